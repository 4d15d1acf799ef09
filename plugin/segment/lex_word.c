/* Words, initials, abbreviations. */
#include "segment/lex.h"
#include "segment/segment_table.h"

enum { LONGEST_ENDING = 24, LONGEST_ABBREVIATION = 48, MOST_PARTS = 5 };

static bool is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019 || cp == 0x2018 || cp == 0x2BB || cp == 0x2BC || cp == '`' || cp == 0xB4;
}

/* Latin letters that the alphabet of 2017 writes with an apostrophe after them (a' o' u' g' n' s' c' i' y'). */
static bool takes_apostrophe(uint32_t cp) {
    return cp < 0x80 && cp != 0 && strchr("aougnsciyAOUGNSCIY", (int)cp) != NULL;
}

static bool is_inner(kz_char_class class) {
    return (class >= KZ_C_LOWER && class <= KZ_C_NUMERIC) || class == KZ_C_FORMAT;
}

uint32_t kz_lex_word(kz_slice s, uint32_t at) {
    uint32_t length, end = at, previous = 0;
    while (at < s.n) {
        uint32_t cp = kz_lex_peek(s, at, &length);
        kz_char_class class = kz_class(cp);
        if (class >= KZ_C_LOWER && class <= KZ_C_NUMERIC) {
            at += length;
            end = at;
        } else if (class == KZ_C_FORMAT) {
            at += length;
        } else if (cp == '_' && previous != 0) {
            at += length;
            end = at;
        } else if (kz_is_hyphen(cp) && at + length < s.n && is_inner(kz_class(kz_lex_cp(s, at + length)))) {
            at += length;
        } else if (is_apostrophe(cp) &&
                   (kz_lex_letter_at(s, at + length) || (cp == '\'' && previous != 0 && takes_apostrophe(previous)))) {
            at += length;
            end = at;
        } else if (cp == '&' && kz_is_upper(previous) && kz_is_upper(kz_lex_cp(s, at + length))) {
            at += length;
        } else {
            break;
        }
        previous = cp;
    }
    return end;
}

uint32_t kz_lex_hyphenated(kz_slice s, uint32_t at) {
    uint32_t length, cp = kz_lex_peek(s, at, &length);
    if (!kz_is_hyphen(cp) || !kz_lex_letter_at(s, at + length))
        return 0;
    return kz_lex_word(s, at + length);
}

bool kz_is_ending(kz_slice run) {
    return run.n > 0 && run.n <= LONGEST_ENDING && kz_table_find(&kz_endings, run) >= 0;
}

uint32_t kz_lex_initial(kz_slice s, uint32_t at) {
    uint32_t length, cp = kz_lex_peek(s, at, &length);
    uint32_t stop = at + length;
    if (!kz_is_upper(cp) || stop >= s.n || s.at[stop] != '.')
        return 0;
    /* А... is no initial */
    if (stop + 1 < s.n && s.at[stop + 1] == '.')
        return 0;
    uint32_t second;
    if (stop + 1 < s.n && kz_is_hyphen(kz_lex_peek(s, stop + 1, &length)) &&
        kz_is_upper(kz_lex_peek(s, stop + 1 + length, &second)) && stop + 1 + length + second < s.n &&
        s.at[stop + 1 + length + second] == '.')
        return stop + 1 + length + second + 1;
    return stop + 1;
}

/* The end of the letters (with a hyphen) of one part of an abbreviation, at most LONGEST_ABBREVIATION bytes on. */
static uint32_t part_end(kz_slice s, uint32_t at) {
    uint32_t limit = at + LONGEST_ABBREVIATION, length;
    while (at < s.n && at < limit) {
        uint32_t cp = kz_lex_peek(s, at, &length);
        if (!kz_is_letter(cp) && !(kz_is_hyphen(cp) && kz_lex_letter_at(s, at + length)))
            break;
        at += length;
    }
    return at;
}

/* What stands after the full stop shows that the word is short: a digit, a comma, a small letter. */
static bool goes_on(kz_slice s, uint32_t at) {
    uint32_t length, cp = kz_lex_peek(s, at, &length);
    if (kz_is_space(cp))
        cp = kz_lex_cp(s, at + length);
    return kz_is_digit(cp) || kz_is_lower(cp) || cp == ',' || cp == ';';
}

uint32_t kz_lex_abbreviation(kz_slice s, kz_slice lower, uint32_t at, bool after_number, bool *may_end) {
    char key[2 * LONGEST_ABBREVIATION];
    uint32_t n = 0, found = 0;
    for (int part = 0; part < MOST_PARTS; part++) {
        uint32_t end = part_end(s, at);
        /* т.б., Т.б., but not Т.Б. Асанов */
        if (part > 0 && kz_is_upper(kz_lex_cp(s, at)))
            break;
        if (end == at || end >= s.n || s.at[end] != '.' || n + (end - at) + 1 > sizeof key)
            break;
        memcpy(key + n, lower.at + at, end - at);
        n += end - at;
        key[n++] = '.';
        at = end + 1;
        uint32_t what = kz_table_value(&kz_abbreviations, (kz_slice){key, n}, UINT32_MAX);
        if (what != UINT32_MAX && (!(what & KZ_ABBR_AFTER_NUMBER) || after_number) &&
            (!(what & KZ_ABBR_ALSO_WORD) || goes_on(s, at))) {
            found = at;
            *may_end = (what & KZ_ABBR_MAY_END) != 0;
        }
        uint32_t length;
        if (kz_is_space(kz_lex_peek(s, at, &length)) && kz_is_lower(kz_lex_cp(s, at + length)))
            at += length;
    }
    /* «жыл т.б...»: the full stops of an ellipsis are not part of it */
    if (found && found < s.n && s.at[found] == '.')
        return 0;
    return found;
}
