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

const char *kz_need_name(uint32_t need) {
    static const char *const names[KZ_NEEDS] = {"quote", "latin",  "name", "place", "topic", "area",
                                                "body",  "number", "bare", "plain", "order"};
    return names[need];
}

const char *kz_inside_name(uint32_t kind) {
    static const char *const names[KZ_INSIDE_KINDS] = {
        "name",   "stranger", "first",  "start", "topic",   "deed",     "post",     "area",
        "rank",   "ground",   "plain",  "latin", "and",     "comma",    "open",     "title",
        "called", "saying",   "number", "place", "land",    "state",    "owner",    "chamber",
        "body",   "acronym",  "proper", "close", "calling", "capitals", "official", "agent"};
    return names[kind];
}

uint32_t kz_head_after(const kz_name_parts *parts, uint32_t token) {
    uint32_t low = 0, high = parts->heads.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (parts->heads.at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

kz_finder *kz_begin_entities(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, const kz_times *times,
                             kz_name_parts *parts) {
    kz_finder *f = kz_arena_get(arena, sizeof *f);
    *f = (kz_finder){.arena = arena, .s = s, .parts = parts};
    *parts = (kz_name_parts){.inside = kz_arena_zeroed(arena, (s->tokens.n + 1) * sizeof *parts->inside)};
    kz_entity_facts(f, numbers, times);
    for (uint32_t i = 0; i < s->sentences.n; i++) {
        uint32_t first = s->sentences.at[i].first, end = s->sentences.at[i].end;
        kz_find_known(f, first, end);
        kz_find_contacts(f, first, end);
        kz_find_peoples(f, first, end);
        kz_find_persons(f, first, end);
        kz_find_heads(f, first, end);
    }
    kz_list_parts(f);
    return f;
}

void kz_end_entities(kz_finder *f, kz_entities *out) {
    uint32_t head = 0;
    for (uint32_t i = 0; i < f->s->sentences.n; i++)
        kz_find_works(f, f->s->sentences.at[i].first, f->s->sentences.at[i].end, &head);
    kz_extend_laws(f);
    kz_find_again(f);
    kz_resolve(f, out);
}

uint32_t kz_entity_after(const kz_entities *entities, uint32_t token) {
    uint32_t low = 0, high = entities->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entities->at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
