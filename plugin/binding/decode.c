/* Bytes to text, without a document. */
#include "binding/binding.h"

static const char TYPE[] = "kaztext.Decoding";

/* What the core allocates hangs on a userdata, so that a Lua error leaks nothing. */
typedef struct decoding {
    kz_arena arena;
    kz_slice bytes;
    kz_encoding label;
    kz_decoded out;
    bool open;
} decoding;

static int decoding_close(lua_State *L) {
    decoding *d = luaL_checkudata(L, 1, TYPE);
    if (d->open)
        kz_arena_free(&d->arena);
    d->open = false;
    return 0;
}

kz_encoding kl_encoding(lua_State *L, int arg, kz_slice label) {
    kz_encoding encoding = kz_encoding_named(label);
    if (encoding == KZ_ENCODING_UNKNOWN)
        luaL_argerror(L, arg, lua_pushfstring(L, "unknown encoding '%s'", label.at));
    return encoding;
}

static void work(void *context) {
    decoding *d = context;
    kz_edits edits;
    d->out = kz_decode(&d->arena, d->bytes, d->label, true);
    if (!d->out.valid)
        d->out.text = kz_replace_invalid(&d->arena, d->out.text, &edits);
}

static int decode(lua_State *L) {
    kz_slice bytes = kl_bytes(L, 1);
    kz_encoding label = lua_isnoneornil(L, 2) ? KZ_ENCODING_AUTO : kl_encoding(L, 2, kl_bytes(L, 2));
    decoding *d = lua_newuserdata(L, sizeof *d);
    d->open = false;
    kl_setmetatable(L, TYPE);
    d->bytes = bytes;
    d->label = label;
    kz_arena_init(&d->arena, kl_alloc(L), KZ_DEFAULT_MEMORY);
    d->open = true;
    kz_status status = kz_arena_run(&d->arena, work, d);
    if (status != KZ_OK)
        return kl_failure(L, status);
    if (d->out.text.at == bytes.at && d->out.text.n == bytes.n)
        lua_pushvalue(L, 1); /* nothing changed: the very same string */
    else
        kl_push(L, d->out.text);
    kz_arena_free(&d->arena);
    d->open = false;
    lua_pushstring(L, kz_encoding_name(d->out.encoding));
    lua_pushnumber(L, d->out.confidence / 100.0);
    return 3;
}

void kl_open_decode(lua_State *L) {
    luaL_newmetatable(L, TYPE);
    lua_pushcfunction(L, decoding_close);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    lua_pushcfunction(L, decode);
    lua_setfield(L, -2, "decode");
}
