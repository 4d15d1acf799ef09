/* Bytes that somebody else owns, and places in them. Offsets in C are 0-based bytes, end exclusive; the binding and
 * the record convert. */
#ifndef KZ_TEXT_SLICE_H
#define KZ_TEXT_SLICE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct kz_slice {
    const char *at;
    uint32_t n;
} kz_slice;

typedef struct kz_span {
    uint32_t start, end;
} kz_span;

/* A slice of a string literal. */
#define KZ_LIT(literal) ((kz_slice){(literal), (uint32_t)(sizeof(literal) - 1)})

static inline kz_slice kz_sub(kz_slice s, kz_span span) {
    return (kz_slice){s.at + span.start, span.end - span.start};
}

static inline bool kz_same(kz_slice a, kz_slice b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

static inline bool kz_starts(kz_slice s, kz_slice prefix) {
    return s.n >= prefix.n && memcmp(s.at, prefix.at, prefix.n) == 0;
}

static inline bool kz_ends(kz_slice s, kz_slice suffix) {
    return s.n >= suffix.n && memcmp(s.at + s.n - suffix.n, suffix.at, suffix.n) == 0;
}

static inline bool kz_overlap(kz_span a, kz_span b) {
    return a.start < b.end && b.start < a.end;
}

#endif
