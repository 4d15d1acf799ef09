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

/* Writes the lower case of what stands at `at`, if it has the same length; returns that length. */
static uint32_t lower_one(char *out, kz_slice text, uint32_t at) {
    uint32_t length, new_length = 0;
    uint32_t cp = kz_utf8_at(text, at, &length);
    char bytes[4];
    if (cp != KZ_INVALID) {
        uint32_t lower = kz_to_lower(cp);
        if (lower != cp)
            new_length = kz_utf8_put(bytes, lower);
    }
    memcpy(out + at, new_length == length ? bytes : text.at + at, length);
    return length;
}

void kz_lower_into(char *out, kz_slice text) {
    uint32_t at = 0;
    while (text.n - at > 8) {
        /* through an array, since out may be the text itself */
        char bytes[8];
        memcpy(bytes, text.at + at, sizeof bytes);
        uint64_t capitals = kz_eight_not_low(kz_eight(bytes), kz_eight(text.at + at + 1));
        memcpy(out + at, bytes, sizeof bytes);
        at += capitals ? kz_eight_first(capitals) : 8;
        if (capitals)
            at += lower_one(out, text, at);
    }
    while (at < text.n)
        at += lower_one(out, text, at);
}

kz_slice kz_lowered(kz_arena *arena, kz_slice text) {
    if (text.n == 0)
        return text;
    char *out = kz_arena_get(arena, text.n);
    kz_lower_into(out, text);
    return (kz_slice){out, text.n};
}
