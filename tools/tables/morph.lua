-- plugin/morph/nominal_table.{h,c}: every chain of endings of nominals and of verbs as one string, in tries that are
-- walked from the end of a word, from data/morph/. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local SOURCES = "data/morph/"
local CASES = { Nom = 0, Gen = 1, Dat = 2, Acc = 3, Loc = 4, Abl = 5, Ins = 6 }
local FLAGS = { plural = 1, attr = 2, copula = 4, like = 8, merged = 16 }
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

local function read_states(path)
    local by_state = {}
    for _, row in ipairs((tsv.read(path))) do
        for state in row.after:gmatch("[^,]+") do
            by_state[state] = by_state[state] or {}
            table.insert(by_state[state], row)
        end
    end
    return by_state
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

-- All chains of a grammar from its first state on. Chains that say the same are one; `fits` collects the stems that
-- it follows: a bit for each class and harmony.
local function chains_of(path, first_state)
    local by_state, known, list = read_states(path), {}, {}

    local function collect(chain, bit)
        local key = table.concat({
            chain.text,
            chain.plural_end,
            chain.possessive_end,
            chain.possessor,
            chain.case,
            chain.flags,
            chain.needs,
            chain.cost,
        }, "|")
        if not known[key] then
            known[key] = chain
            chain.fits = 0
            list[#list + 1] = chain
        end
        known[key].fits = known[key].fits | bit
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
                text = "",
                plural_end = 0,
                possessive_end = 0,
                possessor = 0,
                case = 0,
                flags = 0,
                cost = 0,
                links = 0,
                needs = "any",
            }
            grow(empty, first_state, class, harmony, 1 << ((c - 1) * 2 + (h - 1)))
        end
    end
    return list
end

