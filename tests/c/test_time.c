/* Expressions of time, from tests/data/time_cases.tsv and, with all that is told of them, time_golden.tsv. */
#include "check.h"
#include "extract/time/time.h"

typedef struct row {
    kz_arena *arena;
    char **cells;
    bool whole; /* with type, begin and finish */
} row;

static void describe_place(const kz_time *time, kz_buffer *out) {
    char text[KZ_INSTANT_ROOM];
    kz_buffer_format(out, " %s ", kz_time_type_name((kz_time_type)time->type));
    if (!time->begin.month) {
        kz_buffer_byte(out, '-');
        return;
    }
    kz_buffer_add(out, text, kz_instant_write(&time->begin, text));
    kz_buffer_byte(out, ' ');
    kz_buffer_add(out, text, kz_instant_write(&time->finish, text));
}

static void describe(kz_arena *arena, kz_slice text, const kz_times *times, bool whole, kz_buffer *out) {
    kz_buffer_init(out, arena, 256);
    for (uint32_t i = 0; i < times->n; i++) {
        if (i)
            kz_buffer_slice(out, KZ_LIT(" | "));
        kz_buffer_slice(out, kz_sub(text, times->at[i].span));
        kz_buffer_slice(out, KZ_LIT(" = "));
        kz_buffer_slice(out, times->at[i].value);
        if (whole)
            describe_place(&times->at[i], out);
    }
    if (!times->n)
        kz_buffer_byte(out, '-');
}

static void find(void *context) {
    row *r = context;
    kz_date published = {0};
    kz_date_read(check_slice(r->cells[0]), &published);
    kz_slice text = check_slice(r->cells[1]);
    kz_span all = {0, text.n};
    kz_segments segments = {0};
    kz_numbers numbers = {0};
    kz_times times = {0};
    kz_segment(r->arena, text, &all, 1, &segments);
    kz_find_numbers(r->arena, &segments, &numbers);
    kz_find_times(r->arena, &segments, &numbers, published, &times);
    kz_buffer got;
    describe(r->arena, text, &times, r->whole, &got);
    check_about(r->cells[1]);
    CHECK_TEXT(kz_buffer_done(&got), r->cells[2]);
    bool ordered = true;
    for (uint32_t i = 0; i < times.n; i++) {
        const kz_time *t = &times.at[i];
        ordered = ordered && t->first < t->end && t->end <= segments.tokens.n && t->value.n > 0 &&
                  (i == 0 || times.at[i - 1].span.end <= t->span.start) && !t->begin.month == !t->finish.month &&
                  segments.tokens.at[t->first].span.start <= t->span.start &&
                  t->span.end <= segments.tokens.at[t->end - 1].span.end;
    }
    CHECK(ordered);
}

static void in_arena(char **cells, int n, void *context) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    row r = {&arena, cells, context != NULL};
    CHECK(n == 3);
    CHECK_RUN(&arena, find, &r);
    kz_arena_free(&arena);
}

static void check_dates(void) {
    kz_date date;
    CHECK(kz_date_read(KZ_LIT("2024-02-29"), &date) && date.year == 2024 && date.month == 2 && date.day == 29);
    CHECK(!kz_date_read(KZ_LIT("2023-02-29"), &date));
    CHECK(!kz_date_read(KZ_LIT("2023-13-01"), &date));
    CHECK(!kz_date_read(KZ_LIT("2023-1-01"), &date));
}

int main(void) {
    bool whole = true;
    check_table("tests/data/time_cases.tsv", in_arena, NULL);
    check_table("tests/data/time_golden.tsv", in_arena, &whole);
    check_dates();
    return check_done();
}
