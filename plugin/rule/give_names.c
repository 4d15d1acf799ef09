/* Matches that become entities. */
#include "rule/giver.h"

#include <stdlib.h>

typedef struct candidate {
    kz_entity entity;
    uint32_t order; /* of equal length the first one stays: given ones by their matches, then those of the document */
} candidate;
typedef KZ_VEC(candidate) candidates;

/* «Дала»ға: the ending after the mark belongs to the name. */
static kz_stretch with_suffix(const kz_segments *s, kz_stretch at) {
    kz_slice last = kz_token_text(s, at.end - 1);
    bool closed = kz_same(last, KZ_LIT("»")) || kz_same(last, KZ_LIT("”"));
    if (closed && at.end < s->tokens.n && s->tokens.at[at.end].kind == KZ_T_SUFFIX)
        at.end++;
    return at;
}

static void add_candidate(candidates *all, kz_document *doc, kz_entity entity) {
    *kz_push(&doc->arena, all) = (candidate){entity, all->n};
}

/* The type that the rule says, or the head with which its match ends; KZ_E_TYPES if it ends with none. */
static uint8_t type_of(const kz_giver *g, const kz_gift *gift, const kz_rule_match *match) {
    const kz_name_parts *parts = &g->doc->name_parts;
    if (gift->type < KZ_E_TYPES)
        return gift->type;
    uint32_t end = kz_giver_tokens(g, match->first, match->end).end, head = kz_head_after(parts, end - 1);
    if (head == parts->heads.n || parts->heads.at[head].end != end)
        return KZ_E_TYPES;
    return parts->heads.at[head].type == KZ_HEAD_PART ? KZ_E_ORGANISATION : parts->heads.at[head].type;
}

static void add_given(const kz_giver *g, candidates *all, const kz_rule_match *match, uint32_t first, uint32_t end) {
    const kz_gift *gift = &g->set->rules.at[match->rule].gift;
    kz_stretch at = with_suffix(&g->doc->segments, kz_giver_tokens(g, first, end));
    kz_slice normal = gift->normal.n ? gift->normal : kz_in_nominative(&g->doc->segments, at.first, at.end);
    uint8_t type = type_of(g, gift, match);
    if (type < KZ_E_TYPES)
        add_candidate(all, g->doc, (kz_entity){kz_stretch_span(g->doc, at), at.first, at.end, type, normal});
}

static void list_given(const kz_giver *g, candidates *all) {
    for (uint32_t i = 0; i < g->found.all.n; i++) {
        const kz_rule_match *match = &g->found.all.at[i];
        const kz_gift *gift = &g->set->rules.at[match->rule].gift;
        if (gift->what == KZ_NO_CAPTURE)
            add_given(g, all, match, match->first, match->end);
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
            const kz_capture *c = &g->found.captures.at[k];
            if (c->name == gift->what && c->first < c->end)
                add_given(g, all, match, c->first, c->end);
        }
    }
}

static int longest_first(const void *a, const void *b) {
    const candidate *x = a, *y = b;
    uint32_t n = x->entity.end - x->entity.first, m = y->entity.end - y->entity.first;
    if (n != m)
        return n > m ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static bool is_free(const uint32_t *owner, const kz_entity *e) {
    for (uint32_t t = e->first; t < e->end; t++)
        if (owner[t])
            return false;
    return true;
}

/* Keeps the candidates that nothing longer overlaps, in the order of the text. */
static void keep_longest(kz_document *doc, const candidates *all, kz_entities *out) {
    uint32_t n = doc->segments.tokens.n;
    uint32_t *owner = kz_arena_zeroed(&doc->arena, n * sizeof *owner);
    for (uint32_t i = 0; i < all->n; i++) {
        const kz_entity *e = &all->at[i].entity;
        uint32_t end = is_free(owner, e) ? e->end : e->first;
        for (uint32_t t = e->first; t < end; t++)
            owner[t] = i + 1;
    }
    for (uint32_t t = 0; t < n; t++) {
        if (!owner[t])
            continue;
        const kz_entity *e = &all->at[owner[t] - 1].entity;
        *kz_push(&doc->arena, out) = *e;
        t = e->end - 1;
    }
}

void kz_give_entities(const kz_giver *g) {
    kz_document *doc = g->doc;
    candidates all = {0};
    kz_entities out = {0};
    list_given(g, &all);
    if (!all.n)
        return;
    for (uint32_t i = 0; i < doc->entities.n; i++)
        add_candidate(&all, doc, doc->entities.at[i]);
    qsort(all.at, all.n, sizeof *all.at, longest_first);
    keep_longest(doc, &all, &out);
    doc->entities = out;
}

static bool may_hold_link(const kz_document *doc, uint32_t first, uint32_t end) {
    uint32_t low = 0, high = doc->name_parts.links.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->name_parts.links.at[middle] < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->name_parts.links.n && doc->name_parts.links.at[low] < end;
}

void kz_ruleset_give_names(const kz_ruleset *set, kz_document *doc) {
    kz_giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_ENTITY, may_hold_link, &doc->arena, doc, &g.found);
    if (g.found.all.n)
        kz_give_entities(&g);
}

/* Rules find names that reach far over words in small letters, and bodies: where something stands before the noun that
 * may be part of a name, or nothing needs to. */
static bool may_hold_head(const kz_document *doc, uint32_t first, uint32_t end) {
    const kz_name_parts *parts = &doc->name_parts;
    for (uint32_t h = kz_head_after(parts, first); h < parts->heads.n && parts->heads.at[h].first < end; h++) {
        const kz_name_head *head = &parts->heads.at[h];
        bool ruled = head->needs & KZ_REACHES_FAR || head->type == KZ_E_ORGANISATION;
        bool led = head->first > first && parts->inside[head->first - 1];
        if (ruled && (led || head->needs & KZ_NEEDS_NOTHING))
            return true;
    }
    return false;
}

void kz_ruleset_give_headed(const kz_ruleset *set, kz_document *doc, kz_finder *finder) {
    kz_giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_ENTITY, may_hold_head, &doc->arena, doc, &g.found);
    for (uint32_t i = 0; i < g.found.all.n; i++) {
        const kz_rule_match *match = &g.found.all.at[i];
        kz_stretch name = {match->first, match->end};
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++)
            if (g.found.captures.at[k].name == set->rules.at[match->rule].gift.what)
                name = (kz_stretch){g.found.captures.at[k].first, g.found.captures.at[k].end};
        kz_add_headed(finder, match->first, match->end, name.first, name.end);
    }
}
