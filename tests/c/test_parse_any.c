/* Words and CoNLL-U of any bytes: nothing is lost, every line has its ten columns, and time grows with the size and no
 * faster. */
#include <time.h>

#include "check.h"
#include "document/document.h"

enum { FACTOR = 4 };

static const double SLOWEST_FACTOR = 10, TOO_SHORT_TO_COMPARE = 0.05;

static bool is_quick(void) {
    return getenv("KAZTEXT_QUICK") != NULL;
}

/* ---- What must hold of the words ---- */

/* Words are in order and do not overlap, and each byte that can be seen stands in one. */
static bool words_cover(kz_slice text, const kz_words *words, bool tokens) {
    uint32_t at = 0, word = 0, length;
    for (uint32_t i = 0; i < words->n; i++) {
        kz_span span = words->at[i].span;
        if (span.start < at || span.end <= span.start || span.end > text.n)
            return false;
        if (words->at[i].reading.upos > KZ_POS_SYM || (i == 0 && !words->at[i].sentence_start))
            return false;
        at = span.end;
    }
    for (at = 0; at < text.n; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        while (word < words->n && words->at[word].span.end <= at)
            word++;
        bool inside = word < words->n && words->at[word].span.start <= at;
        kz_char_class class_ = cp == KZ_INVALID ? KZ_C_OTHER : kz_class(cp);
        bool seen = class_ != KZ_C_SPACE && class_ != KZ_C_FORMAT;
        if (seen && !inside) {
            printf("# U+%04X at %u of %u is in no word%s\n", cp, at, text.n, tokens ? " (tokens)" : "");
            return false;
        }
    }
    return true;
}

/* ---- What must hold of the output ---- */

/* One line of columns: `expected` is the id it must have; MWT lines set how many words they hold. */
static bool columns_are_right(kz_slice line, uint32_t expected, uint32_t *joined) {
    kz_slice columns[10] = {{line.at, 0}};
    uint32_t n = 0;
    for (uint32_t i = 0; i < line.n; i++) {
        if (line.at[i] != '\t') {
            columns[n].n++;
            continue;
        }
        if (++n == 10)
            return false;
        columns[n] = (kz_slice){line.at + i + 1, 0};
    }
    if (n != 9)
        return false;
    for (uint32_t i = 0; i < 10; i++)
        if (columns[i].n == 0 || memchr(columns[i].at, '\r', columns[i].n))
            return false;
    char id[32], range[32];
    sprintf(id, "%u", expected);
    sprintf(range, "%u-%u", expected, expected + 1);
    kz_slice none = KZ_LIT("_");
    bool empty = kz_same(columns[4], none) && kz_same(columns[6], none) && kz_same(columns[7], none) &&
                 kz_same(columns[8], none) &&
                 (kz_same(columns[9], none) || kz_same(columns[9], KZ_LIT("SpaceAfter=No")));
    *joined = kz_same(columns[0], check_slice(range)) ? 2 : 0;
    if (*joined)
        return empty && kz_same(columns[2], none) && kz_same(columns[3], none) && kz_same(columns[5], none);
    uint64_t feats;
    return empty && kz_same(columns[0], check_slice(id)) && kz_feats_read(columns[5], &feats);
}

static bool conllu_is_right(kz_slice out) {
    uint32_t id = 0, joined, rest = 0; /* id 0: between two sentences */
    for (uint32_t at = 0; at < out.n;) {
        const char *newline = memchr(out.at + at, '\n', out.n - at);
        if (!newline)
            return false;
        kz_slice line = {out.at + at, (uint32_t)(newline - out.at) - at};
        at += line.n + 1;
        bool right = true;
        if (id == 0) {
            right = kz_starts(line, KZ_LIT("# text = "));
            id = 1;
        } else if (line.n == 0) {
            right = id > 1 && rest == 0;
            id = 0;
        } else {
            right = columns_are_right(line, id, &joined) && (rest == 0 || !joined);
            rest = joined ? 2 : rest ? rest - 1 : 0;
            id += joined ? 0 : 1;
        }
        if (!right) {
            printf("# «%.*s»\n", line.n < 300 ? (int)line.n : 300, line.at);
            return false;
        }
    }
    return id == 0;
}

/* Seconds that words and CoNLL-U take; negative if something does not hold. */
static double measure(kz_slice text, bool tokens) {
    kz_options options = {.plain = true, .raw = true, .tokens = tokens};
    kz_document doc;
    kz_slice out = {0};
    clock_t began = clock();
    kz_status status = kz_document_open(&doc, kz_alloc_libc, text, &options);
    if (status == KZ_OK)
        status = kz_document_conllu(&doc, &out);
    double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
    bool good = status == KZ_OK && words_cover(text, &doc.words, tokens) && conllu_is_right(out);
    kz_document_close(&doc);
    return good ? seconds : -1;
}

static void check_text_of(const char *about, kz_slice text) {
    check_about(about);
    CHECK(measure(text, false) >= 0);
    CHECK(measure(text, true) >= 0);
}

/* ---- Texts ---- */

typedef struct pattern {
    const char *about, *unit;
    bool number; /* a counter of letters makes the units different */
} pattern;

