#include "restore/model.h"

/* ---- Letters ---- */

#define FIRST 0x400u
#define LETTERS 256u

const kz_typed_letter *kz_typed_letter_of(uint32_t letter) {
    return &kz_typed_letters[letter - FIRST < LETTERS ? kz_typed_rows[letter - FIRST] : 0];
}

uint32_t kz_plain_letter(uint32_t letter) {
    return letter - FIRST < LETTERS ? FIRST + kz_plain_letters[letter - FIRST] : letter;
}

static uint32_t mix(uint32_t h, uint32_t value) {
    h = (h ^ value) * 0x9E3779B1u;
    return h ^ (h >> 15);
}

void kz_typed_finish(kz_typed *word) {
    word->hash = 1;
    for (uint32_t i = 0; i < word->n; i++) {
        word->plain[i] = kz_plain_letter(word->letters[i]);
        word->hash = mix(word->hash, word->plain[i]);
    }
}

uint32_t kz_context_after(uint32_t before, uint32_t cp) {
    enum { NUMBER = 2, OTHER_WORD = 3 };
    return kz_is_digit(cp) ? NUMBER : kz_is_letter(cp) ? OTHER_WORD : before;
}

/* ---- Features ---- */

/* Stretches of the word around the letter: so many letters before it and after it. */
static const uint8_t windows[][2] = {{1, 1}, {2, 0}, {0, 2}, {2, 1}, {1, 2}, {2, 2}, {3, 0}, {0, 3}, {3, 1}, {1, 3},
                                     {3, 3}, {4, 0}, {0, 4}, {4, 2}, {2, 4}, {5, 1}, {1, 5}, {6, 0}, {0, 6}};
enum { WINDOWS = sizeof windows / sizeof *windows, EDGE = 1 };

static uint32_t letter_at(const kz_typed *word, int64_t i) {
    return i < 0 || i >= (int64_t)word->n ? EDGE : word->plain[i];
}

uint32_t kz_restore_features(const kz_typed *word, const kz_typed_context *context, uint32_t i, uint32_t *out) {
    uint32_t n = 0;
    for (uint32_t w = 0; w < WINDOWS; w++) {
        uint32_t h = mix(w + 1, word->plain[i]);
        for (int64_t at = (int64_t)i - windows[w][0]; at <= (int64_t)i + windows[w][1]; at++)
            h = mix(h, letter_at(word, at));
        out[n++] = h;
    }
    uint32_t prefix = mix(100, i);
    for (uint32_t at = 0; at < word->n && at < i + 5; at++) {
        prefix = mix(prefix, word->plain[at]);
        if (at == i + 1 || at == i + 2 || at == i + 4)
            out[n++] = mix(prefix, at - i);
    }
    out[n++] = mix(mix(101, word->hash), i);
    out[n++] = mix(mix(mix(102, word->hash), i), context->before);
    out[n++] = mix(mix(mix(103, word->hash), i), context->after);
    return n;
}

uint32_t kz_restore_harmony_features(const kz_typed *word, uint32_t i, uint32_t harmony, uint32_t *out) {
    uint32_t before = letter_at(word, (int64_t)i - 1), at = word->plain[i], after = letter_at(word, (int64_t)i + 1);
    uint32_t h = mix(mix(110, harmony), at), n = 0;
    out[n++] = h;
    out[n++] = mix(mix(h, before), after);
    out[n++] = mix(mix(mix(h, after), letter_at(word, (int64_t)i + 2)), 7);
    out[n++] = mix(mix(mix(mix(h, after), letter_at(word, (int64_t)i + 2)), letter_at(word, (int64_t)i + 3)), 8);
    return n;
}

uint32_t kz_harmony_after(uint32_t harmony, uint32_t letter) {
    if (letter - FIRST >= LETTERS)
        return harmony;
    uint32_t sounds = kz_letter_sounds[letter - FIRST] >> 4 & 3;
    return sounds == 1 || sounds == 2 ? sounds : harmony;
}

/* ---- The best ways ---- */

static void keep(kz_way *ways, uint32_t *n, const kz_way *way) {
    uint32_t at = *n;
    while (at > 0 && ways[at - 1].score < way->score)
        at--;
    if (at >= KZ_WAYS)
        return;
    uint32_t last = *n < KZ_WAYS ? (*n)++ : *n - 1;
    memmove(ways + at + 1, ways + at, (last - at) * sizeof *ways);
    ways[at] = *way;
}

static int32_t worth(const int8_t *weights, const uint32_t *features, uint32_t n, uint32_t meaning) {
    int32_t sum = 0;
    for (uint32_t f = 0; f < n; f++)
        sum += weights[kz_restore_place(features[f], meaning)];
    return sum;
}

/* The letter at i of all ways: those that go on are put in `next`. */
static uint32_t go_on(const int8_t *weights, const kz_typed *word, const kz_typed_context *context, uint32_t i,
                      const kz_way *ways, uint32_t n, kz_way *next) {
    const kz_typed_letter *letter = kz_typed_letter_of(word->letters[i]);
    uint32_t features[KZ_RESTORE_FEATURES], found = 0, meanings = letter->n;
    int32_t own[KZ_MEANINGS] = {0};
    if (meanings > 1) {
        uint32_t fixed = kz_restore_features(word, context, i, features);
        for (uint32_t m = 0; m < meanings; m++)
            own[m] = worth(weights, features, fixed, m);
    }
    for (uint32_t k = 0; k < n; k++) {
        uint32_t more = meanings > 1 ? kz_restore_harmony_features(word, i, ways[k].harmony, features) : 0;
        for (uint32_t m = 0; m < meanings; m++) {
            kz_way way = ways[k];
            way.score += own[m] + worth(weights, features, more, m);
            way.meaning[i] = (uint8_t)m;
            way.harmony = (uint8_t)kz_harmony_after(way.harmony, meanings > 1 ? letter->meant[m] : word->letters[i]);
            keep(next, &found, &way);
        }
    }
    return found;
}

uint32_t kz_restore_ways(const int8_t *weights, const kz_typed *word, const kz_typed_context *context, kz_way *out) {
    kz_way room[KZ_WAYS], *ways = out, *next = room;
    uint32_t n = 1;
    ways[0] = (kz_way){0};
    for (uint32_t i = 0; i < word->n; i++) {
        n = go_on(weights, word, context, i, ways, n, next);
        kz_way *swap = ways;
        ways = next;
        next = swap;
    }
    if (ways != out)
        memcpy(out, ways, n * sizeof *ways);
    return n;
}
