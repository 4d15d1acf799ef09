-- Files that tools read and write.
local file = {}

function file.read(path)
    local handle = assert(io.open(path, "rb"))
    local text = handle:read("a")
    handle:close()
    return text
end

--- Writes what differs only, and says so: CI takes a written file for a stale one.
function file.save(path, text)
    local handle = io.open(path, "rb")
    local old = handle and handle:read("a")
    if handle then
        handle:close()
    end
    if old ~= text then
        handle = assert(io.open(path, "wb"))
        handle:write(text)
        handle:close()
        print("wrote " .. path)
    end
end

return file
