/* What a number counts: «екі жаңа жоба» are of «жоба». The tagger reads the words after each such number, and the noun
 * phrase that begins there has its head at its end. */
#include "extract/number/match.h"
#include "extract/number/number.h"
#include "parse/parse.h"
#include "text/buffer.h"

static const kz_slice RULE_PAIR = {"noun-pair", 9};
static const kz_slice RULE_HEAD = {"noun-head", 9};
static const kz_slice RULE_PLACE = {"noun-place", 10};
static const kz_slice RULE_NOT = {"noun-not", 8};

enum { WINDOW = 4, MOST_MODIFIERS = 3 };

/* The tokens that tell what the numbers count, each once, in order: the last word of the number and a few after it. */
static kz_tokens windows(kz_arena *arena, const kz_segments *s, const kz_numbers *numbers) {
    kz_tokens tokens = {0};
    uint32_t taken = 0;
    for (uint32_t i = 0; i < numbers->n; i++) {
        const kz_number *n = &numbers->at[i];
        uint32_t sentence = s->tokens.at[n->first].sentence, from = n->counts_from, at = from;
        if (!from)
            continue;
        while (at < s->tokens.n && at < from + WINDOW && s->tokens.at[at].kind == KZ_T_WORD &&
               s->tokens.at[at].sentence == sentence)
            at++;
        if (at == from)
            continue;
        for (uint32_t k = from - 1 > taken ? from - 1 : taken; k < at; k++)
            *kz_push(arena, &tokens) = s->tokens.at[k];
        taken = at;
    }
    return tokens;
}

static bool is_noun(const kz_word *w) {
    return w->reading.upos == KZ_POS_NOUN || w->reading.upos == KZ_POS_PROPN;
}

static bool is_modifier(const kz_word *w) {
    uint64_t feats = w->reading.feats;
    bool attributive = w->reading.upos == KZ_POS_ADJ ||
                       (w->reading.upos == KZ_POS_VERB && (feats & KZ_UD_VERBFORM) == KZ_UD_VERBFORM_PART);
    return attributive && !(feats & KZ_UD_PERSON_PSOR) &&
           (!(feats & KZ_UD_CASE) || (feats & KZ_UD_CASE) == KZ_UD_CASE_NOM);
}

static bool is_pair(kz_slice lower, const kz_word *first, const kz_word *second) {
    return kz_context_at(RULE_PAIR, kz_sub(lower, first->span), lower, second->span.start);
}

/* «ауыл тұрғыны»: a bare noun before one that is possessed, unless it is a person («екі адам денсаулығына шағымданды»)
 * or the second one only says where («екі ел арасында»). */
static bool leads_to(kz_slice lower, const kz_word *noun, const kz_word *next) {
    uint64_t feats = noun->reading.feats;
    return !(feats & KZ_UD_PERSON_PSOR) && (feats & KZ_UD_CASE) == KZ_UD_CASE_NOM && is_noun(next) &&
           (next->reading.feats & KZ_UD_PERSON_PSOR) == KZ_UD_PERSON_PSOR_3 &&
           !kz_context_form(RULE_HEAD, kz_sub(lower, noun->span)) &&
           !kz_context_at(RULE_PLACE, KZ_LIT("*"), lower, next->span.start);
}

/* Words [first, last] of the counted noun: the last one is its head. */
typedef struct noun_phrase {
    uint32_t first, last;
    bool pair;
} noun_phrase;

static bool find_noun(kz_slice lower, const kz_words *words, uint32_t i, noun_phrase *out) {
    uint32_t end = i;
    while (end < words->n && end < i + WINDOW && (end == i || !words->at[end].sentence_start))
        end++;
    for (uint32_t most = i + MOST_MODIFIERS; i < end && i < most && is_modifier(&words->at[i]); i++)
        if (i + 1 < end && is_pair(lower, &words->at[i], &words->at[i + 1]))
            break;
    *out =
        (noun_phrase){.first = i, .last = i, .pair = i + 1 < end && is_pair(lower, &words->at[i], &words->at[i + 1])};
    if (out->pair)
        out->last++;
    while (out->last + 1 < end && is_noun(&words->at[out->last]) &&
           leads_to(lower, &words->at[out->last], &words->at[out->last + 1]))
        out->last++;
    return out->last < end && is_noun(&words->at[out->last]) &&
           !kz_context_form(RULE_NOT, kz_sub(lower, words->at[out->first].span));
}

/* Its dictionary form; where its head is possessed by the words before, the possessive stays: «ауыл тұрғыны». */
static kz_slice normal_form(kz_arena *arena, const kz_segments *s, const kz_words *words, noun_phrase noun) {
    enum { LONGEST = 200 };
    char out[LONGEST + KZ_LEMMA_ROOM];
    const kz_word *last = &words->at[noun.last];
    kz_span before = {words->at[noun.first].span.start, last->span.start};
    if (before.end - before.start > LONGEST)
        return (kz_slice){0};
    if (noun.last > noun.first + noun.pair) {
        uint32_t n = kz_nominative(kz_sub(s->lower, last->span), KZ_KEEP_POSSESSIVE);
        return kz_sub(s->text, (kz_span){before.start, last->span.start + n});
    }
    memcpy(out, s->text.at + before.start, before.end - before.start);
    uint32_t n = kz_word_lemma(s->text, s->lower, last, out + (before.end - before.start));
    return kz_copy(arena, (kz_slice){out, before.end - before.start + n});
}

void kz_find_counted(kz_arena *arena, const kz_segments *s, kz_numbers *numbers) {
    kz_segments part = *s;
    part.tokens = windows(arena, s, numbers);
    if (part.tokens.n == 0)
        return;
    kz_words words;
    kz_parse(kz_parser_new(arena, part.tokens.n), arena, &part, &words);
    for (uint32_t i = 0, at = 0; i < numbers->n; i++) {
        kz_number *n = &numbers->at[i];
        if (!n->counts_from)
            continue;
        uint32_t number_end = s->tokens.at[n->counts_from - 1].span.end;
        while (at < words.n && words.at[at].span.start < number_end)
            at++;
        bool follows = n->counts_from < s->tokens.n && at < words.n &&
                       words.at[at].span.start == s->tokens.at[n->counts_from].span.start;
        noun_phrase noun;
        if (!follows || !find_noun(s->lower, &words, at, &noun))
            continue;
        n->noun = normal_form(arena, s, &words, noun);
        n->noun_span = (kz_span){words.at[noun.first].span.start, words.at[noun.last].span.end};
    }
    for (uint32_t i = numbers->n; i-- > 1;) /* «10-15 адам» */
        if (numbers->at[i - 1].range && !numbers->at[i - 1].noun.n) {
            numbers->at[i - 1].noun = numbers->at[i].noun;
            numbers->at[i - 1].noun_span = numbers->at[i].noun_span;
        }
}
