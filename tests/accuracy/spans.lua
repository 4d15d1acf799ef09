-- Numbers, amounts and times against KazNERD's spans: exact boundaries and class, for each half of the file by itself. The
-- first half may be looked at (--wrong CLASS lists what goes wrong in it); the second one is for the report.
--
--   lua5.4 tests/accuracy/spans.lua [--wrong CLASS] FILE.iob2
--
-- lua/kaztext/kaznerd.lua maps the record onto KazNERD's borders. A number inside a span of a class that is not
-- scored here (LAW, POSITION, PRODUCT …) is neither right nor wrong, since KazNERD's spans hold no others.
package.path = "tests/lua/?.lua;" .. package.path
local iob2 = require("support.iob2")
local kaz = require("kaztext")

local CLASSES = { "CARDINAL", "ORDINAL", "DATE", "TIME", "MONEY", "PERCENTAGE", "QUANTITY" }
local KNOWN = {}
for _, class in ipairs(CLASSES) do
    KNOWN[class] = true
end

local wrong, path
do
    local i = 1
    while arg[i] do
        if arg[i] == "--wrong" then
            wrong, i = arg[i + 1], i + 1
        else
            path = arg[i]
        end
        i = i + 1
    end
end

-- The spans of these classes, and which tokens stand in one of another class.
local function gold_of(sentence)
    local spans, others = {}, {}
    local open
    for i, token in ipairs(sentence) do
        local sort, class = token.tag:match("^([BI])%-(.*)$")
        if sort == "B" then
            open = KNOWN[class] and { class = class, from = i, to = i } or nil
            spans[#spans + 1] = open
            others[i] = open == nil
        elseif sort == "I" then
            others[i] = open == nil
            if open then
                open.to = i
            end
        else
            open = nil
        end
    end
    return spans, others
end

local function found_in(sentence)
    local spans = {}
    for _, span in ipairs(iob2.spans(kaz.tag(iob2.words(sentence)))) do
        spans[#spans + 1] = KNOWN[span.class] and span or nil
    end
    return spans
end

local function key(span)
    return span.class .. " " .. span.from .. " " .. span.to
end

local function shown(sentence, span)
    local words = {}
    for i = math.max(1, span.from - 3), math.min(#sentence, span.to + 3) do
        local word = sentence[i].text
        words[#words + 1] = (i == span.from and "[" or "") .. word .. (i == span.to and "]" or "")
    end
    return table.concat(words, " ")
end

local function new_scores()
    local scores = {}
    for _, class in ipairs(CLASSES) do
        scores[class] = { gold = 0, found = 0, right = 0 }
    end
    return scores
end

local function score(sentence, scores, list)
    local gold, others = gold_of(sentence)
    local found, seen = found_in(sentence), {}
    for _, span in ipairs(gold) do
        scores[span.class].gold = scores[span.class].gold + 1
        seen[key(span)] = "missed"
    end
    for _, span in ipairs(found) do
        local s = scores[span.class]
        s.found = s.found + (others[span.from] and others[span.to] and 0 or 1)
        if seen[key(span)] then
            s.right = s.right + 1
            seen[key(span)] = "right"
        elseif list and span.class == wrong and not others[span.from] then
            print("found", shown(sentence, span))
        end
    end
    for _, span in ipairs(gold) do
        if list and span.class == wrong and seen[key(span)] == "missed" then
            print("missed", shown(sentence, span))
        end
    end
end

local function report(name, scores)
    for _, class in ipairs(CLASSES) do
        local s = scores[class]
        local p, r = s.right / math.max(1, s.found), s.right / math.max(1, s.gold)
        local f = p + r > 0 and 2 * p * r / (p + r) or 0
        print(
            ("%-11s %-12s gold %5d  found %5d  P %.3f  R %.3f  F1 %.3f"):format(name, class, s.gold, s.found, p, r, f)
        )
    end
end

local file = assert(io.open(path, "rb"))
local sentences = iob2.read(file)
file:close()
local halves = { new_scores(), new_scores() }
for i, sentence in ipairs(sentences) do
    local first = i <= #sentences / 2
    score(sentence, halves[first and 1 or 2], wrong and first)
end
if not wrong then
    report("first half", halves[1])
    report("second half", halves[2])
end
