/* Inside the stage: stems and endings where they meet, for what makes forms. */
#ifndef KZ_MORPH_JOINT_H
#define KZ_MORPH_JOINT_H

#include "morph/grammar_table.h"

/* A form that grows. */
typedef struct kz_growth {
    char at[KZ_LONGEST_FORM * 4];
    uint32_t n;
    uint8_t class_, harmony; /* of what endings follow: KZ_CLASSES none; 1 back, 2 front */
    bool verb;               /* nothing but the verb's stem yet */
    bool bare;               /* nothing but the stem yet */
    bool steady;             /* it stays as it is before vowels: банк, банкі */
    int32_t entry;           /* in the lexicon, -1 if it is not there */
} kz_growth;

/* A stem, lower case. How it is read is in `spoken` where its letters do not tell (6 is алты), else the same. */
void kz_growth_start(kz_growth *g, kz_slice stem, kz_slice spoken, bool verb);

/* Puts the ending of a row behind it; false where it cannot stand there. */
bool kz_growth_add(kz_growth *g, const kz_morph *row);

/* 1 back, 2 front: which endings a word takes. */
uint8_t kz_harmony_of(kz_slice word);

#endif
