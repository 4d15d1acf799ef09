/* Rules over words: what one test asks, items of layers, agreement, long sentences, limits. */
#include "check.h"
#include "rule/rule.h"

typedef struct bench {
    kz_arena arena;
    kz_ruleset *set;
    kz_document doc;
    kz_rule_matches found;
    kz_slice text;
    kz_reach reach;
    bool tokens;
    void (*build)(kz_ruleset *set);
    kz_rule_fault fault;
} bench;

static void work(void *context) {
    bench *b = context;
    b->set = kz_ruleset_new(&b->arena, b->tokens);
    b->build(b->set);
    b->fault = kz_rule_end(b->set, b->reach, NULL);
    kz_ruleset_finish(b->set);
    for (uint32_t layer = 0; layer < KZ_L_COUNT; layer++)
        if (kz_ruleset_layers(b->set) >> layer & 1)
            CHECK(kz_document_need(&b->doc, (kz_layer)layer) == KZ_OK);
    kz_ruleset_match(b->set, &b->arena, &b->doc, &b->found);
}

/* The one rule that `build` pushes, over a text of which each line is a paragraph. Ended by `done`. */
static void run(bench *b, void (*build)(kz_ruleset *), kz_slice text) {
    kz_options options = {.plain = true, .raw = true, .encoding = KZ_UTF_8};
    kz_arena_init(&b->arena, kz_alloc_libc, 0);
    CHECK(kz_document_open(&b->doc, kz_alloc_libc, text, &options) == KZ_OK);
    b->text = text;
    b->build = build;
    CHECK_RUN(&b->arena, work, b);
}

static void done(bench *b) {
    kz_document_close(&b->doc);
    kz_arena_free(&b->arena);
}

static kz_slice words_text(const bench *b, uint32_t first, uint32_t end) {
    if (b->tokens)
        return kz_sub(b->text, (kz_span){b->doc.segments.tokens.at[first].span.start,
                                         b->doc.segments.tokens.at[end - 1].span.end});
    return kz_sub(b->text, (kz_span){b->doc.words.at[first].span.start, b->doc.words.at[end - 1].span.end});
}

static kz_slice match_text(const bench *b, uint32_t i) {
    if (i >= b->found.all.n)
        return KZ_LIT("(no match)");
    return words_text(b, b->found.all.at[i].first, b->found.all.at[i].end);
}

static uint32_t list(kz_ruleset *set, kz_list_by by, const char *first, const char *second) {
    uint32_t made = kz_ruleset_list(set, by);
    CHECK(kz_ruleset_entry(set, made, check_slice(first)));
    if (second)
        CHECK(kz_ruleset_entry(set, made, check_slice(second)));
    return made;
}

static void push_text(kz_ruleset *set, const char *text) {
    uint32_t only = list(set, KZ_BY_TEXT, text, NULL);
    kz_rule_word(set, &(kz_word_test){.lists = &only, .n_lists = 1});
}

static uint8_t feature(const char *name) {
    uint8_t i = 0;
    while (strcmp(kz_features[i].name, name) != 0)
        i++;
    return i;
}

/* ---- Agreement ---- */

static void build_possessed(kz_ruleset *set) {
    kz_agreement of = {feature("Person"), 0, {0}}, whose = {feature("Person[psor]"), 0, {0}};
    kz_feature_test any_owner = {feature("Person[psor]"), ~1u};
    kz_rule_word(set, &(kz_word_test){.upos = 1u << KZ_POS_PRON, .agreements = &of, .n_agreements = 1});
    kz_rule_word(set, &(kz_word_test){0});
    kz_rule_repeat(set, 0, 2, false);
    kz_rule_word(set, &(kz_word_test){.feats = &any_owner, .n_feats = 1, .agreements = &whose, .n_agreements = 1});
    kz_rule_capture(set, 4);
    kz_rule_sequence(set, 3);
}

static void test_agreement(void) {
    bench b = {0};
    check_about("agreement");
    run(&b, build_possessed, check_slice("Менің жаңа кітабың емес, сенің ескі кітабың."));
    CHECK(b.fault == KZ_RULE_FINE);
    CHECK(b.found.all.n == 1);
    CHECK_TEXT(match_text(&b, 0), "сенің ескі кітабың");
    CHECK(b.found.captures.n == 1 && b.found.captures.at[0].name == 4);
    CHECK_TEXT(words_text(&b, b.found.captures.at[0].first, b.found.captures.at[0].end), "кітабың");
    done(&b);
}

/* ---- Items and entries ---- */

static void build_body(kz_ruleset *set) {
    uint32_t ministry = list(set, KZ_BY_LEMMA, "министрлік", NULL);
    kz_feature_test genitive = {feature("Case"), 1u << 2};
    kz_rule_word(set, &(kz_word_test){.layer = KZ_ITEM_ENTITY,
                                      .types = 1u << KZ_E_ORGANISATION,
                                      .lists = &ministry,
                                      .n_lists = 1,
                                      .feats = &genitive,
                                      .n_feats = 1});
}

