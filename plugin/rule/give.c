#include "rule/give.h"

#include "rule/parts.h"

#include <stdlib.h>

/* Tokens [first, end). */
typedef struct stretch {
    uint32_t first, end;
} stretch;

typedef struct giver {
    const kz_ruleset *set;
    kz_document *doc;
    kz_rule_matches found;
    const int32_t *person_of; /* by entity, of posts and quotations */
} giver;

/* ---- Words as tokens ---- */

static uint32_t token_at(const kz_document *doc, uint32_t offset) {
    const kz_tokens *tokens = &doc->segments.tokens;
    uint32_t low = 0, high = tokens->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tokens->at[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static stretch tokens_of(const giver *g, uint32_t first, uint32_t end) {
    if (g->set->tokens)
        return (stretch){first, end};
    const kz_words *words = &g->doc->words;
    uint32_t last = words->at[end - 1].span.end - 1;
    return (stretch){token_at(g->doc, words->at[first].span.start), token_at(g->doc, last) + 1};
}

static kz_span span_of(const kz_document *doc, stretch s) {
    const kz_token *tokens = doc->segments.tokens.at;
    return (kz_span){tokens[s.first].span.start, tokens[s.end - 1].span.end};
}

/* ---- Entities ---- */

typedef struct candidate {
    kz_entity entity;
    uint32_t order; /* of equal length the first one stays: given ones by their matches, then those of the document */
} candidate;
typedef KZ_VEC(candidate) candidates;

/* «Дала»ға: the ending after the mark belongs to the name. */
static stretch with_suffix(const kz_segments *s, stretch at) {
    kz_slice last = kz_token_text(s, at.end - 1);
    bool closed = kz_same(last, KZ_LIT("»")) || kz_same(last, KZ_LIT("”"));
    if (closed && at.end < s->tokens.n && s->tokens.at[at.end].kind == KZ_T_SUFFIX)
        at.end++;
    return at;
}

static void add_candidate(candidates *all, kz_document *doc, kz_entity entity) {
    *kz_push(&doc->arena, all) = (candidate){entity, all->n};
}

/* The type that the rule says, or the head with which its match ends; KZ_E_TYPES if it ends with none. */
static uint8_t type_of(const giver *g, const kz_gift *gift, const kz_rule_match *match) {
    const kz_name_parts *parts = &g->doc->name_parts;
    if (gift->type < KZ_E_TYPES)
        return gift->type;
    uint32_t end = tokens_of(g, match->first, match->end).end, head = kz_head_after(parts, end - 1);
    if (head == parts->heads.n || parts->heads.at[head].end != end)
        return KZ_E_TYPES;
    return parts->heads.at[head].type == KZ_HEAD_PART ? KZ_E_ORGANISATION : parts->heads.at[head].type;
}

static void add_given(const giver *g, candidates *all, const kz_rule_match *match, uint32_t first, uint32_t end) {
    const kz_gift *gift = &g->set->rules.at[match->rule].gift;
    stretch at = with_suffix(&g->doc->segments, tokens_of(g, first, end));
    kz_slice normal = gift->normal.n ? gift->normal : kz_in_nominative(&g->doc->segments, at.first, at.end);
    uint8_t type = type_of(g, gift, match);
    if (type < KZ_E_TYPES)
        add_candidate(all, g->doc, (kz_entity){span_of(g->doc, at), at.first, at.end, type, normal});
}

static void list_given(const giver *g, candidates *all) {
    for (uint32_t i = 0; i < g->found.all.n; i++) {
        const kz_rule_match *match = &g->found.all.at[i];
        const kz_gift *gift = &g->set->rules.at[match->rule].gift;
        if (gift->what == KZ_NO_CAPTURE)
            add_given(g, all, match, match->first, match->end);
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
            const kz_capture *c = &g->found.captures.at[k];
            if (c->name == gift->what && c->first < c->end)
                add_given(g, all, match, c->first, c->end);
        }
    }
}

static int longest_first(const void *a, const void *b) {
    const candidate *x = a, *y = b;
    uint32_t n = x->entity.end - x->entity.first, m = y->entity.end - y->entity.first;
    if (n != m)
        return n > m ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static bool is_free(const uint32_t *owner, const kz_entity *e) {
    for (uint32_t t = e->first; t < e->end; t++)
        if (owner[t])
            return false;
    return true;
}

/* Keeps the candidates that nothing longer overlaps, in the order of the text. */
static void keep_longest(kz_document *doc, const candidates *all, kz_entities *out) {
    uint32_t n = doc->segments.tokens.n;
    uint32_t *owner = kz_arena_zeroed(&doc->arena, n * sizeof *owner);
    for (uint32_t i = 0; i < all->n; i++) {
        const kz_entity *e = &all->at[i].entity;
        uint32_t end = is_free(owner, e) ? e->end : e->first;
        for (uint32_t t = e->first; t < end; t++)
            owner[t] = i + 1;
    }
    for (uint32_t t = 0; t < n; t++) {
        if (!owner[t])
            continue;
        const kz_entity *e = &all->at[owner[t] - 1].entity;
        *kz_push(&doc->arena, out) = *e;
        t = e->end - 1;
    }
}

static void give_entities(const giver *g) {
    kz_document *doc = g->doc;
    candidates all = {0};
    kz_entities out = {0};
    list_given(g, &all);
    if (!all.n)
        return;
    for (uint32_t i = 0; i < doc->entities.n; i++)
        add_candidate(&all, doc, doc->entities.at[i]);
    qsort(all.at, all.n, sizeof *all.at, longest_first);
    keep_longest(doc, &all, &out);
    doc->entities = out;
}

static bool may_hold_link(const kz_document *doc, uint32_t first, uint32_t end) {
    uint32_t low = 0, high = doc->name_parts.links.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->name_parts.links.at[middle] < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->name_parts.links.n && doc->name_parts.links.at[low] < end;
}

void kz_ruleset_give_names(const kz_ruleset *set, kz_document *doc) {
    giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_ENTITY, may_hold_link, &doc->arena, doc, &g.found);
    if (g.found.all.n)
        give_entities(&g);
}

/* Rules find names that reach far over words in small letters, and bodies: where something stands before the noun that
 * may be part of a name, or nothing needs to. */
static bool may_hold_head(const kz_document *doc, uint32_t first, uint32_t end) {
    const kz_name_parts *parts = &doc->name_parts;
    for (uint32_t h = kz_head_after(parts, first); h < parts->heads.n && parts->heads.at[h].first < end; h++) {
        const kz_name_head *head = &parts->heads.at[h];
        bool ruled = head->needs & KZ_REACHES_FAR || head->type == KZ_E_ORGANISATION;
        bool led = head->first > first && parts->inside[head->first - 1];
        if (ruled && (led || head->needs & KZ_NEEDS_NOTHING))
            return true;
    }
    return false;
}

void kz_ruleset_give_headed(const kz_ruleset *set, kz_document *doc, kz_finder *finder) {
    giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_ENTITY, may_hold_head, &doc->arena, doc, &g.found);
    for (uint32_t i = 0; i < g.found.all.n; i++) {
        const kz_rule_match *match = &g.found.all.at[i];
        stretch name = {match->first, match->end};
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++)
            if (g.found.captures.at[k].name == set->rules.at[match->rule].gift.what)
                name = (stretch){g.found.captures.at[k].first, g.found.captures.at[k].end};
        kz_add_headed(finder, match->first, match->end, name.first, name.end);
    }
}

