/* MB/s of the alphabets over running text: from Cyrillic, and back with each word form looked up once.
 *
 *     bench_translit FILE …
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "script/script.h"

enum { MOST = 64 * 1000 * 1000, ROUNDS = 3 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct job {
    kz_arena arena;
    kz_slice text, done;
    kz_scheme to, from;
} job;

static void run(void *context) {
    job *j = context;
    j->done = kz_translit(&j->arena, j->text, j->to, j->from, NULL);
}

/* Bytes of the text that is read a second, the best of some rounds; the last answer stays in the arena. */
static double speed(job *j) {
    double best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        kz_arena_free(&j->arena);
        double began = now();
        if (kz_arena_run(&j->arena, run, j) != KZ_OK)
            exit(1);
        double took = now() - began;
        best = took < best ? took : best;
    }
    return j->text.n / 1e6 / best;
}

static void there_and_back(kz_slice text, kz_scheme scheme) {
    job there = {.text = text, .to = scheme, .from = KZ_CYRL}, named = there;
    kz_arena_init(&there.arena, kz_alloc_libc, 0);
    kz_arena_init(&named.arena, kz_alloc_libc, 0);
    named.from = KZ_SCHEME_AUTO;
    double detected = speed(&named), forward = speed(&there);
    job back = {.text = there.done, .to = KZ_CYRL, .from = scheme};
    kz_arena_init(&back.arena, kz_alloc_libc, 0);
    printf("    %-10s from Cyrillic %7.1f MB/s (found out: %7.1f)    back %7.1f MB/s\n", kz_scheme_name(scheme), forward,
           detected, speed(&back));
    kz_arena_free(&back.arena);
    kz_arena_free(&there.arena);
    kz_arena_free(&named.arena);
}

int main(int argc, char **argv) {
    char *bytes = malloc(MOST);
    size_t n = 0;
    for (int i = 1; bytes && i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) {
            perror(argv[i]);
            return 1;
        }
        n += fread(bytes + n, 1, MOST - n, file);
        fclose(file);
    }
    if (!bytes || n == 0)
        return 2;
    printf("alphabets, %.1f MB of running text\n", (double)n / 1e6);
    for (int scheme = KZ_LATN_2017; scheme < KZ_SCHEMES; scheme++)
        there_and_back((kz_slice){bytes, (uint32_t)n}, (kz_scheme)scheme);
    free(bytes);
    return 0;
}