static void build_sum(kz_ruleset *set) {
    kz_rule_word(set, &(kz_word_test){.layer = KZ_ITEM_NUMBER, .types = 1u << KZ_NUM_MONEY});
    push_text(set, "берді");
    kz_rule_sequence(set, 2);
}

static void build_entry(kz_ruleset *set) {
    uint32_t posts = list(set, KZ_BY_ANY, "облыстық мәслихат хатшы", "хатшы");
    kz_word_test seven = {.kinds = 1u << KZ_T_NUMBER};
    uint32_t except = kz_ruleset_except(set, &seven);
    kz_rule_word(set, &(kz_word_test){.excepts = &except, .n_excepts = 1});
    kz_rule_word(set, &(kz_word_test){.lists = &posts, .n_lists = 1});
    kz_rule_sequence(set, 2);
}

static void test_items(void) {
    bench b = {0};
    check_about("items");
    run(&b, build_body, check_slice("Қаржы министрлігінің өкілі Білім министрлігіне келді."));
    CHECK(b.found.all.n == 1);
    CHECK_TEXT(match_text(&b, 0), "Қаржы министрлігінің");
    done(&b);
    run(&b, build_sum, check_slice("Ол 5 млн теңге берді. Бұл 5 млн теңге емес."));
    CHECK(b.found.all.n == 1);
    CHECK_TEXT(match_text(&b, 0), "5 млн теңге берді");
    done(&b);
    check_about("entries of several words, one left out");
    run(&b, build_entry, check_slice("Кеше Облыстық мәслихат хатшысы келді, 7 хатшы келді."));
    CHECK(b.found.all.n == 1);
    CHECK_TEXT(match_text(&b, 0), "Кеше Облыстық мәслихат хатшысы");
    done(&b);
}

/* ---- Reach ---- */

static void build_pair(kz_ruleset *set) {
    push_text(set, "ақ");
    kz_rule_word(set, &(kz_word_test){0});
    kz_rule_repeat(set, 0, UINT32_MAX, false);
    push_text(set, "қара");
    kz_rule_sequence(set, 3);
}

static void test_reach(void) {
    static const uint32_t wanted[KZ_REACHES] = {1, 2, 1};
    kz_slice text = KZ_LIT("Бұл ақ. Бұл қара.\nМынау ақ пен қара. Тағы бір қара.");
    for (uint32_t reach = 0; reach < KZ_REACHES; reach++)
        for (int tokens = 0; tokens < 2; tokens++) {
            bench b = {.reach = (kz_reach)reach, .tokens = tokens};
            check_about(tokens ? "reach, tokens" : "reach, words");
            run(&b, build_pair, text);
            CHECK(b.found.all.n == wanted[reach]);
            done(&b);
        }
}

/* ---- Long sentences ---- */

enum { LONG = 60000 };

static void build_long(kz_ruleset *set) {
    push_text(set, "ара");
    kz_rule_capture(set, 0);
    push_text(set, "бала");
    kz_rule_capture(set, 1);
    kz_rule_sequence(set, 2);
    kz_rule_repeat(set, 1, UINT32_MAX, false);
}

static void build_short(kz_ruleset *set) {
    push_text(set, "ваза");
    push_text(set, "ара");
    kz_rule_sequence(set, 2);
}

static void build_with_item(kz_ruleset *set) {
    push_text(set, "және");
    kz_rule_word(set, &(kz_word_test){.layer = KZ_ITEM_ENTITY, .types = 1u << KZ_E_PERSON});
    push_text(set, "келді");
    kz_rule_sequence(set, 3);
}

/* How long an item is, only the text tells. */
static void test_long_items(void) {
    enum { TIMES = 300 };
    static char text[TIMES * 128];
    uint32_t n = 0;
    for (uint32_t i = 0; i < TIMES; i++)
        n += (uint32_t)sprintf(text + n, "%s", "ол және Ерлан Сапарұлы Досжанов келді, бала мен ана да, ");
    bench b = {0};
    check_about("items in a long sentence");
    run(&b, build_with_item, (kz_slice){text, n});
    CHECK(b.found.all.n == TIMES);
    CHECK_TEXT(match_text(&b, TIMES - 1), "және Ерлан Сапарұлы Досжанов келді");
    done(&b);
}

