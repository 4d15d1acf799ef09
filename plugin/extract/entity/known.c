/* Names known from lists: places, bodies, events, products, diseases. */
#include "extract/entity/parts.h"

enum { LONGEST_KEY = 200, READINGS = 8 };

kz_candidate *kz_add_candidate(kz_finder *f, uint32_t first, uint32_t end, uint8_t type, uint8_t rank) {
    kz_candidate *c = kz_push(f->arena, &f->candidates);
    const kz_facts *last = &f->facts[end - 1];
    *c = (kz_candidate){.first = first,
                        .end = end,
                        .shared_first = KZ_NO_TOKEN,
                        .shared = KZ_NO_TOKEN,
                        .nominative = last->nominative,
                        .type = type,
                        .rank = rank,
                        .case_ = last->case_};
    return c;
}

void kz_note_end(kz_finder *f, uint32_t index) {
    const kz_candidate *c = &f->candidates.at[index];
    uint32_t *slot = &f->facts[c->end - 1].candidate;
    if (!*slot || f->candidates.at[*slot - 1].first >= c->first)
        *slot = index + 1;
}

/* A dateline is all capitals: АСТАНА. */
static bool letters_fit(const kz_finder *f, uint32_t token, uint32_t known) {
    uint16_t flags = kz_tok(f, token)->flags;
    if (known & KZ_KNOWN_CAPITALS)
        return (flags & KZ_F_ALL_CAPITALS) != 0;
    return !(known & KZ_KNOWN_CAPITAL) || flags & KZ_F_CAPITAL;
}

/* ҚР ІІМ: the state's abbreviation right before a body's. */
static bool follows_state(const kz_finder *f, uint32_t token) {
    if (token == 0 || kz_tok(f, token)->sentence != kz_tok(f, token - 1)->sentence)
        return false;
    const kz_facts *state = &f->facts[token - 1];
    return kz_tok(f, token)->flags & kz_tok(f, token - 1)->flags & KZ_F_ALL_CAPITALS && state->known_single &&
           state->known & KZ_KNOWN_LAND && state->known_case == KZ_CASE_NOM;
}

/* облыстық ПД: whose of many such bodies it is. */
static bool follows_area(const kz_finder *f, uint32_t token, uint32_t end) {
    return end - token == 1 && token > 0 && kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS &&
           kz_tok(f, token)->sentence == kz_tok(f, token - 1)->sentence && f->facts[token - 1].role & KZ_ROLE_AREA;
}

static void found(kz_finder *f, uint32_t first, uint32_t end, uint32_t known, uint16_t nominative, uint8_t case_) {
    uint8_t type = (uint8_t)(known & 15);
    if (type == KZ_E_ORGANISATION && (follows_state(f, first) || follows_area(f, first, end)))
        first--;
    uint32_t index = f->candidates.n;
    kz_candidate *c = kz_add_candidate(f, first, end, type, end - first > 1 ? KZ_RANK_HEAD : KZ_RANK_NAME);
    c->nominative = nominative;
    c->case_ = case_;
    c->known = known & (KZ_KNOWN_CAPITAL | KZ_KNOWN_CAPITALS) ? 2 : 1;
    bool quoted = first > 0 && end < f->s->tokens.n && kz_is_opening(f, first - 1) && f->facts[end].open == first - 1;
    if (quoted && type != KZ_E_PERSON && type != KZ_E_GPE && type != KZ_E_LOCATION) {
        kz_candidate whole = *c;
        whole.first--;
        whole.end++;
        *kz_push(f->arena, &f->candidates) = whole;
    }
    for (uint32_t i = first; i < end && type == KZ_E_PERSON; i++)
        f->facts[i].person = index + 1;
    if (type == KZ_E_GPE || type == KZ_E_ORGANISATION || type == KZ_E_LOCATION)
        kz_note_end(f, index);
}

