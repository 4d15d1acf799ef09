--- Chunks worked on by several processes, their results in the chunks' order. This process reads the input, hands the
--- chunks out, and answers the questions of steps in order, one record after the other. A process that dies takes nothing
--- with it: its chunks are handed out anew.
local batch = require("kaztext.cli.batch")
local engine = require("kaztext.recipe")
local source = require("kaztext.input.source")
local wire = require("kaztext.cli.wire")

local pool = {}

local Pool = {}
Pool.__index = Pool

local QUEUED = 2 -- chunks that a worker has at most: one to work on, one to begin at once
local WINDOW = 8 -- chunks of each worker that may be on the way: how far the others go on where one takes long
local STARTS = 3 -- workers that may end in a row without ever being ready

--- A pool of options.jobs workers. Options: uv, recipe, recipe_name, limit, source, size (of a chunk), logs, before_start, which
--- is called before a process is started. It inherits what files are open, so no pipe may be that is to end.
function pool.new(options)
    local self = setmetatable({
        uv = options.uv,
        options = options,
        recipe = options.recipe,
        workers = {},
        window = {}, -- what is on the way, in order
        next_key = 1,
        by_key = {},
        failed_starts = 0,
        signals = { options.uv.new_signal(), options.uv.new_signal() },
    }, Pool)
    self.signals[1]:start("sigint", function()
        self.is_interrupted = true
    end)
    -- without a handler this process would end with a worker that it writes to
    self.signals[2]:start("sigpipe", function() end)
    return self
end

-- ---- Processes ----

