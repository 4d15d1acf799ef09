/* The Lua C API of 5.4, as far as it is used here, on 5.1 (and LuaJIT), 5.2 and 5.3. */
#ifndef KZ_BINDING_COMPAT_H
#define KZ_BINDING_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if defined(_WIN32)
#define KL_EXPORT __declspec(dllexport)
#else
#define KL_EXPORT __attribute__((visibility("default")))
#endif

#if LUA_VERSION_NUM == 501
#define kl_rawlen(L, i) lua_objlen((L), (i))
#define kl_newlib(L, list) (lua_newtable(L), luaL_register((L), NULL, (list)))
#define kl_setfuncs(L, list) luaL_register((L), NULL, (list))
#define kl_setmetatable(L, name) (luaL_getmetatable((L), (name)), lua_setmetatable((L), -2))
#define kl_checkversion(L) ((void)(L))
#else
#define kl_rawlen(L, i) lua_rawlen((L), (i))
#define kl_newlib(L, list) luaL_newlib((L), (list))
#define kl_setfuncs(L, list) luaL_setfuncs((L), (list), 0)
#define kl_setmetatable(L, name) luaL_setmetatable((L), (name))
#define kl_checkversion(L) luaL_checkversion(L)
#endif

#endif
