--- What a page of `view` marks in a document: a list of marks over doc:text(), each with its kind, a title for people, and
--- when it is shown an id, section.group.number, where a group is what is looked through together: the mentions of a person,
--- the places at which the same repair was made.
local facts = require("kaztext.formats.facts")
local html = require("kaztext.view.html")
local marks = require("kaztext.marks")

local findings = {}

local MOST_LETTERS = 3 -- changed letters that a title spells out

local function percent(confidence)
    return ("%.0f %%"):format(confidence * 100)
end

-- Collects marks; words(kind) is its name for people.
local function collector(section, words)
    local found = { marks = {}, groups = {}, counts = {}, by_key = {} }

    -- The group of a key: what stands for it in lists is its value, and the words of its first mark.
    local function group_of(kind, key, value, words_of)
        local group = found.by_key[kind .. "\0" .. key]
        if not group then
            group = { kind = kind, value = value, words = words_of, count = 0, number = #found.groups + 1 }
            group.id = ("%d.%d."):format(section, group.number)
            found.groups[group.number], found.by_key[kind .. "\0" .. key] = group, group
        end
        return group
    end

    --- Adds a mark; `key` tells what is looked through together. Titles and values are HTML.
    function found.add(kind, item, key, value, title)
        local mark = {
            first = item.first,
            last = item.last,
            kind = kind,
            group = group_of(kind, key, value, item.text and html.escape(item.text)),
            title = words[kind] .. ": " .. (title or value),
        }
        found.marks[#found.marks + 1] = mark
        return mark
    end

    --- Gives the mark its id, now that it is on the page; what lies between the lines never is.
    function found.show(mark)
        local group = mark.group
        group.count = group.count + 1
        found.counts[mark.kind] = (found.counts[mark.kind] or 0) + 1
        mark.id = group.id .. group.count
    end
    return found
end

local function add_quotes(found, doc)
    found.quotes = {}
    for i, quote in ipairs(doc:quotes()) do
        local speaker = quote.speaker and html.escape(quote.speaker)
        local mark = found.add("QUOTE", quote, quote.speaker or "", speaker or "?")
        found.quotes[i] = { speaker = quote.speaker, mark = mark, text = html.escape(quote.text) }
    end
end

local function add_people(found, doc)
    local names = {}
    found.people = {}
    for i, person in ipairs(doc:people()) do
        local entry = { name = html.escape(person.name), key = person.name, aliases = {}, positions = {} }
        for _, alias in ipairs(person.aliases) do
            entry.aliases[#entry.aliases + 1] = html.escape(alias)
        end
        for _, position in ipairs(person.positions) do
            local organisation = position.organisation ~= "" and html.escape(position.organisation) or nil
            local title = html.escape(position.title)
            local about = title .. (organisation and " – " .. organisation or "") .. " · " .. entry.name
            local mark = found.add("POSITION", position, i .. "\0" .. position.title, title, about)
            entry.positions[#entry.positions + 1] = { mark = mark, title = title, organisation = organisation }
        end
        for _, index in ipairs(person.mentions) do
            names[index] = { key = i, name = entry.name, entry = entry }
        end
        found.people[i] = entry
    end
    return names
end

local function add_entities(found, doc, names)
    for index, entity in ipairs(doc:entities()) do
        local named = names[index]
        local normal = html.escape(entity.normal)
        local title = named and named.name ~= normal and normal .. " · " .. named.name or normal
        local key, value = entity.normal, normal
        if named then
            key, value = "p" .. named.key, named.name
        end
        local mark = found.add(entity.type, entity, key, value, title)
        if named then
            named.entry.group = mark.group
        end
    end
end

local function add_times(found, doc)
    for _, time in ipairs(doc:times()) do
        local title = time.value .. (time.begin and (" · %s – %s"):format(time.begin, time.finish) or "")
        found.add(time.type, time, time.value, time.value, title)
    end
end

local MOD_SIGNS =
    { APPROX = "≈ ", MORE_THAN = "&gt; ", LESS_THAN = "&lt; ", EQUAL_OR_MORE = "≥ ", EQUAL_OR_LESS = "≤ " }

-- 1 200 000, with spaces at which no line is broken.
local function grouped(digits)
    local sign, whole, rest = digits:match("^(-?)(%d+)(.*)$")
    if not whole or #whole < 5 then
        return digits
    end
    local head = #whole % 3
    local parts = { whole:sub(1, head) ~= "" and whole:sub(1, head) or nil }
    for at = head + 1, #whole, 3 do
        parts[#parts + 1] = whole:sub(at, at + 2)
    end
    return sign .. table.concat(parts, "\226\128\175") .. rest
end

local function add_numbers(found, doc)
    for _, number in ipairs(doc:numbers()) do
        local unit = facts.unit(number)
        local value = (MOD_SIGNS[number.mod] or "") .. grouped(facts.number(number.value))
        value = value .. (unit and " " .. html.escape(unit) or "")
        found.add(number.kind:upper(), number, value, value)
    end
end

local function add_identifiers(found, doc)
    for _, id in ipairs(doc:identifiers()) do
        local value = html.escape(id.kind .. " " .. id.value)
        local more = {}
        for _, field in ipairs({ "type", "name", "host", "born", "sex", "country", "region", "act", "date", "number" }) do
            more[#more + 1] = id[field] and html.escape(tostring(id[field])) or nil
        end
        found.add("IDENTIFIER", id, value, value, value .. (more[1] and " · " .. table.concat(more, " · ") or ""))
    end
end

-- coded(text), which remembers: the letters that are changed are few, and changed often.
local function coder()
    local known = {}
    return function(text)
        known[text] = known[text] or html.coded(text)
        return known[text]
    end
end

-- Letters that look the same are told apart by their codes: i U+0069 → і U+0456.
local function letters(doc, edits, coded)
    local parts = {}
    for i, edit in ipairs(edits) do
        if i > MOST_LETTERS then
            parts[#parts + 1] = "…"
            break
        end
        parts[#parts + 1] = coded(facts.original(doc, edit)) .. " → " .. coded(edit.to)
    end
    return table.concat(parts, ", ")
end

-- Of spaces alone it is seen how many there are.
local function countable(words)
    return words == "" and "∅" or words:find("[^ ]") and words or words:gsub(" ", "␣")
end

local function is_of_html(edit)
    for _, rule in ipairs(edit.rules) do
        if rule == "html" then
            return true
        end
    end
end

-- Words whose letters were changed as wholes; what else was changed for itself.
local function add_repairs(found, doc)
    local words, at, inner = doc:repairs(), 1, {}
    local coded = coder()
    local function add(edit, changes)
        local from, to = html.visible(facts.original(doc, edit)), html.visible(edit.to)
        local pair = countable(from) .. " → " .. countable(to)
        local about = letters(doc, changes, coded) .. " · " .. table.concat(edit.rules, ", ")
        local title = ("%s · %s · %s"):format(pair, about, percent(edit.confidence))
        local mark = found.add("REPAIR", edit, from .. "\0" .. to, pair, title)
        mark.from, mark.group.about = from, about
    end
    local function flush()
        add(words[at], inner)
        at, inner = at + 1, {}
    end
    for _, edit in ipairs(doc:edits()) do
        while words[at] and words[at].original_last < edit.original_first do
            flush()
        end
        local word = words[at]
        if word and edit.original_first >= word.original_first and edit.original_last <= word.original_last then
            inner[#inner + 1] = edit
        elseif not is_of_html(edit) then
            add(edit, { edit })
        end
    end
    while words[at] do
        flush()
    end
end

--- The marks of a document in order, their groups, and what the side panel tells: people, quotes, counts by kind.
function findings.of(doc, section, words)
    local found = collector(section, words)
    add_quotes(found, doc)
    local names = add_people(found, doc)
    add_entities(found, doc, names)
    add_identifiers(found, doc)
    add_times(found, doc)
    add_numbers(found, doc)
    add_repairs(found, doc)
    found.marks = marks.sorted(found.marks)
    return found
end

return findings
