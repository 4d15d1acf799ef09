/* Names that end in a head noun: Қостанай облысы, Қаржы министрлігі, «Алтын белдік» турнирі. A head is found first;
 * then a walk to the left finds where its name begins. What each head needs is data (heads.tsv). */
#include "extract/entity/parts.h"

enum { REACH = 24, LONGEST_KEY = 160, NEED_NAMED = 1 << 24 };

typedef struct walk {
    kz_finder *f;
    uint32_t first; /* of the sentence */
    uint32_t head;  /* first token of the head */
    uint32_t last;  /* its last token */
    uint32_t value; /* in kz_name_heads */
    uint32_t at;    /* tokens from here on have been walked over */
    uint32_t start; /* where the name begins as far as is known; head if nowhere yet */
    uint32_t topic; /* where the topic in small letters begins; head if there is none */
    uint32_t found; /* KZ_NEED_ bits of what was met */
    bool joined;    /* over an «and» */
    bool gap;       /* a near head has words in small letters before it */
    bool called;    /* «атты» was met */
    bool land;      /* begins with a state */
    bool area;      /* only a place or a capital may stand further left */
} walk;

static bool is_possessive(const kz_facts *w) {
    return w->possessor == 3;
}

static bool is_administrative(const walk *w) {
    return w->value & KZ_NEED_TOPIC;
}

/* Ends that no word of a name has (жарияланған, айтып): data/entities/words.tsv, «-…». */
static bool halts(const kz_finder *f, uint32_t token) {
    if (f->facts[token].role)
        return f->facts[token].role & KZ_ROLE_HALT;
    kz_slice core = kz_token_core(f->s, token); /* өнеркәсіп is no converb */
    return kz_word_ending(core, KZ_ROLE_HALT) && !(kz_lexicon(core) & KZ_LEX_NOUN);
}

static bool is_verbal_noun(const kz_finder *f, uint32_t token) {
    static const kz_slice ends[] = {{"у", 2}, {"ю", 2}};
    kz_slice core = kz_token_core(f->s, token);
    return f->facts[token].word && core.n > 4 && (kz_ends(core, ends[0]) || kz_ends(core, ends[1]));
}

/* сапасын қамтамасыз ету, халыққа қызмет көрсету: an object, with its verbal noun a word or two further on. */
static bool is_governed(const walk *w, uint32_t token) {
    enum { DISTANCE = 3 };
    const kz_finder *f = w->f;
    for (uint32_t at = token + 1; at < w->head && at <= token + DISTANCE; at++) {
        if (!f->facts[at].word || f->facts[at].capital)
            return false;
        if (is_verbal_noun(f, at))
            return true;
    }
    return false;
}

/* Whether a word may stand inside a name before the token `right`. */
static bool fits_inside(const walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token], *right = &w->f->facts[token + 1];
    uint32_t after = token + 1;
    if (facts->role & KZ_ROLE_RANK)
        return true;
    bool spoken = facts->possessor == 1 || facts->possessor == 2 || facts->possessor == 4;
    if (facts->attributive || (spoken && !facts->capital))
        return false;
    switch (facts->case_) {
    case KZ_CASE_NOM:
        return true;
    case KZ_CASE_ACC:
        if (after == w->head && facts->capital && !(w->value & KZ_HEAD_FAR)) /* Шілікті алқабы is no accusative */
            return true;
        if (after == w->head && !facts->lexicon) /* перинаталды орталық: an adjective that no dictionary has */
            return true;
        if (right->role & KZ_ROLE_BRIDGE && after + 2 < w->head) /* нарығын және ұйымдарын реттеу */
            return w->f->facts[after + 1].case_ == KZ_CASE_ACC || w->f->facts[after + 2].case_ == KZ_CASE_ACC;
        return is_governed(w, token);
    case KZ_CASE_DAT:
        return after < w->head && (right->role & KZ_ROLE_AGAINST || is_governed(w, token));
    case KZ_CASE_GEN:
        return after < w->head && facts->plural && right->possessor == 3;
    default:
        return false;
    }
}

