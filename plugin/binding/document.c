/* The Document as a userdata. The userdata, with its metatable, is there before the core allocates anything, so that
 * a Lua error on the way leaks nothing. The original string is kept by the userdata's own environment. */
#include "binding/binding.h"

static const char TYPE[] = "kaztext.Document";

typedef struct handle {
    kz_document doc;
    int bytes_ref; /* keeps the original string alive */
    bool open;
} handle;

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

static handle *to_handle(lua_State *L) {
    return luaL_checkudata(L, 1, TYPE);
}

static kz_document *to_document(lua_State *L) {
    handle *h = to_handle(L);
    if (!h->open)
        luaL_argerror(L, 1, "the document is closed");
    return &h->doc;
}

static int document_close(lua_State *L) {
    handle *h = to_handle(L);
    if (h->open) {
        h->open = false;
        kz_document_close(&h->doc);
        luaL_unref(L, LUA_REGISTRYINDEX, h->bytes_ref);
    }
    return 0;
}

static int document_tostring(lua_State *L) {
    handle *h = to_handle(L);
    if (h->open)
        lua_pushfstring(L, "kaztext.Document (%d bytes)", (int)h->doc.original.n);
    else
        lua_pushliteral(L, "kaztext.Document (closed)");
    return 1;
}

static int document_json(lua_State *L) {
    kz_slice json;
    kz_status status = kz_document_json(to_document(L), &json);
    if (status != KZ_OK)
        return kl_failure(L, status);
    lua_pushlstring(L, json.at, json.n);
    return 1;
}

static void read_options(lua_State *L, int arg, kz_options *options) {
    if (lua_isnoneornil(L, arg))
        return;
    luaL_checktype(L, arg, LUA_TTABLE);
    lua_getfield(L, arg, "date");
    if (!lua_isnil(L, -1)) {
        size_t n;
        const char *date = lua_tolstring(L, -1, &n);
        if (!date || !kz_date_read((kz_slice){date, (uint32_t)n}, &options->date))
            luaL_argerror(L, arg, "date: a day as YYYY-MM-DD is expected");
    }
    lua_getfield(L, arg, "plain");
    options->plain = lua_toboolean(L, -1);
    lua_getfield(L, arg, "limit");
    if (!lua_isnil(L, -1)) {
        double limit = lua_tonumber(L, -1);
        if (limit < 1 || limit > UINT32_MAX)
            luaL_argerror(L, arg, "limit: a number of bytes is expected");
        options->limit = (uint32_t)limit;
    }
    lua_pop(L, 3);
}

static int new_document(lua_State *L) {
    kz_slice bytes = kl_bytes(L, 1);
    kz_options options = {0};
    read_options(L, 2, &options);
    handle *h = lua_newuserdata(L, sizeof *h);
    h->open = false;
    luaL_getmetatable(L, TYPE);
    lua_setmetatable(L, -2);
    lua_pushvalue(L, 1);
    h->bytes_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    kz_status status = kz_document_open(&h->doc, kl_alloc(L), bytes, &options);
    h->open = true;
    if (status != KZ_OK)
        return kl_failure(L, status);
    return 1;
}

static const luaL_Reg methods[] = {
    {"json", document_json}, {"close", document_close}, {"__gc", document_close}, {"__close", document_close},
    {"__tostring", document_tostring}, {NULL, NULL},
};

void kl_open_document(lua_State *L) {
    luaL_newmetatable(L, TYPE);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    kl_setfuncs(L, methods);
    lua_pop(L, 1);
    lua_pushcfunction(L, new_document);
    lua_setfield(L, -2, "document");
}
