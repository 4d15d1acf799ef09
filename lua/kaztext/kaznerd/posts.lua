--- Posts with KazNERD's borders: a post begins with its body («Жамбыл облысының әкімі» is one POSITION), one that names neither a
--- body nor a field is none, nor are several («депутаттар»), and nobody needs to hold it. The source of each rule are the
--- guidelines of KazNERD (Yeshpanov et al. 2022, CC BY 4.0) and the first half of its validation split.
local core = require("kaztext.core")
local places = require("kaztext.kaznerd.places")
local words_of = require("kaztext.kaznerd.words")

local posts = {}

local function set_of(list)
    local set = {}
    for _, word in ipairs(list) do
        set[core.lower(word)] = true
    end
    return set
end

local RANKS = set_of(words_of.rank)
local OFFICES = {}
for i, office in ipairs(words_of.office) do
    OFFICES[i] = core.lower(office)
end

local function is_lower(text)
    return core.lower(text) == text
end

-- «Мәжіліс депутаттары»: of several, the title is not in the text.
local function is_one(post)
    return core.lower(post.text):find(core.lower(post.title), 1, true) ~= nil
end

-- What stands before the first capital or quotation mark tells how: «ең әуелі Беларусь Президенті».
local function name_start(post)
    for at, word in post.text:gmatch("()([^ ]+)") do
        if word:find("^«") or not is_lower(word) then
            return post.first + at - 1
        end
    end
end

-- The first byte of the bodies that this place is part of: «Білім министрлігінің | департаментінің директоры».
local function body_start(bodies, first)
    local body = bodies[first - 2]
    while body do
        first = body.first
        body = bodies[first - 2]
    end
    return first
end

-- Bodies with a name, in the nominative or the genitive, by their last byte.
local function named_bodies(entities)
    local bodies = {}
    for _, entity in ipairs(entities) do
        local body = entity.type == "GPE" or entity.type == "ORGANISATION"
        local straight = entity.text == entity.normal or entity.text:find("[дтн][ыі]ң$")
        if body and straight and not is_lower(entity.normal) then
            bodies[entity.last] = entity
        end
    end
    return bodies
end

local function begins_with_office(text)
    for _, office in ipairs(OFFICES) do
        if text:sub(1, #office) == office then
            return true
        end
    end
    return false
end

-- Offices of the state are names wherever they stand with a capital, ranks wherever they stand: «Премьер-министрдің орынбасары».
local function is_name(post)
    local office = not is_lower(post.text) and begins_with_office(core.lower(post.text))
    return office or (RANKS[post.head] and post.title == post.head)
end

-- A body or, for a minister, a field.
local function has_subject(post)
    local field = post.title:find(" [^ ]*министр")
    return (post.organisation ~= "" and not is_lower(post.organisation)) or (field and not is_lower(post.text))
end

-- Names that an office is a part of: «Президент телерадиокешені».
local function is_part_of_name(entities, post)
    local entity = places.holding(entities, post.first)
    return entity ~= nil and entity.type ~= "GPE" and entity.last > post.last
end

--- Calls add("POSITION", first, last) for each post of the document, whose entities these are.
function posts.add(doc, entities, add)
    local bodies = named_bodies(entities)
    for _, post in ipairs(doc:posts()) do
        local subject = has_subject(post)
        local start = (subject or is_name(post)) and is_one(post) and (name_start(post) or post.first)
        if start and not is_part_of_name(entities, post) then
            add("POSITION", body_start(bodies, start), post.last)
        end
    end
end

return posts
