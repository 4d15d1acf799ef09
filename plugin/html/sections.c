/* What stands beside the article, told by how it is built where no name tells: tastes of other articles, comments
 * below their heading or with a button to answer each, lists of links, forms. */
#include "html/sections.h"

#include "html/headline.h"
#include "language/page.h"

enum {
    MOSTLY = 80,         /* per cent */
    MOST_OF_PAGE = 40,   /* per cent of the page's prose: what holds so much is not beside it */
    LITTLE_OF_PAGE = 20, /* what has a field to fill in holds so little */
    TEASERS = 3,         /* so many alike stand together */
    TEASER_LINES = 5,    /* and each has no more lines */
    TEASER_TITLE = 24,   /* bytes of the link, at least */
    FORM_LINES = 6,
    ANSWERS = 3, /* so many side by side can be answered, and are comments */
    HEADING_BYTES = 80
};

typedef struct lines_of {
    uint32_t n, linked, first; /* first: of its lines, KZ_HTML_NONE where it has none */
} lines_of;

typedef struct finder {
    kz_html *page;
    lines_of *in; /* each element */
    uint64_t total;
} finder;

static bool is_linked(const kz_html_line *line) {
    return line->bytes && (uint64_t)line->linked * 100 >= (uint64_t)line->bytes * MOSTLY;
}

static void count_lines(finder *f) {
    kz_html *page = f->page;
    for (uint32_t i = 0; i < page->elements.n; i++)
        f->in[i].first = KZ_HTML_NONE;
    for (uint32_t i = 0; i < page->lines.n; i++) {
        lines_of *in = &f->in[page->lines.at[i].element];
        in->n++;
        in->linked += is_linked(&page->lines.at[i]);
        in->first = in->first < i ? in->first : i;
    }
    for (uint32_t i = page->elements.n; i-- > 1;) {
        lines_of *in = &f->in[i], *above = &f->in[page->elements.at[i].parent];
        above->n += in->n;
        above->linked += in->linked;
        above->first = above->first < in->first ? above->first : in->first;
    }
}

static void give(finder *f, uint32_t element, uint8_t role, uint32_t most) {
    kz_html_element *e = &f->page->elements.at[element];
    bool around_all = e->id == KZ_TAG_HTML || e->id == KZ_TAG_BODY || e->parent == KZ_HTML_NONE;
    if ((e->role == 0 || e->role == KZ_ROLE_MAIN) && !around_all && (uint64_t)e->mass * 100 < f->total * most)
        e->role = role;
}

/* The innermost element around the line that holds another line too. */
static uint32_t around(const finder *f, uint32_t line) {
    uint32_t at = f->page->lines.at[line].element;
    while (f->in[at].n == 1 && f->page->elements.at[at].parent != KZ_HTML_NONE)
        at = f->page->elements.at[at].parent;
    return at;
}

/* The outermost element that holds the same lines as this one. */
static uint32_t widest(const finder *f, uint32_t at) {
    for (uint32_t above; (above = f->page->elements.at[at].parent) != KZ_HTML_NONE && f->in[above].n == f->in[at].n;)
        at = above;
    return at;
}

/* A heading that is a link leads to another page, unless it is the page's own, and what stands beside it is a taste of
 * that. */
static void find_linked_headings(finder *f) {
    for (uint32_t i = 0; i < f->page->lines.n; i++) {
        const kz_html_line *line = &f->page->lines.at[i];
        uint32_t at = line->element, level = f->page->elements.at[at].level;
        if (!level || !is_linked(line) || line->repeats_title)
            continue;
        while (at != KZ_HTML_NONE && f->page->elements.at[at].level == level)
            at = f->page->elements.at[at].parent;
        while (level > 1 && at != KZ_HTML_NONE && f->in[at].n == f->in[at].linked)
            at = f->page->elements.at[at].parent; /* the link may stand around the heading */
        if (at != KZ_HTML_NONE)
            give(f, at, KZ_LINE_RELATED, MOST_OF_PAGE);
    }
}

/* A link, and before it no more than a label or a date. */
static bool begins_with_link(const finder *f, uint32_t at, uint32_t link) {
    for (uint32_t i = f->in[at].first; i < link; i++)
        if (kz_html_is_prose(f->page, &f->page->lines.at[i]))
            return false;
    return true;
}

