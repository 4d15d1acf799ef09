--- What is a name, a time or an amount for KazNERD alone, as rules over words: prizes and works, anniversaries, residents of
--- towns, «қыстың», «сол күні», «Қайырлы кеш», «бір». The source of each rule are the guidelines of KazNERD (Yeshpanov et al.
--- 2022, CC BY 4.0) and the first half of its validation split.
local core = require("kaztext.core")
local rule = require("kaztext.rule")
local words_of = require("kaztext.kaznerd.words")

local rules = {}

local POSSESSED, GENITIVE = { ["Person[psor]"] = "3" }, { Case = "Gen" }

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

-- What a match is: `spanned` where words such as «бойы» belong to it, `holds` where it has what other spans are in.
local function of_class(class, traits)
    return function(match)
        local name = match.captures.name or match
        local span = { class = class, first = name.first, last = name.last }
        for trait in pairs(traits or {}) do
            span[trait] = true
        end
        return span
    end
end

local HOLDS, SPANNED = { holds = true }, { spanned = true }

local function both(...)
    local all = {}
    for _, list in ipairs({ ... }) do
        for _, word in ipairs(list) do
            all[#all + 1] = word
        end
    end
    return all
end

-- «Азия қаламгерлерінің бірінші форумы», «Абайдың 175 жылдығы»: whose it is, from a name on, and what counts it.
local function counted(counter, head)
    local between = { anything = true, except = { feats = GENITIVE }, optional = true }
    return {
        {
            any = {
                { entity = true, feats = GENITIVE },
                {
                    { entity = true },
                    { feats = { Case = { "Nom", false } }, except = { entity = true }, optional = true },
                    { feats = GENITIVE, except = { entity = true } },
                },
            },
        },
        between,
        counter,
        between,
        head,
    }
end

local RULES = {
    -- «Славян үміті» арнайы сыйлығы
    {
        name = "work",
        "«",
        { { anything = true, except = { text = { "«", "»" } }, min = 1, max = 12 }, as = "name" },
        "»",
        { any = { { upos = "ADJ" }, { text = "атты" } }, min = 0, max = 2 },
        { lemma = both(words_of.work, words_of.prize) },
        action = of_class("ART", HOLDS),
    },
    -- Нобель сыйлығы
    {
        name = "prize",
        { entity = "PERSON", except = { feats = GENITIVE } },
        { lemma = words_of.prize, feats = POSSESSED },
        action = of_class("ART", HOLDS),
    },
    {
        name = "anniversary",
        counted({ upos = "NUM", except = { feats = GENITIVE } }, { lemma = "жылдық", feats = POSSESSED }),
        action = of_class("EVENT", HOLDS),
    },
    {
        name = "congress",
        counted(
            { any = { { feats = { NumType = "Ord" } }, { text = words_of.counted } } },
            { lemma = words_of.meeting, feats = POSSESSED }
        ),
        action = of_class("EVENT", HOLDS),
    },
    -- a person's name in a site's, which is not its last word: «Гагарин даңғылы» keeps its noun
    {
        name = "called",
        { feats = { Gender = true }, within = "FACILITY", followed_by = { within = "FACILITY" } },
        action = function(match)
            return { called = match.first }
        end,
    },
    { name = "resident", { list = residents() }, action = of_class("NORP") },
    {
        name = "season",
        { lemma = words_of.season, except = { upos = "VERB" } },
        action = of_class("DATE", SPANNED),
    },
    {
        name = "that day",
        { text = words_of.that },
        { lemma = "күн", except = { { upos = "VERB" }, { feats = { Number = "Plur" } } } },
        action = of_class("DATE", SPANNED),
    },
    { name = "greeting", "қайырлы", { lemma = words_of.greeting, as = "name" }, action = of_class("TIME") },
    -- before a noun or an adjective, and in «соның бірі»
    {
        name = "one",
        { text = words_of.one, not_preceded_by = { text = words_of.vague }, not_followed_by = { upos = "VERB" } },
        action = of_class("CARDINAL"),
    },
}

local compiled

--- What the rules find in a document, in order: spans with class, first, last, `holds` or `spanned`; and where a person's
--- name begins that a site is called after, `called`.
function rules.find(doc)
    compiled = compiled or rule.new(RULES)
    return compiled:match(doc)
end

return rules
