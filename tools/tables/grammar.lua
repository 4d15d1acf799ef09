-- plugin/morph/grammar_table.{h,c}: the endings of data/morph/ as rows with their spellings in a trie that is walked from
-- the end of a word, the sounds of letters, the features of Universal Dependencies, and the readings of closed classes
-- from data/lexicon/function.tsv. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local grammar = require("grammar")
local tsv = require("tsv")

local SOURCES = "data/morph/ and data/lexicon/function.tsv"

-- ---- States: a bit each ----

local STEMS = { "noun", "adj", "num", "adv", "name", "verb" } -- what a stem is in the lexicon: the lowest bits
local NOMINALS = { "noun", "adj", "num", "name", "ger", "ord" } -- what `stem` in nominal.tsv stands for
-- Where a word may end though no row with the ending 0 says so.
local ENDS = { "ger", "ord", "plural", "mine", "ours", "his", "case", "loc", "attr", "many", "his2", "end" }

local state_number, state_count = {}, 0
local function state_of(name)
    if not state_number[name] then
        state_number[name] = state_count
        state_count = state_count + 1
    end
    return state_number[name]
end
for _, name in ipairs(STEMS) do
    state_of(name)
end

local function mask_of(names)
    local mask = 0
    for _, name in ipairs(names) do
        mask = mask | (name == "stem" and mask_of(NOMINALS) or 1 << state_of(name))
    end
    return mask
end

-- ---- Rows ----

local MARKS = { attr = 1, copula = 2, like = 4, apart = 8, posture = 16, lemma = 32, light = 64 }
local UPOS = { noun = "NOUN", adj = "ADJ", verb = "VERB", adv = "ADV", ord = "NUM" }

-- The kinds of rows: a walk that wants only some of them takes no others. Every row is of the first kind.
local ANY, NOMINAL, FINITE, MAKING = 1, 2, 4, 8
local function kinds_of(row, file)
    if row.ending == "0" then
        return ANY
    elseif file == "nominal" then
        return ANY | NOMINAL
    elseif file == "verbal" then
        return ANY | MAKING | (row.to ~= "ger" and FINITE or 0)
    end
    local causative = row.to == "verb" and row.after[1] == "verb"
    return ANY | (row.marks.own and MAKING or 0) | (causative and FINITE or 0)
end

