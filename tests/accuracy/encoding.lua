-- How well encodings are told apart, and mojibake undone. Takes windows of 200 to 400 bytes of Kazakh and Russian text, encodes
-- or misreads them, and compares what comes back byte for byte; then texts in other languages, of which no letter may change.
-- Run from the project's root after `make build`:
--
--     lua5.4 tests/accuracy/encoding.lua [--show N] [--windows N]    N wrong windows of each kind are shown
--
-- Reads KAZTEXT_DATA (default ../shared/data); says so and ends well where it is missing. Ends with status 1 where a figure
-- is under its floor.
package.path = "lua/?.lua;lua/?/init.lua;tests/lua/?.lua;" .. package.path
package.cpath = ("build/%s/?.so;"):format(_VERSION:match("%d%.%d")) .. package.cpath
local kaz = require("kaztext")
local codepages = require("support.codepages")

local DATA = os.getenv("KAZTEXT_DATA") or "../shared/data"
local options = { ["--show"] = 0, ["--windows"] = 1500 }
for i = 1, #arg, 2 do
    options[arg[i]] = tonumber(arg[i + 1])
end
local SHORTEST, LONGEST = 200, 400
local FLOOR = 0.995

-- Park and Miller's generator: the same on every Lua.
local seed = 20261126
local function random(n)
    seed = seed * 16807 % 2147483647
    return seed % n + 1
end

local function read(path)
    local file = io.open(DATA .. "/" .. path, "rb")
    local text = file and file:read("*a")
    if file then
        file:close()
    end
    return text
end

local KAZAKH = {
    "raw/kazqad.txt",
    "raw/wikipedia.txt",
    "raw/common-voice.txt",
    "raw/tatoeba.txt",
    "raw/abai.txt",
    "web/sites/afn-kaz-1550",
    "web/sites/knb-kaz-1010",
    "web/sites/minplan-kaz-734",
    "web/sites/udp+kaz",
}
local RUSSIAN = { "web/sites/afn-ru", "web/sites/knb-ru", "web/sites/minplan-ru", "web/sites/udp+ru+1435" }

