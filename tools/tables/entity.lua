-- plugin/extract/entity/entity_table.{h,c}: places, bodies, other known names, head nouns, peoples and the words that
-- bound names, from data/places, data/organisations and data/entities. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

-- In the order of kz_entity_type.
local TYPES = {}
for i, name in ipairs({
    "PERSON",
    "ORGANISATION",
    "GPE",
    "LOCATION",
    "FACILITY",
    "NORP",
    "EVENT",
    "ART",
    "LAW",
    "LANGUAGE",
    "PROJECT",
    "PRODUCT",
    "DISEASE",
    "CONTACT",
}) do
    TYPES[name] = i - 1
end

-- Bits of a known name: type 0-3, letters 4-5, then flags.
local LETTERS = { any = 0, capital = 1, capitals = 2 }
local INSIDE, DISTRICT, REGION, LAND, BOTH, SMALL, CITY = 1 << 6, 1 << 7, 1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12
-- Bits of a head: type 0-3, needs 4-14, then flags; of a last word how many words the longest head has.
local NEEDS = { "quote", "latin", "name", "place", "topic", "area", "body", "number", "bare", "plain", "order" }
local NEED_SHIFT, WORDS_SHIFT, FAR, TITLE, IS_HEAD = 4, 16, 1 << 15, 1 << 19, 1 << 20
local SHORT_FORM, OFFICIAL, FIRST = 1 << 21, 1 << 22, 1 << 23
local ROLES = {
    "area",
    "ground",
    "bridge",
    "named",
    "called",
    "honorific",
    "epithet",
    "patronymic",
    "title",
    "halt",
    "against",
    "numbered",
    "short",
    "given",
    "clause",
    "describes",
    "common",
    "usual",
    "rank",
    "formal",
    "particle",
    "phone",
    "dials",
    "about",
    "foreign",
    "adjectival",
    "concerns",
    "russian",
    "joins",
    "later",
    "agent",
}
local TITLE_ROLE = 1 << 8
local AS = { both = 1, language = 2, people = 4, tribe = 4, place = 8 }

local KINDS = {
    country = { "GPE", 6, LAND },
    region = { "GPE", 5, REGION },
    city = { "GPE", 7, CITY },
    town = { "GPE", 3, SMALL },
    district = { "GPE", 2, DISTRICT | REGION | SMALL },
    continent = { "LOCATION", 6, 0 },
    area = { "LOCATION", 4, 0 },
    river = { "LOCATION", 4, 0 },
    lake = { "LOCATION", 4, 0 },
    sea = { "LOCATION", 4, 0 },
    mountain = { "LOCATION", 4, 0 },
    desert = { "LOCATION", 4, 0 },
    nature = { "LOCATION", 4, 0 },
    planet = { "LOCATION", 1, 0 },
}

