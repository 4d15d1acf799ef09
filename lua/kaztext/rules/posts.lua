--- Posts with their holders: «Жамбыл облысы әкімінің орынбасары Асан Серіков», «Асан Серіков, мектеп директоры», «Асан Серіков …
--- қорының төрағасы болды».
---
---     for found in kaz.rule(require("kaztext.rules.posts")):each(doc) do
---         print(found.person, found.posts[1].organisation, found.posts[1].title)
---     end
---
--- The posts themselves are read natively (doc:posts); which of them somebody has are the rules of holders.lua, by which
--- doc:people() reads, too. It joins what the whole text says of a person; this is to copy and change. A match gives text, person
--- and posts: of each kind, head, title, organisation (empty where the text names none), first and last.
local holders = require("kaztext.rules.holders")

local by_last_byte = setmetatable({}, { __mode = "k" })

-- The post that a capture is, or ends with its head noun.
local function post_of(doc, capture)
    if capture.post then
        return capture.post
    end
    if not by_last_byte[doc] then
        by_last_byte[doc] = {}
        for _, post in ipairs(doc:posts()) do
            by_last_byte[doc][post.last] = post
        end
    end
    return by_last_byte[doc][capture.last]
end

local function read(match, doc)
    local found, last = { text = match.text, posts = {} }, nil
    for _, capture in ipairs(match.all) do
        local post = capture.name == "title" and post_of(doc, capture)
        if post then
            post.first, post.last = capture.first, capture.last
            found.posts[#found.posts + 1] = post
            last = capture
        elseif capture.name == "who" then
            found.person = capture.entity.normal
        end
    end
    found.person = found.person or last and doc:subject(last.first, last.last)
    return found.person and found
end

local rules = { over = "tokens", lists = holders.lists }

-- Copies that hand over what they find and leave documents as they are.
for i, rule in ipairs(holders) do
    local copy = { action = read }
    for key, value in pairs(rule) do
        copy[key] = key ~= "gives" and value or nil
    end
    rules[i] = copy
end

return rules
