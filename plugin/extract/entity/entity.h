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
    uint8_t type;        /* kz_entity_type of the names, or KZ_HEAD_PART */
} kz_name_head;
/* Of organisations that may be parts of others: кафедра, бөлім. */
enum { KZ_HEAD_PART = KZ_E_TYPES, KZ_HEAD_TYPES };
const char *kz_name_head_type(uint32_t type);

/* What else is seen of names on the way, in order. */
typedef struct kz_name_parts {
    KZ_VEC(kz_name_head) heads;
    KZ_VEC(uint32_t) links; /* tokens such as «атындағы», «жөніндегі» */
} kz_name_parts;

/* In order, not overlapping. */
void kz_find_entities(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                      kz_name_parts *parts, kz_entities *out);

#endif
