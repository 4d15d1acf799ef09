#include "spell/figure.h"

#include "extract/number/atom.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static kz_slice only_digits(kz_arena *arena, kz_slice core) {
    uint32_t n = 0;
    while (n < core.n && is_digit(core.at[n]))
        n++;
    if (n == core.n)
        return core;
    char *digits = kz_arena_get(arena, core.n);
    n = 0;
    for (uint32_t i = 0; i < core.n; i++)
        if (is_digit(core.at[i]))
            digits[n++] = core.at[i];
    return (kz_slice){digits, n};
}

/* 1 234 567 890 123 456 789: more digits than the reader of numbers takes, in threes. */
static bool is_long_number(kz_slice core) {
    uint32_t group = 0, groups = 0, length;
    for (uint32_t at = 0; at < core.n; at += length) {
        uint32_t cp = kz_utf8_at(core, at, &length);
        if (kz_is_digit(cp)) {
            group++;
            continue;
        }
        if (!kz_is_space(cp) || group > 3 || (groups && group != 3))
            return false;
        groups++;
        group = 0;
    }
    return groups && group == 3;
}

static uint8_t kind_of(const kz_figure *f, kz_slice core) {
    bool plain = f->digits.n == core.n;
    if (plain || is_long_number(core))
        return f->digits.n > KZ_MOST_SPELLED || (f->digits.n > 1 && core.at[0] == '0') ? KZ_FIGURE_CODE
                                                                                       : KZ_FIGURE_NUMBER;
    return KZ_FIGURE_DOTTED;
}

/* 225.619 млрд: decimals, for nothing is counted in thousands of billions. */
static bool decimals_expected(const kz_segments *s, uint32_t end) {
    kz_match m;
    uint32_t at = kz_skip_blank(s->lower, end);
    return kz_match_at(&kz_number_words, s->lower, at, true, &m) &&
           kz_number_word_info[m.value].role == KZ_ROLE_MULTIPLIER;
}

/* «2.1. Негізгі ұғымдар», «USB 3.0»: the sign of a section at the start of a line, a version behind a Latin name. */
static bool is_section(const kz_segments *s, uint32_t token) {
    const kz_token *t = &s->tokens.at[token];
    if (!memchr(s->text.at + t->span.start, '.', t->core_end - t->span.start))
        return false;
    if (token > 0 && s->tokens.at[token - 1].block == t->block) {
        const kz_token *before = &s->tokens.at[token - 1];
        return before->kind == KZ_T_WORD && before->flags & KZ_F_LATIN && before->core_end == before->span.end;
    }
    uint32_t length, end = t->span.end;
    if (end < s->text.n && s->text.at[end] == '.')
        return true;
    uint32_t next = kz_skip_blank(s->text, end);
    return next > end && next < s->text.n && kz_is_upper(kz_utf8_at(s->text, next, &length));
}

bool kz_figure_at(kz_arena *arena, const kz_segments *s, uint32_t token, kz_figure *out) {
    const kz_token *t = &s->tokens.at[token];
    *out = (kz_figure){.span = {t->span.start, t->core_end}, .end = t->span.end};
    kz_slice core = kz_sub(s->text, out->span);
    if (t->kind != KZ_T_NUMBER || core.n == 0 || !is_digit(core.at[0]) || !is_digit(core.at[core.n - 1]))
        return false;
    out->digits = only_digits(arena, core);
    out->kind = kind_of(out, core);
    double mantissa;
    uint8_t scale;
    bool fraction = decimals_expected(s, t->core_end);
    if (out->digits.n < core.n && !is_section(s, token) &&
        kz_read_digits(s->text, t->span.start, t->core_end, fraction, &mantissa, &scale) == t->core_end) {
        out->kind = KZ_FIGURE_NUMBER;
        out->scale = scale;
    }
    out->grouped = out->kind == KZ_FIGURE_NUMBER && core.n > out->digits.n + (out->scale ? 1 : 0);
    return true;
}

uint32_t kz_digits_value(kz_slice digits) {
    uint32_t value = 0;
    for (uint32_t i = 0; i < digits.n; i++)
        value = value * 10 + (uint32_t)(digits.at[i] - '0');
    return value;
}

uint32_t kz_figure_value(const kz_figure *f) {
    enum { MOST = 9 };
    return f->scale || f->digits.n > MOST || f->kind == KZ_FIGURE_DOTTED ? UINT32_MAX : kz_digits_value(f->digits);
}

bool kz_figure_is_year(const kz_figure *f) {
    enum { DIGITS = 4, FIRST = 1000, LAST = 2199 };
    uint32_t value = kz_figure_value(f);
    return f->digits.n == DIGITS && !f->grouped && value >= FIRST && value <= LAST;
}

bool kz_figure_is_half(const kz_figure *f) {
    return f->kind == KZ_FIGURE_NUMBER && f->scale == 1 && f->digits.at[f->digits.n - 1] == '5';
}

static void say_dotted(kz_saying *said, kz_slice core) {
    for (uint32_t at = 0; at < core.n;) {
        uint32_t end = at;
        while (end < core.n && is_digit(core.at[end]))
            end++;
        if (end > at)
            kz_say_group(said, (kz_slice){core.at + at, end - at});
        if (end < core.n && core.at[end] == '.')
            kz_say_word(said, KZ_SAID_POINT);
        else if (end < core.n && core.at[end] == ',')
            kz_say_word(said, KZ_SAID_COMMA);
        at = end + 1;
    }
}

void kz_say_figure(kz_saying *said, kz_slice text, const kz_figure *f) {
    if (f->kind == KZ_FIGURE_CODE)
        kz_say_digits(said, f->digits);
    else if (f->kind == KZ_FIGURE_DOTTED)
        say_dotted(said, kz_sub(text, f->span));
    else if (f->scale)
        kz_say_decimal(said, f->digits, f->scale);
    else
        kz_say_integer(said, f->digits);
}
