/* The alphabets: translit, and case as an alphabet has it. */
#include "script/script.h"
#include "binding/binding.h"

typedef struct job {
    kz_arena *arena;
    kz_slice text, done;
    kz_scheme to, from, found;
    kz_letter_case wanted;
} job;

static kz_scheme check_scheme(lua_State *L, int arg, const char *name, bool may_be_auto) {
    kz_scheme scheme = kz_scheme_named(kl_bytes(L, arg));
    if (scheme > KZ_SCHEME_AUTO || (scheme == KZ_SCHEME_AUTO && !may_be_auto))
        luaL_argerror(L, arg, lua_pushfstring(L, "%s: unknown scheme %s", name, lua_tostring(L, arg)));
    return scheme;
}

static void run_translit(void *context) {
    job *j = context;
    j->done = kz_translit(j->arena, j->text, j->to, j->from, &j->found);
}

static void run_case(void *context) {
    job *j = context;
    j->done = kz_change_case(j->arena, j->text, j->wanted, j->to);
}

/* Runs work and pushes what it made: the same string where nothing changed. */
static int finish(lua_State *L, job *j, void (*work)(void *)) {
    kz_status status = kz_arena_run(j->arena, work, j);
    if (status != KZ_OK) {
        kz_arena_free(j->arena);
        return kl_failure(L, status);
    }
    if (j->done.at == j->text.at && j->done.n == j->text.n)
        lua_pushvalue(L, 1);
    else
        kl_push(L, j->done);
    kz_arena_free(j->arena);
    return 1;
}

static int translit(lua_State *L) {
    kz_slice text = kl_bytes(L, 1);
    kz_scheme to = check_scheme(L, 2, "to", false);
    kz_scheme from = lua_isnoneornil(L, 3) ? KZ_SCHEME_AUTO : check_scheme(L, 3, "from", true);
    job j = {.arena = kl_arena(L), .text = text, .to = to, .from = from};
    int pushed = finish(L, &j, run_translit);
    if (pushed > 1)
        return pushed;
    lua_pushstring(L, kz_scheme_name(j.found));
    return 2;
}

static int change_case(lua_State *L, kz_letter_case wanted) {
    kz_slice text = kl_bytes(L, 1);
    kz_scheme scheme = lua_isnoneornil(L, 2) ? KZ_CYRL : check_scheme(L, 2, "scheme", false);
    job j = {.arena = kl_arena(L), .text = text, .to = scheme, .wanted = wanted};
    return finish(L, &j, run_case);
}

static int upper(lua_State *L) {
    return change_case(L, KZ_UPPER_CASE);
}

static int lower(lua_State *L) {
    return change_case(L, KZ_LOWER_CASE);
}

static int title(lua_State *L) {
    return change_case(L, KZ_TITLE_CASE);
}

static const luaL_Reg functions[] = {
    {"translit", translit}, {"upper", upper}, {"lower", lower}, {"title", title}, {NULL, NULL},
};

void kl_open_script(lua_State *L) {
    kl_setfuncs(L, functions);
}
