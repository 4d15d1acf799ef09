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

typedef enum kz_time_type { KZ_TIME_DATE, KZ_TIME_TIME, KZ_TIME_DURATION, KZ_TIME_SET } kz_time_type;
const char *kz_time_type_name(kz_time_type type); /* DATE, TIME, DURATION, SET */

/* Local time. Years as in ISO 8601: 0 is 1 BC, -43 is 44 BC. month is 0 where there is no place on the calendar. */
typedef struct kz_instant {
    int32_t year;
    uint8_t month, day, hour, minute;
} kz_instant;
enum { KZ_INSTANT_ROOM = 32 };
/* Writes 2021-03-15T09:30 and its end; returns its length. */
uint32_t kz_instant_write(const kz_instant *instant, char out[KZ_INSTANT_ROOM]);

typedef struct kz_time {
    kz_span span;
    uint32_t first, end; /* tokens */
    kz_slice value;      /* TIMEX3 value */
    /* The first instant, and the first one after it: a day finishes where the next one begins, a clock time a minute
     * later. Both or neither. A morning is 6–12, an afternoon 12–18, a day's light 6–18, an evening 18–24, a night
     * 22–6; spring begins in March, a winter belongs to the year of its December; the 20th century is 1901–2000. */
    kz_instant begin, finish;
    uint8_t type;
    bool holiday; /* the words name a holiday: Жеңіс күні */
} kz_time;
typedef KZ_VEC(kz_time) kz_times;

/* In order, not overlapping. `published` is the day that relative expressions are counted from. */
void kz_find_times(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, kz_date published, kz_times *out);

#endif
