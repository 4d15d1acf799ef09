/* From the tree of a rule to its automaton: states, and arcs that take one word or none. An arc leads on to the right;
 * a rule is run from right to left over `in` and `passes`, and its captures from left to right over `out`. */
#include "rule/parts.h"

typedef struct compiler {
    kz_ruleset *set;
    kz_rule_code *code;
    KZ_VEC(kz_arc) arcs;
    KZ_VEC(uint8_t) marks; /* by state */
} compiler;

static uint32_t new_state(compiler *c) {
    *kz_push(c->set->arena, &c->marks) = 0;
    return c->marks.n - 1;
}

static void add_arc(compiler *c, uint32_t from, uint32_t to, kz_arc_kind kind, uint32_t length,
                    const kz_word_test *test) {
    *kz_push(c->set->arena, &c->arcs) = (kz_arc){test, from, to, (uint8_t)kind, (uint8_t)length, false};
}

static void pass(compiler *c, uint32_t from, uint32_t to) {
    add_arc(c, from, to, KZ_ARC_PASS, 0, NULL);
}

/* Lengths of the entries that have several words, as in kz_list. */
static uint32_t phrase_lengths(const compiler *c, const kz_word_test *test) {
    uint32_t lengths = 0;
    for (uint32_t i = 0; i < test->n_lists; i++)
        lengths |= c->set->lists.at[test->lists[i]].lengths & ~1u;
    return lengths;
}

/* An entry of k words is its first word, k - 2 words that need no look, since the whole entry was seen to begin at the
 * first, and its last word. */
static void emit_phrases(compiler *c, const kz_word_test *test, uint32_t from, uint32_t to) {
    uint32_t lengths = phrase_lengths(c, test), rest = to;
    for (uint32_t k = 2; k <= KZ_MOST_ENTRY_WORDS && lengths >> (k - 1); k++) {
        uint32_t state = new_state(c);
        add_arc(c, state, rest, k == 2 ? KZ_ARC_LAST : KZ_ARC_ANY, 0, test);
        rest = state;
        if (lengths >> (k - 1) & 1)
            add_arc(c, from, rest, KZ_ARC_ENTRY, k, test);
    }
}

static uint32_t emit_word(compiler *c, const kz_word_test *test, uint32_t to) {
    uint32_t from = new_state(c);
    if (!test->several)
        add_arc(c, from, to, KZ_ARC_ALONE, 0, test);
    if (test->layer) {
        uint32_t within = new_state(c);
        add_arc(c, from, within, KZ_ARC_ITEM_FIRST, 0, test);
        add_arc(c, within, within, KZ_ARC_ITEM_INNER, 0, test);
        add_arc(c, within, to, KZ_ARC_LAST, 0, test);
    } else {
        emit_phrases(c, test, from, to);
    }
    return from;
}

static uint32_t emit(compiler *c, const kz_tree *tree, uint32_t to);

static uint32_t emit_choice(compiler *c, const kz_tree *tree, uint32_t to) {
    uint32_t from = new_state(c);
    for (const kz_tree *part = tree->first; part; part = part->next)
        pass(c, from, emit(c, part, to));
    return from;
}

/* From a state to one more copy or on: what stands first is tried first. */
static void pass_on(compiler *c, const kz_tree *tree, uint32_t state, uint32_t copy, uint32_t on) {
    pass(c, state, tree->lazy ? on : copy);
    pass(c, state, tree->lazy ? copy : on);
}

/* The copies behind the last one that must be there. */
static uint32_t emit_optional(compiler *c, const kz_tree *tree, uint32_t to) {
    const kz_tree *part = tree->first;
    uint32_t from = to;
    for (uint32_t i = tree->min; i < tree->max; i++) {
        uint32_t state = new_state(c), first = emit(c, part, from);
        pass_on(c, tree, state, first, to);
        from = state;
    }
    return from;
}

static uint32_t emit_repeat(compiler *c, const kz_tree *tree, uint32_t to) {
    const kz_tree *part = tree->first;
    uint32_t from, copies = tree->min;
    if (tree->max == KZ_NOTHING) {
        uint32_t loop = new_state(c), first = emit(c, part, loop);
        pass_on(c, tree, loop, first, to);
        from = copies ? first : loop;
        copies -= copies ? 1 : 0;
    } else {
        from = emit_optional(c, tree, to);
    }
    while (copies--)
        from = emit(c, part, from);
    return from;
}

