/* Names that end in a head noun: Қостанай облысы, Қаржы министрлігі, «Алтын белдік» турнирі. A head is found first;
 * then a walk to the left finds where its name begins. What each head needs is data (heads.tsv). */
#include "extract/entity/walk.h"

enum { REACH = 24, LONGEST_KEY = 160 };

/* Ұлттық ядролық орталық, Экологиялық альянс: nothing but adjectives before the head, the first with a capital. */
static bool is_described(const kz_walk *w) {
    const kz_finder *f = w->f;
    if (!(w->value & KZ_HEAD_FAR) || !(w->value & KZ_NEED_PLAIN) || w->start >= w->head || !f->facts[w->start].capital)
        return false;
    if (f->facts[w->start].start &&
        (w->head - w->start < 2 || !(f->facts[w->start].role & (KZ_ROLE_AREA | KZ_ROLE_RANK))))
        return false;
    for (uint32_t i = w->start; i < w->head; i++)
        if (!(f->facts[i].role & (KZ_ROLE_AREA | KZ_ROLE_RANK)) &&
            !kz_word_ending(kz_token_core(f->s, i), KZ_ROLE_DESCRIBES))
            return false;
    return true;
}

/* Places and sites: several may share a head. */
static bool is_ground(const kz_walk *w) {
    uint32_t type = w->value & 15;
    return type == KZ_E_GPE || type == KZ_E_LOCATION || type == KZ_E_FACILITY;
}

/* Whether what was met makes a name of the head. */
static bool is_name(const kz_walk *w) {
    const kz_facts *head = &w->f->facts[w->last];
    bool abbreviation = kz_tok(w->f, w->last)->flags & KZ_F_ALL_CAPITALS;
    if (head->possessor == 1 || head->possessor == 2 || head->possessor == 4)
        return false;
    if (w->found & KZ_FOUND_SUBJECT)
        return true;
    if (w->found & (KZ_NEED_QUOTE | KZ_FOUND_NAMED | KZ_NEED_NUMBER) & (w->value | KZ_FOUND_NAMED))
        return !is_ground(w) || w->called || abbreviation || kz_is_possessive(head) || w->found & KZ_FOUND_NAMED;
    if (w->value & KZ_NEED_BARE)
        return kz_is_possessive(head) || (w->head < w->last && !head->plural);
    bool shared = w->start < w->head && w->start > w->first + 1 && kz_joins(w->f, w->start - 1) &&
                  w->f->facts[w->start - 2].word &&
                  (w->f->facts[w->start - 2].capital || w->f->facts[w->start - 2].person);
    if (head->plural && !(is_ground(w) && shared))
        return false;
    if (w->found & KZ_NEED_AREA && w->value & KZ_NEED_AREA && (w->start + 1 == w->head || kz_is_possessive(head)))
        return true;
    bool body = (w->value & 15) == KZ_E_ORGANISATION;
    if (w->found & KZ_NEED_AREA && w->found & KZ_NEED_TOPIC && body && kz_is_possessive(head))
        return true;
    if (!kz_is_possessive(head) && !abbreviation)
        return is_described(w);
    if (body && w->found & KZ_NEED_PLACE && w->found & KZ_NEED_TOPIC && !w->land)
        return true; /* Кентау трансформатор зауыты */
    return w->found & w->value & (KZ_NEED_NAME | KZ_NEED_PLACE | KZ_NEED_LATIN | KZ_NEED_BODY | KZ_NEED_TOPIC);
}

/* A name whose head stands further on; of a title the head is no part. */
static void add_shared(kz_walk *w, uint32_t first, uint32_t end, bool title) {
    kz_finder *f = w->f;
    uint8_t type = (uint8_t)(w->value & 15);
    kz_candidate *c = kz_add_candidate(f, first, end, type, KZ_RANK_HEAD);
    c->shared_first = title ? KZ_NO_TOKEN : w->head;
    c->shared = title ? KZ_NO_TOKEN : w->last;
    c->nominative = (uint16_t)(kz_tok(f, end - 1)->core_end - kz_tok(f, end - 1)->span.start);
    if (kz_is_closing(f, end - 1))
        c->nominative = (uint16_t)(kz_tok(f, end - 2)->span.end - kz_tok(f, end - 2)->span.start);
}

