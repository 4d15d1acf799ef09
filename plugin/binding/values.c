/* Small things that every file of the binding needs. */
#include "binding/binding.h"

void kl_set_string(lua_State *L, const char *key, const char *value) {
    lua_pushstring(L, value);
    lua_setfield(L, -2, key);
}

void kl_push_number(lua_State *L, double value) {
    static const double whole_to = 9007199254740992.0; /* 2^53 */
    if (value >= -whole_to && value <= whole_to && value == (double)(int64_t)value)
        lua_pushinteger(L, (lua_Integer)value);
    else
        lua_pushnumber(L, value);
}

void kl_set_number(lua_State *L, const char *key, double value) {
    kl_push_number(L, value);
    lua_setfield(L, -2, key);
}

void kl_set_true(lua_State *L, const char *key, bool value) {
    if (!value)
        return;
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, key);
}

void kl_set_span(lua_State *L, kz_span span) {
    kl_set_number(L, "first", (double)span.start + 1);
    kl_set_number(L, "last", (double)span.end);
}
