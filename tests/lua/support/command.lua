-- bin/kaztext as scripts call it: what goes in, what comes out, the exit status.
local command = {}

local function shell(line, input)
    local name = os.tmpname()
    local file = assert(io.open(name, "wb"))
    file:write(input or "")
    file:close()
    local pipe = assert(io.popen(('{ %s; } <%s 2>&1; echo "status $?"'):format(line, name), "r"))
    local output = pipe:read("*a")
    pipe:close()
    os.remove(name)
    local text, status = output:match("^(.*)status (%d+)\n$")
    return text, tonumber(status)
end

function command.kaztext(arguments, input)
    return shell("bin/kaztext " .. arguments, input)
end

return command
