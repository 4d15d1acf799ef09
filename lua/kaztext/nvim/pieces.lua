--- Work on many lines, piece by piece: no piece holds the editor up, and what the user sees comes first.
local pieces = {}

local BYTES = 16 * 1024 -- of a piece, unless one line is longer
local LINES = 400
local BUDGET = 8e6 -- nanoseconds of work before the editor has its turn

-- The row behind a piece that begins at `first`: after an empty line where there is one, since quotes and paragraphs end
-- there.
local function piece_end(buf, first, last)
    local stop = math.min(first + LINES, last)
    local from = vim.api.nvim_buf_get_offset(buf, first)
    while stop > first + 1 and vim.api.nvim_buf_get_offset(buf, stop) - from > BYTES do
        stop = first + math.floor((stop - first) / 2)
    end
    if stop == last then
        return stop
    end
    local lines = vim.api.nvim_buf_get_lines(buf, first, stop, false)
    for i = #lines, math.floor(#lines / 2) + 1, -1 do
        if not lines[i]:find("%S") then
            return first + i
        end
    end
    return stop
end

local Run = {}
Run.__index = Run

--- Works on what is left, within the budget; true when all is done.
function Run:step()
    local began = vim.loop.hrtime()
    while not self.cancelled and self.parts[1] do
        local part = self.parts[1]
        local stop = piece_end(self.buf, part[1], part[2])
        local lines = vim.api.nvim_buf_get_lines(self.buf, part[1], stop, false)
        local first = part[1]
        part[1] = stop
        if part[1] >= part[2] then
            table.remove(self.parts, 1)
        end
        self.each(lines, first)
        if not self.wait and vim.loop.hrtime() - began > BUDGET then
            break
        end
    end
    return self.cancelled or not self.parts[1]
end

--- Nothing more is done, and `done` is not called.
function Run:cancel()
    self.cancelled = true
end

local function go_on(run)
    if run.cancelled then
        return
    elseif not vim.api.nvim_buf_is_loaded(run.buf) then
        run.cancelled = true
        return
    elseif run.before and run.before() == false then
        run.cancelled = true
        return
    end
    local finished = vim.api.nvim_buf_call(run.buf, function()
        return run:step()
    end)
    if run.after then
        run.after(finished)
    end
    if not finished then
        vim.defer_fn(function()
            go_on(run)
        end, 1)
    elseif not run.cancelled and run.done then
        run.done()
    end
end

-- The rows that a window shows of the buffer come first.
local function visible_first(buf, first, last)
    local window = vim.fn.bufwinid(buf)
    if window == -1 then
        return { { first, last } }
    end
    local top = math.max(first, vim.fn.line("w0", window) - 1)
    local bottom = math.min(last, vim.fn.line("w$", window))
    if top >= bottom then
        return { { first, last } }
    end
    local parts = { { top, bottom } }
    if first < top then
        parts[#parts + 1] = { first, top }
    end
    if bottom < last then
        parts[#parts + 1] = { bottom, last }
    end
    return parts
end

--- Calls each(lines, row) for pieces of the rows from `first` to before `last`, then done(). before() and
--- after(finished) are called around each turn of work; where `before` gives false the work ends. `in_order`: from top to bottom; `wait`: at once.
--- The first turn is taken before this returns.
function pieces.run(work)
    local run = setmetatable(work, Run)
    if work.first >= work.last then
        run.parts = {}
    elseif work.in_order then
        run.parts = { { work.first, work.last } }
    else
        run.parts = visible_first(work.buf, work.first, work.last)
    end
    go_on(run)
    return run
end

return pieces
