/* Texts in more than one language: which words are in which, and words of Kazakh that are made of a Russian stem
 * («справканы», «отчеттың»).
 *
 * Each word votes by its letters (language.h); of all ways to divide a line among languages the likeliest is taken,
 * where a change of language costs as much as some letters tell. */
#ifndef KZ_MIXING_MIXING_H
#define KZ_MIXING_MIXING_H

#include "language/language.h"

/* Words in a row in one language, within a line. */
typedef struct kz_language_span {
    kz_span span;
    uint32_t words;
    uint8_t language;   /* kz_language */
    uint8_t confidence; /* 0 to 100 */
} kz_language_span;
typedef KZ_VEC(kz_language_span) kz_language_spans;

/* A Kazakh word whose stem the lexicon does not know and whose letters are Russian. */
typedef struct kz_mixed_word {
    kz_span span;
    kz_span stem;
} kz_mixed_word;
typedef KZ_VEC(kz_mixed_word) kz_mixed_words;

typedef struct kz_mixing {
    kz_language_spans spans;
    kz_mixed_words mixed;
    uint32_t words[KZ_LANGUAGES]; /* of each language; codes and addresses are none */
    uint32_t all;
} kz_mixing;

/* Time is linear in the text, memory in its longest line, with at most some thousand words of it at a time. */
void kz_find_mixing(kz_arena *arena, kz_slice text, kz_mixing *mixing);

#endif
