-- plugin/encoding/encoding_table.{h,c}: code pages both ways, names, how likely pairs of letters are, from data/encoding/.
-- Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local letters = require("letters")
local tsv = require("tsv")

local TOOL, DATA = "tools/tables/encoding.lua", "data/encoding/"
local CAPITAL = 0x80
local MODELS = { "pairs.tsv", "neighbours.tsv" }
-- The pages by which UTF-8 text was misread.
local READERS = { "windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic", "windows-1252" }
-- Where the characters of the code pages are: one block of two-byte UTF-8, one of signs.
local BLOCKS = { { 0x80, 0x500 }, { 0x2000, 0x2600 } }

local names = tsv.read(DATA .. "names.tsv")
local rows, columns = tsv.read(DATA .. "codepages.tsv")
table.remove(columns, 1)

local function simple(label)
    return (label:lower():gsub("[%s_-]", ""))
end

-- pages[column][byte - 0x7F] is a code point or nil
local function read_pages()
    local pages = {}
    for _, column in ipairs(columns) do
        pages[column] = {}
    end
    for i, row in ipairs(rows) do
        if tonumber(row.byte, 16) ~= 0x7F + i then
            tsv.fail(row, "the bytes stand in order, from 80 on")
        end
        for _, column in ipairs(columns) do
            pages[column][i] = tonumber(row[column], 16) or row[column] ~= "-" and tsv.fail(row, "no code point") or nil
        end
    end
    return pages
end

