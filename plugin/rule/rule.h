/* Rules by users over words: compiled once, then matched in time that is linear in the words.
 *
 * A rule is a sequence of elements with choice, repetition and captures; an element is a set of tests that one word
 * (or the words of an entity, a number, an entry of a list) must pass. A rule set is made bottom-up: lists first, then
 * for each rule its elements, put together in postfix order, then kz_ruleset_finish. All of it may leave through
 * kz_arena_run.
 *
 * Matches are leftmost-longest for each rule and do not overlap within a rule. They are found from right to left: for
 * each word and state of the rule's automaton the furthest end of a match that goes through it is kept, so that the
 * longest match from each word is known after one pass, whatever the rule. A second pass over each match finds its
 * captures. */
#ifndef KZ_RULE_RULE_H
#define KZ_RULE_RULE_H

#include "document/document.h"
#include "rule/tester.h"

/* What the words of a list are compared with, in lower case but for KZ_BY_EXACT. */
typedef enum kz_list_by {
    KZ_BY_ANY, /* the text or the lemma */
    KZ_BY_TEXT,
    KZ_BY_LEMMA,
    KZ_BY_EXACT, /* the text with its capitals */
    KZ_BY_COUNT
} kz_list_by;

/* Layers whose items an element may be. */
typedef enum kz_item_layer {
    KZ_ITEM_NONE,
    KZ_ITEM_ENTITY,
    KZ_ITEM_NUMBER,
    KZ_ITEM_TIME,
    KZ_ITEM_IDENTIFIER,
    KZ_ITEM_POST,
    KZ_ITEM_QUOTE,  /* type 0 has no speaker, 1 has one */
    KZ_ITEM_SPEECH, /* verbs of speech */
    KZ_ITEM_HEAD,   /* nouns that names end with, by the type of the names */
    KZ_ITEM_PART    /* places, bodies and persons, within a longer name or not */
} kz_item_layer;
enum { KZ_ITEM_LAYERS = 10 };

/* How far a match may go. */
typedef enum kz_reach { KZ_REACH_SENTENCE, KZ_REACH_PARAGRAPH, KZ_REACH_TEXT, KZ_REACHES } kz_reach;

enum {
    KZ_MOST_ENTRY_WORDS = 16, /* of an entry of a list */
    KZ_MOST_STATES = 20000,   /* of one rule */
    KZ_MOST_BOUND = 1 << 18,  /* states of one rule times the values that its agreements may have */
    KZ_MOST_DEPTH = 256,      /* trees within trees */
    KZ_MOST_NAMES = 100,      /* captures of one rule */
    KZ_MOST_VARIABLES = 3,    /* agreements of one rule */
    KZ_MOST_VALUES = 16,      /* of one of them, "none" among them */
    KZ_LONGEST_SHAPE = 96     /* bytes; a longer word has none */
};

typedef struct kz_feature_test {
    uint8_t feature; /* index of kz_features */
    uint32_t values; /* bit 0: it is absent; bit v: it has value v - 1 of the feature */
} kz_feature_test;

/* The value of this feature is that of the rule's variable, bound by whichever element comes first. */
typedef struct kz_agreement {
    uint8_t feature;
    uint8_t variable;
    uint8_t ids[9]; /* filled in when the rule is compiled: by value, 0 is absent; the id among the variable's values */
} kz_agreement;

enum { KZ_SENTENCE_FIRST = 1, KZ_SENTENCE_LAST = 2 };

/* Tests of the words beside: right before the first word of what is tested, right after the last one. One of the first
 * two kinds must hold, none of the others; where there is no word, none does. A unit ends where its matches do. */
typedef enum kz_beside { KZ_BEFORE, KZ_AFTER, KZ_NOT_BEFORE, KZ_NOT_AFTER, KZ_BESIDES } kz_beside;

/* What a word must be; all must hold. Of several words (of an item, of an entry of a list) the last is tested, but for
 * KZ_SENTENCE_FIRST, which is asked of the first. */
