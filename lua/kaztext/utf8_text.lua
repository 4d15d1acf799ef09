--- Text that leaves the house: valid UTF-8, its code points counted.
local core = require("kaztext.core")

local utf8_text = {}

--- The text with U+FFFD for each run of bytes that are no UTF-8; the same string where there is none.
function utf8_text.valid(text)
    if not text:find("[\128-\255]") then
        return text
    end
    return (assert(core.decode(text, "utf-8")))
end

--- The code points of valid UTF-8.
function utf8_text.count(text)
    return select(2, text:gsub("[^\128-\191]", ""))
end

return utf8_text
