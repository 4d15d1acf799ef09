local cli = {}

-- Runs the command line; returns the exit status.
function cli.main(args)
    local kaz = require("kaztext")
    local options, files = {}, {}
    local i = 2
    while args[i] do
        if args[i] == "--date" then
            options.date = args[i + 1]
            i = i + 2
        else
            files[#files + 1] = args[i]
            i = i + 1
        end
    end
    for _, name in ipairs(files) do
        local file = assert(io.open(name, "rb"))
        local doc = assert(kaz.document(file:read("*a"), options))
        io.write(assert(doc:json()), "\n")
    end
    return 0
end

return cli
