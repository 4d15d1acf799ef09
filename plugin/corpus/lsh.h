/* An index of signatures: what was added before and is alike, or the same. Streaming, in bounded memory.
 *
 * A signature is a run of bytes, cut into bands of four. Two entries are compared when a band of theirs is the same
 * (locality sensitive hashing): with b bands, texts of overlap J are compared with a probability of 1 - (1 - J^4)^b.
 * For sketches of 256 places that is
 *
 *      J         0.20   0.30   0.40   0.48   0.50   0.56   0.60   0.70   0.80
 *      64 bands  0.097  0.406  0.810  0.970  0.984  0.999  1.000  1.000  1.000   threshold up to 0.51
 *      17 bands  0.027  0.129  0.357  0.604  0.666  0.828  0.906  0.991  1.000   threshold 0.70
 *      9 bands   0.014  0.071  0.208  0.388  0.441  0.606  0.713  0.916  0.991   threshold 0.80
 *
 * and kz_bands_for takes the fewest bands that find 99 of 100 texts at the threshold itself (64 at most). What was
 * found so is an answer only if whole signatures agree as much as was asked for.
 *
 * Memory: at most kz_index_bytes(bands, size) for each entry that may be kept, taken in pieces as entries come. When as
 * many are there as may be kept, the oldest leaves for each new one. Entries hang in chains by the hashes of their
 * bands, the newest first, so that those who left are where a chain is cut off and nothing is ever taken out (zlib
 * finds its matches so). */
#ifndef KZ_CORPUS_LSH_H
#define KZ_CORPUS_LSH_H

#include "corpus/minhash.h"

enum {
    KZ_BAND = 4, /* bytes of a band */
    KZ_MOST_BANDS = KZ_SKETCH / KZ_BAND,
    KZ_FEWEST_KEPT = 64,
    KZ_MOST_COMPARED = 64 /* entries of one chain, so that time stays linear whatever was added */
};

typedef struct kz_index {
    kz_alloc alloc;
    uint32_t bands, size; /* of a signature: bands that are looked up, bytes */
    uint32_t most;        /* entries that are kept */
    uint32_t count;       /* entries ever added; entry i lies in place i % most */
    uint32_t heads_n;     /* a power of two: chains of each band */
    uint32_t *heads;      /* the newest entry of each chain, + 1 */
    char **pieces;        /* KZ_PIECE entries each */
    uint32_t pieces_n;
    size_t bytes; /* taken from the allocator now */
} kz_index;

typedef struct kz_found {
    bool found;
    uint64_t id;
    uint32_t agree; /* bytes of the signatures that are the same */
} kz_found;

uint32_t kz_bands_for(double threshold);

/* Bytes of an entry: the signature, its id, for each band a link and at most one head of a chain, and a part of the
 * table of pieces. */
static inline size_t kz_index_bytes(uint32_t bands, uint32_t size) {
    return (size_t)size + sizeof(uint64_t) + 2 * sizeof(uint32_t) * bands + 1;
}

/* Takes no memory yet. `most` is KZ_FEWEST_KEPT or more; signatures have `size` bytes, KZ_BAND * bands or more. */
void kz_index_open(kz_index *index, kz_alloc alloc, uint32_t bands, uint32_t size, uint32_t most);
void kz_index_close(kz_index *index);

/* The entry that agrees most with the signature, in `least` bytes or more. */
kz_found kz_index_find(const kz_index *index, const uint8_t *signature, uint32_t least);
/* Makes room for one more entry; the index stays as it is where there is no memory. KZ_TOO_LARGE after 2^32 - 2
 * entries. */
kz_status kz_index_reserve(kz_index *index);
/* Adds the signature, after kz_index_reserve. Returns the id of the entry that left for it, 0 where none did. */
uint64_t kz_index_add(kz_index *index, const uint8_t *signature, uint64_t id);

/* Entries that are kept. */
static inline uint32_t kz_index_kept(const kz_index *index) {
    return index->count < index->most ? index->count : index->most;
}

#endif
