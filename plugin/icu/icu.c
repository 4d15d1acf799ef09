/* kaztext.icu: what ICU knows and the core need not: full normalization, collation, numbers in words.
 *
 * Work space is Lua userdata, so nothing is lost when Lua raises an error on the way; ICU's own objects are held by
 * one `services` userdata, the upvalue of every function, whose __gc closes them. */
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "binding/compat.h"

static const char LOCALE[] = "kk";

typedef struct services {
    UNumberFormat *spelling[2]; /* cardinal, ordinal */
    UCollator *collator;
} services;

static services *the_services(lua_State *L) {
    return lua_touserdata(L, lua_upvalueindex(1));
}

static int services_close(lua_State *L) {
    services *s = lua_touserdata(L, 1);
    for (int i = 0; i < 2; i++)
        if (s->spelling[i])
            unum_close(s->spelling[i]);
    if (s->collator)
        ucol_close(s->collator);
    memset(s, 0, sizeof *s);
    return 0;
}

/* A failure of ICU: no memory raises, as every lack of memory does in Lua; the rest is nil, message, code. */
static int failure(lua_State *L, UErrorCode status) {
    if (status == U_MEMORY_ALLOCATION_ERROR)
        return luaL_error(L, "not enough memory");
    lua_pushnil(L);
    lua_pushfstring(L, "ICU: %s", u_errorName(status));
    lua_pushliteral(L, "ICU");
    return 3;
}

static const char *check_text(lua_State *L, int arg, int32_t *n) {
    size_t length;
    const char *text = luaL_checklstring(L, arg, &length);
    if (length > INT32_MAX / 2)
        luaL_argerror(L, arg, "text of more than 1 GiB");
    *n = (int32_t)length;
    return text;
}

/* ---- Normalization ---- */

/* UTF-16 work space that lives in a fixed slot of the stack. */
typedef struct units {
    int slot;
    UChar *at;
    int32_t n, cap;
} units;

static void units_reserve(lua_State *L, units *u, int32_t cap) {
    if (u->cap >= cap)
        return;
    u->at = lua_newuserdata(L, (size_t)cap * sizeof(UChar));
    u->cap = cap;
    lua_replace(L, u->slot);
}

/* Reads valid UTF-8 into u. */
static void units_read(lua_State *L, units *u, const char *at, int32_t n, UErrorCode *status) {
    units_reserve(L, u, n + 1);
    u_strFromUTF8(u->at, u->cap, &u->n, at, n, status);
}

enum { PIECE = 32 * 1024 };

/* The end of the piece of text that begins at `at`, and whether it is valid UTF-8. A piece is a run of invalid bytes,
 * or a run of valid ones that ends where normalization cannot reach across: before a code point under U+0300. */
static int32_t piece_end(const char *text, int32_t at, int32_t n, bool *valid) {
    int32_t start = at;
    while (at < n) {
        int32_t before = at;
        UChar32 cp;
        U8_NEXT(text, at, n, cp);
        if (before == start)
            *valid = cp >= 0;
        else if ((cp >= 0) != *valid || (cp >= 0 && cp < 0x300 && before - start >= PIECE))
            return before;
    }
    return n;
}

/* The normal form of `source` in `result`; false if it is the source as it stands. */
static bool normalize_units(lua_State *L, const UNormalizer2 *form, units *source, units *result, UErrorCode *status) {
    if (unorm2_spanQuickCheckYes(form, source->at, source->n, status) == source->n || U_FAILURE(*status))
        return false;
    units_reserve(L, result, source->n + 64);
    result->n = unorm2_normalize(form, source->at, source->n, result->at, result->cap, status);
    if (*status == U_BUFFER_OVERFLOW_ERROR) {
        *status = U_ZERO_ERROR;
        units_reserve(L, result, result->n);
        result->n = unorm2_normalize(form, source->at, source->n, result->at, result->cap, status);
    }
    return U_SUCCESS(*status) && (result->n != source->n || u_memcmp(result->at, source->at, source->n) != 0);
}

static void add_units(lua_State *L, luaL_Buffer *out, units *bytes, const units *u, UErrorCode *status) {
    units_reserve(L, bytes, u->n / 2 * 3 + 3); /* a UTF-16 unit is at most 3 bytes of UTF-8 */
    int32_t n;
    u_strToUTF8((char *)bytes->at, bytes->cap * (int32_t)sizeof(UChar), &n, u->at, u->n, status);
    if (U_SUCCESS(*status))
        luaL_addlstring(out, (char *)bytes->at, (size_t)n);
}

/* Invalid bytes stay where they are; what lies between them is normalized. */
static int normalize(lua_State *L, const UNormalizer2 *form, UErrorCode status) {
    int32_t n, done = 0;
    const char *text = check_text(L, 1, &n);
    lua_settop(L, 4);
    units source = {2, NULL, 0, 0}, result = {3, NULL, 0, 0}, bytes = {4, NULL, 0, 0};
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (int32_t at = 0, end; at < n && U_SUCCESS(status); at = end) {
        bool valid = true;
        end = piece_end(text, at, n, &valid);
        if (!valid)
            continue;
        units_read(L, &source, text + at, end - at, &status);
        if (U_FAILURE(status) || !normalize_units(L, form, &source, &result, &status))
            continue;
        luaL_addlstring(&out, text + done, (size_t)(at - done));
        add_units(L, &out, &bytes, &result, &status);
        done = end;
    }
    if (U_FAILURE(status))
        return failure(L, status);
    if (!done) {
        lua_settop(L, 1);
        return 1;
    }
    luaL_addlstring(&out, text + done, (size_t)(n - done));
    luaL_pushresult(&out);
    return 1;
}

