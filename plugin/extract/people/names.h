/* Which mentions name the same person. Inner header of the stage. */
#ifndef KZ_EXTRACT_PEOPLE_NAMES_H
#define KZ_EXTRACT_PEOPLE_NAMES_H

#include "extract/people/scene.h"

/* Joins the PERSON entities into persons, in the order of first mention, without their posts; fills
 * scene->person_of. */
void kz_join_names(kz_scene *scene, kz_people *out);

#endif
