/* What stands side by side is one expression: a year and a month, a date and an hour, «соңғы» and a duration. */
#include "extract/time/chunk.h"

typedef struct joiner {
    const kz_items *items;
    kz_date today;
    kz_chunks *chunks;
} joiner;

static const kz_item *item_at(const joiner *j, uint32_t at) {
    static const kz_item none = {0};
    return at < j->items->n ? &j->items->at[at] : &none;
}

static bool is_at(const joiner *j, uint32_t at, uint32_t terminal) {
    return kz_item_is(item_at(j, at), terminal);
}

static const kz_item *last_item(const joiner *j, const kz_chunk *c) {
    return item_at(j, c->end - 1);
}

/* Sure, or only beside a year or before «соңында» and the like. */
static bool is_moment(const kz_chunk *c) {
    return c->kind == KZ_CHUNK_MOMENT || c->kind == KZ_CHUNK_WEAK;
}

/* ---- what a moment says ---- */

static bool has_period(const kz_moment *m) {
    return m->month || m->quarter || m->half || m->season;
}

static bool only_year(const kz_moment *m) {
    return m->year && !m->bc && !has_period(m) && !m->day && !m->week && !m->clock && !m->part;
}

static bool without_year(const kz_moment *m) {
    return !m->year && has_period(m);
}

static bool day_without_year(const kz_moment *m) {
    return !m->year && m->month && m->day;
}

static bool month_without_year(const kz_moment *m) {
    return m->month && !m->year;
}

static bool dated_month(const kz_moment *m) {
    return m->year && m->month && !m->day;
}

static bool has_day(const kz_moment *m) {
    return m->day != 0 && !m->clock;
}

static bool day_without_part(const kz_moment *m) {
    return has_day(m) && !m->part;
}

static bool only_week(const kz_moment *m) {
    return m->week && !m->day;
}

static bool only_weekday(const kz_moment *m) {
    return m->weekday && !m->day && !m->part && !m->clock && !m->year;
}

static bool weekday_with_part(const kz_moment *m) {
    return m->weekday && m->part && !m->clock;
}

static bool only_clock(const kz_moment *m) {
    return m->clock && !m->day && !m->year && !m->weekday;
}

static bool only_part(const kz_moment *m) {
    return m->part && !m->clock && !m->day && !m->year && !m->weekday;
}

static bool only_century(const kz_moment *m) {
    return m->century && !m->decade;
}

static bool only_decade(const kz_moment *m) {
    return m->decade && !m->century;
}

/* ---- how two become one: b is added to a ---- */

static void add_year_before(kz_moment *a, const kz_moment *b) {
    int32_t year = a->year;
    *a = *b;
    a->year = year;
}

static void add_year(kz_moment *a, const kz_moment *b) {
    a->year = b->year;
}

static void keep(kz_moment *a, const kz_moment *b) {
    (void)a, (void)b;
}

static void replace(kz_moment *a, const kz_moment *b) {
    *a = *b;
}

static void add_part(kz_moment *a, const kz_moment *b) {
    a->part = b->part;
}

/* Six in the evening is 18:00, also where «кешке» and «сағат 6-да» come apart. */
static void add_clock(kz_moment *a, const kz_moment *b) {
    kz_moment_set_clock(a, b->hour, b->minute, a->part);
    a->part = KZ_PART_NONE;
}

static void add_decade(kz_moment *a, const kz_moment *b) {
    a->decade = (uint16_t)((a->century - 1) * 10 + b->decade % 10);
}

static void add_weekday(kz_moment *a, const kz_moment *b) {
    *a = kz_moment_in_week(a, b->weekday);
}

typedef struct join_rule {
    bool (*left)(const kz_moment *m);
    bool (*right)(const kz_moment *m);
    bool comma;   /* may stand between them */
    bool leads;   /* the left one must be in a form that leads on to another */
    bool pointed; /* the right one must not be bare digits */
    void (*join)(kz_moment *a, const kz_moment *b);
} join_rule;

