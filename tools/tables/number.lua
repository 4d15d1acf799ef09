-- plugin/extract/number/number_table.{h,c}: number words, endings, measures, currencies, words that make a number
-- approximate, and contexts, from data/numbers/. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local ROLES = { zero = 0, unit = 1, ten = 2, hundred = 3, multiplier = 4, half = 5, part = 6, whole = 7, fraction = 8 }
local DERIVATIONS = { [""] = 0, ordinal = 1, collective = 2, like = 3, many = 4, about = 6 }
local KINDS = { percent = 0, money = 1, measure = 2, count = 3, time = 4 }
local CASES = { [""] = 0, genitive = 1, dative = 2, accusative = 3, locative = 4, ablative = 5, instrumental = 6 }
local LAYERS = {
    "ordinal",
    "collective",
    "like",
    "many",
    "adjective",
    "plural",
    "possessive_3",
    "possessive_1",
    "genitive",
    "dative",
    "accusative",
    "locative",
    "ablative",
    "instrumental",
    "attributive",
    "genitive_3",
    "dative_3",
    "accusative_3",
    "locative_3",
    "ablative_3",
    "instrumental_3",
    "attributive_3",
    "particle",
}
local WANTS_MULTIPLIER, WANTS_OR_NONE = 7, 8
-- In the order of kz_mod (number.h).
local MODS = { APPROX = 1, MORE_THAN = 2, LESS_THAN = 3, EQUAL_OR_MORE = 4, EQUAL_OR_LESS = 5 }
local MOD_SHIFT, BOUND = 4, 1 << 7
-- How a key may go on; above the 16 bits of the index (KZ_KEY_* in match.h).
local KEY_SHORT, KEY_STEM, KEY_IZAFET, KEY_PREFIX = 1 << 16, 1 << 17, 1 << 18, 1 << 19
local MARKS = { short = 1, lone = 2, bare = 4, stem = 8, before = 16 }
local WHERE = { after = 0, before = MARKS.before, both = 32 }

local function known(row, set, name)
    return set[name] or tsv.fail(row, ("%q is not known"):format(name))
end

