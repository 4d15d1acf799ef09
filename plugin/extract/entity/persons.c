/* Persons: given names, patronymics, surnames, initials, and foreign names by elimination. */
#include "extract/entity/parts.h"
#include "language/language.h"

enum { GIVEN = KZ_P_GIVEN, SURNAME = KZ_P_SURNAME, PATRONYMIC = KZ_P_PATRONYMIC, INITIAL = KZ_P_INITIAL };
enum { MOST_INITIALS = 3, MOST_PARTS = 4 };

static uint8_t parts_of(const kz_finder *f, uint32_t token) {
    return f->facts[token].name;
}

static bool is_place(const kz_facts *w) {
    uint32_t type = w->known & 15;
    bool place = w->known_single && (type == KZ_E_GPE || type == KZ_E_LOCATION || type == KZ_E_ORGANISATION) &&
                 !(w->known & KZ_KNOWN_DISTRICT);
    if (place && w->known_case == KZ_CASE_NOM && w->name_case != KZ_CASE_NOM) /* Алматы is not of Алма */
        return true;
    if (place && kz_is_where(w) && w->attributive) /* Ташкенттегі, though -тегі ends names */
        return true;
    return (place || w->people) && !(w->name & (GIVEN | SURNAME | PATRONYMIC));
}

/* In capitals and no name that is written so for show: Светлана ЛЫСОВА. */
static bool is_abbreviation(const kz_facts *w, const kz_token *t) {
    enum { LONGEST = 8 };
    bool shown = w->name & (GIVEN | SURNAME | PATRONYMIC) && !(w->lexicon & KZ_LEX_WORD) &&
                 t->span.end - t->span.start > LONGEST;
    return t->flags & KZ_F_ALL_CAPITALS && !shown;
}

/* A word that may be a part of a person's name. */
static bool may_be_part(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    const kz_token *t = kz_tok(f, token);
    return w->word && w->capital && w->name && !w->phrase && !w->timed && !w->titled &&
           !(w->role & (KZ_ROLE_HALT | KZ_ROLE_AREA)) && !(w->role & KZ_ROLE_RANK && w->lexicon & KZ_LEX_ADJ) &&
           !(w->role & KZ_ROLE_TITLE && !(w->name & (GIVEN | SURNAME))) && !is_abbreviation(w, t) && !is_place(w) &&
           !(w->head && w->possessor == 3);
}

/* Әлидар (Өтемұратов): before a surname an unknown word is no plural. */
static bool is_no_plural(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    bool unknown = w->name & (KZ_P_UNKNOWN | GIVEN) && !(w->lexicon & KZ_LEX_WORD);
    return unknown && w->plural && w->case_ == KZ_CASE_NOM && !w->possessor && token + 1 < f->s->tokens.n &&
           parts_of(f, token + 1) & SURNAME;
}

/* In the nominative: another part may follow. */
static bool is_bare(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    const kz_token *t = kz_tok(f, token);
    bool whole = w->name_nominative == t->span.end - t->span.start || is_no_plural(f, token);
    return w->name_case == KZ_CASE_NOM && whole;
}

static bool has(const kz_finder *f, uint32_t token, uint8_t parts) {
    return may_be_part(f, token) && parts_of(f, token) & parts;
}

/* Жан-Люк: two words with capitals, the first of which people are called. */
static bool is_double(const kz_finder *f, uint32_t token) {
    kz_slice text = kz_token_text(f->s, token), lower = kz_token_core(f->s, token);
    uint32_t length, hyphen = 0;
    while (hyphen < text.n && text.at[hyphen] != '-')
        hyphen++;
    return hyphen > 0 && hyphen + 1 < text.n && kz_is_upper(kz_utf8_at(text, hyphen + 1, &length)) &&
           !(kz_tok(f, token)->flags & KZ_F_ALL_CAPITALS) && f->facts[token].name & KZ_P_COMMON &&
           kz_lexicon((kz_slice){lower.at, hyphen}) & KZ_LEX_GIVEN;
}

