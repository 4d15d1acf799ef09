-- Writes rules as C: what lua/kaztext/rule_reader.lua does to a native set is written down as the calls that do it.
-- Needs the built library, for the names that tests may have.
local core = require("kaztext.core")
local cwriter = require("cwriter")

local rulewriter = {}

local BY = { [0] = "KZ_BY_ANY", "KZ_BY_TEXT", "KZ_BY_LEMMA", "KZ_BY_EXACT" }
local REACH = { [0] = "KZ_REACH_SENTENCE", "KZ_REACH_PARAGRAPH", "KZ_REACH_TEXT" }
local GIFT = { "KZ_GIFT_ENTITY", "KZ_GIFT_POST", "KZ_GIFT_QUOTE", "KZ_GIFT_SPEECH" }
local NUMBERS =
    { "layer", "types", "upos", "kinds", "within", "inside", "needs", "reach", "sentence", "opens", "closes" }
local LISTS = {
    { "lists", ".lists", ".n_lists" },
    { "endings", ".endings", ".n_endings" },
    { "shapes", ".shapes", ".n_shapes" },
    { "excepts", ".excepts", ".n_excepts" },
    { "before", ".beside[KZ_BEFORE]", ".n_beside[KZ_BEFORE]" },
    { "after", ".beside[KZ_AFTER]", ".n_beside[KZ_AFTER]" },
    { "not_before", ".beside[KZ_NOT_BEFORE]", ".n_beside[KZ_NOT_BEFORE]" },
    { "not_after", ".beside[KZ_NOT_AFTER]", ".n_beside[KZ_NOT_AFTER]" },
}

local Recorder = {}
Recorder.__index = Recorder

-- What stands in the set already is told by its place there.
local function numbered(self, key)
    self[key] = (self[key] or -1) + 1
    return self[key]
end

local function slice(s)
    return ("{%s, %d}"):format(cwriter.literal(s), #s)
end

local function numbers(list)
    local out = {}
    for i, number in ipairs(list) do
        out[i] = ("%d"):format(number)
    end
    return table.concat(out, ", ")
end

-- kz_word_test as an initialiser.
local function test_of(test)
    assert(not test.patterns and not test.agree, "such a test is not written yet")
    local parts = {}
    for _, name in ipairs(NUMBERS) do
        if test[name] then
            parts[#parts + 1] = (".%s = %du"):format(name, test[name])
        end
    end
    for _, name in ipairs({ "post_head", "several" }) do
        if test[name] then
            parts[#parts + 1] = (".%s = true"):format(name)
        end
    end
    for _, list in ipairs(LISTS) do
        local values = test[list[1]]
        if values and #values > 0 then
            parts[#parts + 1] = ("%s = (const uint32_t[]){%s}, %s = %d"):format(
                list[2],
                numbers(values),
                list[3],
                #values
            )
        end
    end
    if test.feats then
        local feats = {}
        for i = 1, #test.feats, 2 do
            feats[#feats + 1] = ("{%d, %du}"):format(test.feats[i], test.feats[i + 1])
        end
        parts[#parts + 1] = (".feats = (const kz_feature_test[]){%s}, .n_feats = %d"):format(
            table.concat(feats, ", "),
            #feats
        )
    end
    return ("&(kz_word_test){%s}"):format(#parts > 0 and table.concat(parts, ", ") or "0")
end

function Recorder:list(by, entries)
    local number, phrases = numbered(self, "lists"), false
    local slices = {}
    for i, entry in ipairs(entries) do
        slices[i] = slice(entry)
        phrases = phrases or entry:find("%s") ~= nil
    end
    self.out:add("    add_list(set, %s, (const kz_slice[]){", BY[by])
    local line = "       "
    for _, one in ipairs(slices) do
        if #line + #one > 116 then
            self.out:add("%s", line)
            line = "       "
        end
        line = line .. " " .. one .. ","
    end
    self.out:add("%s\n    }, %d);", line, #entries)
    return number, phrases
end

-- Shapes that are the same are one; numbered from 1 on.
function Recorder:shape(shape)
    self.shapes = self.shapes or {}
    if not self.shapes[shape] then
        self.out:add("    kz_ruleset_shape(set, (kz_slice)%s);", slice(shape))
        self.shapes[#self.shapes + 1] = shape
        self.shapes[shape] = #self.shapes
    end
    return self.shapes[shape]
end

function Recorder:ending(ending)
    self.out:add("    kz_ruleset_ending(set, (kz_slice)%s);", slice(ending))
    return numbered(self, "endings")
end

function Recorder:except(test)
    self.out:add("    kz_ruleset_except(set, %s);", test_of(test))
    return numbered(self, "excepts")
end

function Recorder:word(test)
    self.out:add("    kz_rule_word(set, %s);", test_of(test))
end

function Recorder:sequence(n)
    self.out:add("    kz_rule_sequence(set, %d);", n)
end

function Recorder:choice(n)
    self.out:add("    kz_rule_choice(set, %d);", n)
end

function Recorder:repeated(min, max, lazy)
    self.out:add(
        "    kz_rule_repeat(set, %d, %s, %s);",
        min,
        max and ("%d"):format(max) or "UINT32_MAX",
        tostring(lazy or false)
    )
end

function Recorder:capture(name)
    self.out:add("    kz_rule_capture(set, %d);", name)
end

local function capture(number)
    return number and ("%d"):format(number) or "KZ_NO_CAPTURE"
end

function Recorder:finish_rule(reach, gift)
    assert(gift, "a rule of our own gives something")
    assert(not gift.normal, "names of our own have the form of their words")
    self.out:add(
        '    kz_rule_end(set, %s, &(kz_gift){.kind = %s, .type = %d, .normal = {"", 0}, .what = %s, .who = %s, .body = %s});\n',
        REACH[reach],
        GIFT[gift[1]],
        gift[2],
        capture(gift.what),
        capture(gift.who),
        capture(gift.body)
    )
    return true
end

function Recorder.finish() end

--- Adds to the writer `out` a function `name` that puts the rules of the set together.
function rulewriter.add(out, name, set)
    assert(set.over == "tokens", "rules of our own are over tokens")
    local own = core.ruleset
    core.ruleset = function()
        return setmetatable({ out = out }, Recorder)
    end
    out:add("void %s(kz_ruleset *set) {", name)
    local read, message = require("kaztext.rule_reader").read(set)
    core.ruleset = own
    out:add("}")
    assert(read, message)
end

return rulewriter
