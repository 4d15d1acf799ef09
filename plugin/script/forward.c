/* Cyrillic to Latin: a letter at a time, by table. */
#include "script/parts.h"
#include "segment/segment.h"

enum {
    STEP = 32 * 1024, /* bytes of the text for which room is made at once */
    GROWTH = 4,       /* a letter of two bytes becomes at most seven */
    MARK_BREVE = 0x306,
    MARK_DIAERESIS = 0x308,
    SHORT_I = 0x439,
    IO = 0x451
};

static inline bool is_cyrillic(const char *at, const char *end) {
    return end - at > 1 && ((unsigned char)at[0] & 0xFC) == 0xD0 && ((unsigned char)at[1] & 0xC0) == 0x80;
}

static inline uint32_t cyrillic_at(const char *at) {
    return 0x400u | (uint32_t)(at[0] & 3) << 6 | (uint32_t)(at[1] & 0x3F);
}

/* The mark U+0306 or U+0308 at this place, which some texts write after и and е. */
static uint32_t mark_at(const char *at, const char *end) {
    if (end - at < 2 || (unsigned char)at[0] != 0xCC)
        return 0;
    uint32_t mark = 0x300u | ((unsigned char)at[1] & 0x3F);
    return mark == MARK_BREVE || mark == MARK_DIAERESIS ? mark : 0;
}

/* й of и and a breve, ё of е and two dots; 0 if the mark makes no letter of it. */
static uint32_t joined(uint32_t cp, uint32_t mark) {
    bool upper = cp < 0x430;
    uint32_t small = upper ? cp + 0x20 : cp;
    if (small == 0x438 && mark == MARK_BREVE)
        return upper ? SHORT_I - 0x20 : SHORT_I;
    if (small == 0x435 && mark == MARK_DIAERESIS)
        return upper ? IO - 0x50 : IO;
    return 0;
}

/* SH in ШЫМКЕНТ and АҚШ, Sh in Шымкент and «Ш.»: the letter after it tells, else the one before it. */
static bool among_capitals(const char *start, const char *at, const char *end) {
    if (is_cyrillic(at + 2, end))
        return kz_is_upper(cyrillic_at(at + 2));
    return at - start >= 2 && is_cyrillic(at - 2, end) && kz_is_upper(cyrillic_at(at - 2));
}

static const char *sign_between(kz_scheme to, uint32_t letter, uint32_t before) {
    letter = kz_to_lower(letter);
    before = kz_to_lower(before);
    for (uint32_t i = 0; i < KZ_CONTEXTS; i++) {
        const kz_written_context *c = &kz_written_contexts[i];
        if (c->scheme == to && c->letter == letter && c->before == before)
            return c->sign;
    }
    return "";
}

static inline char *put(char *out, const kz_written *w) {
    memcpy(out, w->at, sizeof w->at);
    return out + (w->n & KZ_WRITTEN_LENGTH);
}

/* The end of a Roman numeral of two digits or more that begins here in Cyrillic letters (ХХІ), else NULL. */
static const char *roman_end(const char *start, const char *at, const char *end) {
    enum { LONGEST = 10 * 2 };
    const char *stop = at;
    if (at > start && (kz_is_letter((unsigned char)at[-1]) || (at - start > 1 && is_cyrillic(at - 2, end))))
        return NULL;
    while (stop - at < LONGEST && is_cyrillic(stop, end) && (cyrillic_at(stop) == 0x425 || cyrillic_at(stop) == 0x406))
        stop += 2;
    bool whole = !is_cyrillic(stop, end) || !kz_is_letter(cyrillic_at(stop));
    return whole && stop - at > 2 && kz_roman_value((kz_slice){at, (uint32_t)(stop - at)}) > 0 ? stop : NULL;
}

static const char *write_roman(char **out, const char *at, const char *stop) {
    for (; at < stop; at += 2)
        *(*out)++ = cyrillic_at(at) == 0x425 ? 'X' : 'I';
    return at;
}

/* A letter that needs a look at what stands beside it; returns the place after it. */
static const char *write_with_care(char **out, const char *start, const char *at, const char *end, kz_scheme to) {
    uint32_t cp = cyrillic_at(at);
    const char *next = at + 2;
    const char *roman = kz_written_letters[to - 1][cp - 0x400].n & KZ_WRITTEN_ROMAN ? roman_end(start, at, end) : NULL;
    if (roman)
        return write_roman(out, at, roman);
    uint32_t whole = joined(cp, mark_at(next, end));
    if (whole) {
        cp = whole;
        next += 2;
    }
    const kz_written *w = &kz_written_letters[to - 1][cp - 0x400];
    if (w->n & KZ_WRITTEN_COMPOUND && among_capitals(start, next - 2, end))
        w = &kz_written_capitals[to - 1][cp - 0x400];
    *out = put(*out, w);
    if (w->n & KZ_WRITTEN_CONTEXT && is_cyrillic(next, end)) {
        const char *sign = sign_between(to, cp, cyrillic_at(next));
        size_t n = strlen(sign);
        memcpy(*out, sign, n);
        *out += n;
    }
    return next;
}

static char *write_step(char *out, const char *start, const char *at, const char *stop, const char *end, kz_scheme to) {
    const kz_written *letters = kz_written_letters[to - 1];
    while (at < stop) {
        if (is_cyrillic(at, end)) {
            const kz_written *w = &letters[cyrillic_at(at) - 0x400];
            if (w->n <= KZ_WRITTEN_LENGTH) {
                out = put(out, w);
                at += 2;
            } else {
                at = write_with_care(&out, start, at, end, to);
            }
            continue;
        }
        *out++ = *at++;
    }
    return out;
}

void kz_write_latin(kz_buffer *out, kz_slice text, kz_scheme to) {
    const char *at = text.at, *end = text.at + text.n;
    while (at < end) {
        /* a step ends between characters: a letter's bytes, and the mark after it, are never taken apart */
        const char *stop = end - at > STEP ? at + STEP : end;
        while (stop < end && ((unsigned char)*stop & 0xC0) == 0x80)
            stop++;
        if (stop < end && mark_at(stop, end))
            stop += 2;
        char *room = kz_buffer_room(out, (uint32_t)(stop - at) * GROWTH + 16);
        out->n += (uint32_t)(write_step(room, text.at, at, stop, end, to) - room);
        at = stop;
    }
}

uint32_t kz_write_word(char *out, kz_slice word, kz_scheme to) {
    return (uint32_t)(write_step(out, word.at, word.at, word.at + word.n, word.at + word.n, to) - out);
}
