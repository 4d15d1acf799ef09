--- Facts for jq, grep and databases: an object a line, as it stands in the record, with the page and the layer before it.
local facts = require("kaztext.formats.facts")
local ndjson = require("kaztext.ndjson")

local fact_lines = {}

-- Calls handle(first, last) for each object of the list that begins at the bracket `at`.
local function each_object(json, at, handle)
    local depth, first = 0, nil
    at = at + 1
    while true do
        at = json:find('["{}%]]', at)
        local sign = json:sub(at, at)
        if sign == '"' then
            repeat
                at = json:find('["\\]', at + 1)
                local escapes = json:sub(at, at) == "\\"
                at = escapes and at + 1 or at
            until not escapes
        elseif sign == "{" then
            first = depth == 0 and at or first
            depth = depth + 1
        elseif sign == "}" then
            depth = depth - 1
            if depth == 0 then
                handle(first, at)
            end
        elseif depth == 0 then
            return
        end
        at = at + 1
    end
end

--- The lines of a document, or nil and a message; options: page, its name; layers.
function fact_lines.write(doc, options)
    local json, message = doc:json()
    if not json then
        return nil, message
    end
    local lines = {}
    for _, layer in ipairs(options.layers or facts.usual) do
        local head = ("{%s:%s,%s:%s,"):format(
            '"page"',
            ndjson.value(options.page or ""),
            '"layer"',
            ndjson.value(layer)
        )
        -- a text that looks like a key has its quotation marks escaped
        local _, bracket = json:find('[,{]"' .. layer .. '":%[')
        each_object(json, bracket, function(first, last)
            lines[#lines + 1] = head .. json:sub(first + 1, last) .. "\n"
        end)
    end
    return table.concat(lines)
end

return fact_lines
