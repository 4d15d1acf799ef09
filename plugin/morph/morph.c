/* All readings of a form as a nominal and the best one as a verb; the dictionary form of a reading.
 *
 * The endings are met on the way that kz_readings goes (walk.h) and the stems are looked up as there (stems.h), but
 * only what kz_reading tells is found out. kz_readings leaves it to the sentence which reading is meant; where no
 * sentence is asked, as in a damaged word or a name, the scores here must tell, and guesses stand beside the known
 * stems. */
#include "morph/morph.h"

#include "morph/chains.h"
#include "morph/stems.h"

/* What a reading is worth before the costs. A known stem beats any guess; among known stems the usual and the long
 * ones win; among guesses the longest ending. */
enum {
    WORTH_KNOWN = 110,
    WORTH_FREQUENCY = 6, /* a step of how usual the stem is */
    WORTH_WHOLE = 28,    /* a known form with no ending */
    WORTH_LETTER = 2,    /* a letter of a known stem, up to ten */
    WORTH_GUESS = 50,
    WORTH_ENDING_LETTER = 5, /* a letter of the ending of a guess, up to eight */
    WORTH_HYPHEN = 30,       /* an ending after a hyphen */
    COST_SHORT_ENDING = 12,  /* a guess with an ending of one letter */
    COST_SHORT_STEM = 40,    /* a guess of a stem without a vowel or of less than three letters */
    COST_VERB = 12,          /* a verb by its ending, where a noun may be meant */
    COST_BROKEN_WORD = 45,   /* wrong assimilation after a word in the lexicon that is no name */
    COST_MADE = 14,          /* a derived stem or a compound */
    COST_NOT_USUAL = 20,     /* endings after an adverb; a bare imperative */
    COST_NOT_NOMINAL = 30    /* endings after a stem known as a function word alone */
};

enum { LONGEST_VERB_CHAIN = 4, LONGEST_DERIVATION = 3, SHORTEST_VERB = 3 /* bytes */ };

/* What may take the endings of nominals. */
enum { NOMINAL = KZ_LEX_NOUN | KZ_LEX_ADJ | KZ_LEX_NUM | KZ_LEX_PRON | KZ_LEX_NAME | KZ_LEX_LATIN };

typedef struct readings {
    kz_reading *out;
    uint32_t n, max;
} readings;

static void put(readings *list, const kz_reading *reading) {
    uint32_t at = list->n;
    while (at > 0 && list->out[at - 1].score < reading->score)
        at--;
    if (at >= list->max)
        return;
    uint32_t last = list->n < list->max ? list->n++ : list->n - 1;
    memmove(list->out + at + 1, list->out + at, (last - at) * sizeof(kz_reading));
    list->out[at] = *reading;
}

