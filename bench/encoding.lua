-- MB/s of bytes in several encodings found and read, with iconv, which is told what they are, beside it. From the project's
-- root after `make build`:
--
--     lua5.4 bench/encoding.lua FILE …
package.path = "lua/?.lua;lua/?/init.lua;tests/lua/?.lua;" .. package.path
package.cpath = ("build/%s/?.so;"):format(_VERSION:match("%d%.%d")) .. package.cpath
local kaz = require("kaztext")
local codepages = require("support.codepages")

local SIZE, ROUNDS = 16 * 1000 * 1000, 3

local texts = {}
for _, path in ipairs(arg) do
    local file = assert(io.open(path, "rb"))
    texts[#texts + 1] = file:read("*a")
    file:close()
end
local text = table.concat(texts, "\n"):sub(1, 4 * 1000 * 1000):gsub("[\192-\255][\128-\191]*$", "")

local function fill(bytes)
    return bytes:rep(math.ceil(SIZE / #bytes))
end

local function best_of(run)
    local least = math.huge
    for _ = 1, ROUNDS do
        collectgarbage()
        least = math.min(least, run())
    end
    return least
end

local function decode(bytes)
    return best_of(function()
        local began = os.clock()
        kaz.decode(bytes)
        return os.clock() - began
    end)
end

local function now()
    local pipe = io.popen("date +%s%N")
    local time = pipe:read("*n") / 1e9
    pipe:close()
    return time
end

local function iconv(bytes, name)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(bytes)
    file:close()
    local seconds = best_of(function()
        local began = now()
        os.execute(("iconv -f %s -t UTF-8 %s >/dev/null"):format(name, path))
        return now() - began
    end)
    os.remove(path)
    return seconds
end

local function show(name, bytes, seconds)
    print(("    %-52s %12.0f MB/s"):format(name, #bytes / 1e6 / seconds))
end

local utf8, kz = fill(text), fill(codepages.encode(text, "kz-1048"))
local wide, misread = fill(codepages.widen(text, "utf-16le")), fill(codepages.decode(text, "windows-1251"))
print("encodings found and read")
show("UTF-8, nothing to do", utf8, decode(utf8))
show("KZ-1048", kz, decode(kz))
show("UTF-16LE", wide, decode(wide))
show("UTF-8 that windows-1251 misread", misread, decode(misread))
if os.execute("printf a | iconv -f RK1048 -t UTF-8 >/dev/null 2>&1") then
    show("peer: iconv -f RK1048, told and without a log", kz, iconv(kz, "RK1048"))
    show("peer: iconv -f UTF-16LE, likewise", wide, iconv(wide, "UTF-16LE"))
end
