#include "extract/time/time.h"

#include "extract/time/chunk.h"

typedef struct finder {
    kz_arena *arena;
    const kz_segments *s;
    kz_date today;
    kz_items items;
    kz_chunks chunks;
    kz_chunk last;      /* the last period of the calendar that was named, for «сәйкес кезең» */
    kz_moment told_day; /* the last day that was named with an hour */
    uint32_t told_in;   /* in this sentence */
    int32_t told_year;  /* the last year that was named, 0: none */
    uint32_t year_told_in;
    uint32_t sentence;
    bool habitual; /* the sentence has a frequency */
    kz_times *out;
} finder;

const char *kz_time_type_name(kz_time_type type) {
    static const char *const names[] = {"DATE", "TIME", "DURATION", "SET"};
    return names[type];
}

static uint8_t type_of(const kz_chunk *c) {
    switch ((kz_chunk_kind)c->kind) {
    case KZ_CHUNK_DURATION:
        return KZ_TIME_DURATION;
    case KZ_CHUNK_SET:
    case KZ_CHUNK_WEEKLY:
        return KZ_TIME_SET;
    case KZ_CHUNK_REF:
        return *c->text == 'R' ? KZ_TIME_SET : KZ_TIME_DATE;
    case KZ_CHUNK_MOMENT:
    case KZ_CHUNK_RANGE:
        if (c->a.weekday && !c->a.day && c->plural)
            return KZ_TIME_SET;
        return c->a.clock || c->a.part ? KZ_TIME_TIME : KZ_TIME_DATE;
    default:
        return KZ_TIME_DATE;
    }
}

static bool is_period(const kz_moment *m) {
    return m->year && (m->month || m->quarter || m->half || m->season) && !m->day && !m->clock;
}

static bool is_nowhere(const kz_moment *m) {
    return !m->year && !m->month && !m->quarter && !m->half && !m->season && !m->day;
}

static void write_range(kz_buffer *b, const kz_moment *from, const kz_moment *to) {
    kz_write_moment(b, from);
    kz_buffer_byte(b, '/');
    kz_write_moment(b, to);
}

/* The last period named, or this month, in another year. */
static kz_chunk same_period(const finder *f, const kz_chunk *c) {
    kz_chunk period = f->last;
    if (!c->named || period.kind == KZ_CHUNK_NONE)
        period = (kz_chunk){.kind = KZ_CHUNK_MOMENT, .a = {.month = f->today.month}};
    int32_t years = period.b.year - period.a.year;
    period.a.year = c->a.year;
    period.b.year = c->a.year + years;
    period.first = c->first;
    period.end = c->end;
    return period;
}

/* Only what is told with the locative («қазанда өтті») or with күні lies where the tense says: «қазанға дейін беруді
 * тапсырды» does not. */
static uint32_t tense_of(const finder *f, const kz_chunk *c) {
    const kz_item *last = &f->items.at[c->end - 1];
    bool since = last->case_ == KZ_CASE_ABL && c->end < f->items.n && kz_item_is(&f->items.at[c->end], KZ_IS_SINCE);
    if (since)
        return KZ_TENSE_PAST;
    if (c->a.season && last->case_ == KZ_CASE_DAT) /* «көктемге қалды» */
        return KZ_TENSE_FUTURE;
    bool weekday_part = c->a.weekday && c->a.part && !c->a.clock; /* жұма күні кешке */
    bool placed =
        c->holiday || weekday_part || last->case_ == KZ_CASE_LOC || (last->case_ == KZ_CASE_NOM && last->possessive);
    return placed ? kz_tense_after(f->s, last->end) : KZ_TENSE_OPEN;
}

static bool is_one_weekday(const finder *f, const kz_chunk *c) {
    return c->kind == KZ_CHUNK_MOMENT && c->a.weekday && !c->a.day && !f->items.at[c->end - 1].plural;
}

/* An hour alone, soon after an hour of a day («Бүгін таңғы 06:40-та …. Сағат 09:15-те …»), is of that day: a story goes
 * on. What is done every day, and opening hours (ablative, dative), are not. */
static void take_told_day(finder *f, kz_chunk *c, uint32_t tense) {
    enum { SOON = 6, SOON_AHEAD = 1 };
    kz_moment *m = &c->a;
    if (c->kind != KZ_CHUNK_MOMENT || !m->clock)
        return;
    if (m->day) {
        f->told_in = f->sentence;
        return;
    }
    uint32_t reach = tense == KZ_TENSE_FUTURE ? SOON_AHEAD : SOON;
    if (m->weekday || !f->told_day.day || f->sentence - f->told_in > reach || f->habitual ||
        f->items.at[c->end - 1].case_ != KZ_CASE_LOC)
        return;
    m->year = f->told_day.year;
    m->month = f->told_day.month;
    m->day = f->told_day.day;
}

/* «үш жылдан соң ашылады» is a year of the calendar; «үш жылдан соң ашылды» is counted from one that was told, and what
 * comes after days or weeks is as often a rule: «үш күннен кейін бөртпе шығады». */
static void look_ahead(finder *f, kz_chunk *c) {
    if (c->kind != KZ_CHUNK_DURATION || !c->after || !f->today.year || c->unit < KZ_UNIT_MONTH || f->habitual)
        return;
    if (kz_tense_after(f->s, f->items.at[c->after - 1].end) == KZ_TENSE_FUTURE &&
        kz_moment_away(f->today, 1, c, &c->a)) {
        c->kind = KZ_CHUNK_MOMENT;
        c->end = c->after;
    }
}