/* A capitalised word that no dictionary knows, in Cyrillic. */
static bool is_unknown(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    const kz_token *t = kz_tok(f, token);
    bool letter = t->core_end - t->span.start <= 2; /* В, А-2 */
    bool unknown = w->name & (KZ_P_UNKNOWN | KZ_P_HINT) && !(w->lexicon & KZ_LEX_WORD);
    return may_be_part(f, token) && (unknown || is_double(f, token)) && !letter && t->flags & KZ_F_CYRILLIC;
}

/* A common word that is somebody's surname: a noun in the script of the word before it. */
static bool is_common_family(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    const kz_token *t = kz_tok(f, token);
    bool mine = w->possessor && w->possessor != 3; /* Сарым is not «my yellow» */
    bool noun = !(w->lexicon & KZ_LEX_WORD) || w->lexicon & (KZ_LEX_NOUN | KZ_LEX_VERB) || mine;
    noun = noun && !(w->lexicon & KZ_LEX_WORD && (w->possessor == 3 || w->plural)) &&
           (mine || !kz_word_ending(kz_token_core(f->s, token), KZ_ROLE_DESCRIBES));
    bool describes = w->lexicon & KZ_LEX_ADJ && !mine; /* Орта жүз, Жас Отан: not after a name */
    uint32_t roles = w->role & ~(describes ? 0u : (uint32_t)(KZ_ROLE_COMMON | KZ_ROLE_USUAL));
    bool script = t->flags & KZ_F_CYRILLIC || (token > 0 && kz_tok(f, token - 1)->flags & KZ_F_LATIN);
    return may_be_part(f, token) && !w->start && !roles && !w->head && !w->known_single && noun && script;
}

static bool is_family(const kz_finder *f, uint32_t token) {
    return has(f, token, GIVEN | SURNAME | PATRONYMIC) || is_unknown(f, token) || is_common_family(f, token);
}

/* «Ерболат ұлы» written apart. */
static bool apart(const kz_finder *f, uint32_t token, uint32_t end) {
    return token + 1 < end && may_be_part(f, token) && is_bare(f, token) &&
           f->facts[token + 1].role & KZ_ROLE_PATRONYMIC && !f->facts[token + 1].capital;
}

static uint32_t initials_end(const kz_finder *f, uint32_t token, uint32_t end) {
    uint32_t at = token;
    while (at < end && at < token + MOST_INITIALS && parts_of(f, at) & INITIAL)
        at++;
    return at;
}

/* С. Қарабалин, Н.Ә. Сәрсенов. */
static uint32_t after_initials(const kz_finder *f, uint32_t first, uint32_t end) {
    uint32_t at = initials_end(f, first, end);
    bool letter = at < end && f->facts[at].word && kz_token_core(f->s, at).n <= 2; /* В.И Ленин, and Б.П is nobody */
    at += letter;
    bool named = at < end && f->facts[at].word && f->facts[at].capital && parts_of(f, at) & ~INITIAL &&
                 !is_place(&f->facts[at]) && !(f->facts[at].head && f->facts[at].possessor == 3);
    return named ? at + 1 : first;
}

/* ван, фон, ибн in small letters inside a foreign name. */
static uint32_t after_particles(const kz_finder *f, uint32_t token, uint32_t end) {
    enum { MOST = 2 };
    uint32_t at = token;
    while (at < end && at < token + MOST && f->facts[at].role & KZ_ROLE_PARTICLE && !f->facts[at].capital)
        at++;
    return at < end ? at : token;
}

/* Бейне Байланыс: two common words at a sentence's start, the first a given name, too. */
static bool is_plain_pair(const kz_finder *f, uint32_t first, uint32_t at, uint32_t end) {
    return at < end && f->facts[first].start && f->facts[first].lexicon & KZ_LEX_WORD && may_be_part(f, at) &&
           f->facts[at].lexicon & KZ_LEX_WORD && !(parts_of(f, at) & (GIVEN | SURNAME | PATRONYMIC));
}

