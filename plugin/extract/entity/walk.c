/* The walk to the left from a head noun whose names reach over words with a capital only: what may stand before it,
 * step by step. */
#include "extract/entity/walk.h"

static void begin(kz_walk *w, uint32_t token, uint32_t what) {
    w->start = token;
    w->found |= what;
    w->at = token;
}

/* Алматы – Ташкент тас жолы: a road is called after all its towns. */
static void take_route(kz_walk *w) {
    const kz_finder *f = w->f;
    while (w->start > w->h.first + 1 && kz_is_dash(f, w->start - 1) && f->facts[w->start - 2].candidate)
        begin(w, f->candidates.at[f->facts[w->start - 2].candidate - 1].first, KZ_NEED_PLACE);
}

/* New York Times газеті, Intel компаниясы: a known name in Latin letters and what it is. */
static bool is_company(const kz_walk *w, const kz_candidate *c) {
    bool kind = w->h.value & KZ_NEED_LATIN && !(w->h.value & (KZ_NEED_BODY | KZ_NEED_TOPIC | KZ_NEED_PLAIN));
    return kind && c->known == 2 && c->end == w->h.head && c->case_ == KZ_CASE_NOM &&
           kz_tok(w->f, c->first)->flags & KZ_F_LATIN && kz_is_possessive(&w->f->facts[w->h.last]);
}

/* A body or a place that ends right before what was walked over. */
static void take_candidate(kz_walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    const kz_candidate *c = &f->candidates.at[f->facts[token].candidate - 1];
    if (c->case_ != KZ_CASE_NOM || f->facts[token].attributive || (w->at < w->h.head && kz_joins(f, w->at)))
        return;
    bool club = c->type == KZ_E_ORGANISATION && c->end - c->first == 1 && f->facts[token].known & KZ_KNOWN_REGION;
    if (club && kz_head_kind(&w->h) == KZ_E_GPE) { /* Ордабасы ауданы, not the club */
        begin(w, c->first, KZ_NEED_PLACE | KZ_NEED_NAME);
    } else if (c->type == KZ_E_ORGANISATION && is_company(w, c)) {
        begin(w, c->first, KZ_NEED_LATIN);
    } else if ((c->type == KZ_E_GPE || c->type == KZ_E_LOCATION) && c->known && !w->gap) {
        begin(w, c->first, KZ_NEED_PLACE | KZ_NEED_NAME);
        if (kz_head_kind(&w->h) == KZ_E_FACILITY)
            take_route(w);
    }
}

/* What a quoted name may have between itself and the head: «Дала» Ұлттық телеарнасы, not «Дала» Абай телеарнасы. */
static bool is_firm(const kz_walk *w) {
    return w->found && !(w->found == KZ_NEED_NAME && w->f->facts[w->start].role & (KZ_ROLE_RANK | KZ_ROLE_AREA));
}

static void take_quote(kz_walk *w, uint32_t token) {
    enum { LONGEST_TITLE = 16, LONGEST_LAW = 40 };
    const kz_finder *f = w->f;
    uint32_t open = f->facts[token].open, longest = kz_head_kind(&w->h) == KZ_E_LAW ? LONGEST_LAW : LONGEST_TITLE;
    if (open == KZ_NO_TOKEN || open < w->h.first || token - open > longest || is_firm(w) ||
        !(w->h.value & KZ_NEED_QUOTE))
        return;
    bool strong =
        kz_head_kind(&w->h) == KZ_E_LAW || w->h.value & KZ_HEAD_CAPITALS || kz_is_possessive(&f->facts[w->h.last]);
    if (strong || kz_is_title(f, open)) /* not «әлеуметтік» қоғам */
        begin(w, open, KZ_NEED_QUOTE);
}