static const join_rule RULES[] = {
    {only_year, without_year, false, true, false, add_year_before},    /* 2021 жылғы 15 наурызда */
    {only_year, day_without_year, true, true, false, add_year_before}, /* 1992 жыл, 7 қазан */
    {month_without_year, only_year, false, false, false, add_year},    /* 15 наурыз 2021 ж. */
    {has_day, only_weekday, true, false, false, keep}, /* 15 наурыз, жұма күні; not «Бүгін – жұма» */
    {only_week, only_weekday, false, false, false, add_weekday},  /* өткен аптаның жұмасында */
    {only_weekday, has_day, true, false, false, replace},         /* жұма, 15 наурызда */
    {day_without_part, only_part, false, false, false, add_part}, /* кеше кешке */
    {only_weekday, only_part, false, false, false, add_part},     /* жұма күні кешке */
    {has_day, only_clock, true, false, false, add_clock},         /* 15 наурыз, сағат 11-де */
    {only_part, only_clock, false, true, false, add_clock}, /* кешке сағат 6-да; not «таңнан түн ортасына» */
    {weekday_with_part, only_clock, true, false, false, add_clock}, /* жұма күні кешке, сағат 6-да */
    {only_weekday, only_clock, false, false, true, add_clock}, /* сағат 6-да; «сенбіде 14:00-ге» are opening hours */
    {only_century, only_decade, false, true, false, add_decade}, /* ХХ ғасырдың 60-жылдары */
};

/* 2021 жылғы, 2021 жылдың, 2021 жылы, 2021 ж., биыл: a month may follow. 2021 жылға may not. */
static bool leads(const joiner *j, const kz_chunk *c) {
    const kz_item *last = last_item(j, c);
    return last->attributive || last->case_ == KZ_CASE_GEN || last->case_ == KZ_CASE_NOM;
}

static bool applies(const joiner *j, const join_rule *r, const kz_chunk *a, const kz_chunk *b, bool comma) {
    if (!r->left(&a->a) || !r->right(&b->a) || (comma && (!r->comma || b->holiday)) || (r->leads && !leads(j, a)))
        return false;
    if (r->pointed && is_at(j, b->first, KZ_IS_CLOCK))
        return false;
    /* «Кеше жексенбі еді» tells two things */
    bool named = b->end - b->first > 1 || last_item(j, b)->possessive || last_item(j, b)->case_ != KZ_CASE_NOM;
    if (r->join == keep && !comma && !named)
        return false;
    /* a month that a year before it does not make sure of, and «биыл» after a month */
    if (b->kind == KZ_CHUNK_WEAK && r->join != add_year_before)
        return false;
    return r->join != add_year || b->makes == KZ_MAKES_DATE;
}

/* «бүгін сағат 10:00–12:00 аралығында», «бүгін сағат 10-нан 12-ге дейін» */
static bool join_day_and_hours(kz_chunk *a, const kz_chunk *b) {
    bool two = b->kind == KZ_CHUNK_RANGE || b->kind == KZ_CHUNK_PAIR;
    if (a->kind != KZ_CHUNK_MOMENT || !two || !day_without_part(&a->a) || !only_clock(&b->a))
        return false;
    kz_moment day = a->a;
    a->kind = b->kind;
    a->first_end = b->first_end;
    a->second = b->second;
    a->b = day;
    add_clock(&a->a, &b->a);
    add_clock(&a->b, &b->b);
    a->end = b->end;
    return true;
}

/* 2016 жылғы шілде мен қазан аралығында */
static bool join_year_and_range(const joiner *j, kz_chunk *a, const kz_chunk *b) {
    if (a->kind != KZ_CHUNK_MOMENT || b->kind != KZ_CHUNK_RANGE || !only_year(&a->a) || b->a.year || !b->a.month ||
        !leads(j, a))
        return false;
    int32_t year = a->a.year;
    a->kind = KZ_CHUNK_RANGE;
    a->a = b->a;
    a->b = b->b;
    a->a.year = a->b.year = year;
    a->end = b->end;
    return true;
}

/* XIX ғасырдың 80-90-жылдары */
static bool join_century_and_decades(const joiner *j, kz_chunk *a, const kz_chunk *b) {
    if (a->kind != KZ_CHUNK_MOMENT || b->kind != KZ_CHUNK_RANGE || !only_century(&a->a) || !only_decade(&b->a) ||
        !leads(j, a))
        return false;
    kz_moment century = a->a;
    a->kind = KZ_CHUNK_RANGE;
    a->b = century;
    add_decade(&a->a, &b->a);
    add_decade(&a->b, &b->b);
    a->end = b->end;
    return true;
}

