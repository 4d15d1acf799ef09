/* Rules made at random against a plain matcher that tries every way: the same matches, the same captures. */
#include "check.h"
#include "rule/rule.h"

enum { LETTERS = 3, MOST_WORDS = 24, NAMES = 3, TREES = 200, ROUNDS = 4000 };

static const char *const WORDS[LETTERS] = {"аға", "бала", "ваза"};

typedef enum kind { WORD, SEQUENCE, CHOICE, REPEAT, CAPTURE } kind;

typedef struct tree {
    kind kind;
    uint32_t letters; /* of WORD: a bit for each that may be; 0: the phrase «аға бала» or the word «аға» */
    uint32_t min, max, name, n;
    bool lazy;
    int parts[3];
} tree;

typedef struct trial {
    uint64_t random;
    tree trees[TREES];
    uint32_t n_trees;
    uint8_t text[MOST_WORDS]; /* letters */
    uint32_t n;
    uint32_t lists[1 << LETTERS];
    bool loops; /* a repetition of what may be nothing: which way its captures take is left open */
    uint32_t end, open[NAMES], n_found;
    kz_capture found[4 * MOST_WORDS];
} trial;

static uint32_t draw(trial *t, uint32_t n) {
    t->random = t->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(t->random >> 33) % n;
}

static int make_tree(trial *t, uint32_t depth) {
    int at = (int)t->n_trees++;
    tree made = {.kind = depth == 0 || t->n_trees > TREES - 20 ? WORD : (kind)draw(t, 5)};
    switch (made.kind) {
    case WORD:
        made.letters = draw(t, 1 << LETTERS);
        break;
    case REPEAT:
        made.min = draw(t, 3);
        made.max = draw(t, 3) == 0 ? UINT32_MAX : made.min + draw(t, 3) + (made.min == 0);
        made.n = 1;
        made.lazy = draw(t, 3) == 0;
        break;
    case CAPTURE:
        made.n = 1;
        made.name = depth % NAMES; /* never within one of the same name */
        break;
    default:
        made.n = 1 + draw(t, 3);
    }
    for (uint32_t i = 0; i < made.n; i++)
        made.parts[i] = make_tree(t, depth - 1);
    t->trees[at] = made;
    return at;
}

/* ---- The plain matcher ---- */

static bool is_at(const trial *t, uint32_t place, uint32_t letter) {
    return place < t->n && t->text[place] == letter;
}

/* Places that are reached from one, a bit each. */
static uint32_t reached(trial *t, int at, uint32_t place) {
    const tree *x = &t->trees[at];
    uint32_t ends = 1u << place, all = 0;
    switch (x->kind) {
    case WORD:
        if (x->letters)
            return place < t->n && x->letters >> t->text[place] & 1 ? 2u << place : 0;
        ends = is_at(t, place, 0) ? 2u << place : 0;
        return ends && is_at(t, place + 1, 1) ? ends | 4u << place : ends;
    case CHOICE:
        for (uint32_t i = 0; i < x->n; i++)
            all |= reached(t, x->parts[i], place);
        return all;
    case REPEAT:
        for (uint32_t times = 0; ends && times <= x->max && times <= 3 * MOST_WORDS; times++) {
            uint32_t next = 0;
            all |= times >= x->min ? ends : 0;
            for (uint32_t p = 0; p <= t->n; p++)
                next |= ends >> p & 1 ? reached(t, x->parts[0], p) : 0;
            ends = next;
        }
        return all;
    default:
        for (uint32_t i = 0; i < x->n; i++) {
            uint32_t next = 0;
            for (uint32_t p = 0; p <= t->n; p++)
                next |= ends >> p & 1 ? reached(t, x->parts[i], p) : 0;
            ends = next;
        }
        return ends;
    }
}

/* What is still to be matched: a tree, what to do when it is, and what comes after. */
typedef struct rest {
    enum { GO, CLOSE, AGAIN } what;
    int tree;
    uint32_t times;
    const struct rest *after;
} rest;

