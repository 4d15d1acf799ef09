#include "language/grams.h"

static kz_alphabet alphabet_of(uint32_t cp) {
    switch (kz_script_of(cp)) {
    case KZ_S_CYRILLIC:
        return KZ_A_CYRILLIC;
    case KZ_S_LATIN:
        return KZ_A_LATIN;
    case KZ_S_ARABIC:
        return KZ_A_ARABIC;
    default:
        return KZ_A_OTHER;
    }
}

/* Marks and invisible characters stand inside words and are not looked at. */
static bool is_passed_over(uint32_t cp) {
    kz_char_class c = kz_class(cp);
    return c == KZ_C_MARK || c == KZ_C_FORMAT;
}

static bool is_alnum(kz_slice text, uint32_t at) {
    unsigned char c = at < text.n ? (unsigned char)text.at[at] : 0;
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_digit(kz_slice text, uint32_t at) {
    return at < text.n && text.at[at] >= '0' && text.at[at] <= '9';
}

/* example.kz, name@example.kz, /path, a=b, mp3 */
static bool is_technical(kz_slice text, kz_span word) {
    uint32_t before = word.start - 1; /* UINT32_MAX at the start: out of the text */
    char left = before < text.n ? text.at[before] : ' ', right = word.end < text.n ? text.at[word.end] : ' ';
    if (is_digit(text, before) || is_digit(text, word.end))
        return true;
    if ((left && strchr("/@=&_\\", left)) || (right && strchr("/@=_\\", right)))
        return true;
    if (left == '.' && is_alnum(text, before - 1))
        return true;
    return (right == '.' && is_alnum(text, word.end + 1)) ||
           (right == ':' && word.end + 1 < text.n && text.at[word.end + 1] == '/');
}

static uint32_t first_letter(kz_slice text, uint32_t at, uint32_t *cp, uint32_t *length) {
    for (; at < text.n; at += *length) {
        *cp = kz_utf8_at(text, at, length);
        if (kz_is_letter(*cp))
            break;
    }
    return at;
}

/* Whether the character at `at`, which is no letter, goes on with the word: an apostrophe, a mark. */
static bool goes_on(kz_slice text, uint32_t at, uint32_t cp, uint32_t length, kz_alphabet alphabet) {
    uint32_t next;
    if (cp < 0x80 && cp != '\'' && cp != '`')
        return false;
    if (!kz_is_apostrophe(cp))
        return is_passed_over(cp);
    return alphabet == KZ_A_LATIN || (at + length < text.n && kz_is_letter(kz_utf8_at(text, at + length, &next)));
}

bool kz_next_spelled(kz_slice text, uint32_t at, kz_spelled *word) {
    uint32_t cp = 0, length = 1;
    at = word->span.start = first_letter(text, at, &cp, &length);
    word->n = 0;
    if (at >= text.n)
        return false;
    word->alphabet = alphabet_of(cp);
    for (; at < text.n; at += length) {
        cp = kz_utf8_at(text, at, &length);
        bool letter = kz_is_letter(cp);
        if (!letter && !goes_on(text, at, cp, length, word->alphabet))
            break;
        if (word->n < KZ_LONGEST_SPELLED && (letter || kz_is_apostrophe(cp)))
            word->letters[word->n++] = letter ? kz_to_lower(cp) : '\'';
    }
    word->span.end = at;
    word->technical = word->alphabet == KZ_A_LATIN && is_technical(text, word->span);
    return true;
}
