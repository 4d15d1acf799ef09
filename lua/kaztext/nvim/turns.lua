--- Long work in turns: none holds the editor up for longer than some milliseconds.
local turns = {}

local BUDGET = 8e6 -- nanoseconds of work before the editor has its turn

local Work = {}
Work.__index = Work

--- Nothing more is done, and `done` is not called.
function Work:cancel()
    self.cancelled = true
end

-- Works until the time is up; true when all is done.
local function turn(work)
    local began = vim.loop.hrtime()
    while not work.cancelled do
        if work:is_done() then
            return true
        end
        work:step()
        if not work.wait and vim.loop.hrtime() - began > BUDGET then
            return work.cancelled or work:is_done()
        end
    end
    return true
end

local function go_on(work)
    if work.cancelled then
        return
    elseif not vim.api.nvim_buf_is_loaded(work.buf) or work.before and work.before() == false then
        return work:cancel()
    end
    local finished = vim.api.nvim_buf_call(work.buf, function()
        return turn(work)
    end)
    if work.after then
        work.after(finished)
    end
    if not finished then
        vim.defer_fn(function()
            go_on(work)
        end, 1)
    elseif not work.cancelled and work.done then
        work.done()
    end
end

--- Calls work:step() until work:is_done() or work:cancel(), then work.done(). work.before() and work.after(finished) are called
--- around each turn in the buffer work.buf; where `before` gives false the work ends. With work.wait all is one turn. The
--- first turn is taken before this returns.
function turns.run(work)
    setmetatable(work, Work)
    go_on(work)
    return work
end

return turns
