/* Sixteen bytes at a time, in the vectors of gcc and clang: each byte is judged by itself and by the two before it.
 * What follows from a list of leads is written as comparisons, since a look into a table is what a vector cannot do. */
#include "encoding/marks.h"

#include "encoding/chains.h"
#include "encoding/score.h"

typedef unsigned char v16 __attribute__((vector_size(16)));
typedef signed char mask16 __attribute__((vector_size(16)));

enum { STEP = 16, BEFORE = 2, STRIDE = 4 * STEP, LONGEST = 4 /* bytes of a character */ };

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
    /* ґ, ‡ and ‰: letters of KZ-1048 and PT154 that windows-1251 read */
    bad |= is(b, 0xD2) & within(c, 0x90, 0x91);
    bad |= is(a, 0xE2) & is(b, 0x80) & (is(c, 0xA1) | is(c, 0xB0));
    /* т and в before a capital letter: E2 by the code pages of DOS and Macintosh */
    bad |= russian & (is(a, 0x82) | is(a, 0xB2)) & within(c, 0x90, 0xAF);
    return bad;
}

static inline bool any(mask16 m) {
    uint64_t half[2];
    memcpy(half, &m, sizeof m);
    return (half[0] | half[1]) != 0;
}

/* A letter that KZ-1048 or PT154 has where windows-1251 has this character. */
static bool is_moved(uint32_t cp, const uint8_t *bytes) {
    unsigned char byte = bytes[0];
    if (byte < 0x80 || byte >= 0xC0)
        return false;
    for (uint32_t page = KZ_KZ_1048 - KZ_WINDOWS_1251; page <= KZ_PTCP154 - KZ_WINDOWS_1251; page++)
        if (kz_codepages[page][byte - 0x80] != cp &&
            (kz_codepage_classes[page][byte] & (KZ_CLASS_CAPITAL - 1)) >= KZ_CLASS_FIRST_LETTER)
            return true;
    return false;
}

static bool begins_chain(kz_slice text, uint32_t at) {
    kz_chain chain;
    return kz_chain_at(text, at, &chain) && kz_chain_is_strong(&chain);
}

static bool is_beside_letter(kz_slice text, uint32_t at, uint32_t end) {
    unsigned char before = at > 0 ? (unsigned char)text.at[at - 1] : 0;
    unsigned char after = end < text.n ? (unsigned char)text.at[end] : 0;
    return before >= 0x80 || (after >= 0xD0 && after <= 0xD3);
}

/* The characters that begin in [at, end), one by one; returns where the last one ends. */
static uint32_t look_closely(kz_slice text, uint32_t at, uint32_t end, kz_marks *marks) {
    uint32_t length, before = at;
    for (; at < end; before = at, at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        if (cp < 0x80) {
            marks->control += cp < 0x20 && !(cp >= '\t' && cp <= '\r');
            continue;
        }
        marks->invalid += cp == KZ_INVALID;
        marks->western += cp >= 0xC0 && cp <= 0xFF;
        const uint8_t *bytes = kz_page_bytes[kz_byte_row(cp)];
        marks->moved += is_moved(cp, bytes) && is_beside_letter(text, at, at + length);
        if (!marks->chained)
            marks->chained = begins_chain(text, at) || begins_chain(text, before);
    }
    return at;
}

/* Where the character begins that `at` is in. */
static uint32_t character_at(kz_slice text, uint32_t at) {
    for (uint32_t back = 0; back < LONGEST && back <= at; back++)
        if (((unsigned char)text.at[at - back] & 0xC0) != 0x80)
            return at - back;
    return at;
}

/* The bytes from `at` on, at most STRIDE, among line ends. */
static bool is_suspicious_edge(kz_slice text, uint32_t at) {
    unsigned char room[BEFORE + STRIDE + STEP];
    memset(room, '\n', sizeof room);
    uint32_t before = at < BEFORE ? at : BEFORE, n = text.n - at < STRIDE ? text.n - at : STRIDE;
    if (before + n > 0)
        memcpy(room + BEFORE - before, text.at + at - before, before + n);
    mask16 bad = {0};
    for (uint32_t i = 0; i < STRIDE; i += STEP)
        bad |= look(room + BEFORE + i);
    if (at + n == text.n) /* a character that the end cuts off is missed by the byte after it */
        bad |= look(room + BEFORE + n);
    return any(bad);
}

static bool is_suspicious(const unsigned char *p) {
    return any(look(p) | look(p + STEP) | look(p + 2 * STEP) | look(p + 3 * STEP));
}

kz_marks kz_find_marks(kz_slice text) {
    kz_marks marks = {0, 0, 0, 0, false};
    uint32_t done = 0; /* looked at closely up to here */
    for (uint32_t at = 0; at < text.n; at += STRIDE) {
        bool edge = at < BEFORE || text.n - at <= STRIDE;
        if (edge ? is_suspicious_edge(text, at) : is_suspicious((const unsigned char *)text.at + at)) {
            uint32_t end = text.n - at < STRIDE ? text.n : at + STRIDE, start = character_at(text, at);
            done = look_closely(text, start > done ? start : done, end, &marks);
        }
    }
    return marks;
}
