-- data/lexicon/senses.tsv: how usual each stem is as which part of speech, counted on text that `kaztext parse` has read.
--
--   cat texts | bin/kaztext parse | lua5.4 tools/count_senses.lua
--
-- The tagger that reads the text was trained with the counts of the round before: two or three rounds settle it.
package.path = "tools/lib/?.lua;" .. package.path

local POS = { NOUN = "NOUN", ADJ = "ADJ", VERB = "VERB", AUX = "VERB", ADV = "ADV", NUM = "NUM", PROPN = "PROPN" }
local counts = {}
for line in io.lines() do
    local lemma, pos = line:match("^%d+\t[^\t]*\t([^\t]*)\t(%u+)\t")
    pos = POS[pos or ""]
    if pos and not lemma:find("[%d%s]") then
        local key = lemma .. "\t" .. pos
        counts[key] = (counts[key] or 0) + 1
    end
end

-- Classes are powers of four: 1 once, 2 from 2, 3 from 8 on, and so on to 7.
local function class_of(count)
    local class, from = 1, 2
    while class < 7 and count >= from do
        class, from = class + 1, from * 4
    end
    return class
end

local lines = {}
for key, count in pairs(counts) do
    lines[#lines + 1] = key .. "\t" .. class_of(count)
end
table.sort(lines)
local out = assert(io.open("data/lexicon/senses.tsv", "wb"))
out:write([[
# How usual a stem is as which part of speech: 1 seen once, 2 twice, then a class for each power of four. Do not edit: made
# by tools/count_senses.lua.
# Source: counted on government pages, Wikipedia (CC BY-SA), KazQAD (CC BY-SA), Tatoeba (CC BY 2.0 FR), Common Voice (CC0),
# Abai (public domain) and the sentences of KazNERD's validation split (CC BY 4.0), tagged by this project. MIT.
stem	pos	class
]])
out:write(table.concat(lines, "\n"), "\n")
out:close()
