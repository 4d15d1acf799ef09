--- The command line: kaztext COMMAND [OPTIONS] [FILE …].
--- Exit status: 0, 1 for input that could not be read, 2 for wrong usage.
local argparse = require("argparse")
local blocks = require("kaztext.cli.blocks")
local completion = require("kaztext.cli.completion")
local help = require("kaztext.cli.help")
local outline = require("kaztext.cli.outline")
local output = require("kaztext.cli.output")
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
    outline.tell_options(parser)
    return parser, actions
end

-- Calls act() with standard output led to the file; nil and a message where that cannot be written to.
local function writing_to(name, act)
    local file, message = streams.create(name)
    if not file then
        return nil, message
    end
    local handle
    handle, message = file:handle()
    if not handle then
        return nil, message
    end
    io.output(handle)
    local fine, failure = pcall(act)
    io.output(io.stdout)
    local closed
    closed, message = file:close()
    if not fine then
        error(failure, 0)
    end
    return closed, message
end

-- What a command reads, by names.
local function read_by(args, traits)
    local names = { traits.reads and traits.reads(args) or nil }
    for _, name in ipairs(args.files or {}) do
        names[#names + 1] = name
    end
    if args.files and #args.files == 0 then
        names[#names + 1] = "-"
    end
    return names
end

-- Whether both names are of one file, where one would be lost or grow without end. Where the shell has led standard input or
-- output to a file, it counts under its name.
local function is_same(read, written)
    return streams.is_same(read == "-" and "/dev/stdin" or read, written == "-" and "/dev/stdout" or written)
end

-- What is wrong with the options together; nil where nothing is.
local function misuse(args, traits)
    local message = traits.misuse and traits.misuse(args)
    if message then
        return message
    end
    local written = args.output or "-"
    if args.log and is_same(args.log, written) then
        return args.log .. " cannot be output and log at once"
    end
    for _, name in ipairs(read_by(args, traits)) do
        if is_same(name, written) or args.log and is_same(name, args.log) then
            return (name == "-" and "standard input" or name) .. " is read and would be written"
        end
    end
end

-- The arguments as a table; nil after telling what is wrong with them.
local function understood(parser, args)
    local wrong, where
    local fine, parsed = pcall(parser._parse, parser, with_colour_value(args), function(at, message)
        wrong, where = message, at
        error(message, 0)
    end)
    if fine then
        return parsed
    elseif not wrong then
        error(parsed, 0)
    elseif where == parser then
        io.stderr:write(("kaztext: %s\n%s\n`kaztext help` tells more.\n"):format(wrong, parser:get_usage()))
    else
        local name = outline.of(where).name
        io.stderr:write(("kaztext: %s: %s\n`kaztext help %s` tells more.\n"):format(name, wrong, name))
    end
end

local function run(command, state, args)
    local function act()
        command.run(state, args)
        output.flush()
    end
    if args.output and not command.traits.writes_output then
        local written, message = writing_to(args.output, act)
        if not written then
            blocks.complain(state, args.output, message)
        end
    else
        act()
    end
end

-- Tells of what ended a command.
local function tell(failure, state, args)
    local is_of_output, name, message = output.failed(failure)
    state.status = 1
    if not is_of_output then
        local is_interrupted = tostring(failure):find("interrupted!", 1, true)
        blocks.complain(state, args.command, is_interrupted and "interrupted" or tostring(failure))
        state.status = is_interrupted and 130 or 1
    elseif message then
        blocks.complain(state, name or args.output or "standard output", message)
    end
end

--- Runs the command line `args` (without the program's name); returns the exit status.
function cli.main(args)
    streams.keep_standard()
    local parser, actions = cli.parser()
    local parsed = understood(parser, args)
    if not parsed then
        return 2
    end
    local state, command = { status = 0 }, actions[parsed.command]
    local wrong = misuse(parsed, command.traits)
    if wrong then
        blocks.complain(state, parsed.command, wrong)
        return 2
    end
    local fine, failure = pcall(run, command, state, parsed)
    if not fine then
        tell(failure, state, parsed)
    end
    return state.status
end

return cli
