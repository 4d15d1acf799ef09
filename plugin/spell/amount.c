/* Digits with what belongs to them: endings, units, money, the noun whose ordinal they are. */
#include "spell/talk.h"

enum { MOST_MULTIPLIERS = 2, SECTION = 0xA7, NUMERO = 0x2116 };

typedef struct amount {
    uint32_t token, last_token; /* of the first and the last figure */
    kz_figure first, last;
    bool range;
    kz_slice joint;                         /* of a range, as it is written */
    kz_slice multipliers[MOST_MULTIPLIERS]; /* «миллион» behind the figures */
    uint32_t n_multipliers;
    const kz_said_unit *unit; /* behind them; NULL if there is none */
    uint32_t end;
} amount;

static bool has_tail(const kz_figure *f) {
    return f->end > f->span.end;
}

static bool both_are_whole(const kz_figure *a, const kz_figure *b) {
    return a->kind == KZ_FIGURE_NUMBER && b->kind == KZ_FIGURE_NUMBER;
}

/* 10-15; not 10-15-20, which may be anything. */
static void find_range(kz_talk *t, amount *a) {
    kz_figure second;
    uint32_t token = a->token;
    if (has_tail(&a->first) || !kz_joined_by_dash(t, token) || !kz_figure_at(t->arena, t->s, token + 2, &second))
        return;
    bool third = kz_joined_by_dash(t, token + 2) && kz_is_token(t, token + 4, KZ_T_NUMBER);
    bool inner = token >= 2 && kz_joined_by_dash(t, token - 2) && kz_is_token(t, token - 2, KZ_T_NUMBER);
    if (third || inner || !both_are_whole(&a->first, &second))
        return;
    a->range = true;
    a->joint = kz_token_text(t->s, token + 1);
    a->last = second;
    a->last_token = token + 2;
}

/* «$5 миллион»: a full multiplier that stands before the place of the currency. Its ending goes to the currency. */
static uint32_t full_multiplier(const kz_talk *t, uint32_t at, kz_slice *word) {
    kz_match m;
    uint32_t start = kz_skip_blank(t->s->lower, at);
    if (!kz_match_at(&kz_number_words, t->s->lower, start, false, &m) ||
        kz_number_word_info[m.value].role != KZ_ROLE_MULTIPLIER)
        return at;
    *word = kz_sub(t->s->lower, (kz_span){start, m.key_end});
    return m.key_end;
}

static void find_units(kz_talk *t, amount *a, bool money_before) {
    uint32_t at = a->last.span.end, end;
    if (has_tail(&a->last))
        return;
    for (;;) {
        uint32_t start = kz_skip_blank(t->s->lower, at);
        const kz_said_unit *unit = kz_unit_at(t, start, true, &end);
        kz_slice word;
        if (unit && unit->kind == KZ_UNIT_MULTIPLIER && a->n_multipliers < MOST_MULTIPLIERS) {
            a->multipliers[a->n_multipliers++] = unit->after;
            a->end = at = end;
        } else if (unit && unit->kind != KZ_UNIT_MULTIPLIER && !money_before) {
            a->unit = unit;
            a->end = end;
            return;
        } else if (money_before && a->n_multipliers < MOST_MULTIPLIERS && (end = full_multiplier(t, at, &word)) > at) {
            a->multipliers[a->n_multipliers++] = word;
            a->end = at = end;
        } else {
            return;
        }
    }
}

/* Behind what may be a year, one letter with a full stop is no measure: «2021 г.» */
static void drop_false_unit(const kz_talk *t, amount *a) {
    if (a->unit && a->unit->lone && kz_figure_is_year(&a->last) && a->end < t->s->text.n &&
        (t->s->text.at[a->end - 1] == '.' || t->s->text.at[a->end] == '.')) {
        a->unit = NULL;
        a->end = a->last.span.end;
    }
}

static bool half_follows(const kz_talk *t, const amount *a) {
    kz_match m;
    if (a->n_multipliers)
        return true;
    return !a->unit && kz_heads_at(t, a->end, &m) & KZ_HEAD_HALF;
}

