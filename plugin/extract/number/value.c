#include "extract/number/value.h"

#include "extract/number/number.h"

/* The numeral grammar of Kazakh, as a walk over three digits and the multiplier after them: a word may only fill a
 * place below the ones filled before it. */
typedef enum place {
    PLACE_CLOSED, /* only a multiplier may come */
    PLACE_UNIT,
    PLACE_TEN,
    PLACE_HUNDRED,
    PLACE_FREE
} place;

typedef struct sum {
    double total;      /* of the groups that have their multiplier */
    double group;      /* mantissa of the group being read */
    uint8_t scale;     /* its decimals */
    place lowest;      /* the lowest place filled in it */
    bool digits;       /* it was written in digits */
    double multiplier; /* the last one, 0 at first */
    double leading;    /* what it multiplied */
} sum;

static double power_of_ten(uint32_t n) {
    double value = 1;
    while (n--)
        value *= 10;
    return value;
}

static double group_value(const sum *s) {
    return s->lowest == PLACE_FREE ? 0 : s->group / power_of_ten(s->scale);
}

static bool take_ten(sum *s, double value) {
    if (s->digits || s->lowest <= PLACE_TEN)
        return false;
    s->group = s->lowest == PLACE_FREE ? value : s->group + value;
    s->lowest = PLACE_TEN;
    return true;
}

static bool take_unit(sum *s, double value) {
    if (s->digits || s->lowest <= PLACE_UNIT)
        return false;
    s->group = s->lowest == PLACE_FREE ? value : s->group + value;
    s->lowest = PLACE_UNIT;
    return true;
}

static bool take_hundred(sum *s, double value) {
    bool led = s->lowest != PLACE_FREE && s->lowest != PLACE_CLOSED && s->scale == 0 && s->group >= 1 && s->group < 10;
    if (s->lowest != PLACE_FREE && !led)
        return false;
    s->group = led ? s->group * value : value;
    s->lowest = PLACE_HUNDRED;
    s->digits = false;
    return true;
}

static bool take_multiplier(sum *s, double value) {
    if (s->multiplier != 0 && (value >= s->multiplier || s->group >= s->multiplier / 2))
        return false;
    s->leading = s->lowest == PLACE_FREE ? 1 : group_value(s);
    s->total += s->lowest == PLACE_FREE ? value : s->group * value / power_of_ten(s->scale);
    s->multiplier = value;
    s->group = 0;
    s->scale = 0;
    s->lowest = PLACE_FREE;
    s->digits = false;
    return true;
}

static bool is_multiplier(const kz_atom *a) {
    return a && a->role == KZ_ROLE_MULTIPLIER;
}

/* «2 млн 300 мың», «5 мың 200»; not «5 млн 2019 жылы». */
static bool take_digits(sum *s, const kz_atom *a, const kz_atom *next) {
    if (s->lowest != PLACE_FREE || (s->multiplier != 0 && (a->roman || a->mantissa >= 1000 * power_of_ten(a->scale))))
        return false;
    if (s->multiplier != 0 && !(is_multiplier(next) && next->mantissa < s->multiplier) &&
        (a->scale || s->multiplier > 1000))
        return false;
    s->group = a->mantissa;
    s->scale = a->scale;
    s->digits = true;
    s->lowest = PLACE_CLOSED;
    if (a->scale == 0 && a->mantissa < 10)
        s->lowest = PLACE_UNIT;
    return true;
}

/* «екі жарым», «мың жарым» (1500) */
static bool take_half(sum *s) {
    if (s->lowest == PLACE_FREE && s->multiplier != 0) {
        s->group = s->multiplier / 2;
        s->lowest = PLACE_CLOSED;
        return true;
    }
    if (s->lowest == PLACE_FREE || s->scale || (s->lowest == PLACE_CLOSED && !s->digits))
        return false;
    s->group = s->group * 10 + 5;
    s->scale = 1;
    s->lowest = PLACE_CLOSED;
    return true;
}

static bool take_part(sum *s, const kz_atom *a) {
    if (s->lowest != PLACE_FREE || s->multiplier != 0)
        return false;
    s->group = a->mantissa;
    s->scale = a->scale;
    s->lowest = PLACE_CLOSED;
    return true;
}

