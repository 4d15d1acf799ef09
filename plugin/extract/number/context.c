#include "extract/number/context.h"

/* Names of rules and classes in data/numbers/contexts.tsv. */
static const kz_slice RULE_NEXT = {"not-next", 8};
static const kz_slice RULE_PREVIOUS = {"not-previous", 12};
static const kz_slice RULE_ENDING = {"not-ending", 10};
static const kz_slice RULE_UNIT_FORM = {"unit-not", 8};
static const kz_slice RULE_UNIT_NEXT = {"unit-not-next", 13};
static const kz_slice MINUS_WORD = {"минус", 10};
static const kz_slice PLUS_WORD = {"плюс", 8};
static const kz_slice DEGREE = {"°C", 3};
static const kz_slice RULE_AGE_NEXT = {"age-next", 8};

uint32_t kz_token_before(const kz_segments *s, uint32_t token, uint32_t at) {
    if (token == 0)
        return UINT32_MAX;
    const kz_token *t = &s->tokens.at[token - 1];
    return t->span.end <= at && kz_skip_blank(s->lower, t->span.end) >= at ? token - 1 : UINT32_MAX;
}

static kz_slice word_of(const kz_number_text *t, const kz_run *run) {
    uint32_t word = t->atoms->at[run->first_atom].word;
    return word == UINT32_MAX ? (kz_slice){0} : kz_table_key(&kz_number_words, word);
}

/* ------------------------------------------------------------ no numbers */

/* The case that an approximator wants, and whether a word in this case will do. */
static uint8_t wanted_case(const kz_match *m) {
    return (uint8_t)(m->value & KZ_WANTS_MULTIPLIER);
}

static bool suits(const kz_match *m, uint8_t case_) {
    return wanted_case(m) == KZ_CASE_NOM || wanted_case(m) == case_ ||
           ((m->value & KZ_WANTS_OR_NONE) && case_ == KZ_CASE_NOM);
}

/* A word that wants a case is a verb when it has an ending of its own and no possessive: «асады». */
static bool approximator_at(kz_slice lower, uint32_t at, kz_match *m) {
    if (!kz_match_at(&kz_approximators_after, lower, at, false, m) || m->ending.derivation != KZ_DERIVED_NOT ||
        m->ending.plural)
        return false;
    return m->ending.case_ == KZ_CASE_NOM || m->ending.possessive || suits(m, KZ_CASE_NOM);
}

static bool excluded_by_ending(kz_slice lower, kz_slice word, const kz_run *run) {
    kz_match m;
    if (kz_tail_none(run->ending))
        return false;
    if (approximator_at(lower, kz_skip_blank(lower, run->span.end), &m) && suits(&m, run->ending.case_))
        return false;
    return kz_context_pair(RULE_ENDING, word, KZ_LIT("any")) ||
           (run->ending.possessive && kz_context_pair(RULE_ENDING, word, KZ_LIT("possessive"))) ||
           (run->ending.case_ != KZ_CASE_NOM && kz_context_pair(RULE_ENDING, word, KZ_LIT("case")));
}

static bool excluded_by_previous(const kz_number_text *t, uint32_t at, kz_slice word) {
    const kz_run *run = &t->runs->at[at];
    uint32_t token = kz_token_before(t->s, run->first, run->span.start);
    if (token == UINT32_MAX)
        return false;
    const kz_run *last = at > 0 ? &t->runs->at[at - 1] : NULL;
    if (last && last->end == run->first) {
        bool ordinal = last->counted || last->ending.derivation == KZ_DERIVED_ORDINAL;
        if (kz_context_pair(RULE_PREVIOUS, word, ordinal ? KZ_LIT("ORDINAL") : KZ_LIT("NUMBER")))
            return true;
    }
    return kz_context_pair(RULE_PREVIOUS, word, kz_token_lower(t->s, token));
}

bool kz_run_is_excluded(const kz_number_text *t, uint32_t at) {
    const kz_run *run = &t->runs->at[at];
    kz_slice word = word_of(t, run), lower = t->s->lower;
    if (run->end_atom != run->first_atom + 1 || !word.n || run->joined || run->ending.derivation == KZ_DERIVED_ORDINAL)
        return false;
    return excluded_by_ending(lower, word, run) ||
           kz_context_at(RULE_NEXT, word, lower, kz_skip_blank(lower, run->span.end)) ||
           excluded_by_previous(t, at, word);
}

/* --------------------------------------------------------------- measures */

static bool is_age(kz_slice lower, kz_slice word, uint32_t end) {
    uint32_t at = kz_skip_blank(lower, end);
    return kz_word_end(lower, at) == at || kz_context_at(RULE_AGE_NEXT, word, lower, at);
}

