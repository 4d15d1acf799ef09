/* What a line shows by itself: its shape, its marks, its words. */
#include "language/page.h"

enum {
    MEDIUM_LINE = 70, /* code points */
    LONG_LINE = 140,
    VERY_LONG_LINE = 260,
    READ_BYTES = 1024, /* of a long line only the beginning is read closely */
    BYLINE_LENGTH = 70,
    COUNTER_DIGITS = 7,
    HEADLINE_LENGTH = 130,
    LONGEST_BREADCRUMB = 250,
    LEAST_OF_TELEPHONE = 6 /* digits */
};

enum {
    C_COPYRIGHT = 0xA9,
    C_BULLET = 0x2022,
    C_MIDDLE_DOT = 0xB7,
    C_EN_DASH = 0x2013,
    C_EM_DASH = 0x2014,
    C_ELLIPSIS = 0x2026,
    C_OPEN_GUILLEMET = 0xAB,
    C_CLOSE_GUILLEMET = 0xBB,
    C_LEFT_ANGLE = 0x2039,
    C_RIGHT_ANGLE = 0x203A,
    C_ARROWS = 0x2190,
    C_ARROWS_END = 0x21FF,
    C_PICTURES = 0x1F000,
    C_PICTURES_END = 0x1FAFF,
    C_DINGBATS = 0x2600,
    C_DINGBATS_END = 0x27BF
};

/* Counts over the beginning of a line. */
typedef struct shape {
    uint32_t words, capital_words, capitals_words, one_letter_words;
    uint32_t letters, uppers, digits, numbers, emoji, stars;
    uint32_t dividers;      /* signs with a space on both sides: | / » › > • · */
    uint32_t first_divider; /* where the first of them stands */
    uint32_t hashtags, addresses;
    uint32_t colons, dots, slashes, commas, other_signs; /* with other_signs all but these */
    uint32_t inner_stops;                                /* . ! ? before a space and a capital */
    uint32_t first, last;
    bool arrow_at_edge;
} shape;

static bool is_emoji(uint32_t cp) {
    return (cp >= C_PICTURES && cp <= C_PICTURES_END) || (cp >= C_DINGBATS && cp <= C_DINGBATS_END);
}

static bool is_arrow(uint32_t cp) {
    return cp >= C_ARROWS && cp <= C_ARROWS_END;
}

static bool is_dash(uint32_t cp) {
    return cp == '-' || cp == C_EN_DASH || cp == C_EM_DASH;
}

static bool is_divider(uint32_t cp) {
    return cp == '|' || cp == '/' || cp == '>' || cp == C_CLOSE_GUILLEMET || cp == C_RIGHT_ANGLE || cp == C_BULLET ||
           cp == C_MIDDLE_DOT || cp == '\\';
}

static bool is_closing(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == C_CLOSE_GUILLEMET ||
           (cp >= 0x2018 && cp <= 0x201F);
}

static bool is_opening_quote(uint32_t cp) {
    return cp == '"' || cp == C_OPEN_GUILLEMET || cp == 0x201C || cp == 0x201E;
}

static bool is_stop(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == C_ELLIPSIS;
}

static void count_sign(shape *s, uint32_t cp, bool space_before, bool space_after) {
    switch (cp) {
    case ':':
        s->colons++;
        return;
    case '.':
        s->dots++;
        return;
    case '/':
        s->slashes++;
        break;
    case ',':
        s->commas++;
        return;
    case '*':
        s->stars++;
        break;
    case '#':
        s->hashtags += !space_after;
        break;
    case '@':
        s->addresses++;
        break;
    default:
        break;
    }
    if (is_divider(cp) && space_before && space_after)
        s->dividers++;
    s->emoji += is_emoji(cp);
    s->other_signs++;
}

