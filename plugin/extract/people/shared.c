/* What several have in common: persons one post, posts one body. */
#include "extract/people/body.h"
#include "extract/people/finder.h"

enum { NONE = -1, MOST_BODIES = 8 };

bool kz_has_genitive_body(const kz_finder *f, const kz_phrase *post) {
    if (post->first >= post->body_end)
        return false;
    uint32_t last = post->body_end - 1;
    int32_t entity = f->scene->entity_of[last];
    return (entity >= 0 ? kz_entity_case(f->scene, (uint32_t)entity) : (kz_case)kz_form_at(f->scene, last).case_) ==
           KZ_CASE_GEN;
}

bool kz_has_plain_title(const kz_finder *f, const kz_phrase *post) {
    if (post->head->kind != KZ_HEAD_OFFICE)
        return false;
    for (uint32_t t = post->title; t < post->head_token; t++)
        if (f->scene->entity_of[t] >= 0 || kz_form_at(f->scene, t).case_ == KZ_CASE_GEN)
            return false;
    return true;
}

/* The body that was named last before the token, in the same paragraph, and ends in a form of the noun; an entity or
 * -1.
 */
static int32_t body_before(const kz_finder *f, uint32_t token, kz_slice noun) {
    enum { FAR = 512 };
    const kz_tokens *tokens = &f->scene->s->tokens;
    uint32_t block = tokens->at[token].block;
    for (uint32_t t = token; t > 0 && token - t < FAR && tokens->at[t - 1].block == block; t--) {
        int32_t e = f->scene->entity_of[t - 1];
        if (e < 0 || f->scene->entities->at[e].type != KZ_E_ORGANISATION || f->scene->entities->at[e].end != t)
            continue;
        if (kz_starts(kz_token_lower(f->scene->s, t - 1), noun))
            return e;
    }
    return NONE;
}

void kz_resolve_pointed(const kz_finder *f, kz_phrase *post) {
    if (post->first == f->first || post->place >= 0)
        return;
    bool bare =
        post->first + 1 == post->body_end && post->body_end == post->title && f->scene->entity_of[post->first] < 0;
    bool pointed = bare && kz_finder_link(f, post->first - 1, KZ_LINK_POINTING);
    bool there = post->first == post->title && kz_finder_link(f, post->first - 1, KZ_LINK_THERE);
    if (!pointed && !there)
        return;
    kz_slice noun = KZ_LIT("");
    char lemma[128];
    if (pointed) {
        kz_reading reading;
        kz_slice word = kz_token_lower(f->scene->s, post->first);
        if (word.n > sizeof lemma - 8 || !kz_analyse(word, &reading, 1))
            return;
        noun = (kz_slice){lemma, kz_lemma_of(word, &reading, lemma)};
    }
    int32_t entity = body_before(f, post->first - 1, noun);
    if (entity >= 0 && (pointed || f->scene->entities->at[entity].first >= f->first))
        post->place = entity, post->first = post->body_end = post->title;
}

/* «(басқарма басшысы Асан мен) басшының орынбасары (Болат)»: of the office named last, whose body it has. */
static kz_position with_body_of_last(const kz_finder *f, const kz_phrase *post, kz_position position) {
    const kz_spoken_post *last = &f->set[0];
    if (post->first < post->title || post->place >= 0 || post->title == post->head_token || !last->end ||
        last->sentence != f->sentence || kz_form_at(f->scene, post->title).case_ != KZ_CASE_GEN)
        return position;
    if (kz_starts(kz_token_lower(f->scene->s, post->title), last->position.head))
        position.organisation = last->position.organisation;
    return position;
}

kz_position kz_finder_give(kz_finder *f, int32_t person, const kz_phrase *phrase) {
    kz_phrase post = *phrase;
    kz_resolve_pointed(f, &post);
    kz_position position = with_body_of_last(f, &post, kz_position_of(f->scene, &post));
    for (uint32_t t = phrase->first; t < phrase->end; t++)
        f->used[t] = true;
    if (person >= 0)
        kz_add_position(f->scene->arena, &f->people->at[person], position);
    return position;
}

void kz_share_body(const kz_phrase *from, kz_phrase *to) {
    to->first = from->first;
    to->body_end = from->body_end;
    to->place = from->place;
}

/* «Асан Серіков (экономика)»: behind a parenthesis of a few words. */
static uint32_t after_parenthesis(const kz_finder *f, uint32_t at) {
    enum { LONGEST_PARENTHESIS = 8 };
    if (at >= f->end || !kz_finder_sign(f, at, "("))
        return at;
    for (uint32_t t = at + 1; t < f->end && t - at < LONGEST_PARENTHESIS; t++)
        if (kz_finder_sign(f, t, ")"))
            return t + 1;
    return at;
}

/* Whether an entity is joined to the one before it by a comma or «мен», and is of its kind. */
static bool joins_equals(const kz_finder *f, uint32_t entity) {
    const kz_entity *e = &f->scene->entities->at[entity];
    uint32_t end = after_parenthesis(f, e[-1].end);
    if (e[-1].type != e->type || e->first - end != 1)
        return false;
    kz_slice between = kz_finder_word(f, end);
    return kz_same(between, KZ_LIT(",")) || kz_is_coordinator(between);
}

void kz_give_to_others(kz_finder *f, uint32_t entity, const kz_phrase *post) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = entity + 1; e < entities->n && entities->at[e].first < f->end; e++) {
        if (!joins_equals(f, e))
            return;
        kz_finder_give(f, f->scene->person_of[e], post);
    }
}

bool kz_give_each_a_body(kz_finder *f, uint32_t entity, const kz_phrase *post) {
    const kz_entities *entities = f->scene->entities;
    int32_t last = post->first < post->title ? f->scene->entity_of[post->title - 1] : NONE;
    if (last < 0)
        return false;
    uint32_t body = (uint32_t)last, bodies = 1, persons = 1;
    while (body > 0 && joins_equals(f, body) && entities->at[body - 1].first >= f->first && bodies < MOST_BODIES) {
        body--;
        bodies++;
    }
    while (entity + persons < entities->n && entities->at[entity + persons].first < f->end &&
           joins_equals(f, entity + persons))
        persons++;
    if (bodies < 2 || bodies != persons)
        return false;
    for (uint32_t i = 0; i < bodies; i++) {
        kz_phrase each = *post;
        each.first = entities->at[body + i].first;
        each.body_end = entities->at[body + i].end;
        kz_finder_give(f, f->scene->person_of[entity + i], &each);
    }
    return true;
}
