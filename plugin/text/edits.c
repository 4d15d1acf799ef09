#include "text/edits.h"

void kz_edits_note(kz_arena *arena, kz_edits *edits, kz_edit edit) {
    if (edits->n) {
        kz_edit *last = &edits->at[edits->n - 1];
        bool apart = last->apart || edit.apart;
        if (!apart && last->rules == edit.rules && last->from_end == edit.from && last->to_end == edit.to) {
            last->from_end = edit.from_end;
            last->to_end = edit.to_end;
            if (edit.confidence < last->confidence)
                last->confidence = edit.confidence;
            return;
        }
    }
    *kz_push(arena, edits) = edit;
}

uint32_t kz_edits_first_after(const kz_edits *edits, uint32_t at) {
    uint32_t low = 0, high = edits->n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        const kz_edit *e = &edits->at[mid];
        if (e->to_end > at || (e->to_end == at && e->to == e->to_end))
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

/* One side of an edit, so that both directions share one search. */
typedef struct side {
    uint32_t start, end;
} side;

static side near_side(const kz_edit *e, bool back) {
    return back ? (side){e->to, e->to_end} : (side){e->from, e->from_end};
}

static side far_side(const kz_edit *e, bool back) {
    return back ? (side){e->from, e->from_end} : (side){e->to, e->to_end};
}

/* The last edit that starts at `at` or before it on the near side, or -1. */
static int64_t last_edit(const kz_edits *edits, uint32_t at, bool back) {
    int64_t low = 0, high = edits->n;
    while (low < high) {
        int64_t mid = (low + high) / 2;
        if (near_side(&edits->at[mid], back).start <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low - 1;
}

static uint32_t map_start(const kz_edits *edits, uint32_t at, bool back) {
    int64_t i = last_edit(edits, at, back);
    if (i < 0)
        return at;
    side near = near_side(&edits->at[i], back), far = far_side(&edits->at[i], back);
    if (at < near.end)
        return far.start;
    return far.end + (at - near.end); /* past the edit, or past what was deleted or put in just here */
}

static uint32_t map_end(const kz_edits *edits, uint32_t at, bool back) {
    int64_t i = last_edit(edits, at, back);
    while (i >= 0 && near_side(&edits->at[i], back).start == at)
        i--; /* an edit that begins where the span ends is not in it */
    if (i < 0)
        return at;
    side near = near_side(&edits->at[i], back), far = far_side(&edits->at[i], back);
    if (at <= near.end)
        return far.end;
    return far.end + (at - near.end);
}

static kz_span map_span(const kz_edits *edits, kz_span span, bool back) {
    kz_span mapped = {map_start(edits, span.start, back), 0};
    /* An empty span may stand where something was deleted or put in: its end is then not before its start. */
    mapped.end = span.end > span.start ? map_end(edits, span.end, back) : mapped.start;
    return mapped;
}

kz_span kz_edits_back(const kz_edits *edits, kz_span after) {
    return map_span(edits, after, true);
}

kz_span kz_edits_forward(const kz_edits *edits, kz_span before) {
    return map_span(edits, before, false);
}

typedef struct composer {
    const kz_edits *first, *second;
    uint32_t i, j;
    int64_t first_shift;  /* middle minus before, after the edits of `first` taken so far */
    int64_t second_shift; /* after minus middle */
    uint32_t start, end;  /* of the group being gathered, in the middle text */
} composer;

static void join_group(composer *c, kz_edit *group, const kz_edit *e, side middle) {
    if (middle.end > c->end)
        c->end = middle.end;
    group->rules |= e->rules;
    group->apart |= e->apart;
    if (e->confidence < group->confidence)
        group->confidence = e->confidence;
}

/* Edits of the two logs hang together where they share bytes of the middle text, or where both have none there and
 * stand at the same place. */
static bool hangs(const composer *c, side middle) {
    return middle.start < c->end || (middle.start == c->end && middle.end == c->end && c->start == c->end);
}

static kz_edit next_group(composer *c) {
    static const side nowhere = {UINT32_MAX, UINT32_MAX};
    kz_edit group = {0, 0, 0, 0, 0, 100, false};
    side a = c->i < c->first->n ? far_side(&c->first->at[c->i], false) : nowhere;
    side b = c->j < c->second->n ? near_side(&c->second->at[c->j], false) : nowhere;
    bool first = a.start < b.start || (a.start == b.start && a.end == a.start); /* what has no bytes goes before */
    c->start = first ? a.start : b.start;
    c->end = first ? a.end : b.end;
    group.from = (uint32_t)(c->start - c->first_shift);
    group.to = (uint32_t)(c->start + c->second_shift);
    for (bool more = true; more;) {
        more = false;
        for (; c->i < c->first->n && hangs(c, far_side(&c->first->at[c->i], false)); c->i++, more = true) {
            const kz_edit *e = &c->first->at[c->i];
            c->first_shift += ((int64_t)e->to_end - e->to) - ((int64_t)e->from_end - e->from);
            join_group(c, &group, e, far_side(e, false));
        }
        for (; c->j < c->second->n && hangs(c, near_side(&c->second->at[c->j], false)); c->j++, more = true) {
            const kz_edit *e = &c->second->at[c->j];
            c->second_shift += ((int64_t)e->to_end - e->to) - ((int64_t)e->from_end - e->from);
            join_group(c, &group, e, near_side(e, false));
        }
    }
    group.from_end = (uint32_t)(c->end - c->first_shift);
    group.to_end = (uint32_t)(c->end + c->second_shift);
    return group;
}

kz_edits kz_edits_compose(kz_arena *arena, const kz_edits *first, const kz_edits *second) {
    kz_edits all = {0};
    composer c = {first, second, 0, 0, 0, 0, 0, 0};
    while (c.i < first->n || c.j < second->n)
        kz_edits_note(arena, &all, next_group(&c));
    return all;
}
