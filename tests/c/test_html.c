/* HTML: what becomes text, where it stands in the source, and pages made to hurt. */
#include <time.h>

#include "check.h"
#include "html/html.h"
#include "text/packed.h"

typedef struct job {
    kz_arena arena;
    kz_html page;
} job;

static void run(void *context) {
    job *j = context;
    kz_slice source = j->page.source;
    kz_html_read(&j->arena, source, &j->page);
}

static job read_page(kz_slice source) {
    job j = {.page = {.source = source}};
    kz_arena_init(&j.arena, kz_alloc_libc, 0);
    CHECK(kz_arena_run(&j.arena, run, &j) == KZ_OK);
    return j;
}

typedef struct text_case {
    const char *about, *source, *text;
} text_case;

static const text_case TEXTS[] = {
    {"nothing", "", ""},
    {"text alone", "қала", "қала"},
    {"paragraphs", "<p>бір<p>екі", "бір\n\nекі"},
    {"white space", "<p>  бір \n\t екі  </p>  <p> үш </p>", "бір екі\n\nүш"},
    {"tags inside words", "Қазақ<b>стан</b><i>дық</i>", "Қазақстандық"},
    {"links side by side", "<a href=1>бір</a><a href=2>екі</a>", "бір екі"},
    {"spans side by side", "<span>Қаза</span><span>қстан</span>", "Қазақстан"},
    {"spans with classes", "<span class=a>бір</span><span class=b>екі</span>", "бір екі"},
    {"a capital of its own", "<span class=drop>Қ</span>ала", "Қала"},
    {"references", "&laquo;Т&#1199;н&raquo; &amp; &#x49A;&#1179;&nbsp;&lt;p&gt;", "«Түн» & Ққ\xC2\xA0<p>"},
    {"references without a semicolon", "&copy2024 &ampx &notin; &notit; &bogus; & &#;",
     "©2024 &x ∉ ¬it; &bogus; & &#;"},
    {"references to control characters", "a&#150;b&#0;c&#xD800;d&#10;e",
     "a–b\xEF\xBF\xBD"
     "c\xEF\xBF\xBD"
     "d e"},
    {"two code points", "&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8"},
    {"line ends", "бір<br>екі<br/><br>үш", "бір\nекі\n\nүш"},
    {"lists", "<ul><li>бір<li>екі<ul><li>ішкі</ul></ul>соңы", "бір\nекі\n\nішкі\n\nсоңы"},
    {"tables", "<table><tr><th>ат<th>жас<tr><td>Ерлан</td><td></td><td>30</table>", "ат | жас\nЕрлан | 30"},
    {"cells of a paragraph", "<table><tr><td><p>бір<td><p>екі<tr><td><p>үш<td>төрт</table>", "бір | екі\n\nүш | төрт"},
    {"cells of paragraphs", "<table><tr><td><p>бір<p>екі<td><p>үш</table>", "бір\n\nекі\n\nүш"},
    {"cells of blocks", "<table><tr><td><div>бір</div><td>екі</table>", "бір\n\nекі"},
    {"cells of three lines", "<table><tr><td>а<br>ә<br>б<td>в</table>", "а\nә\nб\n\nв"},
    {"a table in a cell", "<table><tr><td><table><tr><td>а<td>ә</table><td>б</table>", "а | ә\n\nб"},
    {"cells that no reader sees", "<table><tr><td>а<td><span hidden>x</span><td><p>ә</table>", "а | ә"},
    {"text between rows stays in its place", "<table><tr><td>бір</td></tr>арада<tr><td>екі</table>", "бір\nарада\nекі"},
    {"scripts, styles, templates", "а<script>var a='<p>x</p>'</script><style>p{}</style><template><p>x</template>ә",
     "аә"},
    {"noscript, svg, select", "а <noscript>x</noscript><svg><title>x</title></svg><select><option>x</select>ә", "а ә"},
    {"a script that never ends", "<p>бір<script>var x = '<p>екі';", "бір"},
    {"a template that never ends", "<p>бір<template><p>екі", "бір\n\nекі"},
    {"an end tag in a string", "<script>'</scripty>'</script>бір", "бір"},
    {"comments", "а<!-- > -- <p>x -->ә<!-->б<!--->в<!x>г<?php ?>ғ", "аәбвгғ"},
    {"a comment that never ends", "а<!-- б", "а"},
    {"CDATA is a comment in HTML", "а<![CDATA[x]]>ә", "аә"},
    {"signs that are no tags", "a < b <3 > c </ d> e <", "a < b <3 > c e <"},
    {"quotation marks in tags", "<a title='>' href=\">\">бір</a>", "бір"},
    {"a quotation mark that never ends", "<a href=\"x>бір</a>", "бір"},
    {"a tag that never ends", "бір <a href=x", "бір"},
    {"NUL", "a<p>б", "a\n\nб"},
    {"separators of Unicode",
     "бір\xE2\x80\xA8"
     "екі&#x2029;үш\xC2\x85төрт",
     "бір екі үш төрт"},
    {"no-break spaces alone", "<p>бір<p>&nbsp;<p>\xC2\xA0екі", "бір\n\nекі"},
    {"preformatted", "<pre>бір\nекі\n\nүш</pre>", "бір\nекі\n\nүш"},
    {"marks for editors", "<h2>Өмірі<span class=mw-editsection>[өңдеу]</span></h2>", "Өмірі"},
    {"upper case", "<P>БІР<BR>ЕКІ<SCRIPT>x</SCRIPT>", "БІР\nЕКІ"},
    {"frames", "<frameset><frame src=x></frameset><p>бір", "бір"},
    {"forms that end elsewhere", "<form><div>бір</form>екі</div>", "бірекі"},
};

