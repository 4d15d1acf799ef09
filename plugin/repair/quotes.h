/* Quotation marks of a line: which open, which close, which belong together, and what each becomes. */
#ifndef KZ_REPAIR_QUOTES_H
#define KZ_REPAIR_QUOTES_H

#include "text/text.h"

typedef struct kz_quote {
    kz_span span;
    uint8_t kind, role;
    bool plain; /* the neighbours leave no doubt about the role */
    bool paired;
    kz_slice with; /* what it becomes; n is 0 where it stays as it is */
} kz_quote;
typedef KZ_VEC(kz_quote) kz_quotes;

/* Fills `quotes` (emptied first) with the marks of the line in order. Marks become « » outside and “ ” inside of a
 * pair. An unpaired one becomes what its neighbours tell; one of which they tell nothing, and marks that have other
 * uses (apostrophes, inches, > in menus), stay. Linear in the line. */
void kz_read_quotes(kz_arena *arena, kz_slice text, kz_span line, kz_quotes *quotes);

#endif