static void test_long(void) {
    static char text[LONG * 16];
    uint32_t n = 0;
    for (uint32_t i = 0; i < LONG; i++)
        n += (uint32_t)sprintf(text + n, "%s ", i % 2 ? "бала" : i % 20000 == 10000 ? "ваза" : "ара");
    bench b = {.tokens = true};
    check_about("captures of a match of many blocks");
    run(&b, build_long, (kz_slice){text, n});
    CHECK(b.found.all.n == 4);
    bool right = true;
    uint32_t captures = 0;
    for (uint32_t i = 0; i < b.found.all.n; i++) {
        const kz_rule_match *match = &b.found.all.at[i];
        for (uint32_t k = 0; k < match->n_captures; k++) {
            const kz_capture *c = &b.found.captures.at[match->captures + k];
            right = right && c->name == k % 2 && c->first == match->first + k && c->end == c->first + 1;
        }
        captures += match->n_captures;
        right = right && match->n_captures == match->end - match->first;
    }
    CHECK(right && captures == LONG - 6);
    done(&b);
    check_about("windows in a long sentence");
    text[0] = '\0';
    n = (uint32_t)sprintf(text, "ваза ара ");
    for (uint32_t i = 0; i < LONG; i++)
        n += (uint32_t)sprintf(text + n, i % 1000 ? "бала " : "ваза ваза ара ");
    run(&b, build_short, (kz_slice){text, n});
    CHECK(b.found.all.n == 1 + LONG / 1000);
    CHECK_TEXT(match_text(&b, 0), "ваза ара");
    CHECK(b.found.all.at[1].first == 3 && b.found.all.at[LONG / 1000].end <= b.doc.segments.tokens.n);
    done(&b);
}

/* ---- Limits ---- */

static void build_huge(kz_ruleset *set) {
    push_text(set, "а");
    for (int i = 0; i < 3; i++)
        kz_rule_repeat(set, 1000, 1000, false);
}

static void build_deep(kz_ruleset *set) {
    push_text(set, "а");
    for (int i = 0; i < 100000; i++)
        kz_rule_sequence(set, 1);
}

static void build_bound(kz_ruleset *set) {
    kz_agreement a[] = {{feature("Case"), 0, {0}}, {feature("Number"), 1, {0}}, {feature("Mood"), 2, {0}}};
    kz_rule_word(set, &(kz_word_test){.agreements = a, .n_agreements = 3});
    kz_rule_repeat(set, 5000, 5000, false);
}

static void build_nothing(kz_ruleset *set) {
    push_text(set, "а");
    kz_rule_repeat(set, 0, 3, false);
    kz_rule_capture(set, 0);
}

static void test_limits(void) {
    static void (*const builds[])(kz_ruleset *) = {build_huge, build_deep, build_bound, build_nothing};
    static const kz_rule_fault faults[] = {KZ_RULE_LARGE, KZ_RULE_LARGE, KZ_RULE_BOUND, KZ_RULE_NULLABLE};
    check_about("limits");
    for (int i = 0; i < 4; i++) {
        bench b = {0};
        run(&b, builds[i], check_slice("а а а"));
        CHECK(b.fault == faults[i]);
        CHECK(b.found.all.n == 0);
        done(&b);
    }
}

static void try_entries(void *context) {
    kz_ruleset *set = kz_ruleset_new(context, false);
    uint32_t made = kz_ruleset_list(set, KZ_BY_TEXT);
    CHECK(!kz_ruleset_entry(set, made, KZ_LIT("")));
    CHECK(!kz_ruleset_entry(set, made, KZ_LIT(" \n ")));
    CHECK(!kz_ruleset_entry(set, made, KZ_LIT("а б в г д е ж з и к л м н о п р с")));
    CHECK(kz_ruleset_entry(set, made, KZ_LIT("а б в г д е ж з и к л м н о п р")));
    CHECK(kz_ruleset_entry(set, made, KZ_LIT("\xFF\xD0")));
    CHECK(kz_ruleset_has_phrases(set, made));
}

static void test_entries(void) {
    kz_arena arena;
    check_about("entries");
    kz_arena_init(&arena, kz_alloc_libc, 0);
    CHECK_RUN(&arena, try_entries, &arena);
    kz_arena_free(&arena);
}

/* ---- Shapes ---- */

static void test_shapes(void) {
    static const char *const shapes[][2] = {
        {"Астана", "Xx"},     {"Ә", "X"},        {"ҚР", "XX"},          {"АҚШ-тың", "XX-x"}, {"2019-ыншы", "dddd-x"},
        {"қала", "x"},        {"ҚазҰУ", "XxXX"}, {"15:30", "dd:dd"},    {"№", "№"},          {"й", "x"},
        {"x\xFFy", "x\xFFx"}, {"IPhone", "XXx"}, {"COVID-19", "XX-dd"},
    };
    char out[KZ_LONGEST_SHAPE];
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        check_about(shapes[i][0]);
        CHECK_TEXT(((kz_slice){out, kz_word_shape(check_slice(shapes[i][0]), out)}), shapes[i][1]);
    }
    char digits[200];
    memset(digits, '7', sizeof digits);
    CHECK(kz_word_shape((kz_slice){digits, sizeof digits}, out) == 0);
    CHECK(kz_word_shape((kz_slice){digits, KZ_LONGEST_SHAPE}, out) == KZ_LONGEST_SHAPE);
}

int main(void) {
    test_agreement();
    test_items();
    test_reach();
    test_long();
    test_long_items();
    test_limits();
    test_entries();
    test_shapes();
    return check_done();
}
