/* The calendar, and TIMEX3 values. */
#include "extract/time/chunk.h"

/* Days since 0000-03-01 and back: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
static int32_t day_number(kz_date d) {
    int32_t year = d.year - (d.month <= 2), era = (year >= 0 ? year : year - 399) / 400;
    int32_t of_era = year - era * 400;
    int32_t of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
}

static kz_date date_of_number(int32_t number) {
    int32_t era = (number >= 0 ? number : number - 146096) / 146097, of_era = number - era * 146097;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100), mp = (5 * of_year + 2) / 153;
    int32_t month = mp < 10 ? mp + 3 : mp - 9;
    return (kz_date){year + era * 400 + (month <= 2), (uint8_t)month, (uint8_t)(of_year - (153 * mp + 2) / 5 + 1)};
}

kz_date kz_date_plus(kz_date date, int32_t days) {
    return date_of_number(day_number(date) + days);
}

/* Monday is 1. The 1st of March of the year 0 was a Wednesday. */
static int32_t weekday_of(kz_date date) {
    int32_t rest = (day_number(date) + 2) % 7;
    return (rest + 7) % 7 + 1;
}

/* ISO 8601: the week of the year that its Thursday lies in. */
static kz_moment week_of(kz_date date) {
    kz_date thursday = kz_date_plus(date, 4 - weekday_of(date));
    int32_t days = day_number(thursday) - day_number((kz_date){thursday.year, 1, 1});
    return (kz_moment){.year = thursday.year, .week = (uint8_t)(days / 7 + 1)};
}

kz_moment kz_moment_in_week(const kz_moment *week, uint8_t weekday) {
    /* the 4th of January always lies in the first week */
    kz_date fourth = {week->year, 1, 4};
    return kz_moment_of_day(kz_date_plus(fourth, (week->week - 1) * 7 + weekday - weekday_of(fourth)));
}

kz_moment kz_moment_of_day(kz_date date) {
    return (kz_moment){.year = date.year, .month = date.month, .day = date.day};
}

static kz_moment month_plus(kz_date today, int32_t months) {
    int32_t at = today.year * 12 + today.month - 1 + months;
    return (kz_moment){.year = at / 12, .month = (uint8_t)(at % 12 + 1)};
}

/* A part of the year: `parts` to a year. */
static int32_t part_plus(kz_date today, int32_t parts, int32_t offset, int32_t *part) {
    int32_t at = today.year * parts + (today.month - 1) * parts / 12 + offset;
    *part = at % parts + 1;
    return at / parts;
}

kz_moment kz_moment_of_unit(kz_date today, int32_t offset, uint8_t unit) {
    kz_moment m = {.year = today.year + offset};
    int32_t part;
    switch (unit) {
    case KZ_UNIT_DAY:
        return kz_moment_of_day(kz_date_plus(today, offset));
    case KZ_UNIT_WEEK:
        return week_of(kz_date_plus(today, offset * 7));
    case KZ_UNIT_MONTH:
        return month_plus(today, offset);
    case KZ_UNIT_QUARTER:
        m.year = part_plus(today, 4, offset, &part);
        m.quarter = (uint8_t)part;
        return m;
    case KZ_UNIT_HALF:
        m.year = part_plus(today, 2, offset, &part);
        m.half = (uint8_t)part;
        return m;
    case KZ_UNIT_DECADE:
        return (kz_moment){.decade = (uint16_t)(today.year / 10 + offset)};
    case KZ_UNIT_CENTURY:
        return (kz_moment){.century = (uint8_t)(today.year / 100 + 1 + offset)};
    default:
        return m;
    }
}

enum { SPRING = 1, WINTER = 4 };

/* The month in which a season begins. */
static uint8_t season_start(uint8_t season) {
    return (uint8_t)(season * 3);
}

kz_moment kz_moment_named(kz_date today, int32_t offset, const kz_moment *named) {
    kz_moment m = *named;
    if (m.weekday) {
        int32_t days = m.weekday - weekday_of(today);
        if (offset < 0 && days >= 0)
            days -= 7;
        if (offset > 0 && days <= 0)
            days += 7;
        return kz_moment_of_day(kz_date_plus(today, days));
    }
    m.year = today.year;
    if (m.season == WINTER && today.month < season_start(SPRING)) {
        m.year += offset - 1; /* this winter began last year */
        return m;
    }
    uint8_t start = m.month ? m.month : season_start(m.season), end = m.month ? m.month : (uint8_t)(start + 2);
    if (offset < 0 && end >= today.month)
        m.year--;
    if (offset > 0 && start <= today.month)
        m.year++;
    return m;
}

static void set_weekday(kz_date today, int32_t days, kz_moment *m) {
    kz_moment day = kz_moment_of_day(kz_date_plus(today, days));
    m->year = day.year;
    m->month = day.month;
    m->day = day.day;
    m->weekday = 0;
}

