-- What is left of a Cyrillic word in the alphabets that write less: symbols, and the questions that their reader asks.
-- Shared by tools/tables/script.lua and tools/train_script.lua; the C is in plugin/script/.
local skeleton = {}

-- и, й, ы and і are y in the skeleton, since alphabets differ in which of them they keep apart.
skeleton.SYMBOLS = {}
for letters, symbols in pairs({
    ["а ә"] = "a",
    ["б"] = "b",
    ["в"] = "v",
    ["г"] = "g",
    ["ғ"] = "G",
    ["д"] = "d",
    ["е э"] = "e",
    ["ж"] = "j",
    ["з"] = "z",
    ["и й ы і"] = "y",
    ["к"] = "k",
    ["қ"] = "q",
    ["л"] = "l",
    ["м"] = "m",
    ["н"] = "n",
    ["ң"] = "N",
    ["о ө"] = "o",
    ["п"] = "p",
    ["р"] = "r",
    ["с"] = "s",
    ["т"] = "t",
    ["у"] = "u",
    ["ұ ү"] = "U",
    ["ф"] = "f",
    ["х һ"] = "h",
    ["ш"] = "S",
    ["ё"] = "yo",
    ["ц"] = "ts",
    ["ч"] = "tS",
    ["щ"] = "SS",
    ["ю"] = "yu",
    ["я"] = "ya",
    ["ъ ь"] = "",
}) do
    for letter in letters:gmatch("%S+") do
        skeleton.SYMBOLS[letter] = symbols
    end
end

function skeleton.chars(s)
    local list = {}
    for _, cp in utf8.codes(s) do
        list[#list + 1] = utf8.char(cp)
    end
    return list
end

function skeleton.lower(letter)
    local cp = utf8.codepoint(letter)
    if cp >= 0x410 and cp <= 0x42F then
        cp = cp + 0x20
    elseif cp >= 0x400 and cp <= 0x40F then
        cp = cp + 0x50
    elseif cp >= 0x48A and cp ~= 0x4C0 and (cp < 0x4C1 or cp > 0x4CE) and cp % 2 == 0 then
        cp = cp + 1
    end
    return utf8.char(cp)
end

-- nil where a letter is not Kazakh. и before я and ю is not heard: töte writes one ي for both.
function skeleton.of(word)
    local out = {}
    for _, c in ipairs(skeleton.chars(word)) do
        local symbols = skeleton.SYMBOLS[c]
        if not symbols then
            return nil
        end
        out[#out + 1] = symbols
    end
    return (table.concat(out):gsub("yy([au])", "y%1"))
end

function skeleton.knows(word)
    return utf8.len(word) and skeleton.of(word) ~= nil
end

-- ---- questions ----

local VOWELS = "[aeouUyi]"

-- The symbols of contexts: i is told from y.
local function context_symbols(letters)
    local symbols = {}
    for _, c in ipairs(letters) do
        local s = skeleton.SYMBOLS[c]
        if c == "и" or c == "й" or #s == 2 and s:sub(1, 1) == "y" then
            s = "i" .. s:sub(2)
        end
        symbols[#symbols + 1] = s
    end
    return symbols
end

-- Whether töte marks the word as a front one: as kz_takes_hamza.
local FRONT, BACK, TELLS = "әөүі", "аоұы", "гекэ"
local function takes_hamza(letters)
    local first
    for _, c in ipairs(letters) do
        if TELLS:find(c, 1, true) then
            return false
        elseif FRONT:find(c, 1, true) then
            first = first or "front"
        elseif BACK:find(c, 1, true) then
            first = first or "back"
        end
    end
    return first == "front"
end

-- Calls ask(question, answer, symbols, first, last) for each place of the word where a spelling leaves a choice; the
-- question stands for the symbols from first to last.
function skeleton.questions(word, ask)
    local letters = skeleton.chars(word)
    local spelled = context_symbols(letters)
    local all = table.concat(spelled)
    local at, letter_at = 1, {} -- by place in `all`: the letter that begins there
    for i in ipairs(letters) do
        if #spelled[i] > 0 then
            letter_at[at] = i
            at = at + #spelled[i]
        end
    end
    local marked = takes_hamza(letters)
    for place = 1, #all do
        local i = letter_at[place]
        local symbol, pair = all:sub(place, place), all:sub(place, place + 1)
        local letter = i and letters[i]
        if letter and (symbol == "e" or symbol == "h") then
            ask(symbol, letter, all, place, place)
        elseif
            letter and (pair == "ts" or pair == "tS" or pair == "SS" or pair == "ia" or pair == "iu" or pair == "io")
        then
            local whole = #spelled[i] == 2
            ask(pair, whole and letter or letter .. (letters[i + 1] or ""), all, place, place + 1)
        elseif letter and #spelled[i] == 1 and symbol:find("[aoU]") and not marked then
            ask(symbol, letter, all, place, place)
        elseif letter and symbol == "i" then
            ask(symbol, letter, all, place, place)
        end
        -- a soft sign after the consonant that ends here
        if not symbol:find(VOWELS) then
            local owner, back = i, place
            while not owner do
                back = back - 1
                owner = letter_at[back]
            end
            local ends = back + #spelled[owner] - 1 == place
            if ends then
                local next_letter = letters[owner + 1]
                ask("'", next_letter == "ь" and "ь" or next_letter == "ъ" and "ъ" or "-", all, place, place)
            end
        end
    end
end

-- The `before` symbols before place `first`, a mark, and the `after` symbols after `last`. For the sign the place itself
-- counts as one before.
function skeleton.context(symbols, first, last, before, after)
    local left = ("^"):rep(3) .. symbols:sub(1, first - 1)
    local right = symbols:sub(last + 1) .. ("$"):rep(3)
    return left:sub(#left - before + 1) .. symbols:sub(first, last) .. "_" .. right:sub(1, after)
end

-- A context of one window as the smaller one has it; nil if that is no part of it.
function skeleton.shorten(context, window, to)
    if to[1] > window[1] or to[2] > window[2] then
        return ""
    end
    local left, right = context:match("^(.*)_(.*)$")
    return left:sub(window[1] - to[1] + 1) .. "_" .. right:sub(1, to[2])
end

return skeleton
