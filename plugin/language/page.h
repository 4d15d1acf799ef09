/* What the parts of kz_read_page share. Not for other stages. */
#ifndef KZ_LANGUAGE_PAGE_H
#define KZ_LANGUAGE_PAGE_H

#include "language/language.h"
#include "language/page_table.h"

/* Where a phrase tells of its kind: the four-bit fields of its value in kz_page_phrases. */
typedef enum kz_phrase_place {
    KZ_PHRASE_ITEM, /* the line consists of phrases; the kind that has most words */
    KZ_PHRASE_HEAD, /* … and it is a heading: what stands below is of its kind */
    KZ_PHRASE_LABEL,
    KZ_PHRASE_START,
    KZ_PHRASE_END,
    KZ_PHRASE_ANY,
    KZ_PHRASE_IN_LABEL, /* anywhere in the few words before a colon */
    KZ_PHRASE_PLACES
} kz_phrase_place;

/* The kind of the phrase found in each place, KZ_LINE_BLANK (0) for none. */
typedef struct kz_phrases {
    uint8_t kinds[KZ_PHRASE_PLACES];
    bool mostly_date; /* half of the words or more are numbers and parts of a date */
} kz_phrases;

/* Finds the phrases of a line. Looks at its first words only: what is longer is no boilerplate line. */
void kz_phrases_find(kz_slice line, kz_phrases *found);

/* A line, or the run of hard-wrapped lines that make one paragraph. */
typedef struct kz_unit {
    kz_span span;      /* in the laid-out text */
    uint64_t evidence; /* a bit for each kz_evidence */
    uint32_t line;     /* its first line */
    uint16_t length;   /* code points, at most UINT16_MAX */
    uint8_t words;     /* at most UINT8_MAX */
    uint8_t language, language_confidence;
    uint8_t kind, kind_confidence, part;
    uint8_t heading; /* the kind of the heading it stands below, or blank */
    uint8_t ending;  /* kz_line_end */
    uint32_t hints;  /* kz_hint */
    kz_phrases phrases;
    const char *reason;
} kz_unit;

typedef enum kz_line_end {
    KZ_ENDS_OPEN, /* a letter, a digit, a closing quotation mark without a stop before it … */
    KZ_ENDS_STOP, /* . */
    KZ_ENDS_CALL, /* ! ? … */
    KZ_ENDS_COMMA,
    KZ_ENDS_COLON
} kz_line_end;

static inline void kz_unit_note(kz_unit *unit, kz_evidence evidence) {
    unit->evidence |= UINT64_C(1) << evidence;
}
static inline void kz_unit_forget(kz_unit *unit, kz_evidence evidence) {
    unit->evidence &= ~(UINT64_C(1) << evidence);
}
static inline bool kz_unit_has(const kz_unit *unit, kz_evidence evidence) {
    return unit->evidence >> evidence & 1;
}
static inline bool kz_unit_blank(const kz_unit *unit) {
    return unit->span.start == unit->span.end;
}

/* Reads what the line itself shows: phrases, shape, language. */
void kz_unit_read(kz_slice text, kz_unit *unit);
/* What the hints of a unit that has been read say of it. */
void kz_unit_take_hints(kz_unit *unit, bool hinted);
/* The first and the last unit of the body, and the headline, as hints tell; what they do not tell stays as it is. */
void kz_units_hinted(const kz_unit *units, uint32_t n, int64_t *first, int64_t *last, int64_t *title);
/* The kind with the highest score, with its reason and confidence, into the unit. */
void kz_unit_judge(kz_unit *unit);
/* Whether the last word of the line is a finite verb, as in most Kazakh headlines. */
bool kz_line_is_clause(kz_slice line);

typedef struct kz_units {
    kz_unit *at;
    uint32_t n;
    bool hinted; /* hints tell which units are the body */
} kz_units;

/* Finds headline and body among the units, adds what their places tell, and judges every unit. */
void kz_units_judge(kz_slice text, kz_units *units);

/* Notes the runs of short lines that are menus, and those that are directories. */
void kz_units_note_runs(kz_units *units);

/* Says of the units of the article, which have been judged, what they are in it. */
void kz_units_part(kz_slice text, kz_units *units);

/* Whether the hyphen at the end of the line `above` belongs to the word (аман-есен) and is not there for want of room.
 * `hyphen` is its offset, `below` the next line. */
bool kz_hyphen_stays(kz_slice text, kz_span above, uint32_t hyphen, kz_span below);

/* Which lines go on in the next one: joins[i] is nonzero when line i + 1 continues line i. */
typedef enum kz_join {
    KZ_JOIN_NONE,
    KZ_JOIN_SPACE,
    KZ_JOIN_CLOSE, /* nothing is put between: the hyphen is the word's own, or a comma begins the line */
    KZ_JOIN_WORD   /* the hyphen divides a word and goes */
} kz_join;
/* NULL when the text is not hard-wrapped. */
uint8_t *kz_layout_joins(kz_arena *arena, kz_slice text, const kz_lines *lines, uint64_t without);
/* Makes page->text, page->edits and the lines' spans. */
void kz_layout_apply(kz_arena *arena, kz_slice text, const uint8_t *joins, kz_page *page);

#endif