static bool measure_fits(const kz_number_text *t, const kz_run *run, uint32_t at, const kz_match *m) {
    const kz_measure *measure = &kz_measure_info[kz_key_index(m->value)];
    kz_slice lower = t->s->lower, key = kz_sub(lower, (kz_span){at, m->key_end});
    uint32_t length;
    if (measure->marks & KZ_MARK_BEFORE)
        return false;
    if (m->ending.plural || (m->ending.derivation != KZ_DERIVED_NOT && m->ending.derivation != KZ_DERIVED_LIKE &&
                             m->ending.derivation != KZ_DERIVED_ADJECTIVE))
        return false;
    if ((measure->marks & KZ_MARK_LONE) && (!run->digits || kz_is_upper(kz_utf8_at(t->s->text, at, &length))))
        return false;
    if ((measure->marks & KZ_MARK_BARE) &&
        (run->ending.derivation == KZ_DERIVED_MANY || (m->end == m->key_end && !is_age(lower, key, m->end))))
        return false;
    if (measure->most && run->value > measure->most)
        return false;
    return !kz_context_form(RULE_UNIT_FORM, kz_sub(lower, (kz_span){at, m->end})) &&
           !kz_context_at(RULE_UNIT_NEXT, key, lower, kz_skip_blank(lower, m->end));
}

static void set_measure(kz_found *f, const kz_measure *measure) {
    kz_number *n = &f->number;
    f->measure = measure;
    if (measure->kind == KZ_MEASURE_PERCENT)
        n->kind = KZ_NUM_PERCENT;
    if (measure->kind == KZ_MEASURE_MONEY) {
        n->kind = KZ_NUM_MONEY;
        n->currency = measure->symbol;
        if (measure->parts)
            n->value /= measure->parts;
    }
    if (measure->kind == KZ_MEASURE_UNIT || measure->kind == KZ_MEASURE_COUNT) {
        n->kind = KZ_NUM_QUANTITY;
        n->unit = measure->symbol;
        n->measured = measure->kind == KZ_MEASURE_UNIT;
    }
}

void kz_take_rate(const kz_segments *s, kz_found *f) {
    enum { LONGEST = 64 };
    char key[LONGEST];
    uint32_t token = kz_token_before(s, f->run->first, f->run->span.start);
    if (token == UINT32_MAX || f->number.kind != KZ_NUM_QUANTITY)
        return;
    kz_slice word = kz_token_lower(s, token), symbol = f->number.unit;
    if (word.n + 1 + symbol.n > LONGEST)
        return;
    memcpy(key, word.at, word.n);
    key[word.n] = '\t';
    memcpy(key + word.n + 1, symbol.at, symbol.n);
    uint32_t rate = kz_table_value(&kz_rates, (kz_slice){key, word.n + 1 + symbol.n}, UINT32_MAX);
    if (rate != UINT32_MAX)
        f->number.unit = kz_rate_symbols[rate];
}

/* Where the next word stands; the full stop of «млн.» is stepped over. */
static uint32_t after_span(kz_slice lower, const kz_found *f) {
    uint32_t end = f->number.span.end;
    return kz_skip_blank(lower, f->run->dotted && end == f->run->span.end ? end + 1 : end);
}

bool kz_take_measure_at(const kz_number_text *t, kz_found *f, uint32_t at) {
    kz_match m;
    if (!kz_match_at(&kz_measures, t->s->lower, at, false, &m) || !measure_fits(t, f->run, at, &m))
        return false;
    set_measure(f, &kz_measure_info[kz_key_index(m.value)]);
    if (f->measure->kind != KZ_MEASURE_TIME) {
        if (f->measure->kind == KZ_MEASURE_COUNT)
            f->number.bare_end = f->number.span.end;
        f->number.span.end = m.end;
        f->ending = m.ending;
    }
    return true;
}

/* The measure after the span, if one is there and fits. */
static bool take_measure(const kz_number_text *t, kz_found *f) {
    return kz_take_measure_at(t, f, after_span(t->s->lower, f));
}

/* May a measure follow? Not after a case or a possessive. */
static bool may_be_measured(const kz_found *f) {
    const kz_tail *e = &f->run->ending;
    return e->case_ == KZ_CASE_NOM && !e->possessive && !e->plural && e->derivation != KZ_DERIVED_ORDINAL &&
           e->derivation != KZ_DERIVED_COLLECTIVE && !f->run->counted;
}

/* --------------------------------------------------------- approximations */

