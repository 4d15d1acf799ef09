-- The grammar of data/morph/: classes of sounds, endings and how they are spelled, features. For the tools that make
-- tables of it.
local tsv = require("tsv")

local grammar = {}

-- ---- Sounds ----

local sounds = {}
grammar.classes = {} -- names, in the order of their bits
grammar.class_of = {} -- letter -> name
for _, row in ipairs((tsv.read("data/morph/sounds.tsv"))) do
    if row.kind == "class" then
        table.insert(grammar.classes, row.name)
        for _, cp in utf8.codes(row.letters) do
            grammar.class_of[utf8.char(cp)] = row.name
        end
    elseif row.kind == "sound" then
        sounds[row.name] = sounds[row.name] or {}
        table.insert(sounds[row.name], { when = row.when, letter = row.letters })
    else
        tsv.fail(row, "kind must be class or sound")
    end
end

grammar.harmonies = { "back", "front" }
grammar.harmony_of = {}
for _, cp in utf8.codes("аоұыяё") do
    grammar.harmony_of[utf8.char(cp)] = "back"
end
for _, cp in utf8.codes("әеөүіэ") do
    grammar.harmony_of[utf8.char(cp)] = "front"
end

local function letter_for(row, capital, class, harmony)
    for _, choice in ipairs(sounds[capital] or tsv.fail(row, "no sound " .. capital)) do
        local fits = true
        for condition in choice.when:gmatch("%S+") do
            fits = fits and (condition == "any" or condition == class or condition == harmony)
        end
        if fits then
            return choice.letter
        end
    end
    tsv.fail(row, "no letter for " .. capital)
end

-- The ending as it is written after a sound of this class in a word of this harmony; the class and harmony after it.
function grammar.spell(row, class, harmony)
    local out = {}
    for _, cp in utf8.codes(row.ending) do
        local letter = utf8.char(cp)
        if letter:match("^%u$") then
            letter = letter_for(row, letter, class, harmony)
        end
        class = grammar.class_of[letter] or tsv.fail(row, "no class for " .. letter)
        harmony = grammar.harmony_of[letter] or harmony
        out[#out + 1] = letter
    end
    return table.concat(out), class, harmony
end

-- The bit of `fits` for stems that end in a sound of the class and have the harmony, both by number.
function grammar.fit(class, harmony)
    return 1 << ((class - 1) * 2 + (harmony - 1))
end

-- ---- Features: fields of a 64-bit number, 0 where the feature is not there ----

grammar.features = {}
local feature_of = {}
do
    local shift = 0
    for _, row in ipairs((tsv.read("data/morph/features.tsv"))) do
        local feature = { name = row.feature, shift = shift, values = {}, number = {} }
        for value in row.values:gmatch("%S+") do
            table.insert(feature.values, value)
            feature.number[value] = #feature.values
        end
        feature.width = 1
        while #feature.values >= 1 << feature.width do
            feature.width = feature.width + 1
        end
        feature.mask = ((1 << feature.width) - 1) << shift
        shift = shift + feature.width
        table.insert(grammar.features, feature)
        feature_of[row.feature] = feature
    end
    assert(shift <= 64)
end

-- The value of a field `name` in packed features, as a string, or nil.
function grammar.value(packed, name)
    local feature = feature_of[name]
    return feature.values[(packed & feature.mask) >> feature.shift]
end

-- "Case=Gen|Number=Plur|Aspect=-" as what is set and the mask of all that is touched.
function grammar.pack(row, text)
    local set, touched = 0, 0
    if text == "-" or text == "_" then
        return set, touched
    end
    for name, value in text:gmatch("([^|=]+)=([^|]+)") do
        local feature = feature_of[name] or tsv.fail(row, "unknown feature " .. name)
        touched = touched | feature.mask
        if value ~= "-" then
            local number = feature.number[value] or tsv.fail(row, "unknown value " .. name .. "=" .. value)
            set = set | number << feature.shift
        end
    end
    return set, touched
end

-- ---- Rows of endings ----

local NEEDS = { any = true, vowel = true, consonant = true, merged = true }

-- The rows of a file: after (a list), ending, to, needs, set, touched, marks (a set), cost.
function grammar.rows(path)
    local rows = (tsv.read(path))
    for _, row in ipairs(rows) do
        local after, marks = {}, {}
        for state in row.after:gmatch("[^,]+") do
            after[#after + 1] = state
        end
        for mark in row.marks:gmatch("[^%s-]+") do
            marks[mark] = true
        end
        row.after, row.marks = after, marks
        row.set, row.touched = grammar.pack(row, row.feats)
        row.cost = tonumber(row.cost)
        if not NEEDS[row.needs] then
            tsv.fail(row, "needs must be any, vowel, consonant or merged")
        end
    end
    return rows
end

-- May the ending of the row stand after a sound of this class?
function grammar.may_follow(row, class)
    if row.needs == "vowel" then
        return class == "vowel"
    elseif row.needs == "any" then
        return true
    end
    return class ~= "vowel"
end

-- ---- Tries ----

-- A trie of entries with a `text` in letters of U+0400 to U+04FF, read from its last letter to the first: the nodes, the
-- children of each together in the order of their letters, and the entries in the nodes' order.
function grammar.trie(entries, before)
    local root = { children = {}, entries = {} }
    for _, entry in ipairs(entries) do
        local node, letters = root, { utf8.codepoint(entry.text, 1, -1) }
        for i = #letters, 1, -1 do
            local letter = letters[i] - 0x400
            assert(letter >= 0 and letter < 256, entry.text)
            node.children[letter] = node.children[letter] or { children = {}, entries = {}, letter = letter }
            node = node.children[letter]
        end
        table.insert(node.entries, entry)
    end
    local nodes, ordered, at = { root }, {}, 1
    while nodes[at] do
        local node, letters = nodes[at], {}
        for letter in pairs(node.children) do
            letters[#letters + 1] = letter
        end
        table.sort(letters)
        node.first_child, node.count = #nodes, #letters
        for _, letter in ipairs(letters) do
            nodes[#nodes + 1] = node.children[letter]
        end
        table.sort(node.entries, before)
        node.first_entry = #ordered
        for _, entry in ipairs(node.entries) do
            ordered[#ordered + 1] = entry
        end
        at = at + 1
    end
    assert(#nodes < 65536 and #ordered < 65536)
    return nodes, ordered
end

-- The number of the root's child for each letter, 0 if there is none.
function grammar.roots(nodes)
    local roots = {}
    for letter = 0, 255 do
        roots[letter + 1] = 0
    end
    for i = 2, nodes[1].count + 1 do
        roots[nodes[i].letter + 1] = i - 1
    end
    return roots
end

-- Writes the nodes; of the entries the bit of the state `to` and the kinds are told of all that follow a node.
function grammar.write_trie(out, name, nodes)
    local function gather(node)
        node.leads, node.kinds = 0, 0
        for _, entry in ipairs(node.entries) do
            node.leads, node.kinds = node.leads | 1 << entry.to, node.kinds | entry.kinds
        end
        for _, child in pairs(node.children) do
            gather(child)
            node.leads, node.kinds = node.leads | child.leads, node.kinds | child.kinds
        end
    end
    gather(nodes[1])
    out:add("const kz_trie_node %s[] = {", name)
    for _, node in ipairs(nodes) do
        out:add(
            "    {0x%X, %d, %d, %d, %d, 0x%02X, %d},",
            node.leads,
            node.first_child,
            node.first_entry,
            node.count,
            #node.entries,
            node.letter or 0,
            node.kinds
        )
    end
    out:add("};")
end

return grammar
