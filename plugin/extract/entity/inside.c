/* How a word may stand inside a name before its head: what rules ask of words with `inside`. */
#include "extract/entity/inside.h"

static bool is_verbal_noun(const kz_finder *f, uint32_t token) {
    kz_slice noun = kz_token_core(f->s, token);
    return f->facts[token].word && noun.n > 4 && (kz_ends(noun, KZ_LIT("у")) || kz_ends(noun, KZ_LIT("ю")));
}

/* қамтуды of қамту. */
static bool is_verbal_object(const kz_finder *f, uint32_t token) {
    const kz_facts *facts = &f->facts[token];
    kz_slice noun = {kz_token_core(f->s, token).at, facts->stem};
    return facts->word && facts->case_ == KZ_CASE_ACC && noun.n > 4 &&
           (kz_ends(noun, KZ_LIT("у")) || kz_ends(noun, KZ_LIT("ю")));
}

/* Ends that no word of a name has (жарияланған, айтып): data/entities/words.tsv, «-…». */
static bool halts(const kz_finder *f, uint32_t token) {
    if (f->facts[token].role)
        return f->facts[token].role & KZ_ROLE_HALT;
    kz_slice core = kz_token_core(f->s, token); /* өнеркәсіп is no converb */
    return kz_word_ending(core, KZ_ROLE_HALT) && !(kz_lexicon(core) & (KZ_LEX_NOUN | KZ_LEX_ADJ));
}

/* сапасын қамтамасыз ету, халыққа қызмет көрсету: an object, with its verbal noun a word or two further on. */
static bool is_governed(const kz_head *h, uint32_t token) {
    enum { DISTANCE = 3 };
    const kz_finder *f = h->f;
    for (uint32_t at = token + 1; at < h->head && at <= token + DISTANCE; at++) {
        if (!f->facts[at].word || f->facts[at].capital)
            return false;
        if (is_verbal_noun(f, at))
            return true;
    }
    return false;
}

/* ортаның сапасын бақылау, қызметтің сапасы мен қауіпсіздігін бақылау, жемқорлықтың алдын алу: before a possessed
 * object. */
static bool is_of_object(const kz_head *h, uint32_t token) {
    const kz_finder *f = h->f;
    uint32_t object = token + 1;
    if (object + 1 < h->head && f->facts[object].lexicon & KZ_LEX_ADV)
        return is_verbal_noun(f, object + 1);
    if (object + 2 < h->head && f->facts[object + 1].role & KZ_ROLE_BRIDGE && f->facts[object].possessor == 3)
        object += 2;
    return object < h->head && f->facts[object].possessor == 3 && f->facts[object].case_ == KZ_CASE_ACC &&
           is_governed(h, object);
}

/* One of two that an «and» joins: the other one has the same case. */
static bool is_joined(const kz_head *h, uint32_t token, uint8_t case_) {
    const kz_facts *facts = h->f->facts;
    return facts[token + 2].case_ == case_ || facts[token + 3].case_ == case_;
}

bool kz_fits_inside(const kz_head *h, uint32_t token) {
    const kz_facts *facts = &h->f->facts[token], *right = &h->f->facts[token + 1];
    uint32_t after = token + 1;
    if (facts->role & KZ_ROLE_RANK)
        return true;
    bool spoken = facts->possessor == 1 || facts->possessor == 2 || facts->possessor == 4;
    bool russian = !facts->lexicon && kz_word_ending(kz_token_core(h->f->s, token), KZ_ROLE_RUSSIAN);
    if (facts->attributive || (spoken && !facts->capital) || russian)
        return false;
    bool list = right->role & KZ_ROLE_BRIDGE && after + 2 < h->head;
    switch (facts->case_) {
    case KZ_CASE_NOM:
        return true;
    case KZ_CASE_ACC:
        if (after == h->head && facts->capital && !(h->value & KZ_HEAD_FAR)) /* Шілікті алқабы is no accusative */
            return true;
        if (after == h->head && !facts->lexicon) /* перинаталды орталық: an adjective that no dictionary has */
            return true;
        return list ? is_joined(h, token, KZ_CASE_ACC) : is_governed(h, token); /* нарығын және ұйымдарын реттеу */
    case KZ_CASE_DAT:
        if (list) /* қылмысқа және жемқорлыққа қарсы */
            return is_joined(h, token, KZ_CASE_DAT);
        return after < h->head && (right->role & KZ_ROLE_AGAINST || is_governed(h, token));
    case KZ_CASE_ABL:
        return after < h->head && right->role & KZ_ROLE_LATER; /* жоғары оқу орнынан кейінгі білім */
    case KZ_CASE_GEN:
        return after < h->head && ((facts->plural && right->possessor == 3) || is_of_object(h, token));
    case KZ_CASE_INS: /* жұмыспен қамту */
        return after < h->head && (!facts->capital || facts->start) &&
               (is_verbal_noun(h->f, after) || is_verbal_object(h->f, after));
    default:
        return false;
    }
}

