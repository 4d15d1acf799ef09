/* Rules: what lua/kaztext/rule.lua stands on. It reads the tables of rules and says what is wrong with them; here a set
 * is put together from what it hands over, and matched. */
#include "binding/rule.h"

static const char TYPE[] = "kaztext.RuleSet", PATTERN[] = "kaztext.pattern";

enum { MOST_ITEMS = 1000 }; /* of one test */

typedef kl_ruleset handle;

handle *kl_to_ruleset(lua_State *L, int arg) {
    handle *h = luaL_checkudata(L, arg, TYPE);
    if (!h->open)
        luaL_argerror(L, arg, "the rules are closed");
    return h;
}

/* A set that is still being made. */
static handle *to_unfinished(lua_State *L) {
    handle *h = kl_to_ruleset(L, 1);
    if (h->finished)
        luaL_argerror(L, 1, "the rules are finished");
    return h;
}

static void free_set(lua_State *L, handle *h) {
    kz_arena_free(&h->arena);
    luaL_unref(L, LUA_REGISTRYINDEX, h->kept);
}

/* A set that documents use lives on until the last of them is closed. */
static int rules_close(lua_State *L) {
    handle *h = luaL_checkudata(L, 1, TYPE);
    bool was_open = h->open;
    h->open = false;
    if (was_open && h->users == 0)
        free_set(L, h);
    return 0;
}

void kl_ruleset_use(kl_ruleset *h) {
    h->users++;
}

void kl_ruleset_leave(lua_State *L, kl_ruleset *h) {
    if (--h->users == 0 && !h->open)
        free_set(L, h);
}

kl_ruleset *kl_rules_option(lua_State *L, int arg, const char *name) {
    handle *h = NULL;
    if (lua_istable(L, -1)) {
        lua_getfield(L, -1, "set");
        lua_replace(L, -2);
    }
    if (lua_isuserdata(L, -1) && lua_getmetatable(L, -1)) {
        luaL_getmetatable(L, TYPE);
        h = lua_rawequal(L, -1, -2) ? lua_touserdata(L, -3) : NULL;
        lua_pop(L, 2);
    }
    if (!h || !h->open || !h->finished)
        luaL_argerror(L, arg, lua_pushfstring(L, "%s: open rules are expected, as kaztext.rule makes them", name));
    return h;
}

typedef struct making {
    kz_arena *arena;
    const kz_own_rules *rules;
} making;

static void run_making(void *context) {
    making *m = context;
    m->rules = kz_own_rules_new(m->arena);
}

const kz_own_rules *kl_own_rules(lua_State *L) {
    static const char RULES[] = "kaztext.OwnRules", ARENA[] = "kaztext.OwnRulesArena";
    lua_getfield(L, LUA_REGISTRYINDEX, RULES);
    making m = {.rules = lua_touserdata(L, -1)};
    lua_pop(L, 1);
    if (m.rules)
        return m.rules;
    m.arena = kl_arena(L);
    kl_must(L, kz_arena_run(m.arena, run_making, &m));
    lua_setfield(L, LUA_REGISTRYINDEX, ARENA);
    lua_pushlightuserdata(L, (void *)m.rules);
    lua_setfield(L, LUA_REGISTRYINDEX, RULES);
    return m.rules;
}

/* One call of the core, with what it takes and gives. */
typedef struct call {
    handle *h;
    kz_slice text;
    kz_word_test *test;
    kz_tester *tester;
    kz_gift *gift;
    uint32_t number, other;
    bool flag;
} call;

/* What was half done when memory ran out is of no use. */
static void run(lua_State *L, call *c, void (*work)(void *)) {
    kz_status status = kz_arena_run(&c->h->arena, work, c);
    if (status == KZ_OK)
        return;
    c->h->open = false;
    kz_arena_free(&c->h->arena);
    luaL_unref(L, LUA_REGISTRYINDEX, c->h->kept);
    kl_must(L, status);
}

