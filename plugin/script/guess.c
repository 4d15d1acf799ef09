/* What stands for symbols that no word of the lexicon explains: the answer that was right most often between such
 * letters. */
#include "script/parts.h"

/* Letters before and after, from the most to the least: as in tools/train_script.lua. */
static const struct {
    uint8_t before, after;
} windows[] = {{3, 3}, {2, 3}, {3, 2}, {2, 2}, {1, 3}, {3, 1}, {1, 2}, {2, 1}, {1, 1}, {0, 1}, {1, 0}, {0, 0}};

static bool is_vowel(char symbol) {
    return strchr("aeoUy", symbol) != NULL;
}

/* и and й are told from ы and і; where the spelling does not tell, the vowels beside it do. */
static char context_symbol(const kz_units *units, uint32_t at) {
    const kz_unit *u = &units->at[at];
    const uint64_t wide = KZ_LETTER(Y) | KZ_LETTER(DOTTED_I);
    const uint64_t narrow = KZ_LETTER(I) | KZ_LETTER(SHORT_I) | KZ_LETTER(YA) | KZ_LETTER(YU) | KZ_LETTER(YO);
    if (u->symbol != 'y' || !(u->mask & narrow))
        return u->symbol;
    if (!(u->mask & wide))
        return 'i';
    bool beside = (at > 0 && is_vowel(units->at[at - 1].symbol)) ||
                  (at + 1 < units->n && units->at[at + 1].symbol != 'y' && is_vowel(units->at[at + 1].symbol));
    beside |= at == 0 && units->n > 1 && units->at[1].symbol == 'u'; /* Ю- */
    return beside || (at == 0 && !(u->mask & KZ_LETTER(Y))) ? 'i' : 'y';
}

uint8_t kz_guess(const kz_units *units, uint32_t at, const char *question) {
    enum { LONGEST = 2 + KZ_GUESS_REACH + 2 + 1 + KZ_GUESS_REACH };
    uint32_t asked = (uint32_t)strlen(question), width = question[0] == '\'' ? 1 : asked;
    const char *place = units->around + units->place[at];
    for (uint32_t w = 0; w < sizeof windows / sizeof *windows; w++) {
        char key[LONGEST];
        uint32_t n = asked, before = windows[w].before, after = windows[w].after;
        memcpy(key, question, asked);
        memcpy(key + n, place - before, before + width);
        n += before + width;
        key[n++] = '_';
        memcpy(key + n, place + width, after);
        n += after;
        int32_t found = kz_table_find(&kz_guesses, (kz_slice){key, n});
        if (found >= 0) {
            uint32_t letter = kz_guesses.values[found] & 0xFF;
            return letter ? (uint8_t)(letter - 1) : KZ_LETTERS;
        }
    }
    return KZ_LETTERS;
}

void kz_prepare_guesses(kz_units *units) {
    static const char soft[] = "lntdszrmvbpfkjS"; /* consonants after which a sign is ever written */
    uint32_t n = KZ_GUESS_REACH;
    memset(units->around, '^', KZ_GUESS_REACH);
    for (uint32_t i = 0; i < units->n; i++) {
        units->place[i] = (uint8_t)n;
        if (units->at[i].symbol != '\'')
            units->around[n++] = context_symbol(units, i);
    }
    memset(units->around + n, '$', KZ_GUESS_REACH);
    for (uint32_t i = 0; i < units->n; i++)
        units->sign[i] =
            units->signs || !strchr(soft, units->at[i].symbol) ? (uint8_t)KZ_LETTERS : kz_guess(units, i, "'");
}
