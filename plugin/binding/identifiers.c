/* Single identifiers: what is told by one, or what is wrong with it. */
#include "binding/binding.h"

typedef kz_problem (*checker)(kz_arena *arena, kz_slice text, kz_identifier *out);

typedef struct checking {
    kz_arena *arena;
    kz_slice text;
    checker check;
    kz_identifier found;
    kz_problem problem;
} checking;

void kl_set_identifier(lua_State *L, const kz_identifier *id) {
    kl_set_string(L, "kind", kz_identifier_kind_name((kz_identifier_kind)id->kind));
    kl_set_slice(L, "value", id->value);
    for (uint32_t i = 0; i < id->n; i++) {
        kz_field_key key = (kz_field_key)id->fields[i].key;
        const char *name = kz_field_name(key);
        if (kz_field_is_mark(key)) {
            kl_set_true(L, name, true);
            continue;
        }
        kl_push(L, id->fields[i].value);
        if (kz_field_is_number(key)) {
            lua_pushinteger(L, lua_tointeger(L, -1));
            lua_remove(L, -2);
        }
        lua_setfield(L, -2, name);
    }
}

static void run_check(void *context) {
    checking *c = context;
    c->problem = c->check(c->arena, c->text, &c->found);
}

static int push_checked(lua_State *L, checker check) {
    checking c = {.text = kl_bytes(L, 1), .check = check};
    c.arena = kl_arena(L);
    kz_status status = kz_arena_run(c.arena, run_check, &c);
    if (status != KZ_OK)
        return kl_failure(L, status);
    if (c.problem != KZ_FINE) {
        kz_arena_free(c.arena);
        lua_pushnil(L);
        lua_pushstring(L, kz_problem_message(c.problem));
        lua_pushstring(L, kz_problem_code(c.problem));
        return 3;
    }
    lua_createtable(L, 0, 6);
    kl_set_identifier(L, &c.found);
    kz_arena_free(c.arena);
    return 1;
}

static int iin(lua_State *L) {
    return push_checked(L, kz_check_iin);
}

static int bin(lua_State *L) {
    return push_checked(L, kz_check_bin);
}

static int iban(lua_State *L) {
    return push_checked(L, kz_check_iban);
}

static int phone(lua_State *L) {
    return push_checked(L, kz_check_phone);
}

static int card(lua_State *L) {
    return push_checked(L, kz_check_card);
}

static const luaL_Reg functions[] = {{"iin", iin},     {"bin", bin},   {"iban", iban},
                                     {"phone", phone}, {"card", card}, {NULL, NULL}};

void kl_open_identifiers(lua_State *L) {
    kl_setfuncs(L, functions);
}
