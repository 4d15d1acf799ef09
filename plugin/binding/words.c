/* Functions on a word or a line, without a document. */
#include "binding/binding.h"
#include "morph/morph.h"

enum { LONGEST_WORD = 256 }; /* bytes; a longer word comes back as it is */

static int language(lua_State *L) {
    uint8_t confidence;
    kz_language found = kz_language_of(kl_bytes(L, 1), &confidence);
    lua_pushstring(L, kz_language_code(found));
    lua_pushnumber(L, confidence / 100.0);
    return 2;
}

/* The word in lower case, in room of LONGEST_WORD bytes; false where it is longer. */
static bool lower_word(lua_State *L, int arg, char *room, kz_slice *out) {
    kz_slice word = kl_bytes(L, arg);
    if (word.n > LONGEST_WORD)
        return false;
    kz_lower_into(room, word);
    *out = (kz_slice){room, word.n};
    return true;
}

static int lemma(lua_State *L) {
    char room[LONGEST_WORD], out[LONGEST_WORD + 4];
    kz_slice word;
    kz_reading best;
    if (!lower_word(L, 1, room, &word) || kz_analyse(word, &best, 1) == 0) {
        lua_settop(L, 1);
        return 1;
    }
    lua_pushlstring(L, out, kz_lemma_of(word, &best, out));
    return 1;
}

static void set_reading(lua_State *L, kz_slice word, const kz_reading *r) {
    char out[LONGEST_WORD + 4];
    lua_createtable(L, 0, 6);
    kl_set_slice(L, "lemma", (kz_slice){out, kz_lemma_of(word, r, out)});
    kl_set_string(L, "case", kz_case_name((kz_case)r->case_));
    kl_set_string(L, "number", r->plural ? "Plur" : "Sing");
    if (r->possessor)
        kl_set_number(L, "possessor", r->possessor == 4 ? 2 : r->possessor);
    kl_set_true(L, "polite", r->possessor == 4);
    kl_set_true(L, "attributive", r->attributive);
    kl_set_true(L, "known", r->known);
}

static int analyse(lua_State *L) {
    char room[LONGEST_WORD];
    kz_slice word;
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = lower_word(L, 1, room, &word) ? kz_analyse(word, readings, KZ_MAX_READINGS) : 0;
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        set_reading(L, word, &readings[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

static const luaL_Reg functions[] = {{"language", language}, {"lemma", lemma}, {"analyse", analyse}, {NULL, NULL}};

void kl_open_words(lua_State *L) {
    kl_setfuncs(L, functions);
}
