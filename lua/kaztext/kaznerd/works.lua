--- Prizes and works that the record has no type for and KazNERD calls ART: «Алтын қыран» ордені, Нобель сыйлығы. The source of
--- each rule are the guidelines of KazNERD (Yeshpanov et al. 2022, CC BY 4.0) and the first half of its validation split.
local core = require("kaztext.core")
local places = require("kaztext.kaznerd.places")
local words_of = require("kaztext.kaznerd.words")

local works = {}

local WORKS, PRIZES = {}, {}
for _, word in ipairs(words_of.work) do
    WORKS[word] = true
end
for _, word in ipairs(words_of.prize) do
    WORKS[word], PRIZES[word] = true, true
end
local MOST_BETWEEN, LONGEST_TITLE = 2, 14

-- The closing mark before word i, with adjectives between: «Славян үміті» арнайы сыйлығы.
local function mark_before(words, i)
    for k = i - 1, math.max(1, i - 1 - MOST_BETWEEN), -1 do
        if words[k].text == "»" then
            return k
        elseif words[k].upos ~= "ADJ" and words[k].text ~= "атты" then
            return
        end
    end
end

local function opening_of(words, close)
    for k = close - 2, math.max(1, close - LONGEST_TITLE), -1 do
        if words[k].text == "«" then
            return k
        end
    end
end

--- Calls add("ART", first, last) for each of them.
function works.add(doc, words, add)
    local entities = doc:entities()
    for i, word in ipairs(words) do
        local lemma = core.lower(word.lemma)
        local close = WORKS[lemma] and mark_before(words, i)
        local open = close and opening_of(words, close)
        if open then
            add("ART", words[open + 1].first, words[close - 1].last)
        elseif PRIZES[lemma] and word.feats["Person[psor]"] == "3" and i > 1 then
            local person = places.holding(entities, words[i - 1].first)
            if person and person.type == "PERSON" and words[i - 1].feats.Case ~= "Gen" then
                add("ART", person.first, word.last)
            end
        end
    end
end

return works
