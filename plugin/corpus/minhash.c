#include "corpus/minhash.h"

enum { VALUE_BITS = 32 };

/* The pass is the higher half, so that a later pass never takes a place that an earlier one has filled. */
static void offer(kz_sketcher *s, uint32_t place, uint32_t pass, uint64_t hash) {
    uint64_t value = (uint64_t)pass << VALUE_BITS | (uint32_t)hash;
    if (value < s->least[place])
        s->least[place] = value;
}

static uint32_t place_of(uint64_t hash) {
    return (uint32_t)(hash >> 56);
}

/* Keeps the shingle for further passes, once. A text with more distinct ones fills all places in the first pass: that
 * it does not is a chance of one in 30,000. */
static void keep(kz_sketcher *s, uint64_t shingle) {
    if (s->n == KZ_SKETCH_KEPT)
        return;
    uint32_t slot = (uint32_t)(shingle >> VALUE_BITS) % KZ_SKETCH_SLOTS;
    while (s->slots[slot]) {
        if (s->kept[s->slots[slot] - 1] == shingle)
            return;
        slot = (slot + 1) % KZ_SKETCH_SLOTS;
    }
    s->slot_of[s->n] = (uint16_t)slot;
    s->kept[s->n++] = shingle;
    s->slots[slot] = (uint16_t)s->n;
}

static void add_shingle(kz_sketcher *s, uint64_t shingle) {
    offer(s, place_of(shingle), 0, shingle);
    keep(s, shingle);
}

static bool is_full(const kz_sketcher *s) {
    for (uint32_t i = 0; i < KZ_SKETCH; i++)
        if (s->least[i] == UINT64_MAX)
            return false;
    return true;
}

/* Passes 1 to 255 cast the shingles anew; from then on each pass fills the place of its own number. */
static void fill(kz_sketcher *s) {
    for (uint32_t pass = 1; pass < 2 * KZ_SKETCH && !is_full(s); pass++)
        for (uint32_t i = 0; i < s->n; i++) {
            uint64_t hash = kz_mix(s->kept[i] + pass * KZ_GOLDEN);
            offer(s, pass < KZ_SKETCH ? place_of(hash) : pass - KZ_SKETCH, pass, hash);
        }
}

static void start(kz_sketcher *s) {
    memset(s->least, 0xFF, sizeof s->least);
    for (uint32_t i = 0; i < s->n; i++)
        s->slots[s->slot_of[i]] = 0;
    s->n = 0;
}

uint32_t kz_sketch(kz_sketcher *s, kz_slice text, uint8_t sketch[KZ_SKETCH]) {
    uint32_t at = 0, words = 0;
    uint64_t word, before = 0;
    start(s);
    for (; kz_next_word(text, &at, &word); words++) {
        add_shingle(s, word);
        if (words)
            add_shingle(s, kz_mix(before * KZ_GOLDEN + word));
        before = word;
    }
    if (!words)
        return 0;
    fill(s);
    for (uint32_t i = 0; i < KZ_SKETCH; i++)
        sketch[i] = (uint8_t)s->least[i];
    return words;
}

uint32_t kz_sketch_agree(const uint8_t *a, const uint8_t *b) {
    uint32_t agree = 0;
    for (uint32_t i = 0; i < KZ_SKETCH; i++)
        agree += a[i] == b[i];
    return agree;
}

static const double BY_CHANCE = 1.0 / 256;

double kz_sketch_similarity(uint32_t agree) {
    double similarity = ((double)agree / KZ_SKETCH - BY_CHANCE) / (1 - BY_CHANCE);
    return similarity < 0 ? 0 : similarity;
}

uint32_t kz_sketch_places(double similarity) {
    double places = KZ_SKETCH * (similarity + (1 - similarity) * BY_CHANCE);
    uint32_t whole = (uint32_t)places;
    return whole + (whole < places);
}
