/* Bytes to text: what encoding they are in, and text that was read by a wrong code page read again.
 *
 * This stage runs before repair and knows it: it gives its edits rules of repair.h and asks it which words are known.
 * Text that is plain (valid UTF-8 without a character that a wrong code page would have put there) costs one fast look.
 */
#ifndef KZ_ENCODING_ENCODING_H
#define KZ_ENCODING_ENCODING_H

#include "repair/repair.h"
#include "text/text.h"

/* In the order of data/encoding/names.tsv, the code pages in that of codepages.tsv. */
typedef enum kz_encoding {
    KZ_UTF_8,
    KZ_UTF_16LE,
    KZ_UTF_16BE,
    KZ_UTF_32LE,
    KZ_UTF_32BE,
    KZ_WINDOWS_1251,
    KZ_KZ_1048,
    KZ_PTCP154,
    KZ_KOI8_R,
    KZ_IBM866,
    KZ_X_MAC_CYRILLIC,
    KZ_WINDOWS_1252, /* with ISO 8859-1; never found without being named */
    KZ_ENCODINGS,
    KZ_ENCODING_AUTO = KZ_ENCODINGS, /* to be found */
    KZ_ENCODING_UNKNOWN              /* a label that names none */
} kz_encoding;

/* "kz-1048": the name of WHATWG or IANA. */
const char *kz_encoding_name(kz_encoding encoding);
/* The encoding of a label, in any case, with or without hyphens; "auto" is KZ_ENCODING_AUTO. */
kz_encoding kz_encoding_named(kz_slice label);

typedef struct kz_decoded {
    kz_slice text;  /* the bytes themselves where nothing changed */
    kz_edits edits; /* bytes to text: KZ_RULE_ENCODING, KZ_RULE_MOJIBAKE */
    kz_encoding encoding;
    uint8_t confidence; /* of the encoding, 0 to 100 */
    bool valid;         /* the text is known to be valid UTF-8 */
} kz_decoded;

/* Reads bytes in this encoding. With KZ_ENCODING_AUTO the encoding is found, pieces in another one are read in theirs,
 * and mojibake is undone, if `undo` says so. What cannot be read stays: bytes that are not UTF-8 are left to kz_repair;
 * half a character at the end of UTF-16 becomes U+FFFD. A byte order mark goes. Linear in time and memory. */
kz_decoded kz_decode(kz_arena *arena, kz_slice bytes, kz_encoding encoding, bool undo);

#endif
