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
enum { KZ_NEEDS = 10, KZ_REACHES_FAR = 1 << KZ_NEEDS, KZ_REACHES_NEAR = 2 << KZ_NEEDS };
const char *kz_need_name(uint32_t need);

/* How a word stands inside a name, before its head. */
enum {
    KZ_INSIDE_NAME = 1 << 0,      /* with a capital: Қаржы министрлігі */
    KZ_INSIDE_STRANGER = 1 << 1,  /* likewise, but it may be somebody's name, too */
    KZ_INSIDE_FIRST = 1 << 2,     /* a common noun whose capital may be the sentence's, */
    KZ_INSIDE_START = 1 << 3,     /* or another such word */
    KZ_INSIDE_TOPIC = 1 << 4,     /* in small letters: ауыл шаруашылығы министрлігі */
    KZ_INSIDE_DEED = 1 << 5,      /* likewise, but it tells nothing by itself: дамыту орталығы */
    KZ_INSIDE_POST = 1 << 6,      /* likewise, a post: облыс әкімі аппараты */
    KZ_INSIDE_AREA = 1 << 7,      /* облыстық */
    KZ_INSIDE_RANK = 1 << 8,      /* бас, Ұлттық */
    KZ_INSIDE_GROUND = 1 << 9,    /* облыс әкімдігі */
    KZ_INSIDE_PLAIN = 1 << 10,    /* describes: экологиялық */
    KZ_INSIDE_LATIN = 1 << 11,    /* in Latin letters */
    KZ_INSIDE_AND = 1 << 12,      /* joins two of its words: және */
    KZ_INSIDE_COMMA = 1 << 13,    /* so does a comma */
    KZ_INSIDE_OPEN = 1 << 14,     /* a mark that opens a quoted name, */
    KZ_INSIDE_TITLE = 1 << 15,    /* which begins as titles do, */
    KZ_INSIDE_CALLED = 1 << 16,   /* атты */
    KZ_INSIDE_SAYING = 1 << 17,   /* деп, before аталатын */
    KZ_INSIDE_NUMBER = 1 << 18,   /* № 2, both of it */
    KZ_INSIDE_PLACE = 1 << 19,    /* the last word of a place as it is called, */
    KZ_INSIDE_LAND = 1 << 20,     /* of a state, */
    KZ_INSIDE_STATE = 1 << 21,    /* of a state's full name in the genitive, */
    KZ_INSIDE_OWNER = 1 << 22,    /* of another place or of a body in the genitive, */
    KZ_INSIDE_CHAMBER = 1 << 23,  /* of a body that has one word: Сенаттың */
    KZ_INSIDE_BODY = 1 << 24,     /* of a body as it is called, */
    KZ_INSIDE_ACRONYM = 1 << 25,  /* and of an abbreviation */
    KZ_INSIDE_PROPER = 1 << 26,   /* describes, and its capital is its own: Ұлттық */
    KZ_INSIDE_CLOSE = 1 << 27,    /* closes a quoted name */
    KZ_INSIDE_CALLING = 1 << 28,  /* with a capital, a calling or a relation: Ана мен бала орталығы */
    KZ_INSIDE_CAPITALS = 1 << 29, /* of a head, which may be an abbreviation: ЖШС */
    KZ_INSIDE_OFFICIAL = 1 << 30, /* of a head, of a body of the state: министрлігі */
    KZ_INSIDE_KINDS = 31
};

const char *kz_inside_name(uint32_t kind);

/* What else is seen of names on the way, in order. */
typedef struct kz_name_parts {
    uint32_t *inside; /* by token: KZ_INSIDE_ */
    KZ_VEC(kz_name_head) heads;
    KZ_VEC(uint32_t) links; /* tokens such as «атындағы», «жөніндегі» */
} kz_name_parts;

/* Names are found in steps: those that are known, persons, and names that reach over words with a capital only, */
typedef struct kz_finder kz_finder;
kz_finder *kz_begin_entities(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                             kz_name_parts *parts);
/* of these the places and bodies as they are so far, without dictionary forms; */
void kz_list_grounds(kz_finder *f, kz_entities *out);
/* then what rules say that ends in a head: the tokens of the match, and in it those of the name; */
void kz_add_headed(kz_finder *f, uint32_t first, uint32_t end, uint32_t name_first, uint32_t name_end);
/* in the end the rest. In order, not overlapping. */
void kz_end_entities(kz_finder *f, kz_entities *out);

#endif
