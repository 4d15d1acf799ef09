--- What `extract` writes: --format, --layer, --colour.
local facts = require("kaztext.formats.facts")
local formats = require("kaztext.formats")
local ndjson = require("kaztext.ndjson")
local terminal = require("kaztext.cli.terminal")

local cli_formats = {}

-- entities,people: a list of layers in the order of the record.
local function layers(text)
    local asked, list = {}, {}
    for name in text:gmatch("[^,]+") do
        asked[name] = true
    end
    for _, name in ipairs(facts.layers) do
        if asked[name] then
            list[#list + 1] = name
            asked[name] = nil
        end
    end
    local unknown = next(asked)
    if unknown or not list[1] then
        return nil, ("there is no layer '%s'; there are %s"):format(unknown or text, table.concat(facts.layers, ", "))
    end
    return list
end

--- Adds the options to the command.
function cli_formats.add_options(command)
    command
        :option(
            "--format",
            "json: a record a line; ndjson: a fact a line; csv: a fact a row; conllu: words, with names; "
                .. "brat: the .ann to the .txt that `clean` writes; text: for people."
        )
        :choices(formats.names)
        :default("json")
    command
        :option("--layer", "Of ndjson and csv; several with commas: " .. table.concat(facts.layers, ", ") .. ".")
        :convert(layers)
    command
        :option("--colour --color", "Of text: auto, always, never; without a value it is always.")
        :choices({ "auto", "always", "never" })
        :default("auto")
end

--- The arguments, where --colour has no value of its own: as in ls and grep, that comes after an equals sign alone.
function cli_formats.with_colour_value(args)
    local all = {}
    for i, arg in ipairs(args) do
        all[i] = (arg == "--colour" or arg == "--color") and "--colour=always" or arg
    end
    return all
end

--- write(doc, page, record) for the pages of one run: the name of each, and the record it came in where it is no file.
function cli_formats.writer(args)
    local options = { layers = args.layer, head = true }
    if args.format == "text" then
        options.colour = args.colour == "always" or not args.output and terminal.wants_colour(args.colour)
        options.width = not args.output and terminal.width() or nil
    end
    return function(doc, page, record)
        options.page = page
        local text, message = formats.write(args.format, doc, options)
        options.head = false
        if text and record and args.format == "json" then
            text = ndjson.with_id(text, record.id)
        end
        return text, message
    end
end

return cli_formats
