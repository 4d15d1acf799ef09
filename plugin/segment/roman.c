/* Roman numerals. */
#include "segment/lex.h"

/* The value of a Roman digit; the Cyrillic letters that stand for Latin ones are І and Х. */
static uint32_t roman_digit(uint32_t cp) {
    switch (cp) {
    case 'I':
    case 0x406:
    case 0x4C0:
        return 1;
    case 'V':
        return 5;
    case 'X':
    case 0x425:
        return 10;
    case 'L':
        return 50;
    case 'C':
        return 100;
    case 'D':
        return 500;
    case 'M':
        return 1000;
    default:
        return 0;
    }
}

/* Only the usual form is one (no IIII, no IC). One or two letters count only if they are of I, V, X: C, D, L, M, CD and
 * MC are rather something else. */
uint32_t kz_roman_value(kz_slice core) {
    static const struct {
        uint32_t value;
        char letters[3];
    } steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                 {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
    enum { LONGEST = 15, STEPS = sizeof steps / sizeof *steps };
    uint32_t digits[LONGEST + 1] = {0}, n = 0, length, largest = 0, value = 0;
    for (uint32_t at = 0; at < core.n; at += length) {
        uint32_t digit = roman_digit(kz_lex_peek(core, at, &length));
        if (digit == 0 || n == LONGEST)
            return 0;
        digits[n++] = digit;
        largest = digit > largest ? digit : largest;
    }
    if (n == 0 || (n <= 2 && largest > 10))
        return 0;
    uint32_t at = 0, repeats = 0;
    for (uint32_t i = 0; i < STEPS && at < n;) {
        bool pair = steps[i].letters[1] != 0;
        bool here = digits[at] == roman_digit((unsigned char)steps[i].letters[0]) &&
                    (!pair || digits[at + 1] == roman_digit((unsigned char)steps[i].letters[1]));
        bool repeatable = strchr("IXCM", steps[i].letters[0]) != NULL && !pair;
        if (here) {
            at += 1 + pair;
            value += steps[i].value;
        }
        if (!here || !repeatable || ++repeats == 3) {
            i++;
            repeats = 0;
        }
    }
    return at == n ? value : 0;
}
