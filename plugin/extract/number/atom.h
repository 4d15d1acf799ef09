/* The smallest parts of a number as it is written: a group of digits, a number word, a Roman numeral. */
#ifndef KZ_EXTRACT_NUMBER_ATOM_H
#define KZ_EXTRACT_NUMBER_ATOM_H

#include "extract/number/match.h"
#include "segment/segment.h"

typedef struct kz_atom {
    kz_span span;      /* with the ending */
    uint32_t bare_end; /* without it */
    uint32_t token;
    double mantissa; /* the value is mantissa / 10^scale */
    uint8_t scale;
    uint8_t role; /* kz_number_role */
    kz_tail ending;
    bool joined;  /* a hyphen or dash stands right between the atom before and this one */
    bool counted; /* «8-» of «8-сынып»: an ordinal by the hyphen and the noun after it */
    bool roman;
    bool dotted;   /* an abbreviation with its full stop after the span */
    uint32_t word; /* the entry of kz_number_words, UINT32_MAX if it is none */
} kz_atom;
typedef KZ_VEC(kz_atom) kz_atoms;

/* Atoms of the tokens from `token` on, in order, up to the end of a sentence that has some, or up to so many that a
 * longer list makes no sense. Returns the token to go on with. */
uint32_t kz_find_atoms(kz_arena *arena, const kz_segments *s, uint32_t token, kz_atoms *out);

/* Adds the atoms of one word (with its hyphens, lower case), which is `token`. `alone`: nothing else than a number is
 * expected, so that «жүзі» is no face. */
void kz_word_atoms(kz_arena *arena, kz_slice lower, kz_span word, uint32_t token, bool alone, kz_atoms *out);

/* kz_read_tail of an ending as digits have it: of a collective only its last letter may be written, «2-уі» (екеуі). */
bool kz_read_digit_tail(kz_slice tail, kz_tail *out);

/* Digits at `at`, at most up to `limit`: the end, or 0 if they are no number (15.03.2021, 2.1.4). `fraction`: digits
 * like 225.619 are decimals, not thousands. */
uint32_t kz_read_digits(kz_slice text, uint32_t at, uint32_t limit, bool fraction, double *mantissa, uint8_t *scale);

#endif
