/* Numbers, dates and whole texts as they are said, and endings behind digits. */
#include "spell/spell.h"
#include "binding/binding.h"
#include <math.h>
#include <stdio.h>

typedef struct spelling {
    kz_arena *arena;
    kz_slice text, done;
    kz_spell_options how;
    kz_spelled result;
    bool full;
} spelling;

/* Pushes nil, message, code. */
static int no_form(lua_State *L, kz_spelled why) {
    static const char *const messages[] = {"", "there is no number in this text", "there is no such form",
                                           "the number is too large to be spelled"};
    static const char *const codes[] = {"", "NO_NUMBER", "NO_FORM", "OUT_OF_RANGE"};
    lua_pushnil(L);
    lua_pushstring(L, messages[why]);
    lua_pushstring(L, codes[why]);
    return 3;
}

/* ---- Options: features of Universal Dependencies by their names, and a few in small letters ---- */

static bool true_or_false(lua_State *L, int arg, const char *name) {
    if (!lua_isboolean(L, -1))
        luaL_argerror(L, arg, lua_pushfstring(L, "%s: true or false is expected", name));
    return lua_toboolean(L, -1);
}

typedef struct flag {
    const char *name;
    bool *value;
} flag;

/* Reads the table at arg: features into *feats, the flags by their names. */
static void read_table(lua_State *L, int arg, uint64_t *feats, const flag *flags) {
    lua_pushnil(L);
    while (lua_next(L, arg)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        const flag *f = flags;
        while (f->name && strcmp(f->name, name) != 0)
            f++;
        if (f->name)
            *f->value = true_or_false(L, arg, name);
        else
            kl_add_feature(L, arg, feats);
        lua_pop(L, 1);
    }
}

static void read_how(lua_State *L, int arg, uint64_t *feats, const flag *flags) {
    if (lua_isnoneornil(L, arg))
        return;
    if (lua_istable(L, arg))
        read_table(L, arg, feats, flags);
    else
        *feats = kl_feats(L, arg);
}

/* ---- spell, suffix ---- */

/* A number as text at its place on the stack: whole ones without an exponent. */
static void number_to_text(lua_State *L, int arg) {
    char text[400]; /* 1e308 has 309 digits */
    double value = lua_tonumber(L, arg);
    if (lua_type(L, arg) != LUA_TNUMBER)
        return;
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(L, arg)) {
        lua_tolstring(L, arg, NULL);
        return;
    }
#endif
    if (value == floor(value) && fabs(value) < HUGE_VAL)
        snprintf(text, sizeof text, "%.0f", value);
    else if (fabs(value) < 1e15 && fabs(value) >= 1e-4)
        snprintf(text, sizeof text, "%.15g", value);
    else
        text[0] = 0; /* no number of everyday */
    lua_pushstring(L, text);
    lua_replace(L, arg);
}

static void run_spell(void *context) {
    spelling *s = context;
    s->result = kz_spell(s->arena, s->text, &s->how, &s->done);
}

static void run_suffix(void *context) {
    spelling *s = context;
    s->result = kz_suffix(s->arena, s->text, s->how.feats, s->full, &s->done) ? KZ_SPELLED : KZ_SPELLED_NO_FORM;
}

static int finish(lua_State *L, spelling *s, void (*work)(void *)) {
    kz_status status = kz_arena_run(s->arena, work, s);
    if (status != KZ_OK) {
        kz_arena_free(s->arena);
        return kl_failure(L, status);
    }
    if (s->result == KZ_SPELLED)
        kl_push(L, s->done);
    kz_arena_free(s->arena);
    return s->result == KZ_SPELLED ? 1 : no_form(L, s->result);
}

static int spell(lua_State *L) {
    spelling s = {0};
    lua_settop(L, 2);
    number_to_text(L, 1);
    s.text = kl_bytes(L, 1);
    const flag flags[] = {
        {"digits", &s.how.digits}, {"distributive", &s.how.each}, {"approximate", &s.how.nearly}, {0}};
    read_how(L, 2, &s.how.feats, flags);
    s.arena = kl_arena(L);
    return finish(L, &s, run_spell);
}

