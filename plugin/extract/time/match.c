/* The patterns of data/times on items. */
#include "extract/time/chunk.h"

#include <stdlib.h>

enum { CASES = 0x7F };

static bool fits(const kz_item *item, const kz_time_element *e) {
    uint64_t common = 0;
    for (uint32_t i = 0; i < KZ_TERMINAL_WORDS; i++)
        common |= item->is.bits[i] & e->is.bits[i];
    if (!common)
        return false;
    uint32_t f = e->features;
    if ((f & CASES) && !(f >> item->case_ & 1))
        return false;
    return !((f >> KZ_E_POSS & 1 && !item->possessive) || (f >> KZ_E_FREE & 1 && item->possessive) ||
             (f >> KZ_E_PL & 1 && !item->plural) || (f >> KZ_E_SG & 1 && item->plural) ||
             (f >> KZ_E_ATTR & 1 && !item->attributive) || (f >> KZ_E_PLAIN & 1 && item->attributive) ||
             (f >> KZ_E_SMALL & 1 && item->capital) || (f >> KZ_E_BIG & 1 && !item->capital) ||
             (f >> KZ_E_FIRST & 1 && !item->leads_sentence) || (f >> KZ_E_BARE & 1 && !item->bare));
}

/* What the items of one match say, by role. */
typedef struct slots {
    const kz_item *last;
    double counts[2], ordinals[2];
    uint8_t count_n, ordinal_n, unit_n, day_n, year_n, month_n, clock_n, hour_n, weekday_n, decade_n;
    uint8_t units[2], days[2], months[2], hours[2], minutes[2], weekdays[2];
    uint32_t second_count, second_day, second_hour; /* the item */
    int32_t years[2], short_year, decades[2];
    uint8_t season, part, second_part;
    bool half, has_deixis, has_date;
    int32_t deixis, reference;
    kz_date date;
} slots;

static void fill(slots *s, uint8_t role, const kz_item *item, uint32_t at) {
    uint32_t number = item->number > 0 && item->number < 10000 ? (uint32_t)item->number : 0;
    switch (role) {
    case KZ_AS_COUNT:
        if (s->count_n == 1)
            s->second_count = at;
        if (s->count_n < 2)
            s->counts[s->count_n++] = item->number;
        break;
    case KZ_AS_ORDINAL:
        if (s->ordinal_n < 2)
            s->ordinals[s->ordinal_n++] = number ? number : 1;
        break;
    case KZ_AS_DAY:
        if (s->day_n == 1)
            s->second_day = at;
        if (s->day_n < 2)
            s->days[s->day_n++] = (uint8_t)(number ? number : (uint32_t)item->value);
        break;
    case KZ_AS_YEAR:
        if (s->year_n < 2)
            s->years[s->year_n++] = (int32_t)number;
        break;
    case KZ_AS_YEAR2:
        s->short_year = (int32_t)number;
        break;
    case KZ_AS_DECADE:
        if (s->decade_n < 2)
            s->decades[s->decade_n++] = (int32_t)number / 10;
        break;
    case KZ_AS_HOUR:
        if (s->hour_n == 1)
            s->second_hour = at;
        if (s->hour_n < 2)
            s->hours[s->hour_n++] = (uint8_t)(number ? number : (uint32_t)item->value);
        s->half = s->half || item->number != number; /* six and a half */
        break;
    case KZ_AS_MINUTE:
        s->minutes[0] = (uint8_t)number;
        break;
    case KZ_AS_CLOCK:
        if (s->clock_n < 2) {
            s->hours[s->clock_n] = item->hour;
            s->minutes[s->clock_n++] = item->minute;
        }
        break;
    case KZ_AS_DATE:
        s->has_date = true;
        s->date = item->date;
        break;
    case KZ_AS_MONTH:
        if (s->month_n < 2)
            s->months[s->month_n++] = (uint8_t)item->value;
        break;
    case KZ_AS_WEEKDAY:
        if (s->weekday_n < 2)
            s->weekdays[s->weekday_n++] = (uint8_t)item->value;
        break;
    case KZ_AS_SEASON:
        s->season = (uint8_t)item->value;
        break;
    case KZ_AS_UNIT:
        if (s->unit_n < 2)
            s->units[s->unit_n++] = (uint8_t)item->value;
        break;
    case KZ_AS_DEIXIS:
        s->has_deixis = true;
        s->deixis = item->value;
        break;
    case KZ_AS_REF:
        s->reference = item->value;
        break;
    case KZ_AS_PART:
        *(s->part ? &s->second_part : &s->part) = (uint8_t)item->value;
        break;
    case KZ_AS_HALF:
        s->half = true;
        break;
    case KZ_AS_QUARTER:
        s->minutes[0] = 15;
        break;
    default:
        break;
    }
}

