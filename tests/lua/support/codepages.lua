-- Encodes text and misreads it, from the project's own tables (a spec compares those with iconv), for tests.
local codepages = {}

local HIGHEST = { [2] = 0xC0, [3] = 0xE0, [4] = 0xF0 }

local function utf8_of(cp)
    if cp < 0x80 then
        return string.char(cp)
    end
    local tail, n, limit = "", 1, 0x40
    repeat
        tail = string.char(0x80 + cp % 64) .. tail
        cp = math.floor(cp / 64)
        n = n + 1
        limit = limit / 2
    until cp < limit
    return string.char(HIGHEST[n] + cp) .. tail
end
codepages.utf8 = utf8_of

local function code_point(c)
    local first = c:byte()
    if first < 0x80 then
        return first
    end
    local cp = first % (#c == 2 and 32 or #c == 3 and 16 or 8)
    for i = 2, #c do
        cp = cp * 64 + c:byte(i) % 64
    end
    return cp
end

local function characters(text)
    return text:gmatch("[%z\1-\127\194-\244][\128-\191]*")
end

-- pages[name] = { to = byte → UTF-8, from = UTF-8 → byte }; a byte without a character is a C1 control character.
local pages
local function load_pages()
    pages = { ["iso-8859-1"] = { to = {}, from = {} } }
    local names
    for line in io.lines("data/encoding/codepages.tsv") do
        if not line:find("^#") then
            local cells = {}
            for cell in line:gmatch("[^\t]+") do
                cells[#cells + 1] = cell
            end
            if not names then
                names = cells
                for i = 2, #names do
                    pages[names[i]] = { to = {}, from = {} }
                end
            else
                local byte = tonumber(cells[1], 16)
                for i = 2, #names do
                    local c = utf8_of(tonumber(cells[i], 16) or byte)
                    pages[names[i]].to[string.char(byte)] = c
                    pages[names[i]].from[c] = string.char(byte)
                end
                local c = utf8_of(byte)
                pages["iso-8859-1"].to[string.char(byte)] = c
                pages["iso-8859-1"].from[c] = string.char(byte)
            end
        end
    end
end

local function page(name)
    if not pages then
        load_pages()
    end
    return pages[name]
end

--- UTF-8 as bytes of a code page; characters that it has not are "?".
function codepages.encode(text, name)
    local from, out = page(name).from, {}
    for c in characters(text) do
        out[#out + 1] = #c == 1 and c or from[c] or "?"
    end
    return table.concat(out)
end

--- The text without the characters that the page has not.
function codepages.without(text, name)
    local from, out = page(name).from, {}
    for c in characters(text) do
        out[#out + 1] = (#c == 1 or from[c]) and c or ""
    end
    return table.concat(out)
end

--- Bytes read by a code page, as UTF-8.
function codepages.decode(bytes, name)
    return (bytes:gsub("[\128-\255]", page(name).to))
end

--- UTF-8 as UTF-16 or UTF-32.
function codepages.widen(text, name, mark)
    local width, big = name:find("16") and 2 or 4, name:find("be$")
    local out = {}
    local function put(unit, size)
        local bytes = ""
        for _ = 1, size do
            local byte = string.char(unit % 256)
            unit = math.floor(unit / 256)
            bytes = big and byte .. bytes or bytes .. byte
        end
        out[#out + 1] = bytes
    end
    if mark then
        put(0xFEFF, width)
    end
    for c in characters(text) do
        local cp = code_point(c)
        if width == 2 and cp >= 0x10000 then
            put(0xD800 + math.floor((cp - 0x10000) / 1024), 2)
            put(0xDC00 + cp % 1024, 2)
        else
            put(cp, width)
        end
    end
    return table.concat(out)
end

return codepages
