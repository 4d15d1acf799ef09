/* An arena for one call: it lives in a userdata, so that it is freed whichever way the call ends. */
#include "binding/binding.h"

static const char TYPE[] = "kaztext.Arena";

static int arena_free(lua_State *L) {
    kz_arena_free(luaL_checkudata(L, 1, TYPE));
    return 0;
}

kz_arena *kl_arena(lua_State *L) {
    kz_arena *arena = lua_newuserdata(L, sizeof *arena);
    kz_arena_init(arena, kl_alloc(L), KZ_DEFAULT_MEMORY);
    kl_setmetatable(L, TYPE);
    return arena;
}

void kl_open_arena(lua_State *L) {
    luaL_newmetatable(L, TYPE);
    lua_pushcfunction(L, arena_free);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
}
