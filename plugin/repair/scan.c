#include "repair/scan.h"

enum { STRIDE = 16 };

uint32_t kz_scan(const kz_scan_table *table, kz_slice text, uint32_t at) {
    if (at >= text.n)
        return text.n;
    const unsigned char *p = (const unsigned char *)text.at;
    if (table->first['\n'] & table->second[p[at]])
        return at;
    at++;
    while (text.n - at >= STRIDE) {
        uint32_t found = 0;
        for (uint32_t i = 0; i < STRIDE; i++)
            found |= (uint32_t)table->first[p[at + i - 1]] & table->second[p[at + i]];
        if (found)
            break;
        at += STRIDE;
    }
    while (at < text.n && !(table->first[p[at - 1]] & table->second[p[at]]))
        at++;
    return at;
}
