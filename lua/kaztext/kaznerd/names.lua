--- Names with KazNERD's borders: the noun that says what a thing is (descriptor) is left out where the name can do without it, as
--- are quotation marks; a post begins with its body. The source of each rule are the guidelines of KazNERD (Yeshpanov et al.
--- 2022, CC BY 4.0) and the first half of its validation split.
local core = require("kaztext.core")
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

-- Where the name ends: before the descriptor, if all else begins with capitals.
local function without_descriptor(class, text)
    local before, last = text:match("^(.+) (%S+)$")
    if not before or not is_lower(last) or not is_descriptor(class, last) then
        return #text
    end
    for word in before:gmatch("[^ ]+") do
        if is_lower(word) or (class == "ORGANISATION" and not word:find("%a")) then
            return #text
        end
    end
    return #before
end

-- Bodies are named by capitals: «қалалық Тұрғын үй бөлімі» begins with its second word, «облыс әкімдігі» is none.
local function first_capital(text)
    for at, word in text:gmatch("()([^ ]+)") do
        if not is_lower(word) then
            return at
        end
    end
end

local CAPITALS = { ORGANISATION = true, GPE = true, FACILITY = true, EVENT = true, PROJECT = true }

local function borders(entity)
    local text, class = entity.text, entity.type
    local first, last = inside_quotes(text)
    if first then
        return entity.first + first - 1, entity.first + last - 1
    end
    first = not CAPITALS[class] and 1 or first_capital(text)
    if not first then
        return nil
    end
    last = without_descriptor(class, text:sub(first))
    return entity.first + first - 1, entity.first + first + last - 2
end

--- Calls add(class, first, last) for each entity of the document.
function names.add_entities(doc, _, add)
    for _, entity in ipairs(doc:entities()) do
        local first, last = borders(entity)
        if first then
            add(entity.type, first, last)
        end
    end
end

-- Where each entity begins that ends right before a place: «Маңғыстау облысы » әкімі.
local function starts_by_end(doc)
    local starts = {}
    for _, entity in ipairs(doc:entities()) do
        if entity.type == "GPE" or entity.type == "ORGANISATION" then
            starts[entity.last] = entity.first
        end
    end
    return starts
end

local function with_body(starts, first)
    while starts[first - 2] do
        first = starts[first - 2]
    end
    return first
end

-- Offices are names wherever they stand with a capital.
local function add_offices(text, starts, add)
    for _, office in ipairs(words_of.office) do
        local at = 1
        while true do
            local first, last = text:find(office, at, true)
            if not first then
                break
            end
            last = text:find("[ ,.:;!?»)]", last + 1) or #text + 1
            if first == 1 or text:find("^[ «(–—-]", first - 1) then
                local from = with_body(starts, first)
                if text:sub(1, from - 1):find("Тұңғыш $") then
                    from = with_body(starts, from - #"Тұңғыш ")
                end
                add("POSITION", from, last - 1)
            end
            at = last
        end
    end
end

--- Calls add("POSITION", first, last) for each post that has a body or is an office of state; professions are none there.
function names.add_posts(doc, text, add)
    local starts = starts_by_end(doc)
    for _, person in ipairs(doc:people()) do
        for _, post in ipairs(person.positions) do
            local first = with_body(starts, post.first)
            if not is_lower(text:sub(first, post.last)) and (first < post.first or post.organisation ~= "") then
                add("POSITION", first, post.last)
            end
        end
    end
    add_offices(text, starts, add)
end

return names