/* ресейлік, қытайлық: they tell whose a body is and stand outside of its name. */
static bool is_land_adjective(const kz_facts *facts) {
    return facts->known_single && (facts->known & 15) == KZ_E_NORP;
}

bool kz_is_foreigner(const kz_finder *f, uint32_t token) {
    return is_land_adjective(&f->facts[token]) && kz_word_ending(kz_token_core(f->s, token), KZ_ROLE_DESCRIBES);
}

/* A post or a calling, and no rank. */
static bool is_calling(const kz_facts *facts) {
    return facts->role & KZ_ROLE_TITLE && !(facts->role & KZ_ROLE_RANK) && !facts->plural;
}

bool kz_is_topic_word(const kz_head *h, uint32_t token) {
    const kz_finder *f = h->f;
    const kz_facts *facts = &f->facts[token];
    bool ended = facts->case_ == KZ_CASE_NOM && halts(f, token) && !is_verbal_noun(f, token);
    if (!kz_fits_inside(h, token) || facts->lexicon & KZ_LEX_PRON || ended || facts->role & KZ_ROLE_HALT ||
        is_land_adjective(facts) || is_calling(facts))
        return false;
    if (facts->lexicon & (KZ_LEX_NOUN | KZ_LEX_ADJ) || facts->role & KZ_ROLE_AGAINST)
        return true;
    if (facts->lexicon & KZ_LEX_WORD)
        return facts->lexicon & KZ_LEX_ADV && token + 1 < h->head && is_verbal_noun(f, token + 1);
    return true;
}

/* A word of a heading in capitals, which runs into the sentence, or one before such a heading: ҚҰҚЫҒЫНАН АЙЫРЫЛҒАН Орал
 * қаласы, Мәліметтер САТЫП АЛУ ОРТАЛЫҒЫ. */
static bool is_shouted(const kz_finder *f, uint32_t token) {
    enum { LONGEST_ABBREVIATION = 10 };
    const kz_token *t = kz_tok(f, token);
    return t->flags & KZ_F_ALL_CAPITALS && t->flags & KZ_F_CYRILLIC &&
           t->core_end - t->span.start > LONGEST_ABBREVIATION;
}

bool kz_changes_voice(const kz_finder *f, uint32_t token) {
    uint32_t next = token + 1;
    bool shown = kz_tok(f, next)->flags & KZ_F_ALL_CAPITALS, here = kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS;
    return (is_shouted(f, token) && !shown) || (is_shouted(f, next) && f->facts[next].word && !here);
}

bool kz_is_lone_letter(const kz_finder *f, uint32_t token) {
    return kz_token_core(f->s, token).n <= 2 && kz_tok(f, token)->flags & KZ_F_CYRILLIC;
}

bool kz_ends_link(const kz_head *h, uint32_t token) {
    const kz_facts *facts = &h->f->facts[token], *right = &h->f->facts[token + 1];
    bool titled =
        h->f->facts[h->last].capital || right->possessor == 3; /* Тілдер Университеті, Халықтар достығы университеті */
    return token + 1 < h->head && !titled && right->word && right->capital && facts->plural && !facts->possessor &&
           facts->case_ == KZ_CASE_NOM;
}

