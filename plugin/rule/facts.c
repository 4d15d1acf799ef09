/* What the tests ask of words: read once for the words of a unit. */
#include "rule/parts.h"

uint32_t kz_rule_unit_words(const kz_ruleset *set, const kz_document *doc) {
    return set->tokens ? doc->segments.tokens.n : doc->words.n;
}

bool kz_rule_unit_sentence_begins(const kz_ruleset *set, const kz_document *doc, uint32_t word) {
    if (word == 0 || !set->tokens)
        return word == 0 || doc->words.at[word].sentence_start;
    const kz_token *tokens = doc->segments.tokens.at;
    return tokens[word].sentence != tokens[word - 1].sentence;
}

/* ---- Facts of one word ---- */

/* Numbers of the word's text, lemma and text with its capitals. */
static void read_ids(kz_rule_unit *unit, kz_slice written, kz_slice lower, const kz_word *word) {
    const kz_ruleset *set = unit->set;
    uint32_t ids[3] = {0, 0, 0};
    if (set->by[KZ_BY_ANY] || set->by[KZ_BY_TEXT])
        ids[0] = kz_vocabulary_find(&set->words, lower);
    if (word && (set->by[KZ_BY_ANY] || set->by[KZ_BY_LEMMA])) {
        char lemma[KZ_LEMMA_ROOM];
        bool is_form = lower.n <= KZ_LONGEST_FORM;
        kz_slice found = {lemma, is_form ? kz_reading_lemma(lower, &word->reading, lemma) : 0};
        ids[1] = kz_vocabulary_find(&set->words, is_form ? found : lower);
    }
    if (set->by[KZ_BY_EXACT])
        ids[2] = kz_vocabulary_find(&set->words, written);
    for (uint32_t i = 0; i < 3; i++)
        *kz_push(unit->arena, &unit->ids) = ids[i];
}

static void read_word(kz_rule_unit *unit, uint32_t i) {
    const kz_document *doc = unit->doc;
    const kz_ruleset *set = unit->set;
    const kz_word *word = set->tokens ? NULL : &doc->words.at[i];
    const kz_token *token = word ? NULL : &doc->segments.tokens.at[i];
    kz_fact *fact = kz_push(unit->arena, &unit->facts);
    *fact = (kz_fact){.span = word ? word->span : token->span};
    fact->kind = 1u << (word ? word->kind : token->kind);
    if (word) {
        fact->upos = 1u << word->reading.upos;
        fact->feats = word->reading.feats;
    }
    if (kz_rule_unit_sentence_begins(set, doc, i))
        fact->sentence |= KZ_SENTENCE_FIRST;
    if (i + 1 == kz_rule_unit_words(set, doc) || kz_rule_unit_sentence_begins(set, doc, i + 1))
        fact->sentence |= KZ_SENTENCE_LAST;
    if (token && doc->name_parts.inside)
        fact->inside = doc->name_parts.inside[i];
    kz_slice written = kz_sub(doc->text, fact->span);
    if (set->lists.n)
        read_ids(unit, written, kz_sub(doc->segments.lower, fact->span), word);
}

/* ---- Items of the layers ---- */

static uint32_t items_of(const kz_document *doc, uint32_t layer) {
    switch (layer) {
    case KZ_ITEM_ENTITY:
        return doc->entities.n;
    case KZ_ITEM_NUMBER:
        return doc->numbers.n;
    case KZ_ITEM_TIME:
        return doc->times.n;
    case KZ_ITEM_IDENTIFIER:
        return doc->identifiers.n;
    case KZ_ITEM_POST:
        return doc->posts.n;
    case KZ_ITEM_QUOTE:
        return doc->quotes.n;
    case KZ_ITEM_SPEECH:
        return doc->speech_verbs.n;
    case KZ_ITEM_HEAD:
        return doc->name_parts.heads.n;
    case KZ_ITEM_PART:
        return doc->name_parts.parts.n;
    default:
        return 0;
    }
}

static kz_span item_at(const kz_document *doc, uint32_t layer, uint32_t i, uint8_t *type) {
    switch (layer) {
    case KZ_ITEM_ENTITY:
        *type = doc->entities.at[i].type;
        return doc->entities.at[i].span;
    case KZ_ITEM_NUMBER:
        *type = doc->numbers.at[i].kind;
        return doc->numbers.at[i].span;
    case KZ_ITEM_TIME:
        *type = doc->times.at[i].type;
        return doc->times.at[i].span;
    case KZ_ITEM_POST:
        *type = doc->posts.at[i].kind;
        return doc->posts.at[i].span;
    case KZ_ITEM_QUOTE:
        *type = doc->quotes.at[i].speaker >= 0;
        return doc->quotes.at[i].span;
    case KZ_ITEM_SPEECH:
        *type = doc->speech_verbs.at[i].type;
        return doc->speech_verbs.at[i].span;
    case KZ_ITEM_HEAD:
        *type = doc->name_parts.heads.at[i].type;
        return doc->name_parts.heads.at[i].span;
    case KZ_ITEM_PART:
        *type = doc->name_parts.parts.at[i].type;
        return doc->name_parts.parts.at[i].span;
    default:
        *type = doc->identifiers.at[i].kind;
        return doc->identifiers.at[i].span;
    }
}