/* A link and a few lines, and several of these side by side. */
static void find_teasers(kz_arena *arena, finder *f) {
    kz_html *page = f->page;
    uint32_t *alike = kz_arena_zeroed(arena, (page->elements.n + 1) * sizeof *alike);
    bool *teaser = kz_arena_zeroed(arena, page->elements.n + 1);
    for (uint32_t i = 0; i < page->lines.n; i++) {
        if (!is_linked(&page->lines.at[i]) || page->lines.at[i].bytes < TEASER_TITLE)
            continue;
        uint32_t at = widest(f, around(f, i)), parent = page->elements.at[at].parent;
        if (parent == KZ_HTML_NONE || teaser[at] || f->in[at].n > TEASER_LINES || !begins_with_link(f, at, i))
            continue;
        teaser[at] = true;
        alike[parent]++;
    }
    for (uint32_t i = 0; i < page->elements.n; i++)
        if (teaser[i] && alike[page->elements.at[i].parent] >= TEASERS)
            give(f, i, KZ_LINE_RELATED, MOST_OF_PAGE);
}

/* The kind of what the line is the heading of. */
static uint8_t heads(const kz_html *page, const kz_html_line *line) {
    kz_slice text = kz_sub(page->text, line->span);
    if (text.n > HEADING_BYTES)
        return 0;
    kz_phrases found;
    kz_phrases_find(text, &found);
    return found.kinds[KZ_PHRASE_HEAD];
}

/* The first line of prose that stands in nothing with a role. */
static uint32_t first_prose(const kz_html *page) {
    for (uint32_t i = 0; i < page->lines.n; i++) {
        if (!kz_html_is_prose(page, &page->lines.at[i]))
            continue;
        uint32_t at = page->lines.at[i].element;
        while (at != KZ_HTML_NONE && (page->elements.at[at].role == 0 || page->elements.at[at].role == KZ_ROLE_MAIN))
            at = page->elements.at[at].parent;
        if (at == KZ_HTML_NONE)
            return i;
    }
    return page->lines.n;
}

/* An element that begins with the heading of comments is theirs, however much of the page they are, where something
 * stands before it. So is one that begins with the heading of other articles, if it is not most of the page. Several
 * side by side with "Answer" in each are comments too, below the first prose: that one they answer. */
static void find_headed(kz_arena *arena, finder *f) {
    kz_html *page = f->page;
    uint32_t *alike = kz_arena_zeroed(arena, (page->elements.n + 1) * sizeof *alike), prose = first_prose(page);
    bool *answered = kz_arena_zeroed(arena, page->elements.n + 1);
    for (uint32_t i = 1; i < page->lines.n; i++) {
        uint8_t kind = heads(page, &page->lines.at[i]);
        if (kind != KZ_LINE_COMMENTS && kind != KZ_LINE_RELATED)
            continue;
        uint32_t at = around(f, i);
        if (f->in[at].first == i) {
            give(f, at, kind, kind == KZ_LINE_COMMENTS ? 100 : MOST_OF_PAGE);
            continue;
        }
        at = widest(f, at);
        uint32_t parent = page->elements.at[at].parent;
        if (kind == KZ_LINE_RELATED || parent == KZ_HTML_NONE || f->in[at].first <= prose || answered[at])
            continue;
        answered[at] = true;
        alike[parent]++;
    }
    for (uint32_t i = 0; i < page->elements.n; i++)
        if (answered[i] && alike[page->elements.at[i].parent] >= ANSWERS)
            give(f, i, KZ_LINE_COMMENTS, 100);
}

/* Lists in which every item is a link; blocks with a field to fill in. */
static void find_lists_and_forms(finder *f) {
    for (uint32_t i = 0; i < f->page->elements.n; i++) {
        const kz_html_element *e = &f->page->elements.at[i];
        bool list = e->id == KZ_TAG_UL || e->id == KZ_TAG_OL;
        if (list && f->in[i].n >= 2 && f->in[i].linked == f->in[i].n)
            give(f, i, KZ_LINE_RELATED, MOST_OF_PAGE);
        if (e->id != KZ_TAG_INPUT)
            continue;
        uint32_t at = e->parent;
        while (f->in[at].n == f->in[at].linked && f->page->elements.at[at].parent != KZ_HTML_NONE)
            at = f->page->elements.at[at].parent; /* its button tells nothing, what stands above it does */
        if (f->in[at].n <= FORM_LINES && f->total)
            give(f, at, KZ_LINE_OTHER, LITTLE_OF_PAGE);
    }
}

void kz_html_find_sections(kz_arena *arena, kz_html *page, uint64_t total) {
    finder f = {page, kz_arena_zeroed(arena, (page->elements.n + 1) * sizeof *f.in), total};
    count_lines(&f);
    kz_html_note_titles(arena, page);
    find_linked_headings(&f);
    find_teasers(arena, &f);
    find_headed(arena, &f);
    find_lists_and_forms(&f);
}
