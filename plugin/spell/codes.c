/* Digits that count nothing: telephone numbers, scores, fractions, sizes, names with a number in them. */
#include "spell/talk.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* ---- Telephone numbers ---- */

/* Digits in one piece, as they are grouped when they are said. */
static void say_ungrouped(kz_saying *said, kz_slice digits) {
    static const uint8_t sizes[][6] = {
        [5] = {1, 2, 2}, [6] = {2, 2, 2}, [7] = {3, 2, 2}, [10] = {3, 3, 2, 2}, [11] = {1, 3, 3, 2, 2}};
    enum { KNOWN = sizeof sizes / sizeof *sizes };
    uint32_t at = 0;
    bool known = digits.n < KNOWN && sizes[digits.n][0];
    for (uint32_t i = 0; at < digits.n; i++) {
        uint32_t n = known ? sizes[digits.n][i] : digits.n;
        if (at)
            kz_say_joint(said, KZ_LIT(", "));
        kz_say_group(said, (kz_slice){digits.at + at, n});
        at += n;
    }
}

/* «плюс жеті, жеті жүз жиырма жеті, …»: a comma between the groups, so that they are heard apart. */
bool kz_talk_phone(kz_talk *t, uint32_t token) {
    const kz_token *k = &t->s->tokens.at[token];
    kz_slice core = kz_sub(t->s->text, (kz_span){k->span.start, k->core_end});
    bool first = true;
    for (uint32_t at = 0; at < core.n;) {
        uint32_t end = at;
        while (end < core.n && is_digit(core.at[end]))
            end++;
        if (end == at) {
            if (core.at[at++] == '+')
                kz_say_word(&t->said, KZ_SAID_PLUS);
            continue;
        }
        if (!first)
            kz_say_joint(&t->said, KZ_LIT(", "));
        say_ungrouped(&t->said, (kz_slice){core.at + at, end - at});
        first = false;
        at = end;
    }
    t->kind = KZ_SAID_PHONE;
    t->end = k->core_end < k->span.end ? kz_take_ending(t, k->core_end, false) : k->span.end;
    return !first;
}

/* ---- Two numbers with a sign between ---- */

static bool is_times(const kz_talk *t, uint32_t token) {
    uint32_t cp = kz_to_lower(kz_sign_of(t, token));
    return cp == 'x' || cp == 0x445 || cp == 0xD7;
}

/* The whole numbers around the sign of the token, right behind each other. */
static bool pair_around(kz_talk *t, uint32_t token, kz_figure *a, kz_figure *b) {
    return kz_figure_at(t->arena, t->s, token, a) && a->end == a->span.end && kz_touch(t, token) &&
           kz_touch(t, token + 1) && kz_figure_at(t->arena, t->s, token + 2, b) && a->kind != KZ_FIGURE_DOTTED &&
           b->kind != KZ_FIGURE_DOTTED;
}

static void say_joined(kz_talk *t, const kz_figure *a, kz_slice joint, const kz_figure *b) {
    kz_say_figure(&t->said, t->s->text, a);
    kz_say_joint(&t->said, joint);
    kz_say_figure(&t->said, t->s->text, b);
}

/* Years or days of a month: 2021/2022 оқу жылы, 27/28 шілде. */
static bool are_ordinals(const kz_talk *t, const kz_figure *a, const kz_figure *b) {
    enum { DAYS = 31 };
    kz_match m;
    uint32_t heads = kz_heads_at(t, b->end, &m);
    if (heads & (KZ_HEAD_SCHOOL | KZ_HEAD_YEAR))
        return kz_figure_is_year(a) && (kz_figure_is_year(b) || b->digits.n == 2);
    return heads & KZ_HEAD_MONTH && kz_figure_value(a) <= DAYS && kz_figure_value(b) <= DAYS;
}

