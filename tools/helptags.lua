-- Makes doc/tags of doc/kaztext.txt, as Vim's :helptags does, so that `:help kaztext` works wherever the plugin was put by
-- hand. Run from the project's root with Lua 5.4; writes only what differs.
package.path = "tools/lib/?.lua;" .. package.path
local file = require("file")

-- A tag stands between asterisks, with white space or an end of the line on either side.
local lines = {}
for line in file.read("doc/kaztext.txt"):gmatch("[^\n]+") do
    for tag in (" " .. line .. " "):gmatch("%s%*([^%s*|]+)%*%f[%s]") do
        lines[#lines + 1] = ("%s\tkaztext.txt\t/*%s*\n"):format(tag, (tag:gsub("[\\/]", "\\%0")))
    end
end
table.sort(lines)
file.save("doc/tags", table.concat(lines))
