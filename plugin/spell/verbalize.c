/* A whole text as it is read aloud. */
#include "spell/talk.h"

const char *kz_said_kind_name(kz_said_kind kind) {
    static const char *const names[] = {"number",   "ordinal", "fraction", "percent",      "money",
                                        "quantity", "date",    "time",     "roman",        "score",
                                        "phone",    "code",    "sign",     "abbreviation", "acronym"};
    return names[kind];
}

static bool has_digit(kz_slice text) {
    for (uint32_t i = 0; i < text.n; i++)
        if ((text.at[i] >= '0' && text.at[i] <= '9') || (unsigned char)text.at[i] == 0xC2 ||
            (unsigned char)text.at[i] == 0xE2)
            return true; /* or a byte that begins ½ and its like */
    return false;
}

typedef bool (*reader)(kz_talk *, uint32_t);

/* The readers of a kind of token, in the order in which they are asked. */
static const reader READERS[][4] = {
    [KZ_T_ABBREVIATION] = {kz_talk_short}, [KZ_T_NUMBER] = {kz_talk_clock, kz_talk_pair, kz_talk_amount, kz_talk_mixed},
    [KZ_T_TIME] = {kz_talk_clock},         [KZ_T_DATE] = {kz_talk_date},
    [KZ_T_PHONE] = {kz_talk_phone},        [KZ_T_PUNCT] = {kz_talk_prefixed},
    [KZ_T_SYMBOL] = {kz_talk_prefixed},
};
static const reader WORD_IN_CAPITALS[4] = {kz_talk_roman, kz_talk_short, kz_talk_acronym, kz_talk_prefixed};
static const reader SHORT_WORD[4] = {kz_talk_short};
static const reader WORD_WITH_DIGITS[4] = {kz_talk_mixed};

/* What most words are not: short, in capitals, with digits. */
static const reader *readers_of_word(const kz_talk *t, uint32_t token) {
    enum { LONGEST_SHORT_WORD = 16 };
    const kz_token *k = &t->s->tokens.at[token];
    if (has_digit(kz_token_text(t->s, token)))
        return WORD_WITH_DIGITS;
    uint32_t n = k->core_end - k->span.start;
    bool hyphenated = k->flags & KZ_F_CAPITAL && memchr(t->s->text.at + k->span.start, '-', n);
    if (k->flags & (KZ_F_ALL_CAPITALS | KZ_F_ROMAN) || hyphenated)
        return WORD_IN_CAPITALS;
    return n <= LONGEST_SHORT_WORD ? SHORT_WORD : NULL;
}

static bool read_token(kz_talk *t, uint32_t token) {
    uint8_t kind = t->s->tokens.at[token].kind;
    const reader *readers = kind < sizeof READERS / sizeof *READERS ? READERS[kind] : NULL;
    if (kind == KZ_T_WORD)
        readers = readers_of_word(t, token);
    for (uint32_t i = 0; readers && i < 4 && readers[i]; i++) {
        t->start = t->s->tokens.at[token].span.start;
        kz_saying_clear(&t->said);
        if (readers[i](t, token) && t->said.words.n && t->end > t->start)
            return true;
    }
    return false;
}

/* ---- The text that is made ---- */

typedef struct writer {
    kz_slice text;
    kz_buffer out;
    uint32_t copied;
    kz_edits *edits;
} writer;

static bool joins(uint32_t cp) {
    return kz_is_letter(cp) || kz_is_digit(cp);
}

/* Puts the words in the place of what was read, with a space where they would stick to letters. */
static void replace(kz_arena *arena, writer *w, const kz_talk *t) {
    uint32_t length;
    kz_slice said = kz_buffer_done(&t->said.words);
    kz_buffer_add(&w->out, w->text.at + w->copied, t->start - w->copied);
    uint32_t to = w->out.n;
    if (to > 0 && joins(kz_utf8_before(kz_buffer_done(&w->out), to, &length)))
        kz_buffer_byte(&w->out, ' ');
    kz_buffer_slice(&w->out, said);
    if (t->end < w->text.n && joins(kz_utf8_at(w->text, t->end, &length)))
        kz_buffer_byte(&w->out, ' ');
    w->copied = t->end;
    *kz_push(arena, w->edits) = (kz_edit){.from = t->start,
                                          .from_end = t->end,
                                          .to = to,
                                          .to_end = w->out.n,
                                          .rules = UINT64_C(1) << t->kind,
                                          .confidence = 100,
                                          .apart = true};
}

static uint32_t token_behind(const kz_segments *s, uint32_t token, uint32_t end) {
    token++;
    while (token < s->tokens.n && s->tokens.at[token].span.start < end)
        token++;
    return token;
}

static void talk_all(kz_talk *t, writer *w) {
    for (uint32_t token = 0; token < t->s->tokens.n;) {
        if (t->s->tokens.at[token].span.start < w->copied || !read_token(t, token) ||
            t->options.without & UINT32_C(1) << t->kind) {
            token++;
            continue;
        }
        replace(t->arena, w, t);
        token = token_behind(t->s, token, t->end);
    }
}

/* Each line by itself. */
static void cut_lines(kz_arena *arena, kz_slice text, kz_segments *out) {
    KZ_VEC(kz_span) lines = {0};
    uint32_t start = 0;
    for (uint32_t i = 0; i <= text.n; i++) {
        if (i < text.n && text.at[i] != '\n')
            continue;
        if (i > start)
            *kz_push(arena, &lines) = (kz_span){start, i};
        start = i + 1;
    }
    kz_segment(arena, text, lines.at, lines.n, out);
}

kz_slice kz_verbalize(kz_arena *arena, kz_slice text, const kz_verbalizing *options, kz_edits *edits) {
    kz_segments s = {0};
    *edits = (kz_edits){0};
    cut_lines(arena, text, &s);
    kz_talk t = {.arena = arena, .s = &s, .options = *options, .clock_sentence = UINT32_MAX};
    writer w = {.text = text, .edits = edits};
    kz_saying_start(&t.said, arena);
    kz_buffer_init(&w.out, arena, text.n + text.n / 4 + 16);
    talk_all(&t, &w);
    if (edits->n == 0)
        return text;
    kz_buffer_add(&w.out, text.at + w.copied, text.n - w.copied);
    return kz_buffer_done(&w.out);
}
