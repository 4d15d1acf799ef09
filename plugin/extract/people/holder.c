/* Who holds a post that stands by itself: somebody of the sentence, or the one whom the paragraph is about. */
#include "extract/people/finder.h"

enum { NONE = -1 };

static bool says_he_before(const kz_finder *f, uint32_t token) {
    for (uint32_t t = f->first; t < token; t++)
        if (kz_finder_sign(f, t, "ол"))
            return true;
    return false;
}

/* Words quoted in the sentence tell nothing of who holds a post outside of them; nor does a name in the post itself. */
static bool tells_nothing(const kz_finder *f, uint32_t entity, const kz_phrase *post) {
    const kz_tokens *tokens = &f->scene->s->tokens;
    uint32_t first = f->scene->entities->at[entity].first;
    return (first >= post->first && first < post->end) ||
           tokens->at[first].flags & KZ_F_IN_QUOTES & ~tokens->at[post->head_token].flags;
}

/* «Серіковті босатып, Асан Темір директор (болып тағайындалды)»: the verb has no object. */
static bool has_no_object(const kz_finder *f, const kz_phrase *post) {
    return post->end < f->end && (kz_finder_sign(f, post->end, "болып") || kz_finder_sign(f, post->end, "боп"));
}

/* The object of an active verb, the nearest subject before the post, else one after it. */
int32_t kz_holder_in_sentence(const kz_finder *f, const kz_phrase *post) {
    const kz_entities *entities = f->scene->entities;
    int32_t subject = NONE, object = NONE, later_object = NONE, later = NONE;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++) {
        if (entities->at[e].type != KZ_E_PERSON || entities->at[e].first < f->first || tells_nothing(f, e, post))
            continue;
        kz_case c = kz_entity_case(f->scene, e);
        bool before = entities->at[e].end <= post->first, acts = kz_is_subject(f->scene, e);
        if (c == KZ_CASE_ACC && before)
            object = (int32_t)e;
        else if (c == KZ_CASE_ACC && later_object < 0)
            later_object = (int32_t)e;
        else if (acts && before)
            subject = (int32_t)e;
        else if (acts && later < 0)
            later = (int32_t)e;
    }
    if (subject > object && has_no_object(f, post))
        return subject;
    object = object >= 0 ? object : later_object;
    if (object < 0 && subject < 0 && later >= 0 && says_he_before(f, post->first))
        return NONE;
    return object >= 0 ? object : subject >= 0 ? subject : later;
}

/* «(«Ағымбеков А.Т.» ЖК) бөлімінің меңгерушісі»: the name is that of the post's body. */
static bool is_within_post(const kz_finder *f, const kz_entity *entity) {
    uint32_t post = kz_post_after(f->posts, entity->first);
    return post < f->posts->n && f->posts->at[post].first <= entity->first && entity->end < f->posts->at[post].end;
}

static bool has_person(const kz_finder *f) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++)
        if (entities->at[e].type == KZ_E_PERSON && entities->at[e].first >= f->first && !kz_is_namesake(f->scene, e) &&
            !is_within_post(f, &entities->at[e]))
            return true;
    return false;
}

bool kz_finder_third_person(const kz_finder *f, uint32_t token) {
    return kz_finder_link(f, token, KZ_LINK_PRONOUN);
}

/* жылы, жылдары, жылда: «Соңғы төрт жылда қор төрағасы болды.» */
static bool is_year_word(const kz_finder *f, uint32_t token) {
    return kz_is_word(f->scene->s, token) && kz_starts(kz_finder_word(f, token), KZ_LIT("жыл")) &&
           !(kz_lexicon(kz_finder_word(f, token)) & KZ_LEX_VERB);
}

static bool is_year(const kz_finder *f, uint32_t token) {
    const kz_token *t = &f->scene->s->tokens.at[token];
    enum { YEAR_DIGITS = 4 };
    if (t->kind != KZ_T_NUMBER || t->span.end - t->span.start < YEAR_DIGITS)
        return false;
    kz_slice text = kz_token_text(f->scene->s, token);
    return kz_starts(text, KZ_LIT("19")) || kz_starts(text, KZ_LIT("20"));
}

/* A sentence of a life story: it names nobody, but a year or «ол» says that it goes on about the paragraph's person. */
static bool goes_on_about_topic(const kz_finder *f) {
    if (has_person(f))
        return false;
    if (f->scene->s->tokens.at[f->first].flags & KZ_F_IN_QUOTES)
        return false;
    for (uint32_t t = f->first; t < f->end; t++)
        if (kz_finder_third_person(f, t) || is_year(f, t) || is_year_word(f, t))
            return true;
    return false;
}

/* Whether the sentence before this one, of the same paragraph, is about its topic. */
static bool follows_topic(const kz_finder *f) {
    const kz_sentences *sentences = &f->scene->s->sentences;
    const kz_entities *entities = f->scene->entities;
    if (f->topic < 0 || f->sentence == 0 || sentences->at[f->sentence - 1].block != sentences->at[f->sentence].block)
        return false;
    kz_finder before = *f;
    before.sentence--;
    before.end = sentences->at[before.sentence].end;
    before.first = sentences->at[before.sentence].first;
    while (before.entity > 0 && entities->at[before.entity - 1].end > before.first)
        before.entity--;
    int32_t e = kz_finder_person(f, before.first);
    return e >= 0 ? f->scene->person_of[e] == f->topic : goes_on_about_topic(&before);
}

/* Where the clause begins that holds this token: after the last comma. */
static uint32_t clause_start(const kz_finder *f, uint32_t token) {
    while (token > f->first && !kz_finder_sign(f, token - 1, ","))
        token--;
    return token;
}

/* «Оның әкесі (ауыл мұғалімі болған)»: somebody who is not named. */
static bool is_of_kin(const kz_finder *f, const kz_phrase *post) {
    return post->first > f->first && kz_table_find(&kz_kin_words, kz_finder_word(f, post->first - 1)) >= 0;
}

/* «Екі мәрте Мәжіліс депутаты болып сайланды.», «Оқып бітіріп, мектепте мұғалім болды.»: after a sentence about the
 * topic, one without a subject of its own. */
static bool leaves_subject_out(const kz_finder *f, const kz_phrase *post, uint32_t first) {
    enum { NEAR = 3 };
    bool tied =
        kz_finder_link(f, post->end, KZ_LINK_ROLE) || (first - f->first <= NEAR && kz_finder_ties(f, post->end));
    bool follows = tied && first - clause_start(f, first) <= NEAR && post->form.possessor == 3;
    return (follows || post->located) && !has_person(f) && follows_topic(f);
}

int32_t kz_holder_before(const kz_finder *f, const kz_phrase *post, uint32_t first) {
    if (kz_finder_link(f, post->end, KZ_LINK_AWARD) || is_of_kin(f, post))
        return NONE;
    bool goes_on = leaves_subject_out(f, post, first) || goes_on_about_topic(f) || says_he_before(f, post->first);
    return goes_on ? f->topic : NONE;
}
