/* What the lines of an article are in it: its lead, headings between paragraphs, items of lists, rows of tables, direct
 * speech. HTML says it of its elements. */
#include "language/page.h"

enum {
    LONGEST_HEADING = 90, /* code points */
    MOST_WORDS_OF_HEADING = 12,
    FEWEST_AFTER_LEAD = 2, /* paragraphs */
    SHORTEST_LEAD = 60     /* code points */
};

static bool is_body(const kz_unit *u) {
    return !kz_unit_blank(u) && u->kind == KZ_LINE_TEXT;
}

static bool is_long(const kz_unit *u) {
    if (kz_unit_has(u, KZ_E_LONG) || kz_unit_has(u, KZ_E_VERY_LONG))
        return true;
    return kz_unit_has(u, KZ_E_MEDIUM) && (kz_unit_has(u, KZ_E_SENTENCE_END) || kz_unit_has(u, KZ_E_COLON_END));
}

/* «, “, „ open; », ” close. Returns where the mark of the start is closed, or the end of the span. */
static uint32_t closing_mark(kz_slice text, kz_span span) {
    int depth = 0;
    uint32_t length;
    for (uint32_t at = span.start; at < span.end; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        depth += cp == 0xAB || cp == 0x201C || cp == 0x201E;
        depth -= cp == 0xBB || cp == 0x201D;
        if (depth <= 0)
            return at + length;
    }
    return span.end;
}

static bool is_dash(uint32_t cp) {
    return cp == '-' || (cp >= 0x2012 && cp <= 0x2015);
}

/* «…», – деді ол: behind the closing mark nothing stands but signs, or a dash comes before a letter does. A name in
 * quotation marks is followed by words. */
static bool is_speech(kz_slice text, kz_span span) {
    uint32_t length;
    for (uint32_t at = closing_mark(text, span); at < span.end; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        if (is_dash(cp))
            return true;
        if (kz_is_letter(cp) || kz_is_digit(cp))
            return false;
    }
    return true;
}

static bool is_quote(kz_slice text, const kz_unit *u) {
    return u->hints & KZ_HINT_QUOTE || kz_unit_has(u, KZ_E_DIALOGUE) ||
           (kz_unit_has(u, KZ_E_QUOTE_START) && is_speech(text, u->span));
}

/* The next unit of the article, NULL if there is none. */
static const kz_unit *next_body(const kz_units *units, uint32_t i) {
    while (++i < units->n)
        if (is_body(&units->at[i]))
            return &units->at[i];
    return NULL;
}

static bool is_heading(const kz_units *units, uint32_t i, bool first) {
    const kz_unit *u = &units->at[i], *next = next_body(units, i);
    if (kz_unit_has(u, KZ_E_DATE_HEADING))
        return true;
    return !first && next && is_long(next) && u->length <= LONGEST_HEADING && u->words <= MOST_WORDS_OF_HEADING &&
           (u->ending == KZ_ENDS_OPEN || u->ending == KZ_ENDS_CALL) && !kz_unit_has(u, KZ_E_VERSE);
}

static kz_part part_of(kz_slice text, const kz_units *units, uint32_t i, bool first) {
    const kz_unit *u = &units->at[i];
    if (u->hints & KZ_HINT_LEVEL)
        return KZ_PART_HEADING;
    if (u->hints & KZ_HINT_ROW)
        return KZ_PART_ROW;
    if (u->hints & KZ_HINT_LIST || kz_unit_has(u, KZ_E_LIST_ITEM))
        return KZ_PART_ITEM;
    if (is_quote(text, u))
        return KZ_PART_QUOTE;
    return is_heading(units, i, first) ? KZ_PART_HEADING : KZ_PART_PARAGRAPH;
}

/* The first paragraph below the headline, where several follow it. */
static void find_lead(kz_units *units) {
    kz_unit *lead = NULL;
    uint32_t after = 0;
    bool title = false;
    for (uint32_t i = 0; i < units->n; i++) {
        kz_unit *u = &units->at[i];
        title |= u->kind == KZ_LINE_TITLE;
        if (!is_body(u))
            continue;
        if (!lead && (u->part != KZ_PART_PARAGRAPH || u->length < SHORTEST_LEAD))
            return;
        if (!lead)
            lead = u;
        else
            after += u->part == KZ_PART_PARAGRAPH;
    }
    if (title && after >= FEWEST_AFTER_LEAD)
        lead->part = KZ_PART_LEAD;
}

void kz_units_part(kz_slice text, kz_units *units) {
    bool first = true;
    for (uint32_t i = 0; i < units->n; i++) {
        if (!is_body(&units->at[i]))
            continue;
        units->at[i].part = (uint8_t)part_of(text, units, i, first);
        first = false;
    }
    find_lead(units);
}
