/* Identifiers in running text, from tests/data/identifier_cases.tsv; the checks of single ones. */
#include "check.h"
#include "extract/identifier/identifier.h"

typedef struct row {
    kz_arena *arena;
    char **cells;
} row;

static void put(kz_buffer *out, const char *text) {
    kz_buffer_add(out, text, (uint32_t)strlen(text));
}

static void describe_fields(const kz_identifier *id, kz_buffer *out) {
    put(out, " {");
    for (uint32_t i = 0; i < id->n; i++) {
        kz_field_key key = (kz_field_key)id->fields[i].key;
        put(out, i ? "; " : "");
        put(out, kz_field_name(key));
        if (!kz_field_is_mark(key))
            kz_buffer_byte(out, ' ');
        kz_buffer_slice(out, id->fields[i].value);
    }
    kz_buffer_byte(out, '}');
}

static void describe(kz_arena *arena, kz_slice text, const kz_identifiers *found, kz_buffer *out) {
    kz_buffer_init(out, arena, 256);
    for (uint32_t i = 0; i < found->n; i++) {
        const kz_identifier *id = &found->at[i];
        put(out, i ? " | " : "");
        put(out, kz_identifier_kind_name((kz_identifier_kind)id->kind));
        kz_buffer_byte(out, ' ');
        kz_buffer_slice(out, kz_sub(text, id->span));
        put(out, " = ");
        kz_buffer_slice(out, id->value);
        describe_fields(id, out);
    }
    if (!found->n)
        kz_buffer_byte(out, '-');
}

static void identify(kz_arena *arena, kz_slice text, kz_identifiers *found) {
    kz_span all = {0, text.n};
    kz_segments segments = {0};
    kz_numbers numbers = {0};
    kz_times times = {0};
    kz_segment(arena, text, &all, 1, &segments);
    kz_find_numbers(arena, &segments, &numbers);
    kz_find_times(arena, &segments, &numbers, (kz_date){0}, &times);
    kz_find_identifiers(arena, &segments, &numbers, &times, found);
}

static void find(void *context) {
    row *r = context;
    kz_slice text = check_slice(r->cells[0]);
    kz_identifiers found = {0};
    identify(r->arena, text, &found);
    kz_buffer got;
    describe(r->arena, text, &found, &got);
    check_about(r->cells[0]);
    CHECK_TEXT(kz_buffer_done(&got), r->cells[1]);
}

static void in_arena(char **cells, int n, void *context) {
    (void)context;
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    row r = {&arena, cells};
    if (CHECK(n == 2))
        CHECK_RUN(&arena, find, &r);
    kz_arena_free(&arena);
}

/* ------------------------------------------------------------ one at a time */

typedef struct single {
    kz_problem (*check)(kz_arena *arena, kz_slice text, kz_identifier *out);
    const char *text, *code;
} single;

