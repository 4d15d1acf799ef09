/* Kinds of lines on whole pages (tests/data/page_cases.txt), and the layout of hard-wrapped ones. */
#include "check.h"
#include "language/page.h"
#include "repair/repair.h"

enum { MAX_LINES = 400, MAX_PAGE = 64 * 1024 };

typedef struct reading {
    kz_arena *arena;
    kz_slice text;
    kz_page page;
} reading;

static void read_it(void *context) {
    reading *r = context;
    kz_read_page(r->arena, r->text, 0, &r->page);
}

static void read_page(kz_arena *arena, kz_slice text, kz_page *page) {
    kz_arena_init(arena, kz_alloc_libc, 0);
    reading r = {.arena = arena, .text = text};
    if (kz_arena_run(arena, read_it, &r) != KZ_OK)
        r.page = (kz_page){0};
    *page = r.page;
}

/* One page of the file: its text, and the mark of each line that is not blank. */
typedef struct page_case {
    char name[128];
    char text[MAX_PAGE];
    uint32_t n;
    char marks[MAX_LINES];
    char lines[MAX_LINES][512];
    uint32_t marked;
} page_case;

/* P stands for any part of the article, the others for one. */
static bool has_mark(const kz_line *line, char mark) {
    static const char parts[] = {'-', 'L', 'p', 'H', 'I', 'R', 'Q'};
    if (line->kind != KZ_LINE_TEXT)
        return mark == (line->kind == KZ_LINE_TITLE ? 'T' : 'B') && line->part == KZ_PART_NONE;
    return mark == 'P' || mark == parts[line->part];
}

static void check_page(const page_case *c) {
    kz_arena arena;
    kz_page page;
    read_page(&arena, (kz_slice){c->text, c->n}, &page);
    uint32_t at = 0;
    for (uint32_t i = 0; i < page.lines.n; i++) {
        if (page.lines.at[i].kind == KZ_LINE_BLANK)
            continue;
        char about[700];
        snprintf(about, sizeof about, "%s, «%s»", c->name, at < c->marked ? c->lines[at] : "?");
        check_about(about);
        CHECK(at < c->marked && has_mark(&page.lines.at[i], c->marks[at]));
        at++;
    }
    check_about(c->name);
    CHECK(at == c->marked);
    check_about(NULL);
    kz_arena_free(&arena);
}

static void add_line(page_case *c, const char *line) {
    char mark = line[0];
    if (mark && c->marked < MAX_LINES) {
        bool goes_on = mark == '+' || mark == '-' || mark == '=';
        line += goes_on ? 1 : 2;
        c->marks[c->marked] = goes_on ? c->marks[c->marked - 1] : mark;
        snprintf(c->lines[c->marked++], sizeof c->lines[0], "%.500s", line);
    }
    c->n += (uint32_t)snprintf(c->text + c->n, sizeof c->text - c->n, "%s\n", line);
}

static void check_pages(const char *path) {
    static page_case c;
    char line[4096];
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' && !c.name[0])
            continue;
        if (strncmp(line, "== ", 3) == 0) {
            if (c.name[0])
                check_page(&c);
            memset(&c, 0, sizeof c);
            snprintf(c.name, sizeof c.name, "%.100s", line + 3);
        } else {
            add_line(&c, line);
        }
    }
    if (file) {
        check_page(&c);
        fclose(file);
    }
}

static kz_slice block_text(const kz_page *page, uint32_t block) {
    return block < page->blocks.n ? kz_sub(page->text, page->blocks.at[block].span) : KZ_LIT("(no such block)");
}

static void check_wrapped(void) {
    static const char text[] = "Ауыл мектебі жаңарды\n"
                               "\n"
                               "Сарыарқа ауылында жаңа оқу жылына дейін мектеп күрделі жөн-\n"
                               "деуден өтті. Терезелері ауыстырылып, шатыры жаңартылды, ке-\n"
                               "ңейтілген асхана ашылды. Ауыл әкімінің айтуынша, бұл жұмыс-\n"
                               "қа облыстық бюджеттен 120 миллион теңге бөлінген.\n"
                               "\n"
                               "Енді балалар жылы сыныпта отырады. Ұстаздар қауымы мен ата-\n"
                               "аналар құрылысшыларға алғыс айтып, мектеп ауласына алма,\n"
                               "шие көшеттерін отырғызды.\n"
                               "\n"
                               "Ермек САДЫҚОВ\n"
                               "Абай облысы\n";
    kz_arena arena;
    kz_page page;
    read_page(&arena, KZ_LIT(text), &page);
    CHECK(page.blocks.n == 3);
    CHECK_TEXT(block_text(&page, 0), "Ауыл мектебі жаңарды");
    CHECK_TEXT(block_text(&page, 1),
               "Сарыарқа ауылында жаңа оқу жылына дейін мектеп күрделі жөндеуден өтті. Терезелері ауыстырылып, шатыры "
               "жаңартылды, кеңейтілген асхана ашылды. Ауыл әкімінің айтуынша, бұл жұмысқа облыстық бюджеттен 120 "
               "миллион теңге бөлінген.");
    CHECK_TEXT(block_text(&page, 2),
               "Енді балалар жылы сыныпта отырады. Ұстаздар қауымы мен ата-аналар құрылысшыларға алғыс айтып, мектеп "
               "ауласына алма, шие көшеттерін отырғызды.");
    CHECK(page.lines.n == 13);
    CHECK_TEXT(kz_sub(page.text, page.lines.at[2].span), "Сарыарқа ауылында жаңа оқу жылына дейін мектеп күрделі жөн");
    CHECK_TEXT(kz_sub(page.text, page.lines.at[11].span), "Ермек САДЫҚОВ");
    CHECK(page.lines.at[11].kind > KZ_LINE_TEXT);
    kz_arena_free(&arena);
}

