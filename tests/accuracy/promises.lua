-- What repair promises of any text, on files: repairing twice is the same as once, the edit log leads from one text to
-- the other, and edits taken back give the original bytes.
--
--   lua5.4 tests/accuracy/promises.lua FILE …
local kaz = require("kaztext")

local texts, bytes, unstable, untrue, lost = 0, 0, 0, 0, 0

-- The text that the edits make of the original.
local function replay(original, edits)
    local pieces, copied = {}, 0
    for _, edit in ipairs(edits) do
        pieces[#pieces + 1] = original:sub(copied + 1, edit.original_first - 1)
        pieces[#pieces + 1] = edit.to
        copied = edit.original_last
    end
    return table.concat(pieces) .. original:sub(copied + 1)
end

for _, name in ipairs(arg) do
    local file = assert(io.open(name, "rb"))
    for line in file:lines("L") do
        local text, edits = kaz.normalize(line)
        texts, bytes = texts + 1, bytes + #line
        unstable = unstable + ((kaz.normalize(text)) == text and 0 or 1)
        untrue = untrue + (replay(line, edits) == text and 0 or 1)
        lost = lost + ((kaz.undo(text, edits)) == line and 0 or 1)
    end
    file:close()
end
print(
    ("promises: %d lines, %.1f MB: repaired otherwise the second time %d, log untrue %d, original not restored %d"):format(
        texts,
        bytes / 1e6,
        unstable,
        untrue,
        lost
    )
)
