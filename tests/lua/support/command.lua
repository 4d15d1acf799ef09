-- bin/kaztext as scripts call it: what goes in, what comes out, the exit status.
local command = {}

--- Runs a line of the shell; its output, with what it says on standard error, and its status.
function command.run(line, input)
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
    return command.run("bin/kaztext " .. arguments, input)
end

return command
