/* Inside the stage: the lexicon with what the public bits do not show. */
#ifndef KZ_MORPH_LEXICON_H
#define KZ_MORPH_LEXICON_H

#include "morph/lexicon_table.h"
#include "morph/morph.h"

/* The entry's value, or 0: KZ_LEX_ bits, and how usual the stem is (0 to 7) from KZ_FREQUENCY_SHIFT on. */
uint32_t kz_lexicon_entry(kz_slice stem, uint32_t hash);

#endif
