/* «Оның орнына Айгүл Бөлекбаева тағайындалды»: posts that pass from one person to another. */
#include "extract/people/finder.h"

enum {
    NONE = -1,
    HELD_FOR = 2 /* sentences after which «оның орнына» no longer means the post spoken of last */
};

/* The words of a sentence that say that a post passes to somebody: «(оның) орнына … тағайындалды». */
typedef struct passing {
    uint32_t place; /* the token of «орнына», «қызметке» */
    int32_t whose;  /* the person of «Серіковтің орнына», or -1 */
    bool his;       /* «оның орнына» */
    bool appoints, comes;
} passing;

static bool read_passing(const kz_finder *f, passing *p) {
    bool place = false;
    *p = (passing){.whose = NONE};
    for (uint32_t t = f->first; t < f->end; t++) {
        uint32_t link = kz_finder_link_kind(f, t);
        if (!place && link == KZ_LINK_PLACE) {
            place = true;
            p->place = t;
            p->his = t > f->first && kz_finder_third_person(f, t - 1);
            int32_t e = t > f->first ? kz_finder_person(f, t - 1) : NONE;
            p->whose = e >= 0 && kz_entity_case(f->scene, (uint32_t)e) == KZ_CASE_GEN ? f->scene->person_of[e] : NONE;
        }
        p->appoints = p->appoints || link == KZ_LINK_APPOINT;
        p->comes = p->comes || link == KZ_LINK_COME;
    }
    return place && (p->appoints || p->comes);
}

/* Who gets the post: «(оның орнына) Әлия Кимді …», «… Әлия Ким …», named after it was spoken of. */
static int32_t successor(const kz_finder *f, uint32_t after) {
    const kz_entities *entities = f->scene->entities;
    int32_t subject = NONE;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++) {
        if (entities->at[e].type != KZ_E_PERSON || entities->at[e].first < after || entities->at[e].first < f->first)
            continue;
        kz_case c = kz_entity_case(f->scene, e);
        if (c == KZ_CASE_ACC)
            return f->scene->person_of[e];
        if (c == KZ_CASE_NOM && subject < 0)
            subject = f->scene->person_of[e];
    }
    return subject;
}

static bool names_somebody(const kz_finder *f) {
    const kz_entities *entities = f->scene->entities;
    for (uint32_t e = f->entity; e < entities->n && entities->at[e].first < f->end; e++)
        if (entities->at[e].type == KZ_E_PERSON && entities->at[e].first >= f->first)
            return true;
    return false;
}

static bool is_near(const kz_finder *f, const kz_spoken_post *post, uint32_t token) {
    return post->end && post->end <= token && f->sentence - post->sentence <= HELD_FOR;
}

/* The last office of the person, or NULL. */
static const kz_position *office_of(const kz_person *person) {
    for (uint32_t i = person->positions.n; i > 0; i--) {
        int32_t entry = kz_table_find(&kz_post_forms, person->positions.at[i - 1].head);
        uint32_t kind = entry < 0 ? (uint32_t)KZ_HEAD_BOUND : kz_post_heads[kz_post_forms.values[entry]].kind;
        if (kind == KZ_HEAD_OFFICE || kind == KZ_HEAD_MINISTRY)
            return &person->positions.at[i - 1];
    }
    return NULL;
}

/* The post that was spoken of last. That it was only set to a name is not enough for «келді», which may tell of a
 * visit. */
static const kz_spoken_post *spoken_of(const kz_finder *f, const passing *p) {
    const kz_spoken_post *post = NULL;
    if (is_near(f, &f->left, p->place))
        return &f->left;
    if (is_near(f, &f->held, p->place))
        post = &f->held;
    for (uint32_t i = 0; p->appoints && i < KZ_POSTS_SET; i++)
        if ((p->his || f->set[i].sentence == f->sentence) && is_near(f, &f->set[i], p->place) &&
            (!post || f->set[i].end > post->end))
            post = &f->set[i];
    return post;
}

/* «(Асан Серіков) қызметінен босатылды», «(Асан Серіков өз еркімен) жұмыстан кетті»: what was set to the name is what
 * he leaves. */
void kz_note_leaving(kz_finder *f) {
    for (uint32_t t = f->first + 1; t < f->end; t++) {
        bool leaves = (kz_finder_link(f, t, KZ_LINK_QUITTING) && kz_finder_person(f, t - 1) >= 0) ||
                      kz_finder_link(f, t, KZ_LINK_LEAVE);
        if (leaves && f->set[0].end && f->set[0].end <= t && f->set[0].sentence == f->sentence)
            f->left = f->set[0];
    }
}

/* «Оның орнына Айгүл Бөлекбаева тағайындалды» */
void kz_give_place_of_another(kz_finder *f) {
    passing p;
    if (!names_somebody(f) || !read_passing(f, &p))
        return;
    const kz_position *office = p.whose >= 0 ? office_of(&f->people->at[p.whose]) : NULL;
    const kz_spoken_post *post = p.whose < 0 ? spoken_of(f, &p) : NULL;
    if (!office && !post)
        return;
    /* In the sentence of the old holder only who is named after «орнына» comes after him. */
    int32_t person = successor(f, office || post->sentence == f->sentence ? p.place : f->first);
    if (person >= 0)
        kz_add_position(f->scene->arena, &f->people->at[person], office ? *office : post->position);
}
