--- Inputs of any kind as a row of chunks, each of whole records. A chunk is plain data, so that another process can read
--- the records of it. Memory is bounded by the largest record, which is bounded itself.
local csv = require("kaztext.input.csv")
local lines = require("kaztext.input.lines")
local streams = require("kaztext.streams")
local warc = require("kaztext.input.warc")
local wide = require("kaztext.input.wide")

local source = {}

local BLOCK = 256 * 1024

--- The most bytes of a record, where nothing else is asked for.
source.LIMIT = 128 * 1024 * 1024

-- A text a file.
local files = {
    is_whole = true,
    record_end = function(buffer, _, ended)
        return ended and #buffer or nil
    end,
    item = function(raw)
        return { text = raw }
    end,
}

local formats = {
    files = files,
    lines = lines.text,
    ndjson = lines.ndjson,
    csv = csv.csv,
    semicolons = csv.semicolons,
    tsv = csv.tsv,
    warc = warc.records,
}

local BY_ENDING = { ndjson = "ndjson", jsonl = "ndjson", csv = "csv", tsv = "tsv", warc = "warc", wet = "warc" }

--- The format of a file by its name, whether compressed or not; nil where its ending is none that is known.
function source.format_of(name)
    local ending = streams.plain_name(name):match("%.(%w+)$")
    return ending and BY_ENDING[ending:lower()]
end

--- The line of a record with another text in it.
function source.replace(chunk, raw, item, text)
    return formats[chunk.format].replace(raw, item, text)
end

-- ---- The records of a chunk ----

local function newlines(text, first, last)
    local count, at = 0, text:find("\n", first, true)
    while at and at <= last do
        count, at = count + 1, text:find("\n", at + 1, true)
    end
    return count
end

--- An iterator over the records of a chunk: the number of each, its bytes, the item in it, what is wrong with it, its
--- place. An item has a text, an id where there is one, and what else the format tells of it; an item with `skipped` is
--- none that can be read. There is neither item nor message for what is no record at all, such as an empty line.
function source.records(chunk)
    local format = formats[chunk.format]
    local number, line, at, is_first = chunk.number, chunk.line, 1, true
    return function()
        if at > #chunk.bytes and not (is_first and format.is_whole) then
            return nil
        end
        local last = format.record_end(chunk.bytes, at, true)
        local raw = chunk.bytes:sub(at, last)
        local place
        if format.has_lines then
            place = ("%s:%d"):format(chunk.name, line + 1)
            line = line + newlines(chunk.bytes, at, last)
        elseif format.is_whole then
            place = chunk.name
        else
            place = ("%s: byte %d"):format(chunk.name, chunk.offset + at)
        end
        number, at, is_first = number + 1, last + 1, false
        local item, message = format.item(raw, chunk.fields, chunk.columns, chunk.limit)
        if item and format.is_whole then
            item.id = chunk.name
        end
        return number, raw, item, message, place
    end
end

