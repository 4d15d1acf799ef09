/* The alphabets of Kazakh, from one to the other: Cyrillic, the official Latin ones, töte (Arabic letters), and the
 * romanizations BGN/PCGN and ISO 9.
 *
 * What a letter is written as stands in data/script/letters.tsv. From Cyrillic it is enough to look that up; on the way
 * back several letters share a spelling, and the lexicon and the endings of morph/ decide. Between two other alphabets
 * the way leads through Cyrillic. Bytes that are no UTF-8, and all that is no word of the alphabet that is read
 * (addresses, Latin names in Cyrillic text, numbers), are carried through. Time is linear in the text. */
#ifndef KZ_SCRIPT_SCRIPT_H
#define KZ_SCRIPT_SCRIPT_H

#include "text/text.h"

typedef enum kz_scheme {
    KZ_CYRL,
    KZ_LATN_2017, /* with apostrophes: Qazaqstan Respy'bli'kasy */
    KZ_LATN_2018, /* with acutes: Qazaqstan Respýblıkasy */
    KZ_LATN_2021, /* Qazaqstan Respublikasy */
    KZ_ARAB,      /* töte */
    KZ_BGN,
    KZ_ISO9,
    KZ_SCHEMES,
    KZ_SCHEME_AUTO = KZ_SCHEMES /* found out line by line */
} kz_scheme;

/* cyrl, latn-2017, latn-2018, latn-2021, arab, bgn, iso9; auto for KZ_SCHEME_AUTO. */
const char *kz_scheme_name(kz_scheme scheme);
/* The scheme of this name (auto is one), or KZ_SCHEMES + 1. */
kz_scheme kz_scheme_named(kz_slice name);

/* The scheme in which most of the text is written; KZ_SCHEME_AUTO where no letter tells. */
kz_scheme kz_detect_scheme(kz_slice text);

/* The text in another alphabet. `found` (may be NULL) is the scheme that was read: `from`, or what most of the text was
 * taken for. The answer lies in the arena, or is `text` itself where nothing had to be changed. */
kz_slice kz_translit(kz_arena *arena, kz_slice text, kz_scheme to, kz_scheme from, kz_scheme *found);

/* The text in capitals, in small letters, or with a capital at the start of each word, as the alphabet has them (2021:
 * i İ, ı I). The Arabic script has no capitals. */
typedef enum kz_letter_case { KZ_UPPER_CASE, KZ_LOWER_CASE, KZ_TITLE_CASE } kz_letter_case;
kz_slice kz_change_case(kz_arena *arena, kz_slice text, kz_letter_case wanted, kz_scheme scheme);

#endif
