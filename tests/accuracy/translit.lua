-- How many word types come back unchanged from another alphabet: Cyrillic → alphabet → Cyrillic, a word a line, the
-- alphabet named. And names in töte with their Cyrillic, where that data set is.
--
--   lua5.4 tests/accuracy/translit.lua [--wrong SCHEME] [--names FILE] FILE …      SCHEME: what goes wrong there is listed
--
-- A file is plain text or tokens with a tag a line (.iob2). A word is a run of Cyrillic letters; a type is counted once,
-- with its capitals. Töte has no capitals, so case is not compared there.
local kaz = require("kaztext")

local SCHEMES = { "latn-2021", "latn-2018", "latn-2017", "iso9", "bgn", "arab" }
local LETTERS = "[\208-\211][\128-\191]"

local wrong, names, files = nil, nil, {}
do
    local i = 1
    while arg[i] do
        if arg[i] == "--wrong" then
            wrong, i = arg[i + 1], i + 1
        elseif arg[i] == "--names" then
            names, i = arg[i + 1], i + 1
        else
            files[#files + 1] = arg[i]
        end
        i = i + 1
    end
end

local function types_of(paths)
    local seen, list = {}, {}
    for _, path in ipairs(paths) do
        for line in assert(io.open(path, "rb")):lines() do
            if path:find("%.iob2$") then
                line = line:match("^(%S+) ") or ""
            end
            -- a run of two-byte letters of U+0400 to U+04FF; the first byte is never a second one
            for run in line:gmatch("[\208-\211][\128-\191][\128-\191\208-\211]*") do
                local word = {}
                for letter in run:gmatch(LETTERS) do
                    word[#word + 1] = letter
                end
                word = table.concat(word)
                if not seen[word] then
                    seen[word] = true
                    list[#list + 1] = word
                end
            end
        end
    end
    table.sort(list)
    return list
end

local function lines_of(text)
    local lines = {}
    for line in (text .. "\n"):gmatch("([^\n]*)\n") do
        lines[#lines + 1] = line
    end
    return lines
end

local function share(right, all)
    return ("%d of %d, %.4f"):format(right, all, right / all)
end

local function round_trips(list)
    local text = table.concat(list, "\n")
    for _, scheme in ipairs(SCHEMES) do
        local there = kaz.translit(text, scheme, "cyrl")
        local written, back, right = lines_of(there), lines_of((kaz.translit(there, "cyrl", scheme))), 0
        for i, word in ipairs(list) do
            local same = back[i] == word
            if scheme == "arab" then
                same = kaz.lower(back[i]) == kaz.lower(word)
            end
            right = right + (same and 1 or 0)
            if not same and scheme == wrong then
                print(word, written[i], back[i])
            end
        end
        print(("round trip by %s: %s word types"):format(scheme, share(right, #list)))
    end
end

-- Lines by themselves: is the alphabet found out that a line was written in? 1,000 lines, spread over the files.
local function lines_found_out(paths)
    local lines, picked = {}, {}
    for _, path in ipairs(paths) do
        for line in assert(io.open(path, "rb")):lines() do
            if path:find("%.txt$") and #line > 20 and line:find("[\208-\211]") then
                lines[#lines + 1] = line
            end
        end
    end
    for i = 1, #lines, math.max(1, math.floor(#lines / 1000)) do
        picked[#picked + 1] = lines[i]
    end
    for _, scheme in ipairs(SCHEMES) do
        local found = 0
        for _, line in ipairs(picked) do
            local there = kaz.translit(line, scheme, "cyrl")
            local named, unnamed = kaz.translit(there, "cyrl", scheme), kaz.translit(there, "cyrl")
            found = found + (named == unnamed and 1 or 0)
        end
        if #picked > 0 then
            print(
                ("lines of %s read alike with the alphabet named and found out: %s"):format(
                    scheme,
                    share(found, #picked)
                )
            )
        end
    end
end

-- ---- names ----

-- Signs by which a row's Cyrillic is held wrong: it was made of the Arabic by a program that took every open vowel of a
-- word with ە ك گ or a hamza for a front one, and ي for и. Looked at alone, without what this library makes of the row.
local VOWELS, FRONT, BACK = "аәеоөұүыі", "әөүі", "аоұы"

local function one_of(set, letter)
    return letter ~= nil and letter ~= " " and set:find(letter, 1, true) ~= nil
end

-- Calls check(letter, the one before, the vowel before, its distance, the first vowel, töte, the letters) for each letter;
-- says whether one of them is true.
local function any(letters, arabic, check)
    local vowel, at, first
    for i, letter in ipairs(letters) do
        if check(letter, letters[i - 1], vowel, at and i - at, first, arabic, letters) then
            return true
        end
        if one_of(VOWELS, letter) then
            vowel, at, first = letter, i, first or letter
        elseif letter == "и" then
            vowel, at = letter, i
        end
    end
    return false
end

local SIGNS = {
    {
        "и after a vowel, where й is written (Аибота)",
        function(letter, before)
            return letter == "и" and one_of(VOWELS, before)
        end,
    },
    {
        "й or и and a vowel, where я or ия is written (Сарийа)",
        function(letter, before)
            return one_of("аә", letter) and (before == "и" or before == "й") or letter == "й" and before == "и"
        end,
    },
    {
        "ә ө ү і beside қ ғ, ы beside к г (Әқбер)",
        function(letter, before)
            return one_of("қғ", letter) and one_of(FRONT, before)
                or one_of(FRONT, letter) and one_of("қғ", before)
                or letter == "ы" and one_of("кг", before)
                or before == "ы" and one_of("кг", letter)
        end,
    },
    {
        "ә after the first syllable (Елмүрәт)",
        function(letter, _, vowel)
            return letter == "ә" and vowel ~= nil
        end,
    },
    {
        "ә in the first syllable before a back vowel, and no hamza (Әлмагүл)",
        function(letter, _, _, _, first, arabic)
            return first == "ә" and one_of(BACK, letter) and not arabic:find("\217\180", 1, true)
        end,
    },
    {
        "ө ү after the first syllable without к г before them (Есбөл)",
        function(letter, before, vowel)
            return one_of("өү", letter) and vowel ~= nil and not one_of("кг", before)
        end,
    },
    {
        "a hamza, and no front vowel (Мұқадыл), or one that shows itself (Әдемі)",
        function(_, _, _, _, _, arabic, letters)
            if not arabic:find("\217\180", 1, true) then
                return false
            end
            local front = false
            for _, letter in ipairs(letters) do
                if one_of("екг", letter) then
                    return true
                end
                front = front or one_of(FRONT, letter)
            end
            return not front
        end,
    },
    {
        "ы after a front vowel, і after a back one (Есімберды)",
        function(letter, before, vowel, distance)
            return distance
                and distance > 1
                and (
                    letter == "ы" and one_of(FRONT .. "е", vowel)
                    or letter == "і" and one_of(BACK, vowel) and not one_of("кг", before)
                )
        end,
    },
}

-- Rows that no sign shows, one by one.
local LISTED = {
    ["Былал"] = "بىلال is Біләл, and Билал is ٴبيلال",
    ["Бағдад"] = "has ت at its end: Бағдат",
    ["Тыйес"] = "تيەس has no ى",
    ["Ғалясқар"] = "и and а are two letters of two names: Ғалиасқар",
    ["Ыляс"] = "Ілияс",
    ["Қарагоз"] = "Қарагөз",
    ["Нәзерке"] = "Назерке",
    ["Мірзахмет"] = "Мырзахмет",
    ["Жаншуақ"] = "has a space in one of the two",
    ["Нтала"] = "Ынтала",
    ["Мәріу"] = "ٴمارۋ has no ى",
    ["Гмңнүр"] = "no vowel between three consonants",
}

local function sign_of(letters, arabic)
    for i, sign in ipairs(SIGNS) do
        if any(letters, arabic, sign[2]) then
            return i
        end
    end
end

-- Töte of the data set in the signs of Unicode: the hamza is U+0674.
local function usual(arabic)
    return (arabic:gsub("\216\161", "\217\180"))
end

-- The value of a field of one row of JSON; the names hold no escapes.
local function field(row, name)
    return row:match('"' .. name .. '":"(.-)"')
end

local function score_names(path)
    local rows, held, listed, kinds = 0, 0, 0, {}
    local right = { all = { to = 0, from = 0 }, held = { to = 0, from = 0 } }
    for row in assert(io.open(path, "rb")):lines() do
        local arabic, name = field(row, "kzName"), field(row, "slavicName")
        arabic, name = usual(arabic:match("^%s*(.-)%s*$")), name:match("^%s*(.-)%s*$")
        local small, letters = kaz.lower(name), {}
        for letter in small:gmatch("[%z\1-\127\194-\244][\128-\191]*") do
            letters[#letters + 1] = letter
        end
        local kind = sign_of(letters, arabic)
        local to = kaz.translit(name, "arab", "cyrl") == arabic
        local from = kaz.lower((kaz.translit(arabic, "cyrl", "arab"))) == small
        rows = rows + 1
        right.all.to, right.all.from = right.all.to + (to and 1 or 0), right.all.from + (from and 1 or 0)
        if LISTED[name] then
            listed = listed + 1
        elseif kind then
            kinds[kind] = (kinds[kind] or 0) + 1
        else
            held = held + 1
            right.held.to, right.held.from = right.held.to + (to and 1 or 0), right.held.from + (from and 1 or 0)
            if wrong == "names" and not (to and from) then
                print(name, arabic, (kaz.translit(name, "arab", "cyrl")), (kaz.translit(arabic, "cyrl", "arab")))
            end
        end
    end
    print(("names, all rows: to töte %s, from it %s"):format(share(right.all.to, rows), share(right.all.from, rows)))
    print(
        ("names, rows that are not held wrong: to töte %s, from it %s"):format(
            share(right.held.to, held),
            share(right.held.from, held)
        )
    )
    for i, sign in ipairs(SIGNS) do
        print(("    %4d rows are held wrong: %s"):format(kinds[i] or 0, sign[1]))
    end
    print(("    %4d rows are held wrong one by one: see LISTED"):format(listed))
end

round_trips(types_of(files))
lines_found_out(files)
if names then
    score_names(names)
end
