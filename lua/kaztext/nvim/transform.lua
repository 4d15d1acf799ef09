--- Lines of a buffer changed by a function of the library: fix, translit, spell. Small ranges at once, large ones piece
--- by piece, in one undo block either way.
local changes = require("kaztext.nvim.changes")
local messages = require("kaztext.nvim.messages")
local pieces = require("kaztext.nvim.pieces")
local say = require("kaztext.nvim.say")

local transform = {}

local AT_ONCE = 256 * 1024 -- bytes; more is done piece by piece, unless it is to be waited for

--- Whether the buffer may be changed; says so where not.
function transform.is_modifiable(buf)
    if vim.bo[buf].modifiable then
        return true
    end
    say.error(messages.text("unmodifiable"))
    return false
end

local function bytes_between(buf, first, last)
    return vim.api.nvim_buf_get_offset(buf, last) - vim.api.nvim_buf_get_offset(buf, first)
end

local function report(repair)
    say.info(messages.text(repair.changed > 0 and "changes" or "no_changes", {
        what = messages.of_work(repair.what),
        changes = repair.count,
        lines = repair.changed,
    }))
end

--- For work in turns that changes its buffer: work.join(), to be called before each change, makes the turns one undo block,
--- and the work ends where somebody else changes the buffer meanwhile, or forbids that it is changed; then stopped() is called. has_begun() tells whether
--- the work has changed anything yet.
function transform.guard(work, has_begun, stopped)
    local tick, join
    function work.before()
        local changed = tick and tick ~= vim.api.nvim_buf_get_changedtick(work.buf)
        if changed then
            say.warn(messages.text("changed_meanwhile"))
        end
        if changed or not transform.is_modifiable(work.buf) then
            stopped()
            return false
        end
        join = has_begun()
    end
    function work.join()
        if join then
            join = false
            vim.cmd("silent! undojoin")
        end
    end
    function work.after()
        tick = vim.api.nvim_buf_get_changedtick(work.buf)
    end
end

--- Changes the rows from `first` to before `last` of work.buf. work.stages(text) gives the stages of changes.apply, or nil
--- and why not, which ends the work; work.what names it; work.wait has it done before this returns. Gives the repair.
function transform.run(work)
    local repair = changes.start(work.buf, work.what)
    if not transform.is_modifiable(work.buf) then
        return repair
    end
    local failed
    local running = {
        buf = work.buf,
        first = work.first,
        last = work.last,
        in_order = work.wait,
        wait = work.wait or bytes_between(work.buf, work.first, work.last) <= AT_ONCE,
    }
    local function finish()
        changes.finish(repair)
        report(repair)
    end
    transform.guard(running, function()
        return repair.changed > 0
    end, finish)
    function running.each(lines, row)
        local stages, problem = work.stages(table.concat(lines, "\n"), lines, row)
        if not stages then
            failed = problem
            running.parts = {}
        elseif stages[1] then
            running.join()
            changes.apply(repair, row, lines, stages)
        end
    end
    function running.done()
        finish()
        if failed then
            say.error(failed)
        end
    end
    pieces.run(running)
    return repair
end

return transform
