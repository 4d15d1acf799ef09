/* The Document as a userdata: making, closing, and the calls that give text and places. The userdata, with its
 * metatable, is there before the core allocates anything, and everything the core allocates hangs on it, so a Lua
 * error on the way leaks nothing. */
#include "binding/rule.h"
#include "rule/give.h"

static const char TYPE[] = "kaztext.Document";

typedef struct handle {
    kz_document doc;
    int bytes_ref; /* keeps the original string alive */
    int page_ref;  /* and what was read of HTML */
    int rules_ref; /* and rules that extend it */
    kl_ruleset *rules;
    bool open;
} handle;

static handle *to_handle(lua_State *L) {
    return luaL_checkudata(L, 1, TYPE);
}

kz_document *kl_document(lua_State *L) {
    handle *h = to_handle(L);
    if (!h->open)
        luaL_argerror(L, 1, "the document is closed");
    return &h->doc;
}

static void lend_rules(lua_State *L, kz_document *doc) {
    if (!doc->options.rules)
        doc->options.rules = kl_own_rules(L);
}

kz_document *kl_document_with(lua_State *L, kz_layer layer) {
    kz_document *doc = kl_document(L);
    if (layer >= KZ_L_ENTITIES && layer <= KZ_L_QUOTES)
        lend_rules(L, doc);
    kl_must(L, kz_document_need(doc, layer));
    return doc;
}

static int document_close(lua_State *L) {
    handle *h = to_handle(L);
    if (h->open) {
        h->open = false;
        kz_document_close(&h->doc);
        luaL_unref(L, LUA_REGISTRYINDEX, h->bytes_ref);
        luaL_unref(L, LUA_REGISTRYINDEX, h->page_ref);
    }
    if (h->rules) {
        kl_ruleset_leave(L, h->rules);
        h->rules = NULL;
        luaL_unref(L, LUA_REGISTRYINDEX, h->rules_ref);
    }
    return 0;
}

static int document_tostring(lua_State *L) {
    handle *h = to_handle(L);
    if (h->open)
        lua_pushfstring(L, "kaztext.Document (%d bytes)", (int)h->doc.original.n);
    else
        lua_pushliteral(L, "kaztext.Document (closed)");
    return 1;
}

/* A string of this table, nil if it is not there; raises for another type. */
static const char *string_option(lua_State *L, int arg, const char *name, size_t *n) {
    lua_getfield(L, arg, name);
    const char *value = lua_tolstring(L, -1, n);
    if (!value && !lua_isnil(L, -1))
        luaL_argerror(L, arg, lua_pushfstring(L, "%s: a string is expected", name));
    lua_pop(L, 1); /* the table still holds it */
    return value;
}

