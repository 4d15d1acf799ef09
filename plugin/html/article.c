/* Which element holds the article, and what the page says of each line: hints for kz_read_hinted_page. */
#include "html/html.h"

#include "html/headline.h"
#include "html/sections.h"
#include "language/page.h"

enum {
    PROSE_BYTES = 70, /* of a line that is prose, without spaces; 35 letters */
    MOST_LINKED = 40, /* per cent of a line that is prose */
    LABEL_BYTES = 60,
    MOST_LEADS = 3,          /* paragraphs between the headline and the body that are the article's too */
    MOSTLY = 80,             /* per cent: what holds for most of a line or an element */
    MOST_OF_PAGE = 40,       /* per cent of the page's prose: no word of a name takes so much away */
    NEARLY_ALL_OF_PAGE = 90, /* nor a whole name or a tag so much */
    MAIN_HOLDS = 30,         /* per cent of the page's prose that an element with the name of a body holds */
    ARTICLE_HOLDS = 50,
    PART_HOLDS = 15
};

static bool excludes(uint8_t role) {
    return role != 0 && role != KZ_ROLE_MAIN && role != KZ_LINE_TEXT;
}

/* A role in which a sentence may be one of the article's: a caption, a date. */
static bool is_mild(uint8_t role) {
    return role == KZ_LINE_CAPTION || role == KZ_LINE_DATE || role == KZ_LINE_BYLINE || role == KZ_LINE_SECTION ||
           role == KZ_LINE_COUNTER;
}

static bool has_stop(kz_slice s) {
    for (uint32_t i = 0; i < s.n; i++)
        if (s.at[i] == '.' || s.at[i] == ',' || s.at[i] == '!' || s.at[i] == '?' || s.at[i] == ';' || s.at[i] == ':')
            return true;
    return false;
}

bool kz_html_is_prose(const kz_html *page, const kz_html_line *line) {
    return line->bytes >= PROSE_BYTES && (uint64_t)line->linked * 100 < (uint64_t)line->bytes * MOST_LINKED &&
           page->elements.at[line->element].level == 0 && has_stop(kz_sub(page->text, line->span));
}

/* Bytes and linked bytes of the lines. */
static void measure_lines(kz_html *page) {
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        const kz_html_piece *piece = &page->pieces.at[i];
        if (piece->line == KZ_HTML_NONE)
            continue;
        kz_html_line *line = &page->lines.at[piece->line];
        line->bytes += piece->bytes;
        if (page->elements.at[piece->element].flags & KZ_HTML_LINK)
            line->linked += piece->bytes;
        else if (!line->linked)
            line->before_link += piece->bytes;
    }
}

/* The prose in each element, of lines in no excluding role if `clean`; returns that of the page. */
static uint64_t weigh(kz_html *page, bool clean) {
    for (uint32_t i = 0; i < page->elements.n; i++)
        page->elements.at[i].mass = 0;
    for (uint32_t i = 0; i < page->lines.n; i++) {
        const kz_html_line *line = &page->lines.at[i];
        kz_html_element *e = &page->elements.at[line->element];
        if (kz_html_is_prose(page, line) && !(clean && excludes(e->role)))
            e->mass += line->bytes;
    }
    for (uint32_t i = page->elements.n; i-- > 0;) {
        const kz_html_element *e = &page->elements.at[i];
        if (e->parent != KZ_HTML_NONE)
            page->elements.at[e->parent].mass += e->mass;
    }
    return page->elements.n ? page->elements.at[0].mass : 0;
}

/* What holds the article is not excluded, whatever its names say: a page with a sidebar, a post with tags. */
static void void_roles(kz_html *page, uint64_t total) {
    for (uint32_t i = 0; i < page->elements.n; i++) {
        kz_html_element *e = &page->elements.at[i];
        uint32_t most = e->flags & KZ_HTML_WHOLE ? NEARLY_ALL_OF_PAGE : MOST_OF_PAGE;
        bool around_all = e->id == KZ_TAG_HTML || e->id == KZ_TAG_BODY;
        if (excludes(e->role) && (around_all || (total && (uint64_t)e->mass * 100 >= total * most)))
            e->role = 0;
    }
    for (uint32_t i = 0; i < page->elements.n; i++) {
        const kz_html_element *e = &page->elements.at[i];
        if (e->role != KZ_ROLE_MAIN || !total || (uint64_t)e->mass * 100 < total * MAIN_HOLDS)
            continue;
        for (uint32_t above = e->parent; above != KZ_HTML_NONE; above = page->elements.at[above].parent)
            if (excludes(page->elements.at[above].role))
                page->elements.at[above].role = 0;
    }
}