static uint8_t clamped(int32_t score) {
    return score < 1 ? 1 : score > 255 ? 255 : (uint8_t)score;
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* ---- Stems ---- */

/* A stem that may stand before an ending: as it is written, or as it stands in the dictionary. */
typedef struct stem {
    uint32_t entry; /* the lexicon's value, 0 if unknown */
    uint8_t change; /* kz_stem_change */
    bool made;      /* of stems in the lexicon, by derivation or composition */
} stem;

static kz_slice prefix(const kz_walk *w, uint32_t end) {
    return (kz_slice){w->form.at, end};
}

static uint32_t value_of(const kz_known_stem *s) {
    return kz_lexicon_table.values[s->entry];
}

/* The verb before an ending that begins so: шық of шығ-, тап of тау-, оқы of оқ-; its entry is 0 if there is none. */
static stem verb_stem(const kz_walk *w, uint32_t end, uint32_t begins) {
    kz_known_stem found[KZ_MOST_STEMS];
    uint32_t n = kz_stems_of(w, 0, end, 1u << KZ_STATE_VERB, begins, found);
    for (uint32_t i = 0; i < n; i++)
        if (value_of(&found[i]) & KZ_LEX_VERB)
            return (stem){value_of(&found[i]), found[i].change, false};
    return (stem){0};
}

/* What a stem is that is made of another. */
typedef struct derivation {
    uint32_t makes, base; /* KZ_LEX_ bits; where the other stem ends */
} derivation;

/* What an ending that makes a stem wants of the one before it. Of names those of places take one: алматылық. */
static uint32_t wanted_by(const kz_morph *row) {
    static const uint32_t bits[] = {KZ_LEX_NOUN, KZ_LEX_ADJ, 0, 0, KZ_LEX_PLACE, KZ_LEX_VERB};
    uint32_t wanted = 0;
    for (size_t state = 0; state < sizeof bits / sizeof *bits; state++)
        wanted |= row->from >> state & 1 ? bits[state] : 0;
    return wanted;
}

/* витаминдер is no future of a verb витаминде. */
static bool is_plural_rather(const kz_morph *last, uint32_t wanted) {
    return (last->set & KZ_UD_TENSE) == KZ_UD_TENSE_FUT && !(wanted & KZ_LEX_VERB);
}

static void meet_base(kz_walk *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    (void)mask;
    derivation *best = w->context;
    if (w->misfit || at < best->base || w->sounds[at].class_ == KZ_CLASSES)
        return;
    uint32_t wanted = wanted_by(w->path[depth - 1]);
    if (is_plural_rather(w->path[0], wanted))
        return;
    if (!(kz_lexicon_entry(prefix(w, at), w->hashes[at]) & wanted) &&
        !(wanted & KZ_LEX_VERB && verb_stem(w, at, begins).entry))
        return;
    uint8_t to = w->path[0]->to;
    uint32_t makes = to == KZ_STATE_ADJ || to == KZ_STATE_PART ? KZ_LEX_NOUN | KZ_LEX_ADJ : KZ_LEX_NOUN;
    best->makes = at == best->base ? best->makes & makes : makes;
    best->base = at;
}

/* президенттік of президент: what the derived stem is, 0 if it is none. */
static uint32_t derived(kz_walk *w, uint32_t end) {
    static const kz_route route = {
        .meet = meet_base,
        .states = KZ_MADE_STATES,
        .kinds = KZ_ROW_MAKING,
        .deepest = LONGEST_DERIVATION,
        .least = 1,
        .strict = true,
    };
    derivation best = {0, 0};
    uint32_t suffix_at = w->suffix_at;
    if (end < suffix_at) /* өңірлік-тің */
        w->suffix_at = 0;
    kz_walk_from(w, end, &route, &best);
    w->suffix_at = suffix_at;
    return best.makes;
}

/* іс-шара of іс and шара: what the last part is, 0 if one of them is unknown. */
static uint32_t compound(const kz_walk *w, uint32_t end) {
    uint32_t tail = w->suffix_at;
    if (tail < 2 || tail >= end)
        return 0;
    return kz_lexicon(prefix(w, tail - 1)) ? kz_lexicon(kz_sub(w->form, (kz_span){tail, end})) & NOMINAL : 0;
}

static void look_for_made(kz_walk *w, uint32_t end, stem *written) {
    if (written->entry & NOMINAL)
        return;
    uint32_t made = compound(w, end);
    if (!made)
        made = derived(w, end);
    written->entry |= made;
    written->made = made != 0;
}

/* The stem as it is written. */
static stem look_up(kz_walk *w, uint32_t end) {
    stem written = {.entry = kz_lexicon_entry(prefix(w, end), w->hashes[end])};
    look_for_made(w, end, &written);
    return written;
}

/* No Kazakh stem ends in ғ or г: an unknown one is taken for one in қ or к. One in б may be a loan. */
static bool ends_impossibly(kz_slice stem) {
    return stem.n >= 4 && (kz_ends(stem, KZ_LIT("ғ")) || kz_ends(stem, KZ_LIT("г")));
}

/* The stem before an ending that begins so, as it is written and as it stands in the dictionary. */
static void look_up_both(kz_walk *w, uint32_t end, uint32_t begins, stem *written, stem *restored) {
    kz_known_stem found[KZ_MOST_STEMS];
    uint32_t n = kz_stems_of(w, 0, end, KZ_STEM_STATES & ~(1u << KZ_STATE_VERB), begins, found);
    *written = *restored = (stem){0};
    for (uint32_t i = n; i-- > 0;) {
        stem *s = found[i].change == KZ_STEM_AS_WRITTEN ? written : restored;
        *s = (stem){value_of(&found[i]), found[i].change, false};
    }
    if (!restored->change && begins == KZ_BEGINS_VOWEL && ends_impossibly(prefix(w, end)))
        restored->change = KZ_STEM_UNVOICED;
    look_for_made(w, end, written);
}

/* ---- Scores ---- */

static int32_t worth_of(stem s, kz_prefix_sound sound, uint32_t ending, bool hyphenated) {
    if (s.entry & NOMINAL || (s.entry & (KZ_LEX_FUNCTION | KZ_LEX_ADV) && !ending)) {
        int32_t worth = WORTH_KNOWN + WORTH_FREQUENCY * (int32_t)(s.entry >> KZ_FREQUENCY_SHIFT) +
                        WORTH_LETTER * (int32_t)least(sound.letters, 10);
        if (s.made)
            worth -= COST_MADE;
        return ending ? worth : worth + WORTH_WHOLE;
    }
    if (s.entry & KZ_LEX_ADV || (s.entry & KZ_LEX_VERB && !ending))
        return WORTH_KNOWN - COST_NOT_USUAL;
    int32_t worth = WORTH_GUESS;
    if (s.entry & KZ_LEX_FUNCTION)
        worth -= COST_NOT_NOMINAL;
    if (!ending)
        return worth;
    worth += WORTH_ENDING_LETTER * (int32_t)least(ending, 8);
    if (ending == 1)
        worth -= COST_SHORT_ENDING;
    if (hyphenated)
        worth += WORTH_HYPHEN;
    else if (!sound.vowel || sound.letters < 3)
        worth -= COST_SHORT_STEM;
    return worth;
}

typedef struct analysis {
    kz_walk walk;
    readings list;
} analysis;

/* The stem ends before the chain or before the hyphen that stands there. */
static void consider(analysis *a, stem s, uint32_t end, const kz_chain *chain, uint32_t cost) {
    uint32_t bits = s.entry & ((1u << KZ_SENSE_SHIFT) - 1);
    uint32_t ending = (uint32_t)(a->walk.form.n - chain->start) / 2;
    kz_reading r = kz_chain_reading(chain, end);
    r.known = ending ? (bits & (NOMINAL | KZ_LEX_ADV)) != 0 : bits != 0;
    r.lexicon = bits;
    r.restored = s.change;
    r.score = clamped(worth_of(s, a->walk.sounds[end], ending, end < chain->start) - (int32_t)cost);
    put(&a->list, &r);
}

static void consider_whole(analysis *a) {
    uint16_t n = (uint16_t)a->walk.form.n;
    kz_chain none = {.start = n, .plural_end = n, .possessive_end = n};
    consider(a, look_up(&a->walk, n), n, &none, 0);
}

/* АҚШ-тың: an ending after a hyphen follows how the acronym is read, so that nothing can be said of its sounds. */
static void consider_hyphenated(analysis *a, const kz_chain *chains, uint32_t n) {
    uint32_t end = a->walk.suffix_at - 1;
    stem written = look_up(&a->walk, end);
    for (uint32_t i = 0; i < n; i++)
        consider(a, written, end, &chains[i], chains[i].cost);
}

static uint32_t cost_after(const kz_chain *chain, uint32_t entry) {
    bool broken = chain->misfit >= KZ_COST_ASSIMILATION && entry & NOMINAL && !(entry & KZ_LEX_NAME);
    return (uint32_t)chain->cost + chain->misfit + (broken ? COST_BROKEN_WORD : 0u);
}

/* Chains that begin at the same byte. */
static void consider_chains(analysis *a, const kz_chain *chains, uint32_t n) {
    uint32_t end = chains->start;
    stem written, restored;
    look_up_both(&a->walk, end, chains->begins, &written, &restored);
    bool only_restored = restored.change && !(written.entry & NOMINAL);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t cost = cost_after(&chains[i], written.entry);
        if (restored.entry & NOMINAL || only_restored)
            consider(a, restored, end, &chains[i], cost);
        if (!only_restored)
            consider(a, written, end, &chains[i], cost);
    }
}

