/* All readings of a form as a nominal, the best one as a verb, with scores; the dictionary form of a reading. */
#include "morph/morph.h"

#include "morph/lexicon.h"
#include "morph/walk.h"

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

/* ---- stems ---- */

/* A stem that may stand before an ending: as it is written, or as it stands in the dictionary. */
typedef struct stem {
    uint32_t entry; /* the lexicon's value, 0 if unknown */
    char restored;
    bool made; /* of stems in the lexicon, by derivation or composition */
} stem;

/* The prefixes' hashes make each look-up cheap: hashes[i] is that of form[0, i). */
typedef struct analysis {
    kz_slice form;
    bool hyphen; /* there is one in the form */
    uint32_t hashes[KZ_LONGEST_FORM + 1];
    readings list;
} analysis;

static void hash_prefixes(analysis *a) {
    a->hashes[0] = (uint32_t)KZ_HASH_START;
    for (uint32_t i = 0; i < a->form.n; i++)
        a->hashes[i + 1] = kz_hash_more(a->hashes[i], a->form.at + i, 1);
}

/* The letter that a voiced final stands for before a vowel, as UTF-8, and its mark in kz_reading. */
static const char *unvoiced(kz_slice last, char *mark) {
    static const struct {
        char voiced[3], voiceless[3], mark;
    } pairs[] = {{"б", "п", 'p'}, {"г", "к", 'k'}, {"ғ", "қ", 'q'}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (last.n == 2 && memcmp(last.at, pairs[i].voiced, 2) == 0) {
            *mark = pairs[i].mark;
            return pairs[i].voiceless;
        }
    }
    return NULL;
}

/* кітаб- → кітап, into out (the stem's length of room); 0 if the last letter is none of the three. */
static char restore_voiceless(kz_slice written, char *out) {
    char mark = 0;
    if (written.n < 4)
        return 0;
    const char *letter = unvoiced((kz_slice){written.at + written.n - 2, 2}, &mark);
    if (!letter)
        return 0;
    memcpy(out, written.at, written.n - 2);
    memcpy(out + written.n - 2, letter, 2);
    return mark;
}

/* орн- → орын before an ending that starts in a vowel or not; the entry of the dictionary form, -1 if there is none. */
static int32_t restore_variant(kz_slice written, uint32_t hash, bool vowel) {
    int32_t found = kz_table_find_hashed(&kz_stem_variants, written, hash);
    if (found < 0)
        return -1;
    uint32_t value = kz_stem_variants.values[found];
    return value & (vowel ? 1 : 2) ? (int32_t)(value >> 2) : -1;
}

/* оқ- of оқиды, which is оқы: the entry is 0 if there is no such verb. */
static stem merged_verb(const analysis *a, uint32_t end) {
    int32_t found = kz_table_find_hashed(&kz_verb_variants, (kz_slice){a->form.at, end}, a->hashes[end]);
    return found < 0 ? (stem){0, 0, false}
                     : (stem){kz_lexicon_table.values[kz_verb_variants.values[found]], 'V', false};
}

/* The verb before an ending, which may begin in a vowel: шық of шығ-, тап of тау-. */
static stem verb_stem(const analysis *a, uint32_t end, bool vowel) {
    kz_slice written = {a->form.at, end};
    stem found = {kz_lexicon_entry(written, a->hashes[end]), 0, false};
    if (found.entry & KZ_LEX_VERB || !vowel)
        return found;
    char text[KZ_LONGEST_FORM];
    found.restored = restore_voiceless(written, text);
    if (found.restored) {
        found.entry = kz_lexicon_entry((kz_slice){text, end}, kz_hash_more(a->hashes[end - 2], text + end - 2, 2));
        return found;
    }
    return merged_verb(a, end);
}

