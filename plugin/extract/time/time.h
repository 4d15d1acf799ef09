/* Dates, clock times, durations and frequencies, with TIMEX3 values. */
#ifndef KZ_EXTRACT_TIME_H
#define KZ_EXTRACT_TIME_H

#include "extract/number/number.h"

typedef struct kz_date {
    int32_t year; /* 0: no date is known; relative times then get PAST_REF, PRESENT_REF, FUTURE_REF or XXXX forms */
    uint8_t month, day;
} kz_date;

/* Reads YYYY-MM-DD; false if it is not a day of the calendar. */
bool kz_date_read(kz_slice text, kz_date *out);
/* Days of a month, 1 to 12. */
uint8_t kz_days_in_month(int32_t year, uint8_t month);

typedef struct kz_time {
    kz_span span;
    uint32_t first, end; /* tokens */
    kz_slice value;      /* TIMEX3 value */
} kz_time;
typedef KZ_VEC(kz_time) kz_times;

/* In order, not overlapping. `published` is the day that relative expressions are counted from. */
void kz_find_times(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, kz_date published, kz_times *out);

#endif
