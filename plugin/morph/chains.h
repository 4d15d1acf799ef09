/* Inside the stage: chains of endings of nominals, for what need not know more of a word. */
#ifndef KZ_MORPH_CHAINS_H
#define KZ_MORPH_CHAINS_H

#include "morph/walk.h"

/* Number, person, case, and what stands behind them. */
typedef struct kz_chain {
    uint16_t start, plural_end, possessive_end; /* bytes of the form; both ends are the start where there is none */
    uint8_t possessor, case_;                   /* as in kz_reading */
    uint8_t marks;                              /* KZ_MARK_ */
    uint8_t begins;                             /* KZ_BEGINS_ */
    uint8_t cost;
    uint8_t misfit; /* what the first ending breaks after the stem: from KZ_COST_ASSIMILATION on not harmony alone */
    bool plural;
} kz_chain;

/* The chains that the form of the walk may end in, the shortest first and of these the cheapest; returns how many there
 * are. The stems before them have `least` bytes. */
enum { KZ_MAX_CHAINS = 24 };
uint32_t kz_chains_of(kz_walk *w, uint32_t least, kz_chain *out);

/* What the chain says of the form, of whose stem nothing is known yet: it ends where the chain begins or, where that is
 * after a hyphen, before. */
kz_reading kz_chain_reading(const kz_chain *chain, uint32_t stem_end);

#endif
