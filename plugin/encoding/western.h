/* Inside the stage: Cyrillic code pages that were read by windows-1252 or ISO 8859-1: Ðåñïóáëèêà. */
#ifndef KZ_ENCODING_WESTERN_H
#define KZ_ENCODING_WESTERN_H

#include "encoding/encoding.h"

enum { KZ_FEWEST_WESTERN = 8 /* letters of U+00C0 to U+00FF without which there is none */ };

/* Replaces *text and gives the edits where there was any; else false. */
bool kz_undo_western(kz_arena *arena, kz_slice *text, kz_edits *edits);

#endif