/* ---- Persons ---- */

/* By entity: the person that it names, or -1. */
static int32_t *list_persons(kz_document *doc) {
    int32_t *person_of = kz_arena_get(&doc->arena, (doc->entities.n + 1) * sizeof *person_of);
    for (uint32_t e = 0; e < doc->entities.n; e++)
        person_of[e] = -1;
    for (uint32_t p = 0; p < doc->people.n; p++)
        for (uint32_t m = 0; m < doc->people.at[p].mentions.n; m++)
            person_of[doc->people.at[p].mentions.at[m]] = (int32_t)p;
    return person_of;
}

/* The first entity that ends after the token. */
static uint32_t entity_after(const kz_entities *entities, uint32_t token) {
    uint32_t low = 0, high = entities->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entities->at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The person whom the first name in the stretch means, or -1. */
static int32_t person_in(const giver *g, stretch at) {
    const kz_entities *entities = &g->doc->entities;
    for (uint32_t e = entity_after(entities, at.first); e < entities->n && entities->at[e].first < at.end; e++)
        if (g->person_of[e] >= 0)
            return g->person_of[e];
    return -1;
}

/* ---- Posts ---- */

/* A body is that of the first title after it; captures come in the order in which they end. All posts of a match, up to
 * MOST_POSTS, are held by all persons in it. */
static void list_posts(const giver *g, const kz_rule_match *match, kz_given_posts *all) {
    enum { MOST_POSTS = 32 };
    const kz_gift *gift = &g->set->rules.at[match->rule].gift;
    kz_given_post posts[MOST_POSTS];
    stretch body = {0};
    uint32_t n = 0;
    for (uint32_t k = match->captures; k < match->captures + match->n_captures && n < MOST_POSTS; k++) {
        const kz_capture *c = &g->found.captures.at[k];
        stretch at = c->first < c->end ? tokens_of(g, c->first, c->end) : (stretch){0};
        if (c->name == gift->body)
            body = at;
        if (c->name != gift->what || at.first == at.end)
            continue;
        posts[n++] = (kz_given_post){at.first, at.end, body.first, body.end, 0};
        body = (stretch){0};
    }
    for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
        const kz_capture *c = &g->found.captures.at[k];
        bool names = c->name == gift->who && c->first < c->end;
        int32_t person = names ? person_in(g, tokens_of(g, c->first, c->end)) : -1;
        for (uint32_t i = 0; person >= 0 && i < n; i++) {
            posts[i].person = (uint32_t)person;
            *kz_push(&g->doc->arena, all) = posts[i];
        }
    }
}

