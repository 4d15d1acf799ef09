-- How many words of clean Kazakh text come out right when they were typed without Kazakh letters.
--
--   lua5.4 tests/accuracy/restore.lua [--wrong N] FILE …     N: so many of the words that come out wrong are listed
--
-- The kinds of files: tools/lib/texts.lua. Lines that are not Kazakh are left out.
package.path = "tools/lib/?.lua;" .. package.path
local kaz = require("kaztext")
local texts = require("texts")

local PLAIN = {
    ["ә"] = "а",
    ["ғ"] = "г",
    ["і"] = "и",
    ["қ"] = "к",
    ["ң"] = "н",
    ["ө"] = "о",
    ["ү"] = "у",
    ["ұ"] = "у",
    ["һ"] = "х",
}
for _, pair in ipairs({ "ӘА", "ҒГ", "ІИ", "ҚК", "ҢН", "ӨО", "ҮУ", "ҰУ", "ҺХ" }) do
    PLAIN[pair:sub(1, 2)] = pair:sub(3)
end
local LETTER = "[\208-\211][\128-\191]"

local words, right, changed, changed_right, doubts = 0, 0, 0, 0, 0
local wrong, list = {}, 0

local function each_word(line)
    return line:gmatch("[%a\128-\255]+")
end

local function judge(line)
    if kaz.language(line) ~= "kk" then
        return
    end
    line = kaz.normalize(line)
    local typed = line:gsub(LETTER, PLAIN)
    local doc = kaz.document(typed, { plain = true, raw = true, restore = true })
    local next_found, next_typed = each_word(doc:text()), each_word(typed)
    for word in each_word(line) do
        local found, from = next_found(), next_typed()
        if word:find(LETTER) then
            words = words + 1
            right = right + (found == word and 1 or 0)
            changed = changed + (found ~= from and 1 or 0)
            changed_right = changed_right + (found ~= from and found == word and 1 or 0)
            if found ~= word then
                wrong[#wrong + 1] = ("%s\t%s\t%s"):format(from, found, word)
            end
        end
    end
    doubts = doubts + (doc.doubts and #doc:doubts() or 0)
    doc:close()
end

for i = 1, #arg do
    if arg[i] == "--wrong" then
        list = tonumber(arg[i + 1])
    elseif arg[i - 1] ~= "--wrong" then
        texts.each_line(arg[i], judge)
    end
end
for i = 1, math.min(list, #wrong) do
    print(wrong[1 + (i - 1) * math.floor(#wrong / list)])
end
print(
    ("letters restored: %d words, right %.4f; %d changed, of them right %.4f; %d doubts"):format(
        words,
        right / words,
        changed,
        changed_right / changed,
        doubts
    )
)
