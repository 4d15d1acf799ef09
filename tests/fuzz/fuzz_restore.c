/* Kazakh letters put back: the edit log is true, doubts lie in the text in order. */
#include "fuzz.h"
#include "repair/repair.h"
#include "restore/restore.h"

static void work(void *context) {
    fuzz_input *in = context;
    kz_edits edits = {0};
    kz_doubts doubts = {0};
    kz_slice text = kz_repair(&in->arena, in->text, 0, &edits);
    kz_slice restored = kz_restore(&in->arena, text, &edits, &doubts);
    fuzz_check_edits(&edits, text, restored);
    uint32_t at = 0;
    for (uint32_t i = 0; i < doubts.n; i++) {
        const kz_doubt *doubt = &doubts.at[i];
        PROMISE(doubt->span.start >= at && doubt->span.end > doubt->span.start && fuzz_whole(restored, doubt->span));
        PROMISE(!kz_same(doubt->choices[0], doubt->choices[1]));
        at = doubt->span.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
