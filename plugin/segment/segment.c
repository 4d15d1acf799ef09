#include "segment/segment.h"

#include "segment/lex.h"
#include "segment/segment_table.h"

const char *kz_token_kind_name(kz_token_kind kind) {
    static const char *const names[] = {"word", "initial", "abbreviation", "number", "time",    "date",  "suffix",
                                        "url",  "email",   "phone",        "handle", "hashtag", "punct", "symbol"};
    return names[kind];
}

/* Where the lexer is in one span. */
typedef struct lexer {
    kz_arena *arena;
    kz_segments *out;
    kz_slice s, lower; /* text up to the span's end */
    uint32_t at, block, first;
    uint32_t quotes; /* open « and “ */
    bool straight;   /* inside a pair of " */
    bool single;     /* inside a pair of ' or ‘ ’ */
    bool space;      /* white space stood before */
    uint32_t low_quotes;
} lexer;

/* Script, case and Roman numerals from the letters of the core. */
static uint16_t letter_flags(kz_slice s, kz_span span, uint32_t core_end) {
    uint16_t flags = 0;
    uint32_t letters = 0, capitals = 0, length;
    for (uint32_t at = span.start; at < core_end; at += length) {
        length = kz_lex_small(s, at) - at;
        if (length > 0) {
            letters += length / 2;
            flags |= KZ_F_CYRILLIC;
            continue;
        }
        uint8_t properties = kz_char_properties(kz_lex_peek(s, at, &length));
        kz_char_class class = (kz_char_class)(properties & 15);
        if (class < KZ_C_LOWER || class > KZ_C_LETTER)
            continue;
        letters++;
        if (class == KZ_C_UPPER) {
            capitals++;
            if (letters == 1)
                flags |= KZ_F_CAPITAL;
        }
        if (properties >> 4 == KZ_S_CYRILLIC)
            flags |= KZ_F_CYRILLIC;
        else if (properties >> 4 == KZ_S_LATIN)
            flags |= KZ_F_LATIN;
    }
    if (letters > 1 && letters == capitals)
        flags |= KZ_F_ALL_CAPITALS;
    if (letters > 0 && letters == capitals && kz_roman_value(kz_sub(s, (kz_span){span.start, core_end})) > 0)
        flags |= KZ_F_ROMAN;
    return flags;
}

static inline void add_flagged(lexer *l, kz_token_kind kind, uint32_t end, uint32_t core_end, uint16_t flags) {
    kz_token token = {{l->at, end}, core_end, l->block, 0, flags, (uint8_t)kind};
    if (l->space)
        token.flags |= KZ_F_SPACE_BEFORE;
    if (l->quotes || l->straight)
        token.flags |= KZ_F_IN_QUOTES;
    *kz_push(l->arena, &l->out->tokens) = token;
    l->at = end;
    l->space = false;
}

static void add(lexer *l, kz_token_kind kind, uint32_t end, uint32_t core_end) {
    bool lettered = kind <= KZ_T_NUMBER || kind == KZ_T_SUFFIX;
    add_flagged(l, kind, end, core_end, lettered ? letter_flags(l->s, (kz_span){l->at, end}, core_end) : 0);
}

static const kz_token *last(const lexer *l) {
    return l->out->tokens.n > l->first ? &l->out->tokens.at[l->out->tokens.n - 1] : NULL;
}

static bool is_closing_quote(uint32_t cp) {
    return cp == 0xBB || cp == 0x201D || cp == 0x201C || cp == '"';
}

/* Right after a closing quote or one of the signs that take endings: % № ° $ € ₸ ). */
static bool after_sign(const lexer *l) {
    const kz_token *t = last(l);
    if (!t || l->space || (t->kind != KZ_T_PUNCT && t->kind != KZ_T_SYMBOL))
        return false;
    uint32_t cp = kz_lex_cp(l->s, t->span.start);
    return is_closing_quote(cp) || cp == '%' || cp == ')' || cp == 0x2019 || t->kind == KZ_T_SYMBOL;
}

