/* Whose posts are those beside names, of which rules tell: right before the name, or behind it in apposition. Then
 * those that are told of somebody otherwise (held.c), and who comes in another's place (succession.c).
 */
#include "extract/people/body.h"
#include "extract/people/finder.h"

enum { NONE = -1, MAX_POSTS = 8 };

static bool is_conjunction(const kz_finder *f, uint32_t token) {
    return kz_finder_sign(f, token, "және") || kz_finder_sign(f, token, "әрі");
}

/* Where one post of a list ends and the next begins. */
static bool divides_posts(const kz_finder *f, uint32_t token) {
    return kz_finder_sign(f, token, ",") || is_conjunction(f, token) || kz_is_dash(f->scene->s, token);
}

kz_position kz_finder_give(kz_finder *f, int32_t person, const kz_phrase *phrase) {
    kz_phrase post = *phrase;
    kz_resolve_pointed(f, &post);
    kz_position position = kz_with_body_of_last(f, &post, kz_position_of(f->scene, &post));
    for (uint32_t t = phrase->first; t < phrase->end; t++)
        f->used[t] = true;
    if (person >= 0)
        kz_add_position(f->scene->arena, &f->people->at[person], position);
    return position;
}

/* «музейде суретші Асан …»: it happens there, he is not of it; «сенатта палата спикері Асан …» is. */
static void leave_place(const kz_finder *f, kz_phrase *post) {
    if (!post->located)
        return;
    if (post->place < 0)
        post->first = post->body_end = post->title;
    else if (kz_body_kind(f->scene, post->title) < 0)
        post->place = NONE;
}

/* «Бас редактор: Асан Серіков», «Режиссері – Асан Серіков» */
static bool is_label_sign(const kz_finder *f, uint32_t token) {
    return kz_is_dash(f->scene->s, token) || kz_finder_sign(f, token, ":");
}

/* What parts the post from the one before it in a list; the post's own first token if nothing does. */
static uint32_t divider_before(const kz_finder *f, const kz_phrase *post, const kz_phrase *before) {
    for (uint32_t t = post->first; t > before->end; t--)
        if (divides_posts(f, t - 1))
            return t - 1;
    return post->first;
}

/* «… университетінің директоры (және бас редакторы)», «институттың маманы(, ғылыми хатшысы)» */
static bool shares_body(const kz_finder *f, const kz_phrase *post, const kz_phrase *before) {
    uint32_t divider = divider_before(f, post, before);
    return post->first == post->title &&
           (is_conjunction(f, divider) || (kz_finder_sign(f, divider, ",") && kz_has_plain_title(f, post)));
}

/* The posts that stand before the name of the entity, the nearest first. */
static uint32_t posts_before(const kz_finder *f, uint32_t entity, kz_phrase *posts) {
    uint32_t n = 0, name = f->scene->entities->at[entity].first;
    for (uint32_t i = f->beside_of[entity + 1]; i-- > f->beside_of[entity] && n < MAX_POSTS;) {
        const kz_phrase *post = f->posts->at[f->beside[i]].phrase;
        if (post->end > name || (n && post->end > posts[n - 1].first))
            continue;
        posts[n] = *post;
        leave_place(f, &posts[n++]);
    }
    return n;
}

static bool give_posts_before(kz_finder *f, uint32_t entity) {
    kz_phrase posts[MAX_POSTS];
    uint32_t n = posts_before(f, entity, posts);
    for (uint32_t i = n; i-- > 0;) {
        bool shared = i + 1 < n && shares_body(f, &posts[i], &posts[i + 1]);
        if (shared && posts[i].form.possessor == 3 &&
            (is_conjunction(f, posts[i].first - 1) || kz_has_genitive_body(f, &posts[i + 1])))
            kz_share_body(&posts[i + 1], &posts[i]);
        if (posts[i].form.plural && kz_give_each_a_body(f, entity, &posts[i]))
            continue;
        kz_position given = kz_finder_give(f, f->scene->person_of[entity], &posts[i]);
        if (posts[i].head->kind == KZ_HEAD_OFFICE || posts[i].head->kind == KZ_HEAD_MINISTRY) {
            memmove(f->set + 1, f->set, (KZ_POSTS_SET - 1) * sizeof *f->set);
            kz_speak_of(f, f->set, given, posts[i].end);
        }
        if (posts[i].form.plural)
            kz_give_to_others(f, entity, &posts[i]);
    }
    return n > 0;
}

