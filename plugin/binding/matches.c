/* Rules: the names that their tests may have, and the matches of a set in a document. */
#include "binding/rule.h"

/* ---- Terms ---- */

/* Sets a field of the table on top to a list of names. */
#define SET_NAMES(L, key, n, name)                                                                                     \
    do {                                                                                                               \
        lua_createtable((L), (int)(n), 0);                                                                             \
        for (int i = 0; i < (int)(n); i++) {                                                                           \
            lua_pushstring((L), (name));                                                                               \
            lua_rawseti((L), -2, i + 1);                                                                               \
        }                                                                                                              \
        lua_setfield((L), -2, (key));                                                                                  \
    } while (0)

static void set_features(lua_State *L) {
    lua_createtable(L, KZ_FEATURES, 0);
    for (int f = 0; f < KZ_FEATURES; f++) {
        lua_createtable(L, 0, 2);
        kl_set_string(L, "name", kz_features[f].name);
        SET_NAMES(L, "values", kz_features[f].n, kz_features[f].values[i]);
        lua_rawseti(L, -2, f + 1);
    }
    lua_setfield(L, -2, "features");
}

/* rule_terms(): the names that tests may have, each list in the order of the core. */
static int rule_terms(lua_State *L) {
    lua_newtable(L);
    SET_NAMES(L, "upos", KZ_POS_SYM + 1, kz_pos_name((kz_pos)i));
    SET_NAMES(L, "kind", KZ_T_SYMBOL + 1, kz_token_kind_name((kz_token_kind)i));
    SET_NAMES(L, "entity", KZ_E_TYPES, kz_entity_type_name((kz_entity_type)i));
    SET_NAMES(L, "number", KZ_NUM_QUANTITY + 1, kz_number_kind_name((kz_number_kind)i));
    SET_NAMES(L, "time", KZ_TIME_SET + 1, kz_time_type_name((kz_time_type)i));
    SET_NAMES(L, "identifier", KZ_ID_KINDS, kz_identifier_kind_name((kz_identifier_kind)i));
    set_features(L);
    return 1;
}

/* ---- Matching ---- */

typedef struct matching {
    const kl_ruleset *h;
    kz_arena *arena;
    const kz_document *doc;
    kz_rule_matches found;
} matching;

static void run_match(void *context) {
    matching *m = context;
    kz_ruleset_match(m->h->set, m->arena, m->doc, &m->found);
}

static kz_span word_span(const matching *m, uint32_t word) {
    bool words = kz_ruleset_layers(m->h->set) >> KZ_L_WORDS & 1;
    return words ? m->doc->words.at[word].span : m->doc->segments.tokens.at[word].span;
}

static void set_lemma(lua_State *L, const matching *m, uint32_t first, uint32_t end) {
    const kz_document *doc = m->doc;
    const kz_word *last = &doc->words.at[end - 1];
    char lemma[KZ_LEMMA_ROOM];
    uint32_t n = kz_word_lemma(doc->text, doc->segments.lower, last, lemma);
    kl_push(L, kz_sub(doc->text, (kz_span){doc->words.at[first].span.start, last->span.start}));
    kl_push(L, (kz_slice){lemma, n});
    lua_concat(L, 2);
    lua_setfield(L, -2, "lemma");
}

/* Whether the item has a part in the first and the last word and in none beyond them. */
static bool is_the_words(kz_span item, kz_span first, kz_span last) {
    return item.start >= first.start && item.start < first.end && item.end > last.start && item.end <= last.end;
}

/* The item of a list in order that is these words; sets *i to its index. */
#define FIND_ITEM(items, first, last, i)                                                                               \
    ((i) = 0, find_item((items).at ? &(items).at[0].span : NULL, sizeof *(items).at, (items).n, (first), (last), &(i)))

static bool find_item(const kz_span *spans, size_t step, uint32_t n, kz_span first, kz_span last, uint32_t *i) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (((const kz_span *)((const char *)spans + middle * step))->end <= first.start)
            low = middle + 1;
        else
            high = middle;
    }
    *i = low;
    return low < n && is_the_words(*(const kz_span *)((const char *)spans + low * step), first, last);
}

static void set_number_item(lua_State *L, const kz_number *x) {
    lua_createtable(L, 0, 4);
    kl_set_number(L, "value", x->value);
    kl_set_string(L, "kind", kz_number_kind_name((kz_number_kind)x->kind));
    if (x->currency.n)
        kl_set_slice(L, "currency", x->currency);
    if (x->unit.n)
        kl_set_slice(L, "unit", x->unit);
    lua_setfield(L, -2, "number");
}

