/* Quotation marks, dashes and spaces, line by line. */
#include "morph/morph.h"
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

/* Does a word of direct speech follow, деді, and not an ending that a hyphen joins: »-ға? */
static bool begins_speech_verb(const pass *p, uint32_t at) {
    enum { LONGEST = 40 };
    char lower[LONGEST];
    uint32_t end = at, length;
    while (end < p->line.end && end - at <= LONGEST && is_cyrillic(kz_utf8_at(p->r.source, end, &length)))
        end += length;
    if (end - at < 4 || end - at > LONGEST || !kz_is_lower(char_at(p, at)))
        return false;
    kz_slice word = kz_sub(p->r.source, (kz_span){at, end});
    kz_lower_into(lower, word);
    kz_reading ending;
    return !kz_ending((kz_slice){lower, word.n}, &ending);
}

static bool ends_speech(uint32_t cp) {
    return cp == 0xBB || cp == 0x201D || cp == '"' || cp == '!' || cp == '?' || cp == ',' || cp == 0x2026;
}

/* «…»-деді, сөз--сөз: hyphens without spaces that stand for a dash. Returns where to go on. */
static uint32_t repair_hyphens(pass *p, uint32_t at) {
    uint32_t end = at, before = char_before(p, at);
    while (end < p->line.end && p->r.source.at[end] == '-')
        end++;
    bool speech = end == at + 1 && (before == 0xBB || before == 0x201D) && begins_speech_verb(p, end);
    bool words = end == at + 2 && is_cyrillic(before) && is_cyrillic(char_at(p, end));
    if (!p->cyrillic || (!speech && !words))
        return end;
    kz_rewrite(&p->r, (kz_span){at, at}, KZ_LIT(" "), KZ_RULE_SPACING, LIKELY);
    kz_rewrite(&p->r, (kz_span){at, end}, KZ_LIT("\u2013 "), KZ_RULE_DASH, LIKELY);
    return end;
}

/* ---- Spaces ---- */

static bool is_opening(uint32_t cp) {
    return cp == 0xAB || cp == '(' || cp == '[';
}

/* Does the bracket or guillemet that ends at `end` open something: a space, a bracket or nothing is before it? */
static bool stands_open(const pass *p, uint32_t end) {
    uint32_t length, cp = end > p->line.start ? kz_utf8_before(p->r.source, end, &length) : 0;
    if (!is_opening(cp))
        return false;
    uint32_t before = char_before(p, end - length);
    return kz_is_space(before) || is_opening(before);
}

/* … or close something: a space, a sign, a bracket or an ending is behind it? */
static bool stands_closed(const pass *p, uint32_t at) {
    uint32_t length, cp = at < p->line.end ? kz_utf8_at(p->r.source, at, &length) : 0;
    if (cp != 0xBB && cp != ')' && cp != ']')
        return false;
    uint32_t next = char_at(p, at + length);
    return kz_is_space(next) || is_closing(next) || kz_is_lower(next) || next == '-' ||
           (next < 0x80 && is_sign((char)next));
}

/* ( кеше ), « Қазақстан »: a space inside a bracket. */
static bool space_in_bracket(const pass *p, uint32_t start, uint32_t end) {
    if (!p->cyrillic || end >= p->line.end)
        return false;
    uint32_t length, next = kz_utf8_at(p->r.source, end, &length), before = char_before(p, start);
    bool ended = before == '.' || before == '!' || before == '?' || before == 0x2026 || before == 0xBB;
    return ((is_cyrillic(next) || kz_is_digit(next)) && stands_open(p, start)) ||
           ((is_cyrillic(before) || kz_is_digit(before) || ended) && stands_closed(p, end));
}

