/* What stands beside a value: signs, measures, words that make it approximate, words that make it no number. */
#ifndef KZ_EXTRACT_NUMBER_CONTEXT_H
#define KZ_EXTRACT_NUMBER_CONTEXT_H

#include "extract/number/number.h"
#include "extract/number/value.h"

typedef struct kz_found {
    kz_number number;
    const kz_run *run;
    const kz_measure *measure; /* NULL if there is none */
    kz_tail ending;            /* of the last word of the span, an approximator left out */
    bool weak;                 /* «бір», an article unless something speaks for a number */
    bool part;                 /* «жарты», a number only before a measure */
    bool leans;                /* «200 оқушыға жуық»: the span holds what is counted */
    uint32_t bound_end;        /* where «көп» of «50-ден көп бала» ends; 0 if there is no such word */
    bool shared;               /* its kind comes from the number after it */
    bool dropped;
} kz_found;
typedef KZ_VEC(kz_found) kz_founds;

typedef struct kz_number_text {
    const kz_segments *s;
    const kz_atoms *atoms;
    const kz_runs *runs;
} kz_number_text;

/* Is the run at this index no number here («тоқсан сайын», «мың рахмет»)? */
bool kz_run_is_excluded(const kz_number_text *t, uint32_t run);

/* The number of a run with all that belongs to it. */
kz_found kz_number_in_context(const kz_number_text *t, uint32_t run);

/* The token that ends before byte `at` with only white space between, or UINT32_MAX; `token` starts at or after at. */
uint32_t kz_token_before(const kz_segments *s, uint32_t token, uint32_t at);

/* Gives the number the measure that stands at byte `at`, if one does and fits; its span then ends after it. */
bool kz_take_measure_at(const kz_number_text *t, kz_found *f, uint32_t at);

/* «секундына 25 метр»: sets the unit of the two words together. */
void kz_take_rate(const kz_segments *s, kz_found *f);

/* Does the word end as one in the dative or the ablative does? No other case is known. */
bool kz_ends_in_case(kz_slice word, uint8_t wanted);

#endif