/* «Аққу» және «Ерден» күйлерін: each quoted name before the head. */
static void share_quotes(kz_walk *w) {
    kz_finder *f = w->f;
    uint32_t at = w->start, steps = 0;
    while (at > w->first && steps++ < REACH) {
        const kz_facts *before = &f->facts[at - 1];
        if (kz_is_closing(f, at - 1) && before->open != KZ_NO_TOKEN && before->open >= w->first) {
            add_shared(w, before->open, at, w->value & KZ_HEAD_TITLE);
            at = before->open;
        } else if (kz_joins(f, at - 1) || (before->word && before->capital && before->person)) {
            at--;
        } else {
            break;
        }
    }
}

/* A common word whose capital is there for the sentence's sake. */
static bool is_sentence_word(const kz_facts *w) {
    return w->start && w->lexicon & KZ_LEX_WORD && !w->known_single;
}

static bool is_straight(const kz_facts *w) {
    uint8_t case_ = w->known_single ? w->known_case : w->case_;
    /* An unknown name in a list may only look like an accusative: Баспанды. */
    return case_ == KZ_CASE_NOM || (case_ == KZ_CASE_ACC && !w->lexicon && !w->known_single);
}

/* Сырдария және Жалағаш аудандарының: each capitalised name before the head. */
static void share_names(kz_walk *w) {
    kz_finder *f = w->f;
    uint32_t at = w->start;
    bool plural = f->facts[w->last].plural;
    while (at > w->first + 1 && kz_joins(f, at - 1) && (plural || !kz_is_comma(f, at - 1))) {
        uint32_t end = at - 1, from = end, person = f->facts[end - 1].person;
        if (person && f->candidates.at[person - 1].end == end) { /* Төле би мен Байзақов көшелері */
            from = f->candidates.at[person - 1].first;
            add_shared(w, from, end, false);
            at = from;
            continue;
        }
        while (from > w->first && f->facts[from - 1].word && f->facts[from - 1].capital && end - from < 3 &&
               !f->facts[from - 1].person && is_straight(&f->facts[from - 1]) && !f->facts[from - 1].head &&
               !is_sentence_word(&f->facts[from - 1]))
            from--;
        if (from == end)
            break;
        add_shared(w, from, end, false);
        at = from;
    }
}

/* «Қостанай мен Павлодар облысында»: the word before the «and» can be a region as well. */
static bool left_is_region(const kz_walk *w) {
    if (w->start < w->first + 2 || kz_is_comma(w->f, w->start - 1))
        return false;
    const kz_facts *left = &w->f->facts[w->start - 2];
    return left->known_single && left->known & KZ_KNOWN_REGION;
}

static void add_name(kz_walk *w) {
    kz_finder *f = w->f;
    uint8_t type = (uint8_t)(w->value & 15);
    const kz_facts *head = &f->facts[w->last];
    bool quoted = w->found & KZ_NEED_QUOTE, title = quoted && (w->value & KZ_HEAD_TITLE || w->called);
    uint32_t start = w->start < w->head || w->value & KZ_NEED_BARE ? w->start : w->topic;
    if (title) {
        uint32_t close = w->at;
        while (f->facts[close].open != start)
            close++;
        add_shared(w, start, close + 1, true);
    } else {
        uint32_t last = w->value & KZ_HEAD_FIRST ? w->head : w->last;
        kz_candidate *c = kz_add_candidate(f, start, last + 1, type, KZ_RANK_HEAD);
        bool described = !kz_is_possessive(head) && w->start < w->head && is_described(w);
        c->official = w->official || w->value & KZ_HEAD_OFFICIAL || w->found & KZ_FOUND_SUBJECT || described;
        if (head->plural)
            c->shared = w->last;
        kz_note_end(f, f->candidates.n - 1);
    }
    w->start = start;
    if (quoted && (head->plural || title))
        share_quotes(w);
    if (!quoted && is_ground(w) && (head->plural || type == KZ_E_LOCATION || (type == KZ_E_GPE && left_is_region(w))))
        share_names(w);
}

