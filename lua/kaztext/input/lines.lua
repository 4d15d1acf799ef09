--- Records of lines: each line a text, or each an object of JSON.
local ndjson = require("kaztext.ndjson")

local lines = {}

local BOM = "^\239\187\191"

--- Where the record ends that begins at `at`; nil where more is to be read to know.
local function line_end(buffer, at, ended)
    return buffer:find("\n", at, true) or ended and #buffer or nil
end

lines.text = { record_end = line_end, has_lines = true }

--- The item of a record's bytes.
function lines.text.item(raw)
    return { text = (raw:gsub("\r?\n$", "")) }
end

function lines.text.replace(raw, _, text)
    return text .. raw:match("\r?\n?$")
end

lines.ndjson = { record_end = line_end, has_lines = true }

--- An item; nil and a message for what is none, nil alone for an empty line.
function lines.ndjson.item(raw, fields)
    raw = raw:gsub(BOM, "")
    if raw:find("%S") then
        return ndjson.read(raw, fields)
    end
end

--- The line with another text in it.
function lines.ndjson.replace(raw, item, text)
    raw = raw:gsub(BOM, "")
    return raw:sub(1, item.first - 1) .. ndjson.value(text) .. raw:sub(item.last + 1)
end

return lines
