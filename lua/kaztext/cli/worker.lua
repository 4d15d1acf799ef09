--- A process that works on chunks for another one: it reads messages on standard input and answers each on standard output.
--- It ends where its input does, so that none is left when the other process is killed.
local batch = require("kaztext.cli.batch")
local engine = require("kaztext.recipe")
local recipes = require("kaztext.cli.recipes")
local wire = require("kaztext.cli.wire")

local worker = {}

local Worker = {}
Worker.__index = Worker

function Worker:send(message)
    return wire.write(self.output, message) and self.output:flush()
end

-- The questions of a batch, or what came of it.
function Worker:report(key, work, answers)
    local questions = work:advance(answers)
    self.held[key] = questions and work or nil
    if questions then
        return self:send({ kind = "ask", key = key, questions = questions })
    end
    return self:send({ kind = "done", key = key, result = work:result() })
end

local handlers = {}

function handlers.setup(self, message)
    local recipe, failure = recipes.load(message.recipe)
    if not recipe then
        self:send({ kind = "unfit", message = failure })
        return false
    end
    engine.set_limit(recipe, message.limit)
    self.recipe, self.logs = recipe, message.logs
    return self:send({ kind = "ready" })
end

function handlers.chunk(self, message)
    return self:report(message.key, batch.new(self.recipe, message.chunk, self.logs))
end

function handlers.answers(self, message)
    return self:report(message.key, self.held[message.key], message.answers)
end

-- What a recipe prints must not get between the messages.
local function leave_standard_output_alone()
    local input, output = io.stdin, io.stdout
    recipes.print_to_standard_error()
    io.stdout, io.stdin = io.stderr, io.open("/dev/null", "rb")
    io.input(io.stdin)
    return input, output
end

--- Works until the input ends.
function worker.main()
    local input, output = leave_standard_output_alone()
    local self = setmetatable({ output = output, held = {} }, Worker)
    local fine, message = pcall(function()
        while true do
            local message = wire.read(input)
            if not message or not handlers[message.kind](self, message) then
                break
            end
        end
    end)
    if not fine and not tostring(message):find("interrupted!", 1, true) then
        error(message, 0)
    end
end

return worker
