/* Where sentences end, and which words only begin one. */
#include "segment/lex.h"
#include "segment/segment_table.h"

/* How many quotes, brackets and dashes may stand before the first word of a sentence. */
enum { MOST_OPENERS = 8 };

typedef struct cutter {
    const kz_segments *s;
    kz_token *at;
    uint32_t first, n; /* the tokens of the span */
    uint32_t start;    /* first token of the sentence */
    uint32_t opener;   /* the last opening quote, or UINT32_MAX */
    uint32_t item;     /* the number that the next item of a list would have */
    uint32_t marker;   /* the last number that begins an item, or UINT32_MAX */
    bool bracket;      /* a bracket is open that the sentence has opened */
} cutter;

static uint32_t sign(const cutter *c, uint32_t token) {
    if (token >= c->n || c->at[token].kind != KZ_T_PUNCT)
        return 0;
    return kz_lex_cp((kz_slice){c->s->text.at, c->at[token].span.end}, c->at[token].span.start);
}

static bool is_ender(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x61F || cp == 0x6D4 ||
           (cp >= 0x203C && cp <= 0x2049);
}

static bool opens(uint32_t cp) {
    return cp == 0xAB || cp == 0x201C || cp == 0x201E;
}

static bool is_bracket(uint32_t cp) {
    return cp == '(' || cp == '[' || cp == '{';
}

static bool closes_quote(uint32_t cp) {
    return cp == 0xBB || cp == 0x201D || cp == 0x201C;
}

static bool space_before(const cutter *c, uint32_t token) {
    return (c->at[token].flags & KZ_F_SPACE_BEFORE) != 0;
}

/* A single full stop; anything stronger, and an ellipsis, ends a sentence where a full stop may not. */
static bool is_plain_stop(const cutter *c, uint32_t token) {
    return c->at[token].span.end - c->at[token].span.start == 1 && c->s->text.at[c->at[token].span.start] == '.';
}

static bool is_single_letter(const cutter *c, uint32_t token) {
    uint32_t length;
    kz_slice text = kz_token_text(c->s, token);
    return c->at[token].kind == KZ_T_WORD && kz_is_letter(kz_lex_peek(text, 0, &length)) && length == text.n;
}

/* KZ_WORD_STARTS or KZ_WORD_SPEECH, 0 for most words. */
static uint32_t role(const cutter *c, uint32_t token) {
    return c->at[token].kind == KZ_T_WORD ? kz_table_value(&kz_sentence_words, kz_token_lower(c->s, token), 0) : 0;
}

static uint32_t first_letter(const cutter *c, uint32_t token) {
    return kz_lex_cp(c->s->text, c->at[token].span.start);
}

/* No letter shows by its form whether a sentence begins. */
static bool is_caseless(const cutter *c, uint32_t token) {
    return kz_script_of(first_letter(c, token)) == KZ_S_ARABIC;
}

/* 1. and a) and IV. at the start of a sentence or of a clause. */
static bool is_list_marker(const cutter *c, uint32_t token) {
    const kz_token *t = &c->at[token];
    bool counts = (t->kind == KZ_T_NUMBER && t->core_end == t->span.end) || (t->flags & KZ_F_ROMAN);
    if (!counts && !is_single_letter(c, token))
        return false;
    if (token == c->start)
        return true;
    uint32_t before = sign(c, token - 1);
    return before == ';' || before == ':' || before == '.';
}

/* The number before a full stop that a space follows (`3. `), 0 if there is none. */
static uint32_t item_number(const cutter *c, uint32_t token) {
    enum { DIGITS = 3 };
    const kz_token *t = &c->at[token];
    uint32_t value = 0;
    if (t->kind != KZ_T_NUMBER || t->span.end - t->span.start > DIGITS || token + 2 >= c->n ||
        sign(c, token + 1) != '.' || !is_plain_stop(c, token + 1) || space_before(c, token + 1) ||
        !space_before(c, token + 2))
        return 0;
    for (uint32_t at = t->span.start; at < t->span.end; at++) {
        if (c->s->text.at[at] < '0' || c->s->text.at[at] > '9')
            return 0;
        value = value * 10 + (uint32_t)(c->s->text.at[at] - '0');
    }
    return value;
}