/* b, which begins right after a (or after a comma), is added to a. */
static bool join_moments(const joiner *j, kz_chunk *a, const kz_chunk *b, bool comma) {
    if (!comma && (join_year_and_range(j, a, b) || join_century_and_decades(j, a, b)))
        return true;
    if (join_day_and_hours(a, b))
        return true;
    if (a->kind != KZ_CHUNK_MOMENT || !is_moment(b))
        return false;
    for (uint32_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        if (!applies(j, &RULES[i], a, b, comma))
            continue;
        RULES[i].join(&a->a, &b->a);
        a->end = b->end;
        return true;
    }
    return false;
}

/* «бірінші жартысында», «соңғы онкүндігінде», «соңында» after a month or a year (the genitive or, for «соңында», the
 * nominative). The value stays, but for the halves of a year. */
static bool take_edge(const joiner *j, kz_chunk *c) {
    if (!is_moment(c) || c->a.day || c->a.clock || c->a.part || c->a.weekday)
        return false;
    const kz_item *last = last_item(j, c), *next = item_at(j, c->end);
    bool genitive = last->case_ == KZ_CASE_GEN;
    if (c->makes != KZ_MAKES_EDGE && kz_item_is(next, KZ_IS_EDGE) && next->possessive &&
        (genitive || last->case_ == KZ_CASE_NOM)) {
        c->kind = KZ_CHUNK_MOMENT;
        c->end++;
        return true;
    }
    const kz_item *part = item_at(j, c->end + 1);
    bool counted = kz_item_is(next, KZ_IS_ORD) || kz_item_is(next, KZ_IS_LAST);
    bool half = kz_item_is(part, KZ_IS_WORD_HALF);
    if (!genitive || !counted || !part->possessive ||
        !(half || (c->a.century && kz_item_is(part, KZ_IS_WORD_QUARTER)) || kz_item_is(part, KZ_IS_WORD_TEN_DAYS) ||
          kz_item_is(part, KZ_IS_WORD_WEEK) || kz_item_is(part, KZ_IS_WORD_DAYS) || kz_item_is(part, KZ_IS_WORD_MONTH)))
        return false;
    if (half && only_year(&c->a))
        c->a.half = kz_item_is(next, KZ_IS_LAST) ? (next->value < 0 ? 2 : 1) : next->number == 1 ? 1 : 2;
    c->kind = KZ_CHUNK_MOMENT;
    c->end += 2;
    return true;
}

/* «айдың екінші жартысы», «тамыздың соңғы онкүндігі»: which half or third of a month or a century. */
static void mark_piece(const joiner *j, kz_chunk *c) {
    if (c->kind != KZ_CHUNK_MOMENT || c->end < c->first + 2)
        return;
    const kz_item *part = last_item(j, c), *which = item_at(j, c->end - 2);
    uint8_t pieces = kz_item_is(part, KZ_IS_WORD_HALF)       ? 2
                     : kz_item_is(part, KZ_IS_WORD_TEN_DAYS) ? 3
                     : kz_item_is(part, KZ_IS_WORD_QUARTER)  ? 4
                                                             : 0;
    bool last = kz_item_is(which, KZ_IS_LAST) && which->value < 0;
    if (!pieces || !part->possessive || (!last && which->number > pieces))
        return;
    c->a.pieces = pieces;
    c->a.piece = last ? pieces : which->number > 0 ? (uint8_t)which->number : 1;
}

/* «өткен жылдың сәйкес кезеңімен»: the period itself is known later. */
static bool take_same(const joiner *j, kz_chunk *c) {
    if (c->kind != KZ_CHUNK_MOMENT || !only_year(&c->a))
        return false;
    uint32_t at = c->end + is_at(j, c->end, KZ_IS_JUST);
    if (!is_at(j, at, KZ_IS_SAME) || !is_at(j, at + 1, KZ_IS_PERIOD))
        return false;
    c->kind = KZ_CHUNK_SAME;
    c->named = item_at(j, at + 1)->value != 0;
    c->end = at + 2;
    return true;
}

