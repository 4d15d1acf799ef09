-- lua/ and tests/ keep to what all of Lua 5.1 to 5.4 have; tools/ are Lua 5.4.
std = "min"
max_line_length = false -- stylua folds what can be folded
files["tools"] = { std = "lua54" }
files["tests/lua"] = { std = "+busted" }
files["tests/lua/support/examples.lua"] = { globals = { "setfenv", "loadstring" } }
files["tests/resume"] = { std = "lua54", globals = { "io", "os" } }
files["tests/nvim"] = { std = "+busted", globals = { "vim", "_G", "io", "package" } }
files["plugin/kaztext.lua"] = { globals = { "vim" } }
files["lua/kaztext/cli/worker.lua"] = { globals = { "io" } }
files["lua/kaztext/nvim.lua"] = { globals = { "vim" } }
files["lua/kaztext/nvim/*.lua"] = { globals = { "vim" } }
files["lua/kaztext/health.lua"] = { std = "luajit", globals = { "vim" } }
files["lua/kaztext/_meta.lua"] = { ignore = { "212", "241", "131", "631" } }
files["examples/pandoc"] = { read_globals = { "pandoc", "table.unpack" } }
files["examples/lualatex"] = { read_globals = { "tex", "luatexbase", "package" } }
files["examples/nginx"] = { globals = { "ngx" } }
files["examples/tarantool"] = { read_globals = { "box" } }
files["tests/hosts"] = { read_globals = { "box" } }
