--- Records of lines: each line a text, or each an object of JSON.
local ndjson = require("kaztext.ndjson")

local lines = {}

local LF, CR = 10, 13

--- A record's bytes without a byte order mark and without the end of its line, and that end. (A pattern for the end would
--- be tried at each byte.)
function lines.body(raw)
    local first, last = raw:find("^\239\187\191") and 4 or 1, #raw
    if raw:byte(last) == LF then
        last = raw:byte(last - 1) == CR and last - 2 or last - 1
    end
    return raw:sub(first, last), raw:sub(last + 1)
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
    return text .. select(2, lines.body(raw))
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
    local body, ending = lines.body(raw)
    return body:sub(1, item.first - 1) .. ndjson.value(text) .. body:sub(item.last + 1) .. ending
end

return lines
