-- plugin/script/script_table.{h,c}: the alphabets of data/script/ both ways, and where every known stem is found by its
-- skeleton. Run from the project's root with Lua 5.4, after the tables of the lexicon: it numbers the stems as they do.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local skeleton = require("skeleton")
local tsv = require("tsv")

local SCHEMES = { "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" } -- as kz_scheme, after KZ_CYRL
local SCHEME = {}
for i, name in ipairs(SCHEMES) do
    SCHEME[name] = i
end

-- A letter that is spelled with two symbols elsewhere (я is ya) has the letter of the second in TAIL.
local SKELETON = skeleton.SYMBOLS
local TAIL = {
    ["ё"] = "о",
    ["ц"] = "с",
    ["ч"] = "ш",
    ["щ"] = "ш",
    ["ю"] = "у",
    ["я"] = "а",
}

-- What C calls the letters.
local NAMES = {
    ["а"] = "A",
    ["ә"] = "AE",
    ["б"] = "B",
    ["в"] = "V",
    ["г"] = "G",
    ["ғ"] = "GH",
    ["д"] = "D",
    ["е"] = "E",
    ["ё"] = "YO",
    ["ж"] = "ZH",
    ["з"] = "Z",
    ["и"] = "I",
    ["й"] = "SHORT_I",
    ["к"] = "K",
    ["қ"] = "Q",
    ["л"] = "L",
    ["м"] = "M",
    ["н"] = "N",
    ["ң"] = "NG",
    ["о"] = "O",
    ["ө"] = "OE",
    ["п"] = "P",
    ["р"] = "R",
    ["с"] = "S",
    ["т"] = "T",
    ["у"] = "U",
    ["ұ"] = "SHORT_U",
    ["ү"] = "UE",
    ["ф"] = "F",
    ["х"] = "KH",
    ["һ"] = "H",
    ["ц"] = "TS",
    ["ч"] = "CH",
    ["ш"] = "SH",
    ["щ"] = "SHCH",
    ["ъ"] = "HARD",
    ["ы"] = "Y",
    ["і"] = "DOTTED_I",
    ["ь"] = "SOFT",
    ["э"] = "EH",
    ["ю"] = "YU",
    ["я"] = "YA",
}

local chars = skeleton.chars

-- ---- data ----

