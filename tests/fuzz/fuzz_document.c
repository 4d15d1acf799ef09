/* The whole way: every page gives a record, in valid UTF-8 and with balanced brackets, and every span leads back into
 * the original. */
#include "document/document.h"
#include "fuzz.h"

/* Brackets outside of strings close what they opened. */
static bool balanced(kz_slice json) {
    char open[64];
    int depth = 0;
    bool in_string = false;
    for (uint32_t i = 0; i < json.n; i++) {
        char c = json.at[i];
        if (in_string) {
            if ((unsigned char)c < 0x20)
                return false;
            if (c == '\\')
                i++;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (depth == 64)
                return false;
            open[depth++] = c;
        } else if (c == '}' || c == ']') {
            if (depth == 0 || open[--depth] != (c == '}' ? '{' : '['))
                return false;
        }
    }
    return depth == 0 && !in_string;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    kz_options options = {
        .date = {2024, 3, 12}, .plain = size % 8 == 7, .encoding = size % 3 == 0 ? KZ_UTF_8 : KZ_ENCODING_AUTO};
    kz_document doc;
    kz_slice json;
    PROMISE(kz_document_open(&doc, kz_alloc_libc, fuzz_text(data, size), &options) == KZ_OK);
    PROMISE(kz_document_json(&doc, &json) == KZ_OK);
    PROMISE(kz_utf8_valid(json) == json.n && balanced(json));
    fuzz_check_edits(&doc.edits, doc.original, doc.text);
    for (uint32_t i = 0; i < doc.entities.n; i++) {
        PROMISE(fuzz_whole(doc.text, doc.entities.at[i].span) && doc.entities.at[i].normal.n);
        PROMISE(i == 0 || doc.entities.at[i].span.start >= doc.entities.at[i - 1].span.end);
        kz_span back = kz_edits_back(&doc.edits, doc.entities.at[i].span);
        PROMISE(back.start <= back.end && back.end <= doc.original.n);
    }
    for (uint32_t i = 0; i < doc.people.n; i++)
        PROMISE(doc.people.at[i].name.n && doc.people.at[i].mentions.n);
    for (uint32_t i = 0; i < doc.quotes.n; i++)
        PROMISE(fuzz_whole(doc.text, doc.quotes.at[i].span) && doc.quotes.at[i].speaker < (int32_t)doc.people.n);
    kz_document_close(&doc);
    return 0;
}
