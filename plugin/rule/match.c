/* A set over a document: the words of each sentence, paragraph or of the whole text together, and over them each rule
 * that has a cue there. */
#include "rule/parts.h"

#include <stdlib.h>

/* Where the cues of a rule are in the unit. */
typedef struct kz_place {
    uint32_t word, next; /* the next place of the same rule, KZ_NOTHING for the last */
} kz_place;

typedef struct places {
    uint32_t first, last;
    uint32_t met; /* a bit for each group of cues that was met in the unit */
} places;

typedef struct matcher {
    const kz_ruleset *set;
    const kz_document *doc;
    kz_rule_unit unit;
    kz_runner runner;
    kz_reach reach;
    const kz_gift_kind *gift; /* of rules that are matched, NULL for all */
    kz_unit_test *worth;      /* NULL: every unit is */
    KZ_VEC(kz_place) places;
    KZ_VEC(uint32_t) waking; /* rules of which a cue was met */
    places *of;              /* by rule */
} matcher;

static bool takes_part(const matcher *m, const kz_rule_code *code) {
    return code->reach == (uint32_t)m->reach && (!m->gift || code->gift.kind == *m->gift);
}

/* The rules that wait for the key at the word; `last` is the last word of what was found, if that is known. */
static void wake(matcher *m, uint32_t key, uint32_t word, uint32_t last) {
    const kz_ruleset *set = m->set;
    for (uint32_t i = set->cues.first[key]; i < set->cues.first[key + 1]; i++) {
        const kz_cue *cue = &set->cues.all.at[i];
        uint32_t rule = cue->rule;
        if (!takes_part(m, &set->rules.at[rule]))
            continue;
        if (last != KZ_NOTHING && !kz_cue_holds(&m->unit, last, cue->test))
            continue;
        places *p = &m->of[rule];
        if (!p->met)
            *kz_push(m->unit.arena, &m->waking) = rule;
        p->met |= 1u << cue->group;
        if (cue->group)
            continue;
        if (p->first == KZ_NOTHING) {
            p->first = m->places.n;
        } else if (m->places.at[p->last].word == word) {
            continue;
        } else {
            m->places.at[p->last].next = m->places.n;
        }
        p->last = m->places.n;
        *kz_push(m->unit.arena, &m->places) = (kz_place){word, KZ_NOTHING};
    }
}

static uint32_t bit_number(uint32_t bit) {
    uint32_t number = 0;
    while (bit >>= 1)
        number++;
    return number;
}

static void wake_by_entries(matcher *m, uint32_t word) {
    const kz_entries *entries = &m->set->entries;
    const kz_fact *fact = &m->unit.facts.at[word];
    for (uint32_t i = fact->entries; i < fact->entries + fact->n_entries; i++) {
        uint32_t node = m->unit.entries.at[i].node, last = word + m->unit.entries.at[i].length - 1;
        for (uint32_t k = entries->end_first[node]; k < entries->end_first[node + 1]; k++)
            wake(m, kz_cue_list(entries->ends.at[k].list), word, last);
    }
}

static void wake_rules(matcher *m) {
    for (uint32_t word = 0; word < m->unit.n; word++) {
        const kz_fact *fact = &m->unit.facts.at[word];
        wake_by_entries(m, word);
        for (uint32_t layer = KZ_ITEM_ENTITY; fact->begins >> layer; layer++)
            if (fact->begins >> layer & 1)
                wake(m, kz_cue_type(m->set, layer, fact->type[layer] - 1u), word, KZ_NOTHING);
        if (fact->opens | fact->closes)
            wake(m, kz_cue_mark(m->set), word, word);
        if (fact->upos)
            wake(m, kz_cue_upos(m->set, bit_number(fact->upos)), word, word);
    }
}

/* In a long unit a rule whose matches are short is run only near its cues: none lies outside of the windows. */
static void run_in_windows(matcher *m, uint32_t rule, uint32_t before, uint32_t after) {
    uint32_t from = 0, end = 0;
    for (uint32_t p = m->of[rule].first; p != KZ_NOTHING; p = m->places.at[p].next) {
        uint32_t word = m->places.at[p].word, n = m->unit.n;
        uint32_t left = word > before ? word - before : 0;
        if (left > end) {
            if (end > from)
                kz_run_rule(&m->runner, rule, from, end);
            from = left;
        }
        end = after < n - word ? word + after : n;
    }
    if (end > from)
        kz_run_rule(&m->runner, rule, from, end);
}

/* The words that something may have here, at most those of the unit. */
static uint32_t most_words(const matcher *m, kz_extent extent) {
    uint64_t most = extent.words + (uint64_t)extent.items * m->unit.longest_item;
    return most < m->unit.n ? (uint32_t)most : m->unit.n;
}