static void say_one(kz_talk *t, const kz_figure *f, bool ordinal, bool half) {
    if (half && kz_figure_is_half(f))
        kz_say_half(&t->said, (kz_slice){f->digits.at, f->digits.n - 1});
    else if (ordinal && f->kind == KZ_FIGURE_CODE && f->digits.n <= 2)
        kz_say_integer(&t->said, f->digits);
    else
        kz_say_figure(&t->said, t->s->text, f);
    if (ordinal)
        kz_say_ordinal(&t->said);
}

static void say_figures(kz_talk *t, const amount *a, bool ordinal, bool half) {
    if (a->range) {
        say_one(t, &a->first, ordinal, half);
        kz_say_joint(&t->said, a->joint);
    }
    say_one(t, &a->last, ordinal, half);
}

/* ---- What follows a hyphen: an ending, or a noun ---- */

/* Is it something that is counted: «жылдығы» of 25-жылдығы? */
static bool is_counted(const kz_talk *t, kz_span noun, bool *particle) {
    kz_match m;
    bool counted = kz_match_at(&kz_said_counted, t->s->lower, noun.start, false, &m) && m.end == noun.end;
    *particle = counted && kz_key_index(m.value) == KZ_COUNTED_PARTICLE;
    return counted;
}

static bool is_capital_at(const kz_talk *t, uint32_t at) {
    uint32_t length;
    return kz_is_upper(kz_utf8_at(t->s->text, at, &length));
}

