/* Inside the stage: the compiled set, and what matching keeps of the words in hand. */
#ifndef KZ_RULE_PARTS_H
#define KZ_RULE_PARTS_H

#include "rule/rule.h"

enum { KZ_NOTHING = UINT32_MAX };

/* ---- Words that the set knows, and the entries of its lists ---- */

typedef struct kz_known_word {
    uint32_t at, n, hash; /* in kz_vocabulary.letters */
} kz_known_word;

/* Strings to numbers from 1 on; 0 is a word that the set does not know. */
typedef struct kz_vocabulary {
    KZ_VEC(char) letters;
    KZ_VEC(kz_known_word) words;
    uint32_t *slots; /* number, 0 where empty; open addressing */
    uint32_t mask;
    uint64_t starts[4]; /* bits of the first letters of the words: most others are told by them */
} kz_vocabulary;

uint32_t kz_vocabulary_add(kz_vocabulary *v, kz_arena *arena, kz_slice word);
uint32_t kz_vocabulary_find(const kz_vocabulary *v, kz_slice word);

/* A step from one node of the tree of entries to the next. */
typedef struct kz_entry_step {
    uint32_t from, word, to;
} kz_entry_step;

typedef struct kz_entry_end {
    uint32_t node, list;
} kz_entry_end;

/* All lists in one tree, a root for each kz_list_by: nodes 0 to KZ_BY_COUNT - 1. */
typedef struct kz_entries {
    KZ_VEC(kz_entry_step) steps;
    uint32_t *slots; /* of steps, + 1 */
    uint32_t mask;
    uint32_t nodes;
    KZ_VEC(kz_entry_end) ends; /* in the end sorted by node and list */
    uint32_t *end_first;       /* by node: its ends, one more at the end */
    uint8_t *goes_on;          /* by node: it has steps */
} kz_entries;

void kz_entries_init(kz_entries *e);
void kz_entries_add(kz_entries *e, kz_arena *arena, uint32_t root, const uint32_t *words, uint32_t n, uint32_t list);
uint32_t kz_entries_step(const kz_entries *e, uint32_t node, uint32_t word); /* KZ_NOTHING if there is none */
void kz_entries_finish(kz_entries *e, kz_arena *arena, uint32_t lists);
/* Whether an entry of the list ends at the node. */
bool kz_entries_has(const kz_entries *e, uint32_t node, uint32_t list);

typedef struct kz_list {
    uint32_t by, entries;
    double usual;     /* as of kz_tree: of the words of all its entries */
    uint32_t lengths; /* bit k - 1: it has entries of k words */
} kz_list;

/* ---- Rules ---- */

typedef enum kz_tree_kind {
    KZ_TREE_WORD,
    KZ_TREE_SEQUENCE,
    KZ_TREE_CHOICE,
    KZ_TREE_REPEAT,
    KZ_TREE_CAPTURE
} kz_tree_kind;

/* The most words that something takes: so many, and so many items. KZ_NOTHING where there is no bound. */
typedef struct kz_extent {
    uint32_t words, items;
} kz_extent;

/* A rule while it is put together. */
typedef struct kz_tree {
    kz_tree_kind kind;
    uint32_t min, max, name; /* of repeat and capture */
    kz_word_test test;
    bool lazy;                     /* of repeat */
    struct kz_tree *first, *last;  /* its parts */
    struct kz_tree *before, *next; /* beside it; on the stack, below and above it */
    uint32_t states;               /* that it takes, saturated */
    kz_extent longest;
    uint32_t depth;
    double usual; /* about how many of a million words pass the rarest test that a match must have */
} kz_tree;