--- The chunk cut into chunks of one record each.
function source.singles(chunk)
    local format, singles, at = formats[chunk.format], {}, 1
    local line = chunk.line
    while at <= #chunk.bytes do
        local last = format.record_end(chunk.bytes, at, true)
        local single = {}
        for name, value in pairs(chunk) do
            single[name] = value
        end
        single.bytes, single.number, single.line = chunk.bytes:sub(at, last), chunk.number + #singles, line
        single.offset = chunk.offset + at - 1
        line = line + newlines(chunk.bytes, at, last)
        singles[#singles + 1], at = single, last + 1
    end
    return singles
end

-- ---- Reading ----

local Source = {}
Source.__index = Source

--- A source of these files, standard input where none is named. Options: input (a format, or auto: by each file's name,
--- else `otherwise`), fields (the names of text, id and date in objects and tables), limit.
function source.new(names, options)
    return setmetatable({
        names = #names > 0 and names or { "-" },
        input = options.input or "auto",
        otherwise = options.otherwise or "files",
        fields = options.fields or { text = "text", id = "id" },
        limit = options.limit or source.LIMIT,
        file = 1, -- the file that is read
        offset = 0, -- bytes of it that were given
        line = 0, -- and lines
        number = 0, -- records of all files
        read = 0, -- bytes of all files
        buffer = "",
        start = 1, -- of what is not given yet, in the buffer
    }, Source)
end

-- A chunk that only says what went wrong.
function Source:trouble(message, place)
    return { bad = message, place = place or self.names[self.file], number = self.number }
end

-- How many bytes are in the buffer.
function Source:held()
    return #self.buffer - self.start + 1
end

-- Has `length` bytes in the buffer, unless the file ends before; or less, where there are some and `may_be_less`, since more
-- is not there yet.
function Source:fill(length, may_be_less)
    local have = self:held()
    if have >= length or self.ended then
        return
    end
    local parts = { self.buffer:sub(self.start) }
    while have < length and not self.ended and not (may_be_less and self.stream.is_slow) do
        local bytes, message = self.stream:read(math.max(BLOCK, length - have))
        if bytes then
            parts[#parts + 1], have = bytes, have + #bytes
        else
            self.ended, self.broken = true, message
        end
    end
    self.buffer, self.start = table.concat(parts), 1
end

-- Takes bytes from the buffer.
function Source:take(length)
    local bytes = self.buffer:sub(self.start, self.start + length - 1)
    self.start = self.start + #bytes
    self.offset, self.read = self.offset + #bytes, self.read + #bytes
    if self.format.has_lines then
        self.line = self.line + newlines(bytes, 1, #bytes)
    end
    return bytes
end

-- How many bytes the record has that begins so many bytes into the buffer; nil where more is to be read to know, and how
-- many bytes there must then be from there on.
function Source:record_length(given)
    local at = self.start + given
    local last, needed = self.format.record_end(self.buffer, at, self.ended and not self.broken)
    return last and last - at + 1, needed
end

-- Reads text in UTF-16 or UTF-32 as UTF-8, where records are lines.
function Source:narrow()
    self:fill(1)
    local encoding = self.format.has_lines and wide.encoding_of(self.buffer)
    if encoding then
        self.stream = wide.stream(self.stream, self.buffer, encoding)
        self.buffer = ""
    end
    self.is_narrowed = encoding and true or nil
end

-- Opens the file that is to be read; a message where that fails.
function Source:begin()
    local name = self.names[self.file]
    local stream, message = streams.open(name)
    if not stream then
        return message
    end
    self.stream, self.ended, self.broken = stream, false, nil
    self.buffer, self.start, self.offset, self.line = "", 1, 0, 0
    self.format_name = self.input ~= "auto" and self.input or source.format_of(name) or self.otherwise
    self.format = formats[self.format_name]
    if self.format.has_lines then
        self.stream:be_prompt()
    end
    self:narrow()
    if not self.format.has_header then
        return nil
    end
    local length = self:first_length()
    if not length then
        return "the line of names does not end"
    elseif length == 0 then
        return nil
    end
    self.header = self:take(length)
    local other
    self.columns, message, other = self.format.header(self.header, self.fields)
    if other then
        self.format_name, self.format = other, formats[other]
    end
    return not self.columns and message or nil
end

-- How many bytes the next record has, after as much was read as it takes to know; 0 where there is none. nil where it is
-- over the limit, and the bytes that it has, where that is known.
function Source:first_length()
    local wanted = 1
    while true do
        self:fill(wanted)
        local held = self:held()
        if held == 0 then
            return 0
        end
        local length, needed = self:record_length(0)
        if length and length <= self.limit then
            return length
        elseif self.broken then
            return 0 -- the record that the file breaks off in
        elseif length or held > self.limit or (needed or 0) > self.limit + 4 then
            return nil, length or needed
        end
        wanted = needed or 2 * held
    end
end

-- Takes what stands before a mark, and the first byte of the mark, without keeping it.
function Source:skip_to(mark)
    repeat
        local at = self.buffer:find(mark, self.start, true)
        local length = at and at - self.start + 1 or self:held() - #mark + 1
        self:take(math.max(length, 1))
        self:fill(#mark)
    until at or self:held() < #mark
end

-- Takes so many bytes, without keeping them.
function Source:skip_bytes(length)
    while length > 0 and self:held() > 0 do
        length = length - #self:take(math.min(length, self:held()))
        self:fill(1)
    end
end

-- Steps over the record that is over the limit: so many bytes, or to where the next one seems to begin.
function Source:skip_large(length)
    local place = self:place()
    self.number = self.number + 1
    if self.format.is_whole then
        self:skip_bytes(math.huge)
    elseif length then
        self:skip_bytes(length)
    else
        self:skip_to(self.format.mark)
    end
    local trouble = self:trouble(("the record is over the limit of %d bytes"):format(self.limit), place)
    trouble.is_record = true
    return trouble
end

function Source:place()
    local name = self.names[self.file]
    if self.format.is_whole then
        return name
    end
    return (self.format.has_lines and "%s:%d" or "%s: byte %d"):format(
        name,
        (self.format.has_lines and self.line or self.offset) + 1
    )
end

-- A chunk of the file that is open, of records that begin within the first `most` bytes; nil at its end.
function Source:next_records(most)
    local length, large = self:first_length()
    if not length then
        self.given = true
        return self:skip_large(large)
    elseif length == 0 and (self.given or self.broken or not self.format.is_whole) then
        return nil
    end
    if not self.format.is_whole then
        self:fill(most, true)
    end
    local count = 1
    while length < self:held() and length < most do
        local more = self:record_length(length)
        if not more or more > self.limit then
            break
        end
        length, count = length + more, count + 1
    end
    self.given = true
    local chunk = {
        name = self.names[self.file],
        format = self.format_name,
        fields = self.fields,
        columns = self.columns,
        limit = self.limit,
        number = self.number,
        line = self.line,
        offset = self.offset,
        header = self.header,
        encoding = self.is_narrowed and "utf-8", -- where it is known
    }
    chunk.bytes = self:take(length)
    self.number = self.number + count
    return chunk
end

--- Whether what was given is all that there is yet: it is to be worked off at once.
function Source:is_slow()
    return self.stream ~= nil and self.stream.is_slow == true
end

function Source:finish_file()
    if self.stream then
        self.stream:close()
    end
    self.stream, self.columns, self.header, self.given = nil, nil, nil, nil
    self.file, self.offset, self.line = self.file + 1, 0, 0
    self.buffer, self.start = "", 1
end

-- A chunk of trouble, behind which the next file is read.
function Source:give_up(message)
    local trouble = self:trouble(message)
    self:finish_file()
    return trouble
end

function Source:next_chunk(most)
    while self.file <= #self.names do
        local message = not self.stream and self:begin() or nil
        if message then
            return self:give_up(message)
        end
        local chunk = self:next_records(most)
        if chunk then
            return chunk
        elseif self.broken then
            return self:give_up(self.broken)
        end
        self:finish_file()
    end
end

--- The next chunk, of about `most` bytes; one with `bad` and `place` tells of what could not be read. `after` is where the
--- next one begins. nil at the end of all files.
function Source:chunk(most)
    local chunk = self:next_chunk(most)
    if chunk then
        chunk.after = self:position()
    end
    return chunk
end

--- Where the next chunk begins, as strings and numbers. `consumed` is the bytes of the file as it lies there, where they
--- are known: perhaps compressed, and a bit further on than `offset`.
function Source:position()
    return {
        file = self.file,
        offset = self.offset,
        line = self.line,
        number = self.number,
        read = self.read,
        given = self.given and 1 or 0,
        consumed = self.stream and self.stream:consumed(),
    }
end

--- Goes on at a position that a source of the same files had; nil and a message where the file ends before it.
function Source:go_to(position)
    self.file, self.number = position.file, position.number
    if position.offset > 0 or position.given == 1 then
        local message = not self.names[self.file] and "there is no such file" or self:begin()
        if message then
            return nil, ("%s: %s"):format(self.names[self.file] or self.file, message)
        end
        local rest = position.offset - self.offset
        local buffered = math.min(rest, self:held())
        self.start = self.start + buffered
        if not self.stream:skip(rest - buffered) then
            return nil, ("%s: it ends before byte %d"):format(self.names[self.file], position.offset)
        end
    end
    self.offset, self.line, self.read, self.given = position.offset, position.line, position.read, position.given == 1
    return true
end

return source
