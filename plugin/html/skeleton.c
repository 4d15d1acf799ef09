/* The source cut into tags and runs of text, and its skeleton: <div>b<p>C</p></div>. A run is written as its number,
 * white space alone as a space; attributes, comments, scripts and tags that do not matter are left out. */
#include "html/html.h"

enum { MOST_HEADS = 4096 };

static const kz_slice DOCTYPE = {"<!DOCTYPE html>", 15};

typedef struct cutter {
    kz_arena *arena;
    kz_html *page;
    kz_slice s;
    kz_buffer out;
    kz_html_depth depth;
    uint32_t passed;          /* tags */
    bool never_ends[KZ_TAGS]; /* its end tag was looked for and is not in the rest */
} cutter;

/* Digits to the base of 26 from the least one on, the last one as a capital. */
static void write_number(kz_buffer *b, uint32_t number) {
    char *out = kz_buffer_room(b, 8);
    for (; number >= 26; number /= 26)
        out++[0] = (char)('a' + number % 26), b->n++;
    *out = (char)('A' + number);
    b->n++;
}

static bool all_space(kz_slice s) {
    for (uint32_t i = 0; i < s.n; i++)
        if (!kz_html_is_space(s.at[i]))
            return false;
    return true;
}

static void add_text(cutter *c, uint32_t start, uint32_t end) {
    if (start >= end)
        return;
    if (all_space(kz_sub(c->s, (kz_span){start, end}))) {
        if (c->out.at[c->out.n - 1] != ' ')
            kz_buffer_byte(&c->out, ' ');
        return;
    }
    write_number(&c->out, c->page->runs.n);
    *kz_push(c->arena, &c->page->runs) = (kz_span){start, end};
}

/* The next < from `at` on that begins a tag, a comment or the like; the end of the source if there is none. */
static uint32_t next_markup(kz_slice s, uint32_t at) {
    while (at < s.n) {
        const char *found = memchr(s.at + at, '<', s.n - at);
        if (!found)
            return s.n;
        at = (uint32_t)(found - s.at);
        char next = at + 1 < s.n ? s.at[at + 1] : ' ';
        if (((next | 0x20) >= 'a' && (next | 0x20) <= 'z') || next == '/' || next == '!' || next == '?')
            return at;
        at++;
    }
    return s.n;
}

static uint32_t after(kz_slice s, uint32_t at, char c) {
    const char *found = at < s.n ? memchr(s.at + at, c, s.n - at) : NULL;
    return found ? (uint32_t)(found - s.at) + 1 : s.n;
}

/* After a comment or declaration that begins at `at`. */
static uint32_t skip_comment(kz_slice s, uint32_t at) {
    if (!kz_starts((kz_slice){s.at + at, s.n - at}, KZ_LIT("<!--")))
        return after(s, at, '>');
    uint32_t first = at + 4;
    if (first < s.n && s.at[first] == '>')
        return first + 1;
    if (first + 1 < s.n && s.at[first] == '-' && s.at[first + 1] == '>')
        return first + 2;
    for (uint32_t end = after(s, first, '>'); s.at[end - 1] == '>' && end > first; end = after(s, end, '>')) {
        uint32_t sign = end - 1; /* that ends it: -- or --! stand before */
        if (sign > first && s.at[sign - 1] == '!')
            sign--;
        if (sign >= first + 2 && s.at[sign - 1] == '-' && s.at[sign - 2] == '-')
            return end;
        if (end == s.n)
            break;
    }
    return s.n;
}

static bool same_name(kz_slice s, uint32_t at, kz_slice name) {
    if (s.n - at <= name.n)
        return false;
    for (uint32_t i = 0; i < name.n; i++)
        if ((s.at[at + i] | 0x20) != name.at[i])
            return false;
    char next = s.at[at + name.n];
    return kz_html_is_space(next) || next == '>' || next == '/';
}

/* Where the end tag of the element stands whose start tag ends at `at`; KZ_HTML_NONE if nowhere. What holds markup may
 * hold others of its kind. */
static uint32_t find_end_tag(kz_slice s, uint32_t at, uint8_t id) {
    kz_slice name = kz_html_tags[id].name;
    bool nested = id == KZ_TAG_SVG || id == KZ_TAG_TEMPLATE || id == KZ_TAG_OBJECT || id == KZ_TAG_MATH;
    for (uint32_t inside = 0; at < s.n; at++) {
        const char *found = memchr(s.at + at, '<', s.n - at);
        if (!found)
            break;
        at = (uint32_t)(found - s.at);
        if (at + 1 < s.n && s.at[at + 1] == '/' && same_name(s, at + 2, name)) {
            if (!inside--)
                return at;
        } else if (nested && at + 1 < s.n && same_name(s, at + 1, name)) {
            inside++;
        }
    }
    return KZ_HTML_NONE;
}