static uint32_t emit_capture(compiler *c, const kz_tree *tree, uint32_t to) {
    uint32_t close = new_state(c), open = new_state(c);
    c->marks.at[close] = (uint8_t)(2 * tree->name + 2);
    c->marks.at[open] = (uint8_t)(2 * tree->name + 1);
    c->code->captures = true;
    pass(c, close, to);
    pass(c, open, emit(c, tree->first, close));
    return open;
}

/* The state from which the tree leads to `to`. Trees are as deep as what the caller has nested. */
static uint32_t emit(compiler *c, const kz_tree *tree, uint32_t to) {
    switch (tree->kind) {
    case KZ_TREE_WORD:
        return emit_word(c, &tree->test, to);
    case KZ_TREE_SEQUENCE:
        for (const kz_tree *part = tree->last; part; part = part->before)
            to = emit(c, part, to);
        return to;
    case KZ_TREE_CHOICE:
        return emit_choice(c, tree, to);
    case KZ_TREE_REPEAT:
        return emit_repeat(c, tree, to);
    case KZ_TREE_CAPTURE:
        return emit_capture(c, tree, to);
    }
    return to;
}

/* ---- Arcs by state ---- */

/* Adds up how many there are of each state: `first[s + 1]` holds the number, then where those of s begin. */
static void sum_up(uint32_t *first, uint32_t states) {
    for (uint32_t s = 0; s < states; s++)
        first[s + 1] += first[s];
}

static void sort_out(compiler *c) {
    kz_rule_code *code = c->code;
    kz_arena *arena = c->set->arena;
    uint32_t *next = kz_arena_get(arena, (code->states + 1) * sizeof *next);
    code->out_first = kz_arena_zeroed(arena, (code->states + 1) * sizeof *code->out_first);
    code->out = kz_arena_get(arena, c->arcs.n * sizeof *code->out);
    for (uint32_t i = 0; i < c->arcs.n; i++)
        code->out_first[c->arcs.at[i].from + 1]++;
    sum_up(code->out_first, code->states);
    memcpy(next, code->out_first, (code->states + 1) * sizeof *next);
    for (uint32_t i = 0; i < c->arcs.n; i++)
        code->out[next[c->arcs.at[i].from]++] = c->arcs.at[i];
}

static void sort_in(compiler *c) {
    kz_rule_code *code = c->code;
    kz_arena *arena = c->set->arena;
    uint32_t *next_in = kz_arena_get(arena, (code->states + 1) * sizeof *next_in);
    uint32_t *next_pass = kz_arena_get(arena, (code->states + 1) * sizeof *next_pass);
    code->in_first = kz_arena_zeroed(arena, (code->states + 1) * sizeof *code->in_first);
    code->pass_first = kz_arena_zeroed(arena, (code->states + 1) * sizeof *code->pass_first);
    for (uint32_t i = 0; i < c->arcs.n; i++)
        (c->arcs.at[i].kind == KZ_ARC_PASS ? code->pass_first : code->in_first)[c->arcs.at[i].to + 1]++;
    sum_up(code->in_first, code->states);
    sum_up(code->pass_first, code->states);
    code->in = kz_arena_get(arena, code->in_first[code->states] * sizeof *code->in);
    code->passes = kz_arena_get(arena, code->pass_first[code->states] * sizeof *code->passes);
    memcpy(next_in, code->in_first, (code->states + 1) * sizeof *next_in);
    memcpy(next_pass, code->pass_first, (code->states + 1) * sizeof *next_pass);
    for (uint32_t i = 0; i < c->arcs.n; i++) {
        const kz_arc *arc = &c->arcs.at[i];
        if (arc->kind == KZ_ARC_PASS)
            code->passes[next_pass[arc->to]++] = arc->from;
        else
            code->in[next_in[arc->to]++] = *arc;
    }
}

/* Tells which arcs ask the same. */
static void find_shared(compiler *c) {
    kz_tests *tests = &c->set->tests;
    kz_rule_code *code = c->code;
    tests->rules++;
    for (uint32_t i = 0; i < code->in_first[code->states]; i++) {
        kz_test_use *use = &tests->uses.at[code->in[i].test->number];
        if (use->rule == tests->rules)
            code->in[i].shared = code->in[use->arc].shared = true;
        *use = (kz_test_use){tests->rules, i};
    }
}

