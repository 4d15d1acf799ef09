/* Copies a text with some spans replaced, and notes the edits. As long as nothing is replaced nothing is copied. A
 * trial only tells whether something would be. */
#ifndef KZ_REPAIR_REWRITER_H
#define KZ_REPAIR_REWRITER_H

#include "repair/repair.h"

typedef struct kz_rewriter {
    kz_arena *arena;
    kz_slice source;
    uint32_t done;    /* the source up to here is in `out`, if anything is */
    uint64_t without; /* rules that do not act, a bit each */
    bool trial, changed;
    bool apart; /* neighbouring replacements stay edits of their own */
    kz_buffer out;
    kz_edits edits;
} kz_rewriter;

void kz_rewriter_init(kz_rewriter *r, kz_arena *arena, kz_slice source, uint64_t without, bool trial);
/* Spans must come in order and not overlap. */
void kz_rewrite(kz_rewriter *r, kz_span span, kz_slice with, kz_rule rule, uint8_t confidence);
void kz_rewrite_char(kz_rewriter *r, kz_span span, uint32_t cp, kz_rule rule, uint8_t confidence);
void kz_rewrite_delete(kz_rewriter *r, kz_span span, kz_rule rule, uint8_t confidence);
/* The new text; the source itself where nothing was replaced. */
kz_slice kz_rewriter_done(kz_rewriter *r);

#endif
