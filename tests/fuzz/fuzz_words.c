/* Words of any bytes: they lie in the text in order, CoNLL-U has whole lines of ten columns, lemmas and stems are their
 * own, and forms fit into their room. */
#include "cut.h"
#include "morph/inflect.h"
#include "parse/parse.h"

static void check_words(kz_slice text, kz_slice lower, const kz_words *words) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < words->n; i++) {
        const kz_word *word = &words->at[i];
        PROMISE(word->span.start >= at && word->span.end > word->span.start && fuzz_whole(text, word->span));
        PROMISE(word->sentence_start || i > 0);
        PROMISE(word->suffix_at < word->span.end - word->span.start);
        char lemma[KZ_LEMMA_ROOM], feats[KZ_FEATS_ROOM];
        uint64_t read;
        PROMISE(kz_word_lemma(text, lower, word, lemma) <= KZ_LEMMA_ROOM);
        kz_slice written = {feats, kz_feats_write(word->reading.feats, feats)};
        PROMISE(kz_feats_read(written, &read) && read == word->reading.feats);
        kz_second_word tail;
        if (kz_word_tail(text, word, &tail))
            PROMISE(tail.form.n > 0 && tail.form.at > text.at + word->span.start && tail.lemma.n > 0);
        at = word->span.end;
    }
}

static void check_conllu(fuzz_input *in, kz_slice lower, const kz_words *words) {
    kz_buffer out;
    kz_buffer_init(&out, &in->arena, 256);
    kz_write_conllu(in->text, lower, words, &out);
    kz_slice lines = kz_buffer_done(&out);
    uint32_t tabs = 0;
    bool comment = true;
    for (uint32_t i = 0, start = 0; i < lines.n; i++) {
        tabs += lines.at[i] == '\t';
        PROMISE(lines.at[i] != '\r');
        if (lines.at[i] != '\n')
            continue;
        PROMISE(comment ? lines.at[start] == '#' && tabs == 0 : tabs == (i == start ? 0u : 9u));
        comment = !comment && i == start;
        start = i + 1;
        tabs = 0;
    }
    PROMISE(comment && (lines.n == 0) == (words->n == 0));
}

/* A word in a block of its own size, so that reading and writing past its end are seen. */
static void check_alone(kz_slice written, kz_slice lower) {
    char *first = malloc(lower.n + 64), *second = malloc(lower.n + 128);
    PROMISE(first && second);
    for (uint32_t kind = 0; kind < 3; kind++) {
        uint32_t n = kind < 2 ? kz_lemma(lower, kind, first) : kz_stem(lower, first);
        kz_slice once = {first, n};
        PROMISE(n <= lower.n + 64);
        uint32_t again = kind < 2 ? kz_lemma(once, kind, second) : kz_stem(once, second);
        PROMISE(kz_same(once, (kz_slice){second, again}));
    }
    /* the same of a word with its capitals */
    char *small = malloc(written.n + 128);
    PROMISE(small);
    kz_slice once = {first, kz_cased_lemma(written, lower, first)};
    kz_lower_into(small, once);
    uint32_t again = kz_cased_lemma(once, (kz_slice){small, once.n}, second);
    PROMISE(once.n <= lower.n + 64 && kz_same(once, (kz_slice){second, again}));
    free(small);
    free(first);
    free(second);
}

/* The features come out of the bytes before the word. */
static void check_form(kz_slice text, kz_span span, uint32_t number) {
    char form[KZ_FORM_ROOM];
    uint64_t feats = 0;
    uint32_t bits = number * 2654435761u;
    for (uint32_t k = 0; k < 3; k++, bits /= 97) {
        const kz_feature *feature = &kz_features[bits % KZ_FEATURES];
        if (!kz_feature_value(feats, bits % KZ_FEATURES))
            feats |= (uint64_t)(bits / 31 % feature->n + 1) << feature->shift;
    }
    uint32_t n = kz_inflect(kz_sub(text, span), (uint8_t)(bits % (KZ_POS_SYM + 1)), feats, form);
    PROMISE(n <= KZ_FORM_ROOM);
}

static void work(void *context) {
    fuzz_input *in = context;
    kz_segments s = fuzz_cut(in);
    kz_parser *parser = kz_parser_new(&in->arena, 0);
    kz_words words, again;
    kz_parse(parser, &in->arena, &s, &words);
    check_words(in->text, s.lower, &words);
    check_conllu(in, s.lower, &words);
    kz_parse(parser, &in->arena, &s, &again);
    PROMISE(words.n == again.n);
    for (uint32_t i = 0; i < words.n; i++)
        PROMISE(words.at[i].reading.feats == again.at[i].reading.feats &&
                words.at[i].reading.upos == again.at[i].reading.upos);

    KZ_VEC(kz_span) tokens = {0};
    KZ_VEC(bool) ends = {0};
    for (uint32_t i = 0; i < words.n; i++) {
        *kz_push(&in->arena, &tokens) = words.at[i].span;
        *kz_push(&in->arena, &ends) = i % 7 == 6;
    }
    kz_parse_tokens(parser, &in->arena, in->text, s.lower, tokens.at, ends.at, tokens.n, &again);
    PROMISE(again.n == words.n);
    check_words(in->text, s.lower, &again);
    check_conllu(in, s.lower, &again);

    for (uint32_t i = 0; i < words.n && i < 6; i++) {
        check_alone(kz_sub(in->text, words.at[i].span), kz_sub(s.lower, words.at[i].span));
        check_form(in->text, words.at[i].span, words.at[i].span.end + words.n * 31);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_run(data, size, work);
    return 0;
}
