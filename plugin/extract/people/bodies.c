/* Whose body a post has that names none itself: that of the post beside it, or one that the text has named before. */
#include "extract/people/finder.h"

enum { NONE = -1 };

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

/* The body named last before the token in its paragraph whose name ends in a form of the noun; an entity or -1. */
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

kz_position kz_with_body_of_last(const kz_finder *f, const kz_phrase *post, kz_position position) {
    const kz_spoken_post *last = &f->set[0];
    if (post->first < post->title || post->place >= 0 || post->title == post->head_token || !last->end ||
        last->sentence != f->sentence || kz_form_at(f->scene, post->title).case_ != KZ_CASE_GEN)
        return position;
    if (kz_starts(kz_token_lower(f->scene->s, post->title), last->position.head))
        position.organisation = last->position.organisation;
    return position;
}

void kz_share_body(const kz_phrase *from, kz_phrase *to) {
    to->first = from->first;
    to->body_end = from->body_end;
    to->place = from->place;
}