/* What the layers that the set asks for know of these words. */
static void set_items(lua_State *L, const matching *m, kz_span first, kz_span last) {
    const kz_document *doc = m->doc;
    uint32_t layers = kz_ruleset_layers(m->h->set), i;
    if (layers >> KZ_L_ENTITIES & 1 && FIND_ITEM(doc->entities, first, last, i)) {
        lua_createtable(L, 0, 2);
        kl_set_string(L, "type", kz_entity_type_name((kz_entity_type)doc->entities.at[i].type));
        kl_set_slice(L, "normal", doc->entities.at[i].normal);
        lua_setfield(L, -2, "entity");
    }
    if (layers >> KZ_L_AMOUNTS & 1 && FIND_ITEM(doc->numbers, first, last, i))
        set_number_item(L, &doc->numbers.at[i]);
    if (layers >> KZ_L_TIMES & 1 && FIND_ITEM(doc->times, first, last, i)) {
        lua_createtable(L, 0, 2);
        kl_set_slice(L, "value", doc->times.at[i].value);
        kl_set_string(L, "type", kz_time_type_name((kz_time_type)doc->times.at[i].type));
        lua_setfield(L, -2, "time");
    }
    if (layers >> KZ_L_IDENTIFIERS & 1 && FIND_ITEM(doc->identifiers, first, last, i)) {
        lua_createtable(L, 0, 4);
        kl_set_identifier(L, &doc->identifiers.at[i]);
        lua_setfield(L, -2, "identifier");
    }
}

/* The fields of a stretch of words, in the table on top. */
static void set_words(lua_State *L, const matching *m, uint32_t first, uint32_t end) {
    kz_span from = word_span(m, first), to = word_span(m, end - 1), span = {from.start, to.end};
    kl_set_span(L, span);
    kl_set_slice(L, "text", kz_sub(m->doc->text, span));
    kl_set_number(L, "first_word", (double)first + 1);
    kl_set_number(L, "last_word", (double)end);
    if (kz_ruleset_layers(m->h->set) >> KZ_L_WORDS & 1)
        set_lemma(L, m, first, end);
    set_items(L, m, from, to);
}

/* Sets `captures` of the match on top, the first capture of each name, and `all`, for each name a list of all. */
static void set_captures(lua_State *L, const matching *m, const kz_rule_match *match, int names) {
    int captures = lua_gettop(L) + 1, all = captures + 1, capture = all + 1, name = capture + 1, list = name + 1;
    lua_newtable(L);
    lua_newtable(L);
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const kz_capture *c = &m->found.captures.at[match->captures + i];
        lua_createtable(L, 0, 8);
        set_words(L, m, c->first, c->end);
        lua_rawgeti(L, names, (int)c->name + 1);
        lua_pushvalue(L, name);
        lua_rawget(L, all);
        if (lua_isnil(L, list)) {
            lua_settop(L, name);
            lua_pushvalue(L, name);
            lua_pushvalue(L, capture);
            lua_rawset(L, captures);
            lua_newtable(L);
            lua_pushvalue(L, name);
            lua_pushvalue(L, list);
            lua_rawset(L, all);
        }
        lua_pushvalue(L, capture);
        lua_rawseti(L, list, (int)kl_rawlen(L, list) + 1);
        lua_settop(L, all);
    }
    lua_setfield(L, -3, "all");
    lua_setfield(L, -2, "captures");
}

/* The table at 3: for each rule its name and, under "captures", the names of its captures. */
static void push_match(lua_State *L, const matching *m, const kz_rule_match *match) {
    int top = lua_gettop(L);
    lua_rawgeti(L, 3, (int)match->rule + 1);
    lua_getfield(L, -1, "captures");
    lua_createtable(L, 0, 8);
    lua_getfield(L, top + 1, "name");
    lua_setfield(L, -2, "rule");
    kl_set_number(L, "index", (double)match->rule + 1);
    set_words(L, m, match->first, match->end);
    set_captures(L, m, match, top + 2);
    lua_replace(L, top + 1);
    lua_settop(L, top + 1);
}

static void check_names(lua_State *L, const kl_ruleset *h) {
    luaL_checktype(L, 3, LUA_TTABLE);
    for (uint32_t i = 1; i <= h->n_rules; i++) {
        lua_rawgeti(L, 3, (int)i);
        if (!lua_istable(L, -1))
            luaL_argerror(L, 3, "a table for each rule is expected");
        lua_getfield(L, -1, "captures");
        if (!lua_istable(L, -1))
            luaL_argerror(L, 3, "the names of captures are expected");
        lua_pop(L, 2);
    }
}

/* match_rules(document, set, names): the matches as a list. */
static int match_rules(lua_State *L) {
    kz_document *doc = kl_document(L);
    const kl_ruleset *h = kl_to_ruleset(L, 2);
    if (!h->finished)
        luaL_argerror(L, 2, "the rules are not finished");
    check_names(L, h);
    lua_settop(L, 3);
    luaL_checkstack(L, 24, "matches");
    for (uint32_t layer = 0; layer < KZ_L_COUNT; layer++)
        if (kz_ruleset_layers(h->set) >> layer & 1)
            kl_document_with(L, (kz_layer)layer);
    matching m = {.h = h, .doc = doc};
    m.arena = kl_arena(L);
    kl_must(L, kz_arena_run(m.arena, run_match, &m));
    lua_createtable(L, (int)m.found.all.n, 0);
    for (uint32_t i = 0; i < m.found.all.n; i++) {
        push_match(L, &m, &m.found.all.at[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    kz_arena_free(m.arena);
    return 1;
}

static const luaL_Reg functions[] = {{"rule_terms", rule_terms}, {"match_rules", match_rules}, {NULL, NULL}};

void kl_open_matches(lua_State *L) {
    kl_setfuncs(L, functions);
}