/* Tries the ways in the order in which a reader would; true where one leads to t->end. */
static bool follow(trial *t, const rest *todo, uint32_t place) {
    if (!todo)
        return place == t->end;
    const tree *x = &t->trees[todo->tree];
    uint32_t n_found = t->n_found;
    if (todo->what == CLOSE) {
        uint32_t open = t->open[x->name];
        if (open < place)
            t->found[t->n_found++] = (kz_capture){x->name, open, place};
        if (follow(t, todo->after, place))
            return true;
        t->n_found = n_found;
        return false;
    }
    if (todo->what == AGAIN) {
        rest again = {AGAIN, todo->tree, todo->times + 1, todo->after};
        rest part = {GO, x->parts[0], 0, &again};
        bool may_end = todo->times >= x->min;
        if (x->lazy && may_end && follow(t, todo->after, place))
            return true;
        if (todo->times < x->max && follow(t, &part, place))
            return true;
        return !x->lazy && may_end && follow(t, todo->after, place);
    }
    switch (x->kind) {
    case WORD: {
        uint32_t ends = reached(t, todo->tree, place);
        for (uint32_t p = place + 1; p <= t->n; p++)
            if (ends >> p & 1 && follow(t, todo->after, p))
                return true;
        return false;
    }
    case SEQUENCE: {
        rest parts[3];
        const rest *after = todo->after;
        for (uint32_t i = x->n; i-- > 0; after = &parts[i])
            parts[i] = (rest){GO, x->parts[i], 0, after};
        return follow(t, after, place);
    }
    case CHOICE:
        for (uint32_t i = 0; i < x->n; i++) {
            rest part = {GO, x->parts[i], 0, todo->after};
            if (follow(t, &part, place))
                return true;
        }
        return false;
    case REPEAT: {
        rest again = {AGAIN, todo->tree, 0, todo->after};
        return follow(t, &again, place);
    }
    default: {
        rest close = {CLOSE, todo->tree, 0, todo->after}, part = {GO, x->parts[0], 0, &close};
        uint32_t before = t->open[x->name];
        t->open[x->name] = place;
        if (follow(t, &part, place))
            return true;
        t->open[x->name] = before;
        return false;
    }
    }
}

/* ---- The two beside each other ---- */

static bool may_be_nothing(const trial *t, int at) {
    const tree *x = &t->trees[at];
    bool all = true, any = false;
    for (uint32_t i = 0; i < x->n; i++) {
        bool nothing = may_be_nothing(t, x->parts[i]);
        all = all && nothing;
        any = any || nothing;
    }
    return x->kind == WORD ? false : x->kind == CHOICE ? any : x->kind == REPEAT ? x->min == 0 || all : all;
}

static void push_tree(trial *t, kz_ruleset *set, int at) {
    const tree *x = &t->trees[at];
    for (uint32_t i = 0; i < x->n; i++)
        push_tree(t, set, x->parts[i]);
    switch (x->kind) {
    case WORD:
        kz_rule_word(set, &(kz_word_test){.lists = &t->lists[x->letters], .n_lists = 1});
        break;
    case SEQUENCE:
        kz_rule_sequence(set, x->n);
        break;
    case CHOICE:
        kz_rule_choice(set, x->n);
        break;
    case REPEAT:
        t->loops = t->loops || may_be_nothing(t, x->parts[0]);
        kz_rule_repeat(set, x->min, x->max, x->lazy);
        break;
    case CAPTURE:
        kz_rule_capture(set, x->name);
    }
}

static void make_lists(trial *t, kz_ruleset *set) {
    for (uint32_t letters = 0; letters < 1 << LETTERS; letters++) {
        t->lists[letters] = kz_ruleset_list(set, KZ_BY_TEXT);
        for (uint32_t i = 0; i < LETTERS; i++)
            if (letters >> i & 1)
                kz_ruleset_entry(set, t->lists[letters], check_slice(WORDS[i]));
    }
    kz_ruleset_entry(set, t->lists[0], check_slice("Аға"));
    kz_ruleset_entry(set, t->lists[0], check_slice("аға бала"));
}

