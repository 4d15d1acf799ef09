--- What the command line takes, as plain tables: for help, completion and the man page. The one place that knows argparse's
--- own fields.
local outline = {}

local function option_of(option)
    local names = {}
    for i, name in ipairs(option._aliases) do
        names[i] = name
    end
    return {
        names = names,
        takes_value = option._maxargs > 0,
        choices = option._choices,
        about = option._description or "",
        default = option._default,
        is_required = option._mincount > 0,
        is_repeated = option._maxcount > 1,
    }
end

local function argument_of(argument)
    return {
        name = argument._name,
        choices = argument._choices,
        about = argument._description or "",
        is_list = argument._maxargs == math.huge,
        is_optional = argument._minargs == 0,
    }
end

local function each(list, convert)
    local out = {}
    for i, item in ipairs(list) do
        out[i] = convert(item)
    end
    return out
end

--- { name, about, options, arguments, commands } of a parser; of an option names, takes_value, choices, about, default,
--- is_required, is_repeated; of an argument name, choices, about, is_list, is_optional.
function outline.of(parser)
    return {
        name = parser._name,
        about = parser._description or "",
        options = each(parser._options, option_of),
        arguments = each(parser._arguments, argument_of),
        commands = each(parser._commands, outline.of),
    }
end

--- Has what is wrong with an option's value told with the option's name.
function outline.tell_options(parser)
    for _, option in ipairs(parser._options) do
        local name, convert = option._aliases[#option._aliases], option._convert
        if type(convert) == "function" then
            option:convert(function(text)
                local value, message = convert(text)
                return value, value == nil and ("%s: %s"):format(name, message) or nil
            end)
        end
    end
    for _, command in ipairs(parser._commands) do
        outline.tell_options(command)
    end
end

return outline
