/* Bytes to UTF-8: by a label, or by what the bytes show. */
#include "encoding/encoding.h"

#include "encoding/mojibake.h"
#include "encoding/pieces.h"
#include "encoding/score.h"
#include "encoding/wide.h"
#include "repair/rewriter.h"

enum {
    SURE = 99,
    CERTAIN = 100,
    LONGEST_RUN = 64,     /* letters of one edit */
    FEWEST_BYTES = 6,     /* over 0x7F: fewer are no text of a code page */
    FEW_BYTES = 24,       /* so few must read very well */
    PIECES_OF_WORDS = 16, /* so many pieces have their words looked up */
    OTHER_PAGE = 8 * 20,  /* a line that reads so many bits better in another page is in that */
    OTHER_PAGE_BYTES = 12 /* and has as many bytes over 0x7F */
};

static const kz_slice MARK = {"\xEF\xBB\xBF", 3};

static bool is_page_letter(uint32_t page, unsigned char byte) {
    return (kz_codepage_classes[page][byte] & (KZ_CLASS_CAPITAL - 1)) >= KZ_CLASS_FIRST_LETTER;
}

/* Letters in a row are one edit, every other byte over 0x7F is one of its own. */
static void decode_span(kz_rewriter *r, kz_span span, uint32_t page, uint8_t confidence) {
    for (uint32_t at = span.start; at < span.end;) {
        unsigned char byte = (unsigned char)r->source.at[at];
        if (byte < 0x80) {
            at++;
            continue;
        }
        char out[LONGEST_RUN * 3];
        uint32_t start = at, n = 0;
        bool letters = is_page_letter(page, byte);
        do {
            n += kz_put_byte(out + n, page, (unsigned char)r->source.at[at++]);
        } while (letters && at < span.end && at - start < LONGEST_RUN && (unsigned char)r->source.at[at] >= 0x80 &&
                 is_page_letter(page, (unsigned char)r->source.at[at]));
        kz_rewrite(r, (kz_span){start, at}, (kz_slice){out, n}, KZ_RULE_ENCODING, confidence);
    }
}

static uint32_t count_high(kz_slice s) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++)
        n += (unsigned char)s.at[i] >= 0x80;
    return n;
}

static bool is_text(const kz_scores *scores, uint32_t page, uint32_t high) {
    return high >= FEWEST_BYTES && kz_reads_well(scores, page) &&
           (high >= FEW_BYTES || scores->cost[page] * 4 <= scores->pairs * 5 * 32);
}

/* The page of a line: that of the whole, unless the line reads much better in another one. */
static uint32_t page_of_line(kz_slice line, uint32_t page) {
    uint64_t pairs, cost = kz_page_cost(line, page, &pairs);
    if (kz_cost_reads_well(cost, pairs) || count_high(line) < OTHER_PAGE_BYTES)
        return page;
    kz_scores scores = {{0}, 0};
    kz_score(line, &scores);
    uint32_t best = kz_best_page(&scores);
    return scores.cost[best] + OTHER_PAGE < scores.cost[page] && kz_reads_well(&scores, best) ? best : page;
}

static void decode_piece(kz_rewriter *r, kz_span piece, uint32_t page, uint8_t confidence) {
    for (uint32_t at = piece.start; at < piece.end;) {
        const char *newline = memchr(r->source.at + at, '\n', piece.end - at);
        uint32_t end = newline ? (uint32_t)(newline - r->source.at) + 1 : piece.end;
        kz_span line = {at, end};
        decode_span(r, line, page_of_line(kz_sub(r->source, line), page), confidence);
        at = end;
    }
}

static void score_parts(kz_slice bytes, const kz_parts *parts, kz_scores *scores) {
    for (uint32_t i = 0; i < parts->raw.n; i++)
        kz_score(kz_sub(bytes, parts->raw.at[i]), scores);
    for (uint32_t i = 0; i < parts->raw.n && i < PIECES_OF_WORDS; i++)
        kz_score_words(kz_sub(bytes, parts->raw.at[i]), scores);
}

/* In a file that is UTF-8 for the most part a piece must prove itself. */
static bool proves_itself(kz_slice piece, uint32_t page) {
    kz_scores scores = {{0}, 0};
    kz_score(piece, &scores);
    return is_text(&scores, page_of_line(piece, page), count_high(piece));
}