static void consider_nominals(analysis *a) {
    kz_chain chains[KZ_MAX_CHAINS];
    uint32_t n = kz_chains_of(&a->walk, 1, chains);
    for (uint32_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && chains[next].start == chains[i].start; next++) {
        }
        if (chains[i].start == a->walk.suffix_at)
            consider_hyphenated(a, chains + i, next - i);
        else
            consider_chains(a, chains + i, next - i);
    }
}

/* ---- Verbs ---- */

/* отыр, тұр, жүр, жат, whose stem takes persons itself: отырмын. */
static bool is_posture(kz_slice verb) {
    return (kz_table_value(&kz_auxiliaries, verb, 0) & 2) != 0;
}

static void meet_verb(kz_walk *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    kz_reading *best = w->context;
    if (w->misfit || !(mask >> KZ_STATE_VERB & 1) || w->sounds[at].class_ == KZ_CLASSES)
        return;
    if (w->path[depth - 1]->marks & KZ_MARK_POSTURE && !is_posture(prefix(w, at)))
        return;
    stem verb = verb_stem(w, at, begins);
    if (!verb.entry)
        return;
    /* қала is a city oftener than a wish: of a stem that is both, the verb gets half of its frequency. */
    int32_t frequency = (int32_t)(verb.entry >> KZ_FREQUENCY_SHIFT) >> (verb.entry & NOMINAL ? 1 : 0);
    int32_t score = WORTH_KNOWN - COST_VERB - (int32_t)w->cost[depth] + WORTH_FREQUENCY * frequency +
                    WORTH_LETTER * (int32_t)least(w->sounds[at].letters, 10);
    if (score < best->score || (score == best->score && at <= best->stem_end))
        return;
    uint16_t whole = (uint16_t)w->form.n;
    *best = (kz_reading){.stem_end = (uint16_t)at,
                         .plural_end = whole,
                         .possessive_end = whole,
                         .verb = true,
                         .known = true,
                         .lexicon = KZ_LEX_VERB,
                         .restored = verb.change,
                         .score = clamped(score)};
}

