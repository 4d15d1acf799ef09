/* The identification numbers of Kazakhstan: IIN of a person, BIN of a business. Facts: law "On national registers of
 * identification numbers" and the rules made for it; both have one checksum. */
#include "extract/identifier/parts.h"

enum { DIGITS = 12 };

static uint32_t digit(const char *digits, uint32_t place) {
    return (uint32_t)(digits[place - 1] - '0');
}

static uint32_t two(const char *digits, uint32_t place) {
    return digit(digits, place) * 10 + digit(digits, place + 1);
}

/* The sum modulo 11 with weights 1, 2 … 11; where it is 10, again with the weights turned by two; 10 again is given to
 * nobody. */
static bool checksum_fits(const char *digits) {
    uint32_t first = 0, second = 0;
    for (uint32_t i = 1; i < DIGITS; i++) {
        first += digit(digits, i) * i;
        second += digit(digits, i) * ((i + 1) % 11 + 1);
    }
    uint32_t sum = first % 11 == 10 ? second % 11 : first % 11;
    return sum == digit(digits, DIGITS);
}

static kz_slice copy_digits(kz_arena *arena, const char *digits) {
    return kz_copy(arena, (kz_slice){digits, DIGITS});
}

static kz_slice dated(kz_arena *arena, uint32_t year, uint32_t month, uint32_t day) {
    kz_buffer out;
    kz_buffer_init(&out, arena, 12);
    kz_buffer_format(&out, "%04u-%02u", year, month);
    if (day)
        kz_buffer_format(&out, "-%02u", day);
    return kz_buffer_done(&out);
}

static bool is_day(uint32_t year, uint32_t month, uint32_t day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= kz_days_in_month((int32_t)year, (uint8_t)month);
}

kz_problem kz_read_iin(kz_draft *d, const char *digits) {
    enum { LAST_CENTURY_DIGIT = 6, FIRST_CENTURY = 18, LEAP = 2000 };
    static const char *const centuries[] = {"19", "20", "21"};
    uint32_t mark = digit(digits, 7), month = two(digits, 3), day = two(digits, 5);
    if (digit(digits, 5) >= 4 && digit(digits, 5) <= 6)
        return KZ_OTHER_SCHEME;
    if (mark > LAST_CENTURY_DIGIT)
        return KZ_BAD_CENTURY;
    /* 0 is of foreigners whose century and sex are not told */
    uint32_t hundreds = mark ? (FIRST_CENTURY + (mark - 1) / 2) * 100 : LEAP;
    if (!is_day(hundreds + two(digits, 1), month, day))
        return KZ_BAD_DATE;
    if (!checksum_fits(digits))
        return KZ_BAD_CHECKSUM;
    d->kind = KZ_ID_IIN;
    d->value = copy_digits(d->arena, digits);
    if (mark) {
        kz_draft_add(d, KZ_FIELD_BORN, dated(d->arena, hundreds + two(digits, 1), month, day));
        kz_draft_text(d, KZ_FIELD_CENTURY, centuries[(mark - 1) / 2]);
        kz_draft_text(d, KZ_FIELD_SEX, mark % 2 ? "male" : "female");
    }
    return KZ_FINE;
}

static kz_slice entity(const char *digits, char place) {
    char key[2] = {place, digits[place - '1']};
    uint32_t text = kz_table_value(&kz_entity_digits, (kz_slice){key, sizeof key}, 0);
    return kz_id_text(text);
}

kz_problem kz_read_bin(kz_draft *d, const char *digits) {
    /* the state is of 1991: two digits from 50 on are of the last century */
    enum { LAST_CENTURY_FROM = 50 };
    kz_slice type = entity(digits, '5'), unit = entity(digits, '6');
    uint32_t year = two(digits, 1), month = two(digits, 3);
    if (digit(digits, 5) < 4)
        return KZ_OTHER_SCHEME;
    if (month < 1 || month > 12)
        return KZ_BAD_DATE;
    if (!type.n || !unit.n)
        return KZ_BAD_TYPE;
    if (!checksum_fits(digits))
        return KZ_BAD_CHECKSUM;
    d->kind = KZ_ID_BIN;
    d->value = copy_digits(d->arena, digits);
    kz_draft_add(d, KZ_FIELD_REGISTERED, dated(d->arena, (year < LAST_CENTURY_FROM ? 2000 : 1900) + year, month, 0));
    kz_draft_add(d, KZ_FIELD_TYPE, type);
    kz_draft_add(d, KZ_FIELD_UNIT, unit);
    return KZ_FINE;
}

static kz_problem check(kz_arena *arena, kz_slice text, kz_problem (*read)(kz_draft *, const char *),
                        kz_identifier *out) {
    kz_span span = kz_trim(text, (kz_span){0, text.n});
    kz_draft d = kz_draft_new(arena, KZ_ID_IIN);
    for (uint32_t at = span.start; at < span.end; at++)
        if (!kz_id_digit(text, at))
            return KZ_BAD_CHARACTER;
    if (span.end - span.start != DIGITS)
        return KZ_BAD_LENGTH;
    d.span = span;
    kz_problem problem = read(&d, text.at + span.start);
    if (problem == KZ_FINE)
        *out = kz_draft_done(&d);
    return problem;
}

kz_problem kz_check_iin(kz_arena *arena, kz_slice text, kz_identifier *out) {
    return check(arena, text, kz_read_iin, out);
}

kz_problem kz_check_bin(kz_arena *arena, kz_slice text, kz_identifier *out) {
    return check(arena, text, kz_read_bin, out);
}

/* Twelve digits with a date, a type and a checksum are no chance: one number in 500 has all that. A word that says it
 * is something else, or something that is counted, rules it out. */
bool kz_find_national(kz_id_finder *f, uint32_t token) {
    enum { NEAR = 4 };
    const kz_token *t = &f->s->tokens.at[token];
    kz_slice text = f->s->text;
    uint32_t start = t->span.start;
    if (t->core_end - start != DIGITS || kz_id_digits(text, start, DIGITS) != t->core_end)
        return false;
    bool said = kz_cue_before(f, token, KZ_CUE_IIN | KZ_CUE_BIN, NEAR, NULL);
    kz_match counted;
    if (!said && (!kz_id_free_before(text, start) || !kz_id_free_after(text, t->core_end) ||
                  kz_cue_before(f, token, KZ_CUE_OTHER, 2, NULL) ||
                  kz_match_at(&kz_measures, f->s->lower, kz_skip_blank(text, t->span.end), false, &counted)))
        return false;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_IIN);
    kz_problem problem = kz_read_iin(&d, text.at + start);
    if (problem == KZ_OTHER_SCHEME)
        problem = kz_read_bin(&d, text.at + start);
    if (problem != KZ_FINE || (d.n == 0 && !said))
        return false;
    d.span = (kz_span){start, t->core_end};
    kz_add_identifier(f, &d);
    return true;
}