/* президенттік of президент: what the derived stem is, 0 if it is none. */
static uint32_t derived(const analysis *a, uint32_t end) {
    kz_walk walk = kz_walk_start((kz_slice){a->form.at, end}, kz_derivation_trie);
    while (kz_walk_on(&walk)) {
        if (!walk.node->entries || walk.at == 0)
            continue;
        kz_slice base = {a->form.at, walk.at};
        uint32_t bits = kz_lexicon_entry(base, a->hashes[walk.at]);
        if (!(bits & KZ_LEX_VERB))
            bits |= verb_stem(a, walk.at, true).entry & KZ_LEX_VERB;
        if (!bits)
            continue;
        kz_stem_sound sound = kz_sound_of(base);
        for (uint32_t i = 0; i < walk.node->entries; i++) {
            const kz_derivation *d = kz_derivations + walk.node->entry + i;
            if (bits & d->of && kz_fits_well(d->fits, sound))
                return d->makes;
        }
    }
    return 0;
}

/* іс-шара of іс and шара: what the last part is, 0 if one of them is unknown. */
static uint32_t compound(kz_slice written) {
    uint32_t hyphen = written.n;
    while (hyphen > 0 && written.at[hyphen - 1] != '-')
        hyphen--;
    if (hyphen < 2)
        return 0;
    kz_slice head = {written.at, hyphen - 1}, tail = {written.at + hyphen, written.n - hyphen};
    return kz_lexicon(head) ? kz_lexicon(tail) & NOMINAL : 0;
}

static stem look_up(const analysis *a, uint32_t end) {
    kz_slice written = {a->form.at, end};
    stem found = {kz_lexicon_entry(written, a->hashes[end]), 0, false};
    if (found.entry & NOMINAL)
        return found;
    uint32_t made = a->hyphen ? compound(written) : 0;
    if (!made)
        made = derived(a, end);
    if (made) {
        found.entry |= made;
        found.made = true;
    }
    return found;
}

static stem look_up_restored(const analysis *a, uint32_t end, bool vowel) {
    char text[KZ_LONGEST_FORM + 4];
    kz_slice written = {a->form.at, end};
    int32_t variant = restore_variant(written, a->hashes[end], vowel);
    if (variant >= 0)
        return (stem){kz_lexicon_table.values[variant], 'v', false};
    stem found = {0, vowel ? restore_voiceless(written, text) : 0, false};
    if (found.restored)
        found.entry = kz_lexicon_entry((kz_slice){text, end}, kz_hash_more(a->hashes[end - 2], text + end - 2, 2));
    return found;
}

/* ---- scores ---- */

static int32_t worth_of(stem s, kz_stem_sound sound, const kz_chain *chain, bool hyphenated) {
    if (s.entry & NOMINAL || (s.entry & (KZ_LEX_FUNCTION | KZ_LEX_ADV) && !chain)) {
        int32_t worth = WORTH_KNOWN + WORTH_FREQUENCY * (int32_t)(s.entry >> KZ_FREQUENCY_SHIFT) +
                        WORTH_LETTER * (int32_t)least(sound.letters, 10);
        if (s.made)
            worth -= COST_MADE;
        return chain ? worth : worth + WORTH_WHOLE;
    }
    if (s.entry & KZ_LEX_ADV || (s.entry & KZ_LEX_VERB && !chain))
        return WORTH_KNOWN - COST_NOT_USUAL;
    int32_t worth = WORTH_GUESS;
    if (s.entry & KZ_LEX_FUNCTION)
        worth -= COST_NOT_NOMINAL;
    if (!chain)
        return worth;
    uint32_t ending = chain->length / 2;
    worth += WORTH_ENDING_LETTER * (int32_t)least(ending, 8);
    if (ending == 1)
        worth -= COST_SHORT_ENDING;
    if (hyphenated)
        worth += WORTH_HYPHEN;
    else if (!sound.has_vowel || sound.letters < 3)
        worth -= COST_SHORT_STEM;
    return worth;
}

