/* Whom each sentence goes on about if it names nobody: the person of its paragraph, or of the life story that it is
 * part of. */
#include "extract/people/finder.h"

enum { NONE = -1 };

static bool is_kin(const kz_finder *f, uint32_t token) {
    return kz_table_find(&kz_kin_words, kz_finder_word(f, token)) >= 0;
}

/* «Асан Серіков 1960 жылы … туған.»: a life story begins with this sentence. */
static int32_t who_was_born(const kz_finder *f) {
    int32_t e = kz_finder_person(f, f->first);
    if (e < 0 || !kz_is_subject(f->scene, (uint32_t)e))
        return NONE;
    for (uint32_t t = f->first; t < f->end; t++)
        if (kz_finder_link(f, t, KZ_LINK_BORN))
            return f->scene->person_of[e];
    return NONE;
}

/* «Асан Серіков – академияның түлегі.», «Қырық жастағы Серіков – …»: the sentence says what somebody is. */
static int32_t who_is_described(const kz_finder *f) {
    uint32_t first = f->entity < f->scene->entities->n ? f->scene->entities->at[f->entity].first : f->end;
    int32_t e = first < f->end ? kz_finder_person(f, first) : NONE;
    if (e < 0 || !kz_is_subject(f->scene, (uint32_t)e))
        return NONE;
    uint32_t end = f->scene->entities->at[e].end;
    bool begins = first == f->first || kz_finder_link(f, first - 1, KZ_LINK_AGED);
    return begins && end + 1 < f->end && kz_is_dash(f->scene->s, end) ? f->scene->person_of[e] : NONE;
}

/* The first person of a paragraph, unless the name stands there for somebody else's sake («әкесі Ермек»). */
static int32_t first_person(const kz_finder *f, uint32_t block) {
    const kz_entities *entities = f->scene->entities;
    const kz_tokens *tokens = &f->scene->s->tokens;
    for (uint32_t e = f->entity; e < entities->n && tokens->at[entities->at[e].first].block == block; e++) {
        uint32_t first = entities->at[e].first;
        if (entities->at[e].type != KZ_E_PERSON)
            continue;
        if (kz_is_namesake(f->scene, e) || (first > 0 && is_kin(f, first - 1)))
            continue;
        return f->scene->person_of[e];
    }
    return NONE;
}

void kz_find_topics(kz_subjects *subjects) {
    const kz_sentences *sentences = &subjects->scene.s->sentences;
    kz_finder f = {.scene = &subjects->scene};
    int32_t topic = NONE;
    uint32_t block = UINT32_MAX;
    subjects->topic_of = kz_arena_get(f.scene->arena, sentences->n * sizeof *subjects->topic_of);
    for (uint32_t i = 0; i < sentences->n; i++) {
        kz_finder_take(&f, subjects, i, sentences->at[i].first);
        int32_t person = sentences->at[i].block != block ? first_person(&f, sentences->at[i].block) : NONE;
        int32_t born = who_was_born(&f), described = who_is_described(&f);
        topic = born >= 0 ? born : described >= 0 ? described : person >= 0 ? person : topic;
        block = sentences->at[i].block;
        subjects->topic_of[i] = topic;
    }
}
