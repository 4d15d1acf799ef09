/* Where on the calendar an expression lies: its first instant, and the first one after it. */
#include "extract/time/chunk.h"

#include <stdio.h>

enum { MINUTES = 60, DAY_MINUTES = 24 * MINUTES, MOST_MONTHS = 120000, MOST_DAYS = 3650000 };

typedef struct period {
    kz_date from, to; /* half-open; years as astronomers count them: 0 is 1 BC */
} period;

static kz_instant instant_at(kz_date day, int32_t minutes) {
    day = kz_date_plus(day, minutes / DAY_MINUTES);
    minutes %= DAY_MINUTES;
    return (kz_instant){day.year, day.month, day.day, (uint8_t)(minutes / MINUTES), (uint8_t)(minutes % MINUTES)};
}

/* Months are counted from 0 and may lie in a year before or after. */
static kz_date month_start(int32_t year, int32_t month) {
    int32_t carried = month >= 0 ? month / 12 : -((11 - month) / 12);
    return (kz_date){year + carried, (uint8_t)(month - carried * 12 + 1), 1};
}

/* The 5th century BC begins in 500 BC, which is -499; the 20th century in 1901. */
static int32_t first_year(const kz_moment *m) {
    enum { NINETEENTH_HUNDRED = 190 };
    if (m->decade)
        return 10 * (m->decade < 10 ? NINETEENTH_HUNDRED + m->decade : m->decade);
    int32_t hundreds = m->century ? 100 : 1000, nth = m->century ? m->century : m->millennium;
    if (nth)
        return m->bc ? 1 - nth * hundreds : (nth - 1) * hundreds + 1;
    return m->bc ? 1 - m->year : m->year;
}

static period years_of(const kz_moment *m) {
    int32_t year = first_year(m), years = m->decade ? 10 : m->century ? 100 : m->millennium ? 1000 : 1;
    if (m->century && !m->decade && (m->pieces == 2 || m->pieces == 4)) {
        years /= m->pieces;
        year += (m->piece - 1) * years;
    }
    return (period){{year, 1, 1}, {year + years, 1, 1}};
}

/* Halves of a month meet on the 16th, its thirds on the 11th and the 21st. */
static void take_piece(const kz_moment *m, period *p) {
    static const uint8_t starts[][5] = {{1, 16, 0}, {1, 11, 21, 0}};
    if (m->pieces < 2 || m->pieces > 3 || !m->month || m->piece < 1 || m->piece > m->pieces)
        return;
    const uint8_t *days = starts[m->pieces - 2];
    if (m->piece < m->pieces)
        p->to = (kz_date){p->from.year, p->from.month, days[m->piece]};
    p->from.day = days[m->piece - 1];
}

static period months_of(const kz_moment *m) {
    int32_t year = first_year(m), month = kz_moment_first_month(m) - 1;
    int32_t months = m->month ? 1 : m->half ? 6 : 3;
    period p = {month_start(year, month), month_start(year, month + months)};
    take_piece(m, &p);
    return p;
}

/* false if the moment has no place in the calendar: a month of no year, a weekday of no week. */
static bool period_of(const kz_moment *m, period *p) {
    if (!m->year && !m->century && !m->decade && !m->millennium)
        return false;
    if (!m->year && (m->month || m->day || m->week))
        return false;
    if (m->weekday && !m->day)
        return false;
    if (m->week) {
        kz_moment monday = kz_moment_in_week(m, 1);
        p->from = (kz_date){monday.year, monday.month, monday.day};
        p->to = kz_date_plus(p->from, 7);
    } else if (m->day) {
        p->from = (kz_date){first_year(m), m->month, m->day};
        if (!m->month || m->day > kz_days_in_month(p->from.year, m->month))
            return false;
        p->to = kz_date_plus(p->from, 1);
    } else if (m->month || m->quarter || m->half || m->season) {
        *p = months_of(m);
    } else {
        *p = years_of(m);
    }
    return true;
}