/* Words of praise and of time before a post in apposition are not part of it. */
static bool only_breaks(const kz_finder *f, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (!kz_is_word(f->scene->s, t))
            return false;
        bool place = f->scene->entity_of[t] >= 0 && kz_form_at(f->scene, t).attributive; /* «Семейдегі» */
        if (!place && (f->scene->entity_of[t] >= 0 || !kz_breaks_phrase(f->scene, t)))
            return false;
    }
    return true;
}

/* «– тәжірибелі басшы», «– менің ұстазым» praise and tell no post; «– белгілі ақын» tells one. */
static bool is_praise(const kz_finder *f, uint32_t from, const kz_phrase *post) {
    if (post->form.possessor && post->form.possessor != 3)
        return true;
    return post->first > from && post->title == post->head_token && !post->form.possessor &&
           post->head->kind == KZ_HEAD_OFFICE && !(f->scene->entity_of[from] >= 0);
}

/* «режиссері – Асан Серіков»: the post is the one's after the dash. */
static bool names_holder_after(const kz_finder *f, uint32_t end) {
    return end + 1 < f->end && is_label_sign(f, end) && kz_finder_person(f, end + 1) >= 0;
}

/* Whether a post behind a name, with words alone between it and the sign before it, is told of the name's person. */
static bool is_told_of(const kz_finder *f, uint32_t name_end, const kz_named_post *named) {
    const kz_phrase *post = named->phrase;
    if (post->form.plural)
        return false;
    uint32_t from = named->first;
    while (from > name_end && kz_is_word(f->scene->s, from - 1))
        from--;
    if (from == name_end) /* «Асан Серіков деген директор» */
        return true;
    return !names_holder_after(f, post->end) && !is_praise(f, from, post) &&
           only_breaks(f, from, post->place < 0 ? post->first : from);
}

static void give_posts_after(kz_finder *f, uint32_t entity) {
    uint32_t name_end = f->scene->entities->at[entity].end;
    for (uint32_t i = f->beside_of[entity]; i < f->beside_of[entity + 1]; i++) {
        const kz_named_post *post = &f->posts->at[f->beside[i]];
        if (post->first < name_end)
            continue;
        if (!is_told_of(f, name_end, post))
            return;
        kz_finder_give(f, f->scene->person_of[entity], post->phrase);
    }
}

static void read_sentence(kz_finder *f) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++)
        if (entities->at[e].type == KZ_E_PERSON && entities->at[e].first >= f->first && !give_posts_before(f, e))
            give_posts_after(f, e);
    kz_note_leaving(f);
    kz_give_told_posts(f);
    kz_give_place_of_another(f);
}

void kz_find_posts(const kz_subjects *subjects, const kz_told_posts *told, kz_people *people) {
    const kz_scene *scene = &subjects->scene;
    kz_finder f = {.scene = scene, .people = people, .posts = subjects->posts};
    f.end = scene->s->tokens.n;
    f.used = kz_arena_zeroed(scene->arena, scene->s->tokens.n * sizeof *f.used);
    kz_arrange_told(&f, told);
    for (uint32_t i = 0; i < scene->s->sentences.n; i++) {
        const kz_sentence *sentence = &scene->s->sentences.at[i];
        for (uint32_t first = sentence->first; first < sentence->end; first = f.end) {
            kz_finder_take(&f, subjects, i, first);
            read_sentence(&f);
        }
    }
}
