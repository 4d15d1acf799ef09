/* Quotation marks, dashes and spaces, line by line. */
#include "repair/passes.h"
#include "repair/repair_table.h"

enum { SURE = 99, LIKELY = 90 };

static const kz_slice dash = {"\u2013", 3};

typedef kz_punctuation_pass pass;

static uint32_t char_at(const pass *p, uint32_t at) {
    uint32_t length;
    return at < p->line.end ? kz_utf8_at(p->r.source, at, &length) : '\n';
}

static uint32_t char_before(const pass *p, uint32_t at) {
    uint32_t length;
    return at > p->line.start ? kz_utf8_before(p->r.source, at, &length) : '\n';
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool is_sign(char c) {
    switch (c) {
    case ',':
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
        return true;
    default:
        return false;
    }
}

static bool is_cyrillic(uint32_t cp) {
    return kz_script_of(cp) == KZ_S_CYRILLIC;
}

static bool is_closing(uint32_t cp) {
    return cp == 0xBB || cp == 0x201D || cp == 0x201C || cp == '"' || cp == ')' || cp == ']';
}

static bool ends_words(uint32_t cp) {
    return kz_is_letter(cp) || kz_is_digit(cp) || is_closing(cp) || cp == '%';
}

static uint32_t skip_blanks(const pass *p, uint32_t at) {
    while (at < p->line.end && is_blank(p->r.source.at[at]))
        at++;
    return at;
}

/* ---- Dashes ---- */

/* Hyphens that stand for a dash: one to three between spaces or at the line's start before one. Returns where they
 * end, or `at` if they are none. */
enum { MAX_HYPHENS = 3 };

static uint32_t hyphens_for_dash(const pass *p, uint32_t at) {
    uint32_t end = at;
    while (end < p->line.end && p->r.source.at[end] == '-' && end - at < MAX_HYPHENS)
        end++;
    bool free_after = end == p->line.end || is_blank(p->r.source.at[end]);
    if (end == at || !free_after)
        return at;
    /* A line of hyphens is a rule across the page. */
    bool alone = skip_blanks(p, p->line.start) == at && skip_blanks(p, end) == p->line.end;
    return alone ? at : end;
}

/* «…»,- деді ол; «…»,-деді: a hyphen after a comma or the end of a sentence is a dash that lost its spaces. */
static uint32_t dash_after_sign(pass *p, uint32_t at) {
    uint32_t hyphen = at + 1, next = hyphen + 1;
    uint32_t before = char_before(p, at);
    if (hyphen >= p->line.end || p->r.source.at[hyphen] != '-' || !p->cyrillic || !ends_words(before) ||
        kz_is_digit(before))
        return hyphen;
    uint32_t word = skip_blanks(p, next);
    if (!is_cyrillic(char_at(p, word)))
        return hyphen;
    kz_rewrite(&p->r, (kz_span){hyphen, hyphen}, KZ_LIT(" "), KZ_RULE_SPACING, LIKELY);
    kz_rewrite(&p->r, (kz_span){hyphen, word}, KZ_LIT("\u2013 "), KZ_RULE_DASH, LIKELY);
    return word;
}

/* ---- Spaces ---- */

/* Smileys, dots for what is left out, and what else begins with such a sign: " :)", " ... ", " .kz", " ?id=". */
static bool sign_stands_alone(const pass *p, uint32_t sign, uint32_t before) {
    uint32_t end = sign;
    while (end < p->line.end && is_sign(p->r.source.at[end]))
        end++;
    uint32_t next = char_at(p, end);
    char c = p->r.source.at[sign];
    if (c == '.' &&
        ((kz_is_digit(before) && !kz_is_space(next)) || (end > sign + 1 && end < p->line.end && kz_is_space(next))))
        return true;
    if ((c == ':' || c == ';') && (next == ')' || next == '('))
        return true;
    if (kz_is_space(next) || is_closing(next) || next == 0x2026)
        return false;
    bool between_words = c == ',' || c == '!' || c == '?' || (c == '.' && kz_is_upper(next));
    return !between_words || end != sign + 1 || !is_cyrillic(next);
}

static bool space_goes_before(const pass *p, uint32_t start, uint32_t end) {
    uint32_t before = char_before(p, start);
    if (!p->cyrillic || end >= p->line.end || !is_sign(p->r.source.at[end]) || !ends_words(before))
        return false;
    return !sign_stands_alone(p, end, before);
}

/* White space at [start, end), not at the line's start. Returns where to go on. */
static uint32_t repair_space(pass *p, uint32_t start) {
    uint32_t end = skip_blanks(p, start), hyphens_end;
    kz_span span = {start, end};
    if (end == p->line.end) {
        kz_rewrite_delete(&p->r, span, KZ_RULE_SPACE, SURE);
    } else if (space_goes_before(p, start, end)) {
        kz_rewrite_delete(&p->r, span, KZ_RULE_SPACING, SURE);
    } else {
        if (end - start > 1 || p->r.source.at[start] == '\t')
            kz_rewrite(&p->r, span, KZ_LIT(" "), KZ_RULE_SPACE, SURE);
        hyphens_end = hyphens_for_dash(p, end);
        if (hyphens_end > end)
            kz_rewrite(&p->r, (kz_span){end, hyphens_end}, dash, KZ_RULE_DASH, SURE);
        return hyphens_end;
    }
    return end;
}

/* The longest stretch without spaces that is looked at as an address. */
enum { MAX_ADDRESS = 200, MAX_ENTITY = 10 };

static bool in_address(const pass *p, uint32_t at) {
    uint32_t start = at;
    while (start > p->line.start && at - start < MAX_ADDRESS && !is_blank(p->r.source.at[start - 1]) &&
           p->r.source.at[start - 1] != '\n')
        start--;
    for (uint32_t i = start; i < at; i++) {
        char c = p->r.source.at[i];
        if (c == '@' || c == '\\' || (c == '/' && i + 1 < at && p->r.source.at[i + 1] == '/'))
            return true;
    }
    return false;
}

/* &nbsp; */
static bool ends_entity(const pass *p, uint32_t semicolon) {
    uint32_t start = semicolon;
    while (start > p->line.start && semicolon - start < MAX_ENTITY && (unsigned char)p->r.source.at[start - 1] < 0x80 &&
           p->r.source.at[start - 1] != '&')
        start--;
    return start > p->line.start && p->r.source.at[start - 1] == '&';
}

/* Whether the word that ends at `end` may end a sentence: two letters or more, the last two small; an abbreviation only
 * after a number («5 мм.Одан»), since «обл.Алматы» is a way of writing. */
static bool word_ends_sentence(const pass *p, uint32_t end) {
    enum { MAX_ABBREVIATION = 24 };
    uint32_t start = end, length, letters = 0;
    bool small = true;
    while (start > p->line.start && end - start <= MAX_ABBREVIATION) {
        uint32_t cp = kz_utf8_before(p->r.source, start, &length);
        if (!kz_is_letter(cp))
            break;
        if (letters++ < 2)
            small = small && kz_is_lower(cp);
        start -= length;
    }
    if (letters < 2 || !small)
        return false;
    if (end - start > MAX_ABBREVIATION)
        return true;
    char lower[MAX_ABBREVIATION];
    kz_slice word = kz_sub(p->r.source, (kz_span){start, end});
    kz_lower_into(lower, word);
    if (kz_table_find(&kz_repair_abbreviations, (kz_slice){lower, word.n}) < 0)
        return true;
    return start > p->line.start && kz_is_digit(char_before(p, p->r.source.at[start - 1] == ' ' ? start - 1 : start));
}

/* Where the word ends before the sign at `at`: other signs («ма?..») and a space, which goes, are passed over. */
static uint32_t end_before_sign(const pass *p, uint32_t at) {
    while (at > p->line.start && is_blank(p->r.source.at[at - 1]))
        at--;
    while (at > p->line.start && memchr(".!?", p->r.source.at[at - 1], 3))
        at--;
    return at;
}

/* Whether a full stop between these ends a sentence: a capital follows, and no initial or abbreviation is before. */
static bool stop_ends_sentence(const pass *p, uint32_t end, uint32_t word) {
    uint32_t length, before = char_before(p, end);
    if (!kz_is_upper(kz_utf8_at(p->r.source, word, &length)))
        return false;
    if (kz_is_letter(before))
        return word_ends_sentence(p, end);
    return is_closing(before) && kz_is_lower(char_at(p, word + length));
}

/* Whether a space is missing after the sign at `at`. */
static bool space_missing(const pass *p, uint32_t at) {
    uint32_t end = end_before_sign(p, at), before = char_before(p, end);
    uint32_t length, word = at + 1, next = char_at(p, word);
    if (next == 0xAB || next == 0x201C || next == 0x201E) {
        kz_utf8_at(p->r.source, word, &length);
        word += length;
    }
    uint32_t letter = char_at(p, word);
    char sign = p->r.source.at[at];
    bool from_cyrillic = sign == ',' && is_cyrillic(before) && kz_is_letter(letter); /* «саммиті,V отырыс» */
    if ((!is_cyrillic(letter) && !from_cyrillic) || in_address(p, at))
        return false;
    switch (sign) {
    case ',':
        return ends_words(before);
    case ';':
        return ends_words(before) && !ends_entity(p, at);
    case '.':
        return stop_ends_sentence(p, end, word);
    default: /* : ! ? */
        return is_cyrillic(before) || (is_closing(before) && before != '"');
    }
}

static uint32_t repair_sign(pass *p, uint32_t at) {
    uint32_t next = at + 1;
    if (p->cyrillic && space_missing(p, at)) {
        kz_rewrite(&p->r, (kz_span){next, next}, KZ_LIT(" "), KZ_RULE_SPACING, LIKELY);
        return next;
    }
    char c = p->r.source.at[at];
    return c == ',' || c == '!' || c == '?' ? dash_after_sign(p, at) : next;
}

/* ---- Lines ---- */

static uint32_t repair_line_start(pass *p) {
    uint32_t start = skip_blanks(p, p->line.start);
    if (start == p->line.end) {
        if (start > p->line.start)
            kz_rewrite_delete(&p->r, p->line, KZ_RULE_SPACE, SURE);
        return start;
    }
    uint32_t end = hyphens_for_dash(p, start);
    if (end > start)
        kz_rewrite(&p->r, (kz_span){start, end}, dash, KZ_RULE_DASH, SURE);
    return end;
}

static bool has_cyrillic(kz_slice line) {
    for (uint32_t i = 0; i < line.n; i++)
        if (((unsigned char)line.at[i] & 0xFC) == 0xD0)
            return true;
    return false;
}

/* The next place from `at` on that may need repair: the first byte of a suspicious pair, the white space at the line's
 * end, or the line's end. */
static uint32_t next_place(const pass *p, uint32_t at) {
    kz_slice line = {p->r.source.at, p->line.end};
    uint32_t found = kz_scan(KZ_SCAN_PUNCTUATION, line, at);
    if (found < line.n)
        return found > at ? found - 1 : at;
    uint32_t end = line.n;
    while (end > at && is_blank(line.at[end - 1]))
        end--;
    return end;
}

static void repair_line(pass *p) {
    kz_slice text = p->r.source;
    p->cyrillic = has_cyrillic(kz_sub(text, p->line));
    p->quotes.n = 0;
    if (p->cyrillic)
        kz_read_quotes(p->r.arena, text, p->line, &p->quotes);
    const kz_quote *quote = p->quotes.at, *end = p->quotes.n ? quote + p->quotes.n : quote;
    for (uint32_t at = repair_line_start(p); at < p->line.end;) {
        while (quote < end && (quote->span.start < at || !quote->with.n))
            quote++;
        uint32_t place = next_place(p, at);
        if (quote < end && quote->span.start <= place) {
            kz_rewrite(&p->r, quote->span, quote->with, KZ_RULE_QUOTES, quote->paired ? SURE : LIKELY);
            at = quote->span.end;
        } else if (place == p->line.end) {
            break;
        } else if (is_blank(text.at[place])) {
            at = repair_space(p, place);
        } else if (is_sign(text.at[place])) {
            at = repair_sign(p, place);
        } else {
            at = place + 1;
        }
    }
}

/* Guillemets of a line that open and close in turn need no look. */
static bool guillemets_in_turn(pass *p, uint32_t lead) {
    kz_slice text = p->r.source;
    if (lead >= p->guillemet_line) {
        const char *end = memchr(text.at + lead, '\n', text.n - lead);
        p->guillemet_line = end ? (uint32_t)(end - text.at) : text.n;
        p->guillemet_open = false;
    }
    bool opens = (unsigned char)text.at[lead + 1] == 0xAB;
    bool good = opens != p->guillemet_open;
    p->guillemet_open = opens;
    return good;
}

/* What most full stops before a letter are: those of initials and abbreviations («Н.Ә.»), and apostrophes. */
static bool needs_no_look(pass *p, uint32_t found) {
    kz_slice text = p->r.source;
    char first = found ? text.at[found - 1] : '\n';
    uint32_t length;
    if ((unsigned char)first == 0xC2)
        return guillemets_in_turn(p, found - 1);
    p->line = (kz_span){p->done, text.n};
    if (first == '.' && (unsigned char)text.at[found] >= 0xD0)
        return !space_missing(p, found - 1);
    if (text.at[found] == '\'')
        return kz_is_letter(char_before(p, found)) && kz_is_letter(char_at(p, found + 1));
    if ((unsigned char)text.at[found] == 0x99 && found >= 2)
        return kz_utf8_at(text, found - 2, &length) == 0x2019 && kz_is_letter(char_before(p, found - 2)) &&
               kz_is_letter(char_at(p, found + 1));
    return false;
}

static uint32_t line_start(kz_slice text, uint32_t at, uint32_t from) {
    while (at > from && text.at[at - 1] != '\n')
        at--;
    return at;
}

uint32_t kz_look_at_punctuation(kz_punctuation_pass *p, uint32_t found) {
    if (needs_no_look(p, found))
        return found + 1;
    kz_slice text = p->r.source;
    if (text.at[found] == '\n')
        found--;
    const char *end = memchr(text.at + found, '\n', text.n - found);
    p->line = (kz_span){line_start(text, found, p->done), end ? (uint32_t)(end - text.at) : text.n};
    repair_line(p);
    p->done = p->line.end < text.n ? p->line.end + 1 : text.n;
    return p->done;
}

void kz_end_punctuation(kz_punctuation_pass *p) {
    uint32_t n = p->r.source.n;
    if (n > p->done && is_blank(p->r.source.at[n - 1]))
        kz_look_at_punctuation(p, n - 1);
}
