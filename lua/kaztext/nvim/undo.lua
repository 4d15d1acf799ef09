--- :Kaztext undo: the last repair of a buffer taken back, whatever was written elsewhere since.
local changes = require("kaztext.nvim.changes")
local say = require("kaztext.nvim.say")
local transform = require("kaztext.nvim.transform")
local turns = require("kaztext.nvim.turns")

local undo = {}

local SHOWN = 8 -- line numbers that are named
local AT_ONCE = 1000 -- lines; more are taken back in turns

local function named(rows)
    table.sort(rows)
    local list = {}
    for i = 1, math.min(#rows, SHOWN) do
        list[i] = tostring(rows[i])
    end
    return table.concat(list, ", ") .. (#rows > SHOWN and " …" or "")
end

local function tell(repair)
    local what = ("%s: %s taken back"):format(repair.what, say.count(repair.undone, "line"))
    local kept = repair.kept
    if #kept > 0 then
        say.warn(("%s; %s changed since and stay: %s"):format(what, say.count(#kept, "line"), named(kept)))
    else
        say.info(what)
    end
end

function undo.run(buf, wait)
    if not transform.is_modifiable(buf) then
        return
    end
    local work = changes.undoing(buf)
    if not work then
        return say.info("there is nothing to take back in this buffer")
    end
    local repair = work.repair
    work.wait = wait or #repair.lines <= AT_ONCE
    function work.done()
        tell(repair)
    end
    transform.guard(work, function()
        return repair.undone > 0
    end, work.done)
    turns.run(work)
end

return undo
