-- kaz.tag against KazNERD's tags: exact boundaries and class, for each half of the file by itself. The first half may be looked
-- at; the second one is for the report. Nothing is trained: this is what the rules of the record come to, with the borders that
-- lua/kaztext/kaznerd gives them.
--
--   lua5.4 tests/accuracy/tags.lua FILE.iob2
package.path = "tests/lua/?.lua;" .. package.path
local iob2 = require("support.iob2")
local kaz = require("kaztext")

local function tags_of(sentence)
    local tags = {}
    for i, token in ipairs(sentence) do
        tags[i] = token.tag
    end
    return tags
end

local function key(span)
    return span.class .. " " .. span.from .. " " .. span.to
end

local function count(scores, class, what)
    scores[class] = scores[class] or { gold = 0, found = 0, right = 0 }
    scores[class][what] = scores[class][what] + 1
end

local function score(sentence, scores)
    local gold = {}
    for _, span in ipairs(iob2.spans(tags_of(sentence))) do
        gold[key(span)] = true
        count(scores, span.class, "gold")
        count(scores, "all", "gold")
    end
    for _, span in ipairs(iob2.spans(kaz.tag(iob2.words(sentence)))) do
        count(scores, span.class, "found")
        count(scores, "all", "found")
        if gold[key(span)] then
            count(scores, span.class, "right")
            count(scores, "all", "right")
        end
    end
end

local function report(name, scores)
    local classes = {}
    for class in pairs(scores) do
        classes[#classes + 1] = class
    end
    table.sort(classes, function(a, b)
        return scores[a].gold > scores[b].gold or (scores[a].gold == scores[b].gold and a < b)
    end)
    for _, class in ipairs(classes) do
        local s = scores[class]
        local p, r = s.right / math.max(1, s.found), s.right / math.max(1, s.gold)
        local f = p + r > 0 and 2 * p * r / (p + r) or 0
        print(("%-11s %-13s gold %5d  P %.3f  R %.3f  F1 %.3f"):format(name, class, s.gold, p, r, f))
    end
end

local file = assert(io.open(arg[1], "rb"))
local sentences = iob2.read(file)
file:close()
local half, first, second = math.floor(#sentences / 2), {}, {}
for i, sentence in ipairs(sentences) do
    score(sentence, i <= half and first or second)
end
report("first half", first)
report("second half", second)
