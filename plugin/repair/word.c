#include "repair/word.h"

#include "morph/morph.h"
#include "repair/repair.h"

const kz_twin *kz_twin_of(uint32_t cp) {
    uint32_t low = 0, high = KZ_TWINS;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (kz_twins[mid].from < cp)
            low = mid + 1;
        else
            high = mid;
    }
    return low < KZ_TWINS && kz_twins[low].from == cp ? &kz_twins[low] : NULL;
}

uint32_t kz_latin_twin_of(uint32_t cyrillic) {
    uint32_t low = 0, high = KZ_LATIN_TWINS;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (kz_latin_twins[mid].cyrillic < cyrillic)
            low = mid + 1;
        else
            high = mid;
    }
    return low < KZ_LATIN_TWINS && kz_latin_twins[low].cyrillic == cyrillic ? kz_latin_twins[low].latin : 0;
}

kz_sort kz_sort_of(uint32_t cp, const kz_twin *twin) {
    if (twin) {
        if (twin->rule == KZ_RULE_DIGIT)
            return KZ_SORT_DIGIT;
        if (twin->rule == KZ_RULE_CYRILLIC || twin->when == KZ_TWIN_TEXT)
            return KZ_SORT_FOREIGN;
        return twin->when == KZ_TWIN_KNOWN ? KZ_SORT_LATIN : KZ_SORT_LOOKALIKE;
    }
    if (kz_is_digit(cp))
        return KZ_SORT_DIGIT;
    switch (kz_script_of(cp)) {
    case KZ_S_CYRILLIC:
        return kz_latin_twin_of(cp) ? KZ_SORT_CYRILLIC_TWIN : KZ_SORT_CYRILLIC;
    case KZ_S_LATIN:
        return KZ_SORT_LATIN;
    default:
        return KZ_SORT_OTHER;
    }
}

bool kz_word_holds(uint32_t cp) {
    if (cp < 0x80)
        return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= '0' && cp <= '9');
    kz_char_class c = kz_class(cp);
    return (c >= KZ_C_LOWER && c <= KZ_C_DIGIT) || ((c == KZ_C_SYMBOL || c == KZ_C_PUNCT) && kz_twin_of(cp));
}

void kz_word_read(kz_slice text, uint32_t from, uint32_t at, kz_word *word) {
    uint32_t length, start = at;
    while (start > from && start < text.n && ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start--;
    while (start > from && kz_word_holds(kz_utf8_before(text, start, &length)))
        start -= length;
    word->span = (kz_span){start, start};
    word->n = 0;
    bool fits = true;
    for (uint32_t i = start; i < text.n; i += length) {
        uint32_t cp = kz_utf8_at(text, i, &length);
        if (!kz_word_holds(cp))
            break;
        word->span.end = i + length;
        fits = fits && word->n < KZ_MAX_WORD;
        if (!fits)
            continue;
        const kz_twin *twin = kz_twin_of(cp);
        word->letters[word->n++] = (kz_letter){cp, i, (uint8_t)length, (uint8_t)kz_sort_of(cp, twin), 0, twin};
    }
    if (!fits)
        word->n = 0;
}

/* ә ғ қ ң ө ұ ү һ; not і, which lies before them and is Ukrainian and Belarusian too. */
static bool is_kazakh(uint32_t cp) {
    return cp >= 0x492;
}

kz_run kz_run_of(kz_letter *letters, uint32_t n) {
    kz_run run = {letters, n, {0}, false};
    for (uint32_t i = 0; i < n; i++) {
        run.count[letters[i].sort]++;
        run.kazakh |= letters[i].sort == KZ_SORT_CYRILLIC && is_kazakh(letters[i].cp);
    }
    return run;
}

/* Vowel harmony: 1 front, 2 back, 0 for letters that say nothing (и and у are both). */
static int vowel_side(uint32_t cp) {
    switch (cp) {
    case 0x4D9: /* ә */
    case 0x435: /* е */
    case 0x456: /* і */
    case 0x4E9: /* ө */
    case 0x4AF: /* ү */
    case 0x44D: /* э */
        return 1;
    case 0x430: /* а */
    case 0x43E: /* о */
    case 0x4B1: /* ұ */
    case 0x44B: /* ы */
        return 2;
    default:
        return 0;
    }
}

/* Whether the endings go with the stem: түр-лі, not тур-лі. The instrumental -мен is the same after all stems, so it
 * seems to clash; a stem of look-alikes is then taken for less known than it is, which does no harm. */
static bool in_harmony(kz_slice form, uint32_t stem_end) {
    int stem = 0;
    uint32_t length;
    for (uint32_t at = 0; at < form.n; at += length) {
        int side = vowel_side(kz_utf8_at(form, at, &length));
        if (!side)
            continue;
        if (at >= stem_end && stem)
            return side == stem;
        stem = side;
    }
    return true;
}

enum { MAX_TRIED = 4, MIN_STEM = 6, MIN_LONG_STEM = 10 }; /* stems in bytes, two a letter */

kz_knowledge kz_how_known(kz_slice lower) {
    if (kz_lexicon(lower) & ~(uint32_t)KZ_LEX_LATIN)
        return KZ_KNOWN_WELL;
    kz_reading readings[MAX_TRIED];
    uint32_t n = kz_analyse(lower, readings, MAX_TRIED);
    kz_knowledge best = KZ_UNKNOWN;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t end = readings[i].stem_end;
        if (!readings[i].known || (end < MIN_LONG_STEM && !in_harmony(lower, end)))
            continue;
        bool in_lexicon =
            readings[i].restored || kz_lexicon((kz_slice){lower.at, end}); /* else it is derived: тур-лі */
        kz_knowledge known = end >= MIN_LONG_STEM && in_lexicon ? KZ_KNOWN_WELL
                             : end >= MIN_STEM                  ? KZ_KNOWN
                                                                : KZ_KNOWN_SHORT;
        best = known > best ? known : best;
    }
    return best;
}

kz_slice kz_run_lower(const kz_run *run, char *out) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < run->n; i++) {
        const kz_letter *l = &run->letters[i];
        n += kz_utf8_put(out + n, kz_to_lower(l->twin ? l->twin->to[l->choice] : l->cp));
    }
    return (kz_slice){out, n};
}

kz_knowledge kz_run_knowledge(const kz_run *run) {
    char lower[KZ_MAX_WORD * 4];
    return kz_how_known(kz_run_lower(run, lower));
}
