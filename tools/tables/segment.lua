-- plugin/segment/segment_table.{h,c}: abbreviations, endings, words, slashed words, domains, from data/segment/,
-- and amounts, from data/numbers/.
-- Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local DATA = "data/segment/"
local MAY_END, AFTER_NUMBER, ALSO_WORD, UNIT, COUNT = 1, 2, 4, 8, 16
local STARTS, SPEECH = 1, 2

local function choice(row, column, meanings)
    local value = meanings[row[column]]
    if not value then
        tsv.fail(row, ("%q is no value of the column %s"):format(row[column], column))
    end
    return value
end

local function has_any(form, letters)
    for letter in letters:gmatch(utf8.charpattern) do
        if form:find(letter, 1, true) then
            return true
        end
    end
    return false
end

-- One function a script (Latin of three alphabets, Arabic) that writes a Cyrillic form in it.
local function script_writers()
    local rows, columns = tsv.read(DATA .. "letters.tsv")
    local writers = {}
    for column = 2, #columns do
        local script, letters = columns[column], {}
        for _, row in ipairs(rows) do
            letters[row.cyrl] = row[script]
        end
        writers[#writers + 1] = function(form)
            local hamza = script == "arab" and has_any(form, "әөүі") and not has_any(form, "екг")
            return (hamza and "ء" or "") .. form:gsub(utf8.charpattern, letters)
        end
    end
    return writers
end

local writers = script_writers()

-- Entries {form, value} with the forms of the other scripts added. A form that a row names itself, or that a row
-- before gave, stays as it is. adapt(form, value): the value of a form that the writers made.
local function in_all_scripts(entries, adapt)
    local all, taken = {}, {}
    local function add(form, value)
        if not taken[form] then
            taken[form] = true
            all[#all + 1] = { form, value }
        end
    end
    for _, entry in ipairs(entries) do
        add(entry[1], entry[2])
    end
    for _, entry in ipairs(entries) do
        for _, write in ipairs(writers) do
            local form = write(entry[1])
            add(form, adapt and adapt(form, entry[2]) or entry[2])
        end
    end
    return all
end

local function abbreviations()
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. "abbreviations.tsv")) do
        local value = choice(row, "ends", { yes = MAY_END, no = 0, unit = UNIT, count = COUNT })
            + choice(row, "after", { number = AFTER_NUMBER, ["-"] = 0 })
            + choice(row, "word", { yes = ALSO_WORD, no = 0 })
        entries[#entries + 1] = { row.form, value }
    end
    -- bas., red., kap.: three letters of plain Latin are a word of some language more often than not
    return in_all_scripts(entries, function(form, value)
        return form:find("^%l%l%l+%.$") and value | ALSO_WORD or value
    end)
end

-- Row n: bit m is set if the first part of an abbreviation begins with a Cyrillic letter whose code ends in the six bits n
-- and ends in one whose code ends in m. What is no abbreviation can mostly be told by that, without a look-up.
local function abbreviation_edges(entries)
    local rows = {}
    for n = 0, 63 do
        rows[n] = 0
    end
    for _, entry in ipairs(entries) do
        local part = entry[1]:match("^[^.]+")
        local first, last = utf8.codepoint(part), utf8.codepoint(part, utf8.offset(part, -1))
        if first >> 8 == 4 and last >> 8 == 4 then
            rows[first & 63] = rows[first & 63] | 1 << (last & 63)
        end
    end
    local written = {}
    for n = 0, 63 do
        written[n + 1] = ("UINT64_C(0x%X)"):format(rows[n])
    end
    return written
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
    local entries, taken = {}, { [""] = true }
    local function add(form, value)
        if not taken[form] then
            taken[form] = true
            entries[#entries + 1] = { form, value }
        end
    end
    for _, plural in ipairs(plurals) do
        for _, possessive in ipairs(possessives) do
            for _, case in ipairs(cases) do
                local marks = (possessive ~= "" and POSSESSIVE or 0) + (plural ~= "" and PLURAL or 0)
                add(plural .. possessive .. case[1], case[2] + marks)
            end
        end
    end
    for _, form in ipairs(others) do
        add(form, 0)
    end
    return in_all_scripts(entries)
end

local function words()
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. "words.tsv")) do
        entries[#entries + 1] = { row.form, choice(row, "role", { starts = STARTS, speech = SPEECH }) }
    end
    return in_all_scripts(entries)
end

local function forms(name)
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. name)) do
        entries[#entries + 1] = { row.form, 1 }
    end
    return entries
end

-- Words and signs that make an amount of eleven digits: the currencies and measures of data/numbers that are one word of
-- more than a letter. Returns the bytes of the longest, too.
local function amounts()
    local entries, known, longest = {}, {}, 0
    local function add(row)
        local letter = utf8.len(row.word) == 1 and not row.word:find("^[%$%%]$") and #row.word < 3
        if known[row.word] or letter or row.word:find(" ", 1, true) then
            return
        end
        known[row.word], longest = true, math.max(longest, #row.word)
        entries[#entries + 1] = { row.word, 1 }
    end
    for _, row in ipairs(tsv.read("data/numbers/currencies.tsv")) do
        add(row)
    end
    for _, row in ipairs(tsv.read("data/numbers/units.tsv")) do
        if (row.kind == "percent" or row.kind == "measure") and not row.marks:find("lone") then
            add(row)
        end
    end
    return entries, longest
end

local out = cwriter.new("tools/tables/segment.lua", "data/segment/")
out:add('#include "segment/segment_table.h"\n')
local shortened = abbreviations()
out:table("kz_abbreviations", shortened)
out:numbers("const uint64_t kz_abbreviation_edges[64]", abbreviation_edges(shortened))
out:table("kz_endings", endings())
out:table("kz_sentence_words", words())
out:table("kz_slashed", forms("slashed.tsv"))
out:table("kz_domains", forms("domains.tsv"))
local amounted, longest_amount = amounts()
out:table("kz_amounts", amounted)
out:save("plugin/segment/segment_table.c")

local head = cwriter.new("tools/tables/segment.lua", "data/segment/")
head:add(
    [[
#ifndef KZ_SEGMENT_SEGMENT_TABLE_H
#define KZ_SEGMENT_SEGMENT_TABLE_H

#include "text/table.h"

/* What is known of an abbreviation. */
enum {
    KZ_ABBR_MAY_END = %d,
    KZ_ABBR_AFTER_NUMBER = %d,
    KZ_ABBR_ALSO_WORD = %d,
    KZ_ABBR_UNIT = %d,
    KZ_ABBR_COUNT = %d
};
extern const kz_table kz_abbreviations;
/* By the last six bits of a word's first letter: a bit for those of its last letter, set if an abbreviation (its part
 * before the first full stop) has both. Cyrillic only. */
extern const uint64_t kz_abbreviation_edges[64];
/* What is known of an ending: its case (kz_case of morph/morph.h) and these. */
enum { KZ_ENDING_CASE = 7, KZ_ENDING_POSSESSIVE = %d, KZ_ENDING_PLURAL = %d, KZ_ENDING_ATTRIBUTIVE = %d };
extern const kz_table kz_endings;
/* What a word says about where a sentence begins. */
enum { KZ_WORD_STARTS = %d, KZ_WORD_SPEECH = %d };
extern const kz_table kz_sentence_words;
extern const kz_table kz_slashed, kz_domains;
extern const kz_table kz_amounts; /* words that make an amount of the digits before them */
enum { KZ_LONGEST_AMOUNT = %d };  /* bytes */

#endif]],
    MAY_END,
    AFTER_NUMBER,
    ALSO_WORD,
    UNIT,
    COUNT,
    POSSESSIVE,
    PLURAL,
    ATTRIBUTIVE,
    STARTS,
    SPEECH,
    longest_amount
)
head:save("plugin/segment/segment_table.h")
