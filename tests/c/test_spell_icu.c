/* Numbers as ICU's Kazakh speller writes them: cardinals and ordinals, 0 to 100,000 and random ones up to 10^17. Two
 * things are others here on purpose: a million is «бір миллион», and a thousand in the middle of a number «бір мың»,
 * where ICU leaves out «бір»; and forty makes «қырқыншы». */
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "check.h"
#include "morph/grammar_table.h"
#include "spell/spell.h"

enum { LONGEST = 512, SHOWN = 20 };

typedef struct comparison {
    kz_arena arena;
    UNumberFormat *speller;
    int64_t number;
    uint64_t feats;
    int wrong;
} comparison;

static kz_slice by_icu(UNumberFormat *speller, int64_t number, char *text, int32_t room) {
    UChar wide[LONGEST];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    unum_formatInt64(speller, number, wide, LONGEST, NULL, &status);
    u_strToUTF8(text, room, &n, wide, -1, &status);
    return (kz_slice){text, U_SUCCESS(status) ? (uint32_t)n : 0};
}

static bool at_power(kz_slice text, uint32_t at, bool before) {
    static const char *const powers[] = {"мың", "миллион", "миллиард", "триллион", "квадриллион"};
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
        kz_slice power = check_slice(powers[i]);
        if (before ? kz_ends((kz_slice){text.at, at}, power) : kz_starts((kz_slice){text.at + at, text.n - at}, power))
            return true;
    }
    return false;
}

/* Drops «бір» where a whole group of three digits is one: «екі миллион бір мың», not «жиырма бір мың». */
static kz_slice without_one(kz_arena *arena, kz_slice said) {
    static const kz_slice one = {"бір ", 7};
    kz_buffer b;
    kz_buffer_init(&b, arena, said.n + 1);
    for (uint32_t at = 0; at < said.n;) {
        bool group = at == 0 || (said.at[at - 1] == ' ' && at_power(said, at - 1, true));
        if (group && kz_starts((kz_slice){said.at + at, said.n - at}, one) && at_power(said, at + one.n, false))
            at += one.n;
        else
            kz_buffer_byte(&b, said.at[at++]);
    }
    return kz_buffer_done(&b);
}

/* ICU's «қырықыншы» is «қырқыншы» in every dictionary. */
static kz_slice with_forty(kz_arena *arena, kz_slice icu) {
    static const kz_slice wrong = {"қырықыншы", 18}, right = {"қырқыншы", 16};
    kz_buffer b;
    if (!kz_ends(icu, wrong))
        return icu;
    kz_buffer_init(&b, arena, icu.n);
    kz_buffer_add(&b, icu.at, icu.n - wrong.n);
    kz_buffer_slice(&b, right);
    return kz_buffer_done(&b);
}

static void compare(void *context) {
    comparison *c = context;
    char wanted_text[LONGEST * 3], digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)c->number);
    kz_spell_options how = {.feats = c->feats};
    kz_slice said = {"", 0};
    kz_spell(&c->arena, check_slice(digits), &how, &said);
    kz_slice wanted = by_icu(c->speller, c->number, wanted_text, sizeof wanted_text);
    wanted = with_forty(&c->arena, wanted);
    said = without_one(&c->arena, said);
    if (!kz_same(said, wanted) && c->wrong++ < SHOWN)
        printf("# %s: «%.*s», ICU «%.*s»\n", digits, (int)said.n, said.at, (int)wanted.n, wanted.at);
}

static void see(comparison *c, int64_t number) {
    c->number = number;
    kz_arena_init(&c->arena, kz_alloc_libc, 0);
    c->wrong += kz_arena_run(&c->arena, compare, c) != KZ_OK;
    kz_arena_free(&c->arena);
}

static int64_t random_number(uint64_t *state) {
    enum { DIGITS = 17 };
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    int64_t limit = 10;
    for (uint64_t digits = (*state >> 20) % DIGITS; digits > 0; digits--)
        limit *= 10;
    return (int64_t)(*state >> 7) % limit;
}

static void all_of(const char *rules, uint64_t feats) {
    bool quick = getenv("KAZTEXT_QUICK"), all = getenv("KAZTEXT_ALL");
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[64];
    uint64_t state = 20240312;
    comparison c = {.feats = feats, .speller = unum_open(UNUM_SPELLOUT, NULL, 0, "kk", NULL, &status)};
    u_uastrcpy(wide, rules);
    unum_setTextAttribute(c.speller, UNUM_DEFAULT_RULESET, wide, -1, &status);
    check_about(rules);
    if (!CHECK(U_SUCCESS(status)))
        return;
    for (int64_t i = 0; i <= (quick ? 500 : all ? 1000000 : 100000); i++)
        see(&c, i);
    for (int i = 0; i < (quick ? 200 : all ? 1000000 : 20000); i++)
        see(&c, random_number(&state));
    CHECK(c.wrong == 0);
    unum_close(c.speller);
}

int main(void) {
    all_of("%spellout-cardinal", 0);
    all_of("%spellout-ordinal", KZ_UD_NUMTYPE_ORD);
    return check_done();
}