/* "об-|лыстық": the hyphen goes; "аман-|есен": it stays. */
static void check_hyphens(void) {
    static const struct {
        const char *word; /* | is the line end */
        bool stays;
    } cases[] = {
        {"об-|лыстық", false},      {"сағат-|тан", false},  {"бол-|ған", false},      {"бас-|тады", false},
        {"бейне-|бақылау", false},  {"ҚАЗАҚ-|СТАН", false}, {"Төребе-|ковке", false}, {"тәулі-|гіне", false},
        {"аман-|есен", true},       {"ата-|анасы", true},   {"жер-|жерде", true},     {"шай-|пай", true},
        {"Нұр-|Сұлтан", true},      {"ҚР-|ның", true},      {"2016-|2019", true},     {"мәдени-|танымдық", true},
        {"қарым-|қатынасқа", true}, {"COVID-|19", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kz_slice text = {cases[i].word, (uint32_t)strlen(cases[i].word)};
        uint32_t bar = (uint32_t)(strchr(cases[i].word, '|') - cases[i].word);
        kz_span above = {0, bar}, below = {bar + 1, text.n};
        check_about(cases[i].word);
        CHECK(kz_hyphen_stays(text, above, bar - 1, below) == cases[i].stays);
    }
    check_about(NULL);
}

/* Outside of the edits both texts are the same; a rule of layout stands for each edit. */
static void check_edits(kz_slice before, const kz_page *page) {
    uint32_t from = 0, to = 0;
    const uint64_t rules = KZ_RULE_BIT(KZ_RULE_UNWRAP) | KZ_RULE_BIT(KZ_RULE_HYPHENATION);
    bool same = true, ruled = true;
    for (uint32_t i = 0; i < page->edits.n; i++) {
        const kz_edit *e = &page->edits.at[i];
        kz_span kept = {from, e->from}, after = {to, e->to};
        same = same && e->from >= from && e->to >= to && kz_same(kz_sub(before, kept), kz_sub(page->text, after));
        ruled = ruled && e->rules && !(e->rules & ~rules);
        from = e->from_end;
        to = e->to_end;
    }
    kz_span rest = {from, before.n}, after = {to, page->text.n};
    CHECK(same && kz_same(kz_sub(before, rest), kz_sub(page->text, after)));
    CHECK(ruled);
}

/* What holds for every page: lines and blocks in order and inside the text, a reason for each line. */
static void check_laws(kz_slice text) {
    kz_arena arena;
    kz_page page;
    read_page(&arena, text, &page);
    uint32_t at = 0, newlines = 0, titles = 0;
    bool ordered = true, reasoned = true;
    for (uint32_t i = 0; i < text.n; i++)
        newlines += text.at[i] == '\n' && i + 1 < text.n;
    for (uint32_t i = 0; i < page.lines.n; i++) {
        const kz_line *line = &page.lines.at[i];
        ordered = ordered && line->span.start >= at && line->span.end >= line->span.start;
        reasoned = reasoned && line->reason && line->kind < KZ_LINE_KINDS && line->kind_confidence <= 100;
        at = line->span.end;
    }
    CHECK(page.lines.n == (text.n ? newlines + 1 : 0));
    CHECK(ordered && at <= page.text.n);
    CHECK(reasoned);
    at = 0;
    for (uint32_t i = 0; i < page.blocks.n; i++) {
        ordered = ordered && page.blocks.at[i].span.start >= at && page.blocks.at[i].span.end <= page.text.n;
        titles += page.blocks.at[i].title;
        at = page.blocks.at[i].span.end;
    }
    CHECK(ordered && titles <= 1);
    check_edits(text, &page);
    kz_arena_free(&arena);
}

static void check_odd_input(void) {
    check_about("odd input");
    check_laws(KZ_LIT(""));
    check_laws(KZ_LIT("\n"));
    check_laws(KZ_LIT("\n\n\n"));
    check_laws(KZ_LIT("a"));
    check_laws(KZ_LIT("-\n-\n-\n"));
    check_laws(KZ_LIT("\0\0\n\0 \xFF\xD0\n"));
    check_laws(KZ_LIT(" \t \n\tсөз \n"));
    check_laws(KZ_LIT("Тағы оқыңыз\n\n\n\nПікірлер\n:\n*\n#\n|||\n"));
    static char noise[20000];
    uint32_t seed = 12345;
    for (uint32_t i = 0; i < sizeof noise; i++) {
        seed = seed * 1664525u + 1013904223u;
        noise[i] = seed >> 24 < 40 ? '\n' : (char)(seed >> 16);
    }
    check_laws((kz_slice){noise, sizeof noise});
    check_about(NULL);
}

/* An untouched text is not copied. */
static void check_slice_kept(void) {
    static const char text[] = "Бір жол.\nЕкінші жол.\n";
    kz_arena arena;
    kz_page page;
    read_page(&arena, KZ_LIT(text), &page);
    CHECK(page.text.at == text && page.edits.n == 0);
    kz_arena_free(&arena);
}

int main(void) {
    check_pages("tests/data/page_cases.txt");
    check_wrapped();
    check_hyphens();
    check_odd_input();
    check_slice_kept();
    return check_done();
}
