/* What the language of a word is told by: its runs of one to four letters, with the ends of the word as letters, and
 * the word itself. tools/train_language.c reads texts by this header too. Not for other stages. */
#ifndef KZ_LANGUAGE_GRAMS_H
#define KZ_LANGUAGE_GRAMS_H

#include "text/text.h"

/* The alphabets that the model knows, and all others. */
typedef enum kz_alphabet { KZ_A_CYRILLIC, KZ_A_LATIN, KZ_A_ARABIC, KZ_A_OTHER, KZ_ALPHABETS } kz_alphabet;

enum { KZ_LONGEST_SPELLED = 48 };

/* A word of a text in small letters. */
typedef struct kz_spelled {
    kz_span span;
    kz_alphabet alphabet; /* of its first letter */
    bool technical;       /* a piece of an address, a code, a handle: its letters tell of no language */
    uint32_t n;           /* what is longer than KZ_LONGEST_SPELLED is not looked at */
    uint32_t letters[KZ_LONGEST_SPELLED];
} kz_spelled;

/* The next word from `at` on; false if there is none. Apostrophes of every kind are one letter, as in o‘zbek and qala'.
 */
bool kz_next_spelled(kz_slice text, uint32_t at, kz_spelled *word);

/* A run of letters, as a number that is spread over 64 bits. */
typedef uint64_t kz_gram;

enum {
    KZ_GRAM_END = ' ', /* before the first letter of a word and after the last */
    KZ_LONGEST_GRAM = 4,
    KZ_MOST_GRAMS = (KZ_LONGEST_SPELLED + 1) * KZ_LONGEST_GRAM + 1
};

static inline kz_gram kz_gram_spread(uint64_t letters) {
    letters *= UINT64_C(0x9E3779B97F4A7C15);
    return letters ^ letters >> 29;
}

/* All grams of the word into out; returns how many. */
static inline uint32_t kz_grams_of(const kz_spelled *word, kz_gram *out) {
    static const uint64_t masks[] = {0xFFFF, 0xFFFFFFFF, UINT64_C(0xFFFFFFFFFFFF), UINT64_MAX};
    uint64_t last = KZ_GRAM_END, whole = 0;
    uint32_t n = 0;
    for (uint32_t i = 0; i <= word->n; i++) {
        bool end = i == word->n;
        uint32_t letter = end ? KZ_GRAM_END : word->letters[i],
                 longest = i + 2 < KZ_LONGEST_GRAM ? i + 2 : KZ_LONGEST_GRAM;
        last = last << 16 | (letter & 0xFFFF);
        whole = (whole ^ letter) * UINT64_C(0x100000001B3) + 1;
        for (uint32_t length = end ? 2 : 1; length <= longest; length++)
            out[n++] = kz_gram_spread(last & masks[length - 1]);
    }
    out[n++] = kz_gram_spread(whole | UINT64_C(1) << 63);
    return n;
}

/* The parts of a gram that a table is looked up by: which of so many buckets, and which gram it is there. */
static inline uint32_t kz_gram_bucket(kz_gram gram, uint32_t buckets) {
    return (uint32_t)((gram >> 32) * buckets >> 32);
}
static inline uint16_t kz_gram_tag(kz_gram gram) {
    return (uint16_t)(gram | 1); /* 0 is an empty place */
}

#endif
