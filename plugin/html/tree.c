/* The tree that gumbo builds of the skeleton, as a list of elements and of the runs of text in them. */
#include <gumbo.h>

#include "html/html.h"

typedef struct visit {
    const GumboNode *node;
    uint32_t next;    /* of its children */
    uint32_t element; /* KZ_HTML_NONE for what is none of the skeleton's */
} visit;

enum {
    LAYOUT_LINES = 3, /* a cell with so many lines is no cell of a row but a place on the page */
    CELL_BYTES = 400  /* and so is one whose text is longer, if it is a paragraph */
};

/* The cell that began last. */
typedef struct cell {
    uint32_t element, lines, piece; /* piece: its first */
    bool is_short, after_short;     /* it, and the cell before it in the row, is one line */
    bool ended;                     /* and nothing came since */
} cell;

typedef struct walker {
    kz_arena *arena;
    kz_html *page;
    KZ_VEC(visit) path;
    uint32_t tag;  /* the one after the last that was looked up */
    uint8_t gap;   /* before the next run of text */
    bool line_end; /* the gap is that of a <br> */
    cell cell;
    bool apart;      /* an inline element that is no part of a word has just ended */
    uint32_t hidden; /* the depth of the path at which an inline element began that no reader sees; 0 for none */
} walker;

/* gumbo takes no failure; the arena leaves it instead. All that it took is the arena's. */
static void *allocate(void *userdata, size_t size) {
    return kz_arena_get(userdata, size);
}

static void leave(void *userdata, void *at) {
    (void)userdata;
    (void)at;
}

/* The tag of an element by its place in the skeleton: mostly the one after that before it. */
static const kz_html_tag *tag_of(walker *w, const GumboElement *e) {
    if (!e->original_tag.data || !e->original_tag.length)
        return NULL;
    uint32_t at = (uint32_t)(e->original_tag.data - w->page->skeleton.at);
    const kz_html_tag *tags = w->page->tags.at;
    uint32_t low = 0, high = w->page->tags.n;
    if (w->tag < high && tags[w->tag].skeleton <= at) {
        if (tags[w->tag].skeleton == at)
            return &tags[w->tag++];
        low = w->tag;
    }
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (tags[mid].skeleton < at)
            low = mid + 1;
        else
            high = mid;
    }
    if (low >= w->page->tags.n || tags[low].skeleton != at)
        return NULL;
    w->tag = low + 1;
    return &tags[low];
}

static bool hides(kz_slice style) {
    kz_slice none = KZ_LIT("display:none");
    uint32_t matched = 0;
    for (uint32_t i = 0; i < style.n && matched < none.n; i++) {
        if (style.at[i] == ' ')
            continue;
        matched = (style.at[i] | (style.at[i] == ':' ? 0 : 0x20)) == none.at[matched] ? matched + 1 : 0;
    }
    return matched == none.n;
}

static void take_role(kz_html_element *e, uint8_t role, bool whole) {
    bool vague = e->role == KZ_ROLE_MAIN || e->role == KZ_LINE_OTHER;
    bool stronger = e->role == 0 || (vague && role != KZ_ROLE_MAIN);
    if (!role || (!stronger && !(whole && !(e->flags & KZ_HTML_WHOLE))))
        return;
    e->role = role;
    e->flags = (uint8_t)(whole ? e->flags | KZ_HTML_WHOLE : e->flags & ~KZ_HTML_WHOLE);
}

