--- Posts with their holders: «Жамбыл облысы әкімінің орынбасары Асан Серіков», «Асан Серіков, мектеп директоры», «Асан Серіков …
--- қорының төрағасы болды».
---
---     for found in kaz.rule(require("kaztext.rules.posts")):each(doc) do
---         print(found.person, found.posts[1].organisation, found.posts[1].title)
---     end
---
--- The posts themselves are read natively (doc:posts); the rules say what makes a name their holder. doc:people() finds more of
--- them and joins what the whole text says of a person; this is to copy and change. A match gives text, person and posts: of
--- each kind, head, title, organisation (empty where the text names none), first and last.
local lists = require("kaztext.rules.lists")

local ANOTHER_CASE = { feats = { Case = { "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" } } }
local POST = { post = true, except = ANOTHER_CASE, as = "post" }
local POSTS = { POST, { { text = { ",", "және", "әрі" } }, POST, min = 0, max = 6 } }

local WHO = { entity = "PERSON", as = "who" }
local PRAISE = { { upos = "ADJ" }, min = 0, max = 3 }
local BESIDE = { anything = true, except = { { entity = "PERSON" }, { post = true } }, min = 0, max = 12, lazy = true }

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

return {
    lists = { holding = lists.holding },
    { name = "before a name", POSTS, WHO, action = read },
    {
        name = "after a name",
        WHO,
        { text = { ",", "–", "—", "(" } },
        PRAISE,
        POSTS,
        { any = { { kind = "punct" }, { text = "деп" } } },
        action = read,
    },
    { name = "held", WHO, BESIDE, POSTS, { list = "holding" }, action = read },
}
