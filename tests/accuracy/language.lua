-- How often the language is told rightly, among all that are known: sentences, pairs of words and single words (of five
-- letters or more, as lingua's tests have them) of lingua's test sentences that the model has not learnt from, which is
-- every second one of each language and all Kazakh ones (words in the letters of the language alone: a Latin name in a
-- Kazakh sentence is no Kazakh word); Kazakh in other alphabets, made by translit; the files of the
-- Universal Declaration of Human Rights; how far confidence can be trusted.
--
--     lua5.4 tests/accuracy/language.lua DATA      the folder that holds langid/
package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
local kaz = require("kaztext")

local CODES = { "kk", "ru", "uk", "be", "bg", "mk", "sr", "mn", "en", "de", "tr", "az", "ar", "fa" }
local SHORTEST = 5

local function lines(path)
    local list = {}
    for line in io.lines(path) do
        if line ~= "" then
            list[#list + 1] = line
        end
    end
    return list
end

local function length(word)
    return select(2, word:gsub("[^\128-\191]", ""))
end

local LETTERS = {
    Latn = "^[A-Za-z\xC3-\xCF\xE1\x80-\xBF]+$",
    Cyrl = "^[\xD0-\xD4\x80-\xBF]+$",
    Arab = "^[\xD8-\xDB\xE2\x80-\xBF]+$",
}
local SCRIPTS = { en = "Latn", de = "Latn", tr = "Latn", az = "Latn", ar = "Arab", fa = "Arab" }

-- Words of the language's letters alone, and neighbours among them.
local function words_of(line, code)
    local letters = LETTERS[SCRIPTS[code] or "Cyrl"]
    local words, pairs_, before = {}, {}, nil
    for word in line:gmatch("%S+") do
        word = word:gsub("^%p+", ""):gsub("%p+$", "")
        if length(word) >= SHORTEST and word:find(letters) then
            words[#words + 1] = word
            if before then
                pairs_[#pairs_ + 1] = before .. " " .. word
            end
            before = word
        else
            before = nil
        end
    end
    return words, pairs_
end

local bins = {}
local function told(code, text)
    local found, confidence = kaz.language(text)
    local bin = math.min(9, math.floor(confidence * 10))
    bins[bin] = bins[bin] or { n = 0, right = 0, sure = 0 }
    bins[bin].n, bins[bin].sure = bins[bin].n + 1, bins[bin].sure + confidence
    if found == code then
        bins[bin].right = bins[bin].right + 1
    end
    return found
end

local function share(code, texts)
    local right, kazakh = 0, 0
    for _, text in ipairs(texts) do
        local found = told(code, text)
        right = right + (found == code and 1 or 0)
        kazakh = kazakh + (found == "kk" and 1 or 0)
    end
    return right / #texts, kazakh
end

local data = arg[1] .. "/langid/"
local all = { sentences = 0, pairs = 0, words = 0 }
local kazakh_of = { sentences = 0, pairs = 0, words = 0 }
for _, code in ipairs(CODES) do
    local sentences, words, pairs_ = {}, {}, {}
    for i, line in ipairs(lines(data .. "sentences_" .. code .. ".txt")) do
        if code == "kk" or i % 2 == 0 then
            sentences[#sentences + 1] = line
            local some, two = words_of(line, code)
            for _, word in ipairs(some) do
                words[#words + 1] = word
            end
            for _, pair in ipairs(two) do
                pairs_[#pairs_ + 1] = pair
            end
        end
    end
    local line = { ("%-3s"):format(code) }
    for _, set in ipairs({ { "sentences", sentences }, { "pairs", pairs_ }, { "words", words } }) do
        local name, texts = set[1], set[2]
        local right, kazakh = share(code, texts)
        line[#line + 1] = ("%s %.4f of %d"):format(name, right, #texts)
        if code ~= "kk" then
            all[name], kazakh_of[name] = all[name] + #texts, kazakh_of[name] + kazakh
        end
    end
    print(table.concat(line, "  "))
end
print(
    ("taken for Kazakh of the 13 others: sentences %d of %d, pairs %d of %d, words %d of %d"):format(
        kazakh_of.sentences,
        all.sentences,
        kazakh_of.pairs,
        all.pairs,
        kazakh_of.words,
        all.words
    )
)

local sum, error_ = 0, 0
for _, bin in pairs(bins) do
    sum = sum + bin.n
    error_ = error_ + math.abs(bin.sure - bin.right)
end
print(("confidence: off by %.3f on average over %d texts"):format(error_ / sum, sum))

for _, scheme in ipairs({ "latn-2021", "latn-2018", "latn-2017", "arab" }) do
    local code, made = scheme == "arab" and "kk-Arab" or "kk-Latn", {}
    for i, line in ipairs(lines(data .. "sentences_kk.txt")) do
        made[i] = kaz.translit(line, scheme, "cyrl")
    end
    print(("Kazakh in %-9s sentences %.4f of %d"):format(scheme, (share(code, made)), #made))
end

local DECLARATIONS = {
    alt = "alt",
    azj_cyrl = "az-Cyrl",
    azj_latn = "az",
    bel = "be",
    bul = "bg",
    kaz = "kk",
    khk = "mn",
    kir = "ky",
    mkd = "mk",
    rus = "ru",
    sah = "sah",
    srp_cyrl = "sr",
    tat = "tt",
    tuk_cyrl = "tk-Cyrl",
    tuk_latn = "tk",
    tur = "tr",
    tyv = "tyv",
    uig_arab = "ug",
    uig_latn = "ug-Latn",
    ukr = "uk",
    uzn_cyrl = "uz-Cyrl",
    uzn_latn = "uz",
}
local files, right, n, hits = 0, 0, 0, 0
for name, code in pairs(DECLARATIONS) do
    local list = lines(data .. "udhr/" .. name .. ".txt")
    files = files + 1
    local found = kaz.language(table.concat(list, "\n"))
    right = right + (found == code and 1 or 0)
    if found ~= code then
        print(name, found)
    end
    for _, line in ipairs(list) do
        if line:find("%S+%s+%S+%s+%S+%s+%S+") then
            n, hits = n + 1, hits + (kaz.language(line) == code and 1 or 0)
        end
    end
end
print(
    ("declarations (learnt from): %d of %d files, %.4f of %d lines of four words or more"):format(
        right,
        files,
        hits / n,
        n
    )
)
