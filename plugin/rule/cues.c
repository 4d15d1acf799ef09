/* What a match of a rule cannot be without: the words of a list, an item, a part of speech. A rule is run only where
 * one of them is, so that many rules cost little. */
#include "rule/parts.h"

/* About how many of a million words are such a thing; it only has to tell the rarer from the more usual. */
enum { USUAL_WORD = 20, USUAL_ITEM = 20 * 1000, USUAL_UPOS = 100 * 1000, USUAL_ALL = 100 * 1000 * 1000 };

uint32_t kz_cue_list(uint32_t list) {
    return list;
}

uint32_t kz_cue_type(const kz_ruleset *set, uint32_t layer, uint32_t type) {
    return set->lists.n + layer * KZ_CUE_TYPES + type;
}

uint32_t kz_cue_upos(const kz_ruleset *set, uint32_t upos) {
    return set->lists.n + KZ_ITEM_LAYERS * KZ_CUE_TYPES + upos;
}

static double bits(uint32_t mask) {
    double n = 0;
    for (; mask; mask &= mask - 1)
        n++;
    return n;
}

/* The list of the test with the fewest entries; the test has lists. */
static uint32_t rarest_list(const kz_ruleset *set, const kz_word_test *test) {
    uint32_t best = test->lists[0];
    for (uint32_t i = 1; i < test->n_lists; i++)
        if (set->lists.at[test->lists[i]].entries < set->lists.at[best].entries)
            best = test->lists[i];
    return best;
}

double kz_cue_usual(const kz_ruleset *set, const kz_word_test *test) {
    if (test->n_lists)
        return set->lists.at[rarest_list(set, test)].entries * (double)USUAL_WORD;
    if (test->layer)
        return bits(test->types) * USUAL_ITEM;
    return test->upos ? bits(test->upos) * USUAL_UPOS : USUAL_ALL;
}

/* A cue while it is collected: what the key is of is not numbered before all lists are known. */
enum { OF_LIST, OF_TYPE, OF_UPOS, CUE_KIND_SHIFT = 28 };

static void add(kz_ruleset *set, uint32_t kind, uint32_t which, const kz_word_test *test, uint32_t rule) {
    *kz_push(set->arena, &set->cues.all) = (kz_cue){test, kind << CUE_KIND_SHIFT | which, rule};
}

static void add_bits(kz_ruleset *set, uint32_t kind, uint32_t base, uint32_t mask, const kz_word_test *test,
                     uint32_t rule) {
    for (uint32_t bit = 0; bit < 32; bit++)
        if (mask >> bit & 1)
            add(set, kind, base + bit, test, rule);
}

static void add_test(kz_ruleset *set, const kz_word_test *test, uint32_t rule) {
    if (test->n_lists)
        add(set, OF_LIST, rarest_list(set, test), test, rule);
    else if (test->layer)
        add_bits(set, OF_TYPE, test->layer * KZ_CUE_TYPES, test->types, test, rule);
    else
        add_bits(set, OF_UPOS, 0, test->upos, test, rule);
}

static void add_tree(kz_ruleset *set, const kz_tree *tree, uint32_t rule) {
    if (tree->kind == KZ_TREE_WORD) {
        add_test(set, &tree->test, rule);
        return;
    }
    for (const kz_tree *part = tree->first; part; part = part->next) {
        bool one_is_enough = tree->kind == KZ_TREE_SEQUENCE;
        if (one_is_enough && part->usual > tree->usual)
            continue;
        add_tree(set, part, rule);
        if (one_is_enough)
            return;
    }
}

bool kz_cues_add(kz_ruleset *set, const kz_tree *tree, uint32_t rule) {
    if (tree->usual >= USUAL_ALL)
        return false;
    add_tree(set, tree, rule);
    return true;
}

static uint32_t key_of(const kz_ruleset *set, uint32_t collected) {
    uint32_t which = collected & ((1u << CUE_KIND_SHIFT) - 1);
    switch (collected >> CUE_KIND_SHIFT) {
    case OF_LIST:
        return kz_cue_list(which);
    case OF_TYPE:
        return kz_cue_type(set, 0, which);
    default:
        return kz_cue_upos(set, which);
    }
}

void kz_cues_finish(kz_ruleset *set) {
    kz_cues *cues = &set->cues;
    cues->keys = kz_cue_upos(set, KZ_CUE_UPOS);
    cues->first = kz_arena_zeroed(set->arena, (cues->keys + 1) * sizeof *cues->first);
    kz_cue *sorted = kz_arena_get(set->arena, cues->all.n * sizeof *sorted);
    uint32_t *next = kz_arena_get(set->arena, (cues->keys + 1) * sizeof *next);
    for (uint32_t i = 0; i < cues->all.n; i++)
        cues->first[key_of(set, cues->all.at[i].key) + 1]++;
    for (uint32_t key = 0; key < cues->keys; key++)
        cues->first[key + 1] += cues->first[key];
    memcpy(next, cues->first, (cues->keys + 1) * sizeof *next);
    for (uint32_t i = 0; i < cues->all.n; i++) {
        uint32_t key = key_of(set, cues->all.at[i].key);
        sorted[next[key]] = cues->all.at[i];
        sorted[next[key]++].key = key;
    }
    cues->all.at = sorted;
}
