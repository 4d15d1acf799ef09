/* Runs of bytes over 0x7F, words for the most part, are UTF-8 or not by themselves where they are long enough; short
 * ones are what their neighbours are. Where that changes between two of them it does so at a line end, if there is one.
 */
#include "encoding/pieces.h"

#include "encoding/encoding_table.h"

typedef enum mode { UNDECIDED, UTF8, RAW } mode;

typedef struct run {
    kz_span span;
    uint32_t letters; /* of Cyrillic in UTF-8 */
    uint32_t loose;   /* bytes that are in no UTF-8 character */
} run;

/* A word of a code page may hold what looks like a UTF-8 letter (Ті in KZ-1048), a damaged one of UTF-8 loose bytes. */
enum { TELLING_LETTERS = 2, TELLING_LOOSE = 3, LETTER_BYTES = 2 };

static mode tell(const run *r) {
    uint32_t bytes = r->letters * LETTER_BYTES;
    if (r->letters >= TELLING_LETTERS && bytes > r->loose)
        return UTF8;
    return r->loose >= TELLING_LOOSE && r->loose > bytes ? RAW : UNDECIDED;
}

/* A letter of windows-1251 or KZ-1048: chance makes letters of all alphabets. */
static bool is_usual_letter(uint32_t cp) {
    const uint8_t *bytes = kz_page_bytes[kz_byte_row(cp)];
    return bytes[KZ_WINDOWS_1251 - KZ_CODEPAGE_FIRST] || bytes[KZ_KZ_1048 - KZ_CODEPAGE_FIRST];
}

/* The next run from `at` on; false if there is none. */
static bool next_run(kz_slice bytes, uint32_t at, run *r) {
    while (at < bytes.n && (unsigned char)bytes.at[at] < 0x80)
        at++;
    if (at >= bytes.n)
        return false;
    *r = (run){{at, at}, 0, 0};
    for (uint32_t length; at < bytes.n && (unsigned char)bytes.at[at] >= 0x80; at += length) {
        unsigned char first = (unsigned char)bytes.at[at];
        uint32_t cp = kz_utf8_at(bytes, at, &length);
        r->loose += cp == KZ_INVALID;
        r->letters += first >= 0xD0 && first <= 0xD3 && is_usual_letter(cp);
    }
    r->span.end = at;
    return true;
}

static void count(kz_slice bytes, kz_parts *parts) {
    run r;
    for (uint32_t at = 0; next_run(bytes, at, &r); at = r.span.end) {
        parts->utf8_bytes += (uint64_t)r.letters * LETTER_BYTES;
        parts->loose_bytes += r.loose;
    }
}

/* Where the text changes its mode between two telling runs: after the last line end between them, else at the second.
 */
static uint32_t border(kz_slice bytes, uint32_t after, uint32_t before) {
    for (uint32_t at = before; at > after; at--)
        if (bytes.at[at - 1] == '\n')
            return at;
    return before;
}

void kz_find_parts(kz_arena *arena, kz_slice bytes, kz_parts *parts) {
    *parts = (kz_parts){0};
    count(bytes, parts);
    mode now = parts->loose_bytes > parts->utf8_bytes ? RAW : UTF8;
    uint32_t start = 0, told = 0; /* of the piece; the end of the last telling run */
    bool any = false;
    run r;
    for (uint32_t at = 0; next_run(bytes, at, &r); at = r.span.end) {
        mode m = tell(&r);
        if (m == UNDECIDED)
            continue;
        if (m != now) {
            uint32_t here = any ? border(bytes, told, r.span.start) : 0;
            if (now == RAW && here > start)
                *kz_push(arena, &parts->raw) = (kz_span){start, here};
            start = here;
            now = m;
        }
        any = true;
        told = r.span.end;
    }
    if (now == RAW && start < bytes.n)
        *kz_push(arena, &parts->raw) = (kz_span){start, bytes.n};
}
