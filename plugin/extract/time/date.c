/* Days of the Gregorian calendar. */
#include "extract/time/time.h"

static bool leap(int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

uint8_t kz_days_in_month(int32_t year, uint8_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

static bool read_digits(const char *at, uint32_t n, int32_t *out) {
    *out = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (at[i] < '0' || at[i] > '9')
            return false;
        *out = *out * 10 + (at[i] - '0');
    }
    return true;
}

bool kz_date_read(kz_slice text, kz_date *out) {
    int32_t year, month, day;
    if (text.n != 10 || text.at[4] != '-' || text.at[7] != '-' || !read_digits(text.at, 4, &year) ||
        !read_digits(text.at + 5, 2, &month) || !read_digits(text.at + 8, 2, &day))
        return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > kz_days_in_month(year, (uint8_t)month))
        return false;
    *out = (kz_date){year, (uint8_t)month, (uint8_t)day};
    return true;
}
