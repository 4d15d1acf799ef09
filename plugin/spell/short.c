/* Abbreviations and acronyms. */
#include "extract/number/atom.h"
#include "spell/talk.h"

static bool is_capital_word(const kz_talk *t, uint32_t token) {
    if (token >= t->s->tokens.n)
        return false;
    const kz_token *k = &t->s->tokens.at[token];
    return (k->kind == KZ_T_WORD || k->kind == KZ_T_INITIAL) && k->flags & KZ_F_CAPITAL;
}

static bool is_roman(const kz_talk *t, uint32_t token) {
    return kz_is_token(t, token, KZ_T_WORD) && t->s->tokens.at[token].flags & KZ_F_ROMAN;
}

/* A number, or the ending that stands behind one. */
static bool ends_number(const kz_talk *t, uint32_t token) {
    return kz_is_token(t, token, KZ_T_NUMBER) || kz_is_token(t, token, KZ_T_DATE);
}

static bool is_century(const kz_talk *t, uint32_t token) {
    enum { CENTURIES = 21 };
    kz_figure f;
    return is_roman(t, token) || (kz_figure_at(t->arena, t->s, token, &f) && kz_figure_value(&f) <= CENTURIES);
}

static bool is_year(const kz_talk *t, uint32_t token) {
    enum { DIGITS = 4 };
    kz_figure f;
    if (kz_is_token(t, token, KZ_T_DATE))
        return true;
    return kz_figure_at(t->arena, t->s, token, &f) && kz_figure_value(&f) != UINT32_MAX && !f.grouped &&
           f.digits.n <= DIGITS;
}

static bool begins_number(const kz_talk *t, uint32_t token) {
    return kz_is_token(t, token, KZ_T_NUMBER) || kz_is_token(t, token, KZ_T_TIME) || is_roman(t, token);
}

/* «сағ. 15:00»: a short word whose full stop is a token of its own. */
static bool has_own_stop(const kz_talk *t, uint32_t token) {
    return kz_is_token(t, token, KZ_T_WORD) && kz_touch(t, token) && kz_sign_of(t, token + 1) == '.';
}

static bool stands_right(const kz_talk *t, uint32_t token, uint8_t when) {
    bool first = token == 0;
    switch (when) {
    case KZ_WHEN_YEAR:
        return !first && is_year(t, token - 1);
    case KZ_WHEN_NUMBER:
        return !first && (ends_number(t, token - 1) || is_roman(t, token - 1));
    case KZ_WHEN_ROMAN:
        return !first && is_roman(t, token - 1);
    case KZ_WHEN_CENTURY:
        return !first && is_century(t, token - 1);
    case KZ_WHEN_NAME:
        return !first && is_capital_word(t, token - 1);
    case KZ_WHEN_BEFORE_NAME:
        return is_capital_word(t, token + 1);
    case KZ_WHEN_ERA:
    case KZ_WHEN_BEFORE_NUMBER:
        return begins_number(t, token + 1 + has_own_stop(t, token));
    default:
        return true;
    }
}

/* DAY: digits before a month; MONTH: a month's name; else the word itself, with any endings. */
static bool is_next(const kz_talk *t, uint32_t token, kz_slice next) {
    kz_match m;
    if (next.n == 0)
        return true;
    if (token + 1 >= t->s->tokens.n)
        return false;
    uint32_t start = t->s->tokens.at[token + 1].span.start;
    if (kz_same(next, KZ_LIT("DAY")))
        return kz_is_token(t, token + 1, KZ_T_NUMBER) &&
               kz_heads_at(t, t->s->tokens.at[token + 1].span.end, &m) & KZ_HEAD_MONTH;
    if (kz_same(next, KZ_LIT("MONTH")))
        return kz_heads_at(t, start, &m) & KZ_HEAD_MONTH;
    return kz_starts(kz_token_lower(t->s, token + 1), next);
}

static bool ends_sentence(const kz_talk *t, uint32_t token) {
    return t->s->sentences.at[t->s->tokens.at[token].sentence].end == token + 1;
}

/* Nothing follows in the clause that it could belong to: «т.б. жемістер», but «т.б. кіреді». */
static bool is_last(const kz_talk *t, uint32_t token) {
    if (ends_sentence(t, token) || kz_is_token(t, token + 1, KZ_T_PUNCT))
        return true;
    kz_reading reading;
    kz_slice next = kz_token_core(t->s, token + 1);
    if (next.n > KZ_LONGEST_FORM || !kz_analyse(next, &reading, 1))
        return false;
    return reading.verb || (reading.lexicon & KZ_LEX_VERB && !(reading.lexicon & KZ_LEX_NOUN));
}

static const kz_said_short *fitting_row(const kz_talk *t, uint32_t token, kz_slice written) {
    uint32_t entry = kz_table_value(&kz_said_shorts, written, 0);
    const kz_said_short *rows = &kz_said_short_info[entry >> 4];
    for (uint32_t i = 0; i < (entry & 15); i++)
        if (stands_right(t, token, rows[i].when) && is_next(t, token, rows[i].next))
            return &rows[i];
    return NULL;
}

