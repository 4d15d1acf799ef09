/* How words may stand inside a name before its head. */
#ifndef KZ_EXTRACT_ENTITY_INSIDE_H
#define KZ_EXTRACT_ENTITY_INSIDE_H

#include "extract/entity/head.h"

/* Whether a word may stand inside a name before the token right of it. */
bool kz_fits_inside(const kz_head *h, uint32_t token);
/* A word that may be part of a topic in small letters: экономика, бюджеттік, жоспарлау, ғылыми-зерттеу. */
bool kz_is_topic_word(const kz_head *h, uint32_t token);
/* From a heading in capitals into the sentence behind it, or the other way round. */
bool kz_changes_voice(const kz_finder *f, uint32_t token);
/* Links of a menu: Бөлімдер Байланыс Қауымдастық порталы. */
bool kz_ends_link(const kz_head *h, uint32_t token);
/* Американдық Moderna компаниясы, and not Мұсылман фракциясы. */
bool kz_is_foreigner(const kz_finder *f, uint32_t token);
/* В тобы, А командасы: a letter tells one of several and is no name. */
bool kz_is_lone_letter(const kz_finder *f, uint32_t token);

/* Writes the kinds of the words before the head into the parts, as far to the left as a name may reach. */
void kz_mark_inside(const kz_head *h);

#endif
