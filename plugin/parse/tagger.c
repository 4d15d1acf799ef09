/* The model: features of candidates, and the best way through a sentence (Viterbi over neighbours). */
#include "parse/tagger.h"

static uint32_t mix(uint32_t h, uint32_t value) {
    h = (h ^ value) * 0x9E3779B1u;
    return h ^ (h >> 15);
}

static uint32_t mix64(uint32_t h, uint64_t value) {
    return mix(mix(h, (uint32_t)value), (uint32_t)(value >> 32));
}

/* A feature is hashed in two halves, since the first often stays while the second changes. */
static uint32_t half(uint32_t template_, uint32_t a) {
    return mix(template_ * 0x85EBCA6Bu + 1, a);
}

static uint32_t whole(uint32_t half, uint32_t b) {
    uint32_t h = mix(half, b);
    return (h ^ (h >> 13)) & (KZ_TAGGER_WEIGHTS - 1);
}

static uint32_t feature(uint32_t template_, uint32_t a, uint32_t b) {
    return whole(half(template_, a), b);
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

/* What the neighbours of word `i` say: the first halves. */
enum { CONTEXT = 15, PAIR = 8 };

static void context_before(const kz_choice *sentence, uint32_t n, uint32_t i, uint32_t *out) {
    uint32_t k = 0;
    int64_t at = i;
    uint32_t before = class_at(sentence, n, at - 1), after = class_at(sentence, n, at + 1);
    uint32_t after_mask = mask_at(sentence, n, at + 1), before_mask = mask_at(sentence, n, at - 1);
    uint32_t after_lead = lead_at(sentence, n, at + 1), after_form = form_at(sentence, n, at + 1);
    out[k++] = half(32, form_at(sentence, n, at - 1));
    out[k++] = half(33, after_form);
    out[k++] = half(34, before);
    out[k++] = half(35, after);
    out[k++] = half(36, class_at(sentence, n, at + 2));
    out[k++] = half(37, mix(before, after));
    out[k++] = half(39, after_mask);
    out[k++] = half(40, before_mask);
    out[k++] = half(41, mix(before_mask, after_mask));
    out[k++] = half(42, after_lead);
    out[k++] = half(43, mix(after_lead, lead_at(sentence, n, at + 2)));
    out[k++] = half(44, ending_at(sentence, n, at + 1));
    out[k++] = half(45, ending_at(sentence, n, at - 1));
    out[k++] = half(46, after_lead);
    out[k] = half(38, after_form);
}

/* … and of what in the candidate: the second ones, in the same order. */
static void context_behind(const kz_candidate *c, uint32_t *out) {
    uint32_t lemma = c->lemma + c->reading.upos, k = 0;
    out[k++] = c->tag;
    out[k++] = c->tag;
    out[k++] = c->part;
    out[k++] = c->tag;
    out[k++] = c->part;
    out[k++] = c->part;
    out[k++] = c->part;
    out[k++] = c->part;
    out[k++] = pos_of(c);
    out[k++] = c->tag;
    out[k++] = c->part;
    out[k++] = c->part;
    out[k++] = c->part;
    out[k++] = lemma;
    out[k] = lemma;
}

/* The same of a candidate and of one of the word behind it. */
static void pair_before(const kz_candidate *before, uint32_t *out) {
    uint32_t k = 0;
    out[k++] = half(64, before->tag);
    out[k++] = half(65, before->part);
    out[k++] = half(66, before->lemma);
    out[k++] = half(67, before->tag);
    out[k++] = half(68, before->reading.upos);
    out[k++] = half(69, before->role);
    out[k++] = half(70, before->role);
    out[k] = half(71, before->lemma + before->reading.upos);
}

static void pair_behind(const kz_candidate *c, uint32_t *out) {
    uint32_t lemma = c->lemma + c->reading.upos, k = 0;
    out[k++] = c->tag;
    out[k++] = c->part;
    out[k++] = c->tag;
    out[k++] = lemma;
    out[k++] = c->tag;
    out[k++] = c->reading.upos * 2u + c->reading.auxiliary;
    out[k++] = lemma;
    out[k] = c->role;
}

static uint32_t join_halves(const uint32_t *before, const uint32_t *behind, uint32_t n, uint32_t *out) {
    for (uint32_t i = 0; i < n; i++)
        out[i] = whole(before[i], behind[i]);
    return n;
}

uint32_t kz_context_features(const kz_choice *sentence, uint32_t n, uint32_t i, const kz_candidate *c, uint32_t *out) {
    uint32_t before[CONTEXT], behind[CONTEXT];
    context_before(sentence, n, i, before);
    context_behind(c, behind);
    return join_halves(before, behind, CONTEXT, out);
}

uint32_t kz_pair_features(const kz_candidate *before, const kz_candidate *c, uint32_t *out) {
    uint32_t first[PAIR], second[PAIR];
    pair_before(before, first);
    pair_behind(c, second);
    return join_halves(first, second, PAIR, out);
}

int32_t kz_weigh(const int16_t *weights, const uint32_t *features, uint32_t n) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += weights[features[i]];
    return sum;
}

/* ---- The best way ---- */

static int32_t weigh_halves(const int16_t *weights, const uint32_t *before, const uint32_t *behind, uint32_t n) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += weights[whole(before[i], behind[i])];
    return sum;
}

/* The best of the steps before; pairs: what each of their candidates says. */
static kz_step best_step(const int16_t *weights, uint32_t (*pairs)[PAIR], const kz_step *steps, uint32_t n,
                         const kz_candidate *c, int32_t own) {
    kz_step best = {INT32_MIN, 0};
    uint32_t behind[PAIR];
    pair_behind(c, behind);
    for (uint32_t k = 0; k < n; k++) {
        int32_t score = steps[k].score + weigh_halves(weights, pairs[k], behind, PAIR);
        if (score > best.score)
            best = (kz_step){score, k};
    }
    best.score += own;
    return best;
}

/* The steps to each candidate of word `i`. */
static void tag_word(const int16_t *weights, const kz_choice *sentence, uint32_t n, uint32_t i, kz_step *steps) {
    const kz_choice *word = &sentence[i], *last = i ? word - 1 : NULL;
    uint32_t pairs[KZ_MOST_CANDIDATES][PAIR], before[CONTEXT], behind[CONTEXT];
    /* what every way has in common decides nothing */
    if (word->n == 1 && (!last || last->n == 1)) {
        steps[0] = (kz_step){last ? (steps - KZ_MOST_CANDIDATES)->score : 0, 0};
        return;
    }
    for (uint32_t k = 0; last && k < last->n; k++)
        pair_before(&last->candidates[k], pairs[k]);
    if (word->n > 1)
        context_before(sentence, n, i, before);
    for (uint32_t k = 0; k < word->n; k++) {
        const kz_candidate *c = &word->candidates[k];
        int32_t own = c->worth;
        if (word->n > 1) {
            context_behind(c, behind);
            own += weigh_halves(weights, before, behind, CONTEXT);
        }
        steps[k] = last ? best_step(weights, pairs, steps - KZ_MOST_CANDIDATES, last->n, c, own) : (kz_step){own, 0};
    }
}

void kz_tag(const int16_t *weights, kz_choice *sentence, uint32_t n, kz_step *scratch) {
    for (uint32_t i = 0; i < n; i++)
        tag_word(weights, sentence, n, i, scratch + (size_t)i * KZ_MOST_CANDIDATES);
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