/* A list inside a paragraph: its numbers count on. Says whether a sentence ends before the token. */
static bool item_begins(cutter *c, uint32_t token) {
    uint32_t value = item_number(c, token);
    uint32_t before = token > c->start ? sign(c, token - 1) : 0;
    bool quoted = token == c->start + 1 && opens(before);
    if (value == 0 || (token > c->first && !quoted && !space_before(c, token)))
        return false;
    bool first = token == c->start || quoted || (value == 1 && (before == ':' || before == ';'));
    if (!first && value != c->item)
        return false;
    c->item = value + 1;
    c->marker = token;
    return !first;
}

typedef struct closers {
    uint32_t end;
    bool quote, bracket;
} closers;

/* [1], [12]: a note of an encyclopedia, right behind what it belongs to. */
static bool is_note(const cutter *c, uint32_t token) {
    return token + 2 < c->n && sign(c, token) == '[' && !space_before(c, token) && sign(c, token + 2) == ']' &&
           c->at[token + 1].kind == KZ_T_NUMBER;
}

/* The closing quotes and brackets that belong to the end of the sentence. */
static closers take_closers(const cutter *c, uint32_t token) {
    closers found = {token, false, false};
    for (;; found.end++) {
        uint32_t cp = sign(c, found.end);
        bool tight = cp != 0 && !space_before(c, found.end);
        if (cp == 0xBB || cp == 0x201D || (tight && (cp == 0x201C || cp == '"' || cp == 0x2019)))
            found.quote = true;
        else if (tight && (cp == ')' || cp == ']'))
            found.bracket = true;
        else if (cp == '[' && is_note(c, found.end))
            found.end += 2;
        else
            return found;
    }
}

/* A quotation inside a sentence (a title: «Кім кінәлі?» фильмі) does not end it; direct speech does: it stands at the
 * start, after a colon, a comma or a dash. */
static bool is_title(const cutter *c) {
    if (c->opener == UINT32_MAX || c->opener <= c->start)
        return false;
    uint32_t before = sign(c, c->opener - 1);
    return before == 0 || before == ')' || closes_quote(before);
}

/* What stands between the end of a sentence and the first word of the next one. */
typedef struct openers {
    uint32_t end;     /* that word */
    uint32_t bracket; /* the first opening bracket, or UINT32_MAX */
    bool dash, bullet, spaced;
} openers;

static bool is_bullet(uint32_t cp) {
    return cp == '*' || cp == 0x2022 || cp == 0xB7 || cp == 0x2023 || cp == 0x2043;
}

/* …Сол күні: the dots are at the word, not at the end of what was before. */
static bool opens_with_dots(const cutter *c, uint32_t token) {
    uint32_t cp = sign(c, token);
    return (cp == 0x2026 || (cp == '.' && !is_plain_stop(c, token))) && space_before(c, token) && token + 1 < c->n &&
           !space_before(c, token + 1);
}

static openers take_openers(const cutter *c, uint32_t token) {
    openers found = {token, UINT32_MAX, kz_is_dash(sign(c, token)), is_bullet(sign(c, token)), space_before(c, token)};
    found.end += found.dash || found.bullet;
    for (uint32_t limit = found.end + MOST_OPENERS; found.end < c->n && found.end < limit; found.end++) {
        uint32_t cp = sign(c, found.end);
        if (is_bracket(cp) && found.bracket == UINT32_MAX)
            found.bracket = found.end;
        else if (!opens(cp) && !is_bracket(cp) && cp != '"' && cp != 0x2018 && !opens_with_dots(c, found.end))
            break;
    }
    return found;
}

/* iPhone, айКөмек */
static bool has_capital(const cutter *c, uint32_t token) {
    kz_slice text = kz_token_text(c->s, token), lower = kz_token_lower(c->s, token);
    return !kz_same(text, lower);
}

/* A word can begin a sentence if it has a capital, or if its script has none and it is no word of speech. */
static bool word_may_begin(const cutter *c, const openers *o, bool after_speech) {
    if (is_caseless(c, o->end))
        return !(after_speech && role(c, o->end) == KZ_WORD_SPEECH);
    bool word = o->spaced && c->at[o->end].kind == KZ_T_WORD;
    return !kz_is_lower(first_letter(c, o->end)) || (word && has_capital(c, o->end));
}

