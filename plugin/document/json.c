#include "document/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char REPLACEMENT[] = "\xEF\xBF\xBD";

void kz_json_string(kz_buffer *b, kz_slice s) {
    kz_buffer_byte(b, '"');
    uint32_t plain = 0, at = 0;
    while (at < s.n) {
        unsigned char c = (unsigned char)s.at[at];
        uint32_t length = 1;
        bool valid = c < 0x80 || kz_utf8_at(s, at, &length) != KZ_INVALID;
        if (valid && c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
            at += length;
            continue;
        }
        kz_buffer_add(b, s.at + plain, at - plain);
        if (!valid)
            kz_buffer_add(b, REPLACEMENT, 3);
        else if (c == '\n')
            kz_buffer_add(b, "\\n", 2);
        else if (c == '"' || c == '\\') {
            kz_buffer_byte(b, '\\');
            kz_buffer_byte(b, (char)c);
        } else
            kz_buffer_format(b, "\\u%04x", c);
        at += length;
        plain = at;
    }
    kz_buffer_add(b, s.at + plain, at - plain);
    kz_buffer_byte(b, '"');
}

void kz_json_number(kz_buffer *b, double value) {
    if (fabs(value) < 1e15 && value == floor(value)) {
        kz_buffer_format(b, "%.0f", value);
        return;
    }
    char digits[40];
    for (int precision = 6; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    for (char *p = digits; *p; p++)
        if (*p == ',')
            *p = '.'; /* the host's locale may write a decimal comma */
    kz_buffer_add(b, digits, (uint32_t)strlen(digits));
}

void kz_json_next(kz_buffer *b) {
    char last = b->n ? b->at[b->n - 1] : '[';
    if (last != '[' && last != '{')
        kz_buffer_byte(b, ',');
}

void kz_json_key(kz_buffer *b, const char *key) {
    kz_json_next(b);
    kz_json_string(b, (kz_slice){key, (uint32_t)strlen(key)});
    kz_buffer_byte(b, ':');
}
