-- The samples that tools/train_language.c learns from, to standard output: set, language, weight, text, with tabs
-- between. Lua 5.4, from the project's root, with the module built. Reads
--   the data set that KAZTEXT_DATA names (default ../shared/data), build/language/sources (tools/language_sources.py),
--   data/language/sentences, data/page/phrases.tsv.
-- Every second one of the test sentences of each language, all Kazakh ones, and some sites are in the set "held", which
-- is not learnt from. `--without KIND` leaves out sources of a kind: with `--without udhr` the Declaration can judge.
local kaz = require("kaztext")
local DATA = os.getenv("KAZTEXT_DATA") or "../shared/data"
local SOURCES = "build/language/sources"
local WITHOUT = arg[1] == "--without" and arg[2] or nil

local function lines(path)
    local list, seen = {}, {}
    local file = io.open(path)
    for line in file and file:lines() or function() end do
        line = line:gsub("[%s]+", " "):gsub("^ ", ""):gsub(" $", "")
        if #line > 1 and line:sub(1, 2) ~= "# " and utf8.len(line) and not seen[line] then
            seen[line] = true
            list[#list + 1] = line
        end
    end
    if file then
        file:close()
    end
    return list
end

local function emit(set, code, weight, list, first, step)
    for i = first or 1, #list, step or 1 do
        io.write(set, "\t", code, "\t", weight, "\t", list[i], "\n")
    end
end

-- ---- Kazakh and Russian, of which there is much ----

local KAZAKH = { "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і" }
local RUSSIAN = { "ф", "ц", "щ", "ъ", "ь", "э", "в", "ч", "ё" }
local function count(line, letters)
    local n = 0
    for _, letter in ipairs(letters) do
        n = n + select(2, line:gsub(letter, ""))
    end
    return n
end

-- Lines that are in the language that their file is for: both sides of a site hold lines of the other one.
local function of_kazakh(list)
    local kept = {}
    for _, line in ipairs(list) do
        line = kaz.normalize(line)
        local own, letters = count(line, KAZAKH), utf8.len(line)
        if own * 12 >= letters and own > count(line, RUSSIAN) then
            kept[#kept + 1] = line
        end
    end
    return kept
end
local function of_russian(list)
    local kept = {}
    for _, line in ipairs(list) do
        if count(line, KAZAKH) == 0 and count(line, RUSSIAN) * 25 >= utf8.len(line) then
            kept[#kept + 1] = line
        end
    end
    return kept
end

local SCHEMES = { ["latn-2021"] = "kk-Latn", ["latn-2018"] = "kk-Latn", ["latn-2017"] = "kk-Latn", arab = "kk-Arab" }
-- as people write it without an alphabet: қ and к, ң and н are one
local ASCII = {}
for from, to in
    ("а a ә a б b в v г g ғ g д d е e ё io ж j з z и i й i к k қ q л l м m н n ң n о o ө o п p р r с s т t у u ұ u ү u ф f х h һ h ц ts ч ch ш sh щ sh ъ _ ы y і i ь _ э e ю iu я ia"):gmatch(
        "(%S+) (%S+)"
    )
do
    ASCII[from] = to == "_" and "" or to
end
local function in_ascii(line)
    return kaz.lower(line):gsub("[\xD0-\xD3][\x80-\xBF]", ASCII)
end

local function kazakh(path, weight, set, step)
    local list = of_kazakh(lines(path))
    emit(set, "kk", weight, list, 1, step)
    for scheme, code in pairs(SCHEMES) do
        local other = {}
        for i = 1, #list, scheme == "arab" and 1 or 2 do
            other[#other + 1] = kaz.translit(list[i], scheme, "cyrl")
        end
        emit(set, code, weight, other)
    end
    local plain = {}
    for i = 1, #list, 6 do
        plain[#plain + 1] = in_ascii(list[i])
    end
    emit(set, "kk-Latn", weight, plain)
end

for _, name in ipairs({ "wikipedia", "tatoeba", "common-voice", "kazqad", "abai" }) do
    kazakh(DATA .. "/raw/" .. name .. ".txt", 1, "train")
end
for _, name in ipairs({
    "afn-kaz-1550",
    "bolashak-kaz-242",
    "government-kaz-235",
    "knb-kaz-1010",
    "minplan-kaz-734",
    "udp+kaz",
    "enu1-kaz.tmx",
}) do
    kazakh(DATA .. "/web/sites/" .. name, 1, "train")
end
for _, name in ipairs({ "dingov-kaz.tmx", "pravstat-kaz-130" }) do
    kazakh(DATA .. "/web/sites/" .. name, 1, "held")
end
kazakh(DATA .. "/langid/sentences_kk.txt", 1, "held")
for _, name in ipairs({
    "afn-ru",
    "bolashak-ru",
    "egov-ru",
    "government-ru",
    "knb-ru",
    "minplan-ru",
    "udp+ru+1435",
    "enu1-rus.tmx",
}) do
    emit("train", "ru", 1, of_russian(lines(DATA .. "/web/sites/" .. name)))
end
for _, name in ipairs({ "dingov-rus.tmx", "pravstat-ru" }) do
    emit("held", "ru", 1, of_russian(lines(DATA .. "/web/sites/" .. name)))
end

-- Words as the lexicon has them, with some of their forms: loans count as Kazakh here, where they are alone.
local NOMINAL = {
    "Case=Loc",
    "Case=Gen",
    "Case=Dat",
    "Case=Acc",
    "Case=Abl",
    "Case=Ins",
    "Number=Plur",
    "Number=Plur|Case=Gen",
    "Number=Plur|Case=Dat",
    "Person[psor]=3",
    "Person[psor]=3|Case=Acc",
    "Person[psor]=3|Case=Gen",
    "Person[psor]=3|Case=Dat",
    "Person[psor]=3|Case=Loc",
    "Number=Plur|Person[psor]=3",
    "Person[psor]=1",
}
local VERBAL = {
    "VerbForm=Conv",
    "VerbForm=Part|Tense=Past",
    "Tense=Past",
    "Tense=Pres",
    "Tense=Pres|Person=1",
    "VerbForm=Ger",
    "Case=Dat|VerbForm=Ger",
    "Aspect=Imp|VerbForm=Conv",
    "Tense=Past|Person=1",
    "Mood=Imp",
    "Tense=Fut|VerbForm=Part",
}
do
    math.randomseed(7)
    local words = {}
    for line in io.lines("data/lexicon/stems.tsv") do
        local stem, pos = line:match("^([^#\t]+)\t(%u+)")
        if stem then
            local forms = pos == "VERB" and VERBAL or NOMINAL
            words[#words + 1] = stem
            for _ = 1, 2 do
                local features = forms[math.random(#forms)]
                local form = kaz.inflect(stem, features)
                words[#words + 1] = form
            end
        end
    end
    emit("train", "kk", 0.5, words)
    local made = { kk = {}, arab = {} }
    for i, word in ipairs(words) do
        if i % 4 == 0 then
            made.kk[#made.kk + 1] = kaz.translit(word, "latn-2021", "cyrl")
            made.arab[#made.arab + 1] = kaz.translit(word, "arab", "cyrl")
        end
    end
    emit("train", "kk-Latn", 0.5, made.kk)
    emit("train", "kk-Arab", 0.5, made.arab)
end

-- ---- The others ----

for _, code in ipairs({ "ar", "az", "be", "bg", "de", "en", "fa", "mk", "mn", "ru", "sr", "tr", "uk" }) do
    local list = lines(DATA .. "/langid/sentences_" .. code .. ".txt")
    emit("train", code, 2, list, 1, 2)
    emit("held", code, 2, list, 2, 2)
end

local CYRILLIC = {} -- of Serbian in Latin letters
for from, to in
    ("a а b б v в g г d д đ ђ e е ž ж z з i и j ј k к l л lj љ m м n н nj њ o о p п r р s с t т ć ћ u у f ф h х c ц č ч dž џ š ш"):gmatch(
        "(%S+) (%S+)"
    )
do
    CYRILLIC[from] = to
end
local function serbian(word)
    word = word:gsub("dž", CYRILLIC):gsub("[ln]j", CYRILLIC)
    return (word:gsub("[\xC4\xC5][\x80-\xBF]", CYRILLIC):gsub("%l", CYRILLIC))
end

-- A word that is usual in Kazakh too says nothing against it; one that was met twice may be a quotation.
local USUAL = 3
local known = {}
for _, name in ipairs({ "raw/wikipedia.txt", "raw/kazqad.txt", "raw/tatoeba.txt", "raw/common-voice.txt" }) do
    for _, line in ipairs(lines(DATA .. "/" .. name)) do
        for word in line:gmatch("[\xD0-\xD3\x80-\xBF]+") do
            known[word] = (known[word] or 0) + 1
        end
    end
end

local list = assert(io.popen("ls " .. SOURCES .. " data/language/sentences"))
for name in list:lines() do
    local code, kind = name:match("^([%a%-]+)%.(%a+)%.txt$")
    local path = SOURCES .. "/" .. name
    if not code then
        code, kind = name:match("^([%a%-]+)%.txt$"), "sentences"
        path = "data/language/sentences/" .. name
    end
    if code and kind ~= WITHOUT then
        local found = lines(path)
        if kind == "words" then
            local words = {}
            for i, word in ipairs(found) do
                if (known[word] or 0) < USUAL and utf8.len(word) > 2 then
                    words[#words + 1] = word
                    if code == "sr-Latn" and i <= 20000 then
                        emit("train", "sr", 0.3, { serbian(word) })
                    end
                end
            end
            emit("train", code, code == "ru" and 0.6 or 0.3, words)
        elseif kind == "udhr" then
            emit("train", code, 1, found)
        else
            emit("train", code, kind == "sentences" and 2 or 1, found)
        end
    end
end
list:close()

-- ---- Short lines as web pages have them ----

do
    local kk, ru = {}, {}
    for line in io.lines("data/page/phrases.tsv") do
        local phrase = line:match("^%l+\t[%l,]+\t([^#]+)$")
        if phrase and not phrase:find("[a-z]") then
            if count(phrase, KAZAKH) > 0 then
                kk[#kk + 1] = phrase
            elseif count(phrase, RUSSIAN) > 0 then
                ru[#ru + 1] = phrase
            end
        end
    end
    emit("train", "kk", 2, kk)
    emit("train", "ru", 2, ru)
end
do -- names in Arabic letters
    local names = {}
    for line in io.lines(DATA .. "/scripts/names-arab-cyrl.json") do
        names[#names + 1] = line:match('"kzMeaning":"([^"\\]+)"')
    end
    emit("train", "kk-Arab", 1, names, 1, 2)
    emit("held", "kk-Arab", 1, names, 2, 2)
end
