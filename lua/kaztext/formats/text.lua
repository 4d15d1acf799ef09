--- The record of a document for people to read in a terminal.
local facts = require("kaztext.formats.facts")
local layout = require("kaztext.formats.layout")
local marks = require("kaztext.marks")

local BOLD, DIM, STRUCK = "1", "2", "2;9"

-- What is told apart by colour in the article; the order is that of the legend.
local KINDS = {
    { name = "Person", style = "1;35" },
    { name = "Organisation", style = "1;34" },
    { name = "Place", style = "1;32" },
    { name = "Name", style = "1;36" },
    { name = "Time", style = "33" },
    { name = "Number", style = "36" },
    { name = "Identifier", style = "4" },
    { name = "Said", style = "3" },
}
local STYLES = {}
for _, kind in ipairs(KINDS) do
    STYLES[kind.name] = kind.style
end

local KIND_OF_ENTITY =
    { PERSON = "Person", ORGANISATION = "Organisation", GPE = "Place", LOCATION = "Place", FACILITY = "Place" }

-- Collects lines, as the options say: colour, width.
local function printer(options)
    local out = { lines = {}, colour = options.colour }
    function out.line(segments, indent)
        out.lines[#out.lines + 1] =
            layout.line(segments, { colour = options.colour, width = options.width, indent = indent })
    end
    function out.heading(text)
        out.line({ { "" } })
        out.line({ { text, BOLD } })
    end
    return out
end

local function shown(text)
    return layout.harmless(text)
end

local function list(out, heading, items, describe)
    if #items == 0 then
        return
    end
    out.heading(heading)
    for _, item in ipairs(items) do
        local segments = describe(item)
        table.insert(segments, 1, { "  " })
        out.line(segments, 6)
    end
end

local function article_marks(doc)
    local all = {}
    local function add(items, kind_of)
        for _, item in ipairs(items) do
            all[#all + 1] = { first = item.first, last = item.last, kind = kind_of(item) }
        end
    end
    local function always(kind)
        return function()
            return kind
        end
    end
    add(doc:quotes(), always("Said"))
    add(doc:identifiers(), always("Identifier"))
    add(doc:entities(), function(entity)
        return KIND_OF_ENTITY[entity.type] or "Name"
    end)
    add(doc:times(), always("Time"))
    add(doc:numbers(), always("Number"))
    return marks.sorted(all)
end

local function style_of(covering)
    local styles = {}
    for i, mark in ipairs(covering) do
        styles[i] = STYLES[mark.kind]
    end
    return styles[1] and table.concat(styles, ";")
end

-- The kinds that the article has, each in its colour.
local function add_legend(out, all)
    local there, segments = {}, {}
    for _, mark in ipairs(all) do
        there[mark.kind] = true
    end
    for _, kind in ipairs(KINDS) do
        if there[kind.name] then
            segments[#segments + 1] = { #segments > 0 and "  " or "" }
            segments[#segments + 1] = { kind.name, kind.style }
        end
    end
    if segments[1] then
        out.line(segments)
    end
end

local function add_article(out, doc)
    local all = out.colour and article_marks(doc) or {}
    local read = marks.reader(all)
    out.line({ { shown(doc:title() or ""), BOLD } })
    add_legend(out, all)
    for _, paragraph in ipairs(doc:paragraphs()) do
        local segments = {}
        read(paragraph.first, paragraph.last, function(first, last, covering)
            local words = paragraph.text:sub(first - paragraph.first + 1, last - paragraph.first + 1)
            segments[#segments + 1] = { shown(words), style_of(covering) }
        end)
        out.line({ { "" } })
        out.line(segments)
    end
end

local function add_people(out, people)
    if #people == 0 then
        return
    end
    out.heading("People")
    for _, person in ipairs(people) do
        local aliases = table.concat(person.aliases, ", ")
        out.line({
            { "  " },
            { shown(person.name), STYLES.Person },
            { shown(aliases ~= "" and "  (" .. aliases .. ")" or "") },
        }, 6)
        for _, post in ipairs(person.positions) do
            local organisation = post.organisation ~= "" and " – " .. post.organisation or ""
            out.line({ { "    " .. shown(post.title .. organisation) } }, 6)
        end
    end
end

-- «normal» names by type, each once, in order of appearance.
local function names_by_type(entities)
    local types, names, seen = {}, {}, {}
    for _, entity in ipairs(entities) do
        if entity.type ~= "PERSON" then
            if not names[entity.type] then
                types[#types + 1] = entity.type
                names[entity.type] = {}
            end
            local key = entity.type .. "\0" .. entity.normal
            if not seen[key] then
                seen[key] = true
                table.insert(names[entity.type], shown(entity.normal))
            end
        end
    end
    return types, names
end

local function add_names(out, entities)
    local types, names = names_by_type(entities)
    if #types == 0 then
        return
    end
    out.heading("Names")
    for _, type_name in ipairs(types) do
        local label = ("  %-13s"):format(type_name)
        out.line({ { label }, { table.concat(names[type_name], "; ") } }, #label)
    end
end

local MOD_SIGNS =
    { APPROX = "≈ ", MORE_THAN = "> ", LESS_THAN = "< ", EQUAL_OR_MORE = "≥ ", EQUAL_OR_LESS = "≤ " }

local function number_text(item)
    local unit = facts.unit(item)
    return {
        { shown(item.text), STYLES.Number },
        { (" → %s%s"):format(MOD_SIGNS[item.mod] or "", facts.number(item.value)) },
        { unit and " " .. shown(unit) or "" },
        { (" (%s)"):format(item.kind), DIM },
    }
end

local function dropped_lines(doc)
    local dropped = {}
    for _, line in ipairs(doc:lines()) do
        if not facts.is_article(line) and line.kind ~= "blank" then
            dropped[#dropped + 1] = line
        end
    end
    return dropped
end

-- Words that were repaired; those that a wrong code page had misread are only counted, for they may be all of a text.
local function add_repairs(out, doc)
    local encoding, words, misread = doc:encoding(), {}, 0
    for _, word in ipairs(doc:repairs()) do
        if #word.rules == 1 and word.rules[1] == "mojibake" then
            misread = misread + 1
        else
            words[#words + 1] = word
        end
    end
    list(out, "Repaired", words, function(word)
        return {
            { shown((facts.original(doc, word):gsub("\n", "⏎"))), STRUCK },
            { " → " .. shown(word.to) },
            { " (" .. table.concat(word.rules, ", ") .. ")", DIM },
        }
    end)
    if encoding ~= "utf-8" or misread > 0 then
        out.heading("Encoding")
        out.line({ { "  " .. encoding .. (misread > 0 and (", %d words misread"):format(misread) or "") } })
    end
end

local text = {}

--- options: colour, whether styles are written; width, at which lines are broken.
function text.write(doc, options)
    local out = printer(options)
    add_article(out, doc)
    add_people(out, doc:people())
    add_names(out, doc:entities())
    list(out, "Times", doc:times(), function(time)
        return { { shown(time.text), STYLES.Time }, { " → " .. time.value } }
    end)
    list(out, "Numbers", doc:numbers(), number_text)
    list(out, "Identifiers", doc:identifiers(), function(id)
        return { { ("%-9s"):format(id.kind) }, { shown(id.text), STYLES.Identifier }, { " → " .. shown(id.value) } }
    end)
    list(out, "Said", doc:quotes(), function(quote)
        return { { shown(quote.speaker or "?"), quote.speaker and STYLES.Person }, { ": " .. shown(quote.text) } }
    end)
    add_repairs(out, doc)
    list(out, "Left out", dropped_lines(doc), function(line)
        return { { ("%-9s"):format(line.kind), BOLD }, { ("%s (%s)"):format(shown(line.text), line.reason), DIM } }
    end)
    return table.concat(out.lines, "\n") .. "\n"
end

return text
