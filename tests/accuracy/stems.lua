-- Do all forms of a lemma of UniMorph (kaz, CC BY-SA 3.0) fall on one stem, and do lemmas that have nothing to do with
-- each other stay apart?
--
--   KAZTEXT_DATA=… lua5.4 tests/accuracy/stems.lua [--wrong]
local kaz = require("kaztext")

local data = os.getenv("KAZTEXT_DATA") or "../shared/data"
local forms, order = {}, {}
for _, file in ipairs({ "nouns", "verbs" }) do
    for line in assert(io.open(("%s/morph/unimorph-%s.tsv"):format(data, file))):lines() do
        local lemma, form = line:match("^([^\t]+)\t([^\t]+)\t")
        if lemma then
            if not forms[lemma] then
                forms[lemma] = {}
                order[#order + 1] = lemma
            end
            table.insert(forms[lemma], form)
        end
    end
end

local together = 0
for _, lemma in ipairs(order) do
    local first, other, from = nil, nil, nil
    for _, form in ipairs(forms[lemma]) do
        local stem = kaz.stem(form)
        first = first or stem
        if stem ~= first then
            other, from = stem, form
        end
    end
    if other then
        if arg[1] == "--wrong" then
            print(lemma, first, other, from)
        end
    else
        together = together + 1
    end
end
print(("stems, UniMorph: all forms together for %d of %d lemmas, %.4f"):format(together, #order, together / #order))

-- 1,000 lemmas drawn at random: pairs that fall on one stem.
local seed, drawn, stems, pairs_of = 7, {}, {}, 0
while #drawn < 1000 do
    seed = seed * 16807 % 2147483647
    local lemma = order[seed % #order + 1]
    if not stems[lemma] then
        stems[lemma] = kaz.stem(lemma)
        drawn[#drawn + 1] = lemma
    end
end
local owner = {}
for _, lemma in ipairs(drawn) do
    local stem = stems[lemma]
    if owner[stem] then
        pairs_of = pairs_of + 1
        if arg[1] == "--wrong" then
            print("together", owner[stem], lemma, stem)
        end
    end
    owner[stem] = owner[stem] or lemma
end
print(("stems, UniMorph: %d of 1000 sampled lemmas share a stem with another, %.4f"):format(pairs_of, pairs_of / 1000))
