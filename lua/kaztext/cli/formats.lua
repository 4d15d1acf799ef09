--- What `extract` writes: --format, --layer, --folder, --colour.
local facts = require("kaztext.formats.facts")
local formats = require("kaztext.formats")
local ndjson = require("kaztext.ndjson")
local streams = require("kaztext.streams")
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
    command:option(
        "--folder",
        "A folder that is there: each page has files of its own in it; brat has its .txt and annotation.conf, too."
    )
    command:flag("--bom", "Of csv: a byte order mark comes first, by which Excel knows UTF-8.")
    command
        :option("--colour --color", "Of text: auto, always, never; without a value it is always.")
        :choices({ "auto", "always", "never" })
        :default("auto")
end

--- What is wrong with the options, if anything.
function cli_formats.misuse(args)
    if args.bom and args.format ~= "csv" then
        return "--bom is for --format csv"
    elseif args.layer and args.format ~= "csv" and args.format ~= "ndjson" then
        return "--layer is for --format csv or ndjson"
    elseif args.output and args.folder then
        return "--output and --folder are two places for the same"
    end
end

--- The arguments, where --colour has no value of its own: as in ls and grep, that comes after an equals sign alone.
function cli_formats.with_colour_value(args)
    local all = {}
    for i, arg in ipairs(args) do
        all[i] = (arg == "--colour" or arg == "--color") and "--colour=always" or arg
    end
    return all
end

local BOM = "\239\187\191"

-- What a page is written as: the text and, of brat, the text that it tells of; nil and a message.
local function written(args, doc, options)
    local text, second = formats.write(args.format, doc, options)
    if text and args.bom and options.head then
        text = BOM .. text
    end
    return text, second
end

-- The files of a page: extension, text; nil and a message.
local function files_of(args, doc, options)
    local text, second = written(args, doc, options)
    if not text then
        return nil, second
    elseif args.format == "brat" then
        return { { "ann", text }, { "txt", second } }
    end
    return { { args.format == "text" and "txt" or args.format, text } }
end

local function base_name(path)
    return path:match("[^/]*$")
end

-- save(path, text): true, or nil and a message. What is read by this command is not written.
local function saver(inputs)
    local by_name = {}
    for _, input in ipairs(inputs) do
        local name = base_name(input)
        by_name[name] = by_name[name] or {}
        table.insert(by_name[name], input)
    end
    return function(path, text)
        for _, input in ipairs(by_name[base_name(path)] or {}) do
            if streams.is_same(input, path) then
                return nil, path .. " is read and would be written"
            end
        end
        local file, message = io.open(path, "wb")
        if not file then
            return nil, message
        end
        local fine, failure = file:write(text)
        local closed, at_end = file:close()
        return fine and closed, failure or at_end
    end
end

local LONGEST_NAME = 200 -- bytes; file systems take 255, with the ending

-- A name for each page that no other page of the run has: that of its file, without folders and extension.
local function names()
    local taken = {}
    return function(page)
        local name = base_name(page):gsub("(.)%.[^.]*$", "%1"):gsub("[%c/\\]", "_")
        if #name > LONGEST_NAME then
            name = name:sub(1, LONGEST_NAME):gsub("[\192-\255]?[\128-\191]*$", "")
        end
        name = (name == "" or name == "-") and "page" or name
        local free, number = name, 1
        while taken[free] do
            number = number + 1
            free = name .. "-" .. number
        end
        taken[free] = true
        return free
    end
end

-- write(doc, page) where each page has files of its own in the folder args.folder.
local function file_writer(args, options)
    local name_of, save, configured = names(), saver(args.files), args.format ~= "brat"
    return function(doc, page)
        options.page, options.head = page, true
        local files, message = files_of(args, doc, options)
        local name = name_of(page)
        for i = 1, files and #files or 0 do
            files[i][1] = name .. "." .. files[i][1]
        end
        if files and not configured then
            files[#files + 1] = { "annotation.conf", require("kaztext.formats.brat").configuration }
            configured = true
        end
        for _, file in ipairs(files or {}) do
            local saved, failure = save(args.folder .. "/" .. file[1], file[2])
            if not saved then
                return nil, failure
            end
        end
        return files and "", message
    end
end

--- write(doc, page) for the pages of one run; `page` is the name of each.
function cli_formats.writer(args)
    local options = { layers = args.layer, head = true }
    if args.format == "text" then
        local is_shown = not args.output and not args.folder
        options.colour = args.colour == "always" or is_shown and terminal.wants_colour(args.colour)
        options.width = is_shown and terminal.width() or nil
    end
    if args.folder then
        return file_writer(args, options)
    end
    return function(doc, page, record)
        options.page = page
        local text, message = written(args, doc, options)
        options.head = options.head and not text
        if text and record and args.format == "json" then
            text = ndjson.with_id(text, record.id)
        end
        return text, message
    end
end

return cli_formats
