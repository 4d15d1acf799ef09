--- Lines of a buffer changed by a function of the library: fix, translit, spell. Small ranges at once, large ones piece
--- by piece, in one undo block either way.
local changes = require("kaztext.nvim.changes")
local pieces = require("kaztext.nvim.pieces")
local say = require("kaztext.nvim.say")

local transform = {}

local AT_ONCE = 256 * 1024 -- bytes; more is done piece by piece, unless it is to be waited for

--- Whether the buffer may be changed; says so where not.
function transform.is_modifiable(buf)
    if vim.bo[buf].modifiable then
        return true
    end
    say.error("the buffer cannot be changed ('modifiable' is off)")
    return false
end

local function bytes_between(buf, first, last)
    return vim.api.nvim_buf_get_offset(buf, last) - vim.api.nvim_buf_get_offset(buf, first)
end

local function report(repair, finished)
    local what = ("%s: %s in %s"):format(
        repair.what,
        say.count(repair.count, "change"),
        say.count(repair.changed, "line")
    )
    if finished then
        say.info(what)
    else
        say.warn(what .. "; stopped, since the buffer was changed meanwhile")
    end
end

-- Between the turns of one transformation nobody else may change the buffer; the changes of all turns are one undo block.
local function guard(repair)
    local guarding = {}
    function guarding.before()
        local tick = vim.api.nvim_buf_get_changedtick(repair.buf)
        if guarding.tick and guarding.tick ~= tick then
            changes.finish(repair)
            report(repair, false)
            return false
        end
        guarding.fresh = repair.changed > 0
    end
    function guarding.join()
        if guarding.fresh then
            guarding.fresh = false
            vim.cmd("silent! undojoin")
        end
    end
    function guarding.after()
        guarding.tick = vim.api.nvim_buf_get_changedtick(repair.buf)
    end
    return guarding
end

--- Changes the rows from `first` to before `last` of work.buf. work.stages(text) gives the stages of changes.apply, or nil
--- and why not, which ends the work; work.what names it; work.wait has it done before this returns. Gives the repair.
function transform.run(work)
    local repair = changes.start(work.buf, work.what)
    if not transform.is_modifiable(work.buf) then
        return repair
    end
    local guarding, failed = guard(repair), nil
    local function each(lines, row)
        local stages, problem = work.stages(table.concat(lines, "\n"), lines, row)
        if not stages then
            failed = problem
        elseif stages[1] then
            guarding.join()
            changes.apply(repair, row, lines, stages)
        end
    end
    repair.run = pieces.run({
        buf = work.buf,
        first = work.first,
        last = work.last,
        in_order = work.wait,
        wait = work.wait or bytes_between(work.buf, work.first, work.last) <= AT_ONCE,
        each = function(lines, row)
            if not failed then
                each(lines, row)
            end
        end,
        before = guarding.before,
        after = guarding.after,
        done = function()
            changes.finish(repair)
            if failed then
                say.error(failed)
            else
                report(repair, true)
            end
        end,
    })
    return repair
end

return transform
