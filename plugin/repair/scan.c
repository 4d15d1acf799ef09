#include "repair/scan.h"

enum { STRIDE = 16 };

uint32_t kz_scan_rules(kz_slice text, uint32_t at) {
    const unsigned char *p = (const unsigned char *)text.at;
    return kz_scan_pairs.first[at ? p[at - 1] : '\n'] & kz_scan_pairs.second[p[at]];
}

uint32_t kz_scan(uint32_t rules, kz_slice text, uint32_t at) {
    if (at == 0 && text.n > 0) {
        if (kz_scan_rules(text, 0) & rules)
            return 0;
        at = 1;
    }
    const unsigned char *p = (const unsigned char *)text.at;
    const uint32_t *first = kz_scan_pairs.first, *second = kz_scan_pairs.second;
    while (at < text.n && text.n - at >= STRIDE) {
        uint32_t found = 0;
        for (uint32_t i = 0; i < STRIDE; i++)
            found |= first[p[at + i - 1]] & second[p[at + i]];
        if (found & rules)
            break;
        at += STRIDE;
    }
    while (at < text.n && !(first[p[at - 1]] & second[p[at]] & rules))
        at++;
    return at < text.n ? at : text.n;
}