bool kz_ends_in_case(kz_slice word, uint8_t wanted) {
    uint32_t layers = wanted == KZ_CASE_DAT   ? KZ_LAYER_DATIVE | KZ_LAYER_DATIVE_3
                      : wanted == KZ_CASE_ABL ? KZ_LAYER_ABLATIVE | KZ_LAYER_ABLATIVE_3
                                              : 0;
    enum { SHORTEST = 4, LONGEST = 6 };
    for (uint32_t n = SHORTEST; n <= LONGEST && n < word.n; n += 2)
        if (kz_table_value(&kz_number_endings, (kz_slice){word.at + word.n - n, n}, 0) & layers)
            return true;
    return false;
}

/* Says what the word makes of the number; false if it only bounds it. */
static bool approximates(const kz_match *m, kz_found *f) {
    f->number.mod = m->value >> KZ_APPROXIMATOR_MOD & 7;
    return !(m->value & KZ_APPROXIMATOR_BOUND);
}

static bool approximates_up_to_here(const kz_match *m, kz_found *f) {
    bool approximate = approximates(m, f);
    if (approximate)
        f->number.span.end = m->end;
    return approximate;
}

/* «елу шаруашылыққа жуық», «екі жарым есеге жуық»: the word leans on a noun that is counted, at most two words after
 * the number. Words of time are left to the times. */
static bool lean_on_noun(const kz_number_text *t, kz_found *f) {
    enum { MOST_WORDS = 2 };
    const kz_tokens *tokens = &t->s->tokens;
    uint32_t token = f->run->end;
    if (f->measure || !kz_tail_none(f->run->ending) || f->run->counted)
        return false;
    for (uint32_t i = 0; i < MOST_WORDS && token + 1 < tokens->n; i++, token++) {
        const kz_token *noun = &tokens->at[token], *next = &tokens->at[token + 1];
        kz_match m;
        if (noun->kind != KZ_T_WORD || kz_skip_blank(t->s->lower, tokens->at[token - 1].span.end) != noun->span.start)
            return false;
        if (next->kind == KZ_T_WORD && approximator_at(t->s->lower, next->span.start, &m) &&
            kz_ends_in_case(kz_token_lower(t->s, token), wanted_case(&m))) {
            f->leans = approximates_up_to_here(&m, f);
            return f->leans;
        }
    }
    return false;
}

static bool take_approximator(const kz_number_text *t, kz_found *f) {
    kz_slice lower = t->s->lower;
    kz_match m;
    if (f->measure && f->measure->kind == KZ_MEASURE_TIME)
        return false;
    if (approximator_at(lower, after_span(lower, f), &m) && suits(&m, f->ending.case_)) {
        bool approximate = approximates_up_to_here(&m, f);
        f->bound_end = approximate ? 0 : m.end;
        return approximate;
    }
    return lean_on_noun(t, f);
}

static bool is_derived_approximate(const kz_tail *e) {
    return e->derivation == KZ_DERIVED_LIKE || e->derivation == KZ_DERIVED_MANY || e->derivation == KZ_DERIVED_ABOUT;
}

/* ---------------------------------------------------------- the left side */

static bool is_bare_multiplier(const kz_number_text *t, const kz_run *run) {
    const kz_atom *a = &t->atoms->at[run->first_atom];
    return run->end_atom == run->first_atom + 1 && (a->role == KZ_ROLE_MULTIPLIER || a->role == KZ_ROLE_HUNDRED);
}

/* The token in which the span starts. */
static uint32_t first_token(const kz_number_text *t, const kz_found *f) {
    uint32_t token = f->run->first;
    while (token > 0 && t->s->tokens.at[token].span.start > f->number.span.start)
        token--;
    return token;
}

/* «шамамен», «бірнеше», «ең кем дегенде»; three words at most. */
static void take_approximator_before(const kz_number_text *t, kz_found *f, uint32_t first) {
    enum { MOST_WORDS = 3 };
    uint32_t start = f->number.span.start;
    for (uint32_t i = 0; i < MOST_WORDS; i++) {
        uint32_t token = kz_token_before(t->s, first, i == 0 ? start : t->s->tokens.at[first].span.start);
        if (token == UINT32_MAX)
            return;
        kz_match m;
        uint32_t at = t->s->tokens.at[token].span.start;
        if (kz_match_at(&kz_approximators_before, t->s->lower, at, false, &m) &&
            kz_skip_blank(t->s->lower, m.end) == start && m.end == m.key_end &&
            (wanted_case(&m) != KZ_WANTS_MULTIPLIER || is_bare_multiplier(t, f->run))) {
            if (approximates(&m, f)) {
                f->number.span.start = at;
                f->number.approximate = true;
            }
            return;
        }
        first = token;
    }
}

