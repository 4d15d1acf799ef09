/* Forms against tests/data/inflect.tsv, and what no table can say. */
#include "check.h"
#include "morph/inflect.h"
#include "morph/lexicon_table.h"

static uint8_t upos_named(const char *name) {
    for (int pos = KZ_POS_X; pos <= KZ_POS_SYM; pos++)
        if (strcmp(kz_pos_name((kz_pos)pos), name) == 0)
            return (uint8_t)pos;
    return UINT8_MAX;
}

static void row(char **cells, int n, void *context) {
    (void)context;
    check_about(cells[0]);
    if (!CHECK(n == 4))
        return;
    uint64_t feats = 0;
    char out[KZ_FORM_ROOM];
    uint8_t upos = upos_named(cells[1]);
    CHECK(upos != UINT8_MAX && kz_feats_read(check_slice(cells[2]), &feats));
    uint32_t length = kz_inflect(check_slice(cells[0]), upos, feats, out);
    CHECK_TEXT(((kz_slice){out, length}), strcmp(cells[3], "-") == 0 ? "" : cells[3]);
}

/* ---- Any lemma, any features ---- */

typedef struct dice {
    uint32_t seed;
} dice;

static uint32_t below(dice *r, uint32_t n) {
    r->seed = r->seed * 1664525 + 1013904223;
    return (r->seed >> 8) % n;
}

/* Some features with values that they have; few, so that forms with them exist. */
static uint64_t some_feats(dice *r, uint32_t most) {
    uint64_t feats = 0;
    for (uint32_t n = below(r, most + 1); n > 0; n--) {
        const kz_feature *feature = &kz_features[below(r, KZ_FEATURES)];
        if (!(feats >> feature->shift & 1))
            feats |= (uint64_t)(below(r, feature->n) + 1) << feature->shift;
    }
    return feats;
}

/* The form fits into its room, keeps whole characters and begins as the words before the last one. */
static bool form_is_sound(kz_slice lemma, uint8_t upos, uint64_t feats) {
    char *out = malloc(KZ_FORM_ROOM); /* of its own, so that a sanitizer sees what is written behind it */
    uint32_t n = out ? kz_inflect(lemma, upos, feats, out) : KZ_FORM_ROOM + 1, words = 0;
    for (uint32_t i = 0; i < lemma.n; i++)
        words = lemma.at[i] == ' ' ? i + 1 : words;
    bool sound = n <= KZ_FORM_ROOM && (n == 0 || (n >= words && memcmp(out, lemma.at, words) == 0));
    if (kz_utf8_valid(lemma) == lemma.n)
        sound = sound && kz_utf8_valid((kz_slice){out, n}) == n;
    free(out);
    return sound;
}

static void check_any(void) {
    static const char *const pieces[] = {"а",   "қ",   "ы",    "л",    "ь",
                                         "и",   "у",   "г",    "п",    "Қ",
                                         "Ш",   "x",   "e",    "5",    "0",
                                         "%",   "°",   "-",    ",",    " ",
                                         "тар", "ұлы", "\xFF", "\xD2", "\xF0\x9F\x98\x80",
                                         "\t"};
    dice r = {20260101};
    bool sound = true;
    check_about("any lemma");
    for (uint32_t i = 0; i < (getenv("KAZTEXT_QUICK") ? 500u : 20000u) && sound; i++) {
        char lemma[KZ_LONGEST_LEMMA + 8];
        uint32_t n = 0, most = below(&r, 8) ? 12 : KZ_LONGEST_LEMMA;
        while (n < most && n + 6 < sizeof lemma && below(&r, most / 2)) {
            const char *piece = pieces[below(&r, sizeof pieces / sizeof *pieces)];
            memcpy(lemma + n, piece, strlen(piece));
            n += (uint32_t)strlen(piece);
        }
        uint64_t feats = some_feats(&r, 5);
        sound = form_is_sound((kz_slice){lemma, n}, (uint8_t)below(&r, KZ_POS_SYM + 1), feats);
        if (!sound)
            printf("# «%.*s», features %llx\n", (int)n, lemma, (unsigned long long)feats);
    }
    CHECK(sound);
    check_about("lemmas of all lengths");
    static char longest[2 * KZ_LONGEST_LEMMA];
    for (size_t i = 0; i + 1 < sizeof longest; i += 2)
        memcpy(longest + i, i % 4 ? "т" : "а", 2);
    for (uint32_t n = 0; n < sizeof longest; n++) {
        sound = sound && form_is_sound((kz_slice){longest, n}, KZ_POS_NOUN, KZ_UD_CASE_ABL | KZ_UD_NUMBER_PLUR);
        sound = sound && form_is_sound((kz_slice){longest, n}, KZ_POS_VERB, KZ_UD_TENSE_PAST);
    }
    CHECK(sound);
    char out[KZ_FORM_ROOM];
    CHECK(kz_inflect((kz_slice){longest, KZ_LONGEST_LEMMA}, KZ_POS_NOUN, KZ_UD_CASE_DAT, out) == KZ_LONGEST_LEMMA + 4);
    CHECK(kz_inflect((kz_slice){longest, KZ_LONGEST_LEMMA + 1}, KZ_POS_NOUN, KZ_UD_CASE_DAT, out) == 0);
    CHECK(kz_inflect(KZ_LIT(""), KZ_POS_NOUN, KZ_UD_CASE_DAT, out) == 0);
    CHECK(kz_inflect(KZ_LIT("Асқар "), KZ_POS_NOUN, KZ_UD_CASE_DAT, out) == 0);
}

/* ---- Forms of the lexicon's stems, and back: one of the readings says what was asked for ---- */