local letters, index = {}, {} -- rows by number, numbers by letter
for _, row in ipairs((tsv.read("data/script/letters.tsv"))) do
    if not SKELETON[row.cyrl] then
        tsv.fail(row, "a letter without a skeleton: tools/tables/script.lua")
    end
    letters[#letters + 1] = row
    index[row.cyrl] = #letters
end
assert(#letters < 64, "letters are bits of 64")

local capitals = {} -- by scheme: small -> capital
for _, name in ipairs(SCHEMES) do
    capitals[name] = {}
    for byte = 97, 122 do
        capitals[name][string.char(byte)] = string.char(byte - 32)
    end
end
local own_capitals = {}
for _, row in ipairs((tsv.read("data/script/capitals.tsv"))) do
    for _, name in ipairs(SCHEMES) do
        if row.scheme == "*" or row.scheme == name then
            capitals[name][row.small] = row.capital
        end
    end
    if row.scheme ~= "*" then
        own_capitals[#own_capitals + 1] = row
    end
end

local function upper_cyrillic(letter)
    local cp = utf8.codepoint(letter)
    if cp >= 0x430 and cp <= 0x44F then
        return cp - 0x20
    elseif cp >= 0x450 and cp <= 0x45F then
        return cp - 0x50
    end
    return cp == 0x4CF and 0x4C0 or cp - 1
end

-- The spelling with its first letter in upper case, or all of them.
local function raised(scheme, spelling, all)
    local list = chars(spelling)
    for i, c in ipairs(list) do
        if i == 1 or all then
            list[i] = capitals[scheme][c] or c
        end
    end
    return table.concat(list)
end

-- ---- Cyrillic to the others: what is written for each of U+0400 to U+04FF ----

local ROOM, COMPOUND, CONTEXT, JOINS, ROMAN = 7, 0x80, 0x40, 0x20, 0x10
local contexts = tsv.read("data/script/context.tsv")
local in_context = {}
for _, row in ipairs(contexts) do
    in_context[row.scheme .. row.letter] = true
end

local function cell(bytes, flags)
    assert(#bytes <= ROOM, "a spelling of more than 7 bytes")
    local list = {}
    for i = 1, ROOM do
        list[i] = bytes:byte(i) or 0
    end
    return ("{{%s}, %d}"):format(table.concat(list, ","), #bytes | flags)
end

local function written(name, all)
    local rows = {}
    for i = 0, 255 do
        rows[i] = cell(utf8.char(0x400 + i), 0)
    end
    for _, row in ipairs(letters) do
        local cp, up = utf8.codepoint(row.cyrl), upper_cyrillic(row.cyrl)
        local flags = in_context[name .. row.cyrl] and CONTEXT or 0
        if row.cyrl == "и" or row.cyrl == "е" then
            flags = flags | JOINS -- a mark may follow: й, ё
        end
        local roman = (row.cyrl == "х" or row.cyrl == "і") and name ~= "iso9" and ROMAN or 0
        local several = raised(name, row[name], true) ~= raised(name, row[name], false)
        rows[cp - 0x400] = cell(row[name], flags)
        rows[up - 0x400] = cell(raised(name, row[name], all), flags | roman | (several and COMPOUND or 0))
    end
    return rows
end

-- ---- the others to Cyrillic: units, which are spellings with what they may stand for ----

local function bit(letter)
    return 1 << (index[letter] - 1)
end

-- Units of a scheme by spelling: symbols, and for each a mask of letters.
local function units_of(name)
    local units = {}
    local function unit(spelling, symbols)
        units[spelling] = units[spelling] or { symbols = symbols, masks = {} }
        if units[spelling].symbols ~= symbols then
            error(("%s: %q is read as %s and as %s"):format(name, spelling, units[spelling].symbols, symbols), 0)
        end
        return units[spelling]
    end
    for _, row in ipairs(letters) do
        local symbols, spelling = SKELETON[row.cyrl], row[name]
        if spelling ~= "" and #symbols < 2 then
            local u = unit(spelling, symbols)
            u.masks[1] = (u.masks[1] or 0) | bit(row.cyrl)
        end
    end
    for _, row in ipairs(letters) do
        local symbols, spelling, composed = SKELETON[row.cyrl], row[name], false
        for first, a in pairs(units) do
            local second = units[spelling:sub(#first + 1)]
            if #symbols == 2 and spelling:sub(1, #first) == first and second then
                if a.symbols .. second.symbols == symbols then
                    a.masks[1] = a.masks[1] | bit(row.cyrl)
                    composed = true
                end
            end
        end
        if #symbols == 2 and not composed then
            local u = unit(spelling, symbols)
            u.masks[1], u.masks[2] = (u.masks[1] or 0) | bit(row.cyrl), bit(TAIL[row.cyrl])
        end
    end
    -- a capital that two small letters share is a unit of its own: I of 2018 is і, и and й
    local small = {}
    for spelling, u in pairs(units) do
        local capital = capitals[name][spelling]
        if capital then
            small[capital] = small[capital] or {}
            table.insert(small[capital], u)
        end
    end
    for capital, list in pairs(small) do
        if #list > 1 then
            units[capital] = { symbols = list[1].symbols, masks = { list[1].masks[1] | list[2].masks[1] } }
        end
    end
    return units
end

local function splits(units, spelling)
    for i = 1, #spelling - 1 do
        if units[spelling:sub(1, i)] and units[spelling:sub(i + 1)] then
            return true
        end
    end
    return false
end

local unit_rows, unit_first = {}, { 0 }
for _, name in ipairs(SCHEMES) do
    local units, list = units_of(name), {}
    for spelling in pairs(units) do
        list[#list + 1] = spelling
    end
    table.sort(list, function(a, b)
        local x, y = utf8.codepoint(a), utf8.codepoint(b)
        if x ~= y then
            return x < y
        elseif #a ~= #b then
            return #a > #b
        end
        return a < b
    end)
    for _, spelling in ipairs(list) do
        local u, cps = units[spelling], { 0, 0, 0, 0 }
        local n = 0
        for _, cp in utf8.codes(spelling) do
            n = n + 1
            cps[n] = cp
        end
        assert(n <= 4, "a unit of more than 4 characters")
        unit_rows[#unit_rows + 1] = ("{{%s}, {0x%X, 0x%X}, %s, %d, %d, %s}"):format(
            table.concat(cps, ","),
            u.masks[1],
            u.masks[2] or 0,
            cwriter.literal(u.symbols),
            n,
            #u.symbols,
            splits(units, spelling) and "true" or "false"
        )
    end
    unit_first[#unit_first + 1] = #unit_rows
end

-- ---- stems by skeleton ----

-- The keys of a table that another tool has made, in the order in which it numbers them.
local function keys_of(path, name)
    local keys, inside = {}, false
    for line in io.lines(path) do
        if line == ("static const char %s_keys[] ="):format(name) then
            inside = true
        elseif inside and line == '    "";' then
            return keys
        elseif inside then
            keys[#keys + 1] = line:match('^    "(.*)"$')
        end
    end
    error(("%s: no table %s"):format(path, name), 0)
end

local VOICED = { ["п"] = "б", ["к"] = "г", ["қ"] = "ғ" }
local KIND_SHIFT, TAG_SHIFT = 17, 20
local KIND = { STEM = 0, VOICED = 1, VARIANT = 2, VERB = 3, CLOSED = 4, LOAN = 5 }
local found = {}

local function add(word, kind, number)
    local symbols = skeleton.of(word)
    if symbols and #symbols > 0 then
        assert(number < 1 << KIND_SHIFT)
        found[#found + 1] = { cwriter.hash(symbols), kind << KIND_SHIFT | number }
    end
end

for i, stem in ipairs(keys_of("plugin/morph/lexicon_table.c", "kz_lexicon_table")) do
    add(stem, KIND.STEM, i - 1)
    local voiced = VOICED[stem:sub(-2)]
    if voiced then
        add(stem:sub(1, -3) .. voiced, KIND.VOICED, i - 1)
    end
end
for i, stem in ipairs(keys_of("plugin/morph/lexicon_table.c", "kz_stem_variants")) do
    add(stem, KIND.VARIANT, i - 1)
end
for i, stem in ipairs(keys_of("plugin/morph/lexicon_table.c", "kz_verb_variants")) do
    add(stem, KIND.VERB, i - 1)
end
for i, word in ipairs(keys_of("plugin/morph/grammar_table.c", "kz_closed_table")) do
    add(word, KIND.CLOSED, i - 1)
end
local LOAN = { word = 0, name = 1, acronym = 2, usual = 3 }
local loans = {}
for _, row in ipairs((tsv.read("data/script/loans.tsv"))) do
    if not skeleton.knows(row.word) then
        tsv.fail(row, "small Cyrillic letters, no others")
    end
    loans[#loans + 1] = { row.word, LOAN[row.is] or tsv.fail(row, "is must be word, name, acronym or usual") }
end
table.sort(loans, function(a, b)
    return a[1] < b[1]
end)
for i, loan in ipairs(loans) do
    add(loan[1], KIND.LOAN, i - 1)
end

-- An answer is one letter or two, by number and one more; a minus sign is none.
local guesses = {}
for _, row in ipairs((tsv.read("data/script/guesses.tsv"))) do
    local value = 0
    for i, letter in ipairs(row.answer == "-" and {} or chars(row.answer)) do
        value = value | (index[letter] or tsv.fail(row, "no letter")) << (8 * (i - 1))
    end
    guesses[#guesses + 1] = { row.question .. row.context, value }
end

-- Acronyms that are no words as well: töte has no capitals that would tell АҚ from ақ. stems.tsv has some as nouns.
local acronyms, is_word = {}, {}
local function small_letters(word)
    return (word:gsub("[\208-\211][\128-\191]", skeleton.lower))
end
for path, column in pairs({
    ["data/lexicon/stems.tsv"] = "stem",
    ["data/lexicon/function.tsv"] = "word",
    ["data/names/given.tsv"] = "name",
}) do
    for _, row in ipairs((tsv.read(path))) do
        local long_noun = column == "stem" and row.pos == "NOUN" and utf8.len(row.stem) > 2
        is_word[small_letters(row[column])] = not long_noun
    end
end
for _, row in ipairs((tsv.read("data/lexicon/acronyms.tsv"))) do
    local small = small_letters(row.acronym)
    if skeleton.knows(small) and not is_word[small] then
        acronyms[#acronyms + 1] = { small, 1 }
    end
end

local size = 4
while size < #found * 2 do
    size = size * 2
end
local slots = {}
for i = 1, size do
    slots[i] = 0
end
for _, entry in ipairs(found) do
    local h, value = entry[1], entry[2]
    local slot = (h ~ (h >> 15)) & (size - 1)
    while slots[slot + 1] ~= 0 do
        slot = (slot + 1) & (size - 1)
    end
    -- the top bits of the hash, of which the lowest is set so that no entry is 0
    slots[slot + 1] = value | (h >> TAG_SHIFT | 1) << TAG_SHIFT
end

-- ---- out ----

local letter_names = {}
for i, row in ipairs(letters) do
    letter_names[i] = "KZ_L_" .. NAMES[row.cyrl]
end

local SOURCES = "data/script/, and plugin/morph/ for the numbers of stems"
local out = cwriter.new("tools/tables/script.lua", SOURCES)
out:add('#include "script/script_table.h"\n')
for _, all in ipairs({ false, true }) do
    out:add("const kz_written %s[KZ_SCHEMES - 1][256] = {", all and "kz_written_capitals" or "kz_written_letters")
    for _, name in ipairs(SCHEMES) do
        local rows = written(name, all)
        out:add("    { /* %s */", name)
        for i = 0, 255, 4 do
            out:add("        %s,", table.concat(rows, ", ", i, i + 3))
        end
        out:add("    },")
    end
    out:add("};")
end
out:add("const kz_written_context kz_written_contexts[KZ_CONTEXTS] = {")
for _, row in ipairs(contexts) do
    out:add(
        "    {%d, 0x%X, 0x%X, %s},",
        SCHEME[row.scheme] or tsv.fail(row, "no such scheme"),
        utf8.codepoint(row.letter),
        utf8.codepoint(row.before),
        cwriter.literal(row.sign)
    )
end
out:add("};")

local numbers, names, symbols, tails = {}, {}, {}, {}
for i = 1, 256 do
    numbers[i] = 0
end
for i, row in ipairs(letters) do
    numbers[utf8.codepoint(row.cyrl) - 0x400 + 1] = i
    names[i] = utf8.codepoint(row.cyrl)
    symbols[i] = cwriter.literal(SKELETON[row.cyrl])
    tails[i] = TAIL[row.cyrl] and index[TAIL[row.cyrl]] - 1 or 0
end
out:numbers("const uint8_t kz_letter_number[256]", numbers)
out:numbers("const uint16_t kz_letter_cp[KZ_LETTERS]", names)
out:add("const char kz_letter_symbols[KZ_LETTERS][3] = {%s};", table.concat(symbols, ", "))
out:numbers("const uint8_t kz_letter_tail[KZ_LETTERS]", tails)

out:add("const kz_unit_row kz_unit_rows[] = {")
for _, row in ipairs(unit_rows) do
    out:add("    %s,", row)
end
out:add("};")
out:numbers("const uint16_t kz_unit_first[KZ_SCHEMES]", unit_first)

local aliases = {}
for _, row in ipairs((tsv.read("data/script/aliases.tsv"))) do
    aliases[#aliases + 1] = {
        utf8.codepoint(row.sign),
        SCHEME[row.scheme] or tsv.fail(row, "no such scheme"),
        row.as == "" and 0 or utf8.codepoint(row.as),
    }
end
table.sort(aliases, function(a, b)
    return a[2] < b[2] or a[2] == b[2] and a[1] < b[1]
end)
out:add("const kz_sign_alias kz_sign_aliases[KZ_ALIASES] = {")
for _, a in ipairs(aliases) do
    out:add("    {0x%X, 0x%X, %d},", a[1], a[3], a[2])
end
out:add("};")

out:add("const kz_case_pair kz_case_pairs[KZ_CASE_PAIRS] = {")
for _, row in ipairs(own_capitals) do
    out:add("    {0x%X, 0x%X, %d},", utf8.codepoint(row.small), utf8.codepoint(row.capital), SCHEME[row.scheme])
end
out:add("};")

local signs = tsv.read("data/script/signs.tsv")
-- What a Cyrillic letter tells of the word it stands in.
local TRAITS =
    { ["аоыұ"] = "BACK", ["іүәө"] = "FRONT", ["гекэ"] = "TELLS", ["и"] = "I", ["яю"] = "IOTATED" }
local traits = {}
for cp = 0x400, 0x4FF do
    local small = skeleton.lower(utf8.char(cp))
    local trait = (cp < 0x482 or cp > 0x489) and "KZ_TRAIT_LETTER" or "0"
    for letters_of, name in pairs(TRAITS) do
        if letters_of:find(small, 1, true) then
            trait = trait .. " | KZ_TRAIT_" .. name
        end
    end
    traits[#traits + 1] = "    " .. trait
end
out:add("const uint8_t kz_letter_traits[256] = {")
out:add(table.concat(traits, ",\n"))
out:add("};")
out:add("const kz_arabic_sign kz_arabic_signs[KZ_ARABIC_SIGNS] = {")
for _, row in ipairs(signs) do
    out:add(
        "    {0x%X, '%s', %s},",
        utf8.codepoint(row.sign),
        row.cyrl,
        row.write == "yes" and "true" or row.write == "no" and "false" or tsv.fail(row, "write must be yes or no")
    )
end
out:add("};")
local foreign = tsv.read("data/script/foreign.tsv")
out:add("const char *const kz_foreign_sequences[KZ_FOREIGN_SEQUENCES] = {")
for _, row in ipairs(foreign) do
    out:add("    %s,", cwriter.literal(row.sequence))
end
out:add("};")
out:table("kz_guesses", guesses)
out:table("kz_sure_acronyms", acronyms)
out:table("kz_loans", loans)
out:numbers("const uint32_t kz_stem_slots[KZ_STEM_SLOTS]", slots)
out:save("plugin/script/script_table.c")

local head = cwriter.new("tools/tables/script.lua", SOURCES)
head:add(
    [[
#ifndef KZ_SCRIPT_SCRIPT_TABLE_H
#define KZ_SCRIPT_SCRIPT_TABLE_H

#include "script/script.h"
#include "text/table.h"

enum {
    KZ_LETTERS = %d,
    KZ_CONTEXTS = %d,
    KZ_ALIASES = %d,
    KZ_CASE_PAIRS = %d,
    KZ_ARABIC_SIGNS = %d,
    KZ_FOREIGN_SEQUENCES = %d,
    KZ_STEM_SLOTS = %d
};

/* What is written for a letter. `n` holds the length and, above it, why the letter needs a closer look. */
enum {
    KZ_WRITTEN_LENGTH = 0x0F,
    KZ_WRITTEN_COMPOUND = 0x80, /* a capital of several letters: Sh or SH */
    KZ_WRITTEN_CONTEXT = 0x40,  /* a sign may have to follow */
    KZ_WRITTEN_JOINS = 0x20,    /* a combining mark may follow that makes another letter of it */
    KZ_WRITTEN_ROMAN = 0x10     /* Х and І may be a Roman numeral */
};
typedef struct kz_written {
    char at[7];
    uint8_t n;
} kz_written;

typedef struct kz_written_context {
    uint8_t scheme;
    uint16_t letter, before;
    char sign[4];
} kz_written_context;

/* By scheme less one and code point less 0x400. */
extern const kz_written kz_written_letters[KZ_SCHEMES - 1][256], kz_written_capitals[KZ_SCHEMES - 1][256];
extern const kz_written_context kz_written_contexts[KZ_CONTEXTS];

/* The numbers of the letters of data/script/letters.tsv. */
enum {
    %s
};
#define KZ_LETTER(name) (UINT64_C(1) << KZ_L_##name)

/* The letters by number: from U+0400 on one more than the number, 0 where there is none. */
extern const uint8_t kz_letter_number[256];
extern const uint16_t kz_letter_cp[KZ_LETTERS];
extern const char kz_letter_symbols[KZ_LETTERS][3]; /* the skeleton */
extern const uint8_t kz_letter_tail[KZ_LETTERS];    /* the letter of a skeleton's second symbol: а of я */

/* A spelling and, for each symbol of its skeleton, the letters that may begin there as bits. */
typedef struct kz_unit_row {
    uint32_t cp[4];
    uint64_t masks[2];
    char symbols[3];
    uint8_t length, positions;
    bool splits; /* it may be two letters as well: sh of асхана */
} kz_unit_row;
extern const kz_unit_row kz_unit_rows[];        /* by first code point, the longest first */
extern const uint16_t kz_unit_first[KZ_SCHEMES]; /* of scheme s: from [s - 1] up to [s] */

typedef struct kz_sign_alias {
    uint32_t sign, as;
    uint8_t scheme;
} kz_sign_alias;
extern const kz_sign_alias kz_sign_aliases[KZ_ALIASES];

typedef struct kz_case_pair {
    uint32_t small, capital;
    uint8_t scheme;
} kz_case_pair;
extern const kz_case_pair kz_case_pairs[KZ_CASE_PAIRS]; /* where a scheme has other capitals than Unicode */

typedef struct kz_arabic_sign {
    uint32_t sign;
    char cyrillic;
    bool write;
} kz_arabic_sign;
extern const kz_arabic_sign kz_arabic_signs[KZ_ARABIC_SIGNS];

/* What a Cyrillic letter tells töte of the word that it stands in, from U+0400 on, capitals too. */
enum {
    KZ_TRAIT_LETTER = 1,
    KZ_TRAIT_BACK = 2,     /* а о ы ұ */
    KZ_TRAIT_FRONT = 4,    /* і ү ә ө */
    KZ_TRAIT_TELLS = 8,    /* г е к э: the word needs no hamza */
    KZ_TRAIT_I = 16,       /* и */
    KZ_TRAIT_IOTATED = 32  /* я ю */
};
extern const uint8_t kz_letter_traits[256];

extern const char *const kz_foreign_sequences[KZ_FOREIGN_SEQUENCES]; /* an ASCII word with one in it is no Kazakh */
extern const kz_table kz_guesses; /* question and context -> the number of the answer's letter plus one; of a second above */
extern const kz_table kz_loans; /* data/script/loans.tsv */
extern const kz_table kz_sure_acronyms; /* small letters: ақш */
enum { KZ_LOAN_WORD, KZ_LOAN_NAME, KZ_LOAN_ACRONYM, KZ_LOAN_USUAL };

/* Stems by the hash of their skeleton, open addressing, several for one hash: the number of a stem, what kind of stem it
 * is, and the hash's upper bits (the lowest of them set). */
enum { KZ_STEM_KIND_SHIFT = %d, KZ_STEM_TAG_SHIFT = %d };
enum {
    KZ_STEM_WHOLE,   /* kz_lexicon_table */
    KZ_STEM_VOICED,  /* the same with its last letter voiced: кітаб */
    KZ_STEM_OTHERWISE, /* kz_stem_variants */
    KZ_STEM_VERB,    /* kz_verb_variants */
    KZ_STEM_CLOSED,  /* kz_closed_table, whole words */
    KZ_STEM_LOAN     /* kz_loans */
};
extern const uint32_t kz_stem_slots[KZ_STEM_SLOTS];

#endif]],
    #letters,
    #contexts,
    #aliases,
    #own_capitals,
    #signs,
    #foreign,
    size,
    table.concat(letter_names, ",\n    "),
    KIND_SHIFT,
    TAG_SHIFT
)
head:save("plugin/script/script_table.h")