/* " . . ." after a word: dots that lost their places. Returns their end, or `at` if they are none. */
static uint32_t spaced_dots(const pass *p, uint32_t at) {
    static const char dots[] = ". . .";
    uint32_t n = sizeof dots - 1;
    bool here = p->line.end - at >= n && memcmp(p->r.source.at + at, dots, n) == 0;
    return here && char_at(p, at + n) != '.' ? at + n : at;
}

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
    uint32_t dots = spaced_dots(p, end);
    if (p->cyrillic && dots > end && kz_is_letter(char_before(p, start))) {
        kz_rewrite(&p->r, (kz_span){start, dots}, KZ_LIT("..."), KZ_RULE_MARKS, LIKELY);
        return dots;
    }
    if (end == p->line.end) {
        kz_rewrite_delete(&p->r, span, KZ_RULE_SPACE, SURE);
    } else if (space_goes_before(p, start, end) || space_in_bracket(p, start, end)) {
        kz_rewrite_delete(&p->r, span, KZ_RULE_SPACING, SURE);
    } else {
        if (end - start > 1 || p->r.source.at[start] == '\t')
            kz_rewrite(&p->r, span, KZ_LIT(" "), KZ_RULE_SPACE, SURE);
        hyphens_end = hyphens_for_dash(p, end);
        if (hyphens_end > end)
            kz_rewrite(&p->r, (kz_span){end, hyphens_end}, dash, KZ_RULE_DASH, SURE);
        else if (p->cyrillic && p->r.source.at[end] == '-' && ends_speech(char_before(p, start)) &&
                 begins_speech_verb(p, end + 1)) {
            kz_rewrite(&p->r, (kz_span){end, end + 1}, KZ_LIT("\u2013 "), KZ_RULE_DASH, LIKELY);
            return end + 1;
        }
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

/* Is the guillemet at `lead` one of two? `mark`: the quotation marks before that one have been passed. In menus they
 * stand alone: Басты бет » Жаңалықтар. */
static bool is_paired(const pass *p, uint32_t *mark, uint32_t lead) {
    enum { LEAD = 0xC2 };
    if ((unsigned char)p->r.source.at[lead] != LEAD)
        return false;
    while (*mark < p->quotes.n && p->quotes.at[*mark].span.start < lead)
        ++*mark;
    return *mark < p->quotes.n && p->quotes.at[*mark].span.start == lead && p->quotes.at[*mark].paired;
}

/* « сөз »: the space inside. `from`: what is before it has been looked at. Returns where to go on. */

static uint32_t repair_guillemet(pass *p, uint32_t from, uint32_t lead) {
    uint32_t length, start = lead;
    uint32_t cp = kz_utf8_at(p->r.source, lead, &length), end = lead + length;
    if (cp == 0xAB && end < p->line.end && is_blank(p->r.source.at[end]))
        return repair_space(p, end);
    while (cp == 0xBB && start > from && is_blank(p->r.source.at[start - 1]))
        start--;
    if (start < lead)
        repair_space(p, start);
    return end;
}

/* How many signs of a heap stay: one comma or semicolon, three of the others. Rows of dots that lead to a page's number
 * or leave room to write are longer. */
enum { MOST_SIGNS = 3, LONGEST_HEAP_OF_DOTS = 6 };

static uint32_t signs_that_stay(char sign, uint32_t n) {
    if (sign == ',' || sign == ';')
        return 1;
    if (sign == ':' || (sign == '.' && n > LONGEST_HEAP_OF_DOTS))
        return n;
    return n < MOST_SIGNS ? n : MOST_SIGNS;
}

/* One sign many times: a heap behind a word, in Kazakh. Returns where it ends. */
static uint32_t repair_heap(pass *p, uint32_t at) {
    char sign = p->r.source.at[at];
    uint32_t end = at;
    while (end < p->line.end && p->r.source.at[end] == sign)
        end++;
    uint32_t stay = signs_that_stay(sign, end - at);
    if (p->cyrillic && end - at > stay && ends_words(char_before(p, at)))
        kz_rewrite_delete(&p->r, (kz_span){at + stay, end}, KZ_RULE_MARKS, LIKELY);
    return end;
}

static uint32_t repair_sign(pass *p, uint32_t at) {
    uint32_t next = at + 1;
    if (char_at(p, next) == (uint32_t)(unsigned char)p->r.source.at[at] && char_before(p, at) != char_at(p, next)) {
        uint32_t end = repair_heap(p, at);
        if (end - at > 1 && !space_missing(p, end - 1))
            return end;
        at = end - 1;
        next = end;
    }
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

/* A line of a program: no Cyrillic letter, and signs that prose lacks. */
static bool is_code(kz_slice line, bool cyrillic) {
    for (uint32_t i = 0; !cyrillic && i < line.n; i++)
        if (memchr("=;{}<>_\\", line.at[i], 8))
            return true;
    return false;
}

static bool is_accent_for_apostrophe(const pass *p, uint32_t at) {
    return p->r.source.at[at] == '`' && is_cyrillic(char_before(p, at)) && is_cyrillic(char_at(p, at + 1));
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
    if (is_code(kz_sub(text, p->line), p->cyrillic))
        return;
    if (p->cyrillic)
        kz_read_quotes(p->r.arena, text, p->line, &p->quotes);
    const kz_quote *quote = p->quotes.at, *end = p->quotes.n ? quote + p->quotes.n : quote;
    uint32_t mark = 0;
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
        } else if (text.at[place] == '-') {
            at = repair_hyphens(p, place);
        } else if (is_paired(p, &mark, place)) {
            at = repair_guillemet(p, at, place);
        } else {
            if (is_accent_for_apostrophe(p, place))
                kz_rewrite_char(&p->r, (kz_span){place, place + 1}, 0x2019, KZ_RULE_APOSTROPHE, LIKELY);
            at = place + 1;
        }
    }
}

static char at_or_newline(kz_slice text, uint32_t at) {
    return at < text.n ? text.at[at] : '\n';
}

/* Guillemets of a line that open and close in turn, with no space inside, need no look. */
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
    char inside = opens ? at_or_newline(text, lead + 2) : lead ? text.at[lead - 1] : '\n';
    return good && !is_blank(inside);
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
    if (first == '.' && text.at[found] == '.') {
        uint32_t end = found;
        while (end < text.n && text.at[end] == '.')
            end++;
        return end - found < MOST_SIGNS && (found < 2 || text.at[found - 2] != '.');
    }
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
