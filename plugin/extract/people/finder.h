/* Where posts are looked for: a sentence with its persons. Inner header of the stage. */
#ifndef KZ_EXTRACT_PEOPLE_FINDER_H
#define KZ_EXTRACT_PEOPLE_FINDER_H

#include "extract/people/posts.h"

/* A post that the sentences after it may mean by «оның орнына». */
typedef struct kz_spoken_post {
    kz_position position;
    uint32_t end; /* the token after it; 0 if there was none yet */
    uint32_t sentence;
} kz_spoken_post;

enum { KZ_POSTS_SET = 4 };

/* Whom the sentences of a document are about. */
struct kz_subjects {
    kz_scene scene;
    const kz_named_posts *posts;
    int32_t *topic_of; /* by sentence: the person that it goes on about where it names nobody, or -1 */
};

typedef struct kz_finder {
    const kz_scene *scene;
    kz_people *people;
    const kz_named_posts *posts;  /* all that are named */
    uint32_t post;                /* those before it have been read */
    uint32_t *beside_of, *beside; /* by entity: where its posts are in `beside`, one more at the end */
    const kz_told_post *told;     /* what rules tell */
    uint32_t *told_of;            /* by post: which of them tells it of somebody, + 1; 0: none, or one beside */
    bool *used;                   /* by token: part of a post that has found its person */
    uint32_t entity;              /* the first entity that ends after `first` */
    int32_t topic;                /* the person that the sentence goes on about, or -1 */
    kz_spoken_post held;          /* the last post given or taken by a verb */
    kz_spoken_post left;          /* the last one that somebody left: «қызметінен босатылды» */
    kz_spoken_post set[KZ_POSTS_SET]; /* the last posts set to a name, «облыс әкімі Асан …», the latest first */
    uint32_t first, end;              /* the tokens in hand: a sentence, or a piece of a very long one */
    uint32_t sentence;
} kz_finder;

/* Takes a piece of the sentence in hand, from token `first` on; pieces come in order. */
void kz_finder_take(kz_finder *f, const kz_subjects *subjects, uint32_t sentence, uint32_t first);

static inline int32_t kz_finder_person(const kz_finder *f, uint32_t token) {
    int32_t e = f->scene->entity_of[token];
    return kz_is_person(f->scene, e) ? e : -1;
}

static inline kz_slice kz_finder_word(const kz_finder *f, uint32_t token) {
    return kz_token_lower(f->scene->s, token);
}

static inline bool kz_finder_sign(const kz_finder *f, uint32_t token, const char *sign) {
    return kz_token_is(f->scene->s, token, (kz_slice){sign, (uint32_t)strlen(sign)});
}

/* The kz_link_kind of a word, UINT32_MAX if it has none. */
static inline uint32_t kz_finder_link_kind(const kz_finder *f, uint32_t token) {
    return token < f->end ? kz_table_value(&kz_post_links, kz_finder_word(f, token), UINT32_MAX) : UINT32_MAX;
}

static inline bool kz_finder_link(const kz_finder *f, uint32_t token, kz_link_kind kind) {
    return kz_finder_link_kind(f, token) == (uint32_t)kind;
}

/* A word that ties the post before it to a person. */
static inline bool kz_finder_ties(const kz_finder *f, uint32_t token) {
    uint32_t link = kz_finder_link_kind(f, token);
    return link == KZ_LINK_HOLDING || link == KZ_LINK_QUITTING || link == KZ_LINK_ROLE || link == KZ_LINK_AWARD;
}

/* Whom the sentence is about, so that he holds the post of the phrase; an entity or -1. */
int32_t kz_holder_in_sentence(const kz_finder *f, const kz_phrase *post);

/* The person whom the paragraph is about, if the sentence, which names no holder, goes on about that one; else -1.
 * `first` is where the list of posts begins that ends with this one. */
int32_t kz_holder_before(const kz_finder *f, const kz_phrase *post, uint32_t first);

/* The person whom the entity, which may be -1, names; else who signs below a line with the post, or whom the paragraph
 * is about. */
int32_t kz_holder_of(const kz_finder *f, int32_t entity, const kz_phrase *post, uint32_t first);

/* Where a list of posts begins, with the body before its first: «(… газетінде) тілші, …». */
uint32_t kz_list_start(const kz_finder *f, const kz_phrase *posts);

/* Adds the post to the person, unless it is -1, and marks its words as used. */
kz_position kz_finder_give(kz_finder *f, int32_t person, const kz_phrase *phrase);

/* Which posts stand beside which name, and which are told of somebody otherwise. */
void kz_arrange_told(kz_finder *f, const kz_told_posts *told);

/* Gives the posts of a sentence that do not stand beside a name. */
void kz_give_told_posts(kz_finder *f);

/* «институттың (маманы)», but not «сектор (меңгерушісі)» */
bool kz_has_genitive_body(const kz_finder *f, const kz_phrase *post);
/* «(институттың маманы,) ғылыми хатшысы»: an office without an outer post in its title, which may share a body. */
bool kz_has_plain_title(const kz_finder *f, const kz_phrase *post);
/* «сол басқарманың (басшысы)»: the body that was named with that noun. «(Институтта бастап,) сонда (қызметкер болды)»:
 * the body of this sentence that was named last. */
void kz_resolve_pointed(const kz_finder *f, kz_phrase *post);
/* «(басқарма басшысы Асан мен) басшының орынбасары (Болат)»: the position with the body of the office named last. */
kz_position kz_with_body_of_last(const kz_finder *f, const kz_phrase *post, kz_position position);
/* «… университетінің директоры және бас редакторы»: one body for both. */
void kz_share_body(const kz_phrase *from, kz_phrase *to);
/* The persons of «депутаттар Асан Серіков пен Әлия Оспан» after the first one. */
void kz_give_to_others(kz_finder *f, uint32_t entity, const kz_phrase *post);
/* «(А, Б және В облыстарының әкімдері) Г, Д және Е»: as many persons as bodies hold the post one each. */
bool kz_give_each_a_body(kz_finder *f, uint32_t entity, const kz_phrase *post);

/* Notes the post that somebody named in the sentence leaves. */
void kz_note_leaving(kz_finder *f);

/* Gives the post that was spoken of last, or that of whom the sentence names, to who comes in its holder's place. */
void kz_give_place_of_another(kz_finder *f);

static inline void kz_speak_of(const kz_finder *f, kz_spoken_post *which, kz_position position, uint32_t end) {
    *which = (kz_spoken_post){position, end, f->sentence};
}

bool kz_finder_third_person(const kz_finder *f, uint32_t token);

#endif
