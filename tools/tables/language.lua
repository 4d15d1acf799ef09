-- plugin/language/language_table.{h,c}: the languages of data/language/languages.tsv and the weights of
-- data/language/weights.txt. Run from the project's root with Lua 5.4.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")

local TOOL = "tools/tables/language.lua"
local LANGUAGES, WEIGHTS = "data/language/languages.tsv", "data/language/weights.txt"
local SOURCES = LANGUAGES .. " and " .. WEIGHTS
local ALPHABETS = { "Cyrl", "Latn", "Arab" }
local LANES, PLACES = 8, 4 -- of identify.c; KZ_BUCKET of model.h

local function constant(code)
    return "KZ_" .. code:upper():gsub("-", "_")
end

local languages, blocks, classes = {}, {}, { Cyrl = {}, Latn = {}, Arab = {} }
for line in io.lines(LANGUAGES) do
    local code, script, name, ranges = line:match("^([^#\t]+)\t(%a+)\t([^\t]+)\t?(.*)$")
    if code and code ~= "code" then
        languages[#languages + 1] = { code = code, name = name }
        for first, last in ranges:gmatch("(%x+)%-(%x+)") do
            blocks[#blocks + 1] = ("{0x%s, 0x%s, %s}"):format(first, last, constant(code))
        end
        local list = classes[script]
        if list then
            list[#list + 1] = code
        end
    end
end
assert(#languages < 63, LANGUAGES .. ": a set of languages has 64 bits")
for _, list in pairs(classes) do
    list[#list + 1] = "mis"
end

-- ALPHABET buckets unit, then a line for each place: tag weights, or "-" for an empty place
local models, model = {}, nil
for line in io.lines(WEIGHTS) do
    local script, buckets, unit = line:match("^(%a+) (%d+) ([%d.]+)$")
    if script then
        model = { buckets = tonumber(buckets), unit = tonumber(unit), tags = {}, weights = {} }
        model.blocks = (#classes[script] + LANES - 1) // LANES
        models[script] = model
    elseif line:sub(1, 1) ~= "#" then
        local tag, hex = line:match("^(%x*) ?(%x*)")
        model.tags[#model.tags + 1] = tag == "" and 0 or tonumber(tag, 16)
        local n = 0
        for byte in hex:gmatch("%x%x") do
            local value = tonumber(byte, 16)
            model.weights[#model.weights + 1] = value < 128 and value or value - 256
            n = n + 1
        end
        for _ = n + 1, model.blocks * LANES do
            model.weights[#model.weights + 1] = 0
        end
    end
end

local out = cwriter.new(TOOL, SOURCES)
out:add('#include "language/model.h"\n#include "language/language.h"\n')
out:add("const char *const kz_language_codes[] = {")
out:add('    "und",')
for _, language in ipairs(languages) do
    out:add('    "%s",', language.code)
end
out:add("};")
out:add("const kz_language_block kz_language_blocks[] = {\n    %s,\n};", table.concat(blocks, ",\n    "))
for _, script in ipairs(ALPHABETS) do
    local m = assert(models[script], WEIGHTS .. ": no weights for " .. script)
    assert(#m.tags == m.buckets * PLACES, WEIGHTS .. ": places are missing of " .. script)
    out:numbers(("static const uint16_t tags_%s[]"):format(script), m.tags)
    out:numbers(("static const int8_t weights_%s[]"):format(script), m.weights)
    local names = {}
    for i, code in ipairs(classes[script]) do
        names[i] = constant(code)
    end
    out:add("static const uint8_t classes_%s[] = {%s};", script, table.concat(names, ", "))
end
out:add("const kz_language_model kz_language_models[] = {")
for _, script in ipairs(ALPHABETS) do
    local m = models[script]
    out:add(
        "    {tags_%s, weights_%s, classes_%s, %d, %d, %d, %.8ff},",
        script,
        script,
        script,
        m.buckets,
        #classes[script],
        m.blocks,
        m.unit
    )
end
out:add("};")
out:save("plugin/language/language_table.c")

local head = cwriter.new(TOOL, SOURCES)
head:add([[
#ifndef KZ_LANGUAGE_LANGUAGE_TABLE_H
#define KZ_LANGUAGE_LANGUAGE_TABLE_H

#include "language/model.h"

typedef enum kz_language {
    KZ_UND,]])
for _, language in ipairs(languages) do
    head:add("    %s, /* %s */", constant(language.code), language.name)
end
head:add(
    [[
    KZ_LANGUAGES
} kz_language;
#define KZ_ALL_LANGUAGES ((UINT64_C(1) << KZ_LANGUAGES) - 1)

extern const char *const kz_language_codes[];
/* The alphabets that are told apart by the model: Cyrillic, Latin, Arabic. */
extern const kz_language_model kz_language_models[];

/* Letters of an alphabet that is of one language here. */
typedef struct kz_language_block {
    uint32_t first, last;
    uint8_t language;
} kz_language_block;
enum { KZ_LANGUAGE_BLOCKS = %d };
extern const kz_language_block kz_language_blocks[];

#endif]],
    #blocks
)
head:save("plugin/language/language_table.h")
