/* The page, from HTML: its text line by line, what each line is in the page, and where it stands in the source.
 *
 * Five steps, a file each. skeleton.c cuts the source into tags and runs of text and writes a skeleton of it: the bare
 * tags that matter, with a number for each run of text. tree.c has gumbo build the tree of that skeleton; how deep it
 * may be, depth.c sees to. lines.c makes lines of the runs, article.c finds the element that holds the article,
 * sections.c what stands beside it, headline.c the headline. So gumbo sees neither text, scripts nor attributes, which
 * are most of a page, and nothing that makes it slow. Nothing here knows Lua; but for tree.c nothing knows gumbo.
 * Linear in time and memory, whatever the source. */
#ifndef KZ_HTML_HTML_H
#define KZ_HTML_HTML_H

#include "html/html_table.h"
#include "language/language.h"
#include "text/text.h"

enum { KZ_HTML_NONE = 0xFFFFFFFFu };
enum {
    KZ_HTML_DEEPEST = 256,      /* open elements; what is deeper is taken for a part of the deepest */
    KZ_HTML_MOST_TAGS = 4 << 20 /* tags after so many are ignored */
};

/* A tag of the source that has its place in the skeleton. */
typedef struct kz_html_tag {
    kz_span span;      /* with its brackets */
    uint32_t skeleton; /* where it begins there */
    uint8_t id;        /* kz_html_tag_id */
} kz_html_tag;

/* What tells of the page: a title's or a script's text, or a tag. */
typedef struct kz_html_head {
    kz_span span;
    uint8_t id; /* KZ_TAG_TITLE, KZ_TAG_SCRIPT (JSON-LD), KZ_TAG_META, KZ_TAG_LINK, KZ_TAG_HTML, KZ_TAG_TIME */
} kz_html_head;

typedef struct kz_html_element {
    uint32_t parent; /* KZ_HTML_NONE for the root */
    uint32_t mass;   /* bytes of prose in it */
    uint8_t id;      /* kz_html_tag_id, KZ_TAGS for others */
    uint8_t role;    /* by its tag and names; then what holds for what stands in it */
    uint8_t flags;   /* kz_html_flag */
    uint8_t level;   /* of the heading it is or stands in, 1 to 6 */
} kz_html_element;

/* What an element hands down to those in it, but for the first two. */
typedef enum kz_html_flag {
    KZ_HTML_WHOLE = 1, /* its role is that of a whole name or of the tag, not of a word of a name */
    KZ_HTML_APART = 2, /* inline, and no part of a word: a link, a span with a class */
    KZ_HTML_LINK = 4,
    KZ_HTML_LIST = 8,
    KZ_HTML_ROW = 16,
    KZ_HTML_QUOTE = 32,
    KZ_HTML_PRE = 64
} kz_html_flag;

/* What stands between a piece and the one before it; the greater one holds. */
typedef enum kz_html_gap { KZ_GAP_NONE, KZ_GAP_SPACE, KZ_GAP_CELL, KZ_GAP_LINE, KZ_GAP_PARAGRAPH } kz_html_gap;

/* A run of text in its element. */
typedef struct kz_html_piece {
    uint32_t run, element;
    uint32_t line;  /* KZ_HTML_NONE if nothing of it is in the text */
    uint32_t bytes; /* of text, without white space */
    uint8_t gap;
} kz_html_piece;

typedef struct kz_html_line {
    kz_span span;     /* in the text */
    uint32_t element; /* that of its first piece */
    uint32_t bytes, linked;
    uint32_t before_link; /* of those not linked: what stands before the first link */
    uint32_t hints;       /* as kz_hint in language/language.h */
    bool ends_paragraph;
    bool repeats_title; /* a heading that is a link, with the words of the page's title */
} kz_html_line;

typedef struct kz_html {
    kz_slice source;
    kz_slice skeleton;
    KZ_VEC(kz_html_tag) tags;
    KZ_VEC(kz_span) runs; /* each with something besides white space; in order */
    KZ_VEC(kz_html_head) heads;
    KZ_VEC(kz_html_element) elements; /* an element stands after its parent */
    KZ_VEC(kz_html_piece) pieces;     /* in the order of the source */
    KZ_VEC(kz_html_line) lines;
    kz_slice text;
    kz_edits edits; /* source to text */
    uint32_t deepest;
} kz_html;

/* Reads a page; `source` is UTF-8. */
void kz_html_read(kz_arena *arena, kz_slice source, kz_html *page);

/* Its steps. */
void kz_html_make_skeleton(kz_arena *arena, kz_html *page);
void kz_html_make_tree(kz_arena *arena, kz_html *page);
void kz_html_make_lines(kz_arena *arena, kz_html *page);
void kz_html_find_article(kz_arena *arena, kz_html *page);

/* Whether the line, which is measured, looks like a sentence of an article: long, no heading, no link. */
bool kz_html_is_prose(const kz_html *page, const kz_html_line *line);

/* ---- Nesting (depth.c) ---- */

/* The open elements, as the parser will have them; never fewer, but for a few. */
typedef struct kz_html_depth {
    uint32_t n;
    uint32_t open_of[KZ_TAGS]; /* how many of each there are */
    uint8_t open[KZ_HTML_DEEPEST];
} kz_html_depth;
/* A start tag: false if it would be too deep. */
bool kz_html_open(kz_html_depth *depth, uint8_t id);
/* An end tag. */
void kz_html_close(kz_html_depth *depth, uint8_t id);

/* ---- Tags (tag.c) ---- */

/* The end of the tag whose name ends at `at`: after its bracket. */
uint32_t kz_html_tag_end(kz_slice source, uint32_t at);
/* The name of the tag that begins at `at`, after < or </; empty if none does. */
kz_span kz_html_tag_name(kz_slice source, uint32_t at);
/* The tag of this name, whatever its case; KZ_TAGS if data/html/tags.tsv has none. */
uint8_t kz_html_tag_named(kz_slice name);

/* The attributes of a tag, one after the other: begin with {source, tag's span}. */
typedef struct kz_html_attributes {
    kz_slice source;
    kz_span rest;
    kz_slice name, value; /* as they stand in the source */
} kz_html_attributes;
bool kz_html_next_attribute(kz_html_attributes *attributes);
/* Whether the name of the attribute is this one, in small letters. */
bool kz_html_is_named(const kz_html_attributes *attributes, kz_slice name);

/* The role that a class, id or itemprop gives, 0 for none; *whole as KZ_HTML_WHOLE. */
uint8_t kz_html_role_of(kz_slice names, bool *whole);

/* ---- Character references (reference.c) ---- */

enum { KZ_HTML_REFERENCE_BYTES = 8 };
/* The reference that begins at `at` with an ampersand: its length in the source, 0 if it is none; what it stands for in
 * `out`, *n bytes. */
uint32_t kz_html_reference(kz_slice source, uint32_t at, bool in_attribute, char *out, uint32_t *n);
/* A text with its references replaced and white space single. */
kz_slice kz_html_plain(kz_arena *arena, kz_slice source, bool in_attribute);

static inline bool kz_html_is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

#endif
