/* The walk to the left from a head noun: what a name may hold before it, step by step. */
#include "extract/entity/walk.h"

static bool is_administrative(const kz_walk *w) {
    return w->value & KZ_NEED_TOPIC;
}

/* Ends that no word of a name has (жарияланған, айтып): data/entities/words.tsv, «-…». */
static bool halts(const kz_finder *f, uint32_t token) {
    if (f->facts[token].role)
        return f->facts[token].role & KZ_ROLE_HALT;
    kz_slice core = kz_token_core(f->s, token); /* өнеркәсіп is no converb */
    return kz_word_ending(core, KZ_ROLE_HALT) && !(kz_lexicon(core) & (KZ_LEX_NOUN | KZ_LEX_ADJ));
}

static bool looks_verbal(kz_slice noun) {
    return noun.n > 4 && (kz_ends(noun, KZ_LIT("у")) || kz_ends(noun, KZ_LIT("ю")));
}

static bool is_verbal_noun(const kz_finder *f, uint32_t token) {
    return f->facts[token].word && looks_verbal(kz_token_core(f->s, token));
}

/* қамтуды of қамту. */
static bool is_verbal_object(const kz_finder *f, uint32_t token) {
    const kz_facts *facts = &f->facts[token];
    return facts->word && facts->case_ == KZ_CASE_ACC &&
           looks_verbal((kz_slice){kz_token_core(f->s, token).at, facts->stem});
}

/* сапасын қамтамасыз ету, халыққа қызмет көрсету: an object, with its verbal noun a word or two further on. */
static bool is_governed(const kz_walk *w, uint32_t token) {
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

/* ортаның сапасын бақылау, қызметтің сапасы мен қауіпсіздігін бақылау, жемқорлықтың алдын алу: before a possessed
 * object. */
static bool is_of_object(const kz_walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    uint32_t object = token + 1;
    if (object + 1 < w->head && f->facts[object].lexicon & KZ_LEX_ADV)
        return is_verbal_noun(f, object + 1);
    if (object + 2 < w->head && f->facts[object + 1].role & KZ_ROLE_BRIDGE && f->facts[object].possessor == 3)
        object += 2;
    return object < w->head && f->facts[object].possessor == 3 && f->facts[object].case_ == KZ_CASE_ACC &&
           is_governed(w, object);
}

/* Whether a word may stand inside a name before the token `right`. */
static bool fits_inside(const kz_walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token], *right = &w->f->facts[token + 1];
    uint32_t after = token + 1;
    if (facts->role & KZ_ROLE_RANK)
        return true;
    bool spoken = facts->possessor == 1 || facts->possessor == 2 || facts->possessor == 4;
    bool russian = !facts->lexicon && kz_word_ending(kz_token_core(w->f->s, token), KZ_ROLE_RUSSIAN);
    if (facts->attributive || (spoken && !facts->capital) || russian)
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
        if (right->role & KZ_ROLE_BRIDGE && after + 2 < w->head) /* қылмысқа және жемқорлыққа қарсы */
            return w->f->facts[after + 1].case_ == KZ_CASE_DAT || w->f->facts[after + 2].case_ == KZ_CASE_DAT;
        return after < w->head && (right->role & KZ_ROLE_AGAINST || is_governed(w, token));
    case KZ_CASE_GEN:
        return after < w->head && ((facts->plural && right->possessor == 3) || is_of_object(w, token));
    case KZ_CASE_INS: /* жұмыспен қамту */
        return after < w->head && (!facts->capital || facts->start) &&
               (is_verbal_noun(w->f, after) || is_verbal_object(w->f, after));
    default:
        return false;
    }
}

/* ресейлік, қытайлық: they tell whose a body is and stand outside of its name. */
static bool is_land_adjective(const kz_facts *facts) {
    return facts->known_single && (facts->known & 15) == KZ_E_NORP;
}

/* A word that may be part of a topic in small letters: экономика, бюджеттік, жоспарлау, ғылыми-зерттеу. */
static bool is_topic_word(const kz_walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    const kz_facts *facts = &f->facts[token];
    bool ended = facts->case_ == KZ_CASE_NOM && halts(f, token) && !is_verbal_noun(f, token);
    if (!fits_inside(w, token) || facts->lexicon & KZ_LEX_PRON || ended || facts->role & KZ_ROLE_HALT ||
        is_land_adjective(facts))
        return false;
    if (facts->role & KZ_ROLE_TITLE && !(facts->role & KZ_ROLE_RANK) && !facts->plural)
        return kz_is_possessive(facts) && !is_administrative(w) && w->value & KZ_NEED_BODY && !kz_joins(f, token + 1);
    if (facts->lexicon & (KZ_LEX_NOUN | KZ_LEX_ADJ) || facts->role & KZ_ROLE_AGAINST)
        return true;
    if (facts->lexicon & KZ_LEX_WORD)
        return facts->lexicon & KZ_LEX_ADV && token + 1 < w->head && is_verbal_noun(f, token + 1);
    return true;
}

