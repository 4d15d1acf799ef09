/* Cuts an input into tokens, a span a line, and checks them. */
#ifndef KZ_TESTS_FUZZ_CUT_H
#define KZ_TESTS_FUZZ_CUT_H

#include "fuzz.h"
#include "segment/segment.h"

static inline kz_segments fuzz_cut(fuzz_input *in) {
    KZ_VEC(kz_span) spans = {0};
    for (uint32_t at = 0; at < in->text.n;) {
        const char *newline = memchr(in->text.at + at, '\n', in->text.n - at);
        uint32_t end = newline ? (uint32_t)(newline - in->text.at) : in->text.n;
        if (end > at)
            *kz_push(&in->arena, &spans) = (kz_span){at, end};
        at = end + 1;
    }
    kz_segments s = {0};
    kz_segment(&in->arena, in->text, spans.at, spans.n, &s);
    return s;
}

static inline void fuzz_check_segments(const kz_segments *s) {
    uint32_t at = 0, token = 0;
    PROMISE(s->lower.n == s->text.n);
    for (uint32_t i = 0; i < s->tokens.n; i++) {
        const kz_token *t = &s->tokens.at[i];
        PROMISE(t->span.start >= at && t->span.end > t->span.start && fuzz_whole(s->text, t->span));
        PROMISE(t->core_end > t->span.start && t->core_end <= t->span.end);
        PROMISE(t->sentence < s->sentences.n);
        at = t->span.end;
    }
    at = 0;
    for (uint32_t i = 0; i < s->sentences.n; i++) {
        const kz_sentence *sentence = &s->sentences.at[i];
        PROMISE(sentence->span.start >= at && fuzz_whole(s->text, sentence->span));
        PROMISE(sentence->first == token && sentence->end > token && sentence->end <= s->tokens.n);
        PROMISE(s->tokens.at[sentence->first].span.start >= sentence->span.start);
        PROMISE(s->tokens.at[sentence->end - 1].span.end <= sentence->span.end);
        at = sentence->span.end;
        token = sentence->end;
    }
    PROMISE(token == s->tokens.n);
}

#endif
