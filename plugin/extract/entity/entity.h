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

/* In order, not overlapping. */
void kz_find_entities(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                      kz_entities *out);

#endif
