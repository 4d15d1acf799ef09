/* Clock times and dates in digits. */
#include "spell/talk.h"

enum { MOST_PARTS = 3 };

typedef struct parts {
    kz_slice at[MOST_PARTS];
    uint32_t n;
} parts;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Runs of digits with one other byte between. */
static bool cut(kz_slice core, parts *out) {
    out->n = 0;
    for (uint32_t at = 0; at < core.n;) {
        uint32_t end = at;
        while (end < core.n && is_digit(core.at[end]))
            end++;
        if (end == at || out->n == MOST_PARTS || end - at > 4)
            return false;
        out->at[out->n++] = (kz_slice){core.at + at, end - at};
        at = end + 1;
    }
    return out->n >= 2;
}

/* ---- Clock times ---- */

static bool is_clock(const parts *p) {
    enum { HOURS = 24, MINUTES = 59 };
    if (kz_digits_value(p->at[0]) > HOURS || p->at[0].n > 2)
        return false;
    for (uint32_t i = 1; i < p->n; i++)
        if (p->at[i].n != 2 || kz_digits_value(p->at[i]) > MINUTES)
            return false;
    return true;
}

/* «сағат», «сағ.» */
static bool hour_before(const kz_talk *t, uint32_t token) {
    kz_match m;
    if (token > 1 && kz_sign_of(t, token - 1) == '.')
        token--;
    if (token == 0)
        return false;
    kz_span word = t->s->tokens.at[token - 1].span;
    uint32_t entry = kz_table_value(&kz_said_shorts, kz_token_core(t->s, token - 1), 0);
    if (entry & 15)
        return kz_table_value(&kz_said_heads, kz_said_short_info[entry >> 4].spoken, 0) & KZ_HEAD_HOUR;
    return kz_heads_at(t, word.start, &m) & KZ_HEAD_HOUR && m.end == word.end;
}

/* What is said of 15:00: «он бес» behind «сағат», else «он бес нөл нөл». */
static void say_clock(kz_talk *t, const parts *p, bool hour) {
    kz_say_integer(&t->said, p->at[0]);
    for (uint32_t i = 1; i < p->n; i++) {
        bool none = kz_digits_value(p->at[i]) == 0;
        if (!(none && hour && p->n == 2))
            kz_say_group(&t->said, p->at[i]);
    }
}

static bool reads_dotted(const kz_talk *t, uint32_t token, parts *p) {
    const kz_token *k = &t->s->tokens.at[token];
    kz_slice core = kz_sub(t->s->text, (kz_span){k->span.start, k->core_end});
    return memchr(core.at, '.', core.n) && cut(core, p) && p->n == 2 && is_clock(p);
}

/* Does «-ден» stand behind the token's digits? */
static bool is_from(const kz_talk *t, uint32_t token) {
    const kz_token *k = &t->s->tokens.at[token];
    kz_slice rest = kz_sub(t->s->lower, (kz_span){k->core_end, k->span.end});
    kz_reading ending;
    return rest.n > 1 && rest.at[0] == '-' && kz_ending((kz_slice){rest.at + 1, rest.n - 1}, &ending) &&
           ending.case_ == KZ_CASE_ABL;
}

/* The token of the hour up to which the one at `token` goes: 13.00-14.30, 13.00-ден 14.30-ға; 0 if there is none. */
static uint32_t until(const kz_talk *t, uint32_t token) {
    uint32_t other = kz_joined_by_dash(t, token) ? token + 2 : is_from(t, token) ? token + 1 : 0;
    return other && kz_is_token(t, other, KZ_T_NUMBER) ? other : 0;
}

/* «теңге», «%», but not «сағат» */
static bool is_measured(const kz_talk *t, uint32_t token) {
    uint32_t end, at = kz_skip_blank(t->s->lower, t->s->tokens.at[token].span.end);
    kz_match m;
    return kz_unit_at(t, at, true, &end) || (kz_match_at(&kz_measures, t->s->lower, at, false, &m) &&
                                             kz_measure_info[kz_key_index(m.value)].kind != KZ_MEASURE_TIME);
}

/* Quarters of an hour on both sides, without a dash a full hour on one, and nothing that is measured. */
static bool opening_hours(const kz_talk *t, uint32_t token) {
    enum { QUARTER = 15 };
    parts from, to;
    uint32_t other = until(t, token);
    if (!other || !reads_dotted(t, token, &from) || !reads_dotted(t, other, &to))
        return false;
    uint32_t first = kz_digits_value(from.at[1]), second = kz_digits_value(to.at[1]);
    bool sure = kz_joined_by_dash(t, token) || first == 0 || second == 0;
    return sure && first % QUARTER == 0 && second % QUARTER == 0 && !is_measured(t, other);
}

/* 16.30 in a sentence where a time of day stands. */
static bool dotted_clock(kz_talk *t, uint32_t token, parts *p) {
    const kz_token *k = &t->s->tokens.at[token];
    if (!reads_dotted(t, token, p))
        return false;
    if (opening_hours(t, token))
        t->clock_sentence = k->sentence;
    if (hour_before(t, token)) {
        t->clock_sentence = k->sentence;
        return true;
    }
    return t->clock_sentence == k->sentence;
}

