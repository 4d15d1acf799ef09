/* Lines: their language and their kind (headline, paragraph, what is not the article), and the layout of the page:
 * paragraphs with their hard line ends and hyphenation undone. */
#ifndef KZ_LANGUAGE_LANGUAGE_H
#define KZ_LANGUAGE_LANGUAGE_H

#include "language/language_table.h"
#include "text/text.h"

/* BCP 47: "kk", "kk-Latn". "und" where there are no letters, "mis" for a language that data/language/languages.tsv does
 * not name. */
const char *kz_language_code(kz_language language);
/* The language of this code, KZ_LANGUAGES if there is none. */
kz_language kz_language_named(kz_slice code);
/* The language of a text, with a confidence from 0 to 100: of texts with 90, 90 in a hundred are in it. */
kz_language kz_language_of(kz_slice text, uint8_t *confidence);
/* The same from the first letters of a line, some hundreds: more of a line does not change its language. */
kz_language kz_language_of_line(kz_slice line, uint8_t *confidence);
/* The same where it is one of some languages, a bit each; KZ_UND if the letters are those of none of them. */
kz_language kz_language_among(kz_slice text, uint64_t among, uint8_t *confidence);

typedef enum kz_line_kind {
    KZ_LINE_BLANK,
    KZ_LINE_TITLE,
    KZ_LINE_TEXT,
    /* What is not the article, from here on. */
    KZ_LINE_MENU,
    KZ_LINE_DATE,
    KZ_LINE_BYLINE,
    KZ_LINE_COUNTER,
    KZ_LINE_SHARE,
    KZ_LINE_CAPTION,
    KZ_LINE_RELATED,
    KZ_LINE_TAGS,
    KZ_LINE_COMMENTS,
    KZ_LINE_NOTICE, /* cookies, copyright, terms */
    KZ_LINE_AD,
    KZ_LINE_SECTION, /* a rubric or section name standing alone */
    KZ_LINE_OTHER,
    KZ_LINE_KINDS
} kz_line_kind;
const char *kz_line_kind_name(kz_line_kind kind);

/* What a line of the article is in it. */
typedef enum kz_part {
    KZ_PART_NONE, /* not in the article, or its title */
    KZ_PART_LEAD, /* the first paragraph of several */
    KZ_PART_PARAGRAPH,
    KZ_PART_HEADING, /* between paragraphs */
    KZ_PART_ITEM,    /* of a list */
    KZ_PART_ROW,     /* of a table, in HTML */
    KZ_PART_QUOTE,   /* direct speech, with who says it */
    KZ_PARTS
} kz_part;
const char *kz_part_name(kz_part part); /* none, lead, paragraph, heading, item, row, quote */

typedef struct kz_line {
    kz_span span; /* trimmed of white space; in the text that kz_page was given, then in the one it gave */
    uint8_t kind, part, language;
    uint8_t language_confidence, kind_confidence;
    const char *reason; /* why it has its kind, for people; static */
    uint8_t level;      /* of a heading in HTML, 1 to 6; else 0 */
} kz_line;
typedef KZ_VEC(kz_line) kz_lines;

typedef struct kz_block {
    kz_span span; /* in the laid-out text */
    bool title;   /* else a paragraph of the body */
    uint8_t part; /* kz_part */
} kz_block;
typedef KZ_VEC(kz_block) kz_blocks;

typedef struct kz_page {
    kz_slice text; /* the text with hard-wrapped lines joined */
    kz_edits edits;
    kz_lines lines;
    kz_blocks blocks; /* in order; at most one title */
} kz_page;

/* What is known of a line beforehand, where the page comes from HTML. Four bits from KZ_HINT_KIND on are the kind of
 * what stands in its element, 0 if that is not known. */
typedef enum kz_hint {
    KZ_HINT_LEVEL = 7, /* of a heading, 1 to 6; 0 for no heading */
    KZ_HINT_LIST = 8,
    KZ_HINT_ROW = 16, /* several cells of a table */
    KZ_HINT_QUOTE = 32,
    KZ_HINT_LINKED = 64, /* for the most part a link */
    KZ_HINT_MAIN = 128,  /* in the element that holds the article */
    KZ_HINT_BODY = 256,  /* among its paragraphs */
    KZ_HINT_TITLE = 512, /* the headline */
    KZ_HINT_KIND = 1 << 12
} kz_hint;
static inline uint8_t kz_hint_kind(uint32_t hints) {
    return (uint8_t)(hints / KZ_HINT_KIND & 15);
}

/* Reads the page: `text` is what kz_repair gave. `without`: as there; lines are joined by the rules KZ_RULE_UNWRAP and
 * KZ_RULE_HYPHENATION. */
void kz_read_page(kz_arena *arena, kz_slice text, uint64_t without, kz_page *page);
/* The same where kz_hint are known of each line; its lines are the page's own and never joined. */
void kz_read_hinted_page(kz_arena *arena, kz_slice text, const uint32_t *hints, uint32_t n, kz_page *page);

#endif
