-- Lines of texts of several kinds, told by the file's name: plain text, tokens with a tag a line (.iob2), translation
-- memories (.tmx), tables whose first column is text (.tsv), objects with `text` a line (.jsonl).
local texts = {}

local readers = {}

function readers.iob2(file, handle)
    local sentence = {}
    for line in file:lines() do
        local token = line:match("^(%S+) %S+$")
        if token then
            sentence[#sentence + 1] = token
        elseif #sentence > 0 then
            handle(table.concat(sentence, " "))
            sentence = {}
        end
    end
    if #sentence > 0 then
        handle(table.concat(sentence, " "))
    end
end

function readers.tmx(file, handle)
    for line in file:lines() do
        handle(line:match("<seg>(.*)</seg>") or line)
    end
end

function readers.tsv(file, handle)
    for line in file:lines() do
        handle(line:match("^[^\t]*"))
    end
end

function readers.jsonl(file, handle)
    local cjson = require("cjson")
    for record in file:lines() do
        for line in (cjson.decode(record).text or ""):gmatch("[^\n]+") do
            handle(line)
        end
    end
end

function readers.txt(file, handle)
    for line in file:lines() do
        handle(line)
    end
end

--- Calls handle(line) for each line of the file; a sentence of tokens is a line.
function texts.each_line(name, handle)
    local file = assert(io.open(name, "rb"))
    local read = readers[name:match("%.(%w+)$")] or readers.txt
    read(file, handle)
    file:close()
end

return texts
