/* Kazakh letters put back where a text was typed on a Russian keyboard: «казак тили» is «қазақ тілі».
 *
 * Each word is read in the likeliest ways (model.h), those that the lexicon and the grammar know before those that they
 * do not. Where the best ways are too close, the letters in which they differ stay as they are typed, and the word is
 * told as a doubt. Lines that are not Kazakh
 * stay; in a line that has Kazakh letters, those that it has are taken to be typed wherever they are meant. */
#ifndef KZ_RESTORE_RESTORE_H
#define KZ_RESTORE_RESTORE_H

#include "text/text.h"

/* A word that may be several: the letters in which they differ were left as they are typed. */
enum { KZ_CHOICES = 2 };
typedef struct kz_doubt {
    kz_span span;                 /* in the text after */
    kz_slice choices[KZ_CHOICES]; /* the likeliest first */
} kz_doubt;
typedef KZ_VEC(kz_doubt) kz_doubts;

/* The text with its letters (text.at itself where nothing changed), the edits that lead to it (all of KZ_RULE_RESTORE)
 * and the doubts. The text must be valid UTF-8. A second run leaves the text as it is but for a rare unknown word.
 * Linear in time and memory. */
kz_slice kz_restore(kz_arena *arena, kz_slice text, kz_edits *edits, kz_doubts *doubts);

#endif
