/* Where a piece of the text stands in the page, in code points. */
#include "document/places.h"
#include "document/document.h"

/* Byte offsets to code points by a count kept every STEP bytes. */
enum { STEP = 256 };

void kz_count_code_points(kz_document *doc) {
    kz_slice s = doc->source;
    uint32_t n = s.n / STEP + 1, count = 0, next = 0;
    uint32_t *counts = kz_arena_get(&doc->arena, n * sizeof *counts);
    for (uint32_t at = 0; at < s.n;) {
        for (; next <= at / STEP; next++)
            counts[next] = count;
        uint32_t length;
        kz_utf8_at(s, at, &length);
        at += length;
        /* a step that begins inside a code point starts its count with the code point */
        count++;
    }
    for (; next < n; next++)
        counts[next] = count;
    doc->counts = counts;
}

static uint32_t code_points_before(const kz_document *doc, uint32_t offset) {
    kz_slice s = doc->source;
    uint32_t step = offset / STEP, at = step * STEP, count = doc->counts[step];
    /* the step's own first byte may be inside the code point that was counted before it */
    for (uint32_t back = 1; back < 4 && at >= back; back++) {
        uint32_t length;
        if (kz_utf8_at(s, at - back, &length) != KZ_INVALID && length > back) {
            at += length - back;
            break;
        }
    }
    while (at < offset) {
        uint32_t length;
        kz_utf8_at(s, at, &length);
        at += length;
        count++;
    }
    return count;
}

kz_span kz_source_place(const kz_document *doc, kz_span source) {
    return (kz_span){code_points_before(doc, source.start), code_points_before(doc, source.end)};
}

kz_span kz_document_place(const kz_document *doc, kz_span text) {
    return kz_source_place(doc, kz_edits_back(&doc->source_edits, text));
}