/* What a step over one word asks of it. */
typedef enum kz_arc_kind {
    KZ_ARC_PASS,       /* no word: the state is left at once */
    KZ_ARC_ANY,        /* any word */
    KZ_ARC_ALONE,      /* one word that passes the whole test */
    KZ_ARC_ENTRY,      /* an entry of `length` words of the test's list with phrases begins */
    KZ_ARC_ITEM_FIRST, /* an item of several words begins, */
    KZ_ARC_ITEM_INNER, /* goes on, */
    KZ_ARC_LAST,       /* and ends, or an entry does: the rest of the test */
    KZ_ARC_KINDS
} kz_arc_kind;

typedef struct kz_arc {
    const kz_word_test *test;
    uint32_t from, to; /* states of the rule */
    uint8_t kind, length;
    bool shared; /* another arc of the rule asks the same of a word */
} kz_arc;

typedef struct kz_variable {
    uint32_t weight, size; /* its digit in a binding: 0 is unbound */
} kz_variable;

typedef struct kz_rule_code {
    kz_arc *out;         /* by `from`, in the order in which they are to be tried */
    uint32_t *out_first; /* by state, one more at the end */
    kz_arc *in;          /* by `to`, those over a word */
    uint32_t *in_first;
    kz_arc *last; /* those behind which a match may end */
    uint32_t n_last;
    uint32_t last_layers; /* a bit for each layer that they ask for; bit 0: one asks for none */
    uint32_t *passes;     /* states from which a state is reached without a word, by that state */
    uint32_t *pass_first;
    uint8_t *marks; /* by state: 0, or 2 * name + 1 where a capture opens and 2 * name + 2 where it closes */
    kz_variable variables[KZ_MOST_VARIABLES];
    uint32_t states, start, accept;
    uint32_t n_variables, bindings; /* how many bindings there are, 1 without agreement */
    kz_extent before, after;        /* what a match may hold on each side of its first word at which a rarest cue is */
    uint32_t reach;
    kz_gift gift;
    bool captures;
    uint8_t groups; /* of cues; 0: nothing tells where it may match */
} kz_rule_code;

/* ---- What a rule waits for ---- */

enum { KZ_CUE_TYPES = 32, KZ_CUE_UPOS = 32 };

typedef struct kz_cue {
    const kz_word_test *test; /* what a word must pass to be one */
    uint32_t key, rule;
    uint8_t group; /* a match has a cue of each group of its rule; those of group 0, the rarest, are where it is run */
} kz_cue;
enum { KZ_MOST_GROUPS = 8 };

/* Keys: lists, then types of the layers, then parts of speech, then quotation marks. */
typedef struct kz_cues {
    KZ_VEC(kz_cue) all;
    uint32_t *first; /* by key, one more at the end */
    uint32_t keys;
} kz_cues;

typedef struct kz_rule_pattern {
    kz_tester *tester;
} kz_rule_pattern;

/* Where a test was met last: in which of the rules that were compiled, and the arc over a word. */
typedef struct kz_test_use {
    uint32_t rule, arc;
} kz_test_use;

/* The different tests of a set. */
typedef struct kz_tests {
    KZ_VEC(kz_word_test) all;
    KZ_VEC(kz_test_use) uses; /* by test */
    uint32_t rules;           /* that were compiled, kept or not */
    KZ_VEC(kz_slice) keys;    /* what they are told by */
    uint32_t *slots;          /* number + 1, 0 where empty; open addressing */
    uint32_t mask;
} kz_tests;

/* The test with copies of what it points to, and its number. */
kz_word_test kz_tests_keep(kz_tests *tests, kz_arena *arena, const kz_word_test *test);

