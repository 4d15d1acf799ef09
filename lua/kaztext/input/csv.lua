--- Records of tables, with a line of names first: CSV as RFC 4180 has it, the same with semicolons, as spreadsheets write
--- it where a comma is in numbers, as in Kazakh; and TSV, tabs without any quoting.
local lines = require("kaztext.input.lines")

local csv = {}

local QUOTE = 34
local TAB = "\t"

-- Where the quoted field ends that begins at `at`: its last quotation mark. nil where more is to be read to know.
local function quoted_end(buffer, at, ended)
    local from = at + 1
    while true do
        local mark = buffer:find('"', from, true)
        if not mark or mark == #buffer and not ended then
            return nil
        elseif buffer:byte(mark + 1) ~= QUOTE then
            return mark
        end
        from = mark + 2
    end
end

-- Quotation marks within a field that has none before it are letters like others.
local function record_end(buffer, at, ended, after_field)
    at = buffer:match("^\239\187\191()", at) or at
    while true do
        if buffer:byte(at) == QUOTE then
            local mark = quoted_end(buffer, at, ended)
            if not mark then
                return ended and #buffer or nil
            end
            at = mark + 1
        end
        local next_at = buffer:find(after_field, at)
        if not next_at then
            return ended and #buffer or nil
        elseif buffer:byte(next_at) == 10 then
            return next_at
        end
        at = next_at + 1
    end
end

-- The fields of a record, and where each begins and ends with its quotation marks; nil and a message.
local function split(raw, separator)
    local body, before = lines.body(raw)
    local values, places, at = {}, {}, 1
    while true do
        local first = at
        local value
        if separator ~= TAB and body:byte(at) == QUOTE then
            local mark = quoted_end(body, at, true)
            if not mark then
                return nil, "a quoted field does not end"
            end
            value, at = body:sub(at + 1, mark - 1):gsub('""', '"'), mark + 1
            if at <= #body and body:sub(at, at) ~= separator then
                return nil, "something stands between a quoted field and the next one"
            end
        else
            at = body:find(separator, at, true) or #body + 1
            value = body:sub(first, at - 1)
        end
        values[#values + 1], places[#places + 1] = value, { #before + first, #before + at - 1 }
        if at > #body then
            return values, places
        end
        at = at + 1
    end
end

local LONGEST_SHOWN = 200 -- bytes of names in a message

-- The columns of the fields that are wanted, by the line of names; nil and a message.
local function columns_of(raw, fields, separator)
    local names, message = split(raw, separator)
    if not names then
        return nil, message
    end
    local columns = { count = #names }
    for i, name in ipairs(names) do
        for wanted, field in pairs(fields) do
            if name == field then
                columns[wanted] = i
            end
        end
    end
    if not columns.text then
        local shown = table.concat(names, ", "):gsub("[^%w%p \128-\255]", "?")
        if #shown > LONGEST_SHOWN then
            shown = shown:sub(1, LONGEST_SHOWN):gsub("[\192-\255]?[\128-\191]*$", "") .. " …"
        end
        return nil, ("there is no column '%s' among %s"):format(fields.text, shown)
    end
    return columns
end

local function item_of(raw, columns, separator)
    if not raw:find("[^\r\n]") then
        return nil
    end
    local values, places = split(raw, separator)
    if not values then
        return nil, places
    elseif #values ~= columns.count then
        return nil, ("%d columns, but %d names"):format(#values, columns.count)
    end
    local place = places[columns.text]
    return {
        text = values[columns.text],
        id = columns.id and values[columns.id],
        date = columns.date and values[columns.date],
        first = place[1],
        last = place[2],
    }
end

-- A value as a field: quoted where it has to be; a tab or line end cannot stand in a TSV.
local function field_of(text, separator)
    if separator == TAB then
        return (text:gsub("[\t\r\n]", " "))
    elseif text:find('["\r\n' .. separator .. "]") then
        return '"' .. text:gsub('"', '""') .. '"'
    end
    return text
end

-- `other` is the format of the file where this one has no such column, but that one has.
local function format(separator, ends, other)
    return {
        record_end = ends,
        mark = "\n",
        has_lines = true,
        has_header = true,
        header = function(raw, fields)
            local columns, message = columns_of(raw, fields, separator)
            if not columns and other then
                local others = csv[other].header(raw, fields)
                return others, message, others and other
            end
            return columns, message
        end,
        item = function(raw, _, columns)
            return item_of(raw, columns, separator)
        end,
        replace = function(raw, item, text)
            return raw:sub(1, item.first - 1) .. field_of(text, separator) .. raw:sub(item.last + 1)
        end,
    }
end

local function quoted(separator, other)
    local after_field = "[\n" .. separator .. "]"
    return format(separator, function(buffer, at, ended)
        return record_end(buffer, at, ended, after_field)
    end, other)
end

csv.csv = quoted(",", "semicolons")
csv.semicolons = quoted(";")
csv.tsv = format(TAB, function(buffer, at, ended)
    return buffer:find("\n", at, true) or ended and #buffer or nil
end)

return csv
