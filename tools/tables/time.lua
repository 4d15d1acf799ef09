-- plugin/extract/time/time_table.{h,c}: words and patterns of time expressions, from data/times/. Run from the
-- project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local DATA = "data/times/"
local TERMINAL_WORDS = 4 -- of 64 bits
local VALUES = {
    UNIT = { S = 0, MIN = 1, H = 2, D = 3, W = 4, MON = 5, Q = 6, HALF = 7, Y = 8, DEC = 9, CEN = 10 },
    SEASON = { SP = 1, SU = 2, FA = 3, WI = 4 },
    PART = { TMO = 1, TDT = 2, TAF = 3, TEV = 4, TNI = 5 },
}
VALUES.UNITADJ, VALUES.DURING, VALUES.PARTADJ, VALUES.TO_WINTER = VALUES.UNIT, VALUES.UNIT, VALUES.PART, VALUES.SEASON

-- Classes that C gives to numbers and signs, with the role that an item of the class has in a pattern.
local NUMBER_CLASSES = {
    "NUM",
    "ORD",
    "ROMAN",
    "DAY",
    "YEAR",
    "YEAR2",
    "YEAR3",
    "ANYYEAR",
    "NEARYEAR",
    "YEAR_TAIL",
    "TENS",
    "YEARTENS",
    "PART_NUMBER",
    "HOUR",
    "HALF_HOUR",
    "MINUTE",
    "DECIMAL",
    "FULL_DECIMAL",
    "CLOCK",
    "DATE",
    "DAY_MONTH",
    "DASH",
    "COMMA",
    "SLASH",
    "OPEN",
    "CLOSE",
    "SEMICOLON",
    "STOP",
    "QUOTE",
}
local ROLES = {
    NUM = "COUNT",
    ORD = "ORDINAL",
    ROMAN = "ORDINAL",
    DAY = "DAY",
    ONE = "DAY",
    YEAR = "YEAR",
    YEAR2 = "YEAR2",
    YEAR3 = "YEAR",
    ANYYEAR = "YEAR",
    NEARYEAR = "YEAR",
    YEAR_TAIL = "YEAR",
    PART_NUMBER = "ORDINAL",
    TENS = "DECADE",
    YEARTENS = "DECADE",
    HOUR = "HOUR",
    HALF_HOUR = "HOUR",
    AT_TEN = "HOUR",
    MINUTE = "MINUTE",
    DECIMAL = "CLOCK",
    FULL_DECIMAL = "CLOCK",
    CLOCK = "CLOCK",
    DATE = "DATE",
    DAY_MONTH = "DATE",
    MONTH = "MONTH",
    MAY = "MONTH",
    WEEKDAY = "WEEKDAY",
    SEASON = "SEASON",
    UNIT = "UNIT",
    UNITADJ = "UNIT",
    DURING = "UNIT",
    TO_WINTER = "SEASON",
    DEIXIS = "DEIXIS",
    DAYREF = "REF",
    YEARREF = "REF",
    PART = "PART",
    PARTADJ = "PART",
}
local ROLE_NAMES = {
    "NONE",
    "COUNT",
    "ORDINAL",
    "DAY",
    "YEAR",
    "YEAR2",
    "DECADE",
    "HOUR",
    "MINUTE",
    "CLOCK",
    "DATE",
    "MONTH",
    "WEEKDAY",
    "SEASON",
    "UNIT",
    "DEIXIS",
    "REF",
    "PART",
    "HALF",
    "QUARTER",
}
-- Words that fill a role where a pattern names them.
local WORD_ROLES =
    { ["жарты"] = "HALF", ["жарым"] = "HALF", ["ширек"] = "QUARTER", ["алғашқы"] = "ORDINAL" }
local FEATURES = {
    "nom",
    "gen",
    "dat",
    "acc",
    "loc",
    "abl",
    "ins",
    "poss",
    "free",
    "pl",
    "sg",
    "attr",
    "plain",
    "small",
    "big",
    "first",
    "bare",
}
local MAKES = {
    "none",
    "date",
    "weak",
    "entry",
    "range",
    "months",
    "days",
    "decade",
    "decades",
    "century",
    "centuries",
    "millennium",
    "bc",
    "bc_range",
    "bc_century",
    "bc_centuries",
    "bc_millennium",
    "bc_millennia",
    "clock",
    "clock_past",
    "clock_to",
    "clocks",
    "clock_pair",
    "part",
    "duration",
    "durations",
    "weeks",
    "set",
    "per",
    "ago",
    "weekday",
    "weekly",
    "dayref",
    "yearref",
    "told_year",
    "deixis",
    "deixis_range",
    "edge",
    "holiday",
    "ref",
}

