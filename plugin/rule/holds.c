/* Whether a word passes a test. */
#include "rule/parts.h"

static bool has_entry(const kz_rule_unit *unit, const kz_fact *fact, uint32_t list, uint32_t length) {
    for (uint32_t i = fact->entries; i < fact->entries + fact->n_entries; i++) {
        const kz_found_entry *found = &unit->entries.at[i];
        if (found->length == length && kz_entries_has(&unit->set->entries, found->node, list))
            return true;
    }
    return false;
}

static bool begins_entry(const kz_rule_unit *unit, const kz_fact *fact, uint32_t list) {
    for (uint32_t i = fact->entries; i < fact->entries + fact->n_entries; i++)
        if (kz_entries_has(&unit->set->entries, unit->entries.at[i].node, list))
            return true;
    return false;
}

static uint32_t feature_number(uint64_t feats, uint32_t i) {
    uint32_t end = i + 1 < KZ_FEATURES ? kz_features[i + 1].shift : 63;
    return (uint32_t)(feats >> kz_features[i].shift & ((1ull << (end - kz_features[i].shift)) - 1));
}

static bool has_feats(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    uint64_t feats = test->n_feats ? kz_rule_unit_feats(unit, i) : 0;
    for (uint32_t k = 0; k < test->n_feats; k++)
        if (!(test->feats[k].values >> feature_number(feats, test->feats[k].feature) & 1))
            return false;
    return true;
}

static bool has_ending(const kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    if (!test->n_endings)
        return true;
    kz_slice word = kz_sub(unit->doc->segments.lower, unit->facts.at[i].span);
    for (uint32_t k = 0; k < test->n_endings; k++) {
        kz_slice ending = unit->set->endings.at[test->endings[k]];
        if (word.n > ending.n && kz_ends(word, ending))
            return true;
    }
    return false;
}

static bool has_shape(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    for (uint32_t k = 0; k < test->n_shapes; k++)
        if (kz_rule_unit_shape(unit, i) == test->shapes[k])
            return true;
    return test->n_shapes == 0;
}

/* Each pattern looks at a word once. */
static bool fits(kz_rule_unit *unit, uint32_t i, uint32_t pattern) {
    kz_slice word = kz_sub(unit->doc->text, unit->facts.at[i].span);
    kz_tester *tester = unit->set->patterns.at[pattern].tester;
    size_t at = (size_t)pattern * unit->n + i;
    if (!unit->remembers)
        return tester->test(tester, word.at, word.n);
    if (!unit->memo[at])
        unit->memo[at] = tester->test(tester, word.at, word.n) ? 2 : 1;
    return unit->memo[at] == 2;
}

static bool has_pattern(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    for (uint32_t k = 0; k < test->n_patterns; k++)
        if (fits(unit, i, test->patterns[k]))
            return true;
    return test->n_patterns == 0;
}

static bool is_item(const kz_fact *fact, const kz_word_test *test) {
    uint8_t type = fact->type[test->layer];
    return type && test->types >> (type - 1) & 1;
}

/* How the word stands in a name, or what the head that ends with it needs. */
static bool is_inside(const kz_rule_unit *unit, const kz_fact *fact, const kz_word_test *test) {
    if (test->inside && !(test->inside & fact->inside))
        return false;
    if (!(test->needs | test->reach))
        return true;
    uint32_t needs = fact->head ? unit->doc->name_parts.heads.at[fact->head - 1].needs : 0;
    return (!test->needs || test->needs & needs) && (!test->reach || test->reach & needs);
}

static bool is_within(const kz_fact *fact, const kz_word_test *test) {
    uint8_t type = fact->type[KZ_ITEM_ENTITY];
    return !test->within || (type && test->within >> (type - 1) & 1);
}

/* What asks nothing of a list or an item; the cheap tests first. */
static bool is_such_a_word(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    const kz_fact *fact = &unit->facts.at[i];
    return is_inside(unit, fact, test) && (!test->upos || test->upos & fact->upos) &&
           (!test->kinds || test->kinds & fact->kind) && fact->opens >= test->opens && fact->closes >= test->closes &&
           is_within(fact, test) && has_shape(unit, i, test) && has_ending(unit, i, test) &&
           (!test->post_head || kz_rule_unit_is_head(unit, i)) && has_feats(unit, i, test) &&
           has_pattern(unit, i, test);
}

bool kz_cue_holds(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    return is_such_a_word(unit, i, test);
}

static bool is_excepted(kz_rule_unit *unit, uint32_t i, const kz_word_test *test);

