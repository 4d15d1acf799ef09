/* Persons who share a post: «депутаттар Асан Серіков пен Әлия Оспан». */
#include "extract/people/body.h"
#include "extract/people/finder.h"

enum { NONE = -1, MOST_BODIES = 8 };

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