static kz_moment day_of(uint8_t month, uint8_t day) {
    return (kz_moment){.month = month, .day = day};
}

/* 91 is 1991, 25 is 2025: at most twenty years ahead. */
static int32_t full_year(int32_t two_digits, kz_date today) {
    enum { AHEAD = 20 };
    int32_t now = today.year ? today.year : 2000;
    int32_t year = now - now % 100 + two_digits;
    return year > now + AHEAD ? year - 100 : year;
}

static bool make_date(const slots *s, kz_date today, kz_moment *m) {
    if (s->has_date) {
        *m = kz_moment_of_day(s->date);
        return true;
    }
    m->year = s->short_year ? full_year(s->short_year, today) : s->years[0];
    m->month = s->months[0];
    m->day = s->days[0];
    m->season = s->season;
    if (s->ordinal_n && s->unit_n && !s->month_n && !s->season) {
        bool quarter = s->units[s->unit_n - 1] == KZ_UNIT_QUARTER;
        *(quarter ? &m->quarter : &m->half) = (uint8_t)s->ordinals[0];
        if (s->ordinals[0] > (quarter ? 4 : 2))
            return false;
    }
    return !m->month || m->day <= kz_days_in_month(2000, m->month);
}

static bool make_range(const slots *s, kz_chunk *c) {
    make_date(s, (kz_date){0}, &c->a);
    c->b = c->a;
    /* 1980–84 */
    int32_t later = s->years[1] < 100 ? s->years[0] / 100 * 100 + s->years[1] : s->years[1];
    if (s->year_n == 2)
        c->b.year = later;
    if (s->month_n == 2)
        c->b.month = s->months[1];
    if (s->day_n == 2)
        c->b.day = s->days[1];
    if (s->weekday_n == 2) {
        c->a.weekday = s->weekdays[0];
        c->b.weekday = s->weekdays[1];
        c->plural = true;
    }
    if (s->month_n == 1 && s->day_n == 2 && s->days[1] > kz_days_in_month(2000, s->months[0]))
        return false;
    return !(s->year_n == 2 && later <= s->years[0]) && !(s->day_n == 2 && s->days[1] <= s->days[0]);
}

static void make_clock(const slots *s, const char *hour, kz_chunk *c) {
    uint8_t minute = s->half ? 30 : s->minutes[0];
    if (*hour) {
        kz_moment_set_clock(&c->a, (uint8_t)strtol(hour, NULL, 10), 0, KZ_PART_NONE);
        return;
    }
    kz_moment_set_clock(&c->a, s->hours[0], minute, s->part);
    if (s->clock_n == 2 || s->hour_n == 2)
        kz_moment_set_clock(&c->b, s->hours[1], s->minutes[1], s->second_part ? s->second_part : s->part);
}

/* «бестен он минут өткенде» is 5:10, «алтыға ширек қалғанда» 5:45. */
static bool make_clock_beside(const slots *s, bool past, kz_moment *m) {
    uint8_t hour = s->hours[0], minute = s->minutes[0];
    if (!past && (hour == 0 || minute == 0))
        return false;
    kz_moment_set_clock(m, hour, 0, s->part);
    m->hour = (uint8_t)(m->hour - !past);
    m->minute = past ? minute : (uint8_t)(60 - minute);
    return true;
}

static void make_duration(const slots *s, kz_chunk *c) {
    double count = s->count_n ? s->counts[0] : 1;
    if (s->half)
        count = s->count_n ? count + 0.5 : 0.5;
    c->unit = s->units[0];
    c->amount[s->units[0]] = count;
    if (s->unit_n == 2) {
        c->unit = s->units[1];
        c->amount[s->units[1]] += s->counts[1];
    }
}