/* A test of `excepts`: lists hold where an entry begins, items where the word is part of one. */
static bool holds_somehow(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    const kz_fact *fact = &unit->facts.at[i];
    if (test->layer && !is_item(fact, test))
        return false;
    if (test->several && kz_fact_edge(fact, test->layer) == (KZ_ITEM_BEGINS | KZ_ITEM_ENDS))
        return false;
    for (uint32_t k = 0; k < test->n_lists; k++)
        if (!begins_entry(unit, fact, test->lists[k]))
            return false;
    return (test->sentence & fact->sentence) == test->sentence && is_such_a_word(unit, i, test) &&
           !is_excepted(unit, i, test);
}

static bool any_holds(kz_rule_unit *unit, uint32_t i, const uint32_t *tests, uint32_t n) {
    for (uint32_t k = 0; k < n; k++)
        if (holds_somehow(unit, i, &unit->set->excepts.at[tests[k]]))
            return true;
    return false;
}

static bool is_excepted(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    return any_holds(unit, i, test->excepts, test->n_excepts);
}

/* What stands beside: at `i`, if that is a word of the unit (i may be -1 wrapped round). */
static bool stands_beside(kz_rule_unit *unit, uint32_t i, const kz_word_test *test, kz_beside must,
                          kz_beside must_not) {
    bool is_word = i < unit->n;
    if (test->n_beside[must] && !(is_word && any_holds(unit, i, test->beside[must], test->n_beside[must])))
        return false;
    return !(is_word && any_holds(unit, i, test->beside[must_not], test->n_beside[must_not]));
}

static bool begins(kz_rule_unit *unit, uint32_t i, const kz_word_test *test) {
    return (!(test->sentence & KZ_SENTENCE_FIRST) || unit->facts.at[i].sentence & KZ_SENTENCE_FIRST) &&
           stands_beside(unit, i - 1, test, KZ_BEFORE, KZ_NOT_BEFORE);
}

/* The last word of what the element takes; `alone`: it is the first one, too. */
static bool holds_at_end(kz_rule_unit *unit, uint32_t i, const kz_word_test *test, bool alone) {
    const kz_fact *fact = &unit->facts.at[i];
    for (uint32_t k = 0; k < test->n_lists; k++) {
        bool phrase_ends = !alone && !test->layer && kz_ruleset_has_phrases(unit->set, test->lists[k]);
        if (!phrase_ends && !has_entry(unit, fact, test->lists[k], 1))
            return false;
    }
    uint8_t edge = alone ? KZ_ITEM_BEGINS | KZ_ITEM_ENDS : KZ_ITEM_ENDS;
    if (test->layer && !(is_item(fact, test) && kz_fact_edge(fact, test->layer) == edge))
        return false;
    uint8_t last = test->sentence & KZ_SENTENCE_LAST;
    return (last & fact->sentence) == last && is_such_a_word(unit, i, test) && !is_excepted(unit, i, test) &&
           (!alone || begins(unit, i, test)) && stands_beside(unit, i + 1, test, KZ_AFTER, KZ_NOT_AFTER);
}

static uint32_t phrase_list(const kz_ruleset *set, const kz_word_test *test) {
    uint32_t k = 0;
    while (!kz_ruleset_has_phrases(set, test->lists[k]))
        k++;
    return test->lists[k];
}

bool kz_arc_holds(kz_rule_unit *unit, const kz_arc *arc, uint32_t i) {
    const kz_fact *fact = &unit->facts.at[i];
    const kz_word_test *test = arc->test;
    switch ((kz_arc_kind)arc->kind) {
    case KZ_ARC_PASS:
        return false;
    case KZ_ARC_ANY:
        return true;
    case KZ_ARC_ALONE:
        return holds_at_end(unit, i, test, true);
    case KZ_ARC_ENTRY:
        return begins(unit, i, test) && has_entry(unit, fact, phrase_list(unit->set, test), arc->length);
    case KZ_ARC_ITEM_FIRST:
        return begins(unit, i, test) && is_item(fact, test) && kz_fact_edge(fact, test->layer) == KZ_ITEM_BEGINS;
    case KZ_ARC_ITEM_INNER:
        return is_item(fact, test) && !kz_fact_edge(fact, test->layer);
    case KZ_ARC_LAST:
        return holds_at_end(unit, i, test, false);
    case KZ_ARC_KINDS:
        break;
    }
    return false;
}

uint32_t kz_run_bind(const kz_runner *r, const kz_arc *arc, uint32_t word, uint32_t binding) {
    if (arc->kind != KZ_ARC_ALONE && arc->kind != KZ_ARC_LAST)
        return binding;
    for (uint32_t k = 0; k < arc->test->n_agreements; k++) {
        const kz_agreement *a = &arc->test->agreements[k];
        const kz_variable *v = &r->code->variables[a->variable];
        uint32_t number = feature_number(kz_rule_unit_feats(r->unit, word), a->feature);
        uint32_t id = a->ids[number], bound = binding / v->weight % v->size;
        if (!bound)
            binding += id * v->weight;
        else if (bound != id)
            return KZ_NOTHING;
    }
    return binding;
}
