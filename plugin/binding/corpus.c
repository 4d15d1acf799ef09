/* Corpora: quality as numbers, personal data masked, texts that came before. */
#include "binding/binding.h"
#include "corpus/dedup.h"
#include "corpus/mask.h"
#include "corpus/quality.h"

/* ---- quality ---- */

typedef struct measuring {
    kz_arena *arena;
    kz_slice text;
    kz_quality quality;
} measuring;

static void run_quality(void *context) {
    measuring *m = context;
    kz_measure_quality(m->arena, m->text, &m->quality);
}

static int quality(lua_State *L) {
    measuring m = {.text = kl_bytes(L, 1)};
    m.arena = kl_arena(L);
    kz_status status = kz_arena_run(m.arena, run_quality, &m);
    kz_arena_free(m.arena);
    if (status != KZ_OK)
        return kl_failure(L, status);
    lua_createtable(L, 0, KZ_SIGNALS + 1);
    for (int i = 0; i < KZ_SIGNALS; i++)
        kl_set_number(L, kz_signal_name((kz_signal)i), m.quality.of[i]);
    kl_set_string(L, "language", kz_language_code(m.quality.language));
    return 1;
}

/* ---- mask ---- */

typedef struct masking {
    kz_arena *arena;
    kz_slice text, done;
    kz_masking how;
    kz_edits edits;
} masking;

static uint32_t kind_named(lua_State *L, int arg) {
    const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
    for (int kind = 0; kind < KZ_ID_KINDS; kind++)
        if (strcmp(kz_identifier_kind_name((kz_identifier_kind)kind), name) == 0)
            return UINT32_C(1) << kind;
    luaL_argerror(L, arg, lua_pushfstring(L, "kinds: there is no kind '%s'", name));
    return 0;
}

static uint32_t read_kinds(lua_State *L, int arg) {
    uint32_t kinds = 0;
    if (!lua_istable(L, -1))
        luaL_argerror(L, arg, "kinds: a list of kinds is expected");
    for (int i = 1; i <= (int)kl_rawlen(L, -1); i++) {
        lua_rawgeti(L, -1, i);
        kinds |= kind_named(L, arg);
        lua_pop(L, 1);
    }
    return kinds;
}

static kz_mask_style read_style(lua_State *L, int arg) {
    static const char *const names[] = {"tag", "shape", "pseudonym"};
    const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return (kz_mask_style)i;
    luaL_argerror(L, arg, "style: tag, shape or pseudonym is expected");
    return KZ_MASK_TAG;
}

/* A short key could be found by trial. */
static kz_sip_key read_key(lua_State *L, int arg) {
    enum { SHORTEST = 16 };
    size_t n = 0;
    const char *key = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &n) : "";
    if (n < SHORTEST || n > UINT32_MAX)
        luaL_argerror(L, arg, "key: a string of 16 bytes or more is expected");
    return kz_sip_key_of((kz_slice){key, (uint32_t)n});
}

static void read_masking(lua_State *L, int arg, kz_masking *how) {
    bool keyed = false;
    if (lua_isnoneornil(L, arg))
        return;
    luaL_checktype(L, arg, LUA_TTABLE);
    lua_pushnil(L);
    while (lua_next(L, arg)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        if (strcmp(name, "kinds") == 0)
            how->kinds = read_kinds(L, arg);
        else if (strcmp(name, "style") == 0)
            how->style = read_style(L, arg);
        else if (strcmp(name, "key") == 0)
            how->key = read_key(L, arg);
        else
            luaL_argerror(L, arg, lua_pushfstring(L, "unknown option '%s'", name));
        keyed = keyed || strcmp(name, "key") == 0;
        lua_pop(L, 1);
    }
    if (how->style == KZ_MASK_PSEUDONYM && !keyed)
        luaL_argerror(L, arg, "key: pseudonyms need one");
}

static void run_mask(void *context) {
    masking *m = context;
    m->done = kz_mask(m->arena, m->text, &m->how, &m->edits);
}

static const char *kind_of(const kz_edit *e) {
    int kind = 0;
    while (!(e->rules >> kind & 1))
        kind++;
    return kz_identifier_kind_name((kz_identifier_kind)kind);
}

static void push_edit(lua_State *L, const masking *m, const kz_edit *e) {
    lua_createtable(L, 0, 8);
    kl_set_slice(L, "from", kz_sub(m->text, (kz_span){e->from, e->from_end}));
    kl_set_slice(L, "to", kz_sub(m->done, (kz_span){e->to, e->to_end}));
    kl_set_span(L, (kz_span){e->to, e->to_end});
    kl_set_number(L, "original_first", (double)e->from + 1);
    kl_set_number(L, "original_last", (double)e->from_end);
    lua_createtable(L, 1, 0);
    lua_pushstring(L, kind_of(e));
    lua_rawseti(L, -2, 1);
    lua_setfield(L, -2, "rules");
}

