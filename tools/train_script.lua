-- data/script/guesses.tsv: how the letters that other alphabets do not write are guessed in words that no lexicon has, by
-- the letters beside them. Counted over the word types of texts and of the lexicon. Run from the project's root with Lua
-- 5.4:
--
--   lua5.4 tools/train_script.lua [--out FILE] [--names FILE …] FILE …
--
-- The files are any text in Cyrillic letters; of those after --names only words with a capital are taken (Russian news:
-- its names are those that Kazakh news has). A question is asked where a spelling leaves a choice; its context is what
-- stands before and after it, in the symbols of the skeleton (tools/tables/script.lua), with i for и and й. A row is kept
-- where it says otherwise than the shorter contexts do.
package.path = "tools/lib/?.lua;" .. package.path
local tsv = require("tsv")
local skeleton = require("skeleton")

-- Letters beside the question, before and after, from the most to the least: as in plugin/script/guess.c.
local WINDOWS = {
    { 3, 3 },
    { 2, 3 },
    { 3, 2 },
    { 2, 2 },
    { 1, 3 },
    { 3, 1 },
    { 1, 2 },
    { 2, 1 },
    { 1, 1 },
    { 0, 1 },
    { 1, 0 },
    { 0, 0 },
}
-- Questions where a rare answer that is wrong reads worse than the usual one, which stands here, and how many words must
-- have it in a context.
local RARE = { ["'"] = "-", i = "й", io = "ио" }
local LEAST_RARE = 2
local LEAST = 2 -- words that a context of more than two letters must have been seen in

local out, words, only_names = "data/script/guesses.tsv", {}, false

local LETTERS = "[\208-\211][\128-\191]"
local function lower(word)
    return (word:gsub(LETTERS, function(c)
        return skeleton.lower(c)
    end))
end

local function add_text(text)
    for run in text:gmatch("[\208-\211][\128-\191][\128-\191\208-\211]*") do
        local first = run:sub(1, 2)
        local small = lower(run)
        if #run > 2 and skeleton.knows(small) and not (only_names and first == small:sub(1, 2)) then
            words[small] = true
        end
    end
end

local i = 1
while arg[i] do
    if arg[i] == "--out" then
        out, i = arg[i + 1], i + 1
    elseif arg[i] == "--names" then
        only_names = true
    else
        add_text(assert(io.open(arg[i], "rb")):read("a"))
    end
    i = i + 1
end
only_names = false
for path, column in pairs({
    ["data/lexicon/stems.tsv"] = "stem",
    ["data/names/given.tsv"] = "name",
    ["data/names/surnames.tsv"] = "name",
    ["data/places/places.tsv"] = "name",
    ["data/script/loans.tsv"] = "word",
}) do
    for _, row in ipairs((tsv.read(path))) do
        add_text(row[column])
    end
end

-- counts[question][window][context][answer]
local counts = {}
local function count(question, answer, symbols, first, last)
    counts[question] = counts[question] or {}
    for w, window in ipairs(WINDOWS) do
        local context = skeleton.context(symbols, first, last, window[1], window[2])
        local by = counts[question][w] or {}
        counts[question][w] = by
        by[context] = by[context] or {}
        by[context][answer] = (by[context][answer] or 0) + 1
    end
end

local n = 0
for word in pairs(words) do
    n = n + 1
    skeleton.questions(word, count)
end

local function majority(answers)
    local best, most, all = nil, 0, 0
    for answer, times in pairs(answers) do
        all = all + times
        if times > most or times == most and answer < best then
            best, most = answer, times
        end
    end
    return best, most, all
end

local kept = {}
local function told(question, context_of)
    for w in ipairs(WINDOWS) do
        local row = kept[question .. "\t" .. context_of(w)]
        if row then
            return row
        end
    end
end

local rows = {}
for question, windows in pairs(counts) do
    for w = #WINDOWS, 1, -1 do
        local window = WINDOWS[w]
        for context, answers in pairs(windows[w]) do
            local best, most, all = majority(answers)
            -- the shorter contexts that this one holds
            local shorter = told(question, function(v)
                return skeleton.shorten(context, window, WINDOWS[v])
            end)
            local sure = most * 3 >= all * 2
            if RARE[question] and best ~= RARE[question] then
                sure = most >= LEAST_RARE and most * 10 >= all * 8
            end
            if best ~= shorter and (w == #WINDOWS or all >= LEAST) and sure then
                rows[#rows + 1] = { question, context, best }
            end
        end
        for _, row in ipairs(rows) do
            kept[row[1] .. "\t" .. row[2]] = row[3]
        end
    end
end
table.sort(rows, function(a, b)
    return a[1] < b[1] or a[1] == b[1] and a[2] < b[2]
end)
local file = assert(io.open(out, "wb"))
file:write([[
# How letters that other alphabets do not write are guessed in unknown words. Do not edit: made by tools/train_script.lua.
# question: what is asked, by the symbols of the skeleton; context: the symbols before, the question's place, those after
# (^ and $ are the word's ends); answer: the letters. The longest context that is here tells.
# Source: counted over the word types of Common Voice (CC0), Tatoeba (CC BY 2.0 FR), Abai (public domain), Wikipedia and
# KazQAD (CC BY-SA 4.0), KazNERD's validation split (CC BY 4.0), government and news sites in Kazakh, names in their
# Russian pages, and of this project's lexicon. MIT.
question	context	answer
]])
for _, row in ipairs(rows) do
    file:write(table.concat(row, "\t"), "\n")
end
file:close()
print(("%d words, %d rows"):format(n, #rows))
