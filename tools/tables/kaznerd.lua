-- lua/kaztext/kaznerd/words.lua: data/kaznerd/words.tsv by kind. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local lualists = require("lualists")
local tsv = require("tsv")

local SOURCE = "data/kaznerd/words.tsv"

local lists, of_kind = {}, {}
for _, row in ipairs(tsv.read(SOURCE)) do
    if not of_kind[row.kind] then
        of_kind[row.kind] = {}
        lists[#lists + 1] = { row.kind, of_kind[row.kind] }
    end
    table.insert(of_kind[row.kind], row.word)
end

lualists.save("lua/kaztext/kaznerd/words.lua", "tools/tables/kaznerd.lua", SOURCE, lists)