static bool is_raw(uint8_t id) {
    return id == KZ_TAG_SCRIPT || id == KZ_TAG_STYLE;
}

static void add_head(cutter *c, uint8_t id, kz_span span) {
    if (c->page->heads.n < MOST_HEADS)
        *kz_push(c->arena, &c->page->heads) = (kz_html_head){span, id};
}

static bool contains(kz_slice s, kz_slice part) {
    for (uint32_t i = 0; i + part.n <= s.n; i++)
        if (memcmp(s.at + i, part.at, part.n) == 0)
            return true;
    return false;
}

/* Whether the tag's attribute type holds this. */
static bool has_type(kz_slice s, kz_span tag, kz_slice type) {
    kz_html_attributes a = {.source = s, .rest = {kz_html_tag_name(s, tag.start + 1).end, tag.end}};
    while (kz_html_next_attribute(&a))
        if (kz_html_is_named(&a, KZ_LIT("type")))
            return contains(a.value, type);
    return false;
}

/* After an element that goes with all it holds. What never ends goes with the rest of the page if it is a script; of
 * anything else only the tag goes. */
static uint32_t skip_element(cutter *c, uint8_t id, kz_span tag) {
    uint32_t start = tag.end;
    bool empty = c->s.at[tag.end - 1] == '>' && c->s.at[tag.end - 2] == '/';
    if (empty && (id == KZ_TAG_SVG || id == KZ_TAG_MATH))
        return start;
    uint32_t end = c->never_ends[id] ? KZ_HTML_NONE : find_end_tag(c->s, start, id);
    if (end == KZ_HTML_NONE) {
        c->never_ends[id] = true;
        return is_raw(id) ? c->s.n : start;
    }
    if (id == KZ_TAG_TITLE)
        add_head(c, id, (kz_span){start, end});
    else if (id == KZ_TAG_SCRIPT && has_type(c->s, tag, KZ_LIT("ld+json")))
        add_head(c, id, (kz_span){start, end});
    return after(c->s, end, '>');
}

static void pass_tag(cutter *c, uint8_t id, kz_span tag, bool closes) {
    if (c->passed++ >= KZ_HTML_MOST_TAGS)
        return;
    if (closes)
        kz_html_close(&c->depth, id);
    else if (!kz_html_open(&c->depth, id))
        return;
    kz_slice name = kz_html_tags[id].name;
    if (!closes)
        *kz_push(c->arena, &c->page->tags) = (kz_html_tag){tag, c->out.n, id};
    kz_buffer_add(&c->out, closes ? "</" : "<", closes ? 2 : 1);
    kz_buffer_slice(&c->out, name);
    kz_buffer_byte(&c->out, '>');
}

/* After the tag that begins at `at` (or what looks like one and is a comment). */
static uint32_t cut_tag(cutter *c, uint32_t at) {
    bool closes = c->s.at[at + 1] == '/';
    kz_span name = kz_html_tag_name(c->s, at + 1 + closes);
    if (name.start == name.end)
        return after(c->s, at, '>');
    kz_span tag = {at, kz_html_tag_end(c->s, name.end)};
    uint8_t id = kz_html_tag_named(kz_sub(c->s, name));
    if (id == KZ_TAGS)
        return tag.end;
    kz_html_flow flow = (kz_html_flow)kz_html_tags[id].flow;
    if (flow == KZ_FLOW_SKIP || id == KZ_TAG_TITLE)
        return closes ? tag.end : skip_element(c, id, tag);
    if (!closes && (flow == KZ_FLOW_HEAD || id == KZ_TAG_HTML || id == KZ_TAG_TIME))
        add_head(c, id, tag);
    bool unseen = id == KZ_TAG_INPUT && (closes || has_type(c->s, tag, KZ_LIT("hidden")));
    if (flow != KZ_FLOW_HEAD && flow != KZ_FLOW_DROP && !unseen)
        pass_tag(c, id, tag, closes);
    return tag.end;
}

void kz_html_make_skeleton(kz_arena *arena, kz_html *page) {
    cutter c = {.arena = arena, .page = page, .s = page->source};
    kz_buffer_init(&c.out, arena, page->source.n / 8 + DOCTYPE.n);
    kz_buffer_slice(&c.out, DOCTYPE);
    for (uint32_t at = 0; at < c.s.n;) {
        uint32_t markup = next_markup(c.s, at);
        add_text(&c, at, markup);
        if (markup == c.s.n)
            break;
        char next = c.s.at[markup + 1];
        at = next == '!' || next == '?' ? skip_comment(c.s, markup) : cut_tag(&c, markup);
    }
    page->skeleton = kz_buffer_done(&c.out);
}
