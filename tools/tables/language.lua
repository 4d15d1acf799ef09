-- plugin/language/language_table.{h,c}: the weights of data/language/weights.txt. Run from the project's root with
-- Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")

local TOOL, SOURCE = "tools/tables/language.lua", "data/language/weights.txt"
local unit, values = nil, {}
for line in io.lines(SOURCE) do
    if line:sub(1, 1) ~= "#" then
        if not unit then
            unit = tonumber(line)
        else
            for byte in line:gmatch("%x%x") do
                local value = tonumber(byte, 16)
                values[#values + 1] = value < 128 and value or value - 256
            end
        end
    end
end
assert(unit and #values % 3 == 0, SOURCE .. ": three weights a bucket are expected")
local buckets = #values // 3
assert(buckets & (buckets - 1) == 0, SOURCE .. ": the number of buckets is a power of two")

local out = cwriter.new(TOOL, SOURCE)
out:add('#include "language/language_table.h"\n')
out:add("const float kz_language_unit = %.8ff;", unit)
out:numbers("const int8_t kz_language_weights[]", values)
out:save("plugin/language/language_table.c")

local head = cwriter.new(TOOL, SOURCE)
head:add(
    [[
#ifndef KZ_LANGUAGE_LANGUAGE_TABLE_H
#define KZ_LANGUAGE_LANGUAGE_TABLE_H

#include <stdint.h>

enum { KZ_LANGUAGE_BUCKETS = %d, KZ_LANGUAGE_CLASSES = 3 };

/* What a weight of 1 is worth. */
extern const float kz_language_unit;
/* KZ_LANGUAGE_CLASSES for each bucket: Kazakh, Russian or English, another language. */
extern const int8_t kz_language_weights[];

#endif]],
    buckets
)
head:save("plugin/language/language_table.h")
