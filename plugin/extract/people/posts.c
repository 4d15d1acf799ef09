/* A post belongs to a person when it stands right before the name, after it in apposition or as the predicate, or
 * when words such as «болып тағайындалды», «қызметінен босатылды» tie it to the sentence's or the paragraph's subject.
 */
#include "extract/people/body.h"
#include "extract/people/finder.h"

#include <stdlib.h>

enum {
    NONE = -1,
    MAX_POSTS = 8,
    REACH = 32,
    LONGEST_PIECE = 256 /* tokens of a sentence that are read together, so that the work stays linear */
};

static bool is_conjunction(const kz_finder *f, uint32_t token) {
    return kz_finder_sign(f, token, "және") || kz_finder_sign(f, token, "әрі");
}

/* Where one post of a list ends and the next begins. */
static bool divides_posts(const kz_finder *f, uint32_t token) {
    return kz_finder_sign(f, token, ",") || is_conjunction(f, token) || kz_is_dash(f->scene->s, token);
}

/* The end of a clause or of a post in apposition. */
static bool ends_clause(const kz_finder *f, uint32_t token) {
    if (token >= f->end)
        return true;
    const kz_tokens *tokens = &f->scene->s->tokens;
    uint8_t kind = tokens->at[token].kind;
    if (kz_finder_sign(f, token, "(") && token + 1 < f->end && tokens->at[token + 1].kind == KZ_T_NUMBER)
        return true; /* «халық әртісі (1981)» */
    return kind == KZ_T_PUNCT && !kz_finder_sign(f, token, "»") && !kz_finder_sign(f, token, "”") &&
           !kz_finder_sign(f, token, "«") && !kz_finder_sign(f, token, "“") && !kz_finder_sign(f, token, "(");
}

kz_position kz_finder_give(kz_finder *f, int32_t person, const kz_phrase *phrase) {
    kz_position position = kz_position_of(f->scene, phrase);
    for (uint32_t t = phrase->first; t < phrase->end; t++)
        f->used[t] = true;
    if (person >= 0)
        kz_add_position(f->scene->arena, &f->people->at[person], position);
    return position;
}

static void speak_of(const kz_finder *f, kz_spoken_post *which, kz_position position, uint32_t end) {
    *which = (kz_spoken_post){position, end, f->sentence};
}

static bool is_kin(const kz_finder *f, uint32_t token) {
    return kz_table_find(&kz_kin_words, kz_finder_word(f, token)) >= 0;
}

/* «институттың (маманы)», but not «сектор (меңгерушісі)» */
static bool has_genitive_body(const kz_finder *f, const kz_phrase *post) {
    if (post->first >= post->body_end)
        return false;
    uint32_t last = post->body_end - 1;
    int32_t entity = f->scene->entity_of[last];
    return (entity >= 0 ? kz_entity_case(f->scene, (uint32_t)entity) : (kz_case)kz_form_at(f->scene, last).case_) ==
           KZ_CASE_GEN;
}

/* «(институттың маманы,) ғылыми хатшысы»: an office without an outer post in its title, which may share a body. */
static bool has_plain_title(const kz_finder *f, const kz_phrase *post) {
    if (post->head->kind != KZ_HEAD_OFFICE)
        return false;
    for (uint32_t t = post->title; t < post->head_token; t++)
        if (f->scene->entity_of[t] >= 0 || kz_form_at(f->scene, t).case_ == KZ_CASE_GEN)
            return false;
    return true;
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

/* The persons of «депутаттар Асан Серіков пен Әлия Оспан» after the first one. */
static void give_to_others(kz_finder *f, uint32_t entity, const kz_phrase *post) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = entity + 1; e < entities->n && entities->at[e].first < f->end; e++) {
        if (!joins_equals(f, e))
            return;
        kz_finder_give(f, f->scene->person_of[e], post);
    }
}

