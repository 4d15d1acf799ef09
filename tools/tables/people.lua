-- plugin/extract/people/people_table.{h,c}: the words of data/positions/, with the forms in which head nouns are met.
-- Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local possessive = require("possessive")
local tsv = require("tsv")

local DATA = "data/positions/"
local KINDS = {
    heads = { "office", "ministry", "rank", "degree", "title", "prize", "profession", "bound" },
    bodies = { "body", "office", "place" },
    modifiers = { "quality", "field" },
    stops = { "time", "connective", "pronoun", "praise" },
    verb_endings = { "participle", "other", "ours" },
    governed = { "nom", "gen", "dat", "acc", "loc", "abl", "ins" },
    links = {
        "holding",
        "role",
        "place",
        "appoint",
        "come",
        "award",
        "pronoun",
        "pointing",
        "there",
        "born",
        "leave",
        "quitting",
        "aged",
        "acting",
    },
    postpositions = { "about", "namesake" },
    leaders = { "any", "named" },
}

-- The number of a row's kind in the order above, which is the order of the enum in the header.
local function kind_number(list, row, column)
    for i, name in ipairs(KINDS[list]) do
        if name == row[column] then
            return i - 1
        end
    end
    tsv.fail(row, ("unknown %s %q"):format(column, row[column]))
end

