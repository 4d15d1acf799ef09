#include "morph/walk.h"

#include "morph/lexicon_table.h"

enum { BUDGET = 600 };

/* ---- Sounds ---- */

static uint8_t letter_sound(uint32_t cp) {
    return cp >= 0x400 && cp <= 0x4FF ? kz_letter_sounds[cp - 0x400] : 0;
}

/* The sound after one more letter. и, ю and the soft sign take the endings of either harmony (режимге, тарихқа), as far
 * as reading goes; и, у and ю are vowels, though endings treat them as glides. */
static kz_prefix_sound heard(kz_prefix_sound now, uint32_t cp) {
    uint8_t bits = letter_sound(cp);
    now.letters++;
    switch (cp) {
    case 0x44C: /* ь */
        now.harmony = 3;
        return now;
    case 0x44A: /* ъ */
        return now;
    case 0x438: /* и */
    case 0x44E: /* ю */
        now.harmony = 3;
        now.vowel = true;
        break;
    case 0x443: /* у */
        now.vowel = true;
        break;
    default:
        if (bits >> 4) {
            now.harmony = bits >> 4;
            now.vowel = true;
        }
    }
    now.class_ = bits & 15 ? (uint8_t)((bits & 15) - 1) : (uint8_t)KZ_CLASSES;
    return now;
}

void kz_walk_listen(kz_walk *w, kz_slice form, uint32_t suffix_at) {
    kz_prefix_sound now = {KZ_CLASSES, 0, 0, false};
    uint32_t hash = (uint32_t)KZ_HASH_START;
    w->form = form;
    w->suffix_at = suffix_at;
    w->hashes[0] = hash;
    w->sounds[0] = now;
    for (uint32_t at = 0; at < form.n;) {
        uint32_t length, cp = kz_utf8_at(form, at, &length);
        now = heard(now, cp);
        for (uint32_t end = at + length; at < end;) {
            hash = kz_hash_more(hash, form.at + at, 1);
            w->hashes[++at] = hash;
            w->sounds[at] = now;
        }
        /* a stem may end here: the tables are large, and the walk takes a while */
        kz_table_fetch(&kz_lexicon_table, hash);
        kz_table_fetch(&kz_stem_variants, hash);
    }
}

/* What it costs to put the spelling after the first `at` bytes; -1 where it cannot stand. */
static int32_t misfit(const kz_walk *w, const kz_spelling *s, const kz_morph *row, uint32_t at) {
    kz_prefix_sound before = w->sounds[at];
    if (at == w->suffix_at) /* how a number or an acronym is read, is not in its letters */
        return row->needs && row->upos != KZ_POS_VERB ? 0 : -1; /* and no verb is made of it: ЮНЕСКО-да is in it */
    if (before.class_ == KZ_CLASSES)
        return row->needs == 3 ? 0 : -1;
    uint32_t either = s->fits & 0x5555 && s->fits & 0xAAAA ? 3 : s->fits & 0x5555 ? 1 : 2;
    if (s->begins >= KZ_BEGINS_MERGED_Y)
        return before.harmony == 0 || either & before.harmony ? 0 : -1;
    if (!(row->needs & (before.class_ == KZ_CLASS_VOWEL ? 1 : 2)))
        return -1;
    uint32_t pair = s->fits >> (before.class_ * 2) & 3;
    bool wrong_sound = pair == 0;
    if (wrong_sound)
        pair = either;
    int32_t cost = wrong_sound ? KZ_COST_ASSIMILATION : 0;
    return before.harmony && !(pair & before.harmony) ? cost + KZ_COST_HARMONY : cost;
}

/* Is л one of the last two consonants of the first `at` bytes? */
static bool has_l_before(kz_slice form, uint32_t at) {
    uint32_t consonants = 0;
    for (uint32_t length; at >= 2 && consonants < 2; at -= length) {
        uint32_t cp = kz_utf8_before(form, at, &length);
        if (cp == 0x43B)
            return true;
        consonants += (letter_sound(cp) & 15) != KZ_CLASS_VOWEL + 1;
    }
    return false;
}

/* ---- The walk ---- */

/* Stands before byte `at` of the form: the bytes after it are the ending of the node's entries. */
typedef struct cursor {
    uint32_t at;
    const kz_trie_node *node;
} cursor;

/* The child for the letter, NULL if there is none. Most ways begin at the root, which has a child for most letters. */
static inline const kz_trie_node *child_for(const kz_trie_node *node, uint8_t letter) {
    if (node == kz_ending_trie)
        return kz_ending_roots[letter] ? kz_ending_trie + kz_ending_roots[letter] : NULL;
    const kz_trie_node *child = kz_ending_trie + node->child;
    const kz_trie_node *end = child + node->children;
    while (child < end && child->letter < letter)
        child++;
    return child < end && child->letter == letter ? child : NULL;
}

