/* The walk from the end of a word over the endings of data/morph/, and what stems it meets. */
#include "morph/readings.h"

#include "morph/lexicon.h"
#include "morph/walk.h"

enum {
    DEEPEST = 9,           /* endings of a word */
    BUDGET = 600,          /* endings tried for one word, so that a hostile one costs no more than a few real ones */
    LEAST_STEM = 2,        /* bytes */
    COST_HARMONY = 9,      /* loans and foreign names break harmony freely */
    COST_SOUND = 40,       /* assimilation less so: a slip of the writer */
    COST_UNVOICED = 10,    /* банкі, клубы: the stem's last sound stays as it is */
    COST_COMPOUND = 4,     /* ата-ана, which the lexicon lacks */
    COST_ODD_HEAD = 20,    /* … with an unknown first part */
    COST_SMALL_PLACE = 12, /* the name of a place without its capital */
    COST_CAPITAL_NOUN = 6  /* a noun with a capital that is taken for a name */
};

/* How each prefix of the form ends, for what may follow it. */
_Static_assert(KZ_MORPHS < 256, "a row fits into kz_word_reading");

typedef struct sound {
    uint8_t class_;  /* KZ_CLASSES where no Cyrillic letter tells */
    uint8_t harmony; /* bits: 1 back, 2 front */
} sound;

typedef struct walker {
    kz_slice form;
    uint32_t traits;
    uint32_t suffix_at; /* where an ending after a hyphen or a digit begins, 0 if there is none */
    uint32_t hyphen;    /* where the last part of a compound begins, 0 if there is none */
    uint32_t budget;
    bool guessing;
    kz_word_reading *out;
    uint32_t n, max;
    const kz_morph *path[DEEPEST + 1]; /* the endings from the last to the first */
    uint16_t starts[DEEPEST + 1];      /* where each begins */
    uint32_t cost[DEEPEST + 1];
    uint32_t hashes[KZ_LONGEST_FORM + 1];
    sound sounds[KZ_LONGEST_FORM + 1];
} walker;

/* и and the soft sign take the endings of either harmony, and so does a back word that ends in a front к or г (банк,
 * факт excepted by their endings). */
