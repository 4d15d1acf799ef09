/* What the fuzz targets share. A broken promise aborts, so that the fuzzer reports the input. */
#ifndef KZ_TESTS_FUZZ_H
#define KZ_TESTS_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "text/text.h"

#define PROMISE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);                            \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

/* The input in a block of its own size, so that reading past its end is seen. */
typedef struct fuzz_input {
    kz_arena arena;
    kz_slice text;
} fuzz_input;

/* The input as a slice; libFuzzer gives NULL for an empty one, callers of the library give an empty string. */
static inline kz_slice fuzz_text(const uint8_t *data, size_t size) {
    return (kz_slice){size ? (const char *)data : "", (uint32_t)size};
}

/* Runs work over the input in an arena with room for any sensible use of memory: 4 MiB and 2000 bytes a byte. */
static inline kz_status fuzz_run(const uint8_t *data, size_t size, void (*work)(void *)) {
    fuzz_input in = {.text = fuzz_text(data, size)};
    kz_arena_init(&in.arena, kz_alloc_libc, (size_t)4 * 1024 * 1024 + size * 2000);
    kz_status status = kz_arena_run(&in.arena, work, &in);
    kz_arena_free(&in.arena);
    PROMISE(status == KZ_OK);
    return status;
}

/* The span lies in the text and its ends are not inside a character. */
static inline bool fuzz_whole(kz_slice text, kz_span span) {
    uint32_t length;
    if (span.start > span.end || span.end > text.n)
        return false;
    for (int end = 0; end < 2; end++) {
        uint32_t at = end ? span.end : span.start;
        for (uint32_t back = 1; back < 4 && back <= at; back++)
            if (kz_utf8_at(text, at - back, &length) != KZ_INVALID && length > back)
                return false;
    }
    return true;
}

/* The log is in order, and what it does not name is the same on both sides. */
static inline void fuzz_check_edits(const kz_edits *edits, kz_slice before, kz_slice after) {
    uint32_t from = 0, to = 0;
    for (uint32_t i = 0; i <= edits->n; i++) {
        bool last = i == edits->n;
        uint32_t from_end = last ? before.n : edits->at[i].from, to_end = last ? after.n : edits->at[i].to;
        PROMISE(from_end >= from && to_end >= to && from_end <= before.n && to_end <= after.n);
        PROMISE(kz_same(kz_sub(before, (kz_span){from, from_end}), kz_sub(after, (kz_span){to, to_end})));
        if (last)
            break;
        from = edits->at[i].from_end;
        to = edits->at[i].to_end;
    }
}

#endif