/* In «Астана» медалі the quoted words name no place; in «Астана – Алматы» they do. */
static bool of_title(const kz_finder *f, uint32_t first, uint32_t end, uint32_t known) {
    uint32_t type = known & 15;
    bool ground = type == KZ_E_GPE || type == KZ_E_LOCATION || type == KZ_E_NORP || type == KZ_E_LANGUAGE;
    enum { TITLE = 3 };
    return ground && f->facts[first].titled && f->facts[first].titled <= TITLE && !kz_is_dash(f, first - 1) &&
           !kz_is_dash(f, end);
}

static bool try_key(kz_finder *f, uint32_t first, uint32_t end, kz_slice key, uint32_t last_at, uint8_t case_) {
    int32_t entry = kz_table_find(&kz_known_names, key);
    if (entry < 0)
        return false;
    uint32_t known = kz_known_names.values[entry];
    if (!letters_fit(f, first, known) || (known & KZ_KNOWN_INSIDE && f->facts[first].start))
        return false;
    found(f, first, end, known, (uint16_t)(key.n - last_at), case_);
    /* A village called after a person is named with its head. */
    bool person = end - first == 1 || f->facts[end - 1].name & (KZ_P_GIVEN | KZ_P_SURNAME); /* not Алтын Орда */
    if ((known & 15) == KZ_E_GPE && f->facts[first].name & KZ_P_GIVEN && person)
        f->candidates.at[f->candidates.n - 1].silent = true;
    if (of_title(f, first, end, known))
        f->candidates.at[f->candidates.n - 1].silent = true;
    return true;
}

/* The last word takes endings: its readings give the forms to look for. */
static bool try_phrase(kz_finder *f, uint32_t first, uint32_t end) {
    char key[LONGEST_KEY];
    uint32_t n = 0;
    for (uint32_t i = first; i + 1 < end; i++) {
        kz_slice core = kz_token_core(f->s, i);
        if (n + core.n + 1 >= LONGEST_KEY || (f->facts[i].word && kz_tok(f, i)->core_end < kz_tok(f, i)->span.end))
            return false;
        memcpy(key + n, core.at, core.n);
        n += core.n;
        key[n++] = ' ';
    }
    kz_slice last = kz_token_core(f->s, end - 1);
    if (n + last.n > LONGEST_KEY)
        return false;
    memcpy(key + n, last.at, last.n);
    const kz_facts *w = &f->facts[end - 1];
    bool acronym = kz_tok(f, end - 1)->core_end < kz_tok(f, end - 1)->span.end;
    if (try_key(f, first, end, (kz_slice){key, n + last.n}, n, acronym ? w->case_ : KZ_CASE_NOM))
        return true;
    if (acronym || !w->word)
        return false;
    kz_reading readings[READINGS];
    uint32_t count = kz_analyse(last, readings, READINGS);
    for (uint32_t i = 0; i < count; i++) {
        const kz_reading *r = &readings[i];
        if (r->case_ == KZ_CASE_NOM && r->stem_end < last.n && !r->possessor && !r->plural) /* жылдық of жыл */
            continue;
        if (try_key(f, first, end, (kz_slice){key, n + readings[i].possessive_end}, n, readings[i].case_) ||
            (!readings[i].possessor &&
             try_key(f, first, end, (kz_slice){key, n + readings[i].stem_end}, n, readings[i].case_)))
            return true;
    }
    return false;
}

/* «Жақсы сөз – жарым ырыс»: the capital is there for the marks' sake. */
static bool begins_quotation(const kz_finder *f, uint32_t token) {
    return token > 0 && token + 1 < f->s->tokens.n && kz_is_opening(f, token - 1) && !kz_is_closing(f, token + 1);
}

