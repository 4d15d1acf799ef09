--- The command match: where rules match in texts, for scripts and for grep-like reading.
local blocks = require("kaztext.cli.blocks")
local kaz = require("kaztext")
local ndjson = require("kaztext.ndjson")
local options = require("kaztext.cli.options")
local output = require("kaztext.cli.output")
local places = require("kaztext.cli.places")

local match_command = {}

local WORDS = { "text", "lemma", "normal", "bytes" }

-- 0-based, the end exclusive, as in records.
local function bytes_of(item)
    return { item.first - 1, item.last }
end

local function captures_of(match)
    local captures, names = {}, {}
    for name, capture in pairs(match.captures) do
        names[#names + 1] = name
        captures[name] = ndjson.raw(ndjson.object({
            text = capture.text,
            lemma = capture.lemma,
            normal = capture.normal,
            bytes = bytes_of(capture),
        }, WORDS))
    end
    table.sort(names)
    return #names > 0 and ndjson.raw(ndjson.object(captures, names)) or nil
end

local KEYS = { "id", "line", "column", "rule", "text", "lemma", "normal", "bytes", "captures", "value" }

local writers = {}

function writers.text(found)
    local text = found.match.text:gsub("%s+", " ")
    return ("%s:%d: %s: %s"):format(found.place, found.column, found.match.rule, text)
end

-- What the action has made of the match, if it is not the match itself, is `value`.
function writers.json(found)
    local match = found.match
    return ndjson.object({
        id = found.id,
        line = found.line,
        column = found.column,
        rule = match.rule,
        text = match.text,
        lemma = match.lemma,
        normal = match.normal,
        bytes = bytes_of(match),
        captures = captures_of(match),
        value = found.value ~= match and found.value or nil,
    }, KEYS)
end

-- What --format text begins with: where the line stands that the match begins in, and for a record of a file where that does.
local function place_of(record, line, chunk, place)
    return chunk.format == "files" and ("%s:%d"):format(record.id, line) or place
end

local function match_text(args, doc, record, chunk, place)
    local write, at = writers[args.format], places.counter(record.text, 1)
    for value, found in args.rules:each(doc) do
        local line, column = at(found.first)
        output.write(
            write({
                id = record.id,
                place = place_of(record, line, chunk, place),
                line = line,
                column = column,
                match = found,
                value = value,
            }),
            "\n"
        )
    end
end

local function match(run, args)
    blocks.each_record(run, args, "files", function(record, _, chunk, place)
        local doc, message = kaz.document(record.text, { plain = true, raw = true, limit = args.limit })
        if doc then
            local fine, problem = pcall(match_text, args, doc, record, chunk, place)
            doc:close()
            -- an action that fails costs its record; what cannot be written, and Ctrl-C, end all
            if not fine and (type(problem) ~= "string" or problem:find("interrupted!$")) then
                error(problem, 0)
            end
            message = problem
        end
        if message then
            blocks.complain(run, place, message)
        end
    end)
end

local function add_rules(command)
    command
        :argument(
            "rules",
            "A Lua file that returns rules, or shipped ones: posts, organisations, quotations, headed, names, holders, speech."
        )
        :convert(options.rules)
end

--- Adds the command; add(name, description, run) makes one that reads files.
function match_command.add_commands(add)
    local command =
        add("match", "Texts: where rules over words match, a match a line.", match, { add_first = add_rules })
    command
        :option(
            "--format",
            "text: place, rule, words; json: an object a line, with captures and what the action made of it."
        )
        :choices({ "text", "json" })
        :default("text")
    options.add_records(command, { "auto", "files", "lines", "ndjson", "csv", "tsv", "warc" }, "files")
end

return match_command
