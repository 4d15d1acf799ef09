/* Inside the stage: the fast look that most text ends with, and what it saw. */
#ifndef KZ_ENCODING_MARKS_H
#define KZ_ENCODING_MARKS_H

#include "text/slice.h"

/* What speaks for another encoding, or for a wrong code page. */
typedef struct kz_marks {
    uint32_t control; /* control characters that are no white space: UTF-16, UTF-32 */
    uint32_t invalid; /* bytes that are not UTF-8 */
    uint32_t western; /* letters of U+00C0 to U+00FF */
    uint32_t moved;   /* letters and signs beside letters that KZ-1048 or PT154 read by windows-1251 would give */
    bool chained;     /* characters in a row that are UTF-8 by a code page */
} kz_marks;

/* Valid UTF-8 of ASCII, Kazakh and Russian letters and usual signs is run through at some bytes a nanosecond; other
 * characters are looked at one by one. */
kz_marks kz_find_marks(kz_slice text);
/* The next line from the line start `at` on that may hold any of it, found as fast; an empty span at the text's end if
 * there is none. */
kz_span kz_next_marked_line(kz_slice text, uint32_t at);

#endif
