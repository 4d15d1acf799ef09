--- What is a name, a time or an amount for KazNERD alone, as rules over words: residents of towns, «қыстың», «сол күні», «Қайырлы
--- кеш», «бір». The source of each rule are the guidelines of KazNERD (Yeshpanov et al. 2022, CC BY 4.0) and the first half of its
--- validation split.
local core = require("kaztext.core")
local rule = require("kaztext.rule")
local words_of = require("kaztext.kaznerd.words")

local others = {}

-- алматылық, шығысқазақстандық
local function residents()
    local list = { by = "lemma" }
    for _, home in ipairs(words_of.home) do
        local name = core.lower((home:gsub(" ", "")))
        for _, ending in ipairs({ "лық", "лік", "дық", "дік", "тық", "тік" }) do
            list[#list + 1] = name .. ending
        end
    end
    return list
end

local function of_class(class, spanned)
    return function(match)
        local name = match.captures.name or match
        return { class = class, first = name.first, last = name.last, spanned = spanned }
    end
end

local RULES = {
    { name = "resident", { list = residents() }, action = of_class("NORP") },
    {
        name = "season",
        { lemma = words_of.season, except = { upos = "VERB" } },
        action = of_class("DATE", true),
    },
    {
        name = "that day",
        { text = words_of.that },
        { lemma = "күн", except = { { upos = "VERB" }, { feats = { Number = "Plur" } } } },
        action = of_class("DATE", true),
    },
    { name = "greeting", "қайырлы", { lemma = words_of.greeting, as = "name" }, action = of_class("TIME") },
    -- before a noun or an adjective, and in «соның бірі»
    {
        name = "one",
        { text = words_of.one, not_preceded_by = { text = words_of.vague }, not_followed_by = { upos = "VERB" } },
        action = of_class("CARDINAL"),
    },
}

local rules

--- Calls add(class, first, last, spanned) for each of them; `spanned` where words such as «бойы» belong to it.
function others.add(doc, add)
    rules = rules or rule.new(RULES)
    for found in rules:each(doc) do
        add(found.class, found.first, found.last, found.spanned)
    end
end

return others
