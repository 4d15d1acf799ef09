#include "extract/number/atom.h"

static const kz_slice RULE_NOT = {"not", 3};
static const kz_slice RULE_NOT_FIRST = {"not-first", 9};
static const kz_slice RULE_SCORE = {"score", 5};
static const kz_slice RULE_NOT_CAPITALS = {"not-capitals", 12};

static uint32_t peek(kz_slice s, uint32_t at, uint32_t *length) {
    *length = 0;
    return at < s.n ? kz_utf8_at(s, at, length) : 0;
}

static uint32_t before(kz_slice s, uint32_t at) {
    uint32_t length;
    return at > 0 ? kz_utf8_before(s, at, &length) : 0;
}

static bool ascii_digit(kz_slice s, uint32_t at) {
    return at < s.n && s.at[at] >= '0' && s.at[at] <= '9';
}

static bool is_joiner(uint32_t cp) {
    return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0x2013 || cp == 0x2014;
}

/* ------------------------------------------------------------------ words */

static bool follows_number(const kz_atoms *atoms, uint32_t token) {
    if (!atoms->n)
        return false;
    const kz_atom *last = &atoms->at[atoms->n - 1];
    return last->token + 1 == token && kz_tail_none(last->ending) && !last->counted && !last->roman;
}

static bool is_no_number(kz_slice form, bool sure) {
    return kz_context_form(RULE_NOT, form) || (!sure && kz_context_form(RULE_NOT_FIRST, form));
}

static void fill_word(kz_atom *a, const kz_match *m) {
    const kz_number_word *word = &kz_number_word_info[m->value];
    *a = (kz_atom){.bare_end = m->key_end, .mantissa = word->value, .role = word->role, .ending = m->ending};
    if (word->role == KZ_ROLE_HALF || word->role == KZ_ROLE_PART) {
        a->scale = word->value * 10 == (double)(int)(word->value * 10) ? 1 : 2;
        a->mantissa = word->value * (a->scale == 1 ? 10 : 100);
    }
    if (word->holds)
        a->ending.derivation = word->holds;
}

static bool is_derived_noun(const kz_atom *a) {
    return a->ending.derivation == KZ_DERIVED_ADJECTIVE || (a->ending.plural && a->ending.derivation == KZ_DERIVED_NOT);
}

/* «бір-бірі», «бірде-бір» */
static bool is_each_other(const kz_atoms *atoms, uint32_t from) {
    for (uint32_t i = from; i < atoms->n; i++)
        if (atoms->at[i].mantissa != 1)
            return false;
    return atoms->n > from + 1;
}

void kz_word_atoms(kz_arena *arena, kz_slice lower, kz_span word, uint32_t token, bool alone, kz_atoms *out) {
    enum { LONGEST = 64 };
    uint32_t at = word.start, n = out->n;
    if (word.end - word.start > LONGEST || !kz_may_start(&kz_number_starts, kz_sub(lower, word)))
        return;
    kz_slice part = {lower.at, word.end};
    while (at < word.end) {
        kz_match m;
        if (!kz_match_at(&kz_number_words, part, at, true, &m))
            break;
        if (at == word.start && is_no_number(kz_sub(lower, word), alone || follows_number(out, token)))
            return;
        kz_atom a;
        fill_word(&a, &m);
        if (is_derived_noun(&a))
            break;
        int32_t entry = kz_table_find(&kz_number_words, kz_sub(lower, (kz_span){at, m.key_end}));
        a.span = (kz_span){at, m.end};
        a.token = token;
        a.joined = at > word.start;
        a.word = (uint32_t)entry;
        *kz_push(arena, out) = a;
        at = m.end < word.end && lower.at[m.end] == '-' ? m.end + 1 : m.end;
    }
    if (at < word.end || is_each_other(out, n))
        out->n = n; /* «бес-аспап» is no number */
}

/* ----------------------------------------------------------------- digits */

/* The value in the number-word table whose key starts right at `at`: «5млн», «225.619 млрд». */
static bool multiplier_at(kz_slice lower, uint32_t at) {
    kz_match m;
    return kz_match_at(&kz_number_words, lower, at, true, &m) &&
           kz_number_word_info[m.value].role == KZ_ROLE_MULTIPLIER;
}

static bool measure_at(kz_slice lower, uint32_t at) {
    kz_match m;
    return kz_match_at(&kz_measures, lower, at, false, &m);
}

