--- Facts for a spreadsheet: CSV as RFC 4180 has it, a row a fact.
local facts = require("kaztext.formats.facts")
local utf8_text = require("kaztext.utf8_text")

local csv = {}

local COLUMNS = { "type", "text", "value", "unit", "person", "organisation", "confidence" }
local HEAD = "page,layer," .. table.concat(COLUMNS, ",") .. ",start,end\r\n"

-- What a spreadsheet would take for a formula, in half or full width, gets an apostrophe, which makes it text.
local FORMULA = { "^[=+%-@\t\r]", "^\239\188[\139\141\157\160]" } -- ＋ － ＝ ＠

local function is_formula(text)
    return (text:find(FORMULA[1]) or text:find(FORMULA[2])) and not text:find("^[+-]?[%d.]+$")
end

local function cell(value)
    local text = utf8_text.valid(tostring(value == nil and "" or value))
    if is_formula(text) then
        text = "'" .. text
    end
    if text:find('[",\r\n]') then
        text = '"' .. text:gsub('"', '""') .. '"'
    end
    return text
end

--- The rows of a document; options: page, its name; layers; head, whether the names of the columns come first. `start` and
--- `end` are places as in doc/record.md.
function csv.write(doc, options)
    local rows = { options.head and HEAD or "" }
    local page = cell(options.page)
    for _, fact in ipairs(facts.of(doc, options.layers)) do
        local row = { page, fact.layer }
        for i, column in ipairs(COLUMNS) do
            row[i + 2] = cell(fact[column])
        end
        row[#row + 1], row[#row + 2] = doc:span(fact.first, fact.last)
        rows[#rows + 1] = table.concat(row, ",") .. "\r\n"
    end
    return table.concat(rows)
end

return csv