/* Marks the words that the item has a part in, as far as they lie in the unit; `*word` is where to look from. Two items
 * in one word («Қытай-Ресей»): the first has it. False if it has none; `*word` is its last one then. */
static bool mark_item(kz_rule_unit *unit, uint32_t layer, kz_span item, uint8_t type, uint32_t *word) {
    kz_fact *facts = unit->facts.at;
    while (*word < unit->n && facts[*word].span.end <= item.start)
        ++*word;
    uint32_t first = *word, end = first;
    while (end < unit->n && facts[end].span.start < item.end)
        end++;
    while (first < end && facts[first].type[layer])
        first++;
    for (uint32_t i = first; i < end; i++)
        facts[i].type[layer] = (uint8_t)(type + 1);
    if (first == end)
        return false;
    if (end - first > unit->longest_item)
        unit->longest_item = end - first;
    facts[first].begins |= (uint16_t)(1u << layer);
    facts[end - 1].ends |= (uint16_t)(1u << layer);
    *word = end - 1;
    return true;
}

static void read_items(kz_rule_unit *unit, uint32_t layer) {
    if (unit->n == 0)
        return;
    kz_span span = {unit->facts.at[0].span.start, unit->facts.at[unit->n - 1].span.end};
    uint32_t word = 0, n = items_of(unit->doc, layer), *at = &unit->item[layer];
    uint8_t type;
    while (*at < n && item_at(unit->doc, layer, *at, &type).end <= span.start)
        ++*at;
    for (uint32_t i = *at; i < n; i++) {
        kz_span item = item_at(unit->doc, layer, i, &type);
        if (item.start >= span.end)
            break;
        if (mark_item(unit, layer, item, type, &word) && layer == KZ_ITEM_HEAD)
            unit->facts.at[word].head = i + 1;
    }
}

/* ---- Entries of lists ---- */

static const uint8_t ID_OF[KZ_BY_COUNT][2] = {
    [KZ_BY_ANY] = {0, 1}, [KZ_BY_TEXT] = {0, 0}, [KZ_BY_LEMMA] = {1, 1}, [KZ_BY_EXACT] = {2, 2}};

static void follow(kz_rule_unit *unit, uint32_t node, uint32_t id, uint32_t length) {
    const kz_entries *entries = &unit->set->entries;
    uint32_t to = id ? kz_entries_step(entries, node, id) : KZ_NOTHING;
    if (to == KZ_NOTHING)
        return;
    if (entries->end_first[to] < entries->end_first[to + 1])
        *kz_push(unit->arena, &unit->entries) = (kz_found_entry){to, length};
    if (entries->goes_on[to])
        *kz_push(unit->arena, &unit->ways) = (kz_found_entry){to, length};
}

/* All entries of one root that begin at the word. A word has two ways on, by its text and by its lemma, so that there
 * may be more ways than one; never more than there are entries. */
static void find_entries(kz_rule_unit *unit, uint32_t i, kz_list_by by) {
    unit->ways.n = 0;
    *kz_push(unit->arena, &unit->ways) = (kz_found_entry){(uint32_t)by, 0};
    while (unit->ways.n) {
        kz_found_entry way = unit->ways.at[--unit->ways.n];
        if (i + way.length >= unit->n)
            continue;
        const uint32_t *ids = &unit->ids.at[3 * (i + way.length)];
        uint32_t first = ids[ID_OF[by][0]], second = ids[ID_OF[by][1]];
        follow(unit, way.node, first, way.length + 1);
        if (second != first)
            follow(unit, way.node, second, way.length + 1);
    }
}

static void read_entries(kz_rule_unit *unit) {
    for (uint32_t i = 0; i < unit->n; i++) {
        const uint32_t *ids = &unit->ids.at[3 * i];
        uint32_t before = unit->entries.n;
        for (uint32_t by = 0; by < KZ_BY_COUNT && (ids[0] | ids[1] | ids[2]); by++)
            if (unit->set->by[by])
                find_entries(unit, i, (kz_list_by)by);
        unit->facts.at[i].entries = before;
        unit->facts.at[i].n_entries = unit->entries.n - before;
    }
}

void kz_rule_unit_facts(kz_rule_unit *unit, uint32_t first, uint32_t end) {
    const kz_ruleset *set = unit->set;
    unit->first = first;
    unit->n = end - first;
    unit->longest_item = 0;
    unit->facts.n = unit->ids.n = unit->entries.n = 0;
    for (uint32_t i = first; i < end; i++)
        read_word(unit, i);
    for (uint32_t layer = KZ_ITEM_ENTITY; layer < KZ_ITEM_LAYERS; layer++)
        if (set->layers >> kz_item_source((kz_item_layer)layer) & 1)
            read_items(unit, layer);
    if (set->lists.n)
        read_entries(unit);
    if (set->marks)
        kz_rule_unit_marks(unit);
    enum { LARGEST_MEMO = 4 * 1024 * 1024 };
    size_t size = (size_t)set->patterns.n * unit->n;
    unit->remembers = size && size <= LARGEST_MEMO;
    if (unit->remembers && size > unit->memo_size) {
        unit->memo = kz_arena_get(unit->arena, size);
        unit->memo_size = size;
    }
    if (unit->remembers)
        memset(unit->memo, 0, size);
}
