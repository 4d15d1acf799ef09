-- plugin/spell/spell_table.{h,c}: how numbers, measures, abbreviations and letters are said, from data/spell/,
-- data/numbers/ and data/times/. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local UNIT_KINDS = { unit = 0, money = 1, percent = 2, multiplier = 3 }
local LONE = 1
local WHEN = {
    ["-"] = 0,
    year = 1,
    number = 2,
    roman = 3,
    name = 4,
    ["before-name"] = 5,
    ["before-number"] = 6,
    era = 7,
    century = 8,
}
-- Bits of the values of kz_spell_heads; below 1 << 16, where kz_match_at has bits of its own.
local HEADS =
    { year = 1, school = 2, half = 4, numbered = 8, span = 16, score = 32, hour = 64, month = 128, century = 256 }
local PARTICLE = 1
local HIGHEST_GROUP = 11 -- of three digits, from 0

local function slice(s)
    return ("{%s, %d}"):format(cwriter.literal(s or ""), #(s or ""))
end

local function slices(out, declaration, list, last)
    out:add("const kz_slice %s[] = {", declaration)
    for i = 0, last do
        out:add("    %s,", slice(list[i]))
    end
    out:add("};")
end

-- ---- Numbers ----

local function numbers(out)
    local units, tens, groups, collectives = {}, {}, {}, {}
    for _, row in ipairs(tsv.read("data/numbers/words.tsv")) do
        local value = tonumber(row.value)
        if row.holds == "collective" then
            collectives[math.tointeger(value)] = row.word
        elseif row.spell == "y" then
            if value < 10 and row.role ~= "whole" then
                units[math.tointeger(value)] = row.word
            elseif value < 100 then
                tens[math.tointeger(value // 10)] = row.word
            elseif value == 100 then
                tens[10] = row.word
            else
                groups[math.floor(math.log(value, 10) / 3 + 0.5)] = row.word
            end
        end
    end
    slices(out, "kz_said_units", units, 9)
    out:add("/* 10 to 90; the hundred behind them */")
    slices(out, "kz_said_tens", tens, 10)
    out:add("/* thousands, millions … */")
    slices(out, "kz_said_groups", groups, HIGHEST_GROUP)
    slices(out, "kz_said_collectives", collectives, 9)
end

-- The ordinals that the lexicon lists; the rest are made by rule. Of қырықыншы and қырқыншы, which are both met, the
-- short one is said.
local function ordinals(out)
    local entries, list, at = {}, {}, {}
    for _, row in ipairs(tsv.read("data/lexicon/function.tsv")) do
        if row.pos == "NUM" and row.feats == "NumType=Ord" then
            if not at[row.lemma] then
                at[row.lemma] = #entries
                entries[#entries + 1] = { row.lemma, #entries }
            end
            local index = at[row.lemma]
            list[index] = list[index] and #list[index] < #row.word and list[index] or row.word
        end
    end
    slices(out, "kz_said_ordinals_said", list, #entries - 1)
    out:table("kz_said_ordinals", entries)
end

local function words(header, out)
    local rows = (tsv.read("data/spell/words.tsv"))
    header:add("typedef enum kz_said {")
    out:add("const kz_slice kz_said_words[] = {")
    for _, row in ipairs(rows) do
        header:add("    KZ_SAID_%s,", row.name:upper())
        out:add("    %s,", slice(row.word))
    end
    header:add("} kz_said;")
    out:add("};")
end

-- ---- Measures ----

-- What the files of numbers know: the short forms with their symbols, and the first full word of each symbol.
local function known_measures()
    local full, short = {}, {}
    local function add(row, symbol, kind)
        if row.marks:find("short") then
            short[#short + 1] = { written = row.word, symbol = symbol, kind = kind, lone = row.marks:find("lone") }
        elseif not row.marks:find("stem") and not row.marks:find("before") then
            full[symbol] = full[symbol] or row.word
        end
    end
    for _, row in ipairs(tsv.read("data/numbers/units.tsv")) do
        add(row, row.symbol, row.kind == "percent" and "percent" or "unit")
    end
    for _, row in ipairs(tsv.read("data/numbers/currencies.tsv")) do
        add(row, row.code, "money")
    end
    return full, short
end

local function measures(out)
    local full, short = known_measures()
    local said, by_written = {}, {}
    for _, row in ipairs(tsv.read("data/spell/units.tsv")) do
        if row.kind == "" then
            said[row.of] = row
        else
            by_written[row.of] = { row.before, row.after, row.kind, row.marks == "lone" }
        end
    end
    for _, s in ipairs(short) do
        local row = said[s.symbol]
        local before, after = row and row.before or "", row and row.after or full[s.symbol]
        if not after then
            error("data/spell/units.tsv: nothing says how " .. s.written .. " is read", 0)
        end
        -- a full stop is looked at where the text is read
        local written = s.written:gsub("%.$", "")
        by_written[written] = by_written[written] or { before, after, s.kind, s.lone }
    end
    local keys, entries, longest = {}, {}, 0
    for written in pairs(by_written) do
        keys[#keys + 1] = written
        longest = math.max(longest, #written)
    end
    table.sort(keys)
    out:add("const kz_said_unit kz_said_unit_info[] = {")
    for i, written in ipairs(keys) do
        local before, after, kind, lone = table.unpack(by_written[written])
        out:add("    {%s, %s, %d, %d},", slice(before), slice(after), UNIT_KINDS[kind], lone and LONE or 0)
        entries[i] = { written, i - 1 }
    end
    out:add("};")
    out:table("kz_said_units_written", entries)
    return longest
end

-- The coin of each currency that is written in full: 100 of them are one.
local function coins(out)
    local coin_of, list, entries, at = {}, {}, {}, {}
    local rows = tsv.read("data/numbers/currencies.tsv")
    for _, row in ipairs(rows) do
        if row.parts == "100" then
            coin_of[row.part_of] = row.word
        end
    end
    for _, row in ipairs(rows) do
        local coin = row.parts == "" and not row.marks:find("short") and coin_of[row.code]
        if coin and not row.word:find(" ") then
            at[coin] = at[coin] or #list
            list[at[coin] + 1] = coin
            entries[#entries + 1] = { row.word, at[coin] }
        end
    end
    out:add("const kz_slice kz_said_coin_words[] = {")
    for _, coin in ipairs(list) do
        out:add("    %s,", slice(coin))
    end
    out:add("};")
    out:table("kz_said_coins", entries)
end

-- ---- Contexts ----

local function months()
    local list, names = {}, {}
    for _, row in ipairs(tsv.read("data/times/words.tsv")) do
        if row.class == "MONTH" then
            list[#list + 1] = row
            names[row.value] = names[row.value] or row.form
        end
    end
    return list, names
end

local function contexts(out)
    local bits, counted, codes = {}, {}, {}
    for _, row in ipairs(tsv.read("data/spell/contexts.tsv")) do
        if row.what == "counted" or row.what == "particle" then
            counted[#counted + 1] = { row.word, row.what == "particle" and PARTICLE or 0 }
        elseif row.what == "code" then
            codes[#codes + 1] = { row.word, 1 }
        else
            local bit = HEADS[row.what] or tsv.fail(row, row.what .. " is not known")
            bits[row.word] = (bits[row.word] or 0) | bit
        end
    end
    for _, row in ipairs(months()) do
        if row.inflects == "yes" then
            bits[row.form] = (bits[row.form] or 0) | HEADS.month
        end
    end
    local entries = {}
    for word, value in pairs(bits) do
        entries[#entries + 1] = { word, value }
    end
    out:table("kz_said_heads", entries)
    out:table("kz_said_counted", counted)
    out:table("kz_said_codes", codes)
end

-- ---- Abbreviations, letters, acronyms ----

local function abbreviations(out)
    local order, rows_of = {}, {}
    local function add(written, row)
        if not rows_of[written] then
            rows_of[written] = {}
            order[#order + 1] = written
        end
        table.insert(rows_of[written], row)
    end
    for _, row in ipairs(tsv.read("data/spell/abbreviations.tsv")) do
        row.when = WHEN[row.when] or tsv.fail(row, row.when .. " is not known")
        add(row.written, row)
    end
    local list, names = months()
    for _, row in ipairs(list) do
        if row.form:find("%.$") then
            add(row.form, { when = WHEN.number, next = "", spoken = names[row.value], last = "" })
        end
    end
    local entries, n = {}, 0
    out:add("const kz_said_short kz_said_short_info[] = {")
    for _, written in ipairs(order) do
        local rows = rows_of[written]
        entries[#entries + 1] = { written, n << 4 | #rows }
        for _, row in ipairs(rows) do
            n = n + 1
            out:add("    {%s, %s, %s, %d},", slice(row.next), slice(row.spoken), slice(row.last), row.when)
        end
    end
    out:add("};")
    out:table("kz_said_shorts", entries)
    local by_number = { [0] = "" }
    for value, name in pairs(names) do
        by_number[tonumber(value)] = name
    end
    out:add("/* from 1 on */")
    slices(out, "kz_said_months", by_number, 12)
end

local function named(out, name, path, key, value)
    local entries, list = {}, {}
    for i, row in ipairs(tsv.read(path)) do
        entries[i] = { row[key], i - 1 }
        list[i - 1] = row[value]
    end
    slices(out, name .. "_said", list, #entries - 1)
    out:table(name, entries)
end

-- ---- Files ----

local SOURCES = "data/spell/, data/numbers/ and data/times/"
local header = cwriter.new("tools/tables/spell.lua", SOURCES)
local out = cwriter.new("tools/tables/spell.lua", SOURCES)
header:add([[
#ifndef KZ_SPELL_SPELL_TABLE_H
#define KZ_SPELL_SPELL_TABLE_H

#include "text/table.h"
]])
out:add('#include "spell/spell_table.h"\n')
numbers(out)
ordinals(out)
words(header, out)
local longest = measures(out)
coins(out)
contexts(out)
abbreviations(out)
named(out, "kz_letter_names", "data/spell/letters.tsv", "letter", "name")
named(out, "kz_full_acronyms", "data/spell/acronyms.tsv", "acronym", "full")
header:add(
    [[

typedef enum kz_unit_kind { KZ_UNIT_MEASURE, KZ_UNIT_MONEY, KZ_UNIT_PERCENT, KZ_UNIT_MULTIPLIER } kz_unit_kind;

typedef struct kz_said_unit {
    kz_slice before, after;
    uint8_t kind; /* kz_unit_kind */
    bool lone;    /* counts only right after digits, in small letters */
} kz_said_unit;

/* What must stand around an abbreviation. */
typedef enum kz_short_when {
    KZ_WHEN_ANY,
    KZ_WHEN_YEAR,
    KZ_WHEN_NUMBER,
    KZ_WHEN_ROMAN,
    KZ_WHEN_NAME,
    KZ_WHEN_BEFORE_NAME,
    KZ_WHEN_BEFORE_NUMBER,
    KZ_WHEN_ERA, /* before a number, which is a year then */
    KZ_WHEN_CENTURY
} kz_short_when;

typedef struct kz_said_short {
    kz_slice next; /* a word, DAY, MONTH, or empty */
    kz_slice spoken, last;
    uint8_t when; /* kz_short_when */
} kz_said_short;

/* Bits of the values of kz_said_heads. */
enum {
    KZ_HEAD_YEAR = 1,
    KZ_HEAD_SCHOOL = 2,
    KZ_HEAD_HALF = 4,
    KZ_HEAD_NUMBERED = 8,
    KZ_HEAD_SPAN = 16,
    KZ_HEAD_SCORE = 32,
    KZ_HEAD_HOUR = 64,
    KZ_HEAD_MONTH = 128,
    KZ_HEAD_CENTURY = 256
};

enum { KZ_COUNTED_PARTICLE = 1 };
enum { KZ_SAID_GROUPS = %d, KZ_LONGEST_UNIT = %d };

extern const kz_slice kz_said_units[], kz_said_tens[], kz_said_groups[], kz_said_collectives[], kz_said_words[];
extern const kz_table kz_said_ordinals; /* values: indices of kz_said_ordinals_said */
extern const kz_slice kz_said_ordinals_said[];
extern const kz_table kz_said_units_written;
extern const kz_said_unit kz_said_unit_info[];
extern const kz_table kz_said_coins; /* values: indices of kz_said_coin_words */
extern const kz_slice kz_said_coin_words[];
extern const kz_table kz_said_heads;   /* to be read by kz_match_at */
extern const kz_table kz_said_counted; /* likewise; values: KZ_COUNTED_PARTICLE or 0 */
extern const kz_table kz_said_codes;
extern const kz_table kz_said_shorts; /* values: the first entry of kz_said_short_info << 4 | how many */
extern const kz_said_short kz_said_short_info[];
extern const kz_slice kz_said_months[]; /* from 1 on */
extern const kz_table kz_letter_names, kz_full_acronyms; /* values: indices of the lists with _said */
extern const kz_slice kz_letter_names_said[], kz_full_acronyms_said[];

#endif]],
    HIGHEST_GROUP + 1,
    longest
)
header:save("plugin/spell/spell_table.h")
out:save("plugin/spell/spell_table.c")
