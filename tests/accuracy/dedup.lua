-- Near duplicates among documents made of running text: planted copies with 5 to 20 % of the words changed.
--
--   lua5.4 tests/accuracy/dedup.lua [--documents N] [--threshold T] [--runs N] [--ways N] [--write FOLDER] FILE …
--
-- A document is four to twelve (--runs) runs of one to three sentences, drawn anywhere from the files. Every fifth is a copy of
-- an earlier one in which 5, 10, 15 or 20 % of the words were replaced by others of the files, left out, or swapped with
-- the next (--ways 1: all replaced). Texts are given one after the other, as a stream. A copy is found where it is told as a duplicate of its
-- original, or of what the original was told to repeat. Of every other pair that is told, the true overlap of the sets of
-- words and pairs of words is computed: under the threshold it is a false alarm. With --write, the documents go into
-- FOLDER/documents.txt, one a line, and tests/accuracy/dedup_peer.py has the same task with datasketch.
package.path = "tools/lib/?.lua;" .. package.path
local kaz = require("kaztext")

local DOCUMENTS, THRESHOLD, RUNS, WAYS, FOLDER = 100000, 0.48, 12, 3, nil
local RATES = { 5, 10, 15, 20 }
local files = {}
do
    local i = 1
    while arg[i] do
        local option = arg[i]:match("^%-%-(%a+)$")
        if option == "documents" then
            DOCUMENTS = tonumber(arg[i + 1])
        elseif option == "threshold" then
            THRESHOLD = tonumber(arg[i + 1])
        elseif option == "runs" then
            RUNS = tonumber(arg[i + 1])
        elseif option == "ways" then
            WAYS = tonumber(arg[i + 1])
        elseif option == "write" then
            FOLDER = arg[i + 1]
        else
            files[#files + 1] = arg[i]
        end
        i = i + (option and 2 or 1)
    end
end

-- A generator of our own, so that every Lua draws the same.
local state = 20240312
local function draw(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return math.floor(state / 2147483648 * n) + 1
end

-- ---- Documents ----

local sentences, words = {}, {}
for _, path in ipairs(files) do
    local file = assert(io.open(path, "rb"))
    for line in file:lines() do
        for _, sentence in ipairs(kaz.sentences(line)) do
            sentences[#sentences + 1] = sentence.text
            for word in sentence.text:gmatch("%S+") do
                words[#words + 1] = word
            end
        end
    end
    file:close()
end

local function new_document()
    local parts = {}
    for _ = 1, math.floor(RUNS / 3) - 1 + draw(RUNS - math.floor(RUNS / 3) + 1) do
        local first = draw(#sentences)
        for i = first, math.min(first + draw(3) - 1, #sentences) do
            parts[#parts + 1] = sentences[i]
        end
    end
    return table.concat(parts, " ")
end

local function changed(text, percent)
    local list, out = {}, {}
    for word in text:gmatch("%S+") do
        list[#list + 1] = word
    end
    local left, touched = math.floor(#list * percent / 100 + 0.5), {}
    while left > 0 do
        local at = draw(#list)
        if not touched[at] then
            touched[at] = true
            left = left - 1
        end
    end
    local i = 1
    while i <= #list do
        local way = touched[i] and draw(WAYS)
        if way == 1 then
            out[#out + 1] = words[draw(#words)]
        elseif way == 3 and i < #list then
            out[#out + 1] = list[i + 1]
            out[#out + 1] = list[i]
            i = i + 1
        elseif way ~= 2 then
            out[#out + 1] = list[i]
        end
        i = i + 1
    end
    return table.concat(out, " ")
end

local documents, copy_of, rate_of, bytes = {}, {}, {}, 0
for i = 1, DOCUMENTS do
    if i > 1000 and i % 5 == 0 then
        local original
        repeat
            original = draw(i - 1)
        until not copy_of[original]
        local rate = RATES[i / 5 % #RATES + 1]
        documents[i], copy_of[i], rate_of[i] = changed(documents[original], rate), original, rate
    else
        documents[i] = new_document()
    end
    bytes = bytes + #documents[i]
end
print(("dedup: %d documents, %.1f MB, of %d sentences"):format(DOCUMENTS, bytes / 1e6, #sentences))

-- ---- What was told ----

local function shingles(text)
    local set, before = {}, nil
    local size = 0
    for word in kaz.lower(text, "cyrl"):gsub("[%p\194\160]", " "):gmatch("%S+") do
        for _, shingle in ipairs({ word, before and before .. " " .. word }) do
            if not set[shingle] then
                set[shingle] = true
                size = size + 1
            end
        end
        before = word
    end
    return set, size
end

local function overlap(a, b)
    local one, n = shingles(a)
    local other, m = shingles(b)
    local both = 0
    for shingle in pairs(one) do
        both = both + (other[shingle] and 1 or 0)
    end
    return both / (n + m - both)
end

-- Prints recall for each rate, and precision; told[i] is what document i was told to repeat.
local function report(name, told)
    local planted, found, reported, unplanned, wrong = {}, {}, 0, 0, 0
    for i = 1, DOCUMENTS do
        local original, rate = copy_of[i], rate_of[i]
        local right = told[i] and original and (told[i] == original or told[i] == told[original])
        if rate then
            planted[rate] = (planted[rate] or 0) + 1
            found[rate] = (found[rate] or 0) + (right and 1 or 0)
        end
        if told[i] then
            reported = reported + 1
            if not right then
                unplanned = unplanned + 1
                wrong = wrong + (overlap(documents[i], documents[told[i]]) < THRESHOLD and 1 or 0)
            end
        end
    end
    local recall = {}
    for _, rate in ipairs(RATES) do
        recall[#recall + 1] = ("%d %%: %.4f"):format(rate, found[rate] / planted[rate])
    end
    print(("%s: recall with so many words changed: %s"):format(name, table.concat(recall, ", ")))
    print(
        ("%s: precision %.4f: %d pairs told, %d of them not planted, %d of these with an overlap under %.2f"):format(
            name,
            (reported - wrong) / reported,
            reported,
            unplanned,
            wrong,
            THRESHOLD
        )
    )
end

local dedup, told = kaz.dedup({ threshold = THRESHOLD }), {}
local began = os.clock()
for i = 1, DOCUMENTS do
    local found = dedup:add(documents[i])
    told[i] = found and found.duplicate_of
end
local seconds = os.clock() - began
local stats = dedup:stats()
report("kaztext", told)
print(
    ("kaztext: %.1f s, %.0f documents/s, %.1f MB/s; %.1f MB for %d texts that were kept"):format(
        seconds,
        DOCUMENTS / seconds,
        bytes / 1e6 / seconds,
        stats.bytes / 1e6,
        stats.kept
    )
)
dedup:close()

if FOLDER then
    local file = assert(io.open(FOLDER .. "/documents.txt", "wb"))
    for _, text in ipairs(documents) do
        file:write(text, "\n")
    end
    file:close()
    -- with as many bands as ours, then with those that it chooses itself
    for _, bands in ipairs({ "64 4", "" }) do
        local pipe = io.popen(("tests/accuracy/dedup_peer.sh %s %s %s"):format(FOLDER, THRESHOLD, bands))
        local answer, theirs = pipe:read("*a"), {}
        pipe:close()
        for i, of in answer:gmatch("(%d+)\t(%d+)\n") do
            theirs[tonumber(i)] = tonumber(of)
        end
        if next(theirs) then
            report("datasketch", theirs)
        end
        print((answer:match("(datasketch:[^\n]*)") or "datasketch: it failed"))
    end
end
