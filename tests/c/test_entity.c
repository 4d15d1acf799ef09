/* Named things in sentences, from tests/data/entity_cases.tsv. */
#include "check.h"
#include "document/document.h"

typedef struct row {
    kz_arena *arena;
    char **cells;
    int n;
} row;

static void describe(kz_slice text, const kz_entity *e, kz_buffer *out) {
    kz_slice surface = kz_sub(text, e->span);
    kz_buffer_format(out, "%s ", kz_entity_type_name((kz_entity_type)e->type));
    kz_buffer_slice(out, surface);
    if (!kz_same(surface, e->normal)) {
        kz_buffer_slice(out, KZ_LIT(" = "));
        kz_buffer_slice(out, e->normal);
    }
}

static void check_entities(row *r, const kz_document *doc) {
    const kz_entities *entities = &doc->entities;
    check_about(r->cells[0]);
    bool none = r->n == 2 && strcmp(r->cells[1], "-") == 0;
    CHECK(entities->n == (none ? 0 : (uint32_t)r->n - 1));
    uint32_t end = 0;
    for (uint32_t i = 0; i < entities->n; i++) {
        kz_buffer got;
        kz_buffer_init(&got, r->arena, 64);
        describe(doc->text, &entities->at[i], &got);
        CHECK_TEXT(kz_buffer_done(&got), (int)i + 1 < r->n ? r->cells[i + 1] : "");
        CHECK(entities->at[i].span.start >= end && entities->at[i].first < entities->at[i].end);
        end = entities->at[i].span.end;
    }
}

static void find(void *context) {
    row *r = context;
    kz_options options = {.plain = true, .raw = true, .encoding = KZ_UTF_8};
    kz_document doc;
    CHECK(kz_document_open(&doc, kz_alloc_libc, check_slice(r->cells[0]), &options) == KZ_OK);
    CHECK(kz_document_need(&doc, KZ_L_ENTITIES) == KZ_OK);
    check_entities(r, &doc);
    kz_document_close(&doc);
}

static void in_arena(char **cells, int n, void *context) {
    kz_arena arena;
    (void)context;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    row r = {&arena, cells, n};
    CHECK_RUN(&arena, find, &r);
    kz_arena_free(&arena);
}

int main(void) {
    check_table("tests/data/entity_cases.tsv", in_arena, NULL);
    return check_done();
}
