/* The model: features of candidates, and the best way through a sentence (Viterbi over neighbours). */
#include "parse/tagger.h"

static uint32_t mix(uint32_t h, uint32_t value) {
    h = (h ^ value) * 0x9E3779B1u;
    return h ^ (h >> 15);
}

static uint32_t mix64(uint32_t h, uint64_t value) {
    return mix(mix(h, (uint32_t)value), (uint32_t)(value >> 32));
}

static uint32_t feature(uint32_t template_, uint32_t a, uint32_t b) {
    uint32_t h = mix(mix(template_ * 0x85EBCA6Bu + 1, a), b);
    return (h ^ (h >> 13)) & (KZ_TAGGER_WEIGHTS - 1);
}

/* ---- Hashes ---- */

/* What neighbours tell nothing about. */
#define IDLE (KZ_UD_GENDER | KZ_UD_POLITE | KZ_UD_NUMBER | KZ_UD_EVIDENT | KZ_UD_VOICE)
#define MAIN (KZ_UD_CASE | KZ_UD_VERBFORM)

static uint32_t pos_of(const kz_candidate *c) {
    return c->reading.upos;
}

/* The last three letters, where they are two bytes each. */
static uint32_t ending_of(kz_slice form) {
    uint32_t n = form.n < 6 ? form.n : 6;
    return kz_hash((kz_slice){form.at + form.n - n, n});
}

/* A converb asks for another verb, a conditional does not. */
static uint8_t role_of(const kz_word_reading *r) {
    uint64_t form = r->feats & KZ_UD_VERBFORM;
    if (form == 0)
        return r->upos;
    if ((r->feats & KZ_UD_MOOD) == KZ_UD_MOOD_CND)
        return 32;
    return (uint8_t)(33 + (form == KZ_UD_VERBFORM_PART) + 2 * (form == KZ_UD_VERBFORM_GER) +
                     3 * (form == KZ_UD_VERBFORM_CONV) + 4 * (form == KZ_UD_VERBFORM_INF));
}

void kz_tagger_describe(kz_slice form, kz_entry *entry, kz_candidate *candidates) {
    uint32_t class_ = 7, mask = 0;
    char lemma[KZ_LONGEST_FORM + 64];
    entry->form_hash = kz_hash(form);
    entry->ending = ending_of(form);
    uint8_t most = 0;
    for (uint32_t i = 0; i < entry->n; i++)
        most = candidates[i].reading.usual > most ? candidates[i].reading.usual : most;
    for (uint32_t i = 0; i < entry->n; i++) {
        kz_candidate *c = &candidates[i];
        const kz_word_reading *r = &c->reading;
        c->tag = mix64(mix(r->upos, r->marks), r->feats & ~IDLE);
        c->part = mix64(r->upos, r->feats & MAIN);
        c->role = role_of(r);
        c->behind = (uint8_t)(most - r->usual);
        bool spelled = form.n <= KZ_LONGEST_FORM;
        c->lemma = spelled ? kz_hash((kz_slice){lemma, kz_reading_lemma(form, r, lemma)}) : 0;
        class_ = mix(class_, c->part); /* candidates come in a fixed order */
        mask |= 1u << r->upos;
    }
    entry->mask = mask;
    entry->lead = entry->n ? candidates[0].part : 0;
    entry->class_ = class_;
}

/* ---- Features ---- */

uint32_t kz_lone_features(const kz_entry *entry, const kz_candidate *c, uint32_t rank, uint32_t *out) {
    const kz_word_reading *r = &c->reading;
    uint32_t pos = pos_of(c), n = 0;
    uint32_t traits = entry->key & 0x3F;
    uint32_t cost = r->cost / 8u, usual = r->usual;
    out[n++] = feature(1, c->tag, 0);
    out[n++] = feature(2, c->tag, r->source);
    out[n++] = feature(3, rank, entry->n < 6 ? entry->n : 6);
    out[n++] = feature(4, c->lemma, pos);
    out[n++] = feature(5, entry->form_hash, c->tag);
    out[n++] = feature(6, c->part, usual);
    out[n++] = feature(7, r->row, pos);
    out[n++] = feature(8, entry->class_, c->tag);
    out[n++] = feature(9, entry->ending, c->part);
    out[n++] = feature(10, traits, pos * 8 + r->source);
    out[n++] = feature(11, mix(traits, entry->class_), c->part);
    out[n++] = feature(12, r->source * 32 + cost, pos);
    out[n++] = feature(13, r->source * 32 + cost, rank);
    out[n++] = feature(14, r->usual, r->source * 64 + pos);
    out[n++] = feature(15, r->marks, c->part);
    out[n++] = feature(16, c->behind, pos);
    out[n++] = feature(17, c->behind, r->source);
    out[n++] = feature(18, mix(traits, r->usual), pos);
    return n;
}

static uint32_t class_at(const kz_choice *sentence, uint32_t n, int64_t i) {
    return i < 0 || i >= (int64_t)n ? 1 : sentence[i].entry->class_;
}

static uint32_t mask_at(const kz_choice *sentence, uint32_t n, int64_t i) {
    return i < 0 || i >= (int64_t)n ? 1 : sentence[i].entry->mask;
}