typedef struct kz_word_test {
    const uint32_t *lists; /* an entry of each */
    uint32_t n_lists;
    uint32_t upos, kinds;  /* a bit for each that may be; 0: any */
    uint32_t layer, types; /* kz_item_layer, and a bit for each type of item */
    uint32_t within;       /* part of an entity of one of these types; 0: of anything */
    uint32_t inside;       /* one of these KZ_INSIDE_ kinds; over tokens only; 0: any */
    uint32_t needs, reach; /* the last word of a head with one of these needs, and one of these reaches; 0: anything */
    const kz_feature_test *feats;
    uint32_t n_feats;
    const uint32_t *shapes; /* one of these, of kz_ruleset_shape */
    uint32_t n_shapes;
    const uint32_t *patterns; /* one of these, of kz_ruleset_pattern */
    uint32_t n_patterns;
    const uint32_t *endings; /* it ends with one of these, of kz_ruleset_ending, and is longer */
    uint32_t n_endings;
    const uint32_t *excepts; /* none of these, of kz_ruleset_except */
    uint32_t n_excepts;
    const uint32_t *beside[KZ_BESIDES]; /* likewise, by kz_beside */
    uint32_t n_beside[KZ_BESIDES];
    kz_agreement *agreements;
    uint32_t n_agreements;
    uint32_t number;       /* among the different tests of the set; filled in when it is kept */
    uint8_t sentence;      /* KZ_SENTENCE_ */
    uint8_t opens, closes; /* a mark that opens or closes a quotation of at least so many words; 0: anything */
    bool several;          /* the item has more than one word */
    bool post_head;        /* a form of a noun that posts end with: директорының */
} kz_word_test;

typedef struct kz_ruleset kz_ruleset;

/* All memory is the arena's, which must outlive the set. `tokens`: rules are matched over tokens, not over words: the
 * text is not analysed, and no test may ask for lemma or part of speech; of the features Case, Number and Person[psor]
 * are known, as the word has them by itself, and the name that it ends. */
kz_ruleset *kz_ruleset_new(kz_arena *arena, bool tokens);

/* A list without entries; lists must be complete before a test asks for them. */
uint32_t kz_ruleset_list(kz_ruleset *set, kz_list_by by);
/* Cuts the entry up as a text is. False if it has no words or more than KZ_MOST_ENTRY_WORDS. */
bool kz_ruleset_entry(kz_ruleset *set, uint32_t list, kz_slice entry);
/* Whether an entry of the list has several words. */
bool kz_ruleset_has_phrases(const kz_ruleset *set, uint32_t list);
/* A shape as kz_word_shape writes it. */
uint32_t kz_ruleset_shape(kz_ruleset *set, kz_slice shape);
/* Letters that a word ends with, in small letters. */
uint32_t kz_ruleset_ending(kz_ruleset *set, kz_slice ending);
/* The tester must outlive the set. */
uint32_t kz_ruleset_pattern(kz_ruleset *set, kz_tester *tester);

/* A test that another one excepts, or has beside it. Its items are those that a word is part of, its entries those that
 * begin at it. */
uint32_t kz_ruleset_except(kz_ruleset *set, const kz_word_test *test);

/* These put a rule together: a word is pushed, the others take what was pushed last. A rule has at most KZ_MOST_NAMES
 * names. */
void kz_rule_word(kz_ruleset *set, const kz_word_test *test); /* of its lists at most one may have phrases */
void kz_rule_sequence(kz_ruleset *set, uint32_t n);
void kz_rule_choice(kz_ruleset *set, uint32_t n);
/* max UINT32_MAX: without end. `lazy`: of the ways that a match may take, the one with fewer of them. */
void kz_rule_repeat(kz_ruleset *set, uint32_t min, uint32_t max, bool lazy);
void kz_rule_capture(kz_ruleset *set, uint32_t name);

/* Trees that are pushed. */
uint32_t kz_rule_pending(const kz_ruleset *set);

typedef enum kz_rule_fault {
    KZ_RULE_FINE,
    KZ_RULE_LARGE,   /* more than KZ_MOST_STATES or KZ_MOST_DEPTH */
    KZ_RULE_BOUND,   /* more than KZ_MOST_BOUND */
    KZ_RULE_NULLABLE /* it matches where there is no word */
} kz_rule_fault;

