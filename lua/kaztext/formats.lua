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

--- The article alone: headline, blank line, paragraphs with a blank line between.
function formats.clean(doc)
    return require("kaztext.formats.article").text(doc)
end

return formats
