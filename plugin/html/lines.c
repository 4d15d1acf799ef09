/* Runs of text to lines: references replaced, white space single, the log of edits that leads from the source. */
#include "html/html.h"

typedef struct builder {
    kz_arena *arena;
    kz_html *page;
    kz_buffer out;
    uint32_t from;  /* the source is accounted for up to here */
    uint32_t to;    /* and the text up to here */
    uint8_t gap;    /* before the next character */
    uint32_t bytes; /* of the piece */
} builder;

/* What is copied without a look: neither white space nor &, nor the first byte of a character that may be a space. */
static const bool *plain_bytes(void) {
#define EIGHT true, true, true, true, true, true, true, true
    static const bool plain[256] = {
        [0x21] = true,  true,           true,           true,           true,           [0x27] = true,  [0x28] = EIGHT,
        [0x30] = EIGHT, [0x38] = EIGHT, [0x40] = EIGHT, [0x48] = EIGHT, [0x50] = EIGHT, [0x58] = EIGHT, [0x60] = EIGHT,
        [0x68] = EIGHT, [0x70] = EIGHT, [0x78] = EIGHT, [0x80] = EIGHT, [0x88] = EIGHT, [0x90] = EIGHT, [0x98] = EIGHT,
        [0xA0] = EIGHT, [0xA8] = EIGHT, [0xB0] = EIGHT, [0xB8] = EIGHT, [0xC0] = true,  true,           [0xC3] = true,
        true,           true,           true,           true,           [0xC8] = EIGHT, [0xD0] = EIGHT, [0xD8] = EIGHT,
        [0xE0] = true,  true,           [0xE3] = true,  true,           true,           true,           true,
        [0xE8] = EIGHT, [0xF0] = EIGHT, [0xF8] = EIGHT,
    };
#undef EIGHT
    return plain;
}

/* Notes that the text since `to` stands for the source since `from` up to `end`. */
static void note(builder *b, uint32_t end, bool apart) {
    if (end > b->from || b->out.n > b->to)
        kz_edits_note(b->arena, &b->page->edits, (kz_edit){b->from, end, b->to, b->out.n, 0, 100, apart});
    b->from = end;
    b->to = b->out.n;
}

static void begin_line(builder *b, uint32_t element) {
    *kz_push(b->arena, &b->page->lines) = (kz_html_line){.span = {b->out.n, b->out.n}, .element = element};
}

/* Before a character that is to be seen: what parts it from the one before it. */
static void put_gap(builder *b, uint32_t element) {
    static const kz_slice gaps[] = {{"", 0}, {" ", 1}, {" | ", 3}, {"\n", 1}, {"\n\n", 2}};
    bool first = b->page->lines.n == 0;
    if (!first)
        kz_buffer_slice(&b->out, gaps[b->gap]);
    if (first || b->gap >= KZ_GAP_LINE) {
        if (b->gap == KZ_GAP_PARAGRAPH && !first)
            b->page->lines.at[b->page->lines.n - 1].ends_paragraph = true;
        begin_line(b, element);
    } else if (b->gap == KZ_GAP_CELL) {
        b->page->lines.at[b->page->lines.n - 1].hints |= KZ_HINT_ROW;
    }
    b->gap = KZ_GAP_NONE;
}

static void put_same(builder *b, uint32_t start, uint32_t end, uint32_t element) {
    if (b->gap || b->page->lines.n == 0)
        put_gap(b, element);
    note(b, start, false);
    kz_buffer_add(&b->out, b->page->source.at + start, end - start);
    b->bytes += end - start;
    b->from = end;
    b->to = b->out.n;
    b->page->lines.at[b->page->lines.n - 1].span.end = b->out.n;
}

static void put_other(builder *b, kz_span source, const char *bytes, uint32_t n, uint32_t element) {
    if (b->gap || b->page->lines.n == 0)
        put_gap(b, element);
    note(b, source.start, false);
    kz_buffer_add(&b->out, bytes, n);
    b->bytes += n;
    note(b, source.end, true);
    b->page->lines.at[b->page->lines.n - 1].span.end = b->out.n;
}

static void widen(builder *b, uint8_t gap) {
    if (b->gap < gap)
        b->gap = gap;
}

/* The length of white space at `at` that is no ASCII: NEL, the separators of lines and paragraphs; a no-break space
 * where a line begins. 0 for anything else. */
static uint32_t other_space(const builder *b, kz_slice s, uint32_t at) {
    bool line_begins = b->gap >= KZ_GAP_LINE || b->page->lines.n == 0;
    kz_slice rest = {s.at + at, s.n - at};
    if (kz_starts(rest, KZ_LIT("\xC2\x85")) || (line_begins && kz_starts(rest, KZ_LIT("\xC2\xA0"))))
        return 2;
    return kz_starts(rest, KZ_LIT("\xE2\x80\xA8")) || kz_starts(rest, KZ_LIT("\xE2\x80\xA9")) ? 3 : 0;
}

/* A character that is not plain at `at`; returns what follows it. */
static uint32_t put_character(builder *b, uint32_t at, uint32_t end, const kz_html_piece *piece) {
    kz_slice s = {b->page->source.at, end};
    char c = s.at[at], out[KZ_HTML_REFERENCE_BYTES];
    bool pre = b->page->elements.at[piece->element].flags & KZ_HTML_PRE;
    if (c == '&') {
        uint32_t n, length = kz_html_reference(s, at, false, out, &n);
        bool space = length && ((n == 1 && (unsigned char)*out <= ' ') || other_space(b, (kz_slice){out, n}, 0) == n);
        if (space)
            widen(b, KZ_GAP_SPACE);
        else if (length)
            put_other(b, (kz_span){at, at + length}, out, n, piece->element);
        else
            put_same(b, at, at + 1, piece->element);
        return at + (length ? length : 1);
    }
    if ((unsigned char)c <= ' ') {
        if (pre && c == '\n')
            b->gap = b->gap >= KZ_GAP_LINE ? KZ_GAP_PARAGRAPH : KZ_GAP_LINE;
        else
            widen(b, KZ_GAP_SPACE);
        return at + 1;
    }
    uint32_t length = other_space(b, s, at);
    if (length)
        widen(b, KZ_GAP_SPACE);
    else
        put_same(b, at, at + 1, piece->element);
    return at + (length ? length : 1);
}

static void put_piece(builder *b, kz_html_piece *piece) {
    const bool *plain = plain_bytes();
    const char *source = b->page->source.at;
    kz_span run = b->page->runs.at[piece->run];
    widen(b, piece->gap);
    b->bytes = 0;
    for (uint32_t at = run.start; at < run.end;) {
        uint32_t start = at;
        while (at < run.end && plain[(unsigned char)source[at]])
            at++;
        if (at > start)
            put_same(b, start, at, piece->element);
        else
            at = put_character(b, at, run.end, piece);
    }
    piece->bytes = b->bytes;
    if (!b->bytes)
        return;
    piece->line = b->page->lines.n - 1;
}

void kz_html_make_lines(kz_arena *arena, kz_html *page) {
    builder b = {.arena = arena, .page = page};
    uint32_t expected = 0;
    for (uint32_t i = 0; i < page->pieces.n; i++)
        expected += page->runs.at[page->pieces.at[i].run].end - page->runs.at[page->pieces.at[i].run].start;
    kz_buffer_init(&b.out, arena, expected + page->pieces.n * 2 + 1);
    for (uint32_t i = 0; i < page->pieces.n; i++)
        put_piece(&b, &page->pieces.at[i]);
    note(&b, page->source.n, false);
    page->text = kz_buffer_done(&b.out);
}
