-- Which share of the words of running Kazakh text gets a reading from the lexicon, and which at least a guess. Words are
-- tokens with a Cyrillic letter and without a digit, in lines that are Kazakh; the text is repaired first.
--
--   lua5.4 tests/accuracy/coverage.lua [--unknown N] FILE …     N: so many of the most frequent unknown words are listed
--
-- The kinds of files: tools/lib/texts.lua.
package.path = "tools/lib/?.lua;" .. package.path
local kaz = require("kaztext")
local texts = require("texts")

local words, lexical, analysed, unknown, list = 0, 0, 0, {}, 0

local function count(word)
    if not word.text:find("[\208-\211]") or word.text:find("%d") then
        return
    end
    words = words + 1
    if word.source ~= "guess" or word.feats.Abbr then
        lexical, analysed = lexical + 1, analysed + 1
    else
        analysed = analysed + ((word.upos ~= "X" or word.feats.Case) and 1 or 0)
        unknown[word.text] = (unknown[word.text] or 0) + 1
    end
end

local function count_line(line)
    if kaz.language(line) == "kk" then
        for _, word in ipairs(kaz.words((kaz.normalize(line)))) do
            count(word)
        end
    end
end

for i = 1, #arg do
    if arg[i] == "--unknown" then
        list = tonumber(arg[i + 1])
    elseif arg[i - 1] ~= "--unknown" then
        texts.each_line(arg[i], count_line)
    end
end

print(
    ("coverage: %d words, from the lexicon %.4f, with the guesser %.4f"):format(
        words,
        lexical / words,
        analysed / words
    )
)
local sorted = {}
for word in pairs(unknown) do
    sorted[#sorted + 1] = word
end
table.sort(sorted, function(a, b)
    if unknown[a] ~= unknown[b] then
        return unknown[a] > unknown[b]
    end
    return a < b
end)
for i = 1, math.min(list, #sorted) do
    print(unknown[sorted[i]], sorted[i])
end