/* «Қасым– Жомарт Тоқаев»: a dash that stands for a hyphen, without a space on one side. */
static bool is_torn(const kz_finder *f, uint32_t token, uint32_t end) {
    bool pair = token + 3 < end && kz_is_dash(f, token + 1) && has(f, token, GIVEN) && is_bare(f, token) &&
                has(f, token + 2, GIVEN) && is_bare(f, token + 2) && has(f, token + 3, SURNAME);
    return pair && (kz_tok(f, token)->span.end == kz_tok(f, token + 1)->span.start ||
                    kz_tok(f, token + 1)->span.end == kz_tok(f, token + 2)->span.start);
}

/* Where the name that begins with a given name (or an unknown word) ends; `first + 1` if it is alone. */
static uint32_t after_given(const kz_finder *f, uint32_t first, uint32_t end, bool given) {
    uint32_t at = first + 1;
    if (at >= end || !is_bare(f, first))
        return at;
    if (apart(f, at, end))
        at += 2;
    else if (has(f, at, PATRONYMIC))
        at++;
    else if (parts_of(f, at) & INITIAL && given) {
        uint32_t after = initials_end(f, at, end);
        return after < end && has(f, after, SURNAME) ? after + 1 : after;
    }
    uint32_t last = after_particles(f, at, end);
    if (last > at && (is_unknown(f, last) || has(f, last, GIVEN | SURNAME)))
        return last + 1; /* Артур ван Дизен, Кабус бин Саид */
    bool father = at > first + 1;
    if (father && !is_bare(f, at - 1) && !(f->facts[at - 1].role & KZ_ROLE_PATRONYMIC))
        return at;
    if (at < end && has(f, at, SURNAME)) {
        at++;
        if (!father && at < end && is_bare(f, at - 1) && has(f, at, PATRONYMIC) && !has(f, at, GIVEN))
            at++;
        return at;
    }
    if (!father && is_plain_pair(f, first, at, end))
        return at;
    if (at < end && (given || father) && is_family(f, at)) {
        at++;
        if (!father && at < end && has(f, at - 1, GIVEN) && is_bare(f, at - 1) && has(f, at, SURNAME) &&
            !has(f, at, GIVEN))
            return at + 1; /* Реджеп Тайип Эрдоған */
        bool next = at + 1 < end && is_bare(f, at) && has(f, at + 1, SURNAME | PATRONYMIC); /* … Боранбек Шүкірбеков */
        bool foreign = is_unknown(f, at - 1) || (has(f, at - 1, GIVEN) && !next); /* Мұхаммед Саид Тантауи */
        while (!father && at < end && at < first + MOST_PARTS && is_bare(f, at - 1) && foreign && is_unknown(f, at))
            at++;
        return at;
    }
    if (at < end && is_unknown(f, first) && has(f, at, GIVEN)) { /* Ткачук Кристина Сергеевна */
        bool more = at + 1 < end && is_bare(f, at) && has(f, at + 1, PATRONYMIC);
        return at + 1 + more;
    }
    if (at < end && is_unknown(f, at)) {
        at++;
        while (at < end && at < first + MOST_PARTS && is_bare(f, at - 1) && is_unknown(f, at))
            at++;
    }
    return at;
}

/* Мырзахметов Асқар Исабекұлы. */
static uint32_t after_surname(const kz_finder *f, uint32_t first, uint32_t end) {
    uint32_t at = first + 1;
    bool unknown_given =
        at + 1 < end && is_family(f, at) && is_bare(f, at) && has(f, at + 1, PATRONYMIC) && !has(f, at, SURNAME);
    if (at < end && is_bare(f, first) && parts_of(f, at) & INITIAL) { /* Мырзахметов А.И. */
        uint32_t after = initials_end(f, at, end);
        return after < end && has(f, after, SURNAME) ? at : after;
    }
    if (at < end && is_bare(f, first) && (has(f, at, GIVEN) || unknown_given)) {
        at++;
        if (at < end && is_bare(f, at - 1) && has(f, at, PATRONYMIC))
            at++;
    }
    return at;
}

