/* From one alphabet to another: through Cyrillic, line by line where the alphabet has to be found out. */
#include "script/script.h"

#include "language/language.h"
#include "script/parts.h"

static void write_cyrillic_in(kz_buffer *out, kz_slice text, kz_scheme to) {
    if (to == KZ_CYRL)
        kz_buffer_slice(out, text);
    else if (to == KZ_ARAB)
        kz_write_arabic(out, text);
    else
        kz_write_latin(out, text, to);
}

typedef struct translator {
    kz_arena *arena;
    kz_buffer *out;
    kz_buffer cyrillic; /* of a run on its way between two other alphabets */
    kz_reverser *reverser;
    kz_scheme to;
    uint32_t bytes[KZ_SCHEMES + 1]; /* read in each scheme */
    kz_scheme latin;                /* of the last line that told */
} translator;

static void write_run(translator *t, kz_slice run, kz_scheme from) {
    if (run.n == 0)
        return;
    if (from == KZ_SCHEME_AUTO) { /* another language */
        kz_buffer_slice(t->out, run);
        return;
    }
    if (from == KZ_CYRL) {
        write_cyrillic_in(t->out, run, t->to);
        return;
    }
    if (!t->reverser)
        t->reverser = kz_reverser_new(t->arena);
    if (t->to == KZ_CYRL) {
        kz_read_back(t->reverser, t->out, run, from);
        return;
    }
    t->cyrillic.n = 0;
    kz_read_back(t->reverser, &t->cyrillic, run, from);
    write_cyrillic_in(t->out, kz_buffer_done(&t->cyrillic), t->to);
}

static uint32_t line_end(kz_slice text, uint32_t at) {
    const char *end = memchr(text.at + at, '\n', text.n - at);
    return end ? (uint32_t)(end - text.at) + 1 : text.n;
}

/* A line of Arabic, Persian, Turkish. */
static bool is_other_language(kz_slice line, uint8_t sure) {
    uint8_t confidence = 0;
    return kz_language_of(line, &confidence) > KZ_EN && confidence >= sure;
}

/* A line of English: ASCII alone, three words at least. */
static bool is_english(kz_slice line) {
    enum { SHORTEST = 3, SURE = 80 };
    uint32_t words = 0;
    bool inside = false;
    for (uint32_t i = 0; i < line.n; i++) {
        unsigned char c = (unsigned char)line.at[i];
        if (c >= 0x80)
            return false;
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        words += letter && !inside;
        inside = letter;
    }
    uint8_t confidence = 0;
    return words >= SHORTEST && kz_language_of(line, &confidence) == KZ_EN && confidence >= SURE;
}

static kz_scheme scheme_of_line(translator *t, kz_slice line, kz_scheme otherwise) {
    enum { SURE = 95, SURE_OF_LATIN = 99 };
    kz_scheme scheme;
    switch (kz_writing_of(line)) {
    case KZ_WRITING_CYRILLIC:
        return KZ_CYRL;
    case KZ_WRITING_ARABIC:
        return is_other_language(line, SURE) ? KZ_SCHEME_AUTO : KZ_ARAB;
    case KZ_WRITING_LATIN:
        if (is_english(line))
            return KZ_SCHEME_AUTO;
        scheme = kz_latin_scheme(line, t->latin);
        if (scheme <= KZ_LATN_2021 && is_other_language(line, SURE_OF_LATIN))
            return KZ_SCHEME_AUTO;
        return t->latin = scheme;
    default:
        return otherwise;
    }
}

/* Lines of one scheme go on together. */
static void write_lines(translator *t, kz_slice text) {
    uint32_t start = 0, end;
    kz_scheme run = KZ_CYRL;
    for (uint32_t at = 0; at < text.n; at = end) {
        end = line_end(text, at);
        kz_scheme scheme = scheme_of_line(t, (kz_slice){text.at + at, end - at}, run);
        t->bytes[scheme] += end - at;
        if (scheme != run) {
            write_run(t, (kz_slice){text.at + start, at - start}, run);
            start = at;
            run = scheme;
        }
    }
    write_run(t, (kz_slice){text.at + start, text.n - start}, run);
}

kz_slice kz_translit(kz_arena *arena, kz_slice text, kz_scheme to, kz_scheme from, kz_scheme *found) {
    kz_buffer out;
    kz_scheme most = from;
    if (from == to || text.n == 0) {
        if (found)
            *found = from;
        return text;
    }
    kz_buffer_init(&out, arena, text.n + text.n / 4 + 64);
    translator t = {.arena = arena, .out = &out, .to = to};
    kz_buffer_init(&t.cyrillic, arena, 0);
    if (from == KZ_SCHEME_AUTO) {
        kz_scheme whole = kz_detect_scheme(text);
        t.latin = whole == KZ_CYRL || whole == KZ_ARAB || whole == KZ_SCHEME_AUTO ? KZ_LATN_2021 : whole;
        write_lines(&t, text);
        most = whole;
        for (uint32_t s = 0; whole != KZ_SCHEME_AUTO && s < KZ_SCHEMES; s++)
            most = t.bytes[s] > t.bytes[most] ? (kz_scheme)s : most;
    } else {
        write_run(&t, text, from);
    }
    if (found)
        *found = most;
    kz_slice done = kz_buffer_done(&out);
    return kz_same(done, text) ? text : done;
}
