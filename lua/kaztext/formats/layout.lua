--- Lines for a terminal: styled words, broken at spaces where there is a width.
local layout = {}

local RESET = "\27[0m"
local CONTROL_PICTURES = "\226\144" -- U+2400 and on: ␀ ␁ …

--- The text without what a terminal would obey: control characters are shown as pictures of them.
function layout.harmless(text)
    if not text:find("[%c\194]") then
        return text
    end
    return (
        text:gsub("[%z\1-\8\11-\31\127]", function(sign)
            local code = sign:byte()
            return CONTROL_PICTURES .. string.char(0x80 + (code == 127 and 0x21 or code))
        end):gsub("\194[\128-\159]", "\239\191\189")
    )
end

-- Columns of a word: its code points without marks that stand on others.
local function columns(word)
    local _, n = word:gsub("[^\128-\191]", "")
    if word:find("[\204\205]") then
        n = n - select(2, word:gsub("\204[\128-\191]", "")) - select(2, word:gsub("\205[\128-\175]", ""))
    end
    return n
end

-- The places of the spaces at which lines end.
local function breaks(text, width, indent)
    local places, used = {}, 0
    for space, word, at in text:gmatch("( *)([^ ]*)()") do
        local needed = columns(word)
        if space ~= "" and used > indent and used + #space + needed > width then
            places[#places + 1] = at - #word - 1
            used = indent + needed
        else
            used = used + #space + needed
        end
    end
    return places
end

--- One line of `segments`, { text, style } each, where a style is SGR parameters such as "1;35" or nil. With a width it is
--- broken, and what follows is indented.
function layout.line(segments, options)
    local parts = {}
    for i, segment in ipairs(segments) do
        parts[i] = segment[1]
    end
    local text = table.concat(parts)
    local places = options.width and breaks(text, options.width, options.indent or 0) or {}
    local next_break, before, out = 1, 0, {}
    local line_end = "\n" .. (" "):rep(options.indent or 0)
    for _, segment in ipairs(segments) do
        local words, style = segment[1], options.colour and segment[2] or nil
        local open, close = style and "\27[" .. style .. "m" or "", style and RESET or ""
        local from = 1
        while places[next_break] and places[next_break] <= before + #words do
            local at = places[next_break] - before
            out[#out + 1] = at > from and open .. words:sub(from, at - 1) .. close or ""
            out[#out + 1] = line_end
            from, next_break = at + 1, next_break + 1
        end
        out[#out + 1] = from <= #words and open .. words:sub(from) .. close or ""
        before = before + #words
    end
    return table.concat(out)
end

return layout
