/* Eight bytes at once, in one integer: the first byte is the lowest, whatever the machine. */
#ifndef KZ_TEXT_EIGHT_H
#define KZ_TEXT_EIGHT_H

#include <stdint.h>
#include <string.h>

#define KZ_EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))
#define KZ_FOUR(pair) (UINT64_C(0x0001000100010001) * (pair))

static inline uint64_t kz_eight(const char *at) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
#else
    const unsigned char *p = (const unsigned char *)at;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
           (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
#endif
}

/* Which of the eight bytes the lowest bit that is set stands in; `bits` is not 0. */
static inline uint32_t kz_eight_first(uint64_t bits) {
#ifdef __GNUC__
    return (uint32_t)__builtin_ctzll(bits) / 8;
#else
    uint32_t byte = 0;
    for (; !(bits & 0xFF); bits >>= 8)
        byte++;
    return byte;
#endif
}

/* Four pairs of bytes: the highest bit of each that is no Cyrillic letter or that differs from its pair of `lower`, the
 * same bytes in lower case: that is no small letter. The few letters among the signs from U+0480 to U+048F, and those
 * from U+04C0 to U+04CF, count as none. */
static inline uint64_t kz_eight_not_small(uint64_t pairs, uint64_t lower) {
    const uint64_t high = KZ_FOUR(0x8000), rest = KZ_FOUR(0x7FFF);
    uint64_t strange = ((pairs ^ KZ_FOUR(0x80D0)) & KZ_FOUR(0xC0FC)) | (pairs ^ lower);
    uint64_t sign = pairs << 14 & ~(pairs << 2 | pairs << 3);
    return (strange | ((strange & rest) + rest) | sign) & high;
}

/* Eight bytes of a text: the highest bit of each at which a letter begins that lower case may change, whatever stands
 * around them: ASCII capitals, Cyrillic ones (in the rows U+0480 and U+04C0 also a few letters that it does not change)
 * and all letters beyond Cyrillic. `next` are the eight bytes one further. */
static inline uint64_t kz_eight_not_low(uint64_t bytes, uint64_t next) {
    const uint64_t high = KZ_EIGHT(0x80);
    uint64_t seven = bytes & ~high;
    uint64_t capital = (seven + KZ_EIGHT(0x80 - 'A')) & ~(seven + KZ_EIGHT(0x80 - 'Z' - 1)) & ~bytes;
    uint64_t lead = bytes & bytes << 1;
    uint64_t beyond = ((bytes ^ KZ_EIGHT(0x50)) & KZ_EIGHT(0x7C)) + KZ_EIGHT(0x7C);
    uint64_t row1 = bytes << 6, row0 = bytes << 7;
    uint64_t bit5 = next << 2, bit4 = next << 3, bit0 = next << 7;
    uint64_t low = (row1 & bit0 & (bit5 | bit4)) | (~row1 & ((row0 & ~bit5) | (~row0 & bit5 & bit4)));
    return (capital | (lead & (beyond | ~low))) & high;
}

#endif
