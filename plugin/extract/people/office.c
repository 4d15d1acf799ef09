/* Whether two descriptions name one office. */
#include "extract/people/posts.h"

enum { MAX_COMPARED = 32, SHORTEST_STEM = 4 };

static kz_slice next_word(kz_slice s, uint32_t *at) {
    while (*at < s.n && s.at[*at] == ' ')
        ++*at;
    uint32_t start = *at;
    while (*at < s.n && s.at[*at] != ' ')
        ++*at;
    return kz_sub(s, (kz_span){start, *at});
}

/* Forms of one word: «облыс» and «облысы». */
static bool same_stem(kz_slice a, kz_slice b) {
    kz_slice shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;
    if (kz_same(a, b))
        return true;
    uint32_t letters = kz_utf8_count(shorter);
    return letters >= SHORTEST_STEM && kz_starts(longer, shorter);
}

/* Whether every word of `part` is among the words of `whole`. */
static bool covers(kz_slice whole, kz_slice part) {
    uint32_t at = 0, words = 0;
    for (kz_slice word = next_word(part, &at); word.n; word = next_word(part, &at)) {
        uint32_t other_at = 0;
        kz_slice other = next_word(whole, &other_at);
        while (other.n && !same_stem(word, other))
            other = next_word(whole, &other_at);
        if (!other.n || ++words > MAX_COMPARED)
            return false;
    }
    return true;
}

bool kz_same_body(kz_slice a, kz_slice b) {
    uint32_t group = kz_table_value(&kz_same_body_groups, a, 0);
    if (group && group == kz_table_value(&kz_same_body_groups, b, 0))
        return true;
    return covers(a, b) || covers(b, a);
}

/* «мемлекет басшысы» is another name of «президент»; NULL if the position is no such name. */
static const kz_paraphrase *as_paraphrase(kz_arena *arena, const kz_position *position) {
    kz_buffer key;
    kz_buffer_init(&key, arena, position->organisation.n + position->title.n + 1);
    kz_buffer_slice(&key, position->organisation);
    kz_buffer_byte(&key, ' ');
    kz_buffer_slice(&key, position->title);
    uint32_t number = kz_table_value(&kz_paraphrase_numbers, kz_lowered(arena, kz_buffer_done(&key)), UINT32_MAX);
    return number == UINT32_MAX ? NULL : &kz_paraphrases[number];
}

static bool paraphrases(kz_arena *arena, const kz_position *other_name, const kz_position *office) {
    const kz_paraphrase *p = as_paraphrase(arena, other_name);
    return p && kz_same(kz_post_heads[p->head].word, office->head) &&
           kz_same_body(kz_lowered(arena, office->organisation), p->body);
}

static kz_slice last_word(kz_slice s) {
    uint32_t at = s.n;
    while (at > 0 && s.at[at - 1] != ' ')
        at--;
    return kz_sub(s, (kz_span){at, s.n});
}

/* An acronym or a name that ends in a quote: ҚХП, «Арна». */
static bool is_bare_name(kz_arena *arena, kz_slice body) {
    if (kz_ends(body, KZ_LIT("»")))
        return true;
    kz_slice word = last_word(body);
    uint32_t length;
    for (uint32_t at = 0; at < word.n; at += length)
        if (kz_is_lower(kz_utf8_at(word, at, &length)))
            return false;
    return word.n > 0 && !kz_same(kz_lowered(arena, word), word);
}

/* «партия» stands for «ҚХП»: a bare noun of bodies for a name that does not say what kind of body it is. */
static bool stands_for(kz_arena *arena, kz_slice noun, kz_slice name) {
    return kz_table_find(&kz_post_bodies, kz_lowered(arena, noun)) >= 0 && is_bare_name(arena, name);
}

/* Whether `a` and `b` are one office by their heads, titles and bodies. */
static bool is_same_office(kz_arena *arena, const kz_position *a, const kz_position *b) {
    return kz_same(a->head, b->head) && kz_same_body(kz_lowered(arena, a->title), kz_lowered(arena, b->title)) &&
           (kz_same_body(kz_lowered(arena, a->organisation), kz_lowered(arena, b->organisation)) ||
            stands_for(arena, a->organisation, b->organisation) || stands_for(arena, b->organisation, a->organisation));
}

void kz_add_position(kz_arena *arena, kz_person *person, kz_position position) {
    for (uint32_t i = 0; i < person->positions.n && i < MAX_COMPARED; i++) {
        kz_position *old = &person->positions.at[i];
        if (paraphrases(arena, &position, old))
            return;
        bool fuller = paraphrases(arena, old, &position);
        if (!fuller && !is_same_office(arena, old, &position))
            continue;
        if (fuller || (position.organisation.n > old->organisation.n &&
                       covers(kz_lowered(arena, position.title), kz_lowered(arena, old->title))))
            *old = position;
        return;
    }
    *kz_push(arena, &person->positions) = position;
}
