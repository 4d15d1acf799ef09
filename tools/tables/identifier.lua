-- plugin/extract/identifier/identifier_table.{h,c}: codes, words beside numbers, parts of addresses and of references to
-- laws, from data/identifiers/. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local DATA = "data/identifiers/"

-- How a key goes on: KZ_KEY_ of extract/number/match.h, which finds the words.
local ENDS = { word = 0, form = 1 << 20, abbr = 1 << 16, stem = 1 << 17, izafet = 1 << 18 }
local PREFIX = 1 << 19

-- The order is that of the enums in the header.
local CUES = {
    "PHONE",
    "CALL",
    "SERVICE",
    "EXTENSION",
    "IIN",
    "BIN",
    "BIC",
    "POSTCODE",
    "PLATE",
    "OTHER",
    "ALONG",
    "PLACE",
    "CARD",
}
local ADDRESS = {
    "REGION",
    "DISTRICT",
    "TOWN",
    "VILLAGE",
    "MICRODISTRICT",
    "STREET",
    "HOUSE",
    "BLOCK",
    "ENTRANCE",
    "FLOOR",
    "FLAT",
    "OFFICE",
    "NAME",
}
local LAW = {
    "SECTION",
    "CHAPTER",
    "ARTICLE",
    "PART",
    "ITEM",
    "SUBITEM",
    "PARAGRAPH",
    "ACT",
    "CODE",
    "SHORT",
    "STATE",
    "ISSUER",
    "AND",
    "THIS",
}
local PHONES = { "mobile", "fixed", "tollfree", "premium", "personal", "voip" }

local function index_of(names, name, row)
    for i, other in ipairs(names) do
        if other == name then
            return i - 1
        end
    end
    tsv.fail(row, ("%q is not known"):format(name))
end

local out = cwriter.new("tools/tables/identifier.lua", DATA)
out:add('#include "extract/identifier/identifier_table.h"\n')

