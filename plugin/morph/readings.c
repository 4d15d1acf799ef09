/* The readings of a word: of closed classes, of known stems, else guessed. */
#include "morph/readings.h"

#include "morph/reader.h"

enum {
    SHORTEST_STEM = 2,    /* bytes */
    COST_CAPITAL_NOUN = 6 /* a noun with a capital that is taken for a name */
};

static kz_word_reading closed_reading(const kz_closed *c, uint32_t end) {
    return (kz_word_reading){
        .feats = c->feats,
        .entry = c->lemma,
        .stem_end = (uint16_t)end,
        .lemma_end = c->lemma_length,
        .word_end = (uint16_t)end,
        .upos = c->upos,
        .source = KZ_SOURCE_CLOSED,
        .row = KZ_MORPHS,
        .usual = 7,
    };
}

/* A word of a closed class with the copula: сенсің, қайдасыз. */
static void closed_with_copula(kz_reader *w, uint32_t at, const kz_morph *copula) {
    int32_t found = kz_table_find(&kz_closed_table, (kz_slice){w->walk.form.at, at});
    uint32_t value = found < 0 ? 0 : kz_closed_table.values[found];
    for (uint32_t i = 0; i < (value & 15); i++) {
        const kz_closed *c = &kz_closed_readings[(value >> 4) + i];
        if (c->upos != KZ_POS_PRON && c->upos != KZ_POS_ADV && c->upos != KZ_POS_ADJ)
            continue;
        kz_word_reading r = closed_reading(c, at);
        r.tail_feats = copula->set;
        r.marks = KZ_MARK_COPULA;
        r.row = (uint8_t)(copula - kz_morphs);
        r.cost = (uint8_t)(copula->cost + 2 * i);
        kz_keep_reading(w, &r);
    }
}

static void meet(kz_walk *walk, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    kz_reader *w = walk->context;
    if (depth == 1 && walk->path[0]->marks & KZ_MARK_COPULA && !w->guessing)
        closed_with_copula(w, at, walk->path[0]);
    kz_meet(w, at, mask, begins, depth);
}

static void closed_readings(kz_reader *w) {
    int32_t found = kz_table_find(&kz_closed_table, w->walk.form);
    if (found < 0)
        return;
    uint32_t value = kz_closed_table.values[found];
    for (uint32_t i = 0; i < (value & 15); i++) {
        const kz_closed *c = &kz_closed_readings[(value >> 4) + i];
        kz_word_reading r = closed_reading(c, w->walk.form.n);
        r.cost = (uint8_t)(2 * i);
        kz_keep_reading(w, &r);
    }
}

/* A noun in the middle of a sentence with a capital may be a name: Отан. */
static void name_readings(kz_reader *w) {
    if (!(w->traits & KZ_WORD_CAPITAL) || w->traits & KZ_WORD_FIRST)
        return;
    for (uint32_t i = 0, n = w->n; i < n; i++) {
        kz_word_reading r = w->out[i];
        if (r.upos != KZ_POS_NOUN || r.source != KZ_SOURCE_KNOWN)
            continue;
        r.upos = KZ_POS_PROPN;
        r.cost = (uint8_t)(r.cost < 255 - COST_CAPITAL_NOUN ? r.cost + COST_CAPITAL_NOUN : 255);
        kz_keep_reading(w, &r);
    }
}

static void whole(kz_reader *w, kz_pos upos) {
    kz_word_reading r = {
        .stem_end = (uint16_t)w->walk.form.n,
        .lemma_end = (uint16_t)w->walk.form.n,
        .word_end = (uint16_t)w->walk.form.n,
        .upos = (uint8_t)upos,
        .source = KZ_SOURCE_GUESS,
        .row = KZ_MORPHS,
        .cost = 70,
    };
    r.feats = kz_nominative_of(&r);
    kz_keep_reading(w, &r);
}

uint32_t kz_readings(kz_slice form, uint32_t suffix_at, uint32_t traits, kz_word_reading *out, uint32_t max) {
    static const kz_route route = {
        .meet = meet,
        .states = KZ_END_STATES,
        .kinds = KZ_ROW_ANY,
        .deepest = KZ_DEEPEST,
        .least = SHORTEST_STEM,
    };
    kz_reader w; /* not cleared: what is read has been written before */
    w.walk.form = form;
    w.traits = traits;
    w.hyphen = 0;
    w.compound = 0;
    w.guessing = false;
    w.out = out;
    w.n = 0;
    w.max = max < KZ_MAX_WORD_READINGS ? max : KZ_MAX_WORD_READINGS;
    if (form.n == 0 || max == 0)
        return 0;
    if (form.n > KZ_LONGEST_FORM) {
        w.walk.form.n = form.n < UINT16_MAX ? form.n : UINT16_MAX;
        whole(&w, KZ_POS_X);
        return w.n;
    }
    for (uint32_t i = 1; i + 1 < form.n; i++)
        w.hyphen = form.at[i] == '-' ? i + 1 : w.hyphen;
    kz_walk_listen(&w.walk, form, suffix_at);
    closed_readings(&w);
    kz_walk_all(&w.walk, &route, &w);
    for (uint32_t at = form.n; w.n == 0 && !suffix_at && kz_next_compound(&w, &at);)
        kz_walk_all(&w.walk, &route, &w);
    w.compound = 0;
    name_readings(&w);
    kz_drop_broken(&w);
    kz_drop_passives(&w);
    if (!suffix_at && (w.n == 0 || (w.out[0].source == KZ_SOURCE_KNOWN && w.out[0].cost >= KZ_COST_ASSIMILATION))) {
        w.guessing = true;
        kz_walk_all(&w.walk, &route, &w);
        kz_drop_guesses(&w);
    }
    if (w.n == 0)
        whole(&w, traits & KZ_WORD_NUMBER ? KZ_POS_NUM : traits & KZ_WORD_CAPITAL ? KZ_POS_PROPN : KZ_POS_NOUN);
    return w.n;
}

uint32_t kz_reading_lemma(kz_slice form, const kz_word_reading *r, char *out) {
    if (r->source == KZ_SOURCE_CLOSED) {
        memcpy(out, kz_closed_lemmas + r->entry, r->lemma_end);
        return r->lemma_end;
    }
    if (r->restored == KZ_AS_LEXICON && r->lemma_end == r->stem_end) {
        kz_slice stem = kz_table_key(&kz_lexicon_table, r->entry);
        memcpy(out, form.at, r->head);
        memcpy(out + r->head, stem.at, stem.n);
        return r->head + stem.n;
    }
    uint32_t n = r->lemma_end;
    memcpy(out, form.at, n);
    bool voiced = r->lemma_end < form.n && (r->restored == KZ_UNVOICED || r->lemma_end > r->stem_end);
    const char *letter = voiced ? kz_unvoiced((kz_slice){out + n - 2, 2}) : NULL;
    if (letter && (r->restored == KZ_UNVOICED || memcmp(letter, "п", 2) != 0))
        memcpy(out + n - 2, letter, 2);
    return n;
}
