--- Posts with their holders: «Жамбыл облысы әкімінің орынбасары Асан Серіков», «Асан Серіков, мектеп директоры», «Асан Серіков …
--- қорының төрағасы болды».
---
---     for found in kaz.rule(require("kaztext.rules.posts")):each(doc) do
---         print(found.person, found.posts[1].organisation, found.posts[1].title)
---     end
---
--- The posts themselves are read natively (doc:posts); what makes a name beside them their holder are the rules of holders.lua,
--- by which doc:people() reads, too. It finds more and joins what the whole text says of a person; this is to copy and change.
--- A match gives text, person and posts: of each kind, head, title, organisation (empty where the text names none), first and
--- last.
local holders = require("kaztext.rules.holders")
local lists = require("kaztext.rules.lists")

local POST = { post = true, feats = { Case = "Nom" }, as = "title" }
local HELD = {
    name = "held",
    { entity = "PERSON", as = "who" },
    { anything = true, except = { { entity = "PERSON" }, { post = true } }, min = 0, max = 12, lazy = true },
    { POST, { { text = { ",", "және", "әрі" } }, POST, min = 0, max = 6 } },
    { list = "holding" },
}

local function read(match)
    local found = { person = match.captures.who.entity.normal, text = match.text, posts = {} }
    for _, capture in ipairs(match.all) do
        local post = capture.post
        if post then
            post.first, post.last = capture.first, capture.last
            found.posts[#found.posts + 1] = post
        end
    end
    return found
end

local rules = { over = "tokens", lists = { holding = lists.holding } }
for name, list in pairs(holders.lists) do
    rules.lists[name] = list
end

-- A copy that hands over what it finds and leaves documents as they are.
local function add(rule)
    local copy = { action = read }
    for key, value in pairs(rule) do
        copy[key] = key ~= "gives" and value or nil
    end
    rules[#rules + 1] = copy
end

for _, rule in ipairs(holders) do
    add(rule)
end
add(HELD)

return rules
