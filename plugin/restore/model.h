/* Inside the stage: how likely each letter is in a word that was typed without Kazakh letters, by a linear model over
 * hashed features. The trainer (tools/train_restore.c) asks the same functions. */
#ifndef KZ_RESTORE_MODEL_H
#define KZ_RESTORE_MODEL_H

#include "morph/grammar_table.h"
#include "restore/restore_table.h"
#include "text/text.h"

enum {
    KZ_LONGEST_TYPED = 32, /* letters; longer words are left alone */
    KZ_MEANINGS = 3,
    KZ_WAYS = 16, /* ways to read a word that are followed */
    KZ_RESTORE_FEATURES = 40,
    KZ_RESTORE_NAT = 24 /* units of a weight to one of the natural logarithm */
};

/* A word, as it is typed and as it would be typed without Kazakh letters. */
typedef struct kz_typed {
    uint32_t n;
    uint32_t letters[KZ_LONGEST_TYPED]; /* lower case */
    uint32_t plain[KZ_LONGEST_TYPED];   /* … without Kazakh letters */
    uint32_t hash;                      /* of `plain` */
} kz_typed;

/* What stands before and after: a word's `hash`, 0 where there is none. */
typedef struct kz_typed_context {
    uint32_t before, after;
} kz_typed_context;
/* The same after one more character that is no Cyrillic letter: a number or a Latin word takes a word's place. */
uint32_t kz_context_after(uint32_t before, uint32_t cp);

/* Which letters a typed one may stand for; a row of one meaning for a letter that stands for itself alone. */
const kz_typed_letter *kz_typed_letter_of(uint32_t letter);
/* The letter without what only Kazakh has: а of ә. */
uint32_t kz_plain_letter(uint32_t letter);
/* Fills in `plain` and `hash`. */
void kz_typed_finish(kz_typed *word);

/* What is asked of the weights for the letter at i, whatever it stands for; `harmony` is that of the last vowel before
 * it (0 unknown, 1 back, 2 front). Returns how many. */
uint32_t kz_restore_features(const kz_typed *word, const kz_typed_context *context, uint32_t i, uint32_t *out);
uint32_t kz_restore_harmony_features(const kz_typed *word, uint32_t i, uint32_t harmony, uint32_t *out);
/* The place of the weight that speaks for this meaning. */
static inline uint32_t kz_restore_place(uint32_t feature, uint32_t meaning) {
    uint32_t h = (feature ^ (meaning + 1) * 0x9E3779B1u) * 0x85EBCA6Bu;
    return (h ^ h >> 15) & (KZ_RESTORE_WEIGHTS - 1);
}
uint32_t kz_harmony_after(uint32_t harmony, uint32_t letter);

/* A way to read the word: what each letter stands for. */
typedef struct kz_way {
    int32_t score;
    uint8_t harmony;
    uint8_t meaning[KZ_LONGEST_TYPED];
} kz_way;

/* The best ways, best first; returns how many (at most KZ_WAYS). */
uint32_t kz_restore_ways(const int8_t *weights, const kz_typed *word, const kz_typed_context *context, kz_way *out);

#endif
