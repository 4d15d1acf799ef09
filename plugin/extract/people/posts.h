/* Which posts belong to which person. Inner header of the stage. */
#ifndef KZ_EXTRACT_PEOPLE_POSTS_H
#define KZ_EXTRACT_PEOPLE_POSTS_H

#include "extract/people/phrase.h"

/* Fills in what each sentence goes on about. */
void kz_find_topics(kz_subjects *subjects);

/* Fills in the positions of people whose names are joined. */
void kz_find_posts(const kz_subjects *subjects, const kz_told_posts *told, kz_people *people);

/* Adds a post to the person's, unless the person has the same office already; a fuller name of it replaces the
 * shorter one. */
void kz_add_position(kz_arena *arena, kz_person *person, kz_position position);

/* Whether two names of bodies, in small letters, may mean one: all words of one are in the other. */
bool kz_same_body(kz_slice a, kz_slice b);

#endif
