/* Kazakh letters put back: tests/data/restore_cases.tsv, the edits and the doubts, and odd input. */
#include "check.h"
#include "repair/repair.h"
#include "restore/restore.h"

typedef struct job {
    kz_arena arena;
    kz_slice text, restored;
    kz_edits edits;
    kz_doubts doubts;
} job;

static void run(void *context) {
    job *j = context;
    j->restored = kz_restore(&j->arena, j->text, &j->edits, &j->doubts);
}

static job restore(kz_slice text) {
    job j = {.text = text};
    kz_arena_init(&j.arena, kz_alloc_libc, 0);
    CHECK(kz_arena_run(&j.arena, run, &j) == KZ_OK);
    return j;
}

/* What is outside the edits is the same in both texts, and each edit is of the one rule. */
static bool edits_hold(const job *j) {
    uint32_t from = 0, to = 0;
    for (uint32_t i = 0; i < j->edits.n; i++) {
        const kz_edit *e = &j->edits.at[i];
        bool same = kz_same(kz_sub(j->text, (kz_span){from, e->from}), kz_sub(j->restored, (kz_span){to, e->to}));
        if (!same || e->rules != KZ_RULE_BIT(KZ_RULE_RESTORE) || e->from_end <= e->from)
            return false;
        from = e->from_end;
        to = e->to_end;
    }
    return kz_same(kz_sub(j->text, (kz_span){from, j->text.n}), kz_sub(j->restored, (kz_span){to, j->restored.n}));
}

static void check_case(char **cells, int n, void *context) {
    (void)context;
    job j = restore(check_slice(cells[0]));
    check_about(cells[0]);
    CHECK(n == 2);
    CHECK_SLICE(j.restored, check_slice(cells[1]));
    CHECK(edits_hold(&j));
    job again = restore(j.restored);
    CHECK(again.restored.at == j.restored.at);
    kz_arena_free(&again.arena);
    kz_arena_free(&j.arena);
}

/* ұн is flour and үн a voice: ун stays, and both choices are told. */
static void check_doubts(void) {
    job j = restore(KZ_LIT("Апам ун илеп жатыр."));
    CHECK(j.doubts.n == 1);
    if (j.doubts.n == 1) {
        const kz_doubt *doubt = &j.doubts.at[0];
        CHECK(kz_same(kz_sub(j.restored, doubt->span), KZ_LIT("ун")));
        CHECK(!kz_same(doubt->choices[0], doubt->choices[1]));
        CHECK(doubt->choices[0].n == 4 && doubt->choices[1].n == 4);
    }
    kz_arena_free(&j.arena);
}

static void check_many(const char *piece, uint32_t times) {
    uint32_t n = (uint32_t)strlen(piece);
    char *text = malloc((size_t)n * times);
    for (uint32_t i = 0; text && i < times; i++)
        memcpy(text + (size_t)i * n, piece, n);
    job j = restore((kz_slice){text, n * times});
    CHECK(j.restored.n >= n * times && edits_hold(&j));
    kz_arena_free(&j.arena);
    free(text);
}

static void check_odd(void) {
    job j = restore(KZ_LIT(""));
    CHECK(j.restored.n == 0 && j.edits.n == 0);
    kz_arena_free(&j.arena);
    j = restore(KZ_LIT("\xFF\xD0\n\r\n\xD0"));
    CHECK(j.restored.at == j.text.at);
    kz_arena_free(&j.arena);
    bool quick = getenv("KAZTEXT_QUICK") != NULL;
    check_many("к", quick ? 2000 : 1000000);            /* one word */
    check_many("коп ун ", quick ? 500 : 100000);        /* one line */
    check_many("к-", quick ? 2000 : 300000);            /* hyphens */
    check_many("казак тили\r\n", quick ? 200 : 100000); /* lines */
}

int main(void) {
    check_table("tests/data/restore_cases.tsv", check_case, NULL);
    check_doubts();
    check_odd();
    return check_done();
}
