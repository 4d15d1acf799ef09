/* Personal data taken out of a text: what the identifiers of its kinds stand in is replaced, and each replacement
 * noted. */
#ifndef KZ_CORPUS_MASK_H
#define KZ_CORPUS_MASK_H

#include "corpus/siphash.h"
#include "extract/identifier/identifier.h"

typedef enum kz_mask_style {
    KZ_MASK_TAG,      /* <PHONE> */
    KZ_MASK_SHAPE,    /* +0 000 000 00 00: each digit 0, each letter x or X */
    KZ_MASK_PSEUDONYM /* <PHONE-3b6f20c1d5a49e77>: the same for the same value under the same key */
} kz_mask_style;

typedef struct kz_masking {
    uint32_t kinds; /* a bit for each kz_identifier_kind that is masked */
    kz_mask_style style;
    kz_sip_key key; /* for pseudonyms */
} kz_masking;

/* IIN, telephone, mail address, IBAN, card. */
enum { KZ_MASK_USUAL = 1 << KZ_ID_IIN | 1 << KZ_ID_PHONE | 1 << KZ_ID_EMAIL | 1 << KZ_ID_IBAN | 1 << KZ_ID_CARD };

/* The text with everything of these kinds replaced (but telephone numbers of services, 101), the text itself where
 * there is nothing. Lines are independent. Each edit has one bit of `rules`: 1 << kz_identifier_kind. A masked text
 * that is masked again stays as it is. */
kz_slice kz_mask(kz_arena *arena, kz_slice text, const kz_masking *how, kz_edits *edits);

#endif