static int icu_nfc(lua_State *L) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&status);
    return normalize(L, form, status);
}

static int icu_nfkc(lua_State *L) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCInstance(&status);
    return normalize(L, form, status);
}

/* ---- Numbers in words ---- */

static UNumberFormat *speller(services *s, bool ordinal, UErrorCode *status) {
    if (s->spelling[ordinal])
        return s->spelling[ordinal];
    UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, LOCALE, NULL, status);
    if (ordinal && U_SUCCESS(*status)) {
        static const UChar RULES[] = u"%spellout-ordinal";
        unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, RULES, -1, status);
    }
    if (U_FAILURE(*status)) {
        unum_close(format);
        return NULL;
    }
    return s->spelling[ordinal] = format;
}

static int32_t spell_into(lua_State *L, UNumberFormat *format, UChar *out, int32_t cap, UErrorCode *status) {
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(L, 1))
        return unum_formatInt64(format, lua_tointeger(L, 1), out, cap, NULL, status);
#endif
    return unum_formatDouble(format, lua_tonumber(L, 1), out, cap, NULL, status);
}

/* The Kazakh rules end before 10^18. */
static const double SPELL_END = 1e18;

static int icu_spell(lua_State *L) {
    static const char *const KINDS[] = {"cardinal", "ordinal", NULL};
    double value = luaL_checknumber(L, 1);
    bool ordinal = luaL_checkoption(L, 2, "cardinal", KINDS) == 1;
    if (!(fabs(value) < SPELL_END) || (ordinal && value != floor(value))) {
        lua_pushnil(L);
        lua_pushstring(L, "a number under 10^18 is needed, a whole one for an ordinal");
        lua_pushliteral(L, "BAD_VALUE");
        return 3;
    }
    enum { LONGEST = 2048 };
    UChar words[LONGEST];
    char bytes[LONGEST * 3];
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = speller(the_services(L), ordinal, &status);
    if (U_SUCCESS(status))
        n = spell_into(L, format, words, LONGEST, &status);
    u_strToUTF8(bytes, sizeof bytes, &n, words, n, &status);
    if (U_FAILURE(status))
        return failure(L, status);
    lua_pushlstring(L, bytes, (size_t)n);
    return 1;
}

/* ---- Order ---- */

static UCollator *collator(services *s, UErrorCode *status) {
    if (!s->collator)
        s->collator = ucol_open(LOCALE, status);
    return s->collator;
}

static int icu_collate(lua_State *L) {
    int32_t na, nb;
    const char *a = check_text(L, 1, &na), *b = check_text(L, 2, &nb);
    UErrorCode status = U_ZERO_ERROR;
    UCollator *order = collator(the_services(L), &status);
    UCollationResult result = UCOL_EQUAL;
    if (U_SUCCESS(status))
        result = ucol_strcollUTF8(order, a, na, b, nb, &status);
    if (U_FAILURE(status))
        return failure(L, status);
    lua_pushinteger(L, result);
    return 1;
}

static int icu_sort_key(lua_State *L) {
    int32_t n;
    const char *text = check_text(L, 1, &n);
    UErrorCode status = U_ZERO_ERROR;
    UCollator *order = collator(the_services(L), &status);
    if (U_FAILURE(status))
        return failure(L, status);
    lua_settop(L, 2);
    units source = {2, NULL, 0, 0};
    units_reserve(L, &source, n + 1);
    u_strFromUTF8WithSub(source.at, source.cap, &source.n, text, n, 0xFFFD, NULL, &status);
    if (U_FAILURE(status))
        return failure(L, status);
    int32_t size = ucol_getSortKey(order, source.at, source.n, NULL, 0);
    uint8_t *key = lua_newuserdata(L, (size_t)size + 1);
    ucol_getSortKey(order, source.at, source.n, key, size);
    lua_pushlstring(L, (const char *)key, size > 0 ? (size_t)size - 1 : 0); /* without the closing NUL */
    return 1;
}

static const luaL_Reg functions[] = {
    {"nfc", icu_nfc},         {"nfkc", icu_nfkc},         {"spell", icu_spell},
    {"collate", icu_collate}, {"sort_key", icu_sort_key}, {NULL, NULL},
};

KL_EXPORT int luaopen_kaztext_icu(lua_State *L);

int luaopen_kaztext_icu(lua_State *L) {
    kl_checkversion(L);
    lua_newtable(L);
    services *s = lua_newuserdata(L, sizeof *s);
    memset(s, 0, sizeof *s);
    lua_newtable(L);
    lua_pushcfunction(L, services_close);
    lua_setfield(L, -2, "__gc");
    lua_setmetatable(L, -2);
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushvalue(L, -1);
        lua_pushcclosure(L, f->func, 1);
        lua_setfield(L, -3, f->name);
    }
    lua_pop(L, 1);
    lua_pushliteral(L, U_ICU_VERSION);
    lua_setfield(L, -2, "version");
    lua_pushliteral(L, U_UNICODE_VERSION);
    lua_setfield(L, -2, "unicode");
    return 1;
}
