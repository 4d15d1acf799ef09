--- What stays where it is in a buffer whose lines get new text, though Neovim would not have it so. It drops the marks of a
--- line; before 0.10 it takes the line for a deleted one in all windows but the current one, whose cursor and first line
--- then go up.
local keep = {}

local Kept = {}
Kept.__index = Kept

local LETTERS = "^'[a-z<>\"]$"

local function marks_by_row(buf)
    local rows = {}
    for _, mark in ipairs(vim.fn.getmarklist(buf)) do
        if mark.mark:find(LETTERS) then
            local row = mark.pos[2] - 1
            rows[row] = rows[row] or {}
            table.insert(rows[row], { name = mark.mark:sub(2), col = mark.pos[3] - 1 })
        end
    end
    return rows
end

local function view_of(window)
    local cursor = vim.api.nvim_win_get_cursor(window)
    return { window = window, row = cursor[1] - 1, col = cursor[2], top = vim.fn.getwininfo(window)[1].topline }
end

--- The marks and windows of a buffer as they are now, before its lines change.
function keep.of(buf)
    local views = vim.tbl_map(view_of, vim.fn.win_findbuf(buf))
    return setmetatable({ buf = buf, marks = marks_by_row(buf), views = views }, Kept)
end

--- A row has new text, in which the column `col` of the old one is moved(col).
function Kept:follow(row, moved)
    for _, mark in ipairs(self.marks[row] or {}) do
        mark.col = moved(mark.col)
        pcall(vim.api.nvim_buf_set_mark, self.buf, mark.name, row + 1, mark.col, {})
    end
    for _, view in ipairs(self.views) do
        if view.row == row then
            view.col = moved(view.col)
        end
    end
end

local function put_back(view)
    local now = view_of(view.window)
    if now.row ~= view.row or now.col ~= view.col then
        vim.api.nvim_win_set_cursor(view.window, { view.row + 1, view.col })
    end
    if now.top ~= view.top then
        vim.api.nvim_win_call(view.window, function()
            vim.fn.winrestview({ topline = view.top })
        end)
    end
end

--- All lines have their new text: the windows show what they showed.
function Kept:restore()
    for _, view in ipairs(self.views) do
        put_back(view)
    end
end

return keep
