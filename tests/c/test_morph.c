/* The morphology against tests/data/morph.tsv, and what no table can say: long and strange forms. */
#include "check.h"

#include "morph/morph.h"

/* Features as the table writes them: "Gen plural p3 attr". */
static const char *features(const kz_reading *r, char *out, size_t room) {
    static const char *const persons[] = {"", " p1", " p2", " p3", " p4"};
    snprintf(out, room, "%s%s%s%s%s%s%s", kz_case_name((kz_case)r->case_), r->plural ? " plural" : "",
             persons[r->possessor], r->attributive ? " attr" : "", r->copula ? " copula" : "", r->like ? " like" : "",
             r->ordinal ? " ord" : "");
    return out;
}

static bool says(kz_slice form, const kz_reading *r, const char *lemma, const char *wanted) {
    char got[64], text[512];
    kz_slice dictionary_form = {text, kz_lemma_of(form, r, text)};
    return kz_same(dictionary_form, check_slice(lemma)) && strcmp(features(r, got, sizeof got), wanted) == 0;
}

static void check_best(kz_slice form, char **cells, bool known) {
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(form, readings, KZ_MAX_READINGS);
    char got[64], lemma[512];
    if (!CHECK(n > 0))
        return;
    CHECK_TEXT(((kz_slice){lemma, kz_lemma_of(form, &readings[0], lemma)}), cells[2]);
    CHECK_TEXT(check_slice(features(&readings[0], got, sizeof got)), cells[3]);
    CHECK(readings[0].known == known);
    for (uint32_t i = 1; i < n; i++)
        CHECK(readings[i - 1].score >= readings[i].score);
}

static void check_some(kz_slice form, char **cells) {
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(form, readings, KZ_MAX_READINGS), found = 0;
    for (uint32_t i = 0; i < n; i++)
        found += says(form, &readings[i], cells[2], cells[3]);
    CHECK(found == 1);
}

static void check_never(kz_slice form, char **cells) {
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(form, readings, KZ_MAX_READINGS);
    char lemma[512];
    for (uint32_t i = 0; i < n; i++)
        CHECK(!kz_same(((kz_slice){lemma, kz_lemma_of(form, &readings[i], lemma)}), check_slice(cells[2])));
}

static void check_verb(kz_slice form, char **cells) {
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(form, readings, KZ_MAX_READINGS), i = 0;
    char lemma[512];
    while (i < n && !readings[i].verb)
        i++;
    if (CHECK(i < n))
        CHECK_TEXT(((kz_slice){lemma, kz_lemma_of(form, &readings[i], lemma)}), cells[2]);
}

static void check_name(kz_slice form, char **cells) {
    kz_name_form name;
    char got[64];
    CHECK(kz_name_ending(form, &name));
    const char *gender = name.male && name.female ? "u" : name.male ? "m" : "f";
    snprintf(got, sizeof got, "%s %s %s", name.kind == KZ_NAME_PATRONYMIC ? "patronymic" : "surname", gender,
             kz_case_name((kz_case)name.case_));
    CHECK_TEXT(check_slice(got), cells[2]);
    CHECK_TEXT(((kz_slice){form.at, name.nominative_end}), cells[3]);
}

static uint32_t bit_named(const char *name) {
    static const struct {
        const char *name;
        uint32_t bit;
    } bits[] = {{"NOUN", KZ_LEX_NOUN},        {"ADJ", KZ_LEX_ADJ},         {"VERB", KZ_LEX_VERB},
                {"ADV", KZ_LEX_ADV},          {"NUM", KZ_LEX_NUM},         {"PRON", KZ_LEX_PRON},
                {"GIVEN", KZ_LEX_GIVEN},      {"SURNAME", KZ_LEX_SURNAME}, {"PLACE", KZ_LEX_PLACE},
                {"FUNCTION", KZ_LEX_FUNCTION}};
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        if (strcmp(bits[i].name, name) == 0)
            return bits[i].bit;
    }
    return 0;
}

static void row(char **cells, int n, void *context) {
    (void)context;
    const char *kind = cells[0];
    kz_slice form = check_slice(n > 1 ? cells[1] : "");
    check_about(form.at);
    kz_reading reading;
    kz_name_form name;
    char got[64];
    if (strcmp(kind, "best") == 0) {
        check_best(form, cells, true);
    } else if (strcmp(kind, "guess") == 0) {
        check_best(form, cells, false);
    } else if (strcmp(kind, "some") == 0) {
        check_some(form, cells);
    } else if (strcmp(kind, "never") == 0) {
        check_never(form, cells);
    } else if (strcmp(kind, "verb") == 0) {
        check_verb(form, cells);
    } else if (strcmp(kind, "head") == 0) {
        CHECK_TEXT(((kz_slice){form.at, kz_nominative(form, KZ_KEEP_POSSESSIVE)}), cells[2]);
        CHECK_TEXT(((kz_slice){form.at, kz_nominative(form, KZ_KEEP_NOTHING)}), cells[3]);
    } else if (strcmp(kind, "name") == 0) {
        check_name(form, cells);
    } else if (strcmp(kind, "none") == 0) {
        CHECK(!kz_name_ending(form, &name));
    } else if (strcmp(kind, "ending") == 0) {
        CHECK(kz_ending(form, &reading));
        CHECK_TEXT(check_slice(features(&reading, got, sizeof got)), cells[2]);
    } else if (strcmp(kind, "no-ending") == 0) {
        CHECK(!kz_ending(form, &reading));
    } else if (strcmp(kind, "lexicon") == 0) {
        CHECK(kz_lexicon(form) & bit_named(cells[2]));
    } else if (strcmp(kind, "unknown") == 0) {
        CHECK(kz_lexicon(form) == 0);
    } else {
        check_one(false, __FILE__, __LINE__, "the row has a known kind");
    }
    check_about(NULL);
}

/* Whatever the bytes are, the ends stay inside the form and in order. */
static void check_ends(kz_slice form) {
    kz_reading readings[KZ_MAX_READINGS];
    uint32_t n = kz_analyse(form, readings, KZ_MAX_READINGS);
    bool in_order = true;
    for (uint32_t i = 0; i < n; i++) {
        const kz_reading *r = &readings[i];
        in_order = in_order && r->stem_end <= r->plural_end && r->plural_end <= r->possessive_end &&
                   r->possessive_end <= form.n;
    }
    CHECK(in_order);
    CHECK(kz_nominative(form, KZ_KEEP_NOTHING) <= form.n);
}

static void check_strange_forms(void) {
    static char longest[70000];
    for (size_t i = 0; i + 1 < sizeof longest; i += 2)
        memcpy(longest + i, "ы", 2);
    for (uint32_t n = 0; n < 400; n++)
        check_ends((kz_slice){longest, n});
    check_ends((kz_slice){longest, sizeof longest});
    check_ends(KZ_LIT("-"));
    check_ends(KZ_LIT("-ға"));
    check_ends(KZ_LIT("\xFF\xD0\xB3\xD0"));
    check_ends(KZ_LIT("\xD2"
                      "ға"));
    check_ends(KZ_LIT("expo-ның"));
    CHECK(kz_analyse(KZ_LIT(""), NULL, KZ_MAX_READINGS) == 0);
    kz_reading one;
    CHECK(kz_analyse(KZ_LIT("аулада"), &one, 1) == 1 && one.case_ == KZ_CASE_LOC);
}

int main(void) {
    check_table("tests/data/morph.tsv", row, NULL);
    check_strange_forms();
    return check_done();
}
