--- Events that KazNERD names with whose they are: an anniversary («Абайдың 175 жылдығы») and a congress that is counted («Азия
--- қаламгерлерінің бірінші форумы»). The source of each rule are the guidelines of KazNERD (Yeshpanov et al. 2022, CC BY 4.0) and
--- the first half of its validation split.
local core = require("kaztext.core")
local places = require("kaztext.kaznerd.places")
local words_of = require("kaztext.kaznerd.words")

local events = {}

local MEETINGS, COUNTED = {}, {}
for _, word in ipairs(words_of.meeting) do
    MEETINGS[word] = true
end
for _, word in ipairs(words_of.counted) do
    COUNTED[word] = true
end
local MOST_BETWEEN, MOST_BEFORE = 4, 3

-- «Азия қаламгерлерінің»: from the entity on that ends in the word or stands before it with words in the nominative between.
local function owner_start(words, entities, i)
    for k = i, math.max(1, i - MOST_BEFORE + 1), -1 do
        local entity = places.holding(entities, words[k].first)
        if entity then
            return entity.first
        end
        local case = words[k].feats.Case
        if k < i and case ~= nil and case ~= "Nom" then
            return
        end
    end
end

-- The word in the genitive before word i and what counts it, and whether it is counted at all.
local function owner_of(words, i, counts)
    local counted = false
    for k = i - 1, math.max(1, i - MOST_BETWEEN), -1 do
        if words[k].feats.Case == "Gen" then
            return counted and k
        end
        counted = counted or counts(words[k])
    end
end

local function is_number(word)
    return word.upos == "NUM"
end

local function is_ordinal(word)
    return word.feats.NumType == "Ord" or COUNTED[core.lower(word.text)] or false
end

--- Calls add("EVENT", first, last) for each of them.
function events.add(doc, words, add)
    local entities = doc:entities()
    for i, word in ipairs(words) do
        local lemma = core.lower(word.lemma)
        local counts = lemma == "жылдық" and is_number or (MEETINGS[lemma] and is_ordinal)
        local owner = counts and word.feats["Person[psor]"] == "3" and owner_of(words, i, counts)
        local first = owner and owner_start(words, entities, owner)
        if first then
            add("EVENT", first, word.last)
        end
    end
end

return events
