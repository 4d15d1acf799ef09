/* Repair: the cases of tests/data/repair_cases.tsv, and promises that hold for any input. */
#include "check.h"
#include "repair/repair.h"

typedef struct repairing {
    kz_arena *arena;
    kz_slice before, after;
    uint64_t without;
    kz_edits edits;
} repairing;

static void repair(void *context) {
    repairing *r = context;
    r->after = kz_repair(r->arena, r->before, r->without, &r->edits);
}

/* {1F469} is a character by its code point, {xFF} a byte. */
static kz_slice decode(const char *in, char *out) {
    uint32_t n = 0;
    while (*in) {
        char *end = NULL;
        bool byte = in[0] == '{' && in[1] == 'x';
        unsigned long value = in[0] == '{' ? strtoul(in + 1 + byte, &end, 16) : 0;
        if (end && *end == '}' && end > in + 1 + byte) {
            if (byte)
                out[n++] = (char)value;
            else
                n += kz_utf8_put(out + n, (uint32_t)value);
            in = end + 1;
        } else {
            out[n++] = *in++;
        }
    }
    return (kz_slice){out, n};
}

static uint64_t rules_of(const kz_edits *edits) {
    uint64_t rules = 0;
    for (uint32_t i = 0; i < edits->n; i++)
        rules |= edits->at[i].rules;
    return rules;
}

static uint64_t rule_named(const char *name) {
    kz_rule rule = kz_rule_named((kz_slice){name, (uint32_t)strlen(name)});
    return rule < KZ_RULE_COUNT ? KZ_RULE_BIT(rule) : 0;
}

/* The log leads from one text to the other: what lies between the edits is the same in both. */
static bool log_is_true(const kz_edits *edits, kz_slice before, kz_slice after) {
    uint32_t from = 0, to = 0;
    for (uint32_t i = 0; i < edits->n; i++) {
        const kz_edit *e = &edits->at[i];
        if (e->from < from || e->to < to || e->from_end > before.n || e->to_end > after.n || !e->rules ||
            !kz_same(kz_sub(before, (kz_span){from, e->from}), kz_sub(after, (kz_span){to, e->to})))
            return false;
        from = e->from_end;
        to = e->to_end;
    }
    return kz_same(kz_sub(before, (kz_span){from, before.n}), kz_sub(after, (kz_span){to, after.n}));
}

static void check_case(char **cells, int n, void *context) {
    char before[4096], after[4096];
    repairing r = {.arena = context, .before = decode(cells[0], before)};
    bool same = n < 2 || !strcmp(cells[1], "=");
    check_about(cells[0]);
    CHECK_RUN(r.arena, repair, &r);
    CHECK_SLICE(r.after, same ? r.before : decode(cells[1], after));
    CHECK(!same || (r.edits.n == 0 && r.after.at == r.before.at));
    if (n > 2)
        CHECK(rule_named(cells[2]) && (rules_of(&r.edits) & rule_named(cells[2])));
    CHECK(log_is_true(&r.edits, r.before, r.after));
    repairing again = {.arena = r.arena, .before = r.after};
    CHECK_RUN(r.arena, repair, &again);
    CHECK_SLICE(again.after, r.after);
}

static void check_rules(void) {
    check_about("rules");
    for (int i = 0; i < KZ_RULE_COUNT; i++)
        CHECK(kz_rule_name((kz_rule)i)[0] && kz_rule_reason((kz_rule)i)[0]);
    CHECK(!strcmp(kz_rule_name(KZ_RULE_TO_LATIN), "cyrillic-in-latin"));
}

/* Pieces of which hostile texts are made: what the passes look for, in any order. */
static const char *const pieces[] = {
    "қазақ",
    "бiлiм",
    "Aca",
    "XІХ",
    "їй",
    "Zoom",
    "Н.",
    "C.",
    "ќ",
    "ѕ",
    "±",
    "¥",
    "3",
    "6",
    "и",
    "\xCC\x86",
    "\xC2\xAD",
    "¬",
    "\xE2\x80\x8B",
    "\xE2\x80\x8D",
    "\xC2\xA0",
    "\xD0",
    "\xE2\x80",
    "\xFF",
    "\r\n",
    "\n",
    " ",
    "  ",
    "\t",
    "-",
    "--",
    "\"",
    "«",
    "»",
    "“",
    "”",
    "„",
    "'",
    "<<",
    ">>",
    ",,",
    ",",
    ".",
    ":",
    "!",
    "...",
    "(",
    "=",
    "/",
    "@",
    "\xC2\x93",
};