/* 1/2, 24/7, 2021/2022. */
static void say_slashed(kz_talk *t, const kz_figure *a, const kz_figure *b) {
    enum { LARGEST = 100 };
    bool ordinals = are_ordinals(t, a, b);
    uint32_t over = kz_figure_value(a), under = kz_figure_value(b);
    t->kind = KZ_SAID_FRACTION;
    if (!ordinals && over && over < under && under <= LARGEST) {
        kz_say_fraction(&t->said, a->digits, b->digits);
        return;
    }
    t->kind = KZ_SAID_CODE;
    kz_say_figure(&t->said, t->s->text, a);
    if (ordinals)
        kz_say_ordinal(&t->said);
    bool always = over == 24 && under == 7;
    if (!always)
        kz_say_joint(&t->said, KZ_LIT("-"));
    kz_say_figure(&t->said, t->s->text, b);
    if (ordinals)
        kz_say_ordinal(&t->said);
}

static void say_size(kz_talk *t, const kz_figure *a, const kz_figure *b) {
    kz_say_figure(&t->said, t->s->text, a);
    kz_say_feats(&t->said, KZ_UD_CASE_DAT);
    kz_say_figure(&t->said, t->s->text, b);
    t->kind = KZ_SAID_SCORE;
}

static bool is_part_of_longer(const kz_talk *t, uint32_t token, uint32_t sign) {
    return (token > 0 && kz_sign_of(t, token - 1) == sign && kz_touch(t, token - 1)) ||
           (kz_touch(t, token + 2) && kz_sign_of(t, token + 3) == sign);
}

static uint32_t take_unit(kz_talk *t, uint32_t at) {
    uint32_t end;
    const kz_said_unit *unit = kz_unit_at(t, kz_skip_blank(t->s->lower, at), true, &end);
    if (!unit || unit->before.n)
        return kz_take_ending(t, at, true);
    kz_say(&t->said, unit->after);
    return kz_take_ending(t, end, true);
}

static const struct {
    uint32_t sign;
    char over[2], under[2];
} FRACTIONS[] = {{0xBD, "1", "2"},   {0xBC, "1", "4"},   {0xBE, "3", "4"},  {0x2153, "1", "3"},
                 {0x2154, "2", "3"}, {0x2155, "1", "5"}, {0x215B, "1", "8"}};

/* Says ½ or, behind a whole number, «екі жарым»; false where the sign is another. */
static bool say_fraction_sign(kz_talk *t, kz_slice whole, uint32_t sign) {
    for (size_t i = 0; i < sizeof FRACTIONS / sizeof *FRACTIONS; i++) {
        if (FRACTIONS[i].sign != sign)
            continue;
        t->kind = KZ_SAID_FRACTION;
        if (sign == FRACTIONS[0].sign)
            return kz_say_half(&t->said, whole);
        if (whole.n) {
            kz_say_integer(&t->said, whole);
            kz_say_word(&t->said, KZ_SAID_WHOLE);
        }
        return kz_say_fraction(&t->said, (kz_slice){FRACTIONS[i].over, 1}, (kz_slice){FRACTIONS[i].under, 1});
    }
    return false;
}

/* The sign behind a whole number. */
static bool mixed_fraction(kz_talk *t, uint32_t token) {
    kz_figure f;
    if (!kz_touch(t, token) || !kz_figure_at(t->arena, t->s, token, &f) || f.scale || f.kind != KZ_FIGURE_NUMBER)
        return false;
    const kz_token *next = &t->s->tokens.at[token + 1];
    kz_slice core = kz_token_core(t->s, token + 1);
    uint32_t length, cp = kz_utf8_at(core, 0, &length);
    if (length != core.n || !say_fraction_sign(t, f.digits, cp))
        return false;
    t->end = kz_take_ending(t, next->core_end, true);
    return true;
}

bool kz_talk_pair(kz_talk *t, uint32_t token) {
    kz_figure a, b;
    uint32_t sign = kz_sign_of(t, token + 1);
    if (mixed_fraction(t, token))
        return true;
    if ((sign != ':' && sign != '/' && !is_times(t, token + 1)) || !pair_around(t, token, &a, &b) ||
        is_part_of_longer(t, token, sign))
        return false;
    if (sign == ':') {
        say_joined(t, &a, KZ_LIT("-"), &b);
        t->kind = KZ_SAID_SCORE;
    } else if (sign == '/') {
        if (a.scale || b.scale)
            return false;
        say_slashed(t, &a, &b);
    } else {
        say_size(t, &a, &b);
    }
    bool noun_only = b.end > b.span.end;
    t->end = noun_only ? kz_take_ending(t, b.span.end, true) : take_unit(t, b.end);
    return true;
}

