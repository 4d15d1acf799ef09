--- Answers of HTTP, as archives keep them: headers, and a body that may be chunked or compressed.
local streams = require("kaztext.streams")

local http = {}

--- The fields of a block of headers, their names in lower case; a line that goes on belongs to the one before it.
function http.headers(block)
    local fields = {}
    for line in block:gsub("\r?\n[ \t]+", " "):gmatch("[^\r\n]+") do
        local name, value = line:match("^([^:%s]+)%s*:%s*(.-)%s*$")
        if name then
            fields[name:lower()] = value
        end
    end
    return fields
end

--- Where the empty line ends that begins the body; nil where there is none.
function http.body_start(bytes, from)
    local crlf, crlf_end = bytes:find("\r\n\r\n", from, true)
    local lf, lf_end = bytes:find("\n\n", from, true)
    if crlf and (not lf or crlf < lf) then
        return crlf_end + 1
    end
    return lf and lf_end + 1
end

-- The chunks put together; the bytes themselves where they are no chunks, as in archives that keep the header of what
-- they have undone.
local function unchunked(body)
    local parts, at = {}, 1
    while true do
        local size, after = body:match("^(%x+)[^\r\n]*\r?\n()", at)
        size = size and #size <= 8 and tonumber(size, 16)
        if not size then
            return at == 1 and body or table.concat(parts)
        elseif size == 0 then
            return table.concat(parts)
        end
        parts[#parts + 1] = body:sub(after, after + size - 1)
        at = body:match("^\r?\n()", after + size) or after + size
    end
end

local CODINGS = { gzip = "gzip", ["x-gzip"] = "gzip", zstd = "zstd", br = "brotli" }

-- nil and a message where it cannot be undone. What does not begin as the coding does (brotli has no
-- beginning) was undone before it was kept.
local function uncompressed(body, coding, limit)
    coding = coding:lower()
    if coding == "" or coding == "identity" or body == "" or body:find("^%s*<") then
        return body
    end
    local program = CODINGS[coding]
    if not program then
        return nil, ("the content encoding '%s' is not known"):format(coding)
    elseif program ~= "brotli" and streams.packer_of(body) ~= program then
        return body
    end
    return streams.expand(body, program, limit)
end

--- { status, content_type } of an answer, and a function for its body, which gives nil and a message where it cannot be
--- unpacked to at most so many bytes; nil and a message for what is none.
function http.answer(bytes)
    local status = bytes:match("^HTTP/[%d.]+ +(%d%d%d)")
    local start = status and http.body_start(bytes)
    if not start then
        return nil, "no answer of HTTP"
    end
    local headers = http.headers(bytes:sub(1, start - 1))
    local function body(limit)
        local sent = bytes:sub(start)
        if (headers["transfer-encoding"] or ""):lower():find("chunked", 1, true) then
            sent = unchunked(sent)
        end
        return uncompressed(sent, headers["content-encoding"] or "", limit)
    end
    return { status = tonumber(status), content_type = headers["content-type"] }, body
end

return http
