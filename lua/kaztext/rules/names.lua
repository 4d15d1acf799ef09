--- Names that say after whom something is called, or what a body is for: «Абай атындағы Қазақ ұлттық университеті», «Адам
--- құқықтары жөніндегі комиссия». The rules by which doc:entities() joins what is found of them; they are compiled into the
--- library: after a change here, `make data` and a build. Rules of yours that give a type of name work beside them, in
--- documents that they extend.
---
--- `head` is a noun that names of that type end with, as data/organisations and data/entities have them, in any form.
local lists = require("kaztext.rules.lists")

local OTHER_CASE = { feats = { Case = { "Dat", "Acc", "Loc", "Abl", "Ins" } } }
local GENITIVE, POSSESSED = { Case = "Gen" }, { ["Person[psor]"] = "3" }
local MARK = { text = { "«", "»", "“", "”" } }
local QUOTED = { "«", { anything = true, except = MARK, min = 1, max = 14 }, "»" }

-- «С. М. Киров (атындағы)», «академик Қаныш Сәтбаев», «Төле би»
local CAPITAL = {
    shape = { "Xx", "Xx-Xx", "Xx-x", "X" },
    except = { { sentence = "first" }, { entity = "PERSON" }, { list = "stops" }, OTHER_CASE },
}
local FIRST =
    { sentence = "first", shape = "Xx", followed_by = { shape = "Xx" }, except = { { list = "stops" }, OTHER_CASE } }
local WHOM = {
    {
        any = {
            { { post_head = true, shape = "Xx", optional = true }, { entity = "PERSON" } },
            { { entity = "PERSON" }, { any = { CAPITAL }, min = 1, max = 2 } },
            { any = { { kind = "initial", except = { entity = "PERSON" } }, CAPITAL, FIRST }, min = 1, max = 5 },
            { shape = "XX", except = OTHER_CASE },
            { entity = { "GPE", "LOCATION" }, except = OTHER_CASE },
        },
    },
    { list = "epithets", min = 0, max = 2 },
}