static void set_told_year(int32_t *year, int32_t told) {
    if (*year >= KZ_TOLD_YEAR)
        *year = told ? told + *year - KZ_TOLD_YEAR : 0;
}

/* «2019 жылы ашылды. Сол жылдың күзінде …»: the year named last, or none where it is long ago. */
static void take_told_year(finder *f, kz_chunk *c) {
    enum { SOON = 4 };
    int32_t told = f->sentence - f->year_told_in <= SOON ? f->told_year : 0;
    set_told_year(&c->a.year, told);
    set_told_year(&c->b.year, told);
    int32_t named = c->kind == KZ_CHUNK_RANGE && c->b.year ? c->b.year : c->a.year;
    if ((c->kind == KZ_CHUNK_MOMENT || c->kind == KZ_CHUNK_RANGE) && named && !c->a.bc) {
        f->told_year = named;
        f->year_told_in = f->sentence;
    }
}

static void complete(finder *f, kz_chunk *c) {
    take_told_year(f, c);
    look_ahead(f, c);
    uint32_t tense = tense_of(f, c);
    take_told_day(f, c, tense);
    if (is_one_weekday(f, c) && tense == KZ_TENSE_PAST && f->today.year)
        kz_moment_last_weekday(f->today, &c->a);
    else if (is_one_weekday(f, c) && c->a.part == KZ_PART_NIGHT && tense == KZ_TENSE_FUTURE && f->today.year)
        kz_moment_next_weekday(f->today, &c->a); /* «боран жұмаға қараған түні басылады» */
    if (c->kind != KZ_CHUNK_MOMENT) {
        kz_moment_complete(f->today, tense, &c->b);
        /* a range lies in one year, or goes on into the next */
        if (!c->a.year && c->a.month && c->b.year && c->b.month && c->kind == KZ_CHUNK_RANGE)
            c->a.year = c->b.year - (c->a.month > c->b.month);
    }
    kz_moment_complete(f->today, tense, &c->a);
    if (c->a.clock && c->a.day)
        f->told_day = c->a;
    if ((c->kind == KZ_CHUNK_MOMENT || c->kind == KZ_CHUNK_RANGE) && is_period(&c->a))
        f->last = *c;
}

static kz_slice write_value(finder *f, const kz_chunk *c) {
    kz_buffer b;
    kz_buffer_init(&b, f->arena, 16);
    switch ((kz_chunk_kind)c->kind) {
    case KZ_CHUNK_RANGE:
        write_range(&b, &c->a, &c->b);
        break;
    case KZ_CHUNK_DURATION:
        kz_write_duration(&b, c);
        break;
    case KZ_CHUNK_SET:
        kz_buffer_format(&b, "R/");
        kz_write_duration(&b, c);
        break;
    case KZ_CHUNK_REF:
        kz_buffer_format(&b, "%s", c->text);
        break;
    default:
        kz_write_moment(&b, &c->a);
        break;
    }
    return kz_buffer_done(&b);
}

static void put(finder *f, const kz_chunk *c) {
    const kz_item *a = &f->items.at[c->first], *b = &f->items.at[c->end - 1];
    kz_time *time = kz_push(f->arena, f->out);
    *time = (kz_time){.span = {a->span.start, b->span.end}, .first = a->first, .end = b->end};
    time->value = write_value(f, c);
    time->type = type_of(c);
    time->holiday = c->holiday;
    kz_chunk_place(f->today, c, &time->begin, &time->finish);
}

/* Two expressions in one: «9-10 айлық». */
static void put_two(finder *f, const kz_chunk *c) {
    bool moments = c->kind == KZ_CHUNK_PAIR;
    kz_chunk first = *c, second = *c;
    first.kind = second.kind = moments ? KZ_CHUNK_MOMENT : KZ_CHUNK_DURATION;
    first.end = c->first_end;
    second.first = c->second;
    if (moments)
        second.a = c->b;
    else
        first.amount[c->unit] = c->other_amount;
    put(f, &first);
    put(f, &second);
}

static void put_chunk(finder *f, kz_chunk *c) {
    complete(f, c);
    if (c->makes == KZ_MAKES_TOLD_YEAR && is_nowhere(&c->a)) /* «сол жылы», and no year has been named */
        return;
    if (c->kind == KZ_CHUNK_SAME)
        *c = same_period(f, c);
    if (c->kind == KZ_CHUNK_PAIR || c->kind == KZ_CHUNK_DURATIONS)
        put_two(f, c);
    else
        put(f, c);
}

static bool has_frequency(const kz_chunks *chunks) {
    for (uint32_t i = 0; i < chunks->n; i++)
        if (chunks->at[i].kind == KZ_CHUNK_SET || chunks->at[i].kind == KZ_CHUNK_WEEKLY)
            return true;
    return false;
}

void kz_find_times(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers, kz_date published, kz_times *out) {
    finder f = {.arena = arena, .s = s, .today = published, .out = out};
    uint32_t number = 0;
    for (uint32_t i = 0; i < s->sentences.n; i++) {
        kz_time_items(arena, s, numbers, &number, s->sentences.at[i].first, s->sentences.at[i].end, &f.items);
        kz_time_match(arena, &f.items, published, &f.chunks);
        kz_time_join(&f.items, published, &f.chunks);
        f.sentence = i;
        f.habitual = has_frequency(&f.chunks);
        for (uint32_t k = 0; k < f.chunks.n; k++)
            put_chunk(&f, &f.chunks.at[k]);
    }
}
