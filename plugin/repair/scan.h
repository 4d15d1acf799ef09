/* Finds the places of a text that may need repair, at about a byte a nanosecond. */
#ifndef KZ_REPAIR_SCAN_H
#define KZ_REPAIR_SCAN_H

#include "repair/scan_table.h"
#include "text/slice.h"

/* The offset of the second byte of the next pair from `at` on that is suspicious by one of these rules, or text.n. What
 * stands before the text is taken for a line end. */
uint32_t kz_scan(uint32_t rules, kz_slice text, uint32_t at);
/* The rules by which the pair that ends at `at` is suspicious. */
uint32_t kz_scan_rules(kz_slice text, uint32_t at);

#endif
