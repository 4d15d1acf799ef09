/* Which alphabet a text is in: its script; and of the Latin ones that whose letters it has, or, where the letters of
 * several would do, that in which most of its words are words. */
#include "script/parts.h"

enum {
    ENOUGH_LETTERS = 400, /* of a line for its script */
    SAMPLE = 16 * 1024,   /* bytes of a text */
    ENOUGH_WORDS = 24,    /* looked up to tell two alphabets apart */
    LONGEST_WORD = 96,
    FOREIGN = -4 /* a letter that the alphabet does not have */
};

const char *kz_scheme_name(kz_scheme scheme) {
    static const char *const names[] = {"cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9", "auto"};
    return names[scheme];
}

kz_scheme kz_scheme_named(kz_slice name) {
    for (int s = KZ_CYRL; s <= KZ_SCHEME_AUTO; s++) {
        const char *known = kz_scheme_name((kz_scheme)s);
        if (name.n == strlen(known) && memcmp(name.at, known, name.n) == 0)
            return (kz_scheme)s;
    }
    return (kz_scheme)(KZ_SCHEME_AUTO + 1);
}

kz_writing kz_writing_of(kz_slice line) {
    uint32_t cyrillic = 0, latin = 0, arabic = 0, length;
    for (uint32_t at = 0; at < line.n && cyrillic + latin + arabic < ENOUGH_LETTERS; at += length) {
        unsigned char c = (unsigned char)line.at[at];
        length = 1;
        if (c < 0x80) {
            latin += ((c | 32) >= 'a' && (c | 32) <= 'z');
        } else if ((c & 0xFC) == 0xD0) {
            cyrillic++;
        } else if (c >= 0xC2) {
            kz_script script = kz_script_of(kz_utf8_at(line, at, &length));
            latin += script == KZ_S_LATIN;
            arabic += script == KZ_S_ARABIC;
        }
    }
    if (cyrillic + latin + arabic == 0)
        return KZ_WRITING_NONE;
    /* a few Kazakh words among names and addresses are enough: those are ever Latin */
    if (cyrillic * 3 >= latin && cyrillic >= arabic && cyrillic > 0)
        return KZ_WRITING_CYRILLIC;
    return arabic * 3 >= latin && arabic > 0 ? KZ_WRITING_ARABIC : KZ_WRITING_LATIN;
}

/* ---- the Latin schemes ---- */

static const kz_scheme LATIN[] = {KZ_LATN_2021, KZ_LATN_2018, KZ_LATN_2017, KZ_BGN, KZ_ISO9};
enum { LATIN_SCHEMES = sizeof LATIN / sizeof *LATIN };

static bool has_letter(kz_scheme scheme, uint32_t cp) {
    for (uint32_t i = kz_unit_first[scheme - 1]; i < kz_unit_first[scheme]; i++)
        for (uint32_t k = 0; k < kz_unit_rows[i].length; k++)
            if (kz_unit_rows[i].cp[k] == cp)
                return true;
    return false;
}

static bool has_pair(kz_scheme scheme, uint32_t first, uint32_t second) {
    for (uint32_t i = kz_unit_first[scheme - 1]; i < kz_unit_first[scheme]; i++) {
        const kz_unit_row *row = &kz_unit_rows[i];
        if (row->length == 2 && row->cp[0] == first && row->cp[1] == second)
            return true;
    }
    return false;
}

static bool is_apostrophe(uint32_t cp) {
    bool upper;
    return kz_script_fold(cp, KZ_LATN_2017, &upper) == '\'';
}

typedef struct evidence {
    int32_t score[LATIN_SCHEMES];
    uint32_t letters;
    bool second[128]; /* ASCII letters that some alphabet reads together with the one before */
    bool letter[LATIN_SCHEMES][128];
} evidence;

/* What the alphabets make of ASCII letters. */
static void find_letters(evidence *e) {
    for (uint32_t s = 0; s < LATIN_SCHEMES; s++) {
        for (uint32_t i = kz_unit_first[LATIN[s] - 1]; i < kz_unit_first[LATIN[s]]; i++) {
            const kz_unit_row *row = &kz_unit_rows[i];
            for (uint32_t k = 0; k < row->length; k++)
                if (row->cp[k] < 128)
                    e->letter[s][row->cp[k]] = true;
            if (row->length == 2 && row->cp[1] < 128)
                e->second[row->cp[1]] = true;
        }
    }
}

/* ng is n and g as well: it proves nothing. */
static bool is_weak_pair(uint32_t first, uint32_t second) {
    return first == 'n' && second == 'g';
}

