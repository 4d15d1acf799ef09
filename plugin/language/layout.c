/* Hard-wrapped pages: which line ends stand inside a paragraph, and the text without them. */
#include "language/page.h"
#include "repair/repair.h"

enum {
    WIDTHS = 160,     /* wider lines are no wrapped ones */
    NARROWEST = 18,   /* narrower ones neither */
    FEWEST_PAIRS = 3, /* line ends in the midst of a sentence that a wrapped page has at least */
    SLACK = 2,        /* repair may have made a line longer or shorter by this */
    LONGEST_PART = 12 /* a divided word leaves no more room than this */
};

enum { C_SOFT_HYPHEN = 0xAD, C_NOT_SIGN = 0xAC, C_HYPHEN = 0x2010, C_FIRM_HYPHEN = 0x2011, C_EN_DASH = 0x2013 };

/* What layout needs to know of a line. */
typedef struct measure {
    uint32_t length;     /* code points */
    uint32_t first_word; /* code points of its first word */
    uint32_t first, second, before_last, last;
    bool number_start; /* "1." or "1)" */
    bool stop;         /* ends like a sentence */
    bool indented;
} measure;

static bool is_stop(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

static bool is_closing_quote(uint32_t cp) {
    return cp == '"' || cp == ')' || cp == 0xBB || cp == 0x201D || cp == 0x201C;
}

static measure measure_line(kz_slice text, kz_span span) {
    measure m = {0};
    kz_slice line = kz_sub(text, span);
    uint32_t length;
    if (line.n > WIDTHS * 4) {
        m.length = WIDTHS + 1;
        return m;
    }
    bool in_first = true, only_digits = true;
    uint32_t third_last = 0;
    for (uint32_t at = 0; at < line.n; at += length) {
        uint32_t cp = kz_utf8_at(line, at, &length);
        if (m.length == 0)
            m.first = cp;
        if (m.length == 1)
            m.second = cp;
        if (only_digits && m.length && (cp == '.' || cp == ')'))
            m.number_start = true;
        /* a number is not parted from what it counts: 120 миллион, 150 000 */
        if (kz_is_space(cp) && !only_digits)
            in_first = false;
        m.first_word += in_first;
        only_digits = only_digits && (kz_is_digit(cp) || kz_is_space(cp));
        m.length++;
        third_last = m.before_last;
        m.before_last = m.last;
        m.last = cp;
    }
    bool initial = m.last == '.' && kz_is_upper(m.before_last) && !kz_is_letter(third_last);
    m.stop = (is_stop(m.last) && !initial) || (is_closing_quote(m.last) && is_stop(m.before_last));
    m.indented = span.start > 0 && span.end > span.start && text.at[span.start - 1] != '\n';
    return m;
}

static measure measure_at(kz_slice text, const kz_lines *lines, uint32_t i) {
    return measure_line(text, lines->at[i].span);
}

static bool fits(const measure *m) {
    return m->length && m->length <= WIDTHS;
}

/* Stands right after a word, also when it was pushed to the next line. */
static bool is_clinging(uint32_t cp) {
    return cp == ',' || cp == ';' || cp == ':' || cp == '%' || cp == 0xBB || cp == ')' || is_stop(cp);
}

static bool is_hyphen(uint32_t cp) {
    return cp == '-' || cp == C_SOFT_HYPHEN || cp == C_NOT_SIGN || cp == C_HYPHEN || cp == C_FIRM_HYPHEN;
}

/* Ends in a hyphen or a dash that stands right after a letter or a figure. */
static bool is_broken(const measure *m) {
    return (is_hyphen(m->last) || m->last == C_EN_DASH) &&
           (kz_is_letter(m->before_last) || kz_is_digit(m->before_last));
}

static bool is_dash_start(const measure *m) {
    return (m->first == '-' || m->first == C_EN_DASH || m->first == 0x2014) && kz_is_space(m->second);
}

/* A sentence runs on from a into b. */
static bool runs_on(const measure *a, const measure *b) {
    return fits(a) && fits(b) && a->length >= NARROWEST && kz_is_lower(b->first) && !a->stop;
}

/* The first word of b would have had room at the end of a, so the line was ended on purpose. */
static bool had_room(const measure *a, const measure *b, uint32_t width) {
    return a->length + 1 + b->first_word + SLACK <= width;
}

typedef struct wrapping {
    uint32_t run_on;       /* pairs of lines where a sentence runs on */
    uint32_t broken_early; /* of these, where there was room left */
    uint32_t width;
    uint32_t written, indented; /* lines */
} wrapping;

static uint32_t common_width(const uint32_t *lengths, uint32_t pairs) {
    uint32_t seen = 0, width = WIDTHS;
    for (; width > NARROWEST; width--) {
        seen += lengths[width];
        if (seen * 20 >= pairs)
            break; /* all but the longest twentieth */
    }
    return width;
}

static wrapping measure_page(kz_slice text, const kz_lines *lines) {
    uint32_t lengths[WIDTHS + 1] = {0};
    wrapping w = {0};
    measure a = {0};
    for (uint32_t i = 0; i < lines->n; i++) {
        measure b = measure_at(text, lines, i);
        w.written += b.length > 0;
        w.indented += b.indented;
        if (i && runs_on(&a, &b)) {
            lengths[a.length]++;
            w.run_on++;
        }
        a = b;
    }
    w.width = common_width(lengths, w.run_on);
    for (uint32_t i = 0; w.run_on >= FEWEST_PAIRS && i < lines->n; i++) {
        measure b = measure_at(text, lines, i);
        if (i && runs_on(&a, &b))
            w.broken_early += had_room(&a, &b, w.width) && !is_broken(&a);
        a = b;
    }
    return w;
}

static bool is_wrapped(const wrapping *w) {
    return w->run_on >= FEWEST_PAIRS && w->broken_early * 5 <= w->run_on;
}

/* A paragraph begins at b although a is full: an indent, a speaker, an item of a list. */
static bool begins_anew(const measure *a, const measure *b, const wrapping *w) {
    if ((b->indented && w->indented * 2 < w->written) || b->first == '[')
        return true;
    bool after_stop = a->stop || a->last == ':' || a->last == ';';
    return after_stop && (is_dash_start(b) || b->number_start || b->first == 0x2022);
}

/* After a full stop: a line that neither ends in one nor is full, such as a name below the last paragraph. */
static bool is_signature(const measure *a, const measure *b, const measure *c, const wrapping *w) {
    return a->stop && kz_is_upper(b->first) && !b->stop && b->last != ':' && (!fits(c) || had_room(b, c, w->width));
}

static kz_join join_of(kz_slice text, const kz_lines *lines, uint32_t i, const measure *a, const measure *b,
                       const measure *c, const wrapping *w) {
    kz_span above = lines->at[i].span, below = lines->at[i + 1].span;
    if (!fits(a) || !fits(b) || begins_anew(a, b, w) || is_signature(a, b, c, w))
        return KZ_JOIN_NONE;
    if (is_broken(a) && (kz_is_lower(b->first) || a->length + LONGEST_PART > w->width)) {
        uint32_t length;
        kz_utf8_before(text, above.end, &length);
        if (a->last == C_SOFT_HYPHEN || a->last == C_NOT_SIGN)
            return KZ_JOIN_WORD;
        return a->last == C_EN_DASH || kz_hyphen_stays(text, above, above.end - length, below) ? KZ_JOIN_CLOSE
                                                                                               : KZ_JOIN_WORD;
    }
    if (!runs_on(a, b) && had_room(a, b, w->width))
        return KZ_JOIN_NONE;
    return is_clinging(b->first) ? KZ_JOIN_CLOSE : KZ_JOIN_SPACE;
}

static kz_rule rule_of(kz_join join) {
    return join == KZ_JOIN_WORD ? KZ_RULE_HYPHENATION : KZ_RULE_UNWRAP;
}

uint8_t *kz_layout_joins(kz_arena *arena, kz_slice text, const kz_lines *lines, uint64_t without) {
    wrapping w = measure_page(text, lines);
    if (!is_wrapped(&w))
        return NULL;
    uint8_t *joins = kz_arena_zeroed(arena, lines->n);
    measure a = measure_at(text, lines, 0), b = {0}, c = {0};
    if (lines->n > 1)
        b = measure_at(text, lines, 1);
    for (uint32_t i = 0; i + 1 < lines->n; i++, a = b, b = c) {
        c = i + 2 < lines->n ? measure_at(text, lines, i + 2) : (measure){0};
        kz_join join = join_of(text, lines, i, &a, &b, &c, &w);
        joins[i] = (uint8_t)(without & KZ_RULE_BIT(rule_of(join)) ? KZ_JOIN_NONE : join);
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
        uint32_t hyphen = 0, to = page->lines.at[i + 1].span.start;
        if (joins[i] == KZ_JOIN_WORD)
            kz_utf8_before(text, end, &hyphen);
        uint32_t from = end - hyphen;
        kz_buffer_add(&out, text.at + copied, from - copied);
        span->end -= hyphen;
        kz_edit edit = {from, to, out.n, out.n, 0, 95, false};
        if (joins[i] == KZ_JOIN_SPACE)
            kz_buffer_byte(&out, ' ');
        edit.to_end = out.n;
        edit.rules = KZ_RULE_BIT(rule_of((kz_join)joins[i]));
        kz_edits_note(arena, &page->edits, edit);
        copied = to;
        shift = (int64_t)out.n - to;
    }
    kz_buffer_add(&out, text.at + copied, text.n - copied);
    page->text = kz_buffer_done(&out);
}