bool kz_moment_place(const kz_moment *m, kz_instant *begin, kz_instant *finish) {
    /* The hours of the parts of a day; a night goes on into the next one. */
    static const struct {
        uint8_t from, to;
    } parts[] = {[KZ_PART_NONE] = {0, 24},       [KZ_PART_MORNING] = {6, 12},  [KZ_PART_DAY] = {6, 18},
                 [KZ_PART_AFTERNOON] = {12, 18}, [KZ_PART_EVENING] = {18, 24}, [KZ_PART_NIGHT] = {22, 30}};
    period p;
    if (!period_of(m, &p) || ((m->clock || m->part) && !m->day))
        return false;
    if (m->clock) {
        int32_t minutes = m->hour * MINUTES + m->minute;
        *begin = instant_at(p.from, minutes);
        *finish = instant_at(p.from, minutes + 1);
    } else if (m->part) {
        *begin = instant_at(p.from, parts[m->part].from * MINUTES);
        *finish = instant_at(p.from, parts[m->part].to * MINUTES);
    } else {
        *begin = instant_at(p.from, 0);
        *finish = instant_at(p.to, 0);
    }
    return true;
}

static kz_date months_later(kz_date date, int32_t months) {
    kz_date start = month_start(date.year, date.month - 1 + months);
    uint8_t last = kz_days_in_month(start.year, start.month);
    start.day = date.day < last ? date.day : last;
    return start;
}

/* The whole months and days of a duration; false if it has hours, or parts of a day. */
static bool whole_duration(const kz_chunk *d, int32_t *months, int32_t *days) {
    double amount[KZ_UNITS];
    kz_duration_parts(d, amount);
    double m = amount[KZ_UNIT_YEAR] * 12 + amount[KZ_UNIT_MONTH], n = amount[KZ_UNIT_WEEK] * 7 + amount[KZ_UNIT_DAY];
    if (d->unknown || m > MOST_MONTHS || n > MOST_DAYS || amount[KZ_UNIT_HOUR] > 0 || amount[KZ_UNIT_MINUTE] > 0 ||
        amount[KZ_UNIT_SECOND] > 0)
        return false;
    *months = (int32_t)m;
    *days = (int32_t)n;
    return m == *months && n == *days;
}

/* «соңғы үш жыл» ends with today, «алдағы үш жыл» begins with it. */
static bool duration_place(kz_date today, const kz_chunk *d, kz_instant *begin, kz_instant *finish) {
    int32_t months, days;
    if (!today.year || !d->anchor || !whole_duration(d, &months, &days))
        return false;
    kz_date from = today, to = kz_date_plus(today, 1);
    if (d->anchor < 0)
        from = kz_date_plus(months_later(to, -months), -days);
    else
        to = kz_date_plus(months_later(today, months), days);
    *begin = instant_at(from, 0);
    *finish = instant_at(to, 0);
    return true;
}

/* A range of hours ends at the second one: 9:00–18:00. */
static bool range_place(const kz_chunk *c, kz_instant *begin, kz_instant *finish) {
    kz_instant unused;
    if (!kz_moment_place(&c->a, begin, &unused))
        return false;
    return c->b.clock ? kz_moment_place(&c->b, finish, &unused) : kz_moment_place(&c->b, &unused, finish);
}

bool kz_chunk_place(kz_date today, const kz_chunk *c, kz_instant *begin, kz_instant *finish) {
    switch ((kz_chunk_kind)c->kind) {
    case KZ_CHUNK_MOMENT:
        return kz_moment_place(&c->a, begin, finish);
    case KZ_CHUNK_RANGE:
        return range_place(c, begin, finish);
    case KZ_CHUNK_DURATION:
        return duration_place(today, c, begin, finish);
    default:
        return false;
    }
}

uint32_t kz_instant_write(const kz_instant *instant, char out[KZ_INSTANT_ROOM]) {
    int n = snprintf(out, KZ_INSTANT_ROOM, "%s%04d-%02u-%02uT%02u:%02u", instant->year < 0 ? "-" : "",
                     instant->year < 0 ? -instant->year : instant->year, instant->month % 100u, instant->day % 100u,
                     instant->hour % 100u, instant->minute % 100u);
    return n > 0 ? (uint32_t)n : 0;
}
