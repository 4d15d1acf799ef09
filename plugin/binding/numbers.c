/* What a number in words or digits is worth. */
#include "binding/binding.h"

typedef struct reading {
    kz_arena *arena;
    kz_slice text;
    double value;
    bool is_number, ordinal;
} reading;

static void read_number(void *context) {
    reading *r = context;
    r->is_number = kz_read_number(r->arena, r->text, &r->value, &r->ordinal);
}

static int number(lua_State *L) {
    reading r = {.text = kl_bytes(L, 1)};
    r.arena = kl_arena(L);
    kz_status status = kz_arena_run(r.arena, read_number, &r);
    kz_arena_free(r.arena);
    if (status != KZ_OK)
        return kl_failure(L, status);
    if (!r.is_number) {
        lua_pushnil(L);
        lua_pushliteral(L, "this is no number");
        lua_pushliteral(L, "NO_NUMBER");
        return 3;
    }
    kl_push_number(L, r.value);
    lua_pushstring(L, kz_number_kind_name(r.ordinal ? KZ_NUM_ORDINAL : KZ_NUM_CARDINAL));
    return 2;
}

void kl_open_numbers(lua_State *L) {
    lua_pushcfunction(L, number);
    lua_setfield(L, -2, "number");
}