static void consider_verbs(analysis *a) {
    static const kz_route route = {
        .meet = meet_verb,
        .states = KZ_FINITE_STATES,
        .kinds = KZ_ROW_FINITE,
        .deepest = LONGEST_VERB_CHAIN,
        .least = SHORTEST_VERB,
        .strict = true,
    };
    kz_reading best = {0};
    kz_walk_from(&a->walk, a->walk.form.n, &route, &best);
    if (best.known)
        put(&a->list, &best);
}

/* Where the part after the last hyphen begins, 0 if there is none. */
static uint32_t after_hyphen(kz_slice form) {
    uint32_t at = form.n;
    while (at > 0 && form.at[at - 1] != '-')
        at--;
    return at > 1 ? at : 0;
}

uint32_t kz_analyse(kz_slice form, kz_reading *out, uint32_t max) {
    analysis a; /* not cleared: what is read has been written before */
    if (form.n == 0 || max == 0)
        return 0;
    if (form.n > KZ_LONGEST_FORM) {
        uint16_t end = form.n < UINT16_MAX ? (uint16_t)form.n : UINT16_MAX;
        out[0] = (kz_reading){.stem_end = end, .plural_end = end, .possessive_end = end, .score = WORTH_GUESS};
        return 1;
    }
    a.list = (readings){out, 0, max};
    kz_walk_listen(&a.walk, form, after_hyphen(form));
    consider_whole(&a);
    consider_nominals(&a);
    consider_verbs(&a);
    return a.list.n;
}

uint32_t kz_lemma_of(kz_slice form, const kz_reading *reading, char *out) {
    kz_slice stem = {form.at, reading->stem_end};
    if (reading->restored == KZ_STEM_VARIANT)
        stem = kz_table_key(&kz_lexicon_table, kz_table_value(&kz_stem_variants, stem, 0) >> 2);
    else if (reading->restored == KZ_STEM_VERB_VARIANT)
        stem = kz_table_key(&kz_lexicon_table, kz_table_value(&kz_verb_variants, stem, 0));
    memcpy(out, stem.at, stem.n);
    if (reading->restored == KZ_STEM_UNVOICED)
        memcpy(out + stem.n - 2, kz_unvoiced((kz_slice){stem.at + stem.n - 2, 2}), 2);
    return stem.n;
}
