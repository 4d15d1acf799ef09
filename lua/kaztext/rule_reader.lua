--- Rules as users write them, read and checked: what is wrong is told with its place. The native set is put together
--- on the way. The tables are described in doc/api.lua.
local core = require("kaztext.core")
local values = require("kaztext.rule_values")

local reader = {}

local MOST_NESTED, MOST_NAMES, MOST_COPIES = 50, 100, 10000

-- ---- Tests of one word ----

local LAYERS = { entity = 1, number = 2, time = 3, identifier = 4, post = 5, quote = 6, speech = 7, head = 8, part = 9 }
local ANALYSED = { lemma = true, upos = true }
local UNANALYSED = { inside = true }
local MOST_MARKED = 255
local SENTENCE = { first = 1, last = 2, whole = 3 }
local REACHES = { far = 1, near = 2 } -- bits above those of needs

local function add_list(c, test, key, number, phrases)
    if phrases and test.phrases then
        values.complain(c, "%s: only one test of an element may have entries of several words", key)
    end
    test.phrases = test.phrases or phrases
    test.lists[#test.lists + 1] = number
end

local function add_words(by)
    return function(c, test, key, value)
        add_list(c, test, key, values.list_of(c, key, values.strings(c, key, value), by))
    end
end

local function add_layer(c, test, key, value)
    if test.layer then
        values.complain(c, "%s: an element is one item only", key)
    end
    test.layer, test.types = LAYERS[key], values.bits_of(c, key, value, c.terms[key])
    c.asked[key] = true
end

-- The words that stand at least in the quotation of which the word is a mark.
local function add_mark(c, test, key, value)
    if type(value) ~= "number" or value % 1 ~= 0 or value < 1 or value > MOST_MARKED then
        values.complain(c, "%s: a whole number from 1 to %d is expected", key, MOST_MARKED)
    end
    test[key] = value
end

local function must_be_true(c, key, value)
    if value ~= true then
        values.complain(c, "%s: true is expected", key)
    end
    return true
end

-- PART is a narrower kind of ORGANISATION.
local function add_head(c, test, key, value)
    local kinds = {}
    for i, kind in ipairs(type(value) == "table" and value or { value }) do
        kinds[i] = kind
    end
    for _, kind in ipairs(kinds) do
        if kind == "ORGANISATION" then
            kinds[#kinds + 1] = "PART"
            break
        end
    end
    add_layer(c, test, key, kinds[1] == true and true or kinds)
end

-- A regular expression of the user's, or one made of its source.
local function pattern_of(c, key, i, source)
    if type(source) == "string" then
        local pattern, message, _, offset = require("kaztext").pattern(source)
        if not pattern then
            values.complain(c, "%s: '%s' at %d: %s", key, source, offset, message)
        end
        return pattern
    elseif type(source) == "userdata" and tostring(source) == "kaztext.pattern" then
        return source
    end
    values.complain(c, "%s: a regular expression is expected at %d, got %s", key, i, tostring(source))
end

local function add_patterns(c, test, key, value)
    local list = type(value) == "table" and value or { value }
    test.patterns = {}
    if #list == 0 then
        values.complain(c, "%s: the list is empty", key)
    end
    for i, source in ipairs(list) do
        local id = type(source) == "string" and "pattern\0" .. source or source
        c.known[id] = c.known[id] or c.set:pattern(pattern_of(c, key, i, source))
        test.patterns[i] = c.known[id]
    end
end

-- What each key of an element asks of a word.
local TESTS = {
    text = add_words("text"),
    lemma = add_words("lemma"),
    exact = add_words("exact"),
    list = function(c, test, key, value)
        add_list(c, test, key, values.named_list(c, value))
    end,
    upos = function(c, test, key, value)
        test.upos = values.bits_of(c, key, value, c.terms.upos)
    end,
    kind = function(c, test, key, value)
        test.kinds = values.bits_of(c, key, value, c.terms.kind)
    end,
    feats = function(c, test, _, value)
        test.feats = values.read_feats(c, value)
    end,
    shape = function(c, test, key, value)
        test.shapes = {}
        for i, shape in ipairs(values.strings(c, key, value)) do
            test.shapes[i] = c.set:shape(shape)
        end
    end,
    ending = function(c, test, key, value)
        test.endings = {}
        for i, ending in ipairs(values.strings(c, key, value)) do
            local id = "ending\0" .. ending
            c.known[id] = c.known[id] or c.set:ending(ending)
            test.endings[i] = c.known[id]
        end
    end,
    pattern = add_patterns,
    opens = add_mark,
    closes = add_mark,
    entity = add_layer,
    number = add_layer,
    time = add_layer,
    identifier = add_layer,
    post = add_layer,
    quote = add_layer,
    speech = add_layer,
    head = add_head,
    part = add_layer,
    within = function(c, test, key, value)
        test.within = values.bits_of(c, key, value, c.terms.entity)
    end,
    inside = function(c, test, key, value)
        test.inside = values.bits_of(c, key, value, c.terms.inside)
    end,
    needs = function(c, test, key, value)
        test.needs = values.bits_of(c, key, value, c.terms.needs)
    end,
    reach = function(c, test, _, value)
        if not REACHES[value] then
            values.complain(c, "reach: far or near is expected")
        end
        test.reach = REACHES[value] * 2 ^ #c.terms.needs
    end,
    sentence = function(c, test, _, value)
        test.sentence = SENTENCE[value]
        if not test.sentence then
            values.complain(c, "sentence: first, last or whole is expected")
        end
    end,
    agree = function(c, test, _, value)
        test.agree = values.read_agreements(c, value)
    end,
    post_head = function(c, test, key, value)
        test.post_head = must_be_true(c, key, value)
    end,
    several = function(c, test, key, value)
        test.several = must_be_true(c, key, value)
    end,
    anything = function(c, _, key, value)
        must_be_true(c, key, value)
    end,
}

local read_besides

-- Tests of other words than those of the element, each of which may be a list: the name that the core has for it.
local BESIDES = {
    except = "excepts",
    preceded_by = "before",
    followed_by = "after",
    not_preceded_by = "not_before",
    not_followed_by = "not_after",
}

-- The tests of a table as the core wants them; keys that are no test are in `besides`.
local function read_test(c, element, besides)
    local test, any = { lists = {} }, false
    for _, key in ipairs(values.sorted_keys(element)) do
        if TESTS[key] then
            if c.over == "tokens" and ANALYSED[key] then
                values.complain(c, '%s: tokens are not analysed; leave over = "tokens" out', key)
            end
            if c.over == "words" and UNANALYSED[key] then
                values.complain(c, '%s: only tokens have it: over = "tokens"', key)
            end
            TESTS[key](c, test, key, element[key])
            any = true
        elseif BESIDES[key] then
            test[BESIDES[key]] = read_besides(c, key, element[key])
            any = true
        elseif not (besides and besides[key]) then
            values.complain(c, "unknown key '%s'%s", tostring(key), values.known(TESTS, BESIDES, besides or {}))
        end
    end
    if not any then
        values.complain(c, "it tests nothing; { anything = true } is any word")
    elseif test.several and not test.layer then
        values.complain(c, "several: of an entity, a post or another item only")
    end
    return test
end

local function has_besides(tests)
    for key in pairs(BESIDES) do
        if tests[key] ~= nil then
            return true
        end
    end
end

function read_besides(c, key, value)
    value = type(value) == "string" and { text = value } or value
    if type(value) ~= "table" then
        values.complain(c, "%s: a table of tests is expected, got %s", key, type(value))
    end
    local list, numbers, path = value[1] ~= nil and value or { value }, {}, c.path
    for i, tests in ipairs(list) do
        c.path = path .. (value[1] ~= nil and (".%s[%d]"):format(key, i) or "." .. key)
        tests = type(tests) == "string" and { text = tests } or tests
        if type(tests) ~= "table" then
            values.complain(c, "a table of tests is expected, got %s", type(tests))
        elseif tests.agree ~= nil or has_besides(tests) then
            values.complain(c, "agree, except and the tests of words beside cannot stand in %s", key)
        end
        numbers[i] = c.set:except(read_test(c, tests))
    end
    c.path = path
    return numbers
end

-- ---- Elements ----

local AROUND = { optional = true, min = true, max = true, lazy = true, as = true }
local read_element

local function count(c, element, key)
    local value = element[key]
    if value ~= nil and (type(value) ~= "number" or value % 1 ~= 0 or value < 0 or value > MOST_COPIES) then
        values.complain(c, "%s: a whole number up to %d is expected", key, MOST_COPIES)
    end
    return value
end

-- How often the element may stand: min (1 if it is not given) to max (as often as there is room, if only min is).
local function read_repetition(c, element)
    local min, max = count(c, element, "min"), count(c, element, "max")
    for _, key in ipairs({ "optional", "lazy" }) do
        if element[key] ~= nil and type(element[key]) ~= "boolean" then
            values.complain(c, "%s: true or false is expected", key)
        end
    end
    if min == nil and max == nil then
        min, max = 1, 1
    end
    min = element.optional and 0 or min or 1
    if max == 0 or max and max < min then
        values.complain(c, "max: at least 1 and min is expected")
    end
    if min ~= 1 or max ~= 1 then
        c.set:repeated(min, max, element.lazy)
    end
end

-- The number of the capture that the element is, nil if it is none.
local function open_capture(c, element)
    local name = element.as
    if name == nil then
        return nil
    elseif type(name) ~= "string" or name == "" then
        values.complain(c, "as: a name is expected")
    elseif c.open[name] then
        values.complain(c, "as: '%s' stands within itself", name)
    end
    if not c.captures[name] then
        c.captures[#c.captures + 1] = name
        c.captures[name] = #c.captures - 1
        if #c.captures > MOST_NAMES then
            values.complain(c, "as: a rule may have %d captures", MOST_NAMES)
        end
    end
    c.open[name] = true
    return c.captures[name]
end

-- The elements of a list, pushed one after the other; `place` makes the path of one of them.
local function read_parts(c, list, place)
    local path, n = c.path, #list
    for key in pairs(list) do
        if type(key) == "number" and (key < 1 or key > n or key % 1 ~= 0) then
            values.complain(c, "there is a gap before [%s]", tostring(key))
        end
    end
    for i = 1, n do
        c.path = (path == "" and "" or path .. (place == "%d" and "." or "")) .. place:format(i)
        read_element(c, list[i])
    end
    c.path = path
    return n
end

local function read_choice(c, list)
    if type(list) ~= "table" or list[1] == nil then
        values.complain(c, "any: a list of elements is expected")
    end
    local path = c.path
    c.path = path == "" and "any" or path .. ".any"
    for key in pairs(list) do
        if type(key) ~= "number" then
            values.complain(c, "unknown key '%s'", tostring(key))
        end
    end
    c.set:choice(read_parts(c, list, "[%d]"))
    c.path = path
end

-- A sequence or a choice, without what stands around it; false if the table is neither.
local function read_group(c, element, around)
    local sequence, choice = element[1] ~= nil, element.any ~= nil
    if not sequence and not choice then
        return false
    end
    for key in pairs(element) do
        if type(key) == "number" and choice then
            values.complain(c, "a choice has no elements beside any")
        elseif type(key) ~= "number" and key ~= "any" and not around[key] then
            local what = TESTS[key] or BESIDES[key]
            values.complain(
                c,
                what and "a %s of elements has no test '%s'" or "unknown key '%s%s'",
                what and (choice and "choice" or "sequence") or "",
                tostring(key)
            )
        end
    end
    if choice then
        read_choice(c, element.any)
    else
        c.set:sequence(read_parts(c, element, "%d"))
    end
    return true
end

function read_element(c, element)
    if type(element) == "string" then
        element = { text = element }
    elseif type(element) ~= "table" then
        values.complain(c, "a table or a string is expected, got %s", type(element))
    elseif next(element) == nil then
        values.complain(c, "it is empty; { anything = true } is any word")
    end
    c.depth = c.depth + 1
    if c.depth > MOST_NESTED then
        values.complain(c, "it is nested too deeply")
    end
    local capture = open_capture(c, element)
    if not read_group(c, element, AROUND) then
        c.set:word(read_test(c, element, AROUND))
    end
    read_repetition(c, element)
    if capture then
        c.set:capture(capture)
        c.open[element.as] = nil
    end
    c.depth = c.depth - 1
end

-- ---- Rules ----

local RULE = { name = true, action = true, across = true, gives = true, normal = true }
local REACH = { sentence = 0, paragraph = 1, text = 2 }
local FAULTS = {
    large = "its repetitions make too many states (more than 20000)",
    bound = "its agreements make too many states",
    nullable = "it would match where there is no word: something in it must not be optional",
}

-- What a rule gives to documents beside a type of entity: its captures by what they mean there, and those it must have.
local GIFTS = {
    post = { kind = 2, what = "title", who = "who", body = "organisation", needs = { "title" } },
    quote = { kind = 3, what = "said", who = "who", needs = { "said" } },
    speech = { kind = 4, what = "close", who = "author", body = "announced", needs = {} },
}
local ENTITY = { kind = 1, what = "name", needs = {} }

-- What the matches of the rule become in documents that it extends, as the core wants it; nil for nothing.
local function read_gift(c, one)
    if one.gives == nil then
        if one.normal ~= nil then
            values.complain(c, "normal: only a rule that gives an entity has one")
        end
        return nil
    end
    local type_ = type(one.gives) == "string" and c.terms.entity.numbers[one.gives]
        or one.gives == "head" and #c.terms.entity
    local form = type_ and ENTITY or GIFTS[one.gives]
    if not form then
        values.complain(c, "gives: a type of entity, head, post, quote or speech is expected")
    elseif one.normal ~= nil and (not type_ or type(one.normal) ~= "string" or one.normal == "") then
        values.complain(
            c,
            type_ and "normal: a string is expected" or "normal: only a rule that gives an entity has one"
        )
    end
    for _, name in ipairs(form.needs) do
        if not c.captures[name] then
            values.complain(c, "gives: for a %s something must stand as = '%s'", one.gives, name)
        end
    end
    if one.gives == "speech" and not (c.captures.author or c.captures.announced) then
        values.complain(c, "gives: for speech something must stand as = 'author' or as = 'announced'")
    end
    for _, later in ipairs(type_ and { "number", "post", "quote" } or {}) do
        if c.asked[later] then
            values.complain(c, "gives: entities are found before each %s, so their rules cannot ask for one", later)
        end
    end
    if (one.gives == "post" or one.gives == "speech") and c.asked.quote then
        local what = one.gives == "post" and "posts are" or "signs of speech are"
        values.complain(c, "gives: %s found before each quote, so their rules cannot ask for one", what)
    end
    return {
        form.kind,
        type_ or 0,
        normal = one.normal,
        what = c.captures[form.what],
        who = c.captures[form.who],
        body = c.captures[form.body],
    }
end

-- { lemma = "үй" } for { { lemma = "үй" } }
local function complain_of_no_elements(c, one)
    for _, key in ipairs(values.sorted_keys(one)) do
        if TESTS[key] then
            values.complain(c, "it has no elements: its tests stand in one, { { %s = … } }", key)
        end
    end
    values.complain(c, "it has no elements")
end

local function read_rule(c, i, one)
    c.rule, c.name, c.path, c.depth = i, nil, "", 0
    c.captures, c.open, c.variables, c.asked = {}, {}, { n = 0 }, {}
    if type(one) ~= "table" then
        values.complain(c, "a table is expected, got %s", type(one))
    elseif one.name ~= nil and (type(one.name) ~= "string" or one.name == "") then
        values.complain(c, "name: a string is expected")
    end
    c.name = one.name
    if one.action ~= nil and type(one.action) ~= "function" then
        values.complain(c, "action: a function is expected, got %s", type(one.action))
    elseif one.across ~= nil and not REACH[one.across] then
        values.complain(c, "across: sentence, paragraph or text is expected")
    end
    if not read_group(c, one, RULE) then
        complain_of_no_elements(c, one)
    end
    local fine, fault = c.set:finish_rule(REACH[one.across or "sentence"], read_gift(c, one))
    if not fine then
        values.complain(c, FAULTS[fault])
    end
    local captures = {}
    for number, name in ipairs(c.captures) do
        captures[number] = name
    end
    return { name = one.name or i, captures = captures, action = one.action, gives = one.gives }
end

local SET = { lists = true, over = true }

local function check_set(c, set)
    if type(set) ~= "table" then
        values.complain(c, "a table of rules is expected, got %s", type(set))
    elseif set.over ~= nil and set.over ~= "words" and set.over ~= "tokens" then
        values.complain(c, "over: words or tokens is expected")
    end
    for key in pairs(set) do
        local inside = type(key) == "number" and key >= 1 and key <= #set and key % 1 == 0
        if not inside and not SET[key] then
            local rule = RULE[key] or TESTS[key] or key == "any"
            values.complain(
                c,
                "unknown key '%s'%s",
                tostring(key),
                rule and ": a set is a list of rules, { { … } }" or ""
            )
        end
    end
    if #set == 0 then
        values.complain(c, "there are no rules")
    end
end

local function compile(set)
    local c = { path = "", known = {}, lists = {} }
    check_set(c, set)
    c.terms, c.over = values.read_terms(), set.over or "words"
    c.set = core.ruleset(c.over == "tokens")
    values.read_lists(c, set.lists or {})
    local rules = {}
    for i, one in ipairs(set) do
        rules[i] = read_rule(c, i, one)
    end
    c.set:finish()
    return { set = c.set, rules = rules }
end

--- The native set and for each rule its name, the names of its captures and its action; nil and what is wrong.
function reader.read(set)
    local fine, read = pcall(compile, set)
    if fine then
        return read
    elseif getmetatable(read) == values.Complaint then
        return nil, read.text
    end
    error(read, 0)
end

return reader
