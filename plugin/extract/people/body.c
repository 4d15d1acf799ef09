#include "extract/people/body.h"

static const kz_slice NUMBER_SIGN = {"№", sizeof("№") - 1};

enum { LONGEST_BODY = 32, LONGEST_QUOTED = 12, LONGEST_LEMMA = 128 };

/* Words that join the name of a body to what stands before them: «… атындағы университет», «… істері жөніндегі
 * агенттік», «жемқорлыққа қарсы …». */
static bool is_bridge(kz_slice word) {
    return kz_same(word, KZ_LIT("атындағы")) || kz_same(word, KZ_LIT("жөніндегі")) || kz_same(word, KZ_LIT("қарсы"));
}

bool kz_is_coordinator(kz_slice word) {
    return kz_same(word, KZ_LIT("және")) || kz_same(word, KZ_LIT("мен")) || kz_same(word, KZ_LIT("пен")) ||
           kz_same(word, KZ_LIT("бен"));
}

/* A verb, or one with a voice suffix (at most two letters: -л, -ын, -ыл) that the lexicon does not list. */
static bool is_verb_stem(kz_slice stem) {
    enum { VOICE_LETTERS = 2 };
    uint32_t length;
    for (uint32_t cut = 0; stem.n; cut++) {
        if (kz_lexicon(stem) & KZ_LEX_VERB)
            return true;
        if (cut == VOICE_LETTERS)
            return false;
        kz_utf8_before(stem, stem.n, &length);
        stem.n -= length;
    }
    return false;
}

static bool is_verb_form(const kz_scene *scene, uint32_t token, const kz_form *form) {
    kz_slice word = kz_token_core(scene->s, token);
    uint32_t stem;
    int32_t ending = kz_ending_of(&kz_verb_endings, word, &stem);
    if (ending < 0)
        return false;
    if ((form->lexicon & KZ_LEX_NAME) && (scene->s->tokens.at[token].flags & KZ_F_CAPITAL))
        return false;
    if (ending == KZ_VERB_OURS && !(kz_lexicon(kz_sub(word, (kz_span){0, stem})) & KZ_LEX_VERB))
        return false;
    if (ending == KZ_VERB_PARTICIPLE && is_verb_stem(kz_sub(word, (kz_span){0, stem})))
        return true;
    return !(form->lexicon & (KZ_LEX_NOUN | KZ_LEX_ADJ));
}

bool kz_breaks_phrase(const kz_scene *scene, uint32_t token) {
    kz_slice word = kz_token_lower(scene->s, token);
    if (kz_table_find(&kz_post_modifiers, word) >= 0)
        return false;
    if (kz_table_find(&kz_post_stops, word) >= 0)
        return true;
    kz_form form = kz_form_at(scene, token);
    const uint32_t nominal = KZ_LEX_NOUN | KZ_LEX_ADJ | KZ_LEX_NAME;
    const uint32_t other = KZ_LEX_ADV | KZ_LEX_PRON | KZ_LEX_FUNCTION | KZ_LEX_NUM;
    if (form.known && (form.lexicon & other) && !(form.lexicon & nominal))
        return true;
    return is_verb_form(scene, token, &form);
}

int32_t kz_body_kind(const kz_scene *scene, uint32_t token) {
    kz_slice word = kz_token_core(scene->s, token);
    kz_reading readings[KZ_MAX_READINGS];
    char lemma[LONGEST_LEMMA + 4];
    if (word.n > LONGEST_LEMMA)
        return -1;
    int32_t entry = kz_table_find(&kz_post_bodies, word);
    uint32_t n = entry < 0 ? kz_analyse(word, readings, KZ_MAX_READINGS) : 0;
    for (uint32_t i = 0; i < n && entry < 0; i++)
        entry = kz_table_find(&kz_post_bodies, (kz_slice){lemma, kz_lemma_of(word, &readings[i], lemma)});
    return entry < 0 ? -1 : (int32_t)kz_post_bodies.values[entry];
}

