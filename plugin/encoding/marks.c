/* Sixteen bytes at a time, in the vectors of gcc and clang: each byte is judged by itself and by the two before it.
 * What follows from a list of leads is written as comparisons, since a look into a table is what a vector cannot do. */
#include "encoding/marks.h"

#include "encoding/chains.h"
#include "encoding/score.h"

typedef unsigned char v16 __attribute__((vector_size(16)));
typedef signed char mask16 __attribute__((vector_size(16)));

enum { STEP = 16, BEFORE = 2, STRIDE = 4 * STEP, LONGEST = 4 /* bytes of a character */ };
/* A shorter text has no stride with two bytes before it. */
enum { SHORT = STRIDE + BEFORE };

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

/* v >= least, where that is a run of ones and then zeros: 0xC0, 0xE0. */
static inline mask16 from(v16 v, unsigned char least) {
    return (mask16)((v & least) == least);
}

/* Non-zero where a byte is suspicious. p[-2] must be readable. In line wherever it is asked: the constants are loaded
 * once. */
static inline __attribute__((always_inline)) mask16 look(const unsigned char *p) {
    v16 c = load(p), b = load(p - 1), a = load(p - 2);
    mask16 continues = (mask16)c < (signed char)-64;
    mask16 wanted = from(b, 0xC0) | from(a, 0xE0);
    mask16 known_lead = (mask16)((c & 0xFC) == 0xD0) | (mask16)((c & 0xDF) == 0xC2);
    mask16 bad = (continues ^ wanted) | (from(c, 0xC0) & ~known_lead);
    bad |= (mask16)((c & 0xE0) == 0) & ~within(c, '\t', '\r');
    /* no-break space, §, ©, «, soft hyphen, ®, » */
    mask16 sign = is(c, 0xA0) | is(c, 0xA7) | is(c, 0xA9) | is(c, 0xAB) | within(c, 0xAD, 0xAE) | is(c, 0xBB);
    bad |= is(b, 0xC2) & ~sign;
    /* punctuation, ₸ and €, № and ™ */
    bad |= is(b, 0xE2) & ~(is(c, 0x80) | is(c, 0x82) | is(c, 0x84));
    mask16 russian = is(b, 0xD0);
    /* Ё and І among the letters of other alphabets; ё and і */
    bad |= russian & (mask16)((c & 0xF0) == 0x80) & ~(is(c, 0x81) | is(c, 0x86));
    bad |= is(b, 0xD1) & ~(mask16)((c & 0xF0) == 0x80) & ~(is(c, 0x91) | is(c, 0x96));
    /* ґ, ‡ and ‰: letters of KZ-1048 and PT154 that windows-1251 read */
    bad |= is(b, 0xD2) & (mask16)((c & 0xFE) == 0x90);
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

/* A byte shows that the character before it is cut off, or that one begins a chain with the one before that. */
static uint32_t two_characters_before(kz_slice text, uint32_t at) {
    uint32_t before = character_at(text, at - 1);
    return before > 0 ? character_at(text, before - 1) : before;
}

/* The first bytes of the text, after line ends. */
static mask16 look_at_start(kz_slice text) {
    unsigned char room[BEFORE + STEP];
    memset(room, '\n', BEFORE);
    memcpy(room + BEFORE, text.at, STEP);
    return look(room + BEFORE);
}

static bool is_suspicious(const unsigned char *p) {
    return any(look(p) | look(p + STEP) | look(p + 2 * STEP) | look(p + 3 * STEP));
}

static bool is_suspicious_start(kz_slice text) {
    const unsigned char *p = (const unsigned char *)text.at;
    return any(look_at_start(text) | look(p + STEP) | look(p + 2 * STEP) | look(p + 3 * STEP));
}

/* Whether the end cuts a character off: no byte after it tells. */
static bool is_cut_off(kz_slice text) {
    uint32_t length, start = character_at(text, text.n - 1);
    return kz_utf8_at(text, start, &length) == KZ_INVALID;
}

/* A text of less than SHORT bytes. */
static void look_at_short(kz_slice text, kz_marks *marks) {
    unsigned char room[BEFORE + STRIDE + STEP];
    memset(room, '\n', sizeof room);
    if (text.n == 0)
        return;
    memcpy(room + BEFORE, text.at, text.n);
    if (is_suspicious(room + BEFORE) || any(look(room + BEFORE + STRIDE)) || is_cut_off(text))
        look_closely(text, 0, text.n, marks);
}

kz_marks kz_find_marks(kz_slice text) {
    kz_marks marks = {0, 0, 0, 0, false};
    if (text.n < SHORT) {
        look_at_short(text, &marks);
        return marks;
    }
    const unsigned char *p = (const unsigned char *)text.at;
    uint32_t done = is_suspicious_start(text) ? look_closely(text, 0, STRIDE, &marks) : 0;
    for (uint32_t at = STRIDE; at < text.n; at += STRIDE) {
        if (text.n - at < STRIDE)
            at = text.n - STRIDE; /* the last stride begins in the one before it */
        if (is_suspicious(p + at)) {
            uint32_t start = two_characters_before(text, at);
            done = look_closely(text, start > done ? start : done, at + STRIDE, &marks);
        }
    }
    if (done < text.n && is_cut_off(text))
        look_closely(text, character_at(text, text.n - 1), text.n, &marks);
    return marks;
}

/* The stride from `at` on in which the next suspicious byte is, or where the text is too short to be looked at fast. */
static uint32_t next_suspicious(kz_slice text, uint32_t at) {
    const unsigned char *p = (const unsigned char *)text.at;
    if (at < BEFORE)
        return at;
    while (text.n - at >= STRIDE && !is_suspicious(p + at))
        at += STRIDE;
    return at;
}

kz_span kz_next_marked_line(kz_slice text, uint32_t at) {
    uint32_t found = at < text.n ? next_suspicious(text, at) : text.n;
    if (found >= text.n)
        return (kz_span){text.n, text.n};
    uint32_t start = found;
    while (start > at && text.at[start - 1] != '\n')
        start--;
    const char *newline = memchr(text.at + start, '\n', text.n - start);
    return (kz_span){start, newline ? (uint32_t)(newline - text.at) : text.n};
}
