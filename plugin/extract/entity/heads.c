/* Names that end in a head noun: Қостанай облысы, Қаржы министрлігі, «Алтын белдік» турнирі. A head is found first.
 * Where its name begins a walk to the left finds for heads that reach over words with a capital only, and rules for
 * others (lua/kaztext/rules/headed.lua). What each head needs is data (heads.tsv). */
#include "extract/entity/walk.h"

enum { REACH = 24, LONGEST_KEY = 160 };

/* Whether what was met makes a name of the head. */
static bool is_name(const kz_walk *w) {
    const kz_facts *head = &w->f->facts[w->h.last];
    bool abbreviation = kz_tok(w->f, w->h.last)->flags & KZ_F_ALL_CAPITALS;
    if (head->possessor == 1 || head->possessor == 2 || head->possessor == 4)
        return false;
    if (w->found & (KZ_NEED_QUOTE | KZ_NEED_NUMBER) & w->h.value)
        return !kz_is_ground(&w->h) || w->called || abbreviation || kz_is_possessive(head);
    if (w->h.value & KZ_NEED_BARE)
        return kz_is_possessive(head) || (w->h.head < w->h.last && !head->plural);
    bool shared = w->start < w->h.head && w->start > w->h.first + 1 && kz_joins(w->f, w->start - 1) &&
                  w->f->facts[w->start - 2].word &&
                  (w->f->facts[w->start - 2].capital || w->f->facts[w->start - 2].person);
    if (head->plural && !(kz_is_ground(&w->h) && shared))
        return false;
    if (!kz_is_possessive(head) && !abbreviation)
        return false;
    return w->found & w->h.value & (KZ_NEED_NAME | KZ_NEED_PLACE | KZ_NEED_LATIN);
}

/* The longest head that ends in the token: how many words, and its value. */
static uint32_t head_at(const kz_finder *f, uint32_t first, uint32_t token, uint32_t *value) {
    const kz_facts *w = &f->facts[token];
    char key[LONGEST_KEY];
    *value = w->head;
    for (uint32_t n = w->head >> KZ_HEAD_WORDS_SHIFT & 7; n > 1; n--) {
        if (token + 1 < first + n)
            continue;
        uint32_t at = 0;
        for (uint32_t i = token + 1 - n; i <= token && at < LONGEST_KEY; i++) {
            kz_slice core = kz_token_core(f->s, i);
            if (at + core.n + 5 > LONGEST_KEY)
                return w->head & KZ_HEAD ? 1 : 0;
            kz_reading reading = {.stem_end = i == token ? w->stem : (uint16_t)core.n,
                                  .restored = i == token ? w->restored : 0};
            at += kz_lemma_of(core, &reading, key + at);
            key[at++] = ' ';
        }
        uint32_t found = kz_table_value(&kz_name_heads, (kz_slice){key, at - 1}, 0);
        if (found & KZ_HEAD) {
            *value = found;
            return n;
        }
    }
    return w->head & KZ_HEAD ? 1 : 0;
}

/* Of heads within it («драма» of «драма театры») the longest stays. */
static void note_head(kz_finder *f, uint32_t first, uint32_t end, uint32_t value) {
    kz_name_parts *parts = f->parts;
    bool part = (value & 15) == KZ_E_ORGANISATION && value & KZ_NEED_BODY;
    uint32_t needs = value / KZ_NEED_QUOTE & ((1u << KZ_NEEDS) - 1); /* in the order of kz_need_name */
    needs |= value & KZ_HEAD_FAR ? KZ_REACHES_FAR : KZ_REACHES_NEAR;
    while (parts->heads.n && parts->heads.at[parts->heads.n - 1].first >= first)
        parts->heads.n--;
    kz_span span = {kz_tok(f, first)->span.start, kz_tok(f, end - 1)->span.end};
    const kz_facts *last = &f->facts[end - 1];
    *kz_push(f->arena, &parts->heads) = (kz_name_head){.span = span,
                                                       .first = first,
                                                       .end = end,
                                                       .value = value,
                                                       .needs = (uint16_t)needs,
                                                       .case_ = last->case_,
                                                       .possessor = last->possessor,
                                                       .plural = last->plural,
                                                       .type = part ? KZ_HEAD_PART : (uint8_t)(value & 15)};
}