static void read_attributes(kz_html *page, const kz_html_tag *tag, kz_html_element *e) {
    uint32_t name_end = tag->span.start + 1 + kz_html_tags[tag->id].name.n;
    kz_html_attributes a = {.source = page->source, .rest = {name_end, tag->span.end}};
    bool class = false, style = false, whole = false;
    while (kz_html_next_attribute(&a)) {
        char first = (char)(a.name.at[0] | 0x20);
        if (tag->id == KZ_TAG_A && kz_html_is_named(&a, KZ_LIT("href")) && a.value.n > 1 && *a.value.at == '#')
            e->flags &= (uint8_t)~KZ_HTML_LINK; /* to another place of the page */
        if (first != 'c' && first != 'i' && first != 'r' && first != 's' && first != 'h')
            continue;
        if (kz_html_is_named(&a, KZ_LIT("hidden"))) {
            take_role(e, KZ_ROLE_HIDDEN, true);
        } else if (kz_html_is_named(&a, KZ_LIT("style"))) {
            style = true;
            if (hides(a.value))
                take_role(e, KZ_ROLE_HIDDEN, true);
        } else if (kz_html_is_named(&a, KZ_LIT("class")) || kz_html_is_named(&a, KZ_LIT("id")) ||
                   kz_html_is_named(&a, KZ_LIT("itemprop")) || kz_html_is_named(&a, KZ_LIT("role"))) {
            class |= first == 'c';
            uint8_t role = kz_html_role_of(a.value, &whole);
            take_role(e, role, whole);
        }
    }
    if (tag->id == KZ_TAG_SPAN && class && !style)
        e->flags |= KZ_HTML_APART;
}

static uint8_t handed_down(uint8_t id) {
    switch (id) {
    case KZ_TAG_A:
    case KZ_TAG_BUTTON:
        return KZ_HTML_LINK;
    case KZ_TAG_LI:
    case KZ_TAG_DT:
    case KZ_TAG_DD:
        return KZ_HTML_LIST;
    case KZ_TAG_TD:
    case KZ_TAG_TH:
        return KZ_HTML_ROW;
    case KZ_TAG_BLOCKQUOTE:
        return KZ_HTML_QUOTE;
    case KZ_TAG_PRE:
        return KZ_HTML_PRE;
    default:
        return 0;
    }
}

static uint8_t id_of(const GumboElement *e, const kz_html_tag *tag) {
    if (tag)
        return tag->id;
    switch (e->tag) {
    case GUMBO_TAG_P:
        return KZ_TAG_P;
    case GUMBO_TAG_TR:
        return KZ_TAG_TR;
    case GUMBO_TAG_BR:
        return KZ_TAG_BR;
    default:
        return KZ_TAGS;
    }
}

static uint32_t add_element(walker *w, const GumboElement *g, uint32_t parent) {
    const kz_html_tag *tag = tag_of(w, g);
    kz_html_element e = {.parent = parent, .id = id_of(g, tag)};
    e.flags = handed_down(e.id);
    if (tag) {
        e.role = kz_html_tags[e.id].role;
        e.flags |= e.role ? KZ_HTML_WHOLE : 0;
        read_attributes(w->page, tag, &e);
    }
    if (e.id == KZ_TAG_A || e.id == KZ_TAG_TIME || e.id == KZ_TAG_BUTTON || e.id == KZ_TAG_LABEL)
        e.flags |= KZ_HTML_APART;
    if (parent != KZ_HTML_NONE) {
        const kz_html_element *above = &w->page->elements.at[parent];
        uint8_t inherited = above->flags & (KZ_HTML_LINK | KZ_HTML_LIST | KZ_HTML_ROW | KZ_HTML_QUOTE | KZ_HTML_PRE);
        if (e.id == KZ_TAG_TABLE)
            inherited &= (uint8_t) ~(KZ_HTML_LIST | KZ_HTML_ROW);
        e.flags |= inherited;
        e.level = above->level;
    }
    if (e.id >= KZ_TAG_H1 && e.id <= KZ_TAG_H6)
        e.level = (uint8_t)(e.id - KZ_TAG_H1 + 1);
    *kz_push(w->arena, &w->page->elements) = e;
    return w->page->elements.n - 1;
}

static void widen(walker *w, kz_html_gap gap) {
    if (w->gap < gap) {
        w->gap = (uint8_t)gap;
        w->line_end = false;
    }
}

