/* The two pages have the letters that Russian lacks where windows-1251 has those of its neighbours and signs. Words
 * with such letters are Kazakh words that the lexicon knows by one of the pages, or they are Ukrainian, Serbian and so
 * on. */
#include "encoding/recoded.h"

#include "encoding/marks.h"
#include "encoding/score.h"
#include "repair/rewriter.h"
#include "repair/word.h"

enum {
    RUSSIAN = 0, /* the page of windows-1251 */
    FEWEST_WORDS = 2,
    MOST_WORDS = 2000, /* so many words with such letters tell about a text */
    KNOWN_PERCENT = 60,
    HALF_KNOWN_PERCENT = 25, /* … where the letters follow one another as in Kazakh */
    TELLING_WORDS = 3,       /* of a line, or with a letter that Kazakh has not */
    MANY_WORDS = 12,         /* with a letter that it has */
    MOST_LEFT = 10,          /* one word in so many may have a letter that the page cannot have given */
    BETTER = 8 * 16,         /* bits that show it */
    SURE = 97
};

static const uint32_t pages[] = {KZ_KZ_1048 - KZ_WINDOWS_1251, KZ_PTCP154 - KZ_WINDOWS_1251};
enum { PAGES = sizeof pages / sizeof *pages };

/* What the character is by the page, itself where windows-1251 has no such byte. */
static uint32_t read_again(uint32_t cp, uint32_t page) {
    unsigned char byte = cp < 0x80 ? 0 : kz_page_bytes[kz_byte_row(cp)][RUSSIAN];
    return byte ? kz_codepages[page][byte - 0x80] : cp;
}

typedef struct word {
    kz_span span;
    uint64_t moved[PAGES]; /* letters that are others by the page: a bit for each byte from 0x80 to 0xBF */
    uint32_t left[PAGES];  /* letters of neighbours that the page leaves as they are */
    uint32_t beyond;       /* Cyrillic letters that windows-1251 has not */
    uint32_t n[PAGES];     /* bytes of lower: 0 where it is too long for a word */
    char lower[PAGES][KZ_MAX_WORD * 4];
} word;

/* A letter, or a sign that is one by a page. */
static bool in_word(uint32_t cp) {
    if (cp < 0x80)
        return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
    return kz_is_letter(cp) || kz_is_letter(read_again(cp, pages[0])) || kz_is_letter(read_again(cp, pages[1]));
}

/* A letter of windows-1251 that is neither Russian nor Kazakh. */
static bool is_neighbours(uint32_t cp) {
    return cp >= 0x402 && cp < 0x492 && cp != 0x406 && cp != 0x456 && cp != 0x451 && !(cp >= 0x410 && cp < 0x450);
}

static void add_letter(word *w, uint32_t cp, uint32_t count) {
    for (uint32_t i = 0; i < PAGES; i++) {
        uint32_t other = read_again(cp, pages[i]);
        w->left[i] += other == cp && is_neighbours(cp);
        if (other != cp && kz_is_letter(other))
            w->moved[i] |= UINT64_C(1) << (kz_page_bytes[kz_byte_row(cp)][RUSSIAN] & 63);
        if (count < KZ_MAX_WORD)
            w->n[i] += kz_utf8_put(w->lower[i] + w->n[i], kz_to_lower(other));
        else
            w->n[i] = 0;
    }
    w->beyond += kz_script_of(cp) == KZ_S_CYRILLIC && kz_page_bytes[kz_byte_row(cp)][RUSSIAN] == 0;
}

/* The next word from `at` on; false if there is none. */
static bool next_word(kz_slice text, uint32_t at, word *w) {
    uint32_t length, count = 0;
    memset(w->moved, 0, sizeof w->moved);
    memset(w->left, 0, sizeof w->left);
    memset(w->n, 0, sizeof w->n);
    w->beyond = 0;
    for (w->span.start = at; at < text.n; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        if (in_word(cp))
            add_letter(w, cp, count++);
        else if (count)
            break;
        else
            w->span.start = at + length;
    }
    w->span.end = at;
    return count > 0;
}