static void consider(analysis *a, stem s, kz_stem_sound sound, uint32_t end, const kz_chain *chain) {
    kz_reading r = {.stem_end = (uint16_t)end, .plural_end = (uint16_t)end, .possessive_end = (uint16_t)end};
    int32_t score = worth_of(s, sound, chain, end < a->form.n && a->form.at[end] == '-');
    if (chain) {
        score -= chain->cost;
        r.plural_end = (uint16_t)(end + chain->plural_end);
        r.possessive_end = (uint16_t)(end + chain->possessive_end);
        r.plural = chain->flags & KZ_CHAIN_PLURAL;
        r.possessor = chain->possessor;
        r.case_ = chain->case_;
        r.attributive = chain->flags & KZ_CHAIN_ATTRIBUTIVE;
        r.copula = chain->flags & KZ_CHAIN_COPULA;
        r.like = chain->flags & KZ_CHAIN_LIKE;
    }
    uint32_t bits = s.entry & ((1u << KZ_SENSE_SHIFT) - 1);
    r.known = chain ? (bits & (NOMINAL | KZ_LEX_ADV)) != 0 : bits != 0;
    r.lexicon = bits;
    r.restored = s.restored;
    r.score = clamped(score);
    put(&a->list, &r);
}

/* Endings that start in a vowel change the stem before them. */
static bool starts_in_vowel(const analysis *a, uint32_t end) {
    uint32_t length, cp = kz_utf8_at(a->form, end, &length);
    return cp >= 0x400 && cp <= 0x4FF && (kz_letter_sounds[cp - 0x400] & 15) == KZ_CLASS_VOWEL + 1;
}

/* АҚШ-тың: an ending after a hyphen follows how the acronym is read, so that nothing can be said of its sounds. */
static void consider_hyphenated(analysis *a, uint32_t at, const kz_trie_node *node) {
    uint32_t end = at - 1;
    stem written = look_up(a, end);
    kz_stem_sound sound = kz_sound_of((kz_slice){a->form.at, end});
    for (uint32_t i = 0; i < node->entries; i++) {
        const kz_chain *chain = kz_chains + node->entry + i;
        kz_chain moved = *chain;
        if (chain->possessive_end)
            moved.possessive_end++;
        if (chain->plural_end)
            moved.plural_end++;
        consider(a, written, sound, end, &moved);
    }
}

/* What the chain costs after this stem; false if it cannot stand there. */
static bool price(kz_chain *priced, const kz_chain *chain, kz_stem_sound sound, uint32_t entry) {
    uint32_t misfit = kz_misfit(chain, sound);
    if (misfit == KZ_MISFIT_IMPOSSIBLE)
        return false;
    if (misfit >= KZ_MISFIT_SOUND && entry & NOMINAL && !(entry & KZ_LEX_NAME))
        misfit += COST_BROKEN_WORD;
    *priced = *chain;
    priced->cost = (uint8_t)least(255, chain->cost + misfit);
    return true;
}

static void consider_chains(analysis *a, uint32_t end, const kz_trie_node *node) {
    if (a->form.at[end - 1] == '-') {
        if (end > 1)
            consider_hyphenated(a, end, node);
        return;
    }
    kz_stem_sound sound = kz_sound_of((kz_slice){a->form.at, end});
    stem written = look_up(a, end), restored = look_up_restored(a, end, starts_in_vowel(a, end));
    /* No Kazakh stem ends in ғ or г: an unknown one is taken for қ and к; one in б may be a loan. */
    bool only_restored =
        restored.restored && (restored.entry || restored.restored != 'p') && !(written.entry & NOMINAL);
    for (uint32_t i = 0; i < node->entries; i++) {
        kz_chain priced;
        if (!price(&priced, kz_chains + node->entry + i, sound, written.entry))
            continue;
        if (restored.entry & NOMINAL || only_restored)
            consider(a, restored, sound, end, &priced);
        if (!only_restored)
            consider(a, written, sound, end, &priced);
    }
}