/* One <br> ends a line, two a paragraph. */
static void end_line(walker *w) {
    if (w->line_end && w->gap == KZ_GAP_LINE)
        w->gap = KZ_GAP_PARAGRAPH;
    else if (w->gap < KZ_GAP_LINE) {
        w->gap = KZ_GAP_LINE;
        w->line_end = true;
    }
}

static bool is_cell(uint8_t id) {
    return id < KZ_TAGS && kz_html_tags[id].flow == KZ_FLOW_CELL;
}

static void begin_cell(walker *w, uint32_t element) {
    widen(w, w->cell.lines >= LAYOUT_LINES ? KZ_GAP_PARAGRAPH : KZ_GAP_CELL);
    bool after_short = w->cell.ended && w->cell.is_short;
    w->cell = (cell){.element = element, .piece = w->page->pieces.n, .after_short = after_short};
}

/* Whether the cell is one line, in nothing but a paragraph: editors of text make such cells, <div> is a place on the
 * page. */
static bool is_short(const walker *w) {
    const kz_html *page = w->page;
    if (w->cell.lines != 1)
        return false;
    uint32_t bytes = 0, element = page->pieces.at[w->cell.piece].element;
    for (uint32_t i = w->cell.piece; i < page->pieces.n; i++)
        bytes += page->runs.at[page->pieces.at[i].run].end - page->runs.at[page->pieces.at[i].run].start;
    for (; element != w->cell.element && element != KZ_HTML_NONE; element = page->elements.at[element].parent) {
        uint8_t id = page->elements.at[element].id;
        if (id != KZ_TAG_P && id < KZ_TAGS && kz_html_tags[id].flow != KZ_FLOW_INLINE)
            return false;
    }
    return bytes <= CELL_BYTES;
}

/* Two such cells side by side stand in one row. */
static void end_cell(walker *w, uint32_t element) {
    widen(w, KZ_GAP_CELL);
    w->cell.ended = true;
    if (w->cell.element != element || w->cell.lines == 0) { /* it holds cells, or nothing */
        w->cell.is_short = w->cell.element == element && w->cell.after_short;
        return;
    }
    w->cell.is_short = is_short(w);
    if (w->cell.is_short && w->cell.after_short)
        w->page->pieces.at[w->cell.piece].gap = KZ_GAP_CELL;
}

static void pass_edge(walker *w, uint8_t id, bool enters) {
    if (id == KZ_TAG_BR && enters)
        end_line(w);
    if (id == KZ_TAG_HR)
        widen(w, KZ_GAP_PARAGRAPH);
    if (id == KZ_TAGS)
        return;
    kz_html_flow flow = (kz_html_flow)kz_html_tags[id].flow;
    if (flow == KZ_FLOW_BLOCK)
        widen(w, KZ_GAP_PARAGRAPH);
    else if (flow == KZ_FLOW_LINE)
        widen(w, KZ_GAP_LINE);
}

/* The words for screen readers and the marks for editors inside a line are not the line's. */
static bool is_hidden_inline(const kz_html_element *e) {
    return e->role == KZ_ROLE_HIDDEN && e->id < KZ_TAGS && kz_html_tags[e->id].flow == KZ_FLOW_INLINE;
}

static void enter(walker *w, const GumboNode *node, uint32_t parent) {
    uint32_t element = parent;
    if (node->type != GUMBO_NODE_DOCUMENT) {
        element = add_element(w, &node->v.element, parent);
        const kz_html_element *e = &w->page->elements.at[element];
        if (e->flags & KZ_HTML_APART && w->apart)
            widen(w, KZ_GAP_SPACE);
        pass_edge(w, e->id, true);
        if (is_cell(e->id))
            begin_cell(w, element);
        else if (e->id == KZ_TAG_TR)
            w->cell.ended = false;
    }
    *kz_push(w->arena, &w->path) = (visit){node, 0, element};
    if (!w->hidden && node->type != GUMBO_NODE_DOCUMENT && is_hidden_inline(&w->page->elements.at[element]))
        w->hidden = w->path.n;
    if (w->path.n > w->page->deepest)
        w->page->deepest = w->path.n;
}

