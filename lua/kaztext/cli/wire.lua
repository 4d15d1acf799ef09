--- Plain data as bytes, for what processes tell each other and what is kept for --resume: nil, booleans, numbers, strings
--- of any bytes, tables of these.
local wire = {}

local math_type = rawget(math, "type") -- Lua 5.3 and later know integers
local put = {}

local function write(value, out)
    local writer = put[type(value)]
    if not writer then
        error("a " .. type(value) .. " cannot be passed on", 0)
    end
    writer(value, out)
end

put["nil"] = function(_, out)
    out[#out + 1] = "z"
end

function put.boolean(value, out)
    out[#out + 1] = value and "t" or "f"
end

function put.number(value, out)
    if math_type and math_type(value) == "integer" then
        out[#out + 1] = ("i%d;"):format(value)
    else
        out[#out + 1] = ("n%.17g;"):format(value)
    end
end

function put.string(value, out)
    out[#out + 1] = ("s%d;"):format(#value)
    out[#out + 1] = value
end

-- A list first, then the pairs that are no part of it.
function put.table(value, out)
    local length = #value
    out[#out + 1] = ("l%d;"):format(length)
    for i = 1, length do
        write(value[i], out)
    end
    for key, item in pairs(value) do
        if not (type(key) == "number" and key >= 1 and key <= length and key % 1 == 0) then
            write(key, out)
            write(item, out)
        end
    end
    out[#out + 1] = "e"
end

--- The value as bytes.
function wire.encode(value)
    local out = {}
    write(value, out)
    return table.concat(out)
end

local SPECIAL = { inf = math.huge, ["-inf"] = -math.huge, nan = 0 / 0, ["-nan"] = 0 / 0 }
local get = {}

local function read(bytes, at)
    return get[bytes:sub(at, at)](bytes, at + 1)
end

function get.z(_, at)
    return nil, at
end

function get.t(_, at)
    return true, at
end

function get.f(_, at)
    return false, at
end

function get.i(bytes, at)
    local digits, after = bytes:match("^([^;]*);()", at)
    return tonumber(digits), after
end

function get.n(bytes, at)
    local digits, after = bytes:match("^([^;]*);()", at)
    return SPECIAL[digits] or tonumber(digits) + 0.0, after
end

function get.s(bytes, at)
    local length, after = bytes:match("^(%d+);()", at)
    local next_at = after + tonumber(length)
    return bytes:sub(after, next_at - 1), next_at
end

function get.l(bytes, at)
    local length, after = bytes:match("^(%d+);()", at)
    local list = {}
    at = after
    for i = 1, tonumber(length) do
        list[i], at = read(bytes, at)
    end
    while bytes:sub(at, at) ~= "e" do
        local key, value_at = read(bytes, at)
        list[key], at = read(bytes, value_at)
    end
    return list, at + 1
end

--- The value that wire.encode wrote, and where the next one begins.
function wire.decode(bytes, at)
    return read(bytes, at or 1)
end

--- Writes a value so that wire.read finds its end.
function wire.write(file, value)
    local bytes = wire.encode(value)
    return file:write(#bytes, "\n", bytes)
end

--- The next value of a file; false at its end, or where it ends within a value.
function wire.read(file)
    local length = tonumber(file:read("*l") or "")
    local bytes = length and file:read(length)
    if not bytes or #bytes < length then
        return false
    end
    return wire.decode(bytes)
end

return wire
