--- :Kaztext undo: the last repair of a buffer taken back, whatever was written elsewhere since.
local changes = require("kaztext.nvim.changes")
local messages = require("kaztext.nvim.messages")
local say = require("kaztext.nvim.say")
local transform = require("kaztext.nvim.transform")
local turns = require("kaztext.nvim.turns")

local undo = {}

local SHOWN = 8 -- line numbers that are named
local AT_ONCE = 1000 -- lines; more are taken back in turns

-- The numbers of lines, each once: lines that were joined are one.
local function named(rows)
    table.sort(rows)
    local list = {}
    for _, row in ipairs(rows) do
        if list[#list] ~= row then
            list[#list + 1] = row
        end
    end
    return table.concat(list, ", ", 1, math.min(#list, SHOWN)) .. (#list > SHOWN and " …" or "")
end

local function tell(repair)
    local kept = repair.kept
    local values = { what = messages.of_work(repair.what), lines = repair.undone, kept = #kept, rows = named(kept) }
    if #kept > 0 then
        say.warn(messages.text("some_kept", values))
    else
        say.info(messages.text("taken_back", values))
    end
end

function undo.run(buf, wait)
    if not transform.is_modifiable(buf) then
        return
    end
    local work = changes.undoing(buf)
    if not work then
        return say.info(messages.text("nothing_to_undo"))
    end
    local repair = work.repair
    work.wait = wait or #repair.lines <= AT_ONCE
    function work.done()
        tell(repair)
    end
    transform.guard(work, function()
        return repair.undone > 0
    end, work.done)
    local after = work.after
    function work.after()
        work:rest()
        after()
    end
    turns.run(work)
end

return undo
