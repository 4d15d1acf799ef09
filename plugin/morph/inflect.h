/* Forms from features: the grammar of data/morph/ read from the stem outwards. */
#ifndef KZ_MORPH_INFLECT_H
#define KZ_MORPH_INFLECT_H

#include "morph/readings.h"

enum { KZ_FORM_ROOM = 512, KZ_LONGEST_LEMMA = 256 };

/* The form of a lemma with these features, into out (KZ_FORM_ROOM bytes of room); returns its length, 0 if there is no
 * such form (or the lemma is empty or longer than KZ_LONGEST_LEMMA).
 *
 * The lemma is written as it is to stand: Асқар Мырзахметов, 2019, АҚШ, бар (a verb is its stem; бару is taken too).
 * Only the last word takes endings; a number or an acronym gets them after a hyphen, by how it is read, and a quoted
 * name right after its quotation mark («Нұр Отан»ға). `upos` chooses where the features do not: KZ_POS_X leaves the
 * choice. Features that are left out are the plain ones: nominative, singular, third person, indicative. */
uint32_t kz_inflect(kz_slice lemma, uint8_t upos, uint64_t feats, char *out);

/* The same for what keeps its letters and is read as `spoken`, a word in lower case: 15:30 is отыз, so 15:30-да. */
uint32_t kz_inflect_as(kz_slice written, kz_slice spoken, uint8_t upos, uint64_t feats, char *out);

#endif