/* What stands in an element with a role has that role, unless it has one of its own; in comments all are comments. */
static void hand_down(kz_html *page) {
    for (uint32_t i = 0; i < page->elements.n; i++) {
        kz_html_element *e = &page->elements.at[i];
        uint8_t above = e->parent == KZ_HTML_NONE ? 0 : page->elements.at[e->parent].role;
        if (!excludes(above))
            continue;
        bool sticks = above == KZ_LINE_COMMENTS || above == KZ_ROLE_HIDDEN || is_mild(e->role);
        if (sticks || !excludes(e->role))
            e->role = above;
    }
}

static bool stands_in(const kz_html *page, uint32_t element, uint32_t other) {
    while (element != KZ_HTML_NONE && element != other)
        element = page->elements.at[element].parent;
    return element == other;
}

/* Whether another element with the role of a body, beside this one, holds a good part too: the article is in both. */
static bool has_equal(const kz_html *page, uint32_t element, uint64_t total) {
    for (uint32_t i = 0; i < page->elements.n; i++) {
        const kz_html_element *e = &page->elements.at[i];
        if (e->role == KZ_ROLE_MAIN && (uint64_t)e->mass * 100 >= total * PART_HOLDS && !stands_in(page, i, element) &&
            !stands_in(page, element, i))
            return true;
    }
    return false;
}

/* The element with the role of a body that holds most. Whole names stand before tags: an <article> has its headline
 * and its share buttons in it. */
static uint32_t find_named(const kz_html *page, uint64_t total, bool names) {
    uint32_t found = KZ_HTML_NONE;
    for (uint32_t i = 0; i < page->elements.n; i++) {
        const kz_html_element *e = &page->elements.at[i];
        bool tag = e->id == KZ_TAG_ARTICLE || e->id == KZ_TAG_MAIN;
        if (e->role != KZ_ROLE_MAIN || tag == names || (uint64_t)e->mass * 100 < total * ARTICLE_HOLDS)
            continue;
        /* the innermost of those that hold the same */
        if (found == KZ_HTML_NONE || e->mass >= page->elements.at[found].mass)
            found = i;
    }
    return found != KZ_HTML_NONE && has_equal(page, found, total) ? KZ_HTML_NONE : found;
}

/* From an element down, as long as a child holds most of it. Each element knows its parent alone: one pass finds the
 * heaviest child of all. */
static uint32_t descend(kz_arena *arena, const kz_html *page, uint32_t from) {
    uint32_t *heaviest = kz_arena_get(arena, (page->elements.n + 1) * sizeof *heaviest);
    for (uint32_t i = 0; i < page->elements.n; i++) {
        heaviest[i] = KZ_HTML_NONE;
        uint32_t parent = page->elements.at[i].parent;
        if (parent == KZ_HTML_NONE)
            continue;
        uint32_t best = heaviest[parent];
        if (best == KZ_HTML_NONE || page->elements.at[i].mass > page->elements.at[best].mass)
            heaviest[parent] = i;
    }
    for (uint32_t child; (child = heaviest[from]) != KZ_HTML_NONE; from = child) {
        const kz_html_element *e = &page->elements.at[child];
        bool holds = kz_html_tags[e->id < KZ_TAGS ? e->id : KZ_TAG_SPAN].flow != KZ_FLOW_INLINE && e->id != KZ_TAG_P;
        if (!holds || (uint64_t)e->mass * 100 < (uint64_t)page->elements.at[from].mass * MOSTLY)
            break;
    }
    return from;
}

