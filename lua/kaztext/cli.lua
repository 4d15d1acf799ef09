--- The command line: kaztext COMMAND [OPTIONS] [FILE …].
--- Exit status: 0, 1 for input that could not be read, 2 for wrong usage.
local argparse = require("argparse")
local cli_corpus = require("kaztext.cli_corpus")
local cli_recipe = require("kaztext.cli_recipe")
local charset = require("kaztext.charset")
local formats = require("kaztext.formats")
local kaz = require("kaztext")

local cli = {}

local READ_STEP = 4 * 1024 * 1024 -- bytes of text that are held at once where lines are independent
local SHORT = 64 * 1024 -- a shorter block is in the encoding of the one before it, unless it is UTF-8

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

-- What --profile, --without and --restore ask for.
local function repair_options(args)
    local options = { profile = args.profile, restore = args.restore, rules = {} }
    for _, rule in ipairs(args.without or {}) do
        options.rules[rule] = false
    end
    return options
end

-- Calls write(doc) with the document of each file.
local function each_page(run, args, write)
    local options = repair_options(args)
    options.date, options.limit, options.plain = args.date, args.limit, args.plain
    options.encoding = args.from
    each_file(run, args.files, function(file, name)
        local bytes, message = file:read("*a")
        local doc
        if bytes then
            local html = args.input == "html" or args.input == "auto" and charset.is_html(bytes)
            doc, message = (html and kaz.html or kaz.document)(bytes, options)
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

-- Where bytes in UTF-16 or UTF-32 may be cut: after a unit that is a line end. 0 where there is none.
local function wide_cut(block, encoding)
    local width = encoding:find("16") and 2 or 4
    local line_end = encoding:find("be$") and ("\0"):rep(width - 1) .. "\n" or "\n" .. ("\0"):rep(width - 1)
    for at = #block - #block % width - width + 1, 1, -width do
        if block:sub(at, at + width - 1) == line_end then
            return at + width - 1
        end
    end
    return 0
end

local function is_wide(encoding)
    return encoding:find("^utf%-[13]")
end

-- Calls handle(block, label, name) with blocks of whole lines, in whatever encoding. The head of a file tells whether it is
-- UTF-16 or UTF-32; in others each block tells its own encoding, but for a short one at the end that tells none. `label` is
-- nil where the block is to tell.
local function each_encoded_block(run, args, handle)
    each_file(run, args.files, function(file, name)
        local rest, before, label = "", nil, args.from ~= "auto" and args.from or nil
        local wide = label and is_wide(label) and label
        local function flush(block)
            local known = label or before and wide
            if not known and before and #block < SHORT and select(3, kaz.decode(block)) < 0.9 then
                local _, encoding = kaz.decode(before)
                known = encoding ~= "utf-8" and encoding or nil
            end
            handle(block, known, name)
            before = block
        end
        while true do
            local block, message = file:read(READ_STEP)
            if not block then
                if message then
                    complain(run, name, message)
                end
                break
            end
            if not label and not before and rest == "" then
                local _, encoding = kaz.decode(block)
                wide = is_wide(encoding) and encoding
            end
            block = rest .. block
            local cut = wide and wide_cut(block, wide) or (block:match(AFTER_LINE) or 1) - 1
            rest = block:sub(cut + 1)
            if cut > 0 then
                flush(block:sub(1, cut))
            end
        end
        if rest ~= "" then
            flush(rest)
        end
    end)
end

local commands = {}

function commands.decode(run, args)
    local seen = {}
    each_encoded_block(run, args, function(block, label, name)
        local text, encoding, confidence = kaz.decode(block, label)
        io.write((assert(text, encoding)))
        local key = name .. "\0" .. encoding
        if args.report and not seen[key] then
            seen[key] = true
            io.stderr:write(("%s\t%s\t%.2f\n"):format(name, encoding, confidence))
        end
    end)
end

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
    if args.report or args.unwrap then
        args.plain = not args.unwrap
        each_page(run, args, function(doc)
            if args.report then
                return doc:report()
            end
            return doc:text()
        end)
        return
    end
    local options = repair_options(args)
    options.plain = true
    each_encoded_block(run, args, function(block, label)
        options.encoding = label
        local doc = assert(kaz.document(block, options))
        io.write((assert(doc:text())))
        doc:close()
    end)
end

local function write_language(line)
    io.write(("%s\t%.2f\n"):format(kaz.language(line)))
end

local function write_stretches(line)
    for _, stretch in ipairs(assert(kaz.languages(line))) do
        local words = line:sub(stretch.first, stretch.last)
        io.write(("%s\t%.2f\t%s\n"):format(stretch.language, stretch.confidence, words))
    end
    io.write("\n")
end

function commands.langid(run, args)
    local write = args.stretches and write_stretches or write_language
    each_block(run, args, function(block)
        for line in block:gsub("\n?$", "\n", 1):gmatch("([^\n]*)\n") do
            write(line)
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

local function digits(value)
    return (value == math.floor(value) and math.abs(value) < 1e18 and "%.0f" or "%.15g"):format(value)
end

function commands.number(run, args)
    each_line(run, args, function(line)
        local value, message = kaz.number(line)
        if not value and line:find("%S") then
            complain(run, "number", ("%s: %s"):format(line, message))
        end
        return value and digits(value) or ""
    end)
end

-- What --ordinal, --case and the like ask for.
local function spelling(args)
    return {
        Case = args.case,
        NumType = args.ordinal and "Ord" or args.collective and "Coll" or nil,
        ["Person[psor]"] = args.possessor,
        digits = args.digits,
        distributive = args.distributive,
        approximate = args.approximate,
    }
end

function commands.spell(run, args)
    local options = spelling(args)
    each_line(run, args, function(line)
        local words, message = kaz.spell(line, options)
        if not words and line:find("%S") then
            complain(run, "spell", ("%s: %s"):format(line, message))
        end
        return words or ""
    end)
end

function commands.suffix(run, args)
    each_line(run, args, function(line)
        local text, feats = line:match("^([^\t]*)\t?([^\t]*)")
        local done, form, message = pcall(kaz.suffix, text, feats)
        if not done or not form and text ~= "" then
            complain(run, "suffix", ("%s: %s"):format(line, done and message or form:match("%((.*)%)") or form))
        end
        return done and form or ""
    end)
end

function commands.verbalize(run, args)
    local options = { acronym = args.acronyms }
    for _, kind in ipairs(args.without or {}) do
        options[kind] = false
    end
    each_block(run, args, function(block)
        io.write((assert(kaz.verbalize(block, options))))
    end)
end

function commands.translit(run, args)
    each_block(run, args, function(block)
        io.write((assert(kaz.translit(block, args.to, args.from))))
    end)
end

cli_corpus.add_commands(commands, { complain = complain, each_block = each_block })
cli_recipe.add_command(commands, { complain = complain, each_file = each_file })

local function day(text)
    local closed, message = pcall(kaz.document, "", { date = text })
    if closed then
        return text
    end
    return nil, message:match("%((.*)%)") or message
end

-- Lets the core say whether there is such a profile or rule.
local function repairable(what)
    return function(name)
        local options = what == "profile" and { profile = name } or { rules = { [name] = false } }
        local known, message = pcall(kaz.document, "", options)
        if known then
            return name
        end
        return nil, message:match("%((.*)%)") or message
    end
end

-- Lets the core say whether verbalize knows this kind of expression.
local function sayable(kind)
    local known, message = pcall(kaz.verbalize, "", { [kind] = false })
    if known then
        return kind
    end
    return nil, message:match("%((.*)%)") or message
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

local SCHEMES = { "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }
local CASES = { "Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" }
local OR_AUTO = { "auto", "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }

local function make_parser()
    local parser = argparse("kaztext", "Repairs, analyses and mines Kazakh text.")
    parser:require_command(true):command_target("command")
    local function add(name, description)
        local command = parser:command(name, description)
        command:argument("files", "Files; standard input where none is named."):args("*")
        return command
    end
    local function add_repair(command)
        command:option("--profile", "A choice of rules: web, strict, minimal."):convert(repairable("profile"))
        command
            :option("--without", "A rule that must not act; may be given again.")
            :count("*")
            :convert(repairable("rule"))
        command:flag("--restore", "Kazakh letters are put back where they were typed as Russian ones.")
        return command
    end
    local function add_page(name, description)
        local command = add_repair(add(name, description))
        command:option("--date", "Day of publication, YYYY-MM-DD; relative times are counted from it."):convert(day)
        command:option("--limit", "Most bytes of a page."):convert(tonumber)
        command
            :option("--input", "html, text, or auto: what begins as HTML does is that.")
            :choices({ "auto", "html", "text" })
            :default("auto")
        return command
    end
    local function add_from(command)
        command
            :option("--from", "Encoding of the input: auto (it is found), or a name such as kz-1048.")
            :default("auto")
            :convert(encoding_name)
        return command
    end
    local decode = add_from(add("decode", "Bytes in any encoding of Kazakh or Russian text: UTF-8."))
    decode:flag("--report", "The encoding of each file and how sure it is, on standard error.")
    local extract = add_page("extract", "A scraped page a file: one JSON object a line, the page's record.")
    extract:option("--format", "json, or text for people to read."):choices({ "json", "text" }):default("json")
    extract:flag("--colour", "Styles for a terminal, with --format text.")
    local clean = add_page("clean", "A scraped page: its article as plain text.")
    add_from(extract)
    add_from(clean)
    local normalize = add_repair(add("normalize", "Text: repaired, line by line; nothing is removed."))
    normalize:flag("--unwrap", "Hard-wrapped lines of a paragraph are joined, and words divided at their ends.")
    normalize:option("--report", "json: instead of the text an object for each edit, a line each."):choices({ "json" })
    add_from(normalize)
    local langid = add("langid", "A text a line: language and confidence, a line each.")
    langid:flag("--stretches", "The languages within each line, with their words; an empty line after each.")
    add("sentences", "Text: a sentence a line.")
    add("lemma", "A word a line: its dictionary form.")
    add("stem", "A word a line: its stem, for search.")
    add("inflect", "lemma, tab, features (Case=Gen|Number=Plur) a line: the form.")
    add("number", "A number in words, digits or both a line: its value in digits.")
    local spell = add("spell", "A number, amount, date or time a line: in words.")
    spell:flag("--ordinal", "бесінші.")
    spell:flag("--collective", "бесеу.")
    spell:flag("--digits", "Digit by digit.")
    spell:flag("--distributive", "бес-бестен.")
    spell:flag("--approximate", "беске жуық.")
    spell:option("--case", "The case of the last word: " .. table.concat(CASES, ", ") .. "."):choices(CASES)
    spell:option("--possessor", "The person whose it is: 1, 2, 3."):choices({ "1", "2", "3" })
    add("suffix", "digits or an acronym, tab, features (Case=Dat) a line: with the ending, 40-қа.")
    local verbalize = add("verbalize", "Text: as it is read aloud, numbers and abbreviations in words.")
    verbalize
        :option("--acronyms", "keep, letters (by their names), full (those that have a known name).")
        :choices({ "keep", "letters", "full" })
        :default("keep")
    verbalize
        :option("--without", "What stays as it is written: number, date, phone, abbreviation …; may be given again.")
        :count("*")
        :convert(sayable)
    local translit = add("translit", "Text: in another alphabet of Kazakh, line by line.")
    translit:option("--to", "The alphabet: " .. table.concat(SCHEMES, ", ") .. "."):choices(SCHEMES):count(1)
    translit:option("--from", "The alphabet of the text; auto finds it out."):choices(OR_AUTO):default("auto")
    cli_corpus.add_parsers(add)
    cli_recipe.add_parser(parser)
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
