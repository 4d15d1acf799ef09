/* What the steps of this stage share: facts about every token, and candidates for names. */
#ifndef KZ_EXTRACT_ENTITY_PARTS_H
#define KZ_EXTRACT_ENTITY_PARTS_H

#include "extract/entity/entity.h"
#include "extract/entity/entity_table.h"
#include "morph/morph.h"

enum { KZ_NO_TOKEN = UINT32_MAX };

/* How a token may stand in a person's name. */
enum {
    KZ_P_GIVEN = 1 << 0,
    KZ_P_SURNAME = 1 << 1, /* a telling ending or a known surname */
    KZ_P_PATRONYMIC = 1 << 2,
    KZ_P_INITIAL = 1 << 3,
    KZ_P_UNKNOWN = 1 << 4, /* a capitalised word that no dictionary has */
    KZ_P_COMMON = 1 << 5,  /* a capitalised word that is a common word, too */
    KZ_P_HINT = 1 << 6     /* an ending that surnames have, but words as well */
};

/* Facts about a token; nominatives are in bytes from the token's start. */
typedef struct kz_facts {
    uint32_t lexicon;    /* bits of the whole form, else of its best stem */
    uint32_t known;      /* value in kz_known_names of the token alone */
    uint32_t head;       /* value in kz_name_heads */
    uint32_t candidate;  /* the longest body or place that ends in this token, index + 1 */
    uint32_t person;     /* the person that this token is part of, index + 1 */
    uint32_t role;       /* bits of kz_name_words */
    uint32_t open;       /* of a closing quotation mark: token of its opening one, else KZ_NO_TOKEN */
    uint16_t stem;       /* of the reading that the fields below tell of */
    uint16_t nominative; /* with the possessive */
    uint16_t known_nominative;
    uint16_t people_nominative;
    uint16_t name_nominative; /* as a person's name */
    uint8_t case_, possessor;
    uint8_t known_case, name_case;
    uint8_t name;     /* KZ_P_ bits */
    uint8_t restored; /* as in kz_reading */
    uint8_t people;   /* bits of kz_peoples */
    bool plural, attributive;
    bool people_bare;          /* the people's name without endings */
    bool known_single;         /* `known` holds a value */
    bool word, capital, start; /* start: the capital says nothing */
    bool timed;                /* part of a time expression or of an amount of money */
    bool phrase;               /* part of a known name of several words */
    bool stranger;             /* part of what may be the name of somebody unknown */
    uint8_t titled;            /* between quotation marks that hold only so many words: a title; else 0 */
} kz_facts;

typedef struct kz_candidate {
    uint32_t first, end;   /* tokens */
    uint32_t shared_first; /* where that head begins */
    uint32_t shared;     /* token of a head that stands further on and belongs to this name, too; KZ_NO_TOKEN if none */
    uint16_t nominative; /* bytes of the last token; of the last word inside the marks for a quoted name alone */
    uint8_t type, rank;  /* a higher rank wins, then the longer one */
    uint8_t case_;
    uint8_t known; /* from a list: 1 in small letters there, 2 with a capital */
    bool silent;   /* no name by itself, but part of one that has a head */
    bool official; /* the full name of a body of the state: it keeps its capital */
} kz_candidate;
typedef KZ_VEC(kz_candidate) kz_candidates;

enum { KZ_RANK_WEAK, KZ_RANK_NAME, KZ_RANK_HEAD, KZ_RANK_SURE, KZ_RANKS };

struct kz_finder {
    kz_arena *arena;
    const kz_segments *s;
    kz_facts *facts; /* one a token */
    kz_name_parts *parts;
    kz_candidates candidates;
};

/* Fills the facts (facts.c). */
void kz_entity_facts(kz_finder *f, const kz_numbers *numbers, const kz_times *times);
/* The steps: each adds candidates for the tokens [first, end) of a sentence. */
void kz_find_known(kz_finder *f, uint32_t first, uint32_t end);
void kz_find_contacts(kz_finder *f, uint32_t first, uint32_t end);
void kz_find_peoples(kz_finder *f, uint32_t first, uint32_t end);
void kz_find_persons(kz_finder *f, uint32_t first, uint32_t end);
/* Heads, and the names of places and bodies before those that reach over words with a capital only. */
void kz_find_heads(kz_finder *f, uint32_t first, uint32_t end);
/* Names before the other such heads, which may have a body inside; heads from `*head` on. */
void kz_find_works(kz_finder *f, uint32_t first, uint32_t end, uint32_t *head);
/* Laws reach over their articles: Қылмыстық кодексінің 188-бабы. */
void kz_extend_laws(kz_finder *f);
/* Names that need the whole text: later mentions of persons and of quoted names. */
void kz_find_again(kz_finder *f);
/* The parts that names may have: of those that end in a token the longest, silent ones as well. */
void kz_list_parts(kz_finder *f);
/* Keeps the best candidates that do not overlap, in order. */
void kz_resolve(kz_finder *f, kz_entities *out);
/* The dictionary form. */
kz_slice kz_normal_form(kz_finder *f, const kz_candidate *c);

/* The roles among `roles` that an ending of the word has (data/entities/words.tsv, «-…»). */
uint32_t kz_word_ending(kz_slice core, uint32_t roles);

kz_candidate *kz_add_candidate(kz_finder *f, uint32_t first, uint32_t end, uint8_t type, uint8_t rank);
/* The candidate becomes the one that ends in its last token, unless a longer one does. */
void kz_note_end(kz_finder *f, uint32_t index);

static inline const kz_token *kz_tok(const kz_finder *f, uint32_t token) {
    return &f->s->tokens.at[token];
}
static inline bool kz_is(const kz_finder *f, uint32_t token, const char *text) {
    kz_slice t = kz_token_text(f->s, token);
    return strlen(text) == t.n && memcmp(text, t.at, t.n) == 0;
}
static inline bool kz_is_comma(const kz_finder *f, uint32_t token) {
    return kz_is(f, token, ",");
}
static inline bool kz_is_opening(const kz_finder *f, uint32_t token) {
    return kz_is(f, token, "«") || kz_is(f, token, "“");
}
static inline bool kz_is_closing(const kz_finder *f, uint32_t token) {
    return kz_is(f, token, "»") || kz_is(f, token, "”");
}
static inline bool kz_is_dash(const kz_finder *f, uint32_t token) {
    return kz_is(f, token, "–") || kz_is(f, token, "—");
}
/* The words after the opening mark look like a title: a capital, Latin letters or digits first. */
static inline bool kz_is_title(const kz_finder *f, uint32_t open) {
    const kz_token *t = kz_tok(f, open + 1);
    return t->flags & (KZ_F_CAPITAL | KZ_F_LATIN) || t->kind == KZ_T_NUMBER;
}
/* A comma or a word for «and». */
static inline bool kz_joins(const kz_finder *f, uint32_t token) {
    return kz_is_comma(f, token) || (f->facts[token].role & KZ_ROLE_BRIDGE && !f->facts[token].capital);
}
/* «Бурабайда»: a place that is a given name, too, where one is rather than who has something. */
static inline bool kz_is_where(const kz_facts *w) {
    uint32_t type = w->known & 15;
    return w->known_single && (type == KZ_E_GPE || type == KZ_E_LOCATION) && !(w->known & KZ_KNOWN_INSIDE) &&
           w->known_case == KZ_CASE_LOC;
}
static inline bool kz_is_possessive(const kz_facts *w) {
    return w->possessor == 3;
}
/* A capital that means something. */
static inline bool kz_is_proper(const kz_facts *w) {
    return w->word && w->capital && !w->start;
}

#endif
