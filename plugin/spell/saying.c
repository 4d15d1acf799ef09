/* Numbers as words. */
#include "spell/saying.h"

void kz_saying_start(kz_saying *s, kz_arena *arena) {
    enum { EXPECTED = 256 };
    kz_buffer_init(&s->words, arena, EXPECTED);
    s->glued = false;
}

void kz_saying_clear(kz_saying *s) {
    s->words.n = 0;
    s->glued = false;
}

void kz_say(kz_saying *s, kz_slice word) {
    if (word.n == 0)
        return;
    if (s->words.n && !s->glued)
        kz_buffer_byte(&s->words, ' ');
    s->glued = false;
    kz_buffer_slice(&s->words, word);
}

void kz_say_joint(kz_saying *s, kz_slice joint) {
    kz_buffer_slice(&s->words, joint);
    s->glued = true;
}

/* ---- Numbers ---- */

static void say_hundreds(kz_saying *s, const char three[3]) {
    uint32_t hundreds = (uint32_t)(three[0] - '0'), tens = (uint32_t)(three[1] - '0'),
             units = (uint32_t)(three[2] - '0');
    if (hundreds > 1)
        kz_say(s, kz_said_units[hundreds]);
    if (hundreds)
        kz_say(s, kz_said_tens[10]);
    if (tens)
        kz_say(s, kz_said_tens[tens]);
    if (units)
        kz_say(s, kz_said_units[units]);
}

static kz_slice without_zeros(kz_slice digits) {
    while (digits.n && digits.at[0] == '0')
        digits = (kz_slice){digits.at + 1, digits.n - 1};
    return digits;
}

/* A thousand is «мың», a million «бір миллион»; in the middle of a number «бір мың» is said, so that «екі миллион мың»
 * is not taken for something else. */
bool kz_say_integer(kz_saying *s, kz_slice digits) {
    kz_slice rest = without_zeros(digits);
    if (rest.n > KZ_MOST_SPELLED)
        return false;
    if (rest.n == 0) {
        kz_say(s, kz_said_units[0]);
        return true;
    }
    uint32_t groups = (rest.n + 2) / 3, at = 0;
    for (uint32_t group = groups; group-- > 0;) {
        char three[3] = {'0', '0', '0'};
        uint32_t n = rest.n - at - group * 3;
        memcpy(three + 3 - n, rest.at + at, n);
        bool bare_thousand = group == 1 && groups == 2 && memcmp(three, "001", 3) == 0;
        if (!bare_thousand)
            say_hundreds(s, three);
        if (group && memcmp(three, "000", 3) != 0)
            kz_say(s, kz_said_groups[group]);
        at += n;
    }
    return true;
}

void kz_say_value(kz_saying *s, uint32_t value) {
    char digits[12];
    uint32_t n = sizeof digits;
    for (; value; value /= 10)
        digits[--n] = (char)('0' + value % 10);
    kz_say_integer(s, (kz_slice){digits + n, (uint32_t)sizeof digits - n});
}

/* оннан, жүзден, мыңнан, он мыңнан … */
static bool say_power(kz_saying *s, uint32_t exponent) {
    if (exponent % 3)
        kz_say(s, kz_said_tens[exponent % 3 == 1 ? 1 : 10]);
    if (exponent >= 3)
        kz_say(s, kz_said_groups[exponent / 3]);
    return kz_say_feats(s, KZ_UD_CASE_ABL);
}

bool kz_say_decimal(kz_saying *s, kz_slice digits, uint32_t scale) {
    enum { MOST_DECIMALS = 9 };
    kz_slice whole = {digits.at, digits.n - scale}, decimals = {digits.at + whole.n, scale};
    if (!kz_say_integer(s, whole))
        return false;
    if (without_zeros(decimals).n == 0) /* 100,0 */
        return true;
    if (scale > MOST_DECIMALS) {
        kz_say_word(s, KZ_SAID_COMMA);
        kz_say_digits(s, decimals);
        return true;
    }
    kz_say_word(s, KZ_SAID_WHOLE);
    return say_power(s, scale) && kz_say_integer(s, decimals);
}

bool kz_say_half(kz_saying *s, kz_slice whole) {
    if (without_zeros(whole).n == 0) {
        kz_say_word(s, KZ_SAID_HALF_ALONE);
        return true;
    }
    if (!kz_say_integer(s, whole))
        return false;
    kz_say_word(s, KZ_SAID_HALF);
    return true;
}

bool kz_say_fraction(kz_saying *s, kz_slice over, kz_slice under) {
    return kz_say_integer(s, under) && kz_say_feats(s, KZ_UD_CASE_ABL) && kz_say_integer(s, over);
}

void kz_say_digits(kz_saying *s, kz_slice digits) {
    for (uint32_t i = 0; i < digits.n; i++)
        kz_say(s, kz_said_units[digits.at[i] - '0']);
}

void kz_say_group(kz_saying *s, kz_slice digits) {
    enum { MOST_AT_ONCE = 3, PAIRS = 4 };
    while (digits.n && digits.at[0] == '0') {
        kz_say(s, kz_said_units[0]);
        digits = (kz_slice){digits.at + 1, digits.n - 1};
    }
    if (digits.n == PAIRS) {
        kz_say_group(s, (kz_slice){digits.at, 2});
        kz_say_group(s, (kz_slice){digits.at + 2, 2});
    } else if (digits.n > MOST_AT_ONCE) {
        kz_say_digits(s, digits);
    } else if (digits.n) {
        kz_say_integer(s, digits);
    }
}
