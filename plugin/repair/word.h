/* A word, letter by letter: which alphabet each belongs to and what it may stand for. */
#ifndef KZ_REPAIR_WORD_H
#define KZ_REPAIR_WORD_H

#include "repair/repair_table.h"
#include "text/text.h"

typedef enum kz_sort {
    KZ_SORT_CYRILLIC,      /* a letter of the Kazakh or Russian alphabet that looks like no Latin one */
    KZ_SORT_CYRILLIC_TWIN, /* а, с, о … */
    KZ_SORT_LATIN,         /* d, g, w …: no Cyrillic letter looks like it */
    KZ_SORT_LOOKALIKE,     /* a Latin or Greek look-alike, a sign that is one */
    KZ_SORT_FOREIGN,       /* a letter of another Cyrillic alphabet, or a sign that stood for one in an old code page */
    KZ_SORT_DIGIT,
    KZ_SORT_OTHER, /* marks, other scripts */
    KZ_SORTS
} kz_sort;

typedef struct kz_letter {
    uint32_t cp, at;
    uint8_t length;
    uint8_t sort;
    uint8_t choice;      /* which meaning of the twin is taken */
    const kz_twin *twin; /* what it may stand for; NULL if only for itself */
} kz_letter;

enum { KZ_MAX_WORD = 48 };

/* Letters, marks, digits and look-alike signs in a row: no hyphen, no apostrophe. */
typedef struct kz_word {
    kz_span span;
    uint32_t n; /* 0 for a word of more than KZ_MAX_WORD letters, which is no word */
    kz_letter letters[KZ_MAX_WORD];
} kz_word;

/* A part of a word. */
typedef struct kz_run {
    kz_letter *letters;
    uint32_t n;
    uint32_t count[KZ_SORTS];
    bool kazakh; /* holds a letter that only the Kazakh alphabet has: ә ғ қ ң ө ұ ү һ */
} kz_run;

/* The row of lookalikes.tsv, or NULL. */
const kz_twin *kz_twin_of(uint32_t cp);
/* The Latin letter of the same shape as this Cyrillic one, or 0. */
uint32_t kz_latin_twin_of(uint32_t cyrillic);

kz_sort kz_sort_of(uint32_t cp, const kz_twin *twin);

bool kz_word_holds(uint32_t cp);
/* The word that holds the character at `at` or ends just before it; it does not begin before `from`. An empty span if
 * there is none. */
void kz_word_read(kz_slice text, uint32_t from, uint32_t at, kz_word *word);
kz_run kz_run_of(kz_letter *letters, uint32_t n);

/* How well a lower-case Cyrillic form is known. Short stems with endings are what chance makes. */
typedef enum kz_knowledge {
    KZ_UNKNOWN,
    KZ_KNOWN_SHORT, /* endings on a stem of one or two letters */
    KZ_KNOWN,       /* … of three or four */
    KZ_KNOWN_WELL   /* a stem of five letters or more, or the form itself is in the lexicon */
} kz_knowledge;
kz_knowledge kz_how_known(kz_slice lower);
/* The run with the chosen meanings in lower case; out has room for 4 bytes a letter. */
kz_slice kz_run_lower(const kz_run *run, char *out);
kz_knowledge kz_run_knowledge(const kz_run *run);

#endif
