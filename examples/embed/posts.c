/* Who holds which post by a page: a C program with a Lua state in it, whose memory is limited.
 *
 *     posts FILE [MEGABYTES]    prints name, title and organisation, a post a line
 *
 * LUA_PATH and LUA_CPATH say where kaztext for this Lua is. The status is 1, with a message, where the page could not
 * be read, also for want of memory. */
#include <stdio.h>
#include <stdlib.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

typedef struct budget {
    size_t used;
    size_t limit;
} budget;

typedef struct page {
    char *bytes;
    size_t size;
} page;

/* All memory of Lua and of kaztext comes from here. */
static void *allocate(void *userdata, void *old, size_t old_size, size_t new_size) {
    budget *b = userdata;
    if (!old)
        old_size = 0; /* Lua passes the kind of object there */
    if (new_size == 0) {
        free(old);
        b->used -= old_size;
        return NULL;
    }
    if (new_size > old_size && new_size - old_size > b->limit - b->used)
        return NULL; /* Lua collects its garbage, asks again, and then raises an error */
    void *new = realloc(old, new_size);
    if (new)
        b->used = b->used - old_size + new_size;
    return new;
}

static const char *field(lua_State *L, int table, const char *name) {
    lua_getfield(L, table, name);
    const char *value = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    lua_pop(L, 1); /* the table still holds it */
    return value ? value : "-";
}

/* Pushes an item of a list; whether it is a table. lua_geti, which would say so itself, is not there before Lua 5.3. */
static int push_item(lua_State *L, int list, int i) {
    lua_rawgeti(L, list, i);
    return lua_istable(L, -1);
}

static void print_posts(lua_State *L, int person) {
    const char *name = field(L, person, "name");
    lua_getfield(L, person, "positions");
    int positions = lua_gettop(L);
    for (int i = 1; push_item(L, positions, i); i++) {
        int position = lua_gettop(L);
        printf("%s\t%s\t%s\n", name, field(L, position, "title"), field(L, position, "organisation"));
        lua_settop(L, positions);
    }
    lua_settop(L, person);
}

/* Everything that may raise an error, so that it runs under lua_pcall. The argument is a page. */
static int extract(lua_State *L) {
    const page *p = lua_touserdata(L, 1);
    luaL_openlibs(L);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "kaztext");
    lua_call(L, 1, 1);

    lua_getfield(L, -1, "document");
    lua_pushlstring(L, p->bytes, p->size); /* any bytes, NULs too */
    lua_call(L, 1, 2);
    if (lua_isnil(L, -2))
        return lua_error(L); /* what kaztext says of bad data */
    lua_pop(L, 1);

    lua_getfield(L, -1, "people"); /* doc:people() */
    lua_pushvalue(L, -2);
    lua_call(L, 1, 1);
    int people = lua_gettop(L);
    for (int i = 1; push_item(L, people, i); i++) {
        print_posts(L, lua_gettop(L));
        lua_settop(L, people);
    }
    return 0;
}

static page read_file(FILE *file) {
    page p = {NULL, 0};
    size_t room = 0;
    do {
        if (p.size == room) {
            room = room ? 2 * room : 65536;
            char *bytes = realloc(p.bytes, room);
            if (!bytes) {
                free(p.bytes);
                return (page){NULL, 0};
            }
            p.bytes = bytes;
        }
        p.size += fread(p.bytes + p.size, 1, room - p.size, file);
    } while (!feof(file) && !ferror(file));
    return p;
}

static int run(page *p, size_t limit) {
    budget memory = {0, limit};
    lua_State *L = lua_newstate(allocate, &memory);
    if (!L) {
        fputs("posts: no memory for a Lua state\n", stderr);
        return EXIT_FAILURE;
    }
    lua_pushcfunction(L, extract);
    lua_pushlightuserdata(L, p);
    int status = lua_pcall(L, 1, 0, 0);
    if (status != 0) {
        const char *message = lua_tostring(L, -1);
        fprintf(stderr, "posts: %s\n", message ? message : "an error without a message");
    }
    lua_close(L);
    return status == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 3) {
        fputs("usage: posts FILE [MEGABYTES]\n", stderr);
        return 2;
    }
    size_t megabytes = argc > 2 ? strtoul(argv[2], NULL, 10) : 64;
    FILE *file = fopen(argv[1], "rb");
    if (!file) {
        perror(argv[1]);
        return EXIT_FAILURE;
    }
    page p = read_file(file);
    fclose(file);
    if (!p.bytes) {
        fputs("posts: no memory for the page\n", stderr);
        return EXIT_FAILURE;
    }
    int status = run(&p, megabytes << 20);
    free(p.bytes);
    return status;
}
