/* International bank account numbers (ISO 13616) and the codes of banks (ISO 9362). */
#include "extract/identifier/parts.h"

enum { LONGEST = 34, COUNTRY = 2, CHECK_DIGITS = 2 };

typedef struct account {
    char text[LONGEST];
    uint32_t n;
    uint32_t end; /* where it was read to */
    bool repaired;
} account;

/* The next letter or digit, small letters as capitals; 0 for anything else. */
static char read_one(kz_slice s, uint32_t at, bool small, uint32_t *length, bool *alike) {
    uint32_t cp = kz_utf8_at(s, at, length);
    if (cp >= '0' && cp <= '9')
        return (char)cp;
    return kz_id_capital(small ? kz_to_upper(cp) : cp, alike);
}

/* Up to `most` letters and digits. Spaces may stand between groups: after every fourth character. */
static void read_account(kz_slice s, uint32_t at, uint32_t most, bool small, account *a) {
    enum { GROUP = 4 };
    *a = (account){.end = at};
    while (at < s.n && a->n < most) {
        uint32_t length, cp = kz_utf8_at(s, at, &length);
        if ((cp == ' ' || cp == 0xA0 || cp == 0x202F) && a->n && a->n % GROUP == 0 && a->end == at) {
            at += length;
            continue;
        }
        char c = read_one(s, at, small, &length, &a->repaired);
        if (!c)
            return;
        a->text[a->n++] = c;
        at += length;
        a->end = at;
    }
}

/* The length that a structure such as 3n13c has, with country and check digits. */
static uint32_t length_of(kz_slice structure) {
    uint32_t sum = COUNTRY + CHECK_DIGITS, count = 0;
    for (uint32_t i = 0; i < structure.n; i++) {
        bool number = structure.at[i] >= '0' && structure.at[i] <= '9';
        sum += number ? 0 : count;
        count = number ? count * 10 + (uint32_t)(structure.at[i] - '0') : 0;
    }
    return sum;
}

static bool is_made_of(char c, char kind) {
    bool is_digit = c >= '0' && c <= '9';
    return kind == 'c' || (kind == 'n') == is_digit;
}

static bool structure_fits(kz_slice structure, const account *a) {
    uint32_t at = COUNTRY + CHECK_DIGITS, count = 0;
    for (uint32_t i = 0; i < structure.n; i++) {
        char c = structure.at[i];
        if (c >= '0' && c <= '9') {
            count = count * 10 + (uint32_t)(c - '0');
            continue;
        }
        for (; count; count--)
            if (at >= a->n || !is_made_of(a->text[at++], c))
                return false;
    }
    return at == a->n;
}

/* ISO 7064, modulo 97: the first four characters last, letters as 10 to 35. Check digits are 02 to 98. */
static bool checksum_fits(const account *a) {
    uint32_t sum = 0;
    uint32_t check = (uint32_t)(a->text[2] - '0') * 10 + (uint32_t)(a->text[3] - '0');
    for (uint32_t i = 0; i < a->n; i++) {
        char c = a->text[(i + COUNTRY + CHECK_DIGITS) % a->n];
        sum = c <= '9' ? sum * 10 + (uint32_t)(c - '0') : sum * 100 + (uint32_t)(c - 'A') + 10;
        sum %= 97;
    }
    return sum == 1 && check >= 2 && check <= 98;
}

static kz_slice structure_of(const account *a) {
    uint32_t text = a->n >= COUNTRY ? kz_table_value(&kz_iban_structures, (kz_slice){a->text, COUNTRY}, 0) : 0;
    return kz_id_text(text);
}

static bool is_digit_at(const account *a, uint32_t at) {
    return at < a->n && a->text[at] >= '0' && a->text[at] <= '9';
}

static kz_problem judge(const account *a) {
    kz_slice structure = structure_of(a);
    if (a->n < COUNTRY)
        return KZ_BAD_LENGTH;
    if (is_digit_at(a, 0) || is_digit_at(a, 1))
        return KZ_BAD_CHARACTER;
    if (!structure.n)
        return KZ_BAD_COUNTRY;
    if (a->n != length_of(structure))
        return KZ_BAD_LENGTH;
    if (!is_digit_at(a, 2) || !is_digit_at(a, 3) || !structure_fits(structure, a))
        return KZ_BAD_STRUCTURE;
    return checksum_fits(a) ? KZ_FINE : KZ_BAD_CHECKSUM;
}

