/* What can be counted of a text, as numbers by which a corpus is filtered. doc/api.lua says what each is and where it
 * comes from. */
#ifndef KZ_CORPUS_QUALITY_H
#define KZ_CORPUS_QUALITY_H

#include "language/language.h"

typedef enum kz_signal {
    KZ_Q_BYTES,
    KZ_Q_CHARACTERS,
    KZ_Q_WORDS,
    KZ_Q_LINES,
    KZ_Q_PARAGRAPHS,
    KZ_Q_MEAN_WORD_LENGTH,
    /* shares of the characters that are no white space */
    KZ_Q_LETTERS,
    KZ_Q_DIGITS,
    KZ_Q_PUNCTUATION,
    KZ_Q_SYMBOLS,
    /* shares of the letters */
    KZ_Q_CYRILLIC,
    KZ_Q_LATIN,
    KZ_Q_ARABIC,
    KZ_Q_KAZAKH_LETTERS,
    KZ_Q_RUSSIAN_LETTERS,
    KZ_Q_UPPER_CASE,
    /* shares of the words, but for the kinds */
    KZ_Q_STOP_WORDS,
    KZ_Q_STOP_WORD_KINDS,
    KZ_Q_ALPHA_WORDS,
    KZ_Q_SYMBOL_WORDS,
    KZ_Q_MIXED_SCRIPT_WORDS,
    KZ_Q_UNKNOWN_WORDS,
    KZ_Q_WEB_WORDS,
    /* shares of the lines and paragraphs, of their characters */
    KZ_Q_LINE_PUNCTUATION,
    KZ_Q_ELLIPSIS_LINES,
    KZ_Q_BULLET_LINES,
    KZ_Q_SHORT_LINES,
    KZ_Q_NEW_LINE_RATIO,
    KZ_Q_DUPLICATE_LINES,
    KZ_Q_DUPLICATE_LINE_CHARACTERS,
    KZ_Q_DUPLICATE_PARAGRAPHS,
    KZ_Q_DUPLICATE_PARAGRAPH_CHARACTERS,
    /* shares of the characters */
    KZ_Q_TOP_2_GRAMS,
    KZ_Q_TOP_3_GRAMS,
    KZ_Q_TOP_4_GRAMS,
    KZ_Q_DUPLICATE_5_GRAMS,
    KZ_Q_DUPLICATE_6_GRAMS,
    KZ_Q_DUPLICATE_7_GRAMS,
    KZ_Q_DUPLICATE_8_GRAMS,
    KZ_Q_DUPLICATE_9_GRAMS,
    KZ_Q_DUPLICATE_10_GRAMS,
    /* what is wrong */
    KZ_Q_REPLACEMENT_CHARACTERS,
    KZ_Q_MOJIBAKE,
    KZ_Q_CURLY_BRACKETS,
    KZ_Q_LOREM_IPSUM,
    /* the language */
    KZ_Q_KAZAKH,
    KZ_Q_CONFIDENCE,
    KZ_SIGNALS
} kz_signal;
const char *kz_signal_name(kz_signal signal); /* bytes, characters … */

typedef struct kz_quality {
    double of[KZ_SIGNALS];
    kz_language language;
} kz_quality;

/* Counts all of them in one pass over the characters; then the runs of words that come again. */
void kz_measure_quality(kz_arena *arena, kz_slice text, kz_quality *out);

#endif