/* Marks with `inside` the elements of the container. */
static bool *inside_of(kz_arena *arena, const kz_html *page, uint32_t container) {
    bool *inside = kz_arena_zeroed(arena, page->elements.n + 1);
    inside[container] = true;
    for (uint32_t i = container + 1; i < page->elements.n; i++)
        inside[i] = inside[page->elements.at[i].parent];
    return inside;
}

/* The role of most of a line's bytes. */
static void note_roles(kz_arena *arena, kz_html *page) {
    typedef struct tally {
        uint32_t role, bytes;
    } tally;
    tally *tallies = kz_arena_zeroed(arena, (page->lines.n + 1) * sizeof *tallies);
    /* the vote of Boyer and Moore finds the one role that may have more than half */
    for (uint32_t i = 0; i < page->pieces.n; i++) {
        const kz_html_piece *piece = &page->pieces.at[i];
        if (piece->line == KZ_HTML_NONE)
            continue;
        tally *t = &tallies[piece->line];
        uint32_t role = page->elements.at[piece->element].role;
        if (t->role == role) {
            t->bytes += piece->bytes;
        } else if (t->bytes < piece->bytes) {
            t->bytes = piece->bytes - t->bytes;
            t->role = role;
        } else {
            t->bytes -= piece->bytes;
        }
    }
    for (uint32_t i = 0; i < page->lines.n; i++) {
        uint32_t role = tallies[i].role == KZ_ROLE_HIDDEN ? KZ_LINE_OTHER : tallies[i].role;
        if (excludes((uint8_t)role))
            page->lines.at[i].hints |= role * KZ_HINT_KIND;
    }
}

/* "Бұған дейін: " and a link: the label is short, and most of the rest is the link. */
static bool is_labelled_link(const kz_html *page, const kz_html_line *line) {
    kz_slice text = kz_sub(page->text, line->span);
    const char *colon = memchr(text.at, ':', text.n < LABEL_BYTES ? text.n : LABEL_BYTES);
    return colon && (uint64_t)(line->linked + (colon - text.at)) * 100 >= (uint64_t)line->bytes * MOSTLY &&
           line->linked * 2 > line->bytes;
}

/* "Айта кетейік, бұған дейін" and a link, then perhaps a word more: what another article said. */
static bool tells_of_other(const kz_html *page, const kz_html_line *line) {
    bool row = line->hints & KZ_HINT_ROW; /* what stands between its cells is no piece's */
    if (row || line->linked <= line->bytes / 2 || !line->before_link || line->before_link > LABEL_BYTES)
        return false;
    kz_slice text = kz_sub(page->text, line->span);
    uint32_t end = 0;
    for (uint32_t seen = 0; end < text.n && seen < line->before_link; end++)
        seen += text.at[end] != ' ';
    kz_phrases found;
    kz_phrases_find((kz_slice){text.at, end}, &found);
    return found.kinds[KZ_PHRASE_ITEM] == KZ_LINE_RELATED;
}

/* Sentences that are a link from end to end: a card of another article. */
static bool is_linked_prose(const kz_html *page, const kz_html_line *line) {
    const kz_html_element *e = &page->elements.at[line->element];
    return line->linked == line->bytes && line->bytes >= PROSE_BYTES && e->level == 0 &&
           !(e->flags & (KZ_HTML_LIST | KZ_HTML_ROW)) && has_stop(kz_sub(page->text, line->span));
}

static void note_shapes(kz_html *page) {
    for (uint32_t i = 0; i < page->lines.n; i++) {
        kz_html_line *line = &page->lines.at[i];
        const kz_html_element *e = &page->elements.at[line->element];
        line->hints |= e->level;
        line->hints |= e->flags & KZ_HTML_LIST ? KZ_HINT_LIST : 0;
        line->hints |= e->flags & KZ_HTML_QUOTE ? KZ_HINT_QUOTE : 0;
        if ((uint64_t)line->linked * 100 >= (uint64_t)line->bytes * MOSTLY || is_labelled_link(page, line))
            line->hints |= KZ_HINT_LINKED;
        if (!kz_hint_kind(line->hints) && (tells_of_other(page, line) || is_linked_prose(page, line)))
            line->hints |= KZ_LINE_RELATED * KZ_HINT_KIND;
    }
}