/* «½», «2½», «2 ½» */
static bool take_sign_of_fraction(sum *s, const kz_atom *a) {
    if (s->scale || s->multiplier != 0 || (s->lowest != PLACE_FREE && !s->digits))
        return false;
    s->group = group_value(s) + a->mantissa;
    s->lowest = PLACE_CLOSED;
    s->digits = true;
    return true;
}

static bool take(sum *s, const kz_atom *a, const kz_atom *next) {
    switch (a->role) {
    case KZ_ROLE_DIGITS:
        return take_digits(s, a, next);
    case KZ_ROLE_ZERO:
        if (s->lowest != PLACE_FREE || s->multiplier != 0)
            return false;
        s->group = 0;
        s->lowest = PLACE_CLOSED;
        return true;
    case KZ_ROLE_UNIT:
        return take_unit(s, a->mantissa);
    case KZ_ROLE_TEN:
        return take_ten(s, a->mantissa);
    case KZ_ROLE_HUNDRED:
        return take_hundred(s, a->mantissa);
    case KZ_ROLE_MULTIPLIER:
        return take_multiplier(s, a->mantissa);
    case KZ_ROLE_HALF:
        return take_half(s);
    case KZ_ROLE_PART:
        return take_part(s, a);
    case KZ_ROLE_FRACTION:
        return take_sign_of_fraction(s, a);
    default:
        return false;
    }
}

/* Only white space between the two, but for the full stop of an abbreviation. */
static bool adjacent(kz_slice lower, const kz_atom *a, const kz_atom *b) {
    uint32_t at = a->span.end;
    if (a->dotted)
        at++;
    return kz_skip_blank(lower, at) == b->span.start;
}

static const kz_atom *next_atom(kz_slice lower, const kz_atoms *atoms, uint32_t i) {
    if (i + 1 >= atoms->n || atoms->at[i + 1].joined || !adjacent(lower, &atoms->at[i], &atoms->at[i + 1]))
        return NULL;
    return &atoms->at[i + 1];
}

/* A word that holds something («оншақты») or has an ending is the last one. */
static bool may_go_on(const kz_atom *a) {
    return kz_tail_none(a->ending) && !a->counted;
}

/* «жүздеген мың» */
static bool is_many_before_multiplier(const kz_atom *a, const kz_atom *next) {
    return a->ending.derivation == KZ_DERIVED_MANY && a->ending.case_ == KZ_CASE_NOM && !a->ending.possessive &&
           is_multiplier(next) && next->mantissa > a->mantissa;
}

static bool is_denominator(const kz_atom *a) {
    return a && a->ending.case_ == KZ_CASE_ABL && !a->ending.possessive && a->role != KZ_ROLE_DIGITS &&
           (a->mantissa == 10 || a->mantissa == 100 || a->mantissa == 1000);
}

/* Decimals after «бүтін» at atom i: «екі бүтін оннан бес», «нөл бүтін жүзден сексен алты», «отыз төрт бүтін бес».
 * Returns the last atom taken, or i if there are none. */
static uint32_t take_decimals(kz_slice lower, const kz_atoms *atoms, uint32_t i, sum *s) {
    const kz_atom *next = next_atom(lower, atoms, i);
    uint32_t at = i, places = 0;
    if (is_denominator(next)) {
        places = next->mantissa == 10 ? 1 : next->mantissa == 100 ? 2 : 3;
        at++;
        next = next_atom(lower, atoms, at);
    }
    sum part = {.lowest = PLACE_FREE};
    bool more = true;
    while (more && next && !is_multiplier(next) && next->role != KZ_ROLE_HALF && take(&part, next, NULL)) {
        at++;
        more = may_go_on(next);
        next = next_atom(lower, atoms, at);
    }
    if (part.lowest == PLACE_FREE || part.scale)
        return i;
    while (part.group >= power_of_ten(places))
        places++;
    s->group = s->group * power_of_ten(places) + part.group;
    s->scale = (uint8_t)places;
    s->lowest = PLACE_CLOSED;
    return at;
}

/* «он екі де тоғыз пайыз» is 12.9, as people say it: a particle between a whole number and its decimals, with a
 * multiplier or a measure after them. Returns the atom of the decimals, or NULL. */
