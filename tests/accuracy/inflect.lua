-- How many forms of UniMorph's tables (kaz, CC BY-SA 3.0) come out, and which do not.
--
--   KAZTEXT_DATA=… lua5.4 tests/accuracy/inflect.lua [--wrong]
local kaz = require("kaztext")

local data = os.getenv("KAZTEXT_DATA") or "../shared/data"
local CASE = { NOM = "Nom", GEN = "Gen", DAT = "Dat", ACC = "Acc", LOC = "Loc", ABL = "Abl", INST = "Ins" }
local POSSESSOR = {
    PSS1S = { "Sing", "1" },
    PSS1P = { "Plur", "1" },
    PSS2S = { "Sing", "2" },
    PSS3S = { "Plur,Sing", "3" },
}

local function feats_of(tags)
    local feats = { Case = "Nom", Number = "Sing" }
    for tag in tags:gmatch("[^;]+") do
        feats.Case = CASE[tag] or feats.Case
        if tag == "PL" then
            feats.Number = "Plur"
        elseif tag == "LSSPEC2" then
            feats.Polite = "Form"
        elseif POSSESSOR[tag] then
            feats["Number[psor]"], feats["Person[psor]"] = POSSESSOR[tag][1], POSSESSOR[tag][2]
        end
    end
    return feats
end

-- The rows called verbs are nouns too.
for _, file in ipairs({ "nouns", "verbs" }) do
    local right, n = 0, 0
    for line in assert(io.open(("%s/morph/unimorph-%s.tsv"):format(data, file))):lines() do
        local lemma, form, tags = line:match("^([^\t]+)\t([^\t]+)\t([^\t\r]+)")
        if lemma then
            n = n + 1
            local made = kaz.inflect(lemma, feats_of(tags))
            if made == form then
                right = right + 1
            elseif arg[1] == "--wrong" then
                print(file, lemma, tags, form, made)
            end
        end
    end
    print(("inflection, UniMorph %s: %d of %d rows, %.4f"):format(file, right, n, right / n))
end
