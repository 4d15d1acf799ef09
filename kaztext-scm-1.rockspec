rockspec_format = "3.0"
package = "kaztext"
version = "scm-1"
source = {
    url = "git+https://github.com/kaztext/kaztext.git",
}
description = {
    summary = "Repairs, analyses and mines Kazakh text",
    detailed = [[
Takes Kazakh pages as the web gives them, HTML or text, repairs look-alike letters, spacing and quotes, separates the article from
what surrounds it, and tells who is named, with which posts, when, where and how much, each fact with its place in the
original bytes.]],
    homepage = "https://github.com/kaztext/kaztext",
    license = "MIT",
    labels = { "kazakh", "nlp", "text", "neovim" },
}
-- luv, where it is there, lets `kaztext run` work in several processes and go on after a kill.
dependencies = { "lua >= 5.1, < 5.5", "argparse >= 0.6" }
external_dependencies = {
    ICU = { header = "unicode/unorm2.h", library = "icuuc" },
    PCRE2 = { header = "pcre2.h", library = "pcre2-8" },
    GUMBO = { header = "gumbo.h", library = "gumbo" },
}
build = {
    type = "cmake",
    variables = {
        CMAKE_BUILD_TYPE = "Release",
        CMAKE_INSTALL_PREFIX = "$(PREFIX)",
        LUA_INCDIR = "$(LUA_INCDIR)",
        KAZ_LIBDIR = "$(LIBDIR)",
        KAZ_LUADIR = "$(LUADIR)",
        ICU_INCDIR = "$(ICU_INCDIR)",
        ICU_LIBDIR = "$(ICU_LIBDIR)",
        PCRE2_INCDIR = "$(PCRE2_INCDIR)",
        PCRE2_LIBDIR = "$(PCRE2_LIBDIR)",
        GUMBO_INCDIR = "$(GUMBO_INCDIR)",
        GUMBO_LIBDIR = "$(GUMBO_LIBDIR)",
    },
    install = {
        bin = { kaztext = "bin/kaztext.lua" },
    },
    -- of plugin/ only what Neovim loads, by CMake: the rest is C
    copy_directories = { "doc" },
}
test = {
    type = "busted",
}