static kz_document random_text(trial *t, char *room) {
    t->n = draw(t, MOST_WORDS + 1);
    uint32_t at = 0;
    for (uint32_t i = 0; i < t->n; i++) {
        t->text[i] = (uint8_t)draw(t, LETTERS);
        at += (uint32_t)sprintf(room + at, "%s ", WORDS[t->text[i]]);
    }
    kz_document doc;
    kz_options options = {.plain = true, .raw = true, .encoding = KZ_UTF_8};
    kz_document_open(&doc, kz_alloc_libc, (kz_slice){room, at}, &options);
    kz_document_need(&doc, KZ_L_TOKENS);
    return doc;
}

static bool same_captures(trial *t, const kz_rule_matches *got, const kz_rule_match *match, int root) {
    rest all = {GO, root, 0, NULL};
    t->end = match->end;
    t->n_found = 0;
    if (!follow(t, &all, match->first) || t->n_found != match->n_captures)
        return false;
    return match->n_captures == 0 ||
           memcmp(t->found, got->captures.at + match->captures, t->n_found * sizeof *t->found) == 0;
}

/* Whether the matches are the leftmost-longest ones. */
static bool same_matches(trial *t, const kz_rule_matches *got, int root) {
    uint32_t next = 0;
    for (uint32_t place = 0; place < t->n;) {
        uint32_t ends = reached(t, root, place), end = t->n;
        while (end > place && !(ends >> end & 1))
            end--;
        if (end == place) {
            place++;
            continue;
        }
        if (next == got->all.n || got->all.at[next].first != place || got->all.at[next].end != end)
            return false;
        if (!t->loops && !same_captures(t, got, &got->all.at[next], root))
            return false;
        next++;
        place = end;
    }
    return next == got->all.n;
}

typedef struct run {
    kz_arena arena;
    trial t;
    uint32_t fine, nullable, with_captures;
    bool failed;
} run;

static void one_round(void *context) {
    run *r = context;
    trial *t = &r->t;
    kz_ruleset *set = kz_ruleset_new(&r->arena, true);
    kz_rule_matches got;
    char room[MOST_WORDS * 16];
    t->n_trees = 0;
    t->loops = false;
    make_lists(t, set);
    int root = make_tree(t, 4);
    push_tree(t, set, root);
    kz_rule_fault fault = kz_rule_end(set, KZ_REACH_SENTENCE);
    if (fault != KZ_RULE_FINE) {
        r->failed = r->failed || (fault == KZ_RULE_NULLABLE) != may_be_nothing(t, root);
        r->nullable++;
        return;
    }
    kz_ruleset_finish(set);
    kz_document doc = random_text(t, room);
    kz_ruleset_match(set, &r->arena, &doc, &got);
    bool same = same_matches(t, &got, root);
    r->failed = r->failed || !same || may_be_nothing(t, root);
    r->fine += got.all.n > 0;
    r->with_captures += got.captures.n > 0 && !t->loops;
    kz_document_close(&doc);
}

int main(void) {
    static run r;
    r.t.random = 1;
    int rounds = getenv("KAZTEXT_QUICK") ? ROUNDS / 20 : ROUNDS;
    for (int i = 0; i < rounds && !r.failed; i++) {
        kz_arena_init(&r.arena, kz_alloc_libc, 0);
        kz_status status = kz_arena_run(&r.arena, one_round, &r);
        kz_arena_free(&r.arena);
        r.failed = r.failed || status != KZ_OK;
        if (r.failed)
            printf("# round %d\n", i);
    }
    CHECK(!r.failed);
    CHECK(r.fine > (uint32_t)rounds / 8);
    CHECK(r.nullable > 0);
    CHECK(r.with_captures > (uint32_t)rounds / 20);
    return check_done();
}
