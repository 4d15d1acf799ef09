/* The scanners of the segmenter. Each looks at s.at[at] (at < s.n; s ends where the span ends) and returns the offset
 * after what it read, or 0 if it does not stand there. All look ahead over a bounded number of bytes, or over what
 * they then take, so that a text is cut up in linear time. */
#ifndef KZ_SEGMENT_LEX_H
#define KZ_SEGMENT_LEX_H

#include "segment/segment.h"
#include "text/eight.h"

/* The code point at `at`, 0 and length 0 at the end of s. */
static inline uint32_t kz_lex_peek(kz_slice s, uint32_t at, uint32_t *length) {
    if (at >= s.n) {
        *length = 0;
        return 0;
    }
    unsigned char c = (unsigned char)s.at[at];
    if (c < 0x80) {
        *length = 1;
        return c;
    }
    /* two bytes: Cyrillic */
    if (c >= 0xC2 && c < 0xE0 && at + 1 < s.n && ((unsigned char)s.at[at + 1] & 0xC0) == 0x80) {
        *length = 2;
        return (uint32_t)(c & 0x1F) << 6 | ((unsigned char)s.at[at + 1] & 0x3F);
    }
    return kz_utf8_at(s, at, length);
}

static inline uint32_t kz_lex_cp(kz_slice s, uint32_t at) {
    uint32_t length;
    return kz_lex_peek(s, at, &length);
}

/* The eight bytes at `at` <= s.n, with zeros after the end of s. */
static inline uint64_t kz_lex_eight(kz_slice s, uint32_t at) {
    const uint32_t eight = 8;
    uint32_t left = s.n - at;
    if (left >= eight)
        return kz_eight(s.at + at);
    if (left == 0)
        return 0;
    if (s.n >= eight)
        return kz_eight(s.at + s.n - eight) >> 8 * (eight - left);
    char bytes[8] = {0};
    memcpy(bytes, s.at + at, left);
    return kz_eight(bytes);
}

/* The end of the run of small Cyrillic letters here, or of its beginning: most bytes of a text are such. Bit n of a
 * mask stands for the second byte 0x80 + n of the letters from U+0400, U+0440, U+0480 and U+04C0; from U+048A and
 * U+04D0 on, capitals and small letters take turns. */
static inline uint32_t kz_lex_small(kz_slice s, uint32_t at) {
    static const uint64_t SMALL[] = {0xFFFF000000000000, 0x00000000FFFFFFFF, 0xAAAAAAAAAAAAA800, 0xAAAAAAAAAAAA0000};
    while (at + 1 < s.n) {
        unsigned row = (unsigned char)s.at[at] - 0xD0u, bit = (unsigned char)s.at[at + 1] - 0x80u;
        if (row > 3 || bit > 63 || !(SMALL[row] >> bit & 1))
            break;
        at += 2;
    }
    return at;
}

static inline bool kz_lex_digit_at(kz_slice s, uint32_t at) {
    return at < s.n && kz_is_digit(kz_lex_cp(s, at));
}

static inline bool kz_lex_letter_at(kz_slice s, uint32_t at) {
    return at < s.n && kz_is_letter(kz_lex_cp(s, at));
}

/* Hyphens that may stand inside a word. */
static inline bool kz_is_hyphen(uint32_t cp) {
    return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

/* Latin letters that the alphabet of 2017 writes with an apostrophe after them (a' o' u' g' n' s' c' i' y'). */
static inline bool kz_takes_apostrophe(uint32_t cp) {
    return cp < 0x80 && cp != 0 && strchr("aougnsciyAOUGNSCIY", (int)cp) != NULL;
}

static inline bool kz_is_dash(uint32_t cp) {
    return kz_is_hyphen(cp) || (cp >= 0x2012 && cp <= 0x2015) || cp == 0x2212;
}

/* Letters, marks and digits, with hyphens and apostrophes inside. Goes on from a word's letter or digit. */
uint32_t kz_lex_word(kz_slice s, uint32_t at);
/* A hyphen and a word: the ending of a number, a sign or a quotation. */
uint32_t kz_lex_hyphenated(kz_slice s, uint32_t at);
/* Digits with separators; *core_end is where an ending begins, with its hyphen or without one (2025нші). `lower` is s
 * in lower case. */
uint32_t kz_lex_number(kz_slice s, kz_slice lower, uint32_t at, uint32_t *core_end);
uint32_t kz_lex_clock(kz_slice s, uint32_t at);
uint32_t kz_lex_date(kz_slice s, uint32_t at);
uint32_t kz_lex_phone(kz_slice s, uint32_t at);
/* `Ә.`, `Ж.-Ж.`; in the Arabic script any single letter. */
uint32_t kz_lex_initial(kz_slice s, uint32_t at);
/* After an initial: more initials or none, then a word that begins with one capital. */
bool kz_lex_name_follows(kz_slice s, uint32_t at);
/* What stands before an abbreviation and tells it from a word: a number (5 мин.), an opening bracket (араб. «…»). */
typedef struct kz_short_context {
    bool after_number, after_bracket;
} kz_short_context;
/* The longest abbreviation with full stops that begins here; *what: its KZ_ABBR_ flags. `lower` is s in lower case. */
uint32_t kz_lex_abbreviation(kz_slice s, kz_slice lower, uint32_t at, kz_short_context context, uint32_t *what);
/* Web and mail addresses; *core_end is where a hyphenated ending begins. */
uint32_t kz_lex_address(kz_slice s, uint32_t at, kz_token_kind *kind, uint32_t *core_end);
/* @name, #word */
uint32_t kz_lex_tag(kz_slice s, uint32_t at);
/* The lower-case run is an ending: ның, ға, лардан. */
bool kz_is_ending(kz_slice run);

/* Finds the sentences of tokens [first, out->tokens.n), all of one span, and sets KZ_F_SENTENCE_START. */
void kz_cut_sentences(kz_arena *arena, kz_segments *out, uint32_t first, uint32_t block);

/* A private mark on abbreviation tokens while the sentences are cut. */
enum { KZ_F_MAY_END = 1 << 15 };

#endif
