/* Languages in one text: tests/data/mixing_cases.tsv, and any text at all. */
#include "check.h"
#include "mixing/mixing.h"

enum { ROOM = 1024 };

typedef struct run {
    kz_arena arena;
    kz_slice text;
    kz_mixing mixing;
} run;

static void work(void *context) {
    run *r = context;
    kz_find_mixing(&r->arena, r->text, &r->mixing);
}

static void find(run *r, kz_slice text) {
    *r = (run){.text = text};
    kz_arena_init(&r->arena, kz_alloc_libc, 0);
    CHECK(kz_arena_run(&r->arena, work, r) == KZ_OK);
}

static void describe(const run *r, char *stretches, char *stems) {
    stretches[0] = stems[0] = '\0';
    for (uint32_t i = 0; i < r->mixing.spans.n; i++) {
        const kz_language_span *s = &r->mixing.spans.at[i];
        size_t n = strlen(stretches);
        snprintf(stretches + n, ROOM - n, "%s%s %u", n ? ", " : "", kz_language_code((kz_language)s->language),
                 s->words);
    }
    for (uint32_t i = 0; i < r->mixing.mixed.n; i++) {
        kz_slice stem = kz_sub(r->text, r->mixing.mixed.at[i].stem);
        size_t n = strlen(stems);
        snprintf(stems + n, ROOM - n, "%s%.*s", n ? " " : "", (int)stem.n, stem.at);
    }
}

static void check_cases(const char *path) {
    char line[ROOM], stretches[ROOM], stems[ROOM];
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    uint32_t rows = 0;
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || !tab || rows++ == 0)
            continue;
        *tab = '\0';
        char *wanted = tab + 1, *second = strchr(wanted, '\t');
        if (second)
            *second++ = '\0';
        run r;
        find(&r, check_slice(line));
        describe(&r, stretches, stems);
        check_about(line);
        CHECK_TEXT(check_slice(stretches), wanted);
        CHECK_TEXT(check_slice(stems), second ? second : "");
        kz_arena_free(&r.arena);
    }
    check_about(NULL);
    if (file)
        fclose(file);
}

/* Stretches follow one another, hold all words, and end at line ends. */
static void check_shape(kz_slice text) {
    run r;
    find(&r, text);
    uint32_t end = 0, words = 0;
    for (uint32_t i = 0; i < r.mixing.spans.n; i++) {
        const kz_language_span *s = &r.mixing.spans.at[i];
        CHECK(s->span.start >= end && s->span.end > s->span.start && s->span.end <= text.n && s->confidence <= 100);
        CHECK(memchr(text.at + s->span.start, '\n', s->span.end - s->span.start) == NULL);
        end = s->span.end;
        words += s->words;
    }
    CHECK(words == r.mixing.all);
    kz_arena_free(&r.arena);
}

/* A line of more words than are divided at a time. */
static void check_long_line(void) {
    enum { WORDS = 10000 };
    static const char word[] = "мектеп school ";
    char *text = malloc(WORDS * (sizeof word - 1));
    for (uint32_t i = 0; i < WORDS; i++)
        memcpy(text + i * (sizeof word - 1), word, sizeof word - 1);
    run r;
    find(&r, (kz_slice){text, WORDS * (sizeof word - 1)});
    CHECK(r.mixing.all == 2 * WORDS);
    kz_arena_free(&r.arena);
    free(text);
}

int main(void) {
    check_cases("tests/data/mixing_cases.tsv");
    check_shape(KZ_LIT(""));
    check_shape(KZ_LIT("а"));
    check_shape(KZ_LIT("Бірінші жол\r\nВторая строка\n\nThird line\n"));
    check_shape(KZ_LIT("\xFF\xD0 \xD0\xB0\0\xC0\xAFқаз\xE2\x80"));
    check_long_line();
    return check_done();
}
