#include "repair/quotes.h"

#include "repair/scan.h"

typedef enum kind {
    GUILLEMET, /* « » */
    DOUBLE,    /* “ ” „ ‟ */
    STRAIGHT,  /* " */
    ANGLE,     /* << >> */
    TICKS,     /* '' `` ,, */
    SINGLE,    /* ' ‘ ’ ‚ ‹ › */
    NO_KIND
} kind;

typedef enum role { NONE, OPEN, CLOSE } role;

typedef struct mark {
    kind kind;
    role hint; /* what its shape says */
    uint32_t length;
} mark;

/* Unpaired marks of these kinds are other things: apostrophes, arrows, commas. */
static bool needs_pair(kind k) {
    return k == ANGLE || k == TICKS || k == SINGLE;
}

static mark two_of(kz_slice text, uint32_t at, kind k, role hint) {
    bool doubled = at + 1 < text.n && text.at[at + 1] == text.at[at];
    return doubled ? (mark){k, hint, 2} : (mark){NO_KIND, NONE, 1};
}

static mark ascii_mark(kz_slice text, uint32_t at) {
    switch (text.at[at]) {
    case '"':
        return (mark){STRAIGHT, NONE, 1};
    case '<':
        return two_of(text, at, ANGLE, OPEN);
    case '>':
        return two_of(text, at, ANGLE, CLOSE);
    case ',':
        return two_of(text, at, TICKS, OPEN);
    case '`':
        return two_of(text, at, TICKS, NONE);
    case '\'': {
        mark doubled = two_of(text, at, TICKS, NONE);
        return doubled.kind == TICKS ? doubled : (mark){SINGLE, NONE, 1};
    }
    default:
        return (mark){NO_KIND, NONE, 1};
    }
}

static mark mark_at(kz_slice text, uint32_t at) {
    if ((unsigned char)text.at[at] < 0x80)
        return ascii_mark(text, at);
    uint32_t length, cp = kz_utf8_at(text, at, &length);
    switch (cp) {
    case 0xAB:
        return (mark){GUILLEMET, OPEN, length};
    case 0xBB:
        return (mark){GUILLEMET, CLOSE, length};
    case 0x201E:
        return (mark){DOUBLE, OPEN, length};
    case 0x201C:
    case 0x201F:
        return (mark){DOUBLE, NONE, length};
    case 0x201D:
        return (mark){DOUBLE, CLOSE, length};
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039:
        return (mark){SINGLE, OPEN, length};
    case 0x2019:
    case 0x203A:
        return (mark){SINGLE, CLOSE, length};
    default:
        return (mark){NO_KIND, NONE, length};
    }
}

static bool is_dash(uint32_t cp) {
    return cp == '-' || (cp >= 0x2012 && cp <= 0x2015);
}

/* What may stand before an opening mark. */
static bool opens_after(uint32_t cp) {
    return kz_is_space(cp) || cp == '(' || cp == '[' || cp == '{' || cp == '/' || is_dash(cp);
}

/* What may stand after a closing mark. */
static bool closes_before(uint32_t cp) {
    return kz_is_space(cp) || is_dash(cp) || (cp < 0x80 && memchr(",.;:!?)]}/", (int)cp, 10)) || cp == 0x2026;
}

static bool is_code_before(uint32_t cp) {
    return cp == '=' || cp == '\\'; /* href="…" */
}

/* Where the mark begins of which the suspicious pair that ends at `found` is a part. */
static uint32_t mark_start(kz_slice text, uint32_t found) {
    char c = text.at[found];
    while (((unsigned char)text.at[found] & 0xC0) == 0x80)
        found--;
    bool doubled = (c == '<' || c == '>' || c == ',') && text.at[found - 1] == c;
    return doubled ? found - 1 : found;
}

static void list_marks(kz_arena *arena, kz_slice text, kz_span line, kz_quotes *quotes) {
    kz_slice until = {text.at, line.end};
    for (uint32_t at = line.start; (at = kz_scan(KZ_SCAN_PUNCTUATION, until, at)) < line.end;) {
        uint32_t start = mark_start(until, at);
        mark m = mark_at(until, start);
        if (m.kind != NO_KIND && (!quotes->n || start >= quotes->at[quotes->n - 1].span.end))
            *kz_push(arena, quotes) =
                (kz_quote){{start, start + m.length}, (uint8_t)m.kind, (uint8_t)m.hint, false, false, {0, 0}};
        at = start + m.length > at ? start + m.length : at + 1;
    }
}

typedef struct reader {
    kz_slice text;
    kz_span line;
    kz_quotes *quotes;
    KZ_VEC(uint32_t) open; /* indices of the marks that are open */
    kz_arena *arena;
} reader;

static uint32_t char_before(const reader *r, uint32_t at) {
    uint32_t length;
    return at > r->line.start ? kz_utf8_before(r->text, at, &length) : '\n';
}

static uint32_t char_after(const reader *r, uint32_t at) {
    uint32_t length;
    return at < r->line.end ? kz_utf8_at(r->text, at, &length) : '\n';
}

