/* Numbers and texts as they are said: the tables of tests/data/; spelled numbers are read back. */
#include "check.h"
#include "extract/number/number.h"
#include "morph/inflect.h"
#include "spell/spell.h"

typedef struct row {
    kz_arena *arena;
    char **cells;
    int n;
} row;

static kz_spell_options options_of(const char *text) {
    kz_spell_options how = {0};
    if (strcmp(text, "digits") == 0)
        how.digits = true;
    else if (strcmp(text, "each") == 0)
        how.each = true;
    else if (strcmp(text, "nearly") == 0)
        how.nearly = true;
    else if (strcmp(text, "-") != 0)
        CHECK(kz_feats_read(check_slice(text), &how.feats));
    return how;
}

static void spell_row(void *context) {
    static const char *const failures[] = {"", "!NO_NUMBER", "!NO_FORM", "!OUT_OF_RANGE"};
    row *r = context;
    check_about(r->cells[0]);
    kz_spell_options how = options_of(r->cells[1]);
    kz_slice out = {"", 0};
    kz_spelled done = kz_spell(r->arena, check_slice(r->cells[0]), &how, &out);
    if (done != KZ_SPELLED)
        out = check_slice(failures[done]);
    CHECK_TEXT(out, r->cells[2]);
}

/* The edits lead back, and the words need no second run. */
static void leads_back(kz_arena *arena, kz_slice text, kz_slice said, const kz_edits *edits) {
    kz_buffer b;
    uint32_t at = 0;
    kz_buffer_init(&b, arena, text.n + 1);
    for (uint32_t i = 0; i < edits->n; i++) {
        const kz_edit *e = &edits->at[i];
        kz_buffer_slice(&b, kz_sub(said, (kz_span){at, e->to}));
        kz_buffer_slice(&b, kz_sub(text, (kz_span){e->from, e->from_end}));
        at = e->to_end;
    }
    kz_buffer_slice(&b, kz_sub(said, (kz_span){at, said.n}));
    CHECK(kz_same(kz_buffer_done(&b), text));
}

static void verbalize_row(void *context) {
    row *r = context;
    kz_verbalizing options = {0};
    kz_edits edits, again;
    kz_slice text = check_slice(r->cells[0]);
    check_about(r->cells[0]);
    kz_slice said = kz_verbalize(r->arena, text, &options, &edits);
    CHECK_TEXT(said, r->n > 1 ? r->cells[1] : r->cells[0]);
    CHECK(r->n > 1 || said.at == text.at);
    leads_back(r->arena, text, said, &edits);
    CHECK(kz_verbalize(r->arena, said, &options, &again).at == said.at);
}

static void in_arena(char **cells, int n, void *work) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    row r = {&arena, cells, n};
    CHECK_RUN(&arena, *(void (**)(void *))work, &r);
    kz_arena_free(&arena);
}

/* ---- There and back ---- */

typedef struct trip {
    kz_arena arena;
    uint64_t number, feats;
    int wrong;
} trip;

static void read_back(void *context) {
    enum { SHOWN = 20 };
    trip *t = context;
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)t->number);
    kz_spell_options how = {.feats = t->feats};
    kz_slice said = {"", 0};
    kz_spelled done = kz_spell(&t->arena, check_slice(digits), &how, &said);
    double value = -1;
    bool ordinal = false, wanted = (t->feats & KZ_UD_NUMTYPE) == KZ_UD_NUMTYPE_ORD;
    bool read = done == KZ_SPELLED && kz_read_number(&t->arena, said, &value, &ordinal);
    if ((!read || value != (double)t->number || ordinal != wanted) && t->wrong++ < SHOWN)
        printf("# %s is «%.*s», read as %.17g\n", digits, (int)said.n, said.at, value);
}

static void travel(trip *t, uint64_t number, uint64_t feats) {
    t->number = number;
    t->feats = feats;
    kz_arena_init(&t->arena, kz_alloc_libc, 0);
    t->wrong += kz_arena_run(&t->arena, read_back, t) != KZ_OK;
    kz_arena_free(&t->arena);
}

