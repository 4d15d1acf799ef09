/* Numbers that ICU spells out in Kazakh, read back: cardinals and ordinals, all up to a million and random ones up to
 * 10^15, and the forms that inflection makes of some. */
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "check.h"
#include "extract/number/number.h"
#include "morph/inflect.h"

typedef struct spelling {
    kz_arena arena;
    UNumberFormat *cardinals, *ordinals;
    int64_t number;
    kz_slice text;
    bool is_ordinal;
    int wrong;
} spelling;

enum { LONGEST = 512, SHOWN = 20, RANDOM_DIGITS = 15 };

static int64_t random_number(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    int64_t limit = 10;
    for (uint64_t digits = (*state >> 20) % RANDOM_DIGITS; digits > 0; digits--)
        limit *= 10;
    return (int64_t)(*state >> 11) % limit;
}

static void read_back(void *context) {
    spelling *s = context;
    double value = -1;
    bool ordinal = false, read = kz_read_number(&s->arena, s->text, &value, &ordinal);
    if ((!read || value != (double)s->number || ordinal != s->is_ordinal) && s->wrong++ < SHOWN)
        printf("# %lld is «%.*s», read as %s%.17g\n", (long long)s->number, (int)s->text.n, s->text.at,
               ordinal ? "ordinal " : "", value);
}

static void see_text(spelling *s, kz_slice text) {
    s->text = text;
    kz_arena_init(&s->arena, kz_alloc_libc, 0);
    s->wrong += kz_arena_run(&s->arena, read_back, s) != KZ_OK;
    kz_arena_free(&s->arena);
}

static kz_slice spelled(UNumberFormat *speller, int64_t number, char *text, int32_t room) {
    UChar wide[LONGEST];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    unum_formatInt64(speller, number, wide, LONGEST, NULL, &status);
    u_strToUTF8(text, room, &n, wide, -1, &status);
    return (kz_slice){text, U_SUCCESS(status) ? (uint32_t)n : 0};
}

static void see_number(spelling *s, int64_t number) {
    char text[LONGEST * 3];
    s->number = number;
    s->is_ordinal = false;
    see_text(s, spelled(s->cardinals, number, text, sizeof text));
    s->is_ordinal = true;
    see_text(s, spelled(s->ordinals, number, text, sizeof text));
}

/* «екі мың он тоғыздың», «екі мың он тоғызыншыдан» */
static void see_cases(spelling *s, int64_t number) {
    static const char *const cases[] = {"Case=Gen", "Case=Dat", "Case=Acc", "Case=Loc", "Case=Abl", "Case=Ins"};
    char text[LONGEST * 3], form[KZ_FORM_ROOM];
    s->number = number;
    for (int ordinal = 0; ordinal < 2; ordinal++) {
        s->is_ordinal = ordinal;
        kz_slice word = spelled(ordinal ? s->ordinals : s->cardinals, number, text, sizeof text);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            uint64_t feats = 0;
            s->wrong += !kz_feats_read(check_slice(cases[i]), &feats);
            uint32_t n = kz_inflect(word, KZ_POS_NUM, feats, form);
            see_text(s, (kz_slice){form, n});
        }
    }
}

static UNumberFormat *speller(const char *rules) {
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[64];
    UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, "kk", NULL, &status);
    u_uastrcpy(wide, rules);
    unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, wide, -1, &status);
    return U_SUCCESS(status) ? f : NULL;
}

int main(void) {
    bool quick = getenv("KAZTEXT_QUICK"), all = getenv("KAZTEXT_ALL");
    int64_t all_to = all ? 1000000 : quick ? 1000 : 20000;
    int random = all ? 1000000 : quick ? 500 : 20000, inflected = all ? 10000 : quick ? 50 : 1000;
    uint64_t state = 20191010;
    spelling s = {.cardinals = speller("%spellout-cardinal"), .ordinals = speller("%spellout-ordinal")};
    check_about("ICU's spelling");
    if (!CHECK(s.cardinals && s.ordinals))
        return check_done();
    for (int64_t i = 0; i <= all_to; i++)
        see_number(&s, i);
    for (int i = 0; i < random; i++)
        see_number(&s, random_number(&state));
    CHECK(s.wrong == 0);
    check_about("forms of ICU's spelling");
    s.wrong = 0;
    for (int i = 0; i < inflected; i++)
        see_cases(&s, random_number(&state));
    CHECK(s.wrong == 0);
    unum_close(s.cardinals);
    unum_close(s.ordinals);
    return check_done();
}
