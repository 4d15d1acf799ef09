/* The language of a text, and the languages in it. */
#include "binding/binding.h"
#include "mixing/mixing.h"

/* The set of the languages in the list at an argument; all where it is nil or none. */
static uint64_t check_among(lua_State *L, int arg) {
    uint64_t among = 0;
    if (lua_isnoneornil(L, arg))
        return KZ_ALL_LANGUAGES;
    luaL_checktype(L, arg, LUA_TTABLE);
    for (int i = 1;; i++) {
        lua_rawgeti(L, arg, i);
        if (lua_isnil(L, -1))
            break;
        size_t n = 0;
        const char *code = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &n) : "";
        kz_language language = kz_language_named((kz_slice){code, (uint32_t)n});
        if (language == KZ_LANGUAGES)
            luaL_argerror(L, arg, lua_pushfstring(L, "unknown language '%s'", n ? code : luaL_typename(L, -1)));
        among |= UINT64_C(1) << language;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (!among)
        luaL_argerror(L, arg, "no language is named");
    return among;
}

static int language(lua_State *L) {
    uint8_t confidence;
    kz_language found = kz_language_among(kl_bytes(L, 1), check_among(L, 2), &confidence);
    lua_pushstring(L, kz_language_code(found));
    lua_pushnumber(L, confidence / 100.0);
    return 2;
}

typedef struct finding {
    kz_arena *arena;
    kz_slice text;
    kz_mixing mixing;
} finding;

static void run_mixing(void *context) {
    finding *f = context;
    kz_find_mixing(f->arena, f->text, &f->mixing);
}

static void push_shares(lua_State *L, const kz_mixing *mixing) {
    lua_newtable(L);
    for (uint32_t l = 0; l < KZ_LANGUAGES; l++) {
        if (!mixing->words[l])
            continue;
        lua_pushnumber(L, (double)mixing->words[l] / mixing->all);
        lua_setfield(L, -2, kz_language_code((kz_language)l));
    }
}

static void push_mixed(lua_State *L, kz_slice text, const kz_mixed_words *words) {
    lua_createtable(L, (int)words->n, 0);
    for (uint32_t i = 0; i < words->n; i++) {
        lua_createtable(L, 0, 3);
        kl_set_span(L, words->at[i].span);
        kl_set_slice(L, "stem", kz_sub(text, words->at[i].stem));
        lua_rawseti(L, -2, (int)i + 1);
    }
}

static int languages(lua_State *L) {
    finding f = {.text = kl_bytes(L, 1)};
    f.arena = kl_arena(L);
    kz_status status = kz_arena_run(f.arena, run_mixing, &f);
    if (status != KZ_OK)
        return kl_failure(L, status);
    lua_createtable(L, (int)f.mixing.spans.n, 2);
    for (uint32_t i = 0; i < f.mixing.spans.n; i++) {
        const kz_language_span *s = &f.mixing.spans.at[i];
        lua_createtable(L, 0, 5);
        kl_set_span(L, s->span);
        kl_set_string(L, "language", kz_language_code((kz_language)s->language));
        kl_set_number(L, "confidence", s->confidence / 100.0);
        kl_set_number(L, "words", s->words);
        lua_rawseti(L, -2, (int)i + 1);
    }
    push_shares(L, &f.mixing);
    lua_setfield(L, -2, "shares");
    push_mixed(L, f.text, &f.mixing.mixed);
    lua_setfield(L, -2, "mixed");
    kz_arena_free(f.arena);
    return 1;
}

static const luaL_Reg functions[] = {{"language", language}, {"languages", languages}, {NULL, NULL}};

void kl_open_language(lua_State *L) {
    kl_setfuncs(L, functions);
}