static const uint64_t CASES[] = {
    0, KZ_UD_CASE_GEN, KZ_UD_CASE_DAT, KZ_UD_CASE_ACC, KZ_UD_CASE_LOC, KZ_UD_CASE_ABL, KZ_UD_CASE_INS};

static void in_all_forms(trip *t, uint64_t number) {
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        travel(t, number, CASES[i]);
        travel(t, number, CASES[i] | KZ_UD_NUMTYPE_ORD);
    }
}

static uint64_t random_number(uint64_t *state) {
    enum { DIGITS = 15 };
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    uint64_t limit = 10;
    for (uint64_t digits = (*state >> 20) % DIGITS; digits > 0; digits--)
        limit *= 10;
    return (*state >> 11) % limit;
}

static void there_and_back(void) {
    bool quick = getenv("KAZTEXT_QUICK");
    uint64_t all = quick ? 300 : 100000, state = 20240312;
    trip t = {0};
    check_about("spelled and read back");
    for (uint64_t i = 0; i <= all; i++) {
        travel(&t, i, 0);
        travel(&t, i, KZ_UD_NUMTYPE_ORD);
    }
    CHECK(t.wrong == 0);
    check_about("spelled in all cases and read back");
    t.wrong = 0;
    for (uint64_t i = 0; i <= (quick ? 30 : 1200); i++)
        in_all_forms(&t, i);
    for (uint64_t i = 1200; !quick && i <= all; i++) {
        travel(&t, i, CASES[1 + i % 6]);
        travel(&t, i, CASES[1 + i % 6] | KZ_UD_NUMTYPE_ORD);
    }
    for (int i = 0; i < (quick ? 20 : 3000); i++)
        in_all_forms(&t, random_number(&state));
    CHECK(t.wrong == 0);
}

/* ---- Endings behind digits ---- */

static void suffix_row(void *context) {
    row *r = context;
    uint64_t feats = 0;
    kz_slice out = {"", 0};
    check_about(r->cells[0]);
    CHECK(kz_feats_read(check_slice(r->cells[1]), &feats));
    bool full = r->n > 3;
    bool none = strcmp(r->cells[2], "-") == 0;
    CHECK(kz_suffix(r->arena, check_slice(r->cells[0]), feats, full, &out) == !none);
    CHECK_TEXT(out, none ? "" : r->cells[2]);
}

/* ---- Odd input ---- */

static void odd(void *context) {
    kz_arena *arena = context;
    static const char *const texts[] = {"",
                                        "5",
                                        "\xFF",
                                        "5\xFF",
                                        "\xEF\xBB\xBF\x35",
                                        "5\r\n6\r\n",
                                        "5\n",
                                        "\n\n5",
                                        "5-",
                                        "-5-",
                                        "№",
                                        "$",
                                        "%5",
                                        "5%%",
                                        "1-2-3-4-5-6",
                                        "99999999999999999999999999999999999999999",
                                        "1/0",
                                        "0/0",
                                        "1:2:3:4",
                                        "24:60",
                                        "32.13.2021",
                                        "00.00.0000",
                                        "XXXXX",
                                        "½½",
                                        "5½5",
                                        "\xD0",
                                        "5\xD0"};
    kz_verbalizing options = {0};
    kz_edits edits;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        kz_slice text = check_slice(texts[i]), said = kz_verbalize(arena, text, &options, &edits);
        check_about("odd input");
        leads_back(arena, text, said, &edits);
    }
    kz_slice zeros = {"5\0 6\0", 5}, said = kz_verbalize(arena, zeros, &options, &edits);
    CHECK(edits.n == 2);
    leads_back(arena, zeros, said, &edits);
}

int main(void) {
    void (*work)(void *) = spell_row;
    check_table("tests/data/spell_cases.tsv", in_arena, &work);
    work = verbalize_row;
    check_table("tests/data/verbalize_cases.tsv", in_arena, &work);
    work = suffix_row;
    check_table("tests/data/suffix_cases.tsv", in_arena, &work);
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK_RUN(&arena, odd, &arena);
    kz_arena_free(&arena);
    there_and_back();
    return check_done();
}
