--- Whose posts are those that a text names: beside a name, held by a verb, told of somebody without one. The rules by which
--- doc:people() gives them; they are compiled into the library: after a change here, `make data` and a build. Rules of yours
--- that give "post" work beside them, in documents that they extend.
---
--- Captures: `title` is a post, or its head noun, `who` the name of its holder. Where a match has no `who` it is whom the sentence
--- is about, or the paragraph, which doc:subject() tells. Which of two posts has the other's body, who else shares them
--- («депутаттар А мен Б»), and who comes in another's place («оның орнына») is found natively.
local lists = require("kaztext.rules.lists")

local NAME = { entity = "PERSON", as = "who" }
local AS_SUBJECT = { entity = "PERSON", feats = { Case = "Nom" }, as = "who" }
local CALLED = { list = "called" }

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
            { anything = true, except = { { entity = "PERSON" }, { text = { ",", "ал" } } }, min = 0, max = 7 },
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
-- «қырық төрт жастағы»
local AGED = {
    { ",", optional = true },
    { kind = { "word", "number" }, min = 1, max = 3 },
    { list = "aged" },
    optional = true,
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
            post({ post = { "rank", "degree" }, feats = { Case = "Nom", Number = "Sing" } }),
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

-- ---- Posts held by a verb: «… басқарма басшысы болып тағайындалды», «… әкімі қызметіне кірісті» ----

local AND = { text = { "және", "әрі" } }
local DASH = { text = { "–", "—", "-" } }
-- Not «бапкерім», which says whose he is.
local ONE = { Case = "Nom", Number = "Sing", ["Person[psor]"] = { false, "3" } }
local ONE_OR_MORE = { Case = "Nom", ["Person[psor]"] = { false, "3" } }
local OF_A_BODY = { Case = "Nom", ["Person[psor]"] = "3" }
local OF_NONE = { Case = "Nom", ["Person[psor]"] = false }

local function with(tests, key, value)
    local copy = {}
    for name, test in pairs(tests) do
        copy[name] = test
    end
    copy[key] = value
    return copy
end

-- «мектеп мұғалімі, 1995 жылдан (директоры болды)»; what «Президенті – Елбасының …» says is one thing, and told of nobody.
local LISTED = {
    any = {
        post({ feats = ONE, followed_by = { { kind = "punct" }, AND }, not_followed_by = { QUOTE_OR_BRACKET, DASH } }),
        {
            post({ feats = ONE, followed_by = DASH }),
            with(DASH, "not_followed_by", { post_head = true, feats = { Case = "Gen" } }),
        },
        { post({ feats = ONE }), "(", { kind = "number" } },
    },
}

local PERSON = { entity = "PERSON" }
local OBLIQUE = { Case = { "Gen", "Dat", "Loc", "Abl", "Ins" } }
-- Words between posts that are told of one person, with posts that are told of nobody.
local BETWEEN = {
    any = {
        { anything = true, except = { { post = true }, PERSON } },
        { entity = "PERSON", feats = OBLIQUE },
        { entity = "PERSON", feats = { Case = "Nom" }, followed_by = { list = "postpositions" } },
        { post = true, feats = { Case = { "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" } } },
        {
            post = true,
            feats = { Case = "Nom" },
            not_followed_by = { { kind = "punct" }, AND, { list = "holding" }, { list = "roles" }, { list = "awards" } },
        },
    },
    min = 0,
    lazy = true,
}

local TIED = {
    any = {
        { post({ feats = ONE_OR_MORE }), { any = { { list = "holding" }, { list = "awards" } } } },
        { post({ feats = { Case = "Gen", Number = "Sing" } }), "міндетін" },
        { post({ feats = OF_A_BODY }), { list = "roles" } },
        -- «әдеби қызметкер болып», «мұғалім болып істеді», but not «көмекші болып (жүр)»
        { post({ feats = OF_NONE, several = true }), { list = "roles" } },
        { post({ feats = OF_NONE }), { list = "roles", followed_by = { { list = "ties" }, { entity = "PERSON" } } } },
    },
}

-- «Асанды (басшы етіп тағайындады)», «Асанның (облыс әкімі болған кезі)»; in «Асанның (көмекшісі болған)» it is another.
local RIGHT_BEFORE = {
    any = {
        { entity = "PERSON", feats = { Case = { "Nom", "Acc", "Dat" } }, as = "who" },
        {
            entity = "PERSON",
            feats = { Case = "Gen" },
            followed_by = { { entity = { "GPE", "LOCATION", "ORGANISATION" } }, { list = "bodies" } },
            as = "who",
        },
    },
}
-- «… болып істеген Асан», «… болып заңгер Асан»
local RIGHT_AFTER = {
    { list = "ties", min = 0, max = 4 },
    { post = true, feats = { Case = "Nom", Number = "Sing" }, min = 0, max = 2 },
    NAME,
    optional = true,
}

-- ---- Posts that a sentence without a verb tells: «Қазір – депутат.», «2003 жылдан – комитет төрағасы.» ----

local SUBJECT = { entity = "PERSON", feats = { Case = "Nom" } }
local HONOURED = { list = "epithets", optional = true } -- Күләш апай
local OTHER = { anything = true, except = PERSON }
local ANYTHING = { anything = true }

local function first(element)
    return with(element, "sentence", "first")
end

-- What a sentence ends with, but for a mark.
local function ending(element)
    return {
        any = {
            with(element, "sentence", element.sentence and "whole" or "last"),
            { element, { kind = "punct", sentence = "last", except = QUOTE_OR_BRACKET } },
        },
    }
end

-- Not «…», – деді спикер.
local LAST = ending(post({ feats = ONE, not_preceded_by = { speech = true } }))
local JOINED = post({ feats = ONE, followed_by = { { kind = "punct" }, AND }, not_followed_by = QUOTE_OR_BRACKET })
local JOINT = { any = { { kind = "punct" }, AND } }
local MORE = { { JOINT, JOINED, min = 0 }, JOINT, LAST }
-- «Ол – », «Қазір – », «Соңғы қызметі – », «Екі дүркін »
local LEAD = {
    any = {
        { { any = { first({ list = "pronouns" }), first({ list = "now" }) } }, DASH },
        { first(ANYTHING), { anything = true, min = 0, max = 2 }, { list = "holding" }, DASH },
        { first(ANYTHING), { list = "times_won" } },
    },
}
local YEARS = { shape = { "dddd", "ddddx", "ddddx.", "dddd-x", "dddd-dddd", "dddd–dddd" } }
local YEARS_FIRST = { any = { first(YEARS), { first(ANYTHING), { anything = true, min = 0, max = 1 }, YEARS } } }
local WITH = { text = { "мен", "бен", "пен", "және", "әрі" } }
local function attributes(...)
    return { kind = "word", except = { { ending = lists.verb_endings }, PERSON, WITH, ... }, min = 0, max = 8 }
end
local ATTRIBUTES = attributes({ list = "stops" })
-- «(Ол –) Семейдің қызы, (мектеп директоры.)»
local WHAT_ELSE = { attributes(), ",", min = 0, max = 2, lazy = true }

local rules = {
    over = "tokens",
    lists = {
        praise = lists.praise,
        states = lists.states,
        states_and_kin = lists.states_and_kin,
        holding = lists.holding,
        roles = lists.roles,
        awards = lists.awards,
        ties = lists.ties,
        bodies = lists.bodies,
        pronouns = lists.pronouns,
        called = lists.called,
        aged = lists.aged,
        now = lists.now,
        times_won = lists.times_won,
        times = lists.times,
        stops = lists.stops,
        postpositions = lists.postpositions,
        epithets = lists.epithets,
    },
    {
        name = "before a name",
        BEFORE_NAME,
        STATE,
        DEGREES,
        { ",", { PRAISE, min = 1 }, optional = true },
        { PRAISE, min = 0 },
        AGED,
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
        { list = "epithets", optional = true },
        { any = { DATES, { text = { ",", "(", "–", "—", "-" } } } },
        WORDS,
        last_of_clause(),
        { ",", WORDS, last_of_clause(), min = 0 },
    },
    {
        name = "called",
        AS_SUBJECT,
        CALLED,
        post({ feats = { Number = "Sing" } }),
    },
    {
        name = "held",
        {
            any = {
                RIGHT_BEFORE,
                {
                    { LISTED, BETWEEN, min = 0 },
                    { entity = "PERSON", feats = { Case = "Dat" }, as = "who", optional = true },
                },
            },
        },
        TIED,
        RIGHT_AFTER,
    },
    {
        -- «Ол – ақын, аудармашы.»
        name = "whole sentence",
        {
            any = {
                { LEAD, WHAT_ELSE, { any = { LAST, { JOINED, MORE } } } },
                -- «Ол – мектеп мұғалімі, үйірме де жүргізеді.»
                { first({ list = "pronouns" }), DASH, LISTED },
                ending(first(post({ feats = ONE }))),
                { first(JOINED), MORE },
            },
        },
    },
    {
        name = "of a year",
        YEARS_FIRST,
        BETWEEN,
        { LISTED, BETWEEN, min = 0 },
        LAST,
    },
    {
        name = "without a verb",
        {
            any = {
                { first(SUBJECT), ATTRIBUTES, LAST },
                -- «Асан Серіков деген кісі зауытта инженер, …»
                { first(SUBJECT), ATTRIBUTES, CALLED, attributes(), LISTED },
                { SUBJECT, { list = "times", min = 1 }, LAST },
                -- «Академик Асан Серіков – сыйлық лауреаты.»
                { SUBJECT, HONOURED, DASH, ATTRIBUTES, { any = { LAST, { JOINED, MORE } } } },
                -- «Асан Серіков хатшы болған, ал биылдан бастап бөлім бастығы.»
                {
                    SUBJECT,
                    { anything = true, except = PERSON, min = 0 },
                    ",",
                    "ал",
                    { kind = { "word", "number" }, except = PERSON, min = 0, max = 5 },
                    LAST,
                },
                -- «Асан Серіков хатшы, ал Болат Ермеков төраға болып сайланды.»
                {
                    SUBJECT,
                    ATTRIBUTES,
                    post({ feats = ONE }),
                    { text = ",", followed_by = { SUBJECT, { text = "ал" } } },
                },
                -- «Үйдің үлкені Асан Серіков облыстық газетте редактор.»
                {
                    {
                        any = {
                            first(SUBJECT),
                            { first(OTHER), { anything = true, except = PERSON, min = 0 }, SUBJECT },
                        },
                    },
                    { anything = true, except = PERSON, min = 0 },
                    { kind = "word", feats = { Case = "Loc" } },
                    ATTRIBUTES,
                    ending({ post_head = true, feats = ONE, as = "title" }),
                },
            },
        },
    },
}

for _, one in ipairs(rules) do
    one.gives = "post"
end

return rules
