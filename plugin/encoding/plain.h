/* Inside the stage: the fast look that most text ends with. */
#ifndef KZ_ENCODING_PLAIN_H
#define KZ_ENCODING_PLAIN_H

#include "text/slice.h"

/* Whether the text is valid UTF-8 of ASCII, Kazakh and Russian letters and usual signs, without control characters and
 * without a pair of characters that only a wrong code page puts next to each other. It may say no of a good text that
 * has other letters; it never says yes of mojibake of more than a word or two. */
bool kz_is_plain(kz_slice text);

#endif
