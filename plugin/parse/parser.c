/* The parser's memory: each form in each guise is analysed once. When it holds too many, it begins anew, between two
 * sentences. */
#include "parse/parser.h"

enum { LEAST_SLOTS = 1 << 10, MOST_SLOTS = 1 << 17 };

kz_parser *kz_parser_new(kz_arena *arena, uint32_t expected) {
    kz_parser *parser = kz_arena_zeroed(arena, sizeof *parser);
    uint32_t slots = LEAST_SLOTS;
    while (slots < MOST_SLOTS && slots < expected)
        slots *= 2;
    parser->mask = slots - 1;
    parser->arena = arena;
    parser->weights = kz_tagger_weights;
    parser->slots = kz_arena_zeroed(arena, slots * sizeof *parser->slots);
    return parser;
}

static void forget(kz_parser *parser) {
    memset(parser->slots, 0, (parser->mask + 1) * sizeof *parser->slots);
    parser->entries.n = parser->pool.n = parser->letters.n = 0;
}

static uint32_t keep_letters(kz_parser *parser, kz_slice form) {
    uint32_t at = parser->letters.n;
    for (uint32_t i = 0; i < form.n; i++)
        *kz_push(parser->arena, &parser->letters) = form.at[i];
    return at;
}

/* Which candidates are the first KZ_MOST_CANDIDATES: readings come best first. */
static void add_entry(kz_parser *parser, kz_slice lower, const kz_word *word, kz_entry *entry) {
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    kz_slice form = kz_sub(lower, word->span);
    uint32_t n = kz_word_readings(lower, word, readings);
    n = n < KZ_MOST_CANDIDATES ? n : KZ_MOST_CANDIDATES;
    entry->first = parser->pool.n;
    entry->n = n;
    for (uint32_t i = 0; i < n; i++)
        *kz_push(parser->arena, &parser->pool) = (kz_candidate){.reading = readings[i]};
    kz_candidate *candidates = parser->pool.at + entry->first;
    kz_tagger_describe(form, entry, candidates);
    uint32_t features[KZ_MOST_FEATURES];
    for (uint32_t i = 0; i < n; i++)
        candidates[i].worth = kz_weigh(parser->weights, features, kz_lone_features(entry, &candidates[i], i, features));
}

static uint32_t key_of(const kz_word *word) {
    return (uint32_t)word->traits | (uint32_t)word->kind << 8 | word->suffix_at << 16;
}

static uint32_t slot_of(const kz_parser *parser, uint32_t hash) {
    return (hash ^ hash >> 15) & parser->mask;
}

static uint32_t entry_of(kz_parser *parser, kz_slice lower, const kz_word *word, uint32_t hash) {
    kz_slice form = kz_sub(lower, word->span);
    uint32_t key = key_of(word), slot = slot_of(parser, hash);
    for (; parser->slots[slot]; slot = (slot + 1) & parser->mask) {
        const kz_entry *entry = &parser->entries.at[parser->slots[slot] - 1];
        kz_slice known = {parser->letters.at + entry->letters, entry->n_letters};
        if (entry->hash == hash && entry->key == key && kz_same(known, form))
            return parser->slots[slot] - 1;
    }
    kz_entry entry = {.hash = hash, .key = key, .letters = keep_letters(parser, form), .n_letters = form.n};
    add_entry(parser, lower, word, &entry);
    *kz_push(parser->arena, &parser->entries) = entry;
    parser->slots[slot] = parser->entries.n;
    return parser->entries.n - 1;
}

void kz_parser_meet(kz_parser *parser, kz_slice lower, const kz_words *words, uint32_t first, uint32_t end) {
    if (parser->entries.n + (end - first) > parser->mask / 2 + 1)
        forget(parser);
    parser->sentence.n = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t hash = kz_hash(kz_sub(lower, words->at[i].span)) ^ key_of(&words->at[i]) * 0x9E3779B1u;
        kz_fetch(&parser->slots[slot_of(parser, hash)]);
        *kz_push(parser->arena, &parser->sentence) = (kz_choice){.chosen = hash};
    }
    for (uint32_t i = 0; i < parser->sentence.n; i++) {
        uint32_t met = parser->slots[slot_of(parser, parser->sentence.at[i].chosen)];
        if (met)
            kz_fetch(&parser->entries.at[met - 1]);
    }
    for (uint32_t i = first; i < end; i++) {
        kz_choice *word = &parser->sentence.at[i - first];
        word->chosen = entry_of(parser, lower, &words->at[i], word->chosen);
    }
    /* the vectors have moved while they grew: places only now */
    for (uint32_t i = 0; i < parser->sentence.n; i++) {
        kz_choice *word = &parser->sentence.at[i];
        word->entry = &parser->entries.at[word->chosen];
        word->candidates = parser->pool.at + word->entry->first;
        word->n = word->entry->n;
        word->chosen = 0;
        for (uint32_t k = 0; k < word->n; k++)
            kz_fetch(&word->candidates[k].worth);
    }
    while (parser->steps.n < parser->sentence.n * KZ_MOST_CANDIDATES)
        *kz_push(parser->arena, &parser->steps) = (kz_step){0, 0};
}
