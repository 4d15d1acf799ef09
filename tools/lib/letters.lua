-- The classes of characters by which an encoding is recognised: each small letter that Kazakh, Russian or a neighbour in the
-- same code pages has, and a few for all the rest. tools/train_encoding.lua counts pairs of them, and
-- tools/tables/encoding.lua gives each byte of a code page its own.
local letters = {}

letters.NAMES = { "boundary", "latin", "digit", "sign", "rare", "none" }
for letter in
    (
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
        .. "әғқңөұүһі"
        .. "ђѓєѕїјљњћќўџґ"
    ):gmatch(utf8.charpattern)
do
    letters.NAMES[#letters.NAMES + 1] = letter
end
letters.NAMES[#letters.NAMES + 1] = "other-cyrillic"
letters.COUNT = #letters.NAMES

local class_of = {}
for i, name in ipairs(letters.NAMES) do
    class_of[name] = i - 1
end
-- Signs that a text of any kind may have.
for sign in ("«»“”„‘’–—…№°§©®™•·" .. utf8.char(0xA0, 0xAD)):gmatch(utf8.charpattern) do
    class_of[sign] = class_of.sign
end

-- The small letter of a Cyrillic one, and whether it was a capital.
function letters.lower(cp)
    if cp >= 0x410 and cp <= 0x42F then
        return cp + 32, true
    elseif cp >= 0x400 and cp <= 0x40F then
        return cp + 80, true
    elseif cp >= 0x460 and cp <= 0x52F and cp ~= 0x4C0 and not (cp >= 0x4C1 and cp <= 0x4CE) and cp % 2 == 0 then
        return cp + 1, true
    end
    return cp, false
end

-- The class of a code point (0 for the first of NAMES), and whether it is a capital.
function letters.class(cp)
    if not cp or cp >= 0x7F and cp < 0xA0 then
        return class_of.none, false
    elseif cp < 0x80 then
        local c = string.char(cp)
        if c == "i" or c == "I" then -- the habit of typing it for і; words of ASCII alone are not looked at
            return class_of["і"], c == "I"
        end
        return c:find("%a") and class_of.latin or c:find("%d") and class_of.digit or class_of.boundary, false
    end
    local small, capital = letters.lower(cp)
    local class = class_of[utf8.char(small)]
    if class then
        return class, capital
    elseif cp >= 0x400 and cp <= 0x52F then
        return class_of["other-cyrillic"], capital
    end
    return class_of.rare, false
end

return letters
