--- Organisations by their head nouns: «Қаржы министрлігі», «Ұлы дала» компаниясы, Абай атындағы мектеп, облыстық білім
--- басқармасы, and those that are known by a name of their own.
---
---     for found in kaz.rule(require("kaztext.rules.organisations")):each(doc) do
---         print(found.normal, found.text)
---     end
---
--- doc:entities() knows more; this is to copy and change. A match gives text, normal, head, first and last.
local lists = require("kaztext.rules.lists")

local OTHER_CASE = { feats = { Case = { "Dat", "Acc", "Loc", "Abl", "Ins" } } }
local STOP = { list = "stops" }

-- A word of a name, by its capital; at the start of a sentence that tells nothing of a common word.
local CAPITAL = {
    pattern = [[^\p{Lu}]],
    upos = { "NOUN", "PROPN", "ADJ" },
    except = { OTHER_CASE, { sentence = "first", upos = { "NOUN", "ADJ" } }, STOP },
}

-- «экономика», «және», «жөніндегі»: what may stand between the first word of a name and its head.
local INSIDE = {
    any = {
        { upos = { "NOUN", "ADJ" }, except = { OTHER_CASE, { feats = { Case = "Gen" } }, STOP } },
        { text = { "және", "мен", "пен", "бен", "істері", "жөніндегі" } },
    },
    min = 0,
    max = 5,
}

local QUOTED = { "«", { anything = true, except = { text = { "«", "»" } }, min = 1, max = 8 }, "»" }

-- The ways to name a body; its head noun has these features.
local function body(feats)
    local possessed = { ["Person[psor]"] = "3", Number = false, Case = feats and feats.Case }
    local head, of = { list = "heads", feats = feats, as = "head" }, { list = "heads", feats = possessed, as = "head" }
    return {
        any = {
            -- «Ұлы дала жолдары» ұлттық компаниясы
            { QUOTED, { upos = { "ADJ", "NOUN" }, min = 0, max = 2, except = OTHER_CASE }, head },
            -- Ұлттық экономика министрлігі, Қазақстан Республикасының Ұлттық банкі
            { CAPITAL, INSIDE, of },
            { { entity = "GPE", except = OTHER_CASE }, { CAPITAL, optional = true }, INSIDE, of },
            {
                { sentence = "first", upos = { "NOUN", "ADJ", "PROPN" } },
                INSIDE,
                { list = "official", feats = possessed, as = "head" },
            },
            -- Абай атындағы орта мектеп
            {
                { any = { { entity = "PERSON" }, { pattern = [[^\p{Lu}]], max = 3 } } },
                "атындағы",
                INSIDE,
                head,
            },
            -- облыстық білім басқармасы, облыстық мәслихат, облыс әкімдігі
            { { list = "areas", max = 2 }, INSIDE, of },
            {
                { any = { { list = "areas" }, { list = "places", feats = { Case = "Nom" } } } },
                { list = "local", feats = feats, as = "head" },
            },
            { { list = "areas", min = 0, max = 2 }, { list = "known", feats = feats } },
        },
    }
end

local function read(match)
    local head
    for _, capture in ipairs(match.all) do
        head = capture
    end
    return {
        text = match.text,
        normal = match.normal,
        head = head and head.lemma or match.lemma,
        first = match.first,
        last = match.last,
    }
end

return {
    lists = {
        heads = lists.organisations,
        known = lists.known_organisations,
        stops = lists.stops,
        areas = {
            "ұлттық",
            "мемлекеттік",
            "республикалық",
            "облыстық",
            "аудандық",
            "қалалық",
            "халықаралық",
            by = "text",
        },
        places = { "облыс", "аудан", "қала", "ауыл" },
        ["local"] = { "әкімдік", "мәслихат", "сот", "прокуратура" },
        official = {
            "басқарма",
            "департамент",
            "комитет",
            "министрлік",
            "агенттік",
            "бөлім",
            "инспекция",
        },
    },
    {
        name = "organisation",
        any = {
            body(),
            -- … университетінің Биотехнология институты
            {
                body({ Case = "Gen" }),
                { CAPITAL, optional = true },
                INSIDE,
                { list = "heads", feats = { ["Person[psor]"] = "3" }, as = "head" },
            },
        },
        action = read,
    },
}