void kz_moment_last_weekday(kz_date today, kz_moment *m) {
    int32_t days = m->weekday - weekday_of(today);
    set_weekday(today, days > 0 ? days - 7 : days, m);
}

void kz_moment_next_weekday(kz_date today, kz_moment *m) {
    int32_t days = m->weekday - weekday_of(today);
    set_weekday(today, days < 0 ? days + 7 : days, m);
}

static bool whole(double value) {
    return value == (double)(int32_t)value;
}

bool kz_moment_away(kz_date today, int32_t direction, const kz_chunk *d, kz_moment *out) {
    enum { LONGEST = 1000 };
    if (today.year == 0 || d->unknown || d->amount[d->unit] > LONGEST)
        return false;
    memset(out, 0, sizeof *out);
    double n = d->amount[d->unit];
    n *= direction;
    int32_t units = (int32_t)n;
    if (d->unit == KZ_UNIT_YEAR && whole(n)) {
        out->year = today.year + units;
    } else if (d->unit == KZ_UNIT_MONTH && whole(n)) {
        *out = month_plus(today, units + direction * 12 * (int32_t)d->amount[KZ_UNIT_YEAR]);
    } else if (d->unit == KZ_UNIT_YEAR || d->unit == KZ_UNIT_MONTH) {
        *out = month_plus(today, (int32_t)(n * (d->unit == KZ_UNIT_YEAR ? 12 : 1)));
    } else if (d->unit == KZ_UNIT_WEEK) {
        *out = week_of(kz_date_plus(today, (int32_t)(n * 7)));
    } else if (d->unit == KZ_UNIT_DAY) {
        *out = kz_moment_of_day(kz_date_plus(today, units));
    } else if ((d->unit == KZ_UNIT_DECADE || d->unit == KZ_UNIT_CENTURY) && !whole(n)) {
        out->year = today.year + (int32_t)(n * (d->unit == KZ_UNIT_DECADE ? 10 : 100));
    } else if (d->unit == KZ_UNIT_DECADE || d->unit == KZ_UNIT_CENTURY) {
        *out = kz_moment_of_unit(today, units, d->unit);
    } else {
        return false;
    }
    return out->year > 0 || out->decade || out->century;
}

uint8_t kz_moment_first_month(const kz_moment *m) {
    if (m->month)
        return m->month;
    if (m->season)
        return season_start(m->season);
    return (uint8_t)(m->quarter ? m->quarter * 3 - 2 : m->half * 6 - 5);
}

/* «15-і күні»: of this month, or of the one before or after where the tense says so. */
static void complete_day(kz_date today, uint32_t tense, kz_moment *m) {
    int32_t months = (tense == KZ_TENSE_FUTURE && m->day < today.day) - (tense == KZ_TENSE_PAST && m->day > today.day);
    kz_moment month = month_plus(today, months);
    m->year = month.year;
    m->month = month.month;
}

void kz_moment_complete(kz_date today, uint32_t tense, kz_moment *m) {
    /* A month further away than this lies in the year before or after, unless the tense says otherwise: in January,
     * December is the last one. What is said to come lies in the next year if the month is that long gone. */
    enum { FAR = 8, LONG_GONE = 3 };
    uint8_t month = kz_moment_first_month(m);
    if (m->day && !m->month && !m->year && today.year != 0) {
        complete_day(today, tense, m);
        return;
    }
    if (m->year || month > 12 || today.year == 0)
        return;
    int32_t ahead = (int32_t)month - today.month;
    m->year = today.year;
    if (m->season == WINTER && today.month < season_start(SPRING)) {
        m->year -= tense != KZ_TENSE_FUTURE; /* the one that goes on */
        return;
    }
    if ((m->month && ahead > FAR && tense != KZ_TENSE_FUTURE) || (tense == KZ_TENSE_PAST && ahead > 0))
        m->year--;
    if (m->season && tense == KZ_TENSE_FUTURE && ahead < -2)
        m->year++;
    if ((m->month && ahead < -FAR && tense != KZ_TENSE_PAST) ||
        (tense == KZ_TENSE_FUTURE && m->month && ahead <= -LONG_GONE))
        m->year++;
}

void kz_moment_set_clock(kz_moment *m, uint8_t hour, uint8_t minute, uint8_t part) {
    m->clock = true;
    m->hour = hour;
    m->minute = minute;
    bool later = (part == KZ_PART_EVENING && hour < 12) || (part == KZ_PART_NIGHT && hour >= 8 && hour < 12) ||
                 ((part == KZ_PART_DAY || part == KZ_PART_AFTERNOON) && hour >= 1 && hour <= 7);
    if (later)
        m->hour += 12;
    /* twelve at night is the end of the day, as «түн ортасы» is */
    if ((part == KZ_PART_NIGHT || part == KZ_PART_EVENING) && hour == 12)
        m->hour = 24;
}