/* қорғау, сақтау: takes an object in the accusative. */
static bool is_verbal_noun(const kz_scene *scene, uint32_t token) {
    static const kz_slice ending = {"у", 2};
    kz_slice word = kz_token_core(scene->s, token);
    enum { SHORTEST = 8 };
    if (!kz_ends(word, ending) || word.n < SHORTEST)
        return false;
    return kz_lexicon(kz_sub(word, (kz_span){0, word.n - ending.n})) & KZ_LEX_VERB || kz_lexicon(word) & KZ_LEX_NOUN;
}

/* Reading to the left, one word, name or sign at a time. */
typedef struct reader {
    const kz_scene *scene;
    uint32_t end, limit, stops;
    uint32_t at;      /* what is read so far begins here, with what is only waiting for a word before it */
    uint32_t start;   /* the first token that surely belongs to it */
    bool coordinated; /* «… және …» was met: a comma before it may belong to the same list */
} reader;

static bool take(reader *r, uint32_t to) {
    r->at = r->start = to;
    return true;
}

static bool wait_for_more(reader *r, uint32_t to) {
    r->at = to;
    return true;
}

static bool in_izafet(kz_case c) {
    return c == KZ_CASE_NOM || c == KZ_CASE_GEN;
}

static bool next_is(const reader *r, kz_slice word) {
    return r->at < r->scene->s->tokens.n && kz_token_is(r->scene->s, r->at, word);
}

static bool names_body(const kz_entity *e) {
    return e->type == KZ_E_ORGANISATION || e->type == KZ_E_GPE || e->type == KZ_E_LOCATION ||
           e->type == KZ_E_FACILITY || e->type == KZ_E_PROJECT || e->type == KZ_E_EVENT;
}

/* Whether what waits for a word before it is «Қазақстандағы», which only a genitive before it makes part of a body. */
static bool is_place_within(const reader *r) {
    return r->scene->entity_of[r->at] >= 0;
}

/* «Ахмет Жұбанов медалінің (иегері)»: a name right before a possessed noun. */
static bool names_prize(const reader *r, uint32_t person) {
    return (r->stops & KZ_TAKE_PERSONS) && r->at < r->end && kz_is_word(r->scene->s, r->at) &&
           kz_form_at(r->scene, r->at).possessor == 3 && kz_entity_case(r->scene, person) == KZ_CASE_NOM;
}

static bool is_possessed_next(const reader *r) {
    return r->at < r->end && kz_is_word(r->scene->s, r->at) && kz_form_at(r->scene, r->at).possessor == 3;
}

static bool is_possessed_or_plural_next(const reader *r) {
    return is_possessed_next(r) ||
           (r->at < r->end && kz_is_word(r->scene->s, r->at) && kz_form_at(r->scene, r->at).plural);
}

/* «(Ақ үй) АҚШ (президенті)»: a place is the whole body that is read so far. */
static bool is_whole_place(const reader *r) {
    int32_t entity = r->at < r->end ? r->scene->entity_of[r->at] : -1;
    if (entity < 0 || r->scene->entities->at[entity].end != r->end)
        return false;
    return r->scene->entities->at[entity].type == KZ_E_GPE;
}

