-- plugin/morph/nominal_table.{h,c}: every chain of endings of nominals and of verbs as one string, in tries that are
-- walked from the end of a word, from data/morph/. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local grammar = require("grammar")
local tsv = require("tsv")

local SOURCES = "data/morph/"
local CASES = { Nom = 0, Gen = 1, Dat = 2, Acc = 3, Loc = 4, Abl = 5, Ins = 6 }
local FLAGS = { plural = 1, attr = 2, copula = 4, like = 8, merged = 16 }
local LONGEST_CHAIN = 6
local LONGEST_VERB_CHAIN = 4

local function by_state(...)
    local states = {}
    for _, rows in ipairs({ ... }) do
        for _, row in ipairs(rows) do
            for _, state in ipairs(row.ending ~= "0" and row.after or {}) do
                states[state] = states[state] or {}
                table.insert(states[state], row)
            end
        end
    end
    return states
end

local function copy(chain)
    local new = {}
    for k, v in pairs(chain) do
        new[k] = v
    end
    return new
end

-- What a nominal's ending says, in the words of kz_chain; -нікі has its -нің in it and no case.
local function describe(new, row)
    local person = grammar.value(row.set, "Person[psor]")
    if person then
        new.possessor = grammar.value(row.set, "Polite") and 4 or tonumber(person)
        new.possessive_end = #new.text
    end
    new.case = CASES[grammar.value(row.set, "Case")] or new.case
    for mark, flag in pairs(FLAGS) do
        if row.marks[mark] then
            new.flags = new.flags | flag
        end
    end
    if row.to == "plural" then
        new.flags = new.flags | FLAGS.plural
        new.plural_end, new.possessive_end = #new.text, #new.text
    end
end

local function extend(chain, row, class, harmony)
    local text, new_class, new_harmony = grammar.spell(row, class, harmony)
    local new = copy(chain)
    new.text = chain.text .. text
    new.cost = chain.cost + row.cost
    new.links = chain.links + 1
    if chain.links == 0 then
        new.needs = row.needs == "merged" and "any" or row.needs
        new.flags = row.needs == "merged" and FLAGS.merged or 0
    end
    describe(new, row)
    return new, new_class, new_harmony
end

-- Calls visit(chain, state) for all chains from the first state on, for stems of each class and harmony.
local function each_chain(states, first_state, longest, visit)
    local function grow(chain, state, class, harmony)
        for _, row in ipairs(states[state] or {}) do
            if grammar.may_follow(row, grammar.classes[class]) then
                local new, new_class, new_harmony =
                    extend(chain, row, grammar.classes[class], grammar.harmonies[harmony])
                visit(new, row.to)
                if new.links < longest then
                    for c, name in ipairs(grammar.classes) do
                        if name == new_class then
                            grow(new, row.to, c, new_harmony == "back" and 1 or 2)
                        end
                    end
                end
            end
        end
    end
    for c in ipairs(grammar.classes) do
        for h in ipairs(grammar.harmonies) do
            grow({
                text = "",
                bit = grammar.fit(c, h),
                plural_end = 0,
                possessive_end = 0,
                possessor = 0,
                case = 0,
                flags = 0,
                cost = 0,
                links = 0,
                needs = "any",
            }, first_state, c, h)
        end
    end
end

local KEY = { "text", "plural_end", "possessive_end", "possessor", "case", "flags", "needs", "cost" }

-- All chains of a grammar from its first state on. Chains that say the same are one; `fits` collects the stems that
-- it follows: a bit for each class and harmony.
local function chains_of(states, first_state, longest)
    local known, list = {}, {}
    each_chain(states, first_state, longest, function(chain)
        local key = {}
        for i, name in ipairs(KEY) do
            key[i] = chain[name]
        end
        key = table.concat(key, "|")
        if not known[key] then
            known[key] = copy(chain)
            known[key].fits = 0
            list[#list + 1] = known[key]
        end
        known[key].fits = known[key].fits | chain.bit
    end)
    return list
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

local nominal = grammar.rows("data/morph/nominal.tsv")
local verbal = grammar.rows("data/morph/verbal.tsv")
local derived = grammar.rows("data/morph/derivations.tsv")

local nodes, ordered = grammar.trie(chains_of(by_state(nominal), "stem", LONGEST_CHAIN), chain_before)

-- Verbs: without what leads into nominals; of the causatives one at most, which is then as good as another voice.
local finite = {}
for _, row in ipairs(verbal) do
    finite[#finite + 1] = row.to ~= "ger" and row or nil
end
for _, row in ipairs(derived) do
    if row.to == "verb" and row.after[1] == "verb" then
        local voice = copy(row)
        voice.to = "pass"
        finite[#finite + 1] = voice
    end
end
local verb_nodes, verb_ordered = grammar.trie(chains_of(by_state(finite), "verb", LONGEST_VERB_CHAIN), chain_before)

-- Derivations: from a stem to the next nominal, over verbs where the way leads there (шектеу, тағайындалу).
local BITS = { noun = 1 << 0, adj = 1 << 1, verb = 1 << 2, name = 1 << 10 }
local MAKES = { noun = BITS.noun, adj = BITS.noun | BITS.adj, ger = BITS.noun, part = BITS.noun | BITS.adj }
local LONGEST_DERIVATION = 3
local own = {}
for _, row in ipairs(derived) do
    own[#own + 1] = row.marks.own and row or nil
end
local derivations, known = {}, {}
for _, of in ipairs({ "noun", "adj", "name", "verb" }) do
    local states = by_state(own, verbal)
    each_chain(states, of, LONGEST_DERIVATION, function(chain, state)
        if not MAKES[state] then
            return
        end
        local key = of .. "|" .. chain.text .. "|" .. state
        local entry = known[key]
        if not entry then
            entry = { text = chain.text, fits = 0, of = BITS[of], makes = MAKES[state] }
            known[key] = entry
            derivations[#derivations + 1] = entry
        end
        entry.fits = entry.fits | chain.bit
    end)
end
local derivation_nodes, derivation_order = grammar.trie(derivations, function(a, b)
    if a.of ~= b.of then
        return a.of < b.of
    end
    return a.makes < b.makes
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
grammar.write_trie(out, "kz_nominal_trie", nodes)
write_chains("kz_verb_chains", verb_ordered)
grammar.write_trie(out, "kz_verbal_trie", verb_nodes)
out:add("const kz_derivation kz_derivations[] = {")
for _, d in ipairs(derivation_order) do
    out:add("    {0x%04X, 0x%X, 0x%X},", d.fits, d.of, d.makes)
end
out:add("};")
grammar.write_trie(out, "kz_derivation_trie", derivation_nodes)

-- What class and harmony a letter has: class + 1 in the low half, harmony (1 back, 2 front) above; Cyrillic from
-- U+0400 to U+04FF.
local letters = {}
for cp = 0x400, 0x4FF do
    local letter, value = utf8.char(cp), 0
    for i, name in ipairs(grammar.classes) do
        if grammar.class_of[letter] == name then
            value = i
        end
    end
    letters[#letters + 1] = value + (({ back = 16, front = 32 })[grammar.harmony_of[letter]] or 0)
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
    #grammar.classes
)
head:save("plugin/morph/nominal_table.h")
