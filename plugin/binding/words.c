/* Functions on a word or a line, without a document. */
#include "parse/words.h"
#include "binding/binding.h"
#include "morph/inflect.h"

enum { LONGEST_WORD = 256 }; /* bytes; a longer word comes back as it is */

/* ---- Features: { Case = "Gen" } or "Case=Gen|Number=Plur" ---- */

static bool add_feature(kz_slice text, uint64_t *feats) {
    uint64_t one;
    if (!kz_feats_read(text, &one))
        return false;
    *feats |= one;
    return true;
}

void kl_add_feature(lua_State *L, int arg, uint64_t *feats) {
    if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING)
        luaL_argerror(L, arg, "features are strings: { Case = \"Gen\" }");
    const char *text = lua_pushfstring(L, "%s=%s", lua_tostring(L, -2), lua_tostring(L, -1));
    if (!add_feature((kz_slice){text, (uint32_t)strlen(text)}, feats))
        luaL_argerror(L, arg, lua_pushfstring(L, "unknown feature %s", text));
    lua_pop(L, 1);
}

static void feats_of_table(lua_State *L, int arg, uint64_t *feats) {
    lua_pushnil(L);
    while (lua_next(L, arg)) {
        kl_add_feature(L, arg, feats);
        lua_pop(L, 1);
    }
}

uint64_t kl_feats(lua_State *L, int arg) {
    uint64_t feats = 0;
    if (lua_istable(L, arg)) {
        feats_of_table(L, arg, &feats);
        return feats;
    }
    if (!kz_feats_read(kl_bytes(L, arg), &feats))
        luaL_argerror(L, arg, lua_pushfstring(L, "unknown features %s", lua_tostring(L, arg)));
    return feats;
}

static uint8_t check_upos(lua_State *L, int arg) {
    const char *name = luaL_optstring(L, arg, "X");
    for (int pos = KZ_POS_X; pos <= KZ_POS_SYM; pos++)
        if (strcmp(kz_pos_name((kz_pos)pos), name) == 0)
            return (uint8_t)pos;
    luaL_argerror(L, arg, lua_pushfstring(L, "unknown part of speech %s", name));
    return KZ_POS_X;
}

static int inflect(lua_State *L) {
    kz_slice lemma = kl_bytes(L, 1);
    uint64_t feats = kl_feats(L, 2);
    char out[KZ_FORM_ROOM];
    uint32_t n = kz_inflect(lemma, check_upos(L, 3), feats, out);
    if (n == 0) {
        lua_pushnil(L);
        lua_pushliteral(L, "there is no such form");
        lua_pushliteral(L, "NO_FORM");
        return 3;
    }
    kl_push(L, (kz_slice){out, n});
    return 1;
}

/* ---- Analysis of one word ---- */

/* The word in lower case, in room of LONGEST_WORD bytes; false where it is longer. */
static bool lower_word(lua_State *L, int arg, char *room, kz_slice *out) {
    kz_slice word = kl_bytes(L, arg);
    if (word.n > LONGEST_WORD)
        return false;
    kz_lower_into(room, word);
    *out = (kz_slice){room, word.n};
    return true;
}

static bool has_capital(kz_slice word) {
    uint32_t length;
    return word.n && kz_is_upper(kz_utf8_at(word, 0, &length));
}

static int push_dictionary_form(lua_State *L, uint32_t (*find)(kz_slice, kz_slice, char *)) {
    char room[LONGEST_WORD], out[KZ_FORM_ROOM];
    kz_slice word;
    if (!lower_word(L, 1, room, &word) || word.n == 0) {
        lua_settop(L, 1);
        return 1;
    }
    kl_push(L, (kz_slice){out, find(kl_bytes(L, 1), word, out)});
    return 1;
}

static int lemma(lua_State *L) {
    return push_dictionary_form(L, kz_cased_lemma);
}

static uint32_t any_stem(kz_slice written, kz_slice word, char *out) {
    (void)written; /* a search does not know of capitals */
    return kz_stem(word, out);
}

static int stem(lua_State *L) {
    return push_dictionary_form(L, any_stem);
}

void kl_set_feats(lua_State *L, const char *key, uint64_t feats) {
    lua_newtable(L);
    for (uint32_t i = 0; i < KZ_FEATURES; i++) {
        const char *value = kz_feature_value(feats, i);
        if (value)
            kl_set_string(L, kz_features[i].name, value);
    }
    lua_setfield(L, -2, key);
}

static void set_reading(lua_State *L, kz_slice written, kz_slice word, const kz_word_reading *r) {
    char out[KZ_FORM_ROOM];
    uint32_t n = kz_reading_lemma(word, r, out);
    bool acronym = kz_is_acronym(written, (kz_slice){out, n});
    if (r->upos == KZ_POS_PROPN || acronym)
        kz_name_capitals(written, word, acronym || r->source == KZ_SOURCE_GUESS, out, n);
    lua_createtable(L, 0, 4);
    kl_set_slice(L, "lemma", (kz_slice){out, n});
    kl_set_string(L, "upos", kz_pos_name((kz_pos)r->upos));
    kl_set_feats(L, "feats", r->feats);
    kl_set_string(L, "source", kz_source_name((kz_source)r->source));
}

static int analyse(lua_State *L) {
    char room[LONGEST_WORD];
    kz_slice word = {"", 0}, written = kl_bytes(L, 1);
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    uint8_t traits = has_capital(written) ? KZ_WORD_CAPITAL | KZ_WORD_FIRST : 0;
    uint32_t n = lower_word(L, 1, room, &word) ? kz_readings_alone(word, traits, readings) : 0;
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        set_reading(L, written, word, &readings[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

static const luaL_Reg functions[] = {
    {"lemma", lemma}, {"stem", stem}, {"analyse", analyse}, {"inflect", inflect}, {NULL, NULL},
};

void kl_open_words(lua_State *L) {
    kl_setfuncs(L, functions);
}
