-- plugin/parse/tagger_table.{h,c}: the weights of the tagger and the words that join a verb, from data/parse/. Run from
-- the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local tsv = require("tsv")

local WEIGHTS = 65536 -- a power of two

local weights = {}
for i = 1, WEIGHTS do
    weights[i] = 0
end
for _, row in ipairs((tsv.read("data/parse/weights.txt"))) do
    weights[tonumber(row.place) + 1] = tonumber(row.weight)
end

local out = cwriter.new("tools/tables/tagger.lua", "data/parse/")
out:add('#include "parse/tagger_table.h"\n')
out:numbers("const int16_t kz_tagger_weights[KZ_TAGGER_WEIGHTS]", weights)
local joined = {}
for _, row in ipairs((tsv.read("data/parse/joined.tsv"))) do
    joined[#joined + 1] = { row.word, ({ Neg = 1, Fh = 2 })[row.says] or tsv.fail(row, "says must be Neg or Fh") }
end
out:table("kz_joined", joined)
out:save("plugin/parse/tagger_table.c")

local head = cwriter.new("tools/tables/tagger.lua", "data/parse/")
head:add(
    [[
#ifndef KZ_PARSE_TAGGER_TABLE_H
#define KZ_PARSE_TAGGER_TABLE_H

#include "text/table.h"

enum { KZ_TAGGER_WEIGHTS = %d };

extern const int16_t kz_tagger_weights[KZ_TAGGER_WEIGHTS];
enum { KZ_JOINED_NEG = 1, KZ_JOINED_FH = 2 };
extern const kz_table kz_joined;

#endif]],
    WEIGHTS
)
head:save("plugin/parse/tagger_table.h")
