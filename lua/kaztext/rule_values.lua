--- What stands in the tables of rules: texts, features, agreements, lists; and how it is told what is wrong with it.
local core = require("kaztext.core")

local values = {}

local MOST_VARIABLES = 3

-- ---- What is wrong, and where ----

values.Complaint = {}

-- Raises what is wrong at the place of `c`; `reader.read` gives it back.
function values.complain(c, what, ...)
    local place = {}
    if c.rule then
        place[1] = ("rule %d"):format(c.rule) .. (c.name and (" '%s'"):format(c.name) or "")
    end
    if c.path ~= "" then
        place[#place + 1] = c.rule and "element " .. c.path or c.path
    end
    local where = #place > 0 and table.concat(place, ", ") .. ": " or ""
    error(setmetatable({ text = where .. what:format(...) }, values.Complaint), 0)
end

-- The names of the core by which tests are told, each with its number from 0 on.
function values.read_terms()
    local terms = core.rule_terms()
    for key, list in pairs(terms) do
        local numbers = {}
        for i, name in ipairs(list) do
            numbers[key == "features" and name.name or name] = i - 1
        end
        list.numbers = numbers
        if key == "features" then
            for _, feature in ipairs(list) do
                feature.numbers = {}
                for v, value in ipairs(feature.values) do
                    feature.numbers[value] = v
                end
            end
        end
    end
    return terms
end

-- " (a, b, c)": the keys that may stand there.
function values.known(...)
    local names = {}
    for _, keys in ipairs({ ... }) do
        for name in pairs(keys) do
            names[#names + 1] = name
        end
    end
    table.sort(names)
    return (" (%s)"):format(table.concat(names, ", "))
end

local WHAT = {
    part = "type of entity",
    inside = "kind of word inside a name",
    needs = "need of a head",
    upos = "part of speech",
    kind = "kind of token",
    entity = "type of entity",
    within = "type of entity",
    number = "kind of number",
    time = "type of time",
    identifier = "kind of identifier",
    post = "kind of post",
    quote = "kind of quotation",
    speech = "kind of verb of speech",
    head = "type of name",
}

-- ---- Values: one, or a list of which any will do ----

function values.strings(c, key, value)
    local list = type(value) == "table" and value or { value }
    for i, item in ipairs(list) do
        if type(item) ~= "string" or item == "" then
            values.complain(c, "%s: a string is expected at %d", key, i)
        end
    end
    for index in pairs(list) do
        if type(index) ~= "number" or index < 1 or index > #list or index % 1 ~= 0 then
            values.complain(c, "%s: a string or a list of strings is expected", key)
        end
    end
    if #list == 0 then
        values.complain(c, "%s: the list is empty", key)
    end
    return list
end

-- Bits of the names; all of them where the value is true.
function values.bits_of(c, key, value, terms)
    if value == true and key ~= "upos" and key ~= "kind" then
        return 2 ^ #terms - 1
    end
    local bits, seen = 0, {}
    for _, name in ipairs(values.strings(c, key, value)) do
        local number = terms.numbers[name]
        if not number then
            values.complain(c, "unknown %s '%s'", WHAT[key], name)
        end
        if not seen[number] then
            seen[number] = true
            bits = bits + 2 ^ number
        end
    end
    return bits
end

local OF_TOKENS = { Case = true, Number = true, ["Person[psor]"] = true }

local function feature_named(c, name)
    local number = c.terms.features.numbers[name]
    if not number then
        values.complain(c, "unknown feature '%s'", tostring(name))
    elseif c.over == "tokens" and not OF_TOKENS[name] then
        values.complain(c, '%s: tokens have only Case, Number and Person[psor]; leave over = "tokens" out', name)
    end
    return number, c.terms.features[number + 1]
end

-- "Case=Gen|Number=Plur" as a table.
local function feats_of_string(c, text)
    local feats = {}
    for part in (text .. "|"):gmatch("([^|]*)|") do
        local name, value = part:match("^([^=]+)=(.+)$")
        if not name then
            values.complain(c, "feats: Name=Value is expected, got '%s'", part)
        end
        feats[name] = value
    end
    return feats
end

function values.sorted_keys(map)
    local keys = {}
    for key in pairs(map) do
        keys[#keys + 1] = key
    end
    table.sort(keys, function(a, b)
        return tostring(a) < tostring(b)
    end)
    return keys
end

-- The values of a list that also has false, which is none of them; or the value itself.
local function without_false(wanted)
    local named, has_false = {}, false
    for _, one in ipairs(type(wanted) == "table" and wanted or {}) do
        has_false = has_false or one == false
        named[#named + 1] = one or nil
    end
    return has_false and named or wanted, has_false
end

function values.read_feats(c, value)
    if type(value) == "string" then
        value = feats_of_string(c, value)
    elseif type(value) ~= "table" then
        values.complain(c, "feats: a table or a string is expected, got %s", type(value))
    end
    local numbers = {}
    for _, name in ipairs(values.sorted_keys(value)) do
        local wanted = value[name]
        local number, feature = feature_named(c, name)
        local has_false
        wanted, has_false = without_false(wanted)
        local bits, seen = (wanted == false or has_false) and 1 or 0, {}
        if wanted == true then
            bits = 2 ^ (#feature.values + 1) - 2
        elseif wanted then
            for _, one in ipairs(values.strings(c, name, wanted)) do
                local v = feature.numbers[one]
                if not v then
                    values.complain(c, "unknown value %s=%s", name, one)
                end
                bits = seen[v] and bits or bits + 2 ^ v
                seen[v] = true
            end
        end
        numbers[#numbers + 1] = number
        numbers[#numbers + 1] = bits
    end
    if #numbers == 0 then
        values.complain(c, "feats: the table is empty")
    end
    return numbers
end

-- { "Case" } or { Case = "a", ["Person[psor]"] = "b" }: what has one name must agree.
function values.read_agreements(c, value)
    local numbers = {}
    value = type(value) == "string" and { value } or value
    if type(value) ~= "table" or next(value) == nil then
        values.complain(c, "agree: a feature or a table of features is expected")
    end
    for _, key in ipairs(values.sorted_keys(value)) do
        local name = type(key) == "number" and value[key] or key
        local number = feature_named(c, name)
        local variable = value[key]
        if type(variable) ~= "string" or variable == "" then
            values.complain(c, "agree: %s: a name is expected", name)
        end
        if not c.variables[variable] then
            c.variables.n = c.variables.n + 1
            c.variables[variable] = c.variables.n - 1
            if c.variables.n > MOST_VARIABLES then
                values.complain(c, "agree: a rule may have %d agreements, '%s' is one more", MOST_VARIABLES, variable)
            end
        end
        numbers[#numbers + 1] = number
        numbers[#numbers + 1] = c.variables[variable]
    end
    return numbers
end

-- ---- Lists ----

local BY = { any = 0, text = 1, lemma = 2, exact = 3 }

-- Finite forms are none, where the word is one of its own: оралдық, and not орал.
local function dictionary_form(word)
    local readings, small = core.analyse(word), core.lower(word)
    local finite = readings[1] and readings[1].feats.VerbForm == "Fin"
    for _, reading in ipairs(readings) do
        if finite and reading.lemma == small then
            return word
        end
    end
    return core.lemma(word)
end

-- A word that is no dictionary form itself could not be met as one: тағайындау, as dictionaries have it, stands for
-- тағайында, as the parser does.
local function with_lemmas(entries)
    local all, seen = {}, {}
    local function add(entry)
        if not seen[entry] then
            seen[entry] = true
            all[#all + 1] = entry
        end
    end
    for _, entry in ipairs(entries) do
        local before, last = entry:match("^(.- ?)(%S+)$")
        add(entry)
        if last then
            add(before .. dictionary_form(last))
        end
    end
    return all
end

-- The number of a list with these entries, and whether it has some of several words. Lists that are the same are one.
function values.list_of(c, key, entries, by)
    entries = by == "lemma" and with_lemmas(entries) or entries
    if by == "lemma" and c.over == "tokens" then
        values.complain(c, '%s: tokens have no lemma; leave over = "tokens" out', key)
    end
    if by == "any" and c.over == "tokens" then
        by = "text"
    end
    local id = by .. "\0" .. table.concat(entries, "\0")
    if not c.known[id] then
        local number, phrases = c.set:list(BY[by], entries)
        if not number then
            values.complain(c, "%s: '%s' is no word, or too many words", key, entries[phrases])
        end
        c.known[id] = { number, phrases }
    end
    return c.known[id][1], c.known[id][2]
end

-- The entries of a list and what they are compared with.
local function entries_of(c, key, value)
    local by, entries = value.by, {}
    if by ~= nil and not BY[by] then
        values.complain(c, "%s: by: any, text, lemma or exact is expected", key)
    end
    for name, entry in pairs(value) do
        if name ~= "by" then
            entries[name] = entry
        end
    end
    return values.strings(c, key, entries), by or "any"
end

function values.read_lists(c, lists)
    if type(lists) ~= "table" then
        values.complain(c, "lists: a table of lists is expected")
    end
    for _, name in ipairs(values.sorted_keys(lists)) do
        c.path = "lists." .. tostring(name)
        if type(name) ~= "string" or type(lists[name]) ~= "table" then
            values.complain(c, "a name and a list of words are expected")
        end
        local entries, by = entries_of(c, "entries", lists[name])
        c.lists[name] = { values.list_of(c, "entries", entries, by) }
    end
    c.path = ""
end

function values.named_list(c, value)
    if type(value) == "table" then
        local entries, by = entries_of(c, "list", value)
        return values.list_of(c, "list", entries, by)
    elseif type(value) ~= "string" then
        values.complain(c, "list: a name or a list of words is expected, got %s", type(value))
    elseif not c.lists[value] then
        values.complain(c, "there is no list '%s'", value)
    end
    return c.lists[value][1], c.lists[value][2]
end

return values
