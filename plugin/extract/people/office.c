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
    return covers(a, b) || covers(b, a);
}

void kz_add_position(kz_arena *arena, kz_person *person, kz_position position) {
    kz_slice title = kz_lowered(arena, position.title), body = kz_lowered(arena, position.organisation);
    for (uint32_t i = 0; i < person->positions.n && i < MAX_COMPARED; i++) {
        kz_position *old = &person->positions.at[i];
        if (!kz_same(old->head, position.head) || !kz_same_body(kz_lowered(arena, old->title), title) ||
            !kz_same_body(kz_lowered(arena, old->organisation), body))
            continue;
        if (position.organisation.n > old->organisation.n && covers(title, kz_lowered(arena, old->title)))
            *old = position;
        return;
    }
    *kz_push(arena, &person->positions) = position;
}