static bool boolean_option(lua_State *L, int arg, const char *name) {
    lua_getfield(L, arg, name);
    if (!lua_isnil(L, -1) && !lua_isboolean(L, -1))
        luaL_argerror(L, arg, lua_pushfstring(L, "%s: true or false is expected", name));
    bool value = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

/* A number of bytes of this table, 0 if it is not there; raises for anything else. */
static double bytes_option(lua_State *L, int arg, const char *name, double most) {
    lua_getfield(L, arg, name);
    double value = lua_tonumber(L, -1);
    if (!lua_isnil(L, -1) && !(value >= 1 && value <= most))
        luaL_argerror(L, arg, lua_pushfstring(L, "%s: a number of bytes is expected", name));
    lua_pop(L, 1);
    return value;
}

static void reject_unknown_options(lua_State *L, int arg) {
    static const char *const known[] = {"date",     "plain", "raw",    "profile", "rules",  "restore", "tokens",
                                        "encoding", "limit", "memory", "reader",  "extend", NULL};
    lua_pushnil(L);
    while (lua_next(L, arg)) {
        lua_pop(L, 1);
        const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
        const char *const *k = known;
        while (*k && strcmp(*k, name) != 0)
            k++;
        if (!*k)
            luaL_argerror(L, arg, lua_pushfstring(L, "unknown option '%s'", name));
    }
}

static kz_rule rule_at(lua_State *L, int arg, int at) {
    size_t n = 0;
    const char *name = lua_type(L, at) == LUA_TSTRING ? lua_tolstring(L, at, &n) : "?";
    kz_rule rule = kz_rule_named((kz_slice){name, (uint32_t)n});
    if (rule == KZ_RULE_COUNT)
        luaL_argerror(L, arg, lua_pushfstring(L, "rules: there is no rule '%s'", name));
    return rule;
}

/* rules = { quotes = false, dash = true }, on top of the profile. */
static void read_rules(lua_State *L, int arg, uint64_t *without) {
    size_t n;
    const char *profile = string_option(L, arg, "profile", &n);
    if (profile && !kz_profile_named((kz_slice){profile, (uint32_t)n}, without))
        luaL_argerror(L, arg, lua_pushfstring(L, "profile: there is no profile '%s'", profile));
    lua_getfield(L, arg, "rules");
    if (!lua_isnil(L, -1) && !lua_istable(L, -1))
        luaL_argerror(L, arg, "rules: a table of rule = true or false is expected");
    lua_pushnil(L);
    while (lua_istable(L, -2) && lua_next(L, -2)) {
        kz_rule rule = rule_at(L, arg, -2);
        bool acts = lua_toboolean(L, -1);
        if (!acts && rule == KZ_RULE_INVALID_BYTES)
            luaL_argerror(L, arg, "rules: invalid-bytes cannot be switched off, text is UTF-8");
        *without = acts ? *without & ~KZ_RULE_BIT(rule) : *without | KZ_RULE_BIT(rule);
        lua_pop(L, 1);
    }
    lua_settop(L, arg);
}

static void read_options(lua_State *L, int arg, kz_options *options) {
    options->encoding = KZ_ENCODING_AUTO;
    if (lua_isnoneornil(L, arg))
        return;
    luaL_checktype(L, arg, LUA_TTABLE);
    reject_unknown_options(L, arg);
    size_t n;
    const char *date = string_option(L, arg, "date", &n);
    if (date && !kz_date_read((kz_slice){date, (uint32_t)n}, &options->date))
        luaL_argerror(L, arg, "date: a day of the calendar as YYYY-MM-DD is expected");
    options->plain = boolean_option(L, arg, "plain");
    options->raw = boolean_option(L, arg, "raw");
    read_rules(L, arg, &options->without);
    options->restore = boolean_option(L, arg, "restore");
    options->tokens = boolean_option(L, arg, "tokens");
    const char *encoding = string_option(L, arg, "encoding", &n);
    if (encoding)
        options->encoding = kl_encoding(L, arg, (kz_slice){encoding, (uint32_t)n});
    else if (options->raw)
        options->encoding = KZ_UTF_8;
    options->limit = (uint32_t)bytes_option(L, arg, "limit", UINT32_MAX);
    options->memory = (size_t)bytes_option(L, arg, "memory", (double)(SIZE_MAX / 2));
    lua_getfield(L, arg, "reader");
    options->html = !lua_isnil(L, -1);
    lua_pop(L, 1);
}

/* The rules among the options, with what they give. */
static void take_rules(lua_State *L, handle *h, int arg, kz_options *options) {
    if (!lua_istable(L, arg))
        return;
    lua_getfield(L, arg, "extend");
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    kl_ruleset *rules = kl_rules_option(L, arg, "extend");
    h->rules_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    kl_ruleset_use(rules);
    h->rules = rules;
    options->extension = kz_ruleset_extension(rules->set);
}

/* Takes what the page says of itself from the table on top; the strings are kept in the one two below it. */
static void take_meta(lua_State *L, kz_document *doc) {
    for (uint32_t i = 0; i < KZ_METAS; i++) {
        const char *name = kz_meta_name((kz_meta)i);
        lua_getfield(L, -1, name);
        size_t n = 0;
        const char *value = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &n) : NULL;
        if (value && n <= UINT32_MAX)
            doc->meta[i] = (kz_slice){value, (uint32_t)n};
        lua_setfield(L, -4, name);
    }
    if (!doc->options.date.year)
        kz_date_read(doc->meta[KZ_META_DATE], &doc->options.date);
}

/* Lets the reader, a function of the options, make a page of the decoded text: it gives the packed page and what that
 * says of itself. */
static kz_status read_html(lua_State *L, handle *h, int options) {
    kz_status status = kz_document_need(&h->doc, KZ_L_SOURCE);
    if (status != KZ_OK)
        return status;
    kz_slice text = h->doc.decoded.text;
    lua_newtable(L);
    lua_getfield(L, options, "reader");
    if (text.at == h->doc.original.at && text.n == h->doc.original.n)
        lua_pushvalue(L, 1);
    else
        kl_push(L, text);
    lua_call(L, 1, 2);
    if (!lua_istable(L, -1))
        luaL_error(L, "reader: a string and a table are expected");
    take_meta(L, &h->doc);
    lua_pop(L, 1);
    size_t n = 0;
    const char *packed = lua_tolstring(L, -1, &n);
    lua_setfield(L, -2, "packed");
    h->page_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    return kz_document_read_html(&h->doc, (kz_slice){packed, n <= UINT32_MAX ? (uint32_t)n : 0});
}

static int new_document(lua_State *L) {
    kz_slice bytes = kl_bytes(L, 1);
    kz_options options = {0};
    lua_settop(L, 2);
    read_options(L, 2, &options);
    handle *h = lua_newuserdata(L, sizeof *h);
    *h = (handle){.bytes_ref = LUA_NOREF, .page_ref = LUA_NOREF, .rules_ref = LUA_NOREF};
    kl_setmetatable(L, TYPE);
    take_rules(L, h, 2, &options);
    lua_pushvalue(L, 1);
    h->bytes_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    kz_status status = kz_document_open(&h->doc, kl_alloc(L), bytes, &options);
    h->open = true;
    if (status == KZ_OK && options.html)
        status = read_html(L, h, 2);
    if (status != KZ_OK)
        return kl_failure(L, status);
    lua_settop(L, 3);
    return 1;
}

