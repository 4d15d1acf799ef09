/* Inside the stage: what the files that make readings share. A reader goes over the endings from the end of a word
 * (readings.c), meets stems on its way (reading_stems.c) and keeps what they say (reading_list.c). */
#ifndef KZ_MORPH_READER_H
#define KZ_MORPH_READER_H

#include "morph/lexicon.h"
#include "morph/readings.h"
#include "morph/walk.h"

enum {
    KZ_DEEPEST = 9,           /* endings of a word */
    KZ_LEAST_STEM = 2,        /* bytes */
    KZ_COST_HARMONY = 9,      /* loans and foreign names break harmony freely */
    KZ_COST_ASSIMILATION = 40 /* assimilation less so: a slip of the writer */
};

/* How each prefix of the form ends, for what may follow it. */
_Static_assert(KZ_MORPHS < 256, "a row fits into kz_word_reading");

typedef struct kz_prefix_sound {
    uint8_t class_;  /* KZ_CLASSES where no Cyrillic letter tells */
    uint8_t harmony; /* bits: 1 back, 2 front */
} kz_prefix_sound;

typedef struct kz_reader {
    kz_slice form;
    uint32_t traits;
    uint32_t suffix_at; /* where an ending after a hyphen or a digit begins, 0 if there is none */
    uint32_t hyphen;    /* where the last part of a compound begins, 0 if there is none */
    uint32_t
        compound;   /* where the second part of a compound in one word begins, while such a one is looked for, else 0 */
    bool adjective; /* … whose first part asks for an adjective */
    uint32_t budget;
    bool guessing;
    kz_word_reading *out;
    uint32_t n, max;
    const kz_morph *path[KZ_DEEPEST + 1]; /* the endings from the last to the first */
    uint16_t starts[KZ_DEEPEST + 1];      /* where each begins */
    uint32_t cost[KZ_DEEPEST + 1];
    uint32_t hashes[KZ_LONGEST_FORM + 1];
    kz_prefix_sound sounds[KZ_LONGEST_FORM + 1];
} kz_reader;

/* Keeps the list sorted; of two readings that say the same the better stays. */
void kz_keep_reading(kz_reader *w, const kz_word_reading *r);
/* Takes out what is no reading beside better ones. */
void kz_drop_broken(kz_reader *w);
void kz_drop_guesses(kz_reader *w);
void kz_drop_passives(kz_reader *w);

/* The stems [0, at) in these states, before an ending that begins so; `depth` endings stand behind them. */
void kz_meet(kz_reader *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth);
/* Compounds in one word, tried from the one with the longest first part on (`at` is where to go on, form.n at first);
 * false where there is no more. */
bool kz_next_compound(kz_reader *w, uint32_t *at);
/* Case=Nom where the reading is a nominal without another case, else 0. */
uint64_t kz_nominative_of(const kz_word_reading *r);
/* The letter that a voiced final stands for before a vowel, as UTF-8; NULL if it is none. */
const char *kz_unvoiced(kz_slice last);

#endif
