/* The walk from a head noun to where its name begins, over words with a capital. */
#ifndef KZ_EXTRACT_ENTITY_WALK_H
#define KZ_EXTRACT_ENTITY_WALK_H

#include "extract/entity/inside.h"

typedef struct kz_walk {
    const kz_finder *f;
    kz_head h;
    uint32_t at;    /* tokens from here on have been walked over */
    uint32_t start; /* where the name begins as far as is known; head if nowhere yet */
    uint32_t found; /* KZ_NEED_ bits of what was met */
    bool gap;       /* words in small letters stand before the head */
    bool called;    /* «атты» was met */
    bool area;      /* only a place or a capital may stand further left */
} kz_walk;

/* One step to the left; false where the walk ends. */
bool kz_walk_step(kz_walk *w);
/* The subject of a law right before its head, or its title before whose it is; false where there is none. */
bool kz_walk_law(kz_walk *w);

#endif