/* ресейлік, қытайлық: they tell whose a body is and stand outside of its name. */
static bool is_land_adjective(const kz_facts *facts) {
    return facts->known_single && (facts->known & 15) == KZ_E_NORP;
}

/* A word that may be part of a topic in small letters: экономика, бюджеттік, жоспарлау, ғылыми-зерттеу. */
static bool is_topic_word(const walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    const kz_facts *facts = &f->facts[token];
    bool ended = facts->case_ == KZ_CASE_NOM && halts(f, token) && !is_verbal_noun(f, token);
    if (!fits_inside(w, token) || facts->lexicon & KZ_LEX_PRON || ended || facts->role & KZ_ROLE_HALT ||
        is_land_adjective(facts))
        return false;
    if (facts->role & KZ_ROLE_TITLE && !facts->plural)
        return is_possessive(facts) && !is_administrative(w) && w->value & KZ_NEED_BODY && !kz_joins(f, token + 1);
    if (facts->lexicon & (KZ_LEX_NOUN | KZ_LEX_ADJ) || facts->role & KZ_ROLE_AGAINST)
        return true;
    if (facts->lexicon & KZ_LEX_WORD)
        return facts->lexicon & KZ_LEX_ADV && token + 1 < w->head && is_verbal_noun(f, token + 1);
    return true;
}

static void begin(walk *w, uint32_t token, uint32_t what) {
    w->start = token;
    w->found |= what;
    w->at = token;
}

/* С.М. Киров атындағы: over the person's name; true if there is one. */
static bool take_named(walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    uint32_t at = token;
    while (at > w->first) {
        const kz_facts *before = &f->facts[at - 1];
        bool sentence_word = before->start && before->lexicon & KZ_LEX_WORD && !before->person &&
                             !(before->name & (KZ_P_GIVEN | KZ_P_SURNAME));
        bool capital = before->word && before->capital && !before->attributive && !before->timed && !sentence_word &&
                       !(before->head & KZ_HEAD_CAPITALS);
        bool part = before->name & KZ_P_INITIAL || capital ||
                    (at < token && before->person && before->person == f->facts[at].person) ||
                    (at == token && before->role & (KZ_ROLE_EPITHET | KZ_ROLE_HONORIFIC | KZ_ROLE_PATRONYMIC));
        bool other = at < token && before->person && f->facts[at].person && before->person != f->facts[at].person;
        bool post = before->role & KZ_ROLE_TITLE && is_possessive(before);
        if (!part || other || post || (at < token && before->case_ != KZ_CASE_NOM && !before->person))
            break;
        at--;
    }
    if (at == token)
        return false;
    begin(w, at, NEED_NAMED);
    return true;
}

/* Алматы – Ташкент тас жолы: a road is called after all its towns. */
static void take_route(walk *w) {
    const kz_finder *f = w->f;
    while (w->start > w->first + 1 && kz_is_dash(f, w->start - 1) && f->facts[w->start - 2].candidate)
        begin(w, f->candidates.at[f->facts[w->start - 2].candidate - 1].first, KZ_NEED_PLACE);
}

