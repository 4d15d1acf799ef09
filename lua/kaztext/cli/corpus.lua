--- The commands for corpora: dedup, filter, mask, quality. Records are lines, or objects of NDJSON with a field `text`.
local blocks = require("kaztext.cli.blocks")
local kaz = require("kaztext")
local ndjson = require("kaztext.ndjson")
local options = require("kaztext.cli.options")
local output = require("kaztext.cli.output")
local profiles = require("kaztext.profiles")
local source = require("kaztext.input.source")
local streams = require("kaztext.streams")

local corpus = {}

local LOG_KEYS = {
    "id",
    "decision",
    "reason",
    "signal",
    "value",
    "kind",
    "duplicate_of",
    "similarity",
    "start",
    "end",
    "to",
}

-- Where decisions are written, and what ends it; both do nothing without --log. nil where the file cannot be written, which
-- is reported.
local function open_log(run, args)
    if not args.log then
        return function() end, function() end
    end
    local write, close = output.file(args.log)
    if not write then
        blocks.complain(run, args.log, close)
        return nil
    end
    return function(entry)
        write(ndjson.object(entry, LOG_KEYS) .. "\n")
    end, close
end

local LF = 10

-- Writes a record's line, and before the first one of a table its line of names.
local function writer()
    local header
    return function(raw, chunk)
        if chunk.header and chunk.header ~= header then
            header = chunk.header
            output.write(header, header:byte(-1) == LF and "" or "\n")
        end
        output.write(raw, raw:byte(-1) == LF and "" or "\n")
    end
end

local LINED = { lines = true, ndjson = true, csv = true, semicolons = true, tsv = true }

-- Calls handle(record, log) for each record and writes the record where it gives its text, or another one.
local function each_kept(run, args, handle)
    local log, close = open_log(run, args)
    if not log then
        return
    end
    local write = writer()
    blocks.each_record(run, args, "lines", function(record, raw, chunk, place)
        if not LINED[chunk.format] then
            blocks.complain(run, place, "this command takes records of lines; `run` takes archives")
            return
        end
        local text = handle(record, log)
        if text == record.text then
            write(raw, chunk)
        elseif text then
            write(source.replace(chunk, raw, record, text), chunk)
        end
    end)
    close()
end