local function numbered(names)
    local index = {}
    for i, name in ipairs(names) do
        index[name] = i - 1
    end
    return index
end
local feature_bit, _, makes_index = numbered(FEATURES), numbered(ROLE_NAMES), numbered(MAKES)

-- Terminals: a bit for each class, and one for each word that a pattern names.
local terminals, terminal_names = {}, {}
local function terminal(name)
    if not terminals[name] then
        terminals[name] = #terminal_names
        terminal_names[#terminal_names + 1] = name
        assert(#terminal_names <= 64 * TERMINAL_WORDS, "too many terminals")
    end
    return terminals[name]
end
for _, name in ipairs(NUMBER_CLASSES) do
    terminal(name)
end

-- Terminals that C names, by their bit.
local TERMINALS_IN_C = { table.unpack(NUMBER_CLASSES) }
for _, name in ipairs({
    "EDGE",
    "LAST",
    "DEIXIS",
    "ABOUT",
    "ABOUT_BEFORE",
    "PERIOD",
    "AND",
    "UNIT",
    "SAME",
    "JUST",
    "NOT",
    "AGO",
    "SINCE",
}) do
    table.insert(TERMINALS_IN_C, name)
end
local WORDS_IN_C = {
    { "жарты", "HALF" },
    { "онкүндік", "TEN_DAYS" },
    { "апта", "WEEK" },
    { "күн", "DAYS" },
    { "ай", "MONTH" },
    { "аралық", "BETWEEN" },
    { "ширек", "QUARTER" },
    { "қараған", "TOWARDS" },
    { "түн", "NIGHT" },
    { "соң", "AFTER" },
    { "кейін", "LATER" },
}

local words, word_order = {}, {}
for _, row in ipairs(tsv.read(DATA .. "words.tsv")) do
    local value = tonumber(row.value) or (VALUES[row.class] or {})[row.value]
    if not value or (row.inflects ~= "yes" and row.inflects ~= "no") then
        tsv.fail(row, "a value or the last column cannot be read")
    end
    local word = words[row.form]
    if not word then
        word = { form = row.form, classes = {}, value = 0, inflects = row.inflects == "yes", row = row }
        words[row.form] = word
        word_order[#word_order + 1] = word
    end
    if row.class ~= "WORD" then
        if word.value ~= 0 and value ~= 0 and word.value ~= value then
            tsv.fail(row, "the word has two values")
        end
        word.value = value ~= 0 and value or word.value
        word.classes[#word.classes + 1] = row.class
        terminal(row.class)
    end
end

for _, word in ipairs(WORDS_IN_C) do
    words[word[1]].named = true
    terminal(word[1])
end

local function read_element(row, text)
    local names, features = text:match("^([^:]+):?(.*)$")
    local element = { is = {}, features = 0, role = "NONE", text = text }
    for name in names:gmatch("[^/]+") do
        if words[name] then
            words[name].named = true
            name = name
        elseif not terminals[name] then
            tsv.fail(row, ("%q is no class and no word of words.tsv"):format(name))
        end
        element.is[#element.is + 1] = terminal(name)
        local role = ROLES[name] or WORD_ROLES[name]
        if not role and words[name] then
            for _, class in ipairs(words[name].classes) do
                role = role or ROLES[class]
            end
        end
        element.role = role or element.role
    end
    for name in features:gmatch("[^,]+") do
        if name == "obl" then
            for case = 1, 6 do
                element.features = element.features | 1 << case
            end
        elseif feature_bit[name] then
            element.features = element.features | 1 << feature_bit[name]
        else
            tsv.fail(row, ("%q is no ending"):format(name))
        end
    end
    return element
end

-- All ways to leave optional items out.
local function expand(items)
    local all = { {} }
    for _, item in ipairs(items) do
        local more = {}
        for _, before in ipairs(all) do
            more[#more + 1] = table.move(before, 1, #before, 1, {})
            table.insert(more[#more], item)
            if item.optional then
                more[#more + 1] = before
            end
        end
        all = more
    end
    return all
end

local patterns, texts, text_index = {}, {}, {}
for order, row in ipairs(tsv.read(DATA .. "patterns.tsv")) do
    local items, behind, ahead = {}, 0, 0
    for text in row.pattern:gmatch("%S+") do
        if text == ">" or ahead > 0 then
            ahead = ahead + 1
        end
        if text == "<" then
            behind = #items
        elseif text ~= ">" then
            local optional = text:sub(-1) == "?"
            local item = read_element(row, optional and text:sub(1, -2) or text)
            item.optional = optional
            items[#items + 1] = item
        end
    end
    ahead = math.max(ahead - 1, 0)
    if not makes_index[row.makes] then
        tsv.fail(row, ("%q is nothing a pattern makes"):format(row.makes))
    end
    local value = row.value == "-" and "" or row.value
    if not text_index[value] then
        texts[#texts + 1] = value
        text_index[value] = #texts - 1
    end
    for _, elements in ipairs(expand(items)) do
        patterns[#patterns + 1] = {
            elements = elements,
            behind = behind,
            ahead = ahead,
            makes = row.makes,
            value = text_index[value],
            order = order,
        }
    end
end
table.sort(patterns, function(a, b)
    if #a.elements ~= #b.elements then
        return #a.elements > #b.elements
    end
    return a.order < b.order
end)

local function mask(bits)
    local masks = {}
    for i = 1, TERMINAL_WORDS do
        masks[i] = 0
    end
    for _, bit in ipairs(bits) do
        masks[bit // 64 + 1] = masks[bit // 64 + 1] | 1 << bit % 64
    end
    for i, mask_word in ipairs(masks) do
        masks[i] = ("0x%XULL"):format(mask_word)
    end
    return "{{" .. table.concat(masks, ", ") .. "}}"
end

local out = cwriter.new("tools/tables/time.lua", DATA)
out:add('#include "extract/time/time_table.h"\n')
local entries, softened = {}, {}
out:add("const kz_time_word kz_time_words[] = {")
for i, word in ipairs(word_order) do
    local bits = {}
    for _, class in ipairs(word.classes) do
        bits[#bits + 1] = terminal(class)
    end
    if word.named then
        bits[#bits + 1] = terminal(word.form)
    end
    out:add("    {%s, %d, %d},", mask(bits), word.value, word.inflects and 1 or 0)
    entries[i] = { word.form, i - 1 }
end
out:add("};")
out:table("kz_time_forms", entries)

-- The starts of words that inflect: without a last letter that a vowel softens (тәулік, тәулігі).
local SOFTENED = { ["к"] = true, ["қ"] = true, ["п"] = true }
for _, word in ipairs(word_order) do
    if word.inflects then
        local last = utf8.offset(word.form, -1)
        softened[SOFTENED[word.form:sub(last)] and word.form:sub(1, last - 1) or word.form] = true
    end
end
local stems, shortest, longest = {}, math.huge, 0
for stem in pairs(softened) do
    stems[#stems + 1] = { stem, 1 }
    shortest, longest = math.min(shortest, #stem), math.max(longest, #stem)
end
out:table("kz_time_stems", stems)

-- Endings of verbs: the value is the tense, and 4 for those that count only before punctuation.
local TENSES, ONLY_AT_END = { open = 0, past = 1, future = 2 }, 4
local tenses = {}
for _, row in ipairs(tsv.read(DATA .. "tenses.tsv")) do
    if not TENSES[row.tense] or (row.where ~= "any" and row.where ~= "end") then
        tsv.fail(row, "a tense or a place cannot be read")
    end
    tenses[#tenses + 1] = { row.ending, TENSES[row.tense] + (row.where == "end" and ONLY_AT_END or 0) }
end
out:table("kz_time_tenses", tenses)

out:add("const char *const kz_time_texts[] = {")
for _, text in ipairs(texts) do
    out:add("    %s,", cwriter.literal(text))
end
out:add("};")
out:add("const kz_time_element kz_time_elements[] = {")
local at = 0
for _, pattern in ipairs(patterns) do
    pattern.first = at
    for _, e in ipairs(pattern.elements) do
        out:add("    {%s, 0x%X, KZ_AS_%s},", mask(e.is), e.features, e.role)
        at = at + 1
    end
end
out:add("};")
out:add("const kz_time_pattern kz_time_patterns[] = {")
for _, p in ipairs(patterns) do
    out:add("    {%d, %d, %d, %d, KZ_MAKES_%s, %d},", p.first, #p.elements, p.behind, p.ahead, p.makes:upper(), p.value)
end
out:add("};")

-- Which patterns can begin with a terminal, or have it as their second item: a bit each.
local pattern_words = (#patterns + 63) // 64
local function pattern_rows(position)
    local rows = {}
    for bit = 0, #terminal_names - 1 do
        rows[bit] = {}
        for i = 1, pattern_words do
            rows[bit][i] = 0
        end
    end
    for i, p in ipairs(patterns) do
        for _, bit in ipairs(p.elements[position] and p.elements[position].is or {}) do
            local word = (i - 1) // 64 + 1
            rows[bit][word] = rows[bit][word] | 1 << (i - 1) % 64
        end
    end
    return rows
end
local function pattern_row(row)
    local cells = {}
    for i, word in ipairs(row) do
        cells[i] = ("0x%XULL"):format(word)
    end
    return table.concat(cells, ", ")
end
for position, name in ipairs({ "first", "second" }) do
    out:add("const uint64_t kz_time_%s_patterns[][KZ_TIME_PATTERN_WORDS] = {", name)
    local rows = pattern_rows(position)
    for bit = 0, #terminal_names - 1 do
        out:add("    {%s},", pattern_row(rows[bit]))
    end
    out:add("};")
end
local single = {}
for i = 1, pattern_words do
    single[i] = 0
end
for i, p in ipairs(patterns) do
    if #p.elements == 1 then
        local word = (i - 1) // 64 + 1
        single[word] = single[word] | 1 << (i - 1) % 64
    end
end
out:add("const uint64_t kz_time_single_patterns[KZ_TIME_PATTERN_WORDS] = {%s};", pattern_row(single))
out:save("plugin/extract/time/time_table.c")

local function enum(prefix, names)
    local list = {}
    for i, name in ipairs(names) do
        list[i] = ("    %s%s,"):format(prefix, name:upper())
    end
    return "enum {\n" .. table.concat(list, "\n") .. "\n};\n"
end

local head = cwriter.new("tools/tables/time.lua", DATA)
head:add([[
#ifndef KZ_EXTRACT_TIME_TABLE_H
#define KZ_EXTRACT_TIME_TABLE_H

#include "text/table.h"

/* A set of terminals: classes of words and numbers, and single words that patterns name. */
]])
head:add("enum { KZ_TERMINAL_WORDS = %d };", TERMINAL_WORDS)
head:add([[
typedef struct kz_terminals {
    uint64_t bits[KZ_TERMINAL_WORDS];
} kz_terminals;

typedef struct kz_time_word {
    kz_terminals is;
    int8_t value;
    uint8_t inflects;
} kz_time_word;

typedef struct kz_time_element {
    kz_terminals is;   /* any of them */
    uint32_t features; /* a bit a KZ_E_*: the first seven are cases, any of which will do; none is any case */
    uint8_t role;
} kz_time_element;

typedef struct kz_time_pattern {
    uint16_t first; /* of kz_time_elements */
    uint8_t n;
    uint8_t behind, ahead; /* so many of the first and of the last items only stand beside the expression */
    uint8_t makes;
    uint8_t text; /* of kz_time_texts */
} kz_time_pattern;

extern const kz_time_word kz_time_words[];
extern const kz_table kz_time_forms; /* to kz_time_words */
extern const kz_table kz_time_stems; /* starts of the words that inflect */
/* Endings of verbs, and whole words with = before them, to KZ_TENSE_*. */
enum { KZ_TENSE_OPEN, KZ_TENSE_PAST, KZ_TENSE_FUTURE, KZ_TENSE_ONLY_AT_END = 4 };
extern const kz_table kz_time_tenses;
extern const char *const kz_time_texts[];
extern const kz_time_element kz_time_elements[];
extern const kz_time_pattern kz_time_patterns[]; /* longest first */

/* Sets of patterns, a bit each: those that a terminal can begin, those that have it as their second item, those of one
 * item. */
]])
head:add("enum { KZ_TIME_PATTERN_WORDS = %d };", pattern_words)
head:add([[
extern const uint64_t kz_time_first_patterns[][KZ_TIME_PATTERN_WORDS];
extern const uint64_t kz_time_second_patterns[][KZ_TIME_PATTERN_WORDS];
extern const uint64_t kz_time_single_patterns[KZ_TIME_PATTERN_WORDS];
]])
head:add("%s", enum("KZ_E_", FEATURES))
head:add("%s", enum("KZ_AS_", ROLE_NAMES))
head:add("%s", enum("KZ_MAKES_", MAKES))
head:add(
    "/* Bytes of a key of kz_time_stems. */\nenum { KZ_TIME_SHORTEST_STEM = %d, KZ_TIME_LONGEST_STEM = %d };\n",
    shortest,
    longest
)
head:add("enum {")
for _, name in ipairs(TERMINALS_IN_C) do
    head:add("    KZ_IS_%s = %d,", name, terminal(name))
end
for _, word in ipairs(WORDS_IN_C) do
    head:add("    KZ_IS_WORD_%s = %d,", word[2], terminals[word[1]])
end
head:add("};\n\n#endif")
head:save("plugin/extract/time/time_table.h")
