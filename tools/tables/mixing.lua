-- plugin/mixing/mixing_table.{h,c}: the Russian stems of data/mixing/stems.tsv. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")

local TOOL, SOURCE = "tools/tables/mixing.lua", "data/mixing/stems.tsv"
local entries = { ending = {}, word = {}, shared = {} }
local number = 0
for line in io.lines(SOURCE) do
    number = number + 1
    local kind, form = line:match("^(%l+)\t(%S+)$")
    if kind and kind ~= "kind" then
        local list = assert(entries[kind], ("%s:%d: %s is no kind of form"):format(SOURCE, number, kind))
        list[#list + 1] = { form, 1 }
    end
end

local out = cwriter.new(TOOL, SOURCE)
out:add('#include "mixing/mixing_table.h"\n')
out:table("kz_russian_endings", entries.ending)
out:table("kz_russian_stems", entries.word)
out:table("kz_shared_endings", entries.shared)
out:save("plugin/mixing/mixing_table.c")

local head = cwriter.new(TOOL, SOURCE)
head:add([[
#ifndef KZ_MIXING_MIXING_TABLE_H
#define KZ_MIXING_MIXING_TABLE_H

#include "text/table.h"

extern const kz_table kz_russian_endings, kz_russian_stems, kz_shared_endings;

#endif]])
head:save("plugin/mixing/mixing_table.h")
