/* MB/s of each stage, over pages laid out one after another until they fill 16 MB: as they are, and repaired.
 *
 *     bench_stages page.txt …
 *
 * Each page is a document of its own, as in a crawl. A stage's figure counts the bytes of the whole page, those of its
 * boilerplate too, and its own time only. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "document/document.h"
#include "rule/builtin.h"

enum { TOTAL = 16 * 1000 * 1000, MOST_PAGES = 64 };

enum {
    ENCODING,
    REPAIR,
    PAGE,
    SEGMENT,
    NUMBERS,
    TIMES,
    IDENTIFIERS,
    ENTITIES,
    AMOUNTS,
    VERBS,
    POSTS,
    PEOPLE,
    QUOTES,
    RECORD,
    STAGES
};
static const char *const NAMES[STAGES] = {"encoding", "repair",      "page",     "segment",           "numbers",
                                          "times",    "identifiers", "entities", "amounts",           "verbs of speech",
                                          "posts",    "people",      "quotes",   "extract, with JSON"};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct job {
    kz_arena arena;
    kz_slice page;
    double seconds[STAGES], since;
    const kz_own_rules *rules;
} job;

static void lap(job *j, int stage) {
    double at = now();
    j->seconds[stage] += at - j->since;
    j->since = at;
}

static void read_names(job *j, kz_document *doc) {
    static const uint8_t layers[][2] = {{KZ_L_ENTITIES, ENTITIES}, {KZ_L_AMOUNTS, AMOUNTS}, {KZ_L_SPEECH_VERBS, VERBS},
                                        {KZ_L_POSTS, POSTS},       {KZ_L_PEOPLE, PEOPLE},   {KZ_L_QUOTES, QUOTES}};
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        if (kz_document_need(doc, (kz_layer)layers[i][0]) != KZ_OK)
            exit(1);
        lap(j, layers[i][1]);
    }
}

static void run_stages(void *context) {
    job *j = context;
    kz_arena *arena = &j->arena;
    kz_date published = {2024, 3, 12};
    j->since = now();
    kz_decoded decoded = kz_decode(arena, j->page, KZ_ENCODING_AUTO, true);
    lap(j, ENCODING);
    kz_edits edits = {0};
    kz_slice text = kz_repair(arena, decoded.text, 0, &edits);
    lap(j, REPAIR);
    kz_page page = {0};
    kz_read_page(arena, text, 0, &page);
    lap(j, PAGE);
    kz_span *spans = kz_arena_get(arena, page.blocks.n * sizeof *spans);
    for (uint32_t i = 0; i < page.blocks.n; i++)
        spans[i] = page.blocks.at[i].span;
    kz_segments segments = {0};
    kz_segment(arena, page.text, spans, page.blocks.n, &segments);
    lap(j, SEGMENT);
    kz_numbers numbers = {0};
    kz_find_numbers(arena, &segments, &numbers);
    lap(j, NUMBERS);
    kz_times times = {0};
    kz_find_times(arena, &segments, &numbers, published, &times);
    lap(j, TIMES);
    kz_identifiers identifiers = {0};
    kz_find_identifiers(arena, &segments, &numbers, &times, &identifiers);
    lap(j, IDENTIFIERS);
    kz_document doc = {.text = page.text, .page = page, .segments = segments, .all_numbers = numbers, .times = times};
    doc.identifiers = identifiers;
    doc.options.rules = j->rules;
    doc.ready = (1u << KZ_L_ENTITIES) - 1;
    doc.arena = *arena; /* it goes on in the memory of the page */
    read_names(j, &doc);
    *arena = doc.arena;
}

static void run_record(job *j) {
    kz_options options = {.date = {2024, 3, 12}, .encoding = KZ_ENCODING_AUTO, .rules = j->rules};
    kz_document doc;
    kz_slice json;
    double began = now();
    if (kz_document_open(&doc, kz_alloc_libc, j->page, &options) != KZ_OK || kz_document_json(&doc, &json) != KZ_OK) {
        fprintf(stderr, "no record\n");
        exit(1);
    }
    kz_document_close(&doc);
    j->seconds[RECORD] += now() - began;
}

/* Pages one after another in one block of memory, so that the input is read from memory and not from a cache. */
static void bench(const char *about, const kz_slice *pages, int n, const kz_own_rules *rules) {
    char *all = malloc(TOTAL);
    job j = {.rules = rules};
    uint32_t filled = 0;
    for (int i = 0; all && filled + pages[i % n].n <= TOTAL; i++) {
        memcpy(all + filled, pages[i % n].at, pages[i % n].n);
        filled += pages[i % n].n;
    }
    uint32_t at = 0;
    for (int i = 0; at < filled; at += pages[i++ % n].n) {
        j.page = (kz_slice){all + at, pages[i % n].n};
        kz_arena_init(&j.arena, kz_alloc_libc, 0);
        kz_status status = kz_arena_run(&j.arena, run_stages, &j);
        kz_arena_free(&j.arena);
        if (status != KZ_OK)
            exit(1);
        run_record(&j);
    }
    printf("%s pages, %.1f MB\n", about, filled / 1e6);
    for (int stage = 0; stage < STAGES; stage++)
        printf("    %-20s %8.1f MB/s\n", NAMES[stage], filled / 1e6 / j.seconds[stage]);
    free(all);
}

static kz_slice read_page(const char *path) {
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(TOTAL);
    size_t n = file && bytes ? fread(bytes, 1, TOTAL, file) : 0;
    if (n == 0) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return (kz_slice){bytes, (uint32_t)n};
}

typedef struct repairs {
    kz_arena arena;
    kz_slice noisy[MOST_PAGES], clean[MOST_PAGES];
    int n;
    const kz_own_rules *rules;
} repairs;

static void repair_all(void *context) {
    repairs *r = context;
    r->rules = kz_own_rules_new(&r->arena);
    for (int i = 0; i < r->n; i++) {
        kz_edits edits = {0};
        r->clean[i] = kz_repair(&r->arena, r->noisy[i], 0, &edits);
    }
}

int main(int argc, char **argv) {
    repairs r = {.n = argc - 1};
    if (r.n < 1 || r.n > MOST_PAGES) {
        fprintf(stderr, "usage: bench_stages page.txt …\n");
        return 2;
    }
    for (int i = 0; i < r.n; i++)
        r.noisy[i] = read_page(argv[i + 1]);
    kz_arena_init(&r.arena, kz_alloc_libc, 0);
    if (kz_arena_run(&r.arena, repair_all, &r) != KZ_OK)
        return 1;
    bench("noisy", r.noisy, r.n, r.rules);
    bench("clean", r.clean, r.n, r.rules);
    kz_arena_free(&r.arena);
    for (int i = 0; i < r.n; i++)
        free((void *)r.noisy[i].at);
    return 0;
}
