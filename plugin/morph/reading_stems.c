/* Stems that the reader meets: in the lexicon, changed before endings, compounds, names by their ends, guesses. */
#include "morph/reader.h"

enum {
    COST_UNVOICED = 10,   /* банкі, клубы: the stem's last sound stays as it is */
    COST_COMPOUND = 4,    /* ата-ана, which the lexicon lacks */
    COST_ODD_HEAD = 20,   /* … with an unknown first part */
    COST_JOINED = 10,     /* автонесие */
    COST_SMALL_PLACE = 12 /* the name of a place without its capital */
};

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
static void apply_endings(const kz_reader *w, kz_word_reading *r, uint32_t depth) {
    for (uint32_t i = depth; i-- > 0;) {
        const kz_morph *row = w->walk.path[i];
        uint16_t end = i ? w->walk.starts[i - 1] : (uint16_t)w->walk.form.n;
        r->marks |= row->marks;
        r->row = (uint8_t)(row - kz_morphs);
        if (row->marks & KZ_MARK_COPULA) {
            r->tail_feats = row->set;
            r->word_end = w->walk.starts[i];
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
static bool ends_voiced(const kz_reader *w, const kz_word_reading *r) {
    if (r->lemma_end == r->stem_end || r->lemma_end == w->walk.form.n)
        return false;
    kz_slice last = {w->walk.form.at + r->lemma_end - 2, 2};
    return kz_same(last, KZ_LIT("ғ")) || kz_same(last, KZ_LIT("г"));
}

uint64_t kz_nominative_of(const kz_word_reading *r) {
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
static uint64_t gender_of(const kz_reader *w, const stem *s) {
    bool male = s->bits & KZ_LEX_GIVEN_MALE, female = s->bits & KZ_LEX_GIVEN_FEMALE;
    if (s->bits & KZ_LEX_PLACE)
        return 0;
    kz_name_form name;
    if (!male && !female && s->bits & KZ_LEX_SURNAME && kz_name_as_it_is((kz_slice){w->walk.form.at, s->end}, &name)) {
        male = name.male;
        female = name.female;
    }
    return male == female ? 0 : male ? KZ_UD_GENDER_MASC : KZ_UD_GENDER_FEM;
}

static bool takes_attribute(const kz_reader *w, const kz_word_reading *r) {
    kz_slice noun = {w->walk.form.at, r->stem_end};
    if (r->restored == KZ_AS_LEXICON && r->head == 0)
        noun = kz_table_key(&kz_lexicon_table, r->entry);
    return kz_table_find(&kz_attributive, noun) >= 0;
}

static void emit(kz_reader *w, const stem *s, uint32_t state, uint32_t depth) {
    kz_word_reading r = {
        .entry = s->entry,
        .head = s->head,
        .stem_end = s->end,
        .lemma_end = s->end,
        .word_end = (uint16_t)w->walk.form.n,
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
    bool finite = r.upos == KZ_POS_VERB && (r.feats & KZ_UD_VERBFORM) != KZ_UD_VERBFORM_GER;
    if (w->compound && (finite || (w->adjective && r.upos != KZ_POS_ADJ)))
        return;
    if (r.marks & KZ_MARK_ATTR && !(r.feats & KZ_UD_CASE) && state != KZ_STATE_ADV && !takes_attribute(w, &r))
        return;
    r.feats |= kz_nominative_of(&r);
    if (r.marks & KZ_MARK_COPULA && r.source == KZ_SOURCE_KNOWN)
        r.source = KZ_SOURCE_MADE; /* хабарсыз is without news, hardly you are news */
    if (ends_voiced(w, &r))
        r.restored = r.restored == KZ_AS_LEXICON ? KZ_AS_LEXICON : KZ_UNVOICED;
    uint32_t cost = s->cost + w->walk.cost[depth];
    r.cost = cost > 255 ? 255 : (uint8_t)cost;
    kz_keep_reading(w, &r);
    if (r.auxiliary && r.upos == KZ_POS_VERB) {
        r.upos = KZ_POS_AUX;
        kz_keep_reading(w, &r);
    }
}

/* ---- Stems ---- */

static const uint32_t STATE_BITS[] = {KZ_LEX_NOUN, KZ_LEX_ADJ, KZ_LEX_NUM, KZ_LEX_ADV, KZ_LEX_NAME | KZ_LEX_LATIN,
                                      KZ_LEX_VERB};
enum { STATES = sizeof STATE_BITS / sizeof *STATE_BITS };

static void emit_states(kz_reader *w, const stem *s, uint64_t mask, uint32_t depth) {
    for (uint32_t state = 0; state < STATES; state++) {
        if (!(mask >> state & 1) || !(s->bits & STATE_BITS[state]))
            continue;
        bool derived = depth > 0 && w->walk.path[depth - 1]->marks & KZ_MARK_LEMMA; /* алматылық */
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

static void emit_entry(kz_reader *w, stem s, int32_t entry, uint64_t mask, uint32_t depth) {
    uint32_t value = kz_lexicon_table.values[entry];
    s.entry = (uint32_t)entry;
    s.bits = value & ((1u << KZ_SENSE_SHIFT) - 1);
    s.senses = value >> KZ_SENSE_SHIFT;
    emit_states(w, &s, mask, depth);
}

/* The stems [head, at) before an ending that begins so. */
static void meet_stems(kz_reader *w, uint32_t head, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth,
                       uint32_t cost) {
    static const uint64_t states[] = {
        [KZ_STEM_AS_WRITTEN] = UINT64_MAX,
        [KZ_STEM_UNVOICED] = UINT64_MAX,
        [KZ_STEM_VARIANT] = ~(UINT64_C(1) << KZ_STATE_VERB),
        [KZ_STEM_VERB_VARIANT] = UINT64_C(1) << KZ_STATE_VERB,
    };
    kz_known_stem found[KZ_MOST_STEMS];
    uint32_t n = kz_stems_of(&w->walk, head, at, mask & KZ_STEM_STATES, begins, found);
    bool kept = begins == KZ_BEGINS_VOWEL && kz_is_voiceless((kz_slice){w->walk.form.at + at - 2, 2});
    for (uint32_t i = 0; i < n; i++) {
        stem s = {
            .head = (uint16_t)head, .end = (uint16_t)at, .restored = KZ_AS_LEXICON, .cost = cost, .made = head != 0};
        if (kept && found[i].change == KZ_STEM_AS_WRITTEN)
            s.cost += COST_UNVOICED;
        emit_entry(w, s, (int32_t)found[i].entry, mask & states[found[i].change], depth);
    }
}

/* A name whose end tells that it is one: Мырзахметов-, Серікұлы-. */
static bool telling_name(const kz_reader *w, uint32_t at, stem *s) {
    kz_name_form name;
    if (!(w->traits & KZ_WORD_CAPITAL) || !kz_name_as_it_is((kz_slice){w->walk.form.at, at}, &name) || !name.sure)
        return false;
    s->end = (uint16_t)at;
    s->bits = KZ_LEX_SURNAME;
    if (name.male != name.female)
        s->bits |= name.male ? KZ_LEX_GIVEN_MALE : KZ_LEX_GIVEN_FEMALE;
    s->made = true;
    return true;
}

/* Серікұлына: the possessive before the case is the end of the name. */
static bool telling_possessive(kz_reader *w, uint32_t depth) {
    const kz_morph *row = depth ? w->walk.path[depth - 1] : NULL;
    stem s = {.restored = KZ_AS_WRITTEN};
    if (!row || row->touched != (KZ_UD_NUMBER_PSOR | KZ_UD_PERSON_PSOR) ||
        (row->set & KZ_UD_PERSON_PSOR) != KZ_UD_PERSON_PSOR_3)
        return false;
    uint32_t end = depth > 1 ? w->walk.starts[depth - 2] : w->walk.form.n;
    if (!telling_name(w, end, &s))
        return false;
    emit(w, &s, KZ_STATE_NAME, depth - 1);
    return true;
}

/* An unknown stem: long enough, with a vowel, and no ending that breaks a rule. */
static void guess_stem(kz_reader *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (w->walk.cost[depth] >= KZ_COST_ASSIMILATION || begins >= KZ_BEGINS_MERGED_Y || at < 6)
        return;
    if (w->walk.sounds[at].harmony == 0 && w->walk.sounds[at].class_ != KZ_CLASSES)
        return;
    stem s = {.end = (uint16_t)at, .restored = KZ_AS_WRITTEN};
    kz_slice last = {w->walk.form.at + at - 2, 2};
    bool capital = (w->traits & KZ_WORD_CAPITAL) != 0;
    if (begins == KZ_BEGINS_VOWEL && !capital) {
        if (kz_is_voiceless(last))
            return;
        if (kz_unvoiced(last) && !kz_same(last, KZ_LIT("б")))
            s.restored = KZ_UNVOICED;
    }
    if (mask >> KZ_STATE_NAME & 1 && telling_name(w, at, &s)) {
        emit(w, &s, KZ_STATE_NAME, depth);
        return;
    }
    if (mask >> KZ_STATE_NAME & 1 && telling_possessive(w, depth))
        return;
    uint32_t ending = (uint32_t)(w->walk.form.n - at) / 2;
    s.cost = 60 + (uint32_t)(ending == 1 ? 10 : 0) - 4 * (ending < 8 ? ending : 8);
    s.bits = KZ_LEX_NOUN | (capital ? (uint32_t)KZ_LEX_PLACE : 0);
    if (depth > 0 && w->walk.form.n - at >= 4)
        s.bits |= KZ_LEX_VERB;
    if (depth == 0 && !capital)
        s.bits |= KZ_LEX_ADJ | KZ_LEX_ADV;
    emit_states(w, &s, mask, depth);
}

/* What stands before an ending that is written apart: a number, an acronym, a word in Latin letters. */
static void meet_core(kz_reader *w, uint64_t mask, uint32_t depth) {
    uint32_t end = w->walk.suffix_at;
    while (end > 0 && cut_hyphen(w->walk.form, &end)) {
    }
    bool number = (w->traits & KZ_WORD_NUMBER) != 0;
    int32_t entry = kz_table_find(&kz_lexicon_table, (kz_slice){w->walk.form.at, end});
    if (!number && entry >= 0) {
        stem known = {.end = (uint16_t)end, .restored = KZ_AS_LEXICON};
        emit_entry(w, known, entry, mask, depth);
        return;
    }
    stem s = {
        .end = (uint16_t)end, .restored = KZ_AS_WRITTEN, .bits = number ? KZ_LEX_NUM : KZ_LEX_NOUN | KZ_LEX_PLACE};
    emit_states(w, &s, mask, depth);
}

enum { FIRST_PART = 1, BEFORE_ADJECTIVE = 2, LAST_PART = 4, LEAST_HEAD = 6, LEAST_REST = 6 };

/* Does a last part (аралық) begin here? */
static bool begins_last(kz_slice rest) {
    for (uint32_t i = 0; i < kz_compound_parts.count; i++) {
        kz_slice part = kz_table_key(&kz_compound_parts, i);
        if (kz_compound_parts.values[i] & LAST_PART && part.n <= rest.n && memcmp(part.at, rest.at, part.n) == 0)
            return true;
    }
    return false;
}

bool kz_next_compound(kz_reader *w, uint32_t *at) {
    while (*at > 2) {
        uint32_t length;
        kz_utf8_before((kz_slice){w->walk.form.at, *at}, *at, &length);
        *at -= length;
        if (*at + LEAST_REST > w->walk.form.n || *at == 0)
            continue;
        kz_slice head = {w->walk.form.at, *at}, rest = {w->walk.form.at + *at, w->walk.form.n - *at};
        int32_t part = kz_table_find_hashed(&kz_compound_parts, head, w->walk.hashes[*at]);
        uint32_t place = part < 0 ? 0 : kz_compound_parts.values[part] & (FIRST_PART | BEFORE_ADJECTIVE);
        bool named = head.n >= LEAST_HEAD && kz_lexicon(head) & (KZ_LEX_NOUN | KZ_LEX_NAME) && begins_last(rest);
        if (place == 0 && !named)
            continue;
        w->compound = *at;
        w->adjective = place != FIRST_PART;
        return true;
    }
    return false;
}

void kz_meet(kz_reader *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (w->walk.suffix_at) {
        if (at == w->walk.suffix_at)
            meet_core(w, mask, depth);
        return;
    }
    if (w->guessing) {
        guess_stem(w, at, mask, begins, depth);
        return;
    }
    if (w->compound) {
        if (at >= w->compound + LEAST_REST)
            meet_stems(w, w->compound, at, mask, begins, depth, COST_JOINED);
        return;
    }
    meet_stems(w, 0, at, mask, begins, depth, 0);
    if (w->hyphen && at > w->hyphen + 2) {
        bool known = kz_lexicon((kz_slice){w->walk.form.at, w->hyphen - 1}) != 0;
        meet_stems(w, w->hyphen, at, mask, begins, depth, known ? COST_COMPOUND : COST_COMPOUND + COST_ODD_HEAD);
    }
}
