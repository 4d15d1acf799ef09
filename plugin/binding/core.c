/* kaztext.core: the module that Lua loads. */
#include "binding/binding.h"

KL_EXPORT int luaopen_kaztext_core(lua_State *L);

int luaopen_kaztext_core(lua_State *L) {
    kl_checkversion(L);
    lua_newtable(L);
    kl_open_arena(L);
    kl_open_document(L);
    kl_open_words(L);
    kl_open_language(L);
    kl_open_numbers(L);
    kl_open_identifiers(L);
    kl_open_spell(L);
    kl_open_decode(L);
    kl_open_script(L);
    kl_open_corpus(L);
    kl_open_rule(L);
    kl_open_files(L);
    return 1;
}
