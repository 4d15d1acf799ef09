/* Inside the stage: which parts of a file that is not UTF-8 throughout are in a single-byte code page. */
#ifndef KZ_ENCODING_PIECES_H
#define KZ_ENCODING_PIECES_H

#include "encoding/encoding.h"

typedef KZ_VEC(kz_span) kz_pieces;

typedef struct kz_parts {
    kz_pieces raw;        /* in a code page, ASCII between words included */
    uint64_t utf8_bytes;  /* bytes of Cyrillic letters in UTF-8 */
    uint64_t loose_bytes; /* bytes over 0x7F that are in no UTF-8 character */
} kz_parts;

void kz_find_parts(kz_arena *arena, kz_slice bytes, kz_parts *parts);

#endif
