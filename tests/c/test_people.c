/* People, their posts and their words, from texts in which the names are marked up, so that this stage is tested by
 * itself: «облыс әкімі [P Асан Серіковке=Асан Серіков]». The letter is the kind of the entity (KINDS below); what
 * stands after = is its dictionary form, which may be left out where the two are the same. ¶ ends a paragraph. */
#include "check.h"
#include "document/document.h"
#include "text/buffer.h"

static const char KINDS[] = {
    [KZ_E_PERSON] = 'P', [KZ_E_ORGANISATION] = 'O', [KZ_E_GPE] = 'G', [KZ_E_LOCATION] = 'L', [KZ_E_FACILITY] = 'F',
};

static const char PARAGRAPH_END[] = "¶";

typedef struct page {
    kz_arena arena;
    const char *source;
    kz_slice text;
    kz_segments segments;
    kz_entities entities;
    kz_blocks blocks;
    kz_document doc;                   /* that has all of it as layers */
    kz_slice people_text, quotes_text; /* as the tables of tests/data/ have them */
} page;

static uint8_t kind_of(char letter) {
    const char *found = memchr(KINDS, letter, sizeof KINDS);
    return (uint8_t)(found ? found - KINDS : KZ_E_PERSON);
}

static void read_markup(page *p) {
    kz_buffer text;
    kz_buffer_init(&text, &p->arena, (uint32_t)strlen(p->source));
    for (const char *at = p->source; *at; at++) {
        if (strncmp(at, PARAGRAPH_END, strlen(PARAGRAPH_END)) == 0) {
            kz_buffer_byte(&text, '\n');
            at += strlen(PARAGRAPH_END) - 1;
            continue;
        }
        if (*at != '[') {
            kz_buffer_byte(&text, *at);
            continue;
        }
        const char *surface = at + 3, *end = strchr(surface, ']');
        const char *equals = memchr(surface, '=', (size_t)(end - surface));
        const char *surface_end = equals ? equals : end, *normal = equals ? equals + 1 : surface;
        kz_entity e = {{text.n, text.n + (uint32_t)(surface_end - surface)}, 0, 0, kind_of(at[1]), {0}};
        e.normal = (kz_slice){normal, (uint32_t)(end - normal)};
        *kz_push(&p->arena, &p->entities) = e;
        kz_buffer_add(&text, surface, (uint32_t)(surface_end - surface));
        at = end;
    }
    p->text = kz_buffer_done(&text);
}

static void cut_up(page *p) {
    KZ_VEC(kz_span) spans = {0};
    for (uint32_t at = 0; at < p->text.n;) {
        const char *newline = memchr(p->text.at + at, '\n', p->text.n - at);
        uint32_t end = newline ? (uint32_t)(newline - p->text.at) : p->text.n;
        *kz_push(&p->arena, &spans) = (kz_span){at, end};
        *kz_push(&p->arena, &p->blocks) = (kz_block){{at, end}, false, KZ_PART_PARAGRAPH};
        at = end + 1;
    }
    kz_segment(&p->arena, p->text, spans.at, spans.n, &p->segments);
    for (uint32_t i = 0; i < p->entities.n; i++) {
        kz_entity *e = &p->entities.at[i];
        e->first = i ? e[-1].first : 0;
        while (p->segments.tokens.at[e->first].span.end <= e->span.start)
            e->first++;
        e->end = e->first;
        while (e->end < p->segments.tokens.n && p->segments.tokens.at[e->end].span.start < e->span.end)
            e->end++;
    }
}

/* «Асан Серіков (Серіков) {әкім: әкімі @ облыс; профессор: профессор}» with « | » between persons. */
static void put_people(page *p) {
    kz_buffer b;
    kz_buffer_init(&b, &p->arena, 64);
    for (uint32_t i = 0; i < p->doc.people.n; i++) {
        const kz_person *person = &p->doc.people.at[i];
        if (i)
            kz_buffer_add(&b, " | ", 3);
        kz_buffer_slice(&b, person->name);
        for (uint32_t a = 0; a < person->aliases.n; a++) {
            kz_buffer_add(&b, a ? ", " : " (", 2);
            kz_buffer_slice(&b, person->aliases.at[a]);
        }
        if (person->aliases.n)
            kz_buffer_byte(&b, ')');
        for (uint32_t k = 0; k < person->positions.n; k++) {
            const kz_position *position = &person->positions.at[k];
            kz_buffer_add(&b, k ? "; " : " {", 2);
            kz_buffer_slice(&b, position->head);
            kz_buffer_add(&b, ": ", 2);
            kz_buffer_slice(&b, position->title);
            if (position->organisation.n) {
                kz_buffer_add(&b, " @ ", 3);
                kz_buffer_slice(&b, position->organisation);
            }
        }
        if (person->positions.n)
            kz_buffer_byte(&b, '}');
    }
    p->people_text = kz_buffer_done(&b);
}

