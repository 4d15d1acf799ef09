--- Text that commands read: files, standard input where none is named, in blocks of whole lines so that memory stays
--- bounded whatever the input's length.
local kaz = require("kaztext")
local source = require("kaztext.input.source")
local streams = require("kaztext.streams")
local wide = require("kaztext.input.wide")

local blocks = {}

local READ_STEP = 4 * 1024 * 1024 -- bytes of text that are held at once where lines are independent
local SHORT = 64 * 1024 -- a shorter block is in the encoding of the one before it, unless it is UTF-8

--- Reports trouble with an input; the command's status is then 1.
function blocks.complain(run, name, message)
    io.stderr:write(("kaztext: %s: %s\n"):format(name, message))
    run.status = 1
end

--- Calls handle(file, name) for each file, standard input where none is named; a file that cannot be read is reported
--- and the rest goes on.
function blocks.each_file(run, names, handle)
    if #names == 0 then
        names = { "-" }
    end
    for _, name in ipairs(names) do
        local file, message = streams.open(name)
        if file then
            handle(file, name)
            file:close()
        else
            blocks.complain(run, name, message)
        end
    end
end

local CHUNK = 256 * 1024

--- Calls handle(item, raw, chunk, place) for each record of the inputs that args name; what is none is reported. `otherwise`
--- is the format of a file whose name tells none. An item without an id has its number.
function blocks.each_record(run, args, otherwise, handle)
    local records = source.new(args.files, {
        input = args.input,
        otherwise = otherwise,
        fields = { text = args.field, id = args.id_field, date = args.date_field },
        limit = args.limit,
    })
    for chunk in
        function()
            return records:chunk(CHUNK)
        end
    do
        if chunk.bad then
            blocks.complain(run, chunk.place, chunk.bad)
        else
            for number, raw, item, message, place in source.records(chunk) do
                if message then
                    blocks.complain(run, place, message)
                elseif item and not item.skipped then
                    item.id = item.id or number
                    handle(item, raw, chunk, place)
                end
            end
        end
    end
end

local AFTER_LINE = "^.*\n()"

--- Where a block may be cut other than after a line: after an empty one.
blocks.AFTER_EMPTY_LINE = "^.*\n[ \t\r]*\n()"

local BOM = "^\239\187\191"

-- The file as one of UTF-8 where it is UTF-16 or UTF-32, and what was read of it, without a byte order mark.
local function narrowed(file)
    local first, message = file:read(READ_STEP)
    local encoding = first and wide.encoding_of(first)
    if encoding then
        file = wide.stream(file, first, encoding)
        first, message = file:read(READ_STEP)
    end
    return file, first and (first:gsub(BOM, "", 1)), message
end

--- Calls handle(lines, name) with blocks of whole lines.
function blocks.each_block(run, args, handle, cut_at)
    blocks.each_file(run, args.files, function(file, name)
        local rest = ""
        local text, block, message = narrowed(file)
        while true do
            if not block then
                if message then
                    blocks.complain(run, name, message)
                end
                break
            end
            block = rest .. block
            local cut = block:match(cut_at or AFTER_LINE)
            if cut then
                handle(block:sub(1, cut - 1), name)
                rest = block:sub(cut)
            else
                rest = block
            end
            block, message = text:read(READ_STEP)
        end
        if rest ~= "" then
            handle(rest, name)
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

--- Calls handle(block, label, name) with blocks of whole lines, in whatever encoding. The head of a file tells whether it is
--- UTF-16 or UTF-32; in others each block tells its own encoding, but for a short one at the end that tells none. `label` is
--- nil where the block is to tell.
function blocks.each_encoded_block(run, args, handle)
    blocks.each_file(run, args.files, function(file, name)
        local rest, before, label = "", nil, args.from ~= "auto" and args.from or nil
        local units = label and wide.is_wide(label) and label -- the encoding, where its units are wide
        local function flush(block)
            local known = label or before and units
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
                    blocks.complain(run, name, message)
                end
                break
            end
            if not label and not before and rest == "" then
                units = wide.encoding_of(block)
            end
            block = rest .. block
            local cut = units and wide_cut(block, units) or (block:match(AFTER_LINE) or 1) - 1
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

--- Calls handle(line) for each line and writes what it returns.
function blocks.each_line(run, args, handle)
    blocks.each_block(run, args, function(block)
        for line in block:gsub("\n?$", "\n", 1):gmatch("([^\n]*)\n") do
            io.write(handle((line:gsub("\r$", ""))), "\n")
        end
    end)
end

return blocks
