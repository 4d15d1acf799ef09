/* Who said it: the person the text is about at each moment, and posts that stand for persons. Inner header. */
#ifndef KZ_EXTRACT_PEOPLE_SPEAKER_H
#define KZ_EXTRACT_PEOPLE_SPEAKER_H

#include "extract/people/speech.h"

enum { KZ_HOLDERS = 4 };

/* The last persons named among those with one post, the latest first. */
typedef struct kz_holders {
    uint32_t head;              /* number of the head noun */
    int32_t person[KZ_HOLDERS]; /* -1 where there are fewer */
    kz_slice body[KZ_HOLDERS];  /* in small letters */
} kz_holders;

typedef struct kz_talk {
    const kz_scene *scene;
    const kz_named_posts *posts;
    const kz_people *people;
    KZ_VEC(kz_holders) holders;
    uint32_t *holders_of; /* by head noun: which of `holders`, from 1 on; 0 where nobody has held it */
    int32_t centre;       /* the person spoken of last as a subject, or -1 */
    bool centre_is_own;   /* the paragraph at hand has set it */
    uint32_t entity;      /* entities before it have been seen */
    uint32_t sentence;    /* sentences before it have been read */
} kz_talk;

void kz_talk_init(kz_talk *talk, const kz_scene *scene, const kz_named_posts *posts, const kz_people *people);

/* Reads on up to the sentence that holds this token. Sentences in spoken words are passed over: `spoken` is by token.
 */
void kz_talk_read(kz_talk *talk, uint32_t token, const bool *spoken);

/* The speaker of this stretch, -1 if nobody can be named; he becomes the centre. */
int32_t kz_speaker_of(kz_talk *talk, const kz_speech *speech, int32_t previous);

typedef enum kz_pick {
    KZ_FIRST,         /* the first person */
    KZ_FIRST_SUBJECT, /* the same without those named for somebody else's sake: «әкесі Ермек» */
    KZ_LAST
} kz_pick;
/* The person in the nominative named in [from, end), -1 if there is none. */
int32_t kz_named_in(const kz_talk *talk, uint32_t from, uint32_t end, kz_pick pick);

#endif