/* «жыл бұрын»; «үш-төрт жыл бұрын» is a range. */
static bool make_ago(const slots *s, kz_date today, kz_chunk *c) {
    if (today.year == 0) {
        c->kind = KZ_CHUNK_REF;
        c->text = "PAST_REF";
        return true;
    }
    make_duration(s, c);
    if (s->count_n < 2)
        return kz_moment_away(today, -1, c, &c->a);
    c->kind = KZ_CHUNK_RANGE;
    bool later = kz_moment_away(today, -1, c, &c->b);
    c->amount[c->unit] = s->counts[1];
    if (!later || !kz_moment_away(today, -1, c, &c->a)) { /* 10–15 мың жыл бұрын */
        c->kind = KZ_CHUNK_REF;
        c->text = "PAST_REF";
    }
    return true;
}

static bool make_deixis(const slots *s, kz_date today, kz_chunk *c) {
    if (today.year == 0) {
        c->kind = KZ_CHUNK_REF;
        c->text = s->deixis < 0 ? "PAST_REF" : s->deixis > 0 ? "FUTURE_REF" : "PRESENT_REF";
        return true;
    }
    if (s->month_n || s->season || s->weekday_n) {
        kz_moment named = {.month = s->months[0], .season = s->season, .weekday = s->weekdays[0]};
        c->a = kz_moment_named(today, s->deixis, &named);
    } else if (s->unit_n) {
        uint8_t half = c->a.half;
        c->a = kz_moment_of_unit(today, s->deixis, s->units[0]);
        if (half)
            c->a.half = half;
        if (s->day_n)
            c->a.day = s->days[0];
    } else {
        c->a = kz_moment_of_day(kz_date_plus(today, s->deixis));
        c->a.part = KZ_PART_NIGHT;
    }
    return true;
}

/* «өткен қараша-желтоқсанда»: the first month tells the year. */
static bool make_deixis_range(const slots *s, kz_date today, kz_chunk *c) {
    if (!make_deixis(s, today, c) || c->kind == KZ_CHUNK_REF)
        return c->kind == KZ_CHUNK_REF;
    c->kind = KZ_CHUNK_RANGE;
    c->b = c->a;
    c->b.month = s->months[1];
    c->b.year += s->months[1] < s->months[0];
    return s->months[1] != s->months[0];
}

static bool make_reference(const slots *s, kz_date today, uint8_t unit, const char *offset, kz_chunk *c) {
    slots with = *s;
    with.deixis = *offset ? (int32_t)strtol(offset, NULL, 10) : s->reference;
    with.months[0] = with.month_n = with.season = with.weekday_n = 0;
    with.unit_n = 1;
    with.units[0] = unit;
    with.day_n = 0;
    return make_deixis(&with, today, c);
}

static uint8_t part_named(const char *name) {
    for (int part = KZ_PART_MORNING; part <= KZ_PART_NIGHT; part++)
        if (strcmp(kz_part_names[part], name) == 0)
            return (uint8_t)part;
    return KZ_PART_NONE;
}

static uint8_t two_digits(const char *at) {
    return (uint8_t)((at[0] - '0') * 10 + at[1] - '0');
}

/* A holiday by its day, MM-DD or MM-DD/MM-DD, or one that moves. */
static void make_holiday(const char *days, kz_chunk *c) {
    enum { SECOND_DAY = 6 };
    c->holiday = true;
    if (*days < '0' || *days > '9') {
        c->kind = KZ_CHUNK_REF;
        c->text = days;
        return;
    }
    c->a = day_of(two_digits(days), two_digits(days + 3));
    if (days[SECOND_DAY - 1] == '/') {
        c->kind = KZ_CHUNK_RANGE;
        c->b = day_of(two_digits(days + SECOND_DAY), two_digits(days + SECOND_DAY + 3));
    }
}

/* «5 ғасыр» is a duration, «21 ғасыр» none that anyone would count. */
static bool is_count_of_centuries(const kz_items *items, const kz_chunk *c, const slots *s) {
    enum { MOST = 11 };
    const kz_item *first = &items->at[c->first];
    return kz_item_is(first, KZ_IS_PART_NUMBER) && s->ordinals[0] <= MOST;
}