-- A trie of entries with a `text`, read from its last byte to the first: the nodes, the children of each together in
-- the order of their bytes, and the entries in the nodes' order.
local function trie(entries, before)
    local root = { children = {}, entries = {} }
    for _, entry in ipairs(entries) do
        local node = root
        for i = #entry.text, 1, -1 do
            local byte = entry.text:byte(i)
            node.children[byte] = node.children[byte] or { children = {}, entries = {}, byte = byte }
            node = node.children[byte]
        end
        table.insert(node.entries, entry)
    end
    local nodes, ordered, at = { root }, {}, 1
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
        table.sort(node.entries, before)
        node.first_entry = #ordered
        for _, entry in ipairs(node.entries) do
            ordered[#ordered + 1] = entry
        end
        at = at + 1
    end
    assert(#nodes < 65536 and #ordered < 65536)
    return nodes, ordered
end

local function write_trie(out, name, nodes)
    out:add("const kz_trie_node %s[] = {", name)
    for _, node in ipairs(nodes) do
        out:add(
            "    {%d, %d, %d, %d, 0x%02X},",
            node.first_child,
            node.first_entry,
            node.count,
            #node.entries,
            node.byte or 0
        )
    end
    out:add("};")
end

local CHAIN_ORDER = { "cost", "case", "possessive_end", "possessor", "plural_end", "flags", "fits" }
local function chain_before(a, b)
    for _, key in ipairs(CHAIN_ORDER) do
        if a[key] ~= b[key] then
            return a[key] < b[key]
        end
    end
    return false
end
local nodes, ordered = trie(chains_of("data/morph/nominal.tsv", "stem"), chain_before)
local verb_nodes, verb_ordered = trie(chains_of("data/morph/verbal.tsv", "verb"), chain_before)

-- Derivations, spelled for every class and harmony.
local STEM_BITS = { NOUN = 1 << 0, ADJ = 1 << 1, VERB = 1 << 2, PLACE = 1 << 10 }

local function stem_bits(row, names)
    local bits = 0
    for name in names:gmatch("[^,]+") do
        bits = bits | (STEM_BITS[name] or tsv.fail(row, "unknown kind of stem " .. name))
    end
    return bits
end

local derived, derivations = {}, {}
for _, row in ipairs((tsv.read("data/morph/derivations.tsv"))) do
    for c, class in ipairs(classes) do
        for h, harmony in ipairs({ "back", "front" }) do
            local text = spell(row, class, harmony)
            local key = text .. "|" .. row.line
            local entry = derived[key]
            if not entry then
                entry = {
                    text = text,
                    fits = 0,
                    of = stem_bits(row, row.of),
                    makes = stem_bits(row, row.makes),
                    line = row.line,
                }
                derived[key] = entry
                derivations[#derivations + 1] = entry
            end
            entry.fits = entry.fits | 1 << ((c - 1) * 2 + (h - 1))
        end
    end
end
local derivation_nodes, derivation_order = trie(derivations, function(a, b)
    return a.line < b.line
end)

local NEEDS = { any = 3, vowel = 1, consonant = 2 }
local out = cwriter.new("tools/tables/morph.lua", SOURCES)
out:add('#include "morph/nominal_table.h"\n')

local function write_chains(name, chains)
    out:add("const kz_chain %s[] = {", name)
    for _, c in ipairs(chains) do
        out:add(
            "    {0x%04X, %d, %d, %d, %d, %d, %d, %d, %d},",
            c.fits,
            #c.text,
            c.plural_end,
            c.possessive_end,
            c.possessor,
            c.case,
            c.flags,
            NEEDS[c.needs],
            c.cost
        )
    end
    out:add("};")
end

write_chains("kz_chains", ordered)
write_trie(out, "kz_nominal_trie", nodes)
write_chains("kz_verb_chains", verb_ordered)
write_trie(out, "kz_verbal_trie", verb_nodes)
out:add("const kz_derivation kz_derivations[] = {")
for _, d in ipairs(derivation_order) do
    out:add("    {0x%04X, 0x%X, 0x%X},", d.fits, d.of, d.makes)
end
out:add("};")
write_trie(out, "kz_derivation_trie", derivation_nodes)

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

local ordinals = {}
for _, row in ipairs((tsv.read("data/morph/ordinals.tsv"))) do
    ordinals[#ordinals + 1] = { row.ending, 1 }
end
out:table("kz_ordinal_endings", ordinals)
out:save("plugin/morph/nominal_table.c")

local head = cwriter.new("tools/tables/morph.lua", SOURCES)
head:add(
    [[
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

enum { KZ_CHAIN_PLURAL = 1, KZ_CHAIN_ATTRIBUTIVE = 2, KZ_CHAIN_COPULA = 4, KZ_CHAIN_LIKE = 8, KZ_CHAIN_MERGED = 16 };

/* An ending that makes a stem of another: what the old one must be and the new one is, in KZ_LEX_ bits. */
typedef struct kz_derivation {
    uint16_t fits; /* as in kz_chain */
    uint16_t of, makes;
} kz_derivation;

/* A node of a trie of endings, read from a word's last byte backwards. */
typedef struct kz_trie_node {
    uint16_t child, entry; /* the first of each */
    uint8_t children, entries;
    uint8_t byte;
} kz_trie_node;

extern const kz_chain kz_chains[];
extern const kz_trie_node kz_nominal_trie[]; /* entries are chains */
extern const kz_chain kz_verb_chains[];
extern const kz_trie_node kz_verbal_trie[]; /* entries are verb chains */
extern const kz_derivation kz_derivations[];
extern const kz_trie_node kz_derivation_trie[]; /* entries are derivations */
/* Of U+0400 to U+04FF: class of sound + 1 in the low four bits, 16 for back and 32 for front vowels. */
extern const uint8_t kz_letter_sounds[256];
extern const kz_table kz_ordinal_endings;

enum { KZ_CLASS_VOWEL = 0, KZ_CLASSES = %d };

#endif]],
    #classes
)
head:save("plugin/morph/nominal_table.h")
