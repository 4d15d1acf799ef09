/* Whom words are said of, wherever they stand. */
#include "extract/people/finder.h"

enum {
    NONE = -1,
    LONGEST_PIECE = 256 /* tokens of a sentence that are read together, so that the work stays linear */
};

void kz_finder_take(kz_finder *f, const kz_subjects *subjects, uint32_t sentence, uint32_t first) {
    const kz_entities *entities = subjects->scene.entities;
    uint32_t end = subjects->scene.s->sentences.at[sentence].end;
    f->sentence = sentence;
    f->topic = subjects->topic_of[sentence];
    f->first = first;
    f->end = end - first > LONGEST_PIECE ? first + LONGEST_PIECE : end;
    while (f->entity < entities->n && entities->at[f->entity].end <= first)
        f->entity++;
}

/* The person whose name is the whole of a paragraph's only sentence, or -1. */
static int32_t name_line(const kz_finder *f, uint32_t sentence) {
    const kz_sentences *sentences = &f->scene->s->sentences;
    if (sentence >= sentences->n)
        return NONE;
    const kz_sentence *s = &sentences->at[sentence];
    int32_t e = f->scene->entity_of[s->first];
    return kz_is_person(f->scene, e) && f->scene->entities->at[e].end == s->end ? f->scene->person_of[e] : NONE;
}

/* «Комитет төрағасы ¶ Асан Серіков»: a line with a post before a line with a name, as under a letter; after a line with
 * a name it belongs to that one. */
static int32_t name_after_line(const kz_finder *f) {
    const kz_sentences *sentences = &f->scene->s->sentences;
    uint32_t next = f->sentence + 1;
    if (next >= sentences->n || sentences->at[next].block == sentences->at[f->sentence].block)
        return NONE;
    return f->sentence > 0 && name_line(f, f->sentence - 1) >= 0 ? NONE : name_line(f, next);
}

uint32_t kz_list_start(const kz_finder *f, const kz_phrase *posts) {
    if (posts->place < 0)
        return posts->first;
    uint32_t place = f->scene->entities->at[posts->place].first;
    return place < posts->first ? place : posts->first;
}

int32_t kz_holder_of(const kz_finder *f, int32_t entity, const kz_phrase *post, uint32_t first) {
    if (entity >= 0)
        return f->scene->person_of[entity];
    if (kz_finder_ties(f, post->end))
        return kz_holder_before(f, post, first);
    if (f->scene->s->tokens.at[f->first].flags & KZ_F_IN_QUOTES)
        return NONE;
    int32_t signer = name_after_line(f);
    return signer >= 0 ? signer : f->topic;
}

/* The tokens as the post that they are or end with, or as one of which nothing is known. */
static kz_phrase as_post(const kz_subjects *subjects, uint32_t first, uint32_t end) {
    uint32_t i = kz_post_after(subjects->posts, end - 1);
    if (i < subjects->posts->n && subjects->posts->at[i].end == end)
        return *subjects->posts->at[i].phrase;
    kz_form form = kz_form_at(&subjects->scene, end - 1);
    return (kz_phrase){.form = form, .head_token = end - 1, .first = first, .title = first, .end = end, .place = NONE};
}

int32_t kz_subject_of(const kz_subjects *subjects, uint32_t first, uint32_t end) {
    const kz_segments *s = subjects->scene.s;
    uint32_t sentence = s->tokens.at[first].sentence, start = s->sentences.at[sentence].first;
    kz_phrase post = as_post(subjects, first, end);
    kz_finder f = {.scene = &subjects->scene, .posts = subjects->posts};
    start += (first - start) / LONGEST_PIECE * LONGEST_PIECE;
    f.entity = kz_entity_after(f.scene->entities, start);
    kz_finder_take(&f, subjects, sentence, start);
    return kz_holder_of(&f, kz_holder_in_sentence(&f, &post), &post, kz_list_start(&f, &post));
}
