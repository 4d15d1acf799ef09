--- :Kaztext undo: the last repair of a buffer taken back, whatever was written elsewhere since.
local changes = require("kaztext.nvim.changes")
local say = require("kaztext.nvim.say")
local transform = require("kaztext.nvim.transform")

local undo = {}

local SHOWN = 8 -- line numbers that are named

local function named(rows)
    local list = {}
    for i = 1, math.min(#rows, SHOWN) do
        list[i] = tostring(rows[i])
    end
    return table.concat(list, ", ") .. (#rows > SHOWN and " …" or "")
end

function undo.run(buf)
    if not transform.is_modifiable(buf) then
        return
    end
    local repair, done, changed = changes.undo(buf)
    if not repair then
        return say.info("there is nothing to take back in this buffer")
    end
    local what = ("%s: %s taken back"):format(repair.what, say.count(done, "line"))
    if #changed > 0 then
        say.warn(("%s; %s changed since and stay: %s"):format(what, say.count(#changed, "line"), named(changed)))
    else
        say.info(what)
    end
end

return undo
