-- plugin/morph/lexicon_table.{h,c}: every known stem with its bits (KZ_LEX_…), from data/lexicon/, data/names/ and
-- data/places/; and the endings of surnames and patronymics. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

-- The bits of plugin/morph/morph.h.
local BIT = {
    NOUN = 1 << 0, ADJ = 1 << 1, VERB = 1 << 2, ADV = 1 << 3, NUM = 1 << 4, PRON = 1 << 5, FUNCTION = 1 << 6,
    GIVEN_MALE = 1 << 7, GIVEN_FEMALE = 1 << 8, SURNAME = 1 << 9, PLACE = 1 << 10, LATIN = 1 << 11,
}
local FUNCTION = { ADP = true, CCONJ = true, SCONJ = true, PART = true, INTJ = true, AUX = true }
local GENDER = { m = BIT.GIVEN_MALE, f = BIT.GIVEN_FEMALE, u = BIT.GIVEN_MALE | BIT.GIVEN_FEMALE }
-- How usual a stem is, 0 to 7, stands above the bits.
local FREQUENCY_SHIFT = 28

local function lower(s)
    local out = {}
    for _, cp in utf8.codes(s) do
        if cp >= 0x410 and cp <= 0x42F then
            cp = cp + 0x20
        elseif cp >= 0x400 and cp <= 0x40F then
            cp = cp + 0x50
        elseif cp >= 0x41 and cp <= 0x5A then
            cp = cp + 0x20
        elseif cp >= 0x492 and cp <= 0x4E8 and cp ~= 0x4C0 and (cp < 0x4C1 or cp > 0x4CE) and cp % 2 == 0 then
            cp = cp + 1
        end
        out[#out + 1] = utf8.char(cp)
    end
    return table.concat(out)
end

local bits = {}

local function add(word, bit)
    word = lower(word)
    if not word:find(" ", 1, true) then
        bits[word] = (bits[word] or 0) | bit
    end
end

local function add_words(path, column)
    for _, row in ipairs((tsv.read(path))) do
        for pos in row.pos:gmatch("[^,]+") do
            local bit = BIT[pos] or FUNCTION[pos] and BIT.FUNCTION or pos == "DET" and BIT.PRON
            if not bit then
                tsv.fail(row, "unknown part of speech " .. pos)
            end
            add(row[column], bit)
        end
    end
end

add_words("data/lexicon/stems.tsv", "stem")
add_words("data/lexicon/function.tsv", "word")
for _, row in ipairs((tsv.read("data/names/given.tsv"))) do
    add(row.name, GENDER[row.gender] or tsv.fail(row, "gender must be m, f or u"))
end
for _, row in ipairs((tsv.read("data/names/surnames.tsv"))) do
    add(row.name, BIT.SURNAME)
end
local places = io.open("data/places/places.tsv", "rb")
if places then
    places:close()
    for _, row in ipairs((tsv.read("data/places/places.tsv"))) do
        add(row.name, BIT.PLACE)
    end
end
local frequencies = io.open("data/lexicon/frequency.tsv", "rb")
if frequencies then
    frequencies:close()
    for _, row in ipairs((tsv.read("data/lexicon/frequency.tsv"))) do
        if bits[row.stem] then
            bits[row.stem] = bits[row.stem] | tonumber(row.class) << FREQUENCY_SHIFT
        end
    end
end

local entries = {}
for word, value in pairs(bits) do
    entries[#entries + 1] = { word, value }
end

local SURNAME, PATRONYMIC = 1, 2
local GENDER_NUMBER = { m = 1, f = 2, u = 3 }
local endings = {}
for kind, path in ipairs({ "data/names/surname-endings.tsv", "data/names/patronymics.tsv" }) do
    for _, row in ipairs((tsv.read(path))) do
        local gender = GENDER_NUMBER[row.gender] or tsv.fail(row, "gender must be m, f or u")
        local old = endings[row.ending] or 0
        -- kind: bits 0-1; gender: 2-3; his: 4; sure as a surname: 5; sure as a patronymic: 6
        endings[row.ending] = old
            | (kind == SURNAME and 1 or kind == PATRONYMIC and 2)
            | gender << 2
            | (row.his == "yes" and 1 << 4 or 0)
            | (row.sure == "yes" and 1 << (4 + kind) or 0)
    end
end
local name_entries, longest = {}, 0
for ending, value in pairs(endings) do
    name_entries[#name_entries + 1] = { ending, value }
    longest = math.max(longest, #ending)
end

local out = cwriter.new("tools/tables/lexicon.lua", "data/lexicon/, data/names/ and data/places/ (licences there)")
out:add('#include "morph/lexicon_table.h"\n')
out:table("kz_lexicon_table", entries)
out:table("kz_name_endings", name_entries)
out:save("plugin/morph/lexicon_table.c")

local head = cwriter.new("tools/tables/lexicon.lua", "data/lexicon/, data/names/ and data/places/ (licences there)")
head:add([[
#ifndef KZ_MORPH_LEXICON_TABLE_H
#define KZ_MORPH_LEXICON_TABLE_H

#include "text/table.h"

enum { KZ_FREQUENCY_SHIFT = %d, KZ_LONGEST_NAME_ENDING = %d };

/* The bits of kz_name_endings' values. */
enum {
    KZ_NE_SURNAME = 1,
    KZ_NE_PATRONYMIC = 2,
    KZ_NE_GENDER_SHIFT = 2,
    KZ_NE_HIS = 1 << 4,
    KZ_NE_SURE_SURNAME = 1 << 5,
    KZ_NE_SURE_PATRONYMIC = 1 << 6
};

extern const kz_table kz_lexicon_table; /* stem -> KZ_LEX_ bits, how usual it is (0-7) above KZ_FREQUENCY_SHIFT */
extern const kz_table kz_name_endings;

#endif]], FREQUENCY_SHIFT, longest)
head:save("plugin/morph/lexicon_table.h")
