/* Inside the stage: words as they are said, one behind the other. The last one takes the endings. */
#ifndef KZ_SPELL_SAYING_H
#define KZ_SPELL_SAYING_H

#include "morph/grammar_table.h"
#include "spell/spell_table.h"
#include "text/text.h"

typedef struct kz_saying {
    kz_buffer words;
    bool glued; /* the next word follows without a space */
} kz_saying;

void kz_saying_start(kz_saying *s, kz_arena *arena);
void kz_saying_clear(kz_saying *s);
void kz_say(kz_saying *s, kz_slice word);
static inline void kz_say_word(kz_saying *s, kz_said which) {
    kz_say(s, kz_said_words[which]);
}
/* What joins two parts of a range: the next word stands right behind it. */
void kz_say_joint(kz_saying *s, kz_slice joint);
/* The word that takes the endings. */
kz_slice kz_last_said(const kz_saying *s);

/* ---- Numbers, from digits in ASCII ---- */

enum { KZ_MOST_SPELLED = KZ_SAID_GROUPS * 3 };

/* The number; false (and nothing said) where it has more than KZ_MOST_SPELLED digits after leading zeros. */
bool kz_say_integer(kz_saying *s, kz_slice digits);
void kz_say_value(kz_saying *s, uint32_t value);
/* «төрт бүтін оннан үш»: the last `scale` digits are decimals. */
bool kz_say_decimal(kz_saying *s, kz_slice digits, uint32_t scale);
/* «екі жарым», «жарты» */
bool kz_say_half(kz_saying *s, kz_slice whole);
/* «төрттен үш» */
bool kz_say_fraction(kz_saying *s, kz_slice over, kz_slice under);
/* «нөл нөл жеті» */
void kz_say_digits(kz_saying *s, kz_slice digits);
/* Digits in a group of a telephone number: a number, «нөл бес», or two and two. */
void kz_say_group(kz_saying *s, kz_slice digits);

/* ---- Endings ---- */

typedef enum kz_said_derivation {
    KZ_SAID_AS_IS,
    KZ_SAID_ALIKE,    /* жүздей */
    KZ_SAID_MANIFOLD, /* жүздеген */
    KZ_SAID_QUALITY,  /* жүздік */
    KZ_SAID_TOGETHER  /* екеу */
} kz_said_derivation;

typedef struct kz_said_ending {
    uint64_t feats;
    uint8_t derivation;
    bool attributive; /* -дағы */
} kz_said_ending;

/* Reads an ending that was written behind digits or a sign (lower case, no hyphen) for the word that is said there:
 * «ке» of 9-ке is the dative whatever its vowel, «нен» of 1-нен stands behind a possessive. False if it is none. */
bool kz_read_said_ending(kz_slice ending, kz_slice word, kz_said_ending *out);
/* Gives the last word the ending; false (and nothing changed) where there is no such form. */
bool kz_say_ending(kz_saying *s, const kz_said_ending *ending);
bool kz_say_feats(kz_saying *s, uint64_t feats);
bool kz_say_ordinal(kz_saying *s);

#endif
