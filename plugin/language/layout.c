/* Hard-wrapped pages: which line ends stand inside a paragraph, and the text without them. */
#include "language/page.h"
#include "morph/morph.h"
#include "repair/repair.h"

enum {
    WIDTHS = 160,     /* wider lines are no wrapped ones */
    NARROWEST = 30,   /* narrower ones neither */
    FEWEST_PAIRS = 3, /* line ends in the midst of a sentence that a wrapped page has at least */
    SLACK = 2,        /* repair may have made a line longer or shorter by this */
    WORD_BYTES = 96
};

/* What layout needs to know of a line. */
typedef struct measure {
    uint32_t length;     /* code points */
    uint32_t first_word; /* code points of its first word */
    uint32_t last, first;
    bool hyphen; /* ends in a hyphen after a letter */
    bool stop;   /* ends like a sentence */
    bool lower;  /* begins with a small letter */
} measure;

static measure measure_line(kz_slice line) {
    measure m = {0};
    uint32_t length, before = 0;
    bool in_first = true;
    if (line.n > WIDTHS * 4) {
        m.length = WIDTHS + 1;
        return m;
    }
    for (uint32_t at = 0; at < line.n; at += length) {
        uint32_t cp = kz_utf8_at(line, at, &length);
        m.first = at ? m.first : cp;
        in_first = in_first && !kz_is_space(cp);
        m.first_word += in_first;
        m.length++;
        before = m.last;
        m.last = cp;
    }
    m.hyphen = m.last == '-' && kz_is_letter(before);
    m.lower = kz_is_lower(m.first);
    m.stop = m.last == '.' || m.last == '!' || m.last == '?' || m.last == 0x2026 ||
             ((m.last == '"' || m.last == 0xBB || m.last == 0x201D || m.last == 0x201C) &&
              (before == '.' || before == '!' || before == '?' || before == 0x2026));
    return m;
}

/* A sentence runs on from a into b. */
static bool runs_on(const measure *a, const measure *b) {
    return a->length >= NARROWEST && a->length <= WIDTHS && b->length && b->length <= WIDTHS && b->lower && !a->stop;
}

/* The first word of b would have had room at the end of a, so the line was ended on purpose. */
static bool had_room(const measure *a, const measure *b, uint32_t width) {
    return a->length + 1 + b->first_word + SLACK <= width;
}

typedef struct page_measure {
    uint32_t run_on;       /* pairs of lines where a sentence runs on */
    uint32_t broken_early; /* of these, where there was room left */
    uint32_t width;
} page_measure;

static uint32_t common_width(const uint32_t *lengths, uint32_t pairs) {
    uint32_t seen = 0, width = WIDTHS;
    for (; width > NARROWEST; width--) {
        seen += lengths[width];
        if (seen * 20 >= pairs)
            break; /* all but the longest twentieth */
    }
    return width;
}

static page_measure measure_page(kz_slice text, const kz_lines *lines) {
    uint32_t lengths[WIDTHS + 1] = {0};
    page_measure p = {0};
    measure a = {0};
    for (uint32_t i = 0; i < lines->n; i++) {
        measure b = measure_line(kz_sub(text, lines->at[i].span));
        if (i && runs_on(&a, &b)) {
            lengths[a.length]++;
            p.run_on++;
        }
        a = b;
    }
    p.width = common_width(lengths, p.run_on);
    for (uint32_t i = 0; i < lines->n; i++) {
        measure b = measure_line(kz_sub(text, lines->at[i].span));
        if (i && runs_on(&a, &b))
            p.broken_early += had_room(&a, &b, p.width) && !a.hyphen;
        a = b;
    }
    return p;
}

static bool is_wrapped(const page_measure *p) {
    return p->run_on >= FEWEST_PAIRS && p->broken_early * 5 <= p->run_on;
}

/* The letters before a span's end, or after its start, in lower case; 0 when they are too many. */
static uint32_t lower_word(char *out, kz_slice text, uint32_t from, uint32_t to) {
    if (to - from > WORD_BYTES)
        return 0;
    kz_lower_into(out, (kz_slice){text.at + from, to - from});
    return to - from;
}

static uint32_t word_start(kz_slice text, uint32_t end, uint32_t floor) {
    uint32_t at = end, length;
    while (at > floor && kz_is_letter(kz_utf8_before(text, at, &length)))
        at -= length;
    return at;
}

