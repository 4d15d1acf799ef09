/* People with all their names and posts, and what they said. */
#ifndef KZ_EXTRACT_PEOPLE_H
#define KZ_EXTRACT_PEOPLE_H

#include "extract/entity/entity.h"

typedef struct kz_position {
    kz_slice head;         /* dictionary form of the head noun: орынбасар */
    kz_slice title;        /* «төрағасының бірінші орынбасары» */
    kz_slice organisation; /* nominative, "" where the text gives none */
    kz_span span;          /* of the whole phrase, organisation and title */
} kz_position;
typedef KZ_VEC(kz_position) kz_positions;

typedef KZ_VEC(kz_slice) kz_slices;
typedef KZ_VEC(uint32_t) kz_indices;

typedef struct kz_person {
    kz_slice name;     /* the fullest form, nominative */
    kz_slices aliases; /* the other forms in the text, nominative, in order of appearance */
    kz_positions positions;
    kz_indices mentions; /* entities */
} kz_person;
typedef KZ_VEC(kz_person) kz_people;

/* A post that something else than this stage has found, such as a rule: tokens of its title and of the body's name,
 * which is empty where none is named, and the person who holds it. */
typedef struct kz_given_post {
    uint32_t title, title_end;
    uint32_t body, body_end;
    uint32_t person;
} kz_given_post;
typedef KZ_VEC(kz_given_post) kz_given_posts;

/* What kind of word the head of a post is. */
typedef enum kz_post_kind {
    KZ_POST_OFFICE,
    KZ_POST_RANK,
    KZ_POST_DEGREE,
    KZ_POST_TITLE,
    KZ_POST_PRIZE,
    KZ_POST_PROFESSION,
    KZ_POST_KINDS
} kz_post_kind;
const char *kz_post_kind_name(kz_post_kind kind);

/* A post that the text names, whether or not it says who holds it. */
typedef struct kz_named_post {
    kz_span span;        /* of its body's name and its title */
    uint32_t first, end; /* tokens */
    uint8_t kind;        /* kz_post_kind */
    kz_position position;
    const struct kz_phrase *phrase; /* how this stage has read it */
} kz_named_post;
typedef KZ_VEC(kz_named_post) kz_named_posts;

/* The first that ends after the token; their number if none does. */
uint32_t kz_post_after(const kz_named_posts *posts, uint32_t token);
/* In order, not overlapping. */
void kz_find_named_posts(kz_arena *arena, const kz_segments *s, const kz_entities *entities, kz_named_posts *out);

/* A post that somebody has, by the rules of lua/kaztext/rules/holders.lua. */
typedef struct kz_told_post {
    uint32_t post; /* of the posts that are named */
    uint32_t last; /* the last one that is told together with it */
    uint32_t who;  /* a token of the holder's name; KZ_NOBODY: the one whom the sentence is about */
} kz_told_post;
typedef KZ_VEC(kz_told_post) kz_told_posts;
enum { KZ_NOBODY = UINT32_MAX };

/* Whom the sentences of a document are about. */
typedef struct kz_subjects kz_subjects;

/* In the order in which they are first named. Returns whom the sentences are about. */
const kz_subjects *kz_find_people(kz_arena *arena, const kz_segments *s, const kz_entities *entities,
                                  const kz_named_posts *posts, const kz_told_posts *told, kz_people *out);

/* Adds each to its person's posts, unless the person has it. Its head is the last word of the title; a post that this
 * stage has read in the same words has its body. */
void kz_add_posts(const kz_subjects *subjects, const kz_given_posts *posts, kz_people *people);

/* The person of whom these tokens of a sentence are said, as a post is that he holds: the one whom the sentence names,
 * else whom its paragraph is about; -1 if there is nobody. */
int32_t kz_subject_of(const kz_subjects *subjects, uint32_t first, uint32_t end);

/* The text of the tokens with the last one in the nominative: «облысының» as «облысы». */
kz_slice kz_in_nominative(const kz_segments *s, uint32_t first, uint32_t end);

/* Kinds of verbs of speech (де-; айт-; ата-) in their forms: finite, converb, participle. */
enum { KZ_SPEECH_FORMS = 3, KZ_SPEECH_VERBS = 9 };

typedef struct kz_found_verb {
    kz_span span;
    uint32_t first, end; /* tokens */
    uint8_t type;        /* the kind times KZ_SPEECH_FORMS and the form */
} kz_found_verb;
typedef KZ_VEC(kz_found_verb) kz_found_verbs;

/* say-finite, speak-converb … */
const char *kz_speech_verb_name(uint32_t type);
/* In order, not overlapping: of two that overlap the one that begins first, of those the longer one. */
void kz_find_speech_verbs(kz_arena *arena, const kz_segments *s, kz_found_verbs *out);

typedef struct kz_quote {
    kz_span span;    /* the words said, without quotes, dashes and the author's words */
    int32_t speaker; /* person, or -1 */
} kz_quote;
typedef KZ_VEC(kz_quote) kz_quotes;

/* What the rules of lua/kaztext/rules/speech.lua tell of a text, by token. */
typedef struct kz_speech_signs {
    uint32_t *author; /* of a mark that closes words said, of a dash: where the author's words begin; 0: it is none */
    bool *announces;  /* a colon or comma behind which words said stand */
} kz_speech_signs;

/* Direct speech in order of its start; a quote within a quote after the outer one. */
void kz_find_quotes(kz_arena *arena, const kz_segments *s, const kz_entities *entities, const kz_named_posts *posts,
                    const kz_people *people, const kz_speech_signs *signs, kz_quotes *out);

#endif
