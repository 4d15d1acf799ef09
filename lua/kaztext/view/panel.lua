--- The side panel of a document: people, names, times, numbers, what was said, repaired, left out; each leads to its
--- places in the text.
local html = require("kaztext.view.html")
local kinds = require("kaztext.view.kinds")

local panel = {}

local OPEN_UP_TO = 12 -- entries; longer lists are folded
local FOLDED, OPEN = 0, math.huge

-- Words that lead to what has the id; only the words if nothing has.
local function link(id, words, class)
    if not id then
        return words
    end
    return ('<a href="#%s"%s>%s</a>'):format(id, class and (' class="%s"'):format(class) or "", words)
end

local function times_of(count)
    return count > 1 and (" <small>×%d</small>"):format(count) or ""
end

local function first_of(group)
    return group.count > 0 and group.id .. "1" or nil
end

-- A list that can be folded; nothing where it is empty.
local function block(class, title, entries, open_up_to)
    if #entries == 0 then
        return ""
    end
    return ('<details class="%s"%s><summary>%s <small>%d</small></summary><ul>\n%s\n</ul></details>\n'):format(
        class,
        #entries <= (open_up_to or OPEN_UP_TO) and " open" or "",
        title,
        #entries,
        table.concat(entries, "\n")
    )
end

local function said_by(found, person)
    local parts = {}
    for _, quote in ipairs(found.quotes) do
        if quote.speaker == person.key then
            parts[#parts + 1] = "<q>" .. link(quote.mark.id, quote.text) .. "</q>"
        end
    end
    return table.concat(parts)
end

local function people(found, words)
    local entries = {}
    for i, person in ipairs(found.people) do
        local group = person.group
        local parts = { "<li>", link(first_of(group), person.name, "PERSON"), times_of(group.count) }
        if person.aliases[1] then
            parts[#parts + 1] = ('<p class="also">%s: %s</p>'):format(words.also, table.concat(person.aliases, ", "))
        end
        for _, position in ipairs(person.positions) do
            local organisation = position.organisation and " – " .. position.organisation or ""
            parts[#parts + 1] = ('<p class="post">%s%s</p>'):format(
                link(position.mark.id, position.title),
                organisation
            )
        end
        parts[#parts + 1] = said_by(found, person) .. "</li>"
        entries[i] = table.concat(parts)
    end
    return block("people", words.people, entries, OPEN)
end

-- The groups of the kinds that a colour stands for; with the words that have the value.
local function groups_of(found, colours, with_words)
    local entries = {}
    for _, group in ipairs(found.groups) do
        if colours[kinds.group[group.kind]] and group.count > 0 then
            local words = with_words and group.words ~= group.value and " " .. group.words or ""
            entries[#entries + 1] = ("<li>%s%s%s%s</li>"):format(
                link(first_of(group), group.value, group.kind),
                words,
                times_of(group.count),
                group.about and '<p class="also">' .. group.about .. "</p>" or ""
            )
        end
    end
    return entries
end

local function unnamed_quotes(found)
    local entries, named = {}, {}
    for _, person in ipairs(found.people) do
        named[person.key] = true
    end
    for _, quote in ipairs(found.quotes) do
        if not named[quote.speaker or ""] then
            entries[#entries + 1] = "<li><q>" .. link(quote.mark.id, quote.text) .. "</q></li>"
        end
    end
    return entries
end

local function left_out(dropped, words)
    local entries = {}
    for i, line in ipairs(dropped) do
        entries[i] = ('<li><b class="why">%s</b> %s<p class="also">%s</p></li>'):format(
            words[line.kind],
            link(line.id, line.text),
            html.escape(line.reason)
        )
    end
    return entries
end

--- The panel of what was found, and of the lines that were left out.
function panel.write(found, dropped, words)
    return table.concat({
        people(found, words),
        block("names", words.names, groups_of(found, { organisation = true, place = true, name = true })),
        block("times", words.times, groups_of(found, { time = true }, true)),
        block("numbers", words.numbers, groups_of(found, { number = true }, true)),
        block("identifiers", words.identifiers, groups_of(found, { identifier = true }, true)),
        block("quotes", words.quotes, unnamed_quotes(found)),
        block("repairs", words.repairs, groups_of(found, { repair = true })),
        block("dropped", words.dropped, left_out(dropped, words), FOLDED),
    })
end

return panel
