/* Matches that become posts of people. */
#include "rule/giver.h"

enum { MOST_POSTS = 32 /* of one match */ };

/* The titles of a match. A body is that of the first title after it; captures come in the order in which they end. */
static uint32_t read_posts(const kz_giver *g, const kz_rule_match *match, kz_given_post *posts) {
    const kz_gift *gift = &g->set->rules.at[match->rule].gift;
    kz_stretch body = {0};
    uint32_t n = 0;
    for (uint32_t k = match->captures; k < match->captures + match->n_captures && n < MOST_POSTS; k++) {
        const kz_capture *c = &g->found.captures.at[k];
        kz_stretch at = c->first < c->end ? kz_giver_tokens(g, c->first, c->end) : (kz_stretch){0};
        if (c->name == gift->body)
            body = at;
        if (c->name != gift->what || at.first == at.end)
            continue;
        posts[n++] = (kz_given_post){at.first, at.end, body.first, body.end, 0};
        body = (kz_stretch){0};
    }
    return n;
}

static void give_to(const kz_giver *g, int32_t person, kz_given_post *posts, uint32_t n, kz_given_posts *all) {
    for (uint32_t i = 0; person >= 0 && i < n; i++) {
        posts[i].person = (uint32_t)person;
        *kz_push(&g->doc->arena, all) = posts[i];
    }
}

/* All posts of a match are held by all persons in it; each by whom its sentence is about where the match names none. */
static void list_posts(const kz_giver *g, const kz_rule_match *match, kz_given_posts *all) {
    uint32_t who = g->set->rules.at[match->rule].gift.who;
    kz_given_post posts[MOST_POSTS];
    uint32_t n = read_posts(g, match, posts);
    bool named = false;
    for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
        const kz_capture *c = &g->found.captures.at[k];
        if (c->name != who || c->first == c->end)
            continue;
        named = true;
        give_to(g, kz_giver_person(g, kz_giver_tokens(g, c->first, c->end)), posts, n, all);
    }
    for (uint32_t i = 0; !named && i < n; i++)
        give_to(g, kz_subject_of(g->doc->subjects, posts[i].title, posts[i].title_end), &posts[i], 1, all);
}

void kz_give_posts(const kz_giver *g) {
    kz_document *doc = g->doc;
    kz_given_posts all = {0};
    for (uint32_t i = 0; i < g->found.all.n; i++)
        list_posts(g, &g->found.all.at[i], &all);
    kz_add_posts(doc->subjects, &all, &doc->people);
}

/* The post that ends with these tokens, KZ_NOTHING if there is none. */
static uint32_t post_at(const kz_named_posts *posts, kz_stretch at) {
    uint32_t i = kz_post_after(posts, at.first);
    return i < posts->n && posts->at[i].first <= at.first && posts->at[i].end == at.end ? i : KZ_NOTHING;
}

static bool may_hold_post(const kz_document *doc, uint32_t first, uint32_t end) {
    uint32_t post = kz_post_after(&doc->posts, first);
    return post < doc->posts.n && doc->posts.at[post].first < end;
}

/* Of several names in the match the last one is the holder's. */
static void list_told(const kz_giver *g, const kz_rule_match *match, kz_told_posts *out) {
    const kz_gift *gift = &g->set->rules.at[match->rule].gift;
    uint32_t before = out->n, who = KZ_NOBODY;
    for (uint32_t k = match->captures; k < match->captures + match->n_captures; k++) {
        const kz_capture *c = &g->found.captures.at[k];
        if (c->first == c->end)
            continue;
        kz_stretch at = kz_giver_tokens(g, c->first, c->end);
        uint32_t post = c->name == gift->what ? post_at(&g->doc->posts, at) : KZ_NOTHING;
        if (c->name == gift->who)
            who = at.first;
        if (post != KZ_NOTHING)
            *kz_push(&g->doc->arena, out) = (kz_told_post){.post = post};
    }
    for (uint32_t i = before; i < out->n; i++) {
        out->at[i].who = who;
        out->at[i].last = out->at[out->n - 1].post;
    }
}

void kz_ruleset_find_told(const kz_ruleset *set, kz_document *doc, kz_told_posts *out) {
    kz_giver g = {.set = set, .doc = doc};
    kz_ruleset_match_for(set, KZ_GIFT_POST, may_hold_post, &doc->arena, doc, &g.found);
    for (uint32_t i = 0; i < g.found.all.n; i++)
        list_told(&g, &g.found.all.at[i], out);
}
