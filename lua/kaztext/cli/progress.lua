--- How far a run has come: a line on the terminal while it goes on, and a table of what became of the records at its end.
local progress = {}

local Progress = {}
Progress.__index = Progress

local MB = 1024 * 1024

-- How many bytes there are before each file and, behind the last one, in all of them; nil where that is not known.
local function sizes_of(names)
    local before, total = {}, 0
    for i, name in ipairs(names) do
        local file = name ~= "-" and io.open(name, "rb")
        local size = file and file:seek("end")
        if file then
            file:close()
        end
        if not size then
            return nil
        end
        before[i], total = total, total + size
    end
    before[#names + 1] = total
    return total > 0 and before or nil
end

--- A line about the run over these files.
function progress.new(names)
    return setmetatable({ names = names, before = sizes_of(names), drawn = os.time() }, Progress)
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

-- The bytes that lie behind a position of the source, and whether they are of those that the files have.
function Progress:done(position)
    local before = self.before and self.before[position.file]
    if before and (position.consumed or position.file > #self.names) then
        return before + (position.consumed or 0), true
    end
    return position.read, false
end

--- Draws the line anew, at most once a second.
function Progress:draw(position, counts)
    local now = os.time()
    local done, is_of_files = self:done(position)
    if not self.began then
        self.began, self.from = now, done
    end
    if now == self.drawn then
        return
    end
    self.drawn = now
    local rate = (done - self.from) / math.max(now - self.began, 1)
    local total = is_of_files and self.before[#self.before] or nil
    io.stderr:write("\r\27[K" .. progress.line(done, total, rate, counts))
end

--- Takes the line away, for something else to be written.
function Progress.clear()
    io.stderr:write("\r\27[K")
end

--- What became of the records, as lines: all, and those dropped by steps and reasons, the most first.
function progress.report(counts)
    local classes, lines = {}, {}
    local noun = counts.read == 1 and "record" or "records"
    lines[1] = ("%d %s: %d kept, %d dropped"):format(counts.read, noun, counts.kept, counts.dropped)
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
