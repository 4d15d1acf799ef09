--- The command line: kaztext COMMAND [OPTIONS] [FILE …].
--- Exit status: 0, 1 for input that could not be read, 2 for wrong usage.
local argparse = require("argparse")
local formats = require("kaztext.formats")
local kaz = require("kaztext")

local cli = {}

local READ_STEP = 4 * 1024 * 1024 -- bytes of text that are held at once where lines are independent

-- One run: where the trouble goes and whether there was any.
local function complain(run, name, message)
    io.stderr:write(("kaztext: %s: %s\n"):format(name, message))
    run.status = 1
end

-- Calls handle(file, name) for each file, standard input where none is named; a file that cannot be read is reported
-- and the rest goes on.
local function each_file(run, names, handle)
    if #names == 0 then
        names = { "-" }
    end
    for _, name in ipairs(names) do
        local file, message = io.stdin, nil
        if name ~= "-" then
            file, message = io.open(name, "rb")
        end
        if not file then
            complain(run, name, (message:gsub("^[^:]*: ", "")))
        else
            handle(file, name)
            if file ~= io.stdin then
                file:close()
            end
        end
    end
end

-- Calls write(doc) with the document of each file.
local function each_page(run, args, write)
    local options = { date = args.date, limit = args.limit }
    each_file(run, args.files, function(file, name)
        local bytes, message = file:read("*a")
        local doc
        if bytes then
            doc, message = kaz.document(bytes, options)
        end
        local text
        if doc then
            text, message = write(doc)
            doc:close()
        end
        if text then
            io.write(text)
        else
            complain(run, name, message or "could not be read")
        end
    end)
end

-- Where a block may be cut: after a line, after an empty line.
local AFTER_LINE, AFTER_EMPTY_LINE = "^.*\n()", "^.*\n[ \t\r]*\n()"

-- Calls handle(lines) with blocks of whole lines, so that memory stays bounded whatever the input's length.
local function each_block(run, args, handle, cut_at)
    each_file(run, args.files, function(file, name)
        local rest = ""
        while true do
            local block, message = file:read(READ_STEP)
            if not block then
                if message then
                    complain(run, name, message)
                end
                break
            end
            block = rest .. block
            local cut = block:match(cut_at or AFTER_LINE)
            if cut then
                handle(block:sub(1, cut - 1))
                rest = block:sub(cut)
            else
                rest = block
            end
        end
        if rest ~= "" then
            handle(rest)
        end
    end)
end

local commands = {}

function commands.extract(run, args)
    each_page(run, args, function(doc)
        if args.format == "text" then
            return formats.text(doc, { colour = args.colour })
        end
        local json, message = doc:json()
        return json and json .. "\n", message
    end)
end

function commands.clean(run, args)
    each_page(run, args, formats.clean)
end

function commands.normalize(run, args)
    each_block(run, args, function(block)
        io.write((assert(kaz.normalize(block))))
    end)
end

function commands.langid(run, args)
    each_block(run, args, function(block)
        for line in block:gsub("\n?$", "\n", 1):gmatch("([^\n]*)\n") do
            io.write(("%s\t%.2f\n"):format(kaz.language(line)))
        end
    end)
end

function commands.sentences(run, args)
    each_block(run, args, function(block)
        for _, sentence in ipairs(assert(kaz.sentences(block))) do
            io.write(sentence.text, "\n")
        end
    end)
end

function commands.parse(run, args)
    each_block(run, args, function(block)
        local doc = assert(kaz.document(block, { plain = true, raw = true, tokens = args.input == "tokens" }))
        io.write((assert(doc:conllu())))
        doc:close()
    end, args.input == "tokens" and AFTER_EMPTY_LINE)
end

-- Calls handle(line) for each line and writes what it returns.
local function each_line(run, args, handle)
    each_block(run, args, function(block)
        for line in block:gsub("\n?$", "\n", 1):gmatch("([^\n]*)\n") do
            io.write(handle((line:gsub("\r$", ""))), "\n")
        end
    end)
end

function commands.lemma(run, args)
    each_line(run, args, kaz.lemma)
end

function commands.stem(run, args)
    each_line(run, args, kaz.stem)
end

function commands.inflect(run, args)
    each_line(run, args, function(line)
        local lemma, feats = line:match("^([^\t]*)\t?([^\t]*)")
        local done, form, message = pcall(kaz.inflect, lemma, feats)
        if not done or not form and lemma ~= "" then
            complain(run, "inflect", ("%s: %s"):format(line, done and message or form:match("%((.*)%)") or form))
        end
        return done and form or ""
    end)
end

function commands.translit(run, args)
    each_block(run, args, function(block)
        io.write((assert(kaz.translit(block, args.to, args.from))))
    end)
end

local function day(text)
    local closed, message = pcall(kaz.document, "", { date = text })
    if closed then
        return text
    end
    return nil, message:match("%((.*)%)") or message
end

local SCHEMES = { "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }
local OR_AUTO = { "auto", "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }

local function make_parser()
    local parser = argparse("kaztext", "Repairs, analyses and mines Kazakh text.")
    parser:require_command(true):command_target("command")
    local function add(name, description)
        local command = parser:command(name, description)
        command:argument("files", "Files; standard input where none is named."):args("*")
        return command
    end
    local function add_page(name, description)
        local command = add(name, description)
        command:option("--date", "Day of publication, YYYY-MM-DD; relative times are counted from it."):convert(day)
        command:option("--limit", "Most bytes of a page."):convert(tonumber)
        return command
    end
    local extract = add_page("extract", "A scraped page a file: one JSON object a line, the page's record.")
    extract:option("--format", "json, or text for people to read."):choices({ "json", "text" }):default("json")
    extract:flag("--colour", "Styles for a terminal, with --format text.")
    add_page("clean", "A scraped page: its article as plain text.")
    add("normalize", "Text: repaired, line by line; nothing is removed.")
    add("langid", "A text a line: language and confidence, a line each.")
    add("sentences", "Text: a sentence a line.")
    add("lemma", "A word a line: its dictionary form.")
    add("stem", "A word a line: its stem, for search.")
    add("inflect", "lemma, tab, features (Case=Gen|Number=Plur) a line: the form.")
    local translit = add("translit", "Text: in another alphabet of Kazakh, line by line.")
    translit:option("--to", "The alphabet: " .. table.concat(SCHEMES, ", ") .. "."):choices(SCHEMES):count(1)
    translit:option("--from", "The alphabet of the text; auto finds it out."):choices(OR_AUTO):default("auto")
    local parse = add("parse", "Text: its words with lemma, part of speech and features, as CoNLL-U.")
    parse
        :option("--input", "text, or tokens: a token a line, an empty line after a sentence.")
        :choices({ "text", "tokens" })
        :default("text")
    return parser
end

--- Runs the command line `args` (without the program's name); returns the exit status.
function cli.main(args)
    local parser = make_parser()
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
