/* MB/s of telling the language: of each line of the files, of all lines as one text, of each word.
 *
 *     bench_language FILE …                a sentence a line */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "language/grams.h"
#include "language/language.h"

enum { TOTAL = 8 * 1000 * 1000 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static uint32_t read_file(const char *path, char *out, uint32_t room) {
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(out, 1, room, file) : 0;
    if (file)
        fclose(file);
    return (uint32_t)n;
}

static uint64_t by_line(kz_slice text) {
    uint8_t confidence;
    uint64_t sum = 0;
    for (uint32_t at = 0; at < text.n;) {
        const char *newline = memchr(text.at + at, '\n', text.n - at);
        uint32_t end = newline ? (uint32_t)(newline - text.at) : text.n;
        sum += kz_language_of((kz_slice){text.at + at, end - at}, &confidence);
        at = end + 1;
    }
    return sum;
}

static uint64_t by_text(kz_slice text) {
    uint8_t confidence;
    enum { PIECE = 20000 }; /* a page: more letters than that are not looked at in one text */
    uint64_t sum = 0;
    for (uint32_t at = 0; at + PIECE <= text.n; at += PIECE)
        sum += kz_language_of((kz_slice){text.at + at, PIECE}, &confidence);
    return sum;
}

static uint64_t by_word(kz_slice text) {
    uint8_t confidence;
    uint64_t sum = 0;
    kz_spelled word;
    for (uint32_t at = 0; kz_next_spelled(text, at, &word); at = word.span.end)
        sum += kz_language_of(kz_sub(text, word.span), &confidence);
    return sum;
}

static void time_it(const char *name, kz_slice text, uint64_t (*tell)(kz_slice text)) {
    double began = now();
    uint64_t sum = tell(text);
    double seconds = now() - began;
    printf("    %-52s %8.1f MB/s%s\n", name, text.n / 1e6 / seconds, sum ? "" : "?");
}

int main(int argc, char **argv) {
    char *all = malloc(TOTAL);
    uint32_t n = 0;
    for (int i = 1; all && i < argc; i++)
        n += read_file(argv[i], all + n, TOTAL - n);
    if (n == 0) {
        fprintf(stderr, "usage: bench_language FILE …\n");
        return 2;
    }
    kz_slice text = {all, n};
    printf("language of %.1f MB\n", n / 1e6);
    time_it("lines", text, by_line);
    time_it("texts of 20 kB", text, by_text);
    time_it("words", text, by_word);
    free(all);
    return 0;
}