static void run_new(void *context) {
    call *c = context;
    c->h->set = kz_ruleset_new(&c->h->arena, c->flag);
}

/* ruleset(tokens) */
static int ruleset(lua_State *L) {
    bool tokens = lua_toboolean(L, 1);
    handle *h = lua_newuserdata(L, sizeof *h);
    *h = (handle){.kept = LUA_NOREF};
    kl_setmetatable(L, TYPE);
    lua_newtable(L);
    h->kept = luaL_ref(L, LUA_REGISTRYINDEX);
    kz_arena_init(&h->arena, kl_alloc(L), KZ_DEFAULT_MEMORY);
    h->open = true;
    call c = {.h = h, .flag = tokens};
    run(L, &c, run_new);
    return 1;
}

static uint32_t natural(lua_State *L, int arg, double most) {
    double value = luaL_checknumber(L, arg);
    if (!(value >= 0 && value <= most))
        luaL_argerror(L, arg, "the number is out of range");
    return (uint32_t)value;
}

/* ---- Lists, shapes, patterns ---- */

static void run_list(void *context) {
    call *c = context;
    c->number = kz_ruleset_list(c->h->set, (kz_list_by)c->number);
}

static void run_entry(void *context) {
    call *c = context;
    c->flag = kz_ruleset_entry(c->h->set, c->number, c->text);
}

/* list(by, entries): its number and whether it has entries of several words; nil and which entry is none. */
static int rules_list(lua_State *L) {
    call c = {.h = to_unfinished(L), .number = natural(L, 2, KZ_BY_COUNT - 1)};
    luaL_checktype(L, 3, LUA_TTABLE);
    run(L, &c, run_list);
    for (int i = 1; i <= (int)kl_rawlen(L, 3); i++) {
        lua_rawgeti(L, 3, i);
        c.text = kl_bytes(L, -1);
        run(L, &c, run_entry);
        if (!c.flag) {
            lua_pushnil(L);
            lua_pushinteger(L, i);
            return 2;
        }
        lua_pop(L, 1);
    }
    lua_pushinteger(L, (lua_Integer)c.number);
    lua_pushboolean(L, kz_ruleset_has_phrases(c.h->set, c.number));
    return 2;
}

static void run_shape(void *context) {
    call *c = context;
    c->number = kz_ruleset_shape(c->h->set, c->text);
}

static int rules_shape(lua_State *L) {
    call c = {.h = to_unfinished(L), .text = kl_bytes(L, 2)};
    run(L, &c, run_shape);
    lua_pushinteger(L, (lua_Integer)c.number);
    return 1;
}

static void run_ending(void *context) {
    call *c = context;
    c->number = kz_ruleset_ending(c->h->set, c->text);
}

static int rules_ending(lua_State *L) {
    call c = {.h = to_unfinished(L), .text = kl_bytes(L, 2)};
    run(L, &c, run_ending);
    lua_pushinteger(L, (lua_Integer)c.number);
    return 1;
}

/* So that what the set points to lives as long as it. */
static void keep(lua_State *L, const handle *h, int arg) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, h->kept);
    lua_pushvalue(L, arg);
    lua_rawseti(L, -2, (int)kl_rawlen(L, -2) + 1);
    lua_pop(L, 1);
}

static void run_pattern(void *context) {
    call *c = context;
    c->number = kz_ruleset_pattern(c->h->set, c->tester);
}

static int rules_pattern(lua_State *L) {
    call c = {.h = to_unfinished(L), .tester = luaL_checkudata(L, 2, PATTERN)};
    if (c.tester->version != KZ_TESTER_VERSION)
        return luaL_error(L, "kaztext.pcre and kaztext.core are of different versions");
    keep(L, c.h, 2);
    run(L, &c, run_pattern);
    lua_pushinteger(L, (lua_Integer)c.number);
    return 1;
}

/* ---- Tests ---- */

