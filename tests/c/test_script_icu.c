/* BGN's romanization against ICU's Kazakh-Latin/BGN, over every stem of the lexicon. ICU has ī with a breve for й,
 * which BGN writes y: words with й are left out. */
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "check.h"
#include "morph/lexicon_table.h"
#include "script/script.h"

enum { LONGEST = 512 };

typedef struct comparison {
    kz_arena *arena;
    UTransliterator *icu;
    int compared, wrong;
} comparison;

static bool is_compared(kz_slice stem) {
    for (uint32_t i = 0; i < stem.n; i++)
        if ((unsigned char)stem.at[i] < 0x80)
            return false;
    for (uint32_t i = 0; i + 1 < stem.n; i += 2)
        if (memcmp(stem.at + i, "й", 2) == 0)
            return false;
    return stem.n < LONGEST / 8;
}

static void compare(comparison *c, kz_slice word) {
    UChar wide[LONGEST], composed[LONGEST];
    char wanted[LONGEST * 3];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0, limit;
    u_strFromUTF8(wide, LONGEST, &n, word.at, (int32_t)word.n, &status);
    limit = n;
    utrans_transUChars(c->icu, wide, &n, LONGEST, 0, &limit, &status);
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    n = unorm2_normalize(nfc, wide, n, composed, LONGEST, &status);
    u_strToUTF8(wanted, sizeof wanted, &n, composed, n, &status);
    kz_slice got = kz_translit(c->arena, word, KZ_BGN, KZ_CYRL, NULL), icu = {wanted, (uint32_t)n};
    c->compared++;
    if (U_FAILURE(status) || !kz_same(got, icu))
        if (c->wrong++ < 5)
            printf("# %.*s: ICU «%.*s», we «%.*s»\n", (int)word.n, word.at, (int)icu.n, icu.at, (int)got.n, got.at);
}

static void compare_all(void *context) {
    comparison *c = context;
    for (uint32_t i = 0; i < kz_lexicon_table.count; i++) {
        kz_slice stem = kz_table_key(&kz_lexicon_table, i);
        if (is_compared(stem))
            compare(c, stem);
    }
    compare(c, KZ_LIT("ШЫМКЕНТ"));
    compare(c, KZ_LIT("Шымкент"));
    compare(c, KZ_LIT("АҚШ"));
}

int main(void) {
    kz_arena arena;
    UErrorCode status = U_ZERO_ERROR;
    UChar id[64];
    u_uastrcpy(id, "Kazakh-Latin/BGN");
    comparison c = {&arena, utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status), 0, 0};
    check_about("BGN as ICU writes it");
    if (!CHECK(U_SUCCESS(status)))
        return check_done();
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK_RUN(&arena, compare_all, &c);
    CHECK(c.compared > 30000);
    CHECK(c.wrong == 0);
    printf("# %d compared\n", c.compared);
    kz_arena_free(&arena);
    utrans_close(c.icu);
    return check_done();
}
