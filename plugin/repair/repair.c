#include "repair/repair.h"

#include "repair/passes.h"
#include "repair/repair_table.h"

/* What one round leaves open the next may close (a mark comes to stand beside its letter when a zero-width character
 * between them goes; a repaired word tells about its neighbour). A round over repaired text costs only the scan. */
enum { MAX_ROUNDS = 4 };

const char *kz_rule_name(kz_rule rule) {
    return kz_rule_texts[rule].name;
}

const char *kz_rule_reason(kz_rule rule) {
    return kz_rule_texts[rule].reason;
}

static bool run_pass(void (*pass)(kz_rewriter *), kz_arena *arena, kz_slice *text, kz_edits *edits) {
    kz_rewriter r;
    kz_rewriter_init(&r, arena, *text);
    pass(&r);
    if (!r.edits.n)
        return false;
    *text = kz_rewriter_done(&r);
    *edits = edits->n ? kz_edits_compose(arena, edits, &r.edits) : r.edits;
    return true;
}

kz_slice kz_repair(kz_arena *arena, kz_slice bytes, kz_edits *edits) {
    kz_slice text = bytes;
    *edits = (kz_edits){0};
    bool changed = true;
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
        changed = run_pass(kz_repair_characters, arena, &text, edits);
        changed |= run_pass(kz_repair_letters, arena, &text, edits);
        changed |= run_pass(kz_repair_punctuation, arena, &text, edits);
    }
    return text;
}
