/* Names that need the whole text: a surname or a given name of somebody named in full elsewhere, a place or a quoted
 * name whose kind is told elsewhere. */
#include "extract/entity/parts.h"

/* A set of names with values; open addressing. */
typedef struct names {
    struct {
        kz_slice key;
        uint32_t value; /* + 1 */
    } * slots;
    uint32_t mask;
} names;

static names make_names(kz_arena *arena, uint32_t expected) {
    names set = {NULL, 15};
    while (set.mask < expected * 2)
        set.mask = set.mask * 2 + 1;
    set.slots = kz_arena_zeroed(arena, (set.mask + 1) * sizeof *set.slots);
    return set;
}

static uint32_t slot_of(const names *set, kz_slice key) {
    uint32_t slot = kz_hash(key) & set->mask;
    while (set->slots[slot].value && !kz_same(set->slots[slot].key, key))
        slot = (slot + 1) & set->mask;
    return slot;
}

static void put(names *set, kz_slice key, uint32_t value) {
    uint32_t slot = slot_of(set, key);
    if (!set->slots[slot].value) {
        set->slots[slot].key = key;
        set->slots[slot].value = value + 1;
    }
}

static bool get(const names *set, kz_slice key, uint32_t *value) {
    uint32_t slot = slot_of(set, key);
    *value = set->slots[slot].value - 1;
    return set->slots[slot].value != 0;
}

static kz_slice name_of(const kz_finder *f, uint32_t token) {
    kz_span span = kz_tok(f, token)->span;
    return kz_sub(f->s->lower, (kz_span){span.start, span.start + f->facts[token].name_nominative});
}

static void learn_person(kz_finder *f, names *set, const kz_candidate *c) {
    for (uint32_t i = c->first; i < c->end; i++)
        if (f->facts[i].capital && f->facts[i].name & (KZ_P_GIVEN | KZ_P_SURNAME | KZ_P_UNKNOWN | KZ_P_HINT) &&
            !(f->facts[i].name & KZ_P_PATRONYMIC))
            put(set, name_of(f, i), i);
}

/* The part of a known person that the token is, with any ending. */
static bool is_known_part(kz_finder *f, const names *set, uint32_t token, uint16_t *nominative, uint8_t *case_) {
    enum { READINGS = 8 };
    kz_facts *w = &f->facts[token];
    kz_slice core = kz_token_core(f->s, token);
    uint32_t of;
    *nominative = (uint16_t)core.n;
    *case_ = KZ_CASE_NOM;
    if (get(set, core, &of))
        return true;
    *nominative = w->name_nominative;
    *case_ = w->name_case;
    if (get(set, name_of(f, token), &of))
        return true;
    kz_reading readings[READINGS];
    uint32_t n = kz_analyse(core, readings, READINGS);
    for (uint32_t i = 0; i < n; i++)
        if (!readings[i].possessor && !readings[i].plural && get(set, (kz_slice){core.at, readings[i].stem_end}, &of)) {
            *nominative = readings[i].stem_end;
            *case_ = readings[i].case_;
            return true;
        }
    return false;
}

static bool is_city(const kz_facts *w) {
    uint32_t type = w->known & 15;
    return w->known_single && (type == KZ_E_GPE || type == KZ_E_LOCATION) && !(w->known & KZ_KNOWN_DISTRICT) &&
           !(w->name & KZ_P_GIVEN && w->case_ == KZ_CASE_NOM);
}

static bool may_be_mention(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    return w->word && w->capital && !w->person && !w->phrase && !w->timed && !w->titled &&
           !(w->role & (KZ_ROLE_HALT | KZ_ROLE_TITLE)) && !(w->start && w->role & KZ_ROLE_COMMON) && !is_city(w) &&
           !(w->start && w->lexicon & KZ_LEX_WORD && !(w->name & KZ_P_GIVEN)) && !(w->head && w->possessor == 3);
}

static void persons_again(kz_finder *f) {
    names set = make_names(f->arena, f->candidates.n * 3);
    uint32_t n = f->candidates.n;
    for (uint32_t i = 0; i < n; i++)
        if (f->candidates.at[i].type == KZ_E_PERSON && f->candidates.at[i].end - f->candidates.at[i].first > 1)
            learn_person(f, &set, &f->candidates.at[i]);
    uint16_t nominative;
    uint8_t case_;
    for (uint32_t i = 0; i < f->s->tokens.n; i++)
        if (may_be_mention(f, i) && is_known_part(f, &set, i, &nominative, &case_)) {
            kz_candidate *c = kz_add_candidate(f, i, i + 1, KZ_E_PERSON, KZ_RANK_NAME);
            c->nominative = nominative;
            c->case_ = case_;
        }
}

/* A word that may be a place's name alone: nobody's name, and no word of the language where a sentence begins. */
static bool may_be_place(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    return w->word && w->capital && w->name & (KZ_P_UNKNOWN | KZ_P_COMMON) &&
           !(w->name & (KZ_P_GIVEN | KZ_P_SURNAME | KZ_P_PATRONYMIC)) && !(w->start && w->lexicon & KZ_LEX_WORD) &&
           !w->known_single && !w->people && !w->head && !w->role && kz_tok(f, token)->flags & KZ_F_CYRILLIC;
}

