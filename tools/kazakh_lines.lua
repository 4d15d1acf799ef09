-- The Kazakh lines of texts, repaired, each once: what tools/train_restore.c learns from.
--
--   LUA_PATH='lua/?.lua;lua/?/init.lua;;' LUA_CPATH='build/5.4/?.so;;' lua5.4 tools/kazakh_lines.lua FILE …
--
-- The kinds of files: tools/lib/texts.lua.
package.path = "tools/lib/?.lua;" .. package.path
local kaz = require("kaztext")
local texts = require("texts")

local SHORTEST = 20 -- bytes
local seen = {}

local function take(line)
    if #line >= SHORTEST and not seen[line] and kaz.language(line) == "kk" then
        seen[line] = true
        io.write((kaz.normalize(line)), "\n")
    end
end

for _, name in ipairs(arg) do
    texts.each_line(name, take)
end
