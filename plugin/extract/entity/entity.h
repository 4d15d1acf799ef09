/* Named things: persons, bodies, places and the other kinds of KazNERD. */
#ifndef KZ_EXTRACT_ENTITY_H
#define KZ_EXTRACT_ENTITY_H

#include "extract/time/time.h"

typedef enum kz_entity_type {
    KZ_E_PERSON,
    KZ_E_ORGANISATION,
    KZ_E_GPE,
    KZ_E_LOCATION,
    KZ_E_FACILITY,
    KZ_E_NORP,
    KZ_E_EVENT,
    KZ_E_ART,
    KZ_E_LAW,
    KZ_E_LANGUAGE,
    KZ_E_PROJECT,
    KZ_E_PRODUCT,
    KZ_E_DISEASE,
    KZ_E_CONTACT,
    KZ_E_TYPES
} kz_entity_type;
const char *kz_entity_type_name(kz_entity_type type);

typedef struct kz_entity {
    kz_span span;
    uint32_t first, end; /* tokens */
    uint8_t type;
    kz_slice normal; /* the dictionary form */
} kz_entity;
typedef KZ_VEC(kz_entity) kz_entities;
/* The first that ends after the token; their number if none does. */
uint32_t kz_entity_after(const kz_entities *entities, uint32_t token);

/* A noun that names of some type end with, in any form: «қоры», «мемлекеттік кәсіпорынның». */
typedef struct kz_name_head {
    kz_span span;
    uint32_t first, end; /* tokens */
    uint32_t value;      /* in kz_name_heads */
    uint16_t needs;      /* a bit for each of KZ_NEEDS that it has, and for its reach */
    uint8_t case_, possessor;
    bool plural;
    uint8_t type; /* kz_entity_type of the names, or KZ_HEAD_PART */
} kz_name_head;
/* Of organisations that may be parts of others: кафедра, бөлім. */
enum { KZ_HEAD_PART = KZ_E_TYPES, KZ_HEAD_TYPES };
const char *kz_name_head_type(uint32_t type);
/* What stands before a head in its names, and whether they reach over words in small letters: data/…/heads.tsv. */
enum { KZ_NEEDS = 11, KZ_NEEDS_NOTHING = 1 << 8, KZ_REACHES_FAR = 1 << KZ_NEEDS, KZ_REACHES_NEAR = 2 << KZ_NEEDS };
const char *kz_need_name(uint32_t need);

/* How a word stands inside a name, before its head. */
#define KZ_INSIDE_NAME (1u << 0)     /* with a capital: Қаржы министрлігі */
#define KZ_INSIDE_STRANGER (1u << 1) /* likewise, but it may be somebody's name, too */
#define KZ_INSIDE_FIRST (1u << 2)    /* a common noun whose capital may be the sentence's, */
#define KZ_INSIDE_START (1u << 3)    /* or another such word */
#define KZ_INSIDE_TOPIC (1u << 4)    /* in small letters: ауыл шаруашылығы министрлігі */
#define KZ_INSIDE_DEED (1u << 5)     /* likewise, but it tells nothing by itself: дамыту орталығы */
#define KZ_INSIDE_POST (1u << 6)     /* likewise, a post: облыс әкімі аппараты */
#define KZ_INSIDE_AREA (1u << 7)     /* облыстық */
#define KZ_INSIDE_RANK (1u << 8)     /* бас, Ұлттық */
#define KZ_INSIDE_GROUND (1u << 9)   /* облыс әкімдігі */
#define KZ_INSIDE_PLAIN (1u << 10)   /* describes: экологиялық */
#define KZ_INSIDE_LATIN (1u << 11)   /* in Latin letters */
#define KZ_INSIDE_AND (1u << 12)     /* joins two of its words: және */
#define KZ_INSIDE_COMMA (1u << 13)   /* so does a comma */
#define KZ_INSIDE_OPEN (1u << 14)    /* a mark that opens a quoted name, */
#define KZ_INSIDE_TITLE (1u << 15)   /* which begins as titles do, */
#define KZ_INSIDE_CALLED (1u << 16)  /* атты */
#define KZ_INSIDE_SAYING (1u << 17)  /* деп, before аталатын */
#define KZ_INSIDE_NUMBER (1u << 18)  /* № 2, both of it */
#define KZ_INSIDE_PLACE (1u << 19)   /* the last word of a place as it is called, */
#define KZ_INSIDE_LAND (1u << 20)    /* of a state, */
#define KZ_INSIDE_STATE (1u << 21)   /* of a state's full name in the genitive, */
#define KZ_INSIDE_OWNER (1u << 22)   /* of another place or of a body in the genitive, */
#define KZ_INSIDE_CHAMBER (1u << 23) /* of a body that has one word: Сенаттың */
#define KZ_INSIDE_BODY (1u << 24)    /* of a body, or a person, as it is called, */
#define KZ_INSIDE_ACRONYM (1u << 25) /* and of an abbreviation */
#define KZ_INSIDE_PROPER (1u << 26)  /* describes, and its capital is its own: Ұлттық */
#define KZ_INSIDE_CLOSE (1u << 27)   /* closes a quoted name */
#define KZ_INSIDE_CALLING (1u << 28) /* with a capital, a calling or a relation: Ана мен бала орталығы */
#define KZ_INSIDE_CAPITALS (1u << 29) /* of a head, which may be an abbreviation: ЖШС */
#define KZ_INSIDE_OFFICIAL (1u << 30) /* of a head, of a body of the state: министрлігі */
#define KZ_INSIDE_AGENT (1u << 31)    /* in small letters, a calling: басқарушы компания */
enum { KZ_INSIDE_KINDS = 32 };

const char *kz_inside_name(uint32_t kind);

/* What else is seen of names on the way, in order. */
typedef struct kz_name_parts {
    uint32_t *inside; /* by token: KZ_INSIDE_ */
    KZ_VEC(kz_name_head) heads;
    kz_entities parts; /* places, bodies and persons, of which a longer name may be made; without dictionary forms */
    KZ_VEC(uint32_t) links; /* tokens such as «атындағы», «жөніндегі», and «(» before an acronym */
} kz_name_parts;

/* The first of the heads that ends with the token or after it; their number if none does. */
uint32_t kz_head_after(const kz_name_parts *parts, uint32_t token);

/* Names are found in steps: those that are known, persons, and places; of these the parts are made; */
typedef struct kz_finder kz_finder;
kz_finder *kz_begin_entities(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                             kz_name_parts *parts);
/* then what rules say that ends in a head: the tokens of the match, and in it those of the name; */
void kz_add_headed(kz_finder *f, uint32_t first, uint32_t end, uint32_t name_first, uint32_t name_end);
/* in the end the rest. In order, not overlapping. */
void kz_end_entities(kz_finder *f, kz_entities *out);

#endif
