#include "corpus/siphash.h"
#include "text/eight.h"

typedef struct state {
    uint64_t v0, v1, v2, v3;
} state;

static inline uint64_t turn(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static inline void round_once(state *s) {
    s->v0 += s->v1;
    s->v1 = turn(s->v1, 13) ^ s->v0;
    s->v0 = turn(s->v0, 32);
    s->v2 += s->v3;
    s->v3 = turn(s->v3, 16) ^ s->v2;
    s->v0 += s->v3;
    s->v3 = turn(s->v3, 21) ^ s->v0;
    s->v2 += s->v1;
    s->v1 = turn(s->v1, 17) ^ s->v2;
    s->v2 = turn(s->v2, 32);
}

static inline void take(state *s, uint64_t eight) {
    s->v3 ^= eight;
    round_once(s);
    round_once(s);
    s->v0 ^= eight;
}

uint64_t kz_siphash(kz_sip_key key, kz_slice s) {
    state st = {key.k0 ^ UINT64_C(0x736F6D6570736575), key.k1 ^ UINT64_C(0x646F72616E646F6D),
                key.k0 ^ UINT64_C(0x6C7967656E657261), key.k1 ^ UINT64_C(0x7465646279746573)};
    uint32_t at = 0;
    for (; s.n - at >= 8; at += 8)
        take(&st, kz_eight(s.at + at));
    uint64_t last = (uint64_t)s.n << 56;
    for (uint32_t i = 0; at < s.n; i++, at++)
        last |= (uint64_t)(unsigned char)s.at[at] << 8 * i;
    take(&st, last);
    st.v2 ^= 0xFF;
    for (int i = 0; i < 4; i++)
        round_once(&st);
    return st.v0 ^ st.v1 ^ st.v2 ^ st.v3;
}

kz_sip_key kz_sip_key_of(kz_slice secret) {
    kz_sip_key key = {kz_siphash((kz_sip_key){1, 0}, secret), kz_siphash((kz_sip_key){2, 0}, secret)};
    return key;
}
