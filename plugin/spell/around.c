/* What stands around a number. */
#include "spell/talk.h"

bool kz_joins_numbers(uint32_t cp) {
    return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0x2013 || cp == 0x2014 || cp == 0x2212;
}

bool kz_touch(const kz_talk *t, uint32_t token) {
    const kz_tokens *tokens = &t->s->tokens;
    return token + 1 < tokens->n && tokens->at[token].span.end == tokens->at[token + 1].span.start;
}

uint32_t kz_sign_of(const kz_talk *t, uint32_t token) {
    if (token >= t->s->tokens.n)
        return 0;
    kz_slice text = kz_token_text(t->s, token);
    uint32_t length = 0, cp = text.n ? kz_utf8_at(text, 0, &length) : 0;
    return length == text.n ? cp : 0;
}

bool kz_joined_by_dash(const kz_talk *t, uint32_t token) {
    return kz_touch(t, token) && kz_joins_numbers(kz_sign_of(t, token + 1)) && kz_touch(t, token + 1);
}

uint32_t kz_heads_at(const kz_talk *t, uint32_t at, kz_match *m) {
    uint32_t next = kz_skip_blank(t->s->lower, at);
    return kz_match_at(&kz_said_heads, t->s->lower, next, false, m) ? kz_key_index(m->value) : 0;
}

/* ---- Units ---- */

static uint32_t letter_at(kz_slice s, uint32_t at) {
    uint32_t length;
    return at < s.n ? kz_utf8_at(s, at, &length) : 0;
}

static bool ends_with_letter(kz_slice s) {
    uint32_t length, cp = kz_utf8_before(s, s.n, &length);
    return kz_is_letter(cp) || kz_is_digit(cp);
}

/* The full stop of an abbreviation: a small letter, a digit or a comma follows. */
static bool goes_on(const kz_talk *t, uint32_t stop) {
    kz_slice text = t->s->text;
    if (stop >= text.n || text.at[stop] != '.')
        return false;
    uint32_t at = kz_skip_blank(text, stop + 1), cp = letter_at(text, at);
    return kz_is_lower(cp) || kz_is_digit(cp) || cp == ',' || cp == ';' || cp == ')' || cp == '/' ||
           kz_joins_numbers(cp);
}

/* «2021 г.» is Russian for a year: one letter with a full stop is no measure behind what may be a year. */
const kz_said_unit *kz_unit_at(const kz_talk *t, uint32_t at, bool after_digits, uint32_t *end) {
    kz_slice lower = t->s->lower, text = t->s->text;
    const kz_said_unit *best = NULL;
    uint32_t hash = (uint32_t)KZ_HASH_START, limit = lower.n - at;
    for (uint32_t n = 1; n <= limit && n <= KZ_LONGEST_UNIT; n++) {
        hash = kz_hash_more(hash, lower.at + at + n - 1, 1);
        if (lower.at[at + n - 1] == '\n')
            break;
        kz_slice key = {lower.at + at, n};
        int32_t entry = kz_table_find_hashed(&kz_said_units_written, key, hash);
        if (entry < 0)
            continue;
        const kz_said_unit *unit = &kz_said_unit_info[kz_said_units_written.values[entry]];
        uint32_t next = letter_at(lower, at + n);
        if (ends_with_letter(key) && (kz_is_letter(next) || kz_is_digit(next)))
            continue;
        if (unit->lone && (!after_digits || memcmp(text.at + at, key.at, n) != 0))
            continue;
        best = unit;
        *end = at + n;
    }
    if (best && goes_on(t, *end) && ends_with_letter((kz_slice){lower.at + at, *end - at}))
        ++*end;
    return best;
}

/* ---- Endings ---- */

uint32_t kz_behind_hyphen(const kz_talk *t, uint32_t at) {
    uint32_t length;
    uint32_t cp = at < t->s->lower.n ? kz_utf8_at(t->s->lower, at, &length) : 0;
    return cp == '-' || cp == 0x2010 || cp == 0x2011 ? at + length : at;
}

uint32_t kz_take_ending(kz_talk *t, uint32_t at, bool hyphen) {
    kz_slice lower = t->s->lower;
    uint32_t start = kz_behind_hyphen(t, at), length, end;
    if (start == at && hyphen)
        return at;
    for (end = start; end < lower.n && kz_is_letter(kz_utf8_at(lower, end, &length)); end += length)
        ;
    kz_said_ending ending;
    if (!kz_read_said_ending((kz_slice){lower.at + start, end - start}, kz_last_said(&t->said), &ending))
        return at;
    return kz_say_ending(&t->said, &ending) ? end : at;
}

