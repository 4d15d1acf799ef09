#include "corpus/repetition.h"

static uint32_t slots_for(uint32_t n) {
    uint32_t slots = 16;
    while (slots / 2 < n && slots < UINT32_C(1) << 31)
        slots *= 2;
    return slots;
}

void kz_grams_init(kz_grams *g, kz_arena *arena, const kz_units *words) {
    uint32_t slots = slots_for(words->n);
    *g = (kz_grams){.words = words, .mask = slots - 1};
    g->keys = kz_arena_get(arena, slots * sizeof *g->keys);
    g->counts = kz_arena_get(arena, slots * sizeof *g->counts);
}

static void clear(kz_grams *g) {
    memset(g->keys, 0, ((size_t)g->mask + 1) * sizeof *g->keys);
    memset(g->counts, 0, ((size_t)g->mask + 1) * sizeof *g->counts);
}

/* How often the key has come, this time with it. */
static uint32_t count_key(kz_grams *g, uint64_t key) {
    key += !key;
    uint32_t slot = (uint32_t)(key >> 32) & g->mask;
    while (g->keys[slot] && g->keys[slot] != key)
        slot = (slot + 1) & g->mask;
    g->keys[slot] = key;
    return ++g->counts[slot];
}

kz_repeated kz_repeated_units(kz_arena *arena, const kz_units *units) {
    kz_grams g;
    kz_repeated repeated = {0};
    kz_grams_init(&g, arena, units);
    clear(&g);
    for (uint32_t i = 0; i < units->n; i++)
        if (count_key(&g, kz_mix(units->at[i].hash)) > 1) {
            repeated.units++;
            repeated.characters += units->at[i].characters;
        }
    return repeated;
}

/* The n words up to `last` as one hash, from that of the n words before them: a polynomial in KZ_GOLDEN. */
typedef struct roller {
    const kz_unit *words;
    uint32_t n;
    uint64_t leaving; /* KZ_GOLDEN to the power of n */
    uint64_t hash, characters;
} roller;

static roller start(const kz_grams *g, uint32_t n) {
    roller r = {.words = g->words->at, .n = n, .leaving = 1};
    for (uint32_t i = 0; i < n; i++)
        r.leaving *= KZ_GOLDEN;
    return r;
}

static void roll(roller *r, uint32_t last) {
    r->hash = r->hash * KZ_GOLDEN + r->words[last].hash;
    r->characters += r->words[last].characters;
    if (last >= r->n) {
        r->hash -= r->leaving * r->words[last - r->n].hash;
        r->characters -= r->words[last - r->n].characters;
    }
}

uint64_t kz_top_gram(kz_grams *g, uint32_t n) {
    uint64_t most = 1, longest = 0;
    roller r = start(g, n);
    clear(g);
    for (uint32_t last = 0; last < g->words->n; last++) {
        roll(&r, last);
        if (last + 1 < n)
            continue;
        uint32_t count = count_key(g, kz_mix(r.hash));
        uint64_t characters = r.characters + n - 1;
        if (count > most || (count == most && most > 1 && characters > longest)) {
            most = count;
            longest = characters;
        }
    }
    return most > 1 ? most * longest : 0;
}

uint64_t kz_repeated_grams(kz_grams *g, uint32_t n) {
    uint64_t repeated = 0;
    uint32_t next = n - 1;
    roller r = start(g, n);
    clear(g);
    for (uint32_t last = 0; last < g->words->n; last++) {
        roll(&r, last);
        if (last < next || count_key(g, kz_mix(r.hash)) == 1)
            continue;
        repeated += r.characters;
        next = last + n;
    }
    return repeated;
}
