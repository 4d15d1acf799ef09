#include "mixing/mixing.h"

#include <math.h>

#include "language/identify.h"
#include "mixing/loan.h"

enum {
    MOST_WORDS = 4096, /* of a piece that is divided at a time */
    STATES = KZ_LANGUAGES
};

/* Costs are in nats. */
#define CHANGE 3.0f         /* from one language to another */
#define CHANGE_AT_SIGN 1.5f /* … where a sentence, a part of a menu ends */
#define RARE 5.0f           /* a stretch in a language that is not one of those that Kazakh text is mixed with */
#define OTHER_LETTERS 2.5f  /* a word in Latin letters in any other text: a name, a brand */
#define MOST_COST 9.0f      /* of a word: no word alone decides */
#define MOST_OF_NAME 2.5f   /* of a capital word within a line: names stand in texts of any language */
#define LOAN 3.0f           /* that a Russian stem with a Kazakh ending is Russian all the same */

typedef struct divider {
    kz_arena *arena;
    kz_slice text;
    kz_mixing *out;
    kz_spelled word;
    kz_span spans[MOST_WORDS];
    uint8_t before[MOST_WORDS][STATES]; /* the state of the word before on the best way here */
    uint8_t chosen[MOST_WORDS];
    kz_span stems[MOST_WORDS]; /* of Russian ones in Kazakh words; else empty */
    float cost[STATES];
    uint32_t n;
} divider;

static bool is_usual(uint32_t language) {
    return language >= KZ_KK && language <= KZ_EN;
}

/* What it costs that the word is in each language. */
static void word_costs(const kz_spelled *word, float most, float *costs) {
    for (uint32_t l = 0; l < STATES; l++)
        costs[l] = word->alphabet == KZ_A_LATIN ? OTHER_LETTERS : MOST_COST;
    if (word->alphabet == KZ_A_OTHER)
        return;
    int32_t votes[KZ_MOST_CLASSES];
    float shares[KZ_MOST_CLASSES];
    const kz_language_model *m = &kz_language_models[word->alphabet];
    kz_vote_word(word, votes);
    kz_language_shares(word->alphabet, votes, word->n, KZ_ALL_LANGUAGES, shares);
    for (uint32_t k = 0; k < m->classes; k++)
        costs[m->languages[k]] = shares[k] > 0 ? fminf(-logf(shares[k]), most) : most;
}

static float entry_cost(uint32_t language) {
    return is_usual(language) ? 0 : RARE;
}

static void begin_way(divider *d, const float *costs) {
    for (uint32_t l = 0; l < STATES; l++)
        d->cost[l] = costs[l] + entry_cost(l);
}

/* One word further: each language is reached from itself, or from the cheapest one with the cost of a change. */
static void step(divider *d, uint32_t word, float price, const float *costs) {
    uint32_t cheapest = KZ_KK;
    for (uint32_t l = KZ_KK; l < STATES; l++)
        cheapest = d->cost[l] < d->cost[cheapest] ? l : cheapest;
    float least = d->cost[cheapest];
    for (uint32_t l = 0; l < STATES; l++) {
        float change = least + price + entry_cost(l);
        bool stays = d->cost[l] <= change;
        d->before[word][l] = (uint8_t)(stays ? l : cheapest);
        d->cost[l] = (stays ? d->cost[l] : change) - least + costs[l];
    }
}

static void choose(divider *d) {
    uint32_t best = KZ_KK;
    for (uint32_t l = KZ_KK; l < STATES; l++)
        best = d->cost[l] < d->cost[best] ? l : best;
    for (uint32_t i = d->n; i-- > 0;) {
        d->chosen[i] = (uint8_t)best;
        best = d->before[i][best];
    }
}

static uint8_t confidence_of(kz_slice text, kz_span span, uint32_t language) {
    uint8_t confidence;
    kz_language found = kz_language_of(kz_sub(text, span), &confidence);
    return found == language ? confidence : (uint8_t)(100 - confidence);
}

static void add_span(divider *d, uint32_t first, uint32_t last) {
    kz_span span = {d->spans[first].start, d->spans[last].end};
    uint32_t language = d->chosen[first], words = last - first + 1;
    *kz_push(d->arena, &d->out->spans) =
        (kz_language_span){span, words, (uint8_t)language, confidence_of(d->text, span, language)};
    d->out->words[language] += words;
    d->out->all += words;
}

static void add_mixed(divider *d, uint32_t word) {
    kz_span stem = d->stems[word];
    if (d->chosen[word] == KZ_KK && stem.end > stem.start)
        *kz_push(d->arena, &d->out->mixed) = (kz_mixed_word){d->spans[word], stem};
}

static void finish_piece(divider *d) {
    if (!d->n)
        return;
    choose(d);
    for (uint32_t first = 0, i = 0; i < d->n; i++) {
        add_mixed(d, i);
        if (i + 1 == d->n || d->chosen[i + 1] != d->chosen[first]) {
            add_span(d, first, i);
            first = i + 1;
        }
    }
    d->n = 0;
}

static bool holds_newline(kz_slice text, uint32_t from, uint32_t to) {
    return memchr(text.at + from, '\n', to - from) != NULL;
}

/* What a change costs between two words. */
static float price_between(kz_slice text, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (text.at[i] && strchr(".!?:;|/", text.at[i]))
            return CHANGE_AT_SIGN;
    return CHANGE;
}

static bool is_capital(kz_slice text, kz_span word) {
    uint32_t length;
    return kz_is_upper(kz_utf8_at(text, word.start, &length));
}

/* A Russian stem with a Kazakh ending is a Kazakh word, whatever its letters say. */
static kz_span find_stem(const divider *d, float *costs) {
    kz_span word = d->word.span, stem;
    if (d->word.alphabet != KZ_A_CYRILLIC || !kz_is_loan(kz_sub(d->text, word), &stem))
        return (kz_span){0, 0};
    costs[KZ_RU] += LOAN;
    costs[KZ_KK] = fminf(costs[KZ_KK], 0.5f);
    return (kz_span){stem.start + word.start, stem.end + word.start};
}

static void read_word(divider *d) {
    float costs[STATES];
    bool name = d->n > 0 && is_capital(d->text, d->word.span);
    word_costs(&d->word, name ? MOST_OF_NAME : MOST_COST, costs);
    d->stems[d->n] = name ? (kz_span){0, 0} : find_stem(d, costs);
    if (d->n)
        step(d, d->n, price_between(d->text, d->spans[d->n - 1].end, d->word.span.start), costs);
    else
        begin_way(d, costs);
    d->spans[d->n++] = d->word.span;
}

void kz_find_mixing(kz_arena *arena, kz_slice text, kz_mixing *mixing) {
    divider *d = kz_arena_get(arena, sizeof *d);
    d->arena = arena;
    d->text = text;
    d->out = mixing;
    d->n = 0;
    uint32_t end = 0;
    for (uint32_t at = 0; kz_next_spelled(text, at, &d->word); at = end) {
        if (!d->word.technical) {
            if (d->n == MOST_WORDS || (d->n && holds_newline(text, d->spans[d->n - 1].end, d->word.span.start)))
                finish_piece(d);
            read_word(d);
        }
        end = d->word.span.end;
    }
    finish_piece(d);
}