local rows = {}
for _, file in ipairs({ "nominal", "verbal", "derivations" }) do
    for _, row in ipairs(grammar.rows(("data/morph/%s.tsv"):format(file))) do
        row.upos = file == "derivations" and UPOS[row.to] or nil
        row.marks.lemma = row.upos and row.upos ~= "NUM"
        row.from = mask_of(row.after)
        row.kinds = kinds_of(row, file)
        row.flags = 0
        for mark, flag in pairs(MARKS) do
            row.flags = row.flags | (row.marks[mark] and flag or 0)
        end
        rows[#rows + 1] = row
        row.number = #rows - 1
    end
end

-- ---- Spellings ----

-- A vowel after it makes a final қ, к, п of an ending ғ, г, б.
local VOICED = { ["қ"] = "ғ", ["к"] = "г", ["п"] = "б" }
local VOWELS = "аәеоөұүыіуюя"
local PLAIN, BEFORE_CONSONANT, BEFORE_VOWEL = 0, 1, 2
local AFTER_CONSONANT, VOWEL, SWALLOWS_Y, SWALLOWS_J = 0, 1, 2, 3

local function begins(row, text)
    local first = text:sub(1, 2)
    if row.needs == "merged" then
        return (first == "я" or first == "ю") and SWALLOWS_J or SWALLOWS_Y
    end
    return VOWELS:find(first, 1, true) and VOWEL or AFTER_CONSONANT
end

local spellings, known = {}, {}
local function add_spelling(row, text, fit, voicing)
    local key = row.number .. text
    if not known[key] then
        known[key] = {
            row = row.number,
            text = text,
            fits = 0,
            begins = begins(row, text),
            voicing = voicing,
            to = state_of(row.to),
            kinds = row.kinds,
        }
        spellings[#spellings + 1] = known[key]
    end
    known[key].fits = known[key].fits | fit
end

for _, row in ipairs(rows) do
    for c, class in ipairs(grammar.classes) do
        for h, harmony in ipairs(grammar.harmonies) do
            if row.ending ~= "0" and grammar.may_follow(row, class) then
                local text = grammar.spell(row, class, harmony)
                local voiced = VOICED[text:sub(-2)]
                local fit = grammar.fit(c, h)
                add_spelling(row, text, fit, voiced and row.to ~= "end" and BEFORE_CONSONANT or PLAIN)
                if voiced and row.to ~= "end" then
                    add_spelling(row, text:sub(1, -3) .. voiced, fit, BEFORE_VOWEL)
                end
            end
        end
    end
end
local nodes, ordered = grammar.trie(spellings, function(a, b)
    return a.row < b.row
end)

-- ---- Closed classes ----

local closed, closed_index = {}, {}
local lemmas, lemma_text = {}, {}
local function lemma_offset(lemma)
    if not lemmas[lemma] then
        lemmas[lemma] = #table.concat(lemma_text)
        lemma_text[#lemma_text + 1] = lemma
    end
    return lemmas[lemma]
end
do
    local by_word, order = {}, {}
    for _, row in ipairs((tsv.read("data/lexicon/function.tsv"))) do
        if not by_word[row.word] then
            by_word[row.word] = {}
            order[#order + 1] = row.word
        end
        table.insert(by_word[row.word], row)
    end
    for _, word in ipairs(order) do
        closed_index[#closed_index + 1] = { word, #closed * 16 + #by_word[word] }
        assert(#by_word[word] < 16)
        for _, row in ipairs(by_word[word]) do
            closed[#closed + 1] = {
                pos = row.pos,
                set = grammar.pack(row, row.feats),
                lemma = lemma_offset(row.lemma),
                text = row.lemma,
                length = #row.lemma,
            }
        end
    end
end

-- ---- The table ----

local out = cwriter.new("tools/tables/grammar.lua", SOURCES)
out:add('#include "morph/grammar_table.h"\n')

out:add("const kz_morph kz_morphs[] = {")
for _, row in ipairs(rows) do
    out:add(
        "    {0x%Xu, 0x%Xu, 0x%Xu, %d, %d, %d, KZ_POS_%s, %d, %d}, /* %s */",
        row.set,
        row.touched,
        row.from,
        state_of(row.to),
        row.cost,
        row.flags,
        row.upos or "X",
        ({ any = 3, vowel = 1, consonant = 2, merged = 0 })[row.needs],
        row.kinds,
        row.ending
    )
end
out:add("};")
out:add("const kz_spelling kz_spellings[] = {")
for _, s in ipairs(ordered) do
    out:add(
        "    {%d, 0x%04X, %d, %d, %d, %d, %d}, /* %s */",
        s.row,
        s.fits,
        #s.text,
        s.begins,
        s.voicing,
        s.to,
        s.kinds,
        s.text
    )
end
out:add("};")
grammar.write_trie(out, "kz_ending_trie", nodes)
out:numbers("const uint16_t kz_ending_roots[256]", grammar.roots(nodes))

-- The spellings of each row, for what makes forms.
local first, by_row = {}, {}
for i, s in ipairs(ordered) do
    by_row[s.row] = by_row[s.row] or {}
    table.insert(by_row[s.row], i - 1)
end
local row_spellings = {}
for number = 0, #rows - 1 do
    first[#first + 1] = #row_spellings
    for _, i in ipairs(by_row[number] or {}) do
        row_spellings[#row_spellings + 1] = i
    end
end
first[#first + 1] = #row_spellings
out:numbers("const uint16_t kz_row_first[]", first)
out:numbers("const uint16_t kz_row_spellings[]", row_spellings)
local texts, offset, offsets = {}, 0, {}
for _, s in ipairs(ordered) do
    texts[#texts + 1] = s.text
    offsets[#offsets + 1] = offset
    offset = offset + #s.text
end
out:add("const char kz_spelling_text[] =")
for _, text in ipairs(texts) do
    out:add("    %s", cwriter.literal(text))
end
out:add('    "";')
out:numbers("const uint16_t kz_spelling_offsets[]", offsets)

local zero = {}
for _, row in ipairs(rows) do
    if row.ending == "0" then
        zero[#zero + 1] = row.number
    end
end
out:numbers("const uint16_t kz_zero_rows[]", zero)

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

out:add("const kz_feature kz_features[] = {")
for _, feature in ipairs(grammar.features) do
    local values = {}
    for _, value in ipairs(feature.values) do
        values[#values + 1] = cwriter.literal(value)
    end
    out:add(
        "    {%s, %d, %d, {%s}},",
        cwriter.literal(feature.name),
        feature.shift,
        #feature.values,
        table.concat(values, ", ")
    )
end
out:add("};")

out:add("const kz_closed kz_closed_readings[] = {")
for _, reading in ipairs(closed) do
    out:add("    {0x%Xu, %d, %d, KZ_POS_%s},", reading.set, reading.lemma, reading.length, reading.pos)
end
out:add("};")
out:table("kz_closed_table", closed_index)
do
    -- The table has sorted closed_index: a word's place in it is its entry.
    local words_of, order = {}, {}
    for entry, item in ipairs(closed_index) do
        local before, count = item[2] >> 4, item[2] & 15
        for i = before + 1, before + count do
            local reading = closed[i]
            local words = words_of[reading.lemma]
            if not words then
                words = { text = reading.text }
                words_of[reading.lemma] = words
                order[#order + 1] = words
            end
            if words[#words] ~= entry - 1 then
                words[#words + 1] = entry - 1
            end
        end
    end
    local forms, by_lemma = {}, {}
    for _, words in ipairs(order) do
        assert(#words < 256)
        by_lemma[#by_lemma + 1] = { words.text, #forms * 256 + #words }
        table.move(words, 1, #words, #forms + 1, forms)
    end
    out:numbers("const uint16_t kz_closed_forms[]", forms)
    out:table("kz_closed_by_lemma", by_lemma)
end

local AUX, POSTURE = 1, 2
local auxiliaries = {}
for _, row in ipairs((tsv.read("data/morph/auxiliaries.tsv"))) do
    local value = 0
    for kind in row.kind:gmatch("%S+") do
        value = value | (({ aux = AUX, posture = POSTURE })[kind] or tsv.fail(row, "kind must be aux or posture"))
    end
    auxiliaries[#auxiliaries + 1] = { row.verb, value }
end
out:table("kz_auxiliaries", auxiliaries)

local attributive = {}
for _, row in ipairs((tsv.read("data/morph/attributive.tsv"))) do
    attributive[#attributive + 1] = { row.noun, 1 }
end
out:table("kz_attributive", attributive)
local PLACE = { first = 1, count = 2, last = 4 }
local parts = {}
for _, row in ipairs((tsv.read("data/morph/compounds.tsv"))) do
    parts[#parts + 1] = { row.part, PLACE[row.place] or tsv.fail(row, "place must be first, count or last") }
end
out:table("kz_compound_parts", parts)
local own_verbs = {}
for _, row in ipairs((tsv.read("data/morph/own-verbs.tsv"))) do
    own_verbs[#own_verbs + 1] = { row.verb, 1 }
end
out:table("kz_own_verbs", own_verbs)
local harmonies = {}
for _, row in ipairs((tsv.read("data/morph/harmony.tsv"))) do
    local value = ({ back = 1, front = 2 })[row.harmony] or tsv.fail(row, "harmony must be back or front")
    harmonies[#harmonies + 1] = { row.letters, value + (row.kind == "word" and 4 or 0) }
end
out:table("kz_harmonies", harmonies)
local steady = {}
for _, row in ipairs((tsv.read("data/morph/steady.tsv"))) do
    steady[#steady + 1] = { row.stem, 1 }
end
out:table("kz_steady_stems", steady)
local spoken = {}
for _, row in ipairs((tsv.read("data/morph/spoken.tsv"))) do
    spoken[#spoken + 1] = { row.kind .. " " .. row.written, lemma_offset(row.spoken) * 256 + #row.spoken }
end
out:table("kz_spoken", spoken)
out:add("const char kz_closed_lemmas[] =")
for _, lemma in ipairs(lemma_text) do
    out:add("    %s", cwriter.literal(lemma))
end
out:add('    "";')
out:save("plugin/morph/grammar_table.c")

-- ---- The header ----

local head = cwriter.new("tools/tables/grammar.lua", SOURCES)
head:add([[
#ifndef KZ_MORPH_GRAMMAR_TABLE_H
#define KZ_MORPH_GRAMMAR_TABLE_H

#include "morph/morph.h"
#include "text/table.h"

/* An ending: a row of data/morph/nominal.tsv, verbal.tsv or derivations.tsv. */
typedef struct kz_morph {
    uint64_t set, touched; /* features, and the fields that it writes */
    uint64_t from;         /* the states that it stands after, a bit each */
    uint8_t to, cost;
    uint8_t marks; /* KZ_MARK_ */
    uint8_t upos;  /* of the new stem that it makes, else KZ_POS_X */
    uint8_t needs; /* 1 after vowels, 2 after consonants, 3 both, 0 in place of the stem's last sound */
    uint8_t kinds; /* KZ_ROW_ */
} kz_morph;

/* Kinds of rows: endings of nominals; of verbs, but for what is declined; what makes a nominal of another stem, a case
 * ending by no other name. Rows without a letter are of the first kind alone. */
enum { KZ_ROW_ANY = 1, KZ_ROW_NOMINAL = 2, KZ_ROW_FINITE = 4, KZ_ROW_MAKING = 8 };
]])
local marks = {}
for name, value in pairs(MARKS) do
    marks[#marks + 1] = { value, ("KZ_MARK_%s = %d"):format(name:upper(), value) }
end
table.sort(marks, function(a, b)
    return a[1] < b[1]
end)
for i, mark in ipairs(marks) do
    marks[i] = mark[2]
end
head:add("enum { %s };\n", table.concat(marks, ", "))
head:add(
    "/* The states that are stems, by their numbers; the masks of those where a word may end and of verb stems. */"
)
for i, name in ipairs(STEMS) do
    STEMS[i] = ("KZ_STATE_%s = %d"):format(name:upper(), i - 1)
end
head:add("enum { %s, KZ_STEM_STATES = %d };", table.concat(STEMS, ", "), (1 << #STEMS) - 1)
head:add("#define KZ_END_STATES 0x%Xu", mask_of(ENDS) | mask_of({ "noun", "adj", "num", "adv", "name" }))
local before_zero, finite_states = 0, 0
for _, row in ipairs(rows) do
    finite_states = finite_states | (row.kinds & FINITE ~= 0 and 1 << state_of(row.to) or 0)
    before_zero = before_zero | (row.ending == "0" and row.from or 0)
end
head:add("#define KZ_ZERO_STATES 0x%Xu /* after which a row without a letter may stand */", before_zero)
head:add(
    "enum { KZ_STATE_GER = %d, KZ_STATE_PART = %d, KZ_STATE_END = %d };",
    state_of("ger"),
    state_of("part"),
    state_of("end")
)
head:add("#define KZ_FINITE_STATES 0x%Xu /* to which KZ_ROW_FINITE leads */", finite_states)
head:add(
    "#define KZ_MADE_STATES 0x%Xu /* … and KZ_ROW_MAKING, where it is done */",
    mask_of({ "noun", "adj", "ger", "part" })
)
head:add([==[

/* How a row is written after some stems. */
typedef struct kz_spelling {
    uint16_t row;
    uint16_t fits; /* a bit for each class of final sound (times two) and harmony (back, front) before it */
    uint8_t length;
    uint8_t begins;  /* KZ_BEGINS_ */
    uint8_t voicing; /* 0 any; 1 its last letter is voiceless: only before consonants; 2 voiced: only before vowels */
    uint8_t to, kinds; /* as in its row */
} kz_spelling;
enum { KZ_BEGINS_CONSONANT, KZ_BEGINS_VOWEL, KZ_BEGINS_MERGED_Y, KZ_BEGINS_MERGED_J };

/* A node of the trie of endings, read from a word's last letter backwards. */
typedef struct kz_trie_node {
    uint32_t leads;        /* the states to which the endings here and further on lead, a bit each */
    uint16_t child, entry; /* the first of each; children stand in the order of their letters */
    uint8_t children, entries;
    uint8_t letter; /* from U+0400 on */
    uint8_t kinds;  /* KZ_ROW_ of the endings here and further on */
} kz_trie_node;

typedef struct kz_feature {
    const char *name;
    uint8_t shift, n;
    const char *values[8];
} kz_feature;

/* A reading of a word of a closed class. */
typedef struct kz_closed {
    uint64_t feats;
    uint16_t lemma; /* offset in kz_closed_lemmas */
    uint8_t lemma_length;
    uint8_t upos;
} kz_closed;

extern const kz_morph kz_morphs[];
extern const kz_spelling kz_spellings[];
extern const kz_trie_node kz_ending_trie[]; /* entries are spellings */
extern const uint16_t kz_ending_roots[256]; /* last letter from U+0400 on -> node, 0 if no ending ends so */
extern const char kz_spelling_text[];
extern const uint16_t kz_spelling_offsets[];
/* kz_row_spellings[kz_row_first[r]] up to kz_row_first[r + 1]: the spellings of row r. */
extern const uint16_t kz_row_first[], kz_row_spellings[];
extern const uint16_t kz_zero_rows[]; /* the rows without a letter */
/* Of U+0400 to U+04FF: class of sound + 1 in the low four bits, 16 for back and 32 for front vowels. */
extern const uint8_t kz_letter_sounds[256];
extern const kz_table kz_ordinal_endings;
extern const kz_feature kz_features[];
extern const kz_closed kz_closed_readings[];
extern const char kz_closed_lemmas[];
extern const kz_table kz_closed_table; /* word -> first of its readings times 16, and how many there are */
/* lemma -> first of its words in kz_closed_forms times 256, and how many; a word is an entry of kz_closed_table */
extern const kz_table kz_closed_by_lemma;
extern const uint16_t kz_closed_forms[];
extern const kz_table kz_auxiliaries;  /* verb -> 1 auxiliary, 2 verb of posture */
extern const kz_table kz_own_verbs;    /* орал, which is no passive of ора */
extern const kz_table kz_compound_parts; /* of words in one: 1 first, 2 first before an adjective, 4 last */
extern const kz_table kz_attributive;  /* nouns that take -ғы without the locative: жыл, таң */
extern const kz_table kz_harmonies;    /* an ending of words -> 1 back, 2 front; and 4 where it is the whole word */
extern const kz_table kz_steady_stems; /* банк, whose к stays before vowels */
extern const kz_table kz_spoken; /* "digit 6" -> the offset of алты in kz_closed_lemmas times 256, and its length */
]==])
head:add("enum { KZ_MORPHS = %d, KZ_ZERO_ROWS = %d, KZ_FEATURES = %d };", #rows, #zero, #grammar.features)
head:add("enum { KZ_CLASS_VOWEL = 0, KZ_CLASSES = %d }; /* of sounds */", #grammar.classes)
head:add("\n/* The fields of the features. */")
for _, feature in ipairs(grammar.features) do
    local name = feature.name:upper():gsub("%[PSOR%]", "_PSOR")
    head:add("#define KZ_UD_%s 0x%Xull", name, feature.mask)
    for value, number in pairs(feature.number) do
        feature[#feature + 1] = { number, value }
    end
    table.sort(feature, function(a, b)
        return a[1] < b[1]
    end)
    for _, pair in ipairs(feature) do
        head:add("#define KZ_UD_%s_%s 0x%Xull", name, pair[2]:upper():gsub("%W", "_"), pair[1] << feature.shift)
    end
end
head:add("\n#endif")
head:save("plugin/morph/grammar_table.h")
