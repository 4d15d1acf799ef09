--- Records, an object a line: reads the fields `text` and `id`, and writes objects. What else a record holds is stepped
--- over and stays byte for byte.
local decode = require("kaztext.json_string").unescape

local ndjson = {}

-- Where the string ends that begins at the quotation mark `at`: at a mark with no backslash, or an even number of them,
-- before it.
local function string_end(line, at)
    local mark = line:find('"', at + 1, true)
    while mark do
        local before = mark - 1
        while line:byte(before) == 92 do
            before = before - 1
        end
        if (mark - 1 - before) % 2 == 0 then
            return mark
        end
        mark = line:find('"', mark + 1, true)
    end
end

-- Where the object or array ends that begins at `at`.
local function nested_end(line, at)
    local depth, from = 0, at
    while true do
        local mark = line:find('["{}%[%]]', from)
        if not mark then
            return nil
        end
        local sign = line:sub(mark, mark)
        if sign == '"' then
            mark = string_end(line, mark)
            if not mark then
                return nil
            end
        else
            depth = depth + ((sign == "{" or sign == "[") and 1 or -1)
            if depth == 0 then
                return mark
            end
        end
        from = mark + 1
    end
end

local function value_end(line, at)
    local sign = line:sub(at, at)
    if sign == '"' then
        return string_end(line, at)
    elseif sign == "{" or sign == "[" then
        return nested_end(line, at)
    end
    return select(2, line:find("^[%w+%-.]+", at))
end

-- The value of `id`: a string or a number; the bytes of anything else.
local function id_of(raw)
    return raw:sub(1, 1) == '"' and decode(raw:sub(2, -2)) or tonumber(raw) or raw
end

local USUAL = { text = "text", id = "id" }

-- The name of a key, which may be escaped.
local function name_of(raw)
    return raw:find("\\", 1, true) and decode(raw) or raw
end

--- { text, id, first, last } of a line that is an object with a string `text`, whose value stands at bytes first to last
--- (its quotation marks with it); else nil and a message. `fields` names the keys where they are others, { text = "body",
--- id = "url", date = "day" }.
function ndjson.read(line, fields)
    fields = fields or USUAL
    local at, record = line:match("^%s*{%s*()"), {}
    while at and line:sub(at, at) == '"' do
        local key_end = string_end(line, at)
        local value = key_end and line:match("^%s*:%s*()", key_end + 1)
        local last = value and value_end(line, value)
        if not last then
            break
        end
        local key = name_of(line:sub(at + 1, key_end - 1))
        if key == fields.text and line:sub(value, value) == '"' then
            record.text, record.first, record.last = decode(line:sub(value + 1, last - 1)), value, last
        end
        if key == fields.id then
            record.id = id_of(line:sub(value, last))
        elseif key == fields.date then
            record.date = id_of(line:sub(value, last))
        end
        at = line:match("^%s*,%s*()", last + 1)
        if not at and line:match("^%s*}%s*$", last + 1) then
            if record.text then
                return record
            end
            return nil, ("the object has no string '%s'"):format(fields.text)
        end
    end
    return nil, "no JSON object"
end

local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

-- The keys of an object in order, so that the same record gives the same bytes each time.
local function sorted_keys(value)
    local keys = {}
    for key in pairs(value) do
        keys[#keys + 1] = tostring(key)
    end
    table.sort(keys)
    return keys
end

local Raw = {}

--- A value that is JSON already, to stand in another.
function ndjson.raw(json)
    return setmetatable({ json = json }, Raw)
end

local function list_or_object(value)
    if getmetatable(value) == Raw then
        return value.json
    end
    local parts = {}
    if #value > 0 or next(value) == nil then
        for i, item in ipairs(value) do
            parts[i] = ndjson.value(item)
        end
        return "[" .. table.concat(parts, ",") .. "]"
    end
    return ndjson.object(value, sorted_keys(value))
end

--- A value as JSON; an empty table is an empty list.
function ndjson.value(value)
    if type(value) == "table" then
        return list_or_object(value)
    elseif type(value) == "number" then
        return value == math.floor(value) and math.abs(value) < 1e15 and ("%.0f"):format(value)
            or ("%.6g"):format(value)
    elseif type(value) == "boolean" then
        return tostring(value)
    elseif type(value) ~= "string" then
        error(("a %s cannot be written as JSON"):format(type(value)), 0)
    end
    return '"'
        .. tostring(value):gsub('[%c"\\]', function(sign)
            return ESCAPES[sign] or ("\\u%04x"):format(sign:byte())
        end)
        .. '"'
end

--- An object of the keys, in their order; what is nil is left out.
function ndjson.object(fields, keys)
    local parts = {}
    for _, key in ipairs(keys) do
        if fields[key] ~= nil then
            parts[#parts + 1] = ndjson.value(key) .. ":" .. ndjson.value(fields[key])
        end
    end
    return "{" .. table.concat(parts, ",") .. "}"
end

--- The object with an id before its other keys.
function ndjson.with_id(object, id)
    return '{"id":' .. ndjson.value(id) .. "," .. object:sub(2)
end

return ndjson
