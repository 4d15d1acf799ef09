/* Inside the stage: text that was read by a wrong code page. */
#ifndef KZ_ENCODING_MOJIBAKE_H
#define KZ_ENCODING_MOJIBAKE_H

#include "encoding/encoding.h"
#include "encoding/marks.h"

/* The text read again, itself where nothing was misread. `marks` are those of the text. */
kz_slice kz_undo_mojibake(kz_arena *arena, kz_slice text, kz_marks marks, kz_edits *edits);

#endif
