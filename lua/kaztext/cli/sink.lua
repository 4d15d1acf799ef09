--- Where a run's results go: output, log, reports on standard error, and the journal for --resume.
local blocks = require("kaztext.cli.blocks")
local journals = require("kaztext.cli.journal")
local progress = require("kaztext.cli.progress")
local streams = require("kaztext.streams")

local sink = {}

local Sink = {}
Sink.__index = Sink

local MOST_CLASSES = 200 -- reasons that are counted each by itself

-- Whether the file can be cut and written on: not a device or a pipe.
local function is_plain(uv, name)
    local stat = uv.fs_stat(name)
    return not stat or stat.type == "file"
end

-- The journal of a run, where it can have one, and the files that it speaks of.
function Sink:begin_journal(uv, args)
    if not uv or not args.output or not is_plain(uv, args.output) then
        return
    end
    self.journal = journals.new(uv, args)
    self.files = { out = args.output }
    if args.log and is_plain(uv, args.log) then
        self.files.log = args.log
    end
end

-- How far an interrupted run had come, its files cut to that. nil where there is none; false and a message.
function Sink:take_up()
    if not self.journal then
        return false, "it is no file that could be gone on with"
    end
    local done, message = self.journal:read()
    if not done then
        return done, message
    end
    local fine
    fine, message = self.journal:take_back(done, self.files)
    if not fine then
        return false, message
    end
    self.journal:remind(self.args.recipe.recipe)
    self.counts, self.has_failed = done.counts, done.failed == 1
    return done
end

local BEGINNING = { file = 1, offset = 0, line = 0, number = 0, read = 0, given = 0 }

-- Takes up an interrupted run where that is asked for, or begins a journal anew: true and the position to go on from, if
-- any; nil and a message.
function Sink:begin()
    local done, message
    if self.args.resume then
        done, message = self:take_up()
    end
    if done == false then
        return nil, message
    elseif done then
        return true, done.position
    elseif not self.journal then
        return true
    end
    return self.journal:begin({ position = BEGINNING, counts = self.counts })
end

-- Keeps output and log for this run alone; nil, which of them, and a message.
function Sink:lock(args)
    for _, name in ipairs({ args.output or "-", args.log }) do
        local free, lock = streams.lock(name)
        if not free then
            return nil, name, lock
        end
        self.locks[#self.locks + 1] = lock
    end
    return true
end

-- Opens output and log; nil, which of them, and a message.
function Sink:open(args, appends)
    local message
    self.out, message = streams.create(args.output or "-", appends)
    if not self.out then
        return nil, args.output, message
    end
    if args.log then
        self.log, message = streams.create(args.log, appends and self.files.log ~= nil)
        if not self.log then
            return nil, args.log, message
        end
    end
    return true
end

--- Opens what args ask for and, where --resume finds an interrupted run, goes to where it was: `from` is then the position
--- in the source. nil, a name and a message where that cannot be.
function sink.open(run, args, uv)
    local self = setmetatable({
        run = run,
        args = args,
        asked = {},
        locks = {},
        counts = { read = 0, kept = 0, dropped = 0, classes = {} },
        saved = os.time(),
    }, Sink)
    local locked, name, message = self:lock(args)
    if not locked then
        return nil, name, message
    end
    self:begin_journal(uv, args)
    local begun, from = self:begin()
    if not begun then
        return nil, args.output, from
    end
    local opened
    opened, name, message = self:open(args, from ~= nil)
    if not opened then
        return nil, name, message
    end
    self.from = from
    run.status = self.has_failed and 1 or run.status
    self.bar = not args.quiet and streams.is_terminal() and progress.new(args.files) or nil
    return self
end

local function add(counts, more)
    for _, name in ipairs({ "read", "kept", "dropped" }) do
        counts[name] = counts[name] + more[name]
    end
    local kinds = 0
    for _ in pairs(counts.classes) do
        kinds = kinds + 1
    end
    for class, count in pairs(more.classes) do
        if not counts.classes[class] and kinds >= MOST_CLASSES then
            class = "other reasons"
        elseif not counts.classes[class] then
            kinds = kinds + 1
        end
        counts.classes[class] = (counts.classes[class] or 0) + count
    end
end

function Sink:complain(name, message)
    if self.bar then
        self.bar.clear()
    end
    self.has_failed = true
    blocks.complain(self.run, name, message)
end

-- nil, the name and a message where it cannot be written.
local function write(file, bytes)
    local written, message = file:write(bytes)
    if not written then
        return nil, file.name, message
    end
    return true
end

--- Hands all to the system; nil, a name and a message where that fails.
function Sink:flush()
    for _, file in ipairs({ self.out, self.log }) do
        local flushed, message = file:flush()
        if not flushed then
            return nil, file.name, message
        end
    end
    return true
end

-- Makes sure of what was done so far, and tells the journal of it.
function Sink:save(position)
    local flushed, name, reason = self:flush()
    if not flushed then
        return nil, name, reason
    end
    self.saved = os.time()
    if not self.journal then
        return true
    end
    local progress_now = { position = position, counts = self.counts, failed = self.has_failed and 1 or 0 }
    local committed, message = self.journal:commit(progress_now, self.files, self.asked)
    self.asked = {}
    return committed, self.journal.path, message
end

--- Takes what came of a chunk; nil, a name and a message where it cannot be written.
function Sink:put(chunk, result, asked)
    for _, complaint in ipairs(result.complaints) do
        self:complain(complaint.place, complaint.message)
    end
    local written, name, message = write(self.out, result.out)
    if written and self.log then
        written, name, message = write(self.log, result.log)
    end
    if not written then
        return nil, name, message
    end
    add(self.counts, result.counts)
    self.has_written = self.has_written or result.out ~= ""
    if self.journal then
        for _, question in ipairs(asked) do
            self.asked[#self.asked + 1] = question
        end
    end
    if self.bar and chunk.after then
        self.bar:draw(chunk.after, self.counts)
    end
    if chunk.after and os.time() - self.saved >= self.args.save_every then
        return self:save(chunk.after)
    end
    return true
end

--- Ends output and log. Where all was done, the journal is removed and the report written.
function Sink:close(is_done)
    if self.bar then
        self.bar.clear()
    end
    for _, file in ipairs({ self.out, self.log }) do
        local closed, message = file:close()
        if not closed then
            is_done = false
            self:complain(file.name, message)
        end
    end
    if is_done and self.journal then
        self.journal:remove()
    end
    for _, lock in ipairs(self.locks) do
        lock:close()
    end
    if is_done and self.counts.kept > 0 and not self.has_written and not self.from then
        io.stderr:write("kaztext: run: nothing was written: no step of the recipe emits what it keeps\n")
    end
    if is_done and self.args.report then
        io.stderr:write(progress.report(self.counts))
    end
end

return sink
