/* A text that another module made of a source, in one string: how a module of its own hands it to the core. The core
 * believes nothing of it that it has not checked. */
#ifndef KZ_TEXT_PACKED_H
#define KZ_TEXT_PACKED_H

#include "text/arena.h"
#include "text/buffer.h"
#include "text/edits.h"

typedef struct kz_packed {
    kz_slice text;
    kz_edits edits;        /* source to text */
    const uint32_t *hints; /* one a line */
    uint32_t n_hints;
} kz_packed;

void kz_packed_write(const kz_packed *packed, kz_buffer *out);
/* Reads what kz_packed_write wrote, into the arena. The edits get `rules`. False unless it is whole, its edits lead
 * from this source to its text, and it has a hint for each line. */
bool kz_packed_read(kz_arena *arena, kz_slice bytes, kz_slice source, uint64_t rules, kz_packed *packed);

#endif
