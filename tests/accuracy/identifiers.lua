-- What the checks of identifiers let through: of right numbers by a seeded generator, the share of single characters
-- mistyped, and of neighbours swapped, that are taken for right all the same.
--
--     lua tests/accuracy/identifiers.lua
local kaz = require("kaztext")

local MANY = tonumber(os.getenv("KAZTEXT_MANY")) or 5000

-- Park and Miller's generator: the same numbers in every Lua.
local state = 20240312
local function draw(below)
    state = state * 16807 % 2147483647
    return state % below
end

local function digits(n)
    local list = {}
    for i = 1, n do
        list[i] = draw(10)
    end
    return table.concat(list)
end

-- The number that the last digit makes right, or nil.
local function completed(check, start)
    for last = 0, 9 do
        if check(start .. last) then
            return start .. last
        end
    end
end

local LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
local function account()
    local list = { digits(3) }
    for i = 2, 14 do
        local at = draw(36)
        list[i] = at < 10 and tostring(at) or LETTERS:sub(at - 9, at - 9)
    end
    local body = table.concat(list)
    for check = 2, 98 do
        local text = ("KZ%02d%s"):format(check, body)
        if kaz.iban(text) then
            return text
        end
    end
end

local SCHEMES = {
    {
        name = "IIN",
        check = kaz.iin,
        make = function()
            local day = ("%02d%02d%02d"):format(draw(100), 1 + draw(12), 1 + draw(28))
            return completed(kaz.iin, day .. (3 + draw(4)) .. digits(4))
        end,
    },
    {
        name = "BIN",
        check = kaz.bin,
        make = function()
            local month = ("%02d%02d"):format(draw(100), 1 + draw(12))
            return completed(kaz.bin, month .. (4 + draw(3)) .. draw(4) .. digits(5))
        end,
    },
    { name = "IBAN", check = kaz.iban, make = account },
}

-- A digit becomes each other digit, a letter each other letter.
local function mistyped(text, at)
    local own = text:sub(at, at)
    local others = own:find("%d") and "0123456789" or LETTERS
    local list = {}
    for c in others:gmatch(".") do
        if c ~= own then
            list[#list + 1] = text:sub(1, at - 1) .. c .. text:sub(at + 1)
        end
    end
    return list
end

local function count(check, texts, tally)
    for _, text in ipairs(texts) do
        tally.all = tally.all + 1
        tally.through = tally.through + (check(text) and 1 or 0)
    end
end

local function measure(scheme)
    local single, swap, made = { all = 0, through = 0 }, { all = 0, through = 0 }, 0
    while made < MANY do
        local text = scheme.make()
        if text then
            made = made + 1
            for at = 1, #text do
                count(scheme.check, mistyped(text, at), single)
                local a, b = text:sub(at, at), text:sub(at + 1, at + 1)
                if b ~= "" and a ~= b then
                    count(scheme.check, { text:sub(1, at - 1) .. b .. a .. text:sub(at + 2) }, swap)
                end
            end
        end
    end
    print(
        ("%-5s %6d numbers: one character mistyped, let through %.2f %% of %d; neighbours swapped, %.2f %% of %d"):format(
            scheme.name,
            MANY,
            100 * single.through / single.all,
            single.all,
            100 * swap.through / swap.all,
            swap.all
        )
    )
end

for _, scheme in ipairs(SCHEMES) do
    measure(scheme)
end