static void put_quotes(page *p) {
    kz_buffer b;
    kz_buffer_init(&b, &p->arena, 64);
    for (uint32_t i = 0; i < p->doc.quotes.n; i++) {
        const kz_quote *quote = &p->doc.quotes.at[i];
        if (i)
            kz_buffer_add(&b, " | ", 3);
        kz_buffer_slice(&b, quote->speaker < 0 ? KZ_LIT("?") : p->doc.people.at[quote->speaker].name);
        kz_buffer_add(&b, ": ", 2);
        kz_buffer_slice(&b, kz_sub(p->text, quote->span));
    }
    p->quotes_text = kz_buffer_done(&b);
}

static void read_page(void *context) {
    page *p = context;
    read_markup(p);
    cut_up(p);
    p->doc.text = p->text;
    p->doc.segments = p->segments;
    p->doc.entities = p->entities;
    p->doc.page.blocks = p->blocks;
    p->doc.ready = (1u << KZ_L_AMOUNTS) - 1;
    CHECK(kz_document_need(&p->doc, KZ_L_QUOTES) == KZ_OK);
    put_people(p);
    put_quotes(p);
}

static void open_page(page *p, const char *source) {
    memset(p, 0, sizeof *p);
    p->source = source;
    kz_arena_init(&p->arena, kz_alloc_libc, 0);
    CHECK(kz_document_open(&p->doc, kz_alloc_libc, KZ_LIT(""), &(kz_options){0}) == KZ_OK);
    CHECK_RUN(&p->arena, read_page, p);
}

static void close_page(page *p) {
    kz_document_close(&p->doc);
    kz_arena_free(&p->arena);
}

static void people_row(char **cells, int n, void *context) {
    (void)context;
    page p;
    check_about(cells[0]);
    open_page(&p, cells[0]);
    CHECK_TEXT(p.people_text, n > 1 ? cells[1] : "");
    close_page(&p);
}

static void quotes_row(char **cells, int n, void *context) {
    (void)context;
    page p;
    check_about(cells[0]);
    open_page(&p, cells[0]);
    CHECK_TEXT(p.quotes_text, n > 1 ? cells[1] : "");
    close_page(&p);
}

/* Every entity of type PERSON is a mention of one person; spans lie in the text. */
static void check_shape(void) {
    page p;
    check_about("shape");
    open_page(
        &p,
        "Облыс әкімі [P Асан Серіков] келді.¶[P Серіковті=Серіков] [G Тараз] күтті. «Жұмыс жүріп жатыр», – деді ол.");
    CHECK(p.doc.people.n == 1 && p.doc.people.at[0].mentions.n == 2);
    CHECK(p.doc.people.at[0].mentions.at[0] == 0 && p.doc.people.at[0].mentions.at[1] == 1);
    const kz_position *position = &p.doc.people.at[0].positions.at[0];
    CHECK_TEXT(kz_sub(p.text, position->span), "Облыс әкімі");
    CHECK(p.doc.quotes.n == 1 && p.doc.quotes.at[0].speaker == 0);
    close_page(&p);
}

/* Many persons with one surname, posts and unclosed quotes without end: linear work, no crash. */
static void check_hostile(void) {
    enum { REPEATS = 20000 };
    static const char *const pieces[] = {
        "«",
        "әкімі, ",
        "облыс әкімінің орынбасары ",
        "[P Асан Серіков] және ",
        "– деді, ",
        "» деп ",
        "болып ",
        "және ",
        "[P А. Серіков], ",
        "?¶– ",
        ": «",
        "[P Асан Серіков]: – ",
        "– Жол, – деді ол. Әкім: – ",
        "«¶",
        "басқарма төрағасы ",
        "[P Асан Серіков] туралы ",
        "мектепте мұғалім болды. ",
        "[P Асан Серіков], дәрігер: – Су мол. ",
        "«Су мол, жол да жақсы», – деді ол. – Иә, – деді. ",
        "облыс және қала әкімдері [P Асан Серіков], ",
        "[P Асан Серіков] (",
    };
    page p;
    check_about("hostile");
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t n = strlen(pieces[i]);
        char *source = malloc(n * REPEATS + 1);
        for (size_t k = 0; k < REPEATS; k++)
            memcpy(source + k * n, pieces[i], n);
        source[n * REPEATS] = 0;
        open_page(&p, source);
        CHECK(p.doc.people.n <= 1);
        close_page(&p);
        free(source);
    }
}

int main(void) {
    check_table("tests/data/people_cases.tsv", people_row, NULL);
    check_table("tests/data/people_quotes.tsv", quotes_row, NULL);
    check_shape();
    check_hostile();
    return check_done();
}
