/* All readings of a form against tests/data/readings.tsv, features as text, and strange forms. */
#include "check.h"
#include "morph/readings.h"

typedef struct form {
    char room[256];
    kz_slice lower;
    uint32_t suffix_at, traits;
} form;

/* The form as the table writes it: a | stands where an ending begins that is written apart. */
static form form_of(const char *written) {
    form f = {0};
    uint32_t n = 0, length;
    for (const char *at = written; *at && n < sizeof f.room; at++) {
        if (*at == '|')
            f.suffix_at = n;
        else
            f.room[n++] = *at;
    }
    kz_slice text = {f.room, n};
    if (n && kz_is_upper(kz_utf8_at(text, 0, &length)))
        f.traits |= KZ_WORD_CAPITAL;
    if (n && kz_is_digit(kz_utf8_at(text, 0, &length)))
        f.traits |= KZ_WORD_NUMBER;
    kz_lower_into(f.room, text);
    return f;
}

static uint8_t upos_named(const char *name) {
    for (int pos = KZ_POS_X; pos <= KZ_POS_SYM; pos++)
        if (strcmp(kz_pos_name((kz_pos)pos), name) == 0)
            return (uint8_t)pos;
    return UINT8_MAX;
}

/* A row of the table after its kind: form, lemma, part of speech, features, those of the copula. */
typedef struct wanted {
    const char *lemma;
    uint8_t upos;
    uint64_t feats, tail;
} wanted;

static bool says(kz_slice lower, const kz_word_reading *r, const wanted *w) {
    char lemma[512];
    kz_slice got = {lemma, kz_reading_lemma(lower, r, lemma)};
    return r->upos == w->upos && r->feats == w->feats && r->tail_feats == w->tail &&
           kz_same(got, check_slice(w->lemma));
}

static void show(kz_slice lower, const kz_word_reading *r) {
    char lemma[512], feats[KZ_FEATS_ROOM], tail[KZ_FEATS_ROOM];
    uint32_t n = kz_reading_lemma(lower, r, lemma), k = kz_feats_write(r->feats, feats);
    printf("#    got %.*s %s %.*s + %.*s, %s, cost %u\n", (int)n, lemma, kz_pos_name((kz_pos)r->upos), (int)k, feats,
           (int)kz_feats_write(r->tail_feats, tail), tail, kz_source_name((kz_source)r->source), r->cost);
}

static void row(char **cells, int n, void *context) {
    (void)context;
    check_about(cells[1]);
    form f = form_of(cells[1]);
    f.lower = (kz_slice){f.room, (uint32_t)(strlen(cells[1]) - (f.suffix_at != 0))};
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    uint32_t count = kz_readings(f.lower, f.suffix_at, f.traits, readings, KZ_MAX_WORD_READINGS), found = 0;
    if (!CHECK(count > 0 && n >= 3))
        return;
    if (strcmp(cells[0], "source") == 0) {
        CHECK_TEXT(check_slice(kz_source_name((kz_source)readings[0].source)), cells[2]);
        return;
    }
    wanted w = {.lemma = cells[2], .upos = upos_named(cells[3])};
    CHECK(n >= 5 && w.upos != UINT8_MAX && kz_feats_read(check_slice(cells[4]), &w.feats));
    CHECK(kz_feats_read(check_slice(n > 5 ? cells[5] : "_"), &w.tail));
    for (uint32_t i = 0; i < count; i++)
        found += says(f.lower, &readings[i], &w);
    bool wanted_here = strcmp(cells[0], "is") == 0;
    CHECK(wanted_here || strcmp(cells[0], "not") == 0);
    if (!CHECK(found == wanted_here))
        for (uint32_t i = 0; i < count; i++)
            show(f.lower, &readings[i]);
}

