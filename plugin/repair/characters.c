/* Characters: what is not UTF-8, invisible characters, letters with marks, special spaces, line ends. */
#include "repair/passes.h"

enum {
    REPLACEMENT = 0xFFFD,
    SOFT_HYPHEN = 0xAD,
    NOT_SIGN = 0xAC, /* how word processors show a soft hyphen, and how it is copied then */
    NEXT_LINE = 0x85,
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D,
    HYPHEN = 0x2010,
    NO_BREAK_HYPHEN = 0x2011,
    LINE_SEPARATOR = 0x2028,
    PARAGRAPH_SEPARATOR = 0x2029,
    BYTE_ORDER_MARK = 0xFEFF,
    OBJECT_REPLACEMENT = 0xFFFC,
    SURE = 100
};

/* Punctuation of Windows code page 1252 that was read as Latin-1 and so became control characters. */
static const uint16_t windows_1252[32] = {
    [0x02] = 0x201A, [0x04] = 0x201E, [0x11] = 0x2018, [0x12] = 0x2019, [0x13] = 0x201C,
    [0x14] = 0x201D, [0x15] = 0x2022, [0x16] = 0x2013, [0x17] = 0x2014, [0x19] = 0x2122,
};

typedef struct range {
    uint32_t first, last;
} range;

/* Format characters that are never seen (General_Category Cf without Arabic signs and tags), and what stands for an
 * object that is not there. */
static const range invisible_ranges[] = {
    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x061C, 0x061C},
    {0x180E, 0x180E}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFC},
};

static bool is_invisible(uint32_t cp) {
    if (cp == '\t' || cp == '\n')
        return false;
    if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == SOFT_HYPHEN)
        return true;
    for (size_t i = 0; i < sizeof invisible_ranges / sizeof *invisible_ranges; i++)
        if (cp >= invisible_ranges[i].first && cp <= invisible_ranges[i].last)
            return true;
    return false;
}

/* Characters that stay when they stand in words: what a word is made of. */
static bool in_word(uint32_t cp) {
    kz_char_class c = kz_class(cp);
    return c >= KZ_C_LOWER && c <= KZ_C_NUMERIC;
}

/* The nearest visible characters around [start, end). A run of invisible characters is looked through for a bounded
 * stretch only, so that a text of nothing else costs no more than any other. */
enum { MAX_INVISIBLE_RUN = 16 };

static uint32_t visible_before(kz_slice text, uint32_t start) {
    for (int i = 0; start > 0 && i < MAX_INVISIBLE_RUN; i++) {
        uint32_t length, cp = kz_utf8_before(text, start, &length);
        if (!is_invisible(cp))
            return cp;
        start -= length;
    }
    return '\n';
}

static uint32_t visible_after(kz_slice text, uint32_t end) {
    for (int i = 0; end < text.n && i < MAX_INVISIBLE_RUN; i++) {
        uint32_t length, cp = kz_utf8_at(text, end, &length);
        if (!is_invisible(cp))
            return cp;
        end += length;
    }
    return '\n';
}

/* Scripts in which zero-width characters and direction marks are part of the spelling. */
static bool needs_format(uint32_t cp) {
    kz_script s = kz_script_of(cp);
    return s == KZ_S_ARABIC || s == KZ_S_OTHER;
}

static bool is_pictograph(uint32_t cp) {
    return kz_class(cp) == KZ_C_SYMBOL || cp >= 0x1F000 || (cp >= 0xFE00 && cp <= 0xFE0F);
}

static bool keeps_format(uint32_t cp, uint32_t before, uint32_t after) {
    if (cp < 0x600 || cp == BYTE_ORDER_MARK || cp == OBJECT_REPLACEMENT)
        return false;
    if (cp == ZERO_WIDTH_JOINER && is_pictograph(before) && is_pictograph(after))
        return true;
    return needs_format(before) || needs_format(after);
}

static void remove_invisible(kz_rewriter *r, kz_span span, uint32_t cp) {
    uint32_t before = visible_before(r->source, span.start), after = visible_after(r->source, span.end);
    if (cp >= 0x80 && cp < 0xA0 && windows_1252[cp - 0x80]) {
        kz_rewrite_char(r, span, windows_1252[cp - 0x80], KZ_RULE_INVISIBLE, 90);
        return;
    }
    if (keeps_format(cp, before, after))
        return;
    char next = span.end < r->source.n ? r->source.at[span.end] : ' ';
    if (cp == SOFT_HYPHEN && (next == '\n' || next == '\r') && kz_is_letter(before)) {
        kz_rewrite_char(r, span, '-', KZ_RULE_HYPHENATION, SURE); /* for the layout to join */
        return;
    }
    bool inside = in_word(before) && in_word(after);
    kz_rewrite_delete(r, span, inside ? KZ_RULE_INVISIBLE : KZ_RULE_STRAY, SURE);
}