/* Words with moved letters, those of them that are known by the page, those with letters that it cannot have given;
 * letters that windows-1251 has not. */
typedef struct tally {
    uint32_t words[PAGES], known[PAGES], left[PAGES];
    uint32_t beyond;
    uint32_t mixed; /* words with moved letters in lines with letters that windows-1251 has not: somebody typed them */
} tally;

/* The same for each letter by itself. */
typedef struct votes {
    uint32_t words[PAGES][64], known[PAGES][64];
} votes;

static void vote(votes *v, uint32_t i, uint64_t moved, bool known) {
    for (uint32_t byte = 0; byte < 64; byte++)
        if (moved >> byte & 1) {
            v->words[i][byte]++;
            v->known[i][byte] += known;
        }
}

static void count_word(const word *w, tally *t, votes *v) {
    t->beyond += w->beyond;
    for (uint32_t i = 0; i < PAGES; i++) {
        t->left[i] += w->left[i] > 0;
        if (!w->moved[i])
            continue;
        bool known = kz_how_known((kz_slice){w->lower[i], w->n[i]}) >= KZ_KNOWN;
        t->words[i]++;
        t->known[i] += known;
        if (v)
            vote(v, i, w->moved[i], known);
    }
}

/* A character that Kazakh text may have: PT154 has letters of other languages too. */
static bool is_kazakh(uint32_t cp) {
    return kz_page_bytes[kz_byte_row(cp)][KZ_KZ_1048 - KZ_WINDOWS_1251] > 0;
}

/* Letters that were typed for their looks are in no page together: ї for і makes no words where њ for ң does. */
static bool letters_agree(const votes *v, uint32_t i) {
    for (uint32_t byte = 0; byte < 64; byte++) {
        uint32_t words = v->words[i][byte], known = v->known[i][byte];
        uint32_t enough = is_kazakh(kz_codepages[pages[i]][byte]) ? MANY_WORDS : TELLING_WORDS;
        if (words >= enough && known * 2 < words)
            return false;
    }
    return true;
}

static void add_tally(tally *all, const tally *t) {
    all->beyond += t->beyond;
    for (uint32_t i = 0; i < PAGES; i++) {
        all->words[i] += t->words[i];
        all->known[i] += t->known[i];
        all->left[i] += t->left[i];
    }
}

/* A fast look at whether there is anything to count. */
static bool has_moved(kz_slice text, kz_span line) {
    return kz_find_marks(kz_sub(text, line)).moved > 0;
}

static tally count_line(kz_slice text, kz_span line, votes *v) {
    tally t = {{0}, {0}, {0}, 0, 0};
    word w;
    kz_slice piece = {text.at, line.end};
    for (uint32_t at = line.start; next_word(piece, at, &w); at = w.span.end)
        count_word(&w, &t, v);
    return t;
}

/* The line as the bytes of windows-1251 that it was read from. */
static void add_bytes(kz_buffer *bytes, kz_slice text, kz_span line) {
    uint32_t length;
    for (uint32_t at = line.start; at < line.end; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        unsigned char byte = cp < 0x80 ? (unsigned char)cp : kz_page_bytes[kz_byte_row(cp)][RUSSIAN];
        kz_buffer_byte(bytes, byte ? (char)byte : ' ');
    }
    kz_buffer_byte(bytes, '\n');
}

/* The lines that hold no letter but those of windows-1251, as far as they are needed: their words, and their bytes. */
static tally count_text(kz_slice text, kz_buffer *bytes, votes *v) {
    tally all = {{0}, {0}, {0}, 0, 0};
    for (uint32_t start = 0; start < text.n && all.words[0] < MOST_WORDS && all.words[1] < MOST_WORDS;) {
        kz_span line = kz_next_marked_line(text, start);
        start = line.end + 1;
        if (!has_moved(text, line))
            continue;
        tally t = count_line(text, line, v);
        if (t.beyond)
            all.mixed += t.words[0] > t.words[1] ? t.words[0] : t.words[1];
        if (t.beyond || !(t.words[0] | t.words[1]))
            continue;
        add_tally(&all, &t);
        add_bytes(bytes, text, line);
    }
    return all;
}

