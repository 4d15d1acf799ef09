--- Records of lines: each line a text, or each an object of JSON.
local ndjson = require("kaztext.ndjson")

local lines = {}

local LF, CR = 10, 13

--- A record's bytes without a byte order mark and without the end of its line, and these two. (A pattern for the end would
--- be tried at each byte.)
function lines.body(raw)
    local mark, last = raw:match("^\239\187\191") or "", #raw
    if raw:byte(last) == LF then
        last = raw:byte(last - 1) == CR and last - 2 or last - 1
    end
    return raw:sub(#mark + 1, last), mark, raw:sub(last + 1)
end

--- Where the record ends that begins at `at`; nil where more is to be read to know.
local function line_end(buffer, at, ended)
    return buffer:find("\n", at, true) or ended and #buffer or nil
end

lines.text = { record_end = line_end, mark = "\n", has_lines = true }

--- The item of a record's bytes.
function lines.text.item(raw)
    return { text = (lines.body(raw)) }
end

function lines.text.replace(raw, _, text)
    local _, mark, ending = lines.body(raw)
    return mark .. text .. ending
end

lines.ndjson = { record_end = line_end, mark = "\n", has_lines = true }

--- An item; nil and a message for what is none, nil alone for an empty line.
function lines.ndjson.item(raw, fields)
    local body = lines.body(raw)
    if body:find("%S") then
        return ndjson.read(body, fields)
    end
end

--- The line with another text in it.
function lines.ndjson.replace(raw, item, text)
    local body, mark, ending = lines.body(raw)
    return mark .. body:sub(1, item.first - 1) .. ndjson.value(text) .. body:sub(item.last + 1) .. ending
end

return lines