/* A given name alone: a capital inside the sentence, or a word that is nothing else, or «аға» after it. */
static bool given_alone(const kz_finder *f, uint32_t token, uint32_t end) {
    const kz_facts *w = &f->facts[token];
    if (w->name_case != KZ_CASE_NOM && kz_lexicon(kz_token_core(f->s, token)) & KZ_LEX_ADJ) /* Әділетті сайлау */
        return false;
    bool honoured = token + 1 < end && f->facts[token + 1].role & KZ_ROLE_HONORIFIC && !f->facts[token + 1].capital;
    if (honoured)
        return true;
    if (w->role & KZ_ROLE_COMMON || (w->start && w->role & KZ_ROLE_USUAL))
        return false;
    bool adjective = w->lexicon & KZ_LEX_ADJ && w->name_case == KZ_CASE_NOM && token + 1 < end; /* Қымбат металдар */
    if (adjective && f->facts[token + 1].plural && f->facts[token + 1].lexicon & KZ_LEX_NOUN &&
        !f->facts[token + 1].capital && f->facts[token + 1].case_ == KZ_CASE_NOM)
        return false;
    bool city = w->known & KZ_KNOWN_CITY && !(w->known & KZ_KNOWN_INSIDE);
    if (kz_is_where(w) ||
        (w->known_single && (city || !(w->known & (KZ_KNOWN_SMALL | KZ_KNOWN_INSIDE | KZ_KNOWN_BOTH)))))
        return false;
    bool word = w->lexicon & KZ_LEX_WORD;
    bool of_phrase = token + 1 < end && w->name_case == KZ_CASE_NOM && f->facts[token + 1].possessor == 3;
    bool noun_only = !(w->lexicon & KZ_LEX_WORD & ~(uint32_t)KZ_LEX_NOUN);
    return !word || (w->start ? noun_only && !of_phrase : !of_phrase);
}

/* A surname alone that is no common word, or not at a sentence's start: Рухани іргетас. */
static bool family_alone(const kz_finder *f, uint32_t token) {
    const kz_facts *w = &f->facts[token];
    return has(f, token, SURNAME) && !(w->role & KZ_ROLE_COMMON) && !(w->start && w->role & KZ_ROLE_USUAL);
}

static bool after_title(const kz_finder *f, uint32_t first, uint32_t token) {
    if (token == first)
        return false;
    const kz_facts *before = &f->facts[token - 1];
    return before->role & KZ_ROLE_TITLE && before->case_ == KZ_CASE_NOM && !before->plural;
}

static bool is_russian(const kz_finder *f, uint32_t first, uint32_t last) {
    enum { SURE = 60 };
    uint8_t confidence;
    kz_span span = {kz_tok(f, first)->span.start, kz_tok(f, last)->span.end};
    return kz_language_of(kz_sub(f->s->text, span), &confidence) == KZ_RU && confidence >= SURE;
}

/* Menus and quotations in Russian stand among the Kazakh text: the words on either side tell. */
static bool in_russian(const kz_finder *f, uint32_t token) {
    enum { AROUND = 6 };
    const kz_sentence *sentence = &f->s->sentences.at[kz_tok(f, token)->sentence];
    uint32_t first = token - sentence->first > AROUND ? token - AROUND : sentence->first;
    uint32_t last = sentence->end - token > AROUND ? token + AROUND : sentence->end - 1;
    return is_russian(f, first, last) || (token - first >= AROUND / 2 && is_russian(f, first, token));
}

/* A name that no surname, patronymic or initial vouches for. */
static bool is_stranger(const kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (parts_of(f, i) & (SURNAME | PATRONYMIC | INITIAL))
            return false;
    return true;
}

