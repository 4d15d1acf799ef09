/* Inside the stage: the way from the end of a word over its endings to the stems before them. All that takes words
 * apart goes this way: kz_readings over every ending, kz_analyse and what is about names over those of nominals. */
#ifndef KZ_MORPH_WALK_H
#define KZ_MORPH_WALK_H

#include "morph/grammar_table.h"

enum {
    KZ_DEEPEST = 9,           /* endings of a word */
    KZ_COST_HARMONY = 9,      /* loans and foreign names break harmony freely */
    KZ_COST_ASSIMILATION = 40 /* assimilation less so: a slip of the writer */
};

/* How each prefix of the form ends, for what may follow it. */
typedef struct kz_prefix_sound {
    uint8_t class_;  /* KZ_CLASSES where no Cyrillic letter tells */
    uint8_t harmony; /* bits: 1 back, 2 front */
    uint8_t letters;
    bool vowel; /* there is one in it */
} kz_prefix_sound;

typedef struct kz_walk kz_walk;

/* Called where a stem may stand: [0, at) in a state of the mask, before an ending that begins so; `depth` endings stand
 * behind it. */
typedef void kz_meeting(kz_walk *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth);

/* What a walk takes, and whom it calls. */
typedef struct kz_route {
    kz_meeting *meet;
    uint64_t states; /* to one of which the last ending leads */
    uint8_t kinds;   /* of endings, KZ_ROW_ */
    uint8_t deepest; /* endings at most */
    uint8_t least;   /* bytes of the shortest stem */
    bool strict;     /* only the ending next to the stem may break a rule */
} kz_route;

struct kz_walk {
    kz_slice form;
    uint32_t suffix_at; /* where an ending begins that is written apart, so that no ending begins before it; else 0 */
    uint32_t budget;    /* endings tried, so that a hostile word costs no more than a few real ones */
    kz_route route;
    void *context;                        /* of whom the route calls */
    const kz_morph *path[KZ_DEEPEST + 1]; /* the endings from the last to the first */
    uint16_t starts[KZ_DEEPEST + 1];      /* where each begins */
    uint32_t cost[KZ_DEEPEST + 1];        /* of that many endings, with the rules broken */
    uint32_t misfit;                      /* the rules that the ending met last breaks */
    uint32_t hashes[KZ_LONGEST_FORM + 1];
    kz_prefix_sound sounds[KZ_LONGEST_FORM + 1];
};

/* Makes a walk ready to go any routes: what the letters of the form tell, which is not longer than KZ_LONGEST_FORM. */
void kz_walk_listen(kz_walk *w, kz_slice form, uint32_t suffix_at);
/* Goes from the form's end on, with the endings without a letter; before the first ending, the stem is the form. */
void kz_walk_all(kz_walk *w, const kz_route *route, void *context);
/* Goes from byte `end` on; the first stem stands before an ending. */
void kz_walk_from(kz_walk *w, uint32_t end, const kz_route *route, void *context);

#endif