static uint32_t lead_at(const kz_choice *sentence, uint32_t n, int64_t i) {
    return i < 0 || i >= (int64_t)n ? 1 : sentence[i].entry->lead;
}

static uint32_t ending_at(const kz_choice *sentence, uint32_t n, int64_t i) {
    return i < 0 || i >= (int64_t)n ? 1 : sentence[i].entry->ending;
}

static uint32_t form_at(const kz_choice *sentence, uint32_t n, int64_t i) {
    return i < 0 || i >= (int64_t)n ? 1 : sentence[i].entry->form_hash;
}

uint32_t kz_context_features(const kz_choice *sentence, uint32_t n, uint32_t i, const kz_candidate *c, uint32_t *out) {
    uint32_t k = 0;
    int64_t at = i;
    uint32_t before = class_at(sentence, n, at - 1), after = class_at(sentence, n, at + 1);
    out[k++] = feature(32, form_at(sentence, n, at - 1), c->tag);
    out[k++] = feature(33, form_at(sentence, n, at + 1), c->tag);
    out[k++] = feature(34, before, c->part);
    out[k++] = feature(35, after, c->tag);
    out[k++] = feature(36, class_at(sentence, n, at + 2), c->part);
    out[k++] = feature(37, mix(before, after), c->part);
    uint32_t after_mask = mask_at(sentence, n, at + 1), before_mask = mask_at(sentence, n, at - 1);
    out[k++] = feature(39, after_mask, c->part);
    out[k++] = feature(40, before_mask, c->part);
    out[k++] = feature(41, mix(before_mask, after_mask), pos_of(c));
    out[k++] = feature(42, lead_at(sentence, n, at + 1), c->tag);
    out[k++] = feature(43, mix(lead_at(sentence, n, at + 1), lead_at(sentence, n, at + 2)), c->part);
    out[k++] = feature(44, ending_at(sentence, n, at + 1), c->part);
    out[k++] = feature(45, ending_at(sentence, n, at - 1), c->part);
    out[k++] = feature(46, lead_at(sentence, n, at + 1), c->lemma + c->reading.upos);
    out[k++] = feature(38, form_at(sentence, n, at + 1), c->lemma + c->reading.upos);
    return k;
}

uint32_t kz_pair_features(const kz_candidate *before, const kz_candidate *c, uint32_t *out) {
    uint32_t n = 0;
    out[n++] = feature(64, before->tag, c->tag);
    out[n++] = feature(65, before->part, c->part);
    out[n++] = feature(66, before->lemma, c->tag);
    out[n++] = feature(67, before->tag, c->lemma + c->reading.upos);
    out[n++] = feature(68, before->reading.upos, c->tag);
    out[n++] = feature(69, before->role, c->reading.upos * 2u + c->reading.auxiliary);
    out[n++] = feature(70, before->role, c->lemma + c->reading.upos);
    out[n++] = feature(71, before->lemma + before->reading.upos, c->role);
    return n;
}

int32_t kz_weigh(const int16_t *weights, const uint32_t *features, uint32_t n) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += weights[features[i]];
    return sum;
}

/* ---- The best way ---- */

static int32_t pair_worth(const int16_t *weights, const kz_candidate *before, const kz_candidate *c) {
    uint32_t features[KZ_MOST_FEATURES];
    return kz_weigh(weights, features, kz_pair_features(before, c, features));
}

static kz_step best_step(const int16_t *weights, const kz_choice *before, const kz_step *steps, const kz_candidate *c,
                         int32_t own) {
    kz_step best = {INT32_MIN, 0};
    for (uint32_t k = 0; k < before->n; k++) {
        int32_t score = steps[k].score + pair_worth(weights, &before->candidates[k], c);
        if (score > best.score)
            best = (kz_step){score, k};
    }
    best.score += own;
    return best;
}

void kz_tag(const int16_t *weights, kz_choice *sentence, uint32_t n, kz_step *scratch) {
    uint32_t features[KZ_MOST_FEATURES];
    for (uint32_t i = 0; i < n; i++) {
        kz_choice *word = &sentence[i];
        kz_step *steps = scratch + (size_t)i * KZ_MOST_CANDIDATES;
        for (uint32_t k = 0; k < word->n; k++) {
            kz_candidate *c = &word->candidates[k];
            int32_t own = c->worth;
            if (word->n > 1)
                own += kz_weigh(weights, features, kz_context_features(sentence, n, i, c, features));
            steps[k] = i ? best_step(weights, &sentence[i - 1], steps - KZ_MOST_CANDIDATES, c, own) : (kz_step){own, 0};
        }
    }
    if (n == 0)
        return;
    const kz_step *last = scratch + (size_t)(n - 1) * KZ_MOST_CANDIDATES;
    uint32_t chosen = 0;
    for (uint32_t k = 1; k < sentence[n - 1].n; k++)
        chosen = last[k].score > last[chosen].score ? k : chosen;
    for (uint32_t i = n; i-- > 0;) {
        sentence[i].chosen = chosen;
        chosen = scratch[(size_t)i * KZ_MOST_CANDIDATES + chosen].before;
    }
}
