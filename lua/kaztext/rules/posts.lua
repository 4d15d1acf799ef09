--- Posts with their holders and bodies: «Жамбыл облысы әкімінің орынбасары Асан Серіков», «Асан Серіков, мектеп
--- директоры», «Асан Серіков … қорының төрағасы болды».
---
---     for found in kaz.rule(require("kaztext.rules.posts")):each(doc) do
---         print(found.person, found.posts[1].organisation, found.posts[1].title)
---     end
---
--- doc:people() finds more of them and joins what the whole text says of a person; this is to copy and change. A match gives
--- text, person and posts: of each head, title, organisation (nil where the text names none), first and last.
local core = require("kaztext.core")
local lists = require("kaztext.rules.lists")

-- Not in the nominative or the genitive. What has no case at all, an acronym or a name in quotes, may be in any.
local OTHER_CASE = { feats = { Case = { "Dat", "Acc", "Loc", "Abl", "Ins" } } }
local ONE_POST = { list = "heads", feats = { Number = false } }

-- A name: «Қаржы министрлігінің»; or common words of which the last is a kind of body: «директорлар кеңесінің», «мектеп».
local BODY = {
    any = {
        {
            entity = { "ORGANISATION", "GPE", "LOCATION", "FACILITY", "PROJECT" },
            except = OTHER_CASE,
            as = "organisation",
        },
        {
            { upos = { "NOUN", "ADJ" }, min = 0, max = 3, except = { OTHER_CASE, ONE_POST, { list = "stops" } } },
            { list = "bodies", except = OTHER_CASE },
            as = "organisation",
        },
        { lemma = { "мемлекет", "үкімет" }, except = OTHER_CASE, as = "organisation" },
        -- a body of a body: «Дала» компаниясының директорлар кеңесі
        {
            { entity = { "ORGANISATION", "GPE" }, except = OTHER_CASE },
            {
                upos = { "NOUN", "ADJ", "PROPN" },
                min = 0,
                max = 4,
                except = { OTHER_CASE, ONE_POST, { list = "stops" } },
            },
            { list = "bodies", except = OTHER_CASE },
            as = "organisation",
        },
    },
    optional = true,
}

-- «қаржы жөніндегі», «бірінші», «аға ғылыми»
local MODIFIERS = {
    any = {
        { list = "modifiers" },
        { upos = "ADJ", except = { list = "stops" } },
        { { upos = "NOUN", feats = { Case = "Nom" } }, "жөніндегі" },
    },
    min = 0,
    max = 3,
}

-- «әкімінің бірінші орынбасары», «Ішкі істер министрі», «биология ғылымдарының докторы», «басқарма төрағасы»: before the
-- noun of a ministry, a profession, a degree other words are part of the title. The last noun is in the nominative.
local HEAD = {
    any = {
        { list = "compounds", feats = { Case = "Nom" } },
        { list = "heads", feats = { Case = "Nom" } },
        {
            { upos = { "NOUN", "ADJ", "PROPN" }, min = 1, max = 6, except = { OTHER_CASE, { list = "stops" } } },
            { list = "ministers", feats = { Case = "Nom" } },
        },
        {
            { upos = "NOUN", min = 0, max = 2, except = { OTHER_CASE, { list = "stops" } } },
            { list = "callings", feats = { Case = "Nom" } },
        },
    },
    as = "head",
}
local OUTER = {
    any = { { list = "heads", feats = { Case = "Gen" } }, { list = "compounds", feats = { Case = "Gen" } } },
}
local TITLE = {
    { MODIFIERS, OUTER, optional = true },
    MODIFIERS,
    HEAD,
    as = "title",
}
local POST = { BODY, TITLE }
local POSTS = { POST, { { text = { ",", "және", "әрі" } }, POST, min = 0, max = 4 } }

local WHO = { entity = "PERSON", as = "who" }
local NOBODY = { anything = true, except = { entity = "PERSON" }, min = 0, max = 12, lazy = true }

-- A name as it is; what begins a sentence has its capital for the sentence's sake.
local function body_of(capture)
    if capture.entity then
        return capture.entity.normal
    elseif not capture.starts_sentence then
        return capture.normal
    end
    local first = capture.normal:match("^[%z\1-\127\194-\244][\128-\191]*")
    return core.lower(first) .. capture.normal:sub(#first + 1)
end

-- Captures come in the order of their ends: a body before the head of its title, and that before the title.
local function read(match)
    local found = { person = match.captures.who.entity.normal, text = match.text, posts = {} }
    local organisation, head
    for _, capture in ipairs(match.all) do
        if capture.name == "organisation" then
            organisation = body_of(capture)
        elseif capture.name == "head" then
            head = core.lower(capture.lemma:match("%S+$"))
        elseif capture.name == "title" then
            found.posts[#found.posts + 1] = {
                head = head,
                title = capture.normal,
                organisation = organisation,
                first = capture.first,
                last = capture.last,
            }
            organisation = nil
        end
    end
    return found
end

return {
    lists = {
        heads = lists.offices,
        ministers = lists.ministers,
        callings = lists.callings,
        compounds = lists.post_compounds,
        modifiers = lists.post_modifiers,
        bodies = lists.bodies,
        stops = lists.stops,
        holding = lists.holding,
    },
    { name = "before a name", POSTS, WHO, action = read },
    {
        name = "after a name",
        WHO,
        { text = { ",", "–", "—", "(" } },
        POSTS,
        { kind = "punct" },
        action = read,
    },
    { name = "held", WHO, NOBODY, POST, { list = "holding" }, action = read },
}