struct kz_ruleset {
    kz_arena *arena;
    kz_tests tests;
    bool tokens, finished;
    uint32_t layers;
    uint32_t asked;                     /* layers that the rule in hand asks for beside that of the words */
    uint32_t layers_for[KZ_GIFT_KINDS]; /* 0 where no rule gives it */
    bool by[KZ_BY_COUNT];               /* has lists that are compared so */
    bool reaches[KZ_REACHES];
    kz_vocabulary words, shapes;
    kz_entries entries;
    KZ_VEC(kz_list) lists;
    KZ_VEC(kz_rule_pattern) patterns;
    KZ_VEC(kz_slice) endings;
    bool marks; /* a test asks for quotation marks */
    KZ_VEC(kz_word_test) excepts;
    kz_tree *top;     /* of the stack of trees, */
    uint32_t pending; /* and how many there are */
    KZ_VEC(kz_rule_code) rules;
    kz_cues cues;
    uint32_t states, most_bound; /* of all rules; states times bindings of the largest */
};

/* A copy of the test, with what it points to. */
kz_word_test kz_rule_keep(kz_ruleset *set, const kz_word_test *test);

/* From the tree on the stack; false where agreements are too many. `code` is filled. */
kz_rule_fault kz_rule_compile(kz_ruleset *set, const kz_tree *tree, kz_rule_code *code);

/* Key of a list, a type of a layer, a part of speech. */
uint32_t kz_cue_list(uint32_t list);
uint32_t kz_cue_type(const kz_ruleset *set, uint32_t layer, uint32_t type);
uint32_t kz_cue_upos(const kz_ruleset *set, uint32_t upos);
uint32_t kz_cue_mark(const kz_ruleset *set);
/* About how many of a million words are such an entry. */
double kz_entry_usual(kz_slice entry);
/* About how many of a million words pass the test, as far as an index knows it; more than a million if none does. */
double kz_cue_usual(const kz_ruleset *set, const kz_word_test *test);
kz_extent kz_extent_sum(kz_extent a, kz_extent b);
/* Adds what the rule waits for, and fills in how many groups that is and what a match holds around it. */
void kz_cues_add(kz_ruleset *set, const kz_tree *tree, uint32_t rule, kz_rule_code *code);
void kz_cues_finish(kz_ruleset *set);

/* ---- Words in hand ---- */

/* An entry of a list that begins at a word. */
typedef struct kz_found_entry {
    uint32_t node;
    uint32_t length; /* words */
} kz_found_entry;

enum { KZ_ITEM_BEGINS = 1, KZ_ITEM_ENDS = 2 };
enum { KZ_READ_FEATS = 1, KZ_READ_HEAD = 2, KZ_IS_HEAD = 4, KZ_READ_SHAPE = 8 };

typedef struct kz_fact {
    uint64_t feats;
    kz_span span;
    uint32_t upos, kind;          /* one bit */
    uint32_t shape;               /* as of kz_rule_unit_shape */
    uint32_t inside;              /* KZ_INSIDE_ */
    uint32_t head;                /* in doc->name_parts.heads: of which it is the last word; + 1 */
    uint32_t entries, n_entries;  /* in kz_rule_unit.entries */
    uint8_t type[KZ_ITEM_LAYERS]; /* of the item that it is part of, + 1 */
    uint16_t begins, ends;        /* a bit for each layer of which an item begins, or ends */
    uint8_t sentence;             /* KZ_SENTENCE_ */
    uint8_t opens, closes;        /* words in the quotation of which it is a mark, at most 255; 0 if it is none */
    uint8_t read;                 /* KZ_READ_: what was read when a test asked for it */
} kz_fact;

/* KZ_ITEM_ bits of the item that the word is part of. */
static inline uint8_t kz_fact_edge(const kz_fact *fact, uint32_t layer) {
    return (uint8_t)((fact->begins >> layer & 1) * KZ_ITEM_BEGINS | (fact->ends >> layer & 1) * KZ_ITEM_ENDS);
}

