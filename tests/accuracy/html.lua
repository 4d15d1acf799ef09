-- Main text of HTML pages against gold: precision, recall and F1 over words, the mean over pages and each page that is
-- under 0.95; headlines, and what the page says of itself. trafilatura beside it, where tests/accuracy/html_peer.py can
-- import it.
--   lua5.4 tests/accuracy/html.lua DIR … [--articles DIR …]      (LUA_PATH and LUA_CPATH as `make accuracy` sets them)
-- A DIR holds NAME.html and NAME.json: tests/html/README.md.
package.path = "tests/lua/?.lua;" .. package.path
local folder = require("support.folder")
local cjson = require("cjson")
local kaz = require("kaztext")

local GOOD = 0.95
local FIELDS = { "title", "author", "date", "site", "url", "description", "language" }
-- Signs that are not compared: tools differ in whether they keep a quotation mark as it is.
local SIGNS = { "«", "»", "“", "”", "„", "–", "—", "…", "\194\160", "№", "©" }

local function words(text)
    for _, sign in ipairs(SIGNS) do
        text = text:gsub(sign, " ")
    end
    local found = {}
    for word in kaz.lower(text):gmatch("[%w\128-\255]+") do
        found[#found + 1] = word
    end
    return found
end

-- Words that are in both, each as often as in the one that has it less often.
local function overlap(a, b)
    local left, hits = {}, 0
    for _, word in ipairs(a) do
        left[word] = (left[word] or 0) + 1
    end
    for _, word in ipairs(b) do
        if (left[word] or 0) > 0 then
            left[word] = left[word] - 1
            hits = hits + 1
        end
    end
    return hits
end

local function f1(hits, found, wanted)
    local precision = found > 0 and hits / found or wanted == 0 and 1 or 0
    local recall = wanted > 0 and hits / wanted or 1
    return precision + recall > 0 and 2 * precision * recall / (precision + recall) or 0, precision, recall
end

local function new_score(name)
    return { name = name, pages = 0, sum = 0, low = {}, hits = 0, found = 0, wanted = 0, good = 0 }
end

local function add(score, page, text, gold)
    local a, b = words(text), words(gold)
    local hits = overlap(a, b)
    local value, precision, recall = f1(hits, #a, #b)
    score.pages, score.sum = score.pages + 1, score.sum + value
    score.hits, score.found, score.wanted = score.hits + hits, score.found + #a, score.wanted + #b
    if value >= GOOD then
        score.good = score.good + 1
    else
        score.low[#score.low + 1] = ("    %-24s F1 %.3f  precision %.3f  recall %.3f"):format(
            page,
            value,
            precision,
            recall
        )
    end
    return value
end

local function show(score)
    if score.pages == 0 then
        return
    end
    local value, precision, recall = f1(score.hits, score.found, score.wanted)
    print(
        ("  %-12s mean F1 %.4f; all words: F1 %.4f  precision %.4f  recall %.4f; %d of %d pages at %.2f or more"):format(
            score.name,
            score.sum / score.pages,
            value,
            precision,
            recall,
            score.good,
            score.pages,
            GOOD
        )
    )
    print(table.concat(score.low, "\n") .. (#score.low > 0 and "\n" or ""))
end

-- What trafilatura gives for the pages: text by name, seconds of all; nil where it is not there.
local function peer(dir)
    local command = ("PATH=build/venv/bin:$PATH python3 tests/accuracy/html_peer.py %s 2>/dev/null"):format(dir)
    local pipe = assert(io.popen(command))
    local answer = pipe:read("*a")
    pipe:close()
    return answer ~= "" and cjson.decode(answer) or nil
end

-- The text without its first line, where that is the headline: it is compared apart.
local function without_title(text, title)
    local first, rest = text:match("^([^\n]*)\n(.*)$")
    return first and table.concat(words(first), " ") == table.concat(words(title), " ") and rest or text
end

local function check_meta(tally, doc, gold)
    local meta = doc:meta()
    for _, field in ipairs(FIELDS) do
        local wanted = gold.meta[field]
        if wanted then
            tally.wanted = tally.wanted + 1
            if table.concat(words(meta[field] or "")) == table.concat(words(wanted)) then
                tally.right = tally.right + 1
            else
                tally.wrong[#tally.wrong + 1] = ("%s: %s"):format(field, tostring(meta[field]))
            end
        end
    end
end

local function score_dir(dir)
    local own, other, titles, bytes, seconds = new_score("kaztext"), new_score("trafilatura"), 0, 0, 0
    local meta = { wanted = 0, right = 0, wrong = {} }
    local theirs = peer(dir)
    for _, name in ipairs(folder.names(dir, "html")) do
        local page, gold =
            folder.read(dir .. "/" .. name .. ".html"), cjson.decode(folder.read(dir .. "/" .. name .. ".json"))
        local start = os.clock()
        local doc = assert(kaz.html(page))
        local title, paragraphs = doc:title(), {}
        for i, paragraph in ipairs(doc:paragraphs()) do
            paragraphs[i] = paragraph.text
        end
        seconds, bytes = seconds + os.clock() - start, bytes + #page
        local wanted = table.concat(gold.paragraphs, "\n")
        if os.getenv("KAZTEXT_SHOW") == name then
            for _, line in ipairs(doc:lines()) do
                print(line.kind, line.text, line.reason)
            end
        end
        add(own, name, table.concat(paragraphs, "\n"), wanted)
        if title and table.concat(words(title)) == table.concat(words(gold.title)) then
            titles = titles + 1
        else
            print(("    %-24s headline: %s"):format(name, tostring(title)))
        end
        check_meta(meta, doc, gold)
        if theirs then
            add(other, name, without_title(theirs.texts[name] or "", gold.title), wanted)
        end
        doc:close()
    end
    print(("%s: %d pages, %.0f KB"):format(dir, own.pages, bytes / 1000))
    show(own)
    show(other)
    print(
        ("  headline right on %d of %d pages; fields of the head: %d of %d"):format(
            titles,
            own.pages,
            meta.right,
            meta.wanted
        )
    )
    print(#meta.wrong > 0 and "    " .. table.concat(meta.wrong, "\n    ") or "")
    print(("  %.2f MB/s, page to paragraphs"):format(bytes / 1e6 / seconds))
    if theirs then
        print(("  trafilatura %s: %.2f MB/s"):format(theirs.version, bytes / 1e6 / theirs.seconds))
    end
end

-- Pages without gold whose article stands in one <article>: what that holds, tags taken away by a pattern, is the gold.
local function score_articles(dir)
    local own, other, theirs, bytes = new_score("kaztext"), new_score("trafilatura"), peer(dir), 0
    for _, name in ipairs(folder.names(dir, "html")) do
        local page, paragraphs = folder.read(dir .. "/" .. name .. ".html"), {}
        bytes = bytes + #page
        local gold = page:match("<article[^>]*>(.-)</article>"):gsub("<[^>]*>", " "):gsub("&%w+;", " ")
        local doc = assert(kaz.html(page, { raw = true }))
        for i, paragraph in ipairs(doc:paragraphs()) do
            paragraphs[i] = paragraph.text
        end
        add(own, name, table.concat(paragraphs, "\n"), gold)
        if theirs then
            add(other, name, theirs.texts[name] or "", gold)
        end
        doc:close()
    end
    print(("%s: %d pages, against what stands in <article>"):format(dir, own.pages))
    show(own)
    show(other)
    if theirs then
        print(("  trafilatura %s: %.2f MB/s"):format(theirs.version, bytes / 1e6 / theirs.seconds))
    end
end

local articles = false
for _, dir in ipairs(arg) do
    if dir == "--articles" then
        articles = true
    else
        (articles and score_articles or score_dir)(dir)
    end
end
