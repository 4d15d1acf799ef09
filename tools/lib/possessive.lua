-- The possessive of nouns, as far as lists of words need it.
local possessive = {}

local MUTATED = { ["қ"] = "ғ", ["к"] = "г", ["п"] = "б", ["ь"] = "" }

local function letters(word)
    local list = {}
    for _, cp in utf8.codes(word) do
        list[#list + 1] = utf8.char(cp)
    end
    return list
end

local BACK = "аоұыуёюя"
local VOWELS = BACK .. "әеөүіэи"

local function holds(set, letter)
    return set:find(letter, 1, true) ~= nil
end

local function is_back(word)
    local back = false
    for _, letter in ipairs(letters(word)) do
        if holds(VOWELS, letter) then
            back = holds(BACK, letter)
        end
    end
    return back
end

-- The stem as it stands before a vowel, and its last letter.
local function before_vowel(word)
    local list = letters(word)
    local last = list[#list]
    return word:sub(1, #word - #last) .. (MUTATED[last] or last), last
end

--- The stem as it stands before a vowel: бастық, бастығ-; король, корол-.
function possessive.stem(word)
    return (before_vowel(word))
end

--- The possessive of the third person: әкімі, төрағасы, бастығы; елбасы has it already.
function possessive.of(word)
    if word:sub(-#"басы") == "басы" then
        return word
    end
    local stem, last = before_vowel(word)
    local vowel = is_back(word) and last ~= "ь" and "ы" or "і"
    if holds("аәеоөыіяё", last) then
        return word .. "с" .. vowel
    end
    return stem .. vowel
end

return possessive
