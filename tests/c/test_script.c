/* The alphabets: tests/data/script_cases.tsv, every stem of the lexicon there and back, strange input. */
#include "check.h"
#include "morph/lexicon_table.h"
#include "morph/morph.h"
#include "script/script.h"
#include "script/script_table.h"

typedef struct job {
    kz_arena arena;
    kz_slice text, done;
    kz_scheme to, from, found;
    kz_letter_case wanted;
} job;

static void translit_work(void *context) {
    job *j = context;
    j->done = kz_translit(&j->arena, j->text, j->to, j->from, &j->found);
}

static void case_work(void *context) {
    job *j = context;
    j->done = kz_change_case(&j->arena, j->text, j->wanted, j->to);
}

static job begin(kz_slice text, kz_scheme to, kz_scheme from) {
    job j = {.text = text, .to = to, .from = from};
    kz_arena_init(&j.arena, kz_alloc_libc, 0);
    return j;
}

static kz_scheme check_translit(const char *text, kz_scheme to, kz_scheme from, const char *wanted) {
    job j = begin(check_slice(text), to, from);
    CHECK_RUN(&j.arena, translit_work, &j);
    CHECK_TEXT(j.done, wanted);
    kz_arena_free(&j.arena);
    return j.found;
}

static void check_case(const char *text, kz_letter_case wanted, kz_scheme scheme, const char *result) {
    job j = begin(check_slice(text), scheme, scheme);
    j.wanted = wanted;
    CHECK_RUN(&j.arena, case_work, &j);
    CHECK_TEXT(j.done, result);
    kz_arena_free(&j.arena);
}

static void row(char **cells, int n, void *context) {
    (void)context;
    static const char *const cases[] = {"upper", "lower", "title"};
    check_about(cells[2]);
    kz_scheme scheme = n == 4 ? kz_scheme_named(check_slice(cells[1])) : (kz_scheme)(KZ_SCHEME_AUTO + 1);
    if (!CHECK(scheme < KZ_SCHEMES))
        return;
    const char *kind = cells[0];
    bool both = strcmp(kind, "both") == 0, known = both;
    if (both || strcmp(kind, "to") == 0) {
        known = true;
        check_translit(cells[2], scheme, KZ_CYRL, cells[3]);
    }
    if (both || strcmp(kind, "from") == 0) {
        known = true;
        check_translit(cells[3], KZ_CYRL, scheme, cells[2]);
    }
    if (strcmp(kind, "auto") == 0) {
        known = true;
        CHECK(check_translit(cells[2], KZ_CYRL, KZ_SCHEME_AUTO, cells[3]) == scheme);
    }
    for (int i = 0; i < 3; i++) {
        if (strcmp(kind, cases[i]) == 0) {
            known = true;
            check_case(cells[2], (kz_letter_case)i, scheme, cells[3]);
        }
    }
    CHECK(known);
}

/* ---- every stem there and back ---- */

static bool is_plain(kz_slice stem) {
    for (uint32_t i = 0; i < stem.n; i++)
        if ((unsigned char)stem.at[i] < 0x80)
            return false;
    return true;
}

static kz_slice next_line(kz_slice *text) {
    const char *end = text->n ? memchr(text->at, '\n', text->n) : NULL;
    kz_slice line = {text->at, end ? (uint32_t)(end - text->at) : text->n};
    uint32_t skip = line.n + (end != NULL);
    text->at += skip;
    text->n -= skip;
    return line;
}

static bool same_word(kz_slice a, kz_slice b) {
    char x[256], y[256];
    if (a.n != b.n || a.n > sizeof x)
        return false;
    kz_lower_into(x, a);
    kz_lower_into(y, b);
    return memcmp(x, y, a.n) == 0;
}

/* Counts the lines that differ; capitals apart, which töte gives to names. */
static int differing(kz_slice a, kz_slice b, int *lines) {
    int count = 0;
    for (*lines = 0; a.n > 0; (*lines)++)
        count += !same_word(next_line(&a), next_line(&b));
    return count + (int)(b.n > 0);
}

typedef struct stems {
    kz_arena arena;
    kz_slice text, back;
    kz_scheme scheme;
} stems;

/* A stem as a text has it: names with a capital, acronyms in capitals. */
static void add_stem(kz_buffer *text, kz_slice stem) {
    uint32_t is = kz_lexicon(stem), capitals = 0, length;
    if (kz_table_find(&kz_sure_acronyms, stem) >= 0)
        capitals = stem.n;
    else if (is & KZ_LEX_NAME && !(is & KZ_LEX_WORD))
        capitals = 1;
    for (uint32_t at = 0; at < stem.n; at += length) {
        uint32_t cp = kz_utf8_at(stem, at, &length);
        char *room = kz_buffer_room(text, 4);
        text->n += kz_utf8_put(room, at < capitals ? kz_to_upper(cp) : cp);
    }
    kz_buffer_byte(text, '\n');
}

static void all_stems(void *context) {
    stems *s = context;
    kz_buffer text;
    kz_buffer_init(&text, &s->arena, 1 << 20);
    uint32_t step = getenv("KAZTEXT_QUICK") ? 50 : 1;
    for (uint32_t i = 0; i < kz_lexicon_table.count; i += step) {
        kz_slice stem = kz_table_key(&kz_lexicon_table, i);
        if (is_plain(stem))
            add_stem(&text, stem);
    }
    s->text = kz_buffer_done(&text);
    kz_slice there = kz_translit(&s->arena, s->text, s->scheme, KZ_CYRL, NULL);
    s->back = kz_translit(&s->arena, there, KZ_CYRL, s->scheme, NULL);
}