local UPPER, LOWER = {}, {}
do
    local upper = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    local lower = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    local low = {}
    for _, c in utf8.codes(lower) do
        low[#low + 1] = utf8.char(c)
    end
    local i = 0
    for _, c in utf8.codes(upper) do
        i = i + 1
        UPPER[utf8.char(c)], LOWER[low[i]] = low[i], true
    end
    for c = ("A"):byte(), ("Z"):byte() do
        UPPER[string.char(c)], LOWER[string.char(c + 32)] = string.char(c + 32), true
    end
end

local function lowered(s)
    return (s:gsub(utf8.charpattern, UPPER))
end

local function letters(name)
    local first = name:match("^" .. utf8.charpattern)
    if not UPPER[first] then
        return LETTERS.any
    end
    for c in name:gmatch(utf8.charpattern) do
        if LOWER[c] then
            return LETTERS.capital
        end
    end
    return LETTERS.capitals
end

-- The words of a name as the tokenizer cuts them, joined by single spaces.
local function key_of(name)
    return (lowered(name):gsub("([,:])", " %1"):gsub("%s+", " "))
end

local known, rank, longest = {}, {}, {}

local function add(name, value, order)
    local key = key_of(name)
    local first, n = key:match("^%S+"), select(2, key:gsub("%S+", ""))
    if n > 1 then
        longest[first] = math.max(longest[first] or 0, n)
    end
    local old = known[key]
    if not old or order > rank[key] then
        known[key], rank[key] = value | LETTERS.any, order
    end
    if old and (old | value) & REGION ~= 0 then
        known[key] = known[key] | REGION
    end
    if old and (old ~ value) & 15 ~= 0 then
        known[key] = known[key] | BOTH
    end
    if old and known[key] & DISTRICT ~= 0 and (old & value & DISTRICT) == 0 then
        known[key] = known[key] & ~DISTRICT
    end
end

local INHABITED = { ["Еуропа"] = true, ["Азия"] = true, ["Африка"] = true, ["Америка"] = true }
local lands = {}
for _, row in ipairs(tsv.read("data/places/places.tsv")) do
    local kind = KINDS[row.kind] or tsv.fail(row, "unknown kind " .. row.kind)
    add(row.name, TYPES[kind[1]] | letters(row.name) << 4 | kind[3] | (row.use == "inside" and INSIDE or 0), kind[2])
    if row.kind == "country" or (row.kind == "continent" and INHABITED[row.name]) then
        lands[#lands + 1] = key_of(row.name)
    end
end
for _, path in ipairs({ "data/organisations/known.tsv", "data/entities/known.tsv" }) do
    for _, row in ipairs(tsv.read(path)) do
        local type = TYPES[row.type] or tsv.fail(row, "unknown type " .. row.type)
        add(row.name, type | letters(row.name) << 4 | (row.use == "inside" and INSIDE or 0), 9)
    end
end
-- Country adjectives: Ресей + лік. The harmony and the first sound are settled by what stands in texts, so every
-- form of the ending is taken.
for _, land in ipairs(lands) do
    for _, suffix in ipairs({ "лық", "лік", "дық", "дік", "тық", "тік" }) do
        if not land:find(" ") then
            add(land .. suffix, TYPES.NORP, 1)
        end
        if land:find(" ") then
            add(land:gsub(" ", "") .. suffix, TYPES.NORP, 1)
            add(land .. suffix, TYPES.NORP, 1)
        end
    end
end

local heads = {}
for _, path in ipairs({ "data/places/heads.tsv", "data/organisations/heads.tsv", "data/entities/heads.tsv" }) do
    for _, row in ipairs(tsv.read(path)) do
        local value = TYPES[row.type] or tsv.fail(row, "unknown type " .. row.type)
        for need in row.needs:gmatch("[^,]+") do
            local bit
            for i, name in ipairs(NEEDS) do
                bit = name == need and i - 1 or bit
            end
            bit = bit or tsv.fail(row, "unknown need " .. need)
            value = value | 1 << (NEED_SHIFT + bit)
        end
        value = value
            | (row.reach == "far" and FAR or 0)
            | (row.span == "title" and TITLE or 0)
            | (row.span == "official" and OFFICIAL or 0)
            | (row.span == "first" and FIRST or 0)
            | IS_HEAD
            | (letters(row.head) == LETTERS.capitals and SHORT_FORM or 0)
        local key = key_of(row.head)
        -- The same head with two types (орталық, кешен): what it needs decides, the first file's type stands.
        local old = heads[key]
        if old and old & IS_HEAD ~= 0 then
            value = old
        end
        heads[key] = value | (old and old & (7 << WORDS_SHIFT) or 0)
        local last, n = key:match("%S+$"), select(2, key:gsub("%S+", ""))
        local at = heads[last] or 0
        heads[last] = at & ~(7 << WORDS_SHIFT) | math.max(at >> WORDS_SHIFT & 7, n) << WORDS_SHIFT
    end
end

local words = {}
for _, row in ipairs(tsv.read("data/entities/words.tsv")) do
    local value = 0
    for role in row.roles:gmatch("[^,]+") do
        local bit
        for i, name in ipairs(ROLES) do
            bit = name == role and i - 1 or bit
        end
        value = value | 1 << (bit or tsv.fail(row, "unknown role " .. role))
    end
    words[row.word] = (words[row.word] or 0) | value
end

-- Occupations and posts stand before a name and are no part of it: Кардиохирург Нұрлан.
for _, row in ipairs(tsv.read("data/positions/heads.tsv")) do
    words[row.head] = (words[row.head] or 0) | TITLE_ROLE
end

local peoples = {}
for _, row in ipairs(tsv.read("data/entities/peoples.tsv")) do
    peoples[row.name] = AS[row.as] or tsv.fail(row, "unknown kind " .. row.as)
end

local function entries(map)
    local list = {}
    for key, value in pairs(map) do
        list[#list + 1] = { key, value }
    end
    return list
end

local out = cwriter.new("tools/tables/entity.lua", "data/places, data/organisations, data/entities")
out:add('#include "extract/entity/entity_table.h"\n')
out:table("kz_known_names", entries(known))
out:table("kz_known_first", entries(longest))
out:table("kz_name_heads", entries(heads))
out:table("kz_name_words", entries(words))
out:table("kz_peoples", entries(peoples))
out:save("plugin/extract/entity/entity_table.c")

local head = cwriter.new("tools/tables/entity.lua", "data/places, data/organisations, data/entities")
head:add([[
#ifndef KZ_EXTRACT_ENTITY_TABLE_H
#define KZ_EXTRACT_ENTITY_TABLE_H

#include "text/table.h"

/* Values of kz_known_names. The type is in the low four bits. */
enum {
    KZ_KNOWN_CAPITAL = 1 << 4,  /* the first letter must be a capital */
    KZ_KNOWN_CAPITALS = 2 << 4, /* all must */
    KZ_KNOWN_INSIDE = 1 << 6,   /* not at the start of a sentence */
    KZ_KNOWN_DISTRICT = 1 << 7, /* only a district is called so */
    KZ_KNOWN_REGION = 1 << 8,   /* a region or a district is, too */
    KZ_KNOWN_LAND = 1 << 9,
    KZ_KNOWN_BOTH = 1 << 10, /* things of two types are called so */
    KZ_KNOWN_CITY = 1 << 12,
    KZ_KNOWN_SMALL = 1 << 11 /* a town or a district, which gives way to a person's name */
};
/* Values of kz_name_heads: the type in the low four bits. A last word's entry says how many words the longest head has
 * that ends in it. */
enum {
    KZ_NEED_QUOTE = 1 << 4,
    KZ_NEED_LATIN = 1 << 5,
    KZ_NEED_NAME = 1 << 6,
    KZ_NEED_PLACE = 1 << 7,
    KZ_NEED_TOPIC = 1 << 8,
    KZ_NEED_AREA = 1 << 9,
    KZ_NEED_BODY = 1 << 10,
    KZ_NEED_NUMBER = 1 << 11,
    KZ_NEED_BARE = 1 << 12,
    KZ_NEED_PLAIN = 1 << 13,
    KZ_NEED_ORDER = 1 << 14,
    KZ_HEAD_FAR = 1 << 15,
    KZ_HEAD_WORDS_SHIFT = 16,
    KZ_HEAD_TITLE = 1 << 19,
    KZ_HEAD = 1 << 20,
    KZ_HEAD_CAPITALS = 1 << 21, /* an abbreviation: all letters must be capitals */
    KZ_HEAD_OFFICIAL = 1 << 22,
    KZ_HEAD_FIRST = 1 << 23 /* the name ends with the head's first word */
};
/* Values of kz_name_words (data/entities/words.tsv says what they mean). */
enum {
    KZ_ROLE_AREA = 1 << 0,
    KZ_ROLE_GROUND = 1 << 1,
    KZ_ROLE_BRIDGE = 1 << 2,
    KZ_ROLE_NAMED = 1 << 3,
    KZ_ROLE_CALLED = 1 << 4,
    KZ_ROLE_HONORIFIC = 1 << 5,
    KZ_ROLE_EPITHET = 1 << 6,
    KZ_ROLE_PATRONYMIC = 1 << 7,
    KZ_ROLE_TITLE = 1 << 8,
    KZ_ROLE_HALT = 1 << 9,
    KZ_ROLE_AGAINST = 1 << 10,
    KZ_ROLE_NUMBERED = 1 << 11,
    KZ_ROLE_SHORT = 1 << 12,
    KZ_ROLE_GIVEN = 1 << 13,
    KZ_ROLE_CLAUSE = 1 << 14,
    KZ_ROLE_DESCRIBES = 1 << 15,
    KZ_ROLE_COMMON = 1 << 16,
    KZ_ROLE_USUAL = 1 << 17,
    KZ_ROLE_RANK = 1 << 18,
    KZ_ROLE_FORMAL = 1 << 19,
    KZ_ROLE_PARTICLE = 1 << 20,
    KZ_ROLE_PHONE = 1 << 21,
    KZ_ROLE_DIALS = 1 << 22,
    KZ_ROLE_ABOUT = 1 << 23,
    KZ_ROLE_FOREIGN = 1 << 24,
    KZ_ROLE_ADJECTIVAL = 1 << 25,
    KZ_ROLE_CONCERNS = 1 << 26,
    KZ_ROLE_RUSSIAN = 1 << 27,
    KZ_ROLE_JOINS = 1 << 28,
    KZ_ROLE_LATER = 1 << 29,
    KZ_ROLE_AGENT = 1 << 30
};
/* Values of kz_peoples. */
enum {
    KZ_PEOPLE_BOTH = 1 << 0,
    KZ_PEOPLE_LANGUAGE = 1 << 1,
    KZ_PEOPLE_ONLY = 1 << 2,
    KZ_PEOPLE_PLACE = 1 << 3
};

extern const kz_table kz_known_names; /* lower-case words joined by single spaces */
extern const kz_table kz_known_first; /* first word of a name of several: tokens of the longest such name */
extern const kz_table kz_name_heads;
extern const kz_table kz_name_words; /* «-ған» is an ending */
extern const kz_table kz_peoples;

#endif]])
head:save("plugin/extract/entity/entity_table.h")
