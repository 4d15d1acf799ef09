--- What encoding the bytes of an HTML page are in: by a byte order mark, the header of HTTP, the page's own word for it,
--- and what the bytes themselves show.
local core = require("kaztext.core")

local charset = {}

local HEAD = 4096 -- bytes in which a page may name its encoding; the Standard wants it in the first 1024
local SURE = 0.95 -- so sure of the bytes a label that says otherwise is wrong

-- A label that names an encoding known here, else nil.
local function known(label)
    local understood, _, name = pcall(core.decode, "", label)
    return understood and label:lower() ~= "auto" and name or nil
end

local function named_in(text)
    local label = text:match("[Cc][Hh][Aa][Rr][Ss][Ee][Tt]%s*=%s*[\"']?%s*([%w_:.-]+)")
    return label and known(label)
end

-- The encoding that a <meta> names. In UTF-16 it could not be read.
local function in_meta(bytes)
    local head = bytes:sub(1, HEAD):gsub("<!%-%-.-%-%->", "")
    for tag in head:gmatch("<[Mm][Ee][Tt][Aa][%s/][^>]*") do
        local name = named_in(tag)
        if name then
            return not name:find("^utf%-[13]") and name or nil
        end
    end
end

local function has_mark(bytes)
    local head = bytes:sub(1, 3)
    return head == "\239\187\191" or head:sub(1, 2) == "\255\254" or head:sub(1, 2) == "\254\255"
end

--- The encoding in which to read the page; nil where its bytes are to tell. `content_type` is HTTP's.
function charset.of(bytes, content_type)
    if has_mark(bytes) then
        return nil
    end
    local label = content_type and named_in(content_type) or in_meta(bytes)
    if not label then
        return nil
    end
    local _, found, confidence = core.decode(bytes)
    if found == "utf-8" and label == "windows-1252" then
        label = nil -- what servers say of anything
    end
    return confidence < SURE and label ~= "utf-8" and label or nil
end

local BEGINNINGS = { "<!doctype html", "<html[%s>]", "<head[%s>]", "<body[%s>]" }

--- Whether the bytes begin as an HTML page does.
function charset.is_html(bytes)
    local head = bytes:sub(1, HEAD)
    if head:find("%z") then
        head = core.decode(head) or head
    end
    head = head:gsub("^\239\187\191", ""):lower()
    if not head:find("^%s*<") then
        return false
    end
    for _, beginning in ipairs(BEGINNINGS) do
        if head:find(beginning) then
            return true
        end
    end
    return false
end

return charset
