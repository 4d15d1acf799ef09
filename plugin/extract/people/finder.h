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

typedef struct kz_finder {
    const kz_scene *scene;
    kz_people *people;
    const kz_named_posts *posts;  /* all that are named */
    uint32_t post;                /* those before it have been read */
    uint32_t *beside_of, *beside; /* by entity: where its posts are in `beside`, one more at the end */
    bool *used;                   /* by token: part of a post that has found its person */
    uint32_t entity;              /* the first entity that ends after `first` */
    int32_t topic;                /* the person the paragraph is about, or -1 */
    kz_spoken_post held;          /* the last post given or taken by a verb */
    kz_spoken_post set[KZ_POSTS_SET]; /* the last posts set to a name, «облыс әкімі Асан …», the latest first */
    uint32_t first, end;              /* the tokens in hand: a sentence, or a piece of a very long one */
    uint32_t sentence;
} kz_finder;

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
    return link == KZ_LINK_HOLDING || link == KZ_LINK_ROLE || link == KZ_LINK_AWARD;
}

/* Who holds the post of the phrase by the words of the sentence, an entity or -1. */
int32_t kz_holder_in_sentence(const kz_finder *f, const kz_phrase *post);

/* The same as a person; one whom the paragraph is about where the sentence goes on about that person. `first` is where
 * the list of posts begins that ends with this one. */
int32_t kz_holder_of(const kz_finder *f, const kz_phrase *post, uint32_t first);

/* Whether it is a sentence of a life story: it names nobody, but a year or «ол» says that it goes on about the
 * paragraph's person. */
bool kz_goes_on_about_topic(const kz_finder *f);

/* Adds the post to the person, unless it is -1, and marks its words as used. */
kz_position kz_finder_give(kz_finder *f, int32_t person, const kz_phrase *phrase);

/* Gives the posts of a sentence that no verb ties to somebody. */
void kz_give_predicates(kz_finder *f, kz_phrase *posts, uint32_t n);

/* Gives the post that was spoken of last to who comes in its holder's place. */
void kz_give_place_of_another(kz_finder *f);

bool kz_finder_third_person(const kz_finder *f, uint32_t token);
bool kz_finder_year(const kz_finder *f, uint32_t token);

#endif