static bool describes(const kz_finder *f, uint32_t token) {
    return f->facts[token].role & (KZ_ROLE_AREA | KZ_ROLE_RANK) ||
           kz_word_ending(kz_token_core(f->s, token), KZ_ROLE_DESCRIBES);
}

static uint32_t capital_kind(const kz_head *h, uint32_t token) {
    const kz_finder *f = h->f;
    const kz_facts *facts = &f->facts[token];
    bool several = facts->plural && (!facts->possessor || token + 1 == h->head); /* Кәсіпкерлер палатасы */
    bool calling = facts->role & KZ_ROLE_TITLE && !several;
    const kz_facts *right = &f->facts[token + 1];
    bool ground =
        right->role & KZ_ROLE_AREA && !facts->person && !(facts->name & KZ_P_PATRONYMIC); /* Панфилов аудандық */
    bool family = facts->name & KZ_P_SURNAME && token + 1 < h->head && !ground;
    if (!kz_fits_inside(h, token) || facts->timed || family || kz_ends_link(h, token) || kz_is_lone_letter(f, token) ||
        (calling && kz_is_possessive(facts)))
        return 0;
    if (kz_changes_voice(f, token) || facts->head & KZ_HEAD_CAPITALS)
        return 0;
    bool latin = kz_tok(f, token)->flags & KZ_F_LATIN;
    if (latin && token + 1 < h->head && right->capital && kz_tok(f, token + 1)->flags & KZ_F_CYRILLIC)
        return 0; /* … Uncategorized Ақмола облыстық орталығы */
    return (calling ? KZ_INSIDE_CALLING : KZ_INSIDE_NAME) | (facts->stranger ? KZ_INSIDE_STRANGER : 0) |
           (latin ? KZ_INSIDE_LATIN : 0);
}

/* басқарушы компания, би ансамблі: a calling that tells what a body does, and not «маман қызметі». */
static bool describes_use(const kz_finder *f, uint32_t token) {
    return f->facts[token].role & KZ_ROLE_AGENT || kz_word_ending(kz_token_core(f->s, token), KZ_ROLE_AGENT);
}

static uint32_t small_kind(const kz_head *h, uint32_t token) {
    const kz_finder *f = h->f;
    const kz_facts *facts = &f->facts[token];
    bool of_object = token + 1 < h->head && f->facts[token + 1].case_ == KZ_CASE_ACC; /* ауылдық аумақтарды дамыту */
    if (facts->role & KZ_ROLE_AREA && kz_fits_inside(h, token) && !of_object)
        return KZ_INSIDE_AREA;
    if (facts->role & KZ_ROLE_GROUND && token + 1 == h->head && h->value & KZ_NEED_AREA)
        return KZ_INSIDE_GROUND;
    if (facts->role & KZ_ROLE_CALLED)
        return facts->role & KZ_ROLE_HALT ? KZ_INSIDE_SAYING : KZ_INSIDE_CALLED;
    uint32_t kinds = facts->role & KZ_ROLE_RANK && !facts->plural ? KZ_INSIDE_RANK : 0;
    if (facts->timed) /* 2022 жылғы әлем чемпионаты */
        return kinds;
    bool theirs = facts->case_ == KZ_CASE_GEN && token + 1 == h->head; /* әкімі аппараты, әкімінің аппараты */
    if (is_calling(facts) && kz_is_possessive(facts) && !kz_joins(f, token + 1) && (theirs || kz_fits_inside(h, token)))
        kinds |= KZ_INSIDE_POST;
    if (is_calling(facts) && !facts->possessor && facts->case_ == KZ_CASE_NOM && describes_use(f, token))
        kinds |= KZ_INSIDE_AGENT;
    if (!kz_is_topic_word(h, token))
        return kinds;
    bool generic = (facts->head & 15) == KZ_E_ORGANISATION && facts->head && !facts->candidate;
    return kinds | (generic || is_verbal_noun(f, token) ? KZ_INSIDE_DEED : KZ_INSIDE_TOPIC);
}

