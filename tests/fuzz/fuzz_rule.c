/* Rules out of the first line, a letter each for what is pushed, over the rest: matches lie in the text in order, do
 * not overlap within a rule nor leave their sentence, and captures lie in their match. The words of the first line are
 * the entries of the lists. A document that the rules extend has entities that do not overlap, posts and quotations
 * that lie in the text; signs of speech lead to tokens of it. */
#include "fuzz.h"
#include "rule/give.h"

enum { LISTS = KZ_BY_COUNT, MOST_RULES = 8, MOST_TREES = 64 };

typedef struct making {
    kz_arena arena;
    kz_ruleset *set;
    const kz_document *doc;
    kz_slice program;
    uint32_t rules;
    kz_rule_matches found;
} making;

static void make_lists(making *m) {
    for (uint32_t by = 0; by < LISTS; by++) {
        uint32_t list = kz_ruleset_list(m->set, (kz_list_by)by);
        for (uint32_t at = 0; at < m->program.n;) {
            uint32_t end = at;
            while (end < m->program.n && m->program.at[end] != ',')
                end++;
            kz_ruleset_entry(m->set, list, kz_sub(m->program, (kz_span){at, end}));
            at = end + 1;
        }
    }
    kz_ruleset_shape(m->set, KZ_LIT("Xx"));
    kz_ruleset_ending(m->set, KZ_LIT("ДЫ"));
    kz_ruleset_ending(m->set, m->program);
}

static void push_word(making *m, uint8_t code) {
    uint32_t list = code % LISTS, shape = 1, zero = 0;
    kz_feature_test feats = {(uint8_t)(code % KZ_FEATURES), code | 2u};
    kz_agreement agreement = {(uint8_t)(code % KZ_FEATURES), (uint8_t)(code % KZ_MOST_VARIABLES), {0}};
    kz_word_test test = {.lists = &list, .shapes = &shape, .excepts = &zero, .feats = &feats, .agreements = &agreement};
    static const uint32_t endings[] = {0, 1};
    uint8_t what = code >> 2;
    test.endings = endings;
    test.n_lists = what % 4 == 0;
    test.n_shapes = what % 16 == 1;
    test.n_feats = what % 8 == 2;
    test.n_agreements = what % 8 == 3;
    test.upos = what % 4 == 1 ? UINT32_MAX >> (code % 16) : 0;
    test.layer = what % 8 == 5 ? 1 + code % (KZ_ITEM_LAYERS - 1) : 0;
    test.types = UINT32_MAX;
    test.sentence = what % 16 == 6 ? 1 + code % 3 : 0;
    test.n_endings = what % 16 == 11 ? 1 + code % 2 : 0;
    test.post_head = what % 16 == 14;
    test.inside = what % 16 == 10 ? UINT32_MAX >> (code % 32) : 0;
    test.needs = what % 32 == 23 ? 1 + code : 0;
    test.reach = what % 32 == 29 ? KZ_REACHES_FAR : 0;
    test.opens = what % 32 == 15 ? 1 + code % 4 : 0;
    test.closes = what % 32 == 31 ? 1 + code % 4 : 0;
    test.n_excepts = what % 16 == 7 && kz_ruleset_excepts(m->set);
    if (what % 16 == 9)
        kz_ruleset_except(m->set, &test);
    kz_rule_word(m->set, &test);
}

static void end_rule(making *m) {
    uint32_t n = kz_rule_pending(m->set);
    if (n > 1)
        kz_rule_sequence(m->set, n);
    kz_gift gift = {
        .kind = (uint8_t)(m->rules % KZ_GIFT_KINDS), .type = (uint8_t)(m->rules % KZ_E_TYPES), .who = 1, .body = 2};
    gift.what = m->rules & 4 ? KZ_NO_CAPTURE : 0;
    gift.normal = m->rules & 8 ? KZ_LIT("дала") : KZ_LIT("");
    if (n && kz_rule_end(m->set, (kz_reach)(m->rules % KZ_REACHES), &gift) == KZ_RULE_FINE)
        m->rules++;
}

static void push(making *m, uint8_t code) {
    uint32_t n = kz_rule_pending(m->set);
    if (code < 0x80 || n == 0) {
        push_word(m, code);
        return;
    }
    uint32_t low = code & 3;
    switch (code >> 2 & 7) {
    case 0:
        kz_rule_sequence(m->set, 1 + low % n);
        break;
    case 1:
        kz_rule_choice(m->set, 1 + low % n);
        break;
    case 2:
        kz_rule_repeat(m->set, low, UINT32_MAX, code >> 5 & 1);
        break;
    case 3:
        kz_rule_repeat(m->set, low, low + 1 + (code >> 5 & 3), code >> 6 & 1);
        break;
    case 4:
        kz_rule_capture(m->set, low);
        break;
    case 5:
        end_rule(m);
        break;
    default:
        push_word(m, code);
    }
}