/* млн, млн., мың: what follows stands after a number. */
static bool is_count(const lexer *l, const kz_token *t) {
    enum { LONGEST = 16 };
    char key[LONGEST + 1];
    uint32_t n = t->span.end - t->span.start;
    if ((t->kind != KZ_T_WORD && t->kind != KZ_T_ABBREVIATION) || n > LONGEST)
        return false;
    memcpy(key, l->lower.at + t->span.start, n);
    if (key[n - 1] != '.')
        key[n++] = '.';
    return kz_table_value(&kz_abbreviations, (kz_slice){key, n}, 0) & KZ_ABBR_COUNT;
}

static bool after_number(const lexer *l) {
    const kz_token *t = last(l);
    return t && (t->kind == KZ_T_NUMBER || t->kind == KZ_T_DATE || (t->flags & KZ_F_ROMAN) || is_count(l, t));
}

/* An ending without a hyphen is one only if it is known as such: «Нұр Отан»ға, but «…»деді is a word. */
static bool read_suffix(lexer *l) {
    if (!after_sign(l))
        return false;
    uint32_t end = kz_lex_hyphenated(l->s, l->at);
    if (!end) {
        if (kz_is_upper(kz_lex_cp(l->s, l->at)))
            return false;
        end = kz_lex_word(l->s, l->at);
        if (!kz_is_ending(kz_sub(l->lower, (kz_span){l->at, end})))
            return false;
    }
    add(l, KZ_T_SUFFIX, end, end);
    return true;
}

/* Where the hyphenated ending of a word begins: ҚР|-ның, Instagram|-ға; its end if there is none (ата-ана). An ending
 * of one letter counts only after capitals, Latin letters and digits, a Latin one only after capitals and digits
 * (QR-dyń, but X-men, Al-da). */
static uint32_t word_core(const lexer *l, uint32_t end) {
    uint32_t hyphen = end;
    if (!memchr(l->s.at + l->at, '-', end - l->at))
        return end;
    while (hyphen > l->at && l->s.at[hyphen - 1] != '-')
        hyphen--;
    if (hyphen <= l->at + 1)
        return end;
    kz_slice ending = kz_sub(l->lower, (kz_span){hyphen, end});
    if (!kz_is_ending(ending))
        return end;
    uint32_t length, before = kz_utf8_before(l->s, hyphen - 1, &length);
    bool foreign = kz_is_upper(before) || !kz_is_letter(before) || kz_script_of(before) == KZ_S_LATIN;
    if (kz_script_of(kz_lex_cp(ending, 0)) == KZ_S_LATIN)
        return hyphen > l->at + 2 && (kz_is_upper(before) || !kz_is_letter(before)) ? hyphen - 1 : end;
    return ending.n > 2 || foreign ? hyphen - 1 : end;
}

/* км/сағ, м/с-қа: the word goes on after a slash if the whole is known. */
static uint32_t with_slash(const lexer *l, uint32_t end) {
    enum { LONGEST = 32 };
    if (end >= l->s.n || l->s.at[end] != '/' || end - l->at > LONGEST || !kz_lex_letter_at(l->s, end + 1))
        return end;
    uint32_t length, stop = end + 1;
    while (stop < l->s.n && stop - l->at < LONGEST) {
        kz_char_class class = kz_class(kz_lex_peek(l->s, stop, &length));
        if (class < KZ_C_LOWER || class > KZ_C_NUMERIC)
            break;
        stop += length;
    }
    return kz_table_find(&kz_slashed, kz_sub(l->lower, (kz_span){l->at, stop})) >= 0 ? stop : end;
}

static void read_word(lexer *l, uint32_t end) {
    uint32_t whole = with_slash(l, end);
    if (whole > end) {
        uint32_t ending = kz_lex_hyphenated(l->s, whole);
        add(l, KZ_T_WORD, ending ? ending : whole, whole);
        return;
    }
    uint32_t core = word_core(l, end);
    if (core < end && kz_table_find(&kz_abbreviations, kz_sub(l->lower, (kz_span){l->at, end})) >= 0)
        add(l, KZ_T_ABBREVIATION, end, end);
    else
        add(l, KZ_T_WORD, end, core);
}

static bool read_address(lexer *l) {
    kz_token_kind kind;
    uint32_t core, end = kz_lex_address(l->s, l->at, &kind, &core);
    if (end)
        add(l, kind, end, core);
    return end != 0;
}

/* An initial or an abbreviation; Т.б. is the second though Т. could be the first. After a number a capital is an
 * abbreviation (XX Ғ.) unless a name follows (№14 М. Горький). */
