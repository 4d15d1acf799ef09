/* Mojibake: UTF-8 that was read by a code page, and Cyrillic code pages that were read by that of the West. */
#include "encoding/mojibake.h"

#include "encoding/chains.h"
#include "encoding/recoded.h"
#include "encoding/score.h"
#include "encoding/western.h"
#include "repair/rewriter.h"

enum {
    MOST_ROUNDS = 3, /* text may have been misread more than once */
    MOSTLY = 4,      /* where so many times more letters are in strong chains than in none, all of it was misread */
    ENOUGH = 8,      /* characters of strong chains that speak for other lines */
    SURE = 99,
    LIKELY = 90
};

/* What the chains of a whole text, or of a line, show. */
typedef struct evidence {
    uint32_t strong; /* pages */
    uint64_t units, outside;
} evidence;

static evidence gather(const kz_chain_search *search) {
    evidence all = {0, 0, 0};
    for (uint32_t i = 0; i < search->lines.n; i++) {
        const kz_chain_line *line = &search->lines.at[i];
        all.strong |= line->strong;
        all.units += line->units;
        all.outside += line->outside;
    }
    return all;
}

static bool is_mostly(uint64_t units, uint64_t outside) {
    return units >= outside * MOSTLY;
}

/* How sure it is that the chain is mojibake; 0 where it stays. */
static uint8_t judge(const kz_chain_search *search, const evidence *all, const kz_chain *chain) {
    const kz_chain_line *line = &search->lines.at[chain->line];
    uint32_t page = 1u << chain->page;
    if (kz_chain_is_strong(chain) || (line->strong & page && is_mostly(line->units, line->outside)))
        return SURE;
    bool whole = chain->good == chain->units && chain->bounded;
    if (line->strong & page)
        return whole ? SURE : 0;
    if (!(all->strong & page) || all->units < ENOUGH || line->outside > 0)
        return 0;
    return whole || is_mostly(all->units, all->outside) ? LIKELY : 0;
}

/* A short chain may be one by several pages: that of the line's strong chains is meant. */
static kz_chain by_page_of_line(const kz_chain_search *search, kz_slice text, const kz_chain *chain, uint32_t next) {
    uint32_t strong = search->lines.at[chain->line].strong, page = 0;
    if (!strong || strong & 1u << chain->page)
        return *chain;
    while (!(strong & 1u << page))
        page++;
    kz_chain other = kz_follow_chain(text, chain->span.start, page);
    other.line = chain->line;
    return other.units && other.span.end <= next ? other : *chain;
}

static bool is_word(kz_slice utf8) {
    uint32_t length, cp = kz_utf8_at(utf8, 0, &length);
    return kz_is_letter(cp) || kz_is_digit(cp);
}

/* Letters in a row are one edit, signs are edits of their own. */
static void rewrite_chain(kz_rewriter *r, const kz_chain *chain, uint8_t confidence) {
    enum { ROOM = 256 };
    char out[ROOM];
    uint32_t n = 0, start = chain->span.start, length, end;
    for (uint32_t at = chain->span.start; at < chain->span.end; at = end) {
        char unit[4];
        if (!kz_read_unit(r->source, at, chain->page, unit, &length, &end))
            break;
        bool word = is_word((kz_slice){unit, length});
        if (n > 0 && (!word || n + length > ROOM)) {
            kz_rewrite(r, (kz_span){start, at}, (kz_slice){out, n}, KZ_RULE_MOJIBAKE, confidence);
            n = 0;
        }
        if (n == 0)
            start = at;
        memcpy(out + n, unit, length);
        n += length;
        if (!word) {
            kz_rewrite(r, (kz_span){start, end}, (kz_slice){out, n}, KZ_RULE_MOJIBAKE, confidence);
            n = 0;
        }
    }
    if (n > 0)
        kz_rewrite(r, (kz_span){start, chain->span.end}, (kz_slice){out, n}, KZ_RULE_MOJIBAKE, confidence);
}

/* One reading undone; false where there was none. */
static bool undo_chains(kz_arena *arena, kz_slice *text, kz_edits *edits) {
    kz_chain_search search = {{0}, {0}};
    kz_find_chains(arena, *text, &search);
    evidence all = gather(&search);
    if (!all.strong)
        return false;
    kz_rewriter r;
    kz_rewriter_init(&r, arena, *text, 0, false);
    r.apart = true;
    for (uint32_t i = 0; i < search.chains.n; i++) {
        uint32_t next = i + 1 < search.chains.n ? search.chains.at[i + 1].span.start : text->n;
        kz_chain chain = by_page_of_line(&search, *text, &search.chains.at[i], next);
        uint8_t confidence = judge(&search, &all, &chain);
        if (confidence)
            rewrite_chain(&r, &chain, confidence);
    }
    *text = kz_rewriter_done(&r);
    *edits = r.edits;
    return r.changed;
}

static void take(kz_arena *arena, kz_edits *edits, const kz_edits *more) {
    *edits = edits->n ? kz_edits_compose(arena, edits, more) : *more;
}

kz_slice kz_undo_mojibake(kz_arena *arena, kz_slice text, kz_marks marks, kz_edits *edits) {
    *edits = (kz_edits){0};
    kz_edits more = {0};
    for (int round = 0; round < MOST_ROUNDS && marks.chained && undo_chains(arena, &text, &more); round++) {
        take(arena, edits, &more);
        marks = kz_find_marks(text);
    }
    more = (kz_edits){0};
    if ((marks.western >= KZ_FEWEST_WESTERN && kz_undo_western(arena, &text, &more)) ||
        (marks.moved >= KZ_FEWEST_MOVED && kz_undo_recoded(arena, &text, &more)))
        take(arena, edits, &more);
    return text;
}