/* Bytes that are not UTF-8 throughout. */
static void decode_bytes(kz_arena *arena, kz_decoded *d, kz_edits *edits) {
    kz_parts parts;
    kz_scores scores = {{0}, 0};
    kz_find_parts(arena, d->text, &parts);
    bool mostly_utf8 = parts.utf8_bytes >= parts.loose_bytes;
    uint64_t all = parts.utf8_bytes + parts.loose_bytes;
    d->encoding = KZ_UTF_8;
    d->confidence = (uint8_t)(parts.utf8_bytes * SURE / (all ? all : 1));
    if (!parts.raw.n)
        return;
    score_parts(d->text, &parts, &scores);
    uint32_t page = kz_best_page(&scores);
    if (!mostly_utf8 && !is_text(&scores, page, (uint32_t)parts.loose_bytes))
        return;
    uint8_t confidence = kz_page_confidence(&scores, page);
    if (!mostly_utf8) {
        d->encoding = (kz_encoding)(KZ_CODEPAGE_FIRST + page);
        d->confidence = confidence;
    }
    kz_rewriter r;
    kz_rewriter_init(&r, arena, d->text, 0, false);
    r.apart = true;
    for (uint32_t i = 0; i < parts.raw.n; i++)
        if (!mostly_utf8 || proves_itself(kz_sub(d->text, parts.raw.at[i]), page))
            decode_piece(&r, parts.raw.at[i], page, confidence);
    d->text = kz_rewriter_done(&r);
    *edits = r.edits;
}

/* What was done to the text from here on goes into the log. */
static void add_edits(kz_arena *arena, kz_decoded *d, const kz_edits *more) {
    if (more->n)
        d->edits = d->edits.n ? kz_edits_compose(arena, &d->edits, more) : *more;
}

static void drop_mark(kz_arena *arena, kz_decoded *d) {
    if (!kz_starts(d->text, MARK))
        return;
    d->text = (kz_slice){d->text.at + MARK.n, d->text.n - MARK.n};
    *kz_push(arena, &d->edits) = (kz_edit){0, MARK.n, 0, 0, KZ_RULE_BIT(KZ_RULE_ENCODING), CERTAIN, true};
}

static void decode_page(kz_arena *arena, kz_decoded *d, uint32_t page) {
    kz_rewriter r;
    kz_rewriter_init(&r, arena, d->text, 0, false);
    r.apart = true;
    decode_span(&r, (kz_span){0, d->text.n}, page, CERTAIN);
    d->text = kz_rewriter_done(&r);
    d->edits = r.edits;
}

static void decode_as(kz_arena *arena, kz_decoded *d) {
    if (d->encoding == KZ_UTF_8)
        drop_mark(arena, d);
    else if (d->encoding < KZ_WINDOWS_1251)
        d->text = kz_decode_wide(arena, d->text, d->encoding, &d->edits);
    else
        decode_page(arena, d, (uint32_t)d->encoding - KZ_CODEPAGE_FIRST);
}

static void find_and_decode(kz_arena *arena, kz_decoded *d, const kz_marks *marks, bool undo) {
    uint8_t confidence = 0;
    kz_edits edits = {0};
    kz_encoding wide = marks->control ? kz_find_wide(d->text, &confidence) : KZ_UTF_8;
    if (wide != KZ_UTF_8) {
        d->encoding = wide;
        d->confidence = confidence;
        d->text = kz_decode_wide(arena, d->text, wide, &d->edits);
        d->valid = true;
    } else {
        drop_mark(arena, d);
        d->confidence = SURE;
        if (marks->invalid)
            decode_bytes(arena, d, &edits);
        add_edits(arena, d, &edits);
    }
    if (!undo)
        return;
    bool changed = d->edits.n > 0;
    d->text = kz_undo_mojibake(arena, d->text, changed ? kz_find_marks(d->text) : *marks, &edits);
    add_edits(arena, d, &edits);
}

kz_decoded kz_decode(kz_arena *arena, kz_slice bytes, kz_encoding encoding, bool undo) {
    kz_decoded d = {bytes, {0}, encoding == KZ_ENCODING_AUTO ? KZ_UTF_8 : encoding, CERTAIN, encoding != KZ_UTF_8};
    if (encoding != KZ_ENCODING_AUTO) {
        decode_as(arena, &d);
        return d;
    }
    kz_marks marks = kz_find_marks(bytes);
    d.valid = !marks.invalid;
    if (marks.control || marks.invalid || marks.western || marks.moved || marks.chained || kz_starts(bytes, MARK))
        find_and_decode(arena, &d, &marks, undo);
    return d;
}
