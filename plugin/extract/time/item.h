/* What the patterns of time expressions are matched against: numbers, words of data/times and signs, with endings. */
#ifndef KZ_EXTRACT_TIME_ITEM_H
#define KZ_EXTRACT_TIME_ITEM_H

#include "extract/time/time.h"
#include "extract/time/time_table.h"
#include "morph/morph.h"

typedef struct kz_item {
    kz_terminals is; /* empty for a word that means nothing here */
    kz_span span;
    uint32_t first, end; /* tokens; several items may lie in one: наурыз-сәуір */
    double number;
    int8_t value; /* of a word: see data/times/words.tsv */
    uint8_t case_;
    uint8_t hour, minute; /* of a clock time */
    bool possessive, plural, attributive;
    bool bare;           /* in its dictionary form */
    bool leads_sentence; /* the first one */
    bool capital;        /* a capital that does not come from the sentence's start */
    kz_date date;        /* of a date in digits */
} kz_item;
typedef KZ_VEC(kz_item) kz_items;

static inline bool kz_item_is(const kz_item *item, uint32_t terminal) {
    return item->is.bits[terminal / 64] >> terminal % 64 & 1;
}

/* The items of tokens [first, end). *number is the first number that does not lie before them, and is moved on. */
void kz_time_items(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, uint32_t *number, uint32_t first,
                   uint32_t end, kz_items *out);

#endif