/* The first letter as a capital where the text has one: Мыс. → Мысалы. */
static void keep_capital(kz_talk *t, uint32_t token) {
    uint32_t length;
    kz_slice text = kz_token_text(t->s, token);
    uint32_t first = kz_utf8_at(t->said.words.n ? kz_buffer_done(&t->said.words) : text, 0, &length);
    if (kz_is_upper(kz_utf8_at(text, 0, &(uint32_t){0})))
        kz_utf8_put(t->said.words.at, kz_to_upper(first));
}

/* «екі жүз км»: a unit behind a number in words. */
static bool unit_after_word(kz_talk *t, uint32_t token) {
    kz_match m;
    uint32_t end, start = t->s->tokens.at[token].span.start;
    if (token == 0 || !kz_is_token(t, token - 1, KZ_T_WORD) ||
        kz_table_find(&kz_said_units_written, kz_token_core(t->s, token)) < 0)
        return false;
    uint32_t before = t->s->tokens.at[token - 1].span.start;
    if (!kz_match_at(&kz_number_words, t->s->lower, before, false, &m) ||
        m.key_end < t->s->tokens.at[token - 1].span.end)
        return false;
    bool multiplier = kz_number_word_info[kz_key_index(m.value)].role == KZ_ROLE_MULTIPLIER;
    const kz_said_unit *unit = kz_unit_at(t, start, multiplier, &end);
    if (!unit || unit->before.n)
        return false;
    kz_say(&t->said, unit->after);
    t->kind = KZ_SAID_QUANTITY;
    t->end = kz_take_ending(t, end, true);
    return true;
}

/* «т.с.с» without its last full stop is not taken for «т.с.» and a letter. */
static bool sticks(const kz_talk *t, uint32_t end) {
    uint32_t length;
    return end < t->s->text.n && t->s->text.at[end - 1] == '.' && kz_is_letter(kz_utf8_at(t->s->text, end, &length));
}

bool kz_talk_short(kz_talk *t, uint32_t token) {
    char room[KZ_LONGEST_SHORT];
    const kz_token *k = &t->s->tokens.at[token];
    kz_slice written = kz_short_form(t, token, room);
    const kz_said_short *row = fitting_row(t, token, written);
    if (!row)
        return unit_after_word(t, token);
    if (row->when == KZ_WHEN_ANY && sticks(t, k->span.end))
        return false;
    kz_say(&t->said, row->last.n && is_last(t, token) ? row->last : row->spoken);
    keep_capital(t, token);
    t->kind = KZ_SAID_ABBREVIATION;
    t->end = kz_take_ending(t, k->core_end, true);
    if (row->when == KZ_WHEN_BEFORE_NUMBER && has_own_stop(t, token))
        t->end++;
    if (kz_ends(written, KZ_LIT(".")) && ends_sentence(t, token) && t->end == k->span.end)
        t->end--; /* the full stop is the sentence's too */
    return true;
}

/* ---- Acronyms ---- */

/* Two capitals or more, with a few small letters at most inside: ҚР, ҚазҰУ. */
static bool is_acronym(const kz_talk *t, uint32_t token, kz_slice core) {
    enum { MOST_BYTES = 16 };
    return core.n <= MOST_BYTES && t->s->tokens.at[token].flags & KZ_F_ALL_CAPITALS;
}

static bool say_letters(kz_talk *t, kz_slice lower) {
    uint32_t length;
    for (uint32_t at = 0; at < lower.n; at += length) {
        kz_utf8_at(lower, at, &length);
        uint32_t name = kz_table_value(&kz_letter_names, (kz_slice){lower.at + at, length}, UINT32_MAX);
        if (name == UINT32_MAX)
            return false;
        if (at)
            kz_say_joint(&t->said, KZ_LIT("-"));
        kz_say(&t->said, kz_letter_names_said[name]);
    }
    return true;
}

bool kz_talk_acronym(kz_talk *t, uint32_t token) {
    const kz_token *k = &t->s->tokens.at[token];
    kz_span span = {k->span.start, k->core_end};
    kz_slice core = kz_sub(t->s->text, span);
    if (t->options.acronyms == KZ_ACRONYMS_KEPT || !is_acronym(t, token, core))
        return false;
    uint32_t known = kz_table_value(&kz_full_acronyms, core, UINT32_MAX);
    kz_slice full = known == UINT32_MAX ? (kz_slice){"", 0} : kz_full_acronyms_said[known];
    if (known != UINT32_MAX && full.n == 0)
        return false; /* said as a word */
    if (t->options.acronyms == KZ_ACRONYMS_IN_FULL) {
        if (full.n == 0)
            return false;
        kz_say(&t->said, full);
    } else if (!say_letters(t, kz_sub(t->s->lower, span))) {
        return false;
    }
    t->kind = KZ_SAID_ACRONYM;
    t->end = kz_take_ending(t, k->core_end, true);
    return true;
}