/* What the core writes of the whole document. */
static int push_written(lua_State *L, kz_status (*write)(kz_document *, kz_slice *)) {
    kz_slice written;
    kz_status status = write(kl_document(L), &written);
    if (status != KZ_OK)
        return kl_failure(L, status);
    kl_push(L, written);
    return 1;
}

static int document_json(lua_State *L) {
    lend_rules(L, kl_document(L));
    return push_written(L, kz_document_json);
}

static int document_conllu(lua_State *L) {
    return push_written(L, kz_document_conllu);
}

static int document_report(lua_State *L) {
    return push_written(L, kz_document_report);
}

static int document_text(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    if (doc->text.at == doc->original.at && doc->text.n == doc->original.n)
        lua_rawgeti(L, LUA_REGISTRYINDEX, to_handle(L)->bytes_ref); /* nothing changed: the very same string */
    else
        kl_push(L, doc->text);
    return 1;
}

/* The arguments first, last (1-based, inclusive) as a span of a text of n bytes. */
static kz_span check_span(lua_State *L, int arg, uint32_t n) {
    lua_Number first = luaL_checknumber(L, arg), last = luaL_checknumber(L, arg + 1);
    if (!(first >= 1 && first <= (lua_Number)n + 1))
        luaL_argerror(L, arg, "a position in the text is expected");
    if (!(last >= first - 1 && last <= n))
        luaL_argerror(L, arg + 1, "a position in the text, not before the first, is expected");
    return (kz_span){(uint32_t)first - 1, (uint32_t)last};
}

static int push_span(lua_State *L, kz_span span) {
    lua_pushinteger(L, (lua_Integer)span.start + 1);
    lua_pushinteger(L, (lua_Integer)span.end);
    return 2;
}

static int document_original(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    return push_span(L, kz_edits_back(&doc->edits, check_span(L, 2, doc->text.n)));
}

static int document_repaired(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    return push_span(L, kz_edits_forward(&doc->edits, check_span(L, 2, doc->original.n)));
}

/* The record's convention: code points counted from 0, the end exclusive. */
static int document_span(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_PLACES);
    kz_span place = kz_document_place(doc, check_span(L, 2, doc->text.n));
    lua_pushinteger(L, (lua_Integer)place.start);
    lua_pushinteger(L, (lua_Integer)place.end);
    return 2;
}

/* The person of whom the words are said. */
static int document_subject(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_PEOPLE);
    kz_span span = check_span(L, 2, doc->text.n);
    uint32_t first = kz_token_after(&doc->segments, span.start);
    uint32_t end = span.end > span.start ? kz_token_after(&doc->segments, span.end - 1) + 1 : first;
    bool words = first < end && end <= doc->segments.tokens.n;
    int32_t person = words ? kz_subject_of(doc->subjects, first, end) : -1;
    if (person < 0)
        lua_pushnil(L);
    else
        kl_push(L, doc->people.at[person].name);
    return 1;
}

static int document_title(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    for (uint32_t i = 0; i < doc->page.blocks.n; i++)
        if (doc->page.blocks.at[i].title) {
            kl_push(L, kz_sub(doc->text, doc->page.blocks.at[i].span));
            return 1;
        }
    lua_pushnil(L);
    return 1;
}

/* What the page says of itself. */
static int document_meta(lua_State *L) {
    const kz_document *doc = kl_document(L);
    lua_newtable(L);
    for (uint32_t i = 0; i < KZ_METAS; i++)
        if (doc->meta[i].n)
            kl_set_slice(L, kz_meta_name((kz_meta)i), doc->meta[i]);
    return 1;
}

static int document_encoding(lua_State *L) {
    const kz_document *doc = kl_document_with(L, KZ_L_TEXT);
    lua_pushstring(L, kz_encoding_name(doc->encoding));
    lua_pushnumber(L, doc->encoding_confidence / 100.0);
    return 2;
}

static const luaL_Reg methods[] = {
    {"json", document_json},
    {"conllu", document_conllu},
    {"report", document_report},
    {"text", document_text},
    {"original", document_original},
    {"repaired", document_repaired},
    {"span", document_span},
    {"title", document_title},
    {"encoding", document_encoding},
    {"subject", document_subject},
    {"meta", document_meta},
    {"close", document_close},
    {NULL, NULL},
};

static const luaL_Reg metamethods[] = {
    {"__gc", document_close},
    {"__close", document_close},
    {"__tostring", document_tostring},
    {NULL, NULL},
};

void kl_open_document(lua_State *L) {
    luaL_newmetatable(L, TYPE);
    kl_setfuncs(L, metamethods);
    lua_newtable(L);
    kl_setfuncs(L, methods);
    kl_add_layers(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, -4, "Document"); /* the methods, for the check of the API description */
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    lua_pushcfunction(L, new_document);
    lua_setfield(L, -2, "document");
}
