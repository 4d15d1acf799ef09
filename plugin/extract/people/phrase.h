/* One post as a stretch of words: [body] [title] with its head noun last. Inner header of the stage. */
#ifndef KZ_EXTRACT_PEOPLE_PHRASE_H
#define KZ_EXTRACT_PEOPLE_PHRASE_H

#include "extract/people/scene.h"

typedef struct kz_phrase {
    const kz_post_head *head;
    kz_form form; /* of the head noun */
    uint32_t head_token;
    uint32_t first;    /* the first token: of the body, or of the title where no body is named */
    uint32_t body_end; /* the body is [first, body_end) */
    uint32_t title;    /* the title's first token; «Түркиядағы» may stand between it and the body */
    uint32_t end; /* after the title's last token, which is the head or «міндетін атқарушы» after it */
    bool located; /* the body stands in the locative before the title: «… газетінде (редактор)» */
    int32_t place; /* the entity that names the body in another case («… газетінде редактор»), or -1 */
} kz_phrase;

/* Reads the post whose head noun, in any case and number, is at `head`, no further to the left than `limit`; false if
 * there is none. */
bool kz_read_phrase_at(const kz_scene *scene, uint32_t head, uint32_t limit, kz_phrase *out);

/* «хатшының м.а.», «хатшы міндетін атқарушы»: a post that somebody only acts in and that ends right before token `end`.
 */
bool kz_read_acting(const kz_scene *scene, uint32_t end, uint32_t limit, kz_phrase *out);

/* The phrase in the record's form: title and body in the nominative. */
kz_position kz_position_of(const kz_scene *scene, const kz_phrase *phrase);

#endif