/* At most `most` of ten thousand stems may come back as another word that is spelled the same. */
static void check_stems(kz_scheme scheme, int most) {
    stems s = {.scheme = scheme};
    int lines;
    check_about(kz_scheme_name(scheme));
    kz_arena_init(&s.arena, kz_alloc_libc, 0);
    CHECK_RUN(&s.arena, all_stems, &s);
    int wrong = differing(s.text, s.back, &lines);
    printf("# %s: %d of %d stems differ\n", kz_scheme_name(scheme), wrong, lines);
    CHECK(lines > 600);
    CHECK(wrong * 10000.0 <= (double)most * lines + (getenv("KAZTEXT_QUICK") ? 30000 : 0));
    kz_arena_free(&s.arena);
}

/* ---- what no scheme may change or lose ---- */

static void check_same(const char *text, uint32_t n, kz_scheme to, kz_scheme from) {
    job j = begin((kz_slice){text, n}, to, from);
    CHECK_RUN(&j.arena, translit_work, &j);
    CHECK(j.done.at == text && j.done.n == n);
    kz_arena_free(&j.arena);
}

static void strange_input(void) {
    check_about("strange input");
    for (int to = 0; to < KZ_SCHEMES; to++) {
        for (int from = 0; from <= KZ_SCHEME_AUTO; from++) {
            check_same("", 0, (kz_scheme)to, (kz_scheme)from);
            check_same("\xFF\xFE\xD0", 3, (kz_scheme)to, (kz_scheme)from);
            check_same("123 \r\n\t – «» 45,6?", 23, (kz_scheme)to, (kz_scheme)from);
        }
        check_same("Қазақ тілі IT", 23, KZ_CYRL, KZ_CYRL);
    }
    check_translit("\xEF\xBB\xBFҚазақ\r\nтілі\r\n", KZ_LATN_2021, KZ_SCHEME_AUTO, "\xEF\xBB\xBFQazaq\r\ntılı\r\n");
    check_translit("\xD0Қаз\xFFақ", KZ_LATN_2021, KZ_CYRL,
                   "\xD0Qaz\xFF"
                   "aq");
    check_translit("Qaz\xFF"
                   "aq",
                   KZ_CYRL, KZ_LATN_2021, "Қаз\xFFақ");
    /* и + breve, е + two dots; a + acute, i + dot */
    check_translit("и\xCC\x86од, е\xCC\x88лка", KZ_LATN_2021, KZ_CYRL, "iod, iolka");
    check_translit("a\xCC\x81ke, u\xCC\x81ı", KZ_CYRL, KZ_LATN_2018, "әке, үй");
    check_translit("I\xCC\x87ran", KZ_CYRL, KZ_LATN_2021, "Иран");
    check_translit("Qazaq tılı\nMeniń tilim\nOpen the window\nЖаңа\n", KZ_CYRL, KZ_SCHEME_AUTO,
                   "Қазақ тілі\nМенің тілім\nOpen the window\nЖаңа\n");
    check_translit("This is a simple sentence about nothing\nBūl qarapaiym söilem\n", KZ_CYRL, KZ_SCHEME_AUTO,
                   "This is a simple sentence about nothing\nБұл қарапайым сөйлем\n");
    /* between two others, through Cyrillic */
    check_translit("Qazaqstannyñ tılı", KZ_LATN_2018, KZ_LATN_2021, "Qazaqstannyń tili");
    check_translit("Shymkent qalasy", KZ_ARAB, KZ_LATN_2018, "شىمكەنت قالاسى");
}

/* Letters of each alphabet over and over, without a space: in linear time, and nothing is lost. */
static void hostile(void) {
    static const char *const pieces[] = {"a",  "ts", "ыйя", "ia'", "ٴا", "كى", "sh", "I",         "a\xCC\x81", "-",
                                         "йа", "Ш",  "ХХІ", "a.",  "@",  "'",  "·",  "i\xCC\x87", "ـ",         "нг"};
    uint32_t size = getenv("KAZTEXT_QUICK") ? 2000 : 100000;
    char *text = malloc(size + 16);
    check_about("hostile input");
    for (size_t p = 0; text && p < sizeof pieces / sizeof *pieces; p++) {
        uint32_t n = 0, length = (uint32_t)strlen(pieces[p]);
        while (n < size) {
            memcpy(text + n, pieces[p], length);
            n += length;
        }
        int done = 0;
        for (int to = 0; to < KZ_SCHEMES; to++) {
            job j = begin((kz_slice){text, n}, (kz_scheme)to, (kz_scheme)((to + (int)p) % (KZ_SCHEMES + 1)));
            done += kz_arena_run(&j.arena, translit_work, &j) == KZ_OK && j.done.n > 0;
            kz_arena_free(&j.arena);
        }
        CHECK(done == KZ_SCHEMES);
    }
    free(text);
}

int main(void) {
    check_table("tests/data/script_cases.tsv", row, NULL);
    check_stems(KZ_ISO9, 0);
    check_stems(KZ_LATN_2021, 34);
    check_stems(KZ_LATN_2018, 34);
    check_stems(KZ_LATN_2017, 34);
    check_stems(KZ_BGN, 20);
    check_stems(KZ_ARAB, 200);
    strange_input();
    hostile();
    return check_done();
}