/* A character that is not ASCII, or two that some alphabet reads as one letter. */
static void weigh(evidence *e, uint32_t before, uint32_t cp) {
    bool upper;
    for (uint32_t s = 0; s < LATIN_SCHEMES; s++) {
        uint32_t folded = kz_script_fold(cp, LATIN[s], &upper);
        if (cp >= 0x80 && kz_script_of(cp) == KZ_S_LATIN)
            e->score[s] += has_letter(LATIN[s], folded) ? 1 : FOREIGN;
        bool pair = has_pair(LATIN[s], kz_script_fold(before, LATIN[s], &upper), folded);
        if (is_apostrophe(cp))
            e->score[s] += pair || (LATIN[s] == KZ_BGN && kz_is_letter(before)) ? pair : FOREIGN / 4;
        else if (pair && cp < 0x80 && !is_weak_pair(kz_to_lower(before), folded))
            e->score[s]++;
    }
}

static void weigh_letters(kz_slice line, evidence *e) {
    uint32_t before = 0, length;
    for (uint32_t at = 0; at < line.n; at += length) {
        uint32_t cp = kz_utf8_at(line, at, &length);
        if (cp >= 0x300 && cp < 0x370)
            cp = kz_compose(before, cp) ? kz_compose(before, cp) : cp;
        for (uint32_t s = 0; cp < 128 && kz_is_letter(cp) && s < LATIN_SCHEMES; s++)
            e->score[s] -= !e->letter[s][kz_to_lower(cp)];
        bool plain = cp < 128 && !e->second[kz_to_lower(cp)];
        if (!plain && (kz_is_letter(cp) || is_apostrophe(cp)))
            weigh(e, before, cp);
        e->letters += kz_is_letter(cp);
        before = cp;
    }
}

/* How many of a line's first words are words in this alphabet. */
static uint32_t known_words(kz_slice line, kz_scheme scheme) {
    uint32_t known = 0, words = 0, start = 0, length;
    for (uint32_t at = 0; at <= line.n && words < ENOUGH_WORDS; at += length) {
        uint32_t cp = at < line.n ? kz_utf8_at(line, at, &length) : ' ';
        length = at < line.n ? length : 1;
        if (kz_is_letter(cp) || kz_class(cp) == KZ_C_MARK || is_apostrophe(cp))
            continue;
        kz_units units;
        kz_choice choice;
        if (at > start && at - start < LONGEST_WORD &&
            kz_read_units((kz_slice){line.at + start, at - start}, scheme, 0, &units)) {
            kz_choose_spelling(&units, scheme, (kz_place){false, false, false}, &choice);
            known += choice.known || (choice.certain && kz_is_known(&choice.word));
            words++;
        }
        start = at + length;
    }
    return known;
}

kz_scheme kz_latin_scheme(kz_slice line, kz_scheme otherwise) {
    evidence e = {.letters = 0};
    find_letters(&e);
    weigh_letters(line, &e);
    if (e.letters == 0)
        return otherwise;
    int32_t best = e.score[0];
    uint32_t equal = 0, of = 0;
    for (uint32_t s = 0; s < LATIN_SCHEMES; s++)
        best = e.score[s] > best ? e.score[s] : best;
    for (uint32_t s = 0; s < LATIN_SCHEMES; s++) {
        equal += e.score[s] == best;
        of = e.score[s] == best ? s : of;
    }
    if (equal == 1)
        return LATIN[of];
    /* several would do: in which of them are the words words? */
    uint32_t most = 0;
    kz_scheme found = otherwise;
    for (uint32_t s = LATIN_SCHEMES; s-- > 0;) {
        uint32_t known = e.score[s] == best ? known_words(line, LATIN[s]) : 0;
        bool preferred = LATIN[s] == otherwise || (found != otherwise && known == most);
        if (known > most || (known == most && known > 0 && preferred)) {
            most = known;
            found = LATIN[s];
        }
    }
    return found;
}

kz_scheme kz_detect_scheme(kz_slice text) {
    kz_slice sample = {text.at, text.n < SAMPLE ? text.n : SAMPLE};
    switch (kz_writing_of(sample)) {
    case KZ_WRITING_CYRILLIC:
        return KZ_CYRL;
    case KZ_WRITING_ARABIC:
        return KZ_ARAB;
    case KZ_WRITING_LATIN:
        return kz_latin_scheme(sample, KZ_LATN_2021);
    default:
        return KZ_SCHEME_AUTO;
    }
}
