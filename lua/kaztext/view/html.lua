--- Text as HTML, whatever it holds.
local utf8_text = require("kaztext.utf8_text")

local html = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

-- HTML has no control characters: a picture of the sign stands for one.
local function picture(sign)
    local code = sign:byte()
    return "\226\144" .. string.char(0x80 + (code == 127 and 0x21 or code))
end

-- Bytes of what is written in another way; most text has none of them, which one look tells.
local TO_ESCAPE = "[&<>\"'%z\1-\8\11-\31\127\194\239]"
local TO_SHOW = "[&<>\"'%z\1-\31\127\194\205\216\226\239]"

local function escaped(text)
    if text:find(TO_ESCAPE) then
        text = text:gsub("[&<>\"']", ENTITIES)
            :gsub("[%z\1-\8\11-\31\127]", picture)
            :gsub("\194[\128-\159]", "\239\191\189")
            :gsub("\239\191[\190\191]", "\239\191\189")
    end
    return text
end

--- The text for an element or a quoted attribute.
function html.escape(text)
    return escaped(utf8_text.valid(text))
end

-- What no eye sees, and what turns the order of what it sees.
local UNSEEN = {
    "\194\160", -- no-break space
    "\194\173", -- soft hyphen
    "\205\143", -- combining grapheme joiner
    "\216\156", -- Arabic letter mark
    "\226\128[\139-\143\168-\175]", -- zero width, marks and embeddings of direction, separators
    "\226\129[\159-\175]", -- word joiner, isolates
    "\239\187\191", -- byte order mark
}

local function code_of(sign)
    local code = sign:byte()
    if code >= 0xC0 then
        code = code % (code < 0xE0 and 0x20 or code < 0xF0 and 0x10 or 0x08)
    end
    for i = 2, #sign do
        code = code * 0x40 + sign:byte(i) % 0x40
    end
    return ("U+%04X"):format(code)
end

local function in_brackets(sign)
    return "⟨" .. code_of(sign) .. "⟩"
end

--- The text for an element or a quoted attribute, where it is shown what no eye sees.
function html.visible(text)
    text = utf8_text.valid(text)
    if text:find(TO_SHOW) then
        for _, pattern in ipairs(UNSEEN) do
            text = text:gsub(pattern, in_brackets)
        end
        text = escaped((text:gsub("\r?\n", "⏎"):gsub("\t", "⇥")))
    end
    return text
end

local MOST_CODED = 4

--- The text with the codes of its characters, ∅ where there is none.
function html.coded(text)
    text = utf8_text.valid(text)
    local codes = {}
    for sign in text:gmatch("[%z\1-\127\194-\244][\128-\191]*") do
        if #codes == MOST_CODED then
            codes[#codes + 1] = "…"
            break
        end
        codes[#codes + 1] = code_of(sign)
    end
    return text == "" and "∅" or html.visible(text) .. " " .. table.concat(codes, " ")
end

return html