static uint8_t century_of(const slots *s, uint32_t at) {
    return s->ordinals[at] >= 1 && s->ordinals[at] <= 99 ? (uint8_t)s->ordinals[at] : 0;
}

/* Per-unit words (күніне) are frequencies beside a number; elsewhere they are datives: Тәуелсіздік күніне. */
static bool counts_near(const kz_items *items, uint32_t at) {
    enum { NEAR = 4 };
    for (uint32_t i = at; i < items->n && i < at + NEAR; i++) {
        if (kz_item_is(&items->at[i], KZ_IS_NUM))
            return true;
        if (kz_item_is(&items->at[i], KZ_IS_COMMA))
            return false;
    }
    return false;
}

/* «Жұма Ерланов келді»: a weekday with a surname behind it, where a sentence begins. */
static bool is_given_name(const kz_items *items, const kz_chunk *c) {
    const kz_item *first = &items->at[c->first];
    return c->end == c->first + 1 && first->leads_sentence && first->bare && c->end < items->n &&
           items->at[c->end].capital;
}

static void set_pair(kz_chunk *c, kz_chunk_kind kind, uint32_t first_end, uint32_t second) {
    c->kind = (uint8_t)kind;
    c->first_end = first_end;
    c->second = second;
}

/* Fills the chunk from what was matched; false: this is no expression of time. */
static bool make(const kz_items *items, const kz_time_pattern *p, const slots *s, kz_date today, kz_chunk *c) {
    c->kind = KZ_CHUNK_MOMENT;
    switch (p->makes) {
    case KZ_MAKES_WEAK:
        c->kind = KZ_CHUNK_WEAK;
        return make_date(s, today, &c->a);
    case KZ_MAKES_DATE:
        return make_date(s, today, &c->a);
    case KZ_MAKES_ENTRY:
        return (c->end + 1 >= items->n || !kz_item_is(&items->at[c->end + 1], KZ_IS_NUM)) && make_date(s, today, &c->a);
    case KZ_MAKES_RANGE:
        c->kind = KZ_CHUNK_RANGE;
        return make_range(s, c);
    case KZ_MAKES_MONTHS: /* a list, or a range where they follow each other */
        c->kind = KZ_CHUNK_RANGE;
        return make_range(s, c) && c->b.month == c->a.month + 1;
    case KZ_MAKES_DAYS:
        set_pair(c, KZ_CHUNK_PAIR, s->second_day - (s->second_day > c->first + 1), s->second_day);
        c->a = day_of(s->months[0], s->days[0]);
        c->b = day_of(s->months[0], s->days[1]);
        return true;
    case KZ_MAKES_DECADE:
        c->a.decade = (uint16_t)s->decades[0];
        return true;
    case KZ_MAKES_DECADES:
        c->kind = KZ_CHUNK_RANGE;
        c->a.decade = (uint16_t)s->decades[0];
        c->b.decade = (uint16_t)s->decades[1];
        return c->b.decade > c->a.decade;
    case KZ_MAKES_CENTURY:
        c->a.century = century_of(s, 0);
        return c->a.century != 0 && !is_count_of_centuries(items, c, s);
    case KZ_MAKES_CENTURIES:
        c->kind = KZ_CHUNK_RANGE;
        c->a.century = century_of(s, 0);
        c->b.century = century_of(s, 1);
        return c->a.century != 0 && c->b.century > c->a.century;
    case KZ_MAKES_MILLENNIUM:
    case KZ_MAKES_BC_MILLENNIUM:
        c->a.millennium = century_of(s, 0);
        c->a.bc = p->makes == KZ_MAKES_BC_MILLENNIUM;
        return c->a.millennium >= 1 && c->a.millennium <= 10;
    case KZ_MAKES_BC_CENTURY:
        c->a.century = century_of(s, 0);
        c->a.bc = true;
        return c->a.century != 0;
    case KZ_MAKES_BC_CENTURIES:
        c->kind = KZ_CHUNK_RANGE;
        c->a.century = century_of(s, 0);
        c->b.century = century_of(s, 1);
        if (c->a.century < c->b.century) { /* «б.з.б. 1–2 ғасыр» */
            c->a.century = century_of(s, 1);
            c->b.century = century_of(s, 0);
        }
        c->a.bc = c->b.bc = true;
        return c->b.century != 0 && c->b.century < c->a.century;
    case KZ_MAKES_BC_MILLENNIA:
        c->kind = KZ_CHUNK_RANGE;
        c->a.millennium = century_of(s, 0);
        c->b.millennium = century_of(s, 1);
        c->a.bc = c->b.bc = true;
        return c->b.millennium != 0 && c->b.millennium < c->a.millennium && c->a.millennium <= 10;
    case KZ_MAKES_BC:
        c->a.year = s->years[0];
        c->a.bc = true;
        return true;
    case KZ_MAKES_BC_RANGE:
        c->kind = KZ_CHUNK_RANGE;
        c->a.year = s->years[0];
        c->b.year = s->years[1];
        c->a.bc = c->b.bc = true;
        return c->b.year < c->a.year;
    case KZ_MAKES_CLOCKS:
        c->kind = KZ_CHUNK_RANGE;
        make_clock(s, "", c);
        return true;
    case KZ_MAKES_CLOCK_PAIR:
        set_pair(c, KZ_CHUNK_PAIR, s->second_hour, s->second_hour);
        kz_moment_set_clock(&c->a, s->hours[0], 0, s->part);
        kz_moment_set_clock(&c->b, s->hours[1], 0, KZ_PART_NONE);
        return true;
    case KZ_MAKES_CLOCK:
        make_clock(s, kz_time_texts[p->text], c);
        return true;
    case KZ_MAKES_CLOCK_PAST:
    case KZ_MAKES_CLOCK_TO:
        return make_clock_beside(s, p->makes == KZ_MAKES_CLOCK_PAST, &c->a);
    case KZ_MAKES_HOLIDAY:
        make_holiday(kz_time_texts[p->text], c);
        return true;
    case KZ_MAKES_PART:
        c->a.part = *kz_time_texts[p->text] ? part_named(kz_time_texts[p->text]) : s->part;
        return true;
    case KZ_MAKES_DURATIONS:
        set_pair(c, KZ_CHUNK_DURATIONS, s->second_count - 1, s->second_count);
        c->other_amount = s->counts[0];
        c->unit = s->units[0];
        c->amount[c->unit] = s->counts[1];
        return true;
    case KZ_MAKES_WEEKS:
        c->kind = KZ_CHUNK_DURATION;
        c->unit = KZ_UNIT_WEEK;
        c->unknown = *kz_time_texts[p->text] != 0; /* «some» */
        c->amount[KZ_UNIT_WEEK] = s->count_n ? s->counts[0] : 1;
        return c->amount[KZ_UNIT_WEEK] > 0;
    case KZ_MAKES_DURATION:
        c->kind = KZ_CHUNK_DURATION;
        c->unknown = *kz_time_texts[p->text] != 0; /* «some» */
        make_duration(s, c);
        /* not «24 сағат, 7 күн» */
        return c->amount[c->unit] > 0 && (s->unit_n < 2 || s->units[0] > s->units[1]);
    case KZ_MAKES_AGO:
        return make_ago(s, today, c);
    case KZ_MAKES_PER:
    case KZ_MAKES_SET:
        c->kind = KZ_CHUNK_SET;
        make_duration(s, c);
        return p->makes == KZ_MAKES_SET || counts_near(items, c->end);
    case KZ_MAKES_WEEKLY:
        c->kind = KZ_CHUNK_WEEKLY;
        c->a.weekday = s->weekdays[0];
        return true;
    case KZ_MAKES_WEEKDAY:
        c->a.weekday = s->weekdays[0];
        c->plural = items->at[c->end - 1].plural;
        return !is_given_name(items, c);
    case KZ_MAKES_DEIXIS:
        return make_deixis(s, today, c);
    case KZ_MAKES_DEIXIS_RANGE:
        return make_deixis_range(s, today, c);
    case KZ_MAKES_DAYREF:
        return make_reference(s, today, KZ_UNIT_DAY, kz_time_texts[p->text], c);
    case KZ_MAKES_YEARREF:
        return make_reference(s, today, KZ_UNIT_YEAR, kz_time_texts[p->text], c);
    case KZ_MAKES_TOLD_YEAR:
        c->a.year = KZ_TOLD_YEAR;
        return true;
    case KZ_MAKES_EDGE:
        if (s->half && s->ordinal_n && s->units[0] == KZ_UNIT_YEAR)
            c->a.half = s->ordinals[0] == 1 ? 1 : 2;
        return make_deixis(s, today, c);
    case KZ_MAKES_REF:
        c->kind = KZ_CHUNK_REF;
        c->text = kz_time_texts[p->text];
        return true;
    default:
        return false;
    }
}

