--- The command `completion`: scripts by which shells complete commands, options, their values, and files.
local facts = require("kaztext.formats.facts")
local outline = require("kaztext.cli.outline")
local output = require("kaztext.cli.output")

local completion = {}

-- Values of options and arguments that are no closed choice for the parser.
local VALUES = {
    ["--profile"] = { "web", "strict", "minimal" },
    ["filter --profile"] = { "fineweb2", "gopher", "kaztext" },
    ["--layer"] = facts.layers,
    ["--from"] = {
        "auto",
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1251",
        "kz-1048",
        "pt154",
        "koi8-r",
        "cp866",
        "maccyrillic",
    },
    ["match rules"] = { "posts", "organisations", "quotations", "headed", "names", "holders", "speech" },
    ["run recipe"] = require("kaztext.recipes").names,
}

local function values_of_option(command, option)
    for _, name in ipairs(option.names) do
        local values = option.choices or VALUES[command.name .. " " .. name] or VALUES[name]
        if values then
            return values
        end
    end
end

local function values_of_argument(root, command, argument)
    if command.name == "help" then
        local names = {}
        for i, other in ipairs(root.commands) do
            names[i] = other.name
        end
        return names
    end
    return argument.choices or VALUES[command.name .. " " .. argument.name]
end

-- The values of a command's first argument, and whether files may stand there too.
local function first_values(root, command)
    local first = command.arguments[1]
    local values = first and values_of_argument(root, command, first)
    return values or {}, first ~= nil and not first.choices and command.name ~= "help"
end

-- The first sentence.
local function brief(about)
    return (about:gsub("%s+", " "):match("^(.-)%.%s") or about:gsub("%.$", ""))
end

local scripts = {}

local BASH = [=[
_kaztext_files() {
    local name
    compopt -o filenames 2>/dev/null
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -f -- "$cur")
}

_kaztext() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= i
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    fi
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} != -* ]]; then
            command=${COMP_WORDS[i]}
            break
        fi
    done
    case "$command $prev" in
%s
    esac
    if [[ $cur == -* ]]; then
        case $command in
%s
        esac
        return
    fi
    case $command in
%s
    esac
}
complete -o default -F _kaztext kaztext
]=]