static bool may_be_body(const kz_html_line *line) {
    return line->hints & KZ_HINT_MAIN && !kz_hint_kind(line->hints);
}

/* A line of a list, a table or a quotation that is no link. */
static bool adds_to_body(const kz_html *page, uint32_t i, uint32_t shapes) {
    const kz_html_line *line = &page->lines.at[i];
    return may_be_body(line) && line->hints & shapes && !(line->hints & (KZ_HINT_LINKED | KZ_HINT_LEVEL));
}

/* The lines from the first paragraph to the last; what a list or a table adds below that. In an element that is named
 * as the body all lines are. */
static void note_body(kz_html *page, bool named) {
    uint32_t first = KZ_HTML_NONE, last = 0;
    for (uint32_t i = 0; i < page->lines.n; i++) {
        const kz_html_line *line = &page->lines.at[i];
        if (!may_be_body(line) || !(kz_html_is_prose(page, line) || (named && !(line->hints & KZ_HINT_LINKED))))
            continue;
        first = first == KZ_HTML_NONE ? i : first;
        last = i;
    }
    if (first == KZ_HTML_NONE)
        return;
    while (first > 0 && adds_to_body(page, first - 1, KZ_HINT_ROW))
        first--;
    for (uint32_t next = last + 1; next < page->lines.n; next++) {
        bool heads = page->lines.at[next].hints & KZ_HINT_LEVEL && may_be_body(&page->lines.at[next]);
        if (adds_to_body(page, next, KZ_HINT_LIST | KZ_HINT_ROW | KZ_HINT_QUOTE))
            last = next;
        else if (!heads)
            break;
    }
    for (uint32_t i = first; i <= last; i++)
        if (may_be_body(&page->lines.at[i]))
            page->lines.at[i].hints |= KZ_HINT_BODY;
}

/* The lead often stands in an element of its own between the headline and the body. */
static void note_lead(kz_html *page) {
    uint32_t body = 0, leads = 0;
    while (body < page->lines.n && !(page->lines.at[body].hints & KZ_HINT_BODY))
        body++;
    uint32_t title = body < page->lines.n ? body : 0;
    while (title > 0 && !(page->lines.at[title].hints & KZ_HINT_TITLE))
        title--;
    if (!(page->lines.at[title].hints & KZ_HINT_TITLE))
        return;
    for (uint32_t i = title + 1; i < body; i++)
        leads += !kz_hint_kind(page->lines.at[i].hints) && kz_html_is_prose(page, &page->lines.at[i]);
    for (uint32_t i = title + 1; i < body && leads <= MOST_LEADS; i++)
        if (!kz_hint_kind(page->lines.at[i].hints) && kz_html_is_prose(page, &page->lines.at[i]))
            page->lines.at[i].hints |= KZ_HINT_MAIN | KZ_HINT_BODY;
}

void kz_html_find_article(kz_arena *arena, kz_html *page) {
    if (!page->lines.n)
        return;
    measure_lines(page);
    uint64_t all = weigh(page, false);
    void_roles(page, all);
    kz_html_find_sections(arena, page, all);
    hand_down(page);
    uint64_t total = weigh(page, true);
    note_roles(arena, page);
    note_shapes(page);
    if (total) {
        uint32_t container = find_named(page, total, true);
        bool named = container != KZ_HTML_NONE;
        if (!named) {
            container = find_named(page, total, false);
            container = descend(arena, page, container == KZ_HTML_NONE ? 0 : container);
        }
        const bool *inside = inside_of(arena, page, container);
        for (uint32_t i = 0; i < page->lines.n; i++)
            if (inside[page->lines.at[i].element])
                page->lines.at[i].hints |= KZ_HINT_MAIN;
        note_body(page, named);
    }
    kz_html_find_headline(arena, page);
    note_lead(page);
}

void kz_html_read(kz_arena *arena, kz_slice source, kz_html *page) {
    *page = (kz_html){.source = source};
    kz_html_make_skeleton(arena, page);
    kz_html_make_tree(arena, page);
    kz_html_make_lines(arena, page);
    kz_html_find_article(arena, page);
}
