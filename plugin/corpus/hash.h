/* Words of a text as hashes, the way the corpus tools compare them: letters, digits and marks in lower case. Case,
 * punctuation, white space and invisible characters make no difference. */
#ifndef KZ_CORPUS_HASH_H
#define KZ_CORPUS_HASH_H

#include "text/text.h"

/* The finisher of MurmurHash3 (Austin Appleby, public domain): each bit of the input changes half of the output. */
static inline uint64_t kz_mix(uint64_t h) {
    h = (h ^ h >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
    h = (h ^ h >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
    return h ^ h >> 33;
}

/* The odd number nearest to 2^64 divided by the golden ratio. */
#define KZ_GOLDEN UINT64_C(0x9E3779B97F4A7C15)

static inline uint64_t kz_hash_char(uint64_t hash, uint32_t cp) {
    return (hash ^ cp) * KZ_GOLDEN;
}

static inline uint32_t kz_folded(uint32_t cp) {
    return cp < KZ_CASE_DIRECT ? kz_lower_direct[cp] : kz_to_lower(cp);
}

static inline bool kz_is_word_class(kz_char_class class) {
    return class >= KZ_C_LOWER && class <= KZ_C_NUMERIC;
}

/* The hash of the next word from *at on; false where there is none. *at moves behind the word. */
bool kz_next_word(kz_slice text, uint32_t *at, uint64_t *hash);

/* The hash of a text's words in their order; their number in *words. */
uint64_t kz_hash_text(kz_slice text, uint32_t *words);

#endif