/* How deep an open mark may lie under others and still be found by a closing one. */
enum { MAX_SKIPPED = 8 };

/* The place in r->open of the mark that this one closes, or -1. Single marks go with single ones; the others go with
 * each other, since a text that is repaired has lost their kinds. */
static int64_t opener(const reader *r, kind k) {
    for (int64_t i = (int64_t)r->open.n - 1, seen = 0; i >= 0 && seen < MAX_SKIPPED; i--, seen++)
        if ((r->quotes->at[r->open.at[i]].kind == SINGLE) == (k == SINGLE))
            return i;
    return -1;
}

/* Apostrophes, and the strings of programs that are often left in a page, are no quotation marks: single marks count
 * where they stand at a Cyrillic word. */
static bool at_cyrillic(const kz_quote *q, uint32_t before, uint32_t after, bool opens) {
    if (q->kind != SINGLE && q->kind != TICKS)
        return true;
    if (opens)
        return kz_script_of(after) == KZ_S_CYRILLIC;
    return kz_script_of(before) == KZ_S_CYRILLIC || kz_is_digit(before) ||
           (before < 0x80 && memchr(".!?)", (int)before, 4));
}

static role role_of(const reader *r, const kz_quote *q, uint32_t before, uint32_t after) {
    bool may_open = opens_after(before), may_close = closes_before(after);
    role hint = (role)q->role;
    bool something_open = opener(r, (kind)q->kind) >= 0;
    if (q->kind == SINGLE && may_open == may_close)
        return NONE; /* an apostrophe */
    if (may_open && !may_close)
        return hint == CLOSE && something_open ? CLOSE : OPEN;
    if (may_close && !may_open)
        return hint == OPEN && !something_open ? OPEN : CLOSE;
    if (hint != NONE)
        return hint;
    return something_open ? CLOSE : OPEN;
}

static void close_mark(reader *r, uint32_t index) {
    kz_quote *q = &r->quotes->at[index];
    int64_t place = opener(r, (kind)q->kind);
    if (place < 0)
        return;
    q->paired = r->quotes->at[r->open.at[place]].paired = true;
    r->open.n = (uint32_t)place;
}

/* Marks in a row share their surroundings: «"Сөз…» opens twice. */
static void give_roles(reader *r) {
    for (uint32_t i = 0; i < r->quotes->n;) {
        uint32_t end = i + 1;
        while (end < r->quotes->n && r->quotes->at[end].span.start == r->quotes->at[end - 1].span.end)
            end++;
        uint32_t before = char_before(r, r->quotes->at[i].span.start);
        uint32_t after = char_after(r, r->quotes->at[end - 1].span.end);
        for (; i < end; i++) {
            kz_quote *q = &r->quotes->at[i];
            q->plain = opens_after(before) != closes_before(after);
            role role = is_code_before(before) ? NONE : role_of(r, q, before, after);
            if (!at_cyrillic(q, before, after, role == OPEN))
                role = NONE;
            bool inches = role == CLOSE && q->kind == STRAIGHT && kz_is_digit(before) && opener(r, STRAIGHT) < 0;
            q->role = (uint8_t)(inches ? NONE : role);
            if (q->role == OPEN)
                *kz_push(r->arena, &r->open) = i;
            else if (q->role == CLOSE)
                close_mark(r, i);
        }
    }
}

static const kz_slice outer[] = {[OPEN] = {"\u00AB", 2}, [CLOSE] = {"\u00BB", 2}};
static const kz_slice inner[] = {[OPEN] = {"\u201C", 3}, [CLOSE] = {"\u201D", 3}};

/* Whether an unpaired mark is a quotation mark all the same. << is, before a word. */
static bool stands_alone(const kz_quote *q) {
    if (q->kind == ANGLE && q->role == OPEN)
        return q->plain;
    return q->plain && !needs_pair((kind)q->kind) && q->kind != GUILLEMET;
}

static void choose_marks(const reader *r) {
    uint32_t depth = 0;
    for (uint32_t i = 0; i < r->quotes->n; i++) {
        kz_quote *q = &r->quotes->at[i];
        if (q->role == NONE || (!q->paired && !stands_alone(q)))
            continue;
        if (q->role == CLOSE && q->paired)
            depth--;
        kz_slice with = depth ? inner[q->role] : outer[q->role];
        if (q->role == OPEN && q->paired)
            depth++;
        if (!kz_same(with, kz_sub(r->text, q->span)))
            q->with = with;
    }
}

/* {"key":"value"} */
static bool is_json(kz_slice line) {
    for (uint32_t i = 2; i < line.n; i++)
        if (line.at[i - 1] == ':' && line.at[i] == '"' && line.at[i - 2] == '"')
            return true;
    return false;
}

void kz_read_quotes(kz_arena *arena, kz_slice text, kz_span line, kz_quotes *quotes) {
    quotes->n = 0;
    if (is_json(kz_sub(text, line)))
        return;
    list_marks(arena, text, line, quotes);
    if (!quotes->n)
        return;
    reader r = {text, line, quotes, {0}, arena};
    give_roles(&r);
    choose_marks(&r);
}
