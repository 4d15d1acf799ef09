/* MB/s of the alphabets over running text: from Cyrillic, with the alphabet named and found out; back, where each word
 * form is looked up once, over the text and over the text again and again, so that most forms have been met.
 *
 *     bench_translit FILE …
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "script/script.h"

enum { MOST = 64 * 1000 * 1000, LONG = 32 * 1000 * 1000, ROUNDS = 3 };

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

static double speed_of(kz_slice text, kz_scheme to, kz_scheme from) {
    job j = {.text = text, .to = to, .from = from};
    kz_arena_init(&j.arena, kz_alloc_libc, 0);
    double mbs = speed(&j);
    kz_arena_free(&j.arena);
    return mbs;
}

/* The text over and over. */
static kz_slice repeated(kz_arena *arena, kz_slice text) {
    kz_buffer out;
    kz_buffer_init(&out, arena, LONG + text.n);
    while (out.n < LONG)
        kz_buffer_slice(&out, text);
    return kz_buffer_done(&out);
}

static void lengthen(void *context) {
    job *j = context;
    j->done = repeated(&j->arena, j->text);
}

static void there_and_back(kz_slice text, kz_scheme scheme) {
    job there = {.text = text, .to = scheme, .from = KZ_CYRL}, longer = {0};
    kz_arena_init(&there.arena, kz_alloc_libc, 0);
    kz_arena_init(&longer.arena, kz_alloc_libc, 0);
    double forward = speed(&there);
    longer.text = there.done;
    if (kz_arena_run(&longer.arena, lengthen, &longer) != KZ_OK)
        exit(1);
    printf("    %-10s %7.1f MB/s, found out %7.1f MB/s; back %6.1f MB/s, forms met before %6.1f MB/s\n",
           kz_scheme_name(scheme), forward, speed_of(text, scheme, KZ_SCHEME_AUTO),
           speed_of(there.done, KZ_CYRL, scheme), speed_of(longer.done, KZ_CYRL, scheme));
    kz_arena_free(&longer.arena);
    kz_arena_free(&there.arena);
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
