/* Bytes in and out, memory, and failures: what the adapters that use an arena need too. */
#include "binding/binding.h"

kz_slice kl_bytes(lua_State *L, int arg) {
    size_t n;
    const char *at = luaL_checklstring(L, arg, &n);
    if (n > UINT32_MAX)
        luaL_argerror(L, arg, "text of more than 4 GiB");
    return (kz_slice){at, (uint32_t)n};
}

kz_alloc kl_alloc(lua_State *L) {
    void *userdata;
    lua_Alloc fn = lua_getallocf(L, &userdata);
    return (kz_alloc){fn, userdata};
}

int kl_failure(lua_State *L, kz_status status) {
    if (status == KZ_NO_MEMORY)
        return luaL_error(L, "not enough memory");
    lua_pushnil(L);
    lua_pushstring(L, kz_status_message(status));
    lua_pushstring(L, kz_status_name(status));
    return 3;
}

void kl_must(lua_State *L, kz_status status) {
    if (status != KZ_OK)
        luaL_error(L, "%s", kz_status_message(status));
}

void kl_push(lua_State *L, kz_slice s) {
    lua_pushlstring(L, s.at, s.n);
}

void kl_set_slice(lua_State *L, const char *key, kz_slice value) {
    kl_push(L, value);
    lua_setfield(L, -2, key);
}
