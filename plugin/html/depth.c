/* How deep the tree of a skeleton gets: the rules of the Standard by which a tag closes others, as far as they bear on
 * that. What the parser does for a tag takes as long as the tree is deep, so that a tag that would lie too deep is left
 * out before it comes there. */
#include "html/html.h"

static bool is_table_part(uint8_t id) {
    return id == KZ_TAG_TD || id == KZ_TAG_TH || id == KZ_TAG_TR || id == KZ_TAG_TBODY || id == KZ_TAG_THEAD ||
           id == KZ_TAG_TFOOT || id == KZ_TAG_CAPTION;
}

static bool is_heading(uint8_t id) {
    return id >= KZ_TAG_H1 && id <= KZ_TAG_H6;
}

static void cut(kz_html_depth *d, uint32_t n) {
    while (d->n > n)
        d->open_of[d->open[--d->n]]--;
}

/* The place of the innermost of `id`, with nothing above it that nests as `barrier` or stronger; KZ_HTML_NONE if there
 * is none. */
static uint32_t find(const kz_html_depth *d, uint8_t id, kz_html_nests barrier) {
    if (!d->open_of[id])
        return KZ_HTML_NONE;
    for (uint32_t i = d->n; i-- > 0;) {
        if (d->open[i] == id)
            return i;
        if (kz_html_tags[d->open[i]].nests >= barrier)
            return KZ_HTML_NONE;
    }
    return KZ_HTML_NONE;
}

static void close_found(kz_html_depth *d, uint32_t at) {
    if (at != KZ_HTML_NONE)
        cut(d, at);
}

/* An item closes the one before it, but no list around it. */
static void close_item(kz_html_depth *d, uint8_t id) {
    for (uint32_t i = d->n; i-- > 0;) {
        uint8_t open = d->open[i];
        bool same = open == id || (id == KZ_TAG_DT && open == KZ_TAG_DD) || (id == KZ_TAG_DD && open == KZ_TAG_DT);
        if (same)
            cut(d, i);
        bool passes = open == KZ_TAG_DIV || open == KZ_TAG_P || open == KZ_TAG_ADDRESS;
        if (same || (kz_html_tags[open].nests >= KZ_NESTS_SPECIAL && !passes))
            return;
    }
}

/* A link ends the one before it, a form at its end tag; what was opened in them stays open. */
static void close_alone(kz_html_depth *d, uint8_t id) {
    uint32_t at = find(d, id, KZ_NESTS_SCOPE);
    if (at == KZ_HTML_NONE)
        return;
    d->n--;
    memmove(d->open + at, d->open + at + 1, d->n - at);
    d->open_of[id]--;
}

static bool is_section(uint8_t id) {
    return id == KZ_TAG_TBODY || id == KZ_TAG_THEAD || id == KZ_TAG_TFOOT;
}

/* A part of a table closes the parts of the innermost table that cannot hold it. False outside of a table, where it
 * counts for nothing. */
static bool open_table_part(kz_html_depth *d, uint8_t id) {
    if (!d->open_of[KZ_TAG_TABLE])
        return false;
    uint32_t table = d->n;
    while (d->open[--table] != KZ_TAG_TABLE) {
    }
    uint32_t keep = table + 1;
    bool cell = id == KZ_TAG_TD || id == KZ_TAG_TH;
    if (keep < d->n && (cell || id == KZ_TAG_TR) && is_section(d->open[keep]))
        keep++;
    if (keep < d->n && cell && d->open[keep] == KZ_TAG_TR)
        keep++;
    cut(d, keep);
    return true;
}

bool kz_html_open(kz_html_depth *d, uint8_t id) {
    const kz_html_tag_kind *kind = &kz_html_tags[id];
    if (id == KZ_TAG_HTML || id == KZ_TAG_BODY || kind->flow == KZ_FLOW_VOID)
        return true;
    if (is_table_part(id) && !open_table_part(d, id))
        return true;
    if (id == KZ_TAG_LI || id == KZ_TAG_DT || id == KZ_TAG_DD)
        close_item(d, id);
    if (kind->nests == KZ_NESTS_SPECIAL || id == KZ_TAG_TABLE)
        close_found(d, find(d, KZ_TAG_P, KZ_NESTS_SCOPE));
    if (is_heading(id) && d->n && is_heading(d->open[d->n - 1]))
        cut(d, d->n - 1);
    if (id == KZ_TAG_BUTTON)
        close_found(d, find(d, id, KZ_NESTS_SCOPE));
    if (id == KZ_TAG_A)
        close_alone(d, id);
    if (d->n == KZ_HTML_DEEPEST)
        return false;
    d->open[d->n++] = id;
    d->open_of[id]++;
    return true;
}

void kz_html_close(kz_html_depth *d, uint8_t id) {
    kz_html_nests nests = (kz_html_nests)kz_html_tags[id].nests;
    if (id == KZ_TAG_A || id == KZ_TAG_FORM) {
        close_alone(d, id);
    } else if (is_table_part(id) || id == KZ_TAG_TABLE) {
        /* across cells and all, up to a table */
        for (uint32_t i = d->n; i-- > 0;) {
            uint8_t open = d->open[i];
            if (open == id)
                cut(d, i);
            if (open == id || open == KZ_TAG_TABLE)
                return;
        }
    } else if (is_heading(id)) {
        for (uint32_t i = d->n; i-- > 0 && kz_html_tags[d->open[i]].nests < KZ_NESTS_SCOPE;)
            if (is_heading(d->open[i])) {
                cut(d, i);
                return;
            }
    } else {
        close_found(d, find(d, id, nests == KZ_NESTS_PLAIN ? KZ_NESTS_SPECIAL : KZ_NESTS_SCOPE));
    }
}
