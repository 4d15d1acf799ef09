/* Groups of digits: which separators are thousands, which one is the decimal sign. */
#include "extract/number/atom.h"

enum { MOST_GROUPS = 8, MOST_DIGITS = 18, THOUSANDS = 3 };

typedef struct digit_groups {
    uint32_t n;
    uint32_t size[MOST_GROUPS];
    char separator[MOST_GROUPS]; /* before the group; ' ' for any white space */
    double all;                  /* the digits as one number */
    uint32_t digits, end;
    bool leading_zero;
} digit_groups;

static bool digit_at(kz_slice s, uint32_t at, uint32_t limit) {
    return at < limit && s.at[at] >= '0' && s.at[at] <= '9';
}

static uint32_t separator_at(kz_slice s, uint32_t at, uint32_t limit, char *separator) {
    uint32_t length;
    if (at >= limit)
        return 0;
    uint32_t cp = kz_utf8_at(s, at, &length);
    *separator = cp == '.' || cp == ',' ? (char)cp : ' ';
    return (*separator != ' ' || kz_is_space(cp)) && digit_at(s, at + length, limit) ? length : 0;
}

static bool read_groups(kz_slice s, uint32_t at, uint32_t limit, digit_groups *g) {
    memset(g, 0, sizeof *g);
    g->leading_zero = s.at[at] == '0';
    for (;;) {
        uint32_t start = at;
        while (digit_at(s, at, limit)) {
            g->all = g->all * 10 + (s.at[at++] - '0');
            g->digits++;
        }
        g->size[g->n++] = at - start;
        g->end = at;
        char separator;
        uint32_t length = separator_at(s, at, limit, &separator);
        if (!length)
            return g->digits <= MOST_DIGITS;
        if (g->n == MOST_GROUPS || g->digits > MOST_DIGITS)
            return false;
        g->separator[g->n] = separator;
        at += length;
    }
}

/* Do the groups from the second to the one before `end` have three digits and one separator? */
static bool are_thousands(const digit_groups *g, uint32_t end) {
    if (g->size[0] > THOUSANDS || g->leading_zero)
        return end <= 1;
    for (uint32_t i = 1; i < end; i++)
        if (g->size[i] != THOUSANDS || g->separator[i] != g->separator[1])
            return false;
    return true;
}

uint32_t kz_read_digits(kz_slice text, uint32_t at, uint32_t limit, bool fraction, double *mantissa, uint8_t *scale) {
    digit_groups g;
    if (!read_groups(text, at, limit, &g))
        return 0;
    uint32_t last = g.n - 1;
    bool whole = are_thousands(&g, g.n);
    /* «1,200» is 1.2 in Kazakh, «1.200» is 1200; «1,844,036» can only be thousands */
    if (g.n == 2 && (g.separator[1] == ',' || (g.separator[1] == '.' && fraction)))
        whole = false;
    bool decimal = !whole && g.n > 1 && g.separator[last] != ' ' && are_thousands(&g, last) &&
                   (last == 1 || g.separator[last] != g.separator[1]);
    if (!whole && !decimal)
        return 0;
    if (g.leading_zero && g.size[0] > 1)
        return 0;
    *mantissa = g.all;
    *scale = decimal ? (uint8_t)g.size[last] : 0;
    return g.end;
}