static bool match(const kz_items *items, uint32_t at, const kz_time_pattern *p, slots *s) {
    const kz_time_element *e = &kz_time_elements[p->first];
    if (at + p->n > items->n)
        return false;
    for (uint32_t i = 0; i < p->n; i++)
        if (!fits(&items->at[at + i], &e[i]))
            return false;
    memset(s, 0, sizeof *s);
    for (uint32_t i = 0; i < p->n; i++)
        fill(s, e[i].role, &items->at[at + i], at + i);
    return true;
}

typedef struct pattern_set {
    uint64_t bits[KZ_TIME_PATTERN_WORDS];
} pattern_set;

static void add_patterns(pattern_set *set, const uint64_t table[][KZ_TIME_PATTERN_WORDS], const kz_item *item) {
    for (uint32_t word = 0; word < KZ_TERMINAL_WORDS; word++) {
        for (uint64_t rest = item->is.bits[word]; rest; rest &= rest - 1) {
            const uint64_t *more = table[word * 64 + (uint32_t)__builtin_ctzll(rest)];
            for (uint32_t i = 0; i < KZ_TIME_PATTERN_WORDS; i++)
                set->bits[i] |= more[i];
        }
    }
}

/* The patterns whose first two items are these: all others need not be tried. */
static void patterns_here(const kz_items *items, uint32_t at, pattern_set *set) {
    pattern_set second;
    memset(set, 0, sizeof *set);
    memcpy(&second, kz_time_single_patterns, sizeof second);
    add_patterns(set, kz_time_first_patterns, &items->at[at]);
    if (at + 1 < items->n)
        add_patterns(&second, kz_time_second_patterns, &items->at[at + 1]);
    for (uint32_t i = 0; i < KZ_TIME_PATTERN_WORDS; i++)
        set->bits[i] &= second.bits[i];
}