static void run_rule(matcher *m, uint32_t rule) {
    enum { LONG_UNIT = 8 };
    const kz_rule_code *code = &m->set->rules.at[rule];
    uint32_t before = most_words(m, code->before), after = most_words(m, code->after);
    if (m->unit.n <= LONG_UNIT || !code->groups || before + after >= m->unit.n)
        kz_run_rule(&m->runner, rule, 0, m->unit.n);
    else
        run_in_windows(m, rule, before, after);
}

static void match_unit(matcher *m, uint32_t first, uint32_t end) {
    if (m->worth && !m->worth(m->doc, first, end))
        return;
    kz_rule_unit_facts(&m->unit, first, end);
    m->places.n = m->waking.n = 0;
    wake_rules(m);
    for (uint32_t i = 0; i < m->waking.n; i++) {
        uint32_t rule = m->waking.at[i];
        if (m->of[rule].met == (1u << m->set->rules.at[rule].groups) - 1)
            run_rule(m, rule);
        m->of[rule] = (places){KZ_NOTHING, KZ_NOTHING, 0};
    }
    for (uint32_t rule = 0; rule < m->set->rules.n; rule++)
        if (!m->set->rules.at[rule].groups && takes_part(m, &m->set->rules.at[rule]))
            run_rule(m, rule);
}

/* Whether a unit begins at the word; `*block` is the block of the word before. */
static bool begins_unit(const matcher *m, uint32_t word, uint32_t *block) {
    if (m->reach == KZ_REACH_TEXT || (m->reach == KZ_REACH_PARAGRAPH && m->doc->options.tokens))
        return word == 0;
    if (m->reach == KZ_REACH_SENTENCE)
        return kz_rule_unit_sentence_begins(m->set, m->doc, word);
    const kz_blocks *blocks = &m->doc->page.blocks;
    uint32_t before = *block;
    uint32_t start = m->set->tokens ? m->doc->segments.tokens.at[word].span.start : m->doc->words.at[word].span.start;
    while (*block + 1 < blocks->n && blocks->at[*block].span.end <= start)
        ++*block;
    return word == 0 || *block != before;
}

/* Layers of a document are made in pieces, so that a page without paragraphs takes no more memory than others. */
static bool is_too_long(const matcher *m, uint32_t first, uint32_t word) {
    enum { LONG_PIECE = 32 * 1024, LONGEST_PIECE = 64 * 1024 };
    uint32_t n = word - first;
    return m->worth && n >= LONG_PIECE && (n >= LONGEST_PIECE || kz_rule_unit_sentence_begins(m->set, m->doc, word));
}

static void match_reach(matcher *m, kz_reach reach) {
    uint32_t n = kz_rule_unit_words(m->set, m->doc), first = 0, block = 0;
    m->reach = reach;
    memset(m->unit.item, 0, sizeof m->unit.item);
    for (uint32_t word = 0; word < n; word++) {
        if ((begins_unit(m, word, &block) || is_too_long(m, first, word)) && word > first) {
            match_unit(m, first, word);
            first = word;
        }
    }
    if (first < n)
        match_unit(m, first, n);
}

static int by_place(const void *a, const void *b) {
    const kz_rule_match *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static void match(const kz_ruleset *set, const kz_gift_kind *gift, kz_unit_test *worth, kz_arena *arena,
                  const kz_document *doc, kz_rule_matches *out) {
    *out = (kz_rule_matches){0};
    if (set->rules.n == 0)
        return;
    matcher m = {.set = set, .doc = doc, .gift = gift, .worth = set->tokens ? worth : NULL};
    m.unit = (kz_rule_unit){.set = set, .doc = doc, .arena = arena};
    m.of = kz_arena_get(arena, set->rules.n * sizeof *m.of);
    for (uint32_t rule = 0; rule < set->rules.n; rule++)
        m.of[rule] = (places){KZ_NOTHING, KZ_NOTHING, 0};
    kz_runner_init(&m.runner, &m.unit, arena, out);
    for (uint32_t reach = 0; reach < KZ_REACHES; reach++)
        if (set->reaches[reach])
            match_reach(&m, (kz_reach)reach);
    if (out->all.n)
        qsort(out->all.at, out->all.n, sizeof *out->all.at, by_place);
}

void kz_ruleset_match(const kz_ruleset *set, kz_arena *arena, const kz_document *doc, kz_rule_matches *out) {
    match(set, NULL, NULL, arena, doc, out);
}

void kz_ruleset_match_for(const kz_ruleset *set, kz_gift_kind gift, kz_unit_test *worth, kz_arena *arena,
                          const kz_document *doc, kz_rule_matches *out) {
    match(set, &gift, worth, arena, doc, out);
}
