/* From segments to words with the reading that fits. */
#include "parse/parse.h"
#include "morph/lexicon.h"

#include "parse/parser.h"

/* A sentence is looked at in pieces of this many words: one that is endless costs no memory for its way. */
enum { LONGEST_SENTENCE = 400 };

static uint32_t sentence_end(const kz_words *words, uint32_t first) {
    uint32_t end = first + 1;
    while (end < words->n && !words->at[end].sentence_start && end - first < LONGEST_SENTENCE)
        end++;
    return end;
}

/* Does the sentence say сіз? */
static bool addresses_you(kz_slice lower, const kz_words *words, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        kz_slice form = kz_sub(lower, words->at[i].span);
        if (kz_same(form, KZ_LIT("сіз")) || kz_same(form, KZ_LIT("сіздер")))
            return true;
    }
    return false;
}

/* -сыз right after a noun or an adjective is "without", and "you are" only where somebody is addressed: the neighbours
 * do not tell. */
static bool is_you_are(const kz_word_reading *r) {
    return r->marks & KZ_MARK_COPULA && r->tail_feats & KZ_UD_POLITE && r->upos != KZ_POS_PRON &&
           r->upos != KZ_POS_ADV && !(r->feats & KZ_UD_PERSON_PSOR) &&
           (!(r->feats & KZ_UD_CASE) || (r->feats & KZ_UD_CASE) == KZ_UD_CASE_NOM);
}

static void settle_without(kz_choice *choice, bool addressed) {
    const kz_candidate *c = choice->candidates;
    for (uint32_t i = 0; is_you_are(&c[choice->chosen].reading) && !addressed && i < choice->n; i++) {
        if (c[i].reading.upos == KZ_POS_ADJ && !(c[i].reading.marks & KZ_MARK_COPULA) &&
            !(c[i].reading.feats & KZ_UD_CASE))
            choice->chosen = i;
    }
}

static void tag_words(kz_parser *parser, kz_slice lower, kz_words *words) {
    for (uint32_t first = 0, end; first < words->n; first = end) {
        end = sentence_end(words, first);
        kz_parser_meet(parser, lower, words, first, end);
        kz_tag(parser->weights, parser->sentence.at, parser->sentence.n, parser->steps.at);
        bool addressed = addresses_you(lower, words, first, end);
        for (uint32_t i = first; i < end; i++) {
            kz_choice *choice = &parser->sentence.at[i - first];
            settle_without(choice, addressed);
            words->at[i].reading = choice->candidates[choice->chosen].reading;
        }
    }
}

void kz_parse(kz_parser *parser, kz_arena *arena, const kz_segments *segments, kz_words *out) {
    *out = (kz_words){0};
    kz_words_of(arena, segments, false, out);
    tag_words(parser, segments->lower, out);
    kz_join_words(segments->lower, out);
}

void kz_parse_tokens(kz_parser *parser, kz_arena *arena, kz_slice text, kz_slice lower, const kz_span *tokens,
                     const bool *ends, uint32_t n, kz_words *out) {
    kz_segments segments = {0};
    kz_words found = {0};
    *out = (kz_words){0};
    kz_segment(arena, text, tokens, n, &segments);
    kz_words_of(arena, &segments, true, &found);
    for (uint32_t i = 0, k = 0; i < n; i++) {
        kz_word word = {.span = tokens[i], .kind = KZ_T_SYMBOL}; /* nothing of it can be seen */
        if (k < found.n && found.at[k].span.start < tokens[i].end)
            word = found.at[k++];
        word.sentence_start = i == 0 || ends[i - 1];
        if (!word.sentence_start)
            word.traits &= (uint8_t)~KZ_WORD_FIRST;
        *kz_push(arena, out) = word;
    }
    tag_words(parser, lower, out);
}

/* ---- Lemmas ---- */

enum { SHORT_NAME = 8 }; /* bytes: ОРАЛ stays as it is */

static bool all_capitals(kz_slice text) {
    uint32_t letters = 0, length;
    for (uint32_t at = 0; at < text.n; at += length) {
        uint32_t cp = kz_utf8_at(text, at, &length);
        if (kz_is_lower(cp))
            return false;
        letters += kz_is_letter(cp);
    }
    return letters > 1;
}

