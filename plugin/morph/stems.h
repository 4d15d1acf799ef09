/* Inside the stage: the stems of the lexicon that a written one may stand for. */
#ifndef KZ_MORPH_STEMS_H
#define KZ_MORPH_STEMS_H

#include "morph/lexicon.h"
#include "morph/walk.h"

typedef struct kz_known_stem {
    uint32_t entry; /* of the lexicon */
    uint8_t change; /* kz_stem_change */
} kz_known_stem;

/* The entries for the bytes [head, at) of the form before an ending that begins so, as they are written first; each
 * change once. Only those that may be in one of the states are looked for. Returns how many there are. */
enum { KZ_MOST_STEMS = 4 };
uint32_t kz_stems_of(const kz_walk *w, uint32_t head, uint32_t at, uint64_t states, uint32_t begins,
                     kz_known_stem *out);

/* қ, к, п: what a vowel makes voiced. */
bool kz_is_voiceless(kz_slice last);
/* The letter that a voiced final stands for before a vowel, as UTF-8; NULL if it is none. */
const char *kz_unvoiced(kz_slice last);

#endif
