/* Any bytes as HTML: the log leads from the source to the text, the lines cover it in order, what is packed is read
 * again, and the tree is never deep. */
#include "fuzz.h"
#include "html/html.h"
#include "repair/repair.h"
#include "text/packed.h"

static void check_lines(const kz_html *page) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < page->lines.n; i++) {
        const kz_html_line *line = &page->lines.at[i];
        PROMISE(line->span.start >= at && line->span.end > line->span.start && line->span.end <= page->text.n);
        PROMISE(i == 0 || page->text.at[line->span.start - 1] == '\n');
        PROMISE(memchr(page->text.at + line->span.start, '\n', line->span.end - line->span.start) == NULL);
        at = line->span.end;
        kz_span source = kz_edits_back(&page->edits, line->span);
        PROMISE(source.start < source.end && source.end <= page->source.n);
    }
}

static void check_packed(kz_arena *arena, const kz_html *page) {
    uint32_t n = 1;
    for (uint32_t i = 0; i < page->text.n; i++)
        n += page->text.at[i] == '\n';
    kz_packed packed = {page->text, page->edits, kz_arena_zeroed(arena, n * sizeof(uint32_t)), n}, again;
    kz_buffer out;
    kz_buffer_init(&out, arena, 0);
    kz_packed_write(&packed, &out);
    kz_slice bytes = kz_buffer_done(&out);
    PROMISE(kz_packed_read(arena, bytes, page->source, 0, &again) && kz_same(again.text, page->text));
    /* any other bytes are refused or read, but never trusted */
    for (uint32_t i = 0; i < bytes.n && i < 64; i++) {
        out.at[i] = (char)~out.at[i];
        if (kz_packed_read(arena, bytes, page->source, 0, &again))
            fuzz_check_edits(&again.edits, page->source, again.text);
        out.at[i] = (char)~out.at[i];
    }
}

static void work(void *context) {
    fuzz_input *in = context;
    kz_edits edits;
    kz_html page;
    kz_slice source = kz_replace_invalid(&in->arena, in->text, &edits);
    kz_html_read(&in->arena, source, &page);
    fuzz_check_edits(&page.edits, page.source, page.text);
    PROMISE(kz_utf8_valid(page.text) == page.text.n);
    PROMISE(page.deepest <= 3 * KZ_HTML_DEEPEST);
    check_lines(&page);
    check_packed(&in->arena, &page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
