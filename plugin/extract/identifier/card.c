/* Numbers of payment cards (ISO/IEC 7812). A number in a text is one where its beginning is a network's, it has as many
 * digits as that network's cards, and the checksum fits: of long numbers drawn at random one in forty has all that. So
 * one in a single piece is no card where it is counted, or said to be something else. */
#include "extract/identifier/parts.h"

enum { FEWEST = 13, MOST = 19, MOST_GROUPS = 5, LONGEST_GROUP = 6 };

typedef struct card {
    char digits[MOST];
    uint32_t n, end;
    bool grouped;
} card;

/* What may stand between groups: the same all through a number. */
static uint32_t separator_at(kz_slice s, uint32_t at, uint32_t *length) {
    uint32_t cp = at < s.n ? kz_utf8_at(s, at, length) : 0;
    return cp == ' ' || cp == '-' || cp == 0xA0 || cp == 0x202F ? cp : 0;
}

/* Groups of four (the last may be shorter), or four, six and the rest. */
static bool groups_fit(const uint8_t *groups, uint32_t n) {
    if (n == 3 && groups[0] == 4 && groups[1] == 6)
        return groups[2] == 4 || groups[2] == 5;
    for (uint32_t i = 0; i + 1 < n; i++)
        if (groups[i] != 4)
            return false;
    return n >= 4 && groups[n - 1] <= 4;
}

/* The digits from `at` on, as far as they can be one number of at most so many groups. */
static bool read_card(kz_slice s, uint32_t at, uint32_t most, card *c) {
    uint8_t groups[MOST_GROUPS];
    uint32_t n = 0, between = 0, length = 0;
    *c = (card){0};
    for (;;) {
        uint32_t end = kz_id_digits(s, at, MOST - c->n);
        if (end == at)
            return false;
        memcpy(c->digits + c->n, s.at + at, end - at);
        groups[n++] = (uint8_t)(end - at);
        c->n += end - at;
        c->end = end;
        uint32_t next = separator_at(s, end, &length);
        if (!next || (between && next != between) || !kz_id_digit(s, end + length))
            break;
        if (n == most || c->n == MOST || groups[n - 1] > LONGEST_GROUP)
            break;
        between = next;
        at = end + length;
    }
    c->grouped = n > 1;
    return n == 1 || groups_fit(groups, n);
}

static bool checksum_fits(const card *c) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        uint32_t digit = (uint32_t)(c->digits[c->n - 1 - i] - '0');
        uint32_t doubled = digit * 2;
        sum += i % 2 ? doubled - (doubled > 9 ? 9 : 0) : digit;
    }
    return sum % 10 == 0;
}

static const kz_card_range *range_of(const card *c) {
    for (uint32_t i = 0; i < KZ_CARD_RANGES; i++) {
        const kz_card_range *range = &kz_card_ranges[i];
        uint32_t beginning = 0;
        for (uint32_t digit = 0; digit < range->places && digit < c->n; digit++)
            beginning = beginning * 10 + (uint32_t)(c->digits[digit] - '0');
        if (c->n >= range->places && beginning >= range->from && beginning <= range->to)
            return range;
    }
    return NULL;
}

static kz_problem judge(const card *c, const kz_card_range **range) {
    if (c->n < FEWEST)
        return KZ_BAD_LENGTH;
    *range = range_of(c);
    if (!*range)
        return KZ_BAD_CODE;
    if (!((*range)->digits >> c->n & 1))
        return KZ_BAD_LENGTH;
    return checksum_fits(c) ? KZ_FINE : KZ_BAD_CHECKSUM;
}

static kz_identifier describe(kz_arena *arena, const card *c, const kz_card_range *range, kz_span span) {
    kz_draft d = kz_draft_new(arena, KZ_ID_CARD);
    d.span = span;
    d.value = kz_copy(arena, (kz_slice){c->digits, c->n});
    kz_draft_add(&d, KZ_FIELD_NETWORK, kz_id_text(range->network));
    return kz_draft_done(&d);
}

kz_problem kz_check_card(kz_arena *arena, kz_slice text, kz_identifier *out) {
    kz_span span = kz_trim(text, (kz_span){0, text.n});
    const kz_card_range *range;
    card c;
    kz_slice s = {text.at, span.end};
    for (uint32_t at = span.start, length; at < span.end; at += length)
        if (!separator_at(s, at, &length) && !kz_id_digit(s, at))
            return KZ_BAD_CHARACTER;
    if (!read_card(s, span.start, MOST_GROUPS, &c) || c.end < span.end)
        return KZ_BAD_LENGTH;
    kz_problem problem = judge(&c, &range);
    if (problem == KZ_FINE)
        *out = describe(arena, &c, range, span);
    return problem;
}

/* The row of groups of four goes on to the left or right: a table. A month or a code behind a card's number may stand.
 */
static bool in_row(kz_slice text, uint32_t start, uint32_t end) {
    enum { GROUP = 4 };
    uint32_t length;
    bool left = start > GROUP && (text.at[start - 1] == ' ' || text.at[start - 1] == '-');
    for (uint32_t i = 0; left && i < GROUP; i++)
        left = kz_id_digit(text, start - 2 - i);
    if (left || !separator_at(text, end, &length))
        return left;
    for (uint32_t i = 0; i < GROUP; i++)
        if (!kz_id_digit(text, end + length + i))
            return false;
    return true;
}

/* The longest number that begins here. */
static bool read_longest(kz_slice text, uint32_t start, card *c, const kz_card_range **range) {
    for (uint32_t most = MOST_GROUPS; most > 0; most--) {
        bool fits = read_card(text, start, most, c);
        if (c->n < FEWEST)
            return false;
        if (fits && judge(c, range) == KZ_FINE && kz_id_free_after(text, c->end))
            return !in_row(text, start, c->end);
    }
    return false;
}

bool kz_find_card(kz_id_finder *f, uint32_t token) {
    enum { NEAR = 4 };
    kz_slice text = f->s->text;
    uint32_t start = f->s->tokens.at[token].span.start;
    const kz_card_range *range;
    kz_match counted;
    card c;
    if (!kz_id_free_before(text, start) || !read_longest(text, start, &c, &range))
        return false;
    if (!c.grouped && !kz_cue_before(f, token, KZ_CUE_CARD, NEAR, NULL) &&
        (kz_cue_before(f, token, KZ_CUE_OTHER, 2, NULL) ||
         kz_match_at(&kz_measures, f->s->lower, kz_skip_blank(text, c.end), false, &counted)))
        return false;
    kz_identifier id = describe(f->arena, &c, range, (kz_span){start, c.end});
    *kz_push(f->arena, f->out) = id;
    f->done = c.end;
    return true;
}
