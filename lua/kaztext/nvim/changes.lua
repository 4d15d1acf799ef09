--- Changes in a buffer by edits of the library, each as small as it can be, so that marks, folds and the cursor stay; and
--- the log by which they are taken back.
local buffers = require("kaztext.nvim.buffers")
local edits = require("kaztext.edits")
local keep = require("kaztext.nvim.keep")
local places = require("kaztext.nvim.places")

local changes = {}

local NAMESPACE = vim.api.nvim_create_namespace("kaztext.changes")
local KEPT = 20 -- repairs of a buffer that can be taken back
local MANY = 100 -- edits of a line that are made one by one

--- The edits of joined lines by line (its index): each with first and last in its new line, and col, where it begins in
--- the old one.
local function by_line(before, after, list)
    local old, new = places.of(before, 1), places.of(after, 1)
    local lines = {}
    for _, edit in ipairs(list) do
        local row, col = old:at(edit.original_first)
        local _, new_col = new:at(edit.first)
        lines[row] = lines[row] or {}
        table.insert(lines[row], {
            col = col,
            from = edit.from,
            to = edit.to,
            first = new_col + 1,
            last = new_col + #edit.to,
        })
    end
    return lines
end

-- What an edit replaces, where, and by what: as it was made, or taken back.
local function sides(edit, forward)
    if forward then
        return edit.col, edit.from, edit.to
    end
    return edit.first - 1, edit.to, edit.from
end

local CHARACTER = "[%z\1-\127\192-\255][\128-\191]*"

-- The place in `new` of as many characters as are before `offset` in `old`; its last character where it has fewer.
local function same_character(old, new, offset)
    local _, before = old:sub(1, offset):gsub(CHARACTER, "")
    local place = 0
    for at in new:gmatch("()" .. CHARACTER) do
        place = at - 1
        if before == 0 then
            break
        end
        before = before - 1
    end
    return place
end

-- Where a column of the line before the edits is behind them.
local function moved(list, col, forward)
    local by = 0
    for _, edit in ipairs(list) do
        local at, old, new = sides(edit, forward)
        if col >= at + #old then
            by = by + #new - #old
        elseif col >= at then
            return at + by + same_character(old, new, col - at)
        end
    end
    return col + by
end

local function set(buf, row, col, old, new)
    vim.api.nvim_buf_set_text(buf, row, col, row, col + #old, { new })
end

-- All edits as one, from the first to the last: each change of a line copies it, and a line may have megabytes.
local function set_as_one(buf, row, list, forward)
    local line = vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1]
    local from = sides(list[1], forward)
    local parts, copied = {}, from
    for _, edit in ipairs(list) do
        local col, old, new = sides(edit, forward)
        parts[#parts + 1] = line:sub(copied + 1, col) .. new
        copied = col + #old
    end
    set(buf, row, from, line:sub(from + 1, copied), table.concat(parts))
end

-- Makes the edits of one stage in a row, or takes them back.
local function replace(buf, row, list, kept, forward)
    if #list > MANY then
        set_as_one(buf, row, list, forward)
    else
        for i = #list, 1, -1 do
            set(buf, row, sides(list[i], forward))
        end
    end
    kept:follow(row, function(col)
        return moved(list, col, forward)
    end)
end

local logs = buffers.table() -- buffer -> its repairs, the latest last

--- A repair that may be taken back; changes are added to it.
function changes.start(buf, what)
    return { buf = buf, what = what, lines = {}, count = 0, changed = 0 }
end

--- Brings lines into the buffer: `stages`, each { text, edits } by what the library made of the one before. The first row is
--- `row`; `before` are the lines as they stand there.
function changes.apply(repair, row, before, stages)
    local kept
    local touched = {}
    for _, stage in ipairs(stages) do
        local after = vim.split(stage.text, "\n", { plain = true })
        for index, list in pairs(by_line(before, after, stage.edits)) do
            kept = kept or keep.of(repair.buf)
            replace(repair.buf, row + index - 1, list, kept, true)
            touched[index] = touched[index] or {}
            table.insert(touched[index], list)
            repair.count = repair.count + #list
        end
        before = after
    end
    if kept then
        kept:restore()
    end
    for index, lists in pairs(touched) do
        local id = vim.api.nvim_buf_set_extmark(repair.buf, NAMESPACE, row + index - 1, 0, {})
        table.insert(repair.lines, { id = id, text = before[index], stages = lists })
        repair.changed = repair.changed + 1
    end
end

local function forget(repair)
    for _, line in ipairs(repair.lines) do
        pcall(vim.api.nvim_buf_del_extmark, repair.buf, NAMESPACE, line.id)
    end
end

--- Puts a repair into the log of its buffer, if it changed anything.
function changes.finish(repair)
    if repair.changed == 0 then
        return
    end
    local log = logs[repair.buf] or {}
    logs[repair.buf] = log
    log[#log + 1] = repair
    if #log > KEPT then
        forget(table.remove(log, 1))
    end
end

-- The line before the repair, and the edits of each stage that lead back to it, the last stage first.
local function original_of(line)
    local text = line.text
    for i = #line.stages, 1, -1 do
        text = edits.undo(text, line.stages[i])
    end
    return text
end

local function take_back(buf, row, line, kept)
    for i = #line.stages, 1, -1 do
        replace(buf, row, line.stages[i], kept, false)
    end
end

local function undo_line(repair, line, kept)
    local buf = repair.buf
    local row = vim.api.nvim_buf_get_extmark_by_id(buf, NAMESPACE, line.id, {})[1]
    local now = row and vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1]
    if now == line.text then
        take_back(buf, row, line, kept)
        repair.undone = repair.undone + 1
    elseif now ~= original_of(line) then
        local last = vim.api.nvim_buf_line_count(buf)
        repair.kept[#repair.kept + 1] = math.min((row or 0) + 1, last)
    end
    pcall(vim.api.nvim_buf_del_extmark, buf, NAMESPACE, line.id)
end

--- Work for turns.run that takes back the last repair of a buffer in each line that still is as it left it, or nil where
--- there is none. The caller gives work.join(), which is called before each change, and calls work:rest() after each turn.
--- work.repair.undone counts the lines, .kept are the numbers of those that were changed since.
function changes.undoing(buf)
    local log = logs[buf]
    local repair = log and table.remove(log)
    if not repair then
        return nil
    end
    repair.undone, repair.kept = 0, {}
    local work = { buf = buf, repair = repair, at = 1 }
    function work:is_done()
        return self.at > #repair.lines
    end
    function work:step()
        self.join()
        self.kept = self.kept or keep.of(buf)
        undo_line(repair, repair.lines[self.at], self.kept)
        self.at = self.at + 1
    end
    function work:rest()
        if self.kept then
            self.kept:restore()
            self.kept = nil
        end
    end
    return work
end

return changes
