/* Numbers in digits, clock times, dates, telephone numbers. */
#include "segment/lex.h"

/* Groups of thousands in the longest number that makes sense (1e27). */
enum { MOST_GROUPS = 9 };

static uint32_t digits_end(kz_slice s, uint32_t at) {
    uint32_t length;
    while (at < s.n && kz_is_digit(kz_lex_peek(s, at, &length)))
        at += length;
    return at;
}

static uint32_t digits_count(kz_slice s, uint32_t at, uint32_t end) {
    return (unsigned char)s.at[at] < 0x80 ? end - at : (end - at) / 2;
}

static bool ascii_digit(kz_slice s, uint32_t at) {
    return at < s.n && s.at[at] >= '0' && s.at[at] <= '9';
}

/* A number of `least` to `most` ASCII digits that no digit follows; 0 if it is not there. */
static uint32_t read_digits(kz_slice s, uint32_t at, uint32_t least, uint32_t most, uint32_t *value) {
    uint32_t n = 0;
    *value = 0;
    while (n <= most && ascii_digit(s, at + n)) {
        *value = *value * 10 + (uint32_t)(s.at[at + n] - '0');
        n++;
    }
    return n >= least && n <= most ? at + n : 0;
}

/* Spaces that group thousands: space, no-break space, thin space, narrow no-break space. */
static uint32_t group_space(kz_slice s, uint32_t at) {
    uint32_t length, cp = kz_lex_peek(s, at, &length);
    return cp == ' ' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F ? length : 0;
}

/* 1 200 000: groups of exactly three digits after a first one of one to three. */
static uint32_t spaced_groups(kz_slice s, uint32_t start, uint32_t at) {
    if (digits_count(s, start, at) > 3 || s.at[start] == '0')
        return at;
    for (;;) {
        uint32_t space = group_space(s, at);
        uint32_t end = space ? digits_end(s, at + space) : 0;
        if (!end || end == at + space || digits_count(s, at + space, end) != 3)
            return at;
        /* 5 200-15-30, 1 200:30: the second number is part of something else */
        if (end < s.n && s.at[end] == ':' && ascii_digit(s, end + 1))
            return at;
        at = end;
    }
}

/* `separator digits`, again and again; says how many groups there are and whether all have three digits. Stops after
 * MOST_GROUPS, with *threes false. */
static uint32_t separated(kz_slice s, uint32_t at, char separator, uint32_t *groups, bool *threes) {
    *groups = 0;
    *threes = true;
    while (at + 1 < s.n && s.at[at] == separator && kz_lex_digit_at(s, at + 1)) {
        uint32_t end = digits_end(s, at + 1);
        *threes = *threes && digits_count(s, at + 1, end) == 3 && *groups < MOST_GROUPS;
        at = end;
        if (++*groups > MOST_GROUPS)
            break;
    }
    return at;
}

/* 2025нші, 9ға: an ending of two letters or more without its hyphen; `at` if there is none (5км). */
static uint32_t glued_ending(kz_slice s, kz_slice lower, uint32_t at) {
    enum { LONGEST = 24, TWO_LETTERS = 4 };
    uint32_t length, end = at;
    while (end < s.n && end - at <= LONGEST && kz_is_lower(kz_lex_peek(s, end, &length)))
        end += length;
    return end - at >= TWO_LETTERS && kz_is_ending(kz_sub(lower, (kz_span){at, end})) ? end : at;
}

uint32_t kz_lex_number(kz_slice s, kz_slice lower, uint32_t start, uint32_t *core_end) {
    uint32_t whole = digits_end(s, start), groups;
    uint32_t end = spaced_groups(s, start, whole);
    bool threes;
    uint32_t dotted = end == whole ? separated(s, end, '.', &groups, &threes) : end;
    if (dotted > end)
        end = dotted;
    uint32_t with_commas = separated(s, end, ',', &groups, &threes);
    bool years = groups == 1 && whole - start == 4 && with_commas - whole == 5;
    /* 1,2,3 is a list of numbers, 1,844,036 is one */
    if (groups == 1 ? !years : groups > 1 && threes && digits_count(s, start, whole) <= 3)
        end = with_commas;
    *core_end = end;
    uint32_t ending = kz_lex_hyphenated(s, end);
    return ending ? ending : glued_ending(s, lower, end);
}

uint32_t kz_lex_clock(kz_slice s, uint32_t at) {
    uint32_t hour, minute, second;
    uint32_t end = read_digits(s, at, 1, 2, &hour);
    if (!end || hour > 24 || end >= s.n || s.at[end] != ':')
        return 0;
    end = read_digits(s, end + 1, 2, 2, &minute);
    if (!end || minute > 59)
        return 0;
    if (end < s.n && s.at[end] == ':') {
        uint32_t more = read_digits(s, end + 1, 2, 2, &second);
        if (!more || second > 59)
            return 0;
        end = more;
    }
    return end;
}