/* «жасы сексеннен асты», «$2,5 млн»: returns whether a measure was found. */
static bool take_measure_before(const kz_number_text *t, kz_found *f) {
    uint32_t token = kz_token_before(t->s, f->run->first, f->number.span.start);
    kz_match m;
    if (token == UINT32_MAX || f->measure || f->number.kind == KZ_NUM_ORDINAL)
        return false;
    uint32_t at = t->s->tokens.at[token].span.start;
    if (!kz_match_at(&kz_measures, t->s->lower, at, false, &m) || m.end != t->s->tokens.at[token].span.end ||
        m.end != m.key_end)
        return false;
    const kz_measure *measure = &kz_measure_info[kz_key_index(m.value)];
    if (!(measure->marks & (KZ_MARK_BEFORE | KZ_MARK_BOTH)))
        return false;
    set_measure(f, measure);
    if (measure->kind == KZ_MEASURE_MONEY)
        f->number.span.start = at;
    return true;
}

/* A hyphen or dash after a space is mostly a dash that lost its second space («орташа балл -77»); only with a degree
 * is it a minus. */
static bool is_minus_sign(const kz_found *f, kz_slice text, uint32_t at, uint32_t cp) {
    enum { MINUS = 0x2212, EN_DASH = 0x2013 };
    uint32_t length;
    if (cp == MINUS)
        return true;
    if ((cp != '-' && cp != EN_DASH) || at == 0 || !f->measure || !kz_ends(f->measure->symbol, DEGREE))
        return false;
    uint32_t before = kz_utf8_before(text, at, &length);
    return before == '(' || kz_is_space(before) || before == ':' || before == '.' || before == ',';
}

/* «-3 °C», «минус 3», «плюс 3» */
static void take_sign(const kz_number_text *t, kz_found *f) {
    kz_slice text = t->s->text;
    uint32_t length, start = f->number.span.start;
    if (start == 0 || f->run->joined)
        return;
    uint32_t token = kz_token_before(t->s, f->run->first, start);
    kz_slice word = token == UINT32_MAX ? (kz_slice){NULL, 0} : kz_token_lower(t->s, token);
    bool minus = kz_same(word, MINUS_WORD);
    if (minus || kz_same(word, PLUS_WORD)) {
        f->number.span.start = t->s->tokens.at[token].span.start;
        f->number.value = minus ? -f->number.value : f->number.value;
        return;
    }
    uint32_t cp = kz_utf8_before(text, start, &length);
    if (f->run->digits && is_minus_sign(f, text, start - length, cp)) {
        f->number.span.start = start - length;
        f->number.value = -f->number.value;
    }
}

/* ------------------------------------------------------------------------ */

static bool is_one(const kz_number_text *t, const kz_run *run) {
    const kz_tail *e = &run->ending;
    return run->end_atom == run->first_atom + 1 && run->spelled && run->value == 1 && !run->counted &&
           t->atoms->at[run->first_atom].role == KZ_ROLE_UNIT &&
           (kz_tail_none(*e) || e->derivation == KZ_DERIVED_COLLECTIVE);
}

/* «жарты», «ширек» without anything that they are a part of */
static bool is_part(const kz_number_text *t, const kz_run *run) {
    return run->end_atom == run->first_atom + 1 && t->atoms->at[run->first_atom].role == KZ_ROLE_PART &&
           !run->ending.possessive;
}

kz_found kz_number_in_context(const kz_number_text *t, uint32_t at) {
    const kz_run *run = &t->runs->at[at];
    kz_found f = {.run = run, .ending = run->ending};
    kz_number *n = &f.number;
    n->span = run->span;
    n->first = run->first;
    n->value_end = run->end;
    n->value = run->value;
    n->spelled = run->spelled;
    n->kind = run->counted || run->ending.derivation == KZ_DERIVED_ORDINAL ? KZ_NUM_ORDINAL : KZ_NUM_CARDINAL;
    f.weak = is_one(t, run) && !run->joined;
    f.part = is_part(t, run);
    if (n->kind == KZ_NUM_ORDINAL)
        return f;
    bool measured = may_be_measured(&f) && take_measure(t, &f);
    n->approximate = take_approximator(t, &f) || is_derived_approximate(&run->ending) || run->many ||
                     (f.measure && is_derived_approximate(&f.ending));
    if (!measured && n->approximate && !run->ending.possessive)
        measured = take_measure(t, &f);
    if (!measured)
        take_measure_before(t, &f);
    kz_take_rate(t->s, &f);
    take_sign(t, &f);
    if (!f.measure || f.measure->kind != KZ_MEASURE_TIME)
        take_approximator_before(t, &f, first_token(t, &f));
    if (n->approximate && n->mod == KZ_MOD_NONE)
        n->mod = KZ_MOD_APPROX;
    return f;
}