local function simple(name, column, value)
    local entries = {}
    for _, row in ipairs(tsv.read(DATA .. name .. ".tsv")) do
        entries[#entries + 1] = { row[column], value and value(row) or 1 }
    end
    return entries
end

local function by_kind(name)
    return function(row)
        return kind_number(name, row, "kind")
    end
end

local out = cwriter.new("tools/tables/people.lua", DATA)
out:add('#include "extract/people/people_table.h"\n')

local forms, heads = {}, tsv.read(DATA .. "heads.tsv")
out:add("const kz_post_head kz_post_heads[] = {")
for i, row in ipairs(heads) do
    local kind = kind_number("heads", row, "kind")
    local word, one = row.head, possessive.of(row.head)
    out:add("    {{%s, %d}, {%s, %d}, %d},", cwriter.literal(word), #word, cwriter.literal(one), #one, kind)
    forms[#forms + 1] = { word, i - 1 }
    -- артист, артисі
    if word:sub(-#"ст") == "ст" then
        forms[#forms + 1] = { word:sub(1, -#"т" - 1), i - 1 }
    end
    local mutated = possessive.stem(word)
    if mutated ~= word then
        forms[#forms + 1] = { mutated, i - 1 }
    end
end
out:add("};")
out:table("kz_post_forms", forms)
local START_LETTERS = 3
local starts, known = {}, {}
for _, form in ipairs(forms) do
    local start = form[1]:sub(1, (utf8.offset(form[1], START_LETTERS + 1) or #form[1] + 1) - 1)
    if not known[start] then
        known[start] = true
        starts[#starts + 1] = { start, 1 }
    end
end
out:table("kz_post_starts", starts)
out:table("kz_post_modifiers", simple("modifiers", "word", by_kind("modifiers")))
out:table("kz_post_bodies", simple("bodies", "word", by_kind("bodies")))
out:table(
    "kz_post_stops",
    simple("stops", "word", function(row)
        return kind_number("stops", row, "why")
    end)
)
out:table(
    "kz_governed_cases",
    simple("governed", "words", function(row)
        return kind_number("governed", row, "case")
    end)
)
-- The other kinds are read by rules alone (lua/kaztext/rules/lists.lua).
local FOR_RULES = { bridge = true, called = true, now = true, times = true }
local links = {}
for _, row in ipairs(tsv.read(DATA .. "links.tsv")) do
    if not FOR_RULES[row.kind] then
        links[#links + 1] = { row.word, kind_number("links", row, "kind") }
    end
end
out:table("kz_post_links", links)
out:table("kz_verb_endings", simple("verb_endings", "ending", by_kind("verb_endings")))
local states = {}
for _, row in ipairs(tsv.read(DATA .. "states.tsv")) do
    states[#states + 1] = { row.word, 1 }
    states[#states + 1] = { possessive.of(row.word), 1 }
end
out:table("kz_state_words", states)
out:table("kz_kin_words", simple("kin", "word"))
local honorifics = {}
for _, row in ipairs(tsv.read("data/entities/words.tsv")) do
    if ("," .. row.roles .. ","):find(",honorific,", 1, true) then
        honorifics[#honorifics + 1] = { row.word, 1 }
    end
end
out:table("kz_honorifics", honorifics)
out:table("kz_leaders", simple("leaders", "head", by_kind("leaders")))
out:table(
    "kz_name_spellings",
    simple("spellings", "letter", function(row)
        return row.as == "-" and 0 or utf8.codepoint(row.as)
    end)
)
out:table("kz_postpositions", simple("postpositions", "word", by_kind("postpositions")))
out:table("kz_post_compounds", simple("compounds", "words"))
local groups, group_count = {}, 0
out:table(
    "kz_same_body_groups",
    simple("same_bodies", "name", function(row)
        if not groups[row.group] then
            group_count = group_count + 1
            groups[row.group] = group_count
        end
        return groups[row.group]
    end)
)

local head_number = {}
for i, row in ipairs(heads) do
    head_number[row.head] = i - 1
end
local phrases = {}
out:add("const kz_paraphrase kz_paraphrases[] = {")
for i, row in ipairs(tsv.read(DATA .. "paraphrases.tsv")) do
    local number = head_number[row.head] or tsv.fail(row, "no such head in heads.tsv: " .. row.head)
    out:add("    {%d, {%s, %d}},", number, cwriter.literal(row.body), #row.body)
    phrases[#phrases + 1] = { row.phrase, i - 1 }
end
out:add("};")
out:table("kz_paraphrase_numbers", phrases)
out:save("plugin/extract/people/people_table.c")

local head = cwriter.new("tools/tables/people.lua", DATA)
head:add(
    [[
#ifndef KZ_EXTRACT_PEOPLE_TABLE_H
#define KZ_EXTRACT_PEOPLE_TABLE_H

#include "text/text.h"

typedef enum kz_head_kind {
    KZ_HEAD_OFFICE,
    KZ_HEAD_MINISTRY,
    KZ_HEAD_RANK,
    KZ_HEAD_DEGREE,
    KZ_HEAD_TITLE,
    KZ_HEAD_PRIZE,
    KZ_HEAD_PROFESSION,
    KZ_HEAD_BOUND
} kz_head_kind;

enum { KZ_BODY_ANY, KZ_BODY_OFFICE, KZ_BODY_PLACE };

typedef enum kz_modifier_kind { KZ_MODIFIER_QUALITY, KZ_MODIFIER_FIELD } kz_modifier_kind;

typedef enum kz_link_kind { KZ_LINK_HOLDING, KZ_LINK_ROLE, KZ_LINK_PLACE, KZ_LINK_APPOINT, KZ_LINK_COME, KZ_LINK_AWARD,
    KZ_LINK_PRONOUN, KZ_LINK_POINTING, KZ_LINK_THERE, KZ_LINK_BORN, KZ_LINK_LEAVE, KZ_LINK_QUITTING,
    KZ_LINK_AGED, KZ_LINK_ACTING } kz_link_kind;

typedef enum kz_postposition_kind { KZ_POSTPOSITION_ABOUT, KZ_POSTPOSITION_NAMESAKE } kz_postposition_kind;

typedef enum kz_stop_kind { KZ_STOP_TIME, KZ_STOP_CONNECTIVE, KZ_STOP_PRONOUN, KZ_STOP_PRAISE } kz_stop_kind;

typedef enum kz_leader_kind { KZ_LEADER_ANY, KZ_LEADER_NAMED } kz_leader_kind;
typedef enum kz_verb_ending { KZ_VERB_PARTICIPLE, KZ_VERB_OTHER, KZ_VERB_OURS } kz_verb_ending;

enum { KZ_ENDING_LETTERS = 5 };

typedef struct kz_post_head {
    kz_slice word;      /* бастық */
    kz_slice possessed; /* бастығы */
    uint8_t kind;       /* kz_head_kind */
} kz_post_head;

/* Another name of an office. */
typedef struct kz_paraphrase {
    uint32_t head; /* number of the head noun it stands for */
    kz_slice body; /* a word of the body's name, or empty */
} kz_paraphrase;

enum { KZ_POST_HEADS = %d };
enum { KZ_START_LETTERS = 3 };

extern const kz_post_head kz_post_heads[KZ_POST_HEADS];
extern const kz_table kz_post_starts;      /* the first KZ_START_LETTERS letters of those */
extern const kz_table kz_post_forms;       /* a head noun's stem, also as it stands before a vowel, to its number */
extern const kz_table kz_post_modifiers;   /* to kz_modifier_kind */
extern const kz_table kz_post_bodies;      /* to KZ_BODY_ANY and so on */
extern const kz_table kz_post_stops;       /* to kz_stop_kind */
extern const kz_table kz_governed_cases;   /* a word or two to the kz_case they take before them */
extern const kz_table kz_post_links;       /* to kz_link_kind */
extern const kz_paraphrase kz_paraphrases[];
extern const kz_table kz_paraphrase_numbers; /* «облыс басшысы» to its number */
extern const kz_table kz_leaders;          /* to kz_leader_kind */
extern const kz_table kz_honorifics;       /* аға, мырза: behind a name, of data/entities/words.tsv */
extern const kz_table kz_state_words;      /* чемпион, чемпионы */
extern const kz_table kz_kin_words;
extern const kz_table kz_name_spellings;   /* қ to the code point it counts as, 0 where it counts as nothing */
extern const kz_table kz_postpositions;    /* a word after a name to its kz_postposition_kind */
extern const kz_table kz_post_compounds;   /* «басқарма төраға» */
extern const kz_table kz_same_body_groups; /* «қр», «қазақстан республикасы» to the number of their group */
extern const kz_table kz_verb_endings;     /* to kz_verb_ending; at most KZ_ENDING_LETTERS letters */

#endif]],
    #heads
)
head:save("plugin/extract/people/people_table.h")
