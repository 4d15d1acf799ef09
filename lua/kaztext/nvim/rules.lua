--- The user's rules that extend what is found: those of the file that the setting `extend` names, read again when it changes.
local rules = {}

local read = {} -- by path: the file's time, its rules or what is wrong with it

--- The rules of the file; nil and what is wrong.
function rules.of(path)
    path = vim.fn.expand(path)
    local stat = vim.loop.fs_stat(path)
    local time = stat and ("%d.%d"):format(stat.mtime.sec, stat.mtime.nsec) or ""
    local known = read[path]
    if not known or known.time ~= time then
        -- the native part is loaded when it is asked for, not at startup
        local set, problem = require("kaztext.rule").load_giving(path)
        known = { time = time, set = set, problem = problem }
        read[path] = known
    end
    return known.set, known.problem
end

return rules
