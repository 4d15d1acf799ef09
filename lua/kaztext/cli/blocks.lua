--- Text that commands read: files, standard input where none is named, in blocks of whole lines so that memory stays
--- bounded whatever the input's length.
local kaz = require("kaztext")
local output = require("kaztext.cli.output")
local source = require("kaztext.input.source")
local streams = require("kaztext.streams")
local wide = require("kaztext.input.wide")

local blocks = {}

local READ_STEP = 4 * 1024 * 1024 -- bytes of text that are held at once where lines are independent
local SURE = 0.9 -- from here on an encoding that was found is taken for the one that it is
local SHORT = 64 * 1024 -- a shorter block is in the encoding of the one before it, unless it is UTF-8

local LONGEST_SHOWN = 200 -- bytes

--- What of a line is shown in a message.
function blocks.shown(line)
    if #line <= LONGEST_SHOWN then
        return line
    end
    return line:sub(1, LONGEST_SHOWN):gsub("[\192-\255]?[\128-\191]*$", "") .. " …"
end

-- Control characters, which a terminal would obey.
local CONTROLS = { "[%z\1-\8\10-\31\127]", "\194[\128-\159]" }

--- Reports trouble with an input; the command's status is then 1.
function blocks.complain(run, name, message)
    local line = ("kaztext: %s: %s"):format(name ~= "" and name or "''", message):gsub("%s*\n%s*", " ")
    for _, controls in ipairs(CONTROLS) do
        line = line:gsub(controls, "?")
    end
    io.stderr:write(line, "\n")
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
        if records:is_slow() then
            output.flush()
        end
    end
end

-- take(piece, cut): all that was not given yet up to so many bytes of this piece, nil where they are none; what is behind
-- waits for the next one. take(): all that waits. What goes over many pieces is put together once.
local function taker()
    local waiting = {}
    return function(piece, cut)
        if cut == 0 then
            waiting[#waiting + 1] = piece
            return nil
        end
        waiting[#waiting + 1] = piece and piece:sub(1, cut)
        local whole = table.concat(waiting)
        waiting = { piece and piece:sub(cut + 1) }
        return whole ~= "" and whole or nil
    end
end

local AFTER_LINE = "^.*\n()"

--- Where a block may be cut other than after a line: after an empty one.
blocks.AFTER_EMPTY_LINE = "^.*\n[ \t\r]*\n()"

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

-- Calls handle(block, label) with blocks of whole lines of one file, as each_encoded_block does.
local function encoded_blocks(run, from, file, name, handle)
    local take, label, before = taker(), from ~= "auto" and from or nil, nil
    local units = label and wide.is_wide(label) and label -- the encoding, where its units are wide
    local function flush(block)
        local known = label or units
        if not known and before and #block < SHORT and select(3, kaz.decode(block)) < SURE then
            local _, encoding = kaz.decode(before)
            known = encoding ~= "utf-8" and encoding or nil
        end
        handle(block, known)
        before = block
    end
    local piece, message = file:read(READ_STEP)
    units = not label and piece and wide.encoding_of(piece) or units
    while piece do
        local lines = take(piece, units and wide_cut(piece, units) or (piece:match(AFTER_LINE) or 1) - 1)
        if lines then
            flush(lines)
        end
        piece, message = file:read(READ_STEP)
    end
    if message then
        blocks.complain(run, name, message)
    end
    local rest = take()
    if rest then
        flush(rest)
    end
end

--- Calls handle(block, label, name) with blocks of whole lines, in whatever encoding. The head of a file tells whether it is
--- UTF-16 or UTF-32; in others each block tells its own encoding, but for a short one at the end that tells none. `label` is
--- nil where the block is to tell.
function blocks.each_encoded_block(run, args, handle)
    blocks.each_file(run, args.files, function(file, name)
        encoded_blocks(run, args.from, file, name, function(block, label)
            handle(block, label, name)
        end)
    end)
end

--- The bytes as UTF-8, from this encoding or the one that is found; as they are where that is not sure.
function blocks.as_utf8(bytes, label)
    local text, encoding, confidence = kaz.decode(bytes, label)
    return text and encoding ~= "utf-8" and confidence >= SURE and text or bytes
end

local BOM = "^\239\187\191"

--- Calls handle(lines, name, is_first) with blocks of whole lines as UTF-8, without a byte order mark; `is_first` where a file
--- begins. Options: cut_at, where a block may be cut; keeps_bytes, where bytes that are no UTF-8 are of interest.
function blocks.each_block(run, args, handle, options)
    local cut_at, keeps_bytes = options and options.cut_at or AFTER_LINE, options and options.keeps_bytes
    blocks.each_file(run, args.files, function(file, name)
        local take, is_read, is_handled = taker(), false, false
        local function give(lines)
            if lines then
                handle(lines, name, not is_handled)
                is_handled = true
            end
        end
        encoded_blocks(run, "auto", file, name, function(block, label)
            local is_kept = keeps_bytes and not (label and wide.is_wide(label))
            local text = is_kept and block or blocks.as_utf8(block, label)
            if not is_read then
                text, is_read = text:gsub(BOM, "", 1), true
            end
            -- an empty line is one where the block before ended, too
            give(take(text, math.max((("\n" .. text):match(cut_at) or 2) - 2, 0)))
        end)
        give(take())
    end)
end

--- Calls handle(line) for each line and writes what it returns.
function blocks.each_line(run, args, handle)
    blocks.each_block(run, args, function(block)
        for line in block:gsub("\n?$", "\n", 1):gmatch("([^\n]*)\n") do
            output.write(handle((line:gsub("\r$", ""))), "\n")
        end
    end)
end

return blocks