/* Антониу Кошта мен Урсула …: what мен, бен, пен join has no ending of its own. */
static bool is_joined_to_next(const kz_finder *f, uint32_t token) {
    return token + 2 < f->s->tokens.n && f->facts[token + 1].role & KZ_ROLE_JOINS && f->facts[token + 2].capital;
}

/* Сильвен Гиоге және Марк Дюпон: «және» joins like cases, so that -ге, on a word that nobody knows, is no dative. */
static bool is_like_next(const kz_finder *f, uint32_t token) {
    uint32_t next = token + 2, n = f->s->tokens.n;
    if (next >= n || !kz_is(f, token + 1, "және") || !is_unknown(f, token) || !may_be_part(f, next))
        return false;
    while (next + 1 < n && may_be_part(f, next + 1) && is_bare(f, next))
        next++;
    return next > token + 2 && is_bare(f, next);
}

static void add(kz_finder *f, uint32_t first, uint32_t end, uint8_t rank) {
    kz_candidate *c = kz_add_candidate(f, first, end, KZ_E_PERSON, rank);
    const kz_facts *last = &f->facts[end - 1];
    uint32_t length = kz_token_core(f->s, end - 1).n;
    bool joined = is_joined_to_next(f, end - 1) || is_like_next(f, end - 1);
    bool whole = last->name_nominative < length && joined;
    c->nominative = whole ? (uint16_t)length : last->name_nominative;
    c->case_ = whole ? KZ_CASE_NOM : last->name_case;
    if (f->facts[end - 1].role & (KZ_ROLE_PATRONYMIC | KZ_ROLE_EPITHET) && !f->facts[end - 1].capital) {
        c->nominative = f->facts[end - 1].nominative;
        c->case_ = f->facts[end - 1].case_;
    }
    for (uint32_t i = first; i < end && end - first > 1; i++)
        f->facts[i].stranger = rank < KZ_RANK_NAME;
    if (rank >= KZ_RANK_NAME)
        for (uint32_t i = first; i < end; i++)
            f->facts[i].person = f->candidates.n;
}

/* Төле би, Абылай хан, Наурызбай қажы Тағанұлы. */
static uint32_t with_epithet(const kz_finder *f, uint32_t at, uint32_t end) {
    bool epithet = at < end && is_bare(f, at - 1) && f->facts[at].role & KZ_ROLE_EPITHET && !f->facts[at].capital;
    bool father = epithet && at + 1 < end && has(f, at + 1, PATRONYMIC) && !has(f, at + 1, GIVEN);
    return at + epithet + father;
}

/* Ғалым Сәуле Тұрлыбекова: a given name that is a calling, too, before a full name; at a sentence's start it may be any
 * common word: Тұрғын Бақыт Сейдахметов. */
static bool is_calling(const kz_finder *f, uint32_t token, uint32_t end) {
    uint32_t roles = f->facts[token].start ? KZ_ROLE_TITLE | KZ_ROLE_COMMON : KZ_ROLE_TITLE;
    return token + 2 < end && f->facts[token].role & roles && is_bare(f, token) && has(f, token + 1, GIVEN) &&
           is_bare(f, token + 1) && has(f, token + 2, SURNAME | PATRONYMIC) && !has(f, token + 1, SURNAME);
}

/* Whether it is a word of few letters as those of which Korean and Chinese names are made: Пак Чже Хун. */
static bool is_syllable(const kz_finder *f, uint32_t token) {
    enum { LONGEST = 4 * 2, ENDING = 3 * 2 };
    const kz_token *t = kz_tok(f, token);
    uint32_t longest = f->facts[token].name_case == KZ_CASE_NOM ? LONGEST : LONGEST + ENDING;
    return f->facts[token].word && f->facts[token].capital && t->flags & KZ_F_CYRILLIC &&
           t->core_end - t->span.start <= longest;
}

static bool is_given_only(const kz_finder *f, uint32_t token) {
    return has(f, token, GIVEN) && !(f->facts[token].lexicon & KZ_LEX_WORD);
}

