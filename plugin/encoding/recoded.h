/* Inside the stage: KZ-1048 and PT154 that were read by windows-1251: Ќазаќстан. */
#ifndef KZ_ENCODING_RECODED_H
#define KZ_ENCODING_RECODED_H

#include "encoding/encoding.h"

enum { KZ_FEWEST_MOVED = 2 /* letters without which there is none */ };

/* Replaces *text and gives the edits where there was any; else false. A word or two in a text that is right otherwise
 * is left to kz_repair, which knows what single letters look like. */
bool kz_undo_recoded(kz_arena *arena, kz_slice *text, kz_edits *edits);

#endif
