/* Initials and abbreviations. */
#include "segment/lex.h"
#include "segment/segment_table.h"

enum { LONGEST_ABBREVIATION = 48, MOST_PARTS = 5, MOST_SPACES = 2 };

static uint32_t skip_spaces(kz_slice s, uint32_t at) {
    uint32_t length;
    for (int i = 0; i < MOST_SPACES && kz_is_space(kz_lex_peek(s, at, &length)); i++)
        at += length;
    return at;
}

/* The end of the letter of an initial, `at` if none stands there. The Arabic script has no capitals, but no words of
 * one letter either; its letter may have a hamza before it (ءا is ә). */
static uint32_t initial_letter(kz_slice s, uint32_t at) {
    enum { HAMZA = 0x621, HIGH_HAMZA = 0x674 };
    uint32_t length, cp = kz_lex_peek(s, at, &length), end = at + length;
    if (cp == HAMZA || cp == HIGH_HAMZA) {
        cp = kz_lex_peek(s, end, &length);
        end += length;
    }
    return kz_is_upper(cp) || (kz_is_letter(cp) && kz_script_of(cp) == KZ_S_ARABIC) ? end : at;
}

/* Ә., Ж.-Ж., also O'. of the alphabet of 2017 */
uint32_t kz_lex_initial(kz_slice s, uint32_t at) {
    uint32_t stop = initial_letter(s, at);
    if (stop == at)
        return 0;
    if (stop + 1 < s.n && kz_is_apostrophe(kz_lex_cp(s, stop)) && kz_takes_apostrophe((unsigned char)s.at[at])) {
        uint32_t length;
        kz_lex_peek(s, stop, &length);
        stop += length;
    }
    if (stop >= s.n || s.at[stop] != '.')
        return 0;
    /* А... is no initial */
    if (stop + 1 < s.n && s.at[stop + 1] == '.')
        return 0;
    uint32_t length;
    if (stop + 1 < s.n && kz_is_hyphen(kz_lex_peek(s, stop + 1, &length))) {
        uint32_t second = initial_letter(s, stop + 1 + length);
        if (second > stop + 1 + length && second < s.n && s.at[second] == '.')
            return second + 1;
    }
    return stop + 1;
}

/* A capital and a small letter: М. Пошанов, М.Т.Пошанов. `at` is after the first initial. */
bool kz_lex_name_follows(kz_slice s, uint32_t at) {
    for (int part = 0; part < MOST_PARTS; part++) {
        uint32_t length, begin = skip_spaces(s, at), end = kz_lex_initial(s, begin);
        if (!end)
            return kz_is_upper(kz_lex_peek(s, begin, &length)) && kz_is_lower(kz_lex_cp(s, begin + length));
        at = end;
    }
    return false;
}

/* The end of the letters (with a hyphen or an apostrophe) of one part of an abbreviation, at most LONGEST_ABBREVIATION
 * bytes on. */
static uint32_t part_end(kz_slice s, uint32_t at) {
    uint32_t limit = at + LONGEST_ABBREVIATION, length, previous = 0;
    while (at < s.n && at < limit) {
        uint32_t cp = kz_lex_peek(s, at, &length);
        if (!kz_is_letter(cp) && !(kz_is_hyphen(cp) && kz_lex_letter_at(s, at + length)) &&
            !(cp == '\'' && kz_takes_apostrophe(previous)))
            break;
        at += length;
        previous = cp;
    }
    return at;
}

/* What stands after the full stop shows that the word is short: a digit, a comma, a small letter, another script. */
static bool goes_on(kz_slice s, uint32_t at) {
    uint32_t cp = kz_lex_cp(s, skip_spaces(s, at));
    return kz_is_digit(cp) || kz_is_lower(cp) || cp == ',' || cp == ';' || kz_script_of(cp) > KZ_S_LATIN;
}

/* A number that long begins a sentence rather than counting the next unit: «950 км. 1936 жылы», «5 м. 20 см». */
static bool is_year(kz_slice s, uint32_t at) {
    enum { DIGITS = 4 };
    for (uint32_t i = 0; i < DIGITS; i++)
        if (at + i >= s.n || s.at[at + i] < '0' || s.at[at + i] > '9')
            return false;
    return true;
}

/* The full stop before `at` is the sentence's, not the unit's. */
static bool sentence_is_over(kz_slice s, uint32_t at) {
    enum { MOST_CLOSERS = 4 };
    uint32_t length, cp = kz_lex_peek(s, at, &length);
    for (int i = 0; i < MOST_CLOSERS && (cp == 0xBB || cp == 0x201D || cp == ')' || cp == '"'); i++) {
        at += length;
        cp = kz_lex_peek(s, at, &length);
    }
    at = skip_spaces(s, at);
    cp = kz_lex_cp(s, at);
    return at >= s.n || (kz_is_letter(cp) && !kz_is_lower(cp)) || cp == 0xAB || cp == 0x201C || cp == '\n' ||
           is_year(s, at);
}

/* а., n.: one small letter and a full stop are no word, whatever they are short for. */
static uint32_t lone_letter(kz_slice s, uint32_t at) {
    uint32_t length;
    bool small = kz_is_lower(kz_lex_peek(s, at, &length)) && at + length < s.n && s.at[at + length] == '.';
    uint32_t end = at + length + 1;
    return small && goes_on(s, end) && kz_is_space(kz_lex_cp(s, end)) ? end : 0;
}

uint32_t kz_lex_abbreviation(kz_slice s, kz_slice lower, uint32_t at, kz_short_context context, uint32_t *what) {
    char key[2 * LONGEST_ABBREVIATION];
    uint32_t n = 0, found = lone_letter(s, at);
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
        uint32_t value = kz_table_value(&kz_abbreviations, (kz_slice){key, n}, UINT32_MAX);
        bool unit = value != UINT32_MAX && value & KZ_ABBR_UNIT && context.after_number;
        if (value != UINT32_MAX && (!(value & KZ_ABBR_AFTER_NUMBER) || context.after_number) &&
            (!(value & KZ_ABBR_ALSO_WORD) || context.after_bracket || goes_on(s, at)) &&
            !(unit && sentence_is_over(s, at))) {
            found = at;
            *what = value;
        }
        uint32_t length;
        if (kz_is_space(kz_lex_peek(s, at, &length)) && !kz_is_upper(kz_lex_cp(s, at + length)))
            at += length;
    }
    /* «жыл т.б...»: the full stops of an ellipsis are not part of it */
    if (found && found < s.n && s.at[found] == '.')
        return 0;
    return found;
}
