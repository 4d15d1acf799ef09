-- Forms made of sampled stems and features, and analysed again: does one of the readings say what was asked for?
--
--   lua5.4 tests/accuracy/roundtrip.lua [--wrong] [--count N]
package.path = "tools/lib/?.lua;" .. package.path
local kaz = require("kaztext")
local tsv = require("tsv")

local show, count = false, 100000
for i, argument in ipairs(arg) do
    show = show or argument == "--wrong"
    count = argument == "--count" and tonumber(arg[i + 1]) or count
end

local CASES = { "Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" }
local POSSESSORS = {
    {},
    { ["Number[psor]"] = "Sing", ["Person[psor]"] = "1" },
    { ["Number[psor]"] = "Plur", ["Person[psor]"] = "1" },
    { ["Number[psor]"] = "Sing", ["Person[psor]"] = "2" },
    { ["Number[psor]"] = "Sing", ["Person[psor]"] = "2", Polite = "Form" },
    { ["Number[psor]"] = "Plur,Sing", ["Person[psor]"] = "3" },
}
local PERSONS = {
    { Number = "Sing", Person = "1" },
    { Number = "Sing", Person = "2" },
    { Number = "Sing", Person = "2", Polite = "Form" },
    { Number = "Sing", Person = "3" },
    { Number = "Plur", Person = "1" },
    { Number = "Plur", Person = "2" },
}

local function join(...)
    local all = {}
    for _, part in ipairs({ ... }) do
        for name, value in pairs(part) do
            all[name] = value
        end
    end
    return all
end

local nominal = {}
for _, case in ipairs(CASES) do
    for _, possessor in ipairs(POSSESSORS) do
        nominal[#nominal + 1] = join({ Case = case }, possessor)
        nominal[#nominal + 1] = join({ Case = case, Number = "Plur" }, possessor)
    end
end

local verbal = {}
for _, polarity in ipairs({ {}, { Polarity = "Neg" } }) do
    for _, person in ipairs(PERSONS) do
        for _, form in ipairs({
            { Mood = "Ind", Tense = "Past", VerbForm = "Fin" },
            { Aspect = "Hab", Mood = "Ind", Tense = "Pres", VerbForm = "Fin" },
            { Mood = "Ind", Tense = "Fut", VerbForm = "Fin" },
            { Mood = "Cnd", VerbForm = "Conv" },
        }) do
            if not (form.Tense == "Fut" and person.Number == "Plur" and person.Person == "2") then
                verbal[#verbal + 1] = join(form, person, polarity)
            end
        end
    end
    for _, form in ipairs({
        { Mood = "Imp", Number = "Sing", Person = "2", VerbForm = "Fin" },
        { Mood = "Imp", Number = "Sing", Person = "2", Polite = "Form", VerbForm = "Fin" },
        { Mood = "Opt", Number = "Sing", Person = "3", VerbForm = "Fin" },
        { Mood = "Opt", Number = "Plur", Person = "1", VerbForm = "Fin" },
        { Mood = "Des", Number = "Sing", Person = "3", Tense = "Fut", VerbForm = "Fin" },
        { Aspect = "Perf", VerbForm = "Conv" },
        { Aspect = "Imp", VerbForm = "Part" },
        { Tense = "Past", VerbForm = "Part" },
    }) do
        verbal[#verbal + 1] = join(form, polarity)
    end
    for _, case in ipairs(CASES) do
        for _, possessor in ipairs(POSSESSORS) do
            verbal[#verbal + 1] = join({ Case = case, VerbForm = "Ger" }, possessor, polarity)
            verbal[#verbal + 1] = join({ Case = case, Tense = "Past", VerbForm = "Ger" }, possessor, polarity)
        end
    end
end
verbal[#verbal + 1] = { Aspect = "Imp", VerbForm = "Conv" }
verbal[#verbal + 1] = { Evident = "Fh", Mood = "Ind", Number = "Sing", Person = "3", Tense = "Past", VerbForm = "Fin" }

local stems = {}
for _, row in ipairs((tsv.read("data/lexicon/stems.tsv"))) do
    local pos = row.pos:match("^%u+")
    if pos == "NOUN" or pos == "VERB" then
        stems[#stems + 1] = { row.stem, pos }
    end
end

local function same(a, b)
    for name, value in pairs(a) do
        if b[name] ~= value then
            return false
        end
    end
    for name in pairs(b) do
        if a[name] == nil then
            return false
        end
    end
    return true
end

local function says(form, lemma, upos, feats)
    for _, reading in ipairs(kaz.analyse(form)) do
        if reading.lemma == lemma and reading.upos == upos and same(reading.feats, feats) then
            return true
        end
    end
    return false
end

local seed = 20261125
local function random(n)
    seed = seed * 16807 % 2147483647
    return seed % n + 1
end

local made, back = 0, 0
for _ = 1, count do
    local stem = stems[random(#stems)]
    local list = stem[2] == "NOUN" and nominal or verbal
    local feats = list[random(#list)]
    local form = kaz.inflect(stem[1], feats, stem[2])
    if form then
        made = made + 1
    end
    if form and says(form, stem[1], stem[2], feats) then
        back = back + 1
    elseif show then
        local parts = {}
        for name, value in pairs(feats) do
            parts[#parts + 1] = name .. "=" .. value
        end
        table.sort(parts)
        print(stem[1], form, table.concat(parts, "|"))
    end
end
print(("round trip: %d of %d forms made, %d of them analysed as meant, %.4f"):format(made, count, back, back / count))
