/* Words of running text a second: cut up, analysed with nothing known before, analysed when the forms have been met;
 * MB/s of the text whose Kazakh letters are put back, of the numbers, times and identifiers found in it, and of the
 * text made what is read aloud.
 *
 *     bench_words [--words] FILE …      --words: only prints the words, one a line, for a peer's run
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "extract/identifier/identifier.h"
#include "parse/parse.h"
#include "restore/model.h"
#include "restore/restore.h"
#include "spell/spell.h"

enum { MOST = 64 * 1000 * 1000, ROUNDS = 3 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct job {
    kz_arena arena;
    kz_slice text;
    bool only_words;
} job;

/* Each line is a paragraph. */
static kz_span *lines_of(job *j, uint32_t *n) {
    uint32_t lines = 1;
    for (uint32_t i = 0; i < j->text.n; i++)
        lines += j->text.at[i] == '\n';
    kz_span *spans = kz_arena_get(&j->arena, lines * sizeof *spans);
    uint32_t start = 0;
    *n = 0;
    for (uint32_t i = 0; i <= j->text.n; i++) {
        if (i < j->text.n && j->text.at[i] != '\n')
            continue;
        spans[(*n)++] = (kz_span){start, i};
        start = i + 1;
    }
    return spans;
}

static void print_words(const kz_segments *segments) {
    for (uint32_t i = 0; i < segments->tokens.n; i++) {
        kz_slice token = kz_token_text(segments, i);
        if (segments->tokens.at[i].kind == KZ_T_WORD)
            printf("%.*s\n", (int)token.n, token.at);
    }
}

static double parse_time(kz_parser *parser, job *j, const kz_segments *segments) {
    kz_words words;
    double began = now();
    kz_parse(parser, &j->arena, segments, &words);
    return now() - began;
}

static void report(const char *what, double tokens, double seconds) {
    printf("    %-52s %12.0f tokens/s\n", what, tokens / seconds);
}

/* The text as a Russian keyboard has it: Kazakh letters and the Russian ones for them have two bytes each. */
static kz_slice typed_plainly(job *j) {
    char *out = kz_arena_get(&j->arena, j->text.n);
    uint32_t length;
    for (uint32_t at = 0; at < j->text.n; at += length) {
        uint32_t cp = kz_utf8_at(j->text, at, &length), small = kz_to_lower(cp), plain = kz_plain_letter(small);
        memcpy(out + at, j->text.at + at, length);
        if (plain != small)
            kz_utf8_put(out + at, small == cp ? plain : kz_to_upper(plain));
    }
    return (kz_slice){out, j->text.n};
}

static void report_restore(job *j) {
    kz_slice typed = typed_plainly(j);
    kz_edits edits;
    kz_doubts doubts = {0};
    double began = now();
    kz_restore(&j->arena, typed, &edits, &doubts);
    printf("    %-52s %12.1f MB/s\n", "letters put back", typed.n / 1e6 / (now() - began));
}

/* What is found in a segmented text. */
typedef struct finding {
    job *j;
    const kz_segments *segments;
    kz_numbers numbers;
    kz_times times;
} finding;

static void find_numbers(finding *f) {
    f->numbers = (kz_numbers){0};
    kz_find_numbers(&f->j->arena, f->segments, &f->numbers);
}

static void find_times(finding *f) {
    f->times = (kz_times){0};
    kz_find_times(&f->j->arena, f->segments, &f->numbers, (kz_date){2024, 3, 12}, &f->times);
}

static void find_identifiers(finding *f) {
    kz_identifiers found = {0};
    kz_find_identifiers(&f->j->arena, f->segments, &f->numbers, &f->times, &found);
}

static void report_finding(finding *f, void (*find)(finding *), const char *what) {
    double best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        double began = now();
        find(f);
        double took = now() - began;
        best = took < best ? took : best;
    }
    printf("    %-52s %12.1f MB/s\n", what, f->segments->text.n / 1e6 / best);
}

static void report_findings(job *j, const kz_segments *segments) {
    finding f = {.j = j, .segments = segments};
    report_finding(&f, find_numbers, "numbers");
    report_finding(&f, find_times, "times");
    report_finding(&f, find_identifiers, "identifiers");
}

