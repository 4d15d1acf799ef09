/* The way from the end of a word over the endings of data/morph/, and the readings of a word. */
#include "morph/readings.h"

#include "morph/reader.h"

enum {
    BUDGET = 600,         /* endings tried for one word, so that a hostile one costs no more than a few real ones */
    COST_CAPITAL_NOUN = 6 /* a noun with a capital that is taken for a name */
};

/* и, ю and the soft sign take the endings of either harmony (режимге, тарихқа), as far as reading goes. */
static void listen(kz_reader *w) {
    kz_prefix_sound now = {KZ_CLASSES, 0};
    w->hashes[0] = (uint32_t)KZ_HASH_START;
    w->sounds[0] = now;
    for (uint32_t at = 0; at < w->form.n;) {
        uint32_t length, cp = kz_utf8_at(w->form, at, &length);
        uint8_t bits = cp >= 0x400 && cp <= 0x4FF ? kz_letter_sounds[cp - 0x400] : 0;
        bool sign = cp == 0x44C || cp == 0x44A;
        if (bits & 15 && !sign)
            now.class_ = (uint8_t)((bits & 15) - 1);
        else if (!sign)
            now.class_ = KZ_CLASSES;
        if (bits >> 4)
            now.harmony = bits >> 4;
        if (cp == 0x438 || cp == 0x44C || cp == 0x44E)
            now.harmony = 3;
        for (uint32_t i = 0; i < length; i++) {
            w->hashes[at + i + 1] = kz_hash_more(w->hashes[at + i], w->form.at + at + i, 1);
            w->sounds[at + i + 1] = now;
        }
        at += length;
    }
}

/* What it costs to put the spelling after the first `at` bytes; -1 where it cannot stand. */
static int32_t misfit(const kz_reader *w, const kz_spelling *s, const kz_morph *row, uint32_t at) {
    kz_prefix_sound before = w->sounds[at];
    if (at == w->suffix_at) /* how a number or an acronym is read, is not in its letters */
        return row->needs && row->upos != KZ_POS_VERB ? 0 : -1; /* and no verb is made of it: ЮНЕСКО-да is in it */
    if (before.class_ == KZ_CLASSES)
        return row->needs == 3 ? 0 : -1;
    uint32_t either = s->fits & 0x5555 && s->fits & 0xAAAA ? 3 : s->fits & 0x5555 ? 1 : 2;
    if (s->begins >= KZ_BEGINS_MERGED_Y)
        return before.harmony == 0 || either & before.harmony ? 0 : -1;
    if (!(row->needs & (before.class_ == KZ_CLASS_VOWEL ? 1 : 2)))
        return -1;
    uint32_t pair = s->fits >> (before.class_ * 2) & 3;
    bool wrong_sound = pair == 0;
    if (wrong_sound)
        pair = either;
    int32_t cost = wrong_sound ? KZ_COST_ASSIMILATION : 0;
    return before.harmony && !(pair & before.harmony) ? cost + KZ_COST_HARMONY : cost;
}
/* ---- The walk ---- */

/* Is л one of the last two consonants of the first `at` bytes? */
static bool has_l_before(kz_slice form, uint32_t at) {
    uint32_t consonants = 0;
    for (uint32_t length; at >= 2 && consonants < 2; at -= length) {
        uint32_t cp = kz_utf8_before(form, at, &length);
        if (cp == 0x43B)
            return true;
        bool vowel = cp >= 0x400 && cp <= 0x4FF && (kz_letter_sounds[cp - 0x400] & 15) == KZ_CLASS_VOWEL + 1;
        consonants += !vowel;
    }
    return false;
}

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
    int32_t found = kz_table_find(&kz_closed_table, (kz_slice){w->form.at, at});
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

static void descend(kz_reader *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth);

/* Goes on before an ending that stands from `at` on, before one that begins so. */
static void follow(kz_reader *w, const kz_spelling *s, uint32_t at, uint32_t begins, uint32_t depth) {
    const kz_morph *row = &kz_morphs[s->row];
    if ((s->voicing && (s->voicing == 2) != (begins == KZ_BEGINS_VOWEL)) ||
        (row->marks & KZ_MARK_APART && at != w->suffix_at) ||
        (row->marks & KZ_MARK_LIGHT && !has_l_before(w->form, at)))
        return;
    int32_t cost = misfit(w, s, row, at);
    if (cost < 0 || w->budget == 0)
        return;
    w->budget--;
    if (depth == 0 && row->marks & KZ_MARK_COPULA && !w->guessing)
        closed_with_copula(w, at, row);
    w->path[depth] = row;
    w->starts[depth] = (uint16_t)at;
    w->cost[depth + 1] = w->cost[depth] + (uint32_t)cost + row->cost;
    descend(w, at, row->from, s->begins, depth + 1);
}

