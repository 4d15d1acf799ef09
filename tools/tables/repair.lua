-- plugin/repair/repair_table.{h,c}: rule names, look-alikes and word lists, from data/repair/. Run from the project's
-- root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local DATA = "data/repair/"
local MOST_MEANINGS = 3
local RULES =
    { latin = "KZ_RULE_LATIN", cyrillic = "KZ_RULE_CYRILLIC", symbol = "KZ_RULE_GREEK", digit = "KZ_RULE_DIGIT" }
local WHEN = {
    same = "KZ_TWIN_SAME",
    near = "KZ_TWIN_NEAR",
    text = "KZ_TWIN_TEXT",
    code = "KZ_TWIN_CODE",
    known = "KZ_TWIN_KNOWN",
    key = "KZ_TWIN_KEY",
}
local WORD_LISTS = { "latin-words", "foreign-words", "counted" }

local function c_name(list)
    return "kz_repair_" .. list:gsub("-", "_")
end

local function twins()
    local found, seen = {}, {}
    for _, row in ipairs(tsv.read(DATA .. "lookalikes.tsv")) do
        local from = utf8.codepoint(row.letter)
        if utf8.len(row.letter) ~= 1 or seen[from] then
            tsv.fail(row, "a character of its own is needed: " .. row.letter)
        end
        if not RULES[row.rule] or not WHEN[row.when] then
            tsv.fail(row, "no such rule or condition")
        end
        seen[from] = true
        local to = {}
        for letter in row.stands_for:gmatch("%S+") do
            to[#to + 1] = utf8.codepoint(letter)
        end
        if #to == 0 or #to > MOST_MEANINGS then
            tsv.fail(row, "one to three letters are needed")
        end
        found[#found + 1] = { from = from, to = to, rule = RULES[row.rule], when = WHEN[row.when], row = row }
    end
    table.sort(found, function(a, b)
        return a.from < b.from
    end)
    return found
end

-- The Latin letters of one shape with a Cyrillic one, the other way round: for Latin words that hold the Cyrillic letter.
local function reversed(all)
    local pairs_, seen = {}, {}
    for _, twin in ipairs(all) do
        if
            twin.when == "KZ_TWIN_SAME"
            and twin.rule == "KZ_RULE_LATIN"
            and twin.from < 0x80
            and not seen[twin.to[1]]
        then
            seen[twin.to[1]] = true
            pairs_[#pairs_ + 1] = { twin.to[1], twin.from }
        end
    end
    table.sort(pairs_, function(a, b)
        return a[1] < b[1]
    end)
    return pairs_
end

-- The abbreviations of the segment stage whose only full stop is their last sign: обл., млрд.
local function abbreviations()
    local entries = {}
    for _, row in ipairs(tsv.read("data/segment/abbreviations.tsv")) do
        local word = row.form:match("^([^.]+)%.$")
        if word and utf8.len(word) > 1 then
            entries[#entries + 1] = { word, 1 }
        end
    end
    return entries
end

-- Words of look-alikes only: the list of their own, and the acronyms of the lexicon that are such.
local function cyrillic_words(twins_)
    local like_latin = {}
    for _, twin in ipairs(twins_) do
        if twin.rule == "KZ_RULE_LATIN" then
            like_latin[twin.to[1]] = true
        end
    end
    local entries, seen = {}, {}
    local function add(word)
        for _, cp in utf8.codes(word) do
            if not like_latin[cp] then
                return
            end
        end
        if not seen[word] then
            seen[word] = true
            entries[#entries + 1] = { word, 1 }
        end
    end
    for _, row in ipairs(tsv.read(DATA .. "cyrillic-words.tsv")) do
        add(row.word)
    end
    for _, row in ipairs(tsv.read("data/lexicon/acronyms.tsv")) do
        add(row.acronym)
    end
    return entries
end

local rules = tsv.read(DATA .. "rules.tsv")
local profiles = tsv.read(DATA .. "profiles.tsv")

-- The bits of the rules that the profile does not name.
local function left_out(profile)
    local named, without = {}, 0
    for name in profile.rules:gmatch("%S+") do
        named[name] = true
    end
    for i, rule in ipairs(rules) do
        if not named[rule.name] and not named.all then
            without = without | 1 << (i - 1)
        end
        named[rule.name] = nil
    end
    named.all = nil
    if next(named) then
        tsv.fail(profile, "no such rule: " .. next(named))
    end
    return without
end

local all = twins()
local back = reversed(all)
local head = cwriter.new("tools/tables/repair.lua", DATA)
head:add(
    [[
#ifndef KZ_REPAIR_REPAIR_TABLE_H
#define KZ_REPAIR_REPAIR_TABLE_H

#include "text/text.h"

/* When a look-alike is replaced: data/repair/lookalikes.tsv says what each means. */
typedef enum kz_twin_when { KZ_TWIN_SAME, KZ_TWIN_NEAR, KZ_TWIN_TEXT, KZ_TWIN_CODE, KZ_TWIN_KNOWN, KZ_TWIN_KEY } kz_twin_when;

enum { KZ_TWINS = %d, KZ_TWIN_MEANINGS = %d, KZ_LATIN_TWINS = %d };

typedef struct kz_twin {
    uint32_t from;
    uint32_t to[KZ_TWIN_MEANINGS]; /* the likeliest first, 0 where there are no more */
    uint8_t rule;                  /* kz_rule */
    uint8_t when;                  /* kz_twin_when */
} kz_twin;

typedef struct kz_latin_twin {
    uint32_t cyrillic, latin;
} kz_latin_twin;

typedef struct kz_rule_text {
    const char *name, *reason;
} kz_rule_text;

extern const kz_twin kz_twins[]; /* by `from` */
extern const kz_latin_twin kz_latin_twins[]; /* by `cyrillic` */
extern const kz_rule_text kz_rule_texts[]; /* by kz_rule */

/* A choice of rules. */
typedef struct kz_profile {
    const char *name;
    uint64_t without; /* a bit for each rule that does not act */
} kz_profile;
enum { KZ_PROFILES = %d };
extern const kz_profile kz_profiles[];]],
    #all,
    MOST_MEANINGS,
    #back,
    #profiles
)
for _, list in ipairs(WORD_LISTS) do
    head:add("extern const kz_table %s;", c_name(list))
end
head:add("extern const kz_table kz_repair_cyrillic_words;\nextern const kz_table kz_repair_abbreviations;")
head:add("\n#endif")
head:save("plugin/repair/repair_table.h")

local out = cwriter.new("tools/tables/repair.lua", DATA)
out:add('#include "repair/repair_table.h"\n\n#include "repair/repair.h"\n')
out:add("const kz_twin kz_twins[] = {")
for _, twin in ipairs(all) do
    local to = {}
    for i = 1, MOST_MEANINGS do
        to[i] = ("0x%X"):format(twin.to[i] or 0)
    end
    out:add("    {0x%X, {%s}, %s, %s},", twin.from, table.concat(to, ", "), twin.rule, twin.when)
end
out:add("};\n\nconst kz_latin_twin kz_latin_twins[] = {")
for _, pair in ipairs(back) do
    out:add("    {0x%X, 0x%X},", pair[1], pair[2])
end
out:add("};\n\nconst kz_rule_text kz_rule_texts[] = {")
for _, row in ipairs(rules) do
    out:add("    {%s, %s},", cwriter.literal(row.name), cwriter.literal(row.reason))
end
out:add('};\n_Static_assert(KZ_RULE_COUNT == %d, "data/repair/rules.tsv and kz_rule differ");\n', #rules)
out:add("const kz_profile kz_profiles[] = {")
for _, row in ipairs(profiles) do
    out:add("    {%s, 0x%X},", cwriter.literal(row.profile), left_out(row))
end
out:add("};\n")
for _, list in ipairs(WORD_LISTS) do
    local entries = {}
    for i, row in ipairs(tsv.read(DATA .. list .. ".tsv")) do
        entries[i] = { row.word, 1 }
    end
    out:table(c_name(list), entries)
end
out:table("kz_repair_cyrillic_words", cyrillic_words(all))
out:table("kz_repair_abbreviations", abbreviations())
out:save("plugin/repair/repair_table.c")
