/* The edit log: what a stage changed, and the map between the text before and the text after it.
 *
 * An edit says that bytes [from, from_end) of the text before became bytes [to, to_end) of the text after. A log is
 * sorted and its edits do not overlap (they may touch: a repaired letter beside a repaired space are two edits); all
 * bytes outside of edits are the same in both texts. The words themselves are not stored: both texts are at hand. */
#ifndef KZ_TEXT_EDITS_H
#define KZ_TEXT_EDITS_H

#include "text/arena.h"
#include "text/buffer.h"
#include "text/slice.h"

typedef struct kz_edit {
    uint32_t from, from_end;
    uint32_t to, to_end;
    uint64_t rules;     /* a bit for each rule that had a part in it (repair/repair.h names them) */
    uint8_t confidence; /* 0 to 100; the least of its parts */
    bool apart; /* never joined with its neighbours: where all of a text changes, words keep places of their own */
} kz_edit;

typedef KZ_VEC(kz_edit) kz_edits;

/* Notes an edit that ends where both texts have been written to so far. One that touches the last one on both sides
 * and comes from the same rules becomes one with it, unless one of them is to stay apart. */
void kz_edits_note(kz_arena *arena, kz_edits *edits, kz_edit edit);

/* The span before that became this span after, and the other way. An end inside an edit moves to the edit's outer
 * edge, so that the answer covers the whole change. */
kz_span kz_edits_back(const kz_edits *edits, kz_span after);
kz_span kz_edits_forward(const kz_edits *edits, kz_span before);

/* One log for two that were done one after the other. */
kz_edits kz_edits_compose(kz_arena *arena, const kz_edits *first, const kz_edits *second);

/* The index of the first edit whose `to_end` is > at (or == at for a deletion there). */
uint32_t kz_edits_first_after(const kz_edits *edits, uint32_t at);

#endif