bool kz_read_digit_tail(kz_slice tail, kz_tail *out) {
    static const kz_slice COLLECTIVE = {"-у", 3};
    if (kz_read_tail(tail, false, out))
        return true;
    if (!kz_starts(tail, COLLECTIVE) ||
        !kz_read_tail((kz_slice){tail.at + COLLECTIVE.n, tail.n - COLLECTIVE.n}, false, out) || !out->possessive)
        return false;
    out->derivation = KZ_DERIVED_COLLECTIVE;
    return true;
}

/* What stands right after the digits and belongs to them. False: the digits are part of a code (5G, 9-А). */
static bool read_suffix(kz_slice lower, kz_slice text, kz_atom *a) {
    uint32_t length, cp = peek(lower, a->span.end, &length), at = a->span.end + length;
    if (kz_is_letter(cp)) {
        if (multiplier_at(lower, a->span.end) || measure_at(lower, a->span.end))
            return true;
        uint32_t end = kz_word_end(lower, a->span.end);
        if (end == at || !kz_read_tail(kz_sub(lower, (kz_span){a->span.end, end}), false, &a->ending))
            return false;
        a->span.end = end;
        return true;
    }
    if (!is_joiner(cp) || cp == 0x2013 || cp == 0x2014)
        return true;
    uint32_t next = peek(lower, at, &length);
    if (kz_is_space(next)) {
        /* «7- және 8-сынып» */
        a->counted = kz_script_of(peek(lower, kz_skip_blank(lower, at), &length)) == KZ_S_CYRILLIC;
        a->span.end = a->counted ? at : a->span.end;
        return true;
    }
    if (!kz_is_letter(next))
        return true;
    uint32_t end = kz_word_end(lower, at);
    if (kz_read_digit_tail(kz_sub(lower, (kz_span){a->span.end, end}), &a->ending)) {
        if (a->ending.derivation == KZ_DERIVED_ADJECTIVE)
            return false;
        a->span.end = end;
        return true;
    }
    a->counted = true;
    a->span.end = at;
    return kz_script_of(next) == KZ_S_CYRILLIC && end > at + length && !kz_is_upper(peek(text, at + length, &length));
}

/* 1/3: false for 1/8 финал, 5/2019, 1/2/3. */
static bool read_fraction(kz_slice lower, kz_atom *a, uint32_t limit) {
    double under;
    uint8_t scale;
    uint32_t end = kz_read_digits(lower, a->span.end + 1, limit, false, &under, &scale);
    if (!end || scale || a->scale || under < 2 || under > 100 || a->mantissa >= under)
        return false;
    if (end < lower.n && (lower.at[end] == '/' || kz_is_letter(peek(lower, end, &(uint32_t){0}))))
        return false;
    uint32_t next = kz_skip_blank(lower, end), stop = kz_word_end(lower, next);
    for (uint32_t n = stop - next; n > 0; n--)
        if (kz_context_form(RULE_SCORE, (kz_slice){lower.at + next, n}))
            return false;
    a->mantissa /= under;
    a->span.end = a->bare_end = end;
    return true;
}

/* Is what stands before digits a part of a code, a score or a clock time? */
static bool is_inner(kz_slice text, uint32_t start) {
    uint32_t length;
    if (start == 0)
        return false;
    uint32_t cp = kz_utf8_before(text, start, &length), at = start - length;
    if (kz_is_letter(cp) || cp == '_' || cp == '@' || cp == '/' || cp == '\\')
        return true;
    if ((cp == ':' || cp == '.' || cp == ',') && at > 0)
        return kz_is_digit(kz_utf8_before(text, at, &length));
    return is_joiner(cp) && cp != 0x2013 && cp != 0x2014 && at > 0 && kz_is_letter(kz_utf8_before(text, at, &length));
}

/* A sign of a list or of a note: «1.» at the start of a block, «2)» with no bracket open before it, «[7]». */
static bool is_list_sign(const kz_segments *s, uint32_t token, uint32_t start, uint32_t end) {
    enum { NEAR = 80 };
    kz_slice text = s->text;
    const kz_token *t = &s->tokens.at[token];
    if (end >= text.n)
        return false;
    if (start > 0 && text.at[start - 1] == '[' && text.at[end] == ']')
        return true;
    bool first = token == 0 || s->tokens.at[token - 1].block != t->block;
    if (text.at[end] == '.')
        return first && end + 1 < text.n && !ascii_digit(text, end + 1);
    if (text.at[end] != ')')
        return false;
    for (uint32_t at = start; at > 0 && start - at < NEAR && text.at[at] != '\n'; at--)
        if (text.at[at - 1] == '(')
            return false;
    return true;
}

