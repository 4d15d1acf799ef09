-- Rules: compiled and matched, with lists, phrases, patterns, agreement, captures and actions.
local kaz = require("kaztext")
local text =
    "Менің жаңа кітабым бар. Облыс әкімі Ерлан Сапаров 2024 жылы 5 млн теңге берді."
local set = kaz.rule({
    lists = { posts = { "облыс әкімі", "министр", by = "text" } },
    {
        name = "post",
        { list = "posts", as = "post" },
        { entity = "PERSON", as = "who" },
        { anything = true, min = 0, max = 3 },
        { number = "money", as = "sum" },
    },
    {
        { upos = "PRON", agree = { Person = "p" } },
        { upos = "ADJ", min = 0 },
        { feats = { ["Person[psor]"] = true }, agree = { ["Person[psor]"] = "p" }, as = "own" },
        action = function(match)
            return match.captures.own.lemma
        end,
    },
    { { pattern = "^\\d{4}$", except = { shape = "Xx" } } },
})
local found = set:match(text)
assert(#found == 3 and found[1] == "кітап" and found[2].captures.who.entity.normal == "Ерлан Сапаров")
set:close()
assert(not pcall(kaz.rule, { { { upos = "NOWN" } } }))

local giving = kaz.rule({
    { { list = { "облыс" } }, gives = "GPE", normal = "Жамбыл облысы" },
    { { lemma = "әкім", as = "title" }, { entity = "PERSON", as = "who" }, gives = "post" },
    { { entity = "PERSON", as = "who" }, { { anything = true, min = 1 }, as = "said" }, gives = "quote" },
})
local doc = kaz.document(text, { plain = true, extend = giving })
giving:close()
assert(doc:entities()[1].normal == "Жамбыл облысы" and #doc:people() == 1 and #doc:quotes() == 1)
doc:close()