static shape read_shape(kz_slice line) {
    shape s = {0};
    kz_slice head = {line.at, line.n < READ_BYTES ? line.n : READ_BYTES};
    uint32_t length, word_letters = 0, word_uppers = 0, before = ' ';
    bool word_capital = false, stopped = false;
    for (uint32_t at = 0; at < head.n; at += length) {
        uint32_t cp = kz_utf8_at(head, at, &length), after = ' ', skip;
        if (at + length < head.n)
            after = kz_utf8_at(head, at + length, &skip);
        kz_char_class class = kz_class(cp);
        if (at == 0)
            s.first = cp;
        bool letter = class >= KZ_C_LOWER && class <= KZ_C_MARK;
        if (letter) {
            if (!word_letters)
                word_capital = class == KZ_C_UPPER;
            word_letters++;
            word_uppers += class == KZ_C_UPPER;
            s.letters++;
            s.uppers += class == KZ_C_UPPER;
            if (stopped && class == KZ_C_UPPER && before == ' ')
                s.inner_stops++;
        } else if (class == KZ_C_DIGIT) {
            s.digits++;
            s.numbers += !kz_is_digit(before);
        } else if (class != KZ_C_SPACE && class != KZ_C_FORMAT) {
            count_sign(&s, cp, kz_is_space(before), kz_is_space(after));
            if (s.dividers && !s.first_divider)
                s.first_divider = at;
        }
        if (word_letters && (!letter || at + length >= head.n)) {
            s.words++;
            s.capital_words += word_capital;
            s.capitals_words += word_uppers == word_letters && word_letters > 1;
            s.one_letter_words += word_letters == 1;
            word_letters = word_uppers = 0;
        }
        if (class != KZ_C_SPACE)
            stopped = is_stop(cp) && s.one_letter_words < s.words + 1 && word_letters == 0;
        before = kz_is_space(cp) ? ' ' : cp;
    }
    if (line.n)
        s.last = kz_utf8_before(line, line.n, &length);
    s.arrow_at_edge = is_arrow(s.first) || is_arrow(s.last);
    return s;
}

static uint16_t count_length(kz_slice line) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < line.n; i++)
        n += ((unsigned char)line.at[i] & 0xC0) != 0x80;
    return n > UINT16_MAX ? UINT16_MAX : (uint16_t)n;
}

/* How the line ends, closing quotation marks and brackets left aside. */
static kz_line_end line_end(kz_slice line) {
    uint32_t length;
    for (uint32_t at = line.n; at > 0; at -= length) {
        uint32_t cp = kz_utf8_before(line, at, &length);
        if (is_closing(cp) || kz_is_space(cp))
            continue;
        if (cp == '.')
            return KZ_ENDS_STOP;
        if (is_stop(cp))
            return KZ_ENDS_CALL;
        return cp == ',' || cp == ';' ? KZ_ENDS_COMMA : cp == ':' ? KZ_ENDS_COLON : KZ_ENDS_OPEN;
    }
    return KZ_ENDS_OPEN;
}

/* The last word's letters: [start, end). */
static kz_span last_word(kz_slice line) {
    uint32_t length, end = line.n;
    while (end > 0 && !kz_is_letter(kz_utf8_before(line, end, &length)))
        end -= length;
    uint32_t start = end;
    while (start > 0 && kz_is_letter(kz_utf8_before(line, start, &length)))
        start -= length;
    return (kz_span){start, end};
}

static bool ends_in_one_of(kz_slice word, const kz_slice *endings, uint32_t n) {
    char lower[64];
    if (word.n == 0 || word.n > sizeof lower)
        return false;
    kz_lower_into(lower, word);
    for (uint32_t i = 0; i < n; i++)
        if (kz_ends((kz_slice){lower, word.n}, endings[i]))
            return true;
    return false;
}

bool kz_line_is_clause(kz_slice line) {
    return ends_in_one_of(kz_sub(line, last_word(line)), kz_page_finite_endings, KZ_PAGE_FINITE_ENDINGS);
}

static bool ends_in_surname(kz_slice line) {
    return ends_in_one_of(kz_sub(line, last_word(line)), kz_page_surname_endings, KZ_PAGE_SURNAME_ENDINGS);
}

