/* What a code point is, from generated tables (tools/tables/chars.lua, Unicode Character Database). */
#ifndef KZ_TEXT_CHARS_H
#define KZ_TEXT_CHARS_H

#include "text/arena.h"
#include "text/chars_table.h"
#include "text/slice.h"
#include "text/utf8.h"

typedef enum kz_char_class {
    KZ_C_OTHER, /* unassigned, private use, surrogates, control characters but white space */
    KZ_C_LOWER,
    KZ_C_UPPER,  /* with title case */
    KZ_C_LETTER, /* a letter without case: Arabic, modifier letters */
    KZ_C_MARK,
    KZ_C_DIGIT, /* decimal digits */
    KZ_C_NUMERIC,
    KZ_C_SPACE, /* white space, line ends and no-break spaces with it */
    KZ_C_PUNCT,
    KZ_C_SYMBOL,
    KZ_C_FORMAT /* invisible: soft hyphen, zero-width characters, direction marks, BOM */
} kz_char_class;

typedef enum kz_script {
    KZ_S_NONE, /* not a letter */
    KZ_S_CYRILLIC,
    KZ_S_LATIN,
    KZ_S_ARABIC,
    KZ_S_GREEK,
    KZ_S_OTHER
} kz_script;

/* Class and, in the upper four bits, script. In the header since every stage asks for every code point. */
static inline uint8_t kz_char_properties(uint32_t cp) {
    return cp < KZ_CHARS_END ? kz_char_blocks[kz_char_index[cp >> 7]][cp & 127] : (uint8_t)KZ_C_OTHER;
}
static inline kz_char_class kz_class(uint32_t cp) {
    return (kz_char_class)(kz_char_properties(cp) & 15);
}
static inline kz_script kz_script_of(uint32_t cp) {
    return (kz_script)(kz_char_properties(cp) >> 4);
}

static inline bool kz_is_letter(uint32_t cp) {
    kz_char_class c = kz_class(cp);
    return c >= KZ_C_LOWER && c <= KZ_C_LETTER;
}
static inline bool kz_is_upper(uint32_t cp) {
    return kz_class(cp) == KZ_C_UPPER;
}
static inline bool kz_is_lower(uint32_t cp) {
    return kz_class(cp) == KZ_C_LOWER;
}
static inline bool kz_is_digit(uint32_t cp) {
    return kz_class(cp) == KZ_C_DIGIT;
}
static inline bool kz_is_space(uint32_t cp) {
    return kz_class(cp) == KZ_C_SPACE;
}

/* ' ’ ‘ ʻ ʼ ` ´: what is typed for an apostrophe. */
static inline bool kz_is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019 || cp == 0x2018 || cp == 0x2BB || cp == 0x2BC || cp == '`' || cp == 0xB4;
}

/* The span without the white space at its ends. */
kz_span kz_trim(kz_slice text, kz_span span);

/* Simple case mappings of the Unicode Character Database, one code point to one. */
uint32_t kz_to_lower(uint32_t cp);
uint32_t kz_to_upper(uint32_t cp);

/* base + mark as one code point where Unicode has one for Latin, Cyrillic or Greek (и + U+0306 is й), else 0. */
uint32_t kz_compose(uint32_t base, uint32_t mark);

/* A lower-case copy with every byte offset kept: the few letters whose lower case has another length in UTF-8
 * stay as they are. */
kz_slice kz_lowered(kz_arena *arena, kz_slice text);
/* The same into out (n bytes of room). */
void kz_lower_into(char *out, kz_slice text);

#endif
