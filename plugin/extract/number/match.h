/* Finding words of a table in running text, with the endings that they carry there. */
#ifndef KZ_EXTRACT_NUMBER_MATCH_H
#define KZ_EXTRACT_NUMBER_MATCH_H

#include "extract/number/number_table.h"
#include "morph/morph.h"
#include "text/text.h"

typedef struct kz_tail {
    uint8_t derivation; /* kz_derivation */
    uint8_t case_;      /* kz_case */
    bool plural, possessive, attributive;
} kz_tail;

static inline bool kz_tail_none(kz_tail e) {
    return e.derivation == KZ_DERIVED_NOT && e.case_ == KZ_CASE_NOM && !e.plural && !e.possessive && !e.attributive;
}

/* Reads all of `text` (lower case, a hyphen before it or not) as one chain of endings of data/numbers/endings.tsv.
 * possessed: the stem ends in a possessive of the third person («АҚШ доллары»), so «на» may follow it. */
bool kz_read_tail(kz_slice text, bool possessed, kz_tail *out);

/* Bits that a table's value may have above its index, to say how a key goes on. */
enum {
    KZ_KEY_SHORT = 1 << 16,  /* an abbreviation or sign: endings come after a hyphen only */
    KZ_KEY_STEM = 1 << 17,   /* no word without an ending */
    KZ_KEY_IZAFET = 1 << 18, /* ends in a possessive */
    KZ_KEY_PREFIX = 1 << 19  /* no key but the first words of one */
};
static inline uint32_t kz_key_index(uint32_t value) {
    return value & 0xFFFF;
}

typedef struct kz_match {
    uint32_t value;        /* of the table's entry */
    uint32_t key_end, end; /* bytes: without and with the ending */
    kz_tail ending;
} kz_match;

/* The longest key that stands at `at` in the lower-case text and after which only endings follow up to the end of
 * the word. A space in a key is any white space but a line end. in_parts: the word may also end at a hyphen after
 * which no ending follows («екі-үш»). */
bool kz_match_at(const kz_table *table, kz_slice lower, uint32_t at, bool in_parts, kz_match *out);

/* Does data/numbers/contexts.tsv have «rule word»? */
bool kz_context_form(kz_slice rule, kz_slice form);
/* … «rule word other»? */
bool kz_context_pair(kz_slice rule, kz_slice word, kz_slice other);
/* … where other, with any endings, stands at `at`? */
bool kz_context_at(kz_slice rule, kz_slice word, kz_slice lower, uint32_t at);

/* The end of the word at `at`: letters and digits, and hyphens and apostrophes inside. Stops after 256 bytes, so that
 * a word without end costs no more than others. */
uint32_t kz_word_end(kz_slice text, uint32_t at);

/* Skips white space but line ends. */
uint32_t kz_skip_blank(kz_slice text, uint32_t at);

#endif
