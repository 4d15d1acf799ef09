--- The command line: kaztext COMMAND [OPTIONS] [FILE …].
--- Exit status: 0, 1 for input that could not be read, 2 for wrong usage.
local argparse = require("argparse")

local cli = {}

-- Each adds commands of its own; the order is that of --help.
local PARTS = { "pages", "words", "corpus", "run" }

local function make_parser()
    local parser, commands = argparse("kaztext", "Repairs, analyses and mines Kazakh text."), {}
    parser:require_command(true):command_target("command")
    -- A command that reads files; `run(state, args)` does it, and sets state.status where something could not be read.
    -- `add_first(command)` adds the arguments that stand before the files.
    local function add(name, description, run, add_first)
        commands[name] = run
        local command = parser:command(name, description)
        if add_first then
            add_first(command)
        end
        command:argument("files", "Files; standard input where none is named."):args("*")
        return command
    end
    for _, part in ipairs(PARTS) do
        require("kaztext.cli." .. part).add_commands(add)
    end
    return parser, commands
end

--- Runs the command line `args` (without the program's name); returns the exit status.
function cli.main(args)
    local parser, commands = make_parser()
    local understood, parsed = parser:pparse(args)
    if not understood then
        io.stderr:write(("kaztext: %s\n%s\n"):format(parsed, parser:get_usage()))
        return 2
    end
    local run = { status = 0 }
    commands[parsed.command](run, parsed)
    return run.status
end

return cli
