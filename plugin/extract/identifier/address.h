/* What the files on addresses share: names and post codes. */
#ifndef KZ_EXTRACT_IDENTIFIER_ADDRESS_H
#define KZ_EXTRACT_IDENTIFIER_ADDRESS_H

#include "extract/identifier/parts.h"

/* A word of data/identifiers/address.tsv at the byte. */
static inline bool kz_address_word(const kz_id_finder *f, uint32_t at, kz_match *m) {
    return at < f->s->lower.n && kz_id_word_at(&kz_address_words, f->s->lower, at, m);
}

/* The first token of the name that ends before the token of its head; that token itself where there is none. At most so
 * many words; `numbered`: a number alone will do, «12 ықшамаудан». */
uint32_t kz_address_name(const kz_id_finder *f, uint32_t head, uint32_t most, bool numbered);
/* The name with its head written out: «Абай көшесі» of «Абай к-сінде». */
kz_slice kz_address_written(const kz_id_finder *f, uint32_t first, uint32_t head, const kz_match *m);
/* «12-ықшамаудан» of «12 ықшамаудан», «12 ы/а»; word: where the head begins. */
kz_slice kz_numbered_place(const kz_id_finder *f, kz_span number, uint32_t word, const kz_match *m);
/* The full stop of an abbreviation of this part that the segmenter does not know: «Ак.», «к.». */
bool kz_is_stop_of(const kz_id_finder *f, uint32_t token, uint32_t part);

/* Six digits of a region, or Z05T9D3. */
bool kz_is_postcode(const kz_id_finder *f, uint32_t token);
/* The same in Latin letters. */
kz_slice kz_postcode_at(const kz_id_finder *f, uint32_t token);

#endif
