/* Names that a head ends, and those that share one: Сырдария және Жалағаш аудандары, «Аққу» және «Ерден» күйлері. */
#include "extract/entity/head.h"

enum { REACH = 24 };

bool kz_is_ground(const kz_head *h) {
    uint32_t type = h->value & 15;
    return type == KZ_E_GPE || type == KZ_E_LOCATION || type == KZ_E_FACILITY;
}

/* A name whose head stands further on; of a title the head is no part. */
static void add_shared(const kz_head *h, uint32_t first, uint32_t end, bool title) {
    kz_finder *f = h->f;
    uint8_t type = (uint8_t)(h->value & 15);
    kz_candidate *c = kz_add_candidate(f, first, end, type, KZ_RANK_HEAD);
    c->shared_first = title ? KZ_NO_TOKEN : h->head;
    c->shared = title ? KZ_NO_TOKEN : h->last;
    c->nominative = (uint16_t)(kz_tok(f, end - 1)->core_end - kz_tok(f, end - 1)->span.start);
    if (kz_is_closing(f, end - 1))
        c->nominative = (uint16_t)(kz_tok(f, end - 2)->span.end - kz_tok(f, end - 2)->span.start);
}

/* «Аққу» және «Ерден» күйлерін: each quoted name before the head. */
static void share_quotes(const kz_head *h, uint32_t start) {
    kz_finder *f = h->f;
    uint32_t at = start, steps = 0;
    while (at > h->first && steps++ < REACH) {
        const kz_facts *before = &f->facts[at - 1];
        if (kz_is_closing(f, at - 1) && before->open != KZ_NO_TOKEN && before->open >= h->first) {
            add_shared(h, before->open, at, h->value & KZ_HEAD_TITLE);
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
static void share_names(const kz_head *h, uint32_t start) {
    kz_finder *f = h->f;
    uint32_t at = start;
    bool plural = f->facts[h->last].plural;
    while (at > h->first + 1 && kz_joins(f, at - 1) && (plural || !kz_is_comma(f, at - 1))) {
        uint32_t end = at - 1, from = end, person = f->facts[end - 1].person;
        if (person && f->candidates.at[person - 1].end == end) { /* Төле би мен Байзақов көшелері */
            from = f->candidates.at[person - 1].first;
            add_shared(h, from, end, false);
            at = from;
            continue;
        }
        while (from > h->first && f->facts[from - 1].word && f->facts[from - 1].capital && end - from < 3 &&
               !f->facts[from - 1].person && is_straight(&f->facts[from - 1]) && !f->facts[from - 1].head &&
               !is_sentence_word(&f->facts[from - 1]))
            from--;
        if (from == end)
            break;
        add_shared(h, from, end, false);
        at = from;
    }
}

/* «Қостанай мен Павлодар облысында»: the word before the «and» can be a region as well. */
static bool left_is_region(const kz_head *h, uint32_t start) {
    if (start < h->first + 2 || kz_is_comma(h->f, start - 1))
        return false;
    const kz_facts *left = &h->f->facts[start - 2];
    return left->known_single && left->known & KZ_KNOWN_REGION;
}

bool kz_is_listed(const kz_head *h, uint32_t start, bool taken) {
    uint32_t candidate = h->f->facts[h->last].candidate;
    if (!candidate)
        return false;
    const kz_candidate *c = &h->f->candidates.at[candidate - 1];
    if (c->known && c->type == KZ_E_ORGANISATION && c->first == start)
        return true;
    return c->known && !c->silent && c->end - c->first > 1 && (c->first <= start || !taken);
}

static void add_title(const kz_head *h, uint32_t open) {
    uint32_t close = open + 1;
    while (h->f->facts[close].open != open)
        close++;
    add_shared(h, open, close + 1, true);
}

static void add_whole(const kz_head *h, uint32_t start, bool official) {
    kz_finder *f = h->f;
    uint32_t last = h->value & KZ_HEAD_FIRST ? h->head : h->last;
    kz_candidate *c = kz_add_candidate(f, start, last + 1, (uint8_t)kz_head_kind(h), KZ_RANK_HEAD);
    c->official = official;
    if (f->facts[h->last].plural)
        c->shared = h->last;
    kz_note_end(f, f->candidates.n - 1);
}

void kz_add_name(const kz_head *h, uint32_t start, bool title, bool official) {
    kz_finder *f = h->f;
    bool quoted = kz_is_opening(f, start), several = f->facts[h->last].plural;
    uint32_t type = kz_head_kind(h);
    if (title)
        add_title(h, start);
    else
        add_whole(h, start, official);
    if (quoted && (several || title))
        share_quotes(h, start);
    if (!quoted && kz_is_ground(h) &&
        (several || type == KZ_E_LOCATION || (type == KZ_E_GPE && left_is_region(h, start))))
        share_names(h, start);
}

/* … министрлігінің … комитеті: a body of the state is among the heads of the name. */
static bool is_official(const kz_name_parts *parts, uint32_t head, uint32_t first) {
    for (uint32_t i = head + 1; i-- > 0 && parts->heads.at[i].first >= first;)
        if (parts->heads.at[i].value & KZ_HEAD_OFFICIAL)
            return true;
    return false;
}

void kz_add_headed(kz_finder *f, uint32_t first, uint32_t end, uint32_t name_first, uint32_t name_end) {
    const kz_name_parts *parts = f->parts;
    uint32_t head = kz_head_after(parts, end - 1);
    if (head == parts->heads.n || parts->heads.at[head].end != end)
        return;
    const kz_name_head *found = &parts->heads.at[head];
    uint32_t sentence = f->s->sentences.at[kz_tok(f, first)->sentence].first;
    kz_head h = {f, sentence, found->first, found->end - 1, found->value};
    const kz_facts *last = &f->facts[h.last];
    bool word = parts->inside[name_first] & (KZ_INSIDE_NAME | KZ_INSIDE_FIRST | KZ_INSIDE_START | KZ_INSIDE_TOPIC |
                                             KZ_INSIDE_DEED | KZ_INSIDE_AREA | KZ_INSIDE_RANK);
    bool described = word && !kz_is_possessive(last) && !(kz_tok(f, h.last)->flags & KZ_F_ALL_CAPITALS);
    if (!kz_is_listed(&h, name_first, !word))
        kz_add_name(&h, name_first, name_end < end, described || is_official(parts, head, first));
}
