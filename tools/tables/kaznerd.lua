-- lua/kaztext/kaznerd/words.lua: data/kaznerd/words.tsv by kind, and where people are from (алматылық). Run from the project's
-- root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local lualists = require("lualists")
local tsv = require("tsv")

local SOURCE = "data/kaznerd/words.tsv"

local PLACES = "data/places/places.tsv"

local lists, of_kind = {}, {}
for _, row in ipairs(tsv.read(SOURCE)) do
    if not of_kind[row.kind] then
        of_kind[row.kind] = {}
        lists[#lists + 1] = { row.kind, of_kind[row.kind] }
    end
    table.insert(of_kind[row.kind], row.word)
end

-- What is a common word as well (use: inside) makes common words.
local homes, seen = {}, {}
for _, row in ipairs(tsv.read(PLACES)) do
    local place = row.kind == "region" or row.kind == "city"
    if place and row.within == "Қазақстан" and row.use == "" and not seen[row.name] then
        homes[#homes + 1], seen[row.name] = row.name, true
    end
end
lists[#lists + 1] = { "home", homes }

lualists.save("lua/kaztext/kaznerd/words.lua", "tools/tables/kaznerd.lua", SOURCE .. " and " .. PLACES, lists)
