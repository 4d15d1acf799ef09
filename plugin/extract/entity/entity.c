#include "extract/entity/entity.h"

#include "extract/entity/parts.h"

const char *kz_entity_type_name(kz_entity_type type) {
    static const char *const names[] = {"PERSON",  "ORGANISATION", "GPE",     "LOCATION", "FACILITY",
                                        "NORP",    "EVENT",        "ART",     "LAW",      "LANGUAGE",
                                        "PROJECT", "PRODUCT",      "DISEASE", "CONTACT"};
    return names[type];
}

const char *kz_name_head_type(uint32_t type) {
    return type == KZ_HEAD_PART ? "PART" : kz_entity_type_name((kz_entity_type)type);
}

void kz_find_entities(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                      kz_name_parts *parts, kz_entities *out) {
    kz_finder finder = {.arena = arena, .s = s, .parts = parts};
    kz_entity_facts(&finder, numbers, times);
    uint32_t extended = 0;
    for (uint32_t i = 0; i < s->sentences.n; i++) {
        uint32_t first = s->sentences.at[i].first, end = s->sentences.at[i].end;
        kz_find_known(&finder, first, end);
        kz_find_contacts(&finder, first, end);
        kz_find_peoples(&finder, first, end);
        kz_find_persons(&finder, first, end);
        kz_find_headed(&finder, first, end);
        kz_extend_laws(&finder, extended);
        extended = finder.candidates.n;
    }
    kz_find_again(&finder);
    kz_resolve(&finder, out);
}
