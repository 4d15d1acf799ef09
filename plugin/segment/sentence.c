/* Where sentences end, and which words only begin one. */
#include "segment/lex.h"

/* How many quotes, brackets and dashes may stand before the first word of a sentence. */
enum { MOST_OPENERS = 8 };

typedef struct cutter {
    const kz_segments *s;
    kz_token *at;
    uint32_t first, n; /* the tokens of the span */
    uint32_t start;    /* first token of the sentence */
    uint32_t opener;   /* the last opening quote, or UINT32_MAX */
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

typedef struct closers {
    uint32_t end;
    bool quote, bracket;
} closers;

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

/* Can the token be the first word of a sentence? */
static bool may_begin(const cutter *c, uint32_t token, bool after_dash) {
    const kz_token *t = &c->at[token];
    switch ((kz_token_kind)t->kind) {
    case KZ_T_WORD:
    case KZ_T_INITIAL:
    case KZ_T_ABBREVIATION: {
        uint32_t cp = kz_lex_cp(c->s->text, t->span.start);
        return !kz_is_lower(cp);
    }
    case KZ_T_NUMBER:
    case KZ_T_TIME:
    case KZ_T_DATE:
    case KZ_T_PHONE:
        return !after_dash && space_before(c, token);
    case KZ_T_PUNCT:
    case KZ_T_SUFFIX:
        return false;
    default:
        return space_before(c, token);
    }
}

/* The end of the sentence that token `i` closes, or 0. */
static uint32_t sentence_end(const cutter *c, uint32_t i) {
    const kz_token *t = &c->at[i];
    bool abbreviation = (t->flags & KZ_F_MAY_END) != 0;
    if (!abbreviation && !is_ender(sign(c, i)))
        return 0;
    bool stop = abbreviation || is_plain_stop(c, i);
    if (stop && !abbreviation && i == c->start + 1 && is_list_marker(c, c->start))
        return 0;
    closers closed = take_closers(c, i + 1);
    uint32_t next = closed.end;
    if (next >= c->n)
        return next;
    if ((closed.bracket && !stop) || (closed.quote && is_title(c)))
        return 0;
    bool dash = kz_is_dash(sign(c, next));
    if (dash && (closed.quote || next + 1 >= c->n))
        return 0;
    bool spaced = space_before(c, next);
    next += dash;
    uint32_t limit = next + MOST_OPENERS;
    while (next < c->n && next < limit && (opens(sign(c, next)) || is_bracket(sign(c, next)) || sign(c, next) == '"'))
        next++;
    if (next >= c->n || !may_begin(c, next, dash))
        return 0;
    /* түзеледі.Ақсақ: without a space only between a small-lettered word and a capital */
    if (!spaced && stop && (i == c->first || c->at[i - 1].kind == KZ_T_INITIAL))
        return 0;
    return closed.end;
}

static void mark(const cutter *c, uint32_t token, uint32_t end) {
    uint32_t limit = token + MOST_OPENERS < end ? token + MOST_OPENERS : end;
    while (token < limit && (c->at[token].kind == KZ_T_PUNCT || c->at[token].kind == KZ_T_SYMBOL))
        token++;
    if (token >= limit)
        return;
    c->at[token].flags |= KZ_F_SENTENCE_START;
    uint32_t after = sign(c, token + 1);
    if (token + 2 < end && is_list_marker(c, token) && (after == '.' || after == ')'))
        c->at[token + 2].flags |= KZ_F_SENTENCE_START;
}

/* Direct speech begins inside a sentence after a colon, with a quote or a dash, and items of a list after a marker. */
static void mark_speech(const cutter *c, uint32_t end) {
    for (uint32_t i = c->start + 1; i + 1 < end; i++) {
        uint32_t cp = sign(c, i), before = sign(c, i - 1);
        bool speech = (opens(cp) || kz_is_dash(cp) || cp == '"') && (before == ':' || is_ender(before));
        if (speech || (cp == ')' && is_list_marker(c, i - 1)))
            mark(c, i, end);
    }
}

void kz_cut_sentences(kz_arena *arena, kz_segments *out, uint32_t first, uint32_t block) {
    cutter c = {out, out->tokens.at, first, out->tokens.n, first, UINT32_MAX};
    for (uint32_t i = first; i < c.n;) {
        if (opens(sign(&c, i)))
            c.opener = i;
        uint32_t end = sentence_end(&c, i);
        c.at[i].flags &= (uint16_t)~KZ_F_MAY_END;
        if (!end && i + 1 == c.n)
            end = c.n;
        if (!end) {
            i++;
            continue;
        }
        mark(&c, c.start, end);
        mark_speech(&c, end);
        for (uint32_t k = c.start; k < end; k++)
            c.at[k].sentence = out->sentences.n;
        *kz_push(arena, &out->sentences) =
            (kz_sentence){{c.at[c.start].span.start, c.at[end - 1].span.end}, c.start, end, block};
        c.start = i = end;
    }
}
