/* What stands around a word on its line. */
#ifndef KZ_REPAIR_CONTEXT_H
#define KZ_REPAIR_CONTEXT_H

#include "text/text.h"

typedef struct kz_neighbour {
    kz_script script; /* KZ_S_CYRILLIC or KZ_S_LATIN; KZ_S_NONE where there is no word or none that tells */
    bool capital;     /* it begins with one */
    bool beside;      /* nothing but one space lies between, and it is the very next word */
} kz_neighbour;

/* The nearest word on this side whose alphabet is plain; words of look-alikes are passed over. Looks at a bounded
 * stretch of the line. */
kz_neighbour kz_word_before(kz_slice text, uint32_t at);
kz_neighbour kz_word_after(kz_slice text, uint32_t at);

/* Whether a sentence or a line begins at `at`. */
bool kz_begins_sentence(kz_slice text, uint32_t at);

#endif