/* The longest head that ends in the token: how many words, and its value. */
static uint32_t head_at(const kz_finder *f, uint32_t first, uint32_t token, uint32_t *value) {
    const kz_facts *w = &f->facts[token];
    char key[LONGEST_KEY];
    *value = w->head;
    for (uint32_t n = w->head >> KZ_HEAD_WORDS_SHIFT & 7; n > 1; n--) {
        if (token + 1 < first + n)
            continue;
        uint32_t at = 0;
        for (uint32_t i = token + 1 - n; i <= token && at < LONGEST_KEY; i++) {
            kz_slice core = kz_token_core(f->s, i);
            if (at + core.n + 5 > LONGEST_KEY)
                return w->head & KZ_HEAD ? 1 : 0;
            kz_reading reading = {.stem_end = i == token ? w->stem : (uint16_t)core.n,
                                  .restored = i == token ? w->restored : 0};
            at += kz_lemma_of(core, &reading, key + at);
            key[at++] = ' ';
        }
        uint32_t found = kz_table_value(&kz_name_heads, (kz_slice){key, at - 1}, 0);
        if (found & KZ_HEAD) {
            *value = found;
            return n;
        }
    }
    return w->head & KZ_HEAD ? 1 : 0;
}

/* Ресей Федерациясы: a list says what the whole is. */
static bool is_listed(const kz_walk *w) {
    uint32_t candidate = w->f->facts[w->last].candidate;
    if (!candidate)
        return false;
    const kz_candidate *c = &w->f->candidates.at[candidate - 1];
    bool taken = w->found & (KZ_NEED_PLACE | KZ_NEED_BODY | KZ_NEED_QUOTE | KZ_FOUND_NAMED); /* Павлодар облысы … */
    return c->known && !c->silent && c->end - c->first > 1 && (c->first <= w->start || !taken);
}

/* Of heads within it («драма» of «драма театры») the longest stays. */
static void note_head(kz_finder *f, uint32_t first, uint32_t end, uint32_t value) {
    kz_name_parts *parts = f->parts;
    bool part = (value & 15) == KZ_E_ORGANISATION && value & KZ_NEED_BODY;
    while (parts->heads.n && parts->heads.at[parts->heads.n - 1].first >= first)
        parts->heads.n--;
    kz_span span = {kz_tok(f, first)->span.start, kz_tok(f, end - 1)->span.end};
    *kz_push(f->arena, &parts->heads) = (kz_name_head){span, first, end, part ? KZ_HEAD_PART : (uint8_t)(value & 15)};
}

void kz_find_headed(kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        if (f->facts[i].role & (KZ_ROLE_NAMED | KZ_ROLE_CONCERNS))
            *kz_push(f->arena, &f->parts->links) = i;
        uint32_t value, words = f->facts[i].head ? head_at(f, first, i, &value) : 0;
        if (!words || f->facts[i].timed || (f->facts[i].phrase && (value & 15) != KZ_E_ORGANISATION))
            continue;
        uint32_t head = i + 1 - words;
        note_head(f, head, i + 1, value);
        kz_walk w = {
            .f = f, .first = first, .head = head, .last = i, .value = value, .at = head, .start = head, .topic = head};
        for (uint32_t steps = 0; w.at > first && steps < REACH && kz_walk_step(&w); steps++)
            ;
        if (is_name(&w) && !is_listed(&w))
            add_name(&w);
    }
}
