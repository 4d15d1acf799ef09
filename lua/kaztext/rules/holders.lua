--- Whose posts are those that stand beside a name: the rules by which doc:people() gives them. They are compiled into the
--- library: after a change here, `make data` and a build. Rules of yours that give "post" work beside them, in documents that
--- they extend.
---
--- Captures: `title` is a post, `who` the name. What is said of posts elsewhere in a sentence («… қызметіне тағайындалды», «Ол –
--- ақын»), which of two posts has the other's body, and who else shares them («депутаттар А мен Б») is found natively.
local lists = require("kaztext.rules.lists")

local NAME = { entity = "PERSON", as = "who" }
local AS_SUBJECT = { entity = "PERSON", feats = { Case = "Nom" }, as = "who" }

-- ---- Posts before a name: «облыс әкімі, профессор Асан Серіков» ----

local function post(tests)
    tests.post, tests.as = tests.post or true, "title"
    tests.feats = tests.feats or { Case = "Nom" }
    return tests
end

local SIGNS = { text = { ",", "және", "әрі", "–", "—", "-" } }
local PRAISE = { list = "praise" }
local PLACE = { entity = { "GPE", "LOCATION" } }
-- «…, көрнекті ғалым (Асан …)», «… әрі сценарий авторы (Асан …)», «…, ақынның ұлы (Асан …)», «ихтиолог ғалым (Асан …)»
local STATE = {
    any = {
        {
            { text = { ",", "әрі" } },
            { anything = true, except = { { entity = "PERSON" }, { text = "," } }, min = 0, max = 7 },
            { list = "states_and_kin" },
        },
        {
            list = "states",
            preceded_by = { post_head = true, feats = { Case = "Nom", ["Person[psor]"] = false } },
        },
    },
    optional = true,
}
-- т.ғ.к.
local DEGREES = {
    { text = ",", optional = true },
    { kind = "abbreviation", ending = { "ғ.к.", "ғ.д.", "ғ. к.", "ғ. д." } },
    min = 0,
    max = 4,
}
local ASIDE = {
    "(",
    { anything = true, except = { text = { "(", ")" } }, min = 1, max = 8 },
    ")",
    optional = true,
}

-- «директор, белгілі Қазақстандағы …», «бастығы полковник …»
local function next_posts(number)
    return {
        any = {
            {
                STATE,
                DEGREES,
                SIGNS,
                { PRAISE, min = 0 },
                { PLACE, optional = true },
                post({ feats = { Case = "Nom", Number = number } }),
            },
            post({ post = { "rank", "degree" }, feats = { Case = "Nom", ["Person[psor]"] = false } }),
        },
        min = 0,
    }
end

-- In «депутаттар, министр Асан» the deputies are others.
local BEFORE_NAME = {
    any = {
        { post({ feats = { Case = "Nom", Number = "Sing" } }), next_posts() },
        { post({ feats = { Case = "Nom", Number = "Plur" } }), next_posts("Plur") },
    },
}

-- ---- Posts behind a name: «Асан Серіков, мектеп директоры, …» ----

local OF_QUOTE = { text = { "»", "”", "«", "“" } }
local QUOTE_OR_BRACKET = { text = { "»", "”", "«", "“", "(" } }

-- A post that a clause ends with; «халық әртісі (1981)».
local function last_of_clause()
    local single = { Case = "Nom", Number = "Sing" }
    return {
        any = {
            post({ feats = single, sentence = "last" }),
            post({ feats = single, followed_by = { kind = "punct" }, not_followed_by = QUOTE_OR_BRACKET }),
            { post({ feats = single }), "(", { kind = "number" } },
        },
    }
end

local DATES =
    { "(", { anything = true, except = { text = ")" }, min = 1, max = 31 }, ")", { text = { "–", "—", "-" } } }
local WORDS = { kind = "word", except = { entity = "PERSON" }, min = 0, lazy = true }

local rules = {
    over = "tokens",
    lists = { praise = lists.praise, states = lists.states, states_and_kin = lists.states_and_kin },
    {
        name = "before a name",
        BEFORE_NAME,
        STATE,
        DEGREES,
        { ",", { PRAISE, min = 1 }, optional = true },
        { PRAISE, min = 0 },
        ASIDE,
        NAME,
    },
    {
        name = "as a label",
        {
            any = {
                { { PRAISE, min = 0 }, post({ sentence = "first" }) },
                post({ preceded_by = { kind = "punct" }, not_preceded_by = OF_QUOTE }),
                {
                    { list = "praise", preceded_by = { kind = "punct" }, not_preceded_by = OF_QUOTE },
                    { PRAISE, min = 0 },
                    post({}),
                },
                { { list = "praise", sentence = "first" }, { PRAISE, min = 0 }, post({}) },
            },
        },
        next_posts(),
        { text = { "–", "—", "-", ":" } },
        {
            any = {
                -- «(Асанның ағасы) Болат …»
                { { entity = "PERSON", feats = { Case = "Gen" } }, { list = "states_and_kin" }, AS_SUBJECT },
                { entity = "PERSON", not_followed_by = { list = "states_and_kin" }, as = "who" },
            },
        },
    },
    {
        name = "behind a name",
        AS_SUBJECT,
        { any = { DATES, { text = { ",", "(", "–", "—", "-" } } } },
        WORDS,
        last_of_clause(),
        { ",", WORDS, last_of_clause(), min = 0 },
    },
    {
        name = "called",
        AS_SUBJECT,
        { text = { "деген", "атты", "есімді" } },
        post({ feats = { Number = "Sing" } }),
    },
}

for _, one in ipairs(rules) do
    one.gives = "post"
end

return rules
