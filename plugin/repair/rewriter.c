#include "repair/rewriter.h"

/* Room for what replacements may add before the buffer has to grow. */
enum { ROOM_FOR_MORE = 256 };

void kz_rewriter_init(kz_rewriter *r, kz_arena *arena, kz_slice source, uint64_t without, bool trial) {
    memset(r, 0, sizeof *r);
    r->without = without;
    r->trial = trial;
    r->arena = arena;
    r->source = source;
}

void kz_rewrite(kz_rewriter *r, kz_span span, kz_slice with, kz_rule rule, uint8_t confidence) {
    if (r->without & KZ_RULE_BIT(rule))
        return;
    r->changed = true;
    if (r->trial)
        return;
    if (!r->edits.n) {
        uint64_t room = (uint64_t)r->source.n + ROOM_FOR_MORE;
        kz_buffer_init(&r->out, r->arena, room < UINT32_MAX ? (uint32_t)room : UINT32_MAX);
    }
    kz_buffer_add(&r->out, r->source.at + r->done, span.start - r->done);
    uint32_t to = r->out.n;
    kz_buffer_slice(&r->out, with);
    r->done = span.end;
    kz_edits_note(r->arena, &r->edits,
                  (kz_edit){span.start, span.end, to, r->out.n, KZ_RULE_BIT(rule), confidence, r->apart});
}

void kz_rewrite_char(kz_rewriter *r, kz_span span, uint32_t cp, kz_rule rule, uint8_t confidence) {
    char bytes[4];
    kz_rewrite(r, span, (kz_slice){bytes, kz_utf8_put(bytes, cp)}, rule, confidence);
}

void kz_rewrite_delete(kz_rewriter *r, kz_span span, kz_rule rule, uint8_t confidence) {
    kz_rewrite(r, span, (kz_slice){"", 0}, rule, confidence);
}

kz_slice kz_rewriter_done(kz_rewriter *r) {
    if (!r->edits.n)
        return r->source;
    kz_buffer_add(&r->out, r->source.at + r->done, r->source.n - r->done);
    r->done = r->source.n;
    return kz_buffer_done(&r->out);
}