static int suffix(lua_State *L) {
    spelling s = {0};
    lua_settop(L, 2);
    number_to_text(L, 1);
    s.text = kl_bytes(L, 1);
    const flag flags[] = {{"full", &s.full}, {0}};
    read_how(L, 2, &s.how.feats, flags);
    s.arena = kl_arena(L);
    return finish(L, &s, run_suffix);
}

/* ---- verbalize ---- */

typedef struct talking {
    kz_arena *arena;
    kz_slice text, done;
    kz_verbalizing options;
    kz_edits edits;
} talking;

static void run_verbalize(void *context) {
    talking *t = context;
    t->done = kz_verbalize(t->arena, t->text, &t->options, &t->edits);
}

static uint8_t acronym_reading(lua_State *L, int arg) {
    static const char *const names[] = {"keep", "letters", "full"};
    const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "?";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return (uint8_t)i;
    luaL_argerror(L, arg, "acronym: keep, letters or full is expected");
    return 0;
}

static void read_kind(lua_State *L, int arg, kz_verbalizing *options) {
    const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
    for (int kind = 0; kind < KZ_SAID_KINDS; kind++) {
        if (strcmp(kz_said_kind_name((kz_said_kind)kind), name) != 0)
            continue;
        if (kind == KZ_SAID_ACRONYM)
            options->acronyms = acronym_reading(L, arg);
        else if (!true_or_false(L, arg, name))
            options->without |= UINT32_C(1) << kind;
        return;
    }
    luaL_argerror(L, arg, lua_pushfstring(L, "unknown option '%s'", name));
}

static void push_edit(lua_State *L, const talking *t, const kz_edit *e) {
    lua_createtable(L, 0, 7);
    kl_set_slice(L, "from", kz_sub(t->text, (kz_span){e->from, e->from_end}));
    kl_set_slice(L, "to", kz_sub(t->done, (kz_span){e->to, e->to_end}));
    kl_set_span(L, (kz_span){e->to, e->to_end});
    kl_set_number(L, "original_first", (double)e->from + 1);
    kl_set_number(L, "original_last", (double)e->from_end);
    lua_createtable(L, 1, 0);
    for (int kind = 0; kind < KZ_SAID_KINDS; kind++)
        if (e->rules & UINT64_C(1) << kind) {
            lua_pushstring(L, kz_said_kind_name((kz_said_kind)kind));
            lua_rawseti(L, -2, 1);
        }
    lua_setfield(L, -2, "rules");
}

static int verbalize(lua_State *L) {
    talking t = {.text = kl_bytes(L, 1)};
    if (!lua_isnoneornil(L, 2)) {
        luaL_checktype(L, 2, LUA_TTABLE);
        lua_pushnil(L);
        while (lua_next(L, 2)) {
            read_kind(L, 2, &t.options);
            lua_pop(L, 1);
        }
    }
    t.arena = kl_arena(L);
    kz_status status = kz_arena_run(t.arena, run_verbalize, &t);
    if (status != KZ_OK) {
        kz_arena_free(t.arena);
        return kl_failure(L, status);
    }
    if (t.done.at == t.text.at)
        lua_pushvalue(L, 1);
    else
        kl_push(L, t.done);
    lua_createtable(L, (int)t.edits.n, 0);
    for (uint32_t i = 0; i < t.edits.n; i++) {
        push_edit(L, &t, &t.edits.at[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    kz_arena_free(t.arena);
    return 2;
}

static const luaL_Reg functions[] = {
    {"spell", spell},
    {"suffix", suffix},
    {"verbalize", verbalize},
    {NULL, NULL},
};

void kl_open_spell(lua_State *L) {
    kl_setfuncs(L, functions);
}
