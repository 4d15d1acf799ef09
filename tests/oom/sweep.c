/* The allocation-failure sweep: a script runs again and again, each time with every allocation from the n-th on
 * failing, from Lua's allocator and so from the core's too. Each run must end in "not enough memory" or do its work,
 * and leave nothing allocated.
 *
 *     oom_sweep script.lua …    run from the project's root; prints TAP, one line a script
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

int luaopen_kaztext_core(lua_State *L);
int luaopen_kaztext_icu(lua_State *L);
int luaopen_kaztext_pcre(lua_State *L);
int luaopen_kaztext_html(lua_State *L);

/* Below this every n is tried, above it n grows by a thirtieth: a failure late in a run differs little from its
 * neighbours. */
enum { EVERY_ONE = 150 };

typedef struct account {
    long bytes;  /* allocated and not given back */
    long left;   /* allocations that will still succeed; negative: all do */
    bool failed; /* one did not */
} account;

static void *allocate(void *userdata, void *old, size_t old_size, size_t new_size) {
    account *a = userdata;
    if (!old)
        old_size = 0; /* Lua passes the kind of object there */
    if (new_size == 0) {
        free(old);
        a->bytes -= (long)old_size;
        return NULL;
    }
    if (new_size > old_size && a->left >= 0) { /* making a block smaller may not fail */
        if (a->left == 0) {
            a->failed = true;
            return NULL;
        }
        a->left--;
    }
    void *new = realloc(old, new_size);
    if (new)
        a->bytes += (long)new_size - (long)old_size;
    return new;
}

static void preload(lua_State *L, const char *name, lua_CFunction open) {
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    lua_pushcfunction(L, open);
    lua_setfield(L, -2, name);
    lua_pop(L, 2);
}

/* A state that stands before its first own allocation, the script on its stack. */
static lua_State *prepare(account *a, const char *script) {
    lua_State *L = lua_newstate(allocate, a);
    luaL_openlibs(L);
    preload(L, "kaztext.core", luaopen_kaztext_core);
    preload(L, "kaztext.icu", luaopen_kaztext_icu);
    preload(L, "kaztext.pcre", luaopen_kaztext_pcre);
    preload(L, "kaztext.html", luaopen_kaztext_html);
    if (luaL_dostring(L, "package.path = './lua/?.lua;./lua/?/init.lua'") != 0 || luaL_loadfile(L, script) != 0) {
        fprintf(stderr, "%s\n", lua_tostring(L, -1));
        exit(2);
    }
    return L;
}

typedef struct result {
    bool clean, finished;
    char problem[512];
} result;

static result run_once(const char *script, long n) {
    account a = {0, -1, false};
    result r = {false, false, ""};
    lua_State *L = prepare(&a, script);
    a.left = n;
    int status = lua_pcall(L, 0, 0, 0);
    a.left = -1;
    const char *message = status ? lua_tostring(L, -1) : NULL;
    r.finished = !a.failed;
    r.clean = status == 0 || (a.failed && message && strstr(message, "not enough memory"));
    if (!r.clean)
        snprintf(r.problem, sizeof r.problem, "allocation %ld: %s", n, message ? message : "no message");
    lua_close(L);
    if (a.bytes != 0) {
        snprintf(r.problem, sizeof r.problem, "allocation %ld: %ld bytes were not given back", n, a.bytes);
        r.clean = false;
    }
    return r;
}

static bool sweep(const char *script, int number) {
    long runs = 0;
    for (long n = 0;; n += n < EVERY_ONE ? 1 : n / 30) {
        result r = run_once(script, n);
        runs++;
        if (!r.clean || r.finished) {
            bool good = r.clean && runs > 5;
            printf("%s %d - %s: failing from each of %ld allocations up to the %ldth\n", good ? "ok" : "not ok", number,
                   script, runs, n);
            if (!good)
                printf("# %s\n", r.problem);
            return good;
        }
    }
}

int main(int argc, char **argv) {
    int failed = 0;
    for (int i = 1; i < argc; i++)
        failed += !sweep(argv[i], i);
    printf("1..%d\n", argc - 1);
    return failed > 0 || argc < 2;
}