static void make(void *context) {
    making *m = context;
    m->set = kz_ruleset_new(&m->arena, m->program.n % 4 == 3);
    make_lists(m);
    for (uint32_t i = 0; i < m->program.n && i < MOST_TREES && m->rules < MOST_RULES; i++)
        push(m, (uint8_t)m->program.at[i]);
    end_rule(m);
    kz_ruleset_finish(m->set);
}

static void match(void *context) {
    making *m = context;
    kz_ruleset_match(m->set, &m->arena, m->doc, &m->found);
}

static void check(const making *m) {
    uint32_t ends[MOST_RULES + 1] = {0}, before = 0;
    for (uint32_t i = 0; i < m->found.all.n; i++) {
        const kz_rule_match *x = &m->found.all.at[i];
        PROMISE(x->rule < m->rules && x->first < x->end && x->first >= before);
        PROMISE(x->first >= ends[x->rule]);
        PROMISE(x->captures + x->n_captures <= m->found.captures.n);
        for (uint32_t k = 0; k < x->n_captures; k++) {
            const kz_capture *c = &m->found.captures.at[x->captures + k];
            PROMISE(c->first >= x->first && c->first < c->end && c->end <= x->end);
        }
        for (uint32_t w = x->first + 1; w < x->end && x->rule % KZ_REACHES == 0; w++)
            PROMISE(kz_ruleset_layers(m->set) >> KZ_L_WORDS & 1
                        ? !m->doc->words.at[w].sentence_start
                        : m->doc->segments.tokens.at[w].sentence == m->doc->segments.tokens.at[w - 1].sentence);
        ends[x->rule] = x->end;
        before = x->first;
    }
}

static bool lies_in(const kz_document *doc, kz_span span) {
    return span.start < span.end && span.end <= doc->text.n;
}

static void check_extended(const kz_document *doc) {
    uint32_t token = 0, start = 0;
    for (uint32_t i = 0; i < doc->entities.n; i++) {
        const kz_entity *e = &doc->entities.at[i];
        PROMISE(e->first >= token && e->first < e->end && e->end <= doc->segments.tokens.n && lies_in(doc, e->span));
        token = e->end;
    }
    for (uint32_t p = 0; p < doc->people.n; p++)
        for (uint32_t i = 0; i < doc->people.at[p].positions.n; i++)
            PROMISE(lies_in(doc, doc->people.at[p].positions.at[i].span));
    for (uint32_t i = 0; i < doc->quotes.n; i++) {
        const kz_quote *q = &doc->quotes.at[i];
        PROMISE(q->span.start >= start && lies_in(doc, q->span) && q->speaker < (int32_t)doc->people.n);
        start = q->span.start;
    }
    for (uint32_t t = 0; t < doc->segments.tokens.n; t++)
        PROMISE(doc->signs.author[t] < doc->segments.tokens.n);
}

static void extend(const making *m, kz_slice text, kz_options options) {
    kz_document doc;
    options.extension = kz_ruleset_extension(m->set);
    PROMISE(kz_document_open(&doc, kz_alloc_libc, text, &options) == KZ_OK);
    PROMISE(kz_document_need(&doc, KZ_L_QUOTES) == KZ_OK);
    check_extended(&doc);
    kz_document_close(&doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    kz_slice all = fuzz_text(data, size);
    const char *newline = memchr(all.at, '\n', all.n);
    uint32_t n = newline ? (uint32_t)(newline - all.at) : all.n;
    kz_options options = {.plain = true, .raw = true, .encoding = KZ_UTF_8};
    kz_slice text = kz_sub(all, (kz_span){newline ? n + 1 : n, all.n});
    kz_document doc;
    making m = {.doc = &doc, .program = {all.at, n}};
    PROMISE(kz_document_open(&doc, kz_alloc_libc, text, &options) == KZ_OK);
    kz_arena_init(&m.arena, kz_alloc_libc, (size_t)64 * 1024 * 1024);
    PROMISE(kz_arena_run(&m.arena, make, &m) == KZ_OK);
    for (uint32_t layer = 0; layer < KZ_L_COUNT; layer++)
        if (kz_ruleset_layers(m.set) >> layer & 1)
            PROMISE(kz_document_need(&doc, (kz_layer)layer) == KZ_OK);
    PROMISE(kz_arena_run(&m.arena, match, &m) == KZ_OK);
    check(&m);
    extend(&m, text, options);
    kz_arena_free(&m.arena);
    kz_document_close(&doc);
    return 0;
}