/* «сөз¬дер» */
static void remove_not_sign(kz_rewriter *r, kz_span span) {
    uint32_t before = visible_before(r->source, span.start), after = visible_after(r->source, span.end);
    if (!kz_is_letter(before))
        return;
    if (kz_is_letter(after))
        kz_rewrite_delete(r, span, KZ_RULE_INVISIBLE, SURE);
    else if (after == '\n')
        kz_rewrite_char(r, span, '-', KZ_RULE_HYPHENATION, SURE);
}

static uint32_t end_line(kz_rewriter *r, kz_span span) {
    if (r->source.at[span.start] == '\r' && span.end < r->source.n && r->source.at[span.end] == '\n')
        kz_rewrite_delete(r, span, KZ_RULE_LINE_ENDS, SURE);
    else
        kz_rewrite_char(r, span, '\n', KZ_RULE_LINE_ENDS, SURE);
    return span.end;
}

/* A mark at `at` that makes one letter with what stands before it. Returns where to go on. */
static uint32_t compose(kz_rewriter *r, uint32_t at, uint32_t mark, uint32_t length) {
    uint32_t base_length, whole = 0, end = at;
    uint32_t base = at > r->done ? kz_utf8_before(r->source, at, &base_length) : KZ_INVALID;
    if (base == KZ_INVALID || at - base_length < r->done)
        return at + length;
    for (uint32_t next = kz_compose(base, mark); next; next = kz_compose(whole, mark)) {
        whole = next;
        end += length;
        if (end >= r->source.n)
            break;
        mark = kz_utf8_at(r->source, end, &length);
    }
    if (!whole)
        return at + length;
    kz_rewrite_char(r, (kz_span){at - base_length, end}, whole, KZ_RULE_COMPOSE, SURE);
    return end;
}

static uint32_t replace_invalid(kz_rewriter *r, uint32_t at) {
    uint32_t end = at, length;
    while (end < r->source.n && kz_utf8_at(r->source, end, &length) == KZ_INVALID)
        end++;
    kz_rewrite_char(r, (kz_span){at, end}, REPLACEMENT, KZ_RULE_INVALID_BYTES, SURE);
    return end;
}

kz_slice kz_replace_invalid(kz_arena *arena, kz_slice bytes, kz_edits *edits) {
    kz_rewriter r;
    kz_rewriter_init(&r, arena, bytes, 0, false);
    for (uint32_t at = kz_utf8_valid(bytes); at < bytes.n;) {
        at = replace_invalid(&r, at);
        at += kz_utf8_valid((kz_slice){bytes.at + at, bytes.n - at});
    }
    *edits = r.edits;
    return kz_rewriter_done(&r);
}

static bool ends_line(uint32_t cp) {
    return (cp >= '\v' && cp <= '\r') || cp == NEXT_LINE || cp == LINE_SEPARATOR || cp == PARAGRAPH_SEPARATOR;
}

/* Looks at the character at `at`; returns where to go on. */
static uint32_t repair_character(kz_rewriter *r, uint32_t at) {
    uint32_t length, cp = kz_utf8_at(r->source, at, &length);
    kz_span span = {at, at + length};
    if (cp == KZ_INVALID)
        return replace_invalid(r, at);
    if (ends_line(cp))
        return end_line(r, span);
    kz_char_class class = kz_class(cp);
    if (class == KZ_C_MARK)
        return compose(r, at, cp, length);
    if (class == KZ_C_SPACE && cp >= 0x80)
        kz_rewrite_char(r, span, ' ', KZ_RULE_SPACE, SURE);
    else if (is_invisible(cp))
        remove_invisible(r, span, cp);
    else if (cp == NOT_SIGN)
        remove_not_sign(r, span);
    else if (cp == HYPHEN || cp == NO_BREAK_HYPHEN)
        kz_rewrite_char(r, span, '-', KZ_RULE_DASH, SURE);
    return span.end;
}

uint32_t kz_look_at_character(kz_characters_pass *p, uint32_t found) {
    /* The pair may begin a character with its first byte; one that was looked at ends with a byte that begins none,
     * or was replaced. */
    bool leads = found > p->done && (unsigned char)p->r.source.at[found - 1] >= 0xC0;
    p->done = repair_character(&p->r, leads ? found - 1 : found);
    return p->done;
}

void kz_end_characters(kz_characters_pass *p) {
    uint32_t length, n = p->r.source.n;
    if (n > p->done && kz_utf8_before(p->r.source, n, &length) == KZ_INVALID)
        replace_invalid(&p->r, n - 1);
}
