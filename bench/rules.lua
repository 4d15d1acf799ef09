-- A thousand rules over a million words: seconds, words a second, memory. Then rules and texts over which a matcher that
-- tries one way after the other would take forever: the time at n, 2n and 4n words, and PCRE2 beside it.
--
--     bench/rules.lua FILE …      running text; it is repeated up to a million words
local core = require("kaztext.core")
local kaz = require("kaztext")

local WORDS, RULES, LISTS, ENTRIES, ROUNDS = 1000000, 1000, 50, 200, 3

-- ---- Rules as a user may have them, of words out of the lexicon ----

-- Always the same rules: a generator of our own, since those of Lua's versions differ.
local random = { at = 42 }
function random.upto(n)
    random.at = random.at * 16807 % 2147483647
    return random.at % n + 1
end

-- Stems that texts have, each as likely as another.
local function lexicon()
    local stems = {}
    for line in io.lines("data/lexicon/frequency.tsv") do
        stems[#stems + 1] = line:match("^([\208-\211][^\t]*)\t")
    end
    return stems
end

local function picked(stems, n)
    local list = {}
    for i = 1, n do
        list[i] = stems[random.upto(#stems)]
    end
    return list
end

-- Entries of one word and of two.
local function entries(stems)
    local list = picked(stems, ENTRIES)
    for i = 3, ENTRIES, 3 do
        list[i] = list[i] .. " " .. stems[random.upto(#stems)]
    end
    return list
end

local KINDS = {
    function(stems)
        return {
            { lemma = picked(stems, 3), as = "what" },
            { upos = { "NOUN", "ADJ" }, min = 0, max = 3 },
            { lemma = picked(stems, 5), as = "of" },
        }
    end,
    function(_, list)
        return {
            { upos = "ADJ", min = 0, as = "how" },
            { list = list, feats = { Case = { "Gen", "Acc" } }, as = "what" },
        }
    end,
    function(stems)
        return {
            any = {
                { { lemma = picked(stems, 2) }, { upos = "VERB" } },
                { { text = picked(stems, 2) }, { upos = "NOUN", optional = true }, { lemma = picked(stems, 2) } },
            },
        }
    end,
    function(stems)
        return {
            { lemma = picked(stems, 1) },
            { anything = true, min = 0, max = 4 },
            { upos = "VERB", feats = "Tense=Past", as = "did" },
        }
    end,
    function(stems)
        return {
            { upos = { "NOUN", "PROPN" }, feats = "Case=Gen", as = "whose" },
            { lemma = picked(stems, 4), feats = { ["Person[psor]"] = "3" }, as = "what" },
        }
    end,
}

local function thousand_rules()
    local stems, set = lexicon(), { lists = {} }
    for i = 1, LISTS do
        set.lists["list " .. i] = entries(stems)
    end
    for i = 1, RULES do
        set[i] = KINDS[i % #KINDS + 1](stems, "list " .. (i % LISTS + 1))
        set[i].name = "rule " .. i
    end
    return set
end

-- ---- Measuring ----

local function read(paths)
    local texts = {}
    for i, path in ipairs(paths) do
        local file = assert(io.open(path, "rb"))
        texts[i] = file:read("*a")
        file:close()
    end
    return table.concat(texts, "\n")
end

-- The best of some rounds, and what came of it.
local function best_of(rounds, work)
    local best, value = math.huge, nil
    for round = 1, rounds do
        collectgarbage()
        local began = os.clock()
        local made = work()
        best = math.min(best, os.clock() - began)
        value = round == rounds and made
    end
    return best, value
end

local function report(what, format, ...)
    print(("    %-52s " .. format):format(what, ...))
end

-- The most memory that the process has had, in MB, where the system tells.
local function most_memory()
    local file = io.open("/proc/self/status", "r")
    local status = file and file:read("*a") or ""
    if file then
        file:close()
    end
    return (tonumber(status:match("VmHWM:%s*(%d+)")) or 0) / 1024
end

-- The files' text, as often as it takes to have a million words, analysed; and how many words it has.
local function million_words(paths)
    local text = read(paths)
    local doc = kaz.document(text, { plain = true, raw = true })
    local words = #doc:words()
    local times = math.max(1, math.floor(WORDS / words + 0.5))
    doc:close()
    doc = kaz.document((text .. "\n"):rep(times), { plain = true, raw = true })
    local none = kaz.rule({ { "болмайтынсөз" } })
    local began = os.clock()
    none:match(doc)
    report(("%d words analysed, and one rule"):format(words * times), "%12.2f s", os.clock() - began)
    return doc, words * times
end

local function count_matches(set, doc)
    local count = 0
    for _ in set:each(doc) do
        count = count + 1
    end
    return count
end

local function measure_thousand(paths)
    local doc, words = million_words(paths)
    local compile, set = best_of(ROUNDS, function()
        return kaz.rule(thousand_rules())
    end)
    local stats = set:stats()
    local states = ("%d rules compiled, %d states"):format(stats.rules, stats.states)
    report(states, "%12.3f s, %.1f MB", compile, stats.bytes / 2 ^ 20)
    local before = most_memory()
    local seconds = best_of(ROUNDS, function()
        return core.find_rules(doc, set.set)
    end)
    report("… matched over them", "%12.2f s, %.0f words/s", seconds, words / seconds)
    local count
    seconds, count = best_of(ROUNDS, function()
        return count_matches(set, doc)
    end)
    report(
        ("… with each of the %d matches as a table"):format(count),
        "%12.2f s, %.0f words/s",
        seconds,
        words / seconds
    )
    report("memory: of the analysed words; with the matches", "%12.0f MB, %.0f MB", before, most_memory())
    return doc
end

-- The sets of lua/kaztext/rules, which find what native layers find, too: what it would cost to have the rules instead.
local function measure_shipped(doc)
    doc:entities()
    for _, name in ipairs({ "posts", "organisations", "quotations" }) do
        local set = kaz.rule(require("kaztext.rules." .. name))
        local seconds = best_of(ROUNDS, function()
            return core.find_rules(doc, set.set)
        end)
        report(("the shipped set '%s', analysis apart"):format(name), "%12.0f MB/s", #doc:text() / 1e6 / seconds)
    end
end

-- ---- What would explode ----

local A, B = "ара", "бала"
local NEVER = { pattern = "^в" } -- no word of the text, but only a look at each tells

local function times(element, n)
    return { element, min = n, max = n }
end

local function nested(depth)
    local element = { text = A }
    for _ = 1, depth do
        element = { element, min = 0 }
    end
    return element
end

local HOSTILE = {
    { "(a?){30} a{30}", { times({ text = A, optional = true }, 30), times({ text = A }, 30) } },
    { "((((a*)*)*)*)* c", { nested(5), NEVER } },
    { "(a|a a|a a a)* c", { { any = { A, { A, A }, { A, A, A } }, min = 0 }, NEVER } },
    { "a (a* c)?, each match looks at all the rest", { A, { { text = A, min = 0 }, NEVER, optional = true } } },
    {
        "a (a|b)* a (a|b){12}, captured",
        { { text = A }, { any = { A, B }, min = 0 }, { text = A, as = "a" }, times({ any = { A, B } }, 12) },
    },
}

local function measure_hostile()
    local n = 50000
    for _, case in ipairs(HOSTILE) do
        local set, seconds = kaz.rule({ case[2] }), {}
        for i = 1, 3 do
            local doc = kaz.document((A .. " "):rep(n * 2 ^ (i - 1)), { plain = true, raw = true })
            doc:words()
            seconds[i] = best_of(ROUNDS, function()
                return set:match(doc)
            end)
            doc:close()
        end
        report(case[1], "%8.3f %8.3f %8.3f s", seconds[1], seconds[2], seconds[3])
    end
    local backtracking = kaz.pattern("^(?:(?:" .. A .. " )?){30}(?:" .. A .. " ){30}$")
    local _, message = backtracking:find((A .. " "):rep(30))
    report("PCRE2, (a?){30} a{30} over 30 words", "%s", message or "found")
end

if not arg[1] then
    io.stderr:write("usage: bench/rules.lua FILE …\n")
    os.exit(2)
end
print("rules")
local doc = measure_thousand(arg)
measure_shipped(doc)
doc:close()
print(("time at %d, %d and %d words of one sentence"):format(50000, 100000, 200000))
measure_hostile()