/* What a table of features holds, for nouns and for verbs; persons and cases are added. */
static const char *const POSSESSORS[] = {"_",
                                         "Number[psor]=Sing|Person[psor]=1",
                                         "Number[psor]=Plur|Person[psor]=1",
                                         "Number[psor]=Sing|Person[psor]=2",
                                         "Number[psor]=Sing|Person[psor]=2|Polite=Form",
                                         "Number[psor]=Plur,Sing|Person[psor]=3"};
static const char *const PERSONS[] = {"Number=Sing|Person=1", "Number=Sing|Person=2",
                                      "Number=Sing|Person=2|Polite=Form", "Number=Sing|Person=3",
                                      "Number=Plur|Person=1"};
static const char *const PERSONAL[] = {"Mood=Ind|Tense=Past|VerbForm=Fin",
                                       "Aspect=Hab|Mood=Ind|Tense=Pres|VerbForm=Fin", "Mood=Ind|Tense=Fut|VerbForm=Fin",
                                       "Mood=Cnd|VerbForm=Conv", "Mood=Des|Tense=Fut|VerbForm=Fin"};
static const char *const PLAIN[] = {"Mood=Imp|Number=Sing|Person=2|VerbForm=Fin",
                                    "Mood=Imp|Number=Sing|Person=2|Polite=Form|VerbForm=Fin",
                                    "Mood=Opt|Number=Sing|Person=3|VerbForm=Fin",
                                    "Mood=Opt|Number=Plur|Person=1|VerbForm=Fin",
                                    "Aspect=Perf|VerbForm=Conv",
                                    "Aspect=Imp|VerbForm=Part",
                                    "Tense=Past|VerbForm=Part",
                                    "Evident=Fh|Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"};
static const char *const NOUNS_OF_VERBS[] = {"VerbForm=Ger", "Tense=Past|VerbForm=Ger"};

#define ONE_OF(r, list) read_feats((list)[below((r), sizeof(list) / sizeof *(list))])

static uint64_t read_feats(const char *text) {
    uint64_t feats = 0;
    kz_feats_read(check_slice(text), &feats);
    return feats;
}

static uint64_t nominal_feats(dice *r) {
    return (uint64_t)(below(r, 7) + 1) * KZ_UD_CASE_NOM | ONE_OF(r, POSSESSORS);
}

static uint64_t wanted_feats(dice *r, bool verb) {
    if (!verb)
        return nominal_feats(r) | (below(r, 2) ? KZ_UD_NUMBER_PLUR : 0);
    uint64_t negative = below(r, 2) ? KZ_UD_POLARITY_NEG : 0;
    switch (below(r, 3)) {
    case 0:
        return negative | ONE_OF(r, PERSONAL) | ONE_OF(r, PERSONS);
    case 1:
        return negative | ONE_OF(r, PLAIN);
    default:
        return negative | ONE_OF(r, NOUNS_OF_VERBS) | nominal_feats(r);
    }
}

/* Stems of which some forms are read otherwise. км, мвт: a unit's endings stand behind a hyphen. елбасы, отбасы: a
 * possessive themselves, and read so. The others are written as another stem is where the soft sign falls: толі. */
static bool is_excepted(kz_slice stem) {
    static const char *const stems[] = {"км",    "мм",     "мвт",  "елбасы", "отбасы",
                                        "бронь", "тарань", "толь", "тушь",   "шинель"};
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (kz_same(stem, check_slice(stems[i])))
            return true;
    return false;
}

/* A passive that the lexicon has is read as one of its base. */
static bool says(kz_slice form, kz_slice stem, uint8_t upos, uint64_t feats) {
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    uint32_t n = kz_readings(form, 0, 0, readings, KZ_MAX_WORD_READINGS);
    for (uint32_t i = 0; i < n; i++) {
        char room[KZ_FORM_ROOM];
        kz_slice lemma = {room, kz_reading_lemma(form, &readings[i], room)};
        bool same = readings[i].feats == feats && kz_same(lemma, stem);
        bool base = readings[i].feats == (feats | KZ_UD_VOICE_PASS) && lemma.n < stem.n;
        if (readings[i].upos == upos && (same || base))
            return true;
    }
    return false;
}

static void check_round_trip(void) {
    dice r = {20260202};
    uint32_t made = 0, wanted = getenv("KAZTEXT_QUICK") ? 200 : 20000, wrong = 0;
    check_about("nearly all forms of random stems are read as they were meant");
    while (made < wanted) {
        uint32_t entry = below(&r, kz_lexicon_table.count), bits = kz_lexicon_table.values[entry];
        kz_slice stem = kz_table_key(&kz_lexicon_table, entry);
        bool verb = (bits & KZ_LEX_VERB) != 0;
        if (!(bits & (KZ_LEX_NOUN | KZ_LEX_VERB)) || is_excepted(stem))
            continue;
        uint64_t feats = wanted_feats(&r, verb);
        char form[KZ_FORM_ROOM], text[KZ_FEATS_ROOM];
        uint8_t upos = verb ? KZ_POS_VERB : KZ_POS_NOUN;
        uint32_t n = kz_inflect(stem, upos, feats, form);
        made++;
        if (n > 0 && says((kz_slice){form, n}, stem, upos, feats))
            continue;
        wrong++;
        printf("# %.*s %.*s gives «%.*s»\n", (int)stem.n, stem.at, (int)kz_feats_write(feats, text), text, (int)n,
               form);
    }
    /* homonyms that only a sample meets: `make accuracy` counts them */
    CHECK(wrong * 4000 <= made);
}

int main(void) {
    check_table("tests/data/inflect.tsv", row, NULL);
    check_any();
    check_round_trip();
    return check_done();
}