/* A body or a place that ends right before what was walked over. True if the walk may go on. */
static bool take_candidate(walk *w, uint32_t token) {
    kz_finder *f = w->f;
    const kz_candidate *c = &f->candidates.at[f->facts[token].candidate - 1];
    bool far = w->value & KZ_HEAD_FAR;
    bool straight = c->case_ == KZ_CASE_NOM || (c->case_ == KZ_CASE_GEN && far);
    if (!straight || f->facts[token].attributive || (w->at < w->head && kz_joins(f, w->at)))
        return false;
    bool club = c->type == KZ_E_ORGANISATION && c->end - c->first == 1 && f->facts[token].known & KZ_KNOWN_REGION;
    if (club && (w->value & 15) == KZ_E_GPE && c->case_ == KZ_CASE_NOM) { /* Ордабасы ауданы, not the club */
        begin(w, c->first, KZ_NEED_PLACE | KZ_NEED_NAME);
        return false;
    }
    if (c->type == KZ_E_ORGANISATION) {
        bool acronym = kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS && !kz_is_opening(f, c->first);
        if (!far || (c->case_ == KZ_CASE_NOM && !acronym && !(w->value & KZ_NEED_BODY)))
            return false;
        bool chamber = c->known && c->end - c->first == 1 && !acronym; /* Сенаттың Аграрлық мәселелер … комитеті */
        if (chamber && w->value & KZ_HEAD_OFFICIAL && w->found & KZ_NEED_NAME)
            return false;
        begin(w, c->first, KZ_NEED_BODY);
        return false;
    }
    if (c->type != KZ_E_GPE && c->type != KZ_E_LOCATION)
        return false;
    bool formal = f->facts[token].role & KZ_ROLE_FORMAL ||
                  (c->known && (c->end - c->first > 1 || kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS));
    if (c->case_ == KZ_CASE_GEN) {
        bool only_topic = w->start == w->head && w->topic < w->head;
        bool bare = w->start == w->head && w->topic == w->head && is_administrative(w);
        if (!(formal && far) && !(is_administrative(w) && (only_topic || bare)))
            return false;
        begin(w, c->first, KZ_NEED_PLACE);
        return false;
    }
    if (!far && (w->gap || !c->known))
        return false;
    w->land = c->known && f->facts[token].known_single && f->facts[token].known & KZ_KNOWN_LAND;
    begin(w, c->first, KZ_NEED_PLACE | (c->known && !far ? KZ_NEED_NAME : 0));
    if (!far && (w->value & 15) == KZ_E_FACILITY)
        take_route(w);
    return far;
}

/* What a quoted name may have between itself and the head: «Дала» Ұлттық телеарнасы, not «Дала» Абай телеарнасы. */
static bool is_firm(const walk *w) {
    uint32_t firm = w->found & ~(uint32_t)(KZ_NEED_AREA | KZ_NEED_TOPIC);
    return firm && !(firm == KZ_NEED_NAME && w->f->facts[w->start].role & (KZ_ROLE_RANK | KZ_ROLE_AREA));
}

static bool take_quote(walk *w, uint32_t token) {
    enum { LONGEST_TITLE = 16 };
    const kz_finder *f = w->f;
    uint32_t open = f->facts[token].open;
    if (open == KZ_NO_TOKEN || open < w->first || token - open > LONGEST_TITLE || is_firm(w) ||
        !(w->value & KZ_NEED_QUOTE))
        return false;
    bool strong = (w->value & 15) == KZ_E_LAW || w->value & KZ_HEAD_CAPITALS || is_possessive(&f->facts[w->last]);
    if (!strong && !kz_is_title(f, open)) /* «әлеуметтік» қоғам */
        return false;
    begin(w, open, KZ_NEED_QUOTE);
    if (open > w->first && f->facts[open - 1].role & KZ_ROLE_NAMED && !(w->value & KZ_HEAD_TITLE))
        take_named(w, open - 1);
    return false;
}

/* «Су кодексі» туралы заң, Тілдер туралы Заң: the subject of a law, quoted or from a capital on. */
static void take_about(walk *w, uint32_t token) {
    enum { MOST = 10 };
    const kz_finder *f = w->f;
    uint32_t at = token;
    w->at = token;
    if (at > w->first && kz_is_closing(f, at - 1)) {
        take_quote(w, at - 1);
        return;
    }
    for (; at > w->first && token - at < MOST; at--) {
        const kz_facts *before = &f->facts[at - 1];
        bool subject = kz_joins(f, at - 1) ? at < token : before->word && is_topic_word(w, at - 1);
        if (!subject || (before->start && before->lexicon & KZ_LEX_WORD && !(before->lexicon & KZ_LEX_NOUN)))
            return;
        if (before->capital) {
            begin(w, at - 1, KZ_NEED_QUOTE);
            return;
        }
    }
}

