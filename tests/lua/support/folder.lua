-- Folders of test pages.
local lfs = require("lfs")

local folder = {}

--- The names of the files with this extension, without it, in alphabetical order.
function folder.names(path, extension)
    local names = {}
    for entry in lfs.dir(path) do
        names[#names + 1] = entry:match("^(.*)%." .. extension .. "$")
    end
    table.sort(names)
    return names
end

function folder.read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

return folder