static void give_posts(const giver *g) {
    kz_document *doc = g->doc;
    kz_given_posts all = {0};
    for (uint32_t i = 0; i < g->found.all.n; i++)
        list_posts(g, &g->found.all.at[i], &all);
    kz_add_posts(&doc->arena, &doc->segments, &doc->entities, &all, &doc->people);
}

/* The post that begins and ends with these tokens, KZ_NOTHING if there is none. */
static uint32_t post_at(const kz_named_posts *posts, stretch at) {
    uint32_t i = kz_post_after(posts, at.first);
    return i < posts->n && posts->at[i].first == at.first && posts->at[i].end == at.end ? i : KZ_NOTHING;
}

/* A post stands beside a person's name. */
static bool may_hold_holder(const kz_document *doc, uint32_t first, uint32_t end) {
    const kz_entities *entities = &doc->entities;
    uint32_t post = kz_post_after(&doc->posts, first);
    if (post == doc->posts.n || doc->posts.at[post].first >= end)
        return false;
    for (uint32_t e = entity_after(entities, first); e < entities->n && entities->at[e].first < end; e++)
        if (entities->at[e].type == KZ_E_PERSON)
            return true;
    return false;
}

void kz_ruleset_find_beside(const kz_ruleset *set, kz_document *doc, kz_posts_beside *out) {
    giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_POST, may_hold_holder, &doc->arena, doc, &g.found);
    for (uint32_t i = 0; i < g.found.all.n; i++) {
        const kz_rule_match *match = &g.found.all.at[i];
        const kz_gift *gift = &set->rules.at[match->rule].gift;
        const kz_capture *first = &g.found.captures.at[match->captures], *end = first + match->n_captures;
        uint32_t who = KZ_NOTHING;
        for (const kz_capture *c = first; c < end; c++)
            if (c->name == gift->who && c->first < c->end)
                who = tokens_of(&g, c->first, c->end).first;
        for (const kz_capture *c = first; c < end; c++) {
            uint32_t post = c->name == gift->what ? post_at(&doc->posts, tokens_of(&g, c->first, c->end)) : KZ_NOTHING;
            if (post != KZ_NOTHING && who != KZ_NOTHING)
                *kz_push(&doc->arena, out) = (kz_post_beside){who, post};
        }
    }
}

/* ---- Quotations ---- */

