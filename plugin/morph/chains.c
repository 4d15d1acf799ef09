#include "morph/chains.h"

enum { LONGEST_CHAIN = 6 };

typedef struct chains {
    kz_chain *out;
    uint32_t n;
} chains;

/* What one ending adds; it stands before byte `end`. */
static void describe(kz_chain *c, const kz_morph *row, uint16_t end) {
    c->marks |= row->marks;
    if (row->marks & KZ_MARK_COPULA) /* a word of its own, with a number of its own */
        return;
    if (row->set & KZ_UD_PERSON_PSOR) {
        c->possessor = row->set & KZ_UD_POLITE ? 4 : (uint8_t)((row->set & KZ_UD_PERSON_PSOR) / KZ_UD_PERSON_PSOR_1);
        c->possessive_end = end;
    }
    if (row->set & KZ_UD_CASE)
        c->case_ = (uint8_t)((row->set & KZ_UD_CASE) / KZ_UD_CASE_NOM - 1);
    if ((row->set & KZ_UD_NUMBER) == KZ_UD_NUMBER_PLUR) {
        c->plural = true;
        c->plural_end = c->possessive_end = end;
    }
}

static bool stands_before(const kz_chain *a, const kz_chain *b) {
    if (a->start != b->start)
        return a->start > b->start;
    if (a->cost != b->cost)
        return a->cost < b->cost;
    if (a->case_ != b->case_)
        return a->case_ < b->case_;
    return a->possessive_end < b->possessive_end;
}

static void note(kz_walk *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    (void)mask;
    chains *list = w->context;
    if (list->n == KZ_MAX_CHAINS)
        return;
    kz_chain c = {
        .start = (uint16_t)at,
        .plural_end = (uint16_t)at,
        .possessive_end = (uint16_t)at,
        .begins = (uint8_t)begins,
        .cost = (uint8_t)(w->cost[depth] - w->misfit),
        .misfit = (uint8_t)w->misfit,
    };
    for (uint32_t i = depth; i-- > 0;)
        describe(&c, w->path[i], i ? w->starts[i - 1] : (uint16_t)w->form.n);
    uint32_t place = list->n++;
    for (; place > 0 && stands_before(&c, &list->out[place - 1]); place--)
        list->out[place] = list->out[place - 1];
    list->out[place] = c;
}

uint32_t kz_chains_of(kz_walk *w, uint32_t least, kz_chain *out) {
    chains list = {out, 0};
    kz_route route = {
        .meet = note,
        .states = KZ_END_STATES | 1ull << KZ_STATE_END,
        .kinds = KZ_ROW_NOMINAL,
        .deepest = LONGEST_CHAIN,
        .least = (uint8_t)least,
        .strict = true,
    };
    kz_walk_from(w, w->form.n, &route, &list);
    return list.n;
}

kz_reading kz_chain_reading(const kz_chain *chain, uint32_t stem_end) {
    return (kz_reading){
        .stem_end = (uint16_t)stem_end,
        .plural_end = chain->plural_end == chain->start ? (uint16_t)stem_end : chain->plural_end,
        .possessive_end = chain->possessive_end == chain->start ? (uint16_t)stem_end : chain->possessive_end,
        .plural = chain->plural,
        .possessor = chain->possessor,
        .case_ = chain->case_,
        .attributive = (chain->marks & KZ_MARK_ATTR) != 0,
        .copula = (chain->marks & KZ_MARK_COPULA) != 0,
        .like = (chain->marks & KZ_MARK_LIKE) != 0,
    };
}
