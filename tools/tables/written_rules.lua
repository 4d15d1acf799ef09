-- plugin/rule/builtin_table.c: the rules of our own, of lua/kaztext/rules/.
-- Run from the project's root with Lua 5.4 and the built library, as `make data` does. A new set of rules: a line below, one in
-- builtin.h, one in builtin.c, and an empty function in builtin_table.c for the library that this tool runs in.
package.path = "tools/lib/?.lua;" .. package.path
local cwriter = require("cwriter")
local rulewriter = require("rulewriter")

local out = cwriter.new("tools/tables/written_rules.lua", "lua/kaztext/rules/")
out:add([[
#include "rule/builtin.h"

static void add_list(kz_ruleset *set, kz_list_by by, const kz_slice *entries, uint32_t n) {
    uint32_t list = kz_ruleset_list(set, by);
    for (uint32_t i = 0; i < n; i++)
        kz_ruleset_entry(set, list, entries[i]);
}
]])
rulewriter.add(out, "kz_add_speech_rules", require("kaztext.rules.speech"))
rulewriter.add(out, "kz_add_headed_rules", require("kaztext.rules.headed"))
rulewriter.add(out, "kz_add_name_rules", require("kaztext.rules.names"))
rulewriter.add(out, "kz_add_holder_rules", require("kaztext.rules.holders"))
out:save("plugin/rule/builtin_table.c")
