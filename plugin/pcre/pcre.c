/* kaztext.pcre: regular expressions over UTF-8 that may hold invalid bytes, by PCRE2.
 *
 * A pattern is a userdata that is there, with its metatable, before PCRE2 allocates anything. Positions are those of
 * string.find: 1-based bytes, the end inclusive. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdbool.h>
#include <string.h>

#include "binding/compat.h"
#include "rule/tester.h"

static const char TYPE[] = "kaztext.pattern";

/* What one match may cost before it is given up, so that no pattern and text can hang the host. */
enum { MATCH_LIMIT = 10 * 1000 * 1000, TEST_LIMIT = 20 * 1000, HEAP_LIMIT_KIB = 64 * 1024, JIT_STACK = 1024 * 1024 };

typedef struct pattern {
    kz_tester tester; /* first, for the matcher of rules */
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *context;
    pcre2_jit_stack *jit_stack;
} pattern;

static int pattern_close(lua_State *L) {
    pattern *p = luaL_checkudata(L, 1, TYPE);
    pcre2_jit_stack_free(p->jit_stack);
    pcre2_match_context_free(p->context);
    pcre2_match_data_free(p->match);
    pcre2_code_free(p->code);
    *p = (pattern){.tester = p->tester};
    return 0;
}

static pattern *to_pattern(lua_State *L) {
    pattern *p = luaL_checkudata(L, 1, TYPE);
    if (!p->match)
        luaL_argerror(L, 1, "the pattern is closed");
    return p;
}

static int pattern_tostring(lua_State *L) {
    pattern *p = luaL_checkudata(L, 1, TYPE);
    lua_pushstring(L, p->match ? "kaztext.pattern" : "kaztext.pattern (closed)");
    return 1;
}

/* nil, message, code; no memory raises. */
static int failure(lua_State *L, int error, const char *code) {
    if (error == PCRE2_ERROR_NOMEMORY)
        return luaL_error(L, "not enough memory");
    char message[256];
    pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
    lua_pushnil(L);
    lua_pushstring(L, message);
    lua_pushstring(L, code);
    return 3;
}

static uint32_t read_flags(lua_State *L, int arg) {
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
    for (const char *flag = luaL_optstring(L, arg, ""); *flag; flag++) {
        switch (*flag) {
        case 'i':
            options |= PCRE2_CASELESS;
            break;
        case 'm':
            options |= PCRE2_MULTILINE;
            break;
        case 's':
            options |= PCRE2_DOTALL;
            break;
        case 'x':
            options |= PCRE2_EXTENDED;
            break;
        default:
            luaL_argerror(L, arg, "flags: letters out of i, m, s and x are expected");
        }
    }
    return options;
}

/* JIT where the host allows it; without it the interpreter matches the same, more slowly. */
static void use_jit(pattern *p) {
    if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) != 0)
        return;
    p->jit_stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
    pcre2_jit_stack_assign(p->context, NULL, p->jit_stack);
}

static int run(pattern *p, const char *text, size_t n, size_t at, uint32_t options) {
    int found = pcre2_match(p->code, (PCRE2_SPTR)text, n, at, options, p->match, p->context);
    if (found == PCRE2_ERROR_JIT_STACKLIMIT)
        found = pcre2_match(p->code, (PCRE2_SPTR)text, n, at, options | PCRE2_NO_JIT, p->match, p->context);
    return found;
}

/* For a rule, which asks of many words: one that takes long is none, so that the words together take no longer than
 * they would alone. A closed pattern finds nothing. Compiled code reads a vector at a time, over the end of what it is
 * given: a word is copied into room that goes on behind it, one that has no room there is interpreted. */
static bool test_word(kz_tester *self, const char *text, size_t n) {
    enum { ROOM = 256, BORDER = 64 };
    _Alignas(BORDER) char room[ROOM + BORDER] = {0};
    pattern *p = (pattern *)self;
    if (!p->match)
        return false;
    if (n <= ROOM)
        text = memcpy(room, text, n);
    pcre2_set_match_limit(p->context, TEST_LIMIT);
    int found = run(p, text, n, 0, n <= ROOM ? 0 : PCRE2_NO_JIT);
    pcre2_set_match_limit(p->context, MATCH_LIMIT);
    return found >= 0;
}