const char *const kz_part_names[] = {"", "TMO", "TDT", "TAF", "TEV", "TNI"};

static void write_clock(kz_buffer *out, const kz_moment *m) {
    if (m->clock)
        kz_buffer_format(out, "T%02u:%02u", m->hour, m->minute);
    else
        kz_buffer_format(out, "%s", kz_part_names[m->part]);
}

void kz_write_moment(kz_buffer *out, const kz_moment *m) {
    static const char *const seasons[] = {"", "SP", "SU", "FA", "WI"};
    bool period = m->month || m->quarter || m->half || m->season || m->week;
    if (m->bc)
        kz_buffer_format(out, "BC");
    if (m->year)
        kz_buffer_format(out, "%04d", m->year);
    else if (m->weekday || period)
        kz_buffer_format(out, "XXXX");
    if (m->quarter)
        kz_buffer_format(out, "-Q%u", m->quarter);
    else if (m->half)
        kz_buffer_format(out, "-H%u", m->half);
    else if (m->season)
        kz_buffer_format(out, "-%s", seasons[m->season]);
    else if (m->week)
        kz_buffer_format(out, "-W%02u", m->week);
    else if (m->month)
        kz_buffer_format(out, "-%02u", m->month);
    else if (m->day)
        kz_buffer_format(out, "XXXX-XX");
    else if (m->weekday)
        kz_buffer_format(out, "-WXX-%u", m->weekday);
    if (m->day)
        kz_buffer_format(out, "-%02u", m->day);
    if (m->decade)
        kz_buffer_format(out, m->decade < 10 ? "19%u" : "%03u", m->decade);
    else if (m->century)
        kz_buffer_format(out, "%02u", m->century - 1u);
    else if (m->millennium)
        kz_buffer_format(out, "%u", m->millennium - 1u);
    write_clock(out, m);
}

/* What half a unit is in smaller ones: 1.5 years are P1Y6M. */
static void split_halves(double *amount) {
    static const struct {
        uint8_t unit, into;
        uint8_t half;
    } rules[] = {{KZ_UNIT_CENTURY, KZ_UNIT_YEAR, 50}, {KZ_UNIT_DECADE, KZ_UNIT_YEAR, 5},
                 {KZ_UNIT_YEAR, KZ_UNIT_MONTH, 6},    {KZ_UNIT_HALF, KZ_UNIT_MONTH, 3},
                 {KZ_UNIT_DAY, KZ_UNIT_HOUR, 12},     {KZ_UNIT_HOUR, KZ_UNIT_MINUTE, 30},
                 {KZ_UNIT_MINUTE, KZ_UNIT_SECOND, 30}};
    for (uint32_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        double *from = &amount[rules[i].unit];
        if (*from - 0.5 == (double)(int64_t)*from) {
            *from -= 0.5;
            amount[rules[i].into] += rules[i].half;
        }
    }
    amount[KZ_UNIT_YEAR] += amount[KZ_UNIT_CENTURY] * 100 + amount[KZ_UNIT_DECADE] * 10;
    amount[KZ_UNIT_MONTH] += amount[KZ_UNIT_HALF] * 6 + amount[KZ_UNIT_QUARTER] * 3;
}

void kz_duration_parts(const kz_chunk *d, double amount[KZ_UNITS]) {
    memcpy(amount, d->amount, sizeof d->amount);
    split_halves(amount);
}

void kz_write_duration(kz_buffer *out, const kz_chunk *d) {
    static const struct {
        uint8_t unit;
        char letter;
    } order[] = {{KZ_UNIT_YEAR, 'Y'}, {KZ_UNIT_MONTH, 'M'},  {KZ_UNIT_WEEK, 'W'},  {KZ_UNIT_DAY, 'D'},
                 {KZ_UNIT_HOUR, 'H'}, {KZ_UNIT_MINUTE, 'M'}, {KZ_UNIT_SECOND, 'S'}};
    double amount[KZ_UNITS];
    kz_duration_parts(d, amount);
    kz_buffer_byte(out, 'P');
    bool timed = false;
    for (uint32_t i = 0; i < sizeof order / sizeof *order; i++) {
        double n = amount[order[i].unit];
        if (n == 0)
            continue;
        if (order[i].unit <= KZ_UNIT_HOUR && !timed) {
            kz_buffer_byte(out, 'T');
            timed = true;
        }
        if (d->unknown)
            kz_buffer_format(out, "X%c", order[i].letter);
        else
            kz_buffer_format(out, "%.10g%c", n, order[i].letter);
    }
}
