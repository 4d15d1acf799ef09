/* What the files of the binding share. Each kl_open_… adds its functions to the module table on top of the stack. */
#ifndef KZ_BINDING_BINDING_H
#define KZ_BINDING_BINDING_H

#include "binding/compat.h"
#include "document/document.h"

void kl_open_document(lua_State *L);

/* Pushes nil, message, code. */
int kl_failure(lua_State *L, kz_status status);
/* The string at an argument as bytes; raises for a wrong type or more than 4 GiB. */
kz_slice kl_bytes(lua_State *L, int arg);
/* The allocator of this Lua state, for the core. */
kz_alloc kl_alloc(lua_State *L);
void kl_push(lua_State *L, kz_slice s);
/* Sets a field of the table on top. */
void kl_field_slice(lua_State *L, const char *key, kz_slice value);
void kl_field_number(lua_State *L, const char *key, double value);

#endif