static void report_hostile(job *j) {
    enum { SIZE = 4 * 1000 * 1000 };
    static const char piece[] = "8 (701) 990101 300122 KZ86 123 ABC 1-бабының № 1 Абай көшесі, 1, 2, ";
    char *text = kz_arena_get(&j->arena, SIZE);
    for (uint32_t at = 0; at < SIZE; at++)
        text[at] = piece[at % (sizeof piece - 1)];
    kz_span all = {0, SIZE};
    kz_segments segments = {0};
    kz_segment(&j->arena, (kz_slice){text, SIZE}, &all, 1, &segments);
    finding f = {.j = j, .segments = &segments};
    report_finding(&f, find_numbers, "numbers of digits without end");
    report_finding(&f, find_times, "times of digits without end");
    report_finding(&f, find_identifiers, "identifiers, beginnings of them without end");
}

static void report_verbalize(job *j) {
    kz_verbalizing options = {0};
    kz_edits edits = {0};
    double best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        double began = now();
        kz_verbalize(&j->arena, j->text, &options, &edits);
        double took = now() - began;
        best = took < best ? took : best;
    }
    printf("    %-52s %12.1f MB/s, %u parts\n", "as it is read aloud", j->text.n / 1e6 / best, edits.n);
}

static void run(void *context) {
    job *j = context;
    uint32_t n;
    kz_span *spans = lines_of(j, &n);
    kz_segments segments = {0};
    double best = 1e9;
    for (int i = 0; i < (j->only_words ? 1 : ROUNDS); i++) {
        segments = (kz_segments){0};
        double began = now();
        kz_segment(&j->arena, j->text, spans, n, &segments);
        double took = now() - began;
        best = took < best ? took : best;
    }
    if (j->only_words) {
        print_words(&segments);
        return;
    }
    double tokens = segments.tokens.n;
    printf("running text, %.1f MB, %.0f tokens\n", j->text.n / 1e6, tokens);
    printf("    %-52s %12.1f MB/s\n", "tokens and sentences", j->text.n / 1e6 / best);
    kz_parser *parser = kz_parser_new(&j->arena, segments.tokens.n);
    report("analysed and disambiguated, no form met before", tokens, parse_time(parser, j, &segments));
    best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        double took = parse_time(parser, j, &segments);
        best = took < best ? took : best;
    }
    report("analysed and disambiguated, after warm-up", tokens, best);
    uint32_t words = 0;
    double began = now();
    for (uint32_t i = 0; i < segments.tokens.n && words < 200000; i++) {
        char out[KZ_LEMMA_ROOM];
        kz_slice form = kz_token_lower(&segments, i);
        if (segments.tokens.at[i].kind == KZ_T_WORD && form.n < KZ_LONGEST_FORM) {
            kz_lemma(form, false, out);
            words++;
        }
    }
    report("lemmas of words one by one, nothing kept", words, now() - began);
    report_restore(j);
    report_findings(j, &segments);
    report_hostile(j);
    report_verbalize(j);
}

int main(int argc, char **argv) {
    job j = {0};
    char *bytes = malloc(MOST);
    uint32_t n = 0;
    for (int i = 1; bytes && i < argc; i++) {
        if (strcmp(argv[i], "--words") == 0) {
            j.only_words = true;
            continue;
        }
        FILE *file = fopen(argv[i], "rb");
        if (!file) {
            perror(argv[i]);
            return 1;
        }
        n += (uint32_t)fread(bytes + n, 1, MOST - n, file);
        fclose(file);
    }
    j.text = (kz_slice){bytes, n};
    kz_arena_init(&j.arena, kz_alloc_libc, 0);
    kz_status status = n ? kz_arena_run(&j.arena, run, &j) : KZ_TOO_LARGE;
    kz_arena_free(&j.arena);
    free(bytes);
    if (n == 0)
        fputs("usage: bench_words [--words] FILE …\n", stderr);
    return status == KZ_OK ? 0 : 2;
}