local texts, text_index = {}, {}
local function text_of(s)
    if not text_index[s] then
        texts[#texts + 1] = s
        text_index[s] = #texts - 1
    end
    return text_index[s]
end

local function ends_of(row)
    return ENDS[row.ends] or tsv.fail(row, "how it ends is not known")
end

-- A table of words; the words that only begin a longer key are keys of their own, since a search goes over a space only
-- after a key.
local function words(name, entries)
    local is_key, all = {}, {}
    for _, entry in ipairs(entries) do
        is_key[entry[1]] = true
    end
    for _, entry in ipairs(entries) do
        all[#all + 1] = entry
        for space in entry[1]:gmatch("() ") do
            local first = entry[1]:sub(1, space - 1)
            if not is_key[first] then
                is_key[first] = true
                all[#all + 1] = { first, PREFIX }
            end
        end
    end
    out:table(name, all)
end

local cues = {}
for _, row in ipairs(tsv.read(DATA .. "cues.tsv")) do
    local bits = 0
    for cue in row.cue:gmatch("%S+") do
        bits = bits | 1 << index_of(CUES, cue, row)
    end
    cues[#cues + 1] = { row.form, bits | ends_of(row) }
end
words("kz_identifier_cues", cues)

-- Value: the part or class, and above it the text it is written out as.
local TEXT_SHIFT = 4
local function classed(file, column, classes)
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. file)) do
        local text = row.full == "" and 0 or text_of(row.full)
        assert(text < 1 << 12, "too many texts")
        entries[#entries + 1] = { row.form, index_of(classes, row[column], row) | text << TEXT_SHIFT | ends_of(row) }
    end
    return entries
end
text_of("")
words("kz_address_words", classed("address.tsv", "part", ADDRESS))
words("kz_law_words", classed("laws.tsv", "class", LAW))

-- What each class is called: as the first row of it is written out.
local function class_names(name, file, column, classes)
    local names = {}
    for _, row in ipairs(tsv.read(DATA .. file)) do
        names[row[column]] = names[row[column]] or row.full
    end
    out:add("const char *const %s[] = {", name)
    for _, class in ipairs(classes) do
        out:add("    %s,", cwriter.literal(names[class]))
    end
    out:add("};")
end
class_names("kz_address_names", "address.tsv", "part", ADDRESS)
class_names("kz_law_names", "laws.tsv", "class", LAW)

local function named(name, file, key, value)
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. file)) do
        entries[#entries + 1] = { row[key], text_of(row[value]) }
    end
    out:table(name, entries)
end
named("kz_short_numbers", "short.tsv", "number", "service")
named("kz_plate_regions", "plates.tsv", "code", "region")
named("kz_networks", "networks.tsv", "host", "network")
named("kz_iban_structures", "iban.tsv", "country", "structure")

local function forms(name, file)
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. file)) do
        entries[#entries + 1] = { row.form, 1 }
    end
    out:table(name, entries)
end
forms("kz_own_paths", "paths.tsv")
forms("kz_cyrillic_domains", "domains.tsv")

local codes = {}
for _, row in ipairs(tsv.read(DATA .. "phones.tsv")) do
    codes[#codes + 1] = { row.code, index_of(PHONES, row.type, row) | text_of(row.name) << TEXT_SHIFT }
end
out:table("kz_phone_codes", codes)

out:add("const kz_card_range kz_card_ranges[] = {")
local cards = tsv.read(DATA .. "cards.tsv")
for _, row in ipairs(cards) do
    local digits = 0
    for n in row.digits:gmatch("%d+") do
        digits = digits | 1 << math.tointeger(n)
    end
    if #row.from ~= #row.to or digits == 0 then
        tsv.fail(row, "two beginnings of one length, and numbers of digits, are expected")
    end
    out:add("    {%s, %s, %d, %d, %d},", row.from, row.to, digits, text_of(row.network), #row.from)
end
out:add("};")

local names, bics = {}, {}
for _, row in ipairs(tsv.read(DATA .. "banks.tsv")) do
    names[#names + 1] = { row.code, text_of(row.name) }
    bics[#bics + 1] = { row.bic, text_of(row.name) }
end
out:table("kz_bank_names", names)
out:table("kz_bic_names", bics)

local entities = {}
for _, row in ipairs(tsv.read(DATA .. "entities.tsv")) do
    entities[#entities + 1] = { row.place .. row.digit, text_of(row.means) }
end
out:table("kz_entity_digits", entities)

out:add("const char *const kz_identifier_texts[] = {")
for _, text in ipairs(texts) do
    out:add("    %s,", cwriter.literal(text))
end
out:add("};")
out:save("plugin/extract/identifier/identifier_table.c")

local function enum(prefix, list)
    local lines = {}
    for i, name in ipairs(list) do
        lines[i] = ("    %s%s = %d,"):format(prefix, name:upper(), i - 1)
    end
    return "enum {\n" .. table.concat(lines, "\n") .. "\n};\n"
end

local function bits(prefix, list)
    local lines = {}
    for i, name in ipairs(list) do
        lines[i] = ("    %s%s = 1 << %d,"):format(prefix, name, i - 1)
    end
    return "enum {\n" .. table.concat(lines, "\n") .. "\n};\n"
end

local head = cwriter.new("tools/tables/identifier.lua", DATA)
head:add([[
#ifndef KZ_EXTRACT_IDENTIFIER_TABLE_H
#define KZ_EXTRACT_IDENTIFIER_TABLE_H

#include "text/table.h"

/* Payment cards whose first `places` digits are from..to. */
typedef struct kz_card_range {
    uint32_t from, to;
    uint32_t digits; /* a bit for each number of digits that they may have */
    uint16_t network; /* an index of kz_identifier_texts */
    uint8_t places;
} kz_card_range;
extern const kz_card_range kz_card_ranges[];

/* Words beside numbers: bits KZ_CUE_. */
extern const kz_table kz_identifier_cues;
/* Words of addresses and laws: KZ_ADDRESS_ or KZ_LAW_ in the lowest bits, above them an index of kz_identifier_texts. */
extern const kz_table kz_address_words;
extern const kz_table kz_law_words;
/* What KZ_ADDRESS_ and KZ_LAW_ are called where an address or a reference is written out. */
extern const char *const kz_address_names[];
extern const char *const kz_law_names[];
/* These give an index of kz_identifier_texts. */
extern const kz_table kz_short_numbers;   /* the service */
extern const kz_table kz_plate_regions;   /* the region */
extern const kz_table kz_networks;        /* by host: the network */
extern const kz_table kz_iban_structures; /* by country: what its accounts are made of */
extern const kz_table kz_bank_names;      /* by the account's first three digits */
extern const kz_table kz_bic_names;
extern const kz_table kz_own_paths;     /* first parts of a path that are no account */
extern const kz_table kz_cyrillic_domains;
extern const kz_table kz_entity_digits; /* by place and digit */
/* By code: KZ_PHONE_ in the lowest bits, above them an index of kz_identifier_texts. */
extern const kz_table kz_phone_codes;
extern const char *const kz_identifier_texts[];
]])
head:add(
    "enum { KZ_TEXT_SHIFT = %d, KZ_CLASS_MASK = %d, KZ_KEY_NO_ENDING = 1 << 20 };",
    TEXT_SHIFT,
    (1 << TEXT_SHIFT) - 1
)
head:add("enum { KZ_CARD_RANGES = %d };", #cards)
head:add("%s", bits("KZ_CUE_", CUES))
head:add("%s", enum("KZ_ADDRESS_", ADDRESS))
head:add("%s", enum("KZ_LAW_", LAW))
head:add("%s", enum("KZ_PHONE_", PHONES))
head:add("#endif")
head:save("plugin/extract/identifier/identifier_table.h")
