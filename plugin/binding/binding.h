/* What the files of the binding share: they check arguments, call the pure C, and push what it found. */
#ifndef KZ_BINDING_BINDING_H
#define KZ_BINDING_BINDING_H

#include "binding/compat.h"
#include "document/document.h"

/* Adds `document` to the module table on top of the stack, and `Document`, the table of its methods. */
void kl_open_document(lua_State *L);
/* Adds the methods that give layers to the method table on top. */
void kl_add_layers(lua_State *L);
/* Adds the functions on languages to the module table on top. */
void kl_open_language(lua_State *L);
/* Adds the functions on words and lines to the module table on top. */
void kl_open_words(lua_State *L);
/* Adds the functions on numbers to the module table on top. */
void kl_open_numbers(lua_State *L);
/* Adds the checks of single identifiers to the module table on top. */
void kl_open_identifiers(lua_State *L);
/* Adds the functions that say numbers and texts to the module table on top. */
void kl_open_spell(lua_State *L);
/* Adds the functions on corpora to the module table on top. */
void kl_open_corpus(lua_State *L);
/* Adds the functions that rules stand on to the module table on top. */
void kl_open_rule(lua_State *L);
/* Adds the functions on alphabets to the module table on top. */
void kl_open_script(lua_State *L);

/* Adds what the command line asks of the file system to the module table on top. */
void kl_open_files(lua_State *L);

/* Adds `decode` to the module table on top. */
void kl_open_decode(lua_State *L);
/* The encoding of a label; raises with this argument's number where it names none. */
kz_encoding kl_encoding(lua_State *L, int arg, kz_slice label);

/* The open document at argument 1; raises for a closed one. */
kz_document *kl_document(lua_State *L);
/* The same with this layer computed; raises where memory or the size limit ends it. */
kz_document *kl_document_with(lua_State *L, kz_layer layer);

/* The string at an argument as bytes; raises for a wrong type or more than 4 GiB. */
kz_slice kl_bytes(lua_State *L, int arg);
/* Makes the type of kl_arena. */
void kl_open_arena(lua_State *L);
/* Pushes a new arena. kz_arena_free may end it before the collector does. */
kz_arena *kl_arena(lua_State *L);
/* The allocator of this Lua state, for the core. */
kz_alloc kl_alloc(lua_State *L);
/* Pushes nil, message, code; raises where memory ran out, as Lua itself does. */
int kl_failure(lua_State *L, kz_status status);
/* Raises unless the status is KZ_OK. */
void kl_must(lua_State *L, kz_status status);

/* Features, { Case = "Gen" } or "Case=Gen"; raises for unknown ones. */
uint64_t kl_feats(lua_State *L, int arg);
/* The one whose name and value are on top of the stack, where they stay; `arg` is where the table is. */
void kl_add_feature(lua_State *L, int arg, uint64_t *feats);

void kl_push(lua_State *L, kz_slice s);
void kl_push_number(lua_State *L, double value); /* an integer where it is whole */
/* These set a field of the table on top. */
void kl_set_slice(lua_State *L, const char *key, kz_slice value);
void kl_set_string(lua_State *L, const char *key, const char *value);
void kl_set_feats(lua_State *L, const char *key, uint64_t feats); /* { Case = "Gen" } */
void kl_set_number(lua_State *L, const char *key, double value);  /* likewise */
void kl_set_true(lua_State *L, const char *key, bool value);      /* nothing where it is false */
void kl_set_identifier(lua_State *L, const kz_identifier *id);    /* kind, value and its fields */
void kl_set_span(lua_State *L, kz_span span);                     /* first, last: 1-based, inclusive */

#endif