static bool read_shortened(lexer *l) {
    uint32_t what = 0;
    const kz_token *before = last(l);
    bool numbered = after_number(l),
         opened = before && before->kind == KZ_T_PUNCT && l->s.at[before->span.start] == '(';
    uint32_t initial = kz_lex_initial(l->s, l->at);
    uint32_t end = kz_lex_abbreviation(l->s, l->lower, l->at, (kz_short_context){numbered, opened}, &what);
    bool caseless = initial && !kz_is_upper(kz_lex_cp(l->s, l->at));
    if (initial && numbered && (caseless ? end > 0 : !kz_lex_name_follows(l->s, initial)))
        initial = 0;
    if (initial >= end && initial) {
        add(l, KZ_T_INITIAL, initial, initial - 1);
        return true;
    }
    if (!end)
        return false;
    add(l, KZ_T_ABBREVIATION, end, end);
    if (what & KZ_ABBR_MAY_END)
        l->out->tokens.at[l->out->tokens.n - 1].flags |= KZ_F_MAY_END;
    return true;
}

/* The apostrophe after a word is a quotation mark if one was opened: 'bala' against bala'. */
static uint32_t without_closing_quote(lexer *l, uint32_t end) {
    if (!l->single)
        return end;
    uint32_t length, cp = kz_utf8_before(l->s, end, &length);
    if ((cp != '\'' && cp != 0x2019) || end - length == l->at)
        return end;
    l->single = false;
    return end - length;
}

/* XXғ., VII-VIғғ.: the century's letters are an abbreviation of their own, glued to a numeral in capitals. */
static uint32_t without_century(const lexer *l, uint32_t end) {
    enum { CENTURY = 0x493, MOST = 2 };
    uint32_t length, core = end;
    for (int i = 0; i < MOST && core > l->at && kz_utf8_before(l->s, core, &length) == CENTURY; i++)
        core -= length;
    uint32_t start = core;
    while (start > l->at && l->s.at[start - 1] != '-')
        start--;
    return core < end && kz_roman_value(kz_sub(l->s, (kz_span){start, core})) > 0 ? core : end;
}

/* The х of 9х12, behind a number and before one. */
static bool is_times(const lexer *l, uint32_t cp) {
    enum { CYRILLIC_X = 0x445 };
    const kz_token *t = last(l);
    return cp == CYRILLIC_X && t && t->kind == KZ_T_NUMBER && !l->space && kz_lex_digit_at(l->s, l->at + 2);
}

/* White space before, or nothing, or something that neither takes an ending nor makes the х behind it a sign. */
static bool stands_free(const lexer *l) {
    const kz_token *t = last(l);
    return l->space || !t || (t->kind != KZ_T_NUMBER && !after_sign(l));
}

/* One of the bytes behind which a word is over and nothing has to be looked up: ASCII space and punctuation without
 * what joins words (- ' ` _ & /) and without the full stop. */
static bool ends_plain(unsigned char c) {
    static const uint64_t ENDS[2] = {UINT64_C(1) << '\t' | UINT64_C(1) << '\n' | UINT64_C(1) << ' ' |
                                         UINT64_C(1) << '!' | UINT64_C(1) << '"' | UINT64_C(1) << '(' |
                                         UINT64_C(1) << ')' | UINT64_C(1) << ',' | UINT64_C(1) << ':' |
                                         UINT64_C(1) << ';' | UINT64_C(1) << '?',
                                     UINT64_C(0)};
    return c < 0x80 && (ENDS[c >> 6] >> (c & 63) & 1);
}

/* The word before a full stop, of two Cyrillic letters or more, begins no abbreviation and has no century's ғ at its
 * end. */
static bool is_whole(const lexer *l, uint32_t end) {
    enum { GHE = 0x93 };
    unsigned first = (unsigned char)l->lower.at[l->at + 1] & 63, final = (unsigned char)l->s.at[end - 1];
    return !(kz_abbreviation_edges[first] >> (final & 63) & 1) && final != GHE;
}