static bool read_entity(reader *r, uint32_t entity) {
    const kz_entity *e = &r->scene->entities->at[entity];
    if (e->first < r->limit)
        return false;
    if (e->type == KZ_E_PERSON)
        return (next_is(r, KZ_LIT("атындағы")) || names_prize(r, entity)) && take(r, e->first);
    if (e->type == KZ_E_ORGANISATION && (r->stops & KZ_STOP_AT_ORGANISATIONS))
        return false;
    if (e->type == KZ_E_NORP && !is_possessed_next(r)) /* «қытай парламенті», but not «ресейлік компания» */
        return false;
    if (e->type == KZ_E_CONTACT || ((r->stops & KZ_STOP_AT_NAMES) && names_body(e)))
        return false;
    if (r->at < r->end && kz_form_at(r->scene, e->end - 1).attributive) /* «(одақтың) Қазақстандағы (өкілдігі)» */
        return r->at == r->start && wait_for_more(r, e->first);
    kz_case c = kz_entity_case(r->scene, entity);
    bool body = e->type == KZ_E_ORGANISATION || e->type == KZ_E_FACILITY;
    if (c == KZ_CASE_NOM && body && is_whole_place(r))
        return false;
    if (r->at != r->start && is_place_within(r) && c != KZ_CASE_GEN)
        return false;
    if ((r->stops & KZ_STOP_AT_GENITIVES) && c == KZ_CASE_GEN)
        return false;
    return in_izafet(c) && take(r, e->first);
}

/* «, » before a list that ends in «және …»: only after a bare noun that is no post. */
static bool read_comma(reader *r, uint32_t comma) {
    if (!r->coordinated || comma <= r->limit)
        return false;
    uint32_t before = comma - 1;
    kz_form form;
    if (!kz_is_word(r->scene->s, before) || r->scene->entity_of[before] >= 0 || kz_head_at(r->scene, before, &form))
        return false;
    form = kz_form_at(r->scene, before);
    return form.case_ == KZ_CASE_NOM && wait_for_more(r, comma);
}

static bool read_number(reader *r, uint32_t number) {
    return number > r->limit && kz_same(kz_token_text(r->scene->s, number - 1), NUMBER_SIGN) && take(r, number - 1);
}

/* «… институты» (ҚМИ) (қоғамының)»: a short name in parentheses. */
static bool read_parenthesis(reader *r, uint32_t close) {
    enum { LONGEST_SHORT_NAME = 3 };
    for (uint32_t t = close; t > r->limit && close - t <= LONGEST_SHORT_NAME; t--)
        if (kz_token_is(r->scene->s, t, KZ_LIT("(")))
            return r->at == r->start && r->at < r->end &&
                   (r->scene->s->tokens.at[close - 1].flags & KZ_F_ALL_CAPITALS) && wait_for_more(r, t);
    return false;
}

static bool read_quoted(reader *r, uint32_t close) {
    uint32_t open = kz_quote_start(r->scene->s, close, LONGEST_QUOTED);
    return open < close && open >= r->limit && take(r, open);
}

/* The case that what was read takes before it, by data/positions/governed.tsv; KZ_CASE_NOM if no special one. */
static uint32_t governed_case(const reader *r) {
    enum { LONGEST_KEY = 64 };
    char key[LONGEST_KEY];
    const kz_segments *s = r->scene->s;
    if (r->at >= r->end)
        return KZ_CASE_NOM;
    kz_slice first = kz_token_lower(s, r->at);
    uint32_t found = kz_table_value(&kz_governed_cases, first, KZ_CASE_NOM);
    if (found != KZ_CASE_NOM || r->at + 1 >= r->end)
        return found;
    kz_slice second = kz_token_lower(s, r->at + 1);
    if (first.n + second.n + 1 > LONGEST_KEY)
        return found;
    memcpy(key, first.at, first.n);
    key[first.n] = ' ';
    memcpy(key + first.n + 1, second.at, second.n);
    return kz_table_value(&kz_governed_cases, (kz_slice){key, first.n + second.n + 1}, KZ_CASE_NOM);
}

/* An object of what was read: «халықты әлеуметтік (қорғау)», «жемқорлыққа (қарсы)». */
static bool is_governed(const reader *r, kz_case c) {
    enum { OBJECT_REACH = 3 };
    if (c == KZ_CASE_NOM)
        return false;
    if (governed_case(r) == (uint32_t)c)
        return true;
    for (uint32_t t = r->at; c == KZ_CASE_ACC && t < r->end && t - r->at < OBJECT_REACH; t++)
        if (kz_is_word(r->scene->s, t) && is_verbal_noun(r->scene, t))
            return true;
    return false;
}

