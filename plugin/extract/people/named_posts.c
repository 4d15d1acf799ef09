/* Every post that is named: read from the end of each sentence, so that a post is whole before one within it is met. */
#include "extract/people/phrase.h"

const char *kz_post_kind_name(kz_post_kind kind) {
    static const char *const names[] = {"office", "rank", "degree", "title", "prize", "profession"};
    return names[kind];
}

static kz_post_kind kind_of(const kz_post_head *head) {
    switch (head->kind) {
    case KZ_HEAD_RANK:
        return KZ_POST_RANK;
    case KZ_HEAD_DEGREE:
        return KZ_POST_DEGREE;
    case KZ_HEAD_TITLE:
        return KZ_POST_TITLE;
    case KZ_HEAD_PRIZE:
        return KZ_POST_PRIZE;
    case KZ_HEAD_PROFESSION:
        return KZ_POST_PROFESSION;
    default: /* of a ministry, or only with a word before it: негізін қалаушы */
        return KZ_POST_OFFICE;
    }
}

/* The post whose last token is this one: «…, хатшы», «… хатшысының м.а.». */
static bool read_post(const kz_scene *scene, uint32_t last, uint32_t limit, kz_phrase *post) {
    if (!kz_read_phrase_at(scene, last, limit, post) && !kz_read_acting(scene, last + 1, limit, post))
        return false;
    bool ours = post->form.possessor && post->form.possessor != 3;
    if (!ours || post->head->kind != KZ_HEAD_PROFESSION) /* президентіміз */
        return true;
    uint32_t next = last + 1; /* «тілшіміз Асан»; but бардым is no «бард» of mine */
    return next < scene->s->tokens.n && kz_is_person(scene, scene->entity_of[next]);
}

static kz_named_post named(const kz_scene *scene, const kz_phrase *phrase) {
    kz_named_post post = {.first = phrase->first, .end = phrase->end};
    kz_phrase *kept = kz_arena_get(scene->arena, sizeof *kept);
    *kept = *phrase;
    post.phrase = kept;
    post.kind = (uint8_t)kind_of(phrase->head);
    post.position = kz_position_of(scene, phrase);
    post.span = post.position.span;
    while (post.first > 0 && scene->s->tokens.at[post.first - 1].span.start >= post.span.start)
        post.first--;
    return post;
}

static void read_sentence(const kz_scene *scene, const kz_sentence *sentence, kz_named_posts *out) {
    uint32_t before = out->n;
    kz_phrase phrase;
    for (uint32_t at = sentence->end; at > sentence->first;) {
        if (!read_post(scene, at - 1, sentence->first, &phrase)) {
            at--;
            continue;
        }
        *kz_push(scene->arena, out) = named(scene, &phrase);
        at = out->at[out->n - 1].first;
    }
    for (uint32_t i = before, k = out->n; i + 1 < k; i++, k--) {
        kz_named_post other = out->at[i];
        out->at[i] = out->at[k - 1];
        out->at[k - 1] = other;
    }
}

uint32_t kz_post_after(const kz_named_posts *posts, uint32_t token) {
    uint32_t low = 0, high = posts->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (posts->at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void kz_find_named_posts(kz_arena *arena, const kz_segments *s, const kz_entities *entities, kz_named_posts *out) {
    kz_scene scene;
    kz_scene_init(&scene, arena, s, entities);
    for (uint32_t i = 0; i < s->sentences.n; i++)
        read_sentence(&scene, &s->sentences.at[i], out);
}
