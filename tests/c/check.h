/* Checks for the pure C, printed as TAP. A test program is one file:
 *
 *     int main(void) {
 *         CHECK(1 + 1 == 2);
 *         CHECK_TEXT(slice, "what it should hold");
 *         return check_done();
 *     }
 *
 * A program that ends without check_done() prints no plan, which the runner takes as a failure. */
#ifndef KZ_TESTS_CHECK_H
#define KZ_TESTS_CHECK_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

typedef struct check_state {
    int count, failed;
    const char *about; /* what the checks that follow are about; shown beside each */
} check_state;

static inline check_state *check_the_state(void) {
    static check_state state;
    return &state;
}

/* Names what the checks that follow are about: a row of a table, a function. The text must outlive them. */
static inline void check_about(const char *about) {
    check_the_state()->about = about;
}

static inline bool check_one(bool passed, const char *file, int line, const char *what) {
    check_state *state = check_the_state();
    state->failed += !passed;
    printf("%s %d - %s:%d %s%s", passed ? "ok" : "not ok", ++state->count, file, line, state->about ? state->about : "",
           state->about ? ": " : "");
    /* a line end would break the TAP line, # would start a directive */
    for (; *what; what++)
        putchar(*what == '\n' || *what == '#' ? ' ' : *what);
    putchar('\n');
    return passed;
}

static inline bool check_text(kz_slice got, const char *wanted, uint32_t n, const char *file, int line,
                              const char *what) {
    bool passed = kz_same(got, (kz_slice){wanted, n});
    if (!check_one(passed, file, line, what))
        printf("# wanted «%.*s»\n#    got «%.*s»\n", (int)n, wanted, (int)got.n, got.n ? got.at : "");
    return passed;
}

static inline bool check_number(double got, double wanted, const char *file, int line, const char *what) {
    bool passed = got == wanted || fabs(got - wanted) <= 1e-9 * fabs(wanted);
    if (!check_one(passed, file, line, what))
        printf("# wanted %.17g\n#    got %.17g\n", wanted, got);
    return passed;
}

/* All of them give whether the check passed. */
#define CHECK(condition) check_one((condition), __FILE__, __LINE__, #condition)
/* The slice against a NUL-terminated string; CHECK_BYTES takes a literal that may hold NULs. */
#define CHECK_TEXT(slice, wanted) check_text((slice), (wanted), (uint32_t)strlen(wanted), __FILE__, __LINE__, #slice)
#define CHECK_BYTES(slice, literal) check_text((slice), "" literal, sizeof(literal) - 1, __FILE__, __LINE__, #slice)
#define CHECK_SLICE(slice, wanted) check_text((slice), (wanted).at, (wanted).n, __FILE__, __LINE__, #slice)
#define CHECK_NUMBER(got, wanted) check_number((got), (wanted), __FILE__, __LINE__, #got " is " #wanted)

/* The slice of a NUL-terminated string. */
static inline kz_slice check_slice(const char *text) {
    return (kz_slice){text, (uint32_t)strlen(text)};
}

/* Runs work(context) inside the arena, as a check: passes when it was not left early. */
#define CHECK_RUN(arena, work, context) CHECK(kz_arena_run((arena), (work), (context)) == KZ_OK)

/* Calls row(cells, n, context) for each line of a tab-separated file: empty lines and lines that begin with # are
 * left out. At most 15 tabs a line. The path counts from the project's root, where the tests run. \n and \t in a
 * cell stand for a line end and a tab. */
static inline void check_table(const char *path, void (*row)(char **cells, int n, void *context), void *context) {
    FILE *file = fopen(path, "rb");
    check_one(file != NULL, path, 0, "the table can be opened");
    if (!file)
        return;
    static char line[65536];
    int rows = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!line[0] || line[0] == '#')
            continue;
        char *cells[16], *out = line;
        int n = 0;
        cells[n++] = out;
        for (const char *in = line; *in; in++) {
            if (*in == '\t' && n < 16) {
                *out++ = 0;
                cells[n++] = out;
            } else if (*in == '\\' && (in[1] == 'n' || in[1] == 't')) {
                *out++ = *++in == 'n' ? '\n' : '\t';
            } else {
                *out++ = *in;
            }
        }
        *out = 0;
        row(cells, n, context);
        rows++;
    }
    fclose(file);
    check_one(rows > 0, path, 0, "the table has rows");
}

/* Prints the plan; returns main's exit status. */
static inline int check_done(void) {
    const check_state *state = check_the_state();
    printf("1..%d\n", state->count);
    return state->failed || !state->count;
}

#endif
