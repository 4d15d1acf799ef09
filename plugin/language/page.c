/* Reads a page: lines, layout, kinds, blocks. */
#include "language/page.h"

static void split_lines(kz_arena *arena, kz_slice text, kz_lines *lines) {
    uint32_t n = 1;
    for (uint32_t i = 0; i < text.n; i++)
        n += text.at[i] == '\n';
    *lines = (kz_lines){kz_arena_zeroed(arena, n * sizeof *lines->at), 0, n};
    for (uint32_t at = 0; at < text.n;) {
        const char *newline = memchr(text.at + at, '\n', text.n - at);
        uint32_t end = newline ? (uint32_t)(newline - text.at) : text.n;
        lines->at[lines->n++].span = kz_trim(text, (kz_span){at, end});
        at = end + 1;
    }
}

static bool is_blank(const kz_line *line) {
    return line->span.start == line->span.end;
}

/* A line that goes on with the unit above it: a joined one, or one more blank line. */
static bool goes_on(const kz_page *page, const uint8_t *joins, uint32_t i) {
    if (i == 0)
        return false;
    return (joins && joins[i - 1]) || (is_blank(&page->lines.at[i]) && is_blank(&page->lines.at[i - 1]));
}

typedef struct hint_list {
    const uint32_t *at;
    uint32_t n;
} hint_list;

static kz_units make_units(kz_arena *arena, const kz_page *page, const uint8_t *joins, const hint_list *hints) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < page->lines.n; i++)
        n += !goes_on(page, joins, i);
    kz_units units = {kz_arena_zeroed(arena, n * sizeof *units.at), 0, false};
    for (uint32_t i = 0; i < page->lines.n; i++) {
        const kz_line *line = &page->lines.at[i];
        uint32_t hint = i < hints->n ? hints->at[i] : 0;
        if (!goes_on(page, joins, i))
            units.at[units.n++] = (kz_unit){.span = line->span, .line = i, .hints = hint};
        else if (!is_blank(line))
            units.at[units.n - 1].span.end = line->span.end;
        units.hinted |= (hint & KZ_HINT_BODY) != 0;
    }
    for (uint32_t i = 0; i < units.n; i++) {
        if (kz_unit_blank(&units.at[i]))
            continue;
        kz_unit_read(page->text, &units.at[i]);
        if (hints->n)
            kz_unit_take_hints(&units.at[i], units.hinted);
    }
    return units;
}

static void give_kinds(kz_arena *arena, const kz_units *units, kz_page *page) {
    for (uint32_t i = 0; i < units->n; i++) {
        const kz_unit *u = &units->at[i];
        uint32_t end = i + 1 < units->n ? units->at[i + 1].line : page->lines.n;
        for (uint32_t k = u->line; k < end; k++) {
            kz_line *line = &page->lines.at[k];
            line->kind = u->kind;
            line->part = u->part;
            line->language = u->language;
            line->language_confidence = u->language_confidence;
            line->kind_confidence = kz_unit_blank(u) ? 100 : u->kind_confidence;
            line->reason = kz_unit_blank(u) ? "a blank line" : u->reason;
            line->level = kz_unit_blank(u) ? 0 : u->hints & KZ_HINT_LEVEL;
        }
        if (u->kind == KZ_LINE_TITLE || u->kind == KZ_LINE_TEXT)
            *kz_push(arena, &page->blocks) = (kz_block){u->span, u->kind == KZ_LINE_TITLE, u->part};
    }
}

static void judge(kz_arena *arena, const uint8_t *joins, hint_list hints, kz_page *page) {
    kz_units units = make_units(arena, page, joins, &hints);
    kz_units_judge(page->text, &units);
    kz_units_part(page->text, &units);
    give_kinds(arena, &units, page);
}

void kz_read_page(kz_arena *arena, kz_slice text, uint64_t without, kz_page *page) {
    *page = (kz_page){.text = text};
    split_lines(arena, text, &page->lines);
    const uint8_t *joins = kz_layout_joins(arena, text, &page->lines, without);
    if (joins)
        kz_layout_apply(arena, text, joins, page);
    judge(arena, joins, (hint_list){NULL, 0}, page);
}

void kz_read_hinted_page(kz_arena *arena, kz_slice text, const uint32_t *hints, uint32_t n, kz_page *page) {
    *page = (kz_page){.text = text};
    split_lines(arena, text, &page->lines);
    judge(arena, NULL, (hint_list){hints, n}, page);
}
