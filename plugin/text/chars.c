#include "text/chars.h"

#include "text/eight.h"

static uint32_t mapped(const kz_char_pair *pairs, uint32_t n, uint32_t cp) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (pairs[mid].from < cp)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n && pairs[low].from == cp ? pairs[low].to : cp;
}

kz_span kz_trim(kz_slice text, kz_span span) {
    uint32_t length;
    while (span.start < span.end && kz_is_space(kz_utf8_at(text, span.start, &length)))
        span.start += length;
    while (span.start < span.end && kz_is_space(kz_utf8_before(text, span.end, &length)))
        span.end -= length;
    return span;
}

uint32_t kz_to_lower(uint32_t cp) {
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    if (cp < KZ_CASE_DIRECT)
        return kz_lower_direct[cp];
    return mapped(kz_lower_pairs, KZ_LOWER_PAIRS, cp);
}

uint32_t kz_to_upper(uint32_t cp) {
    return mapped(kz_upper_pairs, KZ_UPPER_PAIRS, cp);
}

uint32_t kz_compose(uint32_t base, uint32_t mark) {
    uint32_t low = 0, high = KZ_COMPOSITIONS;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        const kz_char_composition *c = &kz_compositions[mid];
        if (c->base < base || (c->base == base && c->mark < mark))
            low = mid + 1;
        else
            high = mid;
    }
    const kz_char_composition *c = &kz_compositions[low];
    return low < KZ_COMPOSITIONS && c->base == base && c->mark == mark ? c->whole : 0;
}

/* Two bytes of Cyrillic letters begin here (U+0400 to U+04FF, whose lower case lies there too). */
static inline bool is_cyrillic_pair(kz_slice text, uint32_t at) {
    return at + 1 < text.n && ((unsigned char)text.at[at] & 0xFC) == 0xD0 &&
           ((unsigned char)text.at[at + 1] & 0xC0) == 0x80;
}

void kz_lower_into(char *out, kz_slice text) {
    uint32_t at = 0;
    while (at < text.n) {
        while (text.n - at > 8 && kz_eight_is_low(kz_eight(text.at + at), kz_eight(text.at + at + 1))) {
            memcpy(out + at, text.at + at, 8);
            at += 8;
        }
        /* most of a text, so without a branch for capitals */
        for (; is_cyrillic_pair(text, at); at += 2) {
            unsigned lower = kz_lower_direct[0x400 | (text.at[at] & 3) << 6 | (text.at[at + 1] & 0x3F)];
            out[at] = (char)(0xC0 | lower >> 6);
            out[at + 1] = (char)(0x80 | (lower & 0x3F));
        }
        if (at >= text.n)
            return;
        unsigned char c = (unsigned char)text.at[at];
        if (c < 0x80) {
            out[at++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            continue;
        }
        uint32_t length, new_length = 0;
        uint32_t cp = kz_utf8_at(text, at, &length);
        char bytes[4];
        if (cp != KZ_INVALID) {
            uint32_t lower = kz_to_lower(cp);
            if (lower != cp)
                new_length = kz_utf8_put(bytes, lower);
        }
        memcpy(out + at, new_length == length ? bytes : text.at + at, length);
        at += length;
    }
}

kz_slice kz_lowered(kz_arena *arena, kz_slice text) {
    if (text.n == 0)
        return text;
    char *out = kz_arena_get(arena, text.n);
    kz_lower_into(out, text);
    return (kz_slice){out, text.n};
}