/* Goes one letter to the left; false when no ending to one of these states goes on so or the form is used up. */
static inline bool go_left(const kz_walk *w, cursor *c, uint64_t states) {
    if (c->at < w->suffix_at + 2 || c->at < w->route.least + 2u)
        return false;
    uint8_t lead = (uint8_t)w->form.at[c->at - 2], last = (uint8_t)w->form.at[c->at - 1];
    if (lead < 0xD0 || lead > 0xD3 || (last & 0xC0) != 0x80)
        return false;
    c->node = child_for(c->node, (uint8_t)(lead << 6 | (last & 0x3F)));
    c->at -= 2;
    return c->node && c->node->leads & states && c->node->kinds & w->route.kinds;
}

static void meet(kz_walk *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (mask & KZ_STEM_STATES && at >= w->route.least)
        w->route.meet(w, at, mask, begins, depth);
}

static void go_on(kz_walk *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth);

/* Goes on before an ending that stands from `at` on, before one that begins so. */
static void follow(kz_walk *w, const kz_spelling *s, uint32_t at, uint32_t begins, uint32_t depth) {
    const kz_morph *row = &kz_morphs[s->row];
    if ((s->voicing && (s->voicing == 2) != (begins == KZ_BEGINS_VOWEL)) ||
        (row->marks & KZ_MARK_APART && at != w->suffix_at) ||
        (row->marks & KZ_MARK_LIGHT && !has_l_before(w->form, at)))
        return;
    int32_t cost = misfit(w, s, row, at);
    if (cost < 0 || w->budget == 0)
        return;
    w->budget--;
    w->path[depth] = row;
    w->starts[depth] = (uint16_t)at;
    w->misfit = (uint32_t)cost;
    w->cost[depth + 1] = w->cost[depth] + (uint32_t)cost + row->cost;
    meet(w, at, row->from, s->begins, depth + 1);
    if (cost == 0 || !w->route.strict)
        go_on(w, at, row->from, s->begins, depth + 1);
}

static void go_on(kz_walk *w, uint32_t at, uint64_t mask, uint32_t begins, uint32_t depth) {
    if (depth == w->route.deepest)
        return;
    cursor c = {at, kz_ending_trie};
    while (go_left(w, &c, mask)) {
        for (uint32_t i = 0; i < c.node->entries; i++) {
            const kz_spelling *s = &kz_spellings[c.node->entry + i];
            if (mask >> s->to & 1 && s->kinds & w->route.kinds)
                follow(w, s, c.at, begins, depth);
        }
    }
}

/* Puts a row without a letter at the word's end; false where the last sound forbids it. */
static bool end_in(kz_walk *w, const kz_morph *zero) {
    bool vowel = w->sounds[w->form.n].class_ == KZ_CLASS_VOWEL;
    w->path[0] = zero;
    w->starts[0] = (uint16_t)w->form.n;
    w->cost[1] = zero->cost;
    return (zero->needs & (vowel ? 1 : 2)) != 0;
}

/* The last ending that is written, with each row without a letter that may stand behind it. */
static void walk_from_end(kz_walk *w, const kz_spelling *s, uint32_t at) {
    if ((w->route.states | 1ull << KZ_STATE_END) >> s->to & 1)
        follow(w, s, at, KZ_BEGINS_CONSONANT, 0);
    for (uint32_t i = 0; i < KZ_ZERO_ROWS && KZ_ZERO_STATES >> s->to & 1; i++) {
        const kz_morph *zero = &kz_morphs[kz_zero_rows[i]];
        if (zero->from >> s->to & 1 && end_in(w, zero))
            follow(w, s, at, KZ_BEGINS_CONSONANT, 1);
    }
}

static void set_out(kz_walk *w, const kz_route *route, void *context) {
    w->route = *route;
    w->context = context;
    w->budget = BUDGET;
    w->misfit = 0;
    w->cost[0] = 0;
}

void kz_walk_all(kz_walk *w, const kz_route *route, void *context) {
    uint32_t n = w->form.n;
    set_out(w, route, context);
    meet(w, n, route->states, KZ_BEGINS_CONSONANT, 0);
    for (uint32_t i = 0; i < KZ_ZERO_ROWS; i++) {
        const kz_morph *zero = &kz_morphs[kz_zero_rows[i]];
        if (zero->from & KZ_STEM_STATES && end_in(w, zero))
            meet(w, n, zero->from, KZ_BEGINS_CONSONANT, 1);
    }
    cursor c = {n, kz_ending_trie};
    while (go_left(w, &c, UINT32_MAX)) {
        for (uint32_t i = 0; i < c.node->entries; i++)
            walk_from_end(w, &kz_spellings[c.node->entry + i], c.at);
    }
}

void kz_walk_from(kz_walk *w, uint32_t end, const kz_route *route, void *context) {
    set_out(w, route, context);
    go_on(w, end, route->states, KZ_BEGINS_CONSONANT, 0);
}
