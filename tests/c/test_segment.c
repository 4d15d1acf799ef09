/* Tokens and sentences, from tests/data/. */
#include "check.h"
#include "segment/segment.h"

typedef struct row {
    kz_arena *arena;
    char **cells;
    kz_segments segments;
} row;

static void cut(row *r) {
    kz_slice text = check_slice(r->cells[0]);
    kz_span all = {0, text.n};
    kz_segment(r->arena, text, &all, 1, &r->segments);
    check_about(r->cells[0]);
}

static void describe_token(const kz_segments *s, const kz_token *t, kz_buffer *out) {
    static const char *const kinds[] = {"", "i", "a", "n", "t", "d", "x", "u", "e", "f", "h", "#", "p", "y"};
    for (uint32_t at = t->span.start; at < t->span.end; at++) {
        if (at == t->core_end)
            kz_buffer_byte(out, '|');
        kz_buffer_byte(out, s->text.at[at] == ' ' ? '_' : s->text.at[at]);
    }
    kz_buffer_format(out, "%s%s", *kinds[t->kind] ? "/" : "", kinds[t->kind]);
}

static void check_tokens(void *context) {
    row *r = context;
    cut(r);
    kz_buffer got;
    kz_buffer_init(&got, r->arena, 256);
    for (uint32_t i = 0; i < r->segments.tokens.n; i++) {
        if (i)
            kz_buffer_byte(&got, ' ');
        describe_token(&r->segments, &r->segments.tokens.at[i], &got);
    }
    CHECK_TEXT(kz_buffer_done(&got), r->cells[1]);
}

static void check_sentences(void *context) {
    row *r = context;
    cut(r);
    kz_buffer got;
    kz_buffer_init(&got, r->arena, 256);
    for (uint32_t i = 0; i < r->segments.sentences.n; i++) {
        if (i)
            kz_buffer_slice(&got, KZ_LIT("¦"));
        kz_buffer_slice(&got, kz_sub(r->segments.text, r->segments.sentences.at[i].span));
    }
    CHECK_TEXT(kz_buffer_done(&got), r->cells[1]);
}

static void in_arena(char **cells, int n, void *work) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    row r = {.arena = &arena, .cells = cells};
    CHECK(n == 2);
    CHECK_RUN(&arena, *(void (**)(void *))work, &r);
    kz_arena_free(&arena);
}

/* A word and the flags it must and must not have. */
static void flags_of(kz_arena *arena, const char *text, uint32_t token, uint16_t has, uint16_t has_not) {
    kz_slice all = check_slice(text);
    kz_span span = {0, all.n};
    kz_segments s = {0};
    kz_segment(arena, all, &span, 1, &s);
    check_about(text);
    CHECK(token < s.tokens.n);
    uint16_t flags = s.tokens.at[token].flags;
    CHECK((flags & has) == has);
    CHECK((flags & has_not) == 0);
}

static void check_flags(void *context) {
    kz_arena *arena = context;
    flags_of(arena, "Алма пісті", 0, KZ_F_SENTENCE_START | KZ_F_CAPITAL | KZ_F_CYRILLIC,
             KZ_F_LATIN | KZ_F_SPACE_BEFORE);
    flags_of(arena, "Алма пісті", 1, KZ_F_SPACE_BEFORE, KZ_F_SENTENCE_START | KZ_F_CAPITAL);
    flags_of(arena, "Ол айтты: «Келдік»", 4, KZ_F_SENTENCE_START | KZ_F_IN_QUOTES, 0);
    flags_of(arena, "Ол «Жеңіс» клубында", 2, KZ_F_IN_QUOTES | KZ_F_CAPITAL, KZ_F_SENTENCE_START);
    flags_of(arena, "– Келдік", 1, KZ_F_SENTENCE_START, 0);
    flags_of(arena, "1) Алма; 2) Өрік", 2, KZ_F_SENTENCE_START, 0);
    flags_of(arena, "1) Алма; 2) Өрік", 6, KZ_F_SENTENCE_START, 0);
    flags_of(arena, "ҰБТ-ны", 0, KZ_F_ALL_CAPITALS, KZ_F_ROMAN);
    flags_of(arena, "XXI-ші", 0, KZ_F_ROMAN | KZ_F_LATIN, KZ_F_CYRILLIC);
    flags_of(arena, "ХІХ ғасыр", 0, KZ_F_ROMAN | KZ_F_CYRILLIC, KZ_F_LATIN);
    flags_of(arena, "IIII рет", 0, KZ_F_ALL_CAPITALS, KZ_F_ROMAN);
    flags_of(arena, "“ішкі” сыртқы", 3, 0, KZ_F_IN_QUOTES);
}

static void check_roman(void) {
    static const struct {
        const char *text;
        uint32_t value;
    } rows[] = {{"I", 1}, {"IV", 4},  {"IX", 9}, {"XIV", 14}, {"ХХІ", 21}, {"MCMXCI", 1991}, {"MMXXIV", 2024},
                {"", 0},  {"IIX", 0}, {"VV", 0}, {"CD", 0},   {"С", 0},    {"XXXX", 0},      {"хх", 0}};
    for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_about(rows[i].text);
        CHECK(kz_roman_value(check_slice(rows[i].text)) == rows[i].value);
    }
}

int main(void) {
    void (*work)(void *) = check_tokens;
    check_table("tests/data/segment_tokens.tsv", in_arena, &work);
    work = check_sentences;
    check_table("tests/data/segment_sentences.tsv", in_arena, &work);
    check_roman();
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK_RUN(&arena, check_flags, &arena);
    kz_arena_free(&arena);
    return check_done();
}
