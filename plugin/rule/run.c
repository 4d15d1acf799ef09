/* Where a rule matches. From right to left, each row holds the states of the automaton from which its end can be
 * reached, each with the furthest place where that is; the row of a word is made of the one after it. A row is in the
 * order of these ends, so that the first way into a state is the best one, and no state is met twice in a row: the cost
 * is linear in the words, whatever the rule and the text. */
#include "rule/parts.h"

enum { LAST_ROW = INT32_MAX };

void kz_runner_init(kz_runner *r, kz_rule_unit *unit, kz_arena *arena, kz_rule_matches *out) {
    uint32_t most = unit->set->most_bound;
    *r = (kz_runner){.unit = unit, .arena = arena, .out = out};
    r->seen = kz_arena_zeroed(arena, most * sizeof *r->seen);
    r->held = kz_arena_zeroed(arena, unit->set->tests.all.n * KZ_ARC_KINDS * sizeof *r->held);
}

/* A new row. Rows are numbered on over all rules; when the numbers run out, they begin again. */
void kz_run_begin(kz_runner *r) {
    if (++r->row == LAST_ROW) {
        memset(r->seen, 0, r->unit->set->most_bound * sizeof *r->seen);
        memset(r->held, 0, r->unit->set->tests.all.n * KZ_ARC_KINDS * sizeof *r->held);
        r->row = 1;
    }
    kz_threads spare = r->now;
    r->now = r->next;
    r->next = spare;
    r->next.n = 0;
    r->from_start = KZ_NOTHING;
}

static void put(kz_runner *r, uint32_t state, uint32_t binding, uint32_t end) {
    uint32_t *seen = &r->seen[state * r->code->bindings + binding];
    if (*seen == r->row)
        return;
    *seen = r->row;
    *kz_push(r->arena, &r->next) = (kz_thread){state, binding, end};
    if (state == r->code->start && r->from_start == KZ_NOTHING)
        r->from_start = end;
}

/* The state and all that lead to it without a word. */
void kz_run_add(kz_runner *r, uint32_t state, uint32_t binding, uint32_t end) {
    uint32_t open = r->next.n;
    put(r, state, binding, end);
    for (; open < r->next.n; open++) {
        uint32_t to = r->next.at[open].state;
        for (uint32_t i = r->code->pass_first[to]; i < r->code->pass_first[to + 1]; i++)
            put(r, r->code->passes[i], r->next.at[open].binding, end);
    }
}

void kz_run_accept(kz_runner *r, uint32_t place) {
    kz_run_add(r, r->code->accept, 0, place);
}

/* A quick look. */
static bool may_hold(const kz_runner *r, const kz_arc *arc, uint32_t word) {
    const kz_word_test *test = arc->test;
    const kz_fact *fact = &r->unit->facts.at[word];
    bool whole = arc->kind == KZ_ARC_ALONE || arc->kind == KZ_ARC_LAST;
    return (!test->layer || fact->type[test->layer]) && (!test->inside || test->inside & fact->inside || !whole);
}

/* The same test stands in many arcs. */
static bool holds(kz_runner *r, const kz_arc *arc, uint32_t word) {
    if (!may_hold(r, arc, word))
        return false;
    if (!arc->shared || arc->kind == KZ_ARC_ENTRY) /* of one length */
        return kz_arc_holds(r->unit, arc, word);
    uint32_t *held = &r->held[arc->test->number * KZ_ARC_KINDS + arc->kind];
    if (*held / 2 != r->row)
        *held = r->row * 2 + kz_arc_holds(r->unit, arc, word);
    return *held & 1;
}

/* To where the arc comes from, if the word lets it be taken. */
static void go_back(kz_runner *r, const kz_arc *arc, uint32_t word, uint32_t bound, uint32_t end) {
    if (!holds(r, arc, word))
        return;
    uint32_t binding = kz_run_bind(r, arc, word, bound);
    if (binding != KZ_NOTHING)
        kz_run_add(r, arc->from, binding, end);
}

void kz_run_back(kz_runner *r, uint32_t word) {
    const kz_rule_code *code = r->code;
    for (uint32_t t = 0; t < r->now.n; t++) {
        const kz_thread thread = r->now.at[t];
        for (uint32_t i = code->in_first[thread.state]; i < code->in_first[thread.state + 1]; i++)
            go_back(r, &code->in[i], word, thread.binding, thread.end);
    }
}

/* The matches of which the word is the last. They end before all that are under way, and so come after them. */
static void end_with(kz_runner *r, uint32_t word, uint32_t layers) {
    const kz_rule_code *code = r->code;
    for (uint32_t i = 0; i < code->n_last; i++)
        if (layers >> code->last[i].test->layer & 1)
            go_back(r, &code->last[i], word, 0, word + 1);
}

static void write_match(kz_runner *r, uint32_t first, uint32_t end) {
    kz_rule_match match = {r->rule, first, end, r->out->captures.n, 0};
    if (r->code->captures)
        kz_run_captures(r, &match);
    match.first += r->unit->first;
    match.end += r->unit->first;
    *kz_push(r->arena, &r->out->all) = match;
}

void kz_run_rule(kz_runner *r, uint32_t rule, uint32_t from, uint32_t end) {
    r->rule = rule;
    r->code = &r->unit->set->rules.at[rule];
    r->ends.n = 0;
    r->next.n = 0;
    while (r->ends.cap < end - from)
        r->ends.at = kz_vec_more(r->arena, r->ends.at, &r->ends.cap, sizeof *r->ends.at);
    for (uint32_t word = end; word-- > from;) {
        uint32_t layers = (r->unit->facts.at[word].ends | 1u) & r->code->last_layers;
        r->ends.at[word - from] = KZ_NOTHING;
        if (!r->next.n && !layers) /* nothing is under way, and nothing ends here */
            continue;
        kz_run_begin(r);
        kz_run_back(r, word);
        end_with(r, word, layers);
        r->ends.at[word - from] = r->from_start;
    }
    for (uint32_t word = from; word < end;) {
        uint32_t match_end = r->ends.at[word - from];
        if (match_end == KZ_NOTHING) {
            word++;
            continue;
        }
        write_match(r, word, match_end);
        word = match_end;
    }
}
