#include "text/utf8.h"

static bool continues(unsigned char c) {
    return (c & 0xC0) == 0x80;
}

uint32_t kz_utf8_rest(kz_slice s, uint32_t at, uint32_t *length) {
    const unsigned char *p = (const unsigned char *)s.at + at;
    uint32_t left = s.n - at;
    *length = 1;
    if (p[0] < 0x80)
        return p[0];
    if (p[0] < 0xC2 || p[0] > 0xF4 || left < 2 || !continues(p[1]))
        return KZ_INVALID;
    if (p[0] < 0xE0) {
        *length = 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (left < 3 || !continues(p[2]))
        return KZ_INVALID;
    if (p[0] < 0xF0) {
        uint32_t cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        if (cp < 0x800 || (cp >= 0xD800 && cp <= 0xDFFF))
            return KZ_INVALID;
        *length = 3;
        return cp;
    }
    if (left < 4 || !continues(p[3]))
        return KZ_INVALID;
    uint32_t cp =
        (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    if (cp < 0x10000 || cp > 0x10FFFF)
        return KZ_INVALID;
    *length = 4;
    return cp;
}

uint32_t kz_utf8_before(kz_slice s, uint32_t at, uint32_t *length) {
    for (uint32_t back = 1; back <= 4 && back <= at; back++) {
        if (continues((unsigned char)s.at[at - back]))
            continue;
        uint32_t cp = kz_utf8_at((kz_slice){s.at, at}, at - back, length);
        if (*length == back)
            return cp;
        break;
    }
    *length = 1;
    return KZ_INVALID;
}

uint32_t kz_utf8_put(char *out, uint32_t cp) {
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

uint32_t kz_utf8_valid(kz_slice s) {
    uint32_t at = 0;
    while (at < s.n) {
        if ((unsigned char)s.at[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t length;
        if (kz_utf8_at(s, at, &length) == KZ_INVALID)
            return at;
        at += length;
    }
    return at;
}

uint32_t kz_utf8_count(kz_slice s) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < s.n; i++)
        count += !continues((unsigned char)s.at[i]);
    return count;
}