static void check_texts(void) {
    for (uint32_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        check_about(TEXTS[i].about);
        job j = read_page((kz_slice){TEXTS[i].source, (uint32_t)strlen(TEXTS[i].source)});
        CHECK_TEXT(j.page.text, TEXTS[i].text);
        kz_arena_free(&j.arena);
    }
}

/* Every line's place in the source begins and ends with the line's own characters. */
static void check_places(void) {
    check_about("places");
    static const char source[] =
        "<html><body><h1> Тақырып </h1><p>Бір <b>екі</b>\n үш.</p><ul><li>&laquo;Т&uuml;н&raquo;</ul>";
    job j = read_page(KZ_LIT(source));
    static const char *const places[] = {"Тақырып", "Бір <b>екі</b>\n үш.", "&laquo;Т&uuml;н&raquo;"};
    CHECK(j.page.lines.n == 3);
    for (uint32_t i = 0; i < j.page.lines.n; i++) {
        kz_span span = kz_edits_back(&j.page.edits, j.page.lines.at[i].span);
        CHECK_TEXT(kz_sub(j.page.source, span), places[i]);
    }
    kz_span word = {j.page.lines.at[1].span.start + 7, j.page.lines.at[1].span.start + 13};
    CHECK_TEXT(kz_sub(j.page.text, word), "екі");
    CHECK_TEXT(kz_sub(j.page.source, kz_edits_back(&j.page.edits, word)), "екі");
    kz_arena_free(&j.arena);
}

#define PROSE "Бүгін қаладағы көпір ашылды, оған жұрт көп жиналды, деп хабарлады әкімдік."

