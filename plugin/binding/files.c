/* What the command line asks of the file system, and Lua has no way to. */
#include "binding/binding.h"

#if defined(_WIN32)

static int lock(lua_State *L) {
    (void)L;
    return 0;
}

static int same_file(lua_State *L) {
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

static int fill_standard(lua_State *L) {
    (void)L;
    return 0;
}

static int read_some(lua_State *L) {
    return luaL_error(L, "there is no read_some");
}

static void add_lock_type(lua_State *L) {
    (void)L;
}

#else

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <lualib.h> /* LUA_FILEHANDLE of 5.1 */
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char TYPE[] = "kaztext.Lock";

static int lock_close(lua_State *L) {
    int *descriptor = luaL_checkudata(L, 1, TYPE);
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
    return 0;
}

static int failed(lua_State *L, int reason) {
    lua_pushnil(L);
    lua_pushstring(L, strerror(reason));
    return 2;
}

/* lock(name): the file, made where there is none, is locked until lock:close(), or until this process ends in whatever
 * way: the system keeps the lock on the file itself, and no other process inherits it. false where another one has it;
 * nil for what is no plain file, or is where the system has no locks; nil and a message for what cannot be written. */
static int lock(lua_State *L) {
    const char *name = luaL_checkstring(L, 1);
    int *descriptor = lua_newuserdata(L, sizeof *descriptor);
    *descriptor = -1;
    kl_setmetatable(L, TYPE);
    struct stat state;
    bool is_there = stat(name, &state) == 0;
    if (!is_there && errno != ENOENT)
        return failed(L, errno);
    if (is_there && !S_ISREG(state.st_mode))
        return 0; /* to open a pipe and close it again would tell its reader that nothing comes */
    *descriptor = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (*descriptor < 0)
        return failed(L, errno);
    if (flock(*descriptor, LOCK_EX | LOCK_NB) == 0)
        return 1;
    int reason = errno;
    close(*descriptor);
    *descriptor = -1;
    if (reason != EWOULDBLOCK)
        return 0;
    lua_pushboolean(L, 0);
    return 1;
}

/* same_file(a, b): whether both names are of one plain file, or the same name of none that is there. */
static int same_file(lua_State *L) {
    const char *names[] = {luaL_checkstring(L, 1), luaL_checkstring(L, 2)};
    struct stat a, b;
    bool has_a = stat(names[0], &a) == 0, has_b = stat(names[1], &b) == 0;
    if (has_a && has_b)
        lua_pushboolean(L, S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino);
    else
        lua_pushboolean(L, !has_a && !has_b && strcmp(names[0], names[1]) == 0);
    return 1;
}

/* fill_standard(): where standard input, output or error was closed, what is opened next would take its place and be
 * written to in its name. What takes it here can neither be read nor written, so that it is told as closed. */
static int fill_standard(lua_State *L) {
    (void)L;
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    return 0;
}

/* read_some(file, most): what is there to be read of it, at least a byte: a pipe is not waited for longer. "" after a
 * signal, nil at the end; nil and a message where it cannot be read. The file must not be read in any other way. */
static int read_some(lua_State *L) {
    FILE *const *file = luaL_checkudata(L, 1, LUA_FILEHANDLE); /* what a file of Lua's begins with, in each version */
    lua_Number most = luaL_checknumber(L, 2);
    if (!*file)
        luaL_argerror(L, 1, "the file is closed");
    if (!(most >= 1 && most <= INT_MAX))
        luaL_argerror(L, 2, "a number of bytes is expected");
    char *room = lua_newuserdata(L, (size_t)most);
    ssize_t n = read(fileno(*file), room, (size_t)most);
    if (n < 0 && errno != EINTR)
        return failed(L, errno);
    if (n == 0)
        return 0;
    lua_pushlstring(L, room, n < 0 ? 0 : (size_t)n);
    return 1;
}

static void add_lock_type(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"close", lock_close}, {"__gc", lock_close}, {"__close", lock_close}, {NULL, NULL}};
    luaL_newmetatable(L, TYPE);
    kl_setfuncs(L, methods);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}

#endif

void kl_open_files(lua_State *L) {
    static const luaL_Reg functions[] = {{"lock", lock},
                                         {"same_file", same_file},
                                         {"fill_standard", fill_standard},
                                         {"read_some", read_some},
                                         {NULL, NULL}};
    add_lock_type(L);
    kl_setfuncs(L, functions);
}