static void end(walker *w) {
    if (w->hidden == w->path.n)
        w->hidden = 0;
    const visit *v = &w->path.at[--w->path.n];
    if (v->node->type == GUMBO_NODE_DOCUMENT)
        return;
    const kz_html_element *e = &w->page->elements.at[v->element];
    if (e->flags & KZ_HTML_APART)
        w->apart = true;
    pass_edge(w, e->id, false);
    if (is_cell(e->id))
        end_cell(w, v->element);
}

/* Numbers of runs, as skeleton.c writes them, and white space. */
static void add_runs(walker *w, const char *text, uint32_t element) {
    uint32_t number = 0, place = 1;
    for (const char *at = text; *at; at++) {
        if (*at >= 'a' && *at <= 'z') {
            number += (uint32_t)(*at - 'a') * place;
            place *= 26;
        } else if (*at >= 'A' && *at <= 'Z') {
            number += (uint32_t)(*at - 'A') * place;
            if (number < w->page->runs.n && !w->hidden) {
                *kz_push(w->arena, &w->page->pieces) = (kz_html_piece){number, element, KZ_HTML_NONE, 0, w->gap};
                w->cell.lines += w->cell.lines == 0 || w->gap >= KZ_GAP_LINE;
                w->cell.ended = false;
            }
            w->gap = w->hidden ? w->gap : KZ_GAP_NONE;
            w->line_end = w->apart = false;
            number = 0;
            place = 1;
        } else {
            widen(w, KZ_GAP_SPACE);
        }
    }
}

static void walk(walker *w, const GumboNode *document) {
    enter(w, document, KZ_HTML_NONE);
    while (w->path.n) {
        visit *v = &w->path.at[w->path.n - 1];
        const GumboVector *children =
            v->node->type == GUMBO_NODE_DOCUMENT ? &v->node->v.document.children : &v->node->v.element.children;
        if (v->next == children->length) {
            end(w);
            continue;
        }
        const GumboNode *child = children->data[v->next++];
        if (child->type == GUMBO_NODE_ELEMENT)
            enter(w, child, v->element);
        else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE)
            add_runs(w, child->v.text.text, v->element);
    }
}

/* What the parser moved (text from between the rows of a table) goes back to its place, as a line of its own. */
static void sort_pieces(kz_arena *arena, kz_html *page) {
    bool sorted = true;
    for (uint32_t i = 1; i < page->pieces.n && sorted; i++)
        sorted = page->pieces.at[i - 1].run < page->pieces.at[i].run;
    if (sorted)
        return;
    uint32_t *place = kz_arena_zeroed(arena, page->runs.n * sizeof *place); /* of the piece, and 1 */
    for (uint32_t i = 0; i < page->pieces.n; i++)
        place[page->pieces.at[i].run] = i + 1;
    kz_html_piece *in_order = kz_arena_get(arena, page->pieces.n * sizeof *in_order);
    uint32_t n = 0, before = 0;
    for (uint32_t run = 0; run < page->runs.n; run++) {
        if (!place[run])
            continue;
        in_order[n] = page->pieces.at[place[run] - 1];
        if (n && place[run] != before + 1 && in_order[n].gap < KZ_GAP_LINE)
            in_order[n].gap = KZ_GAP_LINE;
        before = place[run];
        n++;
    }
    page->pieces.at = in_order;
    page->pieces.n = page->pieces.cap = n;
}

void kz_html_make_tree(kz_arena *arena, kz_html *page) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = leave;
    options.userdata = arena;
    options.max_errors = 0;
    const GumboOutput *output = gumbo_parse_with_options(&options, page->skeleton.at, page->skeleton.n);
    walker w = {.arena = arena, .page = page};
    walk(&w, output->document);
    sort_pieces(arena, page);
}
