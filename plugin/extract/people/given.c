/* What others than this stage have found, in the form that the record has. */
#include "extract/people/posts.h"

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

static kz_phrase phrase_of(const kz_scene *scene, const kz_given_post *given) {
    bool before = given->body < given->body_end && given->body_end <= given->title;
    kz_phrase post = {.title = given->title, .end = given->title_end, .head_token = given->title_end - 1};
    post.place = entity_around(scene, given->body, given->body_end);
    post.first = before && post.place < 0 ? given->body : given->title;
    post.body_end = before && post.place < 0 ? given->body_end : given->title;
    read_head(scene, &post);
    return post;
}

void kz_add_posts(kz_arena *arena, const kz_segments *s, const kz_entities *entities, const kz_given_posts *posts,
                  kz_people *people) {
    kz_scene scene;
    kz_scene_init(&scene, arena, s, entities);
    for (uint32_t i = 0; i < posts->n; i++) {
        kz_phrase phrase = phrase_of(&scene, &posts->at[i]);
        kz_add_position(arena, &people->at[posts->at[i].person], kz_position_of(&scene, &phrase));
    }
}
