/* What holds of tokens and sentences whatever the text is, and that they take time that grows with it and no faster. */
#include <time.h>

#include "check.h"
#include "segment/segment.h"

/* The tokens lie in order inside their spans, none over another; only white space and invisible characters are left
 * out; the sentences are the tokens, in order, and none goes over a span's end. */
static void check_segments(const kz_segments *s, const kz_span *spans, uint32_t n_spans) {
    uint32_t end = 0, token = 0;
    bool ordered = true, complete = true, partition = true, inside = true;
    for (uint32_t i = 0; i < s->tokens.n; i++) {
        const kz_token *t = &s->tokens.at[i];
        ordered = ordered && t->span.start >= end && t->span.end > t->span.start && t->core_end > t->span.start &&
                  t->core_end <= t->span.end;
        inside = inside && t->block < n_spans && t->span.start >= spans[t->block].start &&
                 t->span.end <= spans[t->block].end;
        for (uint32_t at = end; at < t->span.start;) {
            uint32_t length;
            kz_char_class class = kz_class(kz_utf8_at(s->text, at, &length));
            complete = complete && (class == KZ_C_SPACE || class == KZ_C_FORMAT);
            at += length;
        }
        end = t->span.end;
    }
    for (uint32_t i = 0; i < s->sentences.n; i++) {
        const kz_sentence *z = &s->sentences.at[i];
        partition = partition && z->first == token && z->end > z->first && z->end <= s->tokens.n &&
                    z->span.start == s->tokens.at[z->first].span.start &&
                    z->span.end == s->tokens.at[z->end - 1].span.end;
        for (token = z->first; token < z->end && token < s->tokens.n; token++)
            partition = partition && s->tokens.at[token].sentence == i && s->tokens.at[token].block == z->block;
    }
    CHECK(ordered);
    CHECK(inside);
    CHECK(complete);
    CHECK(partition && token == s->tokens.n);
}

typedef struct input {
    kz_arena *arena;
    kz_slice text;
    kz_segments segments;
} input;

static void cut(void *context) {
    input *in = context;
    kz_span spans[] = {{0, in->text.n / 2}, {in->text.n / 2, in->text.n}};
    kz_segment(in->arena, in->text, spans, 2, &in->segments);
    check_segments(&in->segments, spans, 2);
}

/* Seconds of processor time. */
static double measure(kz_slice text) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    input in = {.arena = &arena, .text = text};
    clock_t began = clock();
    CHECK_RUN(&arena, cut, &in);
    double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
    kz_arena_free(&arena);
    return seconds;
}

static const char *const PIECES[] = {"Ә.",  "т.б.", "12",  " ",  "«",  "»",    "-",  ".",   "\xFF", "қала", "+7",
                                     "701", "(",    ")",   ":",  "kz", "@",    "%",  "III", "😀",    "\n",   "’",
                                     "́",    "،",    "1,5", "ж.", "/",  "\x80", "№",  "…",   "www.", "#",    "\0",
                                     "'",   "*",    "[",   "]",  "1.", "ғғ.",  "км", "ء",   "_",    "Ол",   "х"};

static void check_pieces(char *text, uint32_t size) {
    enum { COUNT = sizeof PIECES / sizeof *PIECES, LONGEST = 16, ROUNDS = 40 };
    uint32_t seed = 12345;
    check_about("pieces in any order");
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t n = 0;
        while (n + LONGEST < size) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = PIECES[(seed >> 16) % COUNT];
            uint32_t length = *piece ? (uint32_t)strlen(piece) : 1;
            memcpy(text + n, piece, length);
            n += length;
        }
        measure((kz_slice){text, n});
    }
}

static void check_code_points(char *text) {
    uint32_t n = 0;
    for (uint32_t cp = 0; cp < KZ_INVALID; cp++)
        if (cp < 0xD800 || cp > 0xDFFF)
            n += kz_utf8_put(text + n, cp);
    check_about("every code point once");
    measure((kz_slice){text, n});
    check_about("random bytes");
    uint32_t seed = 1;
    for (uint32_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        text[i] = (char)(seed >> 24);
    }
    measure((kz_slice){text, n});
}

/* Units that lead the scanners far ahead, or make long tokens, again and again. */
static const char *const UNITS[] = {"қ",   "a",     "-",   "қ-",  "a.",     "а.",   "Ә.",  "1,",       "1 000 ", "1.",
                                    "7",   "_",     "'",   "a'",  "«",      "(",    ")",   ".",        "!)",     "[1]",
                                    ". (", ". «",   "\"",  "т. ", "1. А ",  "* ",   ". …", "a@",       "x.kz/",  "XX",
                                    "ХХғ", "+7 7 ", "ж. ", "9х",  ". (а) ", "м. Ә", "#",   "\xCC\x86", "ءا",     "‘a"};

static void fill(char *text, uint32_t size, const char *unit) {
    uint32_t length = (uint32_t)strlen(unit);
    for (uint32_t i = 0; i < size; i++)
        text[i] = unit[i % length];
}

/* Four times the text may take ten times as long before this fails, so that a busy machine does not. */
static void check_linear(char *text, uint32_t size) {
    static const double SLOWEST_FACTOR = 10, TOO_SHORT_TO_COMPARE = 0.1;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        check_about(UNITS[i]);
        fill(text, size, UNITS[i]);
        double small = measure((kz_slice){text, size / 4}), large = measure((kz_slice){text, size});
        CHECK(large < TOO_SHORT_TO_COMPARE || large < SLOWEST_FACTOR * small);
    }
}

int main(void) {
    enum { EVERY_CODE_POINT = 4 * 0x110000, LARGE = 10 * 1000 * 1000, MEDIUM = 1000 * 1000, QUICK = 4096 };
    bool quick = getenv("KAZTEXT_QUICK") != NULL;
    char *text = malloc(quick ? EVERY_CODE_POINT : LARGE);
    if (!text)
        return 1;
    check_pieces(text, QUICK);
    check_linear(text, quick ? QUICK : MEDIUM);
    if (!quick) {
        check_code_points(text);
        check_about("a word of 10 MB");
        fill(text, LARGE, "қ");
        measure((kz_slice){text, LARGE});
        check_about("100,000 hyphens in a word");
        fill(text, 300 * 1000, "а-");
        measure((kz_slice){text, 300 * 1000});
    }
    free(text);
    return check_done();
}
