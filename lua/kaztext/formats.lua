--- Records for people to read. The JSON form is written by the core (doc:json()).
local core = require("kaztext.core")

local formats = {}

local BOLD, DIM, PLAIN = "\27[1m", "\27[2m", "\27[0m"

-- Collects lines; colours only where they are wanted.
local function printer(colour)
    local lines = {}
    local out = { lines = lines }
    function out.line(text, style)
        if style and colour and text ~= "" then
            text = style .. text .. PLAIN
        end
        lines[#lines + 1] = text
    end
    function out.heading(text)
        out.line("")
        out.line(text, BOLD)
    end
    return out
end

local function list(out, heading, items, describe)
    if #items == 0 then
        return
    end
    out.heading(heading)
    for _, item in ipairs(items) do
        out.line("  " .. describe(item))
    end
end

local function add_people(out, people)
    if #people == 0 then
        return
    end
    out.heading("People")
    for _, person in ipairs(people) do
        local aliases = table.concat(person.aliases, ", ")
        out.line("  " .. person.name .. (aliases ~= "" and "  (" .. aliases .. ")" or ""))
        for _, post in ipairs(person.positions) do
            out.line("    " .. post.title .. (post.organisation ~= "" and " – " .. post.organisation or ""), DIM)
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
                table.insert(names[entity.type], entity.normal)
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
        out.line(("  %-13s%s"):format(type_name, table.concat(names[type_name], "; ")))
    end
end

local MOD_SIGNS =
    { APPROX = "≈ ", MORE_THAN = "> ", LESS_THAN = "< ", EQUAL_OR_MORE = "≥ ", EQUAL_OR_LESS = "≤ " }

local function number_text(item)
    local value = item.value
    value = value == math.floor(value) and ("%.0f"):format(value) or ("%.14g"):format(value)
    local unit = item.currency or item.unit or item.noun or (item.kind == "percent" and "%") or ""
    return ("%s → %s%s%s (%s)"):format(
        item.text,
        MOD_SIGNS[item.mod] or "",
        value,
        unit ~= "" and " " .. unit or "",
        item.kind
    )
end

local function dropped_lines(doc)
    local dropped = {}
    for _, line in ipairs(doc:lines()) do
        if line.kind ~= "title" and line.kind ~= "text" and line.kind ~= "blank" then
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
        local from = encoding == "utf-8" and word.from or core.decode(word.from, encoding)
        return ("%s → %s (%s)"):format(from:gsub("\n", "⏎"), word.to, table.concat(word.rules, ", "))
    end)
    if encoding ~= "utf-8" or misread > 0 then
        out.heading("Encoding")
        out.line("  " .. encoding .. (misread > 0 and (", %d words misread"):format(misread) or ""))
    end
end

--- The record of a document for a terminal. options.colour turns on ANSI styles.
function formats.text(doc, options)
    local out = printer(options and options.colour)
    out.line(doc:title() or "", BOLD)
    for _, paragraph in ipairs(doc:paragraphs()) do
        out.line("")
        out.line(paragraph.text)
    end
    add_people(out, doc:people())
    add_names(out, doc:entities())
    list(out, "Times", doc:times(), function(time)
        return time.text .. " → " .. time.value
    end)
    list(out, "Numbers", doc:numbers(), number_text)
    list(out, "Identifiers", doc:identifiers(), function(id)
        return ("%-9s%s → %s"):format(id.kind, id.text, id.value)
    end)
    list(out, "Said", doc:quotes(), function(quote)
        return (quote.speaker or "?") .. ": " .. quote.text
    end)
    add_repairs(out, doc)
    list(out, "Left out", dropped_lines(doc), function(line)
        return ("%-9s%s (%s)"):format(line.kind, line.text, line.reason)
    end)
    return table.concat(out.lines, "\n") .. "\n"
end

--- The article alone: headline, blank line, paragraphs with a blank line between.
function formats.clean(doc)
    local parts = {}
    local title = doc:title()
    if title then
        parts[1] = title
    end
    for _, paragraph in ipairs(doc:paragraphs()) do
        parts[#parts + 1] = paragraph.text
    end
    return table.concat(parts, "\n\n") .. (#parts > 0 and "\n" or "")
end

return formats
