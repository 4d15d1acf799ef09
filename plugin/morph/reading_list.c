/* The list of readings: sorted, each once; and what goes out of it. */
#include "morph/reader.h"

static bool same_reading(const kz_reader *w, const kz_word_reading *a, const kz_word_reading *b) {
    if (a->upos != b->upos || a->feats != b->feats || a->word_end != b->word_end || a->tail_feats != b->tail_feats)
        return false;
    if (a->source != KZ_SOURCE_CLOSED && b->source != KZ_SOURCE_CLOSED && a->restored == KZ_AS_LEXICON &&
        b->restored == KZ_AS_LEXICON && a->lemma_end == a->stem_end && b->lemma_end == b->stem_end && !a->head &&
        !b->head)
        return a->entry == b->entry;
    char x[KZ_LONGEST_FORM + 32], y[KZ_LONGEST_FORM + 32];
    uint32_t n = kz_reading_lemma(w->walk.form, a, x);
    return n == kz_reading_lemma(w->walk.form, b, y) && memcmp(x, y, n) == 0;
}

static uint32_t rank(const kz_word_reading *r) {
    return (uint32_t)r->source * 256 + r->cost;
}

/* Keeps the list sorted; of two that say the same the better stays. */
void kz_keep_reading(kz_reader *w, const kz_word_reading *r) {
    for (uint32_t i = 0; i < w->n; i++) {
        if (same_reading(w, &w->out[i], r)) {
            if (rank(&w->out[i]) <= rank(r))
                return;
            memmove(w->out + i, w->out + i + 1, (w->n - i - 1) * sizeof *r);
            w->n--;
            break;
        }
    }
    uint32_t at = w->n;
    while (at > 0 && rank(&w->out[at - 1]) > rank(r))
        at--;
    if (at >= w->max)
        return;
    uint32_t last = w->n < w->max ? w->n++ : w->n - 1;
    memmove(w->out + at + 1, w->out + at, (last - at) * sizeof *r);
    w->out[at] = *r;
}

/* Where a reading breaks no rule, those that do are slips of nobody. */
void kz_drop_broken(kz_reader *w) {
    bool sound = false;
    for (uint32_t i = 0; i < w->n; i++)
        sound = sound || w->out[i].cost < KZ_COST_ASSIMILATION;
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->n; i++)
        if (!sound || w->out[i].cost < KZ_COST_ASSIMILATION)
            w->out[n++] = w->out[i];
    w->n = n;
}

/* Where the end of a name tells what it is, nothing need be guessed. */
void kz_drop_guesses(kz_reader *w) {
    uint32_t n = 0;
    while (n < w->n && w->out[n].source < KZ_SOURCE_GUESS)
        n++;
    w->n = n ? n : w->n;
}

/* The stem of `other` must end in the passive's ending: айтыл is one of айт, бақыла none of бақ. */
static bool is_passive_of(const kz_word_reading *passive, const kz_word_reading *other) {
    if (passive->upos != other->upos || passive->stem_end >= other->stem_end || other->restored != KZ_AS_LEXICON ||
        passive->feats != (other->feats | KZ_UD_VOICE_PASS) || other->feats & KZ_UD_VOICE)
        return false;
    kz_slice stem = kz_table_key(&kz_lexicon_table, other->entry);
    return kz_ends(stem, KZ_LIT("л")) || kz_ends(stem, KZ_LIT("н"));
}

static bool is_own_verb(const kz_word_reading *r) {
    return r->upos == KZ_POS_VERB && r->restored == KZ_AS_LEXICON &&
           kz_table_find(&kz_own_verbs, kz_table_key(&kz_lexicon_table, r->entry)) >= 0;
}

/* A passive that the lexicon has as a verb of its own (айтыл) is read as one of its base; орал is none of ора. */
static bool is_beaten(const kz_reader *w, const kz_word_reading *r) {
    for (uint32_t i = 0; i < w->n; i++) {
        const kz_word_reading *other = &w->out[i];
        if (other->source <= KZ_SOURCE_KNOWN && is_passive_of(other, r) && !is_own_verb(r))
            return true;
        if (is_passive_of(r, other) && is_own_verb(other))
            return true;
    }
    return false;
}

void kz_drop_passives(kz_reader *w) {
    bool beaten[KZ_MAX_WORD_READINGS];
    for (uint32_t i = 0; i < w->n; i++)
        beaten[i] = is_beaten(w, &w->out[i]);
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->n; i++)
        if (!beaten[i])
            w->out[n++] = w->out[i];
    w->n = n;
}