/* «Берел мен Өрел арасында», after «Өрел ауылы». */
static void places_again(kz_finder *f) {
    names set = make_names(f->arena, f->candidates.n);
    uint32_t n = f->candidates.n, learnt = 0;
    for (uint32_t i = 0; i < n; i++) {
        const kz_candidate *c = &f->candidates.at[i];
        if (c->type == KZ_E_GPE && c->end - c->first == 2 && may_be_place(f, c->first) && f->facts[c->end - 1].head) {
            put(&set, kz_token_core(f->s, c->first), c->first);
            learnt++;
        }
    }
    uint16_t nominative;
    uint8_t case_;
    for (uint32_t i = 0; learnt && i < f->s->tokens.n; i++)
        if (may_be_place(f, i) && !f->facts[i].titled && !f->facts[i].phrase && !f->facts[i].person &&
            is_known_part(f, &set, i, &nominative, &case_)) {
            kz_candidate *c = kz_add_candidate(f, i, i + 1, KZ_E_GPE, KZ_RANK_WEAK);
            c->nominative = nominative;
            c->case_ = case_;
        }
}

/* The words between the marks, in lower case, the last one cut to `nominative` bytes. */
static kz_slice inside(const kz_finder *f, uint32_t open, uint32_t close, uint32_t nominative) {
    return kz_sub(f->s->lower,
                  (kz_span){kz_tok(f, open + 1)->span.start, kz_tok(f, close - 1)->span.start + nominative});
}

static uint32_t closing_of(const kz_finder *f, const kz_candidate *c) {
    for (uint32_t i = c->first + 1; i < c->end; i++)
        if (f->facts[i].open == c->first)
            return i;
    return KZ_NO_TOKEN;
}

static uint32_t length_of(const kz_finder *f, uint32_t token) {
    return kz_tok(f, token)->span.end - kz_tok(f, token)->span.start;
}

/* «Дала-Ақпарат» – at the start of a sentence, where news agencies put their name: АСТАНА. 13 қаңтар. «…» – */
static bool signs_dateline(const kz_finder *f, const kz_sentence *sentence, uint32_t close) {
    enum { NEAR_START = 12 };
    return f->facts[close].open == sentence->first && close + 1 < sentence->end && kz_is_dash(f, close + 1) &&
           sentence->first > 0 && sentence->first < NEAR_START;
}

static void add_quoted(kz_finder *f, uint32_t open, uint32_t close, uint8_t type, uint16_t nominative) {
    kz_candidate *c = kz_add_candidate(f, open, close + 1, type, KZ_RANK_HEAD);
    c->nominative = nominative;
    c->case_ = KZ_CASE_NOM;
}

static void quote_again(kz_finder *f, const names *set, const kz_sentence *sentence, uint32_t close) {
    enum { READINGS = 8 };
    uint32_t open = f->facts[close].open, type;
    if (open == KZ_NO_TOKEN || close == open + 1 || f->facts[close].candidate)
        return;
    uint32_t last = close - 1;
    if (get(set, inside(f, open, close, length_of(f, last)), &type)) {
        add_quoted(f, open, close, (uint8_t)type, (uint16_t)length_of(f, last));
        return;
    }
    if (signs_dateline(f, sentence, close)) {
        add_quoted(f, open, close, KZ_E_ORGANISATION, (uint16_t)length_of(f, last));
        return;
    }
    if (!f->facts[last].word)
        return;
    kz_reading readings[READINGS];
    uint32_t n = kz_analyse(kz_token_core(f->s, last), readings, READINGS);
    for (uint32_t i = 0; i < n; i++)
        if (get(set, inside(f, open, close, readings[i].possessive_end), &type)) {
            add_quoted(f, open, close, (uint8_t)type, readings[i].possessive_end);
            return;
        }
}

static void quotes_again(kz_finder *f) {
    names set = make_names(f->arena, f->candidates.n);
    for (uint32_t i = 0; i < f->candidates.n; i++) {
        const kz_candidate *c = &f->candidates.at[i];
        uint32_t close = kz_is_opening(f, c->first) ? closing_of(f, c) : KZ_NO_TOKEN;
        if (close != KZ_NO_TOKEN && close > c->first + 1 && kz_is_title(f, c->first))
            put(&set, inside(f, c->first, close, close == c->end - 1 ? c->nominative : length_of(f, close - 1)),
                c->type);
    }
    for (uint32_t i = 0; i < f->s->sentences.n; i++) {
        const kz_sentence *sentence = &f->s->sentences.at[i];
        for (uint32_t k = sentence->first; k < sentence->end; k++)
            if (f->facts[k].open != KZ_NO_TOKEN)
                quote_again(f, &set, sentence, k);
    }
}

void kz_find_again(kz_finder *f) {
    persons_again(f);
    places_again(f);
    quotes_again(f);
}
