/* Repair: the edit log is true, and repairing twice is the same as once, but for heaps of quotation marks that have no
 * pairs: those may be read otherwise the second time, and what is beside them with them: a space before one that
 * has become a closing one goes then. */
#include "fuzz.h"
#include "repair/repair.h"

static void work(void *context) {
    fuzz_input *in = context;
    kz_edits edits = {0}, again = {0};
    kz_slice once = kz_repair(&in->arena, in->text, 0, &edits);
    fuzz_check_edits(&edits, in->text, once);
    kz_slice twice = kz_repair(&in->arena, once, 0, &again);
    fuzz_check_edits(&again, once, twice);
    uint64_t rules = 0;
    for (uint32_t i = 0; i < again.n; i++)
        rules |= again.at[i].rules;
    uint64_t quotes = KZ_RULE_BIT(KZ_RULE_QUOTES), spaces = KZ_RULE_BIT(KZ_RULE_SPACE) | KZ_RULE_BIT(KZ_RULE_SPACING);
    PROMISE(!rules || rules & quotes || !(rules & ~spaces));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