/* The end of the Cyrillic letters here, all of them small but perhaps the first. */
static inline uint32_t plain_end(const lexer *l, bool *capital) {
    const uint64_t first = 0xFFFF;
    uint32_t at = l->at;
    uint64_t pairs = kz_lex_eight(l->s, at), lower = kz_lex_eight(l->lower, at), others;
    *capital = ((pairs ^ lower) & first) != 0;
    lower = (lower & ~first) | (pairs & first);
    while (!(others = kz_eight_not_small(pairs, lower))) {
        at += 8;
        pairs = kz_lex_eight(l->s, at);
        lower = kz_lex_eight(l->lower, at);
    }
    return at + (kz_eight_first(others) & ~1u);
}

/* Most words are small Cyrillic letters, the first perhaps a capital, between spaces or before a comma: nothing has to
 * be looked up for them. */
static bool read_plain_word(lexer *l) {
    bool capital;
    uint32_t end = plain_end(l, &capital);
    if (end - l->at < 4 || !stands_free(l))
        return false;
    if (end < l->s.n && !ends_plain((unsigned char)l->s.at[end]) && !(l->s.at[end] == '.' && is_whole(l, end)))
        return false;
    add_flagged(l, KZ_T_WORD, end, end, capital ? KZ_F_CAPITAL | KZ_F_CYRILLIC : KZ_F_CYRILLIC);
    return true;
}

/* Up to nine digits, a space and a Cyrillic letter: 2022 жыл. A telephone number has more. */
static bool read_plain_number(lexer *l) {
    enum { MOST = 9 };
    uint32_t end = l->at;
    while (end < l->s.n && end - l->at <= MOST && l->s.at[end] >= '0' && l->s.at[end] <= '9')
        end++;
    if (end == l->at || end - l->at > MOST || l->s.n - end < 2 || l->s.at[end] != ' ' ||
        ((unsigned char)l->s.at[end + 1] & 0xFC) != 0xD0)
        return false;
    add_flagged(l, KZ_T_NUMBER, end, end, 0);
    return true;
}

/* A comma, or a sign at which a sentence may end, alone before white space: no quotes to count, no run of signs. */
static bool read_plain_sign(lexer *l) {
    char c = l->s.at[l->at];
    bool alone = l->at + 1 == l->s.n || l->s.at[l->at + 1] == ' ' || l->s.at[l->at + 1] == '\n';
    if (c != ',' && !(alone && (c == '.' || c == '!' || c == '?' || c == ':' || c == ';')))
        return false;
    add_flagged(l, KZ_T_PUNCT, l->at + 1, l->at + 1, 0);
    return true;
}

/* What most of a text is made of, as far as it goes. */
static void read_plain(lexer *l) {
    while (l->at < l->s.n) {
        unsigned char c = (unsigned char)l->s.at[l->at];
        if (c == ' ') {
            l->space = true;
            l->at++;
        } else if (c >= 0x80 ? !read_plain_word(l) : c >= '0' && c <= '9' ? !read_plain_number(l) : !read_plain_sign(l))
            return;
    }
}

static void read_letters(lexer *l, uint32_t cp) {
    if (!l->space && read_suffix(l))
        return;
    if (cp < 0x80 && read_address(l))
        return;
    if (is_times(l, cp)) {
        add(l, KZ_T_WORD, l->at + 2, l->at + 2);
        return;
    }
    uint32_t end = without_closing_quote(l, kz_lex_word(l->s, l->at));
    bool stop = end < l->s.n && l->s.at[end] == '.';
    if (stop)
        end = without_century(l, end);
    if (!stop || !read_shortened(l))
        read_word(l, end);
}

/* °; º and ˚ are typed for it. */
static bool is_degree(uint32_t cp) {
    return cp == 0xB0 || cp == 0xBA || cp == 0x2DA;
}

/* Digits that Latin letters follow at once are a word: 5G-ді, 3D, 1xBet. */
static bool is_mixed_word(kz_slice s, uint32_t at) {
    uint32_t length, limit = at + 8;
    while (at < limit && kz_is_digit(kz_lex_peek(s, at, &length)))
        at += length;
    uint32_t cp = kz_lex_cp(s, at);
    return kz_is_letter(cp) && kz_script_of(cp) == KZ_S_LATIN && !is_degree(cp);
}

/* No letter stands there, or an ending: теңге|ге, but not теңге|рім. */
static bool ends_here(const lexer *l, uint32_t at) {
    enum { LONGEST = 24 };
    uint32_t length, end = at;
    while (end < l->s.n && end - at <= LONGEST && kz_is_letter(kz_lex_peek(l->s, end, &length)))
        end += length;
    return end == at || kz_is_ending(kz_sub(l->lower, (kz_span){at, end}));
}