/* Takes the digits at `at`; returns where to go on, at least one byte further. */
static uint32_t take_digits(kz_arena *arena, const kz_segments *s, uint32_t token, uint32_t at, bool joined,
                            kz_atoms *out) {
    kz_span word = s->tokens.at[token].span;
    uint32_t skip = at;
    while (skip < word.end && (ascii_digit(s->text, skip) || s->text.at[skip] == '.' || s->text.at[skip] == ','))
        skip++;
    kz_atom a = {.token = token, .role = KZ_ROLE_DIGITS, .word = UINT32_MAX, .joined = joined};
    uint32_t end = kz_read_digits(s->text, at, word.end, false, &a.mantissa, &a.scale);
    if (!end || (!joined && is_inner(s->text, at)) || is_list_sign(s, token, at, end))
        return skip;
    uint32_t blank = kz_skip_blank(s->lower, end);
    if (blank > end && multiplier_at(s->lower, blank))
        kz_read_digits(s->text, at, word.end, true, &a.mantissa, &a.scale);
    a.span = (kz_span){at, end};
    a.bare_end = end;
    if (end < s->text.n && s->text.at[end] == ':' && ascii_digit(s->text, end + 1))
        return skip;
    bool slash = end < s->text.n && s->text.at[end] == '/' && ascii_digit(s->text, end + 1);
    if (slash && !read_fraction(s->lower, &a, s->text.n))
        return skip;
    if (!read_suffix(s->lower, s->text, &a))
        return skip;
    *kz_push(arena, out) = a;
    return a.span.end > skip ? a.span.end : skip;
}

/* All numbers of a token that starts with digits, or with a sign before them: «4», «4-5», «7-11-». */
static void digit_atoms(kz_arena *arena, const kz_segments *s, uint32_t token, kz_atoms *out) {
    kz_span word = s->tokens.at[token].span;
    uint32_t length, at = word.start;
    bool joined = false;
    if (!ascii_digit(s->text, at)) {
        peek(s->text, at, &length);
        at += length;
    } else if (is_joiner(before(s->text, at)) && out->n) {
        /* the hyphen is a token of its own */
        uint32_t last = out->at[out->n - 1].span.end;
        joined = out->at[out->n - 1].token + 2 >= token && last < at && at - last <= 3;
    }
    while (at < word.end && ascii_digit(s->text, at)) {
        uint32_t n = out->n, after = take_digits(arena, s, token, at, joined, out);
        if (out->n == n)
            return;
        at = after;
        joined = is_joiner(peek(s->text, at, &length));
        at += joined ? length : 0;
        if (!joined)
            return;
    }
}

/* ------------------------------------------------------------------ Roman */

static kz_atom roman_of(uint32_t token, kz_span span, uint32_t bare_end, uint32_t value) {
    return (kz_atom){.span = span,
                     .bare_end = bare_end,
                     .token = token,
                     .mantissa = value,
                     .role = KZ_ROLE_DIGITS,
                     .word = UINT32_MAX,
                     .roman = true,
                     .counted = true};
}

/* The first letter of the word after the token on its line, 0 if there is no white space between. */
static uint32_t next_letter(const kz_segments *s, const kz_token *t) {
    uint32_t length, at = kz_skip_blank(s->text, t->span.end);
    return at > t->span.end ? peek(s->text, at, &length) : 0;
}

/* A Roman numeral is an ordinal before the word that it counts: «XV турнир», «ІІІ тоқсан». A single letter must have
 * a small word after it, for it may be an initial or a class; higher ones are mostly abbreviations (ХС, CM). */
static void roman_atom(kz_arena *arena, const kz_segments *s, uint32_t token, kz_atoms *out) {
    enum { TOO_HIGH = 90 };
    const kz_token *t = &s->tokens.at[token];
    uint32_t length, value = kz_roman_value(kz_sub(s->text, (kz_span){t->span.start, t->core_end}));
    if (!value || value >= TOO_HIGH || is_inner(s->text, t->span.start))
        return;
    kz_atom a = roman_of(token, t->span, t->core_end, value);
    if (t->core_end < t->span.end) {
        if (!kz_read_tail(kz_sub(s->lower, (kz_span){t->core_end, t->span.end}), false, &a.ending))
            return;
        *kz_push(arena, out) = a;
        return;
    }
    peek(s->text, t->span.start, &length);
    bool single = t->span.start + length == t->core_end;
    uint32_t next = next_letter(s, t);
    bool noun = single ? kz_is_lower(next) && kz_script_of(next) == KZ_S_CYRILLIC
                       : kz_is_letter(next) || next == 0xAB || next == '-' || next == 0x2013 || next == '(';
    bool joiner = is_joiner(peek(s->text, t->span.end, &length));
    bool another = token + 2 < s->tokens.n && s->tokens.at[token + 2].flags & KZ_F_ROMAN;
    if (noun || (joiner && (!single || another)))
        *kz_push(arena, out) = a;
}