/* ---- Ordinals ---- */

static kz_slice word_at(const kz_talk *t, uint32_t at) {
    uint32_t start = kz_skip_blank(t->s->lower, at), end = kz_word_end(t->s->lower, start);
    return (kz_slice){t->s->lower.at + start, end - start};
}

/* Is the number before a length of time: 2000 жыл бұрын, 1000 жылдан астам? */
static bool is_span(const kz_talk *t, const kz_match *year) {
    kz_match m;
    if (kz_heads_at(t, year->end, &m) & KZ_HEAD_SPAN && !year->ending.possessive)
        return true;
    uint32_t next = kz_skip_blank(t->s->lower, year->end);
    if (!kz_match_at(&kz_approximators_after, t->s->lower, next, false, &m))
        return false;
    return year->ending.case_ == (kz_key_index(m.value) & KZ_WANTS_MULTIPLIER);
}

kz_slice kz_short_form(const kz_talk *t, uint32_t token, char room[KZ_LONGEST_SHORT]) {
    kz_slice core = kz_token_core(t->s, token);
    uint32_t n = 0, length;
    if (t->s->tokens.at[token].kind == KZ_T_WORD)
        return core.n <= KZ_LONGEST_SHORT ? core : (kz_slice){room, 0};
    for (uint32_t at = 0; at < core.n; at += length) {
        uint32_t cp = kz_utf8_at(core, at, &length);
        if (kz_is_space(cp))
            continue;
        if (n + length > KZ_LONGEST_SHORT)
            return (kz_slice){room, 0};
        memcpy(room + n, core.at + at, length);
        n += length;
    }
    return (kz_slice){room, n};
}

/* The rows of an abbreviation; *n is 0 where the table has none. */
static const kz_said_short *short_rows(const kz_talk *t, uint32_t token, uint32_t *n) {
    *n = 0;
    if (!kz_is_token(t, token, KZ_T_ABBREVIATION) && !kz_is_token(t, token, KZ_T_WORD))
        return NULL;
    char room[KZ_LONGEST_SHORT];
    uint32_t entry = kz_table_value(&kz_said_shorts, kz_short_form(t, token, room), 0);
    *n = entry & 15;
    return &kz_said_short_info[entry >> 4];
}

static bool after_era(const kz_talk *t, uint32_t token) {
    uint32_t n;
    const kz_said_short *rows = token ? short_rows(t, token - 1, &n) : NULL;
    return rows && n && rows->when == KZ_WHEN_ERA;
}

/* «соңғы 20 жылы», «өмірінің 50 жылы»: no year '20 or '50. */
static bool is_length_of(const kz_talk *t, uint32_t token) {
    kz_match m;
    if (token == 0 || !kz_is_token(t, token - 1, KZ_T_WORD))
        return false;
    kz_span before = t->s->tokens.at[token - 1].span;
    kz_reading r;
    kz_slice word = kz_sub(t->s->lower, before);
    if (kz_heads_at(t, before.start, &m) & KZ_HEAD_SPAN && m.end == before.end)
        return true;
    return word.n <= KZ_LONGEST_FORM && kz_analyse(word, &r, 1) && r.case_ == KZ_CASE_GEN;
}

static bool is_of_year(const kz_talk *t, uint32_t token, const kz_figure *f, const kz_match *m, bool in_list) {
    enum { MOST_DIGITS = 4, ROUND = 10, LONG_AGO = 1800, HUNDRED = 100, YEARS_OF_LIFE = 16 };
    uint32_t value = kz_figure_value(f);
    if (m->ending.derivation || f->digits.n > MOST_DIGITS || f->grouped || is_span(t, m))
        return false;
    bool bare = kz_tail_none(m->ending);
    if (kz_figure_is_year(f))
        return !(bare && value % HUNDRED == 0 && value < LONG_AGO);
    if (after_era(t, token) || in_list)
        return true;
    if (m->ending.plural)
        return m->ending.possessive && value % ROUND == 0;
    if (value >= HUNDRED && value % ROUND && !bare && m->ending.case_ != KZ_CASE_LOC)
        return true;
    return m->ending.possessive && value > YEARS_OF_LIFE && !is_length_of(t, token);
}

