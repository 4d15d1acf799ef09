--- Posts with KazNERD's borders: a post begins with its body («Жамбыл облысының әкімі» is one POSITION), one that names neither a
--- body nor a field is none, and nobody needs to hold it. The source of each rule are the guidelines of KazNERD (Yeshpanov et al.
--- 2022, CC BY 4.0) and the first half of its validation split.
local core = require("kaztext.core")
local lists = require("kaztext.rules.lists")
local places = require("kaztext.kaznerd.places")
local words_of = require("kaztext.kaznerd.words")

local posts = {}

local function set_of(...)
    local set = {}
    for _, list in ipairs({ ... }) do
        for _, word in ipairs(list) do
            set[word] = true
        end
    end
    return set
end

local HEADS = set_of(lists.offices, lists.ministers, lists.callings)
local MINISTERS = set_of(lists.ministers)
local MODIFIERS = set_of(lists.post_modifiers)
local RANKS = set_of(words_of.rank)
local OFFICES = {}
for i, office in ipairs(words_of.office) do
    OFFICES[i] = {}
    for word in office:gmatch("%S+") do
        table.insert(OFFICES[i], word)
    end
end
local MOST_MODIFIERS, LONGEST_FIELD, LONGEST_CHAIN = 3, 9, 6

local function is_lower(text)
    return core.lower(text) == text
end

local function is_post(word, heads)
    return word.upos == "NOUN" and heads[core.lower(word.lemma)] and word.feats.Number ~= "Plur"
end

local function is_possessed(word)
    return word.feats["Person[psor]"] == "3"
end

local function is_straight(word)
    local case = word.feats.Case
    return case == nil or case == "Nom" or case == "Gen"
end

-- «бірінші», «1-інші», «бас санитарлық»
local function is_modifier(word)
    return MODIFIERS[core.lower(word.text)]
        or word.feats.NumType == "Ord"
        or (word.upos == "ADJ" and is_lower(word.text) and word.feats.Case == nil)
end

-- What the rules below ask of a document: its words, and the entity that ends in each.
local function read(doc, words)
    local scene = { words = words, bodies = {}, index = {}, names = {} }
    local ends = {}
    for i, word in ipairs(scene.words) do
        ends[word.last], scene.index[word.first] = i, i
    end
    for _, entity in ipairs(doc:entities()) do
        local i = ends[entity.last]
        local body = entity.type == "GPE" or entity.type == "ORGANISATION"
        if i and body and not is_lower(entity.normal) then
            scene.bodies[i] = entity
        end
        if entity.type ~= "GPE" then
            scene.names[#scene.names + 1] = entity
        end
    end
    return scene
end

-- The first byte of the body that ends in word i, with the bodies that this one is a part of.
local function body_start(scene, i)
    local first
    while i and scene.bodies[i] and is_straight(scene.words[i]) do
        first = scene.bodies[i].first
        local index = scene.index[first]
        i = index and index - 1
    end
    return first
end

-- «әкімінің бірінші орынбасары»: the last word of the post that begins with word i.
local function chain_end(scene, i)
    local words = scene.words
    for _ = 1, LONGEST_CHAIN do
        local k = i + 1
        while words[k] and k - i <= MOST_MODIFIERS and is_modifier(words[k]) do
            k = k + 1
        end
        local genitive = words[i].feats.Case == "Gen" or (words[i].feats.Case == "Nom" and is_possessed(words[i]))
        if not (genitive and words[k] and is_post(words[k], HEADS) and is_possessed(words[k])) then
            return i
        end
        i = k
    end
    return i
end

-- Where the field of a minister begins: «Мәдениет және спорт министрі».
local function field_start(scene, i)
    local words = scene.words
    for k = i - 1, math.max(1, i - LONGEST_FIELD), -1 do
        local word = words[k]
        local noun = word.upos == "NOUN" or word.upos == "ADJ" or word.upos == "VERB"
        if
            scene.bodies[k]
            or not (noun or word.upos == "CCONJ" or word.text == ",")
            or (noun and not is_straight(word))
        then
            return
        end
        if noun and not is_lower(word.text) then
            return word.first, k
        end
    end
end

-- Where the post whose head is word i begins, if it is one: with its body or its field.
local function post_start(scene, i)
    local words = scene.words
    if not is_possessed(words[i]) then
        return
    end
    local k, before = i - 1, 0
    while words[k] and before < MOST_MODIFIERS and not scene.bodies[k] and is_modifier(words[k]) do
        k, before = k - 1, before + 1
    end
    local first = body_start(scene, k)
    if first or not is_post(words[i], MINISTERS) then
        return first
    end
    local field, at = field_start(scene, i)
    return field and (body_start(scene, at - 1) or field)
end

-- «Мемлекет басшысының»: the last word may have endings, but makes no other word (Президенттік).
local function is_form(word, text)
    local small = core.lower(text)
    return core.lower(word.text):sub(1, #small) == small and #word.lemma <= #small and word.feats.Number ~= "Plur"
end

local function same_words(scene, i, words)
    for k, text in ipairs(words) do
        local word = scene.words[i + k - 1]
        local same = word and (k == #words and is_form(word, text) or word.text == text)
        if not same or is_lower(word.text) ~= is_lower(text) then
            return false
        end
    end
    return true
end

-- The last word of an office of the state that begins with word i: they are names wherever they stand with a capital.
local function office_end(scene, i)
    for _, office in ipairs(OFFICES) do
        if same_words(scene, i, office) then
            return i + #office - 1
        end
    end
end

-- The posts as people hold them, without «ел» and places before the body: «Ақордада Қазақстан Президенті».
local function is_outside(word)
    return word.feats.Case == "Loc" or core.lower(word.lemma) == "ел"
end

local function add_held(doc, scene, add)
    local text = doc:text()
    for _, person in ipairs(doc:people()) do
        for _, post in ipairs(person.positions) do
            local i = scene.index[post.first]
            while i and scene.words[i + 1] and is_outside(scene.words[i]) do
                i = i + 1
            end
            local start = i and scene.words[i].first or post.first
            local first = i and body_start(scene, i - 1) or start
            if not is_lower(text:sub(first, post.last)) and (first < start or not is_lower(post.organisation)) then
                add(first, post.last)
            end
        end
    end
end

local function add_named(scene, add)
    local words = scene.words
    for i, word in ipairs(words) do
        local first = is_post(word, HEADS) and post_start(scene, i)
        local office = office_end(scene, i)
        if first then
            add(first, words[chain_end(scene, i)].last)
        elseif office then
            add(body_start(scene, i - 1) or word.first, words[chain_end(scene, office)].last)
        elseif is_post(word, RANKS) and not is_possessed(word) then
            add(word.first, word.last)
        end
    end
end

-- Names that an office is a part of: «Президент телерадиокешені».
local function is_part_of_name(names, first, last)
    local name = places.holding(names, first)
    return name ~= nil and name.last > last
end

--- Calls add("POSITION", first, last) for each post of the document that has these words, the longest first.
function posts.add(doc, words, add)
    local scene, found = read(doc, words), {}
    local function keep(first, last)
        if not is_part_of_name(scene.names, first, last) then
            found[#found + 1] = { first = first, last = last }
        end
    end
    add_held(doc, scene, keep)
    add_named(scene, keep)
    table.sort(found, function(a, b)
        local long, short = a.last - a.first, b.last - b.first
        return long > short or (long == short and a.first < b.first)
    end)
    for _, post in ipairs(found) do
        add("POSITION", post.first, post.last)
    end
end

return posts