static bool has_digit(kz_slice text) {
    for (uint32_t i = 0; i < text.n; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

/* 9-А is a class, the ninth; in 22-Ө, 229-к, 086-У and №2-ВЗ the letters are part of a code. */
static bool is_lettered(const kz_talk *t, const amount *a, kz_span noun) {
    enum { CLASSES = 12 };
    uint32_t length;
    if (a->last.kind == KZ_FIGURE_CODE && a->last.digits.n > 2)
        return true;
    kz_utf8_at(t->s->text, noun.start, &length);
    if (a->token > 0 && kz_sign_of(t, a->token - 1) == NUMERO && is_capital_at(t, noun.start))
        return true;
    return noun.start + length == noun.end && (!is_capital_at(t, noun.start) || kz_figure_value(&a->last) > CLASSES);
}

/* «5-сынып» is the fifth, «25-жылдығы» counts, «5-км» has a unit. In a range only the last is an ordinal: «бес-алтыншы
 * сынып», but of years both: «екі мың жиырма бірінші-жиырма екінші жылдары». 258-IV is the number of a law. */
static bool say_with_noun(kz_talk *t, amount *a, kz_span noun) {
    uint32_t end;
    const kz_said_unit *unit = kz_unit_at(t, noun.start, true, &end);
    if (unit && end == noun.end && !is_capital_at(t, noun.start)) {
        kz_say(&t->said, unit->before);
        say_figures(t, a, false, false);
        kz_say(&t->said, unit->after);
        t->kind = KZ_SAID_QUANTITY;
        return true;
    }
    uint32_t roman = kz_roman_value(kz_sub(t->s->text, noun));
    if (roman) {
        say_figures(t, a, false, false);
        kz_say_value(&t->said, roman);
        t->kind = KZ_SAID_CODE;
        return true;
    }
    bool particle, counted = is_counted(t, noun, &particle) || is_lettered(t, a, noun);
    kz_match m;
    bool years = a->range && kz_heads_at(t, noun.start, &m) & KZ_HEAD_YEAR;
    if (a->range) {
        say_one(t, &a->first, years && !counted, true);
        kz_say_joint(&t->said, a->joint);
    }
    say_one(t, &a->last, !counted && a->last.scale == 0, true);
    if (particle)
        kz_say_joint(&t->said, KZ_LIT("-"));
    kz_say(&t->said, kz_sub(t->s->text, noun));
    t->kind = counted ? KZ_SAID_NUMBER : KZ_SAID_ORDINAL;
    return true;
}

static bool say_with_tail(kz_talk *t, amount *a, const kz_said_unit *money) {
    uint32_t start = kz_behind_hyphen(t, a->last.span.end);
    kz_span tail = {start, a->last.end};
    if (has_digit(kz_sub(t->s->text, tail)))
        return false;
    a->end = a->last.end;
    if (money && (is_capital_at(t, start) || a->range))
        return false;
    say_figures(t, a, false, false);
    if (money)
        kz_say(&t->said, money->after);
    kz_said_ending ending;
    bool is_ending =
        !is_capital_at(t, start) && kz_read_said_ending(kz_sub(t->s->lower, tail), kz_last_said(&t->said), &ending);
    if (is_ending && kz_say_ending(&t->said, &ending)) {
        t->kind = money ? KZ_SAID_MONEY : ending.feats & KZ_UD_NUMTYPE ? KZ_SAID_ORDINAL : KZ_SAID_NUMBER;
        return true;
    }
    kz_saying_clear(&t->said);
    return !money && say_with_noun(t, a, tail);
}

/* ---- All of it ---- */

static uint8_t kind_of_unit(const kz_said_unit *unit) {
    static const uint8_t kinds[] = {KZ_SAID_QUANTITY, KZ_SAID_MONEY, KZ_SAID_PERCENT, KZ_SAID_NUMBER};
    return unit ? kinds[unit->kind] : KZ_SAID_NUMBER;
}

/* «7- және 8-сынып»: the hyphen stands for the noun. */
static bool hangs(const kz_talk *t, const amount *a) {
    kz_slice text = t->s->text;
    uint32_t length, next = a->end + 1 < text.n ? kz_skip_blank(text, a->end + 1) : text.n;
    if (next >= text.n || text.at[a->end] != '-' || text.at[a->end + 1] != ' ')
        return false;
    uint32_t cp = kz_utf8_at(text, next, &length);
    return kz_is_lower(cp) && kz_script_of(cp) == KZ_S_CYRILLIC;
}

/* 16+ */
static bool is_and_more(const kz_talk *t, uint32_t at) {
    uint32_t length;
    kz_slice text = t->s->text;
    if (at >= text.n || text.at[at] != '+')
        return false;
    uint32_t next = at + 1 < text.n ? kz_utf8_at(text, at + 1, &length) : ' ';
    return !kz_is_digit(next) && !kz_is_letter(next) && next != '+';
}

/* «(1845–1904)», «(2021)»: years, which are said with the word. */
static bool in_brackets(const kz_talk *t, const amount *a) {
    enum { FIRST = 1700 };
    if (a->token == 0 || kz_sign_of(t, a->token - 1) != '(' || kz_sign_of(t, a->last_token + 1) != ')')
        return false;
    return kz_figure_is_year(&a->first) && kz_figure_is_year(&a->last) &&
           (a->range || kz_figure_value(&a->first) >= FIRST);
}

/* Of 1941-45 the first year tells what it is. */
static bool is_ordinal(const kz_talk *t, const amount *a) {
    enum { SHORT_YEAR = 2 };
    kz_figure f = a->last;
    if (a->range && kz_figure_is_year(&a->first) && a->last.digits.n == SHORT_YEAR) {
        f = a->first;
        f.end = a->last.end;
    }
    return kz_is_said_ordinal(t, a->token, a->last_token, &f);
}

/* The ending behind a unit or a multiplier; behind a sign without a hyphen: ₸ге. */
static uint32_t take_sign_ending(kz_talk *t, const amount *a, const kz_said_unit *money) {
    uint32_t length;
    bool sign = a->end > 0 && !kz_is_letter(kz_utf8_before(t->s->text, a->end, &length));
    return kz_take_ending(t, a->end, !sign && !(money && a->n_multipliers));
}

/* ---- Coins: 405,50 теңге is «төрт жүз бес теңге елу тиын» ---- */

static kz_slice coin_of(kz_slice currency) {
    int32_t entry = kz_table_find(&kz_said_coins, currency);
    return entry < 0 ? KZ_LIT("") : kz_said_coin_words[kz_said_coins.values[entry]];
}

/* The currency that is written in full at the place, without its endings; empty if none is. */
static kz_slice full_currency(const kz_talk *t, uint32_t at) {
    kz_slice lower = t->s->lower;
    uint32_t length, end = at;
    while (end < lower.n && kz_is_letter(kz_utf8_at(lower, end, &length)))
        end += length;
    while (end > at && coin_of(kz_sub(lower, (kz_span){at, end})).n == 0) {
        kz_utf8_before(lower, end, &length);
        end -= length;
    }
    return kz_sub(lower, (kz_span){at, end});
}

static void say_in_coins(kz_talk *t, kz_slice digits, kz_slice currency) {
    enum { DECIMALS = 2 };
    kz_slice whole = {digits.at, digits.n - DECIMALS}, coins = {digits.at + whole.n, DECIMALS};
    if (kz_digits_value(coins) == 0 || whole.n > 1 || *whole.at != '0') {
        kz_say_integer(&t->said, whole);
        kz_say(&t->said, currency);
    }
    if (kz_digits_value(coins)) {
        kz_say_value(&t->said, kz_digits_value(coins));
        kz_say(&t->said, coin_of(currency));
    }
}

/* The endings of the currency go to the coin. False, with nothing said, where it is no such amount. */
static bool say_coins(kz_talk *t, amount *a, const kz_said_unit *money) {
    const kz_said_unit *unit = money ? money : a->unit;
    uint32_t at = kz_skip_blank(t->s->lower, a->end), length;
    kz_slice currency = unit ? unit->after : full_currency(t, at);
    bool in_coins = a->last.scale == 2 && a->last.digits.n > 2 && a->last.kind == KZ_FIGURE_NUMBER;
    if (!in_coins || a->range || a->n_multipliers || coin_of(currency).n == 0)
        return false;
    say_in_coins(t, a->last.digits, currency);
    t->kind = KZ_SAID_MONEY;
    t->end = unit ? a->end : kz_take_ending(t, at + currency.n, false);
    bool cut = t->end < t->s->lower.n && kz_is_letter(kz_utf8_at(t->s->lower, t->end, &length));
    if (unit || !cut)
        return true;
    kz_saying_clear(&t->said); /* 2,50 теңгелік */
    return false;
}

static bool say_amount(kz_talk *t, uint32_t token, const kz_said_unit *money) {
    amount a = {.token = token, .last_token = token};
    if (!kz_figure_at(t->arena, t->s, token, &a.first))
        return false;
    a.last = a.first;
    find_range(t, &a);
    a.end = a.last.span.end;
    find_units(t, &a, money != NULL);
    drop_false_unit(t, &a);
    if (has_tail(&a.last)) {
        bool done = say_with_tail(t, &a, money);
        t->end = a.end;
        return done;
    }
    if (say_coins(t, &a, money)) {
        t->end = money || a.unit ? take_sign_ending(t, &a, money) : t->end;
        return true;
    }
    bool plain = !money && !a.unit && !a.n_multipliers;
    bool ordinal = plain && is_ordinal(t, &a);
    bool hanging = plain && !ordinal && hangs(t, &a), years = plain && !ordinal && in_brackets(t, &a);
    if (!money && a.unit)
        kz_say(&t->said, a.unit->before);
    say_figures(t, &a, ordinal || hanging || years, half_follows(t, &a));
    for (uint32_t i = 0; i < a.n_multipliers; i++)
        kz_say(&t->said, a.multipliers[i]);
    if (years)
        kz_say_word(&t->said, a.range ? KZ_SAID_YEARS : KZ_SAID_YEAR);
    const kz_said_unit *unit = money ? money : a.unit;
    if (unit)
        kz_say(&t->said, unit->after);
    t->kind = ordinal || hanging || years ? KZ_SAID_ORDINAL : kind_of_unit(unit);
    t->end = a.end + hanging;
    if (plain && t->end == a.end && is_and_more(t, a.end)) {
        kz_say_word(&t->said, KZ_SAID_PLUS);
        t->end++;
    }
    if (unit || a.n_multipliers)
        t->end = take_sign_ending(t, &a, money);
    return true;
}

/* «ЖСН 900101300123» */
static bool is_code(const kz_talk *t, uint32_t token, const kz_figure *f) {
    enum { LONG = 11 };
    if (f->kind != KZ_FIGURE_NUMBER || f->scale || f->grouped)
        return false;
    if (f->digits.n >= LONG && !kz_ends(f->digits, KZ_LIT("000")))
        return true;
    return token > 0 && f->digits.n > 3 && kz_table_find(&kz_said_codes, kz_token_lower(t->s, token - 1)) >= 0;
}

bool kz_talk_amount(kz_talk *t, uint32_t token) {
    kz_figure f;
    if (kz_figure_at(t->arena, t->s, token, &f) && is_code(t, token, &f)) {
        kz_say_digits(&t->said, f.digits);
        t->kind = KZ_SAID_CODE;
        t->end = kz_take_ending(t, f.span.end, true);
        return true;
    }
    return say_amount(t, token, NULL);
}

/* ---- Signs before digits ---- */

static bool stands_free(const kz_talk *t, uint32_t start) {
    uint32_t length;
    if (start == 0)
        return true;
    uint32_t cp = kz_utf8_before(t->s->text, start, &length);
    return kz_is_space(cp) || cp == '(' || cp == '[' || cp == 0xAB || cp == 0x201C || cp == '"' || cp == 0x2026 ||
           cp == '.';
}

/* A minus, no dash: «-15 °C»; a long one, or one behind another number, only before a unit. */
static bool is_minus(const kz_talk *t, uint32_t token, uint32_t sign) {
    if (sign != '-' && sign != 0x2212 && sign != 0x2013)
        return false;
    uint32_t after = kz_sign_of(t, token + 2);
    if (kz_touch(t, token + 1) && (after == 0xBB || after == 0x201D || after == '"'))
        return false; /* «Екібастұз -1» is a name */
    bool dash = sign == 0x2013 || (sign == '-' && token > 0 && kz_is_token(t, token - 1, KZ_T_NUMBER));
    kz_figure f;
    uint32_t end;
    if (!dash)
        return true;
    if (!kz_figure_at(t->arena, t->s, token + 1, &f))
        return false;
    return kz_unit_at(t, kz_skip_blank(t->s->lower, f.span.end), true, &end) != NULL;
}

static bool say_sign(kz_talk *t, uint32_t token) {
    uint32_t sign = kz_sign_of(t, token);
    static const struct {
        uint32_t sign;
        kz_said said;
    } signs[] = {{'+', KZ_SAID_PLUS}, {0xB1, KZ_SAID_PLUS_MINUS}, {'~', KZ_SAID_ABOUT}, {0x2248, KZ_SAID_ABOUT}};
    if (!kz_touch(t, token) || !stands_free(t, t->start))
        return false;
    t->kind = KZ_SAID_SIGN;
    t->end = t->s->tokens.at[token].span.end;
    if (is_minus(t, token, sign)) {
        kz_say_word(&t->said, KZ_SAID_MINUS);
        return true;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].sign == sign) {
            kz_say_word(&t->said, signs[i].said);
            return true;
        }
    return false;
}

static bool blank_or_nothing(const kz_talk *t, uint32_t token) {
    uint32_t end = t->s->tokens.at[token].span.end;
    return kz_skip_blank(t->s->text, end) == t->s->tokens.at[token + 1].span.start;
}

/* $5, № 5, § 5. The number behind № is said by itself. */
bool kz_talk_prefixed(kz_talk *t, uint32_t token) {
    if (!kz_is_token(t, token + 1, KZ_T_NUMBER) || !blank_or_nothing(t, token))
        return false;
    uint32_t sign = kz_sign_of(t, token), end;
    if (sign == NUMERO) {
        kz_say_word(&t->said, KZ_SAID_NUMBER_SIGN);
        t->kind = KZ_SAID_SIGN;
        t->end = t->s->tokens.at[token].span.end;
        return true;
    }
    kz_figure f;
    if (sign == SECTION && kz_figure_at(t->arena, t->s, token + 1, &f) && f.end == f.span.end) {
        kz_say_figure(&t->said, t->s->text, &f);
        kz_say_ordinal(&t->said);
        kz_say_word(&t->said, KZ_SAID_SECTION);
        t->kind = KZ_SAID_ORDINAL;
        t->end = f.end;
        return true;
    }
    const kz_said_unit *unit = kz_unit_at(t, t->start, false, &end);
    bool whole = unit && unit->kind == KZ_UNIT_MONEY && end == t->s->tokens.at[token].span.end;
    if (whole && say_amount(t, token + 1, unit))
        return true;
    kz_saying_clear(&t->said);
    return say_sign(t, token);
}
