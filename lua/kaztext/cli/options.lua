--- Options that several commands take.
local kaz = require("kaztext")

local options = {}

--- A day, as --date takes it.
function options.day(text)
    local closed, message = pcall(kaz.document, "", { date = text })
    if closed then
        return text
    end
    return nil, message:match("%((.*)%)") or message
end

-- Lets the core say whether there is such a profile or rule.
local function repairable(what)
    return function(name)
        local asked = what == "profile" and { profile = name } or { rules = { [name] = false } }
        local known, message = pcall(kaz.document, "", asked)
        if known then
            return name
        end
        return nil, message:match("%((.*)%)") or message
    end
end

local function encoding_name(text)
    if text == "auto" then
        return text
    end
    local known, _, name = pcall(kaz.decode, "", text)
    if known then
        return name
    end
    return nil, ("unknown encoding '%s'"):format(text)
end

--- Adds --profile, --without and --restore.
function options.add_repair(command)
    command:option("--profile", "A choice of rules: web, strict, minimal."):convert(repairable("profile"))
    command:option("--without", "A rule that must not act; may be given again."):count("*"):convert(repairable("rule"))
    command:flag("--restore", "Kazakh letters are put back where they were typed as Russian ones.")
    return command
end

--- What --profile, --without and --restore ask for.
function options.repair(args)
    local chosen = { profile = args.profile, restore = args.restore, rules = {} }
    for _, rule in ipairs(args.without or {}) do
        chosen.rules[rule] = false
    end
    return chosen
end

--- Adds --from.
function options.add_from(command)
    command
        :option("--from", "Encoding of the input: auto (it is found), or a name such as kz-1048.")
        :default("auto")
        :convert(encoding_name)
    return command
end

return options
