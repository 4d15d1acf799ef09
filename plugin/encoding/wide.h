/* Inside the stage: UTF-16 and UTF-32. */
#ifndef KZ_ENCODING_WIDE_H
#define KZ_ENCODING_WIDE_H

#include "encoding/encoding.h"

/* UTF-16 or UTF-32 by the byte order mark or, without one, by the bytes of which each second (fourth) is that of the
 * alphabet; else KZ_UTF_8 with confidence 0. */
kz_encoding kz_find_wide(kz_slice bytes, uint8_t *confidence);
/* The bytes in one of the four encodings of that kind as UTF-8. */
kz_slice kz_decode_wide(kz_arena *arena, kz_slice bytes, kz_encoding encoding, kz_edits *edits);

#endif