/* A number of the table at 2, 0 if it is not there. */
static uint32_t number_field(lua_State *L, const char *name, double most) {
    lua_getfield(L, 2, name);
    double value = lua_tonumber(L, -1);
    if (!(value >= 0 && value <= most))
        luaL_argerror(L, 2, lua_pushfstring(L, "%s: the number is out of range", name));
    lua_pop(L, 1);
    return (uint32_t)value;
}

/* Numbers of a list of the table at 2, each up to `most`: in memory that the stack holds. */
static uint32_t *numbers_field(lua_State *L, const char *name, double most, uint32_t *n) {
    lua_getfield(L, 2, name);
    *n = lua_istable(L, -1) ? (uint32_t)kl_rawlen(L, -1) : 0;
    if (*n > MOST_ITEMS)
        luaL_argerror(L, 2, lua_pushfstring(L, "%s: there are too many", name));
    uint32_t *numbers = lua_newuserdata(L, (*n + 1) * sizeof *numbers);
    for (uint32_t i = 0; i < *n; i++) {
        lua_rawgeti(L, -2, (int)i + 1);
        double value = lua_tonumber(L, -1);
        if (!(value >= 0 && value < most))
            luaL_argerror(L, 2, lua_pushfstring(L, "%s: the number is out of range", name));
        numbers[i] = (uint32_t)value;
        lua_pop(L, 1);
    }
    lua_remove(L, -2);
    return numbers;
}

/* feats = { feature, values, feature, values … } */
static void read_feats(lua_State *L, kz_word_test *test) {
    uint32_t n, *numbers = numbers_field(L, "feats", UINT32_MAX, &n);
    kz_feature_test *feats = lua_newuserdata(L, (n + 1) * sizeof *feats);
    for (uint32_t i = 0; i + 1 < n; i += 2) {
        if (numbers[i] >= KZ_FEATURES)
            luaL_argerror(L, 2, "feats: there is no such feature");
        feats[test->n_feats++] = (kz_feature_test){(uint8_t)numbers[i], numbers[i + 1]};
    }
    test->feats = feats;
}

/* agree = { feature, variable, … } */
static void read_agreements(lua_State *L, kz_word_test *test) {
    uint32_t n, *numbers = numbers_field(L, "agree", KZ_FEATURES, &n);
    kz_agreement *agreements = lua_newuserdata(L, (n + 1) * sizeof *agreements);
    for (uint32_t i = 0; i + 1 < n; i += 2) {
        if (numbers[i + 1] >= KZ_MOST_VARIABLES)
            luaL_argerror(L, 2, "agree: there are too many variables");
        agreements[test->n_agreements++] = (kz_agreement){(uint8_t)numbers[i], (uint8_t)numbers[i + 1], {0}};
    }
    test->agreements = agreements;
}

static void check_phrases(lua_State *L, const handle *h, const kz_word_test *test) {
    uint32_t phrases = 0;
    for (uint32_t i = 0; i < test->n_lists; i++)
        phrases += kz_ruleset_has_phrases(h->set, test->lists[i]);
    if (phrases > 1)
        luaL_argerror(L, 2, "lists: only one may have entries of several words");
}