/* A post that does not belong to the body's name: it is another person, most often the subject («Елбасы Ұлттық банк
 * төрағасын …»). «Әкім аппаратының» is one word of a body. */
static bool is_another_post(const reader *r, uint32_t token) {
    kz_form form;
    if (!kz_head_at(r->scene, token, &form) || form.case_ != KZ_CASE_NOM)
        return false;
    bool next_is_word = r->at < r->end && kz_is_word(r->scene->s, r->at);
    if (form.plural && form.possessor != 3)
        return !next_is_word || kz_form_at(r->scene, r->at).possessor != 3;
    if (form.plural)
        return !next_is_word || kz_body_kind(r->scene, r->at) < 0;
    bool waiting = r->at != r->start;
    return waiting || !next_is_word || kz_body_kind(r->scene, r->at) != KZ_BODY_OFFICE;
}

/* A name is coordinated with a name only: «Ақмола және Жамбыл», not «идеолог және ҚР». One in small letters is a
 * description: «табиғатты пайдалану және (ауылды дамыту комитеті)». */
static bool joins_equals(const reader *r, uint32_t coordinator) {
    const int32_t *entity_of = r->scene->entity_of;
    uint32_t length;
    if (r->at >= r->end || entity_of[r->at] < 0)
        return true;
    const kz_entity *e = &r->scene->entities->at[entity_of[r->at]];
    if (e->type == KZ_E_ORGANISATION && e->normal.n && kz_is_lower(kz_utf8_at(e->normal, 0, &length)))
        return true;
    return coordinator > r->limit && entity_of[coordinator - 1] >= 0;
}

/* «жоспар (Мемлекет басшысы)»: a noun in small letters without an ending is no part of a name in capitals. */
static bool ends_before_capital(const reader *r, uint32_t token, const kz_form *form) {
    const kz_segments *s = r->scene->s;
    enum { OPENS = KZ_F_CAPITAL | KZ_F_SENTENCE_START };
    if (r->at >= r->end || !kz_is_word(s, r->at) || (s->tokens.at[r->at].flags & OPENS) != KZ_F_CAPITAL)
        return false;
    if ((s->tokens.at[token].flags & OPENS) == KZ_F_CAPITAL || form->case_ != KZ_CASE_NOM)
        return false;
    return form->known && (form->lexicon & KZ_LEX_NOUN) && !(form->lexicon & KZ_LEX_ADJ) &&
           kz_body_kind(r->scene, token) < 0;
}

static bool stops_at_body(const reader *r, int32_t kind) {
    return kind >= 0 && ((r->stops & KZ_STOP_AT_BODIES) || (kind == KZ_BODY_PLACE && (r->stops & KZ_STOP_AT_PLACES)));
}

/* «ауыл (шаруашылығы ғылымдарының)»: a body's noun that only says what the next word is about. */
static bool is_field(const reader *r, const kz_form *form) {
    kz_form next;
    return form->case_ == KZ_CASE_NOM && is_possessed_next(r) && !kz_head_at(r->scene, r->at, &next);
}

/* «индустрия және (жаңа) технологиялар (министрі)»: a word that else ends a body is one of its nouns' here. */
static bool is_joined_praise(const reader *r, uint32_t token) {
    return token > r->limit && is_possessed_or_plural_next(r) &&
           kz_table_value(&kz_post_stops, kz_token_lower(r->scene->s, token), UINT32_MAX) == KZ_STOP_PRAISE &&
           kz_token_is(r->scene->s, token - 1, KZ_LIT("және"));
}

