--- The command line: kaztext COMMAND [OPTIONS] [FILE …].
--- Exit status: 0, 1 for input that could not be read, 2 for wrong usage.
local argparse = require("argparse")
local blocks = require("kaztext.cli.blocks")
local completion = require("kaztext.cli.completion")
local help = require("kaztext.cli.help")
local streams = require("kaztext.streams")
local with_colour_value = require("kaztext.cli.formats").with_colour_value

local cli = {}

-- Each adds commands of its own; the order is that of --help.
local PARTS = { "pages", "view", "check", "words", "match", "corpus", "run" }

--- The parser of the command line, and what each command does, by its name.
function cli.parser()
    local parser, by_name, actions = argparse("kaztext", "Repairs, analyses and mines Kazakh text."), {}, {}
    parser:require_command(true):command_target("command"):help_max_width(80)
    -- A command; `run(state, args)` does it, and sets state.status where something could not be read. Traits:
    -- `add_first(command)` adds the arguments that stand before the files; `reads(args)` gives the name of a file that is read
    -- beside these, if any; `misuse(args)` tells what is wrong with the options, if anything; `writes_output` where the command itself opens what --output names.
    local function add_bare(name, description, run, traits)
        by_name[name], actions[name] = parser:command(name, description), { run = run, traits = traits or {} }
        return by_name[name]
    end
    -- A command that reads files.
    local function add(name, description, run, traits)
        local command = add_bare(name, description, run, traits)
        if traits and traits.add_first then
            traits.add_first(command)
        end
        command
            :argument("files", "Files; standard input where none is named. Those in .gz and .zst are read.")
            :args("*")
        command:option("-o --output", "A file to write, instead of standard output; one in .gz or .zst is compressed.")
        return command
    end
    for _, part in ipairs(PARTS) do
        require("kaztext.cli." .. part).add_commands(add)
    end
    completion.add_command(add_bare, parser)
    help.add_to(parser, by_name, add_bare)
    return parser, actions
end

-- Calls act() with standard output led to the file.
local function writing_to(state, name, act)
    local output, message = streams.create(name)
    local file
    if output then
        file, message = output:handle()
    end
    if file then
        io.output(file)
        act()
        io.output(io.stdout)
        file, message = output:close()
    end
    if not file then
        blocks.complain(state, name, message)
    end
end

-- What a command reads, by names.
local function read_by(args, traits)
    local names = { traits.reads and traits.reads(args) or nil }
    for _, name in ipairs(args.files or {}) do
        names[#names + 1] = name
    end
    return names
end

-- What is wrong with the options together; nil where nothing is.
local function misuse(args, traits)
    local message = traits.misuse and traits.misuse(args)
    if message then
        return message
    elseif args.output and args.log and streams.is_same(args.output, args.log) then
        return args.log .. " cannot be output and log at once"
    end
    for _, name in ipairs(read_by(args, traits)) do
        if args.output and streams.is_same(name, args.output) or args.log and streams.is_same(name, args.log) then
            return name .. " is read and would be written"
        end
    end
end

--- Runs the command line `args` (without the program's name); returns the exit status.
function cli.main(args)
    local parser, actions = cli.parser()
    local understood, parsed = parser:pparse(with_colour_value(args))
    if not understood then
        io.stderr:write(("kaztext: %s\n%s\n"):format(parsed, parser:get_usage()))
        return 2
    end
    local state, command = { status = 0 }, actions[parsed.command]
    local wrong = misuse(parsed, command.traits)
    if wrong then
        blocks.complain(state, parsed.command, wrong)
        return 2
    end
    if parsed.output and not command.traits.writes_output then
        writing_to(state, parsed.output, function()
            command.run(state, parsed)
        end)
    else
        command.run(state, parsed)
    end
    return state.status
end

return cli
