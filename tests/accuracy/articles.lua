-- Scores the extraction of articles against gold answers: precision, recall and F1 of each part.
--   lua5.4 tests/accuracy/articles.lua DIR …      (LUA_PATH and LUA_CPATH as `make accuracy` sets them)
-- A DIR holds NAME.txt and NAME.json, in the form that tests/articles/README.md describes.
package.path = "tests/lua/?.lua;" .. package.path
local folder = require("support.folder")
local cjson = require("cjson")
local kaz = require("kaztext")

local PARTS = {
    "body words",
    "title",
    "paragraphs",
    "boilerplate",
    "repairs",
    "entities",
    "normal forms",
    "people",
    "aliases",
    "positions",
    "times",
    "numbers",
    "quotes",
}

local function words(text)
    local found = {}
    for word in text:gmatch("[%w\128-\255]+") do
        found[#found + 1] = word
    end
    return found
end

-- Items that are in both lists, each as often as in the shorter of the two.
local function overlap(a, b)
    local left, hits = {}, 0
    for _, key in ipairs(a) do
        left[key] = (left[key] or 0) + 1
    end
    for _, key in ipairs(b) do
        if (left[key] or 0) > 0 then
            left[key] = left[key] - 1
            hits = hits + 1
        end
    end
    return hits
end

local function keys(items, fields)
    local list = {}
    for i, item in ipairs(items) do
        local values = {}
        for k, field in ipairs(fields) do
            values[k] = tostring(item[field])
        end
        list[i] = table.concat(values, "\0")
    end
    return list
end

local function flat(people, of)
    local list = {}
    for _, person in ipairs(people) do
        for _, item in ipairs(person[of]) do
            list[#list + 1] = person.name
                .. "\0"
                .. (type(item) == "table" and item.head .. "\0" .. item.organisation or item)
        end
    end
    return list
end

-- Numbers compare by value, whatever their Lua type.
local function number_keys(numbers)
    local list = {}
    for i, x in ipairs(numbers) do
        list[i] = ("%s\0%.10g\0%s"):format(x.text, x.value, x.kind)
    end
    return list
end

-- Every part of a record as a list of strings.
local function parts(record)
    return {
        ["body words"] = words(table.concat(record.paragraphs, " ")),
        title = { record.title },
        paragraphs = record.paragraphs,
        boilerplate = record.boilerplate,
        repairs = keys(record.repairs, { "from", "to" }),
        entities = keys(record.entities, { "type", "text" }),
        ["normal forms"] = keys(record.entities, { "type", "normal" }),
        people = keys(record.people, { "name" }),
        aliases = flat(record.people, "aliases"),
        positions = flat(record.people, "positions"),
        times = keys(record.times, { "text", "value" }),
        numbers = number_keys(record.numbers),
        quotes = keys(record.quotes, { "speaker", "text" }),
    }
end

local function score(dir)
    local totals = {}
    local names = folder.names(dir, "json")
    for _, name in ipairs(names) do
        local gold = cjson.decode(folder.read(("%s/%s.json"):format(dir, name)))
        local doc = assert(kaz.document(folder.read(("%s/%s.txt"):format(dir, name)), { date = gold.published }))
        local expected, found = parts(gold), parts(cjson.decode(doc:json()))
        for _, part in ipairs(PARTS) do
            local t = totals[part] or { gold = 0, found = 0, hits = 0 }
            t.gold = t.gold + #expected[part]
            t.found = t.found + #found[part]
            t.hits = t.hits + overlap(expected[part], found[part])
            totals[part] = t
        end
    end
    return totals, #names
end

for _, dir in ipairs(arg) do
    local totals, n = score(dir)
    print(("%s: %d articles"):format(dir, n))
    print(("%-14s%7s%7s%8s%8s%8s"):format("part", "gold", "found", "P", "R", "F1"))
    for _, part in ipairs(PARTS) do
        local t = totals[part]
        local p, r = t.found > 0 and t.hits / t.found or 0, t.gold > 0 and t.hits / t.gold or 0
        local f1 = p + r > 0 and 2 * p * r / (p + r) or 0
        print(("%-14s%7d%7d%8.3f%8.3f%8.3f"):format(part, t.gold, t.found, p, r, f1))
    end
end
