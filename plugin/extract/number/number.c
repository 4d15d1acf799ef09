#include "extract/number/number.h"

#include "extract/number/context.h"

static const kz_slice RULE_JOIN = {"join", 4};
static const kz_slice RULE_COUNT = {"count", 5}, RULE_OF_IT = {"of-it", 5};
static const kz_slice RULE_MONEY_NEXT = {"money-next", 10};
static const kz_slice RULE_ONE_NEXT = {"one-next", 8};
static const kz_slice RULE_ONE_PREVIOUS = {"one-previous", 12};

const char *kz_number_kind_name(kz_number_kind kind) {
    static const char *const names[] = {"cardinal", "ordinal", "percent", "money", "quantity"};
    return names[kind];
}

const char *kz_mod_name(kz_mod mod) {
    static const char *const names[] = {NULL, "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"};
    return names[mod];
}

/* ---------------------------------------- two numbers that share something */

typedef enum link {
    LINK_NONE,
    LINK_HYPHEN,  /* 4-5 */
    LINK_DASH,    /* 60 – 70 */
    LINK_WORD,    /* 3 пен 5 */
    LINK_FROM_TO, /* 5-тен 10 пайызға */
    LINK_COMMA    /* 5, 10 және 15 */
} link;

static bool is_dash_between(kz_slice text, uint32_t at, uint32_t end) {
    uint32_t length, start = kz_skip_blank(text, at);
    if (start >= end)
        return false;
    uint32_t cp = kz_utf8_at(text, start, &length);
    return (cp == '-' || cp == 0x2013 || cp == 0x2014) && kz_skip_blank(text, start + length) == end;
}

static bool is_comma_between(kz_slice text, uint32_t at, uint32_t end) {
    return at < end && text.at[at] == ',' && kz_skip_blank(text, at + 1) == end;
}

static link link_of(const kz_segments *s, const kz_found *a, const kz_found *b) {
    uint32_t end = a->run->span.end, start = b->run->span.start;
    if (a->number.span.end != end)
        return LINK_NONE;
    if (b->run->joined)
        return LINK_HYPHEN;
    if (a->run->ending.case_ == KZ_CASE_ABL && kz_skip_blank(s->lower, end) == start && a->run->value < b->run->value)
        return LINK_FROM_TO;
    if (!kz_tail_none(a->run->ending))
        return LINK_NONE;
    if (is_dash_between(s->lower, end, start))
        return a->run->value < b->run->value ? LINK_DASH : LINK_NONE;
    if (is_comma_between(s->lower, end, start))
        return LINK_COMMA;
    bool one_between = a->run->end + 1 == b->run->first;
    return one_between && kz_context_form(RULE_JOIN, kz_token_lower(s, a->run->end)) ? LINK_WORD : LINK_NONE;
}

/* «10-15 мың», «бес-алты жүз»: the first number has the multiplier of the second. */
static void share_multiplier(kz_found *a, const kz_found *b) {
    if (a->run->multiplier == 0 && b->run->multiplier != 0 && a->run->value < b->run->leading)
        a->number.value *= b->run->multiplier;
}

/* What the second number has, the bare first one has too. */
static void share(const kz_segments *s, kz_found *a, kz_found *b, link how) {
    bool measured = b->measure && b->measure->kind != KZ_MEASURE_TIME && b->number.kind != KZ_NUM_CARDINAL;
    if (a->measure || a->number.kind != KZ_NUM_CARDINAL)
        return;
    if (how == LINK_HYPHEN || how == LINK_DASH || measured)
        share_multiplier(a, b);
    if (measured) {
        a->number.kind = b->number.kind;
        a->number.unit = b->number.unit;
        a->number.currency = b->number.currency;
        if (b->measure->kind == KZ_MEASURE_MONEY && b->measure->parts)
            a->number.value /= b->measure->parts;
        kz_take_rate(s, a);
        b->number.unit = a->number.unit;
    }
    if (b->number.kind == KZ_NUM_ORDINAL && a->run->digits && (how == LINK_HYPHEN || b->run->counted || b->shared))
        a->number.kind = KZ_NUM_ORDINAL;
    a->measure = b->measure;
    a->shared = true;
    a->weak = false;
}

/* 10-15, 10 пайыздан 15 пайызға; «екі-екіден» is by twos, no range. */
static bool is_range(const kz_segments *s, const kz_found *a, const kz_found *b, link how) {
    if (a->run->value >= b->run->value)
        return false;
    bool measured = a->measure && a->measure == b->measure && a->ending.case_ == KZ_CASE_ABL &&
                    kz_skip_blank(s->lower, a->number.span.end) == b->number.span.start;
    return measured || how == LINK_HYPHEN || how == LINK_DASH || how == LINK_FROM_TO;
}