local function option_names(options)
    local names = {}
    for _, option in ipairs(options) do
        for _, name in ipairs(option.names) do
            names[#names + 1] = name
        end
    end
    return table.concat(names, " ")
end

function scripts.bash(root)
    local values, options, first = {}, {}, {}
    local function reply(words)
        return ('COMPREPLY=($(compgen -W "%s" -- "$cur"))'):format(table.concat(words, " "))
    end
    for _, command in ipairs(root.commands) do
        for _, option in ipairs(command.options) do
            for _, name in ipairs(option.takes_value and option.names or {}) do
                local words = values_of_option(command, option)
                local action = words and reply(words) .. "; return" or "return"
                values[#values + 1] = ('        "%s %s") %s ;;'):format(command.name, name, action)
            end
        end
        options[#options + 1] = ("            %s) %s ;;"):format(command.name, reply({ option_names(command.options) }))
        local words, with_files = first_values(root, command)
        if words[1] then
            local last = with_files and "_kaztext_files; " or ""
            local only_first = ("[[ $prev == %s ]] && "):format(command.name)
            first[#first + 1] = ("        %s) %s{ %s; %s} ;;"):format(command.name, only_first, reply(words), last)
        end
    end
    options[#options + 1] = ('            "") %s ;;'):format(reply({ option_names(root.options) }))
    local names = {}
    for i, command in ipairs(root.commands) do
        names[i] = command.name
    end
    first[#first + 1] = ('        "") %s ;;'):format(reply(names))
    return BASH:format(table.concat(values, "\n"), table.concat(options, "\n"), table.concat(first, "\n"))
end

local ZSH = [=[
#compdef kaztext

_kaztext() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
%s
  )
  _arguments -C -S \
%s
    '1: :->command' \
    '*:: :->rest' && return 0
  if [[ $state == command ]]; then
    _describe command commands
    return
  fi
  case $words[1] in
%s
  esac
}

if [[ $funcstack[1] == _kaztext ]]; then
  _kaztext "$@"
else
  compdef _kaztext kaztext
fi
]=]

local function quoted(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end

local function zsh_option(command, option)
    local about = brief(option.about):gsub("[%[%]:\\]", "\\%0")
    local values = values_of_option(command, option)
    local value = not option.takes_value and ""
        or values and (":value:(%s)"):format(table.concat(values, " "))
        or ":value:_files"
    local specs = {}
    for i, name in ipairs(option.names) do
        local others = option.is_repeated and "*" or ("(%s)"):format(table.concat(option.names, " "))
        local equals = option.takes_value and name:find("^%-%-") and "=" or ""
        specs[i] = "    " .. quoted(("%s%s%s[%s]%s"):format(others, name, equals, about, value)) .. " \\"
    end
    return table.concat(specs, "\n")
end

local function zsh_options(command)
    local specs = {}
    for i, option in ipairs(command.options) do
        specs[i] = zsh_option(command, option)
    end
    return table.concat(specs, "\n")
end

function scripts.zsh(root)
    local names, cases = {}, {}
    for i, command in ipairs(root.commands) do
        names[i] = "    " .. quoted(command.name .. ":" .. brief(command.about):gsub("[:\\]", "\\%0"))
        local words, with_files = first_values(root, command)
        local lines = { ("    %s) _arguments -S \\"):format(command.name), zsh_options(command) }
        if words[1] then
            local list = table.concat(words, " ")
            lines[#lines + 1] = with_files
                    and ('    \'1: : _alternative "word\\:\\:(%s)" "file\\:\\:_files"\' \\'):format(list)
                or ("    '1: :(%s)' \\"):format(list)
        end
        lines[#lines + 1] = with_files and "    '*: :_files' ;;" or "    ;;"
        cases[i] = table.concat(lines, "\n")
    end
    return ZSH:format(table.concat(names, "\n"), zsh_options(root), table.concat(cases, "\n"))
end

local function fish_option(option, condition, values)
    local parts = { "complete -c kaztext -n " .. quoted(condition) }
    for _, name in ipairs(option.names) do
        parts[#parts + 1] = name:find("^%-%-") and "-l " .. name:sub(3) or "-s " .. name:sub(2)
    end
    if option.takes_value then
        parts[#parts + 1] = values and "-xa " .. quoted(table.concat(values, " ")) or "-r"
    end
    parts[#parts + 1] = "-d " .. quoted(brief(option.about))
    return table.concat(parts, " ")
end

function scripts.fish(root)
    local lines = {}
    local function add(format, ...)
        lines[#lines + 1] = format:format(...)
    end
    for _, option in ipairs(root.options) do
        lines[#lines + 1] = fish_option(option, "__fish_use_subcommand")
    end
    for _, command in ipairs(root.commands) do
        local condition = "__fish_seen_subcommand_from " .. command.name
        add("complete -c kaztext -n __fish_use_subcommand -fa %s -d %s", command.name, quoted(brief(command.about)))
        for _, option in ipairs(command.options) do
            lines[#lines + 1] = fish_option(option, condition, values_of_option(command, option))
        end
        local words, with_files = first_values(root, command)
        if words[1] then
            add(
                "complete -c kaztext -n %s %s %s",
                quoted(condition),
                with_files and "-a" or "-fa",
                quoted(table.concat(words, " "))
            )
        end
    end
    return table.concat(lines, "\n") .. "\n"
end

--- Adds the command; add(name, description, run) makes one without arguments.
function completion.add_command(add, parser)
    local command = add(
        "completion",
        "A script by which a shell completes commands, options, values and files.",
        function(_, args)
            output.write(scripts[args.shell](outline.of(parser)))
        end
    )
    command:argument("shell", "bash, zsh, fish."):choices({ "bash", "zsh", "fish" })
end

return completion
