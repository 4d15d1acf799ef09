/* Expressions of time as they are put together: first single patterns, then what stands side by side. */
#ifndef KZ_EXTRACT_TIME_CHUNK_H
#define KZ_EXTRACT_TIME_CHUNK_H

#include "extract/time/item.h"

enum {
    KZ_UNIT_SECOND,
    KZ_UNIT_MINUTE,
    KZ_UNIT_HOUR,
    KZ_UNIT_DAY,
    KZ_UNIT_WEEK,
    KZ_UNIT_MONTH,
    KZ_UNIT_QUARTER,
    KZ_UNIT_HALF,
    KZ_UNIT_YEAR,
    KZ_UNIT_DECADE,
    KZ_UNIT_CENTURY,
    KZ_UNITS
};
enum { KZ_PART_NONE, KZ_PART_MORNING, KZ_PART_DAY, KZ_PART_AFTERNOON, KZ_PART_EVENING, KZ_PART_NIGHT };

/* «сол жылы»: stands for the year that was named last, until that is looked up. */
enum { KZ_TOLD_YEAR = 100000 };

/* A place in the calendar, as exactly as it is known; 0 is unknown. */
typedef struct kz_moment {
    int32_t year;
    uint8_t millennium, century; /* the third and the 21st */
    uint16_t decade;             /* its first three digits; below 10 without a century (the sixties: 6) */
    uint8_t half, quarter, season, month, week, day, weekday, part;
    uint8_t piece, pieces; /* the second of two: the second half of a month or a century */
    bool bc;               /* before our era */
    bool clock;
    uint8_t hour, minute;
} kz_moment;

typedef enum kz_chunk_kind {
    KZ_CHUNK_NONE,
    KZ_CHUNK_MOMENT,
    KZ_CHUNK_WEAK, /* a moment only if a year stands before it */
    KZ_CHUNK_RANGE,
    KZ_CHUNK_PAIR, /* two moments of their own */
    KZ_CHUNK_DURATION,
    KZ_CHUNK_DURATIONS, /* two, as a pair */
    KZ_CHUNK_SET,
    KZ_CHUNK_WEEKLY,
    KZ_CHUNK_SAME, /* the same period in moment.year; `named`: the period is the last one named */
    KZ_CHUNK_REF
} kz_chunk_kind;

typedef struct kz_chunk {
    uint32_t first, end;        /* items */
    uint32_t first_end, second; /* of two: where the first ends and the second begins */
    uint8_t kind, makes;
    bool named;
    kz_moment a, b;
    double amount[KZ_UNITS], other_amount; /* of a duration; of the first of two */
    uint8_t unit;                          /* of the last amount */
    bool unknown;                          /* some: бірнеше жыл */
    int8_t anchor;                         /* of a duration: it ends (-1) or begins (1) with today */
    uint32_t after;   /* the item behind «кейін» or «соң» that follows a duration; else 0 */
    bool plural;      /* of a weekday: every one */
    bool holiday;     /* the words name a holiday */
    const char *text; /* of a ref */
} kz_chunk;
typedef KZ_VEC(kz_chunk) kz_chunks;

/* The patterns of data/times, leftmost and longest first. */
void kz_time_match(kz_arena *arena, const kz_items *items, kz_date today, kz_chunks *out);
/* Puts together what stands side by side, in place. */
void kz_time_join(const kz_items *items, kz_date today, kz_chunks *chunks);

/* What relative expressions come to. `today` is known (its year is not 0). */
kz_date kz_date_plus(kz_date date, int32_t days);
kz_moment kz_moment_of_day(kz_date date);
kz_moment kz_moment_of_unit(kz_date today, int32_t offset, uint8_t unit);
/* A day of a week of the calendar; Monday is 1. */
kz_moment kz_moment_in_week(const kz_moment *week, uint8_t weekday);
/* The nearest month, season or weekday of that name before (-1), in (0) or after (1) the present one. */
kz_moment kz_moment_named(kz_date today, int32_t offset, const kz_moment *named);
/* The day, month or year that lies a duration before (-1) or after (1) today; false if it has no place in the calendar.
 */
bool kz_moment_away(kz_date today, int32_t direction, const kz_chunk *duration, kz_moment *out);
/* Gives the year that is most likely meant where none is said, in a sentence of that tense. */
void kz_moment_complete(kz_date today, uint32_t tense, kz_moment *moment);

/* Sets the hour: six in the evening is 18:00. */
void kz_moment_set_clock(kz_moment *moment, uint8_t hour, uint8_t minute, uint8_t part);
/* Makes a weekday the last day of that name, today included. */
void kz_moment_last_weekday(kz_date today, kz_moment *moment);
/* The same of the next one, or of today. */
void kz_moment_next_weekday(kz_date today, kz_moment *moment);
/* KZ_TENSE_*, from the words of the sentence from this token on (> 0). */
uint32_t kz_tense_after(const kz_segments *s, uint32_t token);

extern const char *const kz_part_names[]; /* TMO and the like, by KZ_PART_* */
void kz_write_moment(kz_buffer *out, const kz_moment *moment);
void kz_write_duration(kz_buffer *out, const kz_chunk *duration);
/* The amounts in years, months, weeks, days, hours, minutes and seconds: 1.5 years are a year and 6 months. */
void kz_duration_parts(const kz_chunk *duration, double amount[KZ_UNITS]);
/* The first month of a month, season, quarter or half. */
uint8_t kz_moment_first_month(const kz_moment *moment);
/* The first instant, and the first one after it; false if there is no place on the calendar. */
bool kz_moment_place(const kz_moment *moment, kz_instant *begin, kz_instant *finish);
bool kz_chunk_place(kz_date today, const kz_chunk *chunk, kz_instant *begin, kz_instant *finish);

#endif