/* The test that the table at 2 tells; what it points to lies on the stack. */
static kz_word_test read_test(lua_State *L, const handle *h) {
    kz_word_test test = {0};
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    luaL_checkstack(L, 16, "tests");
    test.lists = numbers_field(L, "lists", kz_ruleset_lists(h->set), &test.n_lists);
    test.shapes = numbers_field(L, "shapes", (double)kz_ruleset_shapes(h->set) + 1, &test.n_shapes);
    test.patterns = numbers_field(L, "patterns", kz_ruleset_patterns(h->set), &test.n_patterns);
    test.endings = numbers_field(L, "endings", kz_ruleset_endings(h->set), &test.n_endings);
    read_feats(L, &test);
    read_agreements(L, &test);
    test.excepts = numbers_field(L, "excepts", kz_ruleset_excepts(h->set), &test.n_excepts);
    static const char *const sides[KZ_BESIDES] = {"before", "after", "not_before", "not_after"};
    for (int k = 0; k < KZ_BESIDES; k++)
        test.beside[k] = numbers_field(L, sides[k], kz_ruleset_excepts(h->set), &test.n_beside[k]);
    check_phrases(L, h, &test);
    test.upos = number_field(L, "upos", UINT32_MAX);
    test.kinds = number_field(L, "kinds", UINT32_MAX);
    test.layer = number_field(L, "layer", KZ_ITEM_LAYERS - 1);
    test.types = number_field(L, "types", UINT32_MAX);
    test.within = number_field(L, "within", UINT32_MAX);
    test.inside = number_field(L, "inside", UINT32_MAX);
    test.needs = number_field(L, "needs", UINT32_MAX);
    test.reach = number_field(L, "reach", UINT32_MAX);
    test.opens = (uint8_t)number_field(L, "opens", UINT8_MAX);
    test.closes = (uint8_t)number_field(L, "closes", UINT8_MAX);
    lua_getfield(L, 2, "post_head");
    test.post_head = lua_toboolean(L, -1);
    lua_getfield(L, 2, "several");
    test.several = lua_toboolean(L, -1);
    lua_pop(L, 2);
    test.sentence = (uint8_t)number_field(L, "sentence", KZ_SENTENCE_FIRST | KZ_SENTENCE_LAST);
    return test;
}

static void run_except(void *context) {
    call *c = context;
    c->number = kz_ruleset_except(c->h->set, c->test);
}

/* except(test): its number, for the `excepts` of another test. */
static int rules_except(lua_State *L) {
    handle *h = to_unfinished(L);
    kz_word_test test = read_test(L, h);
    call c = {.h = h, .test = &test};
    run(L, &c, run_except);
    lua_pushinteger(L, (lua_Integer)c.number);
    return 1;
}

/* ---- Rules ---- */

static void run_word(void *context) {
    call *c = context;
    kz_rule_word(c->h->set, c->test);
}

static int rules_word(lua_State *L) {
    handle *h = to_unfinished(L);
    kz_word_test test = read_test(L, h);
    call c = {.h = h, .test = &test};
    run(L, &c, run_word);
    return 0;
}

/* A set with so many trees that were pushed. */
static handle *with_pending(lua_State *L, uint32_t n) {
    handle *h = to_unfinished(L);
    if (n == 0 || kz_rule_pending(h->set) < n)
        luaL_argerror(L, 1, "there are too few elements");
    return h;
}

static void run_sequence(void *context) {
    call *c = context;
    kz_rule_sequence(c->h->set, c->number);
}

static void run_choice(void *context) {
    call *c = context;
    kz_rule_choice(c->h->set, c->number);
}

static void run_repeat(void *context) {
    call *c = context;
    kz_rule_repeat(c->h->set, c->number, c->other, c->flag);
}

static void run_capture(void *context) {
    call *c = context;
    kz_rule_capture(c->h->set, c->number);
}

static int rules_sequence(lua_State *L) {
    uint32_t n = natural(L, 2, UINT32_MAX);
    call c = {.h = with_pending(L, n), .number = n};
    run(L, &c, run_sequence);
    return 0;
}

static int rules_choice(lua_State *L) {
    uint32_t n = natural(L, 2, UINT32_MAX);
    call c = {.h = with_pending(L, n), .number = n};
    run(L, &c, run_choice);
    return 0;
}

/* repeated(min, [max], [lazy]) */
static int rules_repeated(lua_State *L) {
    call c = {.h = with_pending(L, 1), .number = natural(L, 2, KZ_MOST_STATES), .other = UINT32_MAX};
    if (!lua_isnoneornil(L, 3))
        c.other = natural(L, 3, KZ_MOST_STATES);
    if (c.other == 0 || c.other < c.number)
        luaL_argerror(L, 3, "the number is out of range");
    c.flag = lua_toboolean(L, 4);
    run(L, &c, run_repeat);
    return 0;
}

