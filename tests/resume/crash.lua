-- Loaded before everything else (LUA_INIT) in a run that is to be killed: KAZ_CRASH_AT counts the calls by which a run
-- changes files, and at that one the process is killed, or, for an odd half, right after it. A write that is killed has
-- written a part of its bytes. Workers of a run are left alone.
local at = tonumber(os.getenv("KAZ_CRASH_AT") or "")
local is_worker = not (arg and arg[0] and arg[0]:find("kaztext%.lua$"))
if not at or is_worker then
    return
end

local calls = 0

local function die()
    os.execute("kill -9 $PPID")
end

local function wrap(owner, name, partly)
    local act = owner[name]
    owner[name] = function(...)
        calls = calls + 1
        if calls == at then
            if partly then
                partly(act, ...)
            elseif at % 2 == 1 then
                act(...)
            end
            die()
        end
        return act(...)
    end
end

local uv = require("luv")
for _, name in ipairs({ "fs_fsync", "fs_ftruncate", "fs_open" }) do
    wrap(uv, name)
end
wrap(os, "rename")
wrap(os, "remove")
wrap(io, "open")
wrap(io, "popen")
local file = getmetatable(io.stderr).__index
wrap(file, "write", function(write, self, bytes, ...)
    if type(bytes) == "string" then
        write(self, bytes:sub(1, math.floor(#bytes / 2)))
        self:flush()
    else
        write(self, bytes, ...)
    end
end)
wrap(file, "flush")
wrap(file, "close")
