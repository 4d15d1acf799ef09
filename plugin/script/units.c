/* Words of another alphabet as symbols, each with the Cyrillic letters that it may be. */
#include "script/parts.h"

enum {
    HAMZA = 0x674,    /* marks a front word */
    MIDDLE_DOT = 0xB7 /* of BGN: keeps two letters apart */
};

static bool alias_of(uint32_t cp, kz_scheme scheme, uint32_t *as) {
    for (uint32_t i = 0; i < KZ_ALIASES; i++) {
        const kz_sign_alias *a = &kz_sign_aliases[i];
        if (a->scheme == scheme && a->sign == cp) {
            *as = a->as;
            return true;
        }
    }
    return false;
}

uint32_t kz_script_fold(uint32_t cp, kz_scheme scheme, bool *upper) {
    *upper = kz_is_upper(cp);
    if (cp < 0x80 && cp != 'I' && cp > '\'' && cp != '`')
        return *upper ? cp + 32 : cp;
    if (*upper && scheme == KZ_LATN_2018 && cp == 'I')
        return cp; /* і, и or й: a unit of its own */
    if (*upper) {
        for (uint32_t i = 0; i < KZ_CASE_PAIRS; i++)
            if (kz_case_pairs[i].scheme == scheme && kz_case_pairs[i].capital == cp)
                return kz_case_pairs[i].small;
        return cp == 0x130 ? 'i' : kz_to_lower(cp);
    }
    uint32_t as;
    return alias_of(cp, scheme, &as) ? as : cp;
}

/* A word's characters, folded and composed, with the place that each has in the spelling. */
typedef struct folded {
    uint32_t cp[KZ_LONGEST_UNITS * 2];
    bool upper[KZ_LONGEST_UNITS * 2];
    uint32_t n, capitals, smalls;
} folded;

/* a + U+0301 is á; the dot of i is part of it already. */
static bool join_mark(folded *f, uint32_t mark) {
    if (f->n == 0)
        return true;
    uint32_t base = f->cp[f->n - 1], whole = kz_compose(base, mark);
    if (whole)
        f->cp[f->n - 1] = whole;
    return whole || (mark == 0x307 && base == 'i');
}

static bool fold_word(kz_slice word, kz_scheme scheme, folded *f) {
    uint32_t length;
    f->n = f->capitals = f->smalls = 0;
    for (uint32_t at = 0; at < word.n; at += length) {
        uint32_t cp = kz_utf8_at(word, at, &length);
        bool upper;
        if (cp == KZ_INVALID || f->n == KZ_LONGEST_UNITS * 2)
            return false;
        if (cp == 'I' && scheme == KZ_LATN_2021 && word.n - at > 2 && memcmp(word.at + at + 1, "\xCC\x87", 2) == 0)
            cp = 0x130; /* İ, taken apart */
        if (cp >= 0x300 && cp < 0x370 && join_mark(f, cp))
            continue;
        uint32_t as = kz_script_fold(cp, scheme, &upper);
        if (as == 0)
            continue;
        f->capitals += upper;
        f->smalls += kz_is_lower(cp);
        f->cp[f->n] = as;
        f->upper[f->n++] = upper;
    }
    return true;
}

/* Whether a digraph begins here. */
static bool digraph_at(const folded *f, uint32_t at, kz_scheme scheme) {
    for (uint32_t i = kz_unit_first[scheme - 1]; at + 1 < f->n && i < kz_unit_first[scheme]; i++)
        if (kz_unit_rows[i].length == 2 && kz_unit_rows[i].cp[0] == f->cp[at] && kz_unit_rows[i].cp[1] == f->cp[at + 1])
            return true;
    return false;
}

/* The longest spelling that stands here; but ngh is n and gh. */
static const kz_unit_row *longest(const folded *f, uint32_t at, kz_scheme scheme, bool split) {
    for (uint32_t i = kz_unit_first[scheme - 1]; i < kz_unit_first[scheme]; i++) {
        const kz_unit_row *row = &kz_unit_rows[i];
        if (row->cp[0] != f->cp[at] || at + row->length > f->n || (split && row->splits))
            continue;
        if (row->length == 2 && row->splits && digraph_at(f, at + 1, scheme))
            continue;
        uint32_t same = 1;
        while (same < row->length && row->cp[same] == f->cp[at + same])
            same++;
        if (same == row->length)
            return row;
    }
    return NULL;
}

bool kz_read_units(kz_slice word, kz_scheme scheme, uint32_t split, kz_units *out) {
    folded f;
    out->n = out->sources = 0;
    out->hamza = false;
    out->splits = 0;
    out->arabic = scheme == KZ_ARAB;
    out->signs = scheme == KZ_BGN || scheme == KZ_ISO9;
    if (!fold_word(word, scheme, &f))
        return false;
    out->capitals = f.capitals > 1 && f.smalls == 0;
    for (uint32_t at = 0; at < f.n;) {
        if (f.cp[at] == HAMZA || f.cp[at] == MIDDLE_DOT) {
            out->hamza |= f.cp[at] == HAMZA;
            at++;
            continue;
        }
        const kz_unit_row *row = longest(&f, at, scheme, false);
        if (row && row->splits && ++out->splits == split)
            row = longest(&f, at, scheme, true);
        if (!row || out->n + 2 > KZ_LONGEST_UNITS)
            return false;
        uint32_t positions = row->positions ? row->positions : 1;
        for (uint32_t i = 0; i < positions; i++)
            out->at[out->n++] = (kz_unit){
                .mask = row->masks[i],
                .symbol = row->positions ? row->symbols[i] : '\'',
                .upper = f.upper[at],
                .source = (uint8_t)out->sources,
            };
        out->sources++;
        at += row->length;
    }
    if (out->n == 0)
        return false;
    kz_prepare_guesses(out);
    return true;
}
