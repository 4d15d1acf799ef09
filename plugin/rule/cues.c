/* What a match of a rule cannot be without: the words of a list, an item, a part of speech. A rule is run only where
 * one of them is, so that many rules cost little. */
#include "rule/parts.h"

/* About how many of a million words are such a thing; it only has to tell the rarer from the more usual. */
enum {
    USUAL_WORD = 20,
    USUAL_SIGN = 10 * 1000,
    USUAL_MARK = 20 * 1000,
    USUAL_SPEECH = 3 * 1000,
    USUAL_STOP = 60 * 1000,
    USUAL_ITEM = 20 * 1000,
    USUAL_UPOS = 100 * 1000,
    USUAL_ALL = 100 * 1000 * 1000
};

uint32_t kz_cue_list(uint32_t list) {
    return list;
}

uint32_t kz_cue_type(const kz_ruleset *set, uint32_t layer, uint32_t type) {
    return set->lists.n + layer * KZ_CUE_TYPES + type;
}

uint32_t kz_cue_upos(const kz_ruleset *set, uint32_t upos) {
    return set->lists.n + KZ_ITEM_LAYERS * KZ_CUE_TYPES + upos;
}

uint32_t kz_cue_mark(const kz_ruleset *set) {
    return kz_cue_upos(set, KZ_CUE_UPOS);
}

static double bits(uint32_t mask) {
    double n = 0;
    for (; mask; mask &= mask - 1)
        n++;
    return n;
}

/* The list of the test whose entries are met least; the test has lists. */
static uint32_t rarest_list(const kz_ruleset *set, const kz_word_test *test) {
    uint32_t best = test->lists[0];
    for (uint32_t i = 1; i < test->n_lists; i++)
        if (set->lists.at[test->lists[i]].usual < set->lists.at[best].usual)
            best = test->lists[i];
    return best;
}

double kz_entry_usual(kz_slice entry) {
    uint32_t length;
    if (kz_same(entry, KZ_LIT(",")) || kz_same(entry, KZ_LIT(".")))
        return USUAL_STOP;
    return entry.n && kz_is_letter(kz_utf8_at(entry, 0, &length)) ? USUAL_WORD : USUAL_SIGN;
}

static bool is_mark(const kz_word_test *test) {
    return test->opens || test->closes;
}

double kz_cue_usual(const kz_ruleset *set, const kz_word_test *test) {
    if (test->n_lists)
        return set->lists.at[rarest_list(set, test)].usual;
    if (test->layer)
        return bits(test->types) * (test->layer == KZ_ITEM_SPEECH ? USUAL_SPEECH : USUAL_ITEM);
    if (is_mark(test))
        return USUAL_MARK;
    return test->upos ? bits(test->upos) * USUAL_UPOS : USUAL_ALL;
}

/* A cue while it is collected: what the key is of is not numbered before all lists are known. */
enum { OF_LIST, OF_TYPE, OF_UPOS, OF_MARK, CUE_KIND_SHIFT = 28 };

/* Of which rule cues are collected, and in which group. */
typedef struct collecting {
    kz_ruleset *set;
    uint32_t rule;
    uint8_t group;
} collecting;

static void add(const collecting *c, uint32_t kind, uint32_t which, const kz_word_test *test) {
    *kz_push(c->set->arena, &c->set->cues.all) = (kz_cue){test, kind << CUE_KIND_SHIFT | which, c->rule, c->group};
}

static void add_bits(const collecting *c, uint32_t kind, uint32_t base, uint32_t mask, const kz_word_test *test) {
    for (uint32_t bit = 0; bit < 32; bit++)
        if (mask >> bit & 1)
            add(c, kind, base + bit, test);
}

static void add_test(const collecting *c, const kz_word_test *test) {
    if (test->n_lists)
        add(c, OF_LIST, rarest_list(c->set, test), test);
    else if (test->layer)
        add_bits(c, OF_TYPE, test->layer * KZ_CUE_TYPES, test->types, test);
    else if (is_mark(test))
        add(c, OF_MARK, 0, test);
    else
        add_bits(c, OF_UPOS, 0, test->upos, test);
}

/* The rarest of the parts of a sequence; a part that may be left out is none. */
static const kz_tree *rarest_part(const kz_tree *sequence) {
    const kz_tree *rarest = sequence->first;
    for (const kz_tree *part = sequence->first; part; part = part->next)
        if (part->usual < rarest->usual)
            rarest = part;
    return rarest;
}

static void add_tree(const collecting *c, const kz_tree *tree) {
    if (tree->kind == KZ_TREE_WORD)
        add_test(c, &tree->test);
    else if (tree->kind == KZ_TREE_SEQUENCE)
        add_tree(c, rarest_part(tree));
    else
        for (const kz_tree *part = tree->first; part; part = part->next)
            add_tree(c, part);
}

/* What stands before the part of a sequence, with the part; the same behind it. */
static void extend_over(const kz_tree *rarest, kz_rule_code *code) {
    code->before = code->after = rarest->longest;
    for (const kz_tree *part = rarest->before; part; part = part->before)
        code->before = kz_extent_sum(code->before, part->longest);
    for (const kz_tree *part = rarest->next; part; part = part->next)
        code->after = kz_extent_sum(code->after, part->longest);
}

void kz_cues_add(kz_ruleset *set, const kz_tree *tree, uint32_t rule, kz_rule_code *code) {
    collecting c = {set, rule, 0};
    code->before = code->after = tree->longest;
    if (tree->usual >= USUAL_ALL)
        return;
    const kz_tree *rarest = tree->kind == KZ_TREE_SEQUENCE ? rarest_part(tree) : tree;
    add_tree(&c, rarest);
    c.group++;
    for (const kz_tree *part = rarest == tree ? NULL : tree->first; part && c.group < KZ_MOST_GROUPS; part = part->next)
        if (part != rarest && part->usual < USUAL_ALL) {
            add_tree(&c, part);
            c.group++;
        }
    if (rarest != tree)
        extend_over(rarest, code);
    code->groups = c.group;
}

static uint32_t key_of(const kz_ruleset *set, uint32_t collected) {
    uint32_t which = collected & ((1u << CUE_KIND_SHIFT) - 1);
    switch (collected >> CUE_KIND_SHIFT) {
    case OF_LIST:
        return kz_cue_list(which);
    case OF_TYPE:
        return kz_cue_type(set, 0, which);
    case OF_MARK:
        return kz_cue_mark(set);
    default:
        return kz_cue_upos(set, which);
    }
}

void kz_cues_finish(kz_ruleset *set) {
    kz_cues *cues = &set->cues;
    cues->keys = kz_cue_mark(set) + 1;
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
