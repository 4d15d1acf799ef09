/* Character references: &laquo; &#1179; &#x4D9; */
#include "html/html.h"

enum { REPLACEMENT = 0xFFFD, LONGEST_NUMBER = 32 };

/* What the numbers from 0x80 to 0x9F are taken for: windows-1252, as the Standard wants it. */
static const uint16_t western[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                     0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

static uint32_t digit(char c, bool hex) {
    if (c >= '0' && c <= '9')
        return (uint32_t)(c - '0');
    char small = (char)(c | 0x20);
    return hex && small >= 'a' && small <= 'f' ? (uint32_t)(small - 'a') + 10 : 16;
}

static uint32_t number_meant(uint32_t value) {
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return REPLACEMENT;
    return value >= 0x80 && value < 0xA0 ? western[value - 0x80] : value;
}

static uint32_t numeric(kz_slice s, uint32_t at, char *out, uint32_t *n) {
    uint32_t start = at, value = 0;
    at += 2;
    bool hex = at < s.n && (s.at[at] | 0x20) == 'x';
    at += hex;
    uint32_t first = at;
    for (; at < s.n && at - first < LONGEST_NUMBER && digit(s.at[at], hex) < 16; at++)
        value = value > 0x10FFFF ? value : value * (hex ? 16 : 10) + digit(s.at[at], hex);
    if (at == first)
        return 0;
    *n = kz_utf8_put(out, number_meant(value));
    return at + (at < s.n && s.at[at] == ';') - start;
}

static bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static uint32_t found(uint32_t value, uint32_t length, char *out, uint32_t *n) {
    *n = value >> 1 & 15;
    memcpy(out, kz_html_reference_bytes + (value >> 5), *n);
    return length;
}

/* The longest name that is one; without a semicolon only those that may lack it, and in an attribute only where no
 * letter, digit or = follows: ?a=1&copy=2 */
static uint32_t named(kz_slice s, uint32_t at, bool in_attribute, char *out, uint32_t *n) {
    uint32_t first = at + 1, end = first;
    while (end < s.n && end - first <= KZ_HTML_LONGEST_REFERENCE && is_alphanumeric(s.at[end]))
        end++;
    bool closed = end < s.n && s.at[end] == ';';
    for (uint32_t last = end; last > first; last--) {
        uint32_t value = kz_table_value(&kz_html_references, (kz_slice){s.at + first, last - first}, KZ_HTML_NONE);
        if (value == KZ_HTML_NONE)
            continue;
        if (closed && last == end)
            return found(value, last + 1 - at, out, n);
        char next = last < s.n ? s.at[last] : ' ';
        if (value & 1 && !(in_attribute && (next == '=' || is_alphanumeric(next))))
            return found(value, last - at, out, n);
    }
    return 0;
}

uint32_t kz_html_reference(kz_slice source, uint32_t at, bool in_attribute, char *out, uint32_t *n) {
    if (at + 1 >= source.n)
        return 0;
    return source.at[at + 1] == '#' ? numeric(source, at, out, n) : named(source, at, in_attribute, out, n);
}

kz_slice kz_html_plain(kz_arena *arena, kz_slice source, bool in_attribute) {
    kz_buffer b;
    kz_buffer_init(&b, arena, source.n + KZ_HTML_REFERENCE_BYTES);
    bool space = false;
    for (uint32_t at = 0; at < source.n;) {
        char out[KZ_HTML_REFERENCE_BYTES] = {source.at[at]};
        uint32_t n = 1, length = 0;
        if (out[0] == '&')
            length = kz_html_reference(source, at, in_attribute, out, &n);
        at += length ? length : 1;
        if (n == 1 && kz_html_is_space(out[0])) {
            space = b.n > 0;
            continue;
        }
        if (space)
            kz_buffer_byte(&b, ' ');
        space = false;
        kz_buffer_add(&b, out, n);
    }
    return kz_buffer_done(&b);
}