/* «I-II кезең» */
static void roman_pair(kz_arena *arena, const kz_segments *s, uint32_t token, kz_atoms *out) {
    const kz_token *t = &s->tokens.at[token];
    kz_slice text = kz_sub(s->text, t->span);
    const char *hyphen = memchr(text.at, '-', text.n);
    uint32_t next = next_letter(s, t);
    if (!hyphen || !kz_is_lower(next) || kz_script_of(next) != KZ_S_CYRILLIC)
        return;
    uint32_t at = t->span.start + (uint32_t)(hyphen - text.at);
    uint32_t low = kz_roman_value(kz_sub(s->text, (kz_span){t->span.start, at}));
    uint32_t high = kz_roman_value(kz_sub(s->text, (kz_span){at + 1, t->span.end}));
    if (!low || low >= high)
        return;
    *kz_push(arena, out) = roman_of(token, (kz_span){t->span.start, at}, at, low);
    kz_atom second = roman_of(token, (kz_span){at + 1, t->span.end}, t->span.end, high);
    second.joined = true;
    *kz_push(arena, out) = second;
}

/* The full stop of «млн.», and the ending after it: «млрд.-тан». */
static void take_full_stop(const kz_segments *s, uint32_t end, kz_atom *a) {
    kz_slice lower = s->lower;
    uint32_t stop = kz_word_end(lower, end + 1);
    a->dotted = true;
    if (end + 2 < lower.n && lower.at[end + 1] == '-' &&
        kz_read_tail(kz_sub(lower, (kz_span){end + 1, stop}), false, &a->ending)) {
        a->span.end = stop;
        a->dotted = false;
    }
}

/* «ОН компаниясы»: in capitals between words that are not. */
static bool is_acronym(const kz_segments *s, uint32_t token) {
    const kz_token *t = &s->tokens.at[token];
    if (!(t->flags & KZ_F_ALL_CAPITALS) || !kz_context_form(RULE_NOT_CAPITALS, kz_token_lower(s, token)))
        return false;
    bool before = token > 0 && (t[-1].flags & KZ_F_ALL_CAPITALS);
    return !before && !(token + 1 < s->tokens.n && (t[1].flags & KZ_F_ALL_CAPITALS));
}

static void token_atoms(kz_arena *arena, const kz_segments *s, uint32_t token, kz_atoms *out) {
    const kz_token *t = &s->tokens.at[token];
    uint32_t length, n = out->n;
    bool word = t->kind == KZ_T_WORD || t->kind == KZ_T_ABBREVIATION;
    peek(s->text, t->span.start, &length);
    if (ascii_digit(s->text, t->span.start) || (t->kind == KZ_T_NUMBER && ascii_digit(s->text, t->span.start + length)))
        digit_atoms(arena, s, token, out);
    if (!word || out->n > n || is_acronym(s, token))
        return;
    if (t->flags & KZ_F_ROMAN)
        roman_atom(arena, s, token, out);
    else if (t->flags & KZ_F_CAPITAL)
        roman_pair(arena, s, token, out);
    if (out->n > n)
        return;
    uint32_t end = t->span.end;
    bool stop = t->kind == KZ_T_ABBREVIATION && s->text.at[end - 1] == '.';
    kz_word_atoms(arena, s->lower, (kz_span){t->span.start, end - stop}, token, false, out);
    if (stop && out->n > n)
        take_full_stop(s, end - 1, &out->at[out->n - 1]);
}

uint32_t kz_find_atoms(kz_arena *arena, const kz_segments *s, uint32_t token, kz_atoms *out) {
    enum { ENOUGH = 512 };
    for (; token < s->tokens.n && out->n < ENOUGH; token++) {
        const kz_token *t = &s->tokens.at[token];
        if (out->n && t->sentence != s->tokens.at[token - 1].sentence)
            break;
        if (t->kind == KZ_T_WORD || t->kind == KZ_T_ABBREVIATION || t->kind == KZ_T_NUMBER || t->kind == KZ_T_SYMBOL)
            token_atoms(arena, s, token, out);
    }
    return token;
}