/* Tries one pattern; the items it takes, 0 if it does not fit. */
static uint32_t try_pattern(const kz_items *items, uint32_t at, const kz_time_pattern *p, kz_date today, kz_chunk *c) {
    slots s;
    if (!match(items, at, p, &s))
        return 0;
    memset(c, 0, sizeof *c);
    c->first = at + p->behind;
    c->end = at + p->n - p->ahead;
    c->makes = p->makes;
    if (make(items, p, &s, today, c))
        return c->end - at;
    c->kind = KZ_CHUNK_NONE;
    return p->makes == KZ_MAKES_NONE ? p->n : 0;
}

/* The items taken by the first pattern that fits, 0 if none does. */
static uint32_t match_at(const kz_items *items, uint32_t at, kz_date today, kz_chunk *c) {
    pattern_set set;
    patterns_here(items, at, &set);
    for (uint32_t i = 0; i < KZ_TIME_PATTERN_WORDS; i++) {
        for (uint64_t rest = set.bits[i]; rest; rest &= rest - 1) {
            const kz_time_pattern *p = &kz_time_patterns[i * 64 + (uint32_t)__builtin_ctzll(rest)];
            uint32_t taken = try_pattern(items, at, p, today, c);
            if (taken)
                return taken;
        }
    }
    return 0;
}

static bool means_anything(const kz_item *item) {
    uint64_t any = 0;
    for (uint32_t i = 0; i < KZ_TERMINAL_WORDS; i++)
        any |= item->is.bits[i];
    return any != 0;
}

void kz_time_match(kz_arena *arena, const kz_items *items, kz_date today, kz_chunks *out) {
    out->n = 0;
    kz_chunk chunk;
    for (uint32_t at = 0; at < items->n;) {
        uint32_t taken = means_anything(&items->at[at]) ? match_at(items, at, today, &chunk) : 0;
        if (taken && chunk.kind != KZ_CHUNK_NONE)
            *kz_push(arena, out) = chunk;
        at += taken ? taken : 1;
    }
}