static void check_hints(void) {
    check_about("hints");
    job j = read_page(KZ_LIT(
        "<title>Көпір ашылды - Сайт</title><nav>Басты бет</nav><h1>Көпір ашылды</h1><div class=\"post-body\"><p>" PROSE
        "</p><p><a href=/2>Басқа жаңалық</a></p></div><div class=\"related-news\"><p>" PROSE
        "</p></div><div id=comments><p>" PROSE "</p></div>"));
    CHECK(j.page.lines.n == 6);
    if (j.page.lines.n == 6) {
        const kz_html_line *line = j.page.lines.at;
        CHECK(kz_hint_kind(line[0].hints) == KZ_LINE_MENU && !(line[0].hints & KZ_HINT_MAIN));
        CHECK(line[1].hints & KZ_HINT_TITLE && (line[1].hints & KZ_HINT_LEVEL) == 1);
        CHECK((line[2].hints & (KZ_HINT_MAIN | KZ_HINT_BODY)) == (KZ_HINT_MAIN | KZ_HINT_BODY));
        CHECK(line[3].hints & KZ_HINT_LINKED && line[3].hints & KZ_HINT_MAIN);
        CHECK(kz_hint_kind(line[4].hints) == KZ_LINE_RELATED && !(line[4].hints & KZ_HINT_MAIN));
        CHECK(kz_hint_kind(line[5].hints) == KZ_LINE_COMMENTS);
    }
    kz_arena_free(&j.arena);
    check_about("an article in two bodies");
    j = read_page(KZ_LIT("<div><div class=post-text><p>" PROSE "<p>" PROSE "</div><img><div class=post-text><p>" PROSE
                         "</div></div>"));
    CHECK(j.page.lines.n == 3 && j.page.lines.at[2].hints & KZ_HINT_BODY);
    kz_arena_free(&j.arena);
    j = read_page(KZ_LIT("<div><div class=post-text><p>" PROSE "</div><img><div class=post-text><p>" PROSE "<p>" PROSE
                         "</div></div>"));
    CHECK(j.page.lines.n == 3 && j.page.lines.at[0].hints & KZ_HINT_BODY);
    kz_arena_free(&j.arena);
    check_about("a name that would take the article away");
    j = read_page(KZ_LIT("<body class=comments><div class=\"page has-sidebar\"><div class=tag-news><p>" PROSE
                         "<p>" PROSE "</div><div class=sidebar><p>қысқа</div></div>"));
    CHECK(j.page.lines.at[0].hints & KZ_HINT_BODY && j.page.lines.at[1].hints & KZ_HINT_BODY);
    CHECK(kz_hint_kind(j.page.lines.at[0].hints) == 0);
    kz_arena_free(&j.arena);
}

static void check_packing(kz_arena *arena) {
    kz_edit edit = {0, 3, 0, 0, 0, 100, false};
    kz_packed packed = {KZ_LIT("бір"), {&edit, 1, 1}, (const uint32_t[]){7}, 1}, read;
    kz_buffer out;
    kz_buffer_init(&out, arena, 0);
    kz_packed_write(&packed, &out);
    kz_slice bytes = kz_buffer_done(&out), source = KZ_LIT("<p>бір");
    CHECK(kz_packed_read(arena, bytes, source, 5, &read));
    CHECK_TEXT(read.text, "бір");
    CHECK(read.edits.n == 1 && read.edits.at[0].rules == 5 && read.n_hints == 1 && read.hints[0] == 7);
    CHECK(!kz_packed_read(arena, bytes, KZ_LIT("<p>бар"), 5, &read));
    CHECK(!kz_packed_read(arena, bytes, KZ_LIT("<p>бірі"), 5, &read));
    for (uint32_t n = 0; n < bytes.n; n++)
        CHECK(!kz_packed_read(arena, (kz_slice){bytes.at, n}, source, 5, &read));
}

static void packing(void *context) {
    check_packing(context);
}

/* ---- Pages made to hurt ---- */

typedef struct hostile {
    const char *about, *unit;
} hostile;

static const hostile HOSTILE[] = {
    {"nested", "<div>"},
    {"nested links", "<a><div>x"},
    {"nested tables", "<table>x<tr><td>"},
    {"an end tag out of its cell", "<div><table><tr><td></div>x"},
    {"forms that do not close what they hold", "<form><div>x</form>"},
    {"formats that never end", "<p><font color=1><b><i>x"},
    {"lists", "<ul><li>x"},
    {"descriptions", "<dl><dd><dl><dt>x"},
    {"buttons", "<button><p>x"},
    {"spans", "<span>x</p>"},
    {"headings", "<h1><h2>x"},
    {"open brackets", "<"},
    {"open tags", "<a "},
    {"open quotation marks", "<a href=\""},
    {"open comments", "<!--"},
    {"open scripts", "<script>"},
    {"open templates", "<template>"},
    {"open drawings", "<svg>"},
    {"ampersands", "&"},
    {"numbers", "&#9999999999"},
    {"names", "&CounterClockwiseContourIntegra"},
    {"text between rows", "<table>x<tr>y"},
    {"linked headings", "<h2><a href=x>t</a></h2>"},
};

