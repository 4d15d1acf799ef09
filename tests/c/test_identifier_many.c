/* 100,000 numbers of each scheme, made by a seeded generator that knows the rules by itself: every right one is taken,
 * everything that is wrong in one place is refused for that. */
#include "check.h"
#include "extract/identifier/identifier.h"

enum { MANY = 100000, QUICK = 2000, DIGITS = 12, KZ_LENGTH = 20 };

typedef struct maker {
    kz_arena *arena;
    uint64_t state;
    uint32_t taken, refused, wrong;
    void (*make)(struct maker *m);
} maker;

/* xorshift64*: the same numbers everywhere. */
static uint32_t draw(maker *m, uint32_t below) {
    m->state ^= m->state >> 12;
    m->state ^= m->state << 25;
    m->state ^= m->state >> 27;
    return (uint32_t)((m->state * UINT64_C(2685821657736338717)) >> 33) % below;
}

static uint32_t how_many(void) {
    return getenv("KAZTEXT_QUICK") ? QUICK : MANY;
}

/* The control digit as the rules tell it in words, from tables; 10 where the number is not given out. */
static int control_digit(const char *digits) {
    static const int first[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, second[] = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
    int a = 0, b = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
        a += first[i] * (digits[i] - '0');
        b += second[i] * (digits[i] - '0');
    }
    return a % 11 < 10 ? a % 11 : b % 11;
}