static void describe(const account *a, kz_draft *d) {
    enum { BANK = 3 };
    d->value = kz_copy(d->arena, (kz_slice){a->text, a->n});
    kz_slice bank = {d->value.at + COUNTRY + CHECK_DIGITS, BANK};
    kz_draft_add(d, KZ_FIELD_COUNTRY, (kz_slice){d->value.at, COUNTRY});
    if (memcmp(a->text, "KZ", COUNTRY) == 0) {
        kz_draft_add(d, KZ_FIELD_BANK, bank);
        kz_draft_add(d, KZ_FIELD_NAME, kz_id_text(kz_table_value(&kz_bank_names, bank, 0)));
        kz_draft_add(d, KZ_FIELD_ACCOUNT, (kz_slice){bank.at + BANK, a->n - COUNTRY - CHECK_DIGITS - BANK});
    }
    if (a->repaired)
        kz_draft_add(d, KZ_FIELD_REPAIRED, (kz_slice){0});
}

kz_problem kz_check_iban(kz_arena *arena, kz_slice text, kz_identifier *out) {
    kz_span span = kz_trim(text, (kz_span){0, text.n});
    account a;
    read_account((kz_slice){text.at, span.end}, span.start, LONGEST, true, &a);
    if (a.end < span.end)
        return a.n == LONGEST ? KZ_BAD_LENGTH : KZ_BAD_CHARACTER;
    kz_problem problem = judge(&a);
    if (problem != KZ_FINE)
        return problem;
    kz_draft d = kz_draft_new(arena, KZ_ID_IBAN);
    d.span = span;
    describe(&a, &d);
    *out = kz_draft_done(&d);
    return KZ_FINE;
}

bool kz_find_iban(kz_id_finder *f, uint32_t token) {
    kz_slice text = f->s->text;
    uint32_t start = f->s->tokens.at[token].span.start;
    account a;
    read_account(text, start, COUNTRY + CHECK_DIGITS, true, &a);
    if (a.n < COUNTRY + CHECK_DIGITS || !is_digit_at(&a, 2) || !is_digit_at(&a, 3) || is_digit_at(&a, 0) ||
        is_digit_at(&a, 1) || !kz_id_free_before(text, start))
        return false;
    kz_slice structure = structure_of(&a);
    if (!structure.n)
        return false;
    read_account(text, start, length_of(structure), true, &a);
    if (judge(&a) != KZ_FINE || !kz_id_free_after(text, a.end))
        return false;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_IBAN);
    d.span = (kz_span){start, a.end};
    describe(&a, &d);
    kz_add_identifier(f, &d);
    return true;
}

/* HSBKKZKX: four letters of the bank, two of the country, two or five of the place. Only beside its word. */
bool kz_find_bic(kz_id_finder *f, uint32_t token) {
    enum { SHORT = 8, LONG = 11, LETTERS = 6 };
    const kz_token *t = &f->s->tokens.at[token];
    account a;
    if ((t->core_end - t->span.start) > LONG * 2)
        return false;
    read_account((kz_slice){f->s->text.at, t->core_end}, t->span.start, LONG, false, &a);
    if ((a.n != SHORT && a.n != LONG) || a.end != t->core_end || !kz_cue_before(f, token, KZ_CUE_BIC, 3, NULL))
        return false;
    for (uint32_t i = 0; i < LETTERS; i++)
        if (is_digit_at(&a, i))
            return false;
    kz_draft d = kz_draft_new(f->arena, KZ_ID_BIC);
    d.span = (kz_span){t->span.start, t->core_end};
    d.value = kz_copy(f->arena, (kz_slice){a.text, a.n});
    kz_draft_add(&d, KZ_FIELD_COUNTRY, (kz_slice){d.value.at + 4, COUNTRY});
    kz_draft_add(&d, KZ_FIELD_NAME, kz_id_text(kz_table_value(&kz_bic_names, (kz_slice){a.text, SHORT}, 0)));
    if (a.repaired)
        kz_draft_add(&d, KZ_FIELD_REPAIRED, (kz_slice){0});
    kz_add_identifier(f, &d);
    return true;
}
