--- Records' bytes as documents: HTML or text, in which encoding, counted from which date.
local charset = require("kaztext.charset")
local core = require("kaztext.core")

local reading = {}

-- The date to count from; for "record" the record's own.
local function date_of(wanted, record)
    if wanted.date ~= "record" then
        return wanted.date
    end
    local day = tostring(record.date or ""):match("^%d%d%d%d%-%d%d%-%d%d")
    return day and pcall(core.document, "", { date = day }) and day or nil
end

-- The document of a page. What the page itself says of its date comes before what the record has.
local function open_html(bytes, options, wanted)
    local kaz = require("kaztext")
    local date = options.date
    if wanted.date ~= "record" or not date then
        return kaz.html(bytes, options)
    end
    options.date = nil
    local document, message = kaz.html(bytes, options)
    if document and not document:meta().date then
        document:close()
        options.date = date
        document, message = kaz.html(bytes, options)
    end
    return document, message
end

--- The document of record.bytes, opened with these options of a document, and `input`: html, text, or auto, where the record
--- (is_html) or its bytes tell. nil and a message where it cannot be read.
function reading.open(wanted, record)
    local bytes, options = record.bytes, {}
    for name, value in pairs(wanted) do
        options[name] = value
    end
    options.input, options.date = nil, date_of(wanted, record)
    local is_html = wanted.input == "html"
    if wanted.input == "auto" and record.is_html ~= nil then
        is_html = record.is_html
    elseif wanted.input == "auto" then
        is_html = charset.is_html(bytes)
    end
    if is_html then
        options.content_type = record.content_type
        return open_html(bytes, options, wanted)
    elseif options.encoding == "auto" and record.content_type then
        options.encoding = charset.of(bytes, record.content_type) or "auto"
    end
    return core.document(bytes, options)
end

return reading
