-- The Kazakh lines of texts, repaired, each once: what tools/train_restore.c learns from.
--
--   LUA_PATH='lua/?.lua;lua/?/init.lua;;' LUA_CPATH='build/5.4/?.so;;' lua5.4 tools/kazakh_lines.lua FILE …
--
-- A file is plain text, tokens with a tag a line (.iob2), a table whose first column is text (.tsv) or an object with
-- `text` a line (.jsonl).
local cjson = require("cjson")
local kaz = require("kaztext")

local SHORTEST = 20 -- bytes
local seen = {}

local function take(line)
    if #line >= SHORTEST and not seen[line] and kaz.language(line) == "kk" then
        seen[line] = true
        io.write((kaz.normalize(line)), "\n")
    end
end

local readers = {}

function readers.iob2(file)
    local sentence = {}
    for line in file:lines() do
        local token = line:match("^(%S+) %S+$")
        if token then
            sentence[#sentence + 1] = token
        else
            take(table.concat(sentence, " "))
            sentence = {}
        end
    end
    take(table.concat(sentence, " "))
end

function readers.tsv(file)
    for line in file:lines() do
        take(line:match("^[^\t]*"))
    end
end

function readers.jsonl(file)
    for record in file:lines() do
        for line in (cjson.decode(record).text or ""):gmatch("[^\n]+") do
            take(line)
        end
    end
end

function readers.txt(file)
    for line in file:lines() do
        take(line)
    end
end

for _, name in ipairs(arg) do
    local file = assert(io.open(name, "rb"))
    local read = readers[name:match("%.(%w+)$")] or readers.txt
    read(file)
    file:close()
end
