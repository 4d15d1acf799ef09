--- Records of web archives: pages that a crawler got (WARC) and texts that were made of them (WET).
local http = require("kaztext.input.http")

local warc = { records = { mark = "\nWARC/1" } }

local LONGEST_HEAD = 64 * 1024

-- Where the next record seems to begin; what is before it is none.
local function next_start(buffer, at, ended)
    local mark = buffer:find(warc.records.mark, at, true)
    return mark or ended and #buffer or nil
end

--- Where the record ends that begins at `at`, with the empty lines behind it; nil where more is to be read to know, and how
--- many bytes from `at` on there must be.
function warc.records.record_end(buffer, at, ended)
    local start = buffer:find("^WARC/1", at) and http.body_start(buffer, at)
    if not start and not ended and #buffer - at < LONGEST_HEAD then
        return nil
    end
    local headers = start and start - at <= LONGEST_HEAD and http.headers(buffer:sub(at, start - 1))
    local length = headers and tonumber((headers["content-length"] or ""):match("^%d+$"))
    if not length then
        return next_start(buffer, at, ended)
    end
    local last = start + length - 1
    if last + 4 > #buffer and not ended then
        return nil, last + 4 - at + 1
    end
    return math.min(buffer:match("^\r?\n\r?\n()", last + 1) or last + 1, #buffer + 1) - 1
end

local TEXTS = { ["text/html"] = true, ["application/xhtml+xml"] = true, ["text/plain"] = false }

-- Whether the type is HTML, other text, or (nil) none.
local function is_html(content_type)
    return TEXTS[(content_type or ""):lower():match("^%s*([^;%s]*)")]
end

local contents = {}

function contents.response(item, headers, payload, limit)
    if not (headers["content-type"] or ""):lower():find("^%s*application/http") then
        return contents.resource(item, headers, payload)
    end
    local answer, body = http.answer(payload)
    if not answer then
        return nil, body
    end
    item.content_type, item.is_html = answer.content_type, is_html(answer.content_type)
    if answer.status < 200 or answer.status > 299 then
        item.skipped = ("the status of HTTP is %d"):format(answer.status)
    elseif item.is_html == nil and answer.content_type then
        item.skipped = "the content is " .. answer.content_type
    else
        local message
        item.text, message = body(limit)
        return item.text and item, message
    end
    return item
end

function contents.resource(item, headers, payload)
    item.text, item.content_type, item.is_html = payload, headers["content-type"], is_html(headers["content-type"])
    if item.is_html == nil then
        item.skipped = "the content is " .. (headers["content-type"] or "of no known type")
    end
    return item
end

function contents.conversion(item, _, payload)
    item.text, item.is_html = payload, false
    return item
end

--- The item of a record's bytes, with `skipped` where it is no text; nil and a message for what is no record, nil alone for
--- a record of another type, such as a request.
function warc.records.item(raw, _, _, limit)
    local start = raw:find("^WARC/1") and http.body_start(raw)
    local headers = start and http.headers(raw:sub(1, start - 1))
    local length = headers and tonumber((headers["content-length"] or ""):match("^%d+$"))
    if not length and raw:find("[^\r\n]") then
        return nil, "no record of an archive"
    elseif not length then
        return nil
    end
    local content = contents[(headers["warc-type"] or ""):lower()]
    if not content then
        return nil
    elseif start + length - 1 > #raw then
        return nil, ("the record ends %d bytes early"):format(start + length - 1 - #raw)
    end
    local uri = (headers["warc-target-uri"] or ""):match("^<?(.-)>?$")
    local item = { id = uri ~= "" and uri or headers["warc-record-id"] }
    item.date = (headers["warc-date"] or ""):match("^%d%d%d%d%-%d%d%-%d%d")
    return content(item, headers, raw:sub(start, start + length - 1), limit)
end

return warc