/* «соңғы үш жыл» ends with today, «алдағы үш жыл» begins with it. */
static int8_t anchor_of(const kz_item *item) {
    return kz_item_is(item, KZ_IS_LAST) || kz_item_is(item, KZ_IS_DEIXIS) ? item->value : 0;
}

/* The span of a duration takes in what leans on it; «бұрын» makes it a moment. */
static void lean_on(const joiner *j, kz_chunk *c, uint32_t from) {
    if (c->kind != KZ_CHUNK_DURATION && c->kind != KZ_CHUNK_DURATIONS)
        return;
    if (c->first > from) {
        const kz_item *before = item_at(j, c->first - 1);
        bool leans = kz_item_is(before, KZ_IS_LAST) || kz_item_is(before, KZ_IS_ABOUT_BEFORE) ||
                     (kz_item_is(before, KZ_IS_DEIXIS) && before->value != 0);
        if (leans) {
            c->first--;
            c->anchor = anchor_of(before);
        }
    }
    if (!c->anchor)
        c->anchor = anchor_of(item_at(j, c->first));
    const kz_item *last = last_item(j, c);
    bool oblique = last->case_ == KZ_CASE_DAT || last->case_ == KZ_CASE_ABL;
    if (oblique && is_at(j, c->end, KZ_IS_ABOUT))
        c->end++;
    if (c->kind != KZ_CHUNK_DURATION)
        return;
    bool after = is_at(j, c->end, KZ_IS_WORD_AFTER);
    if (last->case_ == KZ_CASE_ABL && (after || is_at(j, c->end, KZ_IS_WORD_LATER))) {
        c->after = c->end + 1;
        c->end += after;
    } else if (is_at(j, c->end, KZ_IS_AGO) && c->unit >= KZ_UNIT_DAY) {
        c->end++;
        c->kind = KZ_CHUNK_MOMENT;
        if (!kz_moment_away(j->today, -1, c, &c->a)) {
            c->kind = KZ_CHUNK_REF;
            c->text = "PAST_REF";
        }
    }
}

/* «28 наурызға қараған түні» is the night before; «27 наурыздан» in front of it belongs to it. */
static bool take_night(const joiner *j, kz_chunk *c) {
    if (c->kind != KZ_CHUNK_MOMENT || !(has_day(&c->a) || only_weekday(&c->a)) ||
        last_item(j, c)->case_ != KZ_CASE_DAT || !is_at(j, c->end, KZ_IS_WORD_TOWARDS) ||
        !is_at(j, c->end + 1, KZ_IS_WORD_NIGHT))
        return false;
    enum { DAYS = 7 };
    if (only_weekday(&c->a))
        c->a.weekday = c->a.weekday == 1 ? DAYS : (uint8_t)(c->a.weekday - 1);
    kz_moment_complete(j->today, KZ_TENSE_OPEN, &c->a);
    if (c->a.year && c->a.day) {
        kz_date eve = kz_date_plus((kz_date){c->a.year, c->a.month, c->a.day}, -1);
        c->a = kz_moment_of_day(eve);
    }
    c->a.part = KZ_PART_NIGHT;
    c->end += 2;
    return true;
}

static void fill_years(kz_moment *a, kz_moment *b) {
    if (!a->year && a->month)
        a->year = b->year;
    if (!b->year && b->month)
        b->year = a->year;
    if (!a->month && a->day)
        a->month = b->month;
}

/* «25 мамыр – 5 маусым», «2009 жылғы сәуір – 2012 жылғы мамыр», «сәуірдің 29-ы мен мамырдың 5-і күндері аралығында» */
static bool join_range(const joiner *j, kz_chunk *a, const kz_chunk *b) {
    if (a->kind != KZ_CHUNK_MOMENT || b->kind != KZ_CHUNK_MOMENT || b->first != a->end + 1 || a->holiday != b->holiday)
        return false;
    bool dash = is_at(j, a->end, KZ_IS_DASH), and = is_at(j, a->end, KZ_IS_AND);
    uint32_t end = b->end + is_at(j, b->end, KZ_IS_WORD_DAYS);
    bool between = is_at(j, end, KZ_IS_WORD_BETWEEN) && item_at(j, end)->possessive;
    bool dated = (has_day(&a->a) && has_day(&b->a)) || (dated_month(&a->a) && dated_month(&b->a));
    if (!(dash || and) || (!between && !(dash && dated && last_item(j, a)->case_ == KZ_CASE_NOM)))
        return false;
    a->kind = KZ_CHUNK_RANGE;
    a->b = b->a;
    fill_years(&a->a, &a->b);
    a->end = between ? end + 1 : b->end;
    return true;
}

