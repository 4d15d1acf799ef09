-- plugin/repair/scan_table.{h,c}: pairs of bytes at which a text may need repair. Each pass of the repair stage has some
-- rules; a rule is a set of first bytes and a set of second bytes. Text without such a pair is never looked at closer.
-- All rules together have a bit each. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")

-- A set of bytes from ranges and characters: set(0x00, 0x1F) is a range, set("abc") these, set(a, b) a union.
local function range(first, last)
    local s = {}
    for byte = first, last do
        s[byte] = true
    end
    return s
end
local function of(characters)
    local s = {}
    for i = 1, #characters do
        s[characters:byte(i)] = true
    end
    return s
end
local function union(...)
    local s = {}
    for _, part in ipairs({ ... }) do
        for byte in pairs(part) do
            s[byte] = true
        end
    end
    return s
end
local function without(a, b)
    local s = {}
    for byte in pairs(a) do
        s[byte] = not b[byte] or nil
    end
    return s
end

local any = range(0x00, 0xFF)
local ascii = range(0x00, 0x7F)
local continuation = range(0x80, 0xBF)
local latin = union(range(0x41, 0x5A), range(0x61, 0x7A))
local cyrillic_lead = range(0xD0, 0xD3)
local two_byte_lead = range(0xC2, 0xDF)
local kazakh = { -- second bytes of the letters of the Kazakh and Russian alphabets, by lead
    [0xD0] = union(range(0x90, 0xBF), of("\x81\x86")),
    [0xD1] = union(range(0x80, 0x8F), of("\x91\x96")),
    [0xD2] = of("\x92\x93\x9A\x9B\xA2\xA3\xAE\xAF\xB0\xB1\xBA\xBB"),
    [0xD3] = of("\x98\x99\xA8\xA9"),
}
local function other_letter(lead)
    return { range(lead, lead), without(continuation, kazakh[lead]) }
end

local passes = {
    {
        name = "characters",
        about = "bytes that are not UTF-8, invisible characters, combining marks, special spaces and line ends",
        pairs = {
            -- Control characters, leads of combining marks, of characters of three and four bytes, of none.
            { any, union(without(range(0x00, 0x1F), of("\t\n")), of("\x7F\xC0\xC1\xCC\xCD"), range(0xE0, 0xFF)) },
            { of("\xC2"), union(range(0x80, 0xA0), of("\xAC\xAD")) }, -- C1 controls, no-break space, ¬, soft hyphen
            { of("\xD8"), of("\x9C") }, -- Arabic letter mark
            { two_byte_lead, without(any, continuation) },
            { union(ascii, continuation), continuation },
        },
    },
    {
        name = "letters",
        about = "words of two alphabets, letters of other alphabets, digits beside letters, words of look-alikes",
        pairs = {
            { latin, union(cyrillic_lead, range(0xC3, 0xC9)) },
            { continuation, latin },
            { without(ascii, latin), union(of("aceopxyik"), of("ABCEHIKMOPTXY")) }, -- may start a word of look-alikes
            other_letter(0xD0),
            other_letter(0xD1),
            other_letter(0xD2),
            other_letter(0xD3),
            { any, union(range(0xC3, 0xC9), of("\xCE\xCF")) }, -- Latin with marks, Greek
            { of("\xC2\xEA"), of("\xA4\xA5\xA6\xB1\xB5\x9E") }, -- ¤ ¥ ¦ ± µ ꞑ
            { of("\x80"), of("\xA1\xB0") }, -- ‡ ‰
            { of("012345689"), cyrillic_lead },
            { continuation, of("012345689") },
        },
    },
    {
        name = "punctuation",
        about = "quotation marks, hyphens, spaces",
        pairs = {
            { of(" \t"), of(" \t,.;:!?-\n)]") },
            { of("(["), of(" ") },
            { of(".!?;"), of(".!?;") },
            { of("-"), of("-") },
            { of("\xBB\x9D"), of("-") }, -- » ”
            { without(any, of("\t\n")), of("\t") },
            { of(",.;:!?"), union(cyrillic_lead, of('\xC2"-')) },
            { of(","), latin },
            { of("\n"), of("-") },
            { any, of("\"'`") },
            { of("<"), of("<") },
            { of(">"), of(">") },
            { of(","), of(",") },
            { of("\x80"), union(range(0x98, 0x9F), of("\xB3\xB9\xBA")) }, -- ‘ ’ ‚ ‛ “ ” „ ‟ ″(E2 80 B3 is ‴'s kin) ‹ ›
            { of("\xC2"), of("\xAB\xBB") },
        },
    },
}

local head = cwriter.new("tools/tables/repair_scan.lua", "its own tables")
head:add([[
#ifndef KZ_REPAIR_SCAN_TABLE_H
#define KZ_REPAIR_SCAN_TABLE_H

#include <stdint.h>

/* The rules by which a pair of bytes a, b is suspicious: first[a] & second[b], a bit each. */
typedef struct kz_scan_table {
    uint32_t first[256], second[256];
} kz_scan_table;
extern const kz_scan_table kz_scan_pairs;

/* The rules of each pass. */]])
local sides = { {}, {} }
for byte = 1, 256 do
    sides[1][byte], sides[2][byte] = 0, 0
end
local bit = 0
for _, pass in ipairs(passes) do
    local mask = 0
    for _, pair in ipairs(pass.pairs) do
        for side = 1, 2 do
            for byte in pairs(pair[side]) do
                sides[side][byte + 1] = sides[side][byte + 1] | 1 << bit
            end
        end
        mask = mask | 1 << bit
        bit = bit + 1
    end
    head:add("#define KZ_SCAN_%s UINT32_C(0x%X) /* %s */", pass.name:upper(), mask, pass.about)
end
assert(bit <= 32, "more than 32 rules")
head:add("\n#endif")
head:save("plugin/repair/scan_table.h")
local out = cwriter.new("tools/tables/repair_scan.lua", "its own tables")
out:add('#include "repair/scan_table.h"\n\nconst kz_scan_table kz_scan_pairs = {')
for side = 1, 2 do
    out:add("    {%s},", table.concat(sides[side], ", "):gsub("(" .. ("%d+, "):rep(16) .. ")", "%1\n     "))
end
out:add("};")
out:save("plugin/repair/scan_table.c")
