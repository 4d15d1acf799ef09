#include "text/packed.h"

#include "text/utf8.h"

typedef struct head {
    uint32_t mark, n_text, n_edits, n_hints;
} head;

typedef struct packed_edit {
    uint32_t from, from_end, to, to_end, apart;
} packed_edit;

enum { MARK = 0x31505A4B /* KZP1; of another byte order it is another one */ };

void kz_packed_write(const kz_packed *packed, kz_buffer *out) {
    head h = {MARK, packed->text.n, packed->edits.n, packed->n_hints};
    kz_buffer_add(out, (const char *)&h, sizeof h);
    for (uint32_t i = 0; i < packed->edits.n; i++) {
        const kz_edit *e = &packed->edits.at[i];
        packed_edit p = {e->from, e->from_end, e->to, e->to_end, e->apart};
        kz_buffer_add(out, (const char *)&p, sizeof p);
    }
    kz_buffer_add(out, (const char *)packed->hints, packed->n_hints * (uint32_t)sizeof *packed->hints);
    kz_buffer_slice(out, packed->text);
}

static bool same_between(kz_slice source, uint32_t from, kz_slice text, uint32_t to, uint32_t n) {
    return n == 0 || memcmp(source.at + from, text.at + to, n) == 0;
}

/* Whether the edits are sorted, lie in both texts, and all bytes outside of them are the same. */
static bool leads(const kz_edits *edits, kz_slice source, kz_slice text) {
    uint32_t from = 0, to = 0;
    for (uint32_t i = 0; i < edits->n; i++) {
        const kz_edit *e = &edits->at[i];
        bool ordered = e->from >= from && e->from_end >= e->from && e->from_end <= source.n && e->to >= to &&
                       e->to_end >= e->to && e->to_end <= text.n && e->from - from == e->to - to;
        if (!ordered || !same_between(source, from, text, to, e->from - from))
            return false;
        from = e->from_end;
        to = e->to_end;
    }
    return source.n - from == text.n - to && same_between(source, from, text, to, source.n - from);
}

static uint32_t count_lines(kz_slice text) {
    uint32_t n = 1;
    for (uint32_t i = 0; i < text.n; i++)
        n += text.at[i] == '\n';
    return n;
}

bool kz_packed_read(kz_arena *arena, kz_slice bytes, kz_slice source, uint64_t rules, kz_packed *packed) {
    head h;
    if (bytes.n < sizeof h)
        return false;
    memcpy(&h, bytes.at, sizeof h);
    uint64_t size = sizeof h + (uint64_t)h.n_edits * sizeof(packed_edit) + (uint64_t)h.n_hints * 4 + h.n_text;
    if (h.mark != MARK || size != bytes.n)
        return false;
    const char *at = bytes.at + sizeof h;
    *packed = (kz_packed){.n_hints = h.n_hints};
    kz_edit *edits = kz_arena_get(arena, (size_t)h.n_edits * sizeof *edits);
    for (uint32_t i = 0; i < h.n_edits; i++, at += sizeof(packed_edit)) {
        packed_edit p;
        memcpy(&p, at, sizeof p);
        edits[i] = (kz_edit){p.from, p.from_end, p.to, p.to_end, rules, 100, p.apart != 0};
    }
    packed->edits.at = edits;
    packed->edits.n = packed->edits.cap = h.n_edits;
    uint32_t *hints = kz_arena_get(arena, (size_t)h.n_hints * sizeof *hints);
    memcpy(hints, at, (size_t)h.n_hints * sizeof *hints);
    packed->hints = hints;
    packed->text = (kz_slice){at + (size_t)h.n_hints * sizeof *hints, h.n_text};
    return kz_utf8_valid(packed->text) == h.n_text && count_lines(packed->text) == h.n_hints &&
           leads(&packed->edits, source, packed->text);
}