static int pcre_compile(lua_State *L) {
    size_t n;
    const char *source = luaL_checklstring(L, 1, &n);
    uint32_t options = read_flags(L, 2);
    pattern *p = lua_newuserdata(L, sizeof *p);
    *p = (pattern){.tester = {KZ_TESTER_VERSION, test_word}};
    kl_setmetatable(L, TYPE);
    int error;
    PCRE2_SIZE offset;
    p->code = pcre2_compile((PCRE2_SPTR)source, n, options, &error, &offset, NULL);
    if (!p->code) {
        int results = failure(L, error == PCRE2_ERROR_HEAP_FAILED ? PCRE2_ERROR_NOMEMORY : error, "BAD_PATTERN");
        lua_pushinteger(L, (lua_Integer)offset + 1);
        return results + 1;
    }
    p->context = pcre2_match_context_create(NULL);
    pcre2_match_data *match = pcre2_match_data_create_from_pattern(p->code, NULL);
    p->match = match;
    if (!match || !p->context)
        return luaL_error(L, "not enough memory");
    pcre2_set_match_limit(p->context, MATCH_LIMIT);
    pcre2_set_heap_limit(p->context, HEAP_LIMIT_KIB);
    use_jit(p);
    return 1;
}

/* Pushes start, end and the captures of the last match; a group that took no part is false. Returns how many. */
static int push_match(lua_State *L, pattern *p, const char *text) {
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->match);
    int groups = (int)pcre2_get_ovector_count(p->match) - 1;
    luaL_checkstack(L, groups + 4, "too many groups");
    lua_pushinteger(L, (lua_Integer)at[0] + 1);
    lua_pushinteger(L, (lua_Integer)at[1]);
    for (int i = 1; i <= groups; i++) {
        if (at[2 * i] == PCRE2_UNSET)
            lua_pushboolean(L, 0);
        else
            lua_pushlstring(L, text + at[2 * i], at[2 * i + 1] - at[2 * i]);
    }
    return groups + 2;
}

static int pattern_find(lua_State *L) {
    pattern *p = to_pattern(L);
    size_t n;
    const char *text = luaL_checklstring(L, 2, &n);
    lua_Integer init = luaL_optinteger(L, 3, 1);
    if (init < 0)
        init = -init > (lua_Integer)n ? 1 : (lua_Integer)n + init + 1;
    else if (init == 0)
        init = 1;
    if ((size_t)init > n + 1) {
        lua_pushnil(L);
        return 1;
    }
    int found = run(p, text, n, (size_t)init - 1, 0);
    if (found == PCRE2_ERROR_NOMATCH) {
        lua_pushnil(L);
        return 1;
    }
    return found < 0 ? failure(L, found, "LIMIT") : push_match(L, p, text);
}

static size_t after_character(const char *text, size_t n, size_t at) {
    at++;
    while (at < n && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

/* After an empty match at a place the next one there may not be empty. */
static int pattern_all(lua_State *L) {
    pattern *p = to_pattern(L);
    size_t n, at = 0;
    const char *text = luaL_checklstring(L, 2, &n);
    uint32_t options = 0;
    lua_newtable(L);
    int list = lua_gettop(L);
    for (int count = 0; at <= n;) {
        int found = run(p, text, n, at, options);
        if (found == PCRE2_ERROR_NOMATCH)
            break;
        if (found < 0)
            return failure(L, found, "LIMIT");
        const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(p->match);
        /* \K in a lookahead, which PCRE2 took before 10.38, may lead back */
        at = ends[1] > at || !options ? ends[1] : after_character(text, n, at);
        options = ends[1] == ends[0] ? PCRE2_NOTEMPTY_ATSTART : 0;
        lua_newtable(L);
        int entry = lua_gettop(L);
        for (int i = push_match(L, p, text); i >= 1; i--)
            lua_rawseti(L, entry, i);
        lua_rawseti(L, list, ++count);
    }
    return 1;
}

static const luaL_Reg methods[] = {
    {"find", pattern_find},
    {"all", pattern_all},
    {"close", pattern_close},
    {"__gc", pattern_close},
    {"__close", pattern_close},
    {"__tostring", pattern_tostring},
    {NULL, NULL},
};

static const luaL_Reg functions[] = {{"compile", pcre_compile}, {NULL, NULL}};

KL_EXPORT int luaopen_kaztext_pcre(lua_State *L);

int luaopen_kaztext_pcre(lua_State *L) {
    kl_checkversion(L);
    if (luaL_newmetatable(L, TYPE)) {
        lua_pushvalue(L, -1);
        lua_setfield(L, -2, "__index");
        kl_setfuncs(L, methods);
    }
    lua_pop(L, 1);
    kl_newlib(L, functions);
    char version[64];
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    lua_pushstring(L, version);
    lua_setfield(L, -2, "version");
    return 1;
}