static const pattern PATTERNS[] = {
    {"words in one sentence", "балалар мектепке барып, ", false},
    {"sentences", "Біз кеше қалаға келдік.\n", false},
    {"ever new words", "терезе", true},
    {"one word", "балаларымыздағы", false},
    {"one word of one letter", "ы", false},
    {"hyphens", "-", false},
    {"hyphens between letters", "а-", false},
    {"compounds", "ата-ана-", true},
    {"digits with endings", "25-ке 17-үйде 40-", true},
    {"one number", "7", false},
    {"signs behind numbers", "51%-ға ", false},
    {"signs", "%", false},
    {"questions", "?!", false},
    {"ellipses", "...", false},
    {"verbs that are negated again and again", "барған жоқ екен емес ", false},
    {"copulas", "дайынбыз шопанмын ", false},
    {"particles", "барады-ау ", false},
    {"capitals", "АҚШ-тың ", false},
    {"Roman numerals", "XIV-", false},
    {"tabs in words", "барған\t\t\t\t\tжоқ ", false},
    {"endings", "лардың", true},
    {"quotes", "«", false},
    {"endings behind quotes", "»ға ", false},
    {"line ends", "\r\n", false},
    {"short lines", "ой\n", false},
    {"soft hyphens", "\xC2\xAD", false},
    {"bytes that are not UTF-8", "\xFF\xD0", false},
};

static uint32_t fill(char *text, uint32_t size, const pattern *p) {
    uint32_t n = 0, count = 0, unit = (uint32_t)strlen(p->unit);
    for (; n + unit + 20 < size; count++) {
        memcpy(text + n, p->unit, unit);
        n += unit;
        for (uint32_t rest = count; p->number && rest; rest /= 26, n += 2) {
            static const char LETTERS[] = "абвгдежзиклмнопрстуфхцчшыэ";
            memcpy(text + n, LETTERS + rest % 26 * 2, 2);
        }
        if (p->number)
            text[n++] = ' ';
    }
    return n;
}

static void check_pattern(char *room, uint32_t size, const pattern *p, bool tokens) {
    check_about(p->about);
    double small = measure((kz_slice){room, fill(room, size, p)}, tokens);
    double large = measure((kz_slice){room, fill(room, size * FACTOR, p)}, tokens);
    CHECK(small >= 0 && large >= 0);
    bool linear = large < TOO_SHORT_TO_COMPARE || large < SLOWEST_FACTOR * small;
    if (!CHECK(linear))
        printf("# %.3f s for %u bytes, %.3f s for %u\n", small, size, large, size * FACTOR);
}

static void check_texts(char *room) {
    check_text_of("nothing", KZ_LIT(""));
    check_text_of("spaces", KZ_LIT("  \t \xC2\xA0 "));
    check_text_of("line ends", KZ_LIT("\r\n\r\n\n"));
    check_text_of("NULs", (kz_slice){"\0\0\0 \0", 5});
    check_text_of("a byte that is not UTF-8", KZ_LIT("\xFF"));
    check_text_of("a cut character", KZ_LIT("бала\xD0"));
    check_text_of("a tab in a token", KZ_LIT("бала\tжоқ\nкелген\t\tжоқ\n"));
    check_text_of("what cannot be seen", KZ_LIT("\xE2\x80\x8B\n\xE2\x80\x8Bсу\n\xEF\xBB\xBF"));
    uint32_t size = is_quick() ? 4096 : 256 * 1024, seed = 3, n = 0;
    for (uint32_t i = 0; i < size; i++) {
        seed = seed * 1664525 + 1013904223;
        room[i] = (char)(seed >> 24);
    }
    check_text_of("random bytes", (kz_slice){room, size});
    static const char *const pieces[] = {"ба",           "ла",   "ған", " ", " ", "жоқ", "5", "%", "-",
                                         "ға",           ".",    "?",   "!", "°", "С",   "«", "»", "\n",
                                         "\xE2\x80\x8B", "екен", "мын", "Қ", ",", "\xFF"};
    while (n + 16 < size) {
        seed = seed * 1664525 + 1013904223;
        const char *piece = pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)];
        memcpy(room + n, piece, strlen(piece));
        n += (uint32_t)strlen(piece);
    }
    check_text_of("pieces of words", (kz_slice){room, n});
    n = (uint32_t)sprintf(room, "Ол барған");
    memset(room + n, '\t', 200);
    n += 200;
    n += (uint32_t)sprintf(room + n, "жоқ.");
    check_text_of("verbs far apart", (kz_slice){room, n});
}

/* The large ones: every code point, a word of ten megabytes, a sentence of a hundred thousand words. */
static void check_large(void) {
    char *room = malloc(10000064);
    if (!CHECK(room != NULL))
        return;
    uint32_t n = 0;
    for (uint32_t cp = 1; cp < KZ_INVALID; cp++)
        n += cp >= 0xD800 && cp < 0xE000 ? 0 : kz_utf8_put(room + n, cp);
    check_text_of("every code point", (kz_slice){room, n});
    n = 0;
    for (uint32_t cp = 1; cp < KZ_INVALID; cp++) {
        n += cp >= 0xD800 && cp < 0xE000 ? 0 : kz_utf8_put(room + n, cp);
        room[n++] = ' ';
    }
    check_text_of("every code point as a word", (kz_slice){room, n});
    for (n = 0; n < 10000000; n += 2)
        memcpy(room + n, n % 4 ? "т" : "а", 2);
    check_text_of("a word of ten megabytes", (kz_slice){room, n});
    memset(room, '-', 100000);
    check_text_of("a hundred thousand hyphens", (kz_slice){room, 100000});
    n = 0;
    for (uint32_t i = 0; i < 100000; i++, n += 9)
        memcpy(room + n, i % 2 ? "бала " : "көше ", 9);
    check_text_of("a sentence of a hundred thousand words", (kz_slice){room, n});
    free(room);
}

int main(void) {
    uint32_t size = is_quick() ? 1024 : 64 * 1024;
    char *room = malloc(256 * 1024);
    if (!room)
        return 1;
    check_texts(room);
    for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) {
        check_pattern(room, size, &PATTERNS[i], false);
        check_pattern(room, size, &PATTERNS[i], true);
    }
    free(room);
    if (!is_quick())
        check_large();
    return check_done();
}