local function send(worker, message)
    local bytes = wire.encode(message)
    -- a failure shows as the worker's end
    worker.input:write({ #bytes .. "\n", bytes }, function() end)
end

local MAIN = 'package.path, package.cpath = %q, %q; require("kaztext.cli.worker").main()'

function Pool:start_worker()
    local uv = self.uv
    self.options.before_start()
    local worker = { input = uv.new_pipe(false), output = uv.new_pipe(false), sent = {} }
    worker.parts, worker.heard, worker.awaited = {}, 0, 1 -- bytes that have come, and that there must be to read on
    local handle, message = uv.spawn(uv.exepath(), {
        args = { "-e", MAIN:format(package.path, package.cpath) },
        stdio = { worker.input, worker.output, 2 },
    }, function(code, signal)
        worker.ending = signal ~= 0 and ("signal %d"):format(signal) or ("status %d"):format(code)
    end)
    if not handle then
        error("a process could not be started: " .. tostring(message), 0)
    end
    worker.handle = handle
    worker.output:read_start(function(_, bytes)
        if bytes then
            worker.parts[#worker.parts + 1], worker.heard = bytes, worker.heard + #bytes
        else
            worker.has_ended = true
        end
    end)
    self.workers[#self.workers + 1] = worker
    local options = self.options
    send(worker, { kind = "setup", recipe = options.recipe_name, limit = options.limit, logs = options.logs })
end

-- Sends what is answered by one message about this entry.
local function ask_of(worker, entry, message)
    worker.sent[#worker.sent + 1] = entry
    message.key = entry.key
    send(worker, message)
end

-- ---- Entries: chunks on the way ----

function Pool:new_entry(chunk)
    local entry = { chunk = chunk, key = self.next_key, given = {}, asked = {}, passed = 0 }
    self.next_key = self.next_key + 1
    self.by_key[entry.key] = entry
    if chunk.bad then
        self:settle(entry, batch.trouble(chunk, self.options.logs))
    end
    return entry
end

function Pool:settle(entry, result)
    entry.result, entry.passed, entry.worker, entry.questions = result, math.huge, nil, nil
    self.by_key[entry.key] = nil
end

-- The entry's record was worked on alone, and again its worker ended.
function Pool:give_up(entry, ending)
    self:settle(entry, batch.lost(entry.chunk, "its process ended with " .. ending, self.options.logs))
end

-- What of a chunk made a worker end is found by its records, each sent alone; answers that were given stay.
function Pool:divide(entry)
    local singles = source.singles(entry.chunk)
    if #singles <= 1 then
        entry.is_alone = true
        return
    end
    local place = 1
    while self.window[place] ~= entry do
        place = place + 1
    end
    table.remove(self.window, place)
    self.by_key[entry.key] = nil
    for i, chunk in ipairs(singles) do
        local is_last = i == #singles
        chunk.after = is_last and chunk.after or nil
        local single = self:new_entry(chunk)
        single.is_alone, single.given = true, entry.given
        single.asked = is_last and entry.asked or {}
        table.insert(self.window, place + i - 1, single)
    end
end

-- ---- What workers say ----

local handlers = {}

function handlers.ready(self, worker)
    worker.is_ready, self.failed_starts = true, 0
end

function handlers.unfit(_, _, message)
    error("the recipe cannot be loaded in another process: " .. tostring(message.message), 0)
end

function handlers.ask(self, worker, message)
    table.remove(worker.sent, 1)
    local entry = self.by_key[message.key]
    if entry and entry.worker == worker then
        entry.questions = message.questions
    end
end

function handlers.done(self, worker, message)
    table.remove(worker.sent, 1)
    local entry = self.by_key[message.key]
    if entry and entry.worker == worker then
        self:settle(entry, message.result)
    end
end

-- The messages that have come whole.
function Pool:hear(worker)
    if worker.heard < worker.awaited then
        return
    end
    local bytes, at = table.concat(worker.parts), 1
    worker.awaited = 1
    while true do
        local length, from = bytes:match("^(%d+)\n()", at)
        local last = length and from + tonumber(length) - 1
        if not last or last > #bytes then
            worker.awaited = last and last - at + 1 or #bytes - at + 2
            break
        end
        local message = wire.decode(bytes, from)
        handlers[message.kind](self, worker, message)
        at = last + 1
    end
    worker.parts, worker.heard = { bytes:sub(at) }, #bytes - at + 1
end

-- What the worker had is handed out anew. What it worked on when it ended is what it was sent first and has not answered.
function Pool:bury(worker)
    local culprit = worker.sent[1]
    for _, entry in pairs(self.by_key) do
        if entry.worker == worker then
            entry.worker, entry.questions = nil, nil
        end
    end
    worker.input:close()
    worker.output:close()
    worker.handle:close()
    if not worker.is_ready then
        self.failed_starts = self.failed_starts + 1
        if self.failed_starts >= STARTS then
            error("processes end before they are ready, with " .. worker.ending, 0)
        end
    elseif culprit and not culprit.result and self.by_key[culprit.key] then
        if culprit.is_alone then
            self:give_up(culprit, worker.ending)
        else
            self:divide(culprit)
        end
    end
end

function Pool:listen()
    for i = #self.workers, 1, -1 do
        local worker = self.workers[i]
        self:hear(worker)
        if worker.ending and worker.has_ended then
            table.remove(self.workers, i)
            self:bury(worker)
        end
    end
end

-- ---- What is next ----

-- Answers the questions about an entry, or gives again what was answered before.
function Pool:answer(entry)
    local answers, step = {}, nil
    for i, question in ipairs(entry.questions) do
        step = question.step
        local given = entry.given[step] or {}
        entry.given[step] = given
        if not given[question.number] then
            given[question.number] = engine.answer(self.recipe, step, question.about)
            entry.asked[#entry.asked + 1] = question
        end
        answers[i] = given[question.number]
    end
    entry.questions, entry.passed = nil, step
    ask_of(entry.worker, entry, { kind = "answers", answers = answers })
end

-- A step in order sees a chunk when it has seen all chunks before it.
function Pool:answer_in_order()
    local passed = math.huge
    for _, entry in ipairs(self.window) do
        if entry.questions and passed >= entry.questions[1].step then
            self:answer(entry)
        end
        passed = math.min(passed, entry.passed)
    end
end

function Pool:refill()
    local fresh = 0
    for _, entry in ipairs(self.window) do
        fresh = fresh + (entry.worker == nil and not entry.result and 1 or 0)
    end
    local jobs = self.options.jobs
    while not self.is_read and fresh < jobs and #self.window < jobs * WINDOW do
        local chunk = self.options.source:chunk(self.options.size)
        if chunk then
            self.window[#self.window + 1] = self:new_entry(chunk)
            fresh = fresh + 1
        else
            self.is_read = true
        end
    end
end

function Pool:freest()
    local freest
    for _, worker in ipairs(self.workers) do
        if #worker.sent < QUEUED and (not freest or #worker.sent < #freest.sent) then
            freest = worker
        end
    end
    return freest
end

function Pool:hand_out()
    for _, entry in ipairs(self.window) do
        if not entry.worker and not entry.result then
            if #self.workers < self.options.jobs then
                self:start_worker()
            end
            local worker = self:freest()
            if not worker then
                break
            end
            entry.worker, entry.passed = worker, 0
            ask_of(worker, entry, { kind = "chunk", chunk = entry.chunk })
        end
    end
end

--- The next chunk, what came of it, and the questions that were answered for it; nil at the end.
function Pool:next()
    while true do
        local head = self.window[1]
        if head and head.result then
            table.remove(self.window, 1)
            return head.chunk, head.result, head.asked
        end
        self:refill()
        self:hand_out()
        if #self.window == 0 then
            return nil
        elseif not self.window[1].result then
            self.uv.run("once")
            if self.is_interrupted then
                error("interrupted!", 0)
            end
            self:listen()
            self:answer_in_order()
        end
    end
end

--- Ends the workers. What is closed must come to its end before Lua does.
function Pool:close()
    for _, worker in ipairs(self.workers) do
        worker.input:close()
    end
    for _, worker in ipairs(self.workers) do
        while not (worker.ending and worker.has_ended) do
            self.uv.run("once")
        end
        worker.output:close()
        worker.handle:close()
    end
    for _, signal in ipairs(self.signals) do
        signal:close()
    end
    self.uv.run()
end

return pool
