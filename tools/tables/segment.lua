-- plugin/segment/segment_table.{h,c}: abbreviations, endings, slashed words and domains, from data/segment/.
-- Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local DATA = "data/segment/"
local MAY_END, AFTER_NUMBER, ALSO_WORD = 1, 2, 4

local function choice(row, column, meanings)
    local value = meanings[row[column]]
    if not value then
        tsv.fail(row, ("%q is no value of the column %s"):format(row[column], column))
    end
    return value
end

local function abbreviations()
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. "abbreviations.tsv")) do
        local value = choice(row, "ends", { yes = MAY_END, no = 0 })
            + choice(row, "after", { number = AFTER_NUMBER, ["-"] = 0 })
            + choice(row, "word", { yes = ALSO_WORD, no = 0 })
        entries[#entries + 1] = { row.form, value }
    end
    return entries
end

-- The order of kz_case (plugin/morph/morph.h); attr is the locative with -ғы.
local CASES = { gen = 1, dat = 2, acc = 3, loc = 4, abl = 5, ins = 6, attr = 4 + 32 }
local POSSESSIVE, PLURAL, ATTRIBUTIVE = 8, 16, 32

-- Every [plural][possessive][case] that is not empty, and the others, with their meaning.
local function endings()
    local plurals, possessives, cases, others = { "" }, { "" }, { { "", 0 } }, {}
    for _, row in ipairs(tsv.read(DATA .. "endings.tsv")) do
        if CASES[row.slot] then
            cases[#cases + 1] = { row.form, CASES[row.slot] }
        elseif row.slot == "plural" then
            plurals[#plurals + 1] = row.form
        elseif row.slot == "possessive" then
            possessives[#possessives + 1] = row.form
        elseif row.slot == "other" then
            others[#others + 1] = row.form
        else
            tsv.fail(row, ("%q is no slot"):format(row.slot))
        end
    end
    local meaning = {}
    for _, plural in ipairs(plurals) do
        for _, possessive in ipairs(possessives) do
            for _, case in ipairs(cases) do
                local form = plural .. possessive .. case[1]
                meaning[form] = meaning[form]
                    or case[2] + (possessive ~= "" and POSSESSIVE or 0) + (plural ~= "" and PLURAL or 0)
            end
        end
    end
    for _, form in ipairs(others) do
        meaning[form] = meaning[form] or 0
    end
    meaning[""] = nil
    local entries = {}
    for form, value in pairs(meaning) do
        entries[#entries + 1] = { form, value }
    end
    return entries
end

local function forms(name)
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. name)) do
        entries[#entries + 1] = { row.form, 1 }
    end
    return entries
end

local out = cwriter.new("tools/tables/segment.lua", "data/segment/")
out:add('#include "segment/segment_table.h"\n')
out:table("kz_abbreviations", abbreviations())
out:table("kz_endings", endings())
out:table("kz_slashed", forms("slashed.tsv"))
out:table("kz_domains", forms("domains.tsv"))
out:save("plugin/segment/segment_table.c")

local head = cwriter.new("tools/tables/segment.lua", "data/segment/")
head:add(
    [[
#ifndef KZ_SEGMENT_SEGMENT_TABLE_H
#define KZ_SEGMENT_SEGMENT_TABLE_H

#include "text/table.h"

/* What is known of an abbreviation. */
enum { KZ_ABBR_MAY_END = %d, KZ_ABBR_AFTER_NUMBER = %d, KZ_ABBR_ALSO_WORD = %d };
extern const kz_table kz_abbreviations;
/* What is known of an ending: its case (kz_case of morph/morph.h) and these. */
enum { KZ_ENDING_CASE = 7, KZ_ENDING_POSSESSIVE = %d, KZ_ENDING_PLURAL = %d, KZ_ENDING_ATTRIBUTIVE = %d };
extern const kz_table kz_endings;
extern const kz_table kz_slashed, kz_domains;

#endif]],
    MAY_END,
    AFTER_NUMBER,
    ALSO_WORD,
    POSSESSIVE,
    PLURAL,
    ATTRIBUTIVE
)
head:save("plugin/segment/segment_table.h")