static bool parts_speech(const kz_segments *s, uint32_t token) {
    kz_slice text = kz_token_text(s, token);
    return kz_same(text, KZ_LIT(",")) || kz_same(text, KZ_LIT("–")) || kz_same(text, KZ_LIT("—")) ||
           kz_same(text, KZ_LIT("-"));
}

/* The words said without the comma and the dash that part them from the author's. */
static stretch trimmed(const kz_segments *s, stretch at) {
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
        for (uint32_t t = token_at(doc, span.start); t <= token_at(doc, span.end - 1); t++)
            quoted[t] = i + 1;
    }
    return quoted;
}

/* Where words are quoted already the rule can only tell their speaker. */
static void give_quote(kz_document *doc, uint32_t *quoted, stretch at, int32_t speaker) {
    kz_span span = span_of(doc, at);
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
static int32_t speaker_of(const giver *g, const kz_rule_match *match) {
    uint32_t who = g->set->rules.at[match->rule].gift.who;
    int32_t speaker = -1;
    for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
        const kz_capture *c = &g->found.captures.at[k];
        if (c->name == who && c->first < c->end)
            speaker = person_in(g, tokens_of(g, c->first, c->end));
    }
    return speaker;
}

static void give_quotes(const giver *g) {
    kz_document *doc = g->doc;
    uint32_t *quoted = mark_quoted(doc), known = doc->quotes.n;
    for (uint32_t i = 0; i < g->found.all.n; i++) {
        const kz_rule_match *match = &g->found.all.at[i];
        uint32_t what = g->set->rules.at[match->rule].gift.what;
        int32_t speaker = speaker_of(g, match);
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
            const kz_capture *c = &g->found.captures.at[k];
            stretch said = {0};
            if (c->name == what && c->first < c->end)
                said = trimmed(&doc->segments, tokens_of(g, c->first, c->end));
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
    giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_SPEECH, may_hold_speech, &doc->arena, doc, &g.found);
    for (uint32_t i = 0; i < g.found.all.n; i++) {
        const kz_rule_match *match = &g.found.all.at[i];
        const kz_gift *gift = &set->rules.at[match->rule].gift;
        uint32_t close = KZ_NOTHING;
        for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
            const kz_capture *c = &g.found.captures.at[k];
            if (c->first == c->end)
                continue;
            stretch at = tokens_of(&g, c->first, c->end);
            if (c->name == gift->what)
                close = at.end - 1;
            else if (c->name == gift->body)
                doc->signs.announces[at.end - 1] = true;
            else if (c->name == gift->who)
                mark_author(doc, close, at.first);
        }
    }
}

/* ---- The extension ---- */

static const kz_gift_kind GIFT_OF[KZ_L_COUNT] = {
    [KZ_L_ENTITIES] = KZ_GIFT_ENTITY, [KZ_L_PEOPLE] = KZ_GIFT_POST, [KZ_L_QUOTES] = KZ_GIFT_QUOTE};

static uint32_t needs(const void *by, kz_layer layer) {
    uint32_t layers = GIFT_OF[layer] == KZ_GIFT_NONE ? 0 : kz_ruleset_layers_for(by, GIFT_OF[layer]);
    return layer == KZ_L_QUOTES ? layers | kz_ruleset_layers_for(by, KZ_GIFT_SPEECH) : layers;
}

static void mark(const void *by, kz_document *doc) {
    if (kz_ruleset_layers_for(by, KZ_GIFT_SPEECH))
        kz_ruleset_mark_speech(by, doc);
}

static void add(const void *by, kz_document *doc, kz_layer layer) {
    giver g = {.set = by, .doc = doc};
    if (GIFT_OF[layer] == KZ_GIFT_NONE || kz_ruleset_layers_for(by, GIFT_OF[layer]) == 0)
        return;
    kz_ruleset_match_for(by, GIFT_OF[layer], NULL, &doc->arena, doc, &g.found);
    if (!g.found.all.n)
        return;
    if (layer == KZ_L_ENTITIES) {
        give_entities(&g);
        return;
    }
    g.person_of = list_persons(doc);
    if (layer == KZ_L_PEOPLE)
        give_posts(&g);
    else
        give_quotes(&g);
}

kz_extension kz_ruleset_extension(const kz_ruleset *set) {
    return (kz_extension){set, needs, mark, add};
}
