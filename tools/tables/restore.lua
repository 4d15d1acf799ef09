-- plugin/restore/restore_table.{h,c}: what typed letters may stand for and the weights that choose, from data/restore/.
-- Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local WEIGHTS = 262144 -- a power of two
local MOST = 3 -- meanings of a letter
local FIRST, LETTERS = 0x400, 256

local out = cwriter.new("tools/tables/restore.lua", "data/restore/")
out:add('#include "restore/restore_table.h"\n')
out:add("const kz_typed_letter kz_typed_letters[KZ_TYPED_LETTERS] = {")
out:add("    {1, {0}},")
local rows = tsv.read("data/restore/letters.tsv")
local row_of, plain = {}, {}
for i = 1, LETTERS do
    row_of[i], plain[i] = 0, i - 1
end
for i, row in ipairs(rows) do
    local meant = {}
    for letter in row.meant:gmatch("%S+") do
        local cp = utf8.codepoint(letter)
        meant[#meant + 1] = ("0x%X"):format(cp)
        plain[cp - FIRST + 1] = utf8.codepoint(row.typed) - FIRST
    end
    if #meant > MOST or not row.meant:find("^" .. row.typed) then
        tsv.fail(row, "the typed letter must come first, of at most " .. MOST)
    end
    row_of[utf8.codepoint(row.typed) - FIRST + 1] = i
    out:add("    {%d, {%s}},", #meant, table.concat(meant, ", "))
end
out:add("};")
out:numbers("const uint8_t kz_typed_rows[256]", row_of)
out:numbers("const uint8_t kz_plain_letters[256]", plain)

local weights = {}
for i = 1, WEIGHTS do
    weights[i] = 0
end
for _, row in ipairs((tsv.read("data/restore/weights.txt"))) do
    local place = tonumber(row.place)
    for weight in row.weights:gmatch("%S+") do
        place = place + 1
        weights[place] = tonumber(weight)
    end
end
out:numbers("const int8_t kz_restore_weights[KZ_RESTORE_WEIGHTS]", weights)
out:save("plugin/restore/restore_table.c")

local head = cwriter.new("tools/tables/restore.lua", "data/restore/")
head:add(
    [[
#ifndef KZ_RESTORE_RESTORE_TABLE_H
#define KZ_RESTORE_RESTORE_TABLE_H

#include <stdint.h>

/* A letter of the Russian keyboard: what it may stand for, itself first. The first row is of all other letters. */
typedef struct kz_typed_letter {
    uint32_t n;
    uint32_t meant[%d];
} kz_typed_letter;

enum { KZ_TYPED_LETTERS = %d, KZ_RESTORE_WEIGHTS = %d };

extern const kz_typed_letter kz_typed_letters[KZ_TYPED_LETTERS];
extern const uint8_t kz_typed_rows[256];    /* of U+0400 to U+04FF */
extern const uint8_t kz_plain_letters[256]; /* the letter, less U+0400, without what only Kazakh has: а of ә */
extern const int8_t kz_restore_weights[KZ_RESTORE_WEIGHTS];

#endif]],
    MOST,
    #rows + 1,
    WEIGHTS
)
head:save("plugin/restore/restore_table.h")
