#include "corpus/lsh.h"
#include <math.h>

enum { PIECE = 1024 /* entries */, FEWEST_HEADS = 1024 };

uint32_t kz_bands_for(double threshold) {
    static const double MISSED = 0.01;
    double row = pow(threshold, KZ_BAND);
    if (row >= 1)
        return 1;
    double bands = ceil(log(MISSED) / log1p(-row));
    return bands < KZ_MOST_BANDS ? (uint32_t)bands : KZ_MOST_BANDS;
}

/* ---- Where things lie ---- */

static size_t entry_size(const kz_index *index) {
    return sizeof(uint64_t) + sizeof(uint32_t) * index->bands + index->size;
}

/* Id, links, signature. */
static char *entry_at(const kz_index *index, uint32_t entry) {
    uint32_t place = entry % index->most;
    return index->pieces[place / PIECE] + entry_size(index) * (place % PIECE);
}

static char *link_at(char *entry, uint32_t band) {
    return entry + sizeof(uint64_t) + sizeof(uint32_t) * band;
}

static const uint8_t *signature_of(const kz_index *index, const char *entry) {
    return (const uint8_t *)entry + sizeof(uint64_t) + sizeof(uint32_t) * index->bands;
}

static uint32_t *head_of(const kz_index *index, uint32_t band, const uint8_t *signature) {
    uint32_t key;
    memcpy(&key, signature + KZ_BAND * band, sizeof key);
    uint64_t hash = kz_mix(key + band * KZ_GOLDEN);
    return &index->heads[(size_t)band * index->heads_n + (hash & (index->heads_n - 1))];
}

/* Whether the entry that a link names is still kept. */
static bool is_kept(const kz_index *index, uint32_t link) {
    return link != 0 && index->count - link < index->most;
}

/* ---- Opening and growing ---- */

static size_t pieces_bytes(const kz_index *index) {
    return sizeof(char *) * ((index->most - 1) / PIECE + 1);
}

static void *take(kz_index *index, size_t size) {
    void *block = index->alloc.realloc(index->alloc.userdata, NULL, 0, size);
    index->bytes += block ? size : 0;
    return block;
}

static void give(kz_index *index, void *block, size_t size) {
    if (!block)
        return;
    index->alloc.realloc(index->alloc.userdata, block, size, 0);
    index->bytes -= size;
}

static uint32_t power_of_two_to(uint32_t most) {
    uint32_t power = 1;
    while (power <= most / 2)
        power *= 2;
    return power;
}

void kz_index_open(kz_index *index, kz_alloc alloc, uint32_t bands, uint32_t size, uint32_t most) {
    *index = (kz_index){.alloc = alloc, .bands = bands, .size = size, .most = most};
}

static uint32_t piece_entries(const kz_index *index, uint32_t piece) {
    uint32_t left = index->most - piece * PIECE;
    return left < PIECE ? left : PIECE;
}

static size_t heads_bytes(const kz_index *index, uint32_t heads) {
    return sizeof(uint32_t) * heads * (size_t)index->bands;
}

void kz_index_close(kz_index *index) {
    for (uint32_t i = 0; i < index->pieces_n; i++)
        give(index, index->pieces[i], entry_size(index) * piece_entries(index, i));
    give(index, index->pieces, index->pieces ? pieces_bytes(index) : 0);
    give(index, index->heads, heads_bytes(index, index->heads_n));
    memset(index, 0, sizeof *index);
}

static void hang(kz_index *index, uint32_t entry) {
    char *at = entry_at(index, entry);
    for (uint32_t band = 0; band < index->bands; band++) {
        uint32_t *head = head_of(index, band, signature_of(index, at));
        memcpy(link_at(at, band), head, sizeof *head);
        *head = entry + 1;
    }
}

/* Twice as many chains, all hung anew from the entries. There is room in the budget for the old and the new ones: so
 * far there are as many entries as old chains, and the budget is of at least as many entries as new ones. */
