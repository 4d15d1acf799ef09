#include "restore/restore.h"

#include "morph/readings.h"
#include "repair/rewriter.h"
#include "restore/model.h"

/* In the model's units, of which NAT are one of the natural logarithm: how far behind the best a way may be to be asked
 * for in the lexicon; what it costs to be unknown there, or made of known stems; a unit of broken rules is a third. */
enum {
    NAT = KZ_RESTORE_NAT,
    REACH = 8 * NAT,
    COST_MADE = NAT,
    COST_UNKNOWN = 4 * NAT,
    BROKEN_RULES = 3,
    COST_SPELLED = 3 * NAT, /* a letter that was not typed, in a line that has it elsewhere */
    CLEAR = NAT * 3 / 2,    /* how far all other ways must be behind the best */
    VERY_CLEAR = 4 * NAT
};
enum { CONFIDENT = 99, LIKELY = 92 };

/* Kazakh that is typed without its letters is known to nine tenths, other languages in Cyrillic letters to two. */
enum { KNOWN_PERCENT = 65, TELLING_LETTERS = 3 };

enum { WORDS_AT_ONCE = 2000 };

typedef struct typed_word {
    kz_span span;
    kz_typed typed;
    kz_typed_context context;
    kz_way best, second;
    uint32_t behind;               /* how far the second is behind the best */
    bool agreed[KZ_LONGEST_TYPED]; /* the letters that all ways near the best have in common */
    bool ending; /* it stands right after a number, a Latin word or a closing quotation mark: 15-і, IT-ге */
    bool known, changes;
} typed_word;

typedef struct restorer {
    kz_slice text;
    kz_rewriter r;
    kz_doubts *doubts;
    typed_word *words; /* of the line, at most WORDS_AT_ONCE */
    uint32_t n;
    uint32_t spelled[KZ_TYPED_LETTERS]; /* how often the line has a Kazakh letter of this row */
    bool spells;                        /* … any */
} restorer;

/* ---- Words ---- */

static bool is_cyrillic(uint32_t cp) {
    return kz_script_of(cp) == KZ_S_CYRILLIC;
}

static bool is_ending(kz_slice text, uint32_t at) {
    enum { CLOSING = 0xBB };
    uint32_t length, cp = at ? kz_utf8_before(text, at, &length) : ' ';
    if (cp == '-' && at > 1)
        cp = kz_utf8_before(text, at - 1, &length);
    return cp == CLOSING || kz_is_digit(cp) || kz_script_of(cp) == KZ_S_LATIN;
}

/* Reads the word at `at`, whose context is what stands before it. */
static typed_word read_word(kz_slice text, uint32_t at, uint32_t end, uint32_t before) {
    typed_word word = {.span = {at, at}, .context = {before, 0}, .ending = is_ending(text, at)};
    uint32_t length, letters = 0, cp;
    for (; at < end && is_cyrillic(cp = kz_utf8_at(text, at, &length)); at += length) {
        if (letters < KZ_LONGEST_TYPED)
            word.typed.letters[letters] = kz_to_lower(cp);
        letters++;
    }
    word.span.end = at;
    word.typed.n = letters <= KZ_LONGEST_TYPED ? letters : 0;
    kz_typed_finish(&word.typed);
    return word;
}

/* The next words of the line, from `at` on. */
static void read_words(restorer *w, kz_span line, uint32_t *at) {
    uint32_t length, before = 0;
    w->n = 0;
    while (*at < line.end && w->n < WORDS_AT_ONCE) {
        uint32_t cp = kz_utf8_at(w->text, *at, &length);
        if (!is_cyrillic(cp)) {
            before = kz_context_after(before, cp);
            *at += length;
            continue;
        }
        typed_word word = read_word(w->text, *at, line.end, before);
        *at = word.span.end;
        if (w->n)
            w->words[w->n - 1].context.after = word.typed.hash;
        before = word.typed.hash;
        w->words[w->n++] = word;
    }
}