/* A word of a heading in capitals, which runs into the sentence: ҚҰҚЫҒЫНАН АЙЫРЫЛҒАН Орал қаласы. */
static bool is_shouted(const walk *w, uint32_t token) {
    enum { LONGEST_ABBREVIATION = 10 };
    const kz_token *t = kz_tok(w->f, token);
    return t->flags & KZ_F_ALL_CAPITALS && t->flags & KZ_F_CYRILLIC &&
           t->core_end - t->span.start > LONGEST_ABBREVIATION && !(kz_tok(w->f, token + 1)->flags & KZ_F_ALL_CAPITALS);
}

static bool take_capital(walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    const kz_facts *facts = &f->facts[token];
    bool near = !(w->value & KZ_HEAD_FAR);
    if (facts->person) {
        const kz_candidate *c = &f->candidates.at[facts->person - 1];
        if (!near || w->start < w->head || c->case_ != KZ_CASE_NOM || w->gap)
            return false;
        begin(w, c->first, KZ_NEED_NAME);
        return false;
    }
    if (facts->stranger && w->joined) /* Бурак Өзчивит және корей тобы */
        return false;
    if (near && (w->gap || w->head - token > 4))
        return false;
    bool post = facts->role & KZ_ROLE_TITLE && !near && (is_possessive(facts) || !w->joined);
    bool family = facts->name & KZ_P_SURNAME && !near && token + 1 < w->head;
    if (!fits_inside(w, token) || facts->timed || post || family)
        return false;
    if ((near && facts->head && is_possessive(facts)) || is_shouted(w, token) || facts->head & KZ_HEAD_CAPITALS)
        return false;
    bool latin = kz_tok(f, token)->flags & KZ_F_LATIN;
    bool other = token + 1 < w->head && f->facts[token + 1].capital && kz_tok(f, token + 1)->flags & KZ_F_CYRILLIC;
    if (latin && other && !near) /* … Uncategorized Ақмола облыстық орталығы */
        return false;
    begin(w, token, KZ_NEED_NAME | (latin ? KZ_NEED_LATIN : 0));
    return true;
}

static bool take_small(walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    bool of_object = token + 1 < w->head && w->f->facts[token + 1].case_ == KZ_CASE_ACC; /* ауылдық аумақтарды дамыту */
    if (facts->role & KZ_ROLE_AREA && fits_inside(w, token) && !of_object) {
        if (w->value & KZ_HEAD_FAR)
            begin(w, token, KZ_NEED_AREA);
        w->at = token;
        w->area = true;
        return true;
    }
    if (w->area)
        return false;
    bool near = !(w->value & KZ_HEAD_FAR);
    if (near && token + 1 == w->head && facts->role & (KZ_ROLE_HONORIFIC | KZ_ROLE_EPITHET)) { /* Бекет ата мешіті */
        w->at = token;
        return true;
    }
    if (facts->role & KZ_ROLE_RANK && !(w->value & KZ_HEAD_FAR)) {
        w->at = token;
        return true;
    }
    if (facts->role & KZ_ROLE_GROUND && token + 1 == w->head && w->value & KZ_NEED_AREA) {
        begin(w, token, KZ_NEED_AREA);
        return false;
    }
    if (!is_topic_word(w, token))
        return false;
    bool generic = facts->head && (facts->head & 15) == KZ_E_ORGANISATION && !facts->candidate;
    w->gap = true;
    w->at = token;
    if (!w->joined || !(w->f->facts[token].plural))
        w->topic = token;
    if (!generic && !is_verbal_noun(w->f, token))
        w->found |= KZ_NEED_TOPIC;
    return true;
}