/* The end of a name of two such words, with a third one, which may be a common word: Хун, У. */
static uint32_t with_syllable(const kz_finder *f, uint32_t first, uint32_t at, uint32_t end) {
    if (at != first + 2 || at >= end || !is_syllable(f, first) || !is_syllable(f, first + 1) || !is_syllable(f, at))
        return at;
    bool foreign =
        is_unknown(f, first + 1) || is_unknown(f, at) || (is_given_only(f, first + 1) && is_given_only(f, at));
    bool third = is_bare(f, first + 1) && !(f->facts[at].role & KZ_ROLE_HALT) && !f->facts[at].head &&
                 !f->facts[at].known_single;
    return foreign && third ? at + 1 : at;
}

/* The end of the person that begins at the token, or the token itself if none does. */
static uint32_t person_at(const kz_finder *f, uint32_t first, uint32_t token, uint32_t end, uint8_t *rank) {
    *rank = KZ_RANK_NAME;
    if (parts_of(f, token) & INITIAL)
        return after_initials(f, token, end);
    if (!may_be_part(f, token) || is_calling(f, token, end))
        return token;
    if (has(f, token, GIVEN)) {
        uint32_t at = after_given(f, is_torn(f, token, end) ? token + 2 : token, end, true);
        if (at > token + 1)
            return at;
        at = with_epithet(f, at, end);
        *rank = at > token + 1 ? KZ_RANK_NAME : KZ_RANK_WEAK;
        return at > token + 1 || given_alone(f, token, end) || family_alone(f, token) ? at : token;
    }
    if (has(f, token, SURNAME)) {
        uint32_t at = after_surname(f, token, end);
        if (at == token + 1)
            at = after_given(f, token, end, false);
        at = with_syllable(f, token, at, end);
        *rank = at > token + 1 ? KZ_RANK_NAME : KZ_RANK_WEAK;
        bool adjective = at == token + 1 && f->facts[token].name_case == KZ_CASE_NOM &&
                         kz_word_ending(kz_token_core(f->s, token), KZ_ROLE_ADJECTIVAL) &&
                         !after_title(f, first, token) && !(at < end && f->facts[at].possessor == 3);
        return adjective || (at == token + 1 && !family_alone(f, token)) ? token : at;
    }
    if (has(f, token, PATRONYMIC) && !f->facts[token].attributive) {
        *rank = KZ_RANK_WEAK;
        return token + 1;
    }
    uint32_t at = after_given(f, token, end, false);
    bool named = at == token + 1 && at < end && after_title(f, first, token) && !f->facts[token].start &&
                 (has(f, at, GIVEN | SURNAME) || is_unknown(f, at));
    if (named)
        return at + 1; /* министрі Саясат Нұрбек */
    bool unknown = is_unknown(f, token);
    bool told = at > token + 1 && (has(f, at - 1, SURNAME | PATRONYMIC) || has(f, token + 1, SURNAME | PATRONYMIC));
    bool called = at > token + 1 && after_title(f, first, token);
    if (at > token + 1 && (unknown || called || (told && !f->facts[token].start && f->facts[token].possessor != 3))) {
        *rank = told ? KZ_RANK_NAME : KZ_RANK_WEAK;
        return at;
    }
    *rank = KZ_RANK_WEAK;
    return unknown && after_title(f, first, token) ? token + 1 : token;
}

/* «Просмотров: 930»: what a counter counts. */
static bool is_label(const kz_finder *f, uint32_t first, uint32_t at, uint32_t end) {
    return at == first + 1 && at + 1 < end && kz_is(f, at, ":") && kz_tok(f, at + 1)->kind == KZ_T_NUMBER;
}

void kz_find_persons(kz_finder *f, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end;) {
        uint8_t rank;
        uint32_t at = person_at(f, first, i, end, &rank);
        if (at > i && !is_label(f, i, at, end) && !(is_stranger(f, i, at) && in_russian(f, i)))
            add(f, i, at, rank);
        i = at > i ? at : i + 1;
    }
}
