/* Numbers that ICU spells out in Kazakh, read back: all up to 10,000 and random ones up to 10^12. */
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "check.h"
#include "extract/number/value.h"

typedef struct spelling {
    kz_arena *arena;
    UNumberFormat *speller;
    int wrong;
} spelling;

enum { LONGEST = 512 };

static void read_back(spelling *s, int64_t number) {
    UChar wide[LONGEST];
    char text[LONGEST * 3];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    unum_formatInt64(s->speller, number, wide, LONGEST, NULL, &status);
    u_strToUTF8(text, sizeof text, &n, wide, -1, &status);
    double value = -1;
    bool read = U_SUCCESS(status) && kz_read_number(s->arena, (kz_slice){text, (uint32_t)n}, &value, NULL);
    if ((!read || value != (double)number) && s->wrong++ < 5)
        printf("# %lld is spelled «%s», read as %.17g\n", (long long)number, text, value);
}

static void read_all_back(void *context) {
    enum { ALL_TO = 10000, RANDOM = 5000 };
    uint64_t state = 20191010;
    for (int64_t i = 0; i <= ALL_TO; i++)
        read_back(context, i);
    for (int i = 0; i < RANDOM; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        int64_t limit = 10;
        for (uint64_t digits = (state >> 20) % 12; digits > 0; digits--)
            limit *= 10;
        read_back(context, (int64_t)(state >> 11) % limit);
    }
}

int main(void) {
    kz_arena arena;
    UErrorCode status = U_ZERO_ERROR;
    spelling s = {&arena, unum_open(UNUM_SPELLOUT, NULL, 0, "kk", NULL, &status), 0};
    check_about("ICU's spelling");
    if (!CHECK(U_SUCCESS(status)))
        return check_done();
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK_RUN(&arena, read_all_back, &s);
    CHECK(s.wrong == 0);
    kz_arena_free(&arena);
    unum_close(s.speller);
    return check_done();
}
