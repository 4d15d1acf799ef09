/* Inside the stage: what the files that make readings share. A reader walks from the end of a word (walk.c,
 * readings.c), meets stems on its way (reading_stems.c) and keeps what they say (reading_list.c). */
#ifndef KZ_MORPH_READER_H
#define KZ_MORPH_READER_H

#include "morph/readings.h"
#include "morph/stems.h"

_Static_assert(KZ_MORPHS < 256, "a row fits into kz_word_reading");

typedef struct kz_reader {
    kz_walk walk;
    uint32_t traits;
    uint32_t hyphen;   /* where the last part of a compound begins, 0 if there is none */
    uint32_t compound; /* where the second part of a compound in one word begins, while such a one is looked for */
    bool adjective;    /* … whose first part asks for an adjective */
    bool guessing;
    kz_word_reading *out;
    uint32_t n, max;
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
/* A name in the nominative whose end tells what it is; false if it tells nothing. */
bool kz_name_as_it_is(kz_slice lower, kz_name_form *out);

#endif
