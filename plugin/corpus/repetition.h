/* What stands in a text more than once: lines, paragraphs, runs of words. */
#ifndef KZ_CORPUS_REPETITION_H
#define KZ_CORPUS_REPETITION_H

#include "corpus/hash.h"

/* A word, line or paragraph. */
typedef struct kz_unit {
    uint64_t hash;
    uint32_t characters;
} kz_unit;
typedef KZ_VEC(kz_unit) kz_units;

typedef struct kz_repeated {
    uint64_t units, characters;
} kz_repeated;

/* The units that stood there before. */
kz_repeated kz_repeated_units(kz_arena *arena, const kz_units *units);

/* Room for n-grams of these words, used for one length after the other. */
typedef struct kz_grams {
    const kz_units *words;
    uint64_t *keys;   /* 0 where empty */
    uint32_t *counts; /* beside them */
    uint32_t mask;
} kz_grams;

void kz_grams_init(kz_grams *g, kz_arena *arena, const kz_units *words);
/* The characters that the most frequent n-gram covers, with the spaces in it; of equally frequent ones the longest. 0
 * where none stands there twice. */
uint64_t kz_top_gram(kz_grams *g, uint32_t n);
/* The characters of n-grams that stood there before, without spaces, each counted once: what was counted is stepped
 * over. */
uint64_t kz_repeated_grams(kz_grams *g, uint32_t n);

#endif
