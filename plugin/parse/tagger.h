/* Inside the stage: which reading of each word fits the sentence, by a linear model over hashed features. The trainer
 * (tools/train_tagger.c) asks the same functions for features and the best way. */
#ifndef KZ_PARSE_TAGGER_H
#define KZ_PARSE_TAGGER_H

#include "parse/tagger_table.h"
#include "parse/words.h"

/* A word of a sentence with its candidates. */
typedef struct kz_choice {
    const kz_entry *entry;
    kz_candidate *candidates;
    uint32_t n;
    uint32_t chosen;
} kz_choice;

/* Fills in the hashes of an entry's candidates, and the entry's class. */
void kz_tagger_describe(kz_slice form, kz_entry *entry, kz_candidate *candidates);

enum { KZ_MOST_FEATURES = 24 };
/* Indexes of weights that speak for a candidate by itself, among its neighbours, after the candidate before it. */
uint32_t kz_lone_features(const kz_entry *entry, const kz_candidate *c, uint32_t rank, uint32_t *out);
uint32_t kz_context_features(const kz_choice *sentence, uint32_t n, uint32_t i, const kz_candidate *c, uint32_t *out);
uint32_t kz_pair_features(const kz_candidate *before, const kz_candidate *c, uint32_t *out);

int32_t kz_weigh(const int16_t *weights, const uint32_t *features, uint32_t n);

/* Chooses the best way through the sentence; kz_candidate.worth must be set. scratch: n times KZ_MOST_CANDIDATES. */
enum { KZ_MOST_CANDIDATES = 12 };
typedef struct kz_step {
    int32_t score;
    uint32_t before;
} kz_step;
void kz_tag(const int16_t *weights, kz_choice *sentence, uint32_t n, kz_step *scratch);

#endif
