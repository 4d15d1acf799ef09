/* The three passes of kz_repair. Each takes the text of the one before and notes its edits in the rewriter; the first
 * takes any bytes, the others valid UTF-8. */
#ifndef KZ_REPAIR_PASSES_H
#define KZ_REPAIR_PASSES_H

#include "repair/rewriter.h"

void kz_repair_characters(kz_rewriter *r);
void kz_repair_letters(kz_rewriter *r);
void kz_repair_punctuation(kz_rewriter *r);

#endif