static bool same_day(const kz_chunk *a, const kz_chunk *b) {
    return a->kind == KZ_CHUNK_MOMENT && a->a.month == b->a.month && a->a.day == b->a.day;
}

/* «1 қазан – Тәуелсіздік күні» is another country's: the day that is said counts. */
static bool other_day(const joiner *j, const kz_chunk *a, const kz_chunk *b) {
    bool near = b->first == a->end ||
                (b->first == a->end + 1 && (is_at(j, a->end, KZ_IS_COMMA) || is_at(j, a->end, KZ_IS_DASH)));
    bool said = (a->holiday ? b : a)->makes == KZ_MAKES_DATE;
    return near && said && a->kind == KZ_CHUNK_MOMENT && b->kind == KZ_CHUNK_MOMENT && a->holiday != b->holiday &&
           a->a.month && b->a.month && a->a.day && b->a.day && !same_day(a, b);
}

static bool add_next(const joiner *j, kz_chunk *a, const kz_chunk *b) {
    if (b->first == a->end)
        return join_moments(j, a, b, false);
    return b->first == a->end + 1 && is_at(j, a->end, KZ_IS_COMMA) && join_moments(j, a, b, true);
}

/* «2012 жылғы сенбі, 28 сәуірден»: the day is known only after the weekday. */
static bool join_late(const joiner *j, kz_chunk *a, const kz_chunk *b) {
    return b->first == a->end && only_year(&a->a) && has_day(&b->a) && join_moments(j, a, b, false);
}

/* «27 наурыздан 28 наурызға қараған түні» */
static bool joins_night(const joiner *j, const kz_chunk *a, const kz_chunk *b) {
    return a->kind == KZ_CHUNK_MOMENT && (has_day(&a->a) || only_weekday(&a->a)) && a->end == b->first &&
           last_item(j, a)->case_ == KZ_CASE_ABL && b->kind == KZ_CHUNK_MOMENT;
}

/* Whether b goes on with what a began: «10-нан 20-сына дейін», «21-і, 22-сі». */
static bool goes_on(const joiner *j, const kz_chunk *a, const kz_chunk *b) {
    bool to = b->first == a->end && last_item(j, a)->case_ == KZ_CASE_ABL;
    return to || (b->first == a->end + 1 && (is_at(j, a->end, KZ_IS_COMMA) || is_at(j, a->end, KZ_IS_AND)));
}

/* «осы айдың 10-нан 20-сына дейін», «наурыздың 21-і, 22-сі»: the second day is of the first one's month. */
static void pass_month(const joiner *j, const kz_chunk *a, kz_chunk *b) {
    if (a->kind != KZ_CHUNK_MOMENT || !is_moment(b) || !a->a.month || !day_without_part(&a->a) || b->a.month ||
        b->a.day <= a->a.day || !goes_on(j, a, b))
        return;
    b->kind = KZ_CHUNK_MOMENT;
    b->a.month = a->a.month;
    b->a.year = a->a.year;
}

/* «15 наурыз күні 10:00-ден 12:00-ге дейін»: both hours are of that day. */
static void pass_day(const joiner *j, const kz_chunk *a, kz_chunk *b) {
    bool to = b->first == a->end && last_item(j, a)->case_ == KZ_CASE_ABL;
    if (a->kind != KZ_CHUNK_MOMENT || b->kind != KZ_CHUNK_MOMENT || !to || !a->a.clock || !a->a.day ||
        !only_clock(&b->a))
        return;
    b->a.year = a->a.year;
    b->a.month = a->a.month;
    b->a.day = a->a.day;
}