static void descend(kz_reader *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (mask & KZ_STEM_STATES && at >= KZ_LEAST_STEM)
        kz_meet(w, at, mask, begins, depth);
    if (depth == KZ_DEEPEST)
        return;
    kz_walk walk = {w->form, at, kz_ending_trie, kz_ending_trie};
    while (walk.at > w->suffix_at && kz_walk_on(&walk)) {
        for (uint32_t i = 0; i < walk.node->entries && walk.at >= KZ_LEAST_STEM; i++) {
            const kz_spelling *s = &kz_spellings[walk.node->entry + i];
            if (mask >> kz_morphs[s->row].to & 1)
                follow(w, s, walk.at, begins, depth);
        }
    }
}

/* Puts a row without a letter at the word's end; false where the last sound forbids it. */
static bool end_in(kz_reader *w, const kz_morph *zero) {
    bool vowel = w->sounds[w->form.n].class_ == KZ_CLASS_VOWEL;
    w->path[0] = zero;
    w->starts[0] = (uint16_t)w->form.n;
    w->cost[1] = zero->cost;
    return (zero->needs & (vowel ? 1 : 2)) != 0;
}

/* The last ending that is written, with each row without a letter that may stand behind it. */
static void walk_from_end(kz_reader *w, const kz_spelling *s, uint32_t at) {
    uint8_t to = kz_morphs[s->row].to;
    if ((KZ_END_STATES | 1ull << KZ_STATE_END) >> to & 1)
        follow(w, s, at, KZ_BEGINS_CONSONANT, 0);
    for (uint32_t i = 0; i < KZ_ZERO_ROWS && KZ_ZERO_STATES >> to & 1; i++) {
        const kz_morph *zero = &kz_morphs[kz_zero_rows[i]];
        if (zero->from >> to & 1 && end_in(w, zero))
            follow(w, s, at, KZ_BEGINS_CONSONANT, 1);
    }
}

static void walk_all(kz_reader *w) {
    uint32_t n = w->form.n;
    w->budget = BUDGET;
    w->cost[0] = 0;
    kz_meet(w, n, KZ_END_STATES, KZ_BEGINS_CONSONANT, 0);
    for (uint32_t i = 0; i < KZ_ZERO_ROWS; i++) {
        const kz_morph *zero = &kz_morphs[kz_zero_rows[i]];
        if (zero->from & KZ_STEM_STATES && end_in(w, zero))
            kz_meet(w, n, zero->from, KZ_BEGINS_CONSONANT, 1);
    }
    kz_walk walk = kz_walk_start(w->form, kz_ending_trie);
    while (walk.at > w->suffix_at && kz_walk_on(&walk)) {
        for (uint32_t i = 0; i < walk.node->entries && walk.at >= KZ_LEAST_STEM; i++)
            walk_from_end(w, &kz_spellings[walk.node->entry + i], walk.at);
    }
}

static void closed_readings(kz_reader *w) {
    int32_t found = kz_table_find(&kz_closed_table, w->form);
    if (found < 0)
        return;
    uint32_t value = kz_closed_table.values[found];
    for (uint32_t i = 0; i < (value & 15); i++) {
        const kz_closed *c = &kz_closed_readings[(value >> 4) + i];
        kz_word_reading r = closed_reading(c, w->form.n);
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
        .stem_end = (uint16_t)w->form.n,
        .lemma_end = (uint16_t)w->form.n,
        .word_end = (uint16_t)w->form.n,
        .upos = (uint8_t)upos,
        .source = KZ_SOURCE_GUESS,
        .row = KZ_MORPHS,
        .cost = 70,
    };
    r.feats = kz_nominative_of(&r);
    kz_keep_reading(w, &r);
}

uint32_t kz_readings(kz_slice form, uint32_t suffix_at, uint32_t traits, kz_word_reading *out, uint32_t max) {
    kz_reader w; /* not cleared: what is read has been written before */
    w.form = form;
    w.traits = traits;
    w.suffix_at = suffix_at;
    w.hyphen = 0;
    w.compound = 0;
    w.guessing = false;
    w.out = out;
    w.n = 0;
    w.max = max < KZ_MAX_WORD_READINGS ? max : KZ_MAX_WORD_READINGS;
    if (form.n == 0 || max == 0)
        return 0;
    if (form.n > KZ_LONGEST_FORM) {
        w.form.n = form.n < UINT16_MAX ? form.n : UINT16_MAX;
        whole(&w, KZ_POS_X);
        return w.n;
    }
    for (uint32_t i = 1; i + 1 < form.n; i++)
        w.hyphen = form.at[i] == '-' ? i + 1 : w.hyphen;
    listen(&w);
    closed_readings(&w);
    walk_all(&w);
    for (uint32_t at = form.n; w.n == 0 && !suffix_at && kz_next_compound(&w, &at);)
        walk_all(&w);
    w.compound = 0;
    name_readings(&w);
    kz_drop_broken(&w);
    kz_drop_passives(&w);
    if (!suffix_at && (w.n == 0 || (w.out[0].source == KZ_SOURCE_KNOWN && w.out[0].cost >= KZ_COST_ASSIMILATION))) {
        w.guessing = true;
        walk_all(&w);
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
