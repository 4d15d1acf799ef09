#include "extract/people/phrase.h"

#include "extract/people/body.h"

/* «… басшысының міндетін атқарушы», «… басшысының м.а.»: the head stands in the genitive before them. */
static const kz_slice DUTY = {"міндетін", sizeof("міндетін") - 1};
static const kz_slice DUTY_HOLDER = {"атқарушы", sizeof("атқарушы") - 1};
static const kz_slice AND = {"және", sizeof("және") - 1};
/* «баспасөз жөніндегі өкілі»: what stands before it tells the field, not the body. */
static const kz_slice CONCERNING = {"жөніндегі", sizeof("жөніндегі") - 1};
static const kz_slice BY_AREA = {"бойынша", sizeof("бойынша") - 1};
static const kz_slice IN_THE_MEANTIME = {"уақытша", sizeof("уақытша") - 1};

enum { NONE = -1 };

/* An adjective made with -лық: коммерциялық, санитариялық; жұмыссыздық is a noun, алматылық tells where from. */
static bool is_relational(kz_slice word) {
    if ((kz_lexicon(word) & (KZ_LEX_NOUN | KZ_LEX_ADJ)) == KZ_LEX_NOUN)
        return false;

    enum { ENDING = 6 };
    if (word.n > ENDING && (kz_lexicon(kz_sub(word, (kz_span){0, word.n - ENDING})) & KZ_LEX_PLACE))
        return false;
    static const char endings[][ENDING + 1] = {"лық", "лік", "дық", "дік", "тық", "тік"};
    for (uint32_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (kz_ends(word, (kz_slice){endings[i], sizeof *endings - 1}) && word.n >= sizeof *endings)
            return true;
    return false;
}

/* екінші, он екінші: -ншы, -нші. */
static bool is_ordinal(kz_slice word) {
    return kz_ends(word, KZ_LIT("нші")) || kz_ends(word, KZ_LIT("ншы"));
}

/* 1-ші, 2-нші */
static bool is_ordinal_number(const kz_scene *scene, uint32_t token) {
    kz_slice text = kz_token_lower(scene->s, token);
    return scene->s->tokens.at[token].kind == KZ_T_NUMBER &&
           (kz_ends(text, KZ_LIT("ші")) || kz_ends(text, KZ_LIT("шы")));
}

static bool is_modifier(const kz_scene *scene, uint32_t token, kz_modifier_kind kind) {
    if (scene->entity_of[token] >= 0)
        return false;
    if (!kz_is_word(scene->s, token))
        return kind == KZ_MODIFIER_QUALITY && is_ordinal_number(scene, token);
    kz_slice word = kz_token_lower(scene->s, token);
    int32_t entry = kz_table_find(&kz_post_modifiers, word);
    if (entry >= 0)
        return kz_post_modifiers.values[entry] == (uint32_t)kind;
    kz_form form;
    return kind == KZ_MODIFIER_QUALITY && (is_relational(word) || is_ordinal(word)) &&
           kz_table_find(&kz_post_stops, word) < 0 && kz_table_find(&kz_post_bodies, word) < 0 &&
           !kz_head_at(scene, token, &form);
}

/* жұмыссыздық: a noun, which only a possessed head takes before it («қауіпсіздік маманы»). */
static bool is_lack(const kz_scene *scene, uint32_t token) {
    kz_slice word = kz_token_lower(scene->s, token);
    return kz_ends(word, KZ_LIT("сыздық")) || kz_ends(word, KZ_LIT("сіздік"));
}

static uint32_t before_modifiers(const kz_scene *scene, uint32_t at, uint32_t limit, bool fields) {
    while (at > limit) {
        uint32_t next = at - 1;
        if (next > limit && kz_token_is(scene->s, next, AND) && is_modifier(scene, next - 1, KZ_MODIFIER_QUALITY))
            next--;
        if (!fields && is_lack(scene, next))
            break;
        if (!is_modifier(scene, next, KZ_MODIFIER_QUALITY) && !(fields && is_modifier(scene, next, KZ_MODIFIER_FIELD)))
            break;
        at = next;
    }
    return at;
}

/* The head of an outer post in the title: «әкімінің (орынбасары)», «президент (кеңесшісі)». */
static const kz_post_head *outer_head(const kz_scene *scene, uint32_t token, bool adjacent, kz_form *form) {
    if (scene->entity_of[token] >= 0)
        return NULL;
    const kz_post_head *head = kz_head_at(scene, token, form);
    if (!head || form->plural || head->kind == KZ_HEAD_BOUND)
        return NULL;
    bool bare = form->case_ == KZ_CASE_NOM && !form->possessor && head->kind <= KZ_HEAD_MINISTRY;
    return form->case_ == KZ_CASE_GEN || (bare && adjacent) ? head : NULL;
}

/* «орталығының теолог (маманы)», «театрдың әнші (жетекшісі)»: an occupation that says which. */
static bool is_occupation(const kz_scene *scene, uint32_t token) {
    kz_form form;
    const kz_post_head *head = scene->entity_of[token] < 0 ? kz_head_at(scene, token, &form) : NULL;
    return head && head->kind == KZ_HEAD_PROFESSION && form.case_ == KZ_CASE_NOM && !form.possessor && !form.plural;
}

/* Where the title begins that ends with the head at `at`; *head and *form become those of its first head noun. */
static uint32_t title_start(const kz_scene *scene, uint32_t at, uint32_t limit, const kz_post_head **head,
                            kz_form *form) {
    for (;;) {
        if (form->possessor == 3 && at > limit && is_occupation(scene, at - 1))
            at--;
        uint32_t before = before_modifiers(scene, at, limit, form->possessor != 0);
        bool adjacent = before == at && form->possessor == 3;
        at = before;
        if (at > limit && kz_token_is(scene->s, at - 1, CONCERNING))
            at = kz_body_start(scene, at, limit,
                               KZ_STOP_AT_GENITIVES |
                                   (form->possessor == 3 ? KZ_STOP_AT_ORGANISATIONS : KZ_STOP_AT_NAMES));
        kz_form outer;
        const kz_post_head *next = at > limit ? outer_head(scene, at - 1, adjacent, &outer) : NULL;
        if (!next)
            break;
        *head = next;
        *form = outer;
        at--;
    }
    if (form->possessor != 3 || (*head)->kind == KZ_HEAD_OFFICE || (*head)->kind == KZ_HEAD_BOUND)
        return at;
    if ((*head)->kind == KZ_HEAD_MINISTRY)
        return kz_body_start(scene, at, limit, KZ_STOP_AT_NAMES | KZ_STOP_AT_GENITIVES | KZ_STOP_AT_PLACES);
    if ((*head)->kind == KZ_HEAD_PRIZE)
        return kz_body_start(scene, at, limit, KZ_TAKE_PERSONS);
    return kz_body_start(scene, at, limit, KZ_STOP_AT_NAMES | KZ_STOP_AT_BODIES);
}

/* A body in the locative before the title: «… газетінде (редактор)». */
static int32_t place_before(const kz_scene *scene, uint32_t token, uint32_t limit) {
    if (token <= limit || scene->entity_of[token - 1] < 0)
        return NONE;
    int32_t e = scene->entity_of[token - 1];
    uint8_t type = scene->entities->at[e].type;
    bool body = type == KZ_E_ORGANISATION || type == KZ_E_FACILITY;
    return body && scene->entities->at[e].first >= limit && kz_entity_case(scene, (uint32_t)e) == KZ_CASE_LOC ? e
                                                                                                              : NONE;
}

/* The word that ends the name before a closing quote («Астананың» has its ending inside), else the token itself. */
static uint32_t last_inside(const kz_scene *scene, uint32_t token) {
    bool closes = token > 0 && kz_token_is(scene->s, token, KZ_LIT("»"));
    return closes && kz_is_word(scene->s, token - 1) ? token - 1 : token;
}

static bool stands_in_genitive(const kz_scene *scene, uint32_t token) {
    int32_t entity = scene->entity_of[token];
    if (entity >= 0)
        return kz_entity_case(scene, (uint32_t)entity) == KZ_CASE_GEN;
    return kz_form_at(scene, last_inside(scene, token)).case_ == KZ_CASE_GEN;
}

/* «(банктің) Орталық Азия бойынша (директоры)»: where the area of the post begins. */
static uint32_t before_area(const kz_scene *scene, uint32_t by, uint32_t limit) {
    uint32_t last = by - 1;
    int32_t entity = scene->entity_of[last];
    uint32_t first = entity >= 0 ? scene->entities->at[entity].first : last;
    return first >= limit && kz_is_word(scene->s, last) ? first : by + 1;
}

/* What may stand between a body in the genitive and the title: «(Қазақстанның) Түркиядағы елшісі», «(компанияның) жаңа
 * басшысы», «(бюроның) (ХЭБ) директоры». The token after which the body ends; `at` if nothing stands there. */
static uint32_t before_interlude(const kz_scene *scene, uint32_t at, uint32_t limit) {
    enum { LONGEST_PARENTHESIS = 8 };
    const kz_segments *s = scene->s;
    uint32_t token = at - 1;
    int32_t entity = scene->entity_of[token];
    if (kz_token_is(s, token, KZ_LIT(")"))) {
        for (uint32_t t = token; t > limit && token - t < LONGEST_PARENTHESIS; t--)
            if (kz_token_is(s, t, KZ_LIT("(")))
                return t;
        return at;
    }
    if (entity < 0 && kz_table_value(&kz_post_stops, kz_token_lower(s, token), UINT32_MAX) == KZ_STOP_PRAISE)
        return token;
    if (token > limit && kz_token_is(scene->s, token, BY_AREA))
        return before_area(scene, token, limit);
    if (!kz_form_at(scene, token).attributive)
        return at;
    uint32_t first = entity >= 0 ? scene->entities->at[entity].first : token;
    if (entity < 0 && first > limit && scene->entity_of[first - 1] >= 0 && !stands_in_genitive(scene, first - 1))
        first = scene->entities->at[scene->entity_of[first - 1]].first; /* «ЮНЕСКО жанындағы» */
    return first >= limit ? first : at;
}

/* «корпорацияның басқарма (төрағасы)»: a noun without any ending after a genitive belongs to the title. */
static bool is_bare_after_genitive(const kz_scene *scene, uint32_t end, uint32_t limit) {
    if (end < limit + 2 || !kz_is_word(scene->s, end - 1) || scene->entity_of[end - 1] >= 0)
        return false;
    kz_form form = kz_form_at(scene, end - 1);
    kz_form head_form;
    return form.case_ == KZ_CASE_NOM && !form.possessor && !form.plural && !form.attributive &&
           kz_table_find(&kz_post_stops, kz_token_lower(scene->s, end - 1)) < 0 &&
           !kz_head_at(scene, end - 1, &head_form) && stands_in_genitive(scene, end - 2);
}

/* Whether the noun before the head noun at this token makes one title with it, by data/positions/compounds.tsv. */
static bool is_compound(const kz_scene *scene, uint32_t head_token, const kz_post_head *head, uint32_t limit) {
    enum { LONGEST_KEY = 96 };
    char key[LONGEST_KEY];
    if (head_token <= limit || scene->entity_of[head_token - 1] >= 0)
        return false;
    kz_slice inner = kz_token_lower(scene->s, head_token - 1), word = head->word;
    if (inner.n + 1 + word.n > LONGEST_KEY)
        return false;
    memcpy(key, inner.at, inner.n);
    key[inner.n] = ' ';
    memcpy(key + inner.n + 1, word.at, word.n);
    return kz_table_find(&kz_post_compounds, (kz_slice){key, inner.n + 1 + word.n}) >= 0;
}

/* «негізін (қалаушы)», «Еңбек (Ері)», but not «азаматтық (белсенді)»: whether the body stands before it. */
static bool binds_body(const kz_scene *scene, uint32_t head_token, const kz_form *form) {
    return form->possessor == 3 || kz_form_at(scene, head_token - 1).case_ == KZ_CASE_ACC;
}

/* «басқарма төрағасы»: one title, though басқарма is a body elsewhere. */
static bool starts_compound(const kz_scene *scene, const kz_phrase *p, const kz_post_head *first_head, uint32_t limit) {
    kz_form form;
    return kz_head_at(scene, p->title, &form) == first_head && is_compound(scene, p->title, first_head, limit);
}

/* «(агенттігі) (қаржы полициясы) төрағасының»: a parenthesis may stand within the izafet. */
static bool is_named_before_sign(const kz_scene *scene, uint32_t end) {
    if (!kz_token_is(scene->s, end, KZ_LIT("(")))
        return false;
    return scene->entity_of[end - 1] >= 0 || kz_form_at(scene, end - 1).possessor == 3;
}

/* The organisation named last before this token. */
static int32_t organisation_before(const kz_scene *scene, uint32_t token, uint32_t limit) {
    for (uint32_t t = token; t > limit; t--) {
        int32_t e = scene->entity_of[t - 1];
        if (e >= 0 && scene->entities->at[e].type == KZ_E_ORGANISATION && scene->entities->at[e].first >= limit)
            return e;
    }
    return NONE;
}

/* «(министрлікте) департамент директоры», but not «(сарайда) мемлекет басшысы»: the body is one bare noun without a
 * name. */
static bool is_bare_body(const kz_scene *scene, const kz_phrase *p) {
    if (p->first + 1 != p->title || p->body_end != p->title || scene->entity_of[p->first] >= 0)
        return false;
    kz_form form = kz_form_at(scene, p->first);
    int32_t kind = kz_body_kind(scene, p->first);
    return form.case_ == KZ_CASE_NOM && !form.possessor && !form.plural && kind >= 0 && kind != KZ_BODY_PLACE;
}

/* «комитетінің (бас салық инспекторы)»: a word of rank after a genitive begins the title, where only bare nouns that
 * name no body follow; `title` if there is none. */
static uint32_t rank_after_genitive(const kz_scene *scene, uint32_t first, uint32_t title) {
    for (uint32_t t = title; t > first + 1; t--) {
        kz_form form = kz_form_at(scene, t - 1);
        if (!kz_is_word(scene->s, t - 1) || scene->entity_of[t - 1] >= 0 || form.case_ != KZ_CASE_NOM ||
            form.possessor || kz_body_kind(scene, t - 1) >= 0)
            break;
        if (t < title && is_modifier(scene, t - 1, KZ_MODIFIER_QUALITY) &&
            kz_table_find(&kz_post_modifiers, kz_token_lower(scene->s, t - 1)) >= 0 && stands_in_genitive(scene, t - 2))
            return t - 1;
    }
    return title;
}

/* «кеден қызметінің полковнигі»: what kind of a rank it is, where no body is named. */
static bool is_of_service(const kz_scene *scene, const kz_phrase *p) {
    for (uint32_t t = p->first; t < p->title; t++)
        if (scene->entity_of[t] >= 0)
            return false;
    return p->head->kind == KZ_HEAD_RANK;
}

static void find_body(const kz_scene *scene, uint32_t limit, kz_phrase *p) {
    if (is_bare_after_genitive(scene, p->title, limit))
        p->title--;
    p->first = p->body_end = kz_body_start(scene, p->title, limit, 0);
    if (p->first < p->title) {
        p->title = p->body_end = rank_after_genitive(scene, p->first, p->title);
        return;
    }
    if (p->title <= limit)
        return;
    uint32_t end = before_interlude(scene, p->title, limit);
    if (end == p->title || end <= limit || !(stands_in_genitive(scene, end - 1) || is_named_before_sign(scene, end)))
        return;
    uint32_t start = kz_body_start(scene, end, limit, 0);
    if (start == end)
        return;
    p->first = start;
    p->body_end = end;
}

/* «комитеттің (төраға орынбасары)» */
static bool follows_genitive(const kz_scene *scene, uint32_t title, uint32_t limit) {
    return title > limit && stands_in_genitive(scene, title - 1);
}

/* «су шаруашылығы мекемесінде (инженер)», «мектепте (мұғалім)»: a body in the locative that is no entity. */
static bool find_unnamed_place(const kz_scene *scene, uint32_t limit, kz_phrase *p) {
    bool has_noun = p->title < p->head_token; /* «мектебінде физика мұғалімі», but «мектеп директоры» */
    if (p->first != p->title || (p->form.possessor && !has_noun) || p->title <= limit)
        return false;
    uint32_t last = p->title - 1;
    if (!kz_is_word(scene->s, last) || scene->entity_of[last] >= 0)
        return false;
    kz_form form = kz_form_at(scene, last);
    int32_t kind = form.case_ == KZ_CASE_LOC && !form.attributive && !form.plural ? kz_body_kind(scene, last) : NONE;
    if (kind < 0 || (form.possessor != 3 && kind == KZ_BODY_PLACE) ||
        kz_table_find(&kz_post_links, kz_token_lower(scene->s, last)) >= 0)
        return false;
    p->first = kz_body_start_before(scene, last, limit);
    p->body_end = p->title;
    return true;
}

/* «суретшінің ұстазы», but not «мектеп ұстазы»: somebody's, and no post. */
static bool is_relation(const kz_scene *scene, const kz_phrase *p) {
    return p->first == p->title && p->place < 0 &&
           kz_table_find(&kz_kin_words, kz_token_lower(scene->s, p->head_token)) >= 0;
}

bool kz_read_phrase_at(const kz_scene *scene, uint32_t head, uint32_t limit, kz_phrase *out) {
    if (head < limit || scene->entity_of[head] >= 0)
        return false;
    out->head = kz_head_at(scene, head, &out->form);
    if (!out->head)
        return false;
    const kz_post_head *first_head = out->head;
    kz_form first_form = out->form;
    out->head_token = head;
    out->end = head + 1;
    out->title = title_start(scene, head, limit, &first_head, &first_form);
    out->first = out->body_end = out->title;
    bool bound = out->head->kind == KZ_HEAD_BOUND;
    if (bound && !is_compound(scene, head, out->head, limit))
        return false;
    bool takes_body = bound                       ? binds_body(scene, head, &out->form)
                      : first_form.possessor == 3 ? true
                                                  : out->title < head && follows_genitive(scene, out->title, limit);
    bool compound = starts_compound(scene, out, first_head, limit);
    if (compound)
        out->first = out->body_end = out->title = before_modifiers(scene, out->title - 1, limit, false);
    if (takes_body)
        find_body(scene, limit, out);
    if (is_of_service(scene, out))
        out->title = out->body_end = out->first;
    out->place = NONE;
    if (out->first == out->title || is_bare_body(scene, out))
        out->place = place_before(scene, out->first, limit);
    out->located = out->place >= 0 || find_unnamed_place(scene, limit, out);
    if (out->place < 0 && compound && out->first == out->title)
        out->place = organisation_before(scene, out->title, limit);
    if (out->place >= 0)
        out->title = out->body_end = out->first;
    return !is_relation(scene, out);
}

/* «(хатшының) м.а.», «(хатшы) міндетін уақытша атқарушы»: where the post that somebody only acts in ends; `end` if it
 * is no such post. */
static uint32_t before_acting(const kz_segments *s, uint32_t end, uint32_t limit) {
    uint32_t last = end - 1;
    if (s->tokens.at[last].kind == KZ_T_ABBREVIATION &&
        kz_table_value(&kz_post_links, kz_token_lower(s, last), UINT32_MAX) == KZ_LINK_ACTING)
        return last > limit ? last : end;
    if (!kz_token_is(s, last, DUTY_HOLDER))
        return end;
    last -= last > limit && kz_token_is(s, last - 1, IN_THE_MEANTIME);
    return last >= limit + 2 && kz_token_is(s, last - 1, DUTY) ? last - 1 : end;
}

bool kz_read_acting(const kz_scene *scene, uint32_t end, uint32_t limit, kz_phrase *out) {
    uint32_t before_duty = before_acting(scene->s, end, limit);
    if (before_duty == end || !kz_read_phrase_at(scene, before_duty - 1, limit, out))
        return false;
    out->end = end;
    return out->form.case_ == KZ_CASE_GEN || out->form.case_ == KZ_CASE_NOM;
}

/* Премьер-Министр. */
static bool has_inner_capital(const kz_segments *s, const kz_token *t) {
    uint32_t length;
    kz_utf8_at(s->text, t->span.start, &length);
    kz_span rest = {t->span.start + length, t->span.end};
    return !kz_same(kz_sub(s->text, rest), kz_sub(s->lower, rest));
}

/* The text from one token to another, its first letter small where the sentence alone made it large. */
static void put_from(const kz_scene *scene, kz_buffer *b, uint32_t first, uint32_t end_offset) {
    const kz_segments *s = scene->s;
    const kz_token *t = &s->tokens.at[first];
    uint32_t at = t->span.start, length;
    int32_t entity = scene->entity_of[first];
    bool lowered = (t->flags & KZ_F_SENTENCE_START) && !(t->flags & KZ_F_ALL_CAPITALS) && !has_inner_capital(s, t);
    if (entity >= 0) {
        kz_slice normal = scene->entities->at[entity].normal;
        lowered = scene->entities->at[entity].first == first && normal.n && kz_is_lower(kz_utf8_at(normal, 0, &length));
    }
    if (lowered) {
        kz_utf8_at(s->text, at, &length);
        kz_buffer_add(b, s->lower.at + at, length);
        at += length;
    }
    if (at < end_offset)
        kz_buffer_add(b, s->text.at + at, end_offset - at);
}

static kz_slice title_of(const kz_scene *scene, const kz_phrase *p) {
    const kz_segments *s = scene->s;
    const kz_token *head = &s->tokens.at[p->head_token];
    kz_buffer b;
    kz_buffer_init(&b, scene->arena, s->tokens.at[p->end - 1].span.end - s->tokens.at[p->title].span.start + 16);
    if (p->end > p->head_token + 1) {
        put_from(scene, &b, p->title, s->tokens.at[p->end - 1].span.end);
    } else if (p->form.plural || (p->form.possessor != 0 && p->form.possessor != 3)) {
        if (p->title < p->head_token)
            put_from(scene, &b, p->title, head->span.start);
        kz_buffer_slice(&b, p->form.possessor == 3 ? p->head->possessed : p->head->word);
    } else {
        put_from(scene, &b, p->title, p->form.bare_end);
    }
    return kz_buffer_done(&b);
}

/* Ends the body's name in the nominative: «облысының» as «облысы», «мектебіміздің» as «мектеп». */
static void put_last_word(const kz_scene *scene, kz_buffer *b, uint32_t first, uint32_t last) {
    const kz_segments *s = scene->s;
    uint32_t inside = last_inside(scene, last);
    kz_form form = kz_form_at(scene, inside);
    if (inside < last) {
        put_from(scene, b, first, form.case_ == KZ_CASE_GEN ? form.bare_end : s->tokens.at[inside].span.end);
        kz_buffer_slice(b, kz_token_text(s, last));
        return;
    }
    kz_slice word = kz_token_lower(s, last);
    char lemma[128];
    kz_reading reading[1];
    if (form.possessor && form.possessor != 3 && word.n < sizeof lemma - 4 && kz_analyse(word, reading, 1)) {
        if (first < last)
            put_from(scene, b, first, s->tokens.at[last].span.start);
        kz_buffer_add(b, lemma, kz_lemma_of(word, reading, lemma));
    } else {
        put_from(scene, b, first, form.bare_end);
    }
}

/* «(Қытайдың) Коммерция министрлігі»: a body of several words, whoever it belongs to. */
static bool has_own_name(const kz_scene *scene, const kz_phrase *p, int32_t entity) {
    if (entity < 0)
        return false;
    const kz_entity *e = &scene->entities->at[entity];
    return e->type == KZ_E_ORGANISATION && e->end - e->first > 1 && e->first > p->first &&
           stands_in_genitive(scene, e->first - 1);
}

static kz_slice body_of(const kz_scene *scene, const kz_phrase *p) {
    const kz_segments *s = scene->s;
    if (p->place >= 0)
        return scene->entities->at[p->place].normal;
    if (p->first == p->body_end)
        return KZ_LIT("");
    uint32_t last = p->body_end - 1;
    kz_buffer b;
    kz_buffer_init(&b, scene->arena, s->tokens.at[last].span.end - s->tokens.at[p->first].span.start + 16);
    int32_t entity = scene->entity_of[last];
    if (has_own_name(scene, p, entity))
        return scene->entities->at[entity].normal;
    bool possessed = entity >= 0 && scene->entities->at[entity].first > p->first && kz_is_word(scene->s, last) &&
                     kz_form_at(scene, last).possessor == 3;
    if (entity < 0 || possessed) {
        put_last_word(scene, &b, p->first, last);
        return kz_buffer_done(&b);
    }
    const kz_entity *e = &scene->entities->at[entity];
    if (e->first > p->first)
        put_from(scene, &b, p->first, e->span.start);
    kz_buffer_slice(&b, e->normal);
    return kz_buffer_done(&b);
}

kz_position kz_position_of(const kz_scene *scene, const kz_phrase *phrase) {
    const kz_tokens *tokens = &scene->s->tokens;
    const kz_entity *place = phrase->place >= 0 ? &scene->entities->at[phrase->place] : NULL;
    uint32_t start = place && place->end == phrase->first ? place->span.start : tokens->at[phrase->first].span.start;
    return (kz_position){phrase->head->word,
                         title_of(scene, phrase),
                         body_of(scene, phrase),
                         {start, tokens->at[phrase->end - 1].span.end}};
}