/* Every feature with every value goes to text and back, alone and with all the others. */
static void check_features(void) {
    char text[KZ_FEATS_ROOM];
    uint64_t read, last = 0;
    for (uint32_t i = 0; i < KZ_FEATURES; i++) {
        check_about(kz_features[i].name);
        for (uint32_t k = 0; k < kz_features[i].n; k++) {
            uint64_t feats = (uint64_t)(k + 1) << kz_features[i].shift;
            uint32_t n = kz_feats_write(feats, text);
            char wanted_text[128];
            snprintf(wanted_text, sizeof wanted_text, "%s=%s", kz_features[i].name, kz_features[i].values[k]);
            CHECK_TEXT(((kz_slice){text, n}), wanted_text);
            CHECK(kz_feats_read((kz_slice){text, n}, &read) && read == feats);
            CHECK(kz_feature_value(feats, i) == kz_features[i].values[k]);
        }
        CHECK(kz_feature_value(0, i) == NULL);
        last |= (uint64_t)kz_features[i].n << kz_features[i].shift;
    }
    check_about("all features at once");
    uint32_t n = kz_feats_write(last, text);
    CHECK(n < KZ_FEATS_ROOM && kz_feats_read((kz_slice){text, n}, &read) && read == last);
    check_about("features as text");
    CHECK_TEXT(((kz_slice){text, kz_feats_write(0, text)}), "_");
    CHECK(kz_feats_read(KZ_LIT(""), &read) && read == 0);
    CHECK(kz_feats_read(KZ_LIT("_"), &read) && read == 0);
    CHECK(kz_feats_read(KZ_LIT("Person=2|Case=Dat"), &read) && read == (KZ_UD_CASE_DAT | KZ_UD_PERSON_2));
    static const char *const wrong[] = {"Case",
                                        "Case=",
                                        "=Gen",
                                        "Case=gen",
                                        "case=Gen",
                                        "Case=Voc",
                                        "Kase=Gen",
                                        "Case=Gen|",
                                        "|Case=Gen",
                                        "Case=Gen||Number=Plur",
                                        "Case=Gen|Plur",
                                        "Case=Gen,",
                                        " Case=Gen",
                                        "Case=Gen=Gen",
                                        "__",
                                        "Case=Gen\n",
                                        "Case=Gen|Case=Dat",
                                        "Number[psor=Sing",
                                        "Number[psor]=Sing,Plur"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        check_about(wrong[i]);
        CHECK(!kz_feats_read(check_slice(wrong[i]), &read));
    }
}

/* Whatever the bytes are: the ends are in order and inside the form, the lemma fits into the room that is asked for. */
static void check_form(kz_slice lower, uint32_t suffix_at, uint32_t traits) {
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    uint32_t count = kz_readings(lower, suffix_at, traits, readings, KZ_MAX_WORD_READINGS);
    bool good = (count > 0) == (lower.n > 0);
    for (uint32_t i = 0; i < count; i++) {
        const kz_word_reading *r = &readings[i];
        bool closed = r->source == KZ_SOURCE_CLOSED;
        good = good && r->head <= r->stem_end && r->stem_end <= r->word_end && r->word_end <= lower.n;
        good = good && (closed || (r->stem_end <= r->lemma_end && r->lemma_end <= r->word_end));
        good = good && (i == 0 || readings[i - 1].source <= r->source);
        if (lower.n > UINT16_MAX)
            continue;
        char *lemma = malloc(lower.n + 32);
        good = good && lemma && kz_reading_lemma(lower, r, lemma) <= lower.n + 32;
        free(lemma);
    }
    if (!CHECK(good))
        printf("# %u bytes, suffix at %u: «%.*s»\n", lower.n, suffix_at, lower.n < 200 ? (int)lower.n : 200, lower.at);
}

static void check_strange_forms(void) {
    static char longest[70000];
    static const char *const pieces[] = {"ы", "лар", "шылық", "-ат", "балаларымыздағылардан", "ғ", "-", "т\xD0"};
    check_about("long forms");
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        size_t length = strlen(pieces[k]);
        for (size_t i = 0; i < sizeof longest; i++)
            longest[i] = pieces[k][i % length];
        for (uint32_t n = 0; n <= KZ_LONGEST_FORM + 4; n++)
            check_form((kz_slice){longest, n}, 0, n % 2 ? KZ_WORD_CAPITAL : 0);
        check_form((kz_slice){longest, sizeof longest}, 0, 0);
    }
    check_about("random bytes");
    uint32_t seed = 7;
    for (uint32_t i = 0; i < 3000; i++) {
        char bytes[40];
        for (uint32_t k = 0; k < sizeof bytes; k++) {
            seed = seed * 1664525 + 1013904223;
            static const char pool[] = "абғдеиқлмнрстыіңшйую-5.\xFF\xD0";
            bytes[k] = pool[(seed >> 16) % (sizeof pool - 1)];
        }
        uint32_t n = seed >> 8 & 31, suffix = n > 4 ? seed >> 16 & 3 : 0;
        check_form((kz_slice){bytes, n}, suffix, seed >> 20 & 63);
    }
    check_about("strange forms");
    kz_word_reading one;
    CHECK(kz_readings(KZ_LIT(""), 0, 0, &one, 1) == 0);
    CHECK(kz_readings(KZ_LIT("аулада"), 0, 0, NULL, 0) == 0);
    CHECK(kz_readings(KZ_LIT("аулада"), 0, 0, &one, 1) == 1 && (one.feats & KZ_UD_CASE) == KZ_UD_CASE_LOC);
    for (uint32_t traits = 0; traits < 64; traits++) {
        check_form(KZ_LIT("б"), 0, traits);
        check_form(KZ_LIT("7"), 0, traits);
        check_form(KZ_LIT("--"), 0, traits);
        check_form(KZ_LIT("-ға"), 1, traits);
        check_form(KZ_LIT("»ға"), 2, traits);
    }
}

int main(void) {
    check_table("tests/data/readings.tsv", row, NULL);
    check_features();
    check_strange_forms();
    return check_done();
}
