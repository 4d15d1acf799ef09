/* Pages made to hurt: each must be answered, or refused where it is large, in time that grows with its size and no
 * faster. A page of four times the size may take ten times as long before this fails, so that a busy machine does not.
 */
#include <time.h>

#include "check.h"
#include "corpus/dedup.h"
#include "corpus/mask.h"
#include "corpus/quality.h"
#include "document/document.h"
#include "spell/spell.h"

enum { SMALL = 64 * 1024, FACTOR = 4 };

static const double SLOWEST_FACTOR = 10, TOO_SHORT_TO_COMPARE = 0.05;

typedef struct pattern {
    const char *about;
    const char *head, *unit, *tail; /* the page is the head, the unit again and again, and the tail as often */
    const char *number;             /* a counter after each unit makes them all different */
} pattern;

static const pattern PATTERNS[] = {
    {"words in one line", "", "Кеше облыс әкімі жаңа мектеп салынатынын айтты, ", "", NULL},
    {"sentences in one line", "", "Бүгін Алматыда 5 млн теңгеге мектеп ашылды. ", "", NULL},
    {"one word without an end", "", "қазақ", "", NULL},
    {"one Latin word without an end", "", "kazax", "", NULL},
    {"look-alikes without a space", "", "қaзaқi", "", NULL},
    {"quotes that open", "", "«", "", NULL},
    {"quotes that open and close", "", "«", "»", NULL},
    {"quotes with a word each", "", "«сөз ", "» ", NULL},
    {"quotes of all kinds", "", "\"“„'", "", NULL},
    {"dashes", "", "- ", "", NULL},
    {"speeches", "", "- Иә, - деді Ерлан.\n", "", NULL},
    {"line ends", "", "\n", "", NULL},
    {"short lines", "", "сөз\n", "", NULL},
    {"hyphens at line ends", "", "сөз-\n", "", NULL},
    {"digits", "", "7", "", NULL},
    {"grouped digits", "", "1 200 ", "", NULL},
    {"years in brackets", "", "(1967; (2005), ", "", NULL},
    {"days and commas", "", "5, 6, 7 және ", "", NULL},
    {"years and commas", "", "1960, 1971 және ", "", NULL},
    {"hours and full stops", "", "9.00-ден 18.00-ге ", "", NULL},
    {"durations side by side", "", "бес жыл үш ай ", "", NULL},
    {"months side by side", "", "наурыз-сәуір мен ", "", NULL},
    {"hours and no words", "", "10:30-да, ", "", NULL},
    {"before our era", "", "б.з.б. 44–", "", NULL},
    {"numerals", "", "жүз жиырма бес ", "", NULL},
    {"dates", "", "12.03.2024 ", "", NULL},
    {"one person again and again", "", "Ерлан Досжанов келді. ", "", NULL},
    {"ever new people", "", "Ерлан Досжан", "", "ов келді. "},
    {"ever new initials", "", "Е.Б. Досжан", "", "ов келді. "},
    {"capitals", "", "Ерлан ", "", NULL},
    {"initials", "", "Ә.", "", NULL},
    {"posts", "", "облыс әкімінің бірінші орынбасары ", "", NULL},
    {"an endless izafet", "", "министрлігінің департаментінің ", "", NULL},
    {"commas", "", ",", "", NULL},
    {"full stops", "", ".", "", NULL},
    {"spaces", "", " ", "", NULL},
    {"marks on one letter", "и", "\xCC\x86", "", NULL},
    {"soft hyphens", "қ", "\xC2\xAD", "", NULL},
    {"zero-width spaces", "", "қ\xE2\x80\x8B", "", NULL},
    {"bytes that are not UTF-8", "", "\xFF\xD0", "", NULL},
    {"addresses", "", "https://a.kz/", "", NULL},
    {"at signs", "", "a@", "", NULL},
    {"slashes", "", "а/", "", NULL},
    {"pipes", "", "Басты бет | ", "", NULL},
    {"ever new repairs", "", "әкiмi", "", " "},
    {"hyphens", "", "а-", "", NULL},
    {"Roman numerals", "", "XIV", "", NULL},
    {"telephones that break off", "", "8 (701) 123-", "", NULL},
    {"accounts that break off", "", "KZ86 125K ", "", NULL},
    {"plates that break off", "", "123 ABC ", "", NULL},
    {"articles", "", "1-бабының ", "", NULL},
    {"numbers of articles", "", "1, ", "", NULL},
    {"acts after closing quotes", "", "» Заңның 1-бабы ", "", NULL},
    {"streets", "", "Абай көшесі 1, ", "", NULL},
    {"towns and a house", "", "Астана қ., ", "Абай к-сі 1 ", NULL},
    {"hosts in Cyrillic letters", "", "а.", "", NULL},
    {"lists of names", "", "Ерлан, Асқар және ", "", NULL},
    {"numbers and hyphens", "", "5-", "", NULL},
    {"numbers and slashes", "", "1/", "", NULL},
    {"numbers and colons", "", "1:", "", NULL},
    {"numbers and joiners", "", "10 және ", "", NULL},
    {"thousands", "", "1 000 ", "", NULL},
    {"number signs", "", "№", "", NULL},
    {"number signs with numbers", "", "№ 1 ", "", NULL},
    {"Roman numerals and hyphens", "", "XX-", "", NULL},
    {"amounts with a sign", "", "$5 ", "", NULL},
    {"short units", "", "5 м. ", "", NULL},
    {"abbreviations", "", "т.б.", "", NULL},
    {"years and dashes", "", "2021 – ", "", NULL},
    {"post codes", "", "010000, ", "", NULL},
    {"brackets", "", "(", "", NULL},
};