/* «өнеркәсіп 5,3, құрылыс 10,9 пайыз», «біріне 7,8 млрд, екіншісіне 6 миллиард теңге»: a number before a comma, and a
 * word before the next one. */
static bool is_counterpart(const kz_segments *s, const kz_found *a, const kz_found *b) {
    uint32_t comma = a->run->end;
    bool measured = b->number.kind == KZ_NUM_PERCENT || b->number.kind == KZ_NUM_MONEY;
    if (!measured || a->measure || a->number.kind != KZ_NUM_CARDINAL || !kz_tail_none(a->run->ending) ||
        a->number.span.end != a->run->span.end || b->run->first != comma + 2)
        return false;
    bool like = b->number.kind == KZ_NUM_MONEY ? a->run->multiplier != 0 && b->run->multiplier != 0
                                               : a->run->digits && a->number.value != (double)(int64_t)a->number.value;
    return like && s->lower.at[s->tokens.at[comma].span.start] == ',' && s->tokens.at[comma + 1].kind == KZ_T_WORD;
}

/* «740 миллион теңгенің 212 миллионы», «930 миллион теңге керек, соның 640 миллионы»: a part of the money before it. */
static bool is_part_of_money(const kz_segments *s, const kz_found *a, const kz_found *b) {
    enum { NEAR = 8 };
    if (a->number.kind != KZ_NUM_MONEY || b->measure || b->number.kind != KZ_NUM_CARDINAL || !b->run->multiplier ||
        !b->run->ending.possessive || b->run->first < a->run->end || b->run->first - a->run->end > NEAR ||
        s->tokens.at[a->run->first].sentence != s->tokens.at[b->run->first].sentence)
        return false;
    bool pointed = kz_context_form(RULE_OF_IT, kz_token_lower(s, b->run->first - 1));
    return pointed || (a->ending.case_ == KZ_CASE_GEN && a->number.span.end <= b->number.span.start &&
                       kz_skip_blank(s->lower, a->number.span.end) == b->number.span.start);
}

static void share_money(const kz_segments *s, kz_founds *all) {
    for (uint32_t i = 1; i < all->n; i++) {
        kz_found *a = &all->at[i - 1], *b = &all->at[i];
        if (is_part_of_money(s, a, b)) {
            b->number.kind = KZ_NUM_MONEY;
            b->number.currency = a->number.currency;
        }
    }
}

static void share_all(const kz_segments *s, kz_founds *all) {
    link after = LINK_NONE;
    for (uint32_t i = all->n; i-- > 1;) {
        link how = link_of(s, &all->at[i - 1], &all->at[i]);
        if (how == LINK_COMMA && after != LINK_WORD && after != LINK_COMMA)
            how = LINK_NONE;
        if (how == LINK_NONE && is_counterpart(s, &all->at[i - 1], &all->at[i]))
            share(s, &all->at[i - 1], &all->at[i], LINK_COMMA);
        else if (how != LINK_NONE)
            share(s, &all->at[i - 1], &all->at[i], how);
        all->at[i - 1].number.range = is_range(s, &all->at[i - 1], &all->at[i], how);
        after = how;
    }
    share_money(s, all);
}

/* ------------------------------------------------- 85 теңге 40 тиын, 1 м 20 см */

static void join_parts(kz_slice text, kz_founds *all) {
    for (uint32_t i = all->n; i-- > 1;) {
        kz_found *whole = &all->at[i - 1], *part = &all->at[i];
        if (whole->dropped && i > 1)
            whole--; /* 85 (сексен бес) теңге 40 тиын */
        if (!whole->measure || !part->measure || !part->measure->parts || whole->run->multiplier ||
            !kz_same(whole->measure->symbol, part->measure->part_of) || whole->measure == part->measure ||
            kz_skip_blank(text, whole->number.span.end) != part->number.span.start ||
            part->run->value >= part->measure->parts)
            continue;
        bool money = part->number.kind == KZ_NUM_MONEY;
        whole->number.value += money ? part->number.value : part->number.value / part->measure->parts;
        whole->number.span.end = part->number.span.end;
        whole->number.approximate |= part->number.approximate;
        whole->ending = part->ending;
        part->dropped = true;
    }
}

/* ------------------------------------------------------ 5 000 (бес мың) теңге */

