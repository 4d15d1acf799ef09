#include "extract/entity/entity.h"

const char *kz_entity_type_name(kz_entity_type type) {
    static const char *const names[] = {"PERSON", "ORGANISATION", "GPE",     "LOCATION", "FACILITY", "NORP",    "EVENT",
                                        "ART",    "LAW",          "LANGUAGE", "PROJECT",  "PRODUCT",  "DISEASE", "CONTACT"};
    return names[type];
}
void kz_find_entities(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                      kz_entities *out) {
    (void)arena, (void)s, (void)numbers, (void)times, (void)out;
}
