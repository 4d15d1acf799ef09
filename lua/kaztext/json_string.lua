--- What stands between the quotation marks of a JSON string.
local json_string = {}

local PLAIN = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local REPLACEMENT = "\239\191\189" -- U+FFFD

local function utf8_char(code)
    if code < 0x80 then
        return string.char(code)
    end
    local bytes, first = {}, 0x3F
    repeat
        table.insert(bytes, 1, string.char(0x80 + code % 0x40))
        code, first = math.floor(code / 0x40), math.floor(first / 2)
    until code <= first
    return string.char(0xFF - first * 2 - 1 + code) .. table.concat(bytes)
end

local function pair(high, low)
    return utf8_char((tonumber(high, 16) - 0xD800) * 0x400 + tonumber(low, 16) - 0xDC00 + 0x10000)
end

--- The text with its escapes replaced; half a pair is U+FFFD, an escape that there is not stands for its letter.
function json_string.unescape(raw)
    if not raw:find("\\", 1, true) then
        return raw
    end
    local out, from = {}, 1
    while true do
        local at = raw:find("\\", from, true)
        if not at then
            out[#out + 1] = raw:sub(from)
            return table.concat(out)
        end
        out[#out + 1] = raw:sub(from, at - 1)
        local high, low = raw:match("^u([dD][89abAB]%x%x)\\u([dD][c-fC-F]%x%x)", at + 1)
        local hex = raw:match("^u(%x%x%x%x)", at + 1)
        if high then
            out[#out + 1], from = pair(high, low), at + 12
        elseif hex then
            local code = tonumber(hex, 16)
            out[#out + 1] = code >= 0xD800 and code < 0xE000 and REPLACEMENT or utf8_char(code)
            from = at + 6
        else
            local sign = raw:sub(at + 1, at + 1)
            out[#out + 1], from = PLAIN[sign] or sign, at + 2
        end
    end
end

return json_string
