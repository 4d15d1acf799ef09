/* The tests of a set: each is kept once, so that a word needs to be tried with it once only. */
#include "rule/parts.h"

static void *copied(kz_arena *arena, const void *items, size_t size) {
    return size ? memcpy(kz_arena_get(arena, size), items, size) : NULL;
}

static kz_word_test copy_of(kz_arena *arena, const kz_word_test *test) {
    kz_word_test copy = *test;
    copy.lists = copied(arena, test->lists, test->n_lists * sizeof *test->lists);
    copy.feats = copied(arena, test->feats, test->n_feats * sizeof *test->feats);
    copy.shapes = copied(arena, test->shapes, test->n_shapes * sizeof *test->shapes);
    copy.patterns = copied(arena, test->patterns, test->n_patterns * sizeof *test->patterns);
    copy.endings = copied(arena, test->endings, test->n_endings * sizeof *test->endings);
    copy.excepts = copied(arena, test->excepts, test->n_excepts * sizeof *test->excepts);
    for (uint32_t k = 0; k < KZ_BESIDES; k++)
        copy.beside[k] = copied(arena, test->beside[k], test->n_beside[k] * sizeof *test->beside[k]);
    copy.agreements = copied(arena, test->agreements, test->n_agreements * sizeof *test->agreements);
    return copy;
}

/* Numbers of a test, one after the other: two tests are the same if these are. */
typedef struct numbers {
    KZ_VEC(uint32_t) all;
    kz_arena *arena;
} numbers;

static void add(numbers *n, uint32_t number) {
    *kz_push(n->arena, &n->all) = number;
}

static void add_list(numbers *n, const uint32_t *list, uint32_t length) {
    add(n, length);
    for (uint32_t i = 0; i < length; i++)
        add(n, list[i]);
}

static void read_numbers(numbers *n, const kz_word_test *test) {
    const uint32_t plain[] = {test->upos,     test->kinds,     test->layer,  test->types, test->within,
                              test->inside,   test->needs,     test->reach,  test->opens, test->closes,
                              test->sentence, test->post_head, test->several};
    n->all.n = 0;
    for (uint32_t i = 0; i < sizeof plain / sizeof *plain; i++)
        add(n, plain[i]);
    add_list(n, test->lists, test->n_lists);
    add_list(n, test->shapes, test->n_shapes);
    add_list(n, test->patterns, test->n_patterns);
    add_list(n, test->endings, test->n_endings);
    add_list(n, test->excepts, test->n_excepts);
    for (uint32_t k = 0; k < KZ_BESIDES; k++)
        add_list(n, test->beside[k], test->n_beside[k]);
    for (uint32_t i = 0; i < test->n_feats; i++)
        add(n, test->feats[i].feature), add(n, test->feats[i].values);
}

static uint32_t *slot_of(const kz_tests *tests, uint32_t hash, const numbers *n) {
    kz_slice wanted = {(const char *)n->all.at, n->all.n * (uint32_t)sizeof *n->all.at};
    uint32_t at = hash & tests->mask;
    while (tests->slots[at] && !kz_same(tests->keys.at[tests->slots[at] - 1], wanted))
        at = (at + 1) & tests->mask;
    return &tests->slots[at];
}

static void grow(kz_tests *tests, kz_arena *arena) {
    enum { FEWEST = 64 };
    if (tests->slots && tests->all.n * 2 < tests->mask)
        return;
    uint32_t n = tests->slots ? (tests->mask + 1) * 2 : FEWEST;
    tests->slots = kz_arena_zeroed(arena, n * sizeof *tests->slots);
    tests->mask = n - 1;
    for (uint32_t i = 0; i < tests->keys.n; i++) {
        uint32_t at = kz_hash(tests->keys.at[i]) & tests->mask;
        while (tests->slots[at])
            at = (at + 1) & tests->mask;
        tests->slots[at] = i + 1;
    }
}

kz_word_test kz_tests_keep(kz_tests *tests, kz_arena *arena, const kz_word_test *test) {
    numbers n = {.arena = arena};
    read_numbers(&n, test);
    if (test->n_agreements) /* what they bind is another thing in each rule */
        add(&n, tests->all.n + 1);
    grow(tests, arena);
    kz_slice key = {(const char *)n.all.at, n.all.n * (uint32_t)sizeof *n.all.at};
    uint32_t *slot = slot_of(tests, kz_hash(key), &n);
    if (*slot)
        return tests->all.at[*slot - 1];
    kz_word_test copy = copy_of(arena, test);
    copy.number = tests->all.n;
    *kz_push(arena, &tests->all) = copy;
    *kz_push(arena, &tests->keys) = key;
    *kz_push(arena, &tests->uses) = (kz_test_use){0};
    *slot = tests->all.n;
    return copy;
}
