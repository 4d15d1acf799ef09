-- data/encoding/pairs.tsv and neighbours.tsv: counts which letters follow which, for plugin/encoding to tell code pages apart by. Not part of
-- `make data`: it needs the data set that the environment variable KAZTEXT_DATA names (default ../shared/data). Run from the
-- project's root with Lua 5.4; a few seconds.
package.path = "tools/lib/?.lua;" .. package.path
local letters = require("letters")

local DATA = os.getenv("KAZTEXT_DATA") or "../shared/data"
-- A text is Kazakh or Russian, or both, or it is in the language of a neighbour with the same code pages.
local MODELS = {
    { file = "data/encoding/pairs.tsv", about = "Kazakh and Russian", "kk", "ru" },
    {
        file = "data/encoding/neighbours.tsv",
        about = "Ukrainian, Belarusian, Bulgarian, Macedonian and Serbian",
        "uk",
        "be",
        "bg",
        "mk",
        "sr",
    },
}
local UNIT = 8 -- a weight of 1 is an eighth of a bit
local SMOOTHING = 2e-6 -- of all pairs, given to each pair before counting
local LEAST_RARE = 64 -- what a rare character or a byte that stands for nothing costs at least, and what follows it
local RARE = { rare = true, none = true, ["other-cyrillic"] = true }

local function texts(language)
    local list = {}
    if language == "kk" then -- our own sentences
        for _, name in ipairs({ "contrasts", "news", "stories", "world" }) do
            for line in io.lines("data/parse/" .. name .. ".conllu") do
                list[#list + 1] = line:match("^# text = (.*)")
            end
        end
    else
        for line in io.lines(("%s/langid/sentences_%s.txt"):format(DATA, language)) do
            list[#list + 1] = line
        end
    end
    return list
end

local function count(language)
    local pairs_, total = {}, 0
    for _, text in ipairs(texts(language)) do
        local before = 0
        for _, cp in utf8.codes(text .. "\n") do
            local class = letters.class(cp)
            local pair = before * letters.COUNT + class
            pairs_[pair] = (pairs_[pair] or 0) + 1
            total = total + 1
            before = class
        end
    end
    return pairs_, total
end

local function save(model, share)
    local out = {
        ("# How likely each class of character follows each other one in %s text: a row for the"):format(model.about),
        "# class before, a column for the class after, eighths of a bit below certainty (0 is certain, 127 the least).",
        "# Do not edit: made by tools/train_encoding.lua from our own sentences in data/parse/ and lingua's test sentences",
        "# (Apache-2.0, from the Leipzig Corpora Collection, CC BY 4.0); it holds no text of them. Licence of the numbers: MIT.",
        "after\t" .. table.concat(letters.NAMES, "\t"),
    }
    for before = 0, letters.COUNT - 1 do
        local sum, row = 0, { letters.NAMES[before + 1] }
        for after = 0, letters.COUNT - 1 do
            sum = sum + share[before * letters.COUNT + after]
        end
        for after = 0, letters.COUNT - 1 do
            local bits = -math.log(share[before * letters.COUNT + after] / sum, 2)
            local cost = math.min(127, math.floor(bits * UNIT + 0.5))
            local rare = RARE[letters.NAMES[before + 1]] or RARE[letters.NAMES[after + 1]]
            row[#row + 1] = ("%d"):format(math.max(cost, rare and LEAST_RARE or 0))
        end
        out[#out + 1] = table.concat(row, "\t")
    end
    local file = assert(io.open(model.file, "wb"))
    file:write(table.concat(out, "\n"), "\n")
    file:close()
    print("wrote " .. model.file)
end

for _, model in ipairs(MODELS) do
    local share = {} -- of each pair among all, by before * COUNT + class
    for pair = 0, letters.COUNT * letters.COUNT - 1 do
        share[pair] = SMOOTHING
    end
    for _, language in ipairs(model) do
        local counted, total = count(language)
        for pair, n in pairs(counted) do
            share[pair] = share[pair] + n / total / #model
        end
    end
    save(model, share)
end