static int rules_capture(lua_State *L) {
    call c = {.h = with_pending(L, 1), .number = natural(L, 2, KZ_MOST_NAMES - 1)};
    run(L, &c, run_capture);
    return 0;
}

static void run_end(void *context) {
    call *c = context;
    c->number = (uint32_t)kz_rule_end(c->h->set, (kz_reach)c->number, c->gift);
}

/* The number of a capture in the table at 3. */
static uint32_t capture_field(lua_State *L, const char *name) {
    lua_getfield(L, 3, name);
    double value = lua_isnil(L, -1) ? KZ_NO_CAPTURE : lua_tonumber(L, -1);
    if (value != KZ_NO_CAPTURE && !(value >= 0 && value < KZ_MOST_NAMES))
        luaL_argerror(L, 3, lua_pushfstring(L, "%s: the number is out of range", name));
    lua_pop(L, 1);
    return (uint32_t)value;
}

/* { kind, type, normal = …, what = …, who = …, body = … }; the string stays in the table. */
static kz_gift read_gift(lua_State *L) {
    kz_gift gift = {.normal = KZ_LIT("")};
    luaL_checktype(L, 3, LUA_TTABLE);
    lua_rawgeti(L, 3, 1);
    lua_rawgeti(L, 3, 2);
    lua_getfield(L, 3, "normal");
    gift.kind = (uint8_t)natural(L, 4, KZ_GIFT_KINDS - 1);
    gift.type = (uint8_t)natural(L, 5, KZ_E_TYPES);
    if (!lua_isnil(L, 6))
        gift.normal = kl_bytes(L, 6);
    gift.what = capture_field(L, "what");
    gift.who = capture_field(L, "who");
    gift.body = capture_field(L, "body");
    return gift;
}

/* finish_rule(reach, [gift]): true, or nil and what is wrong. */
static int rules_finish_rule(lua_State *L) {
    static const char *const faults[] = {NULL, "large", "bound", "nullable"};
    call c = {.h = with_pending(L, 1), .number = natural(L, 2, KZ_REACHES - 1)};
    lua_settop(L, 3);
    kz_gift gift;
    if (!lua_isnil(L, 3)) {
        gift = read_gift(L);
        c.gift = &gift;
    }
    run(L, &c, run_end);
    if (c.number != KZ_RULE_FINE) {
        lua_pushnil(L);
        lua_pushstring(L, faults[c.number]);
        return 2;
    }
    c.h->n_rules++;
    lua_pushboolean(L, 1);
    return 1;
}

static void run_finish(void *context) {
    call *c = context;
    kz_ruleset_finish(c->h->set);
}

static int rules_finish(lua_State *L) {
    call c = {.h = to_unfinished(L)};
    run(L, &c, run_finish);
    c.h->finished = true;
    return 0;
}

static int rules_stats(lua_State *L) {
    const handle *h = kl_to_ruleset(L, 1);
    lua_createtable(L, 0, 3);
    kl_set_number(L, "rules", h->n_rules);
    kl_set_number(L, "states", kz_ruleset_states(h->set));
    kl_set_number(L, "bytes", (double)h->arena.used);
    return 1;
}

static const luaL_Reg functions[] = {{"ruleset", ruleset}, {NULL, NULL}};

static const luaL_Reg methods[] = {
    {"list", rules_list},
    {"shape", rules_shape},
    {"ending", rules_ending},
    {"pattern", rules_pattern},
    {"except", rules_except},
    {"word", rules_word},
    {"sequence", rules_sequence},
    {"choice", rules_choice},
    {"repeated", rules_repeated},
    {"capture", rules_capture},
    {"finish_rule", rules_finish_rule},
    {"finish", rules_finish},
    {"stats", rules_stats},
    {"close", rules_close},
    {"__gc", rules_close},
    {NULL, NULL},
};

void kl_open_rule(lua_State *L) {
    luaL_newmetatable(L, TYPE);
    kl_setfuncs(L, methods);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    kl_setfuncs(L, functions);
    kl_open_matches(L);
}
