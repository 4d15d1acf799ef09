/* MB/s of the corpus tools, over running text cut into documents of some 4 KB at line ends.
 *
 *     bench_corpus FILE …
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "corpus/dedup.h"
#include "corpus/mask.h"
#include "corpus/quality.h"

enum { MOST = 64 * 1000 * 1000, DOCUMENT = 4096, ROUNDS = 3 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct job {
    kz_arena arena;
    kz_slice text, document;
    kz_sketcher sketcher;
    kz_dedup dedup;
} job;

static void hash(job *j) {
    uint32_t words;
    kz_hash_text(j->document, &words);
}

static void sketch(job *j) {
    uint8_t out[KZ_SKETCH];
    kz_sketch(&j->sketcher, j->document, out);
}

static void see(job *j) {
    kz_verdict verdict;
    if (kz_dedup_see(&j->dedup, j->document, &verdict) != KZ_OK)
        exit(1);
}

static void run_quality(void *context) {
    job *j = context;
    kz_quality quality;
    kz_measure_quality(&j->arena, j->document, &quality);
}

static void run_mask(void *context) {
    job *j = context;
    kz_masking how = {.kinds = KZ_MASK_USUAL};
    kz_edits edits;
    kz_mask(&j->arena, j->document, &how, &edits);
}

static void in_arena(job *j, void (*work)(void *)) {
    kz_arena_init(&j->arena, kz_alloc_libc, 0);
    if (kz_arena_run(&j->arena, work, j) != KZ_OK)
        exit(1);
    kz_arena_free(&j->arena);
}

static void quality(job *j) {
    in_arena(j, run_quality);
}

static void mask(job *j) {
    in_arena(j, run_mask);
}

static void bench(job *j, const char *name, void (*work)(job *)) {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        if (kz_dedup_open(&j->dedup, kz_alloc_libc, true, 0.48, (size_t)64 << 20) != KZ_OK)
            exit(1);
        double began = now();
        for (uint32_t at = 0; at < j->text.n;) {
            uint32_t end = j->text.n - at > DOCUMENT ? at + DOCUMENT : j->text.n;
            while (end < j->text.n && j->text.at[end - 1] != '\n')
                end++;
            j->document = kz_sub(j->text, (kz_span){at, end});
            work(j);
            at = end;
        }
        double speed = j->text.n / 1e6 / (now() - began);
        best = speed > best ? speed : best;
        kz_dedup_close(&j->dedup);
    }
    printf("    %-52s %12.1f MB/s\n", name, best);
}

int main(int argc, char **argv) {
    job *j = calloc(1, sizeof *j);
    char *text = malloc(MOST);
    uint32_t n = 0;
    for (int i = 1; i < argc && j && text; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) {
            perror(argv[i]);
            return 1;
        }
        n += (uint32_t)fread(text + n, 1, MOST - n, file);
        fclose(file);
    }
    if (!n) {
        fprintf(stderr, "usage: bench_corpus FILE …\n");
        return 2;
    }
    j->text = (kz_slice){text, n};
    printf("corpus tools, %.1f MB of running text\n", n / 1e6);
    bench(j, "hash of the words: exact duplicates", hash);
    bench(j, "sketch of words and pairs of words", sketch);
    bench(j, "duplicates, exact and near", see);
    bench(j, "quality", quality);
    bench(j, "personal data masked", mask);
    free(text);
    free(j);
    return 0;
}