/* ---- verbs ---- */

static void consider_verb(analysis *a, uint32_t end, const kz_trie_node *node, kz_reading *best) {
    kz_stem_sound sound = kz_sound_of((kz_slice){a->form.at, end});
    stem plain = verb_stem(a, end, starts_in_vowel(a, end)), merged = merged_verb(a, end);
    for (uint32_t i = 0; i < node->entries; i++) {
        const kz_chain *chain = kz_verb_chains + node->entry + i;
        stem verb = chain->flags & KZ_CHAIN_MERGED ? merged : plain;
        uint8_t vowel = sound.class_ == KZ_CLASS_VOWEL ? 1 : 2;
        if (!(verb.entry & KZ_LEX_VERB) || !(chain->needs & vowel) || !kz_fits_well(chain->fits, sound))
            continue;
        /* қала is a city oftener than a wish: of a stem that is both, the verb gets half of its frequency. */
        int32_t frequency = (int32_t)(verb.entry >> KZ_FREQUENCY_SHIFT) >> (verb.entry & NOMINAL ? 1 : 0);
        int32_t score = WORTH_KNOWN - COST_VERB - chain->cost + WORTH_FREQUENCY * frequency +
                        WORTH_LETTER * (int32_t)least(sound.letters, 10);
        if (score > best->score) {
            uint16_t whole = (uint16_t)a->form.n;
            *best = (kz_reading){.stem_end = (uint16_t)end,
                                 .plural_end = whole,
                                 .possessive_end = whole,
                                 .verb = true,
                                 .known = true,
                                 .lexicon = KZ_LEX_VERB,
                                 .restored = verb.restored,
                                 .score = clamped(score)};
        }
    }
}

static void consider_verbs(analysis *a) {
    kz_reading best = {0};
    kz_walk walk = kz_walk_start(a->form, kz_verbal_trie);
    while (kz_walk_on(&walk)) {
        if (walk.node->entries && walk.at > 2)
            consider_verb(a, walk.at, walk.node, &best);
    }
    if (best.known)
        put(&a->list, &best);
}

uint32_t kz_analyse(kz_slice form, kz_reading *out, uint32_t max) {
    analysis a = {.form = form, .hyphen = form.n && memchr(form.at, '-', form.n), .list = {out, 0, max}};
    if (form.n == 0 || max == 0)
        return 0;
    if (form.n > KZ_LONGEST_FORM) {
        uint16_t end = form.n < UINT16_MAX ? (uint16_t)form.n : UINT16_MAX;
        out[0] = (kz_reading){.stem_end = end, .plural_end = end, .possessive_end = end, .score = WORTH_GUESS};
        return 1;
    }
    hash_prefixes(&a);
    kz_stem_sound sound = kz_sound_of(form);
    consider(&a, look_up(&a, form.n), sound, form.n, NULL);
    kz_walk walk = kz_walk_start(form, kz_nominal_trie);
    while (kz_walk_on(&walk)) {
        if (walk.node->entries && walk.at > 0)
            consider_chains(&a, walk.at, walk.node);
    }
    consider_verbs(&a);
    return a.list.n;
}

uint32_t kz_lemma_of(kz_slice form, const kz_reading *reading, char *out) {
    kz_slice written = {form.at, reading->stem_end};
    if (reading->restored == 'v') {
        uint32_t value = kz_table_value(&kz_stem_variants, written, 0);
        kz_slice stem = kz_table_key(&kz_lexicon_table, value >> 2);
        memcpy(out, stem.at, stem.n);
        return stem.n;
    }
    if (reading->restored == 'V') {
        kz_slice stem = kz_table_key(&kz_lexicon_table, kz_table_value(&kz_verb_variants, written, 0));
        memcpy(out, stem.at, stem.n);
        return stem.n;
    }
    if (reading->restored && restore_voiceless(written, out))
        return written.n;
    memcpy(out, written.at, written.n);
    return written.n;
}
