/* What others than this stage have found, in the form that the record has. */
#include "extract/people/finder.h"

kz_slice kz_in_nominative(const kz_segments *s, uint32_t first, uint32_t end) {
    kz_scene scene = {.s = s};
    return kz_sub(s->text, (kz_span){s->tokens.at[first].span.start, kz_form_at(&scene, end - 1).bare_end});
}

/* The head noun of the title: one that is known, or its last word in the dictionary form. */
static void read_head(const kz_scene *scene, kz_phrase *post) {
    post->head = kz_head_at(scene, post->head_token, &post->form);
    if (post->head)
        return;
    post->form = kz_form_at(scene, post->head_token);
    kz_slice word = kz_token_lower(scene->s, post->head_token);
    kz_reading readings[KZ_MAX_READINGS];
    enum { MORE = 8 }; /* bytes that a dictionary form may have beyond the form */
    char *lemma = kz_arena_get(scene->arena, word.n + MORE);
    uint32_t n = kz_analyse(word, readings, KZ_MAX_READINGS) ? kz_lemma_of(word, readings, lemma) : 0;
    kz_post_head *head = kz_arena_zeroed(scene->arena, sizeof *head);
    head->word = head->possessed = n ? (kz_slice){lemma, n} : word;
    post->head = head;
}

/* The entity that the stretch is part of, or -1. */
static int32_t entity_around(const kz_scene *scene, uint32_t first, uint32_t end) {
    int32_t entity = first < end ? scene->entity_of[first] : -1;
    return entity >= 0 && scene->entities->at[entity].end >= end ? entity : -1;
}

/* The post that is named with these tokens, or NULL. */
static const kz_phrase *named_at(const kz_named_posts *posts, uint32_t first, uint32_t end) {
    uint32_t i = kz_post_after(posts, first);
    return i < posts->n && posts->at[i].first == first && posts->at[i].end == end ? posts->at[i].phrase : NULL;
}

static kz_phrase phrase_of(const kz_subjects *subjects, const kz_given_post *given) {
    const kz_scene *scene = &subjects->scene;
    const kz_phrase *named = named_at(subjects->posts, given->title, given->title_end);
    if (named && given->body == given->body_end)
        return *named;
    bool before = given->body < given->body_end && given->body_end <= given->title;
    kz_phrase post = {.title = given->title, .end = given->title_end, .head_token = given->title_end - 1};
    post.place = entity_around(scene, given->body, given->body_end);
    post.first = before && post.place < 0 ? given->body : given->title;
    post.body_end = before && post.place < 0 ? given->body_end : given->title;
    read_head(scene, &post);
    return post;
}

void kz_add_posts(const kz_subjects *subjects, const kz_given_posts *posts, kz_people *people) {
    const kz_scene *scene = &subjects->scene;
    for (uint32_t i = 0; i < posts->n; i++) {
        kz_phrase phrase = phrase_of(subjects, &posts->at[i]);
        kz_add_position(scene->arena, &people->at[posts->at[i].person], kz_position_of(scene, &phrase));
    }
}
