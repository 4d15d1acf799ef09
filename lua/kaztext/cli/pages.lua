--- The commands for whole pages and texts: decode, extract, clean, normalize.
local blocks = require("kaztext.cli.blocks")
local cli_formats = require("kaztext.cli.formats")
local formats = require("kaztext.formats")
local kaz = require("kaztext")
local options_of = require("kaztext.cli.options")
local output = require("kaztext.cli.output")
local reading = require("kaztext.reading")

local pages = {}

local PAGES = { html = true, text = true }

--- Calls write(doc, name, record) with the document of each page and writes what it returns; `record` is nil where the page
--- is a file of its own.
function pages.each_page(run, args, write)
    local wanted = options_of.repair(args)
    wanted.date, wanted.limit, wanted.plain = args.date, args.limit, args.plain
    wanted.extend = args.extend
    wanted.input = PAGES[args.input] and args.input or not args.plain and "auto" or nil
    local records = { files = args.files, field = args.field, id_field = args.id_field, date_field = args.date_field }
    records.input, records.limit = PAGES[args.input] and "files" or args.input or "files", args.limit
    blocks.each_record(run, records, "files", function(record, _, chunk, place)
        record.bytes, wanted.encoding = record.text, chunk.encoding or args.from
        local doc, message = reading.open(wanted, record)
        local text
        if doc then
            text, message = write(doc, tostring(record.id), chunk.format ~= "files" and record or nil)
            doc:close()
        end
        if text then
            output.write(text)
        else
            blocks.complain(run, place, message or "could not be read")
        end
    end)
end

local function decode(run, args)
    local seen = {}
    blocks.each_encoded_block(run, args, function(block, label, name)
        local text, encoding, confidence = kaz.decode(block, label)
        output.write((assert(text, encoding)))
        local key = name .. "\0" .. encoding
        if args.report and not seen[key] then
            seen[key] = true
            io.stderr:write(("%s\t%s\t%.2f\n"):format(name, encoding, confidence))
        end
    end)
end

local function extract(run, args)
    pages.each_page(run, args, cli_formats.writer(args))
end

local function clean(run, args)
    pages.each_page(run, args, formats.clean)
end

local function normalize(run, args)
    if args.report or args.unwrap then
        args.plain = not args.unwrap
        pages.each_page(run, args, function(doc)
            if args.report then
                return doc:report()
            end
            return doc:text()
        end)
        return
    end
    local options = options_of.repair(args)
    options.plain = true
    blocks.each_encoded_block(run, args, function(block, label)
        options.encoding = label
        local doc = assert(kaz.document(block, options))
        output.write((assert(doc:text())))
        doc:close()
    end)
end

--- Adds a command that reads pages, with the options of these; the parameters are those of add.
function pages.add_page(add, name, description, run, traits)
    local command = options_of.add_repair(add(name, description, run, traits))
    command
        :option(
            "--date",
            "Day of publication, YYYY-MM-DD; relative times are counted from it. `record`: that of each record, in an archive the day when it was got."
        )
        :convert(options_of.day)
    options_of.add_records(
        command,
        { "auto", "html", "text", "files", "lines", "ndjson", "csv", "tsv", "warc" },
        "files"
    )
    return options_of.add_from(command)
end

--- Adds the commands; add(name, description, run) makes one that reads files.
function pages.add_commands(add)
    options_of
        .add_from(add("decode", "Bytes in any encoding of Kazakh or Russian text: UTF-8.", decode))
        :flag("--report", "The encoding of each file and how sure it is, on standard error.")
    local description = "A scraped page a file: one JSON object a line, the page's record."
    local extracting = pages.add_page(add, "extract", description, extract, { misuse = cli_formats.misuse })
    options_of.add_extend(extracting)
    cli_formats.add_options(extracting)
    pages.add_page(add, "clean", "A scraped page: its article as plain text.", clean)
    local repairing =
        options_of.add_repair(add("normalize", "Text: repaired, line by line; nothing is removed.", normalize))
    repairing:flag("--unwrap", "Hard-wrapped lines of a paragraph are joined, and words divided at their ends.")
    repairing:option("--report", "json: instead of the text an object for each edit, a line each."):choices({ "json" })
    options_of.add_from(repairing)
end

return pages