/* ---- Letters and digits in one word ---- */

typedef struct run {
    kz_slice text;
    bool digits;
} run;
enum { MOST_RUNS = 3 };

/* Letters and digits in turn; a hyphen between them is dropped. 0 where there is something else, or too much. */
static uint32_t runs_of(kz_slice core, run out[MOST_RUNS]) {
    uint32_t n = 0, length;
    for (uint32_t at = 0; at < core.n;) {
        uint32_t end = at;
        bool digits = is_digit(core.at[at]);
        for (; end < core.n && is_digit(core.at[end]) == digits; end += length) {
            uint32_t cp = kz_utf8_at(core, end, &length);
            if (!digits && !kz_is_letter(cp))
                break;
        }
        if (end == at || n == MOST_RUNS)
            return 0;
        out[n++] = (run){{core.at + at, end - at}, digits};
        at = end;
        if (at + 1 < core.n && core.at[at] == '-' && is_digit(core.at[at + 1]) != digits)
            at++;
    }
    return n;
}

static bool is_size(const run r[MOST_RUNS], uint32_t n) {
    uint32_t length;
    if (n != 3 || !r[0].digits)
        return false;
    uint32_t cp = kz_to_lower(kz_utf8_at(r[1].text, 0, &length));
    return length == r[1].text.n && (cp == 'x' || cp == 0x445);
}

/* The noun of a compound: «көшесі» of Е10-көшесі, 0 where there is none. */
static uint32_t noun_start(kz_slice core) {
    uint32_t length;
    for (uint32_t at = core.n; at > 1; at--) {
        if (core.at[at - 1] != '-' || at == core.n)
            continue;
        uint32_t cp = kz_utf8_at(core, at, &length);
        return kz_is_lower(cp) && kz_script_of(cp) == KZ_S_CYRILLIC && core.n - at > length ? at : 0;
    }
    return 0;
}

static void say_run(kz_saying *said, const run *r) {
    enum { MOST_DIGITS = 4 };
    if (!r->digits)
        kz_say(said, r->text);
    else if (r->text.n <= MOST_DIGITS && r->text.at[0] != '0')
        kz_say_integer(said, r->text);
    else
        kz_say_digits(said, r->text);
}

static bool say_size_in_word(kz_talk *t, const run r[MOST_RUNS], uint32_t end) {
    kz_say_integer(&t->said, r[0].text);
    kz_say_feats(&t->said, KZ_UD_CASE_DAT);
    kz_say_integer(&t->said, r[2].text);
    t->kind = KZ_SAID_SCORE;
    t->end = take_unit(t, end);
    return true;
}

bool kz_talk_mixed(kz_talk *t, uint32_t token) {
    const kz_token *k = &t->s->tokens.at[token];
    kz_slice core = kz_sub(t->s->text, (kz_span){k->span.start, k->core_end});
    run r[MOST_RUNS];
    t->kind = KZ_SAID_CODE;
    uint32_t length, first = kz_utf8_at(core, 0, &length);
    if (length == core.n && say_fraction_sign(t, (kz_slice){"", 0}, first)) {
        t->end = kz_take_ending(t, k->core_end, true);
        return true;
    }
    uint32_t noun = noun_start(core), n = runs_of((kz_slice){core.at, noun ? noun - 1 : core.n}, r);
    if (n < 2 || (t->start > 0 && kz_is_digit(kz_utf8_before(t->s->text, t->start, &length))))
        return false;
    if (is_size(r, n) && !noun)
        return say_size_in_word(t, r, k->core_end);
    if (n > 2)
        return false;
    for (uint32_t i = 0; i < n; i++)
        say_run(&t->said, &r[i]);
    if (noun)
        kz_say(&t->said, (kz_slice){core.at + noun, core.n - noun});
    t->end = r[n - 1].digits && !noun ? kz_take_ending(t, k->core_end, true) : k->core_end;
    return true;
}