/* Collects the arcs into the states from which the end is reached without a word. False if the start is one of them. */
static bool find_last(compiler *c) {
    kz_rule_code *code = c->code;
    kz_arena *arena = c->set->arena;
    uint8_t *met = kz_arena_zeroed(arena, code->states);
    uint32_t *ends = kz_arena_get(arena, code->states * sizeof *ends), n = 0;
    KZ_VEC(kz_arc) last = {0};
    ends[n++] = code->accept;
    met[code->accept] = 1;
    for (uint32_t k = 0; k < n; k++) {
        for (uint32_t i = code->in_first[ends[k]]; i < code->in_first[ends[k] + 1]; i++)
            *kz_push(arena, &last) = code->in[i];
        for (uint32_t i = code->pass_first[ends[k]]; i < code->pass_first[ends[k] + 1]; i++) {
            if (!met[code->passes[i]])
                ends[n++] = code->passes[i];
            met[code->passes[i]] = 1;
        }
    }
    for (uint32_t i = 0; i < last.n; i++)
        code->last_layers |= 1u << last.at[i].test->layer;
    code->last = last.at;
    code->n_last = last.n;
    return !met[code->start];
}

/* ---- Agreement ---- */

/* Values of one variable while they are numbered. */
typedef struct values {
    const char *names[KZ_MOST_VALUES];
    uint32_t n;
} values;

/* The number of the value, from 1 on; 0 if there are too many. Values of different features are the same by name:
 * Person=2 and Person[psor]=2. */
static uint8_t value_id(values *v, const char *name) {
    for (uint32_t i = 0; i < v->n; i++)
        if (strcmp(v->names[i], name) == 0)
            return (uint8_t)(i + 1);
    if (v->n == KZ_MOST_VALUES)
        return 0;
    v->names[v->n++] = name;
    return (uint8_t)v->n;
}

static bool number_values(kz_agreement *a, values *v) {
    const kz_feature *feature = &kz_features[a->feature];
    v += a->variable;
    a->ids[0] = value_id(v, "");
    for (uint32_t k = 0; k < feature->n; k++)
        if ((a->ids[k + 1] = value_id(v, feature->values[k])) == 0)
            return false;
    return true;
}

/* Numbers the values of the rule's agreements, in the copies that the tests hold. */
static bool read_agreements(compiler *c, const kz_tree *tree, values *v) {
    for (const kz_tree *part = tree->first; part; part = part->next)
        if (!read_agreements(c, part, v))
            return false;
    if (tree->kind != KZ_TREE_WORD)
        return true;
    kz_agreement *agreements = tree->test.agreements;
    for (uint32_t i = 0; i < tree->test.n_agreements; i++) {
        if (!number_values(&agreements[i], v))
            return false;
        if (agreements[i].variable >= c->code->n_variables)
            c->code->n_variables = agreements[i].variable + 1;
    }
    return true;
}

static bool bind_variables(compiler *c, const kz_tree *tree) {
    values v[KZ_MOST_VARIABLES] = {{{0}, 0}};
    kz_rule_code *code = c->code;
    if (!read_agreements(c, tree, v))
        return false;
    code->bindings = 1;
    for (uint32_t i = 0; i < code->n_variables; i++) {
        code->variables[i] = (kz_variable){code->bindings, v[i].n + 1};
        code->bindings *= v[i].n + 1;
    }
    return code->bindings <= KZ_MOST_BOUND / code->states;
}

kz_rule_fault kz_rule_compile(kz_ruleset *set, const kz_tree *tree, kz_rule_code *code) {
    compiler c = {.set = set, .code = code};
    code->accept = new_state(&c);
    code->start = emit(&c, tree, code->accept);
    code->states = c.marks.n;
    code->marks = c.marks.at;
    if (!bind_variables(&c, tree))
        return KZ_RULE_BOUND;
    sort_out(&c);
    sort_in(&c);
    find_shared(&c);
    return find_last(&c) ? KZ_RULE_FINE : KZ_RULE_NULLABLE;
}