/* What the matches of a rule become in a document that the set extends (rule/give.h). */
typedef enum kz_gift_kind {
    KZ_GIFT_NONE,
    KZ_GIFT_ENTITY,
    KZ_GIFT_POST,
    KZ_GIFT_QUOTE,
    KZ_GIFT_SPEECH, /* signs of speech, by which quotations are read */
    KZ_GIFT_KINDS
} kz_gift_kind;

/* Captures are told by their names, KZ_NO_CAPTURE where there is none of that kind. */
enum { KZ_NO_CAPTURE = UINT32_MAX };
typedef struct kz_gift {
    uint8_t kind;    /* kz_gift_kind */
    uint8_t type;    /* kz_entity_type of an entity; KZ_E_TYPES for that of the head with which the match ends */
    kz_slice normal; /* its dictionary form; empty for that of its words */
    uint32_t what;   /* the entity, KZ_NO_CAPTURE for all words of the match; the title; the words said; of speech the
                        mark that closes them */
    uint32_t who;    /* who holds the post, who says it; of speech the author's words */
    uint32_t body;   /* the body of the post; of speech the colon that announces it */
} kz_gift;

/* Makes a rule of the one tree that was pushed: rules are numbered from 0. Only a fine one is kept. `gift` may be NULL.
 */
kz_rule_fault kz_rule_end(kz_ruleset *set, kz_reach reach, const kz_gift *gift);

/* After the last rule; from then on nothing is changed by matching, but what testers keep. */
void kz_ruleset_finish(kz_ruleset *set);

/* The layer of the document that holds such items. */
kz_layer kz_item_source(kz_item_layer layer);

/* Layers that the set asks for, a bit for each kz_layer: they must be ready in a document that is matched. */
uint32_t kz_ruleset_layers(const kz_ruleset *set);
/* The same of the rules alone that give this. */
uint32_t kz_ruleset_layers_for(const kz_ruleset *set, kz_gift_kind gift);
/* How many there are, to check what a caller names. */
uint32_t kz_ruleset_lists(const kz_ruleset *set);
uint32_t kz_ruleset_shapes(const kz_ruleset *set);
uint32_t kz_ruleset_endings(const kz_ruleset *set);
uint32_t kz_ruleset_patterns(const kz_ruleset *set);
uint32_t kz_ruleset_excepts(const kz_ruleset *set);
/* States of all rules together. */
uint32_t kz_ruleset_states(const kz_ruleset *set);

/* Words first to end (exclusive), counted over the whole document as doc->words (tokens: doc->segments.tokens). */
typedef struct kz_capture {
    uint32_t name, first, end;
} kz_capture;

typedef struct kz_rule_match {
    uint32_t rule, first, end;
    uint32_t captures, n_captures; /* in kz_rule_matches.captures, in the order in which they end */
} kz_rule_match;

typedef struct kz_rule_matches {
    KZ_VEC(kz_rule_match) all; /* by their first word, then by rule */
    KZ_VEC(kz_capture) captures;
} kz_rule_matches;

/* Everything is allocated from `arena`. */
void kz_ruleset_match(const kz_ruleset *set, kz_arena *arena, const kz_document *doc, kz_rule_matches *out);
/* Whether these tokens, which are matched together, are worth a look. */
typedef bool kz_unit_test(const kz_document *doc, uint32_t first, uint32_t end);
/* The matches of the rules that give this; `worth` may be NULL, and is not asked of sets over words. Where it is, a
 * unit of some ten thousand tokens is matched in pieces. */
void kz_ruleset_match_for(const kz_ruleset *set, kz_gift_kind gift, kz_unit_test *worth, kz_arena *arena,
                          const kz_document *doc, kz_rule_matches *out);

/* Writes the shape of a word into out: X is a capital, XX two or more of them, x small letters and letters without
 * case, however many, d a digit each; everything else stands for itself. Returns its length, 0 for one that is longer
 * than KZ_LONGEST_SHAPE. */
uint32_t kz_word_shape(kz_slice word, char out[KZ_LONGEST_SHAPE]);

#endif
