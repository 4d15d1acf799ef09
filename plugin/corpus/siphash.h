/* SipHash-2-4 (Aumasson and Bernstein, 2012; CC0): a keyed hash. Who does not know the key cannot find by trial what
 * was hashed, though there are few values, as of telephone numbers. */
#ifndef KZ_CORPUS_SIPHASH_H
#define KZ_CORPUS_SIPHASH_H

#include "text/text.h"

typedef struct kz_sip_key {
    uint64_t k0, k1;
} kz_sip_key;

uint64_t kz_siphash(kz_sip_key key, kz_slice s);
/* A key from a secret of any length. */
kz_sip_key kz_sip_key_of(kz_slice secret);

#endif