/* A word that is a place or a body, but may be something else as well. */
static bool single_fits(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    if (w->timed || kz_tok(f, token)->kind == KZ_T_ABBREVIATION)
        return false;
    if (!(w->known & (KZ_KNOWN_CAPITAL | KZ_KNOWN_CAPITALS)))
        return true;
    bool name = w->name & (KZ_P_GIVEN | KZ_P_SURNAME) && !kz_is_where(w);
    if (name && w->known & (KZ_KNOWN_SMALL | KZ_KNOWN_INSIDE))
        return false;
    if ((w->known & KZ_KNOWN_DISTRICT || (w->known & KZ_KNOWN_SMALL && w->start)) && w->lexicon & KZ_LEX_WORD)
        return false;
    bool honoured = token + 1 < f->s->tokens.n && f->facts[token + 1].role & KZ_ROLE_HONORIFIC && name &&
                    !f->facts[token + 1].capital;
    bool title = w->titled && (w->known & 15) == KZ_E_ORGANISATION; /* «Хабар» */
    bool first = !title && (w->start || begins_quotation(f, token));
    if (honoured || (w->known & KZ_KNOWN_INSIDE && first))
        return false;
    return !(w->known & KZ_KNOWN_BOTH && name && !(w->known & KZ_KNOWN_CITY));
}

/* Boeing 737, Airbus A320neo, iPhone 15: a maker's name or a product's with a model. */
static bool is_model(const kz_finder *f, uint32_t token, uint32_t next, uint32_t end) {
    const kz_facts *w = &f->facts[token];
    uint32_t type = w->known & 15;
    if (next >= end || !w->known_single || (type != KZ_E_ORGANISATION && type != KZ_E_PRODUCT) ||
        !(kz_tok(f, token)->flags & KZ_F_LATIN) || kz_tok(f, token)->core_end != kz_tok(f, token)->span.end)
        return false;
    const kz_token *t = kz_tok(f, next);
    kz_slice text = kz_token_core(f->s, next);
    bool digits = false;
    for (uint32_t i = 0; i < text.n; i++)
        digits = digits || (text.at[i] >= '0' && text.at[i] <= '9');
    bool latin = t->kind == KZ_T_WORD && t->flags & KZ_F_LATIN && t->flags & KZ_F_CAPITAL;
    return digits && (latin || (t->kind == KZ_T_NUMBER && text.n <= 3 && next + 1 < end && f->facts[next + 1].word));
}

/* ҚР ЕХӘҚМ: after the state's abbreviation an unknown one is one of its offices. */
static bool is_office(const kz_finder *f, uint32_t token) {
    enum { FEWEST_BYTES = 6 };
    const kz_facts *w = &f->facts[token];
    return w->word && !w->known_single && !(w->lexicon & KZ_LEX_WORD) && !w->head && follows_state(f, token) &&
           kz_token_core(f->s, token).n >= FEWEST_BYTES;
}

void kz_find_known(kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        const kz_facts *w = &f->facts[i];
        uint32_t most = w->word ? kz_table_value(&kz_known_first, kz_token_core(f->s, i), 0) : 0;
        bool phrase = false;
        for (uint32_t n = most; n > 1 && !phrase; n--)
            phrase = i + n <= end && try_phrase(f, i, i + n);
        if (phrase && !f->candidates.at[f->candidates.n - 1].silent)
            for (uint32_t k = i, last = f->candidates.at[f->candidates.n - 1].end; k < last; k++)
                f->facts[k].phrase = true;
        if (is_model(f, i, i + 1, end)) {
            kz_add_candidate(f, i, i + 2, KZ_E_PRODUCT, KZ_RANK_HEAD);
            continue;
        }
        if (is_office(f, i)) {
            kz_add_candidate(f, i - 1, i + 1, KZ_E_ORGANISATION, KZ_RANK_HEAD);
            kz_note_end(f, f->candidates.n - 1);
        }
        if (!phrase && w->known_single && single_fits(f, i) && !of_title(f, i, i + 1, w->known))
            found(f, i, i + 1, w->known, w->known_nominative, w->known_case);
    }
}
