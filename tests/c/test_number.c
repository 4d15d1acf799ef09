/* Numbers in sentences, and single numbers, from tests/data/. */
#include "check.h"
#include "extract/number/number.h"
#include "extract/number/value.h"

typedef struct row {
    kz_arena *arena;
    char **cells;
    int n;
} row;

static void describe(kz_arena *arena, kz_slice text, const kz_numbers *numbers, kz_buffer *out) {
    kz_buffer_init(out, arena, 256);
    for (uint32_t i = 0; i < numbers->n; i++) {
        const kz_number *x = &numbers->at[i];
        kz_slice unit = x->unit.n ? x->unit : x->currency;
        if (i)
            kz_buffer_slice(out, KZ_LIT(" | "));
        kz_buffer_slice(out, kz_sub(text, x->span));
        kz_buffer_format(out, " = %.12g %s%s%s", x->value, kz_number_kind_name((kz_number_kind)x->kind),
                         x->approximate ? "~" : "", unit.n ? " " : "");
        kz_buffer_slice(out, unit);
    }
    if (!numbers->n)
        kz_buffer_byte(out, '-');
    kz_buffer_byte(out, 0);
}

static void tokens_cover_spans(const kz_segments *s, const kz_numbers *numbers) {
    bool covered = true;
    for (uint32_t i = 0; i < numbers->n; i++) {
        const kz_number *x = &numbers->at[i];
        const kz_token *first = &s->tokens.at[x->first], *last = &s->tokens.at[x->end - 1];
        covered = covered && x->first < x->value_end && x->value_end <= x->end && first->span.start <= x->span.start &&
                  x->span.start < first->span.end && last->span.start < x->span.end && x->span.end <= last->span.end;
    }
    CHECK(covered);
}

static void find(void *context) {
    row *r = context;
    kz_slice text = check_slice(r->cells[0]);
    kz_span all = {0, text.n};
    kz_segments segments = {0};
    kz_numbers numbers = {0};
    kz_buffer got;
    kz_segment(r->arena, text, &all, 1, &segments);
    kz_find_numbers(r->arena, &segments, &numbers);
    describe(r->arena, text, &numbers, &got);
    check_about(r->cells[0]);
    CHECK_TEXT(((kz_slice){got.at, got.n - 1}), r->n > 1 ? r->cells[1] : "");
    tokens_cover_spans(&segments, &numbers);
}

static void read_value(void *context) {
    row *r = context;
    double value = 0;
    bool ordinal = false;
    bool read = kz_read_number(r->arena, check_slice(r->cells[0]), &value, &ordinal);
    check_about(r->cells[0]);
    if (strcmp(r->cells[1], "-") == 0) {
        CHECK(!read);
        return;
    }
    CHECK(read);
    CHECK(fabs(value - strtod(r->cells[1], NULL)) <= 1e-9 * fabs(value));
    CHECK(ordinal == (r->n > 2));
}

static void in_arena(char **cells, int n, void *work) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    row r = {&arena, cells, n};
    CHECK_RUN(&arena, *(void (**)(void *))work, &r);
    kz_arena_free(&arena);
}

int main(void) {
    void (*work)(void *) = find;
    check_table("tests/data/number_cases.tsv", in_arena, &work);
    work = read_value;
    check_table("tests/data/number_values.tsv", in_arena, &work);
    return check_done();
}