/* Which Kazakh letters the line has. */
static void survey(restorer *w, kz_span line) {
    memset(w->spelled, 0, sizeof w->spelled);
    w->spells = false;
    for (uint32_t at = line.start, length; at < line.end; at += length) {
        uint32_t letter = kz_to_lower(kz_utf8_at(w->text, at, &length)), plain = kz_plain_letter(letter);
        if (plain == letter)
            continue;
        w->spelled[kz_typed_letter_of(plain) - kz_typed_letters]++;
        w->spells = true;
    }
}

/* ---- Choice ---- */

static uint32_t meant_letter(const kz_typed *typed, const kz_way *way, uint32_t i) {
    return way->meaning[i] ? kz_typed_letter_of(typed->letters[i])->meant[way->meaning[i]] : typed->letters[i];
}

/* What lexicon and grammar take off a way's score, and whether they know it. */
static int32_t cost_of_form(const typed_word *word, const kz_way *way, bool *known) {
    char letters[KZ_LONGEST_TYPED * 4];
    kz_slice form = {letters, 0};
    for (uint32_t i = 0; i < word->typed.n; i++)
        form.n += kz_utf8_put(letters + form.n, meant_letter(&word->typed, way, i));
    kz_reading ending;
    if (word->ending && (*known = kz_ending(form, &ending)))
        return 0;
    kz_word_reading readings[KZ_MAX_WORD_READINGS];
    uint32_t n = kz_readings(form, 0, KZ_WORD_CAPITAL | KZ_WORD_FIRST, readings, 1);
    *known = n && readings[0].source != KZ_SOURCE_GUESS;
    if (!*known)
        return COST_UNKNOWN;
    return (readings[0].source == KZ_SOURCE_MADE ? COST_MADE : 0) + readings[0].cost / BROKEN_RULES;
}

/* What the best way costs for letters that the line has elsewhere, where they were meant. */
static uint32_t cost_of_letters(const restorer *w, const typed_word *word) {
    uint32_t cost = 0;
    for (uint32_t i = 0; i < word->typed.n; i++)
        if (word->best.meaning[i] && w->spelled[kz_typed_letter_of(word->typed.letters[i]) - kz_typed_letters])
            cost += COST_SPELLED;
    return cost;
}

static bool same_way(const kz_way *a, const kz_way *b, uint32_t n) {
    return memcmp(a->meaning, b->meaning, n) == 0;
}

/* Costs come off the scores; the best comes first. */
static void weigh_ways(typed_word *word, kz_way *ways, uint32_t n) {
    uint32_t best = 0;
    for (uint32_t k = 0; k < n; k++) {
        bool known;
        ways[k].score -= cost_of_form(word, &ways[k], &known);
        if (k == 0 || ways[k].score > ways[best].score) {
            best = k;
            word->known = known;
        }
    }
    kz_way first = ways[best];
    ways[best] = ways[0];
    ways[0] = first;
}

static void compare_ways(typed_word *word, const kz_way *ways, uint32_t n) {
    memset(word->agreed, true, word->typed.n);
    word->behind = REACH;
    for (uint32_t k = 1; k < n; k++) {
        uint32_t behind = (uint32_t)(ways[0].score - ways[k].score);
        if (behind < word->behind) {
            word->behind = behind;
            word->second = ways[k];
        }
        for (uint32_t i = 0; behind < CLEAR && i < word->typed.n; i++)
            word->agreed[i] = word->agreed[i] && ways[k].meaning[i] == ways[0].meaning[i];
    }
    word->best = ways[0];
    for (uint32_t i = 0; i < word->typed.n; i++)
        word->changes = word->changes || word->best.meaning[i];
}

/* In a line that has Kazakh letters a word stays that is known as it stands, or nearly as likely. */
static bool stands(const restorer *w, const typed_word *word, const kz_way *ways, uint32_t n) {
    kz_way as_typed = {0};
    bool known = false;
    if (!w->spells)
        return false;
    cost_of_form(word, &as_typed, &known);
    for (uint32_t k = 0; !known && k < n; k++)
        known = same_way(&ways[k], &as_typed, word->typed.n) &&
                (uint32_t)(ways[0].score - ways[k].score) < cost_of_letters(w, word) + CLEAR;
    return known;
}

