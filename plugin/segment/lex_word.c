/* Words and endings. */
#include "segment/lex.h"
#include "segment/segment_table.h"

enum { LONGEST_ENDING = 24 };

static bool is_inner(kz_char_class class) {
    return (class >= KZ_C_LOWER && class <= KZ_C_NUMERIC) || class == KZ_C_FORMAT;
}

/* ағасы-Эдуард: an ending, then a name. The hyphen is a dash between words; compounds have a stem before it, and
 * prefixes (вице-, экс-) do not end like that. */
static bool is_dash_between(kz_slice s, uint32_t start, uint32_t hyphen, uint32_t previous, uint32_t next) {
    enum { SHORTEST = 8 };
    return (previous == 0x44B || previous == 0x456) && kz_is_upper(next) && hyphen - start >= SHORTEST &&
           kz_is_lower(kz_lex_cp(s, start));
}

/* Does a word go on over a hyphen, an apostrophe, an underscore or an ampersand? `next` is where what follows begins.
 */
static bool joins(kz_slice s, uint32_t start, uint32_t at, uint32_t cp, uint32_t next, uint32_t previous) {
    uint32_t after = kz_lex_cp(s, next);
    if (kz_is_hyphen(cp))
        return is_inner(kz_class(after)) && !is_dash_between(s, start, at, previous, after);
    if (kz_is_apostrophe(cp))
        return kz_is_letter(after) || ((cp == '\'' || cp == 0x2019) && kz_takes_apostrophe(previous));
    if (cp == '_')
        return is_inner(kz_class(after));
    return cp == '&' && kz_is_upper(previous) && kz_is_upper(after);
}

uint32_t kz_lex_word(kz_slice s, uint32_t at) {
    uint32_t start = at, length, end = at, previous = 0;
    for (;;) {
        uint32_t run = kz_lex_small(s, at);
        if (run > at) {
            previous = kz_lex_cp(s, run - 2);
            end = at = run;
        }
        if (at >= s.n)
            return end;
        uint32_t cp = kz_lex_peek(s, at, &length);
        kz_char_class class = kz_class(cp);
        if (class >= KZ_C_LOWER && class <= KZ_C_NUMERIC)
            end = at + length;
        else if (class != KZ_C_FORMAT) {
            if (class == KZ_C_SPACE || previous == 0 || !joins(s, start, at, cp, at + length, previous))
                return end;
            if (kz_is_apostrophe(cp))
                end = at + length;
        }
        at += length;
        previous = cp;
    }
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
