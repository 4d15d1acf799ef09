-- `kaztext run` over NDJSON made of texts: MB/s and peak memory with 1, 2 … jobs, and whether all wrote the same.
--   lua5.4 bench/run.lua [--size MB] [--jobs N] [--recipe NAME] [--keep FILE] FILE …    (luv; LUA_PATH, LUA_CPATH as `make bench` sets them)
-- A record holds paragraphs drawn by a seeded generator, some KB; every tenth is that of a record before, every fifth has a
-- few of its words changed. --keep leaves the input there.
local ndjson = require("kaztext.ndjson")
local uv = require("luv")

local options = { size = "64", jobs = "2", recipe = {} }
local texts, at = {}, 1
while arg[at] do
    local name = arg[at]:match("^%-%-(%l+)$")
    if name == "recipe" then
        table.insert(options.recipe, arg[at + 1])
    elseif name then
        options[name] = arg[at + 1]
    else
        texts[#texts + 1] = arg[at]
    end
    at = at + (name and 2 or 1)
end
if #options.recipe == 0 then
    options.recipe = { "corpus", "news" }
end

local SHORTEST, LONGEST = 60, 3000

-- Lines of texts, or the texts of NDJSON, without tags.
local function paragraphs_of(paths)
    local paragraphs = {}
    for _, path in ipairs(paths) do
        for line in io.lines(path) do
            local record = line:find("^{") and ndjson.read(line)
            for text in (record and record.text or line:gsub("<[^>]*>", "")):gmatch("[^\n]+") do
                if #text >= SHORTEST and #text <= LONGEST then
                    paragraphs[#paragraphs + 1] = text
                end
            end
        end
    end
    return paragraphs
end

local function write_input(path, paragraphs, size)
    math.randomseed(20240312)
    local file, written, number, earlier = assert(io.open(path, "wb")), 0, 0, {}
    while written < size do
        local drawn, chance = {}, math.random(10)
        for i = 1, math.random(4, 16) do
            drawn[i] = paragraphs[math.random(#paragraphs)]
        end
        local text = table.concat(drawn, "\n\n")
        if chance == 1 and #earlier > 0 then
            text = earlier[math.random(#earlier)]
        elseif chance <= 3 and #earlier > 0 then
            text = earlier[math.random(#earlier)]:gsub("%S+", function(word)
                return math.random(20) == 1 and word .. "дың" or nil
            end)
        end
        earlier[number % 5000 + 1] = text
        number = number + 1
        local line = ndjson.object({ id = "d" .. number, text = text }, { "id", "text" }) .. "\n"
        file:write(line)
        written = written + #line
    end
    file:close()
    return written
end

local function read(path)
    local file = assert(io.open(path, "rb"))
    local content = file:read("a")
    file:close()
    return content
end

-- Runs the command: seconds, and the peak memory in MB of the largest of its processes.
local function run(command)
    local began = uv.hrtime()
    local memory = os.tmpname()
    assert(os.execute(("/usr/bin/time -f %%M -o %s %s"):format(memory, command)))
    local seconds, peak = (uv.hrtime() - began) / 1e9, tonumber(read(memory):match("%d+")) / 1024
    os.remove(memory)
    return seconds, peak
end

local input = options.keep or os.tmpname() .. ".ndjson"
local bytes = write_input(input, paragraphs_of(texts), tonumber(options.size) * 1e6)
local output = os.tmpname()
for _, recipe in ipairs(options.recipe) do
    local rates, same, first = {}, true, nil
    for jobs = 1, tonumber(options.jobs) do
        local seconds, peak = run(("bin/kaztext run %s %s -o %s --jobs %d --quiet"):format(recipe, input, output, jobs))
        rates[jobs] = ("%.1f MB/s (%.0f MB of memory)"):format(bytes / 1e6 / seconds, peak)
        same = same and os.execute(("cmp -s %s %s.first || test %d = 1"):format(output, output, jobs)) == true
        if jobs == 1 then
            first = seconds
            os.rename(output, output .. ".first")
        else
            rates[jobs] = rates[jobs] .. (", %.2f times as fast"):format(first / seconds)
        end
    end
    print(
        ("run %s, %.0f MB of NDJSON, with 1, 2 … jobs: %s; %s"):format(
            recipe,
            bytes / 1e6,
            table.concat(rates, " / "),
            same and "the same output" or "THE OUTPUT DIFFERS"
        )
    )
    os.remove(output .. ".first")
end
os.remove(output)
if not options.keep then
    os.remove(input)
end