/* … Асхат ҚЫДЫРБАЕВ: whatever stands before, a line that ends so is signed. */
static bool is_signed(kz_slice line, const shape *s) {
    kz_slice surname = kz_sub(line, last_word(line));
    shape last = read_shape(surname);
    return s->words >= 2 && s->words <= 7 && s->capitals_words == 1 && last.capitals_words == 1 && last.letters > 3 &&
           s->capital_words >= 2 && ends_in_surname(line);
}

/* Two to four capitalised words one of which is a surname, perhaps with a place after a comma. */
static bool is_name(kz_slice line, const shape *s, uint16_t length) {
    if (s->colons == 0 && length <= BYLINE_LENGTH && is_signed(line, s))
        return true;
    if (s->words < 2 || s->words > 6 || length > BYLINE_LENGTH || s->digits || s->other_signs > 2 || s->colons)
        return false;
    const char *comma = memchr(line.at, ',', line.n);
    kz_slice name = {line.at, comma ? (uint32_t)(comma - line.at) : line.n};
    shape n = read_shape(name);
    if (n.words < 2 || n.words > 4 || n.capital_words != n.words)
        return false;
    if (n.capitals_words && n.capitals_words < n.words)
        return true; /* Болат МҰҚАШЕВ */
    if (comma && s->words > 4)
        return false;
    return ends_in_surname(name);
}

/* "1. ", "2) ", "• ", "а) " */
static bool is_list_item(kz_slice line, const shape *s) {
    if (s->first == C_BULLET || s->first == C_MIDDLE_DOT || s->first == '*')
        return true;
    uint32_t at = 0, length = 0, digits = 0;
    while (at < line.n && at < 8 && kz_is_digit(kz_utf8_at(line, at, &length))) {
        at += length;
        digits++;
    }
    if (!digits && kz_is_letter(s->first))
        kz_utf8_at(line, 0, &at);
    if (at + 1 >= line.n || (line.at[at] != ')' && (line.at[at] != '.' || !digits)))
        return false;
    return line.at[at + 1] == ' ' && digits <= 2;
}

static bool starts_with_clock(kz_slice line) {
    uint32_t i = 0, before = 0, after = 0;
    while (i < line.n && line.at[i] >= '0' && line.at[i] <= '9' && before < 3)
        i++, before++;
    if (!before || before > 2 || i >= line.n || line.at[i++] != ':')
        return false;
    while (i < line.n && line.at[i] >= '0' && line.at[i] <= '9' && after < 3)
        i++, after++;
    return after == 2 && i < line.n && line.at[i] == ' ';
}

/* A web address, an e-mail address or a @name and nothing else. */
static bool is_address(kz_slice line, const shape *s) {
    if (memchr(line.at, ' ', line.n))
        return false;
    return s->addresses || (s->dots && s->letters && s->slashes && s->words > 1) || kz_starts(line, KZ_LIT("http")) ||
           kz_starts(line, KZ_LIT("www."));
}

static void note_marks(kz_slice line, const shape *s, kz_unit *u) {
    if (!s->letters && !s->digits)
        kz_unit_note(u, KZ_E_NO_LETTERS);
    if (!s->letters && s->digits) {
        bool clock = s->colons == 1 && s->digits >= 3 && s->digits <= 6 && !s->slashes;
        bool date = s->digits >= 5 && s->digits <= 14 && (s->dots == 2 || s->colons >= 1 || s->other_signs == 2);
        if (s->slashes == 1 && s->digits <= 6 && !s->dots)
            kz_unit_note(u, KZ_E_FRACTION);
        else if (clock || date)
            kz_unit_note(u, KZ_E_DATE_ONLY);
        else if (s->digits > COUNTER_DIGITS || s->commas || u->ending == KZ_ENDS_STOP || s->first == '+')
            kz_unit_note(u, KZ_E_FIGURES);
        else
            kz_unit_note(u, KZ_E_NUMBER_ONLY);
    }
    if (s->digits >= LEAST_OF_TELEPHONE && s->numbers >= 2 && !kz_unit_has(u, KZ_E_DATE_ONLY) &&
        !u->phrases.mostly_date)
        kz_unit_note(u, KZ_E_TELEPHONE);
    if (s->dividers >= 2 && u->length < HEADLINE_LENGTH)
        kz_unit_note(u, KZ_E_SEPARATORS);
    if (s->arrow_at_edge && u->length < HEADLINE_LENGTH)
        kz_unit_note(u, KZ_E_ARROW);
    if (s->last == '*' && s->words && s->words <= 6)
        kz_unit_note(u, KZ_E_REQUIRED_FIELD);
    if (s->hashtags && s->first == '#' && s->hashtags + 1 >= s->words)
        kz_unit_note(u, KZ_E_HASHTAGS);
    if (s->first == C_COPYRIGHT)
        kz_unit_note(u, KZ_E_COPYRIGHT);
    if (s->emoji && u->length < MEDIUM_LINE)
        kz_unit_note(u, KZ_E_EMOJI);
    if ((s->first == '[' && s->last == ']') || (s->first == '(' && s->last == ')'))
        kz_unit_note(u, KZ_E_IN_BRACKETS);
    if (is_address(line, s))
        kz_unit_note(u, KZ_E_ADDRESS_ONLY);
    if (starts_with_clock(line) && u->ending != KZ_ENDS_STOP && u->length < HEADLINE_LENGTH)
        kz_unit_note(u, KZ_E_CLOCK_START);
}