/* болды.1913 жылы: without a space only a year, after a word */
static bool is_glued_year(const cutter *c, uint32_t token, uint32_t ender) {
    enum { DIGITS = 4, SHORTEST_WORD = 8 };
    return c->at[token].kind == KZ_T_NUMBER && c->at[token].core_end - c->at[token].span.start == DIGITS &&
           token == ender + 1 && ender > c->first && c->at[ender - 1].kind == KZ_T_WORD &&
           c->at[ender - 1].span.end - c->at[ender - 1].span.start >= SHORTEST_WORD;
}

/* Can what stands behind the openers be the first word of a sentence? */
static bool may_begin(const cutter *c, const openers *o, uint32_t ender, bool after_speech) {
    switch ((kz_token_kind)c->at[o->end].kind) {
    case KZ_T_WORD:
    case KZ_T_INITIAL:
    case KZ_T_ABBREVIATION:
        return word_may_begin(c, o, after_speech);
    case KZ_T_NUMBER:
        return (o->spaced && !c->bracket) || is_glued_year(c, o->end, ender);
    case KZ_T_PUNCT:
    case KZ_T_SUFFIX:
        return false;
    default: /* («Қала», 2012 жыл. №590) */
        return o->spaced && !c->bracket;
    }
}

/* (күлді) Содан кейін …: a remark in small letters stands between two sentences if a sentence begins after it. */
static bool is_remark(const cutter *c, uint32_t bracket) {
    enum { LONGEST = 16 };
    uint32_t limit = bracket + LONGEST < c->n ? bracket + LONGEST : c->n;
    for (uint32_t i = bracket + 1; i < limit; i++) {
        if (is_ender(sign(c, i)))
            return false;
        if (sign(c, i) == ')')
            return i + 1 < c->n && c->at[i + 1].kind == KZ_T_WORD && !is_caseless(c, i + 1) &&
                   kz_is_upper(first_letter(c, i + 1));
    }
    return false;
}

/* After an initial, or an abbreviation that stands inside sentences, only a word that is no name begins one. */
static bool starts_after_short(const cutter *c, uint32_t token) {
    return token < c->n && space_before(c, token) && kz_is_upper(first_letter(c, token)) &&
           role(c, token) == KZ_WORD_STARTS;
}

/* т.б. ends a sentence if a capital or a number follows; in the Arabic script, if a word that begins one does. */
static uint32_t abbreviation_end(const cutter *c, uint32_t i) {
    closers closed = take_closers(c, i + 1);
    if (closed.end >= c->n)
        return closed.end;
    openers o = take_openers(c, closed.end);
    if (o.end >= c->n || o.bracket != UINT32_MAX || !o.spaced || (closed.quote && (o.dash || is_title(c))))
        return 0;
    bool word = c->at[o.end].kind == KZ_T_WORD;
    if (word && is_caseless(c, o.end))
        return role(c, o.end) == KZ_WORD_STARTS ? closed.end : 0;
    return (word || !o.dash) && may_begin(c, &o, i, false) ? closed.end : 0;
}

/* (таб. Ескерту): one word in small letters is no sentence. */
static bool is_short_in_bracket(const cutter *c, uint32_t token) {
    return token > c->first && c->at[token].kind == KZ_T_WORD && sign(c, token - 1) == '(' &&
           kz_is_lower(first_letter(c, token));
}

/* The end of the sentence that token `i` closes, or 0. */
static uint32_t sentence_end(const cutter *c, uint32_t i) {
    const kz_token *t = &c->at[i];
    if (t->flags & KZ_F_MAY_END)
        return abbreviation_end(c, i);
    if (t->kind == KZ_T_INITIAL || t->kind == KZ_T_ABBREVIATION)
        return starts_after_short(c, i + 1) ? i + 1 : 0;
    /* …Сол күні: what a sentence begins with does not end it */
    if (!is_ender(sign(c, i)) || i == c->start)
        return 0;
    bool stop = is_plain_stop(c, i);
    if (stop &&
        (i - 1 == c->marker || is_short_in_bracket(c, i - 1) || (i == c->start + 1 && is_list_marker(c, c->start))))
        return 0;
    closers closed = take_closers(c, i + 1);
    if (closed.end >= c->n)
        return closed.end;
    /* titles end with ? and !, not with a full stop */
    if (!stop && (closed.bracket || (closed.quote && is_title(c))))
        return 0;
    openers o = take_openers(c, closed.end);
    if (o.end >= c->n || (o.dash && closed.quote))
        return 0;
    /* түзеледі.Ақсақ: without a space only after a word */
    if (!o.spaced && stop && !o.bullet && (i == c->first || c->at[i - 1].kind == KZ_T_INITIAL))
        return 0;
    bool begins = o.bullet || may_begin(c, &o, i, o.dash || closed.quote || !stop) ||
                  (o.bracket != UINT32_MAX && o.spaced && is_remark(c, o.bracket));
    return begins ? closed.end : 0;
}

