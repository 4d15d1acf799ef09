/* All ways to read a word in Universal Dependencies: lemma, part of speech and features.
 *
 * The conventions are those of UD_Kazakh-KTB: the lemma of a verb is its stem (бар of бармады), a passive or reciprocal
 * has the lemma of its base and Voice, a causative is a verb of its own; an ordinal has the lemma of its number. What
 * is said of forms in morph.h holds here too: lower-case UTF-8 without look-alikes, nothing is allocated. */
#ifndef KZ_MORPH_READINGS_H
#define KZ_MORPH_READINGS_H

#include "morph/grammar_table.h"

/* Where a reading comes from, from the surest to the least sure. */
typedef enum kz_source {
    KZ_SOURCE_CLOSED, /* the form stands in data/lexicon/function.tsv */
    KZ_SOURCE_KNOWN,  /* the stem is in the lexicon */
    KZ_SOURCE_MADE,   /* of a stem in the lexicon by derivation, or a compound with a known last part */
    KZ_SOURCE_GUESS   /* only the endings tell */
} kz_source;

const char *kz_source_name(kz_source source); /* closed, lexicon, derived, guess */

/* How a lemma's last letter stands in the form. */
typedef enum kz_restored {
    KZ_AS_WRITTEN,
    KZ_AS_LEXICON, /* the stem is the lexicon's: орын of орн-, кітап of кітаб- */
    KZ_UNVOICED    /* ғ, г, б at lemma_end stand for қ, к, п: президенттіг- */
} kz_restored;

typedef struct kz_word_reading {
    uint64_t feats;      /* fields KZ_UD_ of grammar_table.h */
    uint64_t tail_feats; /* of the copula at the end, if `marks` has KZ_MARK_COPULA */
    uint32_t entry;      /* of the lexicon, or the offset of the lemma for KZ_SOURCE_CLOSED */
    uint16_t head;       /* bytes before the stem that is looked up: қарым- of қарым-қатынасы */
    uint16_t stem_end;   /* bytes of the form that are head and stem as they are written there */
    uint16_t lemma_end;  /* … with the endings that make new stems; the lemma's length for KZ_SOURCE_CLOSED */
    uint16_t word_end;   /* … without the copula */
    uint8_t upos;        /* kz_pos */
    uint8_t source;      /* kz_source */
    uint8_t restored;    /* kz_restored */
    uint8_t marks;       /* KZ_MARK_ */
    uint8_t cost;        /* of the endings, and of rules broken */
    uint8_t row;         /* the last ending: a row of kz_morphs, KZ_MORPHS if there is none */
    uint8_t usual;       /* 0 to 7: how usual the stem is as this part of speech */
    bool auxiliary;      /* the stem is a verb that may be one */
} kz_word_reading;

/* What the token's form shows beyond its letters. */
enum {
    KZ_WORD_CAPITAL = 1,  /* begins in a capital */
    KZ_WORD_FIRST = 2,    /* but any word would here */
    KZ_WORD_NUMBER = 4,   /* what stands before the ending is a number */
    KZ_WORD_CAPITALS = 8, /* all its letters are capitals, and there are two or more */
    KZ_WORD_ROMAN = 16,   /* a Roman numeral by its letters */
    KZ_WORD_SIGN = 32     /* a number with a sign: 51% */
};

enum { KZ_MAX_WORD_READINGS = 24 };

/* Readings of one form, the likeliest by itself first; returns how many were written (at most max). There is at least
 * one for a form that is not empty, and never more than KZ_MAX_WORD_READINGS. `suffix_at` is where an ending begins
 * that is written apart from its stem by a hyphen or as the first letters (АҚШ-тың: 7, 25-ші: 3), 0 if there is none.
 */
uint32_t kz_readings(kz_slice form, uint32_t suffix_at, uint32_t traits, kz_word_reading *out, uint32_t max);

/* The lemma, lower case, written into out (form.n + 32 bytes of room); returns its length. */
uint32_t kz_reading_lemma(kz_slice form, const kz_word_reading *reading, char *out);

/* Features as UD writes them (Case=Gen|Number=Plur, `_` for none), into out; returns the length. */
enum { KZ_FEATS_ROOM = 512 };
uint32_t kz_feats_write(uint64_t feats, char *out);
/* The value of feature `i` of kz_features, NULL if it is not there. */
const char *kz_feature_value(uint64_t feats, uint32_t i);
/* Reads what kz_feats_write writes, in any order; false if a feature or value is unknown. */
bool kz_feats_read(kz_slice text, uint64_t *feats);

#endif
