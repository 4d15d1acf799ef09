--- Work on many lines, piece by piece, in turns: what the user sees comes first.
local turns = require("kaztext.nvim.turns")

local pieces = {}

local BYTES = 16 * 1024 -- of a piece, unless one line is longer
local LINES = 400

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

local function next_piece(work)
    local part = work.parts[1]
    local first, stop = part[1], piece_end(work.buf, part[1], part[2])
    local lines = vim.api.nvim_buf_get_lines(work.buf, first, stop, false)
    part[1] = stop
    if stop >= part[2] then
        table.remove(work.parts, 1)
    end
    work.each(lines, first)
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

--- Calls each(lines, row) for pieces of the rows from `first` to before `last`. `in_order`: from top to bottom. The rest is as
--- of turns.run; work.parts are the ranges of rows that are left.
function pieces.run(work)
    if work.first >= work.last then
        work.parts = {}
    elseif work.in_order then
        work.parts = { { work.first, work.last } }
    else
        work.parts = visible_first(work.buf, work.first, work.last)
    end
    work.step = next_piece
    function work:is_done()
        return self.parts[1] == nil
    end
    return turns.run(work)
end

return pieces
