/* Of candidates that overlap the better one stays: a higher rank, then more tokens, then the one found last. */
#include "extract/entity/parts.h"

enum { LENGTHS = 64 };

/* Orders the candidates by rank and length, without comparisons: a bucket for each. */
static uint32_t *ordered(const kz_finder *f) {
    enum { BUCKETS = LENGTHS + KZ_RANKS };
    uint32_t n = f->candidates.n, counts[BUCKETS + 1] = {0};
    uint32_t *order = kz_arena_get(f->arena, (n + 1) * sizeof *order);
    uint8_t *bucket = kz_arena_get(f->arena, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const kz_candidate *c = &f->candidates.at[i];
        uint32_t length = c->end - c->first < LENGTHS ? c->end - c->first : LENGTHS - 1;
        bucket[i] = (uint8_t)(length > 1 ? KZ_RANKS - 1 + length : c->rank);
        counts[BUCKETS - 1 - bucket[i] + 1]++;
    }
    for (uint32_t i = 1; i <= BUCKETS; i++)
        counts[i] += counts[i - 1];
    for (uint32_t i = n; i-- > 0;) /* of equals the one found last: heads come after lists */
        order[counts[BUCKETS - 1 - bucket[i]]++] = i;
    return order;
}

static bool is_free(const uint32_t *owner, const kz_candidate *c) {
    for (uint32_t i = c->first; i < c->end; i++)
        if (owner[i])
            return false;
    return true;
}

/* «Нұр Отан»ға: the ending after the closing mark belongs to the surface. */
static uint32_t with_suffix(const kz_finder *f, const kz_candidate *c) {
    bool ending = c->end < f->s->tokens.n && kz_tok(f, c->end)->kind == KZ_T_SUFFIX;
    return ending && kz_is_closing(f, c->end - 1) ? c->end + 1 : c->end;
}

void kz_resolve(kz_finder *f, kz_entities *out) {
    uint32_t *owner = kz_arena_zeroed(f->arena, (f->s->tokens.n + 1) * sizeof *owner);
    uint32_t *order = ordered(f);
    for (uint32_t i = 0; i < f->candidates.n; i++) {
        const kz_candidate *c = &f->candidates.at[order[i]];
        if (!c->silent && is_free(owner, c))
            for (uint32_t k = c->first; k < c->end; k++)
                owner[k] = order[i] + 1;
    }
    for (uint32_t i = 0; i < f->s->tokens.n;) {
        if (!owner[i]) {
            i++;
            continue;
        }
        const kz_candidate *c = &f->candidates.at[owner[i] - 1];
        uint32_t end = with_suffix(f, c);
        kz_span span = {kz_tok(f, c->first)->span.start, kz_tok(f, end - 1)->span.end};
        *kz_push(f->arena, out) = (kz_entity){span, c->first, end, c->type, kz_normal_form(f, c)};
        i = end;
    }
}

void kz_list_parts(kz_finder *f) {
    kz_entities *out = &f->parts->parts;
    for (uint32_t token = f->s->tokens.n; token-- > 0;) {
        const kz_facts *w = &f->facts[token];
        if (!w->candidate && !w->person)
            continue;
        const kz_candidate *c = &f->candidates.at[(w->candidate ? w->candidate : w->person) - 1];
        if (c->end != token + 1)
            continue;
        kz_span span = {kz_tok(f, c->first)->span.start, kz_tok(f, token)->span.end};
        *kz_push(f->arena, out) = (kz_entity){span, c->first, c->end, c->type, {NULL, 0}};
        token = c->first;
    }
    for (uint32_t i = 0, last = out->n; i + 1 < last; i++) {
        kz_entity other = out->at[i];
        out->at[i] = out->at[--last];
        out->at[last] = other;
    }
}
