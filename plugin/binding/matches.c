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
    SET_NAMES(L, "post", KZ_POST_KINDS, kz_post_kind_name((kz_post_kind)i));
    SET_NAMES(L, "quote", 2, i ? "named" : "nameless");
    SET_NAMES(L, "head", KZ_HEAD_TYPES, kz_name_head_type((uint32_t)i));
    SET_NAMES(L, "part", KZ_E_TYPES, kz_entity_type_name((kz_entity_type)i));
    SET_NAMES(L, "needs", KZ_NEEDS, kz_need_name((uint32_t)i));
    SET_NAMES(L, "inside", KZ_INSIDE_KINDS, kz_inside_name((uint32_t)i));
    SET_NAMES(L, "speech", KZ_SPEECH_VERBS, kz_speech_verb_name((uint32_t)i));
    set_features(L);
    return 1;
}

/* ---- Matching ---- */

static const char TYPE[] = "kaztext.Matches";

/* The matches of a document, made into tables one by one. */
typedef struct matching {
    kz_arena arena;
    const kz_document *doc;
    const kz_ruleset *set; /* while they are looked for */
    kz_rule_matches found;
    uint32_t layers, at; /* the next one */
} matching;

static int matches_free(lua_State *L) {
    matching *m = luaL_checkudata(L, 1, TYPE);
    kz_arena_free(&m->arena);
    m->found = (kz_rule_matches){0};
    return 0;
}

static void run_match(void *context) {
    matching *m = context;
    kz_ruleset_match(m->set, &m->arena, m->doc, &m->found);
}

static kz_span word_span(const matching *m, uint32_t word) {
    bool words = m->layers >> KZ_L_WORDS & 1;
    return words ? m->doc->words.at[word].span : m->doc->segments.tokens.at[word].span;
}

/* The text with its last word as a dictionary has it, and with that word in the nominative: облыс әкім, облыс әкімі of
 * облыс әкімінің. */
static void set_forms(lua_State *L, const matching *m, uint32_t first, uint32_t end) {
    const kz_document *doc = m->doc;
    const kz_word *last = &doc->words.at[end - 1];
    kz_slice form = kz_sub(doc->segments.lower, last->span);
    kz_slice before = kz_sub(doc->text, (kz_span){doc->words.at[first].span.start, last->span.start});
    char lemma[KZ_LEMMA_ROOM];
    kl_push(L, before);
    kl_push(L, (kz_slice){lemma, kz_word_lemma(doc->text, doc->segments.lower, last, lemma)});
    lua_concat(L, 2);
    lua_setfield(L, -2, "lemma");
    uint64_t in_case = last->reading.feats & KZ_UD_CASE;
    uint32_t n = form.n;
    if (in_case && in_case != KZ_UD_CASE_NOM && last->kind == KZ_T_WORD && n <= KZ_LONGEST_FORM)
        n = kz_nominative(form, KZ_KEEP_POSSESSIVE);
    kl_set_slice(L, "normal", (kz_slice){before.at, before.n + n});
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

static void set_post_item(lua_State *L, const kz_named_post *named) {
    const kz_position *post = &named->position;
    lua_createtable(L, 0, 4);
    kl_set_string(L, "kind", kz_post_kind_name((kz_post_kind)named->kind));
    kl_set_slice(L, "head", post->head);
    kl_set_slice(L, "title", post->title);
    kl_set_slice(L, "organisation", post->organisation);
    lua_setfield(L, -2, "post");
}

static void set_quote_item(lua_State *L, const kz_document *doc, const kz_quote *quote) {
    lua_createtable(L, 0, 1);
    if (quote->speaker >= 0)
        kl_set_slice(L, "speaker", doc->people.at[quote->speaker].name);
    lua_setfield(L, -2, "quote");
}

/* What the layers that the set asks for know of these words. */
static void set_items(lua_State *L, const matching *m, kz_span first, kz_span last) {
    const kz_document *doc = m->doc;
    uint32_t i;
    if (m->layers >> KZ_L_ENTITIES & 1 && FIND_ITEM(doc->entities, first, last, i)) {
        lua_createtable(L, 0, 2);
        kl_set_string(L, "type", kz_entity_type_name((kz_entity_type)doc->entities.at[i].type));
        kl_set_slice(L, "normal", doc->entities.at[i].normal);
        lua_setfield(L, -2, "entity");
    }
    if (m->layers >> KZ_L_AMOUNTS & 1 && FIND_ITEM(doc->numbers, first, last, i))
        set_number_item(L, &doc->numbers.at[i]);
    if (m->layers >> KZ_L_TIMES & 1 && FIND_ITEM(doc->times, first, last, i)) {
        lua_createtable(L, 0, 2);
        kl_set_slice(L, "value", doc->times.at[i].value);
        kl_set_string(L, "type", kz_time_type_name((kz_time_type)doc->times.at[i].type));
        lua_setfield(L, -2, "time");
    }
    if (m->layers >> KZ_L_IDENTIFIERS & 1 && FIND_ITEM(doc->identifiers, first, last, i)) {
        lua_createtable(L, 0, 4);
        kl_set_identifier(L, &doc->identifiers.at[i]);
        lua_setfield(L, -2, "identifier");
    }
    if (m->layers >> KZ_L_POSTS & 1 && FIND_ITEM(doc->posts, first, last, i))
        set_post_item(L, &doc->posts.at[i]);
    if (m->layers >> KZ_L_QUOTES & 1 && FIND_ITEM(doc->quotes, first, last, i))
        set_quote_item(L, doc, &doc->quotes.at[i]);
}

static bool starts_sentence(const matching *m, uint32_t word) {
    if (m->layers >> KZ_L_WORDS & 1)
        return m->doc->words.at[word].sentence_start;
    const kz_token *tokens = m->doc->segments.tokens.at;
    return word == 0 || tokens[word].sentence != tokens[word - 1].sentence;
}

/* The fields of a stretch of words, in the table on top. */
static void set_words(lua_State *L, const matching *m, uint32_t first, uint32_t end) {
    kz_span from = word_span(m, first), to = word_span(m, end - 1), span = {from.start, to.end};
    kl_set_span(L, span);
    kl_set_slice(L, "text", kz_sub(m->doc->text, span));
    kl_set_number(L, "first_word", (double)first + 1);
    kl_set_number(L, "last_word", (double)end);
    kl_set_true(L, "starts_sentence", starts_sentence(m, first));
    if (m->layers >> KZ_L_WORDS & 1)
        set_forms(L, m, first, end);
    else
        kl_set_slice(L, "normal", kz_in_nominative(&m->doc->segments, first, end));
    set_items(L, m, from, to);
}

/* Sets `captures` of the match on top, the first capture of each name, and `all`, a list of all with their names. */
static void set_captures(lua_State *L, const matching *m, const kz_rule_match *match, int names) {
    int captures = lua_gettop(L) + 1, all = captures + 1, capture = all + 1, name = capture + 1;
    lua_newtable(L);
    lua_createtable(L, (int)match->n_captures, 0);
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const kz_capture *c = &m->found.captures.at[match->captures + i];
        lua_createtable(L, 0, 8);
        set_words(L, m, c->first, c->end);
        lua_rawgeti(L, names, (int)c->name + 1);
        lua_pushvalue(L, name);
        lua_setfield(L, capture, "name");
        lua_pushvalue(L, name);
        lua_rawget(L, captures);
        if (lua_isnil(L, -1)) {
            lua_pushvalue(L, name);
            lua_pushvalue(L, capture);
            lua_rawset(L, captures);
        }
        lua_pushvalue(L, capture);
        lua_rawseti(L, all, (int)i + 1);
        lua_settop(L, all);
    }
    lua_setfield(L, -3, "all");
    lua_setfield(L, -2, "captures");
}

