/* A rule set while it is made: its lists, shapes, patterns and tests. */
#include "parse/words.h"
#include "rule/parts.h"

kz_ruleset *kz_ruleset_new(kz_arena *arena, bool tokens) {
    kz_ruleset *set = kz_arena_zeroed(arena, sizeof *set);
    set->arena = arena;
    set->tokens = tokens;
    set->layers = 1u << (tokens ? KZ_L_TOKENS : KZ_L_WORDS);
    kz_entries_init(&set->entries);
    return set;
}

uint32_t kz_ruleset_list(kz_ruleset *set, kz_list_by by) {
    *kz_push(set->arena, &set->lists) = (kz_list){.by = (uint32_t)by};
    set->by[by] = true;
    return set->lists.n - 1;
}

/* The pieces of an entry, cut as a text would be; 0 if there are none or too many. */
static uint32_t cut_up(kz_ruleset *set, kz_arena *scratch, kz_slice entry, kz_span *pieces) {
    kz_segments segments = {0};
    kz_span whole = {0, entry.n};
    kz_segment(scratch, entry, &whole, 1, &segments);
    if (set->tokens) {
        if (segments.tokens.n > KZ_MOST_ENTRY_WORDS)
            return 0;
        for (uint32_t i = 0; i < segments.tokens.n; i++)
            pieces[i] = segments.tokens.at[i].span;
        return segments.tokens.n;
    }
    kz_words words = {0};
    kz_words_of(scratch, &segments, false, &words);
    if (words.n > KZ_MOST_ENTRY_WORDS)
        return 0;
    for (uint32_t i = 0; i < words.n; i++)
        pieces[i] = words.at[i].span;
    return words.n;
}

/* What is cut up is thrown away at once. */
typedef struct cutting {
    kz_ruleset *set;
    kz_arena *scratch;
    kz_slice entry;
    kz_span *pieces;
    uint32_t n;
} cutting;

static void run_cutting(void *context) {
    cutting *c = context;
    c->n = cut_up(c->set, c->scratch, c->entry, c->pieces);
}

bool kz_ruleset_entry(kz_ruleset *set, uint32_t list, kz_slice entry) {
    kz_span pieces[KZ_MOST_ENTRY_WORDS];
    uint32_t words[KZ_MOST_ENTRY_WORDS];
    kz_arena scratch;
    kz_arena_init(&scratch, set->arena->alloc, KZ_DEFAULT_MEMORY);
    cutting c = {set, &scratch, entry, pieces, 0};
    kz_status status = kz_arena_run(&scratch, run_cutting, &c);
    kz_arena_free(&scratch);
    if (status != KZ_OK)
        kz_arena_fail(set->arena, status);
    if (c.n == 0)
        return false;
    kz_list *l = &set->lists.at[list];
    if (l->by != KZ_BY_EXACT)
        entry = kz_lowered(set->arena, entry);
    for (uint32_t i = 0; i < c.n; i++)
        words[i] = kz_vocabulary_add(&set->words, set->arena, kz_sub(entry, pieces[i]));
    kz_entries_add(&set->entries, set->arena, l->by, words, c.n, list);
    l->entries++;
    l->usual += kz_entry_usual(entry);
    l->lengths |= 1u << (c.n - 1);
    if (c.n > 1) { /* «барған жоқ» is one word of a text where the parser joins it */
        words[0] = kz_vocabulary_add(&set->words, set->arena, entry);
        kz_entries_add(&set->entries, set->arena, l->by, words, 1, list);
        l->lengths |= 1;
    }
    return true;
}

bool kz_ruleset_has_phrases(const kz_ruleset *set, uint32_t list) {
    return set->lists.at[list].lengths > 1;
}

uint32_t kz_ruleset_shape(kz_ruleset *set, kz_slice shape) {
    return kz_vocabulary_add(&set->shapes, set->arena, shape);
}

uint32_t kz_ruleset_ending(kz_ruleset *set, kz_slice ending) {
    *kz_push(set->arena, &set->endings) = kz_lowered(set->arena, ending);
    return set->endings.n - 1;
}

uint32_t kz_ruleset_pattern(kz_ruleset *set, kz_tester *tester) {
    *kz_push(set->arena, &set->patterns) = (kz_rule_pattern){tester};
    return set->patterns.n - 1;
}

/* ---- Tests ---- */

kz_layer kz_item_source(kz_item_layer layer) {
    static const uint8_t sources[KZ_ITEM_LAYERS] = {
        [KZ_ITEM_NONE] = KZ_L_TOKENS,   [KZ_ITEM_ENTITY] = KZ_L_ENTITIES,        [KZ_ITEM_NUMBER] = KZ_L_AMOUNTS,
        [KZ_ITEM_TIME] = KZ_L_TIMES,    [KZ_ITEM_IDENTIFIER] = KZ_L_IDENTIFIERS, [KZ_ITEM_POST] = KZ_L_POSTS,
        [KZ_ITEM_QUOTE] = KZ_L_QUOTES,  [KZ_ITEM_SPEECH] = KZ_L_SPEECH_VERBS,    [KZ_ITEM_HEAD] = KZ_L_ENTITIES,
        [KZ_ITEM_PART] = KZ_L_ENTITIES,
    };
    return (kz_layer)sources[layer];
}

static void ask_for(kz_ruleset *set, const kz_word_test *test) {
    uint32_t asked = 0;
    if (test->layer)
        asked |= 1u << kz_item_source((kz_item_layer)test->layer);
    bool by_case = set->tokens && (test->n_feats || test->n_agreements); /* a name has one, too */
    if (test->within || by_case || test->inside || test->needs || test->reach)
        asked |= 1u << KZ_L_ENTITIES;
    set->marks = set->marks || test->opens || test->closes;
    set->asked |= asked;
    set->layers |= asked;
}

kz_word_test kz_rule_keep(kz_ruleset *set, const kz_word_test *test) {
    ask_for(set, test);
    return kz_tests_keep(&set->tests, set->arena, test);
}

uint32_t kz_ruleset_except(kz_ruleset *set, const kz_word_test *test) {
    kz_word_test copy = kz_rule_keep(set, test);
    *kz_push(set->arena, &set->excepts) = copy;
    return set->excepts.n - 1;
}

uint32_t kz_ruleset_layers(const kz_ruleset *set) {
    return set->layers;
}

uint32_t kz_ruleset_layers_for(const kz_ruleset *set, kz_gift_kind gift) {
    return set->layers_for[gift];
}

uint32_t kz_ruleset_lists(const kz_ruleset *set) {
    return set->lists.n;
}

uint32_t kz_ruleset_shapes(const kz_ruleset *set) {
    return set->shapes.words.n;
}

uint32_t kz_ruleset_patterns(const kz_ruleset *set) {
    return set->patterns.n;
}

uint32_t kz_ruleset_endings(const kz_ruleset *set) {
    return set->endings.n;
}

uint32_t kz_ruleset_excepts(const kz_ruleset *set) {
    return set->excepts.n;
}

uint32_t kz_ruleset_states(const kz_ruleset *set) {
    return set->states;
}

void kz_ruleset_finish(kz_ruleset *set) {
    kz_entries_finish(&set->entries, set->arena, set->lists.n);
    kz_cues_finish(set);
    set->finished = true;
}
