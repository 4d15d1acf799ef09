/* kaztext.html: what the core does not link, for gumbo is needed for it. */
#include "binding/binding.h"
#include "html/html.h"

typedef struct parsing {
    kz_arena *arena;
    kz_html page;
    kz_buffer packed;
} parsing;

/* A hint for each line of the text, the blank ones too. */
static void pack(parsing *p) {
    const kz_html *page = &p->page;
    uint32_t n = 0;
    uint32_t *hints = kz_arena_zeroed(p->arena, ((size_t)page->lines.n * 2 + 1) * sizeof *hints);
    for (uint32_t i = 0; i < page->lines.n; i++) {
        hints[n++] = page->lines.at[i].hints;
        n += page->lines.at[i].ends_paragraph;
    }
    kz_packed packed = {page->text, page->edits, hints, n ? n : 1};
    kz_buffer_init(&p->packed, p->arena, page->text.n + page->edits.n * 20 + n * 4 + 64);
    kz_packed_write(&packed, &p->packed);
}

static void parse_and_pack(void *context) {
    parsing *p = context;
    kz_slice source = p->page.source;
    kz_html_read(p->arena, source, &p->page);
    pack(p);
}

/* ---- What the head tells ---- */

typedef struct telling {
    kz_arena *arena;
    const kz_html *page;
    const kz_html_head *head;
    kz_slice key, value; /* no key where it tells nothing */
} telling;

static bool is_key(const kz_html_attributes *a) {
    return kz_html_is_named(a, KZ_LIT("property")) || kz_html_is_named(a, KZ_LIT("name")) ||
           kz_html_is_named(a, KZ_LIT("itemprop")) || kz_html_is_named(a, KZ_LIT("rel"));
}

static bool is_value(const kz_html_attributes *a) {
    return kz_html_is_named(a, KZ_LIT("content")) || kz_html_is_named(a, KZ_LIT("href")) ||
           kz_html_is_named(a, KZ_LIT("datetime")) || kz_html_is_named(a, KZ_LIT("lang"));
}

static void read_tag(telling *t, const kz_html_head *head) {
    kz_slice name = kz_html_tags[head->id].name;
    kz_html_attributes a = {.source = t->page->source, .rest = {head->span.start + 1 + name.n, head->span.end}};
    bool speaks = head->id == KZ_TAG_HTML || head->id == KZ_TAG_TIME;
    kz_slice key = speaks ? name : KZ_LIT(""), value = KZ_LIT("");
    while (kz_html_next_attribute(&a)) {
        if (!speaks && !key.n && is_key(&a))
            key = a.value;
        else if (!value.n && is_value(&a))
            value = a.value;
    }
    t->key = value.n ? kz_lowered(t->arena, key) : KZ_LIT("");
    t->value = kz_html_plain(t->arena, value, true);
}

static void read_head(void *context) {
    telling *t = context;
    if (t->head->id == KZ_TAG_TITLE) {
        t->key = KZ_LIT("title");
        t->value = kz_html_plain(t->arena, kz_sub(t->page->source, t->head->span), false);
    } else {
        read_tag(t, t->head);
    }
}

/* Pushes { ["og:title"] = …, json = { … } }: the first of each name. */
static int push_heads(lua_State *L, kz_arena *arena, const kz_html *page) {
    lua_newtable(L);
    lua_newtable(L);
    int n = 0;
    for (uint32_t i = 0; i < page->heads.n; i++) {
        const kz_html_head *head = &page->heads.at[i];
        if (head->id == KZ_TAG_SCRIPT) {
            kl_push(L, kz_sub(page->source, head->span));
            lua_rawseti(L, -2, ++n);
            continue;
        }
        telling t = {.arena = arena, .page = page, .head = head};
        kz_status status = kz_arena_run(arena, read_head, &t);
        if (status != KZ_OK)
            return kl_failure(L, status);
        if (!t.key.n)
            continue;
        kl_push(L, t.key);
        lua_pushvalue(L, -1);
        lua_rawget(L, -4);
        bool first = lua_isnil(L, -1);
        lua_pop(L, 1);
        kl_push(L, t.value);
        if (first)
            lua_rawset(L, -4);
        else
            lua_pop(L, 2);
    }
    lua_setfield(L, -2, "json");
    return 1;
}

/* parse(text): the packed page, and what its head tells; or nil, message, code. */
static int parse(lua_State *L) {
    parsing p = {.arena = NULL, .page = {.source = kl_bytes(L, 1)}};
    p.arena = kl_arena(L);
    kz_status status = kz_arena_run(p.arena, parse_and_pack, &p);
    if (status != KZ_OK) {
        kz_arena_free(p.arena);
        return kl_failure(L, status);
    }
    kl_push(L, kz_buffer_done(&p.packed));
    if (push_heads(L, p.arena, &p.page) != 1)
        return 3;
    kz_arena_free(p.arena);
    return 2;
}

KL_EXPORT int luaopen_kaztext_html(lua_State *L);

int luaopen_kaztext_html(lua_State *L) {
    kl_checkversion(L);
    lua_newtable(L);
    kl_open_arena(L);
    lua_pushcfunction(L, parse);
    lua_setfield(L, -2, "parse");
    return 1;
}
