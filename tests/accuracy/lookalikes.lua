-- How well damaged letters are put right. Takes clean Kazakh sentences, damages them in a known and seeded way, repairs them and
-- compares word by word. Run from the project's root after `make build`:
--
--     lua5.4 tests/accuracy/lookalikes.lua [--show N]     N wrong words of each kind are shown
--
-- Reads KAZTEXT_DATA (default ../shared/data); says so and ends well where it is missing. Ends with status 1 where a figure
-- is under the floor it has reached before.
package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
local version = _VERSION:match("%d%.%d")
package.cpath = ("build/%s/?.so;"):format(version) .. package.cpath
local kaz = require("kaztext")

local DATA = os.getenv("KAZTEXT_DATA") or "../shared/data"
local show = arg[1] == "--show" and tonumber(arg[2]) or 0
local SENTENCES_A_TEXT = 40

-- Park and Miller's generator: the same on every Lua.
local seed = 20261122
local function random(n)
    seed = seed * 16807 % 2147483647
    return n and seed % n + 1 or seed / 2147483647
end

local function characters(text)
    return text:gmatch("[%z\1-\127\194-\244][\128-\191]*")
end

local function read_lines(path)
    local file = io.open(DATA .. "/" .. path, "rb")
    if not file then
        return nil
    end
    local lines = {}
    for line in file:lines() do
        lines[#lines + 1] = line
    end
    file:close()
    return lines
end

-- Sentences that the tool leaves alone, and that are Kazakh by their letters: the truth to compare with.
local function clean_sentences()
    local clean = {}
    for _, path in ipairs({ "raw/kazqad.txt", "raw/wikipedia.txt", "raw/common-voice.txt" }) do
        for _, line in ipairs(read_lines(path) or {}) do
            line = line:gsub("^%s+", ""):gsub("%s+$", "")
            if #line > 40 and line:find("[\210\211]") and kaz.normalize(line) == line then
                clean[#clean + 1] = line
            end
        end
    end
    return clean
end

-- Roman numerals and single letters have no right alphabet: they count as the same.
local function words(text)
    local list = {}
    for word in text:gmatch("[^%s%p]+") do
        local letters = select(2, word:gsub("[^\128-\191]", ""))
        local roman = word:gsub("Х", "X"):gsub("І", "I"):find("^[XIVL]+$")
        list[#list + 1] = letters == 1 and "." or roman and "I" or word
    end
    return list
end

-- Letters that look alike, from the data of the tool: Kazakh letter to Latin ones.
local function latin_twins()
    local twins = {}
    for line in io.lines("data/repair/lookalikes.tsv") do
        local letter, stands_for, rule, when = line:match("^([^\t]+)\t([^\t]+)\t(%a+)\t(%a+)")
        if rule == "latin" and when == "same" then
            local first = stands_for:match("%S+")
            twins[first] = twins[first] or {}
            table.insert(twins[first], letter)
        end
    end
    return twins
end

local function replace_letters(map, rate)
    return function(text)
        local out = {}
        for c in characters(text) do
            local to = map[c]
            out[#out + 1] = to and random() < rate and (type(to) == "table" and to[random(#to)] or to) or c
        end
        return table.concat(out)
    end
end

local function in_every_word(map, rate)
    local damage = replace_letters(map, 1)
    return function(text)
        return (
            text:gsub("[\128-\255%a]+", function(word)
                return random() < rate and damage(word) or word
            end)
        )
    end
end

local function put_between_letters(what, rate)
    return function(text)
        return (
            text:gsub("([\208-\211][\128-\191])([\208-\211])", function(a, b)
                return random() < rate and a .. what .. b or nil
            end)
        )
    end
end

local function map_of(pairs_)
    local map = {}
    for from, to in pairs_:gmatch("(%S+)>(%S+)") do
        map[from] = to
    end
    return map
end

local KZ1048 = map_of("қ>ќ Қ>Ќ ғ>є Ғ>Є ң>ѕ Ң>Ѕ ү>ї Ү>Ї ұ>ў Ұ>Ў ә>ј Ә>Ј ө>ґ Ө>Ґ һ>ћ Һ>Ћ")
local PT154 =
    map_of("қ>ќ Қ>Ќ ғ>ѓ Ғ>Ѓ ң>њ Ң>Њ ү>‰ Ү>‡ ұ>± Ұ>¦ ә>є Ә>Є ө>µ Ө>¤ һ>ћ Һ>Ћ")
local VISUAL = map_of("қ>ќ Қ>Ќ ғ>ѓ Ғ>Ѓ ң>њ ұ>ў Ұ>Ў ә>є Ә>Є і>ї һ>ћ")
local LATIN = latin_twins()

local kinds = {
    { "1 % of the letters Latin", replace_letters(LATIN, 0.01), 0.999 },
    { "5 % of the letters Latin", replace_letters(LATIN, 0.05), 0.999 },
    { "10 % of the letters Latin", replace_letters(LATIN, 0.10), 0.999 },
    { "40 % of the letters Latin", replace_letters(LATIN, 0.40), 0.999 },
    { "i for і everywhere", replace_letters({ ["і"] = "i", ["І"] = "I" }, 1), 0.999 },
    { "KZ-1048 read as cp1251", replace_letters(KZ1048, 1), 0.999 },
    { "PT154 read as cp1251", replace_letters(PT154, 1), 0.999 },
    { "other alphabets, one word in three", in_every_word(VISUAL, 0.33), 0.999 },
    { "soft hyphens", put_between_letters("\194\173", 0.05), 0.999 },
    { "zero-width spaces", put_between_letters("\226\128\139", 0.05), 0.999 },
}

local function compare(truth, damaged, wrong)
    local repaired = kaz.normalize(damaged)
    local right, got, broken = words(truth), words(repaired), words(damaged)
    local hurt, healed = 0, 0
    if #right ~= #got then
        io.stderr:write("words were lost or won: ", truth:sub(1, 80), "\n")
        return #right, 0
    end
    for i, word in ipairs(right) do
        if broken[i] ~= word then
            hurt = hurt + 1
            if got[i] == word then
                healed = healed + 1
            else
                wrong[#wrong + 1] = ("%s: %s, should be %s"):format(broken[i] or "?", got[i], word)
            end
        elseif got[i] ~= word then
            wrong[#wrong + 1] = ("a right word was changed: %s: %s"):format(word, got[i])
            wrong.changed = (wrong.changed or 0) + 1
        end
    end
    return hurt, healed
end

-- Latin words of the texts in the midst of Kazakh ones, with and without an ending: none may change.
local function latin_words_kept(sentences)
    local seen, list = {}, {}
    for _, path in ipairs({ "raw/kazqad.txt", "raw/wikipedia.txt", "web/pages.jsonl" }) do
        for _, line in ipairs(read_lines(path) or {}) do
            for word in line:gmatch("%f[%w]%a%a+%f[^%w\128-\255]") do
                if not seen[word] then
                    seen[word] = true
                    list[#list + 1] = word
                end
            end
        end
    end
    local endings = { "", "", "-ға", "-нің", "-дағы" }
    local changed, wrong = 0, {}
    for i, word in ipairs(list) do
        local sentence = sentences[(i * 7) % #sentences + 1]
        local first, rest = sentence:match("^(%S+)%s+(.*)$")
        local line = ("%s %s%s %s"):format(first, word, endings[i % #endings + 1], rest)
        local repaired = kaz.normalize(line)
        if repaired ~= line then
            changed = changed + 1
            wrong[#wrong + 1] = line:sub(1, 60) .. " → " .. repaired:sub(1, 60)
        end
    end
    return #list, changed, wrong
end

local function show_some(wrong)
    for i = 1, math.min(show, #wrong) do
        print("    " .. wrong[i])
    end
end

local sentences = clean_sentences()
if #sentences == 0 then
    print("no texts under " .. DATA .. ": skipped")
    os.exit(0)
end
print(("%d clean sentences"):format(#sentences))
print(("%-36s%10s%10s%9s%9s"):format("damage", "words hurt", "healed", "share", "others"))
local failed = false
for _, kind in ipairs(kinds) do
    local hurt, healed, wrong = 0, 0, {}
    for start = 1, #sentences, SENTENCES_A_TEXT do
        local truth = table.concat(sentences, "\n", start, math.min(start + SENTENCES_A_TEXT - 1, #sentences))
        local h, k = compare(truth, kind[2](truth), wrong)
        hurt, healed = hurt + h, healed + k
    end
    print(("%-36s%10d%10d%9.4f%9d"):format(kind[1], hurt, healed, healed / hurt, wrong.changed or 0))
    show_some(wrong)
    failed = failed or healed / hurt < kind[3]
end
local all, changed, wrong = latin_words_kept(sentences)
print(("%d Latin words in Kazakh sentences, %d changed"):format(all, changed))
show_some(wrong)
os.exit(not failed and changed / all < 0.001)
