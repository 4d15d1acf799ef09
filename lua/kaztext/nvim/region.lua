--- Parts of a buffer that are less than whole lines: a function of a row that gives the first column and the one behind the
--- last. nil stands for whole lines.
local places = require("kaztext.nvim.places")
local width = require("kaztext.nvim.width")

local region = {}

local MAXCOL = 2147483647 -- v:maxcol, which Neovim 0.7 lacks

-- The byte behind the character at a column.
local function behind_character(line, col)
    local _, last = line:find("^[%z\1-\127\192-\255][\128-\191]*", col + 1)
    return math.max(last or 0, math.min(col + 1, #line))
end

local function char_region(first, last)
    return function(row)
        return row == first[1] and first[2] or 0, row == last[1] and last[2] or math.huge
    end
end

-- The bytes of a line between two display columns, both 1-based and inclusive.
local function columns(line, left, right)
    local cells, from, to = 0, #line, #line
    for at, char in line:gmatch("()([%z\1-\127\192-\255][\128-\191]*)") do
        local wide = width.of(char, cells)
        if cells + wide >= left and from == #line then
            from = at - 1
        end
        cells = cells + wide
        if cells >= right then
            to = at + #char - 1
            break
        end
    end
    return math.min(from, to), to
end

local function block_region(buf, left, right)
    return function(row)
        local line = vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1] or ""
        return columns(line, left, right)
    end
end

--- Whether the selection is a block that was made with $: it ends where each line does. Only told while it is there.
function region.is_ragged()
    return vim.fn.mode() == "\22" and vim.fn.getcurpos()[5] >= MAXCOL
end

--- What an operator goes over, as 'operatorfunc' is told it (line, char or block): the region (nil for whole lines), and the
--- rows from the first to before the last. `ragged`: as of region.is_ragged.
function region.of_operator(kind, ragged)
    local first = vim.api.nvim_buf_get_mark(0, "[")
    local last = vim.api.nvim_buf_get_mark(0, "]")
    local top, bottom = first[1] - 1, last[1]
    if kind == "line" then
        return nil, top, bottom
    elseif kind == "block" then
        local left = math.min(vim.fn.virtcol("'["), vim.fn.virtcol("']"))
        local right = math.max(vim.fn.virtcol("'["), vim.fn.virtcol("']"))
        return block_region(0, left, ragged and math.huge or right), top, bottom
    end
    local line = vim.api.nvim_buf_get_lines(0, bottom - 1, bottom, false)[1] or ""
    return char_region({ top, first[2] }, { bottom - 1, behind_character(line, last[2]) }), top, bottom
end

--- The region after its lines were changed within it.
function region.grown(area, before, after, row)
    if not area then
        return nil
    end
    return function(at)
        local from, to = area(at)
        local old, new = before[at - row + 1], after[at - row + 1]
        return from, to + #new - #old
    end
end

--- A function that tells whether an edit of lines, the first of which is the row `row`, is inside a region.
function region.filter(area, lines, row)
    if not area then
        return function()
            return true
        end
    end
    local at = places.of(lines, row)
    return function(edit)
        local line, col, _, end_col = at:span(edit.original_first, edit.original_last)
        local from, to = area(line)
        return col >= from and end_col <= to
    end
end

return region
