/* Whether a sentence tells of what has been or of what will be, as far as an expression of time needs it. */
#include "extract/time/chunk.h"

enum {
    WORDS_AHEAD = 12,
    TOKENS_AHEAD = 48, /* with the signs and numbers between them: a list of hours may have no word at all */
    LONGEST_ENDING = 16,
    LONGEST_WORD = 32,
    LETTERS_BEFORE = 4 /* bytes of two letters */
};

static bool before_punctuation(const kz_segments *s, uint32_t token, uint32_t end) {
    return token + 1 >= end || s->tokens.at[token + 1].kind == KZ_T_PUNCT;
}

static uint32_t whole_word(kz_slice word) {
    char key[LONGEST_WORD + 1] = "=";
    if (word.n > LONGEST_WORD)
        return UINT32_MAX;
    memcpy(key + 1, word.at, word.n);
    return kz_table_value(&kz_time_tenses, (kz_slice){key, word.n + 1}, UINT32_MAX);
}

/* The tense of the longest ending that counts here, UINT32_MAX if there is none. */
static uint32_t tense_of(kz_slice word, bool at_end) {
    uint32_t what = whole_word(word);
    if (what != UINT32_MAX)
        return what;
    uint32_t n = word.n < LETTERS_BEFORE ? 0 : word.n - LETTERS_BEFORE;
    for (n = n < LONGEST_ENDING ? n : LONGEST_ENDING; n > 0; n--) {
        what = kz_table_value(&kz_time_tenses, (kz_slice){word.at + word.n - n, n}, UINT32_MAX);
        if (what != UINT32_MAX && (at_end || !(what & KZ_TENSE_ONLY_AT_END)))
            return what & ~(uint32_t)KZ_TENSE_ONLY_AT_END;
    }
    return UINT32_MAX;
}

uint32_t kz_tense_after(const kz_segments *s, uint32_t token) {
    uint32_t end = s->sentences.at[s->tokens.at[token - 1].sentence].end, last = token + TOKENS_AHEAD;
    for (uint32_t words = 0; token < end && token < last && words < WORDS_AHEAD; token++) {
        if (s->tokens.at[token].kind != KZ_T_WORD)
            continue;
        words++;
        uint32_t tense = tense_of(kz_token_lower(s, token), before_punctuation(s, token, end));
        if (tense != UINT32_MAX)
            return tense;
    }
    return KZ_TENSE_OPEN;
}
