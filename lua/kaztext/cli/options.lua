--- Options that several commands take.
local kaz = require("kaztext")
local rule = require("kaztext.rule")

local options = {}

--- What the core says of an argument, without the name of the function and its option.
function options.words_of(message)
    return ((message:match("%((.*)%)") or message):gsub("^%l+: ", ""))
end

--- A day, as --date takes it, or `record`: that of the record.
function options.day(text)
    if text == "record" then
        return text
    end
    local closed, message = pcall(kaz.document, "", { date = text })
    if closed then
        return text
    end
    return nil, options.words_of(message)
end

-- Lets the core say whether there is such a profile or rule.
local function repairable(what)
    return function(name)
        local asked = what == "profile" and { profile = name } or { rules = { [name] = false } }
        local known, message = pcall(kaz.document, "", asked)
        if known then
            return name
        end
        return nil, options.words_of(message)
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
    for _, name in ipairs(args.without or {}) do
        chosen.rules[name] = false
    end
    return chosen
end

--- The rules of a file, or shipped ones; nil and a message.
function options.rules(name)
    local shipped, set = pcall(rule.of, name)
    if shipped then
        return set
    end
    return rule.load(name)
end

--- Adds --extend.
function options.add_extend(command)
    command
        :option("--extend", "A Lua file of rules that add to the names, posts and quotations that are found.")
        :convert(rule.load_giving)
end

--- Adds --from.
function options.add_from(command)
    command
        :option("--from", "Encoding of the input: auto (it is found), or a name such as kz-1048.")
        :default("auto")
        :convert(encoding_name)
    return command
end

local UNITS = { [""] = 1, K = 1024, M = 1024 ^ 2, G = 1024 ^ 3 }

--- A number of bytes: 512, 64K, 512M, 4G.
function options.bytes(text)
    local number, unit = text:match("^(%d+)([KMG]?)$")
    local value = number and tonumber(number) * UNITS[unit]
    if value and value >= 1 then
        return value
    end
    return nil, "a number of bytes is expected, such as 512, 64K, 512M, 4G"
end

--- A whole number from 1 on.
function options.count(text)
    local value = text:match("^%d+$") and tonumber(text)
    if value and value >= 1 then
        return value
    end
    return nil, "a whole number from 1 on is expected"
end

--- A number of seconds from 0 on.
function options.seconds(text)
    local value = tonumber(text)
    if value and value >= 0 then
        return value
    end
    return nil, "a number of seconds is expected"
end

local FORMATS = {
    auto = "auto: by the file's name, else %s",
    files = "files: a text a file",
    lines = "lines: a text a line",
    ndjson = "ndjson: an object a line",
    csv = "csv: with commas or semicolons",
    tsv = "tsv",
    warc = "warc: archives of the web, WET ones too",
    html = "html, text: a page a file that is this, whatever it looks like",
}

-- Lets the core say what a document can hold.
local function limit(text)
    local value, message = options.bytes(text)
    if value and not pcall(kaz.document, "", { limit = value }) then
        return nil, "less than 4G is expected"
    end
    return value, message
end

--- Adds --limit.
function options.add_limit(command)
    command:option("--limit", "Most bytes of a record: 128M, 1G."):convert(limit):default("128M")
end

--- Adds --input with these formats, and what tells which fields of a record are its text, id and date. A file whose name
--- tells nothing is taken as `otherwise`.
function options.add_records(command, formats, otherwise)
    local told = {}
    for _, name in ipairs(formats) do
        told[#told + 1] = FORMATS[name] and FORMATS[name]:format(otherwise)
    end
    command:option("--input", table.concat(told, "; ") .. "."):choices(formats):default("auto")
    command:option("--field", "The field or column with the text."):default("text")
    command:option("--id-field", "The one with the id."):default("id")
    command:option("--date-field", "The one with the day that relative times are counted from.")
    options.add_limit(command)
end

return options
