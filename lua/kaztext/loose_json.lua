--- Reads JSON as pages write it: line ends inside strings, commas too many and other slips are no matter. For JSON-LD.
local unescape = require("kaztext.json_string").unescape

local loose_json = {}

local DEEPEST = 64
-- The place after what the pattern, which ends in (), finds at `at`.
local function after(text, at, pattern)
    return text:match(pattern, at) or #text + 1
end

local read_value

-- The string that begins after the quotation mark at `at`, and what follows it.
local function read_string(text, at)
    local start, escaped = at + 1, false
    at = start
    while true do
        local found = text:find('["\\]', at)
        if not found then
            return nil, #text + 1
        end
        if text:byte(found) == 34 then
            local value = text:sub(start, found - 1)
            return escaped and unescape(value) or value, found + 1
        end
        escaped = true
        at = found + 2
    end
end

local function read_list(text, at, deep)
    local list = {}
    at = after(text, at, "^[%s,]*()")
    while at <= #text and text:sub(at, at) ~= "]" do
        local value
        value, at = read_value(text, at, deep)
        list[#list + 1] = value
        at = after(text, at, "^[%s,}]*()")
    end
    return list, at + 1
end

local function read_object(text, at, deep)
    local object = {}
    at = after(text, at, "^[%s,]*()")
    while at <= #text and text:sub(at, at) ~= "}" do
        local key
        if text:sub(at, at) ~= '"' then
            return object, #text + 1
        end
        key, at = read_string(text, at)
        at = after(text, at, "^%s*:?%s*()")
        local value
        value, at = read_value(text, at, deep)
        if key and object[key] == nil then
            object[key] = value
        end
        at = after(text, at, "^[%s,%]]*()")
    end
    return object, at + 1
end

-- The value at `at` and what follows it; nothing that is read twice, so that time is linear.
function read_value(text, at, deep)
    at = after(text, at, "^%s*()")
    local first = text:sub(at, at)
    if first == '"' then
        return read_string(text, at)
    elseif deep > DEEPEST then
        return nil, #text + 1
    elseif first == "{" then
        return read_object(text, at + 1, deep + 1)
    elseif first == "[" then
        return read_list(text, at + 1, deep + 1)
    end
    local word, rest = text:match('^([^%s,:%[%]{}"]+)()', at)
    return tonumber(word or ""), rest or at + 1
end

--- The value of a text; what can be read of it where it is broken, nil where it is none.
function loose_json.read(text)
    return (read_value(text, 1, 0))
end

return loose_json
