/* Inside the stage: the sounds at the end of a stem, and the walk over all chains of endings that a form may end in. */
#ifndef KZ_MORPH_WALK_H
#define KZ_MORPH_WALK_H

#include "morph/morph.h"
#include "morph/nominal_table.h"

/* The walk stands before byte `at` of the form: the bytes after it are the ending of the node's entries. */
typedef struct kz_walk {
    kz_slice form;
    uint32_t at;
    const kz_trie_node *trie, *node;
} kz_walk;

static inline kz_walk kz_walk_start(kz_slice form, const kz_trie_node *trie) {
    return (kz_walk){form, form.n, trie, trie};
}

/* Goes one byte to the left; false when no ending goes on so or the form is used up. */
static inline bool kz_walk_on(kz_walk *walk) {
    if (walk->at == 0)
        return false;
    uint8_t byte = (uint8_t)walk->form.at[walk->at - 1];
    const kz_trie_node *child = walk->trie + walk->node->child;
    for (const kz_trie_node *end = child + walk->node->children; child < end; child++) {
        if (child->byte == byte) {
            walk->node = child;
            walk->at--;
            return true;
        }
    }
    return false;
}

/* How a stem ends, for what may follow it. */
typedef struct kz_stem_sound {
    uint8_t class_;  /* index of the class of the last letter, KZ_CLASSES if it is no Cyrillic letter */
    uint8_t harmony; /* 1 back, 2 front, 0 where no vowel tells: у, и, acronyms */
    bool has_vowel;
    uint8_t letters; /* at most 255 */
} kz_stem_sound;

kz_stem_sound kz_sound_of(kz_slice stem);

/* Whether an ending with this `fits` follows the stem by all rules. */
bool kz_fits_well(uint16_t fits, kz_stem_sound sound);

/* How badly the chain fits the stem: 0 well; from KZ_MISFIT_SOUND on not the harmony alone is broken but the
 * assimilation of the sound; KZ_MISFIT_IMPOSSIBLE where the chain cannot stand. */
enum { KZ_MISFIT_SOUND = 30, KZ_MISFIT_IMPOSSIBLE = 255 };
uint8_t kz_misfit(const kz_chain *chain, kz_stem_sound sound);

#endif
