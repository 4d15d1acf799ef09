--- A document in the forms that people and other programs read.
local formats = {}

local writers = {}

function writers.json(doc)
    local json, message = doc:json()
    return json and json .. "\n", message
end

for _, name in ipairs({ "ndjson", "csv", "conllu", "brat", "text" }) do
    writers[name] = function(doc, options)
        return require("kaztext.formats." .. name).write(doc, options)
    end
end

formats.names = { "json", "ndjson", "csv", "conllu", "brat", "text" }

--- The document in a format: a text, or nil and a message. Options, those that the format knows: page, its name; layers, a
--- list of them; head, whether the names of the columns come first; colour and width, of `text`.
function formats.write(name, doc, options)
    return writers[name](doc, options or {})
end

local KNOWN = { page = "string", layers = "table", head = "boolean", colour = "boolean", width = "number" }

local function argument_error(number, message)
    error(("bad argument #%d to 'format' (%s)"):format(number, message), 4)
end

local function check(name, options)
    if not writers[name] then
        argument_error(2, "there is no format '" .. tostring(name) .. "'")
    elseif type(options) ~= "table" then
        argument_error(3, "a table is expected")
    end
    for key, value in pairs(options) do
        if not KNOWN[key] then
            argument_error(3, ("unknown option '%s'"):format(tostring(key)))
        elseif type(value) ~= KNOWN[key] then
            argument_error(3, ("%s: a %s is expected"):format(key, KNOWN[key]))
        end
    end
    local facts = require("kaztext.formats.facts")
    for _, layer in ipairs(options.layers or {}) do
        if not facts.is_layer(layer) then
            argument_error(3, ("layers: there is no layer '%s'"):format(tostring(layer)))
        end
    end
end

--- The same for callers who may have made a mistake: it raises.
function formats.of(doc, name, options)
    options = options or {}
    check(name, options)
    return formats.write(name, doc, options)
end

--- The article alone: headline, blank line, paragraphs with a blank line between.
function formats.clean(doc)
    return require("kaztext.formats.article").text(doc)
end

return formats