bool kz_talk_clock(kz_talk *t, uint32_t token) {
    parts p;
    kz_match m;
    const kz_token *k = &t->s->tokens.at[token];
    kz_slice core = kz_sub(t->s->text, (kz_span){k->span.start, k->core_end});
    if (k->kind == KZ_T_NUMBER ? !dotted_clock(t, token, &p) : !cut(core, &p))
        return false;
    bool score = k->kind == KZ_T_TIME && p.n == 2 && kz_heads_at(t, k->span.end, &m) & KZ_HEAD_SCORE;
    if (score) {
        kz_say_integer(&t->said, p.at[0]);
        kz_say_joint(&t->said, KZ_LIT("-"));
        kz_say_integer(&t->said, p.at[1]);
        t->kind = KZ_SAID_SCORE;
        t->end = k->span.end;
        return true;
    }
    if (!is_clock(&p))
        return false;
    bool hour = hour_before(t, token) || t->clock_sentence == k->sentence;
    if (hour)
        t->clock_sentence = k->sentence;
    say_clock(t, &p, hour);
    t->kind = KZ_SAID_TIME;
    t->end = k->core_end < k->span.end ? kz_take_ending(t, k->core_end, false) : k->span.end;
    return true;
}

/* ---- Dates ---- */

/* 21 is 2021, 98 is 1998; false for anything but two and four digits. */
static bool full_year(kz_slice written, char room[4]) {
    enum { PIVOT = 50 };
    if (written.n != 2 && written.n != 4)
        return false;
    memcpy(room, kz_digits_value(written) < PIVOT ? "20" : "19", 2);
    memcpy(room + 4 - written.n, written.at, written.n);
    return true;
}

/* What the month gets for the year's word behind it: «15.03.2021 ж. басталды» is «наурызда», «… жылғы №5» «наурыздағы».
 */
static bool end_month(kz_talk *t, uint32_t next, bool of) {
    enum { NUMERO = 0x2116 };
    bool last = next >= t->s->tokens.n || kz_is_token(t, next, KZ_T_PUNCT) ||
                t->s->tokens.at[next].sentence != t->s->tokens.at[next - 1].sentence;
    kz_said_ending ending = {.feats = last && !of ? 0 : KZ_UD_CASE_LOC,
                             .attributive = of || kz_sign_of(t, next) == NUMERO};
    return kz_say_ending(&t->said, &ending);
}

/* «ж.», «жылы», «жылғы», «жылдан» behind a date: the year is said already, so the ending goes to the month. */
static uint32_t take_year_word(kz_talk *t, uint32_t token, uint32_t end) {
    kz_match m;
    if (kz_is_token(t, token + 1, KZ_T_ABBREVIATION)) {
        uint32_t entry = kz_table_value(&kz_said_shorts, kz_token_lower(t->s, token + 1), 0);
        const kz_token *k = &t->s->tokens.at[token + 1];
        bool ends = t->s->sentences.at[k->sentence].end == token + 2;
        if ((entry & 15) && kz_said_short_info[entry >> 4].when == KZ_WHEN_YEAR && end_month(t, token + 2, false))
            return k->span.end - ends;
    }
    if (!(kz_heads_at(t, end, &m) & KZ_HEAD_YEAR) || m.ending.plural || m.ending.derivation)
        return end;
    uint32_t start = kz_skip_blank(t->s->lower, end);
    kz_slice word = kz_sub(t->s->lower, (kz_span){start, m.end});
    if (kz_same(word, kz_said_words[KZ_SAID_YEAR_OF]))
        return end_month(t, token + 2, true) ? m.end : end;
    if (m.ending.case_ == KZ_CASE_NOM)
        return end_month(t, token + 2, false) ? m.end : end;
    kz_said_ending ending;
    kz_slice rest = {t->s->lower.at + m.key_end, m.end - m.key_end};
    bool known = kz_read_said_ending(rest, kz_last_said(&t->said), &ending);
    return known && kz_say_ending(&t->said, &ending) ? m.end : end;
}

/* 2018-07-09T18:38 is for machines. */
static bool is_stamp(const kz_talk *t, uint32_t end) {
    return end < t->s->text.n && (t->s->text.at[end] == 'T' || t->s->text.at[end] == '_');
}

bool kz_talk_date(kz_talk *t, uint32_t token) {
    enum { DAYS = 31, MONTHS = 12 };
    parts p;
    char year[4];
    const kz_token *k = &t->s->tokens.at[token];
    kz_slice core = kz_sub(t->s->text, (kz_span){k->span.start, k->core_end});
    if (!cut(core, &p) || p.n != 3 || is_stamp(t, k->span.end))
        return false;
    bool year_first = p.at[0].n == 4;
    kz_slice day = p.at[year_first ? 2 : 0];
    uint32_t month = kz_digits_value(p.at[1]), of_month = kz_digits_value(day);
    if (!full_year(p.at[year_first ? 0 : 2], year) || month < 1 || month > MONTHS || of_month < 1 || of_month > DAYS)
        return false;
    kz_say_integer(&t->said, (kz_slice){year, sizeof year});
    kz_say_ordinal(&t->said);
    kz_say_word(&t->said, KZ_SAID_YEAR_OF);
    kz_say_integer(&t->said, day);
    kz_say_ordinal(&t->said);
    kz_say(&t->said, kz_said_months[month]);
    t->kind = KZ_SAID_DATE;
    t->end = k->core_end < k->span.end ? kz_take_ending(t, k->core_end, false) : take_year_word(t, token, k->span.end);
    return true;
}