static void choose(const restorer *w, typed_word *word) {
    kz_way ways[KZ_WAYS];
    uint32_t n = kz_restore_ways(kz_restore_weights, &word->typed, &word->context, ways), near = 1;
    while (near < n && ways[0].score - ways[near].score <= REACH)
        near++;
    weigh_ways(word, ways, near);
    compare_ways(word, ways, near);
    if (word->changes && stands(w, word, ways, near)) {
        word->changes = false;
        word->behind = REACH;
        word->known = true;
    }
}

/* Whether the words are Kazakh, as far as one can tell. */
static bool is_kazakh(const restorer *w) {
    uint32_t all = 0, known = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        bool tells = w->words[i].typed.n >= TELLING_LETTERS;
        all += tells;
        known += tells && w->words[i].known;
    }
    return known && known * 100 >= all * KNOWN_PERCENT;
}

/* ---- Writing ---- */

static void write_word(restorer *w, const typed_word *word) {
    uint32_t at = word->span.start, length;
    uint8_t confidence = word->behind >= VERY_CLEAR && word->known ? CONFIDENT : LIKELY;
    for (uint32_t i = 0; i < word->typed.n; i++, at += length) {
        uint32_t cp = kz_utf8_at(w->text, at, &length), to = meant_letter(&word->typed, &word->best, i);
        if (word->best.meaning[i] && word->agreed[i])
            kz_rewrite_char(&w->r, (kz_span){at, at + length}, kz_is_upper(cp) ? kz_to_upper(to) : to, KZ_RULE_RESTORE,
                            confidence);
    }
}

static kz_slice spell(const restorer *w, const typed_word *word, const kz_way *way) {
    char *out = kz_arena_get(w->r.arena, (size_t)word->typed.n * 4);
    uint32_t n = 0, at = word->span.start, length;
    for (uint32_t i = 0; i < word->typed.n; i++, at += length) {
        uint32_t cp = kz_utf8_at(w->text, at, &length), to = meant_letter(&word->typed, way, i);
        n += kz_utf8_put(out + n, kz_is_upper(cp) ? kz_to_upper(to) : to);
    }
    return (kz_slice){out, n};
}

static void note_doubt(restorer *w, const typed_word *word) {
    *kz_push(w->r.arena, w->doubts) =
        (kz_doubt){word->span, {spell(w, word, &word->best), spell(w, word, &word->second)}};
}

static void restore_line(restorer *w, kz_span line) {
    survey(w, line);
    for (uint32_t at = line.start; at < line.end;) {
        read_words(w, line, &at);
        for (uint32_t i = 0; i < w->n; i++)
            choose(w, &w->words[i]);
        if (!is_kazakh(w))
            continue;
        for (uint32_t i = 0; i < w->n; i++) {
            const typed_word *word = &w->words[i];
            if (word->changes)
                write_word(w, word);
            if (word->behind < CLEAR && !same_way(&word->best, &word->second, word->typed.n))
                note_doubt(w, word);
        }
    }
}

kz_slice kz_restore(kz_arena *arena, kz_slice text, kz_edits *edits, kz_doubts *doubts) {
    restorer w = {.text = text, .doubts = doubts};
    w.words = kz_arena_get(arena, WORDS_AT_ONCE * sizeof *w.words);
    kz_rewriter_init(&w.r, arena, text, 0, false);
    for (uint32_t at = 0; at < text.n;) {
        const char *newline = memchr(text.at + at, '\n', text.n - at);
        uint32_t end = newline ? (uint32_t)(newline - text.at) : text.n;
        restore_line(&w, (kz_span){at, end});
        at = end + 1;
    }
    kz_slice restored = kz_rewriter_done(&w.r);
    *edits = w.r.edits;
    for (uint32_t i = 0; i < doubts->n; i++)
        doubts->at[i].span = kz_edits_forward(edits, doubts->at[i].span);
    return restored;
}