/* 87011234567 теңге: eleven digits in a row that a word or sign after them makes an amount. */
static bool is_amount(const lexer *l, uint32_t end) {
    enum { DIGITS = 11 };
    uint32_t at = end;
    if (end - l->at != DIGITS)
        return false;
    for (uint32_t i = l->at; i < end; i++)
        if (l->s.at[i] < '0' || l->s.at[i] > '9')
            return false;
    while (at < l->s.n && l->s.at[at] == ' ')
        at++;
    for (uint32_t n = 1; n <= KZ_LONGEST_AMOUNT && at + n <= l->s.n; n++)
        if (kz_table_find(&kz_amounts, (kz_slice){l->lower.at + at, n}) >= 0 && ends_here(l, at + n))
            return true;
    return false;
}

static void read_digits(lexer *l) {
    static const struct {
        uint32_t (*scan)(kz_slice s, uint32_t at);
        kz_token_kind kind;
    } scanners[] = {{kz_lex_clock, KZ_T_TIME}, {kz_lex_date, KZ_T_DATE}, {kz_lex_phone, KZ_T_PHONE}};
    for (uint32_t i = 0; i < sizeof scanners / sizeof *scanners; i++) {
        uint32_t core = scanners[i].scan(l->s, l->at);
        bool amount = core && scanners[i].kind == KZ_T_PHONE && is_amount(l, core);
        if (core && !kz_lex_digit_at(l->s, core) && !amount) {
            uint32_t end = kz_lex_hyphenated(l->s, core);
            add(l, scanners[i].kind, end ? end : core, core);
            return;
        }
    }
    uint32_t core, end = kz_lex_number(l->s, l->lower, l->at, &core);
    bool glued = core < end && !kz_is_hyphen(kz_lex_cp(l->s, core));
    if (!glued && is_mixed_word(l->s, l->at)) {
        if (!read_address(l))
            read_word(l, kz_lex_word(l->s, l->at));
        return;
    }
    add(l, KZ_T_NUMBER, end, core);
}

static bool ends_sentence(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x61F || cp == 0x6D4 || cp == 0x203C ||
           (cp >= 0x2047 && cp <= 0x2049);
}

/* Opens and closes quotations: the quotes themselves are not inside. */
static void count_quote(lexer *l, uint32_t cp) {
    bool closes = cp == 0xBB || cp == 0x201D || (cp == 0x201C && l->low_quotes);
    if (closes && l->quotes)
        l->quotes--;
    if (cp == 0x201C && l->low_quotes)
        l->low_quotes--;
    if (cp == '"')
        l->straight = !l->straight;
    if (cp == '\'' || cp == 0x2018 || cp == 0x2019)
        l->single = cp != 0x2019 && !l->single && kz_lex_letter_at(l->s, l->at + (cp == '\'' ? 1 : 3));
    l->low_quotes += cp == 0x201E;
}

static bool opens_quote(const lexer *l, uint32_t cp) {
    return cp == 0xAB || cp == 0x201E || (cp == 0x201C && !l->low_quotes);
}

static void read_punctuation(lexer *l, uint32_t cp, uint32_t length) {
    if (kz_is_hyphen(cp) && read_suffix(l))
        return;
    uint32_t end = l->at + length, more;
    if (ends_sentence(cp)) {
        while (end < l->s.n && ends_sentence(kz_lex_peek(l->s, end, &more)))
            end += more;
    } else if (cp == '-' || cp == '_') {
        while (end < l->s.n && l->s.at[end] == (char)cp)
            end++;
    }
    bool opens = opens_quote(l, cp);
    bool was_straight = l->straight;
    count_quote(l, cp);
    bool straight = l->straight;
    l->straight = straight && was_straight;
    add(l, KZ_T_PUNCT, end, end);
    l->straight = straight;
    l->quotes += opens;
}

static bool joins_symbol(uint32_t cp) {
    return kz_class(cp) == KZ_C_MARK || cp == 0x200D || (cp >= 0xFE00 && cp <= 0xFE0F) ||
           (cp >= 0x1F3FB && cp <= 0x1F3FF) || (cp >= 0xE0020 && cp <= 0xE007F);
}

