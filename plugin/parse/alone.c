/* Words that stand alone: the likeliest reading without a sentence. */
#include "parse/tagger.h"

enum { MOST_STEPS = 4 };

/* The reading with the most worth by itself; false for what is no word. */
static bool best_alone(kz_slice form, kz_word_reading *out) {
    kz_candidate candidates[KZ_MAX_WORD_READINGS];
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    kz_word word = {.span = {0, form.n}, .kind = KZ_T_WORD};
    if (form.n == 0 || form.n > KZ_LONGEST_FORM)
        return false;
    kz_entry entry = {.n = kz_word_readings(form, &word, readings)};
    for (uint32_t i = 0; i < entry.n; i++)
        candidates[i] = (kz_candidate){.reading = readings[i]};
    kz_tagger_describe(form, &entry, candidates);
    int32_t most = INT32_MIN;
    for (uint32_t i = 0; i < entry.n; i++) {
        uint32_t features[KZ_MOST_FEATURES];
        int32_t worth =
            kz_weigh(kz_tagger_weights, features, kz_lone_features(&entry, &candidates[i], i, features));
        if (worth > most) {
            most = worth;
            *out = readings[i];
        }
    }
    return true;
}

static uint32_t copy(kz_slice word, char *out) {
    memmove(out, word.at, word.n);
    return word.n;
}

static uint32_t lemma_once(kz_slice word, char *out) {
    kz_word_reading r;
    return best_alone(word, &r) ? kz_reading_lemma(word, &r, out) : copy(word, out);
}

static uint32_t stem_once(kz_slice word, char *out) {
    kz_word_reading r;
    if (!best_alone(word, &r))
        return copy(word, out);
    if (r.source != KZ_SOURCE_CLOSED)
        r.lemma_end = r.stem_end;
    return kz_reading_lemma(word, &r, out);
}

/* Repeats until nothing changes, so that the result is its own. */
static uint32_t settle(kz_slice word, char *out, uint32_t (*once)(kz_slice, char *)) {
    char now[KZ_LONGEST_FORM + 64];
    if (word.n > KZ_LONGEST_FORM)
        return copy(word, out);
    uint32_t n = copy(word, now);
    for (uint32_t step = 0; step < MOST_STEPS; step++) {
        uint32_t length = once((kz_slice){now, n}, out);
        if (length == n && memcmp(now, out, n) == 0)
            break;
        n = copy((kz_slice){out, length}, now);
    }
    return copy((kz_slice){now, n}, out);
}

uint32_t kz_lemma(kz_slice word, char *out) {
    return settle(word, out, lemma_once);
}

uint32_t kz_stem(kz_slice word, char *out) {
    return settle(word, out, stem_once);
}
