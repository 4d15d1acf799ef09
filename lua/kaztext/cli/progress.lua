--- How far a run has come: a line on the terminal while it goes on, and a table of what became of the records at its end.
local progress = {}

local Progress = {}
Progress.__index = Progress

local MB = 1024 * 1024

-- The bytes of all files; nil where that is not known, as of standard input and of what is compressed.
local function total_of(names, is_compressed)
    local total = 0
    for _, name in ipairs(names) do
        local file = name ~= "-" and not is_compressed(name) and io.open(name, "rb")
        local size = file and file:seek("end")
        if file then
            file:close()
        end
        if not size or size == 0 then
            return nil
        end
        total = total + size
    end
    return total > 0 and total or nil
end

--- A line about the run over these files, from the byte `read` on.
function progress.new(names, is_compressed, read)
    local now = os.time()
    return setmetatable({ total = total_of(names, is_compressed), from = read, began = now, drawn = now }, Progress)
end

local function clock(seconds)
    seconds = math.floor(seconds + 0.5)
    local minutes = math.floor(seconds / 60)
    if minutes < 60 then
        return ("%d:%02d"):format(minutes, seconds % 60)
    end
    return ("%d:%02d:%02d"):format(math.floor(minutes / 60), minutes % 60, seconds % 60)
end

--- The line: bytes done of all, bytes a second, time left, records kept and dropped.
function progress.line(read, total, rate, counts)
    local parts = { ("%.1f MB"):format(read / MB) }
    if total then
        parts[1] = ("%3d %%  %.1f of %.1f MB"):format(
            math.floor(100 * math.min(read / total, 1)),
            read / MB,
            total / MB
        )
    end
    parts[#parts + 1] = ("%.1f MB/s"):format(rate / MB)
    if total and rate > 0 then
        parts[#parts + 1] = clock(math.max(total - read, 0) / rate) .. " left"
    end
    parts[#parts + 1] = ("%d kept, %d dropped"):format(counts.kept, counts.dropped)
    return table.concat(parts, "  ")
end

--- Draws the line anew, at most once a second.
function Progress:draw(read, counts)
    local now = os.time()
    if now == self.drawn then
        return
    end
    self.drawn = now
    io.stderr:write("\r\27[K", progress.line(read, self.total, (read - self.from) / (now - self.began), counts))
    io.stderr:flush()
end

--- Takes the line away, for something else to be written.
function Progress.clear()
    io.stderr:write("\r\27[K")
end

--- What became of the records, as lines: all, and those dropped by steps and reasons, the most first.
function progress.report(counts)
    local classes, lines = {}, { ("%d records: %d kept, %d dropped"):format(counts.read, counts.kept, counts.dropped) }
    for class, count in pairs(counts.classes) do
        classes[#classes + 1] = { class, count }
    end
    table.sort(classes, function(a, b)
        return a[2] > b[2] or a[2] == b[2] and a[1] < b[1]
    end)
    for _, class in ipairs(classes) do
        lines[#lines + 1] = ("%8d  %s"):format(class[2], class[1])
    end
    return table.concat(lines, "\n") .. "\n"
end

return progress