local function slice(s)
    return ("{%s, %d}"):format(cwriter.literal(s), #s)
end

-- Adds the first words of each key of several words, so that a search knows where to stop.
local function with_prefixes(entries)
    local known_keys, all = {}, {}
    for i, entry in ipairs(entries) do
        known_keys[entry[1]], all[i] = true, entry
    end
    for _, entry in ipairs(entries) do
        for space in entry[1]:gmatch("() ") do
            local prefix = entry[1]:sub(1, space - 1)
            if not known_keys[prefix] then
                known_keys[prefix] = true
                all[#all + 1] = { prefix, KEY_PREFIX }
            end
        end
    end
    return all
end

local function words(out)
    local entries = {}
    out:add("const kz_number_word kz_number_word_info[] = {")
    for i, row in ipairs(tsv.read("data/numbers/words.tsv")) do
        local role, holds = known(row, ROLES, row.role), known(row, DERIVATIONS, row.holds)
        out:add("    {%s, %d, %d},", row.value, role, holds)
        entries[i] = { row.word, i - 1 }
    end
    out:add("};")
    out:table("kz_number_words", entries)
    out:starts("kz_number_starts", entries)
end

local function endings(out)
    local bit = {}
    for i, name in ipairs(LAYERS) do
        bit[name] = 1 << (i - 1)
    end
    local layers, entries = {}, {}
    for _, row in ipairs(tsv.read("data/numbers/endings.tsv")) do
        layers[row.ending] = (layers[row.ending] or 0) | known(row, bit, row.layer)
    end
    for ending, bits in pairs(layers) do
        entries[#entries + 1] = { ending, bits }
    end
    out:table("kz_number_endings", entries)
end

local function marks_of(row)
    local bits = 0
    for mark in row.marks:gmatch("%S+") do
        bits = bits | known(row, MARKS, mark)
    end
    return bits
end

-- «АҚШ доллары»: what follows is an ending after a possessive.
local function is_izafet(word)
    return word:find(" ", 1, true) and (word:find("ы$") or word:find("і$"))
end

local function measures(out)
    local entries = {}
    out:add("const kz_measure kz_measure_info[] = {")
    local function add(row, kind, symbol, marks)
        out:add(
            "    {%s, %s, %s, %s, %d, %d},",
            slice(symbol),
            slice(row.part_of),
            row.parts == "" and "0" or row.parts,
            (row.most or "") == "" and "0" or row.most,
            kind,
            marks
        )
        local how = (marks & MARKS.short ~= 0 and KEY_SHORT or 0)
            | (marks & MARKS.stem ~= 0 and KEY_STEM or 0)
            | (is_izafet(row.word) and KEY_IZAFET or 0)
        entries[#entries + 1] = { row.word, #entries | how }
    end
    for _, row in ipairs(tsv.read("data/numbers/units.tsv")) do
        add(row, known(row, KINDS, row.kind), row.symbol, marks_of(row))
    end
    for _, row in ipairs(tsv.read("data/numbers/currencies.tsv")) do
        add(row, KINDS.money, row.code, marks_of(row) | known(row, WHERE, row.where))
    end
    out:add("};")
    out:table("kz_measures", with_prefixes(entries))
end

local function approximators(out)
    local tables = { after = {}, before = {} }
    for _, row in ipairs(tsv.read("data/numbers/approximators.tsv")) do
        local bound = row.where:find("^bound ") and BOUND or 0
        local list = known(row, tables, (row.where:gsub("^bound ", "")))
        local case, optional = row.wants:gsub(" or none$", "")
        local wanted = case == "multiplier" and WANTS_MULTIPLIER or known(row, CASES, case)
        local value = wanted | (optional > 0 and WANTS_OR_NONE or 0) | known(row, MODS, row.mod) << MOD_SHIFT | bound
        list[#list + 1] = { row.word, value }
    end
    out:table("kz_approximators_after", with_prefixes(tables.after))
    out:table("kz_approximators_before", with_prefixes(tables.before))
end

-- Keys are `rule word other`, with tabs between, and without the last part where it is empty.
local function contexts(out)
    local rules = {
        ["not"] = 1,
        ["not-first"] = 1,
        ["not-capitals"] = 1,
        ["not-next"] = 2,
        ["not-previous"] = 2,
        ["not-ending"] = 2,
        ["one-next"] = 2,
        ["one-previous"] = 2,
        ["unit-not"] = 1,
        ["money-next"] = 1,
        ["unit-not-next"] = 2,
        ["age-next"] = 2,
        ["noun-pair"] = 2,
        ["noun-head"] = 1,
        ["noun-not"] = 1,
        ["noun-place"] = 2,
        join = 1,
        score = 1,
        count = 1,
        ["of-it"] = 1,
        decimal = 1,
    }
    local entries = {}
    for i, row in ipairs(tsv.read("data/numbers/contexts.tsv")) do
        if known(row, rules, row.rule) == 1 ~= (row.other == "") then
            tsv.fail(row, "this rule takes " .. (row.other == "" and "two words" or "one word"))
        end
        entries[i] = { row.rule .. "\t" .. row.word .. (row.other ~= "" and "\t" .. row.other or ""), 0 }
    end
    out:table("kz_number_contexts", entries)
end

-- Keys are `word TAB symbol`.
local function rates(out)
    local entries = {}
    out:add("const kz_slice kz_rate_symbols[] = {")
    for i, row in ipairs(tsv.read("data/numbers/rates.tsv")) do
        out:add("    %s,", slice(row.rate))
        entries[i] = { row.word .. "\t" .. row.symbol, i - 1 }
    end
    out:add("};")
    out:table("kz_rates", entries)
end

local SOURCES = "data/numbers/"
local out = cwriter.new("tools/tables/number.lua", SOURCES)
out:add('#include "extract/number/number_table.h"\n')
words(out)
endings(out)
measures(out)
approximators(out)
contexts(out)
rates(out)
out:save("plugin/extract/number/number_table.c")

local head = cwriter.new("tools/tables/number.lua", SOURCES)
head:add([[
#ifndef KZ_EXTRACT_NUMBER_TABLE_H
#define KZ_EXTRACT_NUMBER_TABLE_H

#include "text/table.h"

typedef enum kz_number_role {
    KZ_ROLE_ZERO,
    KZ_ROLE_UNIT,
    KZ_ROLE_TEN,
    KZ_ROLE_HUNDRED,
    KZ_ROLE_MULTIPLIER,
    KZ_ROLE_HALF,  /* жарым */
    KZ_ROLE_PART,  /* жарты */
    KZ_ROLE_WHOLE, /* бүтін */
    KZ_ROLE_FRACTION, /* ½ */
    KZ_ROLE_DIGITS
} kz_number_role;

typedef enum kz_derivation {
    KZ_DERIVED_NOT,
    KZ_DERIVED_ORDINAL,
    KZ_DERIVED_COLLECTIVE, /* екеу */
    KZ_DERIVED_LIKE,       /* жүздей */
    KZ_DERIVED_MANY,       /* жүздеген */
    KZ_DERIVED_ADJECTIVE,  /* орындық */
    KZ_DERIVED_ABOUT       /* оншақты */
} kz_derivation;

typedef struct kz_number_word {
    double value;
    uint8_t role, holds; /* holds: a kz_derivation that is part of the word */
} kz_number_word;

typedef enum kz_measure_kind {
    KZ_MEASURE_PERCENT,
    KZ_MEASURE_MONEY,
    KZ_MEASURE_UNIT,
    KZ_MEASURE_COUNT,
    KZ_MEASURE_TIME
} kz_measure_kind;

enum {
    KZ_MARK_SHORT = 1,
    KZ_MARK_LONE = 2,
    KZ_MARK_BARE = 4,
    KZ_MARK_STEM = 8,
    KZ_MARK_BEFORE = 16, /* stands before the number only */
    KZ_MARK_BOTH = 32    /* stands before or after it */
};

typedef struct kz_measure {
    kz_slice symbol, part_of;
    uint16_t parts, most; /* 0: no parts, no highest number */
    uint8_t kind, marks;
} kz_measure;

/* Layers of endings, bits of the values of kz_number_endings. */
enum {]])
for i, name in ipairs(LAYERS) do
    head:add("    KZ_LAYER_%s = 1 << %d,", name:upper(), i - 1)
end
head:add([[};

/* What an approximator wants: a kz_case, of which the nominative stands for any; or a bare multiplier. With OR_NONE
 * the case may be missing. */
/* Bits of a value of kz_approximators_*: the case that the word wants (or these two), its kz_mod, and whether it only
 * bounds the number. */
enum {
    KZ_WANTS_MULTIPLIER = 7, /* the case takes three bits, all set */
    KZ_WANTS_OR_NONE = 1 << 3,
    KZ_APPROXIMATOR_MOD = 4, /* the shift */
    KZ_APPROXIMATOR_BOUND = 1 << 7
};

extern const kz_table kz_number_words;
extern const kz_number_word kz_number_word_info[];
extern const kz_table kz_number_endings;
extern const kz_table kz_measures;
extern const kz_measure kz_measure_info[];
extern const kz_table kz_number_starts; /* of kz_number_words, for kz_may_start */
extern const kz_table kz_approximators_after, kz_approximators_before; /* values: the case wanted */
extern const kz_table kz_number_contexts;
extern const kz_table kz_rates; /* values: indices of kz_rate_symbols */
extern const kz_slice kz_rate_symbols[];

#endif]])
head:save("plugin/extract/number/number_table.h")