static uint32_t word_end(kz_slice text, uint32_t start, uint32_t ceiling) {
    uint32_t at = start, length;
    while (at < ceiling && kz_is_letter(kz_utf8_at(text, at, &length)))
        at += length;
    return at;
}

/* The best reading of a form whose stem the lexicon knows; 0 where there is none. */
static uint32_t known(const char *form, uint32_t n) {
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t count = n ? kz_analyse((kz_slice){form, n}, readings, KZ_MAX_READINGS) : 0;
    for (uint32_t i = 0; i < count; i++)
        if (readings[i].known && (readings[i].lexicon & (KZ_LEX_WORD | KZ_LEX_NAME)))
            return 1u + readings[i].score;
    return 0;
}

/* Whether the hyphen between two lines belongs to the word: аман-есен, ата-ана. */
static bool hyphen_stays(kz_slice text, kz_span a, kz_span b) {
    char joined[2 * WORD_BYTES], *right = joined;
    uint32_t left_end = a.end - 1, left_start = word_start(text, left_end, a.start);
    uint32_t right_end = word_end(text, b.start, b.end), length;
    uint32_t left_n = lower_word(joined, text, left_start, left_end);
    if (!left_n || right_end == b.start)
        return true; /* COVID-|19, a number or a sign: nothing to join */
    if (kz_is_upper(kz_utf8_at(text, b.start, &length)) && !kz_is_upper(kz_utf8_at(text, left_start, &length)))
        return true;
    right = joined + left_n;
    uint32_t right_n = lower_word(right, text, b.start, right_end);
    if (!right_n)
        return false;
    bool together = known(joined, left_n + right_n), apart = known(joined, left_n) && known(right, right_n);
    return apart && !together;
}

uint8_t *kz_layout_joins(kz_arena *arena, kz_slice text, const kz_lines *lines) {
    page_measure p = measure_page(text, lines);
    if (!is_wrapped(&p))
        return NULL;
    uint8_t *joins = kz_arena_zeroed(arena, lines->n);
    measure a = measure_line(kz_sub(text, lines->at[0].span));
    for (uint32_t i = 0; i + 1 < lines->n; i++) {
        kz_span at = lines->at[i].span, next = lines->at[i + 1].span;
        measure b = measure_line(kz_sub(text, next));
        bool both = a.length && b.length && a.length <= WIDTHS && b.length <= WIDTHS;
        if (both && a.hyphen && !kz_is_space(b.first) && (b.lower || a.length + 12 > p.width))
            joins[i] = hyphen_stays(text, at, next) ? KZ_JOIN_HYPHEN : KZ_JOIN_WORD;
        else if (both && (runs_on(&a, &b) || !had_room(&a, &b, p.width)))
            joins[i] = KZ_JOIN_SPACE;
        a = b;
    }
    return joins;
}

/* Copies the text from one join to the next and notes an edit for each. */
void kz_layout_apply(kz_arena *arena, kz_slice text, const uint8_t *joins, kz_page *page) {
    kz_buffer out;
    kz_buffer_init(&out, arena, text.n);
    uint32_t copied = 0, n = page->lines.n;
    int64_t shift = 0; /* laid-out text minus given text */
    for (uint32_t i = 0; i < n; i++) {
        kz_span *span = &page->lines.at[i].span;
        uint32_t end = span->end;
        span->start = (uint32_t)(span->start + shift);
        span->end = (uint32_t)(end + shift);
        if (i + 1 == n || !joins[i])
            continue;
        uint32_t from = joins[i] == KZ_JOIN_WORD ? end - 1 : end, to = page->lines.at[i + 1].span.start;
        kz_buffer_add(&out, text.at + copied, from - copied);
        if (joins[i] == KZ_JOIN_WORD)
            span->end--;
        kz_edit edit = {from, to, out.n, out.n, 0, 95};
        if (joins[i] == KZ_JOIN_SPACE)
            kz_buffer_byte(&out, ' ');
        edit.to_end = out.n;
        edit.rules = KZ_RULE_BIT(joins[i] == KZ_JOIN_WORD ? KZ_RULE_HYPHENATION : KZ_RULE_UNWRAP);
        kz_edits_note(arena, &page->edits, edit);
        copied = to;
        shift = (int64_t)out.n - to;
    }
    kz_buffer_add(&out, text.at + copied, text.n - copied);
    page->text = kz_buffer_done(&out);
}