/* «2020 жылдың 1 қаңтарынан 31 желтоқсанына дейін», «2020 жылғы 12 және 14 мамырда»: the second has the first one's
 * year. */
static void pass_year(const joiner *j, const kz_chunk *a, kz_chunk *b) {
    if (a->kind == KZ_CHUNK_MOMENT && b->kind == KZ_CHUNK_MOMENT && a->a.month && b->a.month && !b->a.year &&
        goes_on(j, a, b))
        b->a.year = a->a.year;
}

/* «1960, 1971 және 1980 жылдары»: the last one is no decade. */
static void trust_year(kz_chunk *a, kz_chunk *b) {
    if (b->makes == KZ_MAKES_DECADE && b->a.decade >= 100 && !b->a.year) {
        b->a.year = b->a.decade * 10;
        b->a.decade = 0;
    }
    if (only_year(&b->a))
        a->kind = KZ_CHUNK_MOMENT;
}

/* «тамыз, қыркүйек айларында», «қаңтар мен ақпанда»: a bare month before one that is sure is sure. «сенбі және жексенбі
 * күндері»: the first is as much every one as the second. */
static void trust_lists(const joiner *j) {
    for (uint32_t i = j->chunks->n; i-- > 1;) {
        const kz_chunk *b = &j->chunks->at[i];
        kz_chunk *a = &j->chunks->at[i - 1];
        bool sure = b->kind == KZ_CHUNK_MOMENT || b->kind == KZ_CHUNK_RANGE || b->kind == KZ_CHUNK_PAIR;
        bool listed = sure && b->first == a->end + 1 && (is_at(j, a->end, KZ_IS_COMMA) || is_at(j, a->end, KZ_IS_AND));
        if (listed && a->kind == KZ_CHUNK_WEAK && a->a.month && b->a.month && !b->a.day)
            a->kind = KZ_CHUNK_MOMENT;
        if (listed && a->kind == KZ_CHUNK_WEAK && a->a.day && !a->a.month && b->a.month && b->a.day > a->a.day) {
            a->kind = KZ_CHUNK_MOMENT;
            a->a.month = b->a.month;
            a->a.year = b->a.year;
        }
        if (listed && a->kind == KZ_CHUNK_WEAK && only_year(&a->a))
            trust_year(a, &j->chunks->at[i]);
        if (listed && a->kind == KZ_CHUNK_MOMENT && a->a.weekday && b->a.weekday && !b->a.day)
            a->plural = b->plural;
    }
}

void kz_time_join(const kz_items *items, kz_date today, kz_chunks *chunks) {
    joiner j = {items, today, chunks};
    trust_lists(&j);
    uint32_t n = 0;
    for (uint32_t i = 0; i < chunks->n;) {
        kz_chunk c = chunks->at[i++];
        uint32_t from = n ? chunks->at[n - 1].end : 0;
        lean_on(&j, &c, from);
        take_edge(&j, &c);
        while (i < chunks->n && (chunks->at[i].first < c.end || add_next(&j, &c, &chunks->at[i]))) {
            i++;
            take_edge(&j, &c);
        }
        mark_piece(&j, &c);
        take_same(&j, &c);
        if (n)
            pass_month(&j, &chunks->at[n - 1], &c);
        if (take_night(&j, &c) && n && joins_night(&j, &chunks->at[n - 1], &c))
            c.first = chunks->at[--n].first;
        while (i < chunks->n && chunks->at[i].first < c.end)
            i++;
        if (n && other_day(&j, &chunks->at[n - 1], &c)) {
            if (c.holiday)
                continue;
            /* «7 мамыр – Отан қорғаушы күні, 9 мамыр …» is a list */
            n -= n < 2 || !same_day(&chunks->at[n - 2], &chunks->at[n - 1]);
        }
        if (c.kind == KZ_CHUNK_WEAK)
            continue;
        if (n && (join_range(&j, &chunks->at[n - 1], &c) || join_late(&j, &chunks->at[n - 1], &c)))
            continue;
        if (n) {
            pass_year(&j, &chunks->at[n - 1], &c);
            pass_day(&j, &chunks->at[n - 1], &c);
        }
        chunks->at[n++] = c;
    }
    chunks->n = n;
}
