/* Sixteen bytes at a time, in the vectors of gcc and clang: each byte is judged by itself and by the two before it.
 * What follows from a list of leads is written as comparisons, since a look into a table is what a vector cannot do. */
#include "encoding/plain.h"

typedef unsigned char v16 __attribute__((vector_size(16)));
typedef signed char mask16 __attribute__((vector_size(16)));

enum { STEP = 16, BEFORE = 2, STRIDE = 4 * STEP };

static inline v16 load(const unsigned char *p) {
    v16 v;
    memcpy(&v, p, sizeof v);
    return v;
}

static inline mask16 is(v16 v, unsigned char byte) {
    return (mask16)(v == byte);
}

/* first <= v <= last, by one comparison without sign */
static inline mask16 within(v16 v, unsigned char first, unsigned char last) {
    return (mask16)((v16)(v - first) <= (unsigned char)(last - first));
}

/* Non-zero where a byte is suspicious. p[-2] must be readable. */
static inline mask16 look(const unsigned char *p) {
    v16 c = load(p), b = load(p - 1), a = load(p - 2);
    mask16 continues = (mask16)c < (signed char)-64;
    mask16 wanted = within(b, 0xC0, 0xFF) | within(a, 0xE0, 0xFF);
    mask16 known_lead = within(c, 0xD0, 0xD3) | is(c, 0xC2) | is(c, 0xE2);
    mask16 bad = (continues ^ wanted) | (within(c, 0xC0, 0xFF) & ~known_lead);
    bad |= within(c, 0x00, 0x1F) & ~within(c, '\t', '\r');
    /* no-break space, §, ©, «, soft hyphen, ®, » */
    mask16 sign = is(c, 0xA0) | is(c, 0xA7) | is(c, 0xA9) | is(c, 0xAB) | within(c, 0xAD, 0xAE) | is(c, 0xBB);
    bad |= is(b, 0xC2) & ~sign;
    /* punctuation, ₸ and €, № and ™ */
    bad |= is(b, 0xE2) & ~(is(c, 0x80) | is(c, 0x82) | is(c, 0x84));
    mask16 russian = is(b, 0xD0);
    /* Ё and І among the letters of other alphabets; ё and і */
    bad |= russian & within(c, 0x80, 0x8F) & ~(is(c, 0x81) | is(c, 0x86));
    bad |= is(b, 0xD1) & within(c, 0x90, 0xBF) & ~(is(c, 0x91) | is(c, 0x96));
    /* т and в before a capital letter: E2 by the code pages of DOS and Macintosh */
    bad |= russian & (is(a, 0x82) | is(a, 0xB2)) & within(c, 0x90, 0xAF);
    return bad;
}

static inline bool any(mask16 m) {
    uint64_t half[2];
    memcpy(half, &m, sizeof m);
    return (half[0] | half[1]) != 0;
}

/* The bytes from `at` on, at most STRIDE, among line ends. */
static bool is_plain_edge(kz_slice text, uint32_t at) {
    unsigned char room[BEFORE + STRIDE + STEP];
    memset(room, '\n', sizeof room);
    uint32_t before = at < BEFORE ? at : BEFORE, n = text.n - at < STRIDE ? text.n - at : STRIDE;
    memcpy(room + BEFORE - before, text.at + at - before, before + n);
    mask16 bad = {0};
    for (uint32_t i = 0; i < STRIDE; i += STEP)
        bad |= look(room + BEFORE + i);
    if (at + n == text.n) /* a character that the end cuts off is missed by the byte after it */
        bad |= look(room + BEFORE + n);
    return !any(bad);
}

bool kz_is_plain(kz_slice text) {
    const unsigned char *p = (const unsigned char *)text.at;
    if (!is_plain_edge(text, 0))
        return false;
    uint32_t at = text.n < BEFORE ? text.n : BEFORE;
    for (; text.n - at > STRIDE; at += STRIDE) {
        mask16 bad = look(p + at) | look(p + at + STEP) | look(p + at + 2 * STEP) | look(p + at + 3 * STEP);
        if (any(bad))
            return false;
    }
    return is_plain_edge(text, at);
}
