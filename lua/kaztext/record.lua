--- Records: what goes through a recipe. A text with an id, a log of what was done, and whatever fields the steps give.
local core = require("kaztext.core")

local Record = {}
Record.__index = Record

-- What belongs to the run, not to the record.
local PASSING = { opened = true, step = true, extended_by = true }

--- A record of a text and an id, or of the fields of one; the table itself becomes it. Its documents are extended by the
--- rules `extend`, if there are any.
function Record.new(fields, extend)
    fields.extended_by = extend
    return setmetatable(fields, Record)
end

--- The document of the record's text as it is now: what reading made, or, where a step has changed the text, one of the
--- new text as it is.
function Record:document()
    if not self.opened then
        self.opened = assert(core.document(self.text, { plain = true, raw = true, extend = self.extended_by }))
    end
    return self.opened
end

--- Frees the document; it is made anew where it is asked for again.
function Record:close()
    if self.opened then
        self.opened:close()
        self.opened = nil
    end
end

function Record:set_text(text)
    if text ~= self.text then
        self:close()
        self.text = text
    end
end

--- Adds what the step that runs did to the record's log.
function Record:note(what)
    self.log[#self.log + 1] = { step = self.step, what = what }
end

--- Marks the record as dropped by a step. `class` is the reason without what differs from record to record, to count by;
--- `failed` where the step could not do its work.
function Record:drop(step, reason, class, failed)
    self.dropped, self.class, self.failed = reason, class or reason, failed or nil
    self.log[#self.log + 1] = { step = step, what = "dropped", reason = reason }
end

local DEEPEST = 50

local function copy(value, name, depth)
    local kind = type(value)
    if kind == "string" or kind == "number" or kind == "boolean" then
        return value
    elseif kind ~= "table" then
        error(("the field '%s' holds a %s, which cannot be passed on"):format(name, kind), 0)
    elseif depth > DEEPEST then
        error(("the field '%s' is too deep to be passed on"):format(name), 0)
    end
    local copied = {}
    for key, item in pairs(value) do
        copied[copy(key, name, depth + 1)] = copy(item, name, depth + 1)
    end
    return copied
end

--- A copy of the record's fields, which other processes can be told; raises where one holds a function or the like.
function Record:fields()
    local fields = {}
    for name, value in pairs(self) do
        if not PASSING[name] then
            fields[name] = copy(value, tostring(name), 0)
        end
    end
    return fields
end

--- Gives the record these fields instead of its own.
function Record:replace(fields)
    self:set_text(fields.text)
    for name in pairs(self) do
        if not PASSING[name] and fields[name] == nil then
            self[name] = nil
        end
    end
    for name, value in pairs(fields) do
        self[name] = value
    end
end

return Record