static int days_of(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

typedef kz_problem (*checker)(kz_arena *arena, kz_slice text, kz_identifier *out);

static kz_problem problem_of(maker *m, checker check, const char *text, kz_identifier *out) {
    return check(m->arena, check_slice(text), out);
}

static void expect(maker *m, checker check, const char *text, kz_problem wanted) {
    kz_identifier out;
    kz_problem got = problem_of(m, check, text, &out);
    m->taken += got == KZ_FINE;
    m->refused += got != KZ_FINE;
    if (got != wanted && m->wrong++ < 5)
        printf("# %s: wanted %s, got %s\n", text, kz_problem_code(wanted), kz_problem_code(got));
}

static kz_slice field(const kz_identifier *id, kz_field_key key) {
    for (uint32_t i = 0; i < id->n; i++)
        if (id->fields[i].key == key)
            return id->fields[i].value;
    return (kz_slice){"", 0};
}

static void expect_field(maker *m, const kz_identifier *id, kz_field_key key, const char *wanted) {
    if (!kz_same(field(id, key), check_slice(wanted)) && m->wrong++ < 5)
        printf("# %.*s: wanted %s, got %.*s\n", (int)id->value.n, id->value.at, wanted, (int)field(id, key).n,
               field(id, key).at);
}

/* Digits with a control digit that fits; serial numbers that have none are passed over. */
static void complete(maker *m, char *digits, int serial_at) {
    do {
        for (int i = serial_at; i < DIGITS - 1; i++)
            digits[i] = (char)('0' + draw(m, 10));
    } while (control_digit(digits) > 9);
    digits[DIGITS - 1] = (char)('0' + control_digit(digits));
    digits[DIGITS] = '\0';
}

/* Every other control digit is refused; the number that has no control digit, with all of them. */
static void expect_wrong_control(maker *m, checker check, char *digits) {
    char right = digits[DIGITS - 1];
    char other = (char)('0' + (right - '0' + 1 + (int)draw(m, 9)) % 10);
    digits[DIGITS - 1] = other;
    expect(m, check, digits, KZ_BAD_CHECKSUM);
    digits[DIGITS - 1] = right;
}

static void make_iin(maker *m) {
    char digits[64], born[48];
    int mark = 1 + (int)draw(m, 6), year = 1800 + (mark - 1) / 2 * 100 + (int)draw(m, 100),
        month = 1 + (int)draw(m, 12);
    int day = 1 + (int)draw(m, (uint32_t)days_of(year, month));
    snprintf(digits, sizeof digits, "%02d%02d%02d%d", year % 100, month, day, mark);
    snprintf(born, sizeof born, "%04d-%02d-%02d", year, month, day);
    complete(m, digits, 7);
    kz_identifier out;
    expect(m, kz_check_iin, digits, KZ_FINE);
    if (problem_of(m, kz_check_iin, digits, &out) == KZ_FINE) {
        expect_field(m, &out, KZ_FIELD_BORN, born);
        expect_field(m, &out, KZ_FIELD_SEX, mark % 2 ? "male" : "female");
    }
    expect_wrong_control(m, kz_check_iin, digits);
    char wrong[64];
    snprintf(wrong, sizeof wrong, "%02d%02d%02d%d", year % 100, 13 + (int)draw(m, 87), day, mark);
    complete(m, wrong, 7);
    expect(m, kz_check_iin, wrong, KZ_BAD_DATE);
    snprintf(wrong, sizeof wrong, "%02d%02d%02d%d", year % 100, month, days_of(year, month) + 1, mark);
    complete(m, wrong, 7);
    expect(m, kz_check_iin, wrong, KZ_BAD_DATE);
    snprintf(wrong, sizeof wrong, "%02d%02d%02d%d", year % 100, month, day, 7 + (int)draw(m, 3));
    complete(m, wrong, 7);
    expect(m, kz_check_iin, wrong, KZ_BAD_CENTURY);
    expect(m, kz_check_bin, digits, KZ_OTHER_SCHEME);
}

static void make_bin(maker *m) {
    char digits[64], wrong[64];
    int year = (int)draw(m, 100), month = 1 + (int)draw(m, 12), type = 4 + (int)draw(m, 3), unit = (int)draw(m, 4);
    snprintf(digits, sizeof digits, "%02d%02d%d%d", year, month, type, unit);
    complete(m, digits, 6);
    expect(m, kz_check_bin, digits, KZ_FINE);
    expect_wrong_control(m, kz_check_bin, digits);
    expect(m, kz_check_iin, digits, KZ_OTHER_SCHEME);
    snprintf(wrong, sizeof wrong, "%02d%02d%d%d", year, draw(m, 2) ? 0 : 13 + (int)draw(m, 87), type, unit);
    complete(m, wrong, 6);
    expect(m, kz_check_bin, wrong, KZ_BAD_DATE);
    snprintf(wrong, sizeof wrong, "%02d%02d%d%d", year, month, type, 4 + (int)draw(m, 6));
    complete(m, wrong, 6);
    expect(m, kz_check_bin, wrong, KZ_BAD_TYPE);
    snprintf(wrong, sizeof wrong, "%02d%02d%d%d", year, month, 7 + (int)draw(m, 3), unit);
    complete(m, wrong, 6);
    expect(m, kz_check_bin, wrong, KZ_BAD_TYPE);
}

/* Long division by hand, digit by digit, of the number that the letters and digits make: no use of the code under test.
 */
static int iban_check(const char *account) {
    char digits[80];
    int n = 0, rest = 0;
    for (const char *c = account; *c; c++)
        n += snprintf(digits + n, sizeof digits - (size_t)n, "%d", *c <= '9' ? *c - '0' : *c - 'A' + 10);
    for (int i = 0; i < n; i++)
        rest = (rest * 10 + digits[i] - '0') % 97;
    return 98 - rest;
}

static void make_iban(maker *m) {
    static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char account[64], text[128];
    for (int i = 0; i < 16; i++)
        account[i] = alphabet[draw(m, i < 3 ? 10 : 36)];
    snprintf(account + 16, sizeof account - 16, "KZ00");
    int check = iban_check(account);
    account[16] = '\0';
    snprintf(text, sizeof text, "KZ%02d%s", check, account);
    expect(m, kz_check_iban, text, KZ_FINE);
    snprintf(text, sizeof text, "KZ%02d%s", 2 + (check - 2 + 1 + (int)draw(m, 96)) % 97, account);
    expect(m, kz_check_iban, text, KZ_BAD_CHECKSUM);
    snprintf(text, sizeof text, "KZ%02d%.15s", check, account);
    expect(m, kz_check_iban, text, KZ_BAD_LENGTH);
    snprintf(text, sizeof text, "KZ%02d%s0", check, account);
    expect(m, kz_check_iban, text, KZ_BAD_LENGTH);
    snprintf(text, sizeof text, "KZ%02d%s", check, account);
    text[4 + draw(m, 3)] = 'A';
    expect(m, kz_check_iban, text, KZ_BAD_STRUCTURE);
}

typedef struct scheme {
    const char *name;
    void (*make)(maker *m);
    uint32_t right, wrong; /* of one turn */
} scheme;

static const scheme schemes[] = {{"IIN", make_iin, 1, 5}, {"BIN", make_bin, 1, 5}, {"IBAN", make_iban, 1, 4}};

static void make_one(void *context) {
    maker *m = context;
    m->make(m);
}

static void check_scheme(const scheme *s) {
    kz_arena arena;
    maker m = {.arena = &arena, .state = 20240312, .make = s->make};
    check_about(s->name);
    uint32_t many = how_many();
    for (uint32_t i = 0; i < many; i++) {
        kz_arena_init(&arena, kz_alloc_libc, 0);
        if (kz_arena_run(&arena, make_one, &m) != KZ_OK)
            CHECK(false);
        kz_arena_free(&arena);
    }
    CHECK(m.taken == many * s->right);
    CHECK(m.refused == many * s->wrong);
    CHECK(m.wrong == 0);
}

int main(void) {
    for (uint32_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        check_scheme(&schemes[i]);
    return check_done();
}