static const kz_atom *spoken_decimals(kz_slice lower, const kz_atoms *atoms, uint32_t i, const sum *s) {
    if (i + 1 >= atoms->n || s->digits || s->multiplier != 0 || s->scale || s->lowest == PLACE_CLOSED)
        return NULL;
    const kz_atom *a = &atoms->at[i], *b = &atoms->at[i + 1];
    uint32_t at = kz_skip_blank(lower, a->span.end), end = kz_word_end(lower, at), after = b->span.end;
    if (b->joined || b->role != KZ_ROLE_UNIT || !may_go_on(b) || kz_skip_blank(lower, end) != b->span.start ||
        !kz_context_form(KZ_LIT("decimal"), kz_sub(lower, (kz_span){at, end})))
        return NULL;
    const kz_atom *next = next_atom(lower, atoms, i + 1);
    kz_match m;
    bool multiplied = is_multiplier(next) && next->mantissa > 1000;
    return multiplied || kz_match_at(&kz_measures, lower, kz_skip_blank(lower, after), false, &m) ? b : NULL;
}

/* The run that starts at atom i; returns the atom after it. */
static uint32_t read_run(kz_slice lower, const kz_atoms *atoms, uint32_t i, kz_run *run) {
    sum s = {.lowest = PLACE_FREE};
    uint32_t at = i, end = i;
    for (const kz_atom *a = &atoms->at[i]; a; a = next_atom(lower, atoms, at)) {
        at = a == &atoms->at[i] ? i : at + 1;
        uint32_t last = at;
        if (a->role == KZ_ROLE_WHOLE) {
            bool integer = end > i && s.lowest != PLACE_FREE && s.scale == 0;
            last = integer ? take_decimals(lower, atoms, at, &s) : at;
            if (last == at)
                break;
        } else if (!take(&s, a, next_atom(lower, atoms, at)))
            break;
        at = last;
        end = at + 1;
        run->spelled |= a->word != UINT32_MAX;
        run->digits |= a->role == KZ_ROLE_DIGITS;
        run->decimal |= a->scale != 0;
        if (is_many_before_multiplier(&atoms->at[at], next_atom(lower, atoms, at)))
            run->many = true;
        else if (!may_go_on(&atoms->at[at]))
            break;
        const kz_atom *decimal = spoken_decimals(lower, atoms, at, &s);
        if (decimal) {
            s.group = s.group * 10 + decimal->mantissa;
            s.scale = 1;
            s.lowest = PLACE_CLOSED;
            end = ++at + 1;
        }
    }
    if (end == i)
        return i;
    const kz_atom *first = &atoms->at[i], *last = &atoms->at[end - 1];
    run->span = (kz_span){first->span.start, last->span.end};
    run->first_atom = i;
    run->end_atom = end;
    run->value = s.total + group_value(&s);
    bool product = s.lowest == PLACE_FREE && s.multiplier != 0 && s.leading * s.multiplier == run->value;
    run->multiplier = product ? s.multiplier : 0;
    run->leading = s.leading;
    if (!product && s.total == 0 && s.lowest == PLACE_HUNDRED && end > i + 1) {
        run->multiplier = 100;
        run->leading = s.group / 100;
    }
    run->ending = last->ending;
    run->counted = last->counted;
    run->roman = last->roman;
    run->dotted = last->dotted;
    run->joined = first->joined;
    return end;
}

static bool is_small(const kz_run *r) {
    return r->value >= 2 && (r->value <= 20 || r->value == 100 || r->value == 1000);
}

/* «үштен бірі», «оннан үш», «3-тен 1»: parts of a whole. A range goes up («оннан он беске дейін»). */
static bool is_fraction(const kz_run *whole, const kz_run *part) {
    return is_small(whole) && !whole->decimal && !part->decimal && whole->ending.case_ == KZ_CASE_ABL &&
           !whole->ending.possessive && whole->ending.derivation == KZ_DERIVED_NOT && part->value < whole->value &&
           part->value >= 1 && part->ending.derivation == KZ_DERIVED_NOT && part->multiplier == 0 && !part->counted &&
           !part->joined && (part->ending.case_ == KZ_CASE_NOM || part->ending.possessive);
}