static bool is_short_of(const kz_talk *t, uint32_t token, const kz_figure *f) {
    enum { MOST_DIGITS = 4, CENTURIES = 21, DAYS = 31 };
    uint32_t n, value = kz_figure_value(f);
    const kz_said_short *rows = short_rows(t, token, &n);
    if (n == 0 || f->grouped)
        return false;
    if (rows->when == KZ_WHEN_YEAR)
        return value != UINT32_MAX && f->digits.n <= MOST_DIGITS;
    if (rows->when == KZ_WHEN_CENTURY)
        return value <= CENTURIES;
    return value <= DAYS && kz_table_value(&kz_said_heads, rows->spoken, 0) & KZ_HEAD_MONTH;
}

static bool is_numbered(const kz_talk *t, uint32_t token, uint32_t end) {
    kz_match m;
    if (token == 0 || kz_sign_of(t, token - 1) != 0x2116)
        return false;
    if (kz_heads_at(t, end, &m) & KZ_HEAD_NUMBERED)
        return true;
    kz_slice next = word_at(t, end);
    uint32_t after = (uint32_t)(next.at - t->s->lower.at) + next.n;
    return next.n && kz_heads_at(t, after, &m) & KZ_HEAD_NUMBERED;
}

/* The token of digits that a list goes on with: «2019 және», «5,», «2021 –»; 0 if there is none. */
static uint32_t next_in_list(const kz_talk *t, uint32_t token) {
    uint32_t next = token + 1;
    if (!kz_is_token(t, next + 1, KZ_T_NUMBER))
        return 0;
    uint32_t sign = kz_sign_of(t, next);
    return kz_joins_numbers(sign) || sign == ',' || kz_context_form(KZ_LIT("join"), kz_token_lower(t->s, next))
               ? next + 1
               : 0;
}

static bool is_ordinal_alone(const kz_talk *t, uint32_t token, const kz_figure *f, uint32_t end, bool in_list) {
    enum { DAYS = 31, FIRST_CENTURY = 10, CENTURIES = 21 };
    kz_match m;
    uint32_t value = kz_figure_value(f), heads = kz_heads_at(t, end, &m);
    if (f->kind == KZ_FIGURE_DOTTED || value == UINT32_MAX)
        return false;
    if (heads & KZ_HEAD_MONTH && value >= 1 && value <= DAYS && f->digits.n <= 2)
        return !m.ending.derivation;
    if (f->kind == KZ_FIGURE_CODE)
        return false;
    if (heads & KZ_HEAD_CENTURY)
        return (value >= FIRST_CENTURY || after_era(t, token)) && value <= CENTURIES && !m.ending.derivation;
    kz_match year;
    if (heads & KZ_HEAD_SCHOOL && (kz_figure_is_year(f) || in_list) && kz_heads_at(t, m.end, &year) & KZ_HEAD_YEAR)
        return true;
    if (heads & KZ_HEAD_YEAR)
        return is_of_year(t, token, f, &m, in_list);
    return false;
}

bool kz_is_said_ordinal(const kz_talk *t, uint32_t token, uint32_t last, const kz_figure *f) {
    enum { MOST_IN_LIST = 6 };
    uint32_t end = f->end;
    if (is_numbered(t, token, end))
        return true;
    if (is_short_of(t, last + 1, f) || is_ordinal_alone(t, token, f, end, false))
        return true;
    bool year = kz_figure_is_year(f);
    for (int i = 0; i < MOST_IN_LIST; i++) {
        kz_figure next;
        last = next_in_list(t, last);
        if (!last || !kz_figure_at(t->arena, t->s, last, &next) || next.end != next.span.end)
            return false;
        bool short_year = year && next.digits.n == 2; /* 1910 – 17 жылы */
        if ((kz_figure_is_year(&next) != year && !short_year) || (!year && (f->digits.n > 2 || next.digits.n > 2)))
            return false;
        if (is_short_of(t, last + 1, &next) || is_ordinal_alone(t, last, &next, next.end, year))
            return f->kind != KZ_FIGURE_DOTTED && f->scale == 0 && !f->grouped && kz_figure_value(f) > 0;
    }
    return false;
}
