#include "language/language.h"

const char *kz_line_kind_name(kz_line_kind kind) {
    static const char *const names[] = {"blank",   "title", "text",    "menu",    "date", "byline",
                                        "counter", "share", "caption", "related", "tags", "comments",
                                        "notice",  "ad",    "section", "other"};
    return names[kind];
}

const char *kz_part_name(kz_part part) {
    static const char *const names[] = {"none", "lead", "paragraph", "heading", "item", "row", "quote"};
    return names[part];
}
