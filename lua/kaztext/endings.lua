--- Whether the ending behind digits or an acronym is that of the word as it is read aloud: 5-ке (беске), 6-ға (алтыға).
--- Only what is wrong in every reading is called wrong.
local core = require("kaztext.core")

local endings = {}

-- Numbers whose last words have all the shapes that an ending may meet.
local SAMPLES = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000, 1000000, 1000000000 }

local CASES = { "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" }

-- Features that are read in an ending, the likelier first.
local function all_feats()
    local list = {}
    for _, before in ipairs({ "", "Person[psor]=3", "Number=Plur", "Number=Plur|Person[psor]=3", "NumType=Ord" }) do
        if before ~= "" then
            list[#list + 1] = before
        end
        for _, case in ipairs(CASES) do
            list[#list + 1] = (before ~= "" and before .. "|" or "") .. "Case=" .. case
        end
    end
    return list
end

local function suffixed(base, feats)
    local text = core.suffix(base, feats)
    return text and text:match("%-([^%-]+)$")
end

-- An ending in any variant -> the features that it may stand for.
local meanings
local function meanings_of(ending)
    if not meanings then
        meanings = {}
        for _, feats in ipairs(all_feats()) do
            for _, sample in ipairs(SAMPLES) do
                local variant = suffixed(sample, feats)
                if variant then
                    meanings[variant] = meanings[variant] or {}
                    local list = meanings[variant]
                    if list[#list] ~= feats then
                        list[#list + 1] = feats
                    end
                end
            end
        end
    end
    return meanings[ending]
end

local BACK = { ["а"] = true, ["о"] = true, ["ұ"] = true, ["ы"] = true }
local FRONT = { ["ә"] = true, ["е"] = true, ["ө"] = true, ["ү"] = true, ["і"] = true, ["э"] = true }

local UTF8 = "[%z\1-\127\194-\244][\128-\191]*"

-- "back" or "front" by the first vowel that tells.
local function harmony_of(ending)
    for letter in ending:gmatch(UTF8) do
        if BACK[letter] then
            return "back"
        elseif FRONT[letter] then
            return "front"
        end
    end
end

-- What can be read in another way than kaz.suffix has it: half for ,5; the zero of ,0; the hour alone for :00; процент for
-- пайыз.
local function other_reading(base)
    local hour = base:match("^(%d%d?)[:.]00$")
    if hour then
        return (core.spell(hour))
    elseif base:find("^%d+,5$") then
        return "жарым"
    elseif base:find("^%d+,0+$") then
        return "нөл"
    elseif base:find("%%$") then
        return "процент"
    end
end

-- The ordinal in its long form, with its vowels: 5-нші and 10-ншы are written for 5-інші and 10-ыншы.
local LONG_ORDINAL = {
    ["ншы"] = true,
    ["нші"] = true,
    ["ыншы"] = true,
    ["інші"] = true,
    ["сыншы"] = true,
    ["сінші"] = true,
}

-- A case behind a possessive that is not written: «айдың 5-не» is бесіне.
local SHORTENED = {
    ["на"] = true,
    ["не"] = true,
    ["нан"] = true,
    ["нен"] = true,
    ["нда"] = true,
    ["нде"] = true,
    ["ның"] = true,
    ["нің"] = true,
}

local function is_right(base, ending, feats)
    if suffixed(base, feats) == ending then
        return true
    end
    local word = other_reading(base)
    return word ~= nil and core.inflect(word, feats) == word .. ending
end

local function judge_long_ordinal(base, ending)
    local right = suffixed(base, { NumType = "Ord", full = true })
    if not right or harmony_of(right) == harmony_of(ending) then
        return nil
    end
    return { right }
end

--- nil where the ending fits the digits (or is none that is known); else a list of what could stand there, the likelier
--- first.
function endings.of_digits(base, ending)
    if LONG_ORDINAL[ending] then
        return judge_long_ordinal(base, ending)
    end
    local meant = meanings_of(ending)
    if not meant then
        return nil
    end
    local right, seen = {}, {}
    for _, feats in ipairs(meant) do
        if is_right(base, ending, feats) then
            return nil
        end
        local variant = suffixed(base, feats)
        if variant and not seen[variant] then
            seen[variant] = true
            right[#right + 1] = variant
        end
    end
    local harmony = suffixed(base, "Case=Loc")
    if SHORTENED[ending] and harmony and harmony_of(harmony) == harmony_of(ending) then
        return nil
    end
    return right[1] and right
end

local LAST_BACK = { ["А"] = true, ["О"] = true, ["Ұ"] = true, ["Ы"] = true, ["Қ"] = true, ["Ғ"] = true }
local LAST_FRONT = { ["Ә"] = true, ["Ө"] = true, ["Ү"] = true, ["І"] = true, ["Е"] = true, ["Э"] = true }

-- Most acronyms are read in several ways: by letters, as a word, in full. Where a vowel (or Қ, Ғ, whose names are қа and
-- ға) ends them, all ways have its vowels.
local function harmony_of_acronym(acronym)
    local last = acronym:match(UTF8 .. "$")
    return LAST_BACK[last] and "back" or LAST_FRONT[last] and "front" or nil
end

--- The same for an acronym in capitals. Only the vowels are judged.
function endings.of_acronym(acronym, ending)
    local harmony, meant = harmony_of_acronym(acronym), meanings_of(ending)
    local written = harmony_of(ending)
    if not harmony or not meant or not written or harmony == written then
        return nil
    end
    local right = {}
    for _, feats in ipairs(meant) do
        local variant = suffixed(acronym, feats)
        if variant and harmony_of(variant) == harmony then
            right[1] = right[1] or variant
        end
    end
    return right[1] and right
end

-- Digits that are not part of something larger: not those of A-10, 3/4, 12.5.2020.
local function stands_alone(text, first)
    local sign = text:sub(math.max(1, first - 4), first - 1):match("[^\128-\191][\128-\191]*$") or ""
    if sign == "-" then
        return text:sub(first - 2, first - 2):find("%d") ~= nil
    end
    return not sign:find("^[%w/.,:_\\\208-\211]")
end

-- Each gives the base and the ending of what ends with token i, and where it begins; nil where it is nothing of the kind.
local readers = {}

function readers.number(text, tokens, i)
    local token = tokens[i]
    local base, ending = token.text:match("^([%d ,\194\160\226\128\175]*%d)%-(.+)$")
    -- 10-00-ге is a clock time, 007 a code
    if base and not base:find("^0%d") and stands_alone(text, token.first) then
        return base, ending, token.first
    end
end

function readers.time(_, tokens, i)
    local base, ending = tokens[i].text:match("^(%d%d?[:.]%d%d)%-(.+)$")
    return base, ending, tokens[i].first
end

-- «10 %» and «-ға» are tokens of their own.
function readers.suffix(text, tokens, i)
    local number, sign, ending = tokens[i - 2], tokens[i - 1], tokens[i].text:match("^%-(.+)$")
    if not number or number.kind ~= "number" or sign.text ~= "%" or not ending or sign.last + 1 ~= tokens[i].first then
        return nil
    end
    if sign.first - number.last <= 3 and stands_alone(text, number.first) then
        return text:sub(number.first, sign.last), ending, number.first
    end
end

function readers.word(_, tokens, i)
    local base, ending = tokens[i].text:match("^([\208-\211\128-\191]+)%-([\208-\211\128-\191]+)$")
    if base and #base >= 4 and #base <= 12 and core.upper(base) == base and core.lower(ending) == ending then
        return base, ending, tokens[i].first
    end
end

-- The endings in a line that are wrong.
local function wrong_in(text, tokens)
    local list = {}
    for i, token in ipairs(tokens) do
        local read = readers[token.kind]
        if read then
            local base, ending, first = read(text, tokens, i)
            local judge = token.kind == "word" and endings.of_acronym or endings.of_digits
            local right = base and judge(base, ending)
            if right then
                list[#list + 1] = { first = first, last = token.last, base = base, ending = ending, right = right }
            end
        end
    end
    return list
end

-- Behind digits, percent signs and capitals alone endings are judged; most lines have nothing of the kind.
local function may_have_some(line)
    return line:find("[%d%%]%-[\208-\211]")
        or line:find("\208[\129-\175]%-[\208-\211]")
        or line:find("[\210\211][\128-\191]%-[\208-\211]")
end

--- The endings in a text that are wrong: first and last byte of the whole, base, ending, and `right`, a list of endings
--- that could stand there. Lines are independent.
function endings.in_text(text)
    local list = {}
    for at, line in text:gmatch("()([^\n]+)") do
        local doc = may_have_some(line) and core.document(line, { plain = true, raw = true })
        if doc then
            local tokens = doc:tokens()
            doc:close()
            for _, wrong in ipairs(wrong_in(line, tokens)) do
                wrong.first, wrong.last = wrong.first + at - 1, wrong.last + at - 1
                list[#list + 1] = wrong
            end
        end
    end
    return list
end

return endings