/* Lower case behind the first letter of each part, in place; КАЗАХСТАН → Казахстан, НҰР-СҰЛТАН → Нұр-Сұлтан. */
static void title_case(char *at, uint32_t n) {
    bool first = true;
    for (uint32_t i = 0, length; i < n; i += length) {
        uint32_t cp = kz_utf8_at((kz_slice){at, n}, i, &length);
        if (!first)
            kz_lower_into(at + i, (kz_slice){at + i, length});
        first = cp == '-';
    }
}

static uint32_t copy_letters(kz_slice word, char *out) {
    uint32_t n = word.n;
    while (n > KZ_LEMMA_ROOM) {
        uint32_t length;
        kz_utf8_before((kz_slice){word.at, n}, n, &length);
        n -= length;
    }
    memcpy(out, word.at, n);
    return n;
}

void kz_name_capitals(kz_slice written, kz_slice form, bool acronym, char *lemma, uint32_t n) {
    uint32_t same = 0; /* the capitals of the text, as far as the lemma is written in it */
    while (same < n && same < form.n && lemma[same] == form.at[same])
        same++;
    bool word = !acronym && n > SHORT_NAME && kz_table_find(&kz_acronyms, (kz_slice){lemma, n}) < 0;
    memcpy(lemma, written.at, same);
    if (word && all_capitals((kz_slice){lemma, n}))
        title_case(lemma, n);
}

uint32_t kz_word_lemma(kz_slice text, kz_slice lower, const kz_word *word, char *out) {
    kz_slice form = kz_sub(lower, word->span), written = kz_sub(text, word->span);
    if (form.n > KZ_LONGEST_FORM)
        return copy_letters(written, out);
    uint32_t n = kz_reading_lemma(form, &word->reading, out);
    bool spelled = word->kind == KZ_T_WORD && word->reading.upos != KZ_POS_PROPN && !word->suffix_at;
    bool acronym = (word->reading.feats & KZ_UD_ABBR) != 0 || word->suffix_at || word->traits & KZ_WORD_ROMAN;
    if (!spelled || acronym)
        kz_name_capitals(written, form, acronym || word->reading.source == KZ_SOURCE_GUESS, out, n);
    return n;
}

static bool copula_tail(kz_slice text, const kz_word *word, kz_second_word *out) {
    const kz_word_reading *r = &word->reading;
    if (!(r->marks & KZ_MARK_COPULA))
        return false;
    *out = (kz_second_word){
        .form = kz_sub(text, (kz_span){word->span.start + r->word_end, word->span.end}),
        .lemma = KZ_LIT("е"),
        .feats = r->tail_feats | KZ_UD_ASPECT_HAB | KZ_UD_MOOD_IND | KZ_UD_TENSE_PRES | KZ_UD_VERBFORM_FIN,
        .upos = KZ_POS_AUX,
    };
    return true;
}

/* барады-ау: the word ends before the hyphen, and the particle is one of a closed class. */
static bool particle_tail(kz_slice text, const kz_word *word, kz_second_word *out) {
    kz_slice form = kz_sub(text, (kz_span){word->span.start + word->reading.word_end, word->span.end});
    char lower[32];
    if (word->kind != KZ_T_WORD || form.n > sizeof lower || form.at[0] != '-')
        return false;
    kz_lower_into(lower, form);
    int32_t found = kz_table_find(&kz_closed_table, (kz_slice){lower, form.n});
    if (found < 0)
        return false;
    const kz_closed *c = &kz_closed_readings[kz_closed_table.values[found] >> 4];
    *out = (kz_second_word){form, {kz_closed_lemmas + c->lemma, c->lemma_length}, c->feats, c->upos};
    return true;
}

bool kz_word_tail(kz_slice text, const kz_word *word, kz_second_word *out) {
    if (word->span.end - word->span.start <= word->reading.word_end)
        return false;
    return copula_tail(text, word, out) || particle_tail(text, word, out);
}