local function in_order(quality)
    local names = {}
    for name in pairs(quality) do
        names[#names + 1] = name
    end
    table.sort(names)
    table.insert(names, 1, "id")
    return names
end

local function quality(run, args)
    local names
    blocks.each_record(run, args, "lines", function(record)
        local found = assert(kaz.quality(record.text))
        names = names or in_order(found)
        found.id = record.id
        output.write(ndjson.object(found, names), "\n")
    end)
end

local function filter(run, args)
    local judge = kaz.filter(args.profile)
    each_kept(run, args, function(record, log)
        local keep, reason, signal, value = judge(record.text)
        assert(keep ~= nil, reason)
        log({
            id = record.id,
            decision = keep and "keep" or "drop",
            reason = reason,
            signal = signal,
            value = value,
        })
        return keep and record.text or nil
    end)
end

-- Code points before each byte position asked for, in order.
local function counter(text)
    local at, count = 1, 0
    return function(position)
        local _, n = text:sub(at, position - 1):gsub("[^\128-\191]", "")
        at, count = position, count + n
        return count
    end
end

local function log_dropped(record, log, dropped)
    local before = counter(record.text)
    for _, unit in ipairs(dropped) do
        log({
            id = record.id,
            decision = "drop",
            reason = unit.reason,
            kind = unit.kind,
            duplicate_of = unit.duplicate_of,
            similarity = unit.similarity,
            start = before(unit.first),
            ["end"] = before(unit.last + 1),
        })
    end
end

local function dedup(run, args)
    local seen = kaz.dedup({
        unit = args.unit,
        near = not args.exact,
        threshold = args.threshold,
        memory = args.memory,
    })
    each_kept(run, args, function(record, log)
        local text, dropped = seen:clean(record.text, record.id)
        log_dropped(record, log, dropped)
        if #dropped == 0 then
            log({ id = record.id, decision = "keep" })
            return text
        end
        return args.unit ~= "document" and text ~= "" and text or nil
    end)
    seen:close()
end

-- The key of pseudonyms, where one is named; nil, and true where it cannot be read, which is reported.
local function read_key(run, args)
    if not args.key_file then
        return nil
    end
    local file, message = io.open(args.key_file, "rb")
    local key
    if file then
        key, message = file:read("*a")
        file:close()
    end
    if not key then
        blocks.complain(run, args.key_file, streams.reason(message))
        return nil, true
    end
    return (key:gsub("%s+$", ""))
end

local function mask(run, args)
    local key, failed = read_key(run, args)
    if failed then
        return
    end
    local how = { style = args.style, key = key, kinds = args.kind and #args.kind > 0 and args.kind or nil }
    local understood, message = pcall(kaz.mask, "", how)
    if not understood then
        blocks.complain(run, args.key_file or "mask", options.words_of(message))
        return
    end
    each_kept(run, args, function(record, log)
        local text, edits = kaz.mask(record.text, how)
        assert(text, edits)
        local before = counter(record.text)
        for _, edit in ipairs(edits) do
            log({
                id = record.id,
                decision = "mask",
                kind = edit.rules[1],
                start = before(edit.original_first),
                ["end"] = before(edit.original_last + 1),
                to = edit.to,
            })
        end
        return text
    end)
end

local function profile(name)
    local known, message = pcall(kaz.filter, name)
    if known then
        return name
    end
    return nil, options.words_of(message)
end

local function threshold(text)
    local value = tonumber(text)
    if value and value > 0 and value <= 1 then
        return value
    end
    return nil, "a number over 0, at most 1, is expected"
end

local function memory(text)
    local value, message = options.bytes(text)
    if value and not pcall(kaz.dedup, { memory = value }) then
        return nil, "128K or more are expected"
    end
    return value, message
end

local function profile_file(args)
    return not profiles[args.profile] and args.profile or nil
end

local function mask_misuse(args)
    if args.style == "pseudonym" and not args.key_file then
        return "--style pseudonym needs --key-file"
    elseif args.style ~= "pseudonym" and args.key_file then
        return "--key-file is for --style pseudonym"
    end
end

-- Lets the core say whether there are identifiers of this kind.
local function maskable(kind)
    local known, message = pcall(kaz.mask, "", { kinds = { kind } })
    if known then
        return kind
    end
    return nil, options.words_of(message)
end

local function key_file(args)
    return args.key_file
end

local LINED_FORMATS = { "auto", "lines", "ndjson", "csv", "tsv" }
local ALL_FORMATS = { "auto", "files", "lines", "ndjson", "csv", "tsv", "warc" }

--- Adds the commands; add(name, description, run) makes one that reads files.
function corpus.add_commands(add)
    local function add_records(name, description, run, is_logged, traits)
        local command = add(name, description, run, traits)
        options.add_records(command, is_logged and LINED_FORMATS or ALL_FORMATS, "lines")
        if is_logged then
            command:option("--log", "A file for the decisions, an object a line: id, decision, reason …")
        end
        return command
    end
    add_records("quality", "Records: what is counted of each, an object a line.", quality)
    add_records("filter", "Records: those that a profile keeps.", filter, true, { reads = profile_file })
        :option("--profile", "fineweb2, gopher, kaztext, or a file: signal, least, most, reason.")
        :convert(profile)
        :count(1)
    local duplicates = add_records("dedup", "Records: without those that came before.", dedup, true)
    duplicates
        :option("--unit", "What is compared: document, paragraph, line.")
        :choices({ "document", "paragraph", "line" })
        :default("document")
    duplicates:mutex(
        duplicates:flag("--exact", "Only the same words count, not nearly the same."),
        duplicates:option("--threshold", "How much of the words and pairs of words two texts share."):convert(threshold)
    )
    duplicates:option("--memory", "Most bytes to remember texts in: 512M, 4G."):convert(memory)
    local traits = { reads = key_file, misuse = mask_misuse }
    local masked = add_records("mask", "Records: personal data replaced.", mask, true, traits)
    masked
        :option("--style", "tag (<PHONE>), shape (0 000 …), pseudonym (<PHONE-…>, the same for the same).")
        :choices({ "tag", "shape", "pseudonym" })
        :default("tag")
    masked
        :option("--kind", "A kind of identifiers: iin, phone, email, iban, card …; may be given again.")
        :count("*")
        :convert(maskable)
    masked:option("--key-file", "A file with the key of pseudonyms, 16 bytes or more.")
end

return corpus