/* «(қордың) Жамбыл облысы бойынша (филиалы)» */
static bool is_by_area(const reader *r, uint32_t token) {
    if (token <= r->limit || r->at >= r->end || !kz_token_is(r->scene->s, token, KZ_LIT("бойынша")))
        return false;
    int32_t entity = r->scene->entity_of[token - 1];
    return entity >= 0 && r->scene->entities->at[entity].type == KZ_E_GPE &&
           kz_entity_case(r->scene, (uint32_t)entity) == KZ_CASE_NOM;
}

static bool read_word(reader *r, uint32_t token) {
    const kz_scene *scene = r->scene;
    kz_slice word = kz_token_lower(scene->s, token);
    if (kz_is_coordinator(word)) {
        r->coordinated = true;
        if (r->at == r->end && r->stops == 0) /* оқушылары мен (ұстаздары) */
            return false;
        return r->at == r->start && joins_equals(r, token) && wait_for_more(r, token);
    }
    if (is_another_post(r, token) || kz_table_find(&kz_kin_words, word) >= 0)
        return false;
    if (is_bridge(word))
        return take(r, token);
    if (r->at == r->start && is_by_area(r, token))
        return wait_for_more(r, token);
    if (kz_breaks_phrase(scene, token) && !is_joined_praise(r, token))
        return false;
    kz_form form = kz_form_at(scene, token);
    if (form.attributive || !(in_izafet((kz_case)form.case_) || is_governed(r, (kz_case)form.case_)))
        return false;
    if (ends_before_capital(r, token, &form))
        return false;
    if (r->at != r->start && is_place_within(r) && form.case_ != KZ_CASE_GEN)
        return false;
    if ((r->stops & KZ_STOP_AT_GENITIVES) && form.case_ == KZ_CASE_GEN)
        return false;
    if (stops_at_body(r, kz_body_kind(scene, token)) && !is_field(r, &form))
        return false;
    if (form.possessor == 3 && form.case_ == KZ_CASE_NOM && kz_table_find(&kz_state_words, word) >= 0)
        return false; /* «романның авторы (және редакторы)» */
    kz_span bare = {scene->s->tokens.at[token].span.start, form.bare_end};
    if (form.case_ == KZ_CASE_GEN && kz_table_find(&kz_state_words, kz_sub(scene->s->lower, bare)) >= 0)
        return false; /* «жеңімпаздың (жаттықтырушысы)»: a person's, not a body's */
    return take(r, token);
}

static bool read_one(reader *r) {
    uint32_t token = r->at - 1;
    const kz_segments *s = r->scene->s;
    if (r->scene->entity_of[token] >= 0)
        return read_entity(r, (uint32_t)r->scene->entity_of[token]);
    switch (s->tokens.at[token].kind) {
    case KZ_T_WORD:
    case KZ_T_ABBREVIATION:
        return read_word(r, token);
    case KZ_T_SUFFIX:
        return in_izafet((kz_case)kz_form_at(r->scene, token).case_) && wait_for_more(r, token);
    case KZ_T_NUMBER:
        return read_number(r, token);
    case KZ_T_PUNCT:
        if (kz_token_is(s, token, KZ_LIT(",")))
            return read_comma(r, token);
        if (kz_token_is(s, token, KZ_LIT(")")))
            return read_parenthesis(r, token);
        return (kz_token_is(s, token, KZ_LIT("»")) || kz_token_is(s, token, KZ_LIT("”"))) && read_quoted(r, token);
    default:
        return false;
    }
}

static uint32_t read_body(reader *r) {
    while (r->at > r->limit && r->end - r->at < LONGEST_BODY && read_one(r))
        ;
    return r->start;
}

uint32_t kz_body_start(const kz_scene *scene, uint32_t end, uint32_t limit, uint32_t stops) {
    reader r = {scene, end, limit, stops, end, end, false};
    return read_body(&r);
}

uint32_t kz_body_start_before(const kz_scene *scene, uint32_t last, uint32_t limit) {
    reader r = {scene, last + 1, limit, 0, last, last, false};
    return read_body(&r);
}
