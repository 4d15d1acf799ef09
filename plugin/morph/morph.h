/* What a word form can be: stems from the lexicon, and the nominal endings that a form carries.
 *
 * The lexicon is data/lexicon/ (see its README), the endings are data/morph/; both are compiled into tables. All
 * functions take lower-case UTF-8 without look-alikes and allocate nothing. */
#ifndef KZ_MORPH_MORPH_H
#define KZ_MORPH_MORPH_H

#include "text/text.h"

/* Forms of more bytes are no words: they are handed back as they are. */
enum { KZ_LONGEST_FORM = 120 };

/* Parts of speech, Universal Dependencies. */
typedef enum kz_pos {
    KZ_POS_X,
    KZ_POS_NOUN,
    KZ_POS_PROPN,
    KZ_POS_ADJ,
    KZ_POS_NUM,
    KZ_POS_PRON,
    KZ_POS_VERB,
    KZ_POS_ADV,
    KZ_POS_ADP,
    KZ_POS_CCONJ,
    KZ_POS_SCONJ,
    KZ_POS_PART,
    KZ_POS_DET,
    KZ_POS_INTJ,
    KZ_POS_AUX,
    KZ_POS_PUNCT,
    KZ_POS_SYM
} kz_pos;
const char *kz_pos_name(kz_pos pos);

/* Bits of a lexicon entry: a stem may be several things at once. */
enum {
    KZ_LEX_NOUN = 1 << 0,
    KZ_LEX_ADJ = 1 << 1,
    KZ_LEX_VERB = 1 << 2, /* the stem is the imperative: бар, кел */
    KZ_LEX_ADV = 1 << 3,
    KZ_LEX_NUM = 1 << 4,
    KZ_LEX_PRON = 1 << 5,
    KZ_LEX_FUNCTION = 1 << 6,     /* conjunctions, postpositions, particles, interjections */
    KZ_LEX_GIVEN_MALE = 1 << 7,   /* given names, data/names/given.tsv */
    KZ_LEX_GIVEN_FEMALE = 1 << 8, /* both bits for names of both */
    KZ_LEX_SURNAME = 1 << 9,
    KZ_LEX_PLACE = 1 << 10, /* data/places/ */
    KZ_LEX_LATIN = 1 << 11, /* a word in Latin letters that a Kazakh text may hold: expo, copa */
    KZ_LEX_WORD = KZ_LEX_NOUN | KZ_LEX_ADJ | KZ_LEX_VERB | KZ_LEX_ADV | KZ_LEX_NUM | KZ_LEX_PRON | KZ_LEX_FUNCTION,
    KZ_LEX_GIVEN = KZ_LEX_GIVEN_MALE | KZ_LEX_GIVEN_FEMALE,
    KZ_LEX_NAME = KZ_LEX_GIVEN | KZ_LEX_SURNAME | KZ_LEX_PLACE
};

/* The bits of a stem as it stands in the lexicon (no endings are taken off), 0 if unknown. */
uint32_t kz_lexicon(kz_slice stem);

typedef enum kz_case {
    KZ_CASE_NOM,
    KZ_CASE_GEN,
    KZ_CASE_DAT,
    KZ_CASE_ACC,
    KZ_CASE_LOC,
    KZ_CASE_ABL,
    KZ_CASE_INS
} kz_case;
const char *kz_case_name(kz_case c); /* UD: Nom, Gen … */

/* How the dictionary form of a stem differs from the written one. */
typedef enum kz_stem_change {
    KZ_STEM_AS_WRITTEN,
    KZ_STEM_UNVOICED,    /* кітаб- is кітап, жүрег- жүрек, тарағ- тарақ */
    KZ_STEM_VARIANT,     /* орн- is орын, модел- модель */
    KZ_STEM_VERB_VARIANT /* оқ- of оқиды is оқы, тау- of тауып тап */
} kz_stem_change;

/* One way to read a form as a nominal: stem + plural + possessive + case + -дағы and the like. */
typedef struct kz_reading {
    uint16_t stem_end;   /* bytes of the form that are the stem as it is written there */
    uint16_t plural_end; /* … with the plural ending, if there is one */
    uint16_t possessive_end; /* … with the possessive ending: the form without case, кітаптары of кітаптарынан */
    bool plural;
    uint8_t possessor; /* 0 none, 1, 2, 3 person (singular or plural possessor), 4 the polite second person */
    uint8_t case_;     /* kz_case */
    bool attributive;  /* -дағы, -ғы after the locative or a time word, -нікі: облысындағы */
    bool copula;       /* -мын, -сың, -мыз after it all: әкіммін */
    bool like;         /* -дай, -ша after it all: қазақша, өзіндей */
    bool verb;         /* a finite verb or a converb: the stem is the imperative, the rest its ending, no case */
    bool ordinal;      /* kz_ending alone: -ші, -інші stands first */
    bool known;        /* the stem is in the lexicon; a guess otherwise */
    uint32_t lexicon;  /* its bits */
    uint8_t restored;  /* kz_stem_change */
    uint8_t score;     /* higher is better; readings come best first */
} kz_reading;

/* Readings of one form, best first; returns how many were written (at most max). A word with no ending has the
 * reading that is the whole form. Of verbs only that they are verbs, and which, is told: the best such reading. */
enum { KZ_MAX_READINGS = 12 };
uint32_t kz_analyse(kz_slice form, kz_reading *out, uint32_t max);

/* The dictionary form of a reading, written into out (form.n + 4 bytes of room), returns its length. */
uint32_t kz_lemma_of(kz_slice form, const kz_reading *reading, char *out);

/* How a name or the head of a name is brought to the nominative. */
typedef enum kz_keep {
    KZ_KEEP_POSSESSIVE, /* облысындағы → облысы: the head of an izafet keeps its possessive */
    KZ_KEEP_NOTHING     /* бапкерім → бапкер, ауылымызда → ауыл */
} kz_keep;
/* Bytes of the form that are its nominative; form.n if it is in it. A stem in the lexicon is never cut inside. */
uint32_t kz_nominative(kz_slice form, kz_keep keep);

/* A bare ending, as it stands after digits, acronyms and closing quotes: ға, ның, дан, сы, ыншы, ншіден. The caller
 * hands over what stands after the hyphen. Fills the best reading (stem_end is 0, or the ordinal ending's length) and
 * says true if it is one: `ending` has nothing else in it. */
bool kz_ending(kz_slice ending, kz_reading *out);

/* What the end of a name tells: мырзахметовтың is a surname of a man whose nominative is мырзахметов. */
typedef enum kz_name_kind {
    KZ_NAME_NONE,
    KZ_NAME_SURNAME,
    KZ_NAME_PATRONYMIC /* ұлы, қызы, тегі may stand for a surname too (either) */
} kz_name_kind;

typedef struct kz_name_form {
    kz_name_kind kind;
    bool male, female;       /* what the ending tells; both for neither */
    bool either;             /* a patronymic that may be a surname: Құнанбайұлы */
    bool sure;               /* no ordinary word ends so; -ин, -ман are hints only */
    uint8_t case_;           /* kz_case of the form */
    uint16_t nominative_end; /* bytes of the form that are the nominative: исабекұлы of исабекұлына */
} kz_name_form;

/* Reads the telling end of a lower-case name with or without a case ending; false if it has none. */
bool kz_name_ending(kz_slice lower, kz_name_form *out);

#endif