-- Between the link and the head: «Қазақ ұлттық», «акушерия, гинекология және перинатология», «№ 12 орта»
local NO_WORD = {
    OTHER_CASE,
    { feats = GENITIVE },
    { entity = "PERSON" },
    { post_head = true },
    { head = true, feats = POSSESSED },
    { head = true, shape = "XX" },
    { text = { "және", "мен", "пен", "бен" } },
}
local NO_COMMON_WORD = { { ending = lists.halt_endings } }
for _, test in ipairs(NO_WORD) do
    NO_COMMON_WORD[#NO_COMMON_WORD + 1] = test
end
local WORD = {
    any = {
        { kind = { "word", "abbreviation" }, except = NO_COMMON_WORD },
        { kind = { "word", "abbreviation" }, within = { "GPE", "LOCATION", "ORGANISATION" }, except = NO_WORD },
    },
}
local AND = {
    text = { "және", "мен", "пен", "бен" },
    not_preceded_by = { { head = true, feats = POSSESSED }, { head = "ORGANISATION", feats = { Case = "Nom" } } },
}
local WORDS = { any = { WORD }, min = 0 }
local INSIDE = {
    { "№", { kind = "number" }, optional = true },
    WORDS,
    { { WORD, ",", min = 0 }, WORDS, AND, WORDS, optional = true },
}

-- «… университетінің журналистика факультеті», «… филармониясының Мемлекеттік оркестрі»
local OF_BODY = {
    any = {
        {
            { head = "ORGANISATION", feats = { Case = { "Nom", "Gen" }, Number = "Sing" } },
            INSIDE,
            { head = "PART", feats = POSSESSED },
        },
        {
            { head = "ORGANISATION", feats = GENITIVE },
            { shape = "Xx" },
            INSIDE,
            { head = "ORGANISATION", feats = POSSESSED },
        },
    },
}

local function called(kind, ends)
    return {
        name = "called after somebody: " .. kind,
        WHOM,
        "атындағы",
        { QUOTED, optional = true },
        { any = ends },
        gives = kind,
    }
end

local SINGLE = { Number = "Sing" }
local BODY = { INSIDE, { head = "ORGANISATION", feats = SINGLE, not_preceded_by = { head = "ORGANISATION" } } }

-- Of other names the head is possessed, or stands right behind the link: «Абай атындағы саябақ».
local function of_kind(kind)
    return {
        { head = kind, feats = SINGLE, shape = "x" },
        { INSIDE, { head = kind, feats = { Number = "Sing", ["Person[psor]"] = "3" } } },
    }
end

local rules = {
    over = "tokens",
    lists = { areas = lists.areas, epithets = lists.epithets, halts = lists.halts, stops = lists.stops },
}
rules[1] = called("ORGANISATION", { BODY, { INSIDE, OF_BODY } })
for _, kind in ipairs({ "FACILITY", "GPE", "LOCATION", "EVENT", "ART", "PROJECT" }) do
    rules[#rules + 1] = called(kind, of_kind(kind))
end

-- «Шетелде кадрлар даярлау (жөніндегі) республикалық комиссия»: from a capital on, or from the body that it is a part of.
local ENDS = {
    { list = "halts" },
    { ending = lists.halt_endings, feats = { Number = "Sing" } }, -- жиналды, but құқықтарды
    { entity = "PERSON" },
    { post_head = true, feats = POSSESSED },
}
local SMALL = {
    any = {
        { shape = { "x", "x-x" }, except = ENDS },
        { text = "," },
        { text = "арнайы", followed_by = { feats = { Case = "Dat" } } }, -- арнайы есепке алу, but not арнайы комиссия
    },
    min = 0,
}
local A_SMALL_ONE = { shape = { "x", "x-x" }, except = ENDS }
local NAMED_ALREADY = { entity = { "GPE", "LOCATION", "ORGANISATION" } }
local AT_START, CAPITALISED = { NAMED_ALREADY }, { NAMED_ALREADY, { sentence = "first" } }
for _, test in ipairs(ENDS) do
    AT_START[#AT_START + 1], CAPITALISED[#CAPITALISED + 1] = test, test
end
local NO_BODY = { { head = "ORGANISATION" } }
for _, test in ipairs(ENDS) do
    NO_BODY[#NO_BODY + 1] = test
end
-- «қылмыстық істер», but not «облыстық комиссияның, төтенше жағдайлар»
local OF_AREA = { { list = "areas", shape = "x" }, { shape = { "x", "x-x" }, except = NO_BODY, min = 1 } }
local OF_WHOM = { entity = { "ORGANISATION", "GPE" }, except = OTHER_CASE }
-- «республикалық», «мемлекеттік», «есеп»
local DESCRIBED = {
    shape = { "x", "x-x", "Xx" },
    except = {
        OTHER_CASE,
        { list = "halts" },
        { ending = lists.halt_endings },
        { feats = GENITIVE },
        { post_head = true },
        { text = { "және", "мен", "пен", "бен" } },
    },
    min = 0,
    max = 2,
}

-- «Агроөнеркәсіптік кешендегі мемлекеттік инспекция комитеті»
local LINK = { text = lists.concerning }

local function meant_for(name, subject, body)
    return { name = name, subject, LINK, DESCRIBED, { any = { body, OF_BODY } }, gives = "ORGANISATION" }
end

rules[#rules + 1] = meant_for("what a body is for", {
    any = {
        { { any = { OF_WHOM }, optional = true }, { shape = { "Xx", "Xx-x" }, except = CAPITALISED }, SMALL },
        { { shape = { "Xx", "Xx-x" }, sentence = "first", except = AT_START }, A_SMALL_ONE, SMALL },
        { { entity = { "ORGANISATION", "GPE" }, feats = GENITIVE }, A_SMALL_ONE, SMALL },
        { { text = "мамандандырылған", optional = true }, OF_AREA },
    },
}, { head = "ORGANISATION", feats = SINGLE })
-- «Жамбыл облысының жер қатынастары жөніндегі басқармасы», but not «Қазақстан жер жөніндегі комиссия (құрды)»
rules[#rules + 1] = meant_for(
    "what a body of somebody's is for",
    { OF_WHOM, A_SMALL_ONE, SMALL },
    { head = "ORGANISATION", feats = { Number = "Sing", ["Person[psor]"] = "3" } }
)
-- «Еуропа қайта құру және даму банкі (ЕҚДБ)»
rules[#rules + 1] = {
    name = "what a body is for short",
    { entity = "ORGANISATION" },
    "(",
    { shape = "XX", except = { entity = true }, as = "name" },
    ")",
    gives = "ORGANISATION",
}

return rules
