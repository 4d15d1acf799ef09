/* Bytes to text, without a document. */
#include "binding/binding.h"

typedef struct decoding {
    kz_arena *arena;
    kz_slice bytes;
    kz_encoding label;
    kz_decoded out;
} decoding;

kz_encoding kl_encoding(lua_State *L, int arg, kz_slice label) {
    kz_encoding encoding = kz_encoding_named(label);
    if (encoding == KZ_ENCODING_UNKNOWN)
        luaL_argerror(L, arg, lua_pushfstring(L, "unknown encoding '%s'", label.at));
    return encoding;
}

static void work(void *context) {
    decoding *d = context;
    kz_edits edits;
    d->out = kz_decode(d->arena, d->bytes, d->label, true);
    if (!d->out.valid)
        d->out.text = kz_replace_invalid(d->arena, d->out.text, &edits);
}

static int decode(lua_State *L) {
    kz_slice bytes = kl_bytes(L, 1);
    kz_encoding label = lua_isnoneornil(L, 2) ? KZ_ENCODING_AUTO : kl_encoding(L, 2, kl_bytes(L, 2));
    decoding d = {.arena = kl_arena(L), .bytes = bytes, .label = label};
    kz_status status = kz_arena_run(d.arena, work, &d);
    if (status != KZ_OK)
        return kl_failure(L, status);
    if (d.out.text.at == bytes.at && d.out.text.n == bytes.n)
        lua_pushvalue(L, 1); /* nothing changed: the very same string */
    else
        kl_push(L, d.out.text);
    kz_arena_free(d.arena);
    lua_pushstring(L, kz_encoding_name(d.out.encoding));
    lua_pushnumber(L, d.out.confidence / 100.0);
    return 3;
}

void kl_open_decode(lua_State *L) {
    lua_pushcfunction(L, decode);
    lua_setfield(L, -2, "decode");
}
