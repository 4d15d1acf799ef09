/* Rules as they are put together: trees of words, sequences, choices, repetitions and captures. */
#include "rule/parts.h"

enum { USUAL_ALL = 100 * 1000 * 1000 };

static kz_tree *new_tree(kz_ruleset *set, kz_tree_kind kind) {
    kz_tree *tree = kz_arena_zeroed(set->arena, sizeof *tree);
    tree->kind = kind;
    return tree;
}

static void push(kz_ruleset *set, kz_tree *tree) {
    tree->before = set->top;
    set->top = tree;
    set->pending++;
}

/* Makes the last n trees the parts of this one. */
static void take(kz_ruleset *set, kz_tree *tree, uint32_t n) {
    tree->last = set->top;
    for (uint32_t i = 0; i < n; i++) {
        kz_tree *part = set->top;
        set->top = part->before;
        set->pending--;
        if (part->depth >= tree->depth)
            tree->depth = part->depth + 1;
        if (tree->first)
            tree->first->before = part;
        part->next = tree->first;
        part->before = NULL;
        tree->first = part;
    }
}

static uint32_t sum(uint32_t a, uint32_t b) {
    return a > KZ_NOTHING - b ? KZ_NOTHING : a + b;
}

static uint32_t product(uint32_t a, uint32_t b) {
    return b && a > KZ_NOTHING / b ? KZ_NOTHING : a * b;
}

kz_extent kz_extent_sum(kz_extent a, kz_extent b) {
    return (kz_extent){sum(a.words, b.words), sum(a.items, b.items)};
}

static kz_extent times(kz_extent a, uint32_t n) {
    return (kz_extent){product(a.words, n), product(a.items, n)};
}

static kz_extent larger(kz_extent a, kz_extent b) {
    return (kz_extent){a.words > b.words ? a.words : b.words, a.items > b.items ? a.items : b.items};
}

/* The most words of an entry of the test's list with phrases; 1 if it has none. */
static uint32_t longest_entry(const kz_ruleset *set, const kz_word_test *test) {
    uint32_t longest = 1;
    for (uint32_t i = 0; i < test->n_lists; i++)
        for (uint32_t k = 1; k < KZ_MOST_ENTRY_WORDS; k++)
            if (set->lists.at[test->lists[i]].lengths >> k & 1 && k + 1 > longest)
                longest = k + 1;
    return longest;
}

void kz_rule_word(kz_ruleset *set, const kz_word_test *test) {
    kz_tree *tree = new_tree(set, KZ_TREE_WORD);
    tree->test = kz_rule_keep(set, test);
    uint32_t longest = test->layer ? 1 : longest_entry(set, test);
    tree->states = test->layer ? 2 : longest;
    tree->longest = test->layer ? (kz_extent){0, 1} : (kz_extent){longest, 0};
    tree->usual = kz_cue_usual(set, &tree->test);
    push(set, tree);
}

void kz_rule_sequence(kz_ruleset *set, uint32_t n) {
    kz_tree *tree = new_tree(set, KZ_TREE_SEQUENCE);
    take(set, tree, n);
    tree->usual = USUAL_ALL;
    for (const kz_tree *part = tree->first; part; part = part->next) {
        tree->states = sum(tree->states, part->states);
        tree->longest = kz_extent_sum(tree->longest, part->longest);
        if (part->usual < tree->usual)
            tree->usual = part->usual;
    }
    push(set, tree);
}

void kz_rule_choice(kz_ruleset *set, uint32_t n) {
    kz_tree *tree = new_tree(set, KZ_TREE_CHOICE);
    take(set, tree, n);
    tree->states = 1;
    for (const kz_tree *part = tree->first; part; part = part->next) {
        tree->states = sum(tree->states, part->states);
        tree->longest = larger(tree->longest, part->longest);
        tree->usual += part->usual;
    }
    push(set, tree);
}

void kz_rule_repeat(kz_ruleset *set, uint32_t min, uint32_t max, bool lazy) {
    kz_tree *tree = new_tree(set, KZ_TREE_REPEAT);
    take(set, tree, 1);
    const kz_tree *part = tree->first;
    bool endless = max == KZ_NOTHING;
    uint32_t copies = endless ? (min ? min : 1) : max;
    tree->min = min;
    tree->max = max;
    tree->lazy = lazy;
    tree->states = product(sum(part->states, 1), copies);
    tree->longest = endless ? (kz_extent){KZ_NOTHING, KZ_NOTHING} : times(part->longest, max);
    tree->usual = min ? part->usual : USUAL_ALL;
    push(set, tree);
}

void kz_rule_capture(kz_ruleset *set, uint32_t name) {
    kz_tree *tree = new_tree(set, KZ_TREE_CAPTURE);
    take(set, tree, 1);
    tree->name = name;
    tree->states = sum(tree->first->states, 2);
    tree->longest = tree->first->longest;
    tree->usual = tree->first->usual;
    push(set, tree);
}

uint32_t kz_rule_pending(const kz_ruleset *set) {
    return set->pending;
}

static kz_gift keep_gift(kz_ruleset *set, const kz_gift *gift) {
    kz_gift kept = *gift;
    char *normal = kz_arena_get(set->arena, gift->normal.n + 1);
    if (gift->normal.n)
        memcpy(normal, gift->normal.at, gift->normal.n);
    kept.normal.at = normal;
    return kept;
}

kz_rule_fault kz_rule_end(kz_ruleset *set, kz_reach reach, const kz_gift *gift) {
    kz_tree *tree = set->top;
    uint32_t asked = set->asked;
    set->top = tree->before;
    set->pending--;
    set->asked = 0;
    if (tree->states >= KZ_MOST_STATES || tree->depth > KZ_MOST_DEPTH)
        return KZ_RULE_LARGE;
    kz_rule_code code = {.reach = (uint32_t)reach};
    kz_rule_fault fault = kz_rule_compile(set, tree, &code);
    if (fault != KZ_RULE_FINE)
        return fault;
    kz_cues_add(set, tree, set->rules.n, &code);
    if (gift)
        code.gift = keep_gift(set, gift);
    set->layers_for[code.gift.kind] |= asked | 1u << (set->tokens ? KZ_L_TOKENS : KZ_L_WORDS);
    *kz_push(set->arena, &set->rules) = code;
    set->reaches[reach] = true;
    set->states += code.states;
    if (code.states * code.bindings > set->most_bound)
        set->most_bound = code.states * code.bindings;
    return KZ_RULE_FINE;
}
