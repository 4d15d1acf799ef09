--- The command `help`, --version, and the examples at the end of each command's help.
local examples = require("kaztext.cli.examples")
local output = require("kaztext.cli.output")
local version = require("kaztext").version

local help = {}

local function add_examples(command, list)
    if list then
        command:epilog((#list > 1 and "Examples:\n   " or "Example:\n   ") .. table.concat(list, "\n   "))
    end
end

--- Adds what there is to be known of the commands that are there, `by_name`; add(name, description, run) makes a command.
function help.add_to(parser, by_name, add)
    parser:flag("-V --version", "Show the version and exit."):action(function()
        local luajit = package.loaded.jit
        output.write(("kaztext %s (%s)\n"):format(version, luajit and luajit.version or _VERSION))
        os.exit(0)
    end)
    local command = add("help", "What a command does and takes.", function(_, args)
        local asked = args.topic and by_name[args.topic] or parser
        output.write(asked:get_help(), "\n")
    end)
    command:argument("topic", "A command."):args("?"):convert(function(name)
        if by_name[name] then
            return name
        end
        return nil, ("there is no command '%s'"):format(name)
    end)
    for name, each in pairs(by_name) do
        add_examples(each, examples[name])
    end
    parser:epilog("`kaztext help COMMAND` and `kaztext COMMAND --help` tell more; so does `man kaztext`.")
end

return help
