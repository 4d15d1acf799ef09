--- The records of a chunk on their way through a recipe, all together from one step in order to the next; what comes of
--- them is plain data. It does not depend on who does it, or on how many do.
local ndjson = require("kaztext.ndjson")
local engine = require("kaztext.recipe")
local Record = require("kaztext.record")
local source = require("kaztext.input.source")

local batch = {}

local Batch = {}
Batch.__index = Batch

local LF = 10

local LOG_KEYS = { "id", "decision", "step", "reason", "log" }

-- What of an item a record begins with.
local FIELDS = { "id", "text", "date", "content_type", "is_html" }

--- A batch of the chunk's records. With `logs` it writes what became of each.
function batch.new(recipe, chunk, logs)
    return setmetatable({
        recipe = recipe,
        chunk = chunk,
        logs = logs,
        waiting = {}, -- records before a step in order
        entries = {}, -- of each record, in order: out, log, complaint
        counts = { read = 0, kept = 0, dropped = 0, classes = {} },
    }, Batch)
end

local function log_line(record)
    local last = record.log[#record.log]
    return ndjson.object({
        id = record.id,
        decision = record.dropped and "drop" or "keep",
        step = record.dropped and last.step,
        reason = record.dropped,
        log = record.log,
    }, LOG_KEYS) .. "\n"
end

-- Keeps what came of a record, which ends here.
function Batch:settle(record, entry)
    local counts = self.counts
    counts.read = counts.read + 1
    if record.dropped then
        local class = ("%s: %s"):format(record.log[#record.log].step, record.class)
        counts.dropped = counts.dropped + 1
        counts.classes[class] = (counts.classes[class] or 0) + 1
    else
        counts.kept = counts.kept + 1
        if record.out then
            entry.out = record.out:byte(-1) == LF and record.out or record.out .. "\n"
        end
    end
    if record.failed then
        entry.complaint = { place = entry.place, message = record.dropped }
    end
    if self.logs then
        entry.log = log_line(record)
    end
end

-- Takes a record on; it waits, or ends here.
function Batch:pass(record, entry, asked, answer)
    local step, question = engine.advance(self.recipe, record, asked and asked.step, answer)
    if step then
        question = { step = step, number = entry.number, about = question }
        self.waiting[#self.waiting + 1] = { record = record, entry = entry, question = question }
    else
        self:settle(record, entry)
    end
end

local function fields_of(item)
    local fields = {}
    for _, name in ipairs(FIELDS) do
        fields[name] = item[name]
    end
    return fields
end

-- A record that no step sees.
function Batch:leave(id, place, reason, class, failed)
    local record = Record.new({ id = id, log = {} })
    record:drop("read", reason, class, failed)
    self.entries[#self.entries + 1] = { place = place }
    self:settle(record, self.entries[#self.entries])
end

function Batch:begin()
    for number, _, item, message, place in source.records(self.chunk) do
        if message then
            self:leave(number, place, message, "no record", true)
        elseif item and item.skipped then
            self:leave(item.id or number, place, item.skipped)
        elseif item then
            local record, entry = engine.start(self.recipe, fields_of(item), number), { place = place, number = number }
            self.entries[#self.entries + 1] = entry
            if record.dropped then
                self:settle(record, entry)
            else
                self:pass(record, entry)
            end
        end
    end
end

--- Takes the records on to the first step in order, or, with the answers to the questions before, to the next one. Gives
--- a question { step, number (of the record), about } of each, to be answered one after the other; nil where all are
--- through.
function Batch:advance(answers)
    local waiting = self.waiting
    self.waiting = {}
    if not answers then
        self:begin()
    end
    for i, wait in ipairs(waiting) do
        self:pass(wait.record, wait.entry, wait.question, answers[i])
    end
    local questions = {}
    for i, wait in ipairs(self.waiting) do
        questions[i] = wait.question
    end
    return questions[1] and questions
end

--- What came of the records: the bytes of the output and of the log, what is to be reported, and how many were read, kept
--- and dropped, these by the steps and reasons, too.
function Batch:result()
    local out, log, complaints = {}, {}, {}
    for _, entry in ipairs(self.entries) do
        out[#out + 1], log[#log + 1], complaints[#complaints + 1] = entry.out, entry.log, entry.complaint
    end
    return { out = table.concat(out), log = table.concat(log), complaints = complaints, counts = self.counts }
end

--- The result of a chunk whose records could not be worked on.
function batch.lost(chunk, reason, logs)
    local lost = batch.new(nil, chunk, logs)
    for number, _, item, _, place in source.records(chunk) do
        lost:leave(item and item.id or number, place, reason, reason, true)
    end
    return lost:result()
end

--- The result of a chunk that only tells of trouble.
function batch.trouble(chunk, logs)
    local troubled = batch.new(nil, chunk, logs)
    if chunk.is_record then
        troubled:leave(chunk.number, chunk.place, chunk.bad, "no record", true)
    end
    local result = troubled:result()
    result.complaints = { { place = chunk.place, message = chunk.bad } }
    return result
end

--- Does all the work of a chunk here: its result, and the questions that were answered for it.
function batch.run(recipe, chunk, logs)
    if chunk.bad then
        return batch.trouble(chunk, logs), {}
    end
    local work, asked = batch.new(recipe, chunk, logs), {}
    local questions = work:advance()
    while questions do
        local answers = {}
        for i, question in ipairs(questions) do
            answers[i] = engine.answer(recipe, question.step, question.about)
            asked[#asked + 1] = question
        end
        questions = work:advance(answers)
    end
    return work:result(), asked
end

return batch
