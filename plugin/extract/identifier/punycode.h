/* Host names in letters beyond ASCII, as the net knows them (RFC 3492, RFC 5891). */
#ifndef KZ_EXTRACT_IDENTIFIER_PUNYCODE_H
#define KZ_EXTRACT_IDENTIFIER_PUNYCODE_H

#include "text/text.h"

/* мысал.қаз is xn--80awbu3c.xn--80ao21a. The host is in small letters, at most 253 bytes; empty where a label is too
 * long. */
kz_slice kz_host_to_ascii(kz_arena *arena, kz_slice host);

#endif
