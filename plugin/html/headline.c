#include "html/headline.h"

enum {
    LONGEST = 600, /* bytes of a headline */
    SHORTEST = 30, /* … that may be a part of the page's title, or half of that */
    IS_H1 = 30,
    IS_H2 = 10,
    IS_TITLE = 40,      /* the same as the title for sharing */
    PART_OF_TITLE = 30, /* the page's title begins or ends with it, and the site's name is the rest */
    IN_MAIN = 5,
    ELSEWHERE = 50, /* in a menu, among headlines of other articles */
    LEAST = 30
};

/* Letters and digits alone, in small letters. */
static kz_slice folded(kz_arena *arena, kz_slice s) {
    kz_slice lower = kz_lowered(arena, s);
    char *out = kz_arena_get(arena, s.n + 4);
    uint32_t n = 0, length;
    for (uint32_t at = 0; at < lower.n; at += length) {
        uint32_t cp = kz_utf8_at(lower, at, &length);
        if (cp < KZ_INVALID && (kz_is_letter(cp) || kz_is_digit(cp)))
            n += kz_utf8_put(out + n, cp);
    }
    return (kz_slice){out, n};
}

typedef struct titles {
    kz_slice shared, page;
} titles;

/* property="og:title" or the like. */
static kz_slice shared_title(kz_arena *arena, const kz_html *page, const kz_html_head *head) {
    kz_html_attributes a = {.source = page->source, .rest = {head->span.start + 5, head->span.end}};
    kz_slice content = KZ_LIT("");
    bool is_title = false;
    while (kz_html_next_attribute(&a)) {
        if (kz_html_is_named(&a, KZ_LIT("content")))
            content = a.value;
        else if (kz_html_is_named(&a, KZ_LIT("property")) || kz_html_is_named(&a, KZ_LIT("name")))
            is_title |= kz_same(a.value, KZ_LIT("og:title")) || kz_same(a.value, KZ_LIT("twitter:title"));
    }
    return is_title && content.n <= LONGEST ? folded(arena, kz_html_plain(arena, content, true)) : KZ_LIT("");
}

static titles read_titles(kz_arena *arena, const kz_html *page) {
    titles t = {KZ_LIT(""), KZ_LIT("")};
    for (uint32_t i = 0; i < page->heads.n; i++) {
        const kz_html_head *head = &page->heads.at[i];
        if (head->id == KZ_TAG_META && !t.shared.n)
            t.shared = shared_title(arena, page, head);
        if (head->id == KZ_TAG_TITLE && !t.page.n && head->span.end - head->span.start <= LONGEST)
            t.page = folded(arena, kz_html_plain(arena, kz_sub(page->source, head->span), false));
    }
    return t;
}

static bool is_part(kz_slice title, kz_slice words) {
    return (words.n >= SHORTEST || (words.n && words.n * 2 >= title.n)) &&
           (kz_starts(title, words) || kz_ends(title, words));
}

static int score(kz_arena *arena, const kz_html *page, const kz_html_line *line, const titles *t) {
    uint32_t level = line->hints & KZ_HINT_LEVEL, kind = kz_hint_kind(line->hints);
    kz_slice text = kz_sub(page->text, line->span);
    if (text.n > LONGEST)
        return 0;
    kz_slice words = folded(arena, text);
    int points = level == 1 ? IS_H1 : level ? IS_H2 : 0;
    if (words.n && (kz_same(words, t->shared) || kz_same(words, t->page)))
        points += IS_TITLE;
    else if (is_part(t->page, words) || is_part(t->shared, words))
        points += PART_OF_TITLE;
    else if (level == 1 && t->page.n && !(line->hints & KZ_HINT_MAIN))
        points -= IS_H2; /* the site's name */
    points += line->hints & KZ_HINT_MAIN ? IN_MAIN : 0;
    bool elsewhere = kind == KZ_LINE_MENU || kind == KZ_LINE_RELATED || kind == KZ_LINE_COMMENTS || kind == KZ_LINE_AD;
    return elsewhere ? points - ELSEWHERE : points;
}

void kz_html_note_titles(kz_arena *arena, kz_html *page) {
    titles t = read_titles(arena, page);
    for (uint32_t i = 0; i < page->lines.n; i++) {
        kz_html_line *line = &page->lines.at[i];
        kz_slice text = kz_sub(page->text, line->span);
        if (!line->linked || !page->elements.at[line->element].level || text.n > LONGEST)
            continue;
        kz_slice words = folded(arena, text);
        if (kz_starts(words, KZ_LIT("re")) && text.n > 3 && text.at[2] == ':') /* an answer in a forum */
            words = (kz_slice){words.at + 2, words.n - 2};
        bool is_most = words.n && words.n * 2 >= t.page.n; /* the rest is the site's name, not the words */
        line->repeats_title = is_most && (is_part(t.page, words) || is_part(t.shared, words));
    }
}

void kz_html_find_headline(kz_arena *arena, kz_html *page) {
    titles t = read_titles(arena, page);
    kz_html_line *best = NULL;
    int least = LEAST;
    for (uint32_t i = 0; i < page->lines.n; i++) {
        kz_html_line *line = &page->lines.at[i];
        int points = score(arena, page, line, &t);
        if (points < least)
            continue;
        best = line;
        least = points + 1;
    }
    if (best)
        best->hints |= KZ_HINT_TITLE;
}
