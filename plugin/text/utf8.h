/* UTF-8, one code point at a time. Invalid bytes are never lost: each comes out as KZ_INVALID with length 1. */
#ifndef KZ_TEXT_UTF8_H
#define KZ_TEXT_UTF8_H

#include <stdint.h>

#include "text/slice.h"

enum { KZ_INVALID = 0x110000 };

/* The code point at s->at[at], its length in bytes in *length (1 to 4). at must be < s.n. Overlong forms,
 * surrogates and values over U+10FFFF are invalid. */
static inline uint32_t kz_utf8_at(kz_slice s, uint32_t at, uint32_t *length);
/* The code point that ends before `at` (> 0). */
uint32_t kz_utf8_before(kz_slice s, uint32_t at, uint32_t *length);
/* Writes cp into out (4 bytes of room), returns its length. */
uint32_t kz_utf8_put(char *out, uint32_t cp);
/* The offset of the first invalid byte, or s.n. */
uint32_t kz_utf8_valid(kz_slice s);
/* Code points in a valid text. */
uint32_t kz_utf8_count(kz_slice s);

/* What kz_utf8_at does for anything but ASCII and Cyrillic. */
uint32_t kz_utf8_rest(kz_slice s, uint32_t at, uint32_t *length);

static inline uint32_t kz_utf8_at(kz_slice s, uint32_t at, uint32_t *length) {
    unsigned char first = (unsigned char)s.at[at];
    if (first < 0x80) {
        *length = 1;
        return first;
    }
    if (first >= 0xD0 && first <= 0xD3 && at + 1 < s.n && ((unsigned char)s.at[at + 1] & 0xC0) == 0x80) {
        *length = 2;
        return (uint32_t)(first & 0x1F) << 6 | ((unsigned char)s.at[at + 1] & 0x3F);
    }
    return kz_utf8_rest(s, at, length);
}

#endif
