/* Matches that become quotations, or signs by which they are read. */
#include "rule/giver.h"

#include <stdlib.h>

static bool parts_speech(const kz_segments *s, uint32_t token) {
    kz_slice text = kz_token_text(s, token);
    return kz_same(text, KZ_LIT(",")) || kz_same(text, KZ_LIT("–")) || kz_same(text, KZ_LIT("—")) ||
           kz_same(text, KZ_LIT("-"));
}

/* The words said without the comma and the dash that part them from the author's. */
static kz_stretch trimmed(const kz_segments *s, kz_stretch at) {
    while (at.first < at.end && parts_speech(s, at.first))
        at.first++;
    while (at.end > at.first && parts_speech(s, at.end - 1))
        at.end--;
    return at;
}

static int by_start(const void *a, const void *b) {
    const kz_quote *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return x->span.end > y->span.end ? -1 : x->span.end < y->span.end;
}

/* By token: the number of the innermost quotation that it is part of, from 1 on. */
static uint32_t *mark_quoted(kz_document *doc) {
    uint32_t *quoted = kz_arena_zeroed(&doc->arena, doc->segments.tokens.n * sizeof *quoted);
    for (uint32_t i = 0; i < doc->quotes.n; i++) {
        kz_span span = doc->quotes.at[i].span;
        for (uint32_t t = kz_token_after(&doc->segments, span.start); t <= kz_token_after(&doc->segments, span.end - 1);
             t++)
            quoted[t] = i + 1;
    }
    return quoted;
}

/* Where words are quoted already the rule can only tell their speaker. */
static void give_quote(kz_document *doc, uint32_t *quoted, kz_stretch at, int32_t speaker) {
    kz_span span = kz_stretch_span(doc, at);
    bool is_new = true;
    for (uint32_t t = at.first; t < at.end; t++) {
        if (!quoted[t])
            continue;
        kz_quote *old = &doc->quotes.at[quoted[t] - 1];
        is_new = false;
        if (old->speaker < 0 && old->span.start >= span.start && old->span.end <= span.end)
            old->speaker = speaker;
    }
    if (!is_new)
        return;
    *kz_push(&doc->arena, &doc->quotes) = (kz_quote){span, speaker};
    for (uint32_t t = at.first; t < at.end; t++)
        quoted[t] = doc->quotes.n;
}

/* Of a name before the words and one after them the later is the speaker's. */
static int32_t speaker_of(const kz_giver *g, const kz_rule_match *match) {
    uint32_t who = g->set->rules.at[match->rule].gift.who;
    int32_t speaker = -1;
    for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
        const kz_capture *c = &g->found.captures.at[k];
        if (c->name == who && c->first < c->end)
            speaker = kz_giver_person(g, kz_giver_tokens(g, c->first, c->end));
    }
    return speaker;
}

void kz_give_quotes(const kz_giver *g) {
    kz_document *doc = g->doc;
    uint32_t *quoted = mark_quoted(doc), known = doc->quotes.n;
    for (uint32_t i = 0; i < g->found.all.n; i++) {
        const kz_rule_match *match = &g->found.all.at[i];
        uint32_t what = g->set->rules.at[match->rule].gift.what;
        int32_t speaker = speaker_of(g, match);
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
            const kz_capture *c = &g->found.captures.at[k];
            kz_stretch said = {0};
            if (c->name == what && c->first < c->end)
                said = trimmed(&doc->segments, kz_giver_tokens(g, c->first, c->end));
            if (said.first < said.end)
                give_quote(doc, quoted, said, speaker);
        }
    }
    if (doc->quotes.n > known)
        qsort(doc->quotes.at, doc->quotes.n, sizeof *doc->quotes.at, by_start);
}

/* ---- Signs of speech ---- */

/* «деді» of «», – деді»: its author begins behind the mark, and behind the dash where one stands before it. */
static void mark_author(kz_document *doc, uint32_t close, uint32_t author) {
    uint32_t *where = doc->signs.author;
    if (close != KZ_NOTHING)
        where[close] = author;
    else if (author > 0)
        where[author - 1] = author;
}

/* Signs of speech tell of marks, dashes and colons. */
static bool may_hold_speech(const kz_document *doc, uint32_t first, uint32_t end) {
    const kz_segments *s = &doc->segments;
    for (uint32_t t = first; t < end; t++) {
        if (s->tokens.at[t].kind != KZ_T_PUNCT)
            continue;
        kz_slice text = kz_token_text(s, t);
        bool marks = kz_same(text, KZ_LIT("»")) || kz_same(text, KZ_LIT("”")) || kz_same(text, KZ_LIT(":"));
        if (marks || (parts_speech(s, t) && !kz_same(text, KZ_LIT(","))))
            return true;
    }
    return false;
}

void kz_ruleset_mark_speech(const kz_ruleset *set, kz_document *doc) {
    kz_giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_SPEECH, may_hold_speech, &doc->arena, doc, &g.found);
    for (uint32_t i = 0; i < g.found.all.n; i++) {
        const kz_rule_match *match = &g.found.all.at[i];
        const kz_gift *gift = &set->rules.at[match->rule].gift;
        uint32_t close = KZ_NOTHING;
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
            const kz_capture *c = &g.found.captures.at[k];
            if (c->first == c->end)
                continue;
            kz_stretch at = kz_giver_tokens(&g, c->first, c->end);
            if (c->name == gift->what)
                close = at.end - 1;
            else if (c->name == gift->body)
                doc->signs.announces[at.end - 1] = true;
            else if (c->name == gift->who)
                mark_author(doc, close, at.first);
        }
    }
}
