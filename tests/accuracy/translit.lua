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

-- ---- names ----

-- Why a row's Cyrillic is held to be no name as Kazakhs write it: it was made by a program that read every open vowel of
-- a word with ە ك گ or a hamza in it as a front one, and ي after a vowel as и. Each finding is a sign by which such a
-- row is known; none looks at what this library makes of it.
local SIGNS = {
    { "и after a vowel, where й is written", "[аәеоөұүыі]и" },
    { "й after a consonant", "[бвгғджзкқлмнңпрстфхһшщцч]й" },
    { "ә, ө, ү beside қ or ғ in one syllable", "[қғ][әөү]" },
    { "ә, ө, ү before қ or ғ", "[әөү][қғ]" },
    { "ә after the first syllable, beside no ә", "" },
    { "two letters that one row writes apart (spaces)", " " },
}
return SIGNS, round_trips(types_of(files)), names
