/* The walk from a head noun to where its name begins. */
#ifndef KZ_EXTRACT_ENTITY_WALK_H
#define KZ_EXTRACT_ENTITY_WALK_H

#include "extract/entity/parts.h"

/* Among the KZ_NEED_ bits of what was met: «атындағы», «жөніндегі». */
enum { KZ_FOUND_NAMED = 1 << 24, KZ_FOUND_SUBJECT = 1 << 25 };

typedef struct kz_walk {
    kz_finder *f;
    uint32_t first; /* of the sentence */
    uint32_t head;  /* first token of the head */
    uint32_t last;  /* its last token */
    uint32_t value; /* in kz_name_heads */
    uint32_t at;    /* tokens from here on have been walked over */
    uint32_t start; /* where the name begins as far as is known; head if nowhere yet */
    uint32_t topic; /* where the topic in small letters begins; head if there is none */
    uint32_t found; /* KZ_NEED_ bits of what was met */
    bool joined;    /* over an «and» */
    bool gap;       /* a near head has words in small letters before it */
    bool broken;    /* a word in small letters stands left of one with a capital */
    bool called;    /* «атты» was met */
    bool official;  /* begins with a body of the state under its full name */
    bool land;      /* begins with a state */
    bool area;      /* only a place or a capital may stand further left */
} kz_walk;

/* One step to the left; false where the walk ends. */
bool kz_walk_step(kz_walk *w);

#endif
