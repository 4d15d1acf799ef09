--- Where commands write. What cannot be written ends the command at once: nothing that comes later would be whole.
local streams = require("kaztext.streams")

local output = {}

local Failure = {}

local CLOSED = "Broken pipe" -- a reader that has enough, such as head, need not be told of

local function fail(name, message)
    error(setmetatable({ name = name, message = streams.reason(message) }, Failure), 0)
end

--- Writes to io.output(), as io.write does.
function output.write(...)
    local written, message = io.write(...)
    if not written then
        fail(nil, message)
    end
end

--- Hands what was written to the system.
function output.flush()
    local flushed, message = io.output():flush()
    if not flushed then
        fail(nil, message)
    end
end

--- write(bytes) for a file of this name, and what ends it; nil and a message where it cannot be opened.
function output.file(name)
    local file, message = streams.create(name)
    if not file then
        return nil, message
    end
    local function checked(fine, reason)
        if not fine then
            fail(name, reason)
        end
    end
    return function(bytes)
        checked(file:write(bytes))
    end, function()
        checked(file:close())
    end
end

--- Of an error that writing raised: the name of the file, or nil for io.output(), and the message, or nil for what need not be
--- told. false for any other error.
function output.failed(failure)
    if getmetatable(failure) ~= Failure then
        return false
    end
    return true, failure.name, failure.message ~= CLOSED and failure.message or nil
end

return output