static bool is_space_second(kz_slice line) {
    uint32_t length, skip;
    kz_utf8_at(line, 0, &length);
    return length < line.n && kz_is_space(kz_utf8_at(line, length, &skip));
}

static void note_shape(kz_slice line, const shape *s, kz_unit *u) {
    if (u->length >= MEDIUM_LINE)
        kz_unit_note(u, KZ_E_MEDIUM);
    if (u->length >= LONG_LINE)
        kz_unit_note(u, KZ_E_LONG);
    if (u->length >= VERY_LONG_LINE)
        kz_unit_note(u, KZ_E_VERY_LONG);
    if ((u->ending == KZ_ENDS_STOP || u->ending == KZ_ENDS_CALL) && s->words >= 2)
        kz_unit_note(u, KZ_E_SENTENCE_END);
    if (u->ending == KZ_ENDS_COLON && s->words >= 2)
        kz_unit_note(u, KZ_E_COLON_END);
    if (s->inner_stops && u->length >= 40)
        kz_unit_note(u, KZ_E_SENTENCES);
    if (is_dash(s->first) && line.n > 4 && s->words >= 1 && is_space_second(line))
        kz_unit_note(u, KZ_E_DIALOGUE);
    if (is_opening_quote(s->first) && s->words >= 3)
        kz_unit_note(u, KZ_E_QUOTE_START);
    if (s->words && is_list_item(line, s))
        kz_unit_note(u, KZ_E_LIST_ITEM);
    if (s->words == 1 && u->ending == KZ_ENDS_OPEN)
        kz_unit_note(u, KZ_E_ONE_WORD);
    if (s->words && s->letters == s->uppers && s->letters > 1)
        kz_unit_note(u, KZ_E_CAPITALS);
    if (s->words >= 3 && s->capital_words == s->words && s->letters != s->uppers && u->length < HEADLINE_LENGTH)
        kz_unit_note(u, KZ_E_CAPITALISED);
    if (u->phrases.kinds[KZ_PHRASE_ITEM] == KZ_LINE_DATE && s->numbers <= 1)
        kz_unit_note(u, KZ_E_DATE_PART);
    if (is_name(line, s, u->length))
        kz_unit_note(u, KZ_E_NAME_SHAPE);
}

static const kz_evidence phrase_evidence[KZ_PHRASE_PLACES] = {
    [KZ_PHRASE_ITEM] = KZ_E_PHRASE_WHOLE,        [KZ_PHRASE_HEAD] = KZ_E_PHRASE_WHOLE,
    [KZ_PHRASE_LABEL] = KZ_E_PHRASE_LABEL,       [KZ_PHRASE_START] = KZ_E_PHRASE_START,
    [KZ_PHRASE_END] = KZ_E_PHRASE_END,           [KZ_PHRASE_ANY] = KZ_E_PHRASE_ANY,
    [KZ_PHRASE_IN_LABEL] = KZ_E_PHRASE_IN_LABEL,
};

