--- Names with KazNERD's borders: the noun that says what a thing is (descriptor) is left out where the name can do without it, as
--- are quotation marks. The source of each rule are the guidelines of KazNERD (Yeshpanov et al.
--- 2022, CC BY 4.0) and the first half of its validation split.
local core = require("kaztext.core")
local places = require("kaztext.kaznerd.places")
local words_of = require("kaztext.kaznerd.words")

local names = {}

local function is_lower(word)
    return core.lower(word) == word
end

local function is_descriptor(class, word)
    for _, beginning in ipairs(words_of[class] or {}) do
        if word:sub(1, #beginning) == beginning then
            return true
        end
    end
    return false
end

-- «Нұрлы жол» бекеті is Нұрлы жол; «Қазақмыс корпорациясы» ЖШС stays, for its descriptor is an acronym.
local function inside_quotes(text)
    local close = text:find("^«") and text:find(" ?»", 3)
    if not close then
        return nil
    end
    local rest = text:match("^ ?» ?(.*)$", close)
    if rest ~= "" and not is_lower(rest) then
        return nil
    end
    return #text:match("^« ?") + 1, close - 1
end

-- «Шығыс Қазақстан» in шығысқазақстандық
local HOMES = {}
for _, home in ipairs(words_of.home) do
    HOMES[core.lower((home:gsub(" ", "")))] = true
end

-- Where the name ends: before the descriptor, if all else begins with capitals (a disease need not).
local function without_descriptor(class, text)
    local before, last = text:match("^(.+) (%S+)$")
    if not before or not is_lower(last) or not is_descriptor(class, last) then
        return #text
    end
    if class == "LAW" and before:find(" туралы$") then
        return #before
    end
    if class == "FACILITY" and HOMES[core.lower(before)] then -- Алматы әуежайы is not Алматы
        return #text
    end
    for word in before:gmatch("[^ ]+") do
        local small = is_lower(word) and class ~= "DISEASE"
        if small or (class == "ORGANISATION" and not word:find("%a")) then
            return #text
        end
    end
    return #before
end

-- Bodies are named by capitals: «қалалық Тұрғын үй бөлімі» begins with its second word, «облыс әкімдігі» is none, wherever
-- it stands.
local function first_capital(text)
    for at, word in text:gmatch("()([^ ]+)") do
        if not is_lower(word) then
            return at
        end
    end
end

local NAMED = { ORGANISATION = true, GPE = true, FACILITY = true, EVENT = true }
local CAPITALS = { ORGANISATION = true, GPE = true, FACILITY = true, EVENT = true, PROJECT = true }

local function borders(entity, class)
    local text = entity.text
    local first, last = inside_quotes(text)
    if first then
        return entity.first + first - 1, entity.first + last - 1
    end
    if NAMED[class] and is_lower(entity.normal) then
        return nil
    end
    first = CAPITALS[class] and first_capital(text) or 1
    last = without_descriptor(class, text:sub(first))
    return entity.first + first - 1, entity.first + first + last - 2
end

local CLASSES = {}
for _, name in ipairs(words_of.as_organisation) do
    CLASSES[name] = "ORGANISATION"
end
for _, name in ipairs(words_of.as_project) do
    CLASSES[name] = "PROJECT"
end

-- Hospitals, works, museums and parks are sites there.
local function class_of(entity)
    local class = CLASSES[entity.normal] or entity.type
    if (class == "ORGANISATION" or class == "LOCATION") and not entity.text:find("^«") then
        for _, site in ipairs(words_of.site) do
            if entity.normal:find(" " .. site .. "[^ ]*$") then
                return "FACILITY"
            end
        end
    end
    return class
end

-- The entities that hold one of these places.
local function holders(called, entities)
    local found = {}
    for _, place in ipairs(called) do
        local entity = places.holding(entities, place)
        if entity and not entity.text:find("^«") then
            found[entity] = true
        end
    end
    return found
end

--- Calls add(class, first, last) for each of the entities; `called` are the places of persons' names that sites are called
--- after: «Гагарин даңғылы» keeps its noun.
function names.add_entities(entities, called, add)
    local named = holders(called, entities)
    for _, entity in ipairs(entities) do
        local class = class_of(entity)
        local first, last = borders(entity, class)
        if first and class == "FACILITY" and named[entity] then
            last = entity.last
        end
        if first then
            add(class, first, last)
        end
    end
end

return names