/* Bits (eighths) that the page saves over windows-1251. */
static int64_t saved(kz_slice bytes, uint32_t page) {
    kz_scores scores = {{0}, 0};
    kz_score(bytes, &scores);
    return (int64_t)scores.cost[RUSSIAN] - (int64_t)scores.cost[page];
}

static bool are_known(const tally *t, uint32_t i, uint32_t percent) {
    return (uint64_t)t->known[i] * 100 >= (uint64_t)t->words[i] * percent;
}

/* The index of the page that the text was written in, or PAGES. */
static uint32_t find_page(kz_slice text, kz_buffer *bytes) {
    votes v;
    memset(&v, 0, sizeof v);
    tally all = count_text(text, bytes, &v);
    kz_slice b = kz_buffer_done(bytes);
    uint32_t i = all.known[1] > all.known[0];
    if (all.known[1] == all.known[0])
        i = saved(b, pages[1]) > saved(b, pages[0]);
    if (all.words[i] < FEWEST_WORDS || all.mixed > all.words[i] || all.left[i] * MOST_LEFT > all.words[i] ||
        !letters_agree(&v, i) || !are_known(&all, i, HALF_KNOWN_PERCENT))
        return PAGES;
    return are_known(&all, i, KNOWN_PERCENT) || saved(b, pages[i]) >= BETTER ? i : PAGES;
}

/* A line is in the page with the rest of the text, unless it holds letters that the page cannot have given, or is in
 * another language: the page makes its words no better known, nor more likely. */
static bool is_in(kz_slice text, kz_span line, uint32_t i, kz_buffer *room) {
    tally t = count_line(text, line, NULL);
    if (t.beyond || !t.words[i])
        return false;
    if (t.known[i] * 2 >= t.words[i] || t.words[i] < TELLING_WORDS)
        return true;
    room->n = 0;
    add_bytes(room, text, line);
    return saved(kz_buffer_done(room), pages[i]) >= 0;
}

/* A sign beside a number is one: 5‰, ± 3; but not in 10 ‰йден, which is үйден. */
static bool is_measure(kz_slice text, uint32_t start, uint32_t end) {
    uint32_t length;
    if (end < text.n && kz_is_letter(kz_utf8_at(text, end, &length)))
        return false;
    if (start > 0 && text.at[start - 1] == ' ')
        start--;
    if (end < text.n && text.at[end] == ' ')
        end++;
    return (start > 0 && kz_is_digit((unsigned char)text.at[start - 1])) ||
           (end < text.n && kz_is_digit((unsigned char)text.at[end]));
}

static void rewrite_line(kz_rewriter *r, kz_span line, uint32_t page) {
    uint32_t length;
    for (uint32_t at = line.start; at < line.end; at += length) {
        uint32_t cp = kz_utf8_at(r->source, at, &length), other = read_again(cp, page);
        if (other != cp && is_kazakh(other) && (kz_is_letter(cp) || !is_measure(r->source, at, at + length)))
            kz_rewrite_char(r, (kz_span){at, at + length}, other, KZ_RULE_MOJIBAKE, SURE);
    }
}

bool kz_undo_recoded(kz_arena *arena, kz_slice *text, kz_edits *edits) {
    kz_buffer bytes;
    kz_buffer_init(&bytes, arena, 0);
    uint32_t best = find_page(*text, &bytes);
    if (best == PAGES)
        return false;
    kz_rewriter r;
    kz_rewriter_init(&r, arena, *text, 0, false);
    for (uint32_t start = 0; start < text->n;) {
        kz_span line = kz_next_marked_line(*text, start);
        start = line.end + 1;
        if (has_moved(*text, line) && is_in(*text, line, best, &bytes))
            rewrite_line(&r, line, pages[best]);
    }
    *text = kz_rewriter_done(&r);
    *edits = r.edits;
    return r.changed;
}