static void walk(const kz_head *h) {
    bool law = kz_head_kind(h) == KZ_E_LAW;
    kz_walk w = {.f = h->f, .h = *h, .at = h->head, .start = h->head};
    bool done = law && kz_walk_law(&w);
    for (uint32_t steps = 0; !done && !(h->value & KZ_HEAD_FAR) && w.at > h->first && steps < REACH; steps++)
        done = !kz_walk_step(&w);
    bool quoted = w.found & KZ_NEED_QUOTE, taken = w.found & (KZ_NEED_PLACE | KZ_NEED_BODY | KZ_NEED_QUOTE);
    if (is_name(&w) && !kz_is_listed(h, w.start, taken)) /* not «… облысы» of Павлодар облысы … */
        kz_add_name(h, w.start, quoted && (h->value & KZ_HEAD_TITLE || w.called), h->value & KZ_HEAD_OFFICIAL);
}

/* What a head is by itself. A body that ends here may have another one as a part, or be one: … министрлігінің, …
 * академиясы, ҰКО, but not «Дала» АҚ. */
static uint32_t head_kind(const kz_head *h) {
    const kz_finder *f = h->f;
    const kz_facts *w = &f->facts[h->last];
    bool capitals = kz_tok(f, h->last)->flags & KZ_F_ALL_CAPITALS;
    bool quoted = h->head > h->first && kz_is_closing(f, h->head - 1);
    uint32_t kinds = (capitals ? KZ_INSIDE_CAPITALS : 0) | (h->value & KZ_HEAD_OFFICIAL ? KZ_INSIDE_OFFICIAL : 0);
    if (w->plural)
        return kinds;
    if (w->case_ == KZ_CASE_GEN)
        return kinds | KZ_INSIDE_OWNER;
    if (w->case_ != KZ_CASE_NOM || !(kz_is_possessive(w) || capitals))
        return kinds;
    return kinds | (capitals && !quoted ? KZ_INSIDE_ACRONYM : KZ_INSIDE_BODY);
}

/* Places come before all that may be called after one. */
static bool is_early(uint32_t value) {
    uint32_t type = value & 15;
    return (type == KZ_E_GPE || type == KZ_E_LOCATION) && !(value & KZ_HEAD_FAR);
}

/* Rules find their names: lua/kaztext/rules/headed.lua. */
static bool is_ruled(uint32_t value) {
    return value & KZ_HEAD_FAR || (value & 15) == KZ_E_ORGANISATION;
}

/* «… даму банкі (ЕҚДБ)» */
static bool opens_acronym(const kz_finder *f, uint32_t token, uint32_t end) {
    return kz_is(f, token, "(") && token + 2 < end && kz_tok(f, token + 1)->flags & KZ_F_ALL_CAPITALS &&
           kz_is(f, token + 2, ")");
}

void kz_find_heads(kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        if (f->facts[i].role & (KZ_ROLE_NAMED | KZ_ROLE_CONCERNS) || opens_acronym(f, i, end))
            *kz_push(f->arena, &f->parts->links) = i;
        uint32_t value, words = f->facts[i].head ? head_at(f, first, i, &value) : 0;
        if (!words || f->facts[i].timed || (f->facts[i].phrase && (value & 15) != KZ_E_ORGANISATION))
            continue;
        kz_head h = {f, first, i + 1 - words, i, value};
        note_head(f, h.head, i + 1, value);
        if (is_early(value))
            walk(&h);
        else if (is_ruled(value))
            kz_mark_inside(&h), f->parts->inside[i] |= head_kind(&h);
    }
}

void kz_find_works(kz_finder *f, uint32_t first, uint32_t end, uint32_t *head) {
    const kz_name_parts *parts = f->parts;
    for (; *head < parts->heads.n && parts->heads.at[*head].first < end; ++*head) {
        const kz_name_head *at = &parts->heads.at[*head];
        kz_head h = {f, first, at->first, at->end - 1, at->value};
        if (!is_early(at->value) && (!is_ruled(at->value) || at->type == KZ_E_LAW))
            walk(&h);
    }
}
