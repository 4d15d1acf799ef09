-- plugin/html/html_table.{h,c}: tags, names of classes and character references of data/html/. Run from the project's
-- root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local TOOL, SOURCE = "tools/tables/html.lua", "data/html/"
-- In the order of kz_line_kind, and what is none of them.
local ROLES = {
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
    "main",
    "hidden",
    "none",
}
local FLOWS = { "block", "line", "cell", "inline", "void", "drop", "skip", "head" }
local NESTS = { ["-"] = 0, plain = 1, special = 2, scope = 3 }

local function index(list)
    local at = {}
    for i, name in ipairs(list) do
        at[name] = i - 1
    end
    return at
end
local ROLE, FLOW = index(ROLES), index(FLOWS)

local function known(row, set, name)
    return set[name] or tsv.fail(row, "no such word: " .. name)
end

local out, head = cwriter.new(TOOL, SOURCE), cwriter.new(TOOL, SOURCE)
out:add('#include "html/html_table.h"\n')

-- ---- Tags ----
local tags, names, enum, longest_tag = tsv.read("data/html/tags.tsv"), {}, {}, 0
out:add("const kz_html_tag_kind kz_html_tags[] = {")
for i, row in ipairs(tags) do
    names[i] = { row.tag, i - 1 }
    longest_tag = math.max(longest_tag, #row.tag)
    enum[i] = "    KZ_TAG_" .. row.tag:upper():gsub("-", "_") .. ","
    local role = row.role == "-" and 0 or known(row, ROLE, row.role)
    local flow, nests = known(row, FLOW, row.flow), known(row, NESTS, row.nests)
    out:add("    {{%s, %d}, %d, %d, %d},", cwriter.literal(row.tag), #row.tag, flow, nests, role)
end
out:add("};")
out:table("kz_html_tag_names", names)

-- ---- Names of classes ----
local places = { whole = {}, word = {} }
local longest = 0
for _, row in ipairs(tsv.read("data/html/roles.tsv")) do
    local list = places[row.where] or tsv.fail(row, "whole or word is expected")
    if row.name:find("[^%l%d]") then
        tsv.fail(row, "a name has small letters and digits alone")
    end
    longest = math.max(longest, #row.name)
    list[#list + 1] = { row.name, known(row, ROLE, row.role) }
end
out:table("kz_html_whole_names", places.whole)
out:table("kz_html_name_words", places.word)

-- ---- Character references: where their bytes stand, how many there are, and whether the semicolon may be missing ----
local references, pool, at = {}, {}, 0
local longest_reference = 0
for i, row in ipairs(tsv.read("data/html/entities.tsv")) do
    local bytes = ""
    for code in row.code:gmatch("%x+") do
        bytes = bytes .. utf8.char(tonumber(code, 16))
    end
    references[i] = { row.name, at << 5 | #bytes << 1 | (row.short == "yes" and 1 or 0) }
    longest_reference = math.max(longest_reference, #row.name)
    pool[i] = bytes
    at = at + #bytes
end
out:add("const char kz_html_reference_bytes[] =")
for first = 1, #pool, 20 do
    local bytes = table.concat(pool, "", first, math.min(first + 19, #pool))
    out:add('    "%s"', (bytes:gsub(".", function(byte)
        return ("\\%03o"):format(byte:byte())
    end)))
end
out:add('    "";')
out:table("kz_html_references", references)
out:save("plugin/html/html_table.c")

head:add(
    [[
#ifndef KZ_HTML_HTML_TABLE_H
#define KZ_HTML_HTML_TABLE_H

#include "text/slice.h"
#include "text/table.h"

/* data/html/tags.tsv says what each means. */
typedef enum kz_html_flow {
    %s
} kz_html_flow;
typedef enum kz_html_nests { KZ_NESTS_NOT, KZ_NESTS_PLAIN, KZ_NESTS_SPECIAL, KZ_NESTS_SCOPE } kz_html_nests;

typedef enum kz_html_tag_id {
%s
    KZ_TAGS
} kz_html_tag_id;

typedef struct kz_html_tag_kind {
    kz_slice name;
    uint8_t flow, nests;
    uint8_t role; /* a kz_line_kind, KZ_ROLE_MAIN, or 0 */
} kz_html_tag_kind;

extern const kz_html_tag_kind kz_html_tags[];
extern const kz_table kz_html_tag_names;

/* After the kinds of lines. */
enum { KZ_ROLE_MAIN = %d, KZ_ROLE_HIDDEN, KZ_ROLE_NONE };
enum { KZ_HTML_LONGEST_TAG = %d, KZ_HTML_LONGEST_NAME = %d, KZ_HTML_LONGEST_REFERENCE = %d };

/* Names of classes to roles: a whole name, a word of one. */
extern const kz_table kz_html_whole_names;
extern const kz_table kz_html_name_words;

/* Of a character reference: where its bytes begin in kz_html_reference_bytes, four bits of their number, and a bit
 * that says whether it is known without a semicolon. */
extern const kz_table kz_html_references;
extern const char kz_html_reference_bytes[];

#endif]],
    (
        table
            .concat(FLOWS, " ")
            :gsub("%a+", function(name)
                return "KZ_FLOW_" .. name:upper() .. ","
            end)
            :gsub(",$", "")
    ),
    table.concat(enum, "\n"),
    ROLE.main,
    longest_tag,
    longest,
    longest_reference
)
head:save("plugin/html/html_table.h")
