--- Text in UTF-16 or UTF-32 as a stream of UTF-8, so that its lines and commas can be found.
local core = require("kaztext.core")

local wide = {}

local HEAD = 4096 -- bytes that tell the encoding where there is no byte order mark
local STEP = 1024 * 1024

local MARKS = { -- the longer ones first
    { "^\255\254%z%z", "utf-32le" },
    { "^%z%z\254\255", "utf-32be" },
    { "^\255\254", "utf-16le" },
    { "^\254\255", "utf-16be" },
}

--- The encoding of a file that begins with these bytes, where it is UTF-16 or UTF-32; nil for others.
function wide.encoding_of(bytes)
    for _, mark in ipairs(MARKS) do
        if bytes:find(mark[1]) then
            return mark[2]
        end
    end
    local head = bytes:sub(1, HEAD)
    local _, encoding = core.decode(head:find("%z") and head or "")
    return wide.is_wide(encoding) and encoding or nil
end

function wide.is_wide(encoding)
    return encoding:find("^utf%-[13]") ~= nil
end

local Wide = {}
Wide.__index = Wide

--- The stream as one of UTF-8; `first` is what was read of it already.
function wide.stream(stream, first, encoding)
    local width = encoding:find("16") and 2 or 4
    return setmetatable({ stream = stream, rest = first, encoding = encoding, width = width, ready = "" }, Wide)
end

-- Where the bytes may be cut: after a whole unit that is not the first one of a pair.
function Wide:cut(bytes)
    local last = #bytes - #bytes % self.width
    local high = self.width == 2 and bytes:byte(self.encoding:find("be$") and last - 1 or last)
    return high and high >= 0xD8 and high < 0xDC and last - 2 or last
end

-- Makes more bytes ready; false at the end, and a message where it is not the true end.
function Wide:more(most)
    local bytes, message
    if not self.ended then
        bytes, message = self.stream:read(most)
        self.ended = not bytes
    end
    if message or self.ended and self.rest == "" then
        return false, message
    end
    bytes = self.rest .. (bytes or "")
    local cut = self.ended and #bytes or self:cut(bytes)
    self.rest = bytes:sub(cut + 1)
    local text, failure = core.decode(bytes:sub(1, cut), self.encoding)
    self.ready = text or ""
    return text ~= nil, failure
end

--- About `most` bytes; nil at the end, and a message where it is not the true end.
function Wide:read(most)
    while self.ready == "" do
        local fine, message = self:more(most)
        if not fine then
            return nil, message
        end
    end
    local bytes = self.ready
    self.ready = ""
    return bytes
end

--- Steps over bytes; whether there were so many.
function Wide:skip(length)
    while length > 0 do
        local bytes = self:read(STEP)
        if not bytes then
            return false
        end
        self.ready = bytes:sub(length + 1)
        length = length - #bytes
    end
    return true
end

--- How many bytes of the file have been read, as it lies there; nil where that is not known.
function Wide:consumed()
    return self.stream:consumed()
end

function Wide:close()
    self.stream:close()
end

return wide
