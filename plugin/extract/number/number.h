/* Numbers with their values: digits, words and both, with what they count. */
#ifndef KZ_EXTRACT_NUMBER_H
#define KZ_EXTRACT_NUMBER_H

#include "segment/segment.h"

typedef enum kz_number_kind {
    KZ_NUM_CARDINAL,
    KZ_NUM_ORDINAL,
    KZ_NUM_PERCENT,
    KZ_NUM_MONEY,
    KZ_NUM_QUANTITY
} kz_number_kind;
const char *kz_number_kind_name(kz_number_kind kind); /* cardinal, ordinal, percent, money, quantity */

/* How a value is meant, as MOD of TIMEX3. */
typedef enum kz_mod {
    KZ_MOD_NONE,
    KZ_MOD_APPROX,
    KZ_MOD_MORE_THAN,
    KZ_MOD_LESS_THAN,
    KZ_MOD_EQUAL_OR_MORE,
    KZ_MOD_EQUAL_OR_LESS
} kz_mod;
const char *kz_mod_name(kz_mod mod); /* APPROX and so on; NULL for none */

typedef struct kz_number {
    kz_span span;        /* as the record gives it */
    uint32_t first, end; /* tokens [first, end) */
    uint32_t value_end; /* tokens [first, value_end) are the bare number: «үш» of «үш жыл» or of «үш теңге» */
    uint32_t counts_from; /* the token where what it counts may begin; 0 if an ending of its own parts the two */
    uint32_t bare_end; /* of the span without the noun that is counted: «үш» of «үш кітап»; measures stay */
    double value;
    uint8_t kind;
    uint8_t mod; /* kz_mod: «100-ден астам», «кемінде 100» */
    bool approximate;
    bool range;        /* the lower end of one, whose upper end is the next number */
    bool measured;     /* its unit is a measure, no counted noun */
    bool spelled;      /* in words, at least in part */
    kz_slice unit;     /* quantity: UCUM or SI symbol, or the counted noun's dictionary form; else empty */
    kz_slice currency; /* money: ISO 4217; else empty */
    kz_slice noun;     /* cardinal: the dictionary form of what is counted, from kz_find_counted; else empty */
    kz_span noun_span; /* its words as they stand, with their endings */
} kz_number;
typedef KZ_VEC(kz_number) kz_numbers;

/* Every number of the text, those inside dates and names too (the document leaves these out of its list later).
 * Spans are in order and do not overlap, but two numbers may share a token: «екі-үш», 4-5. Left out are scores, codes
 * (COVID-19), signs of lists, and «бір» where it is an article. Rules and words are in data/numbers/. */
void kz_find_numbers(kz_arena *arena, const kz_segments *s, kz_numbers *out);

/* Gives cardinals their nouns, by the tagger: of «үш балалар бақшасында» it is
 * «балалар бақшасы», of «85-тен астам жас маманды» «маман». */
void kz_find_counted(kz_arena *arena, const kz_segments *s, kz_numbers *numbers);

/* Reads a number that stands alone, in words, digits or both, in any form: «екі мың он тоғыз», «үшінші», «742,3 млрд»,
 * XXI (an ordinal). false if the text is anything else. *ordinal may be NULL. */
bool kz_read_number(kz_arena *arena, kz_slice text, double *value, bool *ordinal);

#endif