static char *repeated(const char *unit, uint32_t size) {
    uint32_t n = (uint32_t)strlen(unit);
    char *out = malloc(size + n);
    for (uint32_t at = 0; at < size; at += n)
        memcpy(out + at, unit, n);
    return out;
}

static double seconds_of(const char *unit, uint32_t size) {
    char *source = repeated(unit, size);
    clock_t start = clock();
    job j = read_page((kz_slice){source, size});
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    CHECK(j.page.deepest <= 3 * KZ_HTML_DEEPEST);
    kz_arena_free(&j.arena);
    free(source);
    return seconds;
}

/* As in test_hostile.c: four times the size may take ten times as long. */
static void check_hostile(void) {
    const uint32_t small = getenv("KAZTEXT_QUICK") ? 8 * 1024 : 128 * 1024;
    for (uint32_t i = 0; i < sizeof HOSTILE / sizeof *HOSTILE; i++) {
        check_about(HOSTILE[i].about);
        double once = seconds_of(HOSTILE[i].unit, small), more = seconds_of(HOSTILE[i].unit, small * 4);
        CHECK(more < 0.05 || more < once * 10);
    }
}

/* Tags in any order: the tree stays as shallow as was promised. */
static void check_random(void) {
    check_about("tags in any order");
    const uint32_t rounds = getenv("KAZTEXT_QUICK") ? 2 : 40;
    uint32_t seed = 1;
    for (uint32_t round = 0; round < rounds; round++) {
        enum { TAGS = 20000 };
        char *source = malloc(TAGS * 32);
        uint32_t n = 0, kinds = 2 + round % (KZ_TAG_AMP_SIDEBAR - 2);
        for (uint32_t i = 0; i < TAGS; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t id = (seed >> 16) % kinds * 7 % KZ_TAG_SCRIPT, closes = seed >> 28 < 5;
            n += (uint32_t)sprintf(source + n, "<%s%s>%s", closes ? "/" : "", kz_html_tags[id].name.at,
                                   i % 3 ? "" : "x");
        }
        job j = read_page((kz_slice){source, n});
        CHECK(j.page.deepest <= 3 * KZ_HTML_DEEPEST);
        kz_arena_free(&j.arena);
        free(source);
    }
}

static void check_large(void) {
    check_about("a hundred thousand tags inside each other");
    enum { DEEP = 100000 };
    char *source = malloc(DEEP * 6 + 16);
    uint32_t n = 0;
    for (uint32_t i = 0; i < DEEP; i++)
        n += (uint32_t)sprintf(source + n, "<div>");
    n += (uint32_t)sprintf(source + n, "қала");
    job j = read_page((kz_slice){source, n});
    CHECK_TEXT(j.page.text, "қала");
    kz_arena_free(&j.arena);
    free(source);
    if (getenv("KAZTEXT_QUICK"))
        return;
    check_about("fifty megabytes");
    static const char paragraph[] = "<p>" PROSE "</p>\n";
    const uint32_t paragraphs = 50 * 1000 * 1000 / (sizeof paragraph - 1);
    source = repeated(paragraph, paragraphs * (sizeof paragraph - 1));
    j = read_page((kz_slice){source, paragraphs * (sizeof paragraph - 1)});
    CHECK(j.page.lines.n == paragraphs && kz_utf8_valid(j.page.text) == j.page.text.n);
    kz_arena_free(&j.arena);
    free(source);
}

int main(void) {
    check_texts();
    check_places();
    check_hints();
    check_hostile();
    check_random();
    check_large();
    check_about("packed pages");
    job nul = read_page((kz_slice){"а\0<p\0>ә<p>б\0в", 17});
    CHECK(kz_same(nul.page.text, (kz_slice){"а ә\n\nб в", 12}));
    kz_arena_free(&nul.arena);
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK(kz_arena_run(&arena, packing, &arena) == KZ_OK);
    kz_arena_free(&arena);
    return check_done();
}
