/* Numbers, dates, times and short forms as Kazakh says them. */
#ifndef KZ_SPELL_SPELL_H
#define KZ_SPELL_SPELL_H

#include "text/text.h"

/* What a part of a text was taken for; the names are those of edits and of options. */
typedef enum kz_said_kind {
    KZ_SAID_NUMBER,
    KZ_SAID_ORDINAL,
    KZ_SAID_FRACTION,
    KZ_SAID_PERCENT,
    KZ_SAID_MONEY,
    KZ_SAID_QUANTITY,
    KZ_SAID_DATE,
    KZ_SAID_TIME,
    KZ_SAID_ROMAN,
    KZ_SAID_SCORE,
    KZ_SAID_PHONE,
    KZ_SAID_CODE,
    KZ_SAID_SIGN,
    KZ_SAID_ABBREVIATION,
    KZ_SAID_ACRONYM,
    KZ_SAID_KINDS
} kz_said_kind;
const char *kz_said_kind_name(kz_said_kind kind); /* number, ordinal … */

typedef enum kz_acronym_reading {
    KZ_ACRONYMS_KEPT,
    KZ_ACRONYMS_SPELLED, /* бұ-ұ-ұ */
    KZ_ACRONYMS_IN_FULL  /* Біріккен Ұлттар Ұйымы; those that the table lacks stay */
} kz_acronym_reading;

typedef struct kz_verbalizing {
    uint32_t without; /* a bit for each kz_said_kind that is to stay as it is written */
    uint8_t acronyms; /* kz_acronym_reading */
} kz_verbalizing;

/* The text as it is read aloud: digits, signs, Roman numerals and abbreviations become words, all else stays byte for
 * byte. Lines are independent. The same slice comes back where nothing changes. Each edit has one bit of
 * `rules`: 1 << kz_said_kind. */
kz_slice kz_verbalize(kz_arena *arena, kz_slice text, const kz_verbalizing *options, kz_edits *edits);

typedef enum kz_spelled {
    KZ_SPELLED,
    KZ_SPELLED_NO_NUMBER, /* the text has nothing that could be spelled */
    KZ_SPELLED_NO_FORM,   /* there is no such form of it */
    KZ_SPELLED_TOO_LARGE  /* more than KZ_MOST_SPELLED digits */
} kz_spelled;

typedef struct kz_spell_options {
    uint64_t feats; /* Case, Number, person of the possessor, NumType=Ord and NumType=Coll */
    bool digits;    /* one by one: «екі нөл екі бір» */
    bool each;      /* «екі-екіден» */
    bool nearly;    /* «жүзге жуық» */
} kz_spell_options;

/* One number, amount, date or time in words; the features are those of its last word. */
kz_spelled kz_spell(kz_arena *arena, kz_slice text, const kz_spell_options *how, kz_slice *out);

/* The text with the endings of these features as they are written behind digits, signs and acronyms: 6-ға, 10 %-ға,
 * АҚШ-тың. `full`: 5-інші for 5-ші. false where there is no such form. */
bool kz_suffix(kz_arena *arena, kz_slice text, uint64_t feats, bool full, kz_slice *out);

#endif
