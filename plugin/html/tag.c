/* Tags: where they end, their attributes, and what their names say of what stands in them. */
#include "html/html.h"

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

kz_span kz_html_tag_name(kz_slice source, uint32_t at) {
    uint32_t end = at;
    if (at < source.n && is_letter(source.at[at]))
        while (end < source.n && !kz_html_is_space(source.at[end]) && source.at[end] != '/' && source.at[end] != '>')
            end++;
    return (kz_span){at, end};
}

uint8_t kz_html_tag_named(kz_slice name) {
    char small[KZ_HTML_LONGEST_TAG];
    if (name.n > sizeof small)
        return KZ_TAGS;
    for (uint32_t i = 0; i < name.n; i++)
        small[i] = lower(name.at[i]);
    return (uint8_t)kz_table_value(&kz_html_tag_names, (kz_slice){small, name.n}, KZ_TAGS);
}

static uint32_t skip_space(kz_slice s, uint32_t at) {
    while (at < s.n && kz_html_is_space(s.at[at]))
        at++;
    return at;
}

/* The end of the value that begins at `at`. A quotation mark that is never closed is none. */
static uint32_t value_end(kz_slice s, uint32_t at, kz_slice *value) {
    if (at < s.n && (s.at[at] == '"' || s.at[at] == '\'')) {
        const char *close = memchr(s.at + at + 1, s.at[at], s.n - at - 1);
        if (close) {
            uint32_t end = (uint32_t)(close - s.at);
            *value = (kz_slice){s.at + at + 1, end - at - 1};
            return end + 1;
        }
    }
    uint32_t end = at;
    while (end < s.n && !kz_html_is_space(s.at[end]) && s.at[end] != '>')
        end++;
    *value = (kz_slice){s.at + at, end - at};
    return end;
}

uint32_t kz_html_tag_end(kz_slice source, uint32_t at) {
    kz_slice value;
    while (at < source.n && source.at[at] != '>')
        at = source.at[at] == '=' ? value_end(source, skip_space(source, at + 1), &value) : at + 1;
    return at < source.n ? at + 1 : at;
}

bool kz_html_next_attribute(kz_html_attributes *a) {
    /* what follows the tag is not seen, but a value is read to its quotation mark */
    kz_slice s = {a->source.at, a->rest.end};
    uint32_t at = a->rest.start;
    while (at < s.n && (kz_html_is_space(s.at[at]) || s.at[at] == '/'))
        at++;
    if (at >= s.n || s.at[at] == '>')
        return false;
    uint32_t start = at;
    for (at++; at < s.n && !kz_html_is_space(s.at[at]) && s.at[at] != '=' && s.at[at] != '>' && s.at[at] != '/';)
        at++;
    a->name = (kz_slice){s.at + start, at - start};
    a->value = KZ_LIT("");
    uint32_t sign = skip_space(s, at);
    if (sign < s.n && s.at[sign] == '=')
        at = value_end(s, skip_space(s, sign + 1), &a->value);
    a->rest.start = at;
    return true;
}

bool kz_html_is_named(const kz_html_attributes *a, kz_slice name) {
    if (a->name.n != name.n)
        return false;
    for (uint32_t i = 0; i < name.n; i++)
        if (lower(a->name.at[i]) != name.at[i])
            return false;
    return true;
}

/* ---- Roles ---- */

/* What excludes stands before what holds the article: comment-body is a comment. What is named as text stays that. */
static void better(uint8_t *role, bool *whole, uint8_t other, bool other_whole) {
    if (!other || other == KZ_ROLE_NONE || *role == KZ_LINE_TEXT)
        return;
    if (*role && *role != KZ_ROLE_MAIN && other != KZ_LINE_TEXT)
        return;
    if (*role == KZ_ROLE_MAIN && other == KZ_ROLE_MAIN)
        return;
    *role = other;
    *whole = other_whole;
}

static bool ends_word(kz_slice name, uint32_t at) {
    char c = name.at[at];
    bool hump = at > 0 && c >= 'A' && c <= 'Z' && name.at[at - 1] >= 'a' && name.at[at - 1] <= 'z';
    return hump || !(is_letter(c) || (c >= '0' && c <= '9'));
}

/* The words of a name: related-posts, relatedPosts. */
static void read_words(kz_slice name, uint8_t *role, bool *whole) {
    char word[KZ_HTML_LONGEST_NAME];
    uint32_t n = 0, start = 0;
    for (uint32_t at = 0; at <= name.n; at++) {
        if (at == name.n || (at > start && ends_word(name, at))) {
            bool all = start == 0 && at == name.n;
            better(role, whole, (uint8_t)kz_table_value(&kz_html_name_words, (kz_slice){word, n}, 0), all);
            n = 0;
            start = at;
        }
        if (at < name.n && n < sizeof word && (is_letter(name.at[at]) || (name.at[at] >= '0' && name.at[at] <= '9')))
            word[n++] = lower(name.at[at]);
    }
}

static void read_name(kz_slice name, uint8_t *role, bool *whole) {
    char simple[KZ_HTML_LONGEST_NAME];
    uint32_t n = 0;
    for (uint32_t i = 0; i < name.n; i++) {
        char c = lower(name.at[i]);
        if (!is_letter(c) && !(c >= '0' && c <= '9'))
            continue;
        if (n == sizeof simple)
            n = 0, i = name.n; /* too long for a known one */
        else
            simple[n++] = c;
    }
    uint8_t known = (uint8_t)kz_table_value(&kz_html_whole_names, (kz_slice){simple, n}, 0);
    better(role, whole, known, true);
    if (!known)
        read_words(name, role, whole);
}

uint8_t kz_html_role_of(kz_slice names, bool *whole) {
    uint8_t role = 0;
    *whole = false;
    for (uint32_t at = 0; at < names.n;) {
        at = skip_space(names, at);
        uint32_t start = at;
        while (at < names.n && !kz_html_is_space(names.at[at]))
            at++;
        if (at > start)
            read_name((kz_slice){names.at + start, at - start}, &role, whole);
    }
    return role;
}