/* Қаржы министрлігі where the capital may be there for the sentence's sake only. */
static uint32_t start_kind(const kz_head *h, uint32_t token) {
    const kz_facts *facts = &h->f->facts[token];
    if (kz_is_foreigner(h->f, token))
        return 0;
    if (!(facts->lexicon & KZ_LEX_WORD) || facts->known_single || facts->role & KZ_ROLE_RANK)
        return capital_kind(h, token);
    if (facts->role & (KZ_ROLE_GROUND | KZ_ROLE_AREA))
        return small_kind(h, token);
    if (!kz_is_topic_word(h, token))
        return 0;
    bool body = (h->value & 15) == KZ_E_ORGANISATION && h->value & (KZ_NEED_PLACE | KZ_NEED_PLAIN);
    bool noun = facts->lexicon & KZ_LEX_NOUN && facts->case_ == KZ_CASE_NOM;
    return body && noun ? KZ_INSIDE_FIRST : KZ_INSIDE_START;
}

static uint32_t word_kind(const kz_head *h, uint32_t token) {
    const kz_facts *facts = &h->f->facts[token];
    if (facts->role & (KZ_ROLE_NAMED | KZ_ROLE_CONCERNS) || kz_tok(h->f, token)->flags & KZ_F_ROMAN)
        return 0; /* IV кеңесі; for the rest lua/kaztext/rules/names.lua */
    uint32_t kinds = !facts->capital ? small_kind(h, token)
                     : facts->start  ? start_kind(h, token)
                                     : capital_kind(h, token);
    bool ranked = facts->role & (KZ_ROLE_AREA | KZ_ROLE_RANK);
    if (!kinds || !describes(h->f, token))
        return kinds;
    if (!facts->capital)
        return kinds | KZ_INSIDE_PLAIN;
    return kinds | (ranked ? KZ_INSIDE_RANK : 0) | (ranked || !facts->start ? KZ_INSIDE_PROPER : 0);
}

/* How a place stands there: Алматы …, Қазақстан …, Қазақстан Республикасының …, Алматының … */
static uint32_t place_kind(const kz_finder *f, const kz_candidate *c, uint32_t token) {
    const kz_facts *last = &f->facts[token];
    bool full = c->end - c->first > 1 || kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS;
    bool formal = last->role & KZ_ROLE_FORMAL || (c->known && full);
    if (c->case_ == KZ_CASE_GEN)
        return formal ? KZ_INSIDE_STATE : KZ_INSIDE_OWNER;
    if (c->case_ != KZ_CASE_NOM)
        return 0;
    return c->known && last->known_single && last->known & KZ_KNOWN_LAND ? KZ_INSIDE_LAND : KZ_INSIDE_PLACE;
}

/* How a body stands there: БҰҰ …, Intel …, … университеті …, Сенаттың …, … университетінің … */
static uint32_t body_kind(const kz_finder *f, const kz_candidate *c, uint32_t token) {
    bool acronym = kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS && !kz_is_opening(f, c->first);
    bool latin = c->known == 2 && kz_tok(f, c->first)->flags & KZ_F_LATIN;
    if (c->case_ == KZ_CASE_NOM)
        return (acronym ? KZ_INSIDE_ACRONYM : KZ_INSIDE_BODY) | (latin ? KZ_INSIDE_LATIN : 0);
    if (c->case_ != KZ_CASE_GEN)
        return 0;
    return c->known && c->end - c->first == 1 && !acronym ? KZ_INSIDE_CHAMBER : KZ_INSIDE_OWNER;
}

static uint32_t candidate_kind(const kz_head *h, uint32_t token) {
    const kz_finder *f = h->f;
    const kz_candidate *c = &f->candidates.at[f->facts[token].candidate - 1];
    if (f->facts[token].attributive || (token + 1 < h->head && kz_joins(f, token + 1)))
        return 0;
    if (c->type == KZ_E_ORGANISATION)
        return body_kind(f, c, token);
    return c->type == KZ_E_GPE || c->type == KZ_E_LOCATION ? place_kind(f, c, token) : 0;
}