static void listen(walker *w) {
    sound now = {KZ_CLASSES, 0};
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
static int32_t misfit(const walker *w, const kz_spelling *s, const kz_morph *row, uint32_t at) {
    sound before = w->sounds[at];
    if (at == w->suffix_at) /* how a number or an acronym is read, is not in its letters */
        return row->needs ? 0 : -1;
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
    int32_t cost = wrong_sound ? COST_SOUND : 0;
    return before.harmony && !(pair & before.harmony) ? cost + COST_HARMONY : cost;
}

/* ---- Readings ---- */

static bool same_reading(const walker *w, const kz_word_reading *a, const kz_word_reading *b) {
    if (a->upos != b->upos || a->feats != b->feats || a->word_end != b->word_end || a->tail_feats != b->tail_feats)
        return false;
    if (a->source != KZ_SOURCE_CLOSED && b->source != KZ_SOURCE_CLOSED && a->restored == KZ_AS_LEXICON &&
        b->restored == KZ_AS_LEXICON && a->lemma_end == a->stem_end && b->lemma_end == b->stem_end && !a->head &&
        !b->head)
        return a->entry == b->entry;
    char x[KZ_LONGEST_FORM + 32], y[KZ_LONGEST_FORM + 32];
    uint32_t n = kz_reading_lemma(w->form, a, x);
    return n == kz_reading_lemma(w->form, b, y) && memcmp(x, y, n) == 0;
}

static uint32_t rank(const kz_word_reading *r) {
    return (uint32_t)r->source * 256 + r->cost;
}

/* Keeps the list sorted; of two that say the same the better stays. */
static void put(walker *w, const kz_word_reading *r) {
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

/* A stem as it was found. */
typedef struct stem {
    uint32_t entry, bits;
    uint16_t head, end;
    uint8_t restored;
    uint32_t senses; /* how usual it is as what: KZ_SENSE_BITS for each */
    uint32_t cost;
    bool made;
} stem;

static kz_pos pos_of_state(uint32_t state) {
    static const uint8_t pos[] = {KZ_POS_NOUN, KZ_POS_ADJ, KZ_POS_NUM, KZ_POS_ADV, KZ_POS_PROPN, KZ_POS_VERB};
    return (kz_pos)pos[state];
}

/* Takes a hyphen or dash off the end; false if there is none. */
static bool cut_hyphen(kz_slice text, uint32_t *end) {
    uint32_t length, cp = kz_utf8_before((kz_slice){text.at, *end}, *end, &length);
    bool hyphen = cp == '-' || (cp >= 0x2010 && cp <= 0x2015);
    *end -= hyphen ? length : 0;
    return hyphen;
}

static bool is_nominal(uint8_t upos) {
    return upos == KZ_POS_NOUN || upos == KZ_POS_PROPN || upos == KZ_POS_ADJ || upos == KZ_POS_NUM;
}

/* The endings from the stem outwards. */
static void apply_endings(const walker *w, kz_word_reading *r, uint32_t depth) {
    for (uint32_t i = depth; i-- > 0;) {
        const kz_morph *row = w->path[i];
        uint16_t end = i ? w->starts[i - 1] : (uint16_t)w->form.n;
        r->marks |= row->marks;
        r->row = (uint8_t)(row - kz_morphs);
        if (row->marks & KZ_MARK_COPULA) {
            r->tail_feats = row->set;
            r->word_end = w->starts[i];
            continue;
        }
        r->feats = (r->feats & ~row->touched) | row->set;
        if (row->upos != KZ_POS_X) {
            r->upos = row->upos;
            r->auxiliary = false;
        }
        if (row->marks & KZ_MARK_LEMMA) {
            r->lemma_end = end;
            r->source = r->source < KZ_SOURCE_MADE ? KZ_SOURCE_MADE : r->source;
        }
    }
}

/* Is the last letter of the lemma a voiced one that an ending has made so? */
static bool ends_voiced(const walker *w, const kz_word_reading *r) {
    if (r->lemma_end == r->stem_end || r->lemma_end == w->form.n)
        return false;
    kz_slice last = {w->form.at + r->lemma_end - 2, 2};
    return kz_same(last, KZ_LIT("ғ")) || kz_same(last, KZ_LIT("г"));
}

static uint64_t nominative(const kz_word_reading *r) {
    if (r->feats & KZ_UD_CASE || r->marks & (KZ_MARK_LIKE | KZ_MARK_ATTR))
        return 0;
    bool inflected = (r->feats & (KZ_UD_NUMBER | KZ_UD_PERSON_PSOR)) != 0;
    bool named = r->upos == KZ_POS_NOUN || r->upos == KZ_POS_PROPN;
    bool verbal = r->upos == KZ_POS_VERB && (r->feats & KZ_UD_VERBFORM) == KZ_UD_VERBFORM_GER;
    bool adverb = r->upos == KZ_POS_ADV && r->marks & KZ_MARK_ATTR;
    return named || verbal || adverb || (is_nominal(r->upos) && inflected) ? KZ_UD_CASE_NOM : 0;
}

/* The fields stand in the order of the states, numbers with adverbs. */
static uint8_t usual_as(const stem *s, uint32_t state) {
    static const uint8_t field[] = {0, 1, 3, 3, 4, 2};
    return s->senses >> (field[state] * KZ_SENSE_BITS) & ((1u << KZ_SENSE_BITS) - 1);
}

/* A place that is a given name too has none. */
static uint64_t gender_of(const walker *w, const stem *s) {
    bool male = s->bits & KZ_LEX_GIVEN_MALE, female = s->bits & KZ_LEX_GIVEN_FEMALE;
    if (s->bits & KZ_LEX_PLACE)
        return 0;
    kz_name_form name;
    if (!male && !female && s->bits & KZ_LEX_SURNAME && kz_name_ending((kz_slice){w->form.at, s->end}, &name)) {
        male = name.male;
        female = name.female;
    }
    return male == female ? 0 : male ? KZ_UD_GENDER_MASC : KZ_UD_GENDER_FEM;
}

static bool takes_attribute(const walker *w, const kz_word_reading *r) {
    kz_slice noun = {w->form.at, r->stem_end};
    if (r->restored == KZ_AS_LEXICON && r->head == 0)
        noun = kz_table_key(&kz_lexicon_table, r->entry);
    return kz_table_find(&kz_attributive, noun) >= 0;
}

static void emit(walker *w, const stem *s, uint32_t state, uint32_t depth) {
    kz_word_reading r = {
        .entry = s->entry,
        .head = s->head,
        .stem_end = s->end,
        .lemma_end = s->end,
        .word_end = (uint16_t)w->form.n,
        .upos = (uint8_t)pos_of_state(state),
        .source = s->made                        ? KZ_SOURCE_MADE
                  : s->restored != KZ_AS_LEXICON ? KZ_SOURCE_GUESS
                                                 : KZ_SOURCE_KNOWN,
        .restored = s->restored,
        .row = KZ_MORPHS,
        .usual = usual_as(s, state),
    };
    uint32_t aux = 0;
    if (state == KZ_STATE_VERB && s->restored == KZ_AS_LEXICON)
        aux = kz_table_value(&kz_auxiliaries, kz_table_key(&kz_lexicon_table, s->entry), 0);
    r.auxiliary = aux != 0;
    if (state == KZ_STATE_NAME)
        r.feats |= gender_of(w, s);
    if (state == KZ_STATE_NUM)
        r.feats |= KZ_UD_NUMTYPE_CARD;
    apply_endings(w, &r, depth);
    if (r.marks & KZ_MARK_POSTURE && !(aux & 2))
        return;
    if (r.upos == KZ_POS_NOUN && r.feats & KZ_UD_DEGREE)
        return;
    if (r.marks & KZ_MARK_ATTR && !(r.feats & KZ_UD_CASE) && state != KZ_STATE_ADV && !takes_attribute(w, &r))
        return;
    r.feats |= nominative(&r);
    if (r.marks & KZ_MARK_COPULA && r.source == KZ_SOURCE_KNOWN)
        r.source = KZ_SOURCE_MADE; /* хабарсыз is without news, hardly you are news */
    if (ends_voiced(w, &r))
        r.restored = r.restored == KZ_AS_LEXICON ? KZ_AS_LEXICON : KZ_UNVOICED;
    uint32_t cost = s->cost + w->cost[depth];
    r.cost = cost > 255 ? 255 : (uint8_t)cost;
    put(w, &r);
    if (r.auxiliary && r.upos == KZ_POS_VERB) {
        r.upos = KZ_POS_AUX;
        put(w, &r);
    }
}

/* ---- Stems ---- */

static const uint32_t STATE_BITS[] = {KZ_LEX_NOUN, KZ_LEX_ADJ, KZ_LEX_NUM, KZ_LEX_ADV, KZ_LEX_NAME | KZ_LEX_LATIN,
                                      KZ_LEX_VERB};
enum { STATES = sizeof STATE_BITS / sizeof *STATE_BITS };

static void emit_states(walker *w, const stem *s, uint64_t mask, uint32_t depth) {
    for (uint32_t state = 0; state < STATES; state++) {
        if (!(mask >> state & 1) || !(s->bits & STATE_BITS[state]))
            continue;
        bool derived = depth > 0 && w->path[depth - 1]->marks & KZ_MARK_LEMMA; /* алматылық */
        bool small = state == KZ_STATE_NAME && !(w->traits & KZ_WORD_CAPITAL) && !(s->bits & KZ_LEX_LATIN) && !derived;
        if (small && s->bits & KZ_LEX_PLACE && !(s->bits & KZ_LEX_NOUN)) {
            stem noun = *s; /* рим цифрлары, елдің астанасы */
            noun.cost += COST_SMALL_PLACE;
            emit(w, &noun, KZ_STATE_NOUN, depth);
        }
        if (small)
            continue;
        emit(w, s, state, depth);
    }
}

static void emit_entry(walker *w, stem s, int32_t entry, uint64_t mask, uint32_t depth) {
    uint32_t value = kz_lexicon_table.values[entry];
    s.entry = (uint32_t)entry;
    s.bits = value & ((1u << KZ_SENSE_SHIFT) - 1);
    s.senses = value >> KZ_SENSE_SHIFT;
    emit_states(w, &s, mask, depth);
}

/* The letter that a voiced final stands for before a vowel. */
static const char *unvoiced(kz_slice last) {
    static const char pairs[][2][3] = {{"б", "п"}, {"г", "к"}, {"ғ", "қ"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (memcmp(last.at, pairs[i][0], 2) == 0)
            return pairs[i][1];
    }
    return NULL;
}

static bool is_voiceless(kz_slice last) {
    return kz_same(last, KZ_LIT("қ")) || kz_same(last, KZ_LIT("к")) || kz_same(last, KZ_LIT("п"));
}

/* The stems [head, at) before an ending that begins so. */
static void meet_stems(walker *w, uint32_t head, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth,
                       uint32_t cost) {
    kz_slice written = {w->form.at + head, at - head};
    uint32_t hash = head ? kz_hash(written) : w->hashes[at];
    stem s = {.head = (uint16_t)head, .end = (uint16_t)at, .restored = KZ_AS_LEXICON, .cost = cost, .made = head != 0};
    if (begins >= KZ_BEGINS_MERGED_Y) {
        int32_t found = kz_table_find_hashed(&kz_verb_variants, written, hash);
        if (found >= 0)
            emit_entry(w, s, (int32_t)kz_verb_variants.values[found], mask & 1u << KZ_STATE_VERB, depth);
        return;
    }
    bool vowel = begins == KZ_BEGINS_VOWEL;
    int32_t entry = kz_table_find_hashed(&kz_lexicon_table, written, hash);
    kz_slice last = {written.at + written.n - 2, 2};
    if (entry >= 0) {
        stem plain = s;
        if (vowel && is_voiceless(last))
            plain.cost += COST_UNVOICED;
        emit_entry(w, plain, entry, mask, depth);
    }
    int32_t variant = kz_table_find_hashed(&kz_stem_variants, written, hash);
    if (variant >= 0 && kz_stem_variants.values[variant] & (vowel ? 1 : 2))
        emit_entry(w, s, (int32_t)(kz_stem_variants.values[variant] >> 2), mask & ~(uint64_t)(1u << KZ_STATE_VERB),
                   depth);
    if (!vowel || written.n < 4)
        return;
    const char *letter = unvoiced(last);
    if (letter) {
        char text[KZ_LONGEST_FORM];
        memcpy(text, written.at, written.n - 2);
        memcpy(text + written.n - 2, letter, 2);
        entry = kz_table_find(&kz_lexicon_table, (kz_slice){text, written.n});
        if (entry >= 0)
            emit_entry(w, s, entry, mask, depth);
    }
    variant = kz_table_find_hashed(&kz_verb_variants, written, hash);
    if (variant >= 0) { /* тау- of тауып; not оқ- of оқы, which no vowel follows */
        kz_slice verb = kz_table_key(&kz_lexicon_table, kz_verb_variants.values[variant]);
        if (is_voiceless((kz_slice){verb.at + verb.n - 2, 2}))
            emit_entry(w, s, (int32_t)kz_verb_variants.values[variant], mask & 1u << KZ_STATE_VERB, depth);
    }
}

/* A name whose end tells that it is one: Мырзахметов-, Серікұлы-. */
static bool telling_name(const walker *w, uint32_t at, stem *s) {
    kz_name_form name;
    if (!(w->traits & KZ_WORD_CAPITAL) || !kz_name_ending((kz_slice){w->form.at, at}, &name) || !name.sure ||
        name.case_ != KZ_CASE_NOM || name.nominative_end != at)
        return false;
    s->end = (uint16_t)at;
    s->bits = KZ_LEX_SURNAME;
    if (name.male != name.female)
        s->bits |= name.male ? KZ_LEX_GIVEN_MALE : KZ_LEX_GIVEN_FEMALE;
    s->made = true;
    return true;
}

/* Серікұлына: the possessive before the case is the end of the name. */
static bool telling_possessive(walker *w, uint32_t depth) {
    const kz_morph *row = depth ? w->path[depth - 1] : NULL;
    stem s = {.restored = KZ_AS_WRITTEN};
    if (!row || row->touched != (KZ_UD_NUMBER_PSOR | KZ_UD_PERSON_PSOR) ||
        (row->set & KZ_UD_PERSON_PSOR) != KZ_UD_PERSON_PSOR_3)
        return false;
    uint32_t end = depth > 1 ? w->starts[depth - 2] : w->form.n;
    if (!telling_name(w, end, &s))
        return false;
    emit(w, &s, KZ_STATE_NAME, depth - 1);
    return true;
}

/* An unknown stem: long enough, with a vowel, and no ending that breaks a rule. */
static void guess_stem(walker *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (w->cost[depth] >= COST_SOUND || begins >= KZ_BEGINS_MERGED_Y || at < 6)
        return;
    if (w->sounds[at].harmony == 0 && w->sounds[at].class_ != KZ_CLASSES)
        return;
    stem s = {.end = (uint16_t)at, .restored = KZ_AS_WRITTEN};
    kz_slice last = {w->form.at + at - 2, 2};
    bool capital = (w->traits & KZ_WORD_CAPITAL) != 0;
    if (begins == KZ_BEGINS_VOWEL && !capital) {
        if (is_voiceless(last))
            return;
        if (unvoiced(last) && !kz_same(last, KZ_LIT("б")))
            s.restored = KZ_UNVOICED;
    }
    if (mask >> KZ_STATE_NAME & 1 && telling_name(w, at, &s)) {
        emit(w, &s, KZ_STATE_NAME, depth);
        return;
    }
    if (mask >> KZ_STATE_NAME & 1 && telling_possessive(w, depth))
        return;
    uint32_t ending = (uint32_t)(w->form.n - at) / 2;
    s.cost = 60 + (uint32_t)(ending == 1 ? 10 : 0) - 4 * (ending < 8 ? ending : 8);
    s.bits = KZ_LEX_NOUN | (capital ? (uint32_t)KZ_LEX_PLACE : 0);
    if (depth > 0 && w->form.n - at >= 4)
        s.bits |= KZ_LEX_VERB;
    if (depth == 0 && !capital)
        s.bits |= KZ_LEX_ADJ | KZ_LEX_ADV;
    emit_states(w, &s, mask, depth);
}

/* What stands before an ending that is written apart: a number, an acronym, a word in Latin letters. */
static void meet_core(walker *w, uint64_t mask, uint32_t depth) {
    uint32_t end = w->suffix_at;
    while (end > 0 && cut_hyphen(w->form, &end)) {
    }
    bool number = (w->traits & KZ_WORD_NUMBER) != 0;
    int32_t entry = kz_table_find(&kz_lexicon_table, (kz_slice){w->form.at, end});
    if (!number && entry >= 0) {
        stem known = {.end = (uint16_t)end, .restored = KZ_AS_LEXICON};
        emit_entry(w, known, entry, mask, depth);
        return;
    }
    stem s = {
        .end = (uint16_t)end, .restored = KZ_AS_WRITTEN, .bits = number ? KZ_LEX_NUM : KZ_LEX_NOUN | KZ_LEX_PLACE};
    emit_states(w, &s, mask, depth);
}

static void meet(walker *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (w->suffix_at) {
        if (at == w->suffix_at)
            meet_core(w, mask, depth);
        return;
    }
    if (w->guessing) {
        guess_stem(w, at, mask, begins, depth);
        return;
    }
    meet_stems(w, 0, at, mask, begins, depth, 0);
    if (w->hyphen && at > w->hyphen + 2) {
        bool known = kz_lexicon((kz_slice){w->form.at, w->hyphen - 1}) != 0;
        meet_stems(w, w->hyphen, at, mask, begins, depth, known ? COST_COMPOUND : COST_COMPOUND + COST_ODD_HEAD);
    }
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
static void closed_with_copula(walker *w, uint32_t at, const kz_morph *copula) {
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
        put(w, &r);
    }
}

static void descend(walker *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth);

/* Goes on before an ending that stands from `at` on, before one that begins so. */
static void follow(walker *w, const kz_spelling *s, uint32_t at, uint32_t begins, uint32_t depth) {
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

static void descend(walker *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (mask & KZ_STEM_STATES && at >= LEAST_STEM)
        meet(w, at, mask, begins, depth);
    if (depth == DEEPEST)
        return;
    kz_walk walk = {w->form, at, kz_ending_trie, kz_ending_trie};
    while (walk.at > w->suffix_at && kz_walk_on(&walk)) {
        for (uint32_t i = 0; i < walk.node->entries && walk.at >= LEAST_STEM; i++) {
            const kz_spelling *s = &kz_spellings[walk.node->entry + i];
            if (mask >> kz_morphs[s->row].to & 1)
                follow(w, s, walk.at, begins, depth);
        }
    }
}

/* Puts a row without a letter at the word's end; false where the last sound forbids it. */
static bool end_in(walker *w, const kz_morph *zero) {
    bool vowel = w->sounds[w->form.n].class_ == KZ_CLASS_VOWEL;
    w->path[0] = zero;
    w->starts[0] = (uint16_t)w->form.n;
    w->cost[1] = zero->cost;
    return (zero->needs & (vowel ? 1 : 2)) != 0;
}

/* The last ending that is written, with each row without a letter that may stand behind it. */
static void walk_from_end(walker *w, const kz_spelling *s, uint32_t at) {
    uint8_t to = kz_morphs[s->row].to;
    if ((KZ_END_STATES | 1ull << KZ_STATE_END) >> to & 1)
        follow(w, s, at, KZ_BEGINS_CONSONANT, 0);
    for (uint32_t i = 0; i < KZ_ZERO_ROWS && KZ_ZERO_STATES >> to & 1; i++) {
        const kz_morph *zero = &kz_morphs[kz_zero_rows[i]];
        if (zero->from >> to & 1 && end_in(w, zero))
            follow(w, s, at, KZ_BEGINS_CONSONANT, 1);
    }
}

static void walk_all(walker *w) {
    uint32_t n = w->form.n;
    w->budget = BUDGET;
    w->cost[0] = 0;
    meet(w, n, KZ_END_STATES, KZ_BEGINS_CONSONANT, 0);
    for (uint32_t i = 0; i < KZ_ZERO_ROWS; i++) {
        const kz_morph *zero = &kz_morphs[kz_zero_rows[i]];
        if (zero->from & KZ_STEM_STATES && end_in(w, zero))
            meet(w, n, zero->from, KZ_BEGINS_CONSONANT, 1);
    }
    kz_walk walk = kz_walk_start(w->form, kz_ending_trie);
    while (walk.at > w->suffix_at && kz_walk_on(&walk)) {
        for (uint32_t i = 0; i < walk.node->entries && walk.at >= LEAST_STEM; i++)
            walk_from_end(w, &kz_spellings[walk.node->entry + i], walk.at);
    }
}

static void closed_readings(walker *w) {
    int32_t found = kz_table_find(&kz_closed_table, w->form);
    if (found < 0)
        return;
    uint32_t value = kz_closed_table.values[found];
    for (uint32_t i = 0; i < (value & 15); i++) {
        const kz_closed *c = &kz_closed_readings[(value >> 4) + i];
        kz_word_reading r = closed_reading(c, w->form.n);
        r.cost = (uint8_t)(2 * i);
        put(w, &r);
    }
}

/* A noun in the middle of a sentence with a capital may be a name: Отан. */
static void name_readings(walker *w) {
    if (!(w->traits & KZ_WORD_CAPITAL) || w->traits & KZ_WORD_FIRST)
        return;
    for (uint32_t i = 0, n = w->n; i < n; i++) {
        kz_word_reading r = w->out[i];
        if (r.upos != KZ_POS_NOUN || r.source != KZ_SOURCE_KNOWN)
            continue;
        r.upos = KZ_POS_PROPN;
        r.cost = (uint8_t)(r.cost < 255 - COST_CAPITAL_NOUN ? r.cost + COST_CAPITAL_NOUN : 255);
        put(w, &r);
    }
}

/* Where a reading breaks no rule, those that do are slips of nobody. */
static void drop_broken(walker *w) {
    bool sound = false;
    for (uint32_t i = 0; i < w->n; i++)
        sound = sound || w->out[i].cost < COST_SOUND;
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->n; i++)
        if (!sound || w->out[i].cost < COST_SOUND)
            w->out[n++] = w->out[i];
    w->n = n;
}

/* Where the end of a name tells what it is, nothing need be guessed. */
static void drop_guesses(walker *w) {
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

/* A passive that the lexicon has as a verb of its own (айтыл) is read as one of its base. */
static void drop_passives(walker *w) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        bool drop = false;
        for (uint32_t k = 0; k < w->n && !drop; k++)
            drop = w->out[k].source <= KZ_SOURCE_KNOWN && is_passive_of(&w->out[k], &w->out[i]);
        if (!drop)
            w->out[n++] = w->out[i];
    }
    w->n = n;
}

static void whole(walker *w, kz_pos upos) {
    kz_word_reading r = {
        .stem_end = (uint16_t)w->form.n,
        .lemma_end = (uint16_t)w->form.n,
        .word_end = (uint16_t)w->form.n,
        .upos = (uint8_t)upos,
        .source = KZ_SOURCE_GUESS,
        .row = KZ_MORPHS,
        .cost = 70,
    };
    r.feats = nominative(&r);
    put(w, &r);
}

uint32_t kz_readings(kz_slice form, uint32_t suffix_at, uint32_t traits, kz_word_reading *out, uint32_t max) {
    walker w; /* not cleared: what is read has been written before */
    w.form = form;
    w.traits = traits;
    w.suffix_at = suffix_at;
    w.hyphen = 0;
    w.guessing = false;
    w.out = out;
    w.n = 0;
    w.max = max;
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
    name_readings(&w);
    drop_broken(&w);
    drop_passives(&w);
    if (!suffix_at && (w.n == 0 || (w.out[0].source == KZ_SOURCE_KNOWN && w.out[0].cost >= COST_SOUND))) {
        w.guessing = true;
        walk_all(&w);
        drop_guesses(&w);
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
    const char *letter = voiced ? unvoiced((kz_slice){out + n - 2, 2}) : NULL;
    if (letter && (r->restored == KZ_UNVOICED || memcmp(letter, "п", 2) != 0))
        memcpy(out + n - 2, letter, 2);
    return n;
}
