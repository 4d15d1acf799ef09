-- plugin/text/chars_table.{h,c}: class, script, case and composition of code points, from the Unicode Character
-- Database (Debian's package unicode-data). Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")

local UCD = "/usr/share/unicode/"
-- The tables are of this version of Unicode; to move them to another one, change it here.
local VERSION = "15.0.0"
local installed = io.lines(UCD .. "Scripts.txt")():match("%d+%.%d+%.%d+")
if installed ~= VERSION then
    print(("left out: unicode-data %s is installed, the tables are of %s"):format(installed, VERSION))
    os.exit(0)
end
local END = 0x20000
local CLASS = {
    Ll = 1,
    Lu = 2,
    Lt = 2,
    Lo = 3,
    Lm = 3,
    Mn = 4,
    Mc = 4,
    Me = 4,
    Nd = 5,
    Nl = 6,
    No = 6,
    Zs = 7,
    Zl = 7,
    Zp = 7,
    Pc = 8,
    Pd = 8,
    Ps = 8,
    Pe = 8,
    Pi = 8,
    Pf = 8,
    Po = 8,
    Sm = 9,
    Sc = 9,
    Sk = 9,
    So = 9,
    Cf = 10,
}
local WHITE_CONTROLS = { [9] = true, [10] = true, [11] = true, [12] = true, [13] = true, [0x85] = true }
local SCRIPT = { Cyrillic = 1, Latin = 2, Arabic = 3, Greek = 4 }
local OTHER_SCRIPT = 5

local function scripts()
    local of = {}
    for line in io.lines(UCD .. "Scripts.txt") do
        local first, last, name = line:match("^(%x+)%.?%.?(%x*)%s*;%s*(%w+)")
        if first then
            first = tonumber(first, 16)
            last = tonumber(last, 16) or first
            for cp = first, math.min(last, END - 1) do
                of[cp] = SCRIPT[name]
            end
        end
    end
    return of
end

local function characters()
    local list, range_start = {}, nil
    for line in io.lines(UCD .. "UnicodeData.txt") do
        local f = {}
        for cell in (line .. ";"):gmatch("([^;]*);") do
            f[#f + 1] = cell
        end
        local cp, name = tonumber(f[1], 16), f[2]
        local char = {
            class = CLASS[f[3]] or (WHITE_CONTROLS[cp] and 7) or 0,
            decomposition = f[6],
            upper = tonumber(f[13], 16),
            lower = tonumber(f[14], 16),
        }
        if name:find(", First>") then
            range_start = cp
        elseif range_start then
            for c = range_start, cp do
                list[c] = char
            end
            range_start = nil
        end
        list[cp] = char
    end
    return list
end

local function excluded()
    local set = {}
    for line in io.lines(UCD .. "CompositionExclusions.txt") do
        local cp = line:match("^(%x+)")
        if cp then
            set[tonumber(cp, 16)] = true
        end
    end
    return set
end

local function compositions(chars, script)
    local skip, found = excluded(), {}
    for cp = 0, END - 1 do
        local c = chars[cp]
        local base, mark = (c and c.decomposition or ""):match("^(%x+) (%x+)$")
        if base and not skip[cp] then
            base, mark = tonumber(base, 16), tonumber(mark, 16)
            local s = script[cp]
            if (s == 1 or s == 2 or s == 4) and chars[base].class ~= 4 then
                found[#found + 1] = { base, mark, cp }
            end
        end
    end
    table.sort(found, function(a, b)
        return a[1] < b[1] or a[1] == b[1] and a[2] < b[2]
    end)
    return found
end

local chars, script = characters(), scripts()
local DIRECT = 0x600

local out = cwriter.new("tools/tables/chars.lua", "the Unicode Character Database (Unicode licence)")
out:add('#include "text/chars_table.h"\n')

local index, blocks, known = {}, {}, {}
for start = 0, END - 1, 128 do
    local block = {}
    for cp = start, start + 127 do
        local class = chars[cp] and chars[cp].class or 0
        local letter = class >= 1 and class <= 3
        block[#block + 1] = class + 16 * (letter and (script[cp] or OTHER_SCRIPT) or 0)
    end
    local key = table.concat(block, ",")
    if not known[key] then
        blocks[#blocks + 1] = key
        known[key] = #blocks
    end
    index[#index + 1] = known[key] - 1
end
assert(#blocks < 256)
out:numbers("const uint8_t kz_char_index[]", index)
out:add("const uint8_t kz_char_blocks[][128] = {")
for _, block in ipairs(blocks) do
    out:add("    {" .. block:gsub("(" .. ("[^,]*,"):rep(32) .. ")", "%1\n     ") .. "},")
end
out:add("};")

local direct = {}
for cp = 0, DIRECT - 1 do
    direct[#direct + 1] = chars[cp] and chars[cp].lower or cp
end
out:numbers("const uint16_t kz_lower_direct[]", direct)
local counts = {}
for _, side in ipairs({ "lower", "upper" }) do
    out:add("const kz_char_pair kz_%s_pairs[] = {", side)
    counts[side] = 0
    for cp = side == "lower" and DIRECT or 0, END - 1 do
        local to = chars[cp] and chars[cp][side]
        if to then
            out:add("    {0x%X, 0x%X},", cp, to)
            counts[side] = counts[side] + 1
        end
    end
    out:add("};")
end
local composed = compositions(chars, script)
out:add("const kz_char_composition kz_compositions[] = {")
for _, c in ipairs(composed) do
    out:add("    {0x%X, 0x%X, 0x%X},", c[1], c[2], c[3])
end
out:add("};")
out:save("plugin/text/chars_table.c")

local head = cwriter.new("tools/tables/chars.lua", "the Unicode Character Database (Unicode licence)")
head:add(
    [[
#ifndef KZ_TEXT_CHARS_TABLE_H
#define KZ_TEXT_CHARS_TABLE_H

#include <stdint.h>

typedef struct kz_char_pair {
    uint32_t from, to;
} kz_char_pair;

typedef struct kz_char_composition {
    uint32_t base, mark, whole;
} kz_char_composition;

enum {
    KZ_CHARS_END = 0x%X,
    KZ_CASE_DIRECT = 0x%X,
    KZ_LOWER_PAIRS = %d,
    KZ_UPPER_PAIRS = %d,
    KZ_COMPOSITIONS = %d
};

extern const uint8_t kz_char_index[];
extern const uint8_t kz_char_blocks[][128];
extern const uint16_t kz_lower_direct[];
extern const kz_char_pair kz_lower_pairs[];
extern const kz_char_pair kz_upper_pairs[];
extern const kz_char_composition kz_compositions[];

#endif]],
    END,
    DIRECT,
    counts.lower,
    counts.upper,
    #composed
)
head:save("plugin/text/chars_table.h")
