/* The name of a body, read to the left from where its post's title begins. Inner header of the stage. */
#ifndef KZ_EXTRACT_PEOPLE_BODY_H
#define KZ_EXTRACT_PEOPLE_BODY_H

#include "extract/people/scene.h"

enum {
    KZ_STOP_AT_NAMES = 1 << 0,         /* at named bodies and places */
    KZ_STOP_AT_ORGANISATIONS = 1 << 1, /* at named bodies only */
    KZ_STOP_AT_BODIES = 1 << 2,        /* at common nouns of bodies (мектеп, аурухана) */
    KZ_STOP_AT_GENITIVES = 1 << 3,
    KZ_STOP_AT_PLACES = 1 << 5, /* at common nouns of places (облыс, қала) */
    KZ_TAKE_PERSONS = 1 << 4    /* a person's name may be the name of a prize */
};

/* The first token of the words that hang on what begins at token `end` by izafet, genitive or as adjectives; `end`
 * where there are none. No further to the left than `limit`. */
uint32_t kz_body_start(const kz_scene *scene, uint32_t end, uint32_t limit, uint32_t stops);

/* The same for what hangs on the word `last`, which is read as part of the body whatever its case is. */
uint32_t kz_body_start_before(const kz_scene *scene, uint32_t last, uint32_t limit);

/* KZ_BODY_ANY, KZ_BODY_OFFICE or KZ_BODY_PLACE for the noun that the token is a form of, -1 if it is no noun of a body.
 */
int32_t kz_body_kind(const kz_scene *scene, uint32_t token);

/* және, мен, пен, бен, in small letters. */
bool kz_is_coordinator(kz_slice word);

/* A word that can never belong to a body or a title: a connective, a pronoun, a verb form. */
bool kz_breaks_phrase(const kz_scene *scene, uint32_t token);

#endif
