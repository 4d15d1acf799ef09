-- plugin/morph/nominal_table.{h,c}: every chain of nominal endings as one string, in a trie that is walked from the
-- end of a word, from data/morph/. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local SOURCES = "data/morph/"
local CASES = { Nom = 0, Gen = 1, Dat = 2, Acc = 3, Loc = 4, Abl = 5, Ins = 6 }
local FLAGS = { plural = 1, attr = 2, copula = 4, like = 8 }
local LONGEST_CHAIN = 6

-- Classes of final sounds, and the capitals that stand for several letters.
local classes, class_of, sounds = {}, {}, {}
for _, row in ipairs((tsv.read("data/morph/sounds.tsv"))) do
    if row.kind == "class" then
        classes[#classes + 1] = row.name
        for _, cp in utf8.codes(row.letters) do
            class_of[utf8.char(cp)] = row.name
        end
    elseif row.kind == "sound" then
        sounds[row.name] = sounds[row.name] or {}
        table.insert(sounds[row.name], { when = row.when, letter = row.letters })
    else
        tsv.fail(row, "kind must be class or sound")
    end
end

local HARMONY = {}
for _, cp in utf8.codes("аоұыяё") do
    HARMONY[utf8.char(cp)] = "back"
end
for _, cp in utf8.codes("әеөүіэ") do
    HARMONY[utf8.char(cp)] = "front"
end

local function letter_for(row, capital, class, harmony)
    for _, choice in ipairs(sounds[capital] or tsv.fail(row, "no sound " .. capital)) do
        local fits = true
        for condition in choice.when:gmatch("%S+") do
            fits = fits and (condition == "any" or condition == class or condition == harmony)
        end
        if fits then
            return choice.letter
        end
    end
    tsv.fail(row, "no letter for " .. capital)
end

-- The ending as it is written after a sound of this class in a word of this harmony; the class and harmony after it.
local function spell(row, class, harmony)
    local out = {}
    for _, cp in utf8.codes(row.ending) do
        local letter = utf8.char(cp)
        if letter:match("^%u$") then
            letter = letter_for(row, letter, class, harmony)
        end
        class = class_of[letter] or tsv.fail(row, "no class for " .. letter)
        harmony = HARMONY[letter] or harmony
        out[#out + 1] = letter
    end
    return table.concat(out), class, harmony
end

local by_state = {}
for _, row in ipairs((tsv.read("data/morph/nominal.tsv"))) do
    for state in row.after:gmatch("[^,]+") do
        by_state[state] = by_state[state] or {}
        table.insert(by_state[state], row)
    end
end

local function extend(chain, row, class, harmony)
    local text, new_class, new_harmony = spell(row, class, harmony)
    local new = {}
    for k, v in pairs(chain) do
        new[k] = v
    end
    new.text = chain.text .. text
    new.cost = chain.cost + tonumber(row.cost)
    new.links = chain.links + 1
    if chain.links == 0 then
        new.needs = row.needs
    end
    for what in row.sets:gmatch("%S+") do
        if CASES[what] then
            new.case = CASES[what]
        elseif what:match("^p%d$") then
            new.possessor = tonumber(what:sub(2))
            new.possessive_end = #new.text
        elseif FLAGS[what] then
            new.flags = new.flags | FLAGS[what]
        elseif what ~= "-" then
            tsv.fail(row, "unknown feature " .. what)
        end
    end
    if row.to == "plural" then
        new.flags = new.flags | FLAGS.plural
        new.plural_end, new.possessive_end = #new.text, #new.text
    end
    return new, new_class, new_harmony
end

-- All chains, keyed by what they say; `fits` collects the stems they fit: a bit for each class and harmony.
local chains, list = {}, {}

local function collect(chain, bit)
    local key = table.concat({
        chain.text, chain.plural_end, chain.possessive_end, chain.possessor, chain.case, chain.flags, chain.needs,
        chain.cost,
    }, "|")
    if not chains[key] then
        chains[key] = chain
        chain.fits = 0
        list[#list + 1] = chain
    end
    chains[key].fits = chains[key].fits | bit
end

local function grow(chain, state, class, harmony, bit)
    for _, row in ipairs(by_state[state] or {}) do
        local vowel = class == "vowel"
        if row.needs == "any" or (row.needs == "vowel") == vowel then
            local new, new_class, new_harmony = extend(chain, row, class, harmony)
            collect(new, bit)
            if new.links < LONGEST_CHAIN then
                grow(new, row.to, new_class, new_harmony, bit)
            end
        end
    end
end

for c, class in ipairs(classes) do
    for h, harmony in ipairs({ "back", "front" }) do
        local empty = {
            text = "", plural_end = 0, possessive_end = 0, possessor = 0, case = 0, flags = 0, cost = 0, links = 0,
            needs = "any",
        }
        grow(empty, "stem", class, harmony, 1 << ((c - 1) * 2 + (h - 1)))
    end
end

-- The trie: bytes from the last to the first; the children of a node stand together, in the order of their bytes.
local root = { children = {}, chains = {} }
for _, chain in ipairs(list) do
    local node = root
    for i = #chain.text, 1, -1 do
        local byte = chain.text:byte(i)
        node.children[byte] = node.children[byte] or { children = {}, chains = {}, byte = byte }
        node = node.children[byte]
    end
    table.insert(node.chains, chain)
end

local nodes, ordered = { root }, {}
local at = 1
while nodes[at] do
    local node, bytes = nodes[at], {}
    for byte in pairs(node.children) do
        bytes[#bytes + 1] = byte
    end
    table.sort(bytes)
    node.first_child, node.count = #nodes, #bytes
    for _, byte in ipairs(bytes) do
        nodes[#nodes + 1] = node.children[byte]
    end
    table.sort(node.chains, function(a, b)
        if a.cost ~= b.cost then
            return a.cost < b.cost
        elseif a.case ~= b.case then
            return a.case < b.case
        elseif a.possessive_end ~= b.possessive_end then
            return a.possessive_end < b.possessive_end
        elseif a.possessor ~= b.possessor then
            return a.possessor < b.possessor
        elseif a.plural_end ~= b.plural_end then
            return a.plural_end < b.plural_end
        end
        return a.flags * 0x40000 + a.fits < b.flags * 0x40000 + b.fits
    end)
    node.first_chain = #ordered
    for _, chain in ipairs(node.chains) do
        ordered[#ordered + 1] = chain
    end
    at = at + 1
end
assert(#nodes < 65536 and #ordered < 65536)

local NEEDS = { any = 3, vowel = 1, consonant = 2 }
local out = cwriter.new("tools/tables/morph.lua", SOURCES)
out:add('#include "morph/nominal_table.h"\n')
out:add("const kz_chain kz_chains[] = {")
for _, c in ipairs(ordered) do
    out:add(
        "    {0x%04X, %d, %d, %d, %d, %d, %d, %d, %d},",
        c.fits, #c.text, c.plural_end, c.possessive_end, c.possessor, c.case, c.flags, NEEDS[c.needs], c.cost
    )
end
out:add("};")
out:add("const kz_trie_node kz_nominal_trie[] = {")
for _, node in ipairs(nodes) do
    out:add(
        "    {%d, %d, %d, %d, 0x%02X},",
        node.first_child, node.first_chain, node.count, #node.chains, node.byte or 0
    )
end
out:add("};")

-- What class and harmony a letter has: class + 1 in the low half, harmony (1 back, 2 front) above; Cyrillic from
-- U+0400 to U+04FF.
local letters = {}
for cp = 0x400, 0x4FF do
    local letter, value = utf8.char(cp), 0
    for i, name in ipairs(classes) do
        if class_of[letter] == name then
            value = i
        end
    end
    letters[#letters + 1] = value + (({ back = 16, front = 32 })[HARMONY[letter]] or 0)
end
out:numbers("const uint8_t kz_letter_sounds[256]", letters)

local short = {}
for _, row in ipairs((tsv.read("data/morph/alternations.tsv"))) do
    local letters_of = {}
    for _, cp in utf8.codes(row.stem) do
        letters_of[#letters_of + 1] = utf8.char(cp)
    end
    local vowel = table.remove(letters_of, #letters_of - 1)
    if not class_of[vowel] or class_of[vowel] ~= "vowel" then
        tsv.fail(row, "the last vowel must stand before the last letter")
    end
    short[#short + 1] = { table.concat(letters_of), utf8.codepoint(vowel) }
end
out:table("kz_short_stems", short)
local ordinals = {}
for _, row in ipairs((tsv.read("data/morph/ordinals.tsv"))) do
    ordinals[#ordinals + 1] = { row.ending, 1 }
end
out:table("kz_ordinal_endings", ordinals)
out:save("plugin/morph/nominal_table.c")

local head = cwriter.new("tools/tables/morph.lua", SOURCES)
head:add([[
#ifndef KZ_MORPH_NOMINAL_TABLE_H
#define KZ_MORPH_NOMINAL_TABLE_H

#include "text/table.h"

/* One chain of endings. Ends are bytes from the start of the chain. */
typedef struct kz_chain {
    uint16_t fits; /* a bit for each class of final sound (times two) and harmony (back, front) of a stem */
    uint8_t length, plural_end, possessive_end;
    uint8_t possessor, case_;
    uint8_t flags; /* KZ_CHAIN_ */
    uint8_t needs; /* 1: stands after a vowel, 2: after a consonant, 3: after both */
    uint8_t cost;
} kz_chain;

enum { KZ_CHAIN_PLURAL = 1, KZ_CHAIN_ATTRIBUTIVE = 2, KZ_CHAIN_COPULA = 4, KZ_CHAIN_LIKE = 8 };

/* A node of the trie of chains, read from a word's last byte backwards. */
typedef struct kz_trie_node {
    uint16_t child, chain; /* the first of each */
    uint8_t children, chains;
    uint8_t byte;
} kz_trie_node;

extern const kz_chain kz_chains[];
extern const kz_trie_node kz_nominal_trie[];
/* Of U+0400 to U+04FF: class of sound + 1 in the low four bits, 16 for back and 32 for front vowels. */
extern const uint8_t kz_letter_sounds[256];
/* орн -> the code point of ы, which орын has before its last letter. */
extern const kz_table kz_short_stems;
extern const kz_table kz_ordinal_endings;

enum { KZ_CLASS_VOWEL = 0, KZ_CLASSES = %d };

#endif]], #classes)
head:save("plugin/morph/nominal_table.h")
