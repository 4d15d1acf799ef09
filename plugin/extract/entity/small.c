/* Contacts, peoples and languages. */
#include "extract/entity/parts.h"

/* Words around a number that make a telephone number of it: «112 нөмірі», «телефоны – 112», «102 арнасына». */
static bool is_called(const kz_finder *f, uint32_t first, uint32_t token, uint32_t end) {
    if (token + 1 < end && f->facts[token + 1].role & KZ_ROLE_SHORT)
        return true;
    uint32_t before = token;
    while (before > first && (kz_is_dash(f, before - 1) || kz_is(f, before - 1, ":") || kz_is(f, before - 1, "-")))
        before--;
    return before > first && f->facts[before - 1].role & KZ_ROLE_PHONE && f->facts[before - 1].case_ == KZ_CASE_NOM;
}

/* «112-ге хабарласыңыз»: the number is in the dative and somebody is to call it. */
static bool is_dialled(const kz_finder *f, uint32_t token, uint32_t end) {
    enum { DISTANCE = 3 };
    const kz_token *t = kz_tok(f, token);
    kz_reading ending;
    kz_slice rest = kz_sub(f->s->lower, (kz_span){t->core_end, t->span.end});
    if (rest.n < 2 || !kz_ending((kz_slice){rest.at + 1, rest.n - 1}, &ending) || ending.case_ != KZ_CASE_DAT)
        return false;
    for (uint32_t i = token + 1; i < end && i <= token + DISTANCE; i++)
        if (f->facts[i].role & KZ_ROLE_DIALS)
            return true;
    return false;
}

static const kz_slice SERVICE = {"қызметі", 14}, NEWS = {"хабар", 10};

/* Digits alone, the first of them 1, as numbers of services have; 0 if it is something else. */
static uint32_t service_digits(const kz_finder *f, uint32_t token) {
    const kz_token *t = kz_tok(f, token);
    for (uint32_t i = t->span.start; i < t->core_end; i++)
        if (!kz_is_digit((unsigned char)f->s->text.at[i]))
            return 0;
    return t->kind == KZ_T_NUMBER && f->s->text.at[t->span.start] == '1' ? t->core_end - t->span.start : 0;
}

/* «112-ге хабар берді», «1409 анықтама қызметі»: services have numbers that begin with 1. */
static bool is_service(const kz_finder *f, uint32_t token, uint32_t end) {
    enum { NEAR = 3, MOST = 4 };
    bool bare = kz_tok(f, token)->core_end == kz_tok(f, token)->span.end;
    uint32_t digits = service_digits(f, token);
    if (digits == 0 || digits > MOST)
        return false;
    for (uint32_t i = token + 1; i < end && i <= token + NEAR && f->facts[i].word; i++)
        if (kz_starts(kz_token_core(f->s, i), bare ? SERVICE : NEWS))
            return i == token + 1 || !(f->facts[token + 1].role & KZ_ROLE_HALT);
    return false;
}

static bool is_short_number(const kz_finder *f, uint32_t first, uint32_t token, uint32_t end) {
    enum { FEWEST = 3, MOST = 5 };
    const kz_token *t = kz_tok(f, token);
    uint32_t digits = t->core_end - t->span.start;
    bool registered = token > first && f->facts[token - 1].role & KZ_ROLE_NUMBERED; /* №1234 нөмірімен */
    if (t->kind != KZ_T_NUMBER || digits < FEWEST || digits > MOST || f->facts[token].timed || registered)
        return false;
    return is_called(f, first, token, end) || is_dialled(f, token, end) || is_service(f, token, end);
}

/* «101 мен 112-ге қоңырау шалыңыз»: a number before another that is one. */
static bool is_listed(const kz_finder *f, uint32_t first, uint32_t token, uint32_t end) {
    enum { MOST = 4, SHORT = 3 };
    for (uint32_t at = token, n = 0; n < MOST && at + 2 < end && kz_joins(f, at + 1); n++) {
        if (kz_tok(f, at)->core_end < kz_tok(f, at)->span.end || service_digits(f, at) != SHORT)
            return false;
        at += 2;
        if (is_short_number(f, first, at, end))
            return true;
    }
    return false;
}

void kz_find_contacts(kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        uint8_t kind = kz_tok(f, i)->kind;
        if (kind == KZ_T_URL || kind == KZ_T_EMAIL || kind == KZ_T_PHONE || kind == KZ_T_HANDLE ||
            is_short_number(f, first, i, end) || is_listed(f, first, i, end)) {
            kz_candidate *c = kz_add_candidate(f, i, i + 1, KZ_E_CONTACT, KZ_RANK_SURE);
            c->nominative = (uint16_t)(kz_tok(f, i)->core_end - kz_tok(f, i)->span.start);
        }
    }
}