static void mark(const cutter *c, uint32_t token, uint32_t end) {
    uint32_t limit = token + MOST_OPENERS < end ? token + MOST_OPENERS : end;
    while (token < limit && (c->at[token].kind == KZ_T_PUNCT || c->at[token].kind == KZ_T_SYMBOL))
        token++;
    if (token >= limit)
        return;
    c->at[token].flags |= KZ_F_SENTENCE_START;
    uint32_t after = sign(c, token + 1);
    if (token + 2 < end && (after == '.' || after == ')') && is_list_marker(c, token))
        c->at[token + 2].flags |= KZ_F_SENTENCE_START;
}

/* Direct speech begins inside a sentence after a colon, with a quote or a dash, and items of a list after a marker.
 * Does one begin at the sign? */
static bool begins_inside(const cutter *c, uint32_t i) {
    uint32_t cp = sign(c, i);
    if (cp == ',')
        return false;
    if (cp == ')')
        return is_list_marker(c, i - 1);
    if (!opens(cp) && !kz_is_dash(cp) && cp != '"')
        return false;
    uint32_t before = sign(c, i - 1);
    return before == ':' || is_ender(before);
}

/* " after white space, before what it quotes */
static bool opens_straight(const cutter *c, uint32_t token, uint32_t cp) {
    return cp == '"' && (token == c->first || space_before(c, token)) && token + 1 < c->n &&
           !space_before(c, token + 1);
}

static void count_bracket(cutter *c, uint32_t token, uint32_t cp) {
    if (cp == '(' && token > c->start)
        c->bracket = true;
    else if (cp == ')')
        c->bracket = false;
}

/* The same for punctuation. A comma, which is most of it, shows nothing. */
static uint32_t end_at_sign(cutter *c, uint32_t i) {
    uint32_t cp = sign(c, i);
    if (cp == ',')
        return 0;
    if (opens(cp) || opens_straight(c, i, cp))
        c->opener = i;
    count_bracket(c, i, cp);
    return is_ender(cp) ? sentence_end(c, i) : 0;
}

/* Where the sentence ends if token `i` shows it, else 0. */
static uint32_t end_at(cutter *c, uint32_t i) {
    switch ((kz_token_kind)c->at[i].kind) {
    case KZ_T_NUMBER:
        return item_begins(c, i) ? i : 0;
    case KZ_T_PUNCT:
        return end_at_sign(c, i);
    case KZ_T_INITIAL:
    case KZ_T_ABBREVIATION: {
        uint32_t end = sentence_end(c, i);
        c->at[i].flags &= (uint16_t)~KZ_F_MAY_END;
        return end;
    }
    default:
        return 0;
    }
}

static void close_sentence(kz_arena *arena, kz_segments *out, cutter *c, uint32_t end, uint32_t block) {
    mark(c, c->start, end);
    kz_span span = {c->at[c->start].span.start, c->at[end - 1].span.end};
    for (uint32_t i = c->start; i < end; i++) {
        c->at[i].sentence = out->sentences.n;
        if (c->at[i].kind == KZ_T_PUNCT && i > c->start && i + 1 < end && begins_inside(c, i))
            mark(c, i, end);
    }
    *kz_push(arena, &out->sentences) = (kz_sentence){span, c->start, end, block};
    c->start = end;
    c->bracket = false;
}

void kz_cut_sentences(kz_arena *arena, kz_segments *out, uint32_t first, uint32_t block) {
    cutter c = {out, out->tokens.at, first, out->tokens.n, first, UINT32_MAX, 0, UINT32_MAX, false};
    for (uint32_t i = first; i < c.n;) {
        uint32_t end = end_at(&c, i);
        /* a number that begins the next item is read again, as its first token */
        i = end ? end : i + 1;
        if (end || i == c.n)
            close_sentence(arena, out, &c, i, block);
    }
}
