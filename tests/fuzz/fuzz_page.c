/* Layout: the edit log is true, lines and blocks lie in the text and in order. */
#include "fuzz.h"
#include "language/language.h"

static void work(void *context) {
    fuzz_input *in = context;
    kz_page page = {0};
    kz_read_page(&in->arena, in->text, 0, &page);
    fuzz_check_edits(&page.edits, in->text, page.text);
    uint32_t at = 0, titles = 0;
    for (uint32_t i = 0; i < page.lines.n; i++) {
        PROMISE(fuzz_whole(page.text, page.lines.at[i].span) && page.lines.at[i].span.start >= at);
        PROMISE(page.lines.at[i].reason);
        at = page.lines.at[i].span.end;
    }
    at = 0;
    for (uint32_t i = 0; i < page.blocks.n; i++) {
        PROMISE(fuzz_whole(page.text, page.blocks.at[i].span) && page.blocks.at[i].span.start >= at);
        at = page.blocks.at[i].span.end;
        titles += page.blocks.at[i].title;
    }
    PROMISE(titles <= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