/* «188-бабының», «2-тармағы», «екінші бөлігі»: the token after it, or the same where there is none. */
static uint32_t after_clause(const kz_finder *f, uint32_t token) {
    enum { LONGEST = 64 };
    if (token + 1 >= f->s->tokens.n)
        return token;
    const kz_token *t = kz_tok(f, token);
    if (t->kind == KZ_T_NUMBER && t->core_end < t->span.end) {
        kz_slice word = kz_sub(f->s->lower, (kz_span){t->core_end + 1, t->span.end});
        kz_reading readings[4];
        char lemma[LONGEST + 8];
        uint32_t n = word.n && word.n < LONGEST ? kz_analyse(word, readings, 4) : 0;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t length = kz_lemma_of(word, &readings[i], lemma);
            if (kz_table_value(&kz_name_words, (kz_slice){lemma, length}, 0) & KZ_ROLE_CLAUSE) {
                f->facts[token].nominative = (uint16_t)(t->core_end + 1 - t->span.start + readings[i].possessive_end);
                return token + 1;
            }
        }
    }
    uint32_t at = token; /* жүз жиырма сегізінші бабы */
    while (at + 1 < f->s->tokens.n && (kz_tok(f, at)->kind == KZ_T_NUMBER || f->facts[at].lexicon & KZ_LEX_NUM))
        at++;
    return at > token && f->facts[at].role & KZ_ROLE_CLAUSE ? at + 1 : token;
}

/* Қазақстан Республикасының Еңбек кодексі, ҚР Салық кодексі: the state belongs to the law's name. */
static void take_state(const kz_finder *f, kz_candidate *law) {
    uint32_t before = law->first > 0 ? f->facts[law->first - 1].candidate : 0;
    if (!before || kz_is_opening(f, law->first))
        return;
    const kz_candidate *state = &f->candidates.at[before - 1];
    const kz_token *last = kz_tok(f, state->end - 1);
    bool formal = f->facts[state->end - 1].role & KZ_ROLE_FORMAL || last->flags & KZ_F_ALL_CAPITALS;
    bool same_sentence = last->sentence == kz_tok(f, law->first)->sentence;
    if (formal && same_sentence && state->type == KZ_E_GPE &&
        (state->case_ == KZ_CASE_NOM || state->case_ == KZ_CASE_GEN))
        law->first = state->first;
}

void kz_extend_laws(kz_finder *f) {
    for (uint32_t i = 0; i < f->candidates.n; i++) {
        kz_candidate *c = &f->candidates.at[i];
        if (c->type != KZ_E_LAW)
            continue;
        take_state(f, c);
        for (uint32_t at = after_clause(f, c->end); at > c->end && c->end < f->s->tokens.n;
             at = after_clause(f, c->end)) {
            c->end = at;
            c->nominative = f->facts[at - 1].nominative;
        }
    }
}

static bool is_language_word(const kz_finder *f, uint32_t token) {
    static const kz_slice tongue = {"тіл", sizeof("тіл") - 1};
    const kz_facts *w = &f->facts[token];
    kz_slice core = kz_token_core(f->s, token);
    return w->word && kz_starts(core, tongue) && (w->stem == tongue.n || core.n == tongue.n) &&
           (w->possessor == 3 || w->plural || core.n == tongue.n);
}

static bool is_bare_people(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    return w->people & (KZ_PEOPLE_BOTH | KZ_PEOPLE_LANGUAGE | KZ_PEOPLE_PLACE) && w->people_bare;
}

/* «орыс, неміс және түрік тілдеріне»: each is a language, the head is said once. */
static void languages(kz_finder *f, uint32_t first, uint32_t head) {
    kz_add_candidate(f, head - 1, head + 1, KZ_E_LANGUAGE, KZ_RANK_SURE)->shared =
        f->facts[head].plural ? head : KZ_NO_TOKEN;
    for (uint32_t i = head - 1; i >= first + 2 && kz_joins(f, i - 1) && is_bare_people(f, i - 2); i -= 2) {
        kz_candidate *c = kz_add_candidate(f, i - 2, i - 1, KZ_E_LANGUAGE, KZ_RANK_SURE);
        c->shared_first = c->shared = head;
    }
}

void kz_find_peoples(kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        const kz_facts *w = &f->facts[i];
        if (i > first && is_language_word(f, i) && is_bare_people(f, i - 1))
            languages(f, first, i);
        bool named = w->people & (KZ_PEOPLE_BOTH | KZ_PEOPLE_ONLY) || (w->people & KZ_PEOPLE_PLACE && !w->capital);
        if (named && w->word && (w->people_bare || !w->attributive))
            kz_add_candidate(f, i, i + 1, KZ_E_NORP, KZ_RANK_WEAK)->nominative = w->people_nominative;
    }
}