/* «Су кодексі» туралы заң, Тілдер туралы Заң: the subject of a law, quoted or from a capital on. */
static void take_about(kz_walk *w, uint32_t token) {
    enum { MOST = 10 };
    const kz_finder *f = w->f;
    uint32_t at = token;
    w->at = token;
    if (at > w->h.first && kz_is_closing(f, at - 1)) {
        take_quote(w, at - 1);
        return;
    }
    for (; at > w->h.first && token - at < MOST; at--) {
        const kz_facts *before = &f->facts[at - 1];
        bool subject = kz_joins(f, at - 1) ? at < token : before->word && kz_is_topic_word(&w->h, at - 1);
        bool sentence_word = before->lexicon & KZ_LEX_WORD && !(before->lexicon & KZ_LEX_NOUN);
        if (!subject || (before->start && (sentence_word || before->candidate))) /* Парламент … туралы заң қабылдады */
            return;
        if (before->capital) {
            begin(w, at - 1, KZ_NEED_QUOTE);
            return;
        }
    }
}

/* What stands between a law's title and its noun: whose law it is, of which day, under which number. */
static uint32_t before_enactment(const kz_walk *w, uint32_t at) {
    const kz_finder *f = w->f;
    const kz_facts *before = &f->facts[at - 1];
    if (before->candidate && !before->attributive)
        return f->candidates.at[before->candidate - 1].first;
    bool number = kz_tok(f, at - 1)->kind == KZ_T_NUMBER || before->role & KZ_ROLE_NUMBERED ||
                  (at > w->h.first + 1 && f->facts[at - 2].role & KZ_ROLE_NUMBERED);
    bool head = before->role & KZ_ROLE_TITLE && before->capital && kz_is_possessive(before); /* Президентінің */
    return before->timed || number || head ? at - 1 : at;
}

/* «Білім туралы» Қазақстан Республикасының 2007 жылғы 27 шілдедегі №319 Заңы: true if the title was found so far left.
 */
static bool take_enacted(kz_walk *w) {
    enum { MOST = 16 };
    const kz_finder *f = w->f;
    uint32_t at = w->h.head;
    while (at > w->h.first && w->h.head - at < MOST) {
        uint32_t before = before_enactment(w, at);
        if (before == at || before < w->h.first)
            break;
        at = before;
    }
    if (at == w->h.head || at < w->h.first + 2 || !kz_is_closing(f, at - 1) || !(f->facts[at - 2].role & KZ_ROLE_ABOUT))
        return false;
    return (take_quote(w, at - 1), w->found & KZ_NEED_QUOTE) != 0;
}

/* Абай Құнанбаев көшесі; «Асан Серіков бағдарламасын таныстырды» is what he wants to do. */
static void take_person(kz_walk *w, uint32_t person) {
    const kz_candidate *c = &w->f->candidates.at[person - 1];
    if (w->start == w->h.head && c->case_ == KZ_CASE_NOM && !w->gap && kz_head_kind(&w->h) != KZ_E_PROJECT)
        begin(w, c->first, KZ_NEED_NAME);
}

static bool take_capital(kz_walk *w, uint32_t token) {
    enum { MOST = 4 };
    const kz_finder *f = w->f;
    const kz_facts *facts = &f->facts[token];
    if (facts->person)
        return (take_person(w, facts->person), false);
    if (w->gap || w->h.head - token > MOST || !kz_fits_inside(&w->h, token) || facts->timed ||
        kz_ends_link(&w->h, token) || kz_is_lone_letter(f, token))
        return false;
    if ((facts->head && kz_is_possessive(facts)) || kz_changes_voice(f, token) || facts->head & KZ_HEAD_CAPITALS)
        return false;
    begin(w, token, KZ_NEED_NAME | (kz_tok(f, token)->flags & KZ_F_LATIN ? KZ_NEED_LATIN : 0));
    return true;
}