static bool is_day_and_month(uint32_t day, uint32_t month) {
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/* 15.03.2021, 15/03/21 */
static uint32_t day_first(kz_slice s, uint32_t at) {
    uint32_t day, month, year;
    uint32_t end = read_digits(s, at, 1, 2, &day);
    if (!end || end >= s.n || (s.at[end] != '.' && s.at[end] != '/' && s.at[end] != '-'))
        return 0;
    char separator = s.at[end];
    end = read_digits(s, end + 1, 1, 2, &month);
    if (!end || end >= s.n || s.at[end] != separator || !is_day_and_month(day, month))
        return 0;
    uint32_t four = read_digits(s, end + 1, 4, 4, &year);
    if (four)
        return four;
    return separator == '-' ? 0 : read_digits(s, end + 1, 2, 2, &year);
}

/* 2021-03-15, 2021.03.15 */
static uint32_t year_first(kz_slice s, uint32_t at) {
    uint32_t day, month, year;
    uint32_t end = read_digits(s, at, 4, 4, &year);
    if (!end || end >= s.n || (s.at[end] != '.' && s.at[end] != '/' && s.at[end] != '-'))
        return 0;
    char separator = s.at[end];
    end = read_digits(s, end + 1, 2, 2, &month);
    if (!end || end >= s.n || s.at[end] != separator)
        return 0;
    end = read_digits(s, end + 1, 2, 2, &day);
    return end && is_day_and_month(day, month) ? end : 0;
}

uint32_t kz_lex_date(kz_slice s, uint32_t at) {
    uint32_t end = day_first(s, at);
    if (!end)
        end = year_first(s, at);
    /* 1.2.2021.4 is no date */
    return end && !(end < s.n && s.at[end] == '.' && ascii_digit(s, end + 1)) ? end : 0;
}

/* How the digits of a possible telephone number are grouped. */
typedef struct phone {
    uint32_t end, digits, groups;
    uint32_t group[8], start[8];
    bool plus, brackets;
} phone;

enum { KAZAKHSTANI_DIGITS = 11, MOST_DIGITS = 15, TOWN_CODE = 5 };

static uint32_t phone_separator(kz_slice s, uint32_t at) {
    uint32_t length = group_space(s, at);
    if (!length && kz_is_dash(kz_lex_peek(s, at, &length)))
        return length;
    return group_space(s, at);
}

/* 8 (72533) 5-12-34; pages write six digits after such a code as often as the right five. */
static bool has_town_code(const phone *p) {
    return p->brackets && p->groups > 1 && p->group[0] == 1 && p->group[1] == TOWN_CODE && !p->plus;
}

static void read_phone(kz_slice s, uint32_t at, phone *p) {
    memset(p, 0, sizeof *p);
    p->plus = s.at[at] == '+';
    at += p->plus;
    uint32_t most = p->plus && at < s.n && s.at[at] != '7' ? MOST_DIGITS : KAZAKHSTANI_DIGITS;
    while (p->groups < sizeof p->group / sizeof *p->group) {
        bool open = at < s.n && s.at[at] == '(';
        uint32_t start = at + open, end = start;
        while (end < start + MOST_DIGITS + 1 && ascii_digit(s, end))
            end++;
        if (end == start || p->digits + (end - start) > most + has_town_code(p) ||
            (open && (end >= s.n || s.at[end] != ')')))
            return;
        p->brackets |= open;
        p->start[p->groups] = start;
        p->group[p->groups++] = end - start;
        p->digits += end - start;
        p->end = end + open;
        uint32_t separator = phone_separator(s, p->end);
        at = p->end + separator;
        if (!separator && !open && (at >= s.n || s.at[at] != '('))
            return;
    }
}

/* 272-15-30; of 27-27-27 one pair must be too large for a day, or 12-13-14 мамыр would be one. */
static uint32_t local_phone(kz_slice s, uint32_t at) {
    enum { DAYS = 31 };
    uint32_t a, b, c;
    uint32_t first = read_digits(s, at, 2, 3, &a);
    uint32_t second = first && first < s.n && s.at[first] == '-' ? read_digits(s, first + 1, 2, 2, &b) : 0;
    uint32_t third = second && second < s.n && s.at[second] == '-' ? read_digits(s, second + 1, 2, 2, &c) : 0;
    if (!third || (third + 1 < s.n && s.at[third] == '-' && ascii_digit(s, third + 1)))
        return 0;
    return first - at == 3 || a > DAYS || b > DAYS || c > DAYS ? third : 0;
}

/* Kazakhstani numbers have eleven digits, 7 or 8 first, and a code that begins with 7 (or 800); ITU-T E.164 allows
 * fifteen digits. Local ones are written with hyphens: 27-27-27, 272-15-30. */
uint32_t kz_lex_phone(kz_slice s, uint32_t at) {
    phone p;
    read_phone(s, at, &p);
    if (p.groups && !ascii_digit(s, p.end)) {
        char first = s.at[p.start[0]];
        /* no country's code begins with 0: +0600 is a time zone */
        if (p.plus)
            return p.digits >= 10 && first != '0' ? p.end : 0;
        const char *code = p.groups > 1 && p.group[0] == 1 ? s.at + p.start[1] : s.at + p.start[0] + 1;
        bool coded = p.group[0] == 1 ? p.groups > 1 && p.group[1] >= 3 : p.groups == 1;
        bool whole = p.digits == KAZAKHSTANI_DIGITS || (p.digits == KAZAKHSTANI_DIGITS + 1 && has_town_code(&p));
        if (whole && (first == '8' || first == '7') && coded && (*code == '7' || memcmp(code, "800", 3) == 0))
            return p.end;
        if (p.digits == KAZAKHSTANI_DIGITS - 1 && p.brackets && p.start[0] > at && first == '7')
            return p.end;
    }
    return local_phone(s, at);
}