/* Қаржы министрлігі where the capital may be there for the sentence's sake only. */
static bool take_start(walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    bool family = facts->name & KZ_P_SURNAME && !(w->value & KZ_HEAD_FAR); /* Ленин ауданы */
    if (!(facts->lexicon & KZ_LEX_WORD) || facts->known_single || family)
        return take_capital(w, token);
    if (facts->role & KZ_ROLE_RANK)
        return take_capital(w, token);
    if (facts->role & (KZ_ROLE_GROUND | KZ_ROLE_AREA))
        return take_small(w, token);
    if (w->found & KZ_NEED_NAME || !is_topic_word(w, token) || !(w->value & KZ_HEAD_FAR))
        return false;
    w->at = w->topic = token;
    w->found |= KZ_NEED_TOPIC;
    bool body = (w->value & 15) == KZ_E_ORGANISATION && w->value & (KZ_NEED_PLACE | KZ_NEED_PLAIN);
    if (body && facts->lexicon & KZ_LEX_NOUN && facts->case_ == KZ_CASE_NOM)
        begin(w, token, KZ_NEED_NAME);
    return false;
}

static bool take_join(walk *w, uint32_t token) {
    if (!(w->value & KZ_HEAD_FAR) || token + 1 == w->head || w->area)
        return false;
    if ((kz_is_comma(w->f, token) && !w->joined) || w->found & (KZ_NEED_PLACE | KZ_NEED_BODY))
        return false;
    if (token == w->first || !w->f->facts[token - 1].word || w->f->facts[token - 1].candidate)
        return false;
    w->joined = true;
    w->at = token;
    return true;
}

static bool take_number(walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    if (!(w->value & KZ_NEED_NUMBER) || w->found & ~(uint32_t)(KZ_NEED_AREA | KZ_NEED_TOPIC))
        return false;
    bool sign = token > w->first && f->facts[token - 1].role & KZ_ROLE_NUMBERED;
    if (!sign)
        return false;
    begin(w, token - 1, KZ_NEED_NUMBER);
    return true;
}

static bool is_disease(const walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    return (w->value & 15) == KZ_E_DISEASE && facts->known_single && (facts->known & 15) == KZ_E_DISEASE &&
           facts->known_case == KZ_CASE_NOM && token + 1 == w->head;
}

/* One step to the left; false where the walk ends. */
static bool step(walk *w) {
    uint32_t token = w->at - 1;
    const kz_facts *facts = &w->f->facts[token];
    if (kz_is_closing(w->f, token))
        return take_quote(w, token);
    if (facts->role & KZ_ROLE_NAMED)
        return (take_named(w, token), false);
    if (facts->role & KZ_ROLE_ABOUT && w->at == w->head && (w->value & 15) == KZ_E_LAW)
        return (take_about(w, token), false);
    if (kz_tok(w->f, token)->flags & KZ_F_ROMAN && !facts->candidate) /* IV кеңесі */
        return false;
    bool calls = !(facts->role & KZ_ROLE_HALT) || w->called; /* деп only before аталған, аталатын */
    if (facts->role & KZ_ROLE_CALLED && calls && !facts->capital && w->start == w->head) {
        w->called = true;
        w->at = token;
        return true;
    }
    if (w->called || w->found & KZ_NEED_NUMBER)
        return false;
    if (facts->candidate)
        return take_candidate(w, token);
    if (is_disease(w, token)) { /* коронавирус пандемиясы */
        begin(w, token, KZ_NEED_NAME);
        return false;
    }
    if (kz_tok(w->f, token)->kind == KZ_T_NUMBER)
        return take_number(w, token);
    if (kz_joins(w->f, token))
        return take_join(w, token);
    if (facts->name & KZ_P_INITIAL)
        return w->start == token + 1 && !facts->person && !(w->value & KZ_HEAD_FAR)
                   ? (begin(w, token, KZ_NEED_NAME), true)
                   : false;
    if (!facts->word)
        return false;
    bool near = !(w->value & KZ_HEAD_FAR);
    if (!facts->capital && !(near && facts->person))
        return take_small(w, token);
    return facts->start ? take_start(w, token) : take_capital(w, token);
}