/* «(А, Б және В облыстарының әкімдері) Г, Д және Е»: as many persons as bodies hold the post one each. */
static bool give_each_a_body(kz_finder *f, uint32_t entity, const kz_phrase *post) {
    const kz_entities *entities = f->scene->entities;
    int32_t last = post->first < post->title ? f->scene->entity_of[post->title - 1] : NONE;
    if (last < 0)
        return false;
    uint32_t body = (uint32_t)last, bodies = 1, persons = 1;
    while (body > 0 && joins_equals(f, body) && entities->at[body - 1].first >= f->first && bodies < MAX_POSTS) {
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

/* «… университетінің директоры және бас редакторы»: one body for both. */
static void share_body(const kz_phrase *from, kz_phrase *to) {
    to->first = from->first;
    to->body_end = from->body_end;
    to->place = from->place;
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
           (is_conjunction(f, divider) || (kz_finder_sign(f, divider, ",") && has_plain_title(f, post)));
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
            (is_conjunction(f, posts[i].first - 1) || has_genitive_body(f, &posts[i + 1])))
            share_body(&posts[i + 1], &posts[i]);
        if (posts[i].form.plural && give_each_a_body(f, entity, &posts[i]))
            continue;
        kz_position given = kz_finder_give(f, f->scene->person_of[entity], &posts[i]);
        if (posts[i].head->kind == KZ_HEAD_OFFICE || posts[i].head->kind == KZ_HEAD_MINISTRY) {
            memmove(f->set + 1, f->set, (KZ_POSTS_SET - 1) * sizeof *f->set);
            speak_of(f, f->set, given, posts[i].end);
        }
        if (posts[i].form.plural)
            give_to_others(f, entity, &posts[i]);
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
    if (named->first > f->first && kz_finder_link(f, named->first - 1, KZ_LINK_CALLED))
        return true;
    uint32_t from = named->first;
    while (from > name_end && kz_is_word(f->scene->s, from - 1))
        from--;
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

/* «сол басылымның бас редакторы»: the body named last; «институтта кіші қызметкер, аға қызметкер»: one for both. */
static void resolve_body(const kz_finder *f, kz_phrase *post, const kz_phrase *before) {
    bool pointed =
        post->first > f->first && post->first < post->title && kz_finder_link(f, post->first - 1, KZ_LINK_POINTING);
    bool joined = before && !post->form.possessor && post->place < 0 && post->first == before->end + 1;
    if ((pointed || joined) && before && before->place >= 0) {
        post->place = before->place;
        post->first = post->body_end = post->title;
    } else if (before && post->form.possessor == 3 && before->form.possessor == 3 && post->first == post->title &&
               post->first == before->end + 1 && has_genitive_body(f, before) && has_plain_title(f, post)) {
        share_body(before, post);
    } else if (joined && before->located && !post->located) {
        share_body(before, post);
        post->located = true;
    }
}

/* «көмекші болып (жүр)» tells no post; «әдеби қызметкер болып …», «көмекші болып істеді» do. */
static bool is_mere_role(const kz_finder *f, const kz_phrase *post) {
    if (!kz_finder_link(f, post->end, KZ_LINK_ROLE) || post->form.possessor || post->place >= 0 ||
        post->title < post->head_token)
        return false;
    uint32_t next = post->end + 1;
    return !(next < f->end && kz_finder_person(f, next) >= 0) && !kz_finder_link(f, next, KZ_LINK_BRIDGE) &&
           !kz_finder_link(f, next, KZ_LINK_APPOINT) && !kz_finder_link(f, next, KZ_LINK_COME);
}

/* «әкімінің м.а. болып …», «әкімінің міндетін атқарушы болды», «әкімінің міндетін (Асан …) атқарады» */
static bool is_acted_in(const kz_finder *f, const kz_phrase *post) {
    if (post->end > post->head_token + 1)
        return kz_finder_ties(f, post->end) || ends_clause(f, post->end);
    return post->end < f->end && kz_finder_sign(f, post->end, "міндетін") && !post->form.plural;
}

/* A finished post that nobody stands beside: it closes a clause, or a word such as «болып» follows it. */
static bool is_loose(const kz_finder *f, const kz_phrase *post) {
    if (post->form.possessor && post->form.possessor != 3) /* «бапкерім», but «бардым» is no «бард» of mine */
        return false;
    if (post->form.case_ == KZ_CASE_GEN)
        return is_acted_in(f, post);
    bool held = kz_finder_ties(f, post->end);
    if (post->form.case_ != KZ_CASE_NOM || !(held || ends_clause(f, post->end)))
        return false;
    return post->form.plural ? held : !is_mere_role(f, post);
}

/* «Вице-спикерлер болып Асан Серіков пен Әлия Ким сайланды». */
static void give_to_several(kz_finder *f, const kz_phrase *post) {
    int32_t entity = kz_holder_in_sentence(f, post);
    if (entity < 0)
        return;
    kz_finder_give(f, f->scene->person_of[entity], post);
    give_to_others(f, (uint32_t)entity, post);
}

/* Where a list of posts begins, with the body before its first: «(… газетінде) тілші, …». */
static uint32_t list_start(const kz_finder *f, const kz_phrase *posts) {
    if (posts->place < 0)
        return posts->first;
    uint32_t place = f->scene->entities->at[posts->place].first;
    return place < posts->first ? place : posts->first;
}

static void give_held(kz_finder *f, kz_phrase *posts, uint32_t n) {
    if (posts[n - 1].form.plural) {
        give_to_several(f, &posts[n - 1]);
        return;
    }
    int32_t person = kz_holder_of(f, &posts[n - 1], list_start(f, posts)),
            entity = kz_holder_in_sentence(f, &posts[n - 1]);
    for (uint32_t i = 0; i < n; i++) {
        resolve_body(f, &posts[i], i ? &posts[i - 1] : NULL);
        speak_of(f, &f->held, kz_finder_give(f, person, &posts[i]), posts[i].end);
        if (entity >= 0 && f->scene->entities->at[entity].first >= posts[i].end &&
            kz_entity_case(f->scene, (uint32_t)entity) != KZ_CASE_GEN)
            give_to_others(f, (uint32_t)entity, &posts[i]);
    }
}

/* «Палата төрағасын сайлады. Бұл қызметке Асан Серіков сайланды.»: the post that the next sentence may mean. */
static void note_object(kz_finder *f, const kz_named_post *post) {
    const kz_form *form = &post->phrase->form;
    if (form->case_ == KZ_CASE_ACC && form->possessor == 3 && !form->plural)
        speak_of(f, &f->held, post->position, post->end);
}

static void give_loose_posts(kz_finder *f) {
    kz_phrase posts[MAX_POSTS];
    uint32_t n = 0;
    for (; f->post < f->posts->n && f->posts->at[f->post].end <= f->end; f->post++) {
        const kz_named_post *post = &f->posts->at[f->post];
        if (post->first < f->first || f->used[post->phrase->head_token])
            continue;
        note_object(f, post);
        if (n == MAX_POSTS || !is_loose(f, post->phrase))
            continue;
        posts[n++] = *post->phrase;
        if (kz_finder_ties(f, posts[n - 1].end)) {
            give_held(f, posts, n);
            n = 0;
        }
    }
    kz_give_predicates(f, posts, n);
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

/* The first person of a paragraph, unless the name stands there for somebody else's sake («әкесі Ермек»). */
static void find_topic(kz_finder *f, uint32_t block, uint32_t block_first) {
    const kz_entities *entities = f->scene->entities;
    const kz_tokens *tokens = &f->scene->s->tokens;
    while (f->entity < entities->n && entities->at[f->entity].end <= block_first)
        f->entity++;
    for (uint32_t e = f->entity; e < entities->n && tokens->at[entities->at[e].first].block == block; e++) {
        uint32_t first = entities->at[e].first;
        if (entities->at[e].type != KZ_E_PERSON)
            continue;
        if (kz_is_namesake(f->scene, e) || (first > 0 && is_kin(f, first - 1)))
            continue;
        f->topic = f->scene->person_of[e];
        return;
    }
}

static void read_sentence(kz_finder *f) {
    const kz_entities *entities = f->scene->entities;
    int32_t born = who_was_born(f);
    if (born >= 0)
        f->topic = born;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++)
        if (entities->at[e].type == KZ_E_PERSON && entities->at[e].first >= f->first && !give_posts_before(f, e))
            give_posts_after(f, e);
    give_loose_posts(f);
    kz_give_place_of_another(f);
}

static void read_in_pieces(kz_finder *f, const kz_sentence *sentence) {
    for (f->first = sentence->first; f->first < sentence->end; f->first = f->end) {
        f->end = sentence->end - f->first > LONGEST_PIECE ? f->first + LONGEST_PIECE : sentence->end;
        while (f->entity < f->scene->entities->n && f->scene->entities->at[f->entity].end <= f->first)
            f->entity++;
        read_sentence(f);
    }
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Which posts stand beside which entity, in order of the text. */
static void sort_beside(kz_finder *f, const kz_posts_beside *all) {
    uint32_t entities = f->scene->entities->n;
    f->beside_of = kz_arena_zeroed(f->scene->arena, (entities + 2) * sizeof *f->beside_of);
    f->beside = kz_arena_get(f->scene->arena, (all->n + 1) * sizeof *f->beside);
    uint32_t *next = f->beside_of + 1;
    for (uint32_t i = 0; i < all->n; i++)
        next[(uint32_t)f->scene->entity_of[all->at[i].who] + 1]++;
    for (uint32_t e = 0; e < entities; e++)
        next[e + 1] += next[e];
    for (uint32_t i = 0; i < all->n; i++)
        f->beside[next[f->scene->entity_of[all->at[i].who]]++] = all->at[i].post;
    for (uint32_t e = 0; e < entities; e++)
        qsort(f->beside + f->beside_of[e], f->beside_of[e + 1] - f->beside_of[e], sizeof *f->beside, by_number);
}

void kz_find_posts(const kz_scene *scene, const kz_named_posts *posts, const kz_posts_beside *beside,
                   kz_people *people) {
    const kz_segments *s = scene->s;
    kz_finder f = {.scene = scene, .people = people, .posts = posts, .topic = NONE};
    f.used = kz_arena_zeroed(scene->arena, s->tokens.n * sizeof *f.used);
    sort_beside(&f, beside);
    uint32_t block = UINT32_MAX;
    for (uint32_t i = 0; i < s->sentences.n; i++) {
        f.sentence = i;
        if (s->sentences.at[i].block != block) {
            block = s->sentences.at[i].block;
            find_topic(&f, block, s->sentences.at[i].first);
        }
        read_in_pieces(&f, &s->sentences.at[i]);
    }
}