/* The words that are matched together: a sentence, a paragraph, the text. */
typedef struct kz_rule_unit {
    const kz_ruleset *set;
    const kz_document *doc;
    kz_arena *arena;
    uint32_t first, n;             /* words of the document */
    uint32_t longest_item;         /* words of one in the unit */
    uint32_t item[KZ_ITEM_LAYERS]; /* the first item that ends after the unit's start */
    KZ_VEC(kz_fact) facts;
    KZ_VEC(kz_found_entry) entries;
    KZ_VEC(uint32_t) ids;        /* three a word: of its text, its lemma, its text with capitals */
    KZ_VEC(kz_found_entry) ways; /* scratch of the search for entries */
    uint8_t *memo;               /* what patterns said: 0 unknown, 1 no, 2 yes; by pattern and word */
    size_t memo_size;
    bool remembers; /* the unit is not too long for it */
} kz_rule_unit;

/* Words of the document. */
uint32_t kz_rule_unit_words(const kz_ruleset *set, const kz_document *doc);
bool kz_rule_unit_sentence_begins(const kz_ruleset *set, const kz_document *doc, uint32_t word);
/* Fills in the facts of the words first to end. Units come in order. */
void kz_rule_unit_facts(kz_rule_unit *unit, uint32_t first, uint32_t end);
/* The features of word `i` of the unit; the number of its shape, 0 for none that is asked for; whether it is a form of
 * a noun that posts end with. Each is read when it is first asked for. */
uint64_t kz_rule_unit_feats(kz_rule_unit *unit, uint32_t i);
uint32_t kz_rule_unit_shape(kz_rule_unit *unit, uint32_t i);
bool kz_rule_unit_is_head(kz_rule_unit *unit, uint32_t i);
/* Which quotation marks pair in the unit, and how many words they hold. */
void kz_rule_unit_marks(kz_rule_unit *unit);

/* Whether the word may be the last one of what passes the test: a quick look at what it is by itself. */
bool kz_cue_holds(kz_rule_unit *unit, uint32_t i, const kz_word_test *test);
/* Whether word `i` of the unit lets the arc be taken. */
bool kz_arc_holds(kz_rule_unit *unit, const kz_arc *arc, uint32_t i);

/* ---- Running a rule ---- */

typedef struct kz_thread {
    uint32_t state, binding;
    uint32_t end; /* furthest end of a match through it */
} kz_thread;

typedef KZ_VEC(kz_thread) kz_threads;

typedef struct kz_runner {
    kz_rule_unit *unit;
    kz_arena *arena;
    kz_rule_matches *out;
    const kz_rule_code *code;
    uint32_t rule;
    uint32_t
        *held; /* by test and kind of arc: what it said in the row in which it was last asked, 2 * row + 1 for yes */
    uint32_t *seen;         /* by state and binding: the row in which it was last met */
    uint32_t row;           /* the row in hand; never 0 */
    kz_threads now, next;   /* the row right of the word in hand, and that of the word */
    uint32_t from_start;    /* the end that was met first at the start state in this row, or KZ_NOTHING */
    KZ_VEC(uint32_t) ends;  /* by word of the region: the end of the longest match that begins there */
    KZ_VEC(uint64_t) rows;  /* states alive, by place: of one block of a match, and at the ends of its blocks */
    KZ_VEC(kz_thread) path; /* the walk through states without a word: state, next arc */
} kz_runner;

void kz_runner_init(kz_runner *r, kz_rule_unit *unit, kz_arena *arena, kz_rule_matches *out);
/* Matches rule `rule` over the words from to end of the unit. */
void kz_run_rule(kz_runner *r, uint32_t rule, uint32_t from, uint32_t end);

/* Steps that the captures share with the search. */
void kz_run_begin(kz_runner *r);
void kz_run_accept(kz_runner *r, uint32_t place);
void kz_run_back(kz_runner *r, uint32_t word);
void kz_run_add(kz_runner *r, uint32_t state, uint32_t binding, uint32_t end);
void kz_run_captures(kz_runner *r, kz_rule_match *match);
/* The binding with what the arc's agreements say of the word; KZ_NOTHING if they contradict it. */
uint32_t kz_run_bind(const kz_runner *r, const kz_arc *arc, uint32_t word, uint32_t binding);

#endif
