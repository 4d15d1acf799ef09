/* Words of Western languages have ASCII letters for the most part; words that are all accented letters are Cyrillic
 * ones whose bytes were read so. All of them together show by which code page they are to be read. */
#include "encoding/western.h"

#include "encoding/marks.h"
#include "encoding/score.h"
#include "repair/rewriter.h"

enum {
    WEST = KZ_WINDOWS_1252 - KZ_WINDOWS_1251,
    FEWEST_LETTERS = 8, /* in words of LONG_WORD and more */
    LONG_WORD = 4,
    MOSTLY = 2,   /* so many times more letters of a line are in such words than in others */
    LONGEST = 64, /* characters of a word */
    SURE = 95
};

/* The byte that the character was; a letter of windows-1251 among them was read by that. 0 for none. */
static unsigned char byte_of(uint32_t cp) {
    const uint8_t *bytes = kz_page_bytes[kz_byte_row(cp)];
    if (bytes[WEST])
        return bytes[WEST];
    unsigned char russian = bytes[0];
    return russian >= 0x80 && russian < 0xC0 ? russian : 0;
}

typedef struct word {
    kz_span span;
    uint32_t n, accented, ascii; /* characters; letters over 0x7F; letters of ASCII */
    char bytes[LONGEST];
} word;

static bool is_ascii_letter(uint32_t cp) {
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* The next word from `at` on: letters of ASCII and characters that may be bytes of Cyrillic; false if there is none. */
static bool next_word(kz_slice text, uint32_t at, word *w) {
    uint32_t length;
    w->n = w->accented = w->ascii = 0;
    for (w->span.start = at; at < text.n && w->n < LONGEST; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        bool ascii = is_ascii_letter(cp);
        unsigned char byte = cp < 0x80 ? 0 : byte_of(cp);
        if (!ascii && !byte) {
            if (w->n)
                break;
            w->span.start = at + length;
            continue;
        }
        w->ascii += ascii;
        w->accented += byte >= 0xC0 && cp < 0x100;
        w->bytes[w->n++] = ascii ? (char)cp : (char)byte;
    }
    w->span.end = at;
    return w->n > 0;
}

/* A look-alike among its letters does no harm: i for і. */
static bool is_cyrillic(const word *w) {
    return w->accented > 0 && w->ascii * 2 <= w->accented;
}

/* Of a line: letters in words that may be Cyrillic, accented ones in others, letters that are Cyrillic. */
typedef struct tally {
    uint64_t inside, outside, cyrillic;
} tally;

static uint32_t count_cyrillic(kz_slice text, kz_span line) {
    uint32_t n = 0;
    for (uint32_t at = line.start; at < line.end; at++)
        n += (unsigned char)text.at[at] >= 0xD0 && (unsigned char)text.at[at] <= 0xD3;
    return n;
}

/* The same, from every sixteenth byte. */
static uint64_t estimate_cyrillic(kz_slice text, kz_span span) {
    enum { STEP = 16 };
    uint64_t n = 0;
    for (uint32_t at = span.start; at < span.end; at += STEP)
        n += (unsigned char)text.at[at] >= 0x80;
    return n * STEP / 2;
}

static void count(kz_slice text, kz_span line, tally *t) {
    word w;
    kz_slice piece = {text.at, line.end};
    for (uint32_t at = line.start; next_word(piece, at, &w); at = w.span.end)
        *(is_cyrillic(&w) ? &t->inside : &t->outside) += w.accented;
    t->cyrillic += count_cyrillic(text, line);
}

/* Which words of a line are read again. */
typedef enum how_much {
    NOTHING,
    LONG_WORDS, /* a line of Cyrillic with a piece that was misread */
    EVERYTHING
} how_much;

static how_much judge(const tally *line, bool whole_text) {
    if (line->inside > line->outside * MOSTLY)
        return line->inside > line->cyrillic * MOSTLY ? EVERYTHING : LONG_WORDS;
    return whole_text && line->cyrillic == 0 ? EVERYTHING : NOTHING;
}

static kz_span line_at(kz_slice text, uint32_t at) {
    const char *newline = memchr(text.at + at, '\n', text.n - at);
    return (kz_span){at, newline ? (uint32_t)(newline - text.at) : text.n};
}

/* The bytes of all such words with a space after each; how many letters long ones have. */
static uint32_t gather(kz_slice text, kz_buffer *bytes, tally *all) {
    uint32_t letters = 0;
    for (uint32_t start = 0; start < text.n;) {
        kz_span line = kz_next_marked_line(text, start);
        all->cyrillic += estimate_cyrillic(text, (kz_span){start, line.start});
        start = line.end + 1;
        tally t = {0, 0, 0};
        word w;
        count(text, line, &t);
        all->inside += t.inside;
        all->outside += t.outside;
        all->cyrillic += t.cyrillic;
        kz_slice piece = {text.at, line.end};
        for (uint32_t at = line.start; judge(&t, false) != NOTHING && next_word(piece, at, &w); at = w.span.end) {
            if (!is_cyrillic(&w))
                continue;
            letters += w.n >= LONG_WORD ? w.accented : 0;
            kz_buffer_add(bytes, w.bytes, w.n);
            kz_buffer_byte(bytes, ' ');
        }
    }
    return letters;
}

/* Characters over 0x7F in a row, and the look-alikes between them, are one edit where they are letters then, else each
 * is one of its own. */
static void rewrite_word(kz_rewriter *r, kz_span span, uint32_t page) {
    char out[LONGEST * 3];
    uint32_t n = 0, length, start = span.start;
    bool word = false;
    for (uint32_t at = span.start; at < span.end; at += length) {
        unsigned char byte = byte_of(kz_utf8_at(r->source, at, &length));
        bool letter = byte && (kz_codepage_classes[page][byte] & (KZ_CLASS_CAPITAL - 1)) >= KZ_CLASS_FIRST_LETTER;
        if (n > 0 && !(word && letter)) {
            kz_rewrite(r, (kz_span){start, at}, (kz_slice){out, n}, KZ_RULE_MOJIBAKE, SURE);
            n = 0;
        }
        if (!byte)
            continue;
        if (n == 0)
            start = at;
        n += kz_put_byte(out + n, page, byte);
        word = letter;
    }
    if (n > 0)
        kz_rewrite(r, (kz_span){start, span.end}, (kz_slice){out, n}, KZ_RULE_MOJIBAKE, SURE);
}

static void rewrite_line(kz_rewriter *r, kz_span line, uint32_t page, how_much h) {
    word w;
    kz_slice piece = {r->source.at, line.end};
    for (uint32_t at = line.start; h != NOTHING && next_word(piece, at, &w); at = w.span.end)
        if (w.n > w.ascii && (h == EVERYTHING || (is_cyrillic(&w) && w.n >= LONG_WORD)))
            rewrite_word(r, w.span, page);
}

bool kz_undo_western(kz_arena *arena, kz_slice *text, kz_edits *edits) {
    kz_buffer bytes;
    tally all = {0, 0, 0};
    kz_buffer_init(&bytes, arena, 0);
    if (gather(*text, &bytes, &all) < FEWEST_LETTERS)
        return false;
    kz_scores scores = {{0}, 0};
    kz_score(kz_buffer_done(&bytes), &scores);
    kz_score_words(kz_buffer_done(&bytes), &scores);
    uint32_t page = kz_best_windows_page(&scores);
    if (!kz_reads_well(&scores, page))
        return false;
    kz_rewriter r;
    kz_rewriter_init(&r, arena, *text, 0, false);
    r.apart = true;
    bool whole = judge(&all, false) == EVERYTHING;
    for (uint32_t start = 0; start < text->n;) {
        kz_span line = whole ? line_at(*text, start) : kz_next_marked_line(*text, start);
        start = line.end + 1;
        tally t = {0, 0, 0};
        count(*text, line, &t);
        rewrite_line(&r, line, page, judge(&t, whole));
    }
    *text = kz_rewriter_done(&r);
    *edits = r.edits;
    return r.changed;
}
