/* Inside the stage: numbers in digits as they are written, and what stands behind them. */
#ifndef KZ_SPELL_FIGURE_H
#define KZ_SPELL_FIGURE_H

#include "segment/segment.h"
#include "spell/saying.h"

typedef enum kz_figure_kind {
    KZ_FIGURE_NUMBER,
    KZ_FIGURE_CODE,  /* leading zeros, or more digits than can be spelled */
    KZ_FIGURE_DOTTED /* 2.1.4 */
} kz_figure_kind;

typedef struct kz_figure {
    kz_span span;    /* the digits with what separates them */
    uint32_t end;    /* of the token: behind a hyphen that follows */
    kz_slice digits; /* without separators; in the arena where there were any */
    uint32_t scale;  /* how many are decimals */
    uint8_t kind;    /* kz_figure_kind */
    bool grouped;    /* thousands are set apart */
} kz_figure;

/* The digits of a token of kind KZ_T_NUMBER. */
bool kz_figure_at(kz_arena *arena, const kz_segments *s, uint32_t token, kz_figure *out);

/* The value of a whole number, or UINT32_MAX where it is none or a large one. */
uint32_t kz_figure_value(const kz_figure *f);
/* Can it be a year: four digits from 1000 on? */
bool kz_figure_is_year(const kz_figure *f);
/* 2,5 */
bool kz_figure_is_half(const kz_figure *f);
/* Says it as a cardinal. */
void kz_say_figure(kz_saying *said, kz_slice text, const kz_figure *f);
/* The value of up to nine digits. */
uint32_t kz_digits_value(kz_slice digits);

#endif