static kz_status more_heads(kz_index *index) {
    uint32_t old = index->heads_n, most = power_of_two_to(index->most);
    uint32_t wanted = old ? old * 2 : FEWEST_HEADS;
    wanted = wanted < most ? wanted : most;
    uint32_t *heads = take(index, heads_bytes(index, wanted));
    if (!heads)
        return KZ_NO_MEMORY;
    memset(heads, 0, heads_bytes(index, wanted));
    give(index, index->heads, heads_bytes(index, old));
    index->heads = heads;
    index->heads_n = wanted;
    for (uint32_t entry = 0; entry != index->count; entry++)
        hang(index, entry);
    return KZ_OK;
}

kz_status kz_index_reserve(kz_index *index) {
    if (index->count >= UINT32_MAX - 1)
        return KZ_TOO_LARGE;
    if (!index->pieces) {
        index->pieces = take(index, pieces_bytes(index));
        if (!index->pieces)
            return KZ_NO_MEMORY;
    }
    uint32_t piece = index->count % index->most / PIECE;
    if (piece >= index->pieces_n) {
        index->pieces[piece] = take(index, entry_size(index) * piece_entries(index, piece));
        if (!index->pieces[piece])
            return KZ_NO_MEMORY;
        index->pieces_n = piece + 1;
    }
    bool crowded = index->count >= index->heads_n && index->heads_n < power_of_two_to(index->most);
    return !index->heads || crowded ? more_heads(index) : KZ_OK;
}

/* ---- Looking up and adding ---- */

static uint32_t agreeing(const kz_index *index, const uint8_t *a, const uint8_t *b) {
    if (index->size == KZ_SKETCH)
        return kz_sketch_agree(a, b);
    return memcmp(a, b, index->size) == 0 ? index->size : 0;
}

typedef struct search {
    const kz_index *index;
    const uint8_t *signature;
    uint32_t least;
    uint32_t best; /* link to the entry, 0 for none */
    uint32_t agree;
} search;

static void search_chain(search *s, uint32_t band) {
    const kz_index *index = s->index;
    uint32_t link = *head_of(index, band, s->signature);
    for (uint32_t compared = 0; is_kept(index, link) && compared < KZ_MOST_COMPARED; compared++) {
        char *entry = entry_at(index, link - 1);
        const uint8_t *other = signature_of(index, entry);
        if (link != s->best && memcmp(other + KZ_BAND * band, s->signature + KZ_BAND * band, KZ_BAND) == 0) {
            uint32_t agree = agreeing(index, other, s->signature);
            if (agree >= s->least && agree > s->agree) {
                s->agree = agree;
                s->best = link;
            }
        }
        uint32_t older;
        memcpy(&older, link_at(entry, band), sizeof older);
        if (older >= link)
            return;
        link = older;
    }
}

kz_found kz_index_find(const kz_index *index, const uint8_t *signature, uint32_t least) {
    search s = {.index = index, .signature = signature, .least = least};
    kz_found found = {0};
    if (!index->heads)
        return found;
    for (uint32_t band = 0; band < index->bands; band++)
        kz_fetch(head_of(index, band, signature));
    for (uint32_t band = 0; band < index->bands && s.agree < index->size; band++)
        search_chain(&s, band);
    if (s.best) {
        found.found = true;
        found.agree = s.agree;
        memcpy(&found.id, entry_at(index, s.best - 1), sizeof found.id);
    }
    return found;
}

uint64_t kz_index_add(kz_index *index, const uint8_t *signature, uint64_t id) {
    char *entry = entry_at(index, index->count);
    uint64_t left = 0;
    if (index->count >= index->most)
        memcpy(&left, entry, sizeof left);
    memcpy(entry, &id, sizeof id);
    memcpy(entry + entry_size(index) - index->size, signature, index->size);
    hang(index, index->count++);
    return left;
}