/* A quoted name: both of its marks. */
static void mark_quote(const kz_head *h, uint32_t close) {
    enum { LONGEST_TITLE = 16, LONGEST_LAW = 40 };
    kz_finder *f = h->f;
    uint32_t open = f->facts[close].open, longest = (h->value & 15) == KZ_E_LAW ? LONGEST_LAW : LONGEST_TITLE;
    if (open == KZ_NO_TOKEN || open < h->first || close - open > longest)
        return;
    f->parts->inside[open] |= KZ_INSIDE_OPEN | (kz_is_title(f, open) ? KZ_INSIDE_TITLE : 0);
    f->parts->inside[close] |= KZ_INSIDE_CLOSE;
    if (open == h->first)
        return;
    const kz_facts *before = &f->facts[open - 1];
    if (before->role & KZ_ROLE_RANK && kz_is_proper(before) && !before->plural) /* Халықаралық «Астана» апталығы */
        f->parts->inside[open - 1] |= KZ_INSIDE_RANK | KZ_INSIDE_PROPER;
}

/* «және» and commas between the words of a name. */
static uint32_t join_kind(const kz_head *h, uint32_t token) {
    const kz_facts *before = token > h->first ? &h->f->facts[token - 1] : NULL;
    if (token + 1 == h->head || !before || !before->word || before->candidate)
        return 0;
    return kz_is_comma(h->f, token) ? KZ_INSIDE_COMMA : KZ_INSIDE_AND;
}

/* № 2: both. 312-ші атқыштар дивизиясы */
static void mark_number(const kz_head *h, uint32_t token) {
    uint32_t *inside = h->f->parts->inside;
    const kz_token *t = kz_tok(h->f, token);
    if (token > h->first && h->f->facts[token - 1].role & KZ_ROLE_NUMBERED)
        inside[token] |= KZ_INSIDE_NUMBER, inside[token - 1] |= KZ_INSIDE_NUMBER;
    else if (h->value & KZ_NEED_ORDER && t->core_end < t->span.end)
        inside[token] |= KZ_INSIDE_NUMBER;
}

void kz_mark_inside(const kz_head *h) {
    enum { REACH = 24 };
    kz_finder *f = h->f;
    uint32_t *inside = f->parts->inside, token = h->head;
    for (uint32_t steps = 0; token > h->first && steps < REACH; steps++) {
        uint32_t at = --token;
        if (kz_is_closing(f, at)) {
            mark_quote(h, at);
            return;
        }
        if (f->facts[at].candidate) {
            inside[at] = candidate_kind(h, at) | (inside[at] & (KZ_INSIDE_CAPITALS | KZ_INSIDE_OFFICIAL));
            if (!(inside[at] & (KZ_INSIDE_PLACE | KZ_INSIDE_LAND)))
                return;
            token = f->candidates.at[f->facts[at].candidate - 1].first;
            continue;
        }
        if (f->facts[at].person) {
            inside[at] |= f->candidates.at[f->facts[at].person - 1].case_ == KZ_CASE_NOM ? KZ_INSIDE_BODY : 0;
            return;
        }
        if (kz_is(f, at, "бойынша") && at > h->first && f->facts[at - 1].candidate) /* Алматы облысы бойынша … */
            continue;
        if (kz_tok(f, at)->kind == KZ_T_NUMBER) {
            mark_number(h, at);
            return;
        }
        uint32_t ends = inside[at] & (KZ_INSIDE_OWNER | KZ_INSIDE_BODY | KZ_INSIDE_ACRONYM);
        ends |= inside[at] & (KZ_INSIDE_CAPITALS | KZ_INSIDE_OFFICIAL);
        inside[at] = ends | (kz_joins(f, at) ? join_kind(h, at) : f->facts[at].word ? word_kind(h, at) : 0);
        if (!inside[at] || ends & (KZ_INSIDE_OWNER | KZ_INSIDE_BODY | KZ_INSIDE_ACRONYM))
            return;
    }
}
