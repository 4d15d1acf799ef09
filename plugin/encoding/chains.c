#include "encoding/chains.h"

#include "encoding/encoding_table.h"

enum {
    STRONG = 3,   /* units of a chain that is no chance */
    MOST_BAD = 4, /* one unit in so many may be any character at all */
    FEW_BAD = 4,  /* a chain of more of them ends: it is none, and what was read of it in vain stays little */
    MARK = 0xFEFF,
    LOST_LEAD = 0xD0, /* Р is D0 A0 */
    LOST_TAIL = 0xA0,
    NO_BREAK_SPACE = 0xA0,
    LONGEST_UNIT = 4
};

static unsigned char byte_of(uint32_t cp, uint32_t page) {
    return kz_page_bytes[kz_byte_row(cp)][page];
}

static bool read_whole(kz_slice text, uint32_t at, uint32_t page, char *out, uint32_t *length, uint32_t *end) {
    uint32_t step, n = 0, wanted = 1;
    for (*end = at; n < wanted && *end < text.n; *end += step) {
        unsigned char byte = byte_of(kz_utf8_at(text, *end, &step), page);
        if (n == 0) {
            if (byte < 0xC2 || byte > 0xF4)
                return false;
            wanted = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        } else if ((byte & 0xC0) != 0x80) {
            return false;
        }
        out[n++] = (char)byte;
    }
    uint32_t got;
    *length = n;
    return n == wanted && kz_utf8_at((kz_slice){out, n}, 0, &got) != KZ_INVALID && got == n;
}

/* «Р » for Р: its second byte is a no-break space in most pages, which many programs make a plain one. The pages by
 * which the character before the space is the first byte of such a letter. */
static uint32_t pages_of_lost(uint32_t cp) {
    uint32_t pages = 0;
    for (uint32_t i = 0; i < KZ_READERS; i++)
        pages |= byte_of(cp, kz_readers[i]) == LOST_LEAD ? 1u << kz_readers[i] : 0;
    return pages;
}

/* Like kz_read_unit, for a letter that lost its no-break space: only before another one, for a word begins with it. */
static bool read_lost(kz_slice text, uint32_t at, uint32_t page, uint32_t *end) {
    uint32_t step, length, next;
    char utf8[LONGEST_UNIT];
    if (!(pages_of_lost(kz_utf8_at(text, at, &step)) & 1u << page) || at + step >= text.n || text.at[at + step] != ' ')
        return false;
    *end = at + step + 1;
    return *end < text.n && byte_of(NO_BREAK_SPACE, page) == LOST_TAIL &&
           read_whole(text, *end, page, utf8, &length, &next);
}

bool kz_read_unit(kz_slice text, uint32_t at, uint32_t page, char *out, uint32_t *length, uint32_t *end) {
    if (read_whole(text, at, page, out, length, end))
        return true;
    if (!read_lost(text, at, page, end))
        return false;
    out[0] = (char)LOST_LEAD;
    out[1] = (char)LOST_TAIL;
    *length = 2;
    return true;
}

static bool is_letter_before(kz_slice text, uint32_t at) {
    uint32_t length;
    return at > 0 && (unsigned char)text.at[at - 1] >= 0x80 && kz_is_letter(kz_utf8_before(text, at, &length));
}

static bool is_letter_after(kz_slice text, uint32_t at) {
    uint32_t length;
    return at < text.n && (unsigned char)text.at[at] >= 0x80 && kz_is_letter(kz_utf8_at(text, at, &length));
}

kz_chain kz_follow_chain(kz_slice text, uint32_t at, uint32_t page) {
    kz_chain chain = {{at, at}, 0, 0, 0, (uint8_t)page, false};
    char utf8[4];
    uint32_t length, end;
    while (chain.span.end < text.n && chain.units - chain.good <= chain.good / MOST_BAD + FEW_BAD &&
           kz_read_unit(text, chain.span.end, page, utf8, &length, &end)) {
        uint32_t got, cp = kz_utf8_at((kz_slice){utf8, length}, 0, &got);
        chain.units++;
        chain.good += kz_byte_row(cp) > 0 || cp == MARK;
        chain.span.end = end;
    }
    chain.bounded = !is_letter_before(text, chain.span.start) && !is_letter_after(text, chain.span.end);
    return chain;
}

bool kz_chain_is_strong(const kz_chain *chain) {
    return chain->good >= STRONG && (chain->units - chain->good) * MOST_BAD <= chain->good;
}

/* The chain at `at` of the most good units, by any page in whose bytes its first two characters may be UTF-8. */
static bool best_chain(kz_slice text, uint32_t at, uint32_t pages, kz_chain *best) {
    *best = (kz_chain){0};
    for (uint32_t i = 0; i < KZ_READERS; i++) {
        if (!(pages & 1u << kz_readers[i]))
            continue;
        kz_chain chain = kz_follow_chain(text, at, kz_readers[i]);
        if (chain.good > best->good || (chain.good == best->good && chain.units > best->units))
            *best = chain;
    }
    return best->units > 0;
}

bool kz_chain_at(kz_slice text, uint32_t at, kz_chain *chain) {
    uint32_t length, next_length;
    uint32_t leads = kz_row_leads[kz_byte_row(kz_utf8_at(text, at, &length))];
    if (!leads || at + length >= text.n)
        return false;
    uint32_t next = kz_utf8_at(text, at + length, &next_length);
    uint32_t pages =
        next == ' ' ? pages_of_lost(kz_utf8_at(text, at, &length)) : leads & kz_row_continues[kz_byte_row(next)];
    return pages && best_chain(text, at, pages, chain);
}

/* A chain that is not taken was no longer than the one that is, but for a few units: time is linear. */
void kz_find_chains(kz_arena *arena, kz_slice text, kz_chain_search *search) {
    kz_chain_line line = {0};
    uint32_t length;
    for (uint32_t at = 0; at < text.n; at += length) {
        kz_chain chain;
        if ((unsigned char)text.at[at] < 0x80) {
            length = 1;
            if (text.at[at] == '\n') {
                *kz_push(arena, &search->lines) = line;
                line = (kz_chain_line){0};
            }
        } else if (kz_chain_at(text, at, &chain)) {
            chain.line = search->lines.n;
            if (kz_chain_is_strong(&chain)) {
                line.strong |= 1u << chain.page;
                line.units += chain.units;
            }
            *kz_push(arena, &search->chains) = chain;
            length = chain.span.end - at;
        } else {
            line.outside += kz_is_letter(kz_utf8_at(text, at, &length));
        }
    }
    *kz_push(arena, &search->lines) = line;
}
