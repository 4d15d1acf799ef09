-- plugin/language/page_table.{h,c}: phrases, evidence and endings of data/page/. Run from the project's root with
-- Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local TOOL, SOURCE = "tools/tables/page.lua", "data/page/"
-- In the order of kz_line_kind.
local KINDS = {
    "blank",
    "title",
    "text",
    "menu",
    "date",
    "byline",
    "counter",
    "share",
    "caption",
    "related",
    "tags",
    "comments",
    "notice",
    "ad",
    "section",
    "other",
}
local KIND, ANY_KIND = {}, 16
for i, name in ipairs(KINDS) do
    KIND[name] = i - 1
end
-- Four bits each in a phrase's value.
local MODES = { "item", "head", "label", "start", "end", "any", "inlabel" }
local SHIFT = {}
for i, name in ipairs(MODES) do
    SHIFT[name] = (i - 1) * 4
end

local function kind_of(row)
    return KIND[row.kind] or tsv.fail(row, "no such kind: " .. row.kind)
end

local function read_phrases()
    local phrases, longest = {}, 0
    local function set(row, mode, kind, weak)
        local entry = phrases[row.phrase] or {}
        phrases[row.phrase] = entry
        if entry[mode] and entry[mode] ~= kind and not weak then
            tsv.fail(row, "the phrase has another kind already")
        end
        entry[mode] = entry[mode] or kind
    end
    local rows = tsv.read("data/page/phrases.tsv")
    for _, row in ipairs(rows) do
        if row.phrase:find("[%u.,:;!?*()\"'%-]") or row.phrase:find("  ") then
            tsv.fail(row, "a phrase is lower case, without punctuation")
        end
        for mode in row.where:gmatch("[^,]+") do
            if mode == "line" then
                mode = "item"
            end
            if not SHIFT[mode] then
                tsv.fail(row, "no such place: " .. mode)
            end
            set(row, mode, kind_of(row))
        end
    end
    for _, row in ipairs(rows) do
        set(row, "item", kind_of(row), true)
        local _, spaces = row.phrase:gsub(" ", "")
        longest = math.max(longest, spaces + 1)
    end
    return phrases, longest
end

local function write_phrases(out, phrases)
    local entries, first_words = {}, {}
    for phrase, modes in pairs(phrases) do
        local value = 0
        for mode, kind in pairs(modes) do
            value = value | kind << SHIFT[mode]
        end
        entries[#entries + 1] = { phrase, value }
        local first = phrase:match("^[^ ]+")
        local _, spaces = phrase:gsub(" ", "")
        first_words[first] = math.max(first_words[first] or 0, spaces + 1)
    end
    local firsts = {}
    for word, words in pairs(first_words) do
        firsts[#firsts + 1] = { word, words }
    end
    out:table("kz_page_phrases", entries)
    out:table("kz_page_first_words", firsts)
end

local function write_paired(out)
    local entries, seen = {}, {}
    for _, row in ipairs(tsv.read("data/page/paired.tsv")) do
        if seen[row.word] then
            tsv.fail(row, "the word stands twice")
        end
        seen[row.word] = true
        entries[#entries + 1] = { row.word, 1 }
    end
    out:table("kz_page_paired", entries)
end

local function read_evidence()
    local names, index, weights = {}, {}, {}
    for _, row in ipairs(tsv.read("data/page/evidence.tsv")) do
        if not index[row.evidence] then
            names[#names + 1] = row.evidence
            index[row.evidence] = #names - 1
        end
        weights[#weights + 1] = {
            evidence = index[row.evidence],
            kind = row.kind == "*" and ANY_KIND or kind_of(row),
            weight = math.tointeger(tonumber(row.weight)) or tsv.fail(row, "the weight is no whole number"),
            reason = row.reason,
        }
    end
    table.sort(weights, function(a, b)
        return a.evidence < b.evidence or a.evidence == b.evidence and a.kind < b.kind
    end)
    assert(#names <= 64, "more evidence than bits")
    return names, weights
end

local function write_endings(out, use)
    local list = {}
    for _, row in ipairs(tsv.read("data/page/endings.tsv")) do
        if row.use == use then
            list[#list + 1] = row.ending
        end
    end
    out:add("const kz_slice kz_page_%s_endings[] = {", use)
    for _, ending in ipairs(list) do
        out:add("    {%s, %d},", cwriter.literal(ending), #ending)
    end
    out:add("};")
    return #list
end

local names, weights = read_evidence()
local phrases, longest = read_phrases()

local out = cwriter.new(TOOL, SOURCE)
out:add('#include "language/page_table.h"\n')
write_phrases(out, phrases)
write_paired(out)
out:add("const kz_page_weight kz_page_weights[] = {")
local starts, at = {}, 1
for evidence = 0, #names do
    while weights[at] and weights[at].evidence < evidence do
        at = at + 1
    end
    starts[#starts + 1] = at - 1
end
for _, w in ipairs(weights) do
    out:add("    {%d, %d, %s},", w.kind, w.weight, cwriter.literal(w.reason))
end
out:add("};")
out:numbers("const uint8_t kz_page_weight_starts[]", starts)
local finite = write_endings(out, "finite")
local surname = write_endings(out, "surname")
local second = write_endings(out, "second")
local alike = write_endings(out, "alike")
local joined = write_endings(out, "joined")
out:save("plugin/language/page_table.c")

local head = cwriter.new(TOOL, SOURCE)
local enum = {}
for _, name in ipairs(names) do
    enum[#enum + 1] = "    KZ_E_" .. name:upper() .. ","
end
head:add(
    [[
#ifndef KZ_LANGUAGE_PAGE_TABLE_H
#define KZ_LANGUAGE_PAGE_TABLE_H

#include "text/text.h"

/* What may speak for a line's kind: data/page/evidence.tsv. */
typedef enum kz_evidence {
%s
    KZ_EVIDENCE_COUNT
} kz_evidence;

enum {
    KZ_PAGE_THAT_KIND = %d, /* the kind of the phrase or heading that was found */
    KZ_PAGE_LONGEST_PHRASE = %d,
    KZ_PAGE_FINITE_ENDINGS = %d,
    KZ_PAGE_SURNAME_ENDINGS = %d,
    KZ_PAGE_SECOND_ENDINGS = %d,
    KZ_PAGE_ALIKE_ENDINGS = %d,
    KZ_PAGE_JOINED_ENDINGS = %d
};

typedef struct kz_page_weight {
    uint8_t kind;
    int8_t weight;
    const char *reason;
} kz_page_weight;

/* The weights of evidence e are [starts[e], starts[e + 1]). */
extern const kz_page_weight kz_page_weights[];
extern const uint8_t kz_page_weight_starts[];

/* Phrase to a kind (four bits each) for every place where it tells: see KZ_PHRASE_… in page.h. */
extern const kz_table kz_page_phrases;
/* The first word of a phrase to the words of the longest phrase that begins with it. */
extern const kz_table kz_page_first_words;

/* Paired words whose hyphen is their own. */
extern const kz_table kz_page_paired;

extern const kz_slice kz_page_finite_endings[];
extern const kz_slice kz_page_surname_endings[];
extern const kz_slice kz_page_second_endings[];
extern const kz_slice kz_page_alike_endings[];
extern const kz_slice kz_page_joined_endings[];

#endif]],
    table.concat(enum, "\n"),
    ANY_KIND,
    longest,
    finite,
    surname,
    second,
    alike,
    joined
)
head:save("plugin/language/page_table.h")