static void begin(kz_walk *w, uint32_t token, uint32_t what) {
    w->start = token;
    w->found |= what;
    w->at = token;
}

/* Алматы – Ташкент тас жолы: a road is called after all its towns. */
static void take_route(kz_walk *w) {
    const kz_finder *f = w->f;
    while (w->start > w->first + 1 && kz_is_dash(f, w->start - 1) && f->facts[w->start - 2].candidate)
        begin(w, f->candidates.at[f->facts[w->start - 2].candidate - 1].first, KZ_NEED_PLACE);
}

/* New York Times газеті, Intel компаниясы: a known name in Latin letters and what it is. */
static bool is_company(const kz_walk *w, const kz_candidate *c) {
    bool kind = w->value & KZ_NEED_LATIN && !(w->value & (KZ_NEED_BODY | KZ_NEED_TOPIC | KZ_NEED_PLAIN));
    return kind && c->known == 2 && c->end == w->head && c->case_ == KZ_CASE_NOM &&
           kz_tok(w->f, c->first)->flags & KZ_F_LATIN && kz_is_possessive(&w->f->facts[w->last]);
}

/* A body or a place that ends right before what was walked over. True if the walk may go on. */
static bool take_candidate(kz_walk *w, uint32_t token) {
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
    if (c->type == KZ_E_ORGANISATION && is_company(w, c)) {
        begin(w, c->first, KZ_NEED_LATIN);
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
        w->official = c->official;
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
static bool is_firm(const kz_walk *w) {
    uint32_t firm = w->found & ~(uint32_t)(KZ_NEED_AREA | KZ_NEED_TOPIC);
    return firm && !(firm == KZ_NEED_NAME && w->f->facts[w->start].role & (KZ_ROLE_RANK | KZ_ROLE_AREA));
}

static bool take_quote(kz_walk *w, uint32_t token) {
    enum { LONGEST_TITLE = 16, LONGEST_LAW = 40 };
    const kz_finder *f = w->f;
    uint32_t open = f->facts[token].open, longest = (w->value & 15) == KZ_E_LAW ? LONGEST_LAW : LONGEST_TITLE;
    if (open == KZ_NO_TOKEN || open < w->first || token - open > longest || is_firm(w) || !(w->value & KZ_NEED_QUOTE))
        return false;
    bool strong = (w->value & 15) == KZ_E_LAW || w->value & KZ_HEAD_CAPITALS || kz_is_possessive(&f->facts[w->last]);
    if (!strong && !kz_is_title(f, open)) /* «әлеуметтік» қоғам */
        return false;
    begin(w, open, KZ_NEED_QUOTE);
    return false;
}

/* «Су кодексі» туралы заң, Тілдер туралы Заң: the subject of a law, quoted or from a capital on. */
static void take_about(kz_walk *w, uint32_t token) {
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
                  (at > w->first + 1 && f->facts[at - 2].role & KZ_ROLE_NUMBERED);
    bool head = before->role & KZ_ROLE_TITLE && before->capital && kz_is_possessive(before); /* Президентінің */
    return before->timed || number || head ? at - 1 : at;
}

/* «Білім туралы» Қазақстан Республикасының 2007 жылғы 27 шілдедегі №319 Заңы: true if the title was found so far left.
 */
static bool take_enacted(kz_walk *w) {
    enum { MOST = 16 };
    const kz_finder *f = w->f;
    uint32_t at = w->head;
    while (at > w->first && w->head - at < MOST) {
        uint32_t before = before_enactment(w, at);
        if (before == at || before < w->first)
            break;
        at = before;
    }
    if (at == w->head || at < w->first + 2 || !kz_is_closing(f, at - 1) || !(f->facts[at - 2].role & KZ_ROLE_ABOUT))
        return false;
    return (take_quote(w, at - 1), w->found & KZ_NEED_QUOTE) != 0;
}

/* A word of a heading in capitals, which runs into the sentence, or one before such a heading: ҚҰҚЫҒЫНАН АЙЫРЫЛҒАН Орал
 * қаласы, Мәліметтер САТЫП АЛУ ОРТАЛЫҒЫ. */
static bool is_shouted(const kz_finder *f, uint32_t token) {
    enum { LONGEST_ABBREVIATION = 10 };
    const kz_token *t = kz_tok(f, token);
    return t->flags & KZ_F_ALL_CAPITALS && t->flags & KZ_F_CYRILLIC &&
           t->core_end - t->span.start > LONGEST_ABBREVIATION;
}

static bool changes_voice(const kz_finder *f, uint32_t token) {
    uint32_t next = token + 1;
    bool shown = kz_tok(f, next)->flags & KZ_F_ALL_CAPITALS, here = kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS;
    return (is_shouted(f, token) && !shown) || (is_shouted(f, next) && f->facts[next].word && !here);
}

/* Links of a menu: Бөлімдер Байланыс Қауымдастық порталы. */
static bool ends_link(const kz_walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token], *right = &w->f->facts[token + 1];
    bool titled =
        w->f->facts[w->last].capital || right->possessor == 3; /* Тілдер Университеті, Халықтар достығы университеті */
    return token + 1 < w->head && !titled && right->word && right->capital && facts->plural && !facts->possessor &&
           facts->case_ == KZ_CASE_NOM;
}

/* В тобы, А командасы: a letter tells one of several and is no name. */
static bool is_letter(const kz_finder *f, uint32_t token) {
    return kz_token_core(f->s, token).n <= 2 && kz_tok(f, token)->flags & KZ_F_CYRILLIC;
}

static bool take_capital(kz_walk *w, uint32_t token) {
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
    bool several = facts->plural && (!facts->possessor || token + 1 == w->head); /* Кәсіпкерлер палатасы */
    bool calling = facts->role & KZ_ROLE_TITLE && !several;
    bool post = calling && !near && (kz_is_possessive(facts) || !w->joined);
    bool family = facts->name & KZ_P_SURNAME && !near && token + 1 < w->head;
    if (!fits_inside(w, token) || facts->timed || post || family || ends_link(w, token) || is_letter(f, token))
        return false;
    if ((near && facts->head && kz_is_possessive(facts)) || changes_voice(f, token) || facts->head & KZ_HEAD_CAPITALS)
        return false;
    bool latin = kz_tok(f, token)->flags & KZ_F_LATIN;
    bool other = token + 1 < w->head && f->facts[token + 1].capital && kz_tok(f, token + 1)->flags & KZ_F_CYRILLIC;
    if (latin && other && !near) /* … Uncategorized Ақмола облыстық орталығы */
        return false;
    begin(w, token, KZ_NEED_NAME | (latin ? KZ_NEED_LATIN : 0));
    return true;
}

static bool take_small(kz_walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    bool of_object = token + 1 < w->head && w->f->facts[token + 1].case_ == KZ_CASE_ACC; /* ауылдық аумақтарды дамыту */
    if (facts->role & KZ_ROLE_AREA && fits_inside(w, token) && !of_object) {
        if (w->value & KZ_HEAD_FAR)
            begin(w, token, KZ_NEED_AREA);
        w->at = token;
        w->area = true;
        return true;
    }
    bool ranked = facts->role & KZ_ROLE_RANK && !facts->plural && w->f->facts[token + 1].role & KZ_ROLE_AREA;
    if (w->area && ranked && token + 1 == w->start) { /* мамандандырылған ауданаралық … соты */
        begin(w, token, KZ_NEED_AREA);
        return true;
    }
    if (w->area || facts->timed) /* 2022 жылғы әлем чемпионаты */
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
    if (w->found & KZ_NEED_NAME && !w->joined && !w->broken)
        w->broken = !kz_word_ending(kz_token_core(w->f->s, token), KZ_ROLE_DESCRIBES);
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
static bool take_start(kz_walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    bool describes = kz_word_ending(kz_token_core(w->f->s, token), KZ_ROLE_DESCRIBES);
    if (is_land_adjective(facts) && describes) /* Американдық Moderna компаниясы, and not Мұсылман фракциясы */
        return false;
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

static bool take_join(kz_walk *w, uint32_t token) {
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

static bool take_number(kz_walk *w, uint32_t token) {
    const kz_finder *f = w->f;
    if (!(w->value & KZ_NEED_NUMBER) || w->found & ~(uint32_t)(KZ_NEED_AREA | KZ_NEED_TOPIC))
        return false;
    bool sign = token > w->first && f->facts[token - 1].role & KZ_ROLE_NUMBERED;
    if (!sign)
        return false;
    begin(w, token - 1, KZ_NEED_NUMBER);
    return true;
}

static bool is_disease(const kz_walk *w, uint32_t token) {
    const kz_facts *facts = &w->f->facts[token];
    return (w->value & 15) == KZ_E_DISEASE && facts->known_single && (facts->known & 15) == KZ_E_DISEASE &&
           facts->known_case == KZ_CASE_NOM && token + 1 == w->head;
}

bool kz_walk_step(kz_walk *w) {
    uint32_t token = w->at - 1;
    const kz_facts *facts = &w->f->facts[token];
    if (kz_is_closing(w->f, token))
        return take_quote(w, token);
    if (facts->role & (KZ_ROLE_NAMED | KZ_ROLE_CONCERNS)) /* what stands before it: lua/kaztext/rules/names.lua */
        return false;
    bool law = w->at == w->head && (w->value & 15) == KZ_E_LAW;
    if (facts->role & KZ_ROLE_ABOUT && law)
        return (take_about(w, token), false);
    if (law && kz_is_possessive(&w->f->facts[w->last]) && take_enacted(w))
        return false;
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
    if (w->broken) /* Басты бет Қауымдастық порталы */
        return false;
    return facts->start ? take_start(w, token) : take_capital(w, token);
}
