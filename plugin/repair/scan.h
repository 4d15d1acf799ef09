/* Finds the places of a text that may need repair, at more than a byte a nanosecond. */
#ifndef KZ_REPAIR_SCAN_H
#define KZ_REPAIR_SCAN_H

#include "repair/scan_table.h"
#include "text/slice.h"

/* The offset of the second byte of the next suspicious pair from `at` on, or text.n. The byte before `at` is taken for
 * a line end. */
uint32_t kz_scan(const kz_scan_table *table, kz_slice text, uint32_t at);

#endif
