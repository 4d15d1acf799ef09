/* Phrases of boilerplate in a line: data/page/phrases.tsv. */
#include "language/page.h"

enum { MAX_WORDS = 40, MAX_BYTES = 800, LABEL_WORDS = 6 };

/* The first words of a line in lower case, one space between; numbers are "#". */
typedef struct words {
    char bytes[MAX_BYTES + 8];
    uint16_t start[MAX_WORDS + 1], end[MAX_WORDS];
    uint32_t source_end[MAX_WORDS]; /* where the word ends in the line */
    bool number[MAX_WORDS];
    uint32_t n;
    bool cut;           /* the line has more words than these */
    uint32_t label_end; /* where a colon ends the first few words, 0 where none does */
} words;

static uint32_t folded(uint32_t cp) {
    enum { YO = 0x451, YE = 0x435 };
    cp = kz_to_lower(cp);
    return cp == YO ? YE : cp;
}

static void read_words(kz_slice line, words *w) {
    uint32_t out = 0, length;
    w->n = 0;
    w->cut = false;
    w->label_end = 0;
    bool in_word = false;
    for (uint32_t at = 0; at < line.n; at += length) {
        uint32_t cp = kz_utf8_at(line, at, &length);
        kz_char_class class = kz_class(cp);
        bool digit = class == KZ_C_DIGIT, letter = class >= KZ_C_LOWER && class <= KZ_C_MARK;
        if (!digit && !letter) {
            if (cp == ':' && !w->label_end && w->n <= LABEL_WORDS)
                w->label_end = at;
            in_word = false;
            continue;
        }
        if (digit && w->n && w->number[w->n - 1]) {
            w->source_end[w->n - 1] = at + length; /* 16.07.2021 and 1 284 are one number */
            in_word = true;
            continue;
        }
        if (!in_word || (letter && w->number[w->n - 1]) || digit) {
            if (w->n == MAX_WORDS || out > MAX_BYTES) {
                w->cut = true;
                return;
            }
            if (w->n)
                w->bytes[out++] = ' ';
            w->start[w->n] = (uint16_t)out;
            w->number[w->n++] = digit;
            in_word = true;
        } else if (out > MAX_BYTES) {
            w->cut = true;
            return;
        }
        out += digit ? kz_utf8_put(w->bytes + out, '#') : kz_utf8_put(w->bytes + out, folded(cp));
        w->end[w->n - 1] = (uint16_t)out;
        w->source_end[w->n - 1] = at + length;
    }
}

static kz_slice words_text(const words *w, uint32_t first, uint32_t last) {
    return (kz_slice){w->bytes + w->start[first], (uint32_t)w->end[last] - w->start[first]};
}

static uint8_t kind_in(uint32_t value, kz_phrase_place place) {
    return value >> (4 * place) & 15;
}

/* A colon or a dash follows, with nothing but closing marks and space before it; or the line ends. */
static bool label_ends(kz_slice line, uint32_t at) {
    enum { EN_DASH = 0x2013, EM_DASH = 0x2014 };
    uint32_t length;
    bool space = false;
    for (; at < line.n; at += length) {
        uint32_t cp = kz_utf8_at(line, at, &length);
        if (cp == ':' || cp == '|' || cp == EN_DASH || cp == EM_DASH || cp == 0xA9)
            return true;
        if (cp == '-' && space)
            return true;
        space = kz_is_space(cp);
        if (!space && cp != ')' && cp != '"' && cp != '*' && kz_class(cp) != KZ_C_SYMBOL)
            return false;
    }
    return true;
}

typedef struct tally {
    uint16_t words[KZ_LINE_KINDS];
    uint32_t covered;
} tally;

static void most_of(const tally *t, uint8_t *kind) {
    uint16_t most = 0;
    for (uint32_t k = 0; k < KZ_LINE_KINDS; k++)
        if (t->words[k] > most) {
            most = t->words[k];
            *kind = (uint8_t)k;
        }
}

static void note(uint8_t *kind, uint32_t value, kz_phrase_place place) {
    if (!*kind)
        *kind = kind_in(value, place);
}

/* All phrases that begin with word `first`; returns the words of the longest, 0 for none. */
static uint32_t match_at(kz_slice line, const words *w, uint32_t first, kz_phrases *found, tally *t) {
    uint32_t most = kz_table_value(&kz_page_first_words, words_text(w, first, first), 0), longest = 0;
    if (most > w->n - first)
        most = w->n - first;
    for (uint32_t n = most; n > 0; n--) {
        uint32_t last = first + n - 1, value = kz_table_value(&kz_page_phrases, words_text(w, first, last), 0);
        if (!value)
            continue;
        if (!longest) {
            longest = n;
            t->words[kind_in(value, KZ_PHRASE_ITEM)] += (uint16_t)n;
            if (first == 0 || (first == 1 && w->number[0]))
                found->kinds[KZ_PHRASE_HEAD] = kind_in(value, KZ_PHRASE_HEAD);
        }
        if (first == 0) {
            note(&found->kinds[KZ_PHRASE_START], value, KZ_PHRASE_START);
            if (kind_in(value, KZ_PHRASE_LABEL) && label_ends(line, w->source_end[last]))
                note(&found->kinds[KZ_PHRASE_LABEL], value, KZ_PHRASE_LABEL);
        }
        if (last + 1 == w->n && !w->cut)
            note(&found->kinds[KZ_PHRASE_END], value, KZ_PHRASE_END);
        note(&found->kinds[KZ_PHRASE_ANY], value, KZ_PHRASE_ANY);
        if (w->source_end[last] <= w->label_end)
            note(&found->kinds[KZ_PHRASE_IN_LABEL], value, KZ_PHRASE_IN_LABEL);
    }
    return longest;
}

void kz_phrases_find(kz_slice line, kz_phrases *found) {
    memset(found, 0, sizeof *found);
    words w;
    read_words(line, &w);
    tally t = {{0}, 0};
    uint32_t heading_words = 0, numbers = 0;
    for (uint32_t i = 0; i < w.n;) {
        uint32_t matched = match_at(line, &w, i, found, &t);
        if (!heading_words)
            heading_words = matched;
        if (!matched && w.number[i]) {
            matched = 1;
            numbers++;
        }
        t.covered += matched;
        i += matched ? matched : 1;
    }
    bool whole = w.n > 0 && !w.cut && t.covered == w.n && numbers < w.n;
    uint32_t date_words = t.words[KZ_LINE_DATE];
    found->mostly_date = date_words >= 2 && (date_words + numbers) * 2 >= w.n;
    if (whole)
        most_of(&t, &found->kinds[KZ_PHRASE_ITEM]);
    if (!whole || heading_words + numbers < w.n)
        found->kinds[KZ_PHRASE_HEAD] = KZ_LINE_BLANK;
}