/* «Басты бет » Жаңалықтар » …»: what stands before the first sign is a place of the site's menu. */
static void note_breadcrumb(kz_slice line, const shape *s, kz_unit *u) {
    kz_phrases first;
    if (!s->dividers || u->length >= LONGEST_BREADCRUMB || u->hints & KZ_HINT_ROW)
        return;
    kz_phrases_find((kz_slice){line.at, s->first_divider}, &first);
    if (first.kinds[KZ_PHRASE_ITEM] == KZ_LINE_MENU)
        kz_unit_note(u, KZ_E_BREADCRUMB);
}

static void note_phrases(kz_unit *u) {
    if (u->phrases.mostly_date)
        kz_unit_note(u, KZ_E_MOSTLY_DATE);
    for (uint32_t place = 0; place < KZ_PHRASE_PLACES; place++)
        if (u->phrases.kinds[place])
            kz_unit_note(u, phrase_evidence[place]);
}

void kz_unit_read(kz_slice text, kz_unit *unit) {
    kz_slice line = kz_sub(text, unit->span);
    unit->evidence = 0;
    unit->length = count_length(line);
    unit->ending = (uint8_t)line_end(line);
    shape s = read_shape(line);
    unit->words = s.words > UINT8_MAX ? UINT8_MAX : (uint8_t)s.words;
    unit->language = (uint8_t)kz_language_of_line(line, &unit->language_confidence);
    kz_phrases_find(line, &unit->phrases);
    note_shape(line, &s, unit);
    note_marks(line, &s, unit);
    note_breadcrumb(line, &s, unit);
    note_phrases(unit);
}

/* The kind that a piece of evidence speaks for when its row says "that kind". */
static uint8_t kind_meant(const kz_unit *u, kz_evidence evidence) {
    const uint8_t *found = u->phrases.kinds;
    if (evidence == KZ_E_PHRASE_WHOLE)
        return found[KZ_PHRASE_HEAD] ? found[KZ_PHRASE_HEAD] : found[KZ_PHRASE_ITEM];
    if (evidence == KZ_E_HTML_ROLE)
        return kz_hint_kind(u->hints);
    for (uint32_t place = KZ_PHRASE_LABEL; place < KZ_PHRASE_PLACES; place++)
        if (phrase_evidence[place] == evidence)
            return found[place];
    return u->heading;
}

void kz_unit_judge(kz_unit *unit) {
    int score[KZ_LINE_KINDS] = {0}, strongest[KZ_LINE_KINDS] = {0};
    const char *reason[KZ_LINE_KINDS] = {0};
    for (uint32_t e = 0; e < KZ_EVIDENCE_COUNT; e++) {
        if (!kz_unit_has(unit, (kz_evidence)e))
            continue;
        for (uint32_t i = kz_page_weight_starts[e]; i < kz_page_weight_starts[e + 1]; i++) {
            const kz_page_weight *w = &kz_page_weights[i];
            uint8_t kind = w->kind == KZ_PAGE_THAT_KIND ? kind_meant(unit, (kz_evidence)e) : w->kind;
            score[kind] += w->weight;
            if (w->weight > strongest[kind]) {
                strongest[kind] = w->weight;
                reason[kind] = w->reason;
            }
        }
    }
    uint32_t best = KZ_LINE_TEXT;
    for (uint32_t k = KZ_LINE_TEXT + 1; k < KZ_LINE_KINDS; k++)
        if (score[k] > score[best])
            best = k;
    int next = INT16_MIN;
    for (uint32_t k = KZ_LINE_TEXT; k < KZ_LINE_KINDS; k++)
        if (k != best && (best == KZ_LINE_TEXT || k == KZ_LINE_TEXT) && score[k] > next)
            next = score[k];
    int confidence = 50 + (score[best] - next) / 2;
    unit->kind = (uint8_t)best;
    unit->kind_confidence = (uint8_t)(confidence > 99 ? 99 : confidence < 50 ? 50 : confidence);
    unit->reason = reason[best] ? reason[best] : "nothing speaks against it";
}
