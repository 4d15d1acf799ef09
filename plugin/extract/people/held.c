/* Posts that a verb or a line of a life story gives to somebody: «… болып тағайындалды», «Қазір – депутат». */
#include "extract/people/body.h"
#include "extract/people/finder.h"

enum { NONE = -1, MAX_POSTS = 32 };

/* «сол басылымның бас редакторы»: the body named last; «институтта кіші қызметкер, аға қызметкер»: one for both. */
static void resolve_body(const kz_finder *f, kz_phrase *post, const kz_phrase *before) {
    bool pointed =
        post->first > f->first && post->first < post->title && kz_finder_link(f, post->first - 1, KZ_LINK_POINTING);
    bool joined = before && !post->form.possessor && post->place < 0 && post->first == before->end + 1;
    if ((pointed || joined) && before && before->place >= 0) {
        post->place = before->place;
        post->first = post->body_end = post->title;
    } else if (before && post->form.possessor == 3 && before->form.possessor == 3 && post->first == post->title &&
               post->first == before->end + 1 && kz_has_genitive_body(f, before) && kz_has_plain_title(f, post)) {
        kz_share_body(before, post);
    } else if (joined && before->located && !post->located) {
        kz_share_body(before, post);
        post->located = true;
    }
}

/* «Вице-спикерлер болып Асан Серіков пен Әлия Ким сайланды». */
static void give_to_several(kz_finder *f, int32_t entity, const kz_phrase *post) {
    if (entity < 0)
        return;
    kz_finder_give(f, f->scene->person_of[entity], post);
    kz_give_to_others(f, (uint32_t)entity, post);
}

/* «(Институтта бастап,) сонда лаборант, зертхана меңгерушісі (болды)»: one body for the whole list. */
static void place_there(const kz_finder *f, kz_phrase *posts, uint32_t n) {
    bool there = posts[0].first > f->first && kz_finder_link(f, posts[0].first - 1, KZ_LINK_THERE);
    for (uint32_t i = 0; i < n; i++) {
        kz_resolve_pointed(f, &posts[i]);
        bool bare = posts[i].body_end - posts[i].first <= 1 && posts[i].body_end == posts[i].title;
        if (i == 0 || !there || posts[0].place < 0 || posts[i].place >= 0 || !bare)
            continue;
        posts[i].place = posts[0].place;
        posts[i].title = posts[i].body_end = posts[i].first;
    }
}

static void give_held(kz_finder *f, int32_t entity, int32_t person, kz_phrase *posts, uint32_t n) {
    place_there(f, posts, n);
    for (uint32_t i = 0; i < n; i++) {
        resolve_body(f, &posts[i], i ? &posts[i - 1] : NULL);
        kz_position given = kz_finder_give(f, person, &posts[i]);
        kz_speak_of(f, kz_finder_link(f, posts[n - 1].end, KZ_LINK_QUITTING) ? &f->left : &f->held, given,
                    posts[i].end);
        if (entity >= 0 && f->scene->entities->at[entity].first >= posts[i].end &&
            kz_entity_case(f->scene, (uint32_t)entity) != KZ_CASE_GEN)
            kz_give_to_others(f, (uint32_t)entity, &posts[i]);
    }
}

/* «Палата төрағасын сайлады. Бұл қызметке Асан Серіков сайланды.», «Палата төрағасы ауысты. …»: the post that the next
 * sentence may mean. */
static void note_unheld(kz_finder *f, const kz_named_post *post) {
    const kz_form *form = &post->phrase->form;
    if (form->possessor != 3 || form->plural)
        return;
    if (form->case_ == KZ_CASE_ACC)
        kz_speak_of(f, &f->held, post->position, post->end);
    else if (form->case_ == KZ_CASE_NOM && kz_finder_link(f, post->end, KZ_LINK_LEAVE))
        kz_speak_of(f, &f->left, post->position, post->end);
}

static void give_predicates(kz_finder *f, int32_t person, const kz_phrase *posts, uint32_t n) {
    for (uint32_t i = 0; person >= 0 && i < n; i++)
        kz_finder_give(f, person, &posts[i]);
}

static void give_list(kz_finder *f, kz_phrase *posts, uint32_t n, const kz_told_post *told) {
    const kz_phrase *last = &posts[n - 1];
    int32_t entity = told->who != KZ_NOBODY ? f->scene->entity_of[told->who] : kz_holder_in_sentence(f, last),
            person = kz_holder_of(f, entity, last, kz_list_start(f, posts));
    if (!kz_finder_ties(f, last->end))
        give_predicates(f, person, posts, n);
    else if (last->form.plural)
        give_to_several(f, entity, last);
    else
        give_held(f, entity, person, posts, n);
}

void kz_give_told_posts(kz_finder *f) {
    kz_phrase posts[MAX_POSTS];
    uint32_t n = 0, last = 0;
    for (; f->post < f->posts->n && f->posts->at[f->post].end <= f->end; f->post++) {
        const kz_named_post *post = &f->posts->at[f->post];
        if (post->first < f->first || f->used[post->phrase->head_token])
            continue;
        note_unheld(f, post);
        if (!f->told_of[f->post])
            continue;
        const kz_told_post *told = &f->told[f->told_of[f->post] - 1];
        n = told->last == last ? n : 0;
        last = told->last;
        if (n < MAX_POSTS)
            posts[n++] = *post->phrase;
        if (last == f->post)
            give_list(f, posts, n, told);
    }
}