/* Where the text after «(» number «)» stands, or 0 if the second number is not in brackets right after the first. */
static uint32_t after_brackets(kz_slice text, const kz_found *a, const kz_found *b) {
    uint32_t open = kz_skip_blank(text, a->run->span.end), end = b->run->span.end;
    if (open >= text.n || text.at[open] != '(' || open + 1 != b->run->span.start || end >= text.n ||
        text.at[end] != ')')
        return 0;
    return kz_skip_blank(text, end + 1);
}

/* A number said twice is one number, and what is measured stands after the second. */
static void join_repeated(const kz_number_text *t, kz_founds *all) {
    for (uint32_t i = 1; i < all->n; i++) {
        kz_found *digits = &all->at[i - 1], *words = &all->at[i];
        uint32_t after = after_brackets(t->s->lower, digits, words);
        if (!after || digits->run->value != words->run->value || digits->measure || digits->dropped)
            continue;
        words->dropped = true;
        if (digits->number.kind == KZ_NUM_CARDINAL)
            kz_take_measure_at(t, digits, after);
    }
}

/* ------------------------------------------- money without its currency word */

static bool ends_phrase(const kz_segments *s, uint32_t token, uint32_t sentence) {
    return token >= s->tokens.n || s->tokens.at[token].sentence != sentence || s->tokens.at[token].kind == KZ_T_PUNCT ||
           kz_context_form(RULE_JOIN, kz_token_lower(s, token));
}

/* «тұрғындар саны – 300 мың» counts people, not money. */
static bool counts_others(const kz_segments *s, uint32_t token) {
    enum { MOST_WORDS = 4 };
    for (uint32_t i = 1; i <= MOST_WORDS && i <= token; i++) {
        if (kz_context_form(RULE_COUNT, kz_token_lower(s, token - i)))
            return true;
    }
    return false;
}

/* «бөлінді», «қажет»: any beginning of the word is in the list. */
static bool begins_as_money_verb(kz_slice word) {
    enum { SHORTEST = 8 };
    for (uint32_t n = SHORTEST; n <= word.n; n += 2)
        if (kz_context_form(RULE_MONEY_NEXT, (kz_slice){word.at, n}))
            return true;
    return false;
}

/* Has a number that is thousands or more no noun after it? With a case it stands for the noun itself; without one it
 * must end its phrase, or be followed by the word that follows the amount before it. */
static bool lacks_noun(const kz_segments *s, const kz_found *f, kz_slice after_last) {
    const kz_run *run = f->run;
    if (f->number.kind != KZ_NUM_CARDINAL || f->measure || run->multiplier < 1000 || f->number.approximate ||
        counts_others(s, run->first))
        return false;
    if (run->ending.case_ != KZ_CASE_NOM && run->ending.derivation == KZ_DERIVED_NOT)
        return true;
    uint32_t sentence = s->tokens.at[run->first].sentence;
    if (!kz_tail_none(run->ending))
        return false;
    if (ends_phrase(s, run->end, sentence))
        return true;
    kz_slice next = kz_token_lower(s, run->end);
    return kz_same(next, after_last) || begins_as_money_verb(next);
}

/* «бірінші орынға – 500 мың теңге, екінші орынға – үш жүз мың», «2 млн теңге бөлінсе, биыл 3 млн бөлінді» */
static void carry_currency(const kz_segments *s, kz_founds *all) {
    kz_slice currency = {0}, after = {0};
    uint32_t sentence = UINT32_MAX;
    for (uint32_t i = 0; i < all->n; i++) {
        kz_found *f = &all->at[i];
        uint32_t here = s->tokens.at[f->run->first].sentence;
        if (here != sentence)
            currency.n = 0;
        sentence = here;
        if (f->number.kind == KZ_NUM_MONEY) {
            currency = f->number.currency;
            uint32_t next = kz_skip_blank(s->lower, f->number.span.end);
            after = kz_sub(s->lower, (kz_span){next, kz_word_end(s->lower, next)});
        } else if (currency.n && lacks_noun(s, f, after)) {
            f->number.kind = KZ_NUM_MONEY;
            f->number.currency = currency;
        }
    }
}

/* --------------------------------------------------------- «бір» that counts */

