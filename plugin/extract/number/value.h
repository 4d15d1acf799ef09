/* Atoms that make one value: «екі мың он тоғыз», «742,3 млрд», «екі бүтін оннан бес». */
#ifndef KZ_EXTRACT_NUMBER_VALUE_H
#define KZ_EXTRACT_NUMBER_VALUE_H

#include "extract/number/atom.h"

typedef struct kz_run {
    kz_span span;
    uint32_t first, end; /* tokens */
    uint32_t first_atom, end_atom;
    double value;
    double leading, multiplier; /* value == leading * multiplier when it is so built, else multiplier is 0 */
    kz_tail ending;             /* of the last atom */
    bool spelled;               /* has a word in it */
    bool digits;                /* has digits in it */
    bool joined;                /* stands right after a hyphen or dash that follows the run before */
    bool decimal;               /* has decimals */
    bool counted, roman, dotted;
    bool many;     /* «жүздеген мың» */
    bool fraction; /* «үштен бірі» */
} kz_run;
typedef KZ_VEC(kz_run) kz_runs;

void kz_find_runs(kz_arena *arena, kz_slice lower, const kz_atoms *atoms, kz_runs *out);

#endif