/* A sign with what Unicode joins to it (emoji sequences), and °C. */
static uint32_t symbol_end(kz_slice s, uint32_t cp, uint32_t end) {
    uint32_t length, previous = cp;
    if (is_degree(cp)) {
        uint32_t next = kz_lex_peek(s, end, &length);
        bool scale = next == 'C' || next == 'F' || next == 0x421;
        return scale && !kz_lex_letter_at(s, end + length) ? end + length : end;
    }
    bool flag = cp >= 0x1F1E6 && cp <= 0x1F1FF;
    while (end < s.n) {
        uint32_t next = kz_lex_peek(s, end, &length);
        bool pair = flag && next >= 0x1F1E6 && next <= 0x1F1FF;
        if (!joins_symbol(next) && !(previous == 0x200D && kz_class(next) == KZ_C_SYMBOL) && !pair)
            break;
        flag = flag && !pair;
        previous = next;
        end += length;
    }
    return end;
}

/* A run of bytes that are no UTF-8 is one token. */
static void read_other(lexer *l, uint32_t cp, uint32_t length) {
    uint32_t end = l->at + length;
    if (cp == KZ_INVALID)
        while (end < l->s.n && kz_lex_peek(l->s, end, &length) == KZ_INVALID)
            end += length;
    else
        end = symbol_end(l->s, cp, end);
    add(l, KZ_T_SYMBOL, end, end);
}

static void read_token(lexer *l) {
    uint32_t length, cp = kz_lex_peek(l->s, l->at, &length), end;
    kz_char_class class = is_degree(cp) ? KZ_C_SYMBOL : kz_class(cp);
    switch (class) {
    case KZ_C_SPACE:
        l->space = true;
        l->at += length;
        return;
    case KZ_C_FORMAT:
        l->at += length;
        return;
    case KZ_C_LOWER:
    case KZ_C_UPPER:
    case KZ_C_LETTER:
        read_letters(l, cp);
        return;
    case KZ_C_DIGIT:
        read_digits(l);
        return;
    case KZ_C_MARK:
    case KZ_C_NUMERIC:
        end = kz_lex_word(l->s, l->at);
        add(l, KZ_T_WORD, end, end);
        return;
    default:
        break;
    }
    if ((cp == '+' || cp == '(') && (end = kz_lex_phone(l->s, l->at))) {
        add(l, KZ_T_PHONE, end, end);
        return;
    }
    if ((cp == '@' || cp == '#') && (end = kz_lex_tag(l->s, l->at))) {
        add(l, cp == '@' ? KZ_T_HANDLE : KZ_T_HASHTAG, end, end);
        return;
    }
    if (class == KZ_C_PUNCT && cp != '%' && cp != '&' && cp != '#' && cp != '@')
        read_punctuation(l, cp, length);
    else
        read_other(l, cp, length);
}

/* Room for the tokens that so many bytes have as a rule, so that they are written once and not moved as they grow. */
static void make_room(kz_arena *arena, const kz_span *spans, uint32_t n, kz_tokens *tokens) {
    enum { BYTES_A_TOKEN = 8, LEAST = 16 };
    uint32_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += spans[i].end - spans[i].start;
    tokens->cap = bytes / BYTES_A_TOKEN + LEAST;
    tokens->at = kz_arena_get(arena, tokens->cap * sizeof *tokens->at);
}

void kz_segment(kz_arena *arena, kz_slice text, const kz_span *spans, uint32_t n, kz_segments *out) {
    out->text = text;
    out->lower = kz_lowered(arena, text);
    if (out->tokens.cap == 0)
        make_room(arena, spans, n, &out->tokens);
    for (uint32_t i = 0; i < n; i++) {
        lexer l = {.arena = arena,
                   .out = out,
                   .s = {text.at, spans[i].end},
                   .lower = {out->lower.at, spans[i].end},
                   .at = spans[i].start,
                   .block = i,
                   .first = out->tokens.n};
        for (read_plain(&l); l.at < l.s.n; read_plain(&l))
            read_token(&l);
        kz_cut_sentences(arena, out, l.first, i);
    }
}

uint32_t kz_token_after(const kz_segments *s, uint32_t offset) {
    uint32_t low = 0, high = s->tokens.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->tokens.at[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
