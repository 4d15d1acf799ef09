-- Scores the rule sets of lua/kaztext/rules beside the native layers that know more: precision, recall and F1.
--   lua5.4 tests/accuracy/rules.lua DIR …      (LUA_PATH and LUA_CPATH as `make accuracy` sets them)
-- A DIR holds NAME.txt and NAME.json, in the form that tests/articles/README.md describes. With KAZTEXT_SHOW in the
-- environment, what the rules lack (-) and have too much (+) is shown.
package.path = "tests/lua/?.lua;" .. package.path
local folder = require("support.folder")
local cjson = require("cjson")
local kaz = require("kaztext")

local SHOW = os.getenv("KAZTEXT_SHOW")

local sets = {}
for _, name in ipairs({ "posts", "organisations", "quotations" }) do
    sets[name] = kaz.rule(require("kaztext.rules." .. name))
end

local function key(...)
    return table.concat({ ... }, " | ")
end

-- The person of the document whom a name in the text means: rules know the sentence alone.
local function full_names(doc)
    local names = {}
    for _, person in ipairs(doc:people()) do
        names[person.name] = person.name
        for _, alias in ipairs(person.aliases) do
            names[alias] = names[alias] or person.name
        end
    end
    return function(name)
        return name and (names[name] or name) or "?"
    end
end

-- ---- What is compared: of a record, and of what the rules find ----

local function record_posts(record, with_organisation)
    local list = {}
    for _, person in ipairs(record.people) do
        for _, post in ipairs(person.positions) do
            list[#list + 1] = key(person.name, post.head, with_organisation and post.organisation or nil)
        end
    end
    return list
end

local function rule_posts(doc, with_organisation)
    local list, full_name = {}, full_names(doc)
    for found in sets.posts:each(doc) do
        for _, post in ipairs(found.posts) do
            local organisation = with_organisation and (post.organisation or "") or nil
            list[#list + 1] = key(full_name(found.person), post.head, organisation)
        end
    end
    return list
end

local function record_quotes(record, with_speaker)
    local list = {}
    for _, quote in ipairs(record.quotes) do
        local speaker = type(quote.speaker) == "string" and quote.speaker or "?"
        list[#list + 1] = key(quote.text, with_speaker and speaker or nil)
    end
    return list
end

local function rule_quotes(doc, with_speaker)
    local list, full_name = {}, full_names(doc)
    for found in sets.quotations:each(doc) do
        for _, piece in ipairs(found.said) do
            list[#list + 1] = key(piece.text, with_speaker and full_name(found.speaker) or nil)
        end
    end
    return list
end

local function record_organisations(record)
    local list = {}
    for _, entity in ipairs(record.entities) do
        if entity.type == "ORGANISATION" then
            list[#list + 1] = entity.text
        end
    end
    return list
end

local function rule_organisations(doc)
    local list = {}
    for found in sets.organisations:each(doc) do
        list[#list + 1] = found.text
    end
    return list
end

-- A post is told once, however often the text names it; organisations and quotations count each time.
local PARTS = {
    { "posts: who and what", record_posts, rule_posts, false, once = true },
    { "posts: and where", record_posts, rule_posts, true, once = true },
    { "organisations", record_organisations, rule_organisations },
    { "quotations: the words", record_quotes, rule_quotes, false },
    { "quotations: and who", record_quotes, rule_quotes, true },
}

-- ---- Counting ----

local function unique(list)
    local seen, out = {}, {}
    for _, item in ipairs(list) do
        if not seen[item] then
            seen[item] = true
            out[#out + 1] = item
        end
    end
    return out
end

local function show(sign, item, shown)
    if SHOW and shown then
        print(("  %s %s"):format(sign, item))
    end
end

local function count(totals, gold, found, shown)
    local left = {}
    for _, item in ipairs(gold) do
        left[item] = (left[item] or 0) + 1
    end
    for _, item in ipairs(found) do
        if (left[item] or 0) > 0 then
            left[item] = left[item] - 1
            totals.hits = totals.hits + 1
        else
            show("+", item, shown)
        end
    end
    for item, n in pairs(left) do
        if n > 0 then
            show("-", item, shown)
        end
    end
    totals.gold = totals.gold + #gold
    totals.found = totals.found + #found
end

local function print_row(what, by, t)
    local p, r = t.found > 0 and t.hits / t.found or 0, t.gold > 0 and t.hits / t.gold or 0
    local f1 = p + r > 0 and 2 * p * r / (p + r) or 0
    print(("%-24s%-8s%6d%7d%8.3f%8.3f%8.3f"):format(what, by, t.gold, t.found, p, r, f1))
end

local function score(dir)
    local totals = {}
    for i in ipairs(PARTS) do
        totals[i] = { rules = { gold = 0, found = 0, hits = 0 }, native = { gold = 0, found = 0, hits = 0 } }
    end
    for _, name in ipairs(folder.names(dir, "json")) do
        local record = cjson.decode(folder.read(("%s/%s.json"):format(dir, name)))
        local doc = assert(kaz.document(folder.read(("%s/%s.txt"):format(dir, name)), { date = record.published }))
        local own = cjson.decode(doc:json())
        for i, part in ipairs(PARTS) do
            local as = part.once and unique or function(list)
                return list
            end
            local gold = as(part[2](record, part[4]))
            count(totals[i].rules, gold, as(part[3](doc, part[4])), true)
            count(totals[i].native, gold, as(part[2](own, part[4])), false)
        end
        doc:close()
    end
    return totals
end

for _, dir in ipairs(arg) do
    local totals = score(dir)
    print(("%s: %d articles"):format(dir, #folder.names(dir, "json")))
    print(("%-32s%6s%7s%8s%8s%8s"):format("part", "gold", "found", "P", "R", "F1"))
    for i, part in ipairs(PARTS) do
        print_row(part[1], "rules", totals[i].rules)
        print_row(part[1], "native", totals[i].native)
    end
end
