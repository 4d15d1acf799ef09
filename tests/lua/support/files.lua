-- Files for a test, taken away after it.
local files = { made = {} }

--- A new file with this content; the name ends in `ending`. No file is made without content.
function files.new(ending, content)
    local base = os.tmpname()
    local name = base .. ending
    table.insert(files.made, base)
    table.insert(files.made, name)
    if content then
        local file = assert(io.open(name, "wb"))
        file:write(content)
        file:close()
    end
    return name
end

--- The content of a file; nil where there is none.
function files.read(name)
    local file = io.open(name, "rb")
    if not file then
        return nil
    end
    local content = file:read("*a")
    file:close()
    return content
end

function files.remove_all()
    for _, name in ipairs(files.made) do
        os.remove(name)
    end
    files.made = {}
end

return files