static const single singles[] = {
    {kz_check_iin, "990101300122", "OK"},
    {kz_check_iin, " 990101300122\r\n", "OK"},
    {kz_check_iin, "", "BAD_LENGTH"},
    {kz_check_iin, "99010130012", "BAD_LENGTH"},
    {kz_check_iin, "9901013001222", "BAD_LENGTH"},
    {kz_check_iin, "99010130012O", "BAD_CHARACTER"},
    {kz_check_iin, "990101 300122", "BAD_CHARACTER"},
    {kz_check_iin, "990101\xFF", "BAD_CHARACTER"},
    {kz_check_iin, "990101700122", "BAD_CENTURY"},
    {kz_check_iin, "991301300122", "BAD_DATE"},
    {kz_check_iin, "990229300122", "BAD_DATE"},
    {kz_check_iin, "990100300122", "BAD_DATE"},
    {kz_check_iin, "990101300123", "BAD_CHECKSUM"},
    {kz_check_iin, "040540000123", "OTHER_SCHEME"},
    {kz_check_bin, "040540000123", "OK"},
    {kz_check_bin, "990101300122", "OTHER_SCHEME"},
    {kz_check_bin, "041340000123", "BAD_DATE"},
    {kz_check_bin, "040570000123", "BAD_TYPE"},
    {kz_check_bin, "040549000123", "BAD_TYPE"},
    {kz_check_bin, "040540000124", "BAD_CHECKSUM"},
    {kz_check_iban, "KZ86125KZT5004100100", "OK"},
    {kz_check_iban, "kz86 125k zt50 0410 0100", "OK"},
    {kz_check_iban, "GB29 NWBK 6016 1331 9268 19", "OK"},
    {kz_check_iban, "", "BAD_LENGTH"},
    {kz_check_iban, "K", "BAD_LENGTH"},
    {kz_check_iban, "KZ8", "BAD_LENGTH"},
    {kz_check_iban, "KZ86125KZT500410010", "BAD_LENGTH"},
    {kz_check_iban, "KZ86125KZT50041001000", "BAD_LENGTH"},
    {kz_check_iban, "KZ86-125K-ZT50-0410-0100", "BAD_CHARACTER"},
    {kz_check_iban, "8686125KZT5004100100", "BAD_CHARACTER"},
    {kz_check_iban, "ZZ86125KZT5004100100", "BAD_COUNTRY"},
    {kz_check_iban, "KZ86A25KZT5004100100", "BAD_STRUCTURE"},
    {kz_check_iban, "KZ85125KZT5004100100", "BAD_CHECKSUM"},
    {kz_check_phone, "8 (7172) 55-55-55", "OK"},
    {kz_check_phone, "7011234567", "OK"},
    {kz_check_phone, "8 (7172) 55-55-55 ішкі 123", "OK"},
    {kz_check_phone, "+998 90 123 45 67", "OK"},
    {kz_check_phone, "55-55-55", "NO_CODE"},
    {kz_check_phone, "8 799 123 45 67", "BAD_CODE"},
    {kz_check_phone, "+8 701 123 45 67", "BAD_CODE"},
    {kz_check_phone, "8 916 123 45 67", "BAD_CODE"},
    {kz_check_phone, "123", "BAD_LENGTH"},
    {kz_check_phone, "", "BAD_LENGTH"},
    {kz_check_phone, "+", "BAD_LENGTH"},
    {kz_check_phone, "+7701123456", "BAD_LENGTH"},
    {kz_check_phone, "12345678901234567890", "BAD_LENGTH"},
    {kz_check_phone, "телефон", "BAD_CHARACTER"},
    {kz_check_phone, "8 701 123 45 67 теңге", "BAD_CHARACTER"},
};

static void check_singles(void *context) {
    kz_arena *arena = context;
    for (uint32_t i = 0; i < sizeof singles / sizeof *singles; i++) {
        kz_identifier out;
        check_about(singles[i].text);
        const char *code = kz_problem_code(singles[i].check(arena, check_slice(singles[i].text), &out));
        CHECK_TEXT(check_slice(code), singles[i].code);
    }
    for (int problem = KZ_FINE; problem <= KZ_NO_CODE; problem++)
        CHECK(kz_problem_message((kz_problem)problem)[0] != '\0');
}

/* What is read stands in the text that was given, wherever blanks are; NUL bytes are no end. */
static void check_edges(void *context) {
    kz_arena *arena = context;
    kz_identifiers found = {0};
    check_about("edges");
    identify(arena, KZ_LIT(""), &found);
    identify(arena, KZ_LIT("8"), &found);
    identify(arena, KZ_LIT("№"), &found);
    identify(arena, KZ_LIT("KZ"), &found);
    identify(arena, KZ_LIT("Абай көшесі,"), &found);
    identify(arena, KZ_LIT("@\0+7\xFF(\xD0"), &found);
    CHECK(found.n == 0);
    identify(arena, KZ_LIT("\0 \xFF 990101300122\0"), &found);
    CHECK(found.n == 1 && found.at[0].span.start == 4 && found.at[0].span.end == 16);
}

int main(void) {
    check_table("tests/data/identifier_cases.tsv", in_arena, NULL);
    kz_arena arena;
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK_RUN(&arena, check_singles, &arena);
    CHECK_RUN(&arena, check_edges, &arena);
    kz_arena_free(&arena);
    return check_done();
}
