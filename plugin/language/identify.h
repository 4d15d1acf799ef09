/* What the readers of languages share: the votes of a word, and what they come to. Not for other stages. */
#ifndef KZ_LANGUAGE_IDENTIFY_H
#define KZ_LANGUAGE_IDENTIFY_H

#include "language/grams.h"
#include "language/language.h"
#include "language/model.h"

/* What the grams of the word add up to for each class of its alphabet's model, which is not KZ_A_OTHER.
 * votes: KZ_MOST_CLASSES of room. */
void kz_vote_word(const kz_spelled *word, int32_t *votes);
/* The share of each class in a text of so many letters with these votes: they sum to 1, or are all 0 where `among`, a
 * bit for each kz_language, leaves none. */
void kz_language_shares(kz_alphabet alphabet, const int32_t *votes, uint32_t letters, uint64_t among, float *shares);

#endif
