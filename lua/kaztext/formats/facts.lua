--- What a document says, in one form for all layers: a list of facts, each with its place in doc:text().
---   layer, type     what it is
---   text            the words; of a repair those that stood in the page
---   value           the dictionary form, the TIMEX3 value, the number, what a repair made of it
---   unit            of a number: currency, unit or what is counted
---   person          the full name of the person who is named, holds the post, says the words
---   organisation    of a post
---   confidence      of repairs and lines
---   first, last     bytes of doc:text()
local core = require("kaztext.core")

local facts = {}

--- The layers in their order; those of `facts.usual` are taken where none are asked for.
facts.layers = { "entities", "people", "times", "numbers", "identifiers", "quotes", "repairs", "lines" }
facts.usual = { "entities", "people", "times", "numbers", "identifiers", "quotes" }

-- The full name of each person by the indices of the entities that name them.
local function names_by_mention(doc)
    local names = {}
    for _, person in ipairs(doc:people()) do
        for _, index in ipairs(person.mentions) do
            names[index] = person.name
        end
    end
    return names
end

--- A number as people write it: no exponent, no needless zeros.
function facts.number(value)
    return (value == math.floor(value) and math.abs(value) < 1e18 and "%.0f" or "%.14g"):format(value)
end

--- What a number counts or measures, if that is said.
function facts.unit(number)
    return number.currency or number.unit or number.noun or number.kind == "percent" and "%" or nil
end

--- The original words of an edit as UTF-8.
function facts.original(doc, edit)
    local encoding = doc:encoding()
    return encoding == "utf-8" and edit.from or core.decode(edit.from, encoding) or edit.from
end

--- Whether the line is part of the article.
function facts.is_article(line)
    return line.kind == "title" or line.kind == "text"
end

-- Each calls add(fact) for the facts of its layer, `item` being where the place stands.
local readers = {}

function readers.entities(doc, add)
    local names = names_by_mention(doc)
    for index, entity in ipairs(doc:entities()) do
        add(entity, { type = entity.type, value = entity.normal, person = names[index] })
    end
end

function readers.people(doc, add)
    local entities = doc:entities()
    for _, person in ipairs(doc:people()) do
        add(entities[person.mentions[1]], { type = "PERSON", value = person.name, person = person.name })
        for _, position in ipairs(person.positions) do
            add(position, {
                type = "POSITION",
                value = position.title,
                person = person.name,
                organisation = position.organisation ~= "" and position.organisation or nil,
            })
        end
    end
end

function readers.times(doc, add)
    for _, time in ipairs(doc:times()) do
        add(time, { type = time.type, value = time.value })
    end
end

function readers.numbers(doc, add)
    for _, number in ipairs(doc:numbers()) do
        add(number, { type = number.kind:upper(), value = facts.number(number.value), unit = facts.unit(number) })
    end
end

function readers.identifiers(doc, add)
    for _, identifier in ipairs(doc:identifiers()) do
        add(identifier, { type = identifier.kind:upper(), value = identifier.value })
    end
end

function readers.quotes(doc, add)
    for _, quote in ipairs(doc:quotes()) do
        add(quote, { type = "QUOTE", person = quote.speaker })
    end
end

-- As in the record: each pair of words once, those of the article alone.
function readers.repairs(doc, add)
    local lines, at, seen = doc:lines(), 1, {}
    for _, edit in ipairs(doc:repairs()) do
        while lines[at] and lines[at].last < edit.first do
            at = at + 1
        end
        local key = edit.from .. "\0" .. edit.to
        if lines[at] and facts.is_article(lines[at]) and not seen[key] then
            seen[key] = true
            add(edit, {
                type = table.concat(edit.rules, " "),
                text = facts.original(doc, edit),
                value = edit.to,
                confidence = edit.confidence,
            })
        end
    end
end

function readers.lines(doc, add)
    for _, line in ipairs(doc:lines()) do
        if line.kind ~= "blank" then
            add(line, { type = line.part or line.kind, value = line.language, confidence = line.confidence })
        end
    end
end

--- Whether there is such a layer.
function facts.is_layer(name)
    return readers[name] ~= nil
end

--- The facts of the layers, in their order and in each in the order of the text.
function facts.of(doc, layers)
    local list = {}
    for _, layer in ipairs(layers or facts.usual) do
        readers[layer](doc, function(item, fact)
            fact.layer, fact.first, fact.last = layer, item.first, item.last
            fact.text = fact.text or item.text
            list[#list + 1] = fact
        end)
    end
    return list
end

return facts