static int mask(lua_State *L) {
    masking m = {.text = kl_bytes(L, 1), .how = {.kinds = KZ_MASK_USUAL}};
    lua_settop(L, 2);
    read_masking(L, 2, &m.how);
    m.arena = kl_arena(L);
    kz_status status = kz_arena_run(m.arena, run_mask, &m);
    if (status != KZ_OK) {
        kz_arena_free(m.arena);
        return kl_failure(L, status);
    }
    if (m.done.at == m.text.at)
        lua_pushvalue(L, 1); /* nothing changed: the very same string */
    else
        kl_push(L, m.done);
    lua_createtable(L, (int)m.edits.n, 0);
    for (uint32_t i = 0; i < m.edits.n; i++) {
        push_edit(L, &m, &m.edits.at[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    kz_arena_free(m.arena);
    return 2;
}

/* ---- dedup: what lua/kaztext/corpus.lua stands on ---- */

static const char TYPE[] = "kaztext.Dedup";

typedef struct handle {
    kz_dedup dedup;
    bool open;
} handle;

static kz_dedup *check_open(lua_State *L) {
    handle *h = luaL_checkudata(L, 1, TYPE);
    if (!h->open)
        luaL_argerror(L, 1, "it is closed");
    return &h->dedup;
}

static int dedup_close(lua_State *L) {
    handle *h = luaL_checkudata(L, 1, TYPE);
    if (h->open) {
        h->open = false;
        kz_dedup_close(&h->dedup);
    }
    return 0;
}

static int push_verdict(lua_State *L, const kz_verdict *v) {
    if (v->sameness == KZ_SAME || v->sameness == KZ_ALIKE) {
        lua_pushstring(L, kz_sameness_name(v->sameness));
        kl_push_number(L, (double)v->of);
        lua_pushnumber(L, v->similarity);
        return 3;
    }
    lua_pushnil(L);
    kl_push_number(L, (double)v->left);
    return 2;
}

/* see(text): for a duplicate its kind, the number of the earlier text, the similarity; else nil, and the number of the
 * text that was forgotten for it. */
static int dedup_see(lua_State *L) {
    kz_dedup *d = check_open(L);
    kz_verdict v;
    kl_must(L, kz_dedup_see(d, kl_bytes(L, 2), &v));
    return push_verdict(L, &v);
}

/* A signature as a string: the hash, then the sketch where there is one; empty for a text without words. */
enum { HASH = sizeof(uint64_t), SIGNATURE = HASH + KZ_SKETCH };

/* sign(text) */
static int dedup_sign(lua_State *L) {
    kz_dedup *d = check_open(L);
    kz_signature signature;
    char bytes[SIGNATURE];
    kz_dedup_sign(d, kl_bytes(L, 2), &signature);
    memcpy(bytes, &signature.hash, HASH);
    memcpy(bytes + HASH, signature.sketch, d->sketcher && signature.has_words ? KZ_SKETCH : 0);
    lua_pushlstring(L, bytes, !signature.has_words ? 0 : d->sketcher ? SIGNATURE : HASH);
    return 1;
}

/* judge(signature): as see. */
static int dedup_judge(lua_State *L) {
    kz_dedup *d = check_open(L);
    kz_slice bytes = kl_bytes(L, 2);
    kz_signature signature = {.has_words = bytes.n > 0};
    kz_verdict v;
    if (bytes.n > 0 && bytes.n != (d->sketcher ? (uint32_t)SIGNATURE : (uint32_t)HASH))
        return luaL_argerror(L, 2, "this is no signature");
    if (bytes.n > 0)
        memcpy(&signature.hash, bytes.at, HASH);
    if (bytes.n > HASH)
        memcpy(signature.sketch, bytes.at + HASH, KZ_SKETCH);
    kl_must(L, kz_dedup_judge(d, &signature, &v));
    return push_verdict(L, &v);
}

static int dedup_stats(lua_State *L) {
    const kz_dedup *d = check_open(L);
    size_t beside = d->sketcher ? sizeof *d->sketcher : 0;
    lua_createtable(L, 0, 5);
    kl_set_number(L, "seen", (double)d->seen);
    kl_set_number(L, "kept", kz_index_kept(&d->exact));
    kl_set_number(L, "forgotten", (double)d->exact.count - kz_index_kept(&d->exact));
    kl_set_number(L, "most", d->exact.most);
    kl_set_number(L, "bytes", (double)(d->exact.bytes + d->near.bytes + beside));
    return 1;
}

/* dedup(near, threshold, memory) */
static int dedup(lua_State *L) {
    bool near = lua_toboolean(L, 1);
    double threshold = luaL_checknumber(L, 2), memory = luaL_checknumber(L, 3);
    if (!(threshold > 0 && threshold <= 1) || !(memory >= 1 && memory <= (double)(SIZE_MAX / 2)))
        return luaL_error(L, "a threshold up to 1 and a number of bytes are expected");
    handle *h = lua_newuserdata(L, sizeof *h);
    h->open = false;
    kl_setmetatable(L, TYPE);
    kz_status status = kz_dedup_open(&h->dedup, kl_alloc(L), near, threshold, (size_t)memory);
    h->open = true;
    if (status == KZ_TOO_LARGE) {
        lua_pushnil(L);
        kl_push_number(L, (double)kz_dedup_bytes(near, threshold) * KZ_FEWEST_KEPT + (near ? KZ_DEDUP_BESIDE : 0));
        return 2;
    }
    return status == KZ_OK ? 1 : kl_failure(L, status);
}

static const luaL_Reg functions[] = {{"quality", quality}, {"mask", mask}, {"dedup", dedup}, {NULL, NULL}};
static const luaL_Reg methods[] = {
    {"see", dedup_see},    {"sign", dedup_sign}, {"judge", dedup_judge}, {"stats", dedup_stats}, {"close", dedup_close},
    {"__gc", dedup_close}, {NULL, NULL}};

void kl_open_corpus(lua_State *L) {
    luaL_newmetatable(L, TYPE);
    kl_setfuncs(L, methods);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    kl_setfuncs(L, functions);
}