/* find_rules(document, set): its matches, for next_match. */
static int find_rules(lua_State *L) {
    kz_document *doc = kl_document(L);
    const kl_ruleset *h = kl_to_ruleset(L, 2);
    if (!h->finished)
        luaL_argerror(L, 2, "the rules are not finished");
    matching *m = lua_newuserdata(L, sizeof *m);
    *m = (matching){.doc = doc, .set = h->set, .layers = kz_ruleset_layers(h->set)};
    kz_arena_init(&m->arena, kl_alloc(L), KZ_DEFAULT_MEMORY);
    kl_setmetatable(L, TYPE);
    for (uint32_t layer = 0; layer < KZ_L_COUNT; layer++)
        if (m->layers >> layer & 1)
            kl_document_with(L, (kz_layer)layer);
    kl_must(L, kz_arena_run(&m->arena, run_match, m));
    m->set = NULL;
    return 1;
}

/* next_match(document, matches, rules): the next match, nil after the last one. Of each rule: its `name`, and under
 * `captures` the names of its captures. */
static int next_match(lua_State *L) {
    const kz_document *doc = kl_document(L);
    matching *m = luaL_checkudata(L, 2, TYPE);
    luaL_checktype(L, 3, LUA_TTABLE);
    if (m->doc != doc)
        luaL_argerror(L, 1, "the matches are of another document");
    if (m->at == m->found.all.n)
        return 0;
    const kz_rule_match *match = &m->found.all.at[m->at];
    luaL_checkstack(L, 24, "matches");
    lua_settop(L, 3);
    lua_rawgeti(L, 3, (int)match->rule + 1);
    luaL_checktype(L, 4, LUA_TTABLE);
    lua_getfield(L, 4, "captures");
    luaL_checktype(L, 5, LUA_TTABLE);
    lua_createtable(L, 0, 12);
    lua_getfield(L, 4, "name");
    lua_setfield(L, -2, "rule");
    kl_set_number(L, "index", (double)match->rule + 1);
    set_words(L, m, match->first, match->end);
    set_captures(L, m, match, 5);
    m->at++;
    return 1;
}

static const luaL_Reg functions[] = {
    {"rule_terms", rule_terms}, {"find_rules", find_rules}, {"next_match", next_match}, {NULL, NULL}};

void kl_open_matches(lua_State *L) {
    luaL_newmetatable(L, TYPE);
    lua_pushcfunction(L, matches_free);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    kl_setfuncs(L, functions);
}