/* Is the number after «бір» so near that the two are a list («бір қыз, екі ұл») or a rate («бір акцияға 85 теңге»)? */
static bool near(const kz_segments *s, const kz_found *one, const kz_found *other) {
    enum { MOST_WORDS = 3 };
    const kz_found *a = one->run->first < other->run->first ? one : other, *b = a == one ? other : one;
    uint32_t words = 0, joints = 0;
    bool timed = other->measure && other->measure->kind == KZ_MEASURE_TIME;
    if (timed || other->number.kind == KZ_NUM_ORDINAL ||
        s->tokens.at[a->run->first].sentence != s->tokens.at[b->run->first].sentence)
        return false;
    for (uint32_t i = a->run->end; i < b->run->first; i++) {
        kz_slice text = kz_token_lower(s, i);
        bool joint = kz_context_form(RULE_JOIN, text) || (!other->weak && kz_same(text, KZ_LIT(",")));
        if (!joint && s->tokens.at[i].kind == KZ_T_PUNCT)
            return false;
        joints += joint;
        words += !joint;
        if (words > MOST_WORDS || joints > 1)
            return false;
    }
    if (joints)
        return words >= 1;
    if (a != one || words == 0)
        return false;
    bool rate = kz_ends_in_case(kz_token_lower(s, one->run->end), KZ_CASE_DAT);
    return rate || (words == 1 && other->number.kind != KZ_NUM_CARDINAL);
}

static bool one_counts(const kz_segments *s, const kz_founds *all, uint32_t at) {
    const kz_found *f = &all->at[at];
    const kz_run *run = f->run;
    kz_slice one = kz_sub(s->lower, run->span);
    if (f->measure || f->number.approximate)
        return true;
    uint32_t next = kz_skip_blank(s->lower, run->span.end);
    if (kz_context_pair(RULE_ONE_NEXT, one, kz_sub(s->lower, (kz_span){next, kz_word_end(s->lower, next)})))
        return true;
    uint32_t token = kz_token_before(s, run->first, run->span.start);
    if (token != UINT32_MAX && kz_context_at(RULE_ONE_PREVIOUS, one, s->lower, s->tokens.at[token].span.start))
        return true;
    return (at > 0 && near(s, f, &all->at[at - 1])) || (at + 1 < all->n && near(s, f, &all->at[at + 1]));
}

/* ------------------------------------------------------------------------ */

static bool is_listed(const kz_segments *s, const kz_founds *all, uint32_t at) {
    const kz_found *f = &all->at[at];
    if (f->dropped || (f->part && !f->measure))
        return false;
    return !f->weak || one_counts(s, all, at);
}

static bool may_count(const kz_found *f) {
    bool bare = f->ending.case_ == KZ_CASE_NOM && !f->ending.possessive && !f->ending.plural;
    bool bound = f->bound_end > 0 || f->number.span.end > f->run->span.end;
    return f->number.kind == KZ_NUM_CARDINAL && !f->measure && (bare || bound);
}

static uint32_t counts_from(const kz_segments *s, const kz_found *f, const kz_number *n) {
    uint32_t token = f->leans ? n->value_end : n->end;
    while (token < s->tokens.n && s->tokens.at[token].span.start < f->bound_end)
        token++;
    return may_count(f) ? token : 0;
}

static void put(kz_arena *arena, const kz_segments *s, const kz_found *f, kz_numbers *out) {
    kz_number n = f->number;
    if (out->n && out->at[out->n - 1].span.end > n.span.start)
        return;
    while (n.first > 0 && s->tokens.at[n.first].span.start > n.span.start)
        n.first--;
    n.bare_end = n.bare_end ? n.bare_end : n.span.end;
    n.end = n.value_end;
    while (n.end < s->tokens.n && s->tokens.at[n.end].span.start < n.span.end)
        n.end++;
    n.counts_from = counts_from(s, f, &n);
    *kz_push(arena, out) = n;
}

/* The numbers of one sentence. The lists are made anew for each: they keep their room. */
static void numbers_of(kz_arena *arena, const kz_number_text *text, kz_founds *all, kz_numbers *out) {
    const kz_segments *s = text->s;
    all->n = 0;
    for (uint32_t i = 0; i < text->runs->n; i++)
        if (!kz_run_is_excluded(text, i))
            *kz_push(arena, all) = kz_number_in_context(text, i);
    share_all(s, all);
    join_repeated(text, all);
    join_parts(s->lower, all);
    carry_currency(s, all);
    for (uint32_t i = 0; i < all->n; i++)
        if (is_listed(s, all, i))
            put(arena, s, &all->at[i], out);
}

void kz_find_numbers(kz_arena *arena, const kz_segments *s, kz_numbers *out) {
    kz_atoms atoms = {0};
    kz_runs runs = {0};
    kz_founds all = {0};
    kz_number_text text = {s, &atoms, &runs};
    for (uint32_t token = 0; token < s->tokens.n;) {
        atoms.n = runs.n = 0;
        token = kz_find_atoms(arena, s, token, &atoms);
        kz_find_runs(arena, s->lower, &atoms, &runs);
        numbers_of(arena, &text, &all, out);
    }
}
