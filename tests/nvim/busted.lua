-- Runs busted inside Neovim; TAP goes to the file that KAZ_TAP names. See tests/nvim/run.
local tap = assert(io.open(os.getenv("KAZ_TAP"), "w"))
tap:setvbuf("no")
io.stdout = tap
io.output(tap)
_G.print = function(...)
    local cells = {}
    for i = 1, select("#", ...) do
        cells[i] = tostring((select(i, ...)))
    end
    tap:write(table.concat(cells, "\t"), "\n")
end
package.path = table.concat({
    "./lua/?.lua",
    "./lua/?/init.lua",
    "./tests/lua/?.lua",
    "./tests/?.lua",
    "/usr/share/lua/5.1/?.lua",
    "/usr/share/lua/5.1/?/init.lua",
    package.path,
}, ";")
package.cpath = table.concat({ "./build/5.1/?.so", "/usr/lib/x86_64-linux-gnu/lua/5.1/?.so", package.cpath }, ";")
_G.arg = { [0] = "busted", "--ignore-lua", "-o", "TAP", "tests/lua", "tests/nvim" }
-- where specs fail, the runner ends in an error without a message; any other error means that it could not run them
local ok, problem = pcall(function()
    require("busted.runner")({ standalone = false })
end)
if not ok and problem then
    print("not ok 1 - busted could not run: " .. tostring(problem))
end
vim.cmd(ok and "qa!" or "cq!")