static uint32_t random_text(uint32_t *state, char *out, uint32_t room) {
    uint32_t n = 0;
    for (uint32_t left = 1 + (*state >> 8) % 24; left > 0; left--) {
        *state = *state * 1664525u + 1013904223u;
        const char *piece = pieces[(*state >> 12) % (sizeof pieces / sizeof *pieces)];
        uint32_t length = (uint32_t)strlen(piece);
        if (n + length > room)
            break;
        memcpy(out + n, piece, length);
        n += length;
    }
    return n;
}

/* Some rules, but never that of bytes that are not UTF-8: what they leave is no text. */
static uint64_t some_rules(uint32_t state) {
    return (state * UINT64_C(0x9E3779B97F4A7C15) >> 40) & ~KZ_RULE_BIT(KZ_RULE_INVALID_BYTES);
}

/* What a rule that is switched off would have changed stays as it is. */
static void check_switches(kz_arena *arena) {
    check_about("rules that are switched off");
    repairing r = {.arena = arena, .before = KZ_LIT("Бiз  \"Отанда\" - бірге"), .without = KZ_RULE_BIT(KZ_RULE_QUOTES)};
    CHECK_RUN(arena, repair, &r);
    CHECK_SLICE(r.after, KZ_LIT("Біз \"Отанда\" – бірге"));
    r.without = KZ_RULE_BIT(KZ_RULE_LATIN) | KZ_RULE_BIT(KZ_RULE_SPACE) | KZ_RULE_BIT(KZ_RULE_DASH);
    CHECK_RUN(arena, repair, &r);
    CHECK_SLICE(r.after, KZ_LIT("Бiз  «Отанда» - бірге"));
    CHECK(kz_profile_named(KZ_LIT("web"), &r.without) && r.without == 0);
    CHECK(!kz_profile_named(KZ_LIT("webb"), &r.without));
    CHECK(kz_profile_named(KZ_LIT("minimal"), &r.without));
    CHECK_RUN(arena, repair, &r);
    CHECK_SLICE(r.after, r.before);
    CHECK(kz_profile_named(KZ_LIT("strict"), &r.without));
    CHECK_RUN(arena, repair, &r);
    CHECK_SLICE(r.after, KZ_LIT("Біз  \"Отанда\" - бірге"));
}

static void check_promises(kz_arena *arena) {
    enum { TEXTS = 20000 };
    uint32_t state = 1, invalid = 0, untrue = 0, unstable = 0, disobedient = 0;
    for (int i = 0; i < TEXTS; i++) {
        char text[512];
        repairing once = {.arena = arena, .before = {text, random_text(&state, text, sizeof text)}};
        once.without = state >> 20 & 1 ? 0 : some_rules(state);
        bool done = kz_arena_run(arena, repair, &once) == KZ_OK;
        invalid += !done || kz_utf8_valid(once.after) != once.after.n;
        untrue += !log_is_true(&once.edits, once.before, once.after);
        disobedient += (rules_of(&once.edits) & once.without) != 0;
        repairing twice = {.arena = arena, .before = once.after, .without = once.without};
        kz_arena_run(arena, repair, &twice);
        if (!kz_same(once.after, twice.after) && unstable++ < 5)
            printf("# %.*s\n# %.*s\n# %.*s\n", (int)once.before.n, once.before.at, (int)once.after.n, once.after.at,
                   (int)twice.after.n, twice.after.at);
        kz_arena_free(arena);
        kz_arena_init(arena, kz_alloc_libc, 0);
    }
    check_about("any pieces in any order");
    CHECK(invalid == 0);
    CHECK(untrue == 0);
    CHECK(unstable == 0);
    CHECK(disobedient == 0);
}

/* One piece over and over, on one line: must end in a moment. */
static void check_long(kz_arena *arena, const char *piece, uint32_t times) {
    uint32_t length = (uint32_t)strlen(piece);
    char *text = malloc((size_t)length * times);
    for (uint32_t i = 0; i < times; i++)
        memcpy(text + (size_t)i * length, piece, length);
    repairing r = {.arena = arena, .before = {text, length * times}};
    check_about(piece);
    CHECK_RUN(arena, repair, &r);
    CHECK(log_is_true(&r.edits, r.before, r.after));
    kz_arena_free(arena);
    kz_arena_init(arena, kz_alloc_libc, 0);
    free(text);
}

int main(void) {
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    check_table("tests/data/repair_cases.tsv", check_case, &arena);
    check_rules();
    check_switches(&arena);
    check_promises(&arena);
    static const char *const long_ones[] = {
        "\"",   "«",  "» ", "сөз\"", "\"сөз",  "a",  "aс", "її ",  "\xE2\x80\x8B", "и\xCC\x86",
        "\xFF", ".А", ",",  "- ",    "'сөз' ", "  ", "A.", "aca ", "x\n"};
    for (size_t i = 0; i < sizeof long_ones / sizeof *long_ones; i++)
        check_long(&arena, long_ones[i], 200000);
    kz_arena_free(&arena);
    return check_done();
}
