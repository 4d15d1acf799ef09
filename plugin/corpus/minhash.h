/* Sketches of texts: of two texts as many bytes of their sketches agree as their sets of shingles overlap.
 *
 * The shingles of a text are its words and its pairs of neighbouring words, as a set. The words alone would take texts
 * for alike that share a vocabulary; the pairs alone would lose a text in which every fifth word was changed (their
 * overlap is then 0.47, that of both together 0.56, see lsh.h).
 *
 * The sketch is that of Dahlgaard, Knudsen and Thorup (Fast Similarity Sketching, FOCS 2017): each shingle falls into
 * one of the places by its hash, and the least hash of each place stays. One pass fills all places of a long text, for
 * the cost of one hash a shingle; for a short one further passes over its distinct shingles fill those that are empty,
 * so that the estimate is as good as that of as many independent permutations. */
#ifndef KZ_CORPUS_MINHASH_H
#define KZ_CORPUS_MINHASH_H

#include "corpus/hash.h"

enum {
    KZ_SKETCH = 256,       /* places of a sketch, a byte each */
    KZ_SKETCH_KEPT = 4096, /* distinct shingles that are kept for further passes */
    KZ_SKETCH_SLOTS = 2 * KZ_SKETCH_KEPT
};

/* Room to work in: about 53 KB, without anything to free. Zeroed before its first use. */
typedef struct kz_sketcher {
    uint64_t least[KZ_SKETCH];
    uint64_t kept[KZ_SKETCH_KEPT];
    uint16_t slots[KZ_SKETCH_SLOTS]; /* index in `kept` + 1, 0 where empty */
    uint16_t slot_of[KZ_SKETCH_KEPT];
    uint32_t n;
} kz_sketcher;

/* Sketches the text in one go over it; returns the number of its words. Of a text without words nothing is written. */
uint32_t kz_sketch(kz_sketcher *s, kz_slice text, uint8_t sketch[KZ_SKETCH]);

/* Places in which two sketches agree. */
uint32_t kz_sketch_agree(const uint8_t *a, const uint8_t *b);
/* The overlap (Jaccard) that so many places tell of, 0 to 1: of places that differ, one in 256 agrees by chance. */
double kz_sketch_similarity(uint32_t agree);
/* The fewest places that tell of this overlap. */
uint32_t kz_sketch_places(double similarity);

#endif
