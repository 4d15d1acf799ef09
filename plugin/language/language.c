#include "language/language.h"

const char *kz_language_code(kz_language language) {
    static const char *const codes[] = {"und", "kk", "kk-Latn", "kk-Arab", "ru", "en", "mis"};
    return codes[language];
}
const char *kz_line_kind_name(kz_line_kind kind) {
    static const char *const names[] = {"blank",   "title", "text", "menu",     "date",   "byline", "counter", "share",
                                        "caption", "related", "tags", "comments", "notice", "ad",     "section", "other"};
    return names[kind];
}
kz_language kz_language_of(kz_slice text, uint8_t *confidence) {
    (void)text;
    *confidence = 0;
    return KZ_UND;
}
void kz_read_page(kz_arena *arena, kz_slice text, kz_page *page) {
    page->text = text;
    uint32_t at = 0;
    while (at < text.n) {
        const char *nl = memchr(text.at + at, '\n', text.n - at);
        uint32_t end = nl ? (uint32_t)(nl - text.at) : text.n;
        bool body = end - at > 150;
        *kz_push(arena, &page->lines) = (kz_line){{at, end}, end == at ? KZ_LINE_BLANK : body ? KZ_LINE_TEXT : KZ_LINE_OTHER, KZ_UND, 0, 0, "stub"};
        if (body)
            *kz_push(arena, &page->blocks) = (kz_block){{at, end}, false};
        at = end + 1;
    }
}