/* Ұлттық ядролық орталық, Экологиялық альянс: nothing but adjectives before the head, the first with a capital. */
static bool is_described(const walk *w) {
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
static bool is_ground(const walk *w) {
    uint32_t type = w->value & 15;
    return type == KZ_E_GPE || type == KZ_E_LOCATION || type == KZ_E_FACILITY;
}

/* Whether what was met makes a name of the head. */
static bool is_name(const walk *w) {
    const kz_facts *head = &w->f->facts[w->last];
    bool abbreviation = kz_tok(w->f, w->last)->flags & KZ_F_ALL_CAPITALS;
    if (head->possessor == 1 || head->possessor == 2 || head->possessor == 4)
        return false;
    if (w->found & (KZ_NEED_QUOTE | NEED_NAMED | KZ_NEED_NUMBER) & (w->value | NEED_NAMED))
        return !is_ground(w) || w->called || abbreviation || is_possessive(head) || w->found & NEED_NAMED;
    if (w->value & KZ_NEED_BARE)
        return is_possessive(head) || w->head < w->last;
    bool shared = w->start < w->head && w->start > w->first + 1 && kz_joins(w->f, w->start - 1) &&
                  w->f->facts[w->start - 2].word &&
                  (w->f->facts[w->start - 2].capital || w->f->facts[w->start - 2].person);
    if (head->plural && !(is_ground(w) && shared))
        return false;
    if (w->found & KZ_NEED_AREA && w->value & KZ_NEED_AREA && (w->start + 1 == w->head || is_possessive(head)))
        return true;
    bool body = (w->value & 15) == KZ_E_ORGANISATION;
    if (w->found & KZ_NEED_AREA && w->found & KZ_NEED_TOPIC && body && is_possessive(head))
        return true;
    if (!is_possessive(head) && !abbreviation)
        return is_described(w);
    if (body && w->found & KZ_NEED_PLACE && w->found & KZ_NEED_TOPIC && !w->land)
        return true; /* Кентау трансформатор зауыты */
    return w->found & w->value & (KZ_NEED_NAME | KZ_NEED_PLACE | KZ_NEED_LATIN | KZ_NEED_BODY | KZ_NEED_TOPIC);
}

/* A name whose head stands further on; of a title the head is no part. */
static void add_shared(walk *w, uint32_t first, uint32_t end, bool title) {
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
static void share_quotes(walk *w) {
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
static void share_names(walk *w) {
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
static bool left_is_region(const walk *w) {
    if (w->start < w->first + 2 || kz_is_comma(w->f, w->start - 1))
        return false;
    const kz_facts *left = &w->f->facts[w->start - 2];
    return left->known_single && left->known & KZ_KNOWN_REGION;
}

static void add_name(walk *w) {
    kz_finder *f = w->f;
    uint8_t type = (uint8_t)(w->value & 15);
    const kz_facts *head = &f->facts[w->last];
    bool quoted = w->found & KZ_NEED_QUOTE, title = quoted && (w->value & KZ_HEAD_TITLE || w->called);
    uint32_t start = w->start < w->head ? w->start : w->topic;
    if (title) {
        uint32_t close = w->at;
        while (f->facts[close].open != start)
            close++;
        add_shared(w, start, close + 1, true);
    } else {
        uint32_t last = w->value & KZ_HEAD_FIRST ? w->head : w->last;
        kz_candidate *c = kz_add_candidate(f, start, last + 1, type, KZ_RANK_HEAD);
        c->official = (w->value & KZ_HEAD_OFFICIAL) != 0;
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
static bool is_listed(const walk *w) {
    uint32_t candidate = w->f->facts[w->last].candidate;
    if (!candidate)
        return false;
    const kz_candidate *c = &w->f->candidates.at[candidate - 1];
    return c->known && !c->silent && c->end - c->first > 1 && c->first <= w->start;
}

void kz_find_headed(kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        uint32_t value, words = f->facts[i].head ? head_at(f, first, i, &value) : 0;
        if (!words || f->facts[i].timed || (f->facts[i].phrase && (value & 15) != KZ_E_ORGANISATION))
            continue;
        uint32_t head = i + 1 - words;
        walk w = {
            .f = f, .first = first, .head = head, .last = i, .value = value, .at = head, .start = head, .topic = head};
        for (uint32_t steps = 0; w.at > first && steps < REACH && step(&w); steps++)
            ;
        if (is_name(&w) && !is_listed(&w))
            add_name(&w);
    }
}
