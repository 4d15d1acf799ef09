-- Runs that are killed with SIGKILL and resumed leave what an undisturbed run leaves, byte for byte. First one is killed at
-- each single call by which it changes files, then some are killed again and again, by seeded chance, alone and with all
-- their processes. TAP on standard output.
local folder = os.tmpname()
os.remove(folder)
assert(os.execute("mkdir " .. folder))

local function sh(command)
    local _, _, status = os.execute(command)
    return status
end

local function read(name)
    local file = io.open(name, "rb")
    local content = file and file:read("a")
    if file then
        file:close()
    end
    return content
end

local function write(name, content)
    local file = assert(io.open(name, "wb"))
    file:write(content)
    file:close()
end

local RECIPE = [[
local count = 0
return require("kaztext").recipe({
    { "language", keep = "kk", least = 0.2 },
    { "dedup", unit = "line" },
    "dedup",
    { "in_order", function(record) count = count + 1 record.count = count return record end },
    { "emit", "ndjson", fields = { "id", "count", "text" } },
})
]]

local WORDS = {
    "қала",
    "дала",
    "көл",
    "тау",
    "өзен",
    "мектеп",
    "кітап",
    "бала",
    "жол",
    "нан",
    "үй",
    "су",
}

local function records(count)
    local lines = {}
    for i = 1, count do
        local words = {}
        for k = 1, 12 do
            words[k] = WORDS[math.random(#WORDS)]
        end
        local text = ("Бүгін %s туралы айтылды.\\nКүн жылы болды."):format(
            table.concat(words, " ")
        )
        if i % 5 == 0 then
            text = "Сегодня в городе прошло собрание жителей."
        end
        lines[i] = ('{"id":"r%d","text":"%s"}\n'):format(i, text)
    end
    lines[math.floor(count / 2)] = "қате жол\n"
    return table.concat(lines)
end

local kaztext = "bin/kaztext run " .. folder .. "/recipe.lua "

-- The command line of a run: what it writes lies in files of this name.
local function line(name, ending, options)
    return ("%s%s/input.ndjson -o %s/%s%s --log %s/%s.log%s --resume %s 2>/dev/null"):format(
        kaztext,
        folder,
        folder,
        name,
        ending,
        folder,
        name,
        ending,
        options
    )
end

local UNPACK = { [""] = "cat", [".gz"] = "gzip -dc", [".zst"] = "zstd -dc" }

local function unpacked(name)
    sh(("%s <%s >%s/plain"):format(UNPACK[name:match("%.%a+$") or ""] or "cat", name, folder))
    return read(folder .. "/plain")
end

local tests = 0
local function check(is_fine, what)
    tests = tests + 1
    print(("%sok %d - %s"):format(is_fine and "" or "not ", tests, what))
end

local wanted, wanted_log
local function check_files(name, ending, what)
    local path = folder .. "/" .. name
    local left = sh(("ls %s*.progress* %s*.member 2>/dev/null | grep -q ."):format(path, path)) == 0
    check(unpacked(path .. ending) == wanted and unpacked(path .. ".log" .. ending) == wanted_log and not left, what)
    sh("rm -f " .. path .. "*")
end

local SMALL = "--save-every 0 --chunk 1000 --quiet"

-- Killed at the n-th call, then resumed; whether it was killed at all.
local function crash_once(n, ending, jobs)
    local options = ("%s --jobs %d"):format(SMALL, jobs)
    local crash = ("LUA_INIT=@tests/resume/crash.lua KAZ_CRASH_AT=%d "):format(n)
    local status = sh(crash .. line("one", ending, options))
    if status == 0 or status == 1 then
        sh(("rm -f %s/one*"):format(folder))
        return false
    end
    sh(line("one", ending, options))
    check_files("one", ending, ("killed at call %d, %d jobs%s"):format(n, jobs, ending))
    return true
end

-- Killed again and again at chance calls, each time a bit further on, until a run comes to its end.
local function crash_often(round, ending, jobs)
    local options, kills = ("%s --jobs %d"):format(SMALL, jobs), 0
    while kills < 10 do
        local crash = ("LUA_INIT=@tests/resume/crash.lua KAZ_CRASH_AT=%d "):format(math.random(10, 60))
        local status = sh(crash .. line("often", ending, options))
        if status == 0 or status == 1 then
            break
        end
        kills = kills + 1
    end
    if kills == 10 then
        sh(line("often", ending, options))
    end
    check_files("often", ending, ("round %d: killed %d times, %d jobs%s"):format(round, kills, jobs, ending))
end

math.randomseed(20240312)
write(folder .. "/recipe.lua", RECIPE)
write(folder .. "/input.ndjson", records(40))
sh(("%s%s/input.ndjson -o %s/wanted --log %s/wanted.log 2>/dev/null"):format(kaztext, folder, folder, folder))
wanted, wanted_log = read(folder .. "/wanted"), read(folder .. "/wanted.log")
check(#wanted > 2000 and select(2, wanted_log:gsub("\n", "")) == 40, "an undisturbed run")
for _, ending in ipairs({ "", ".gz" }) do
    local n, step = 1, ending == "" and 1 or 5
    while crash_once(n, ending, 1) do
        n = n + step
    end
    check(n > 100, "a run makes more than a hundred calls")
end
for round, kind in ipairs({ { "", 2 }, { ".zst", 1 }, { ".gz", 2 }, { "", 3 } }) do
    crash_often(round, kind[1], kind[2])
end
print("1.." .. tests)
sh("rm -rf " .. folder)
