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

-- Every [plural][possessive][case] that is not empty, and the others.
local function endings()
    local slots = { plural = { "" }, possessive = { "" }, case = { "" }, other = {} }
    for _, row in ipairs(tsv.read(DATA .. "endings.tsv")) do
        if not slots[row.slot] then
            tsv.fail(row, ("%q is no slot"):format(row.slot))
        end
        table.insert(slots[row.slot], row.form)
    end
    local seen = {}
    for _, plural in ipairs(slots.plural) do
        for _, possessive in ipairs(slots.possessive) do
            for _, case in ipairs(slots.case) do
                seen[plural .. possessive .. case] = true
            end
        end
    end
    for _, form in ipairs(slots.other) do
        seen[form] = true
    end
    seen[""] = nil
    local entries = {}
    for form in pairs(seen) do
        entries[#entries + 1] = { form, 1 }
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
head:add([[
#ifndef KZ_SEGMENT_SEGMENT_TABLE_H
#define KZ_SEGMENT_SEGMENT_TABLE_H

#include "text/table.h"

/* What is known of an abbreviation. */
enum { KZ_ABBR_MAY_END = %d, KZ_ABBR_AFTER_NUMBER = %d, KZ_ABBR_ALSO_WORD = %d };
extern const kz_table kz_abbreviations;
extern const kz_table kz_endings, kz_slashed, kz_domains;

#endif]], MAY_END, AFTER_NUMBER, ALSO_WORD)
head:save("plugin/segment/segment_table.h")
