/* Words that a rule set knows, and the entries of its lists as one tree over them. */
#include "rule/parts.h"

enum { FIRST_SLOTS = 64 };

/* ---- Vocabulary ---- */

static kz_slice known(const kz_vocabulary *v, uint32_t number) {
    const kz_known_word *word = &v->words.at[number - 1];
    return (kz_slice){v->letters.at + word->at, word->n};
}

static uint32_t slot_of(const kz_vocabulary *v, kz_slice word, uint32_t hash) {
    uint32_t slot = (hash ^ hash >> 15) & v->mask;
    while (v->slots[slot] && (v->words.at[v->slots[slot] - 1].hash != hash || !kz_same(known(v, v->slots[slot]), word)))
        slot = (slot + 1) & v->mask;
    return slot;
}

static void more_word_slots(kz_vocabulary *v, kz_arena *arena) {
    uint32_t size = v->mask ? (v->mask + 1) * 2 : FIRST_SLOTS;
    v->slots = kz_arena_zeroed(arena, size * sizeof *v->slots);
    v->mask = size - 1;
    for (uint32_t i = 0; i < v->words.n; i++) {
        uint32_t hash = v->words.at[i].hash, slot = (hash ^ hash >> 15) & v->mask;
        while (v->slots[slot])
            slot = (slot + 1) & v->mask;
        v->slots[slot] = i + 1;
    }
}

/* A bit of `starts`, by two letters. */
static uint32_t start_of(kz_slice word) {
    uint32_t start = 0;
    memcpy(&start, word.at, word.n < sizeof start ? word.n : sizeof start);
    return start * 2654435761u >> 24;
}

uint32_t kz_vocabulary_add(kz_vocabulary *v, kz_arena *arena, kz_slice word) {
    if (v->words.n * 2 >= v->mask)
        more_word_slots(v, arena);
    uint32_t hash = kz_hash(word), slot = slot_of(v, word, hash);
    if (v->slots[slot])
        return v->slots[slot];
    v->starts[start_of(word) / 64] |= UINT64_C(1) << start_of(word) % 64;
    *kz_push(arena, &v->words) = (kz_known_word){v->letters.n, word.n, hash};
    for (uint32_t i = 0; i < word.n; i++)
        *kz_push(arena, &v->letters) = word.at[i];
    return v->slots[slot] = v->words.n;
}

uint32_t kz_vocabulary_find(const kz_vocabulary *v, kz_slice word) {
    uint32_t start = start_of(word);
    bool may_be = v->starts[start / 64] >> start % 64 & 1;
    return may_be ? v->slots[slot_of(v, word, kz_hash(word))] : 0;
}

/* ---- Entries ---- */

static uint32_t step_hash(uint32_t from, uint32_t word) {
    uint32_t hash = from * 2654435761u ^ word * 2246822519u;
    return hash ^ hash >> 15;
}

static uint32_t step_slot(const kz_entries *e, uint32_t from, uint32_t word) {
    uint32_t slot = step_hash(from, word) & e->mask;
    while (e->slots[slot]) {
        const kz_entry_step *step = &e->steps.at[e->slots[slot] - 1];
        if (step->from == from && step->word == word)
            break;
        slot = (slot + 1) & e->mask;
    }
    return slot;
}

static void more_step_slots(kz_entries *e, kz_arena *arena) {
    uint32_t size = e->mask ? (e->mask + 1) * 2 : FIRST_SLOTS;
    e->slots = kz_arena_zeroed(arena, size * sizeof *e->slots);
    e->mask = size - 1;
    for (uint32_t i = 0; i < e->steps.n; i++)
        e->slots[step_slot(e, e->steps.at[i].from, e->steps.at[i].word)] = i + 1;
}

void kz_entries_init(kz_entries *e) {
    e->nodes = KZ_BY_COUNT;
}

uint32_t kz_entries_step(const kz_entries *e, uint32_t node, uint32_t word) {
    if (!e->mask)
        return KZ_NOTHING;
    uint32_t found = e->slots[step_slot(e, node, word)];
    return found ? e->steps.at[found - 1].to : KZ_NOTHING;
}

void kz_entries_add(kz_entries *e, kz_arena *arena, uint32_t root, const uint32_t *words, uint32_t n, uint32_t list) {
    uint32_t node = root;
    for (uint32_t i = 0; i < n; i++) {
        if (e->steps.n * 2 >= e->mask)
            more_step_slots(e, arena);
        uint32_t slot = step_slot(e, node, words[i]);
        if (!e->slots[slot]) {
            *kz_push(arena, &e->steps) = (kz_entry_step){node, words[i], e->nodes++};
            e->slots[slot] = e->steps.n;
        }
        node = e->steps.at[e->slots[slot] - 1].to;
    }
    *kz_push(arena, &e->ends) = (kz_entry_end){node, list};
}

/* Sorted by node or list, what is equal in the order in which it was; `first` is where those of each key begin. */
static void sort_ends(kz_entries *e, kz_arena *arena, bool by_node, uint32_t *first, uint32_t keys) {
    kz_entry_end *sorted = kz_arena_get(arena, e->ends.n * sizeof *sorted);
    uint32_t *next = kz_arena_get(arena, (keys + 1) * sizeof *next);
    for (uint32_t i = 0; i < e->ends.n; i++)
        first[(by_node ? e->ends.at[i].node : e->ends.at[i].list) + 1]++;
    for (uint32_t key = 0; key < keys; key++)
        first[key + 1] += first[key];
    memcpy(next, first, (keys + 1) * sizeof *next);
    for (uint32_t i = 0; i < e->ends.n; i++)
        sorted[next[by_node ? e->ends.at[i].node : e->ends.at[i].list]++] = e->ends.at[i];
    e->ends.at = sorted;
}

void kz_entries_finish(kz_entries *e, kz_arena *arena, uint32_t lists) {
    e->end_first = kz_arena_zeroed(arena, (e->nodes + 1) * sizeof *e->end_first);
    e->goes_on = kz_arena_zeroed(arena, e->nodes);
    for (uint32_t i = 0; i < e->steps.n; i++)
        e->goes_on[e->steps.at[i].from] = 1;
    uint32_t *of_list = kz_arena_zeroed(arena, (lists + 1) * sizeof *of_list);
    sort_ends(e, arena, false, of_list, lists);
    sort_ends(e, arena, true, e->end_first, e->nodes);
}

bool kz_entries_has(const kz_entries *e, uint32_t node, uint32_t list) {
    uint32_t low = e->end_first[node], high = e->end_first[node + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (e->ends.at[middle].list == list)
            return true;
        if (e->ends.at[middle].list < list)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
