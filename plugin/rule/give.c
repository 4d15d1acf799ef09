/* What matches become in a document: the extension, and what all that give something share. */
#include "rule/giver.h"

kz_stretch kz_giver_tokens(const kz_giver *g, uint32_t first, uint32_t end) {
    if (g->set->tokens)
        return (kz_stretch){first, end};
    const kz_words *words = &g->doc->words;
    uint32_t last = words->at[end - 1].span.end - 1;
    return (kz_stretch){kz_token_after(&g->doc->segments, words->at[first].span.start),
                        kz_token_after(&g->doc->segments, last) + 1};
}

kz_span kz_stretch_span(const kz_document *doc, kz_stretch s) {
    const kz_token *tokens = doc->segments.tokens.at;
    return (kz_span){tokens[s.first].span.start, tokens[s.end - 1].span.end};
}

int32_t kz_giver_person(const kz_giver *g, kz_stretch at) {
    const kz_entities *entities = &g->doc->entities;
    for (uint32_t e = kz_entity_after(entities, at.first); e < entities->n && entities->at[e].first < at.end; e++)
        if (g->person_of[e] >= 0)
            return g->person_of[e];
    return -1;
}

/* By entity: the person that it names, or -1. */
static int32_t *list_persons(kz_document *doc) {
    int32_t *person_of = kz_arena_get(&doc->arena, (doc->entities.n + 1) * sizeof *person_of);
    for (uint32_t e = 0; e < doc->entities.n; e++)
        person_of[e] = -1;
    for (uint32_t p = 0; p < doc->people.n; p++)
        for (uint32_t m = 0; m < doc->people.at[p].mentions.n; m++)
            person_of[doc->people.at[p].mentions.at[m]] = (int32_t)p;
    return person_of;
}

/* ---- The extension ---- */

static const kz_gift_kind GIFT_OF[KZ_L_COUNT] = {
    [KZ_L_ENTITIES] = KZ_GIFT_ENTITY, [KZ_L_PEOPLE] = KZ_GIFT_POST, [KZ_L_QUOTES] = KZ_GIFT_QUOTE};

static uint32_t needs(const void *by, kz_layer layer) {
    uint32_t layers = GIFT_OF[layer] == KZ_GIFT_NONE ? 0 : kz_ruleset_layers_for(by, GIFT_OF[layer]);
    return layer == KZ_L_QUOTES ? layers | kz_ruleset_layers_for(by, KZ_GIFT_SPEECH) : layers;
}

static void mark(const void *by, kz_document *doc) {
    if (kz_ruleset_layers_for(by, KZ_GIFT_SPEECH))
        kz_ruleset_mark_speech(by, doc);
}

static void add(const void *by, kz_document *doc, kz_layer layer) {
    kz_giver g = {.set = by, .doc = doc};
    if (GIFT_OF[layer] == KZ_GIFT_NONE || kz_ruleset_layers_for(by, GIFT_OF[layer]) == 0)
        return;
    kz_ruleset_match_for(by, GIFT_OF[layer], NULL, &doc->arena, doc, &g.found);
    if (!g.found.all.n)
        return;
    if (layer == KZ_L_ENTITIES) {
        kz_give_entities(&g);
        return;
    }
    g.person_of = list_persons(doc);
    if (layer == KZ_L_PEOPLE)
        kz_give_posts(&g);
    else
        kz_give_quotes(&g);
}

kz_extension kz_ruleset_extension(const kz_ruleset *set) {
    return (kz_extension){set, needs, mark, add};
}
