-- plugin/morph/lexicon_table.{h,c}: every known stem with its bits (KZ_LEX_…), from data/lexicon/, data/names/ and
-- data/places/; and the endings of surnames and patronymics. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

-- The bits of plugin/morph/morph.h.
local BIT = {
    NOUN = 1 << 0,
    ADJ = 1 << 1,
    VERB = 1 << 2,
    ADV = 1 << 3,
    NUM = 1 << 4,
    PRON = 1 << 5,
    FUNCTION = 1 << 6,
    GIVEN_MALE = 1 << 7,
    GIVEN_FEMALE = 1 << 8,
    SURNAME = 1 << 9,
    PLACE = 1 << 10,
    LATIN = 1 << 11,
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

local function bit_of(row, pos)
    return BIT[pos]
        or FUNCTION[pos] and BIT.FUNCTION
        or pos == "DET" and BIT.PRON
        or tsv.fail(row, "unknown part of speech " .. pos)
end

for _, row in ipairs((tsv.read("data/lexicon/stems.tsv"))) do
    for pos in row.pos:gmatch("[^,]+") do
        add(row.stem, bit_of(row, pos))
    end
end

-- Which rows of function.tsv are words of their own here. An inflected form is one where the endings of data/morph/ do
-- not lead to it: the cases of these pronouns (all forms of the last ones), and pairs (бірін-бірі).
local CASES, FORMS = {}, {}
for lemma in ("мен сен сіз біз ол олар бұл осы сол кім не"):gmatch("%S+") do
    CASES[lemma] = true
end
for lemma in ("бәрі е бол жат"):gmatch("%S+") do
    FORMS[lemma] = true
end
local OPEN = { NOUN = true, ADJ = true, VERB = true }
local PLURALS = { ["олар"] = true, ["біз"] = true }

-- Drawn sounds (ііі, аа) would make Latin numerals and the like look Kazakh.
local function is_sound(word)
    local first = word:match("^[%z\1-\127\194-\244][\128-\191]*")
    return word == first:rep(#word // #first)
end

local function is_stem(row)
    if row.pos == "INTJ" and is_sound(row.word) then
        return false
    end
    if row.lemma == row.word or row.word:find("-", 1, true) or FORMS[row.lemma] then
        return true
    end
    if OPEN[row.pos] or row.feats:find("psor", 1, true) then
        return false
    end
    if row.feats:find("Case=", 1, true) and not row.feats:find("Case=Nom", 1, true) then
        local plural = row.feats:find("Number=Plur", 1, true) and not PLURALS[row.lemma]
        return CASES[row.lemma] and not plural and not row.word:find("дай", 1, true)
    end
    return true
end

for _, row in ipairs((tsv.read("data/lexicon/function.tsv"))) do
    local bit = bit_of(row, row.pos)
    if is_stem(row) then
        add(row.word, bit)
    end
end
-- What extraction takes these for, whatever UD calls them.
local ALSO = {
    FUNCTION = "аса ақ бар бәлкім деген дей деп дәл ендеше ең керек лазым міне мүмкін нағыз нақ рас сірә тап тағы тиіс тым "
        .. "тіпті шамасы ғана қажет қана әрине өте",
    PRON = "барлығы баршасы күллісі қайсысы әрқайсысы міне",
    ADV = "бірінен-бірі",
}
for name, words in pairs(ALSO) do
    for word in words:gmatch("%S+") do
        add(word, BIT[name])
    end
end
local acronyms = {}
for _, row in ipairs((tsv.read("data/lexicon/acronyms.tsv"))) do
    add(row.acronym, BIT.NOUN)
    acronyms[#acronyms + 1] = { lower(row.acronym), 1 }
end
for _, row in ipairs((tsv.read("data/lexicon/latin.tsv"))) do
    add(row.word, BIT.LATIN)
end
for _, row in ipairs((tsv.read("data/names/given.tsv"))) do
    add(row.name, GENDER[row.gender] or tsv.fail(row, "gender must be m, f or u"))
end
for _, row in ipairs((tsv.read("data/names/surnames.tsv"))) do
    add(row.name, BIT.SURNAME)
end
-- What only stands in places of several words is a name, too: Сауд Арабиясы, Жаңа Зеландия. The last word of a name that
-- is an izafet is a head noun (Ыстықкөл көлі).
local function add_parts(rows)
    for _, row in ipairs(rows) do
        local izafet = row.name:find("[ыі]$") ~= nil
        for part, space in row.name:gmatch("(%S+)( ?)") do
            local head = space == "" and izafet
            if row.name:find(" ", 1, true) and not head and lower(part) ~= part and not bits[lower(part)] then
                add(part, BIT.PLACE)
            end
        end
    end
end
local places = io.open("data/places/places.tsv", "rb")
if places then
    places:close()
    local rows = tsv.read("data/places/places.tsv")
    for _, row in ipairs(rows) do
        add(row.name, BIT.PLACE)
    end
    add_parts(rows)
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

-- How usual a stem is as a noun, an adjective, a verb, an adverb or number, a name: counted, or by the order in stems.tsv.
local SENSE_SHIFT, SENSE_BITS = 12, 3
local SENSE = { NOUN = 0, ADJ = 1, VERB = 2, ADV = 3, NUM = 3, PROPN = 4 }
local senses = {}
for _, row in ipairs((tsv.read("data/lexicon/senses.tsv"))) do
    if bits[row.stem] then
        senses[row.stem] = senses[row.stem] or {}
        senses[row.stem][SENSE[row.pos] or tsv.fail(row, "no sense " .. row.pos)] = tonumber(row.class)
    end
end
for _, row in ipairs((tsv.read("data/lexicon/stems.tsv"))) do
    local first = SENSE[row.pos:match("^%u+")]
    if first and not senses[row.stem] then
        senses[row.stem] = { [first] = 1 }
    end
end
for stem, classes in pairs(senses) do
    for sense, class in pairs(classes) do
        bits[stem] = bits[stem] | class << (SENSE_SHIFT + sense * SENSE_BITS)
    end
end

local entries, index = {}, {}
for word, value in pairs(bits) do
    entries[#entries + 1] = { word, value }
end
table.sort(entries, function(a, b)
    return a[1] < b[1]
end)
for i, entry in ipairs(entries) do
    index[entry[1]] = i - 1
end

-- Stems as they are written before some endings: орн, модел, процес, факті. The value is the entry of the dictionary
-- form times 4, and before which endings: 1 those that start in a vowel, 2 in a consonant, 3 any.
local BEFORE = { vowel = 1, consonant = 2, any = 3 }
local variants, variant_entries = {}, {}

local DOUBLED = { ["с"] = true, ["м"] = true, ["л"] = true, ["т"] = true, ["п"] = true, ["н"] = true }

local function add_variant(written, stem, before)
    if not bits[written] and index[stem] then
        variants[written] = index[stem] * 4 + before
    end
end

for _, entry in ipairs(entries) do
    local stem = entry[1]
    if entry[2] & (BIT.NOUN | BIT.SURNAME | BIT.PLACE | BIT.GIVEN_MALE) ~= 0 and #stem >= 6 then
        local last, before_last = stem:sub(-2), stem:sub(-4, -3)
        if last == "ь" then
            add_variant(stem:sub(1, -3), stem, BEFORE.vowel)
        elseif last == before_last and DOUBLED[last] then
            add_variant(stem:sub(1, -3), stem, last == "с" and BEFORE.any or BEFORE.consonant) -- процесі
        elseif stem:find("ст$") then
            add_variant(stem:sub(1, -3), stem, BEFORE.consonant)
        elseif stem:find("кт$") or stem:find("пт$") or stem:find("ск$") then
            add_variant(stem .. "і", stem, BEFORE.any) -- фактіге, Минскіде
        end
    end
end
for _, row in ipairs((tsv.read("data/morph/alternations.tsv"))) do
    if not index[row.stem] then
        tsv.fail(row, "the stem is not in the lexicon")
    end
    variants[row.written] = index[row.stem] * 4
        + (BEFORE[row.before] or tsv.fail(row, "before must be vowel, consonant or any"))
end
-- Verbs before an ending that has swallowed their last sound: оқ- of оқи is оқы, қо- of қоя is қой; and тау- of тауып.
local verb_variants, verb_variant_entries = {}, {}
for _, entry in ipairs(entries) do
    local stem = entry[1]
    local last = stem:sub(-2)
    local long = #stem > 4 or last == "й" -- ой: ою, оя
    if entry[2] & BIT.VERB ~= 0 and long and #stem > 2 and (last == "ы" or last == "і" or last == "й") then
        verb_variants[stem:sub(1, -3)] = index[stem]
    elseif entry[2] & BIT.VERB ~= 0 and last == "и" then
        verb_variants[stem] = index[stem] -- жи: жию, жияды
    end
end
for _, row in ipairs((tsv.read("data/morph/verb-stems.tsv"))) do
    verb_variants[row.written] = index[row.stem] or tsv.fail(row, "the stem is not in the lexicon")
end
for written, value in pairs(verb_variants) do
    verb_variant_entries[#verb_variant_entries + 1] = { written, value }
end

for written, value in pairs(variants) do
    variant_entries[#variant_entries + 1] = { written, value }
end

local SURNAME, PATRONYMIC = 1, 2
local GENDER_NUMBER = { m = 1, f = 2, u = 3 }
local endings = {}
for kind, path in ipairs({ "data/names/surname-endings.tsv", "data/names/patronymics.tsv" }) do
    for _, row in ipairs((tsv.read(path))) do
        local gender = GENDER_NUMBER[row.gender] or tsv.fail(row, "gender must be m, f or u")
        local old = endings[row.ending] or 0
        -- kind: bits 0-1; gender: 2-3; his: 4; sure as a surname: 5; sure as a patronymic: 6; a place: 7
        endings[row.ending] = old
            | (kind == SURNAME and 1 or kind == PATRONYMIC and 2)
            | gender << 2
            | (row.his == "yes" and 1 << 4 or 0)
            | (row.sure == "yes" and 1 << (4 + kind) or 0)
    end
end
for _, row in ipairs((tsv.read("data/names/place-endings.tsv"))) do
    endings[row.ending] = 1 << 7
end
local name_entries, longest = {}, 0
for ending, value in pairs(endings) do
    name_entries[#name_entries + 1] = { ending, value }
    longest = math.max(longest, #ending)
end

local out = cwriter.new("tools/tables/lexicon.lua", "data/lexicon/, data/names/ and data/places/ (licences there)")
out:add('#include "morph/lexicon_table.h"\n')
out:table("kz_lexicon_table", entries)
out:table("kz_acronyms", acronyms)
out:table("kz_stem_variants", variant_entries)
out:table("kz_verb_variants", verb_variant_entries)
out:table("kz_name_endings", name_entries)
out:save("plugin/morph/lexicon_table.c")

local head = cwriter.new("tools/tables/lexicon.lua", "data/lexicon/, data/names/ and data/places/ (licences there)")
head:add(
    [[
#ifndef KZ_MORPH_LEXICON_TABLE_H
#define KZ_MORPH_LEXICON_TABLE_H

#include "text/table.h"

enum { KZ_SENSE_SHIFT = %d, KZ_SENSE_BITS = %d, KZ_FREQUENCY_SHIFT = %d, KZ_LONGEST_NAME_ENDING = %d };

/* The bits of kz_name_endings' values. */
enum {
    KZ_NE_SURNAME = 1,
    KZ_NE_PATRONYMIC = 2,
    KZ_NE_GENDER_SHIFT = 2,
    KZ_NE_HIS = 1 << 4,
    KZ_NE_SURE_SURNAME = 1 << 5,
    KZ_NE_SURE_PATRONYMIC = 1 << 6,
    KZ_NE_PLACE = 1 << 7
};

extern const kz_table kz_lexicon_table; /* stem -> KZ_LEX_ bits, how usual it is (0-7) above KZ_FREQUENCY_SHIFT */
extern const kz_table kz_acronyms;       /* in lower case */
/* орн -> the entry of орын times 4, and before which endings орын is written so: 1 those that start in a vowel,
 * 2 in a consonant, 3 any. */
extern const kz_table kz_stem_variants;
extern const kz_table kz_verb_variants; /* оқ -> the entry of оқы; тау -> that of тап */
extern const kz_table kz_name_endings;

#endif]],
    SENSE_SHIFT,
    SENSE_BITS,
    FREQUENCY_SHIFT,
    longest
)
head:save("plugin/morph/lexicon_table.h")
