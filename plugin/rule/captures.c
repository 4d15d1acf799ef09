/* What a match's captures are. A way from its start to its end is walked word by word; of several ways the one that a
 * reader of the rule would take first: the first choice, the longest repetition. So that no step leads astray, the
 * states from which the end can be reached are known at each place: rows of bits, for a block of the match at a time,
 * each made anew from the row at its end, so that a long match takes little memory. */
#include "rule/parts.h"

enum { BLOCK_WORDS = 16 * 1024, SHORTEST_BLOCK = 16 };

typedef struct walk {
    kz_runner *r;
    kz_rule_match *match;
    uint32_t width;  /* words of a row */
    uint32_t block;  /* places of a block */
    uint64_t *rows;  /* of the block in hand, its first place first; one more row at its end */
    uint32_t base;   /* its first place */
    uint64_t *marks; /* the row at the start of each block but the first, and at the end */
    uint32_t *open;  /* by name: where it opened */
    uint32_t state;
    uint32_t bound; /* by the words walked over */
} walk;

static uint32_t bit_of(const walk *w, uint32_t state, uint32_t binding) {
    return state * w->r->code->bindings + binding;
}

static void save_row(const walk *w, uint64_t *row) {
    memset(row, 0, w->width * sizeof *row);
    for (uint32_t i = 0; i < w->r->next.n; i++) {
        uint32_t bit = bit_of(w, w->r->next.at[i].state, w->r->next.at[i].binding);
        row[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

static void load_row(const walk *w, const uint64_t *row) {
    kz_runner *r = w->r;
    kz_run_begin(r);
    for (uint32_t bit = 0; bit < w->width * 64; bit++) {
        if (row[bit / 64] == 0)
            bit |= 63;
        else if (row[bit / 64] >> bit % 64 & 1)
            kz_run_add(r, bit / r->code->bindings, bit % r->code->bindings, w->match->end);
    }
}

static uint64_t *mark_at(const walk *w, uint32_t place) {
    uint32_t i = (place - w->match->first + w->block - 1) / w->block;
    return w->marks + (size_t)i * w->width;
}

static bool is_border(const walk *w, uint32_t place) {
    return place == w->match->end || (place - w->match->first) % w->block == 0;
}

/* Keeps the rows at the ends of blocks, from the match's end to its start. */
static void mark_blocks(const walk *w) {
    kz_runner *r = w->r;
    r->next.n = 0;
    kz_run_begin(r);
    kz_run_accept(r, w->match->end);
    save_row(w, mark_at(w, w->match->end));
    for (uint32_t place = w->match->end; place-- > w->match->first;) {
        kz_run_begin(r);
        kz_run_back(r, place);
        if (is_border(w, place))
            save_row(w, mark_at(w, place));
    }
}

/* Fills in the rows of the block that begins at the place. */
static void read_block(walk *w, uint32_t first) {
    kz_runner *r = w->r;
    uint32_t end = w->match->end - first > w->block ? first + w->block : w->match->end;
    w->base = first;
    memcpy(w->rows + (size_t)(end - first) * w->width, mark_at(w, end), w->width * sizeof *w->rows);
    load_row(w, mark_at(w, end));
    for (uint32_t place = end; place-- > first;) {
        kz_run_begin(r);
        kz_run_back(r, place);
        save_row(w, w->rows + (size_t)(place - first) * w->width);
    }
}

/* Whether no variable has one value here and another there. */
static bool are_alike(const kz_rule_code *code, uint32_t a, uint32_t b) {
    for (uint32_t v = 0; v < code->n_variables; v++) {
        uint32_t x = a / code->variables[v].weight % code->variables[v].size;
        uint32_t y = b / code->variables[v].weight % code->variables[v].size;
        if (x && y && x != y)
            return false;
    }
    return true;
}

/* Whether the end can be reached from the state with what the words before the place have bound. */
static bool is_alive(const walk *w, uint32_t place, uint32_t state, uint32_t bound) {
    const uint64_t *row = w->rows + (size_t)(place - w->base) * w->width;
    for (uint32_t binding = 0; binding < w->r->code->bindings; binding++) {
        uint32_t bit = bit_of(w, state, binding);
        if (row[bit / 64] >> bit % 64 & 1 && are_alike(w->r->code, bound, binding))
            return true;
    }
    return false;
}

static void pass_mark(walk *w, uint32_t state, uint32_t place) {
    uint8_t mark = w->r->code->marks[state];
    if (!mark)
        return;
    uint32_t name = (mark - 1u) / 2;
    if (mark % 2) {
        w->open[name] = place;
    } else if (w->open[name] < place) {
        uint32_t shift = w->r->unit->first;
        *kz_push(w->r->arena, &w->r->out->captures) = (kz_capture){name, w->open[name] + shift, place + shift};
        w->match->n_captures++;
    }
}

/* Whether the arc can be taken from the place; if so, the walk has gone over its word. */
static bool take(walk *w, const kz_arc *arc, uint32_t place) {
    if (place == w->match->end || !kz_arc_holds(w->r->unit, arc, place))
        return false;
    uint32_t bound = kz_run_bind(w->r, arc, place, w->bound);
    if (bound == KZ_NOTHING || !is_alive(w, place + 1, arc->to, bound))
        return false;
    w->state = arc->to;
    w->bound = bound;
    return true;
}

static void enter(walk *w, uint32_t state) {
    kz_runner *r = w->r;
    r->seen[bit_of(w, state, w->bound)] = r->row;
    *kz_push(r->arena, &r->path) = (kz_thread){state, 0, r->code->out_first[state]};
}

/* Goes from the state over others without a word to one where an arc over the word can be taken, or to the end. The
 * states gone through are marked by a row's number of their own, so that a repetition of nothing ends. */
static void walk_on(walk *w, uint32_t place) {
    kz_runner *r = w->r;
    const kz_rule_code *code = r->code;
    kz_run_begin(r);
    r->path.n = 0;
    enter(w, w->state);
    while (r->path.n) {
        kz_thread *top = &r->path.at[r->path.n - 1];
        if (place == w->match->end && top->state == code->accept)
            break;
        if (top->end == code->out_first[top->state + 1]) {
            r->path.n--;
            continue;
        }
        const kz_arc *arc = &code->out[top->end++];
        if (arc->kind != KZ_ARC_PASS) {
            if (take(w, arc, place))
                break;
        } else if (is_alive(w, place, arc->to, w->bound) && r->seen[bit_of(w, arc->to, w->bound)] != r->row) {
            enter(w, arc->to);
        }
    }
    for (uint32_t i = 0; i < r->path.n; i++)
        pass_mark(w, r->path.at[i].state, place);
}

static void grow_rows(kz_runner *r, size_t n) {
    while (r->rows.cap < n)
        r->rows.at = kz_vec_more(r->arena, r->rows.at, &r->rows.cap, sizeof *r->rows.at);
}

void kz_run_captures(kz_runner *r, kz_rule_match *match) {
    uint32_t open[KZ_MOST_NAMES];
    const kz_rule_code *code = r->code;
    walk w = {.r = r, .match = match, .open = open, .state = code->start};
    w.width = (code->states * code->bindings + 63) / 64;
    w.block = BLOCK_WORDS / w.width > SHORTEST_BLOCK ? BLOCK_WORDS / w.width : SHORTEST_BLOCK;
    uint32_t length = match->end - match->first, blocks = (length + w.block - 1) / w.block;
    uint32_t rows = (length < w.block ? length : w.block) + 1;
    grow_rows(r, (size_t)(rows + blocks + 1) * w.width);
    w.rows = r->rows.at;
    w.marks = r->rows.at + (size_t)rows * w.width;
    mark_blocks(&w);
    for (uint32_t place = match->first; place <= match->end; place++) {
        if ((place - match->first) % w.block == 0 && place < match->end)
            read_block(&w, place);
        walk_on(&w, place);
    }
}