static void join_fraction(kz_run *whole, const kz_run *part) {
    whole->value = part->value / whole->value;
    whole->span.end = part->span.end;
    whole->end_atom = part->end_atom;
    whole->ending = part->ending;
    whole->fraction = true;
    whole->multiplier = 0;
}

void kz_find_runs(kz_arena *arena, kz_slice lower, const kz_atoms *atoms, kz_runs *out) {
    for (uint32_t i = 0; i < atoms->n;) {
        kz_run run = {0};
        uint32_t end = read_run(lower, atoms, i, &run);
        if (end == i) {
            i++;
            continue;
        }
        i = end;
        kz_run *last = out->n ? &out->at[out->n - 1] : NULL;
        if (last && !last->fraction && is_fraction(last, &run) &&
            kz_skip_blank(lower, last->span.end) == run.span.start)
            join_fraction(last, &run);
        else
            *kz_push(arena, out) = run;
    }
    for (uint32_t i = 0; i < out->n; i++) {
        out->at[i].first = atoms->at[out->at[i].first_atom].token;
        out->at[i].end = atoms->at[out->at[i].end_atom - 1].token + 1;
    }
}

/* «минус 5», -5, −5 */
static uint32_t after_minus(kz_slice lower, uint32_t at) {
    static const kz_slice signs[] = {{"минус ", 11}, {"-", 1}, {"\u2212", 3}};
    for (uint32_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (kz_starts(kz_sub(lower, (kz_span){at, lower.n}), signs[i]))
            return kz_skip_blank(lower, at + signs[i].n);
    return at;
}

/* XXI, with nothing but white space about it. */
static uint32_t roman_alone(kz_slice text) {
    return kz_roman_value(kz_sub(text, kz_trim(text, (kz_span){0, text.n})));
}

/* Digits with their ending; returns the end, 0 if they are no number. */
static uint32_t digits_alone(kz_arena *arena, kz_slice lower, uint32_t at, uint32_t token, kz_atoms *out) {
    kz_atom a = {.token = token, .role = KZ_ROLE_DIGITS, .word = UINT32_MAX};
    uint32_t digits = kz_read_digits(lower, at, lower.n, false, &a.mantissa, &a.scale);
    uint32_t end = digits ? kz_word_end(lower, digits) : 0;
    if (!digits || !kz_read_digit_tail(kz_sub(lower, (kz_span){digits, end}), &a.ending))
        return 0;
    a.span = (kz_span){at, end};
    a.bare_end = digits;
    *kz_push(arena, out) = a;
    return end;
}

bool kz_read_number(kz_arena *arena, kz_slice text, double *value, bool *ordinal) {
    uint32_t roman = roman_alone(text);
    if (roman > 0) {
        *value = roman;
        if (ordinal)
            *ordinal = true;
        return true;
    }
    kz_slice lower = kz_lowered(arena, text);
    kz_atoms atoms = {0};
    uint32_t start = kz_skip_blank(lower, 0), at = after_minus(lower, start), token = 0;
    bool negative = at > start;
    while (at < lower.n) {
        uint32_t n = atoms.n, sign, end = kz_word_end(lower, at);
        kz_utf8_at(lower, at, &sign);
        if (lower.at[at] >= '0' && lower.at[at] <= '9') {
            end = digits_alone(arena, lower, at, token, &atoms);
            if (end == 0)
                return false;
        } else {
            end = end > at ? end : at + sign; /* ½ */
            kz_word_atoms(arena, lower, (kz_span){at, end}, token, true, &atoms);
        }
        if (atoms.n != n + 1)
            return false;
        token++;
        at = kz_skip_blank(lower, end);
    }
    kz_runs runs = {0};
    kz_find_runs(arena, lower, &atoms, &runs);
    if (runs.n != 1 || runs.at[0].first_atom != 0 || runs.at[0].end_atom != atoms.n)
        return false;
    *value = negative ? -runs.at[0].value : runs.at[0].value;
    if (ordinal)
        *ordinal = runs.at[0].ending.derivation == KZ_DERIVED_ORDINAL;
    return true;
}