local function label_entries()
    local entries, seen = {}, {}
    for i, row in ipairs(names) do
        for label in (row.name .. " " .. row.labels):gmatch("%S+") do
            label = simple(label)
            if seen[label] and seen[label] ~= i then
                tsv.fail(row, "another encoding has the label " .. label)
            elseif not seen[label] then
                seen[label] = i
                entries[#entries + 1] = { label, i - 1 }
            end
        end
    end
    return entries
end

-- The rows of the way back: a row for each character that any page has in its upper half, the byte of each page in it or 0.
local function ways_back(pages)
    local byte_of, list = {}, {}
    for number, column in ipairs(columns) do
        for i = 1, 128 do
            local cp = pages[column][i]
            if cp then
                if not byte_of[cp] then
                    byte_of[cp] = {}
                    list[#list + 1] = cp
                end
                byte_of[cp][number] = 0x7F + i
            end
        end
    end
    -- Bytes that a page has no character for come out as C1 control characters, as WHATWG and most decoders have it; those of
    -- windows-1252 do so too where ISO 8859-1 was meant.
    for cp = 0x80, 0x9F do
        byte_of[cp] = {}
        list[#list + 1] = cp
        for number, column in ipairs(columns) do
            if not pages[column][cp - 0x7F] or column == "windows-1252" then
                byte_of[cp][number] = cp
            end
        end
    end
    table.sort(list)
    return list, byte_of
end

local function index_of(list)
    local row_of, index = {}, {}
    for i, cp in ipairs(list) do
        row_of[cp] = i
    end
    local placed = 0
    for _, block in ipairs(BLOCKS) do
        for cp = block[1], block[2] - 1 do
            index[#index + 1] = row_of[cp] or 0
            placed = placed + (row_of[cp] and 1 or 0)
        end
    end
    assert(placed == #list, "a character lies outside of the blocks")
    return index
end

local pages = read_pages()
local list, byte_of = ways_back(pages)
local first_page
for i, row in ipairs(names) do
    first_page = first_page or row.name == columns[1] and i - 1
end
for i, column in ipairs(columns) do
    assert(names[first_page + i].name == column, "names.tsv and codepages.tsv have another order")
end

local head = cwriter.new(TOOL, DATA)
head:add(
    [[
#ifndef KZ_ENCODING_ENCODING_TABLE_H
#define KZ_ENCODING_ENCODING_TABLE_H

#include "text/text.h"

enum {
    KZ_CODEPAGES = %d,
    KZ_CODEPAGE_FIRST = %d, /* the kz_encoding of the first page */
    KZ_ENCODING_NAMES = %d,
    KZ_LETTER_CLASSES = %d,
    KZ_CLASS_BOUNDARY = 0, /* ASCII that is no letter and no digit */
    KZ_CLASS_LATIN = 1,
    KZ_CLASS_DIGIT = 2,
    KZ_CLASS_SIGN = 3,
    KZ_CLASS_RARE = 4, /* signs that are seldom seen in text */
    KZ_CLASS_NONE = 5, /* control characters, bytes that stand for nothing */
    KZ_CLASS_FIRST_LETTER = 6,
    KZ_CLASS_CAPITAL = 0x%X /* is added to the class of a capital letter */
};

/* The character of a byte from 0x80 on; a C1 control character where the page has none. */
extern const uint16_t kz_codepages[KZ_CODEPAGES][128];
/* The class of each byte. */
extern const uint8_t kz_codepage_classes[KZ_CODEPAGES][256];
/* How unlikely the second class is after the first, in eighths of a bit: in Kazakh and Russian text, and from bit 16 on in
 * text of their neighbours. */
extern const uint32_t kz_pair_costs[KZ_LETTER_CLASSES][KZ_LETTER_CLASSES];

/* The way back: the bytes of a character in each page, 0 where it has none, by the row of kz_byte_row. */
enum { KZ_BYTE_ROWS = %d };
extern const uint8_t kz_page_bytes[KZ_BYTE_ROWS + 1][KZ_CODEPAGES];
extern const uint16_t kz_byte_rows[];
/* The pages by which UTF-8 is misread, and for each row the readers (a bit a page) in whose bytes the character begins or
 * continues a UTF-8 character. */
enum { KZ_READERS = %d };
extern const uint8_t kz_readers[KZ_READERS];
extern const uint8_t kz_row_leads[KZ_BYTE_ROWS + 1], kz_row_continues[KZ_BYTE_ROWS + 1];

/* The row of kz_page_bytes; 0 for characters that no page has. */
static inline uint32_t kz_byte_row(uint32_t cp) {
    if (cp >= 0x%X && cp < 0x%X)
        return kz_byte_rows[cp - 0x%X];
    if (cp >= 0x%X && cp < 0x%X)
        return kz_byte_rows[cp - 0x%X];
    return 0;
}

extern const char *const kz_encoding_names[KZ_ENCODING_NAMES];
extern const kz_table kz_encoding_labels; /* without case, spaces, - and _ */

#endif]],
    #columns,
    first_page,
    #names,
    letters.COUNT,
    CAPITAL,
    #list,
    #READERS,
    BLOCKS[1][1],
    BLOCKS[1][2],
    BLOCKS[1][1],
    BLOCKS[2][1],
    BLOCKS[2][2],
    BLOCKS[2][1] - (BLOCKS[1][2] - BLOCKS[1][1])
)
head:save("plugin/encoding/encoding_table.h")

local out = cwriter.new(TOOL, DATA)
out:add('#include "encoding/encoding_table.h"\n')
-- The first line of a nested array, its rows, its end.
local function nested(declaration, rows_)
    out:add("%s = {", declaration)
    for _, row in ipairs(rows_) do
        out:add("    {%s},", (table.concat(row, ",")))
    end
    out:add("};")
end

local code_points, classes = {}, {}
for number, column in ipairs(columns) do
    code_points[number], classes[number] = {}, {}
    for byte = 0, 255 do
        local cp = byte
        if byte >= 0x80 then
            cp = pages[column][byte - 0x7F]
            code_points[number][byte - 0x7F] = cp or byte
        end
        local class, capital = letters.class(cp)
        classes[number][byte + 1] = class + (capital and CAPITAL or 0)
    end
end
nested("const uint16_t kz_codepages[KZ_CODEPAGES][128]", code_points)
nested("const uint8_t kz_codepage_classes[KZ_CODEPAGES][256]", classes)

-- The costs of all models beside each other, for one look to find them.
local costs = {}
for model, file in ipairs(MODELS) do
    for i, row in ipairs((tsv.read(DATA .. file))) do
        if row.after ~= letters.NAMES[i] then
            tsv.fail(row, "the classes have another order: train again")
        end
        costs[i] = costs[i] or {}
        for k, name in ipairs(letters.NAMES) do
            costs[i][k] = (costs[i][k] or 0) | tonumber(row[name]) << 16 * (model - 1)
        end
    end
end
nested("const uint32_t kz_pair_costs[KZ_LETTER_CLASSES][KZ_LETTER_CLASSES]", costs)

local bytes = { {} }
for number = 1, #columns do
    bytes[1][number] = 0
end
for i, cp in ipairs(list) do
    bytes[i + 1] = {}
    for number = 1, #columns do
        bytes[i + 1][number] = byte_of[cp][number] or 0
    end
end
nested("const uint8_t kz_page_bytes[KZ_BYTE_ROWS + 1][KZ_CODEPAGES]", bytes)
out:numbers("const uint16_t kz_byte_rows[]", index_of(list))

local number_of, readers = {}, {}
for number, column in ipairs(columns) do
    number_of[column] = number - 1
end
for i, name in ipairs(READERS) do
    readers[i] = number_of[name]
end
local leads, continues = { 0 }, { 0 }
for i = 2, #list + 1 do
    leads[i], continues[i] = 0, 0
    for _, page in ipairs(readers) do
        local byte = bytes[i][page + 1]
        leads[i] = leads[i] | (byte >= 0xC2 and byte <= 0xF4 and 1 << page or 0)
        continues[i] = continues[i] | (byte >= 0x80 and byte < 0xC0 and 1 << page or 0)
    end
end
out:numbers("const uint8_t kz_readers[KZ_READERS]", readers)
out:numbers("const uint8_t kz_row_leads[KZ_BYTE_ROWS + 1]", leads)
out:numbers("const uint8_t kz_row_continues[KZ_BYTE_ROWS + 1]", continues)

out:add("const char *const kz_encoding_names[KZ_ENCODING_NAMES] = {")
for _, row in ipairs(names) do
    out:add("    %s,", cwriter.literal(row.name))
end
out:add("};")
out:table("kz_encoding_labels", label_entries())
out:save("plugin/encoding/encoding_table.c")