-- Valid text without what a repair of its own would change: misread places of the corpus itself.
local function join(paths)
    local texts = {}
    for _, path in ipairs(paths) do
        texts[#texts + 1] = read(path)
    end
    return (table.concat(texts, "\n"):gsub("\r", ""):gsub("\239\191\189", ""):gsub("\239\187\191", ""))
end

-- A window of the text, of whole words.
local function window(text)
    local n = SHORTEST + random(LONGEST - SHORTEST) - 1
    local first = text:find("[ \n]", random(#text - n - 200)) + 1
    local last = text:find("[ \n]", first + n) or #text
    return text:sub(first, last - 1)
end

-- Windows that the page can hold, and that are letters for the most part: rows of a table of numbers tell nothing.
local function windows(text, page, twice)
    local list = {}
    while #list < options["--windows"] do
        local w = window(text)
        local letters = select(2, w:gsub("[\208-\211][\128-\191]", ""))
        if letters * 4 > #w then
            w = page and codepages.without(w, page) or w
            if twice and #w < SHORTEST then -- a byte a letter: two windows make one
                w = w .. " " .. codepages.without(window(text), page)
            end
            list[#list + 1] = w
        end
    end
    return list
end

local failed = false
local function report(name, n, right, floor, wrong)
    print(("%-58s%8d%10.4f"):format(name, n, right / n))
    for i = 1, math.min(options["--show"], #wrong) do
        print("    " .. wrong[i])
    end
    failed = failed or right / n < floor
end

local function check(name, list, damage, wanted)
    local right, wrong = 0, {}
    for _, truth in ipairs(list) do
        local bytes = damage(truth)
        local text, encoding, confidence = kaz.decode(bytes)
        -- lower-case words may be the same bytes in two pages: the reading is then right under either name
        if text == truth and (not wanted or encoding == wanted or kaz.decode(bytes, wanted) == text) then
            right = right + 1
        else
            wrong[#wrong + 1] = ("%s %.2f\n      %s\n      %s\n      %s"):format(
                encoding,
                confidence,
                truth,
                text,
                bytes
            )
        end
    end
    report(name, #list, right, FLOOR, wrong)
end

local kazakh, russian = join(KAZAKH), join(RUSSIAN)
if kazakh == "" or russian == "" then
    print("no texts under " .. DATA .. ": skipped")
    os.exit(0)
end

print(("%-58s%8s%10s"):format("encoding", "windows", "right"))
local function same(text)
    return text
end
check("utf-8, Kazakh", windows(kazakh), same, "utf-8")
check("utf-8, Russian", windows(russian), same, "utf-8")
for _, name in ipairs({ "utf-16le", "utf-16be", "utf-32le", "utf-32be" }) do
    for _, mark in ipairs({ false, true }) do
        check(name .. (mark and " with BOM" or ""), windows(kazakh), function(text)
            return codepages.widen(text, name, mark)
        end, name)
    end
end
for _, name in ipairs({ "kz-1048", "ptcp154" }) do
    check(name .. ", Kazakh", windows(kazakh, name, true), function(text)
        return codepages.encode(text, name)
    end, name)
end
for _, name in ipairs({ "windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic" }) do
    check(name .. ", Russian", windows(russian, name, true), function(text)
        return codepages.encode(text, name)
    end, name)
    check(name .. ", Kazakh without its letters", windows(kazakh, name, true), function(text)
        return codepages.encode(text, name)
    end, name)
end

local NEIGHBOURS =
    { Ukrainian = "ukr", Belarusian = "bel", Bulgarian = "bul", Macedonian = "mkd", Serbian = "srp_cyrl" }
for _, language in ipairs({ "Ukrainian", "Belarusian", "Bulgarian", "Macedonian", "Serbian" }) do
    local text = join({ "langid/udhr/" .. NEIGHBOURS[language] .. ".txt" }):gsub("\n +", "\n")
    check("windows-1251, " .. language, windows(text, "windows-1251", true), function(window_)
        return codepages.encode(window_, "windows-1251")
    end, "windows-1251")
end

local READERS = { "windows-1251", "iso-8859-1", "windows-1252", "ibm866", "koi8-r", "x-mac-cyrillic" }
for _, name in ipairs(READERS) do
    for times = 1, 2 do
        check(("UTF-8 read as %s, %s"):format(name, times == 1 and "once" or "twice"), windows(kazakh), function(text)
            for _ = 1, times do
                text = codepages.decode(text, name)
            end
            return text
        end)
    end
end
for _, written in ipairs({ "kz-1048", "ptcp154", "windows-1251" }) do
    for _, name in ipairs({ "iso-8859-1", "windows-1252", "windows-1251" }) do
        if written ~= name then
            local source = written == "windows-1251" and russian or kazakh
            check(("%s read as %s"):format(written, name), windows(source, written, true), function(text)
                return codepages.decode(codepages.encode(text, written), name)
            end)
        end
    end
end

-- Files of pieces: lines of one kind in a file of another. What counts is each line.
local LINES = 12
local function check_mixed(name, source, damage, share, page)
    local right, n, wrong = 0, 0, {}
    for _ = 1, options["--windows"] / LINES do
        local truth, bytes = {}, {}
        for i = 1, LINES do
            truth[i] = codepages.without(window(source), page or "kz-1048"):gsub("\n", " ")
            bytes[i] = random(100) <= share and damage(truth[i]) or truth[i]
        end
        local i = 0
        for line in (kaz.decode(table.concat(bytes, "\n")) .. "\n"):gmatch("([^\n]*)\n") do
            i, n = i + 1, n + 1
            if line == truth[i] then
                right = right + 1
            else
                wrong[#wrong + 1] = ("line\n      %s\n      %s\n      %s"):format(truth[i], line, bytes[i] or "")
            end
        end
    end
    report(name, n, right, FLOOR, wrong)
end
local function encoder(name)
    return function(text)
        return codepages.encode(text, name)
    end
end
local function misreader(name)
    return function(text)
        return codepages.decode(text, name)
    end
end
check_mixed("lines of KZ-1048 in UTF-8, one in six", kazakh, encoder("kz-1048"), 17)
check_mixed("lines of UTF-8 in KZ-1048, one in six", kazakh, encoder("kz-1048"), 83)
check_mixed("Russian lines of windows-1251 in UTF-8, one in six", russian, encoder("windows-1251"), 17, "windows-1251")
check_mixed("lines misread by windows-1251, one in six", kazakh, misreader("windows-1251"), 17)
check_mixed("lines misread by windows-1252, one in six", kazakh, misreader("windows-1252"), 17)
check_mixed("lines misread by ibm866, one in six", kazakh, misreader("ibm866"), 17)
check_mixed("KZ-1048 lines misread by windows-1251, one in six", kazakh, function(text)
    return codepages.decode(codepages.encode(text, "kz-1048"), "windows-1251")
end, 17)
check_mixed("KZ-1048 lines misread by windows-1252, one in six", kazakh, function(text)
    return codepages.decode(codepages.encode(text, "kz-1048"), "windows-1252")
end, 17)

-- From the text and the log of edits the original bytes come back.
local function undone(bytes)
    local doc = kaz.document(bytes, { plain = true })
    local text, out, at = doc:text(), {}, 1
    for _, edit in ipairs(doc:edits()) do
        out[#out + 1] = text:sub(at, edit.first - 1)
        out[#out + 1] = edit.from
        at = edit.last + 1
    end
    doc:close()
    return table.concat(out) .. text:sub(at)
end
local back, n = 0, 0
for i, text in ipairs(windows(kazakh, "kz-1048")) do
    local kinds = {
        codepages.encode(text, "kz-1048"),
        codepages.encode(text, "ptcp154"),
        codepages.widen(text, "utf-16le", true),
        codepages.decode(text, "windows-1251"),
        codepages.decode(codepages.decode(text, "koi8-r"), "koi8-r"),
        codepages.decode(codepages.encode(text, "kz-1048"), "windows-1252"),
        text:sub(1, -2),
        codepages.decode(codepages.encode(text, "ptcp154"), "windows-1251"),
    }
    local bytes = kinds[i % #kinds + 1]
    n = n + 1
    back = back + (undone(bytes) == bytes and 1 or 0)
end
report("the original bytes from the log of edits", n, back, 1, {})

-- Other languages, and Kazakh: line by line and as whole files. Decoding may change nothing at all, and kaz.normalize no
-- letter but Latin look-alikes, which these texts do hold.
local KEPT = { encoding = true, mojibake = true, ["other-cyrillic"] = true, ["other-lookalike"] = true }
local LANGUAGES = { "ar", "az", "be", "bg", "de", "en", "fa", "kk", "mk", "mn", "ru", "sr", "tr", "uk" }
local UDHR = "alt azj_cyrl azj_latn bel bul kaz khk kir mkd rus sah srp_cyrl tat tuk_cyrl tuk_latn tur tyv uig_arab uig_latn ukr"
    .. " uzn_cyrl uzn_latn"
local lines, decoded, repaired, changes = 0, 0, 0, {}
local function keep(text, path)
    lines = lines + 1
    if (kaz.decode(text)) ~= text then
        decoded = decoded + 1
        changes[#changes + 1] = path .. ": decoded"
    end
    local doc = kaz.document(text, { plain = true })
    for _, word in ipairs(doc:repairs()) do
        for _, rule in ipairs(word.rules) do
            if KEPT[rule] then
                repaired = repaired + 1
                changes[#changes + 1] = ("%s: %s: %s, by %s"):format(path, word.from, word.to, rule)
            end
        end
    end
    doc:close()
end
local function untouched(path)
    local text = read(path)
    if text then
        keep(text, path)
    end
    for line in (text or ""):gmatch("[^\n]+") do
        keep(line, path)
    end
end
for _, language in ipairs(LANGUAGES) do
    untouched("langid/sentences_" .. language .. ".txt")
end
for language in UDHR:gmatch("%S+") do
    untouched("langid/udhr/" .. language .. ".txt")
end
print(
    ("%d lines and files in other languages and Kazakh: %d decoded otherwise, %d words with other letters"):format(
        lines,
        decoded,
        repaired
    )
)
for _, change in ipairs(changes) do
    print("    " .. change)
end
os.exit(not failed and decoded == 0 and repaired <= 2)