static uint32_t fill(char *page, uint32_t size, const pattern *p) {
    uint32_t head = (uint32_t)strlen(p->head), unit = (uint32_t)strlen(p->unit), tail = (uint32_t)strlen(p->tail);
    uint32_t n = head, count = 0;
    memcpy(page, p->head, head);
    while (n + unit + tail * (count + 1) + 40 < size) {
        memcpy(page + n, p->unit, unit);
        n += unit;
        count++;
        if (p->number) {
            /* letters, since a digit would end a name */
            for (uint32_t rest = count; rest; rest /= 26) {
                static const char LETTERS[] = "абвгдежзиклмнопрстуфхцчшыэ";
                memcpy(page + n, LETTERS + rest % 26 * 2, 2);
                n += 2;
            }
            n += (uint32_t)sprintf(page + n, "%s", p->number);
        }
    }
    for (uint32_t i = 0; i < count && tail; i++, n += tail)
        memcpy(page + n, p->tail, tail);
    return n;
}

/* Seconds that the record takes; negative if there is none. A page may be refused as too large where `may_refuse`. */
static double measure(kz_slice page, bool may_refuse) {
    kz_options options = {.date = {2024, 3, 12}};
    kz_document doc;
    kz_slice json = {0};
    clock_t began = clock();
    kz_status status = kz_document_open(&doc, kz_alloc_libc, page, &options);
    if (status == KZ_OK)
        status = kz_document_json(&doc, &json);
    bool done = status == KZ_OK ? kz_utf8_valid(json) == json.n : may_refuse && status == KZ_TOO_LARGE;
    kz_document_close(&doc);
    return done ? (double)(clock() - began) / CLOCKS_PER_SEC : -1;
}

typedef struct saying {
    kz_arena arena;
    kz_slice text, said;
} saying;

static void verbalize(void *context) {
    saying *s = context;
    kz_verbalizing options = {0};
    kz_edits edits = {0};
    s->said = kz_verbalize(&s->arena, s->text, &options, &edits);
}

/* The same of the text as it is read aloud. */
static double measure_said(kz_slice page, bool may_refuse) {
    saying s = {.text = page};
    (void)may_refuse;
    kz_arena_init(&s.arena, kz_alloc_libc, 0);
    clock_t began = clock();
    kz_status status = kz_arena_run(&s.arena, verbalize, &s);
    bool done = status == KZ_OK && s.said.n > 0;
    kz_arena_free(&s.arena);
    return done ? (double)(clock() - began) / CLOCKS_PER_SEC : -1;
}

static void run_corpus(void *context) {
    saying *s = context;
    kz_masking how = {.kinds = (1u << KZ_ID_KINDS) - 1};
    kz_quality quality;
    kz_edits edits;
    s->said = kz_mask(&s->arena, s->text, &how, &edits);
    kz_measure_quality(&s->arena, s->text, &quality);
}

/* The same of the text as one of a corpus: masked, measured, and each line of it compared with those before. */
static double measure_corpus(kz_slice page, bool may_refuse) {
    saying s = {.text = page};
    kz_dedup d;
    kz_verdict v;
    (void)may_refuse;
    kz_arena_init(&s.arena, kz_alloc_libc, 0);
    clock_t began = clock();
    kz_status status = kz_dedup_open(&d, kz_alloc_libc, true, 0.48, (size_t)16 << 20);
    for (uint32_t start = 0; start < page.n && status == KZ_OK;) {
        const char *newline = memchr(page.at + start, '\n', page.n - start);
        uint32_t end = newline ? (uint32_t)(newline - page.at) : page.n;
        status = kz_dedup_see(&d, kz_sub(page, (kz_span){start, end}), &v);
        start = end + 1;
    }
    if (status == KZ_OK)
        status = kz_arena_run(&s.arena, run_corpus, &s);
    kz_dedup_close(&d);
    kz_arena_free(&s.arena);
    return status == KZ_OK ? (double)(clock() - began) / CLOCKS_PER_SEC : -1;
}

static void check_pattern(char *page, uint32_t size, const pattern *p, double (*seconds)(kz_slice, bool)) {
    check_about(p->about);
    double small = seconds((kz_slice){page, fill(page, size, p)}, false);
    CHECK(small >= 0);
    double large = seconds((kz_slice){page, fill(page, size * FACTOR, p)}, true);
    CHECK(large >= 0);
    bool linear = large < TOO_SHORT_TO_COMPARE || large < SLOWEST_FACTOR * small;
    if (!CHECK(linear))
        printf("# %.3f s for %u bytes, %.3f s for %u\n", small, size, large, size * FACTOR);
}

int main(void) {
    uint32_t size = getenv("KAZTEXT_QUICK") ? SMALL / 64 : SMALL;
    char *page = malloc(size * FACTOR + 1);
    if (!page)
        return 1;
    for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) {
        check_pattern(page, size, &PATTERNS[i], measure);
        check_pattern(page, size, &PATTERNS[i], measure_said);
        check_pattern(page, size, &PATTERNS[i], measure_corpus);
    }

    check_about("random bytes");
    uint32_t seed = 1;
    for (uint32_t i = 0; i < size * FACTOR; i++) {
        seed = seed * 1664525 + 1013904223;
        page[i] = (char)(seed >> 24);
    }
    CHECK(measure((kz_slice){page, size * FACTOR}, true) >= 0);
    check_about("NULs");
    memset(page, 0, size * FACTOR);
    CHECK(measure((kz_slice){page, size * FACTOR}, true) >= 0);
    check_about("nothing");
    CHECK(measure((kz_slice){page, 0}, false) >= 0);
    free(page);
    return check_done();
}