static bool take_small(kz_walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    const kz_facts *facts = &f->facts[token];
    bool of_object = token + 1 < w->h.head && f->facts[token + 1].case_ == KZ_CASE_ACC; /* ауылдық аумақтарды дамыту */
    w->at = token;
    if (facts->role & KZ_ROLE_AREA && kz_fits_inside(&w->h, token) && !of_object) {
        w->area = true;
        return true;
    }
    if (w->area || facts->timed) /* 2022 жылғы әлем чемпионаты */
        return false;
    if (token + 1 == w->h.head && facts->role & (KZ_ROLE_HONORIFIC | KZ_ROLE_EPITHET)) /* Бекет ата мешіті */
        return true;
    if (facts->role & KZ_ROLE_RANK)
        return true;
    w->gap = true;
    return kz_is_topic_word(&w->h, token);
}

/* Қаржы министрлігі where the capital may be there for the sentence's sake only. */
static bool take_start(kz_walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    if (kz_is_foreigner(w->f, token))
        return false;
    bool family = facts->name & KZ_P_SURNAME; /* Ленин ауданы */
    if (!(facts->lexicon & KZ_LEX_WORD) || facts->known_single || family || facts->role & KZ_ROLE_RANK)
        return take_capital(w, token);
    return facts->role & (KZ_ROLE_GROUND | KZ_ROLE_AREA) && take_small(w, token);
}

static void take_number(kz_walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    bool sign = token > w->h.first && f->facts[token - 1].role & KZ_ROLE_NUMBERED;
    if (w->h.value & KZ_NEED_NUMBER && !w->found && sign)
        begin(w, token - 1, KZ_NEED_NUMBER);
}

static bool is_disease(const kz_walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    return kz_head_kind(&w->h) == KZ_E_DISEASE && facts->known_single && (facts->known & 15) == KZ_E_DISEASE &&
           facts->known_case == KZ_CASE_NOM && token + 1 == w->h.head;
}

/* М. Әуезов көшесі */
static bool take_initial(kz_walk *w, uint32_t token) {
    if (w->start != token + 1 || w->f->facts[token].person)
        return false;
    begin(w, token, KZ_NEED_NAME);
    return true;
}

/* The subject of a law, or its title before whose it is: true where one was found. */
bool kz_walk_law(kz_walk *w) {
    if (w->h.head == w->h.first)
        return false;
    if (w->f->facts[w->h.head - 1].role & KZ_ROLE_ABOUT)
        take_about(w, w->h.head - 1);
    else if (kz_is_possessive(&w->f->facts[w->h.last]))
        take_enacted(w);
    return w->found != 0;
}

bool kz_walk_step(kz_walk *w) {
    const kz_finder *f = w->f;
    uint32_t token = w->at - 1;
    const kz_facts *facts = &f->facts[token];
    if (kz_is_closing(f, token))
        return (take_quote(w, token), false);
    if (facts->role & (KZ_ROLE_NAMED | KZ_ROLE_CONCERNS)) /* what stands before it: lua/kaztext/rules/names.lua */
        return false;
    if (facts->role & KZ_ROLE_ABOUT && w->at == w->h.head && kz_head_kind(&w->h) == KZ_E_LAW)
        return false;
    if (kz_tok(f, token)->flags & KZ_F_ROMAN && !facts->candidate) /* IV кеңесі */
        return false;
    bool calls = !(facts->role & KZ_ROLE_HALT) || w->called; /* деп only before аталған, аталатын */
    if (facts->role & KZ_ROLE_CALLED && calls && !facts->capital && w->start == w->h.head) {
        w->called = true;
        w->at = token;
        return true;
    }
    if (w->called)
        return false;
    if (facts->candidate)
        return (take_candidate(w, token), false);
    if (is_disease(w, token)) /* коронавирус пандемиясы */
        return (begin(w, token, KZ_NEED_NAME), false);
    if (kz_tok(f, token)->kind == KZ_T_NUMBER)
        return (take_number(w, token), false);
    if (facts->name & KZ_P_INITIAL)
        return take_initial(w, token);
    if (!facts->word)
        return false;
    if (!facts->capital && !facts->person)
        return take_small(w, token);
    return facts->start ? take_start(w, token) : take_capital(w, token);
}
