-- How many words of clean Kazakh text come out right when they were typed without Kazakh letters.
--
--   lua5.4 tests/accuracy/restore.lua [--wrong N] FILE …     N: so many of the words that come out wrong are listed
--
-- A file is plain text, a translation memory (.tmx) or tokens with a tag a line (.iob2). Lines that are not Kazakh are left out, and repaired first.
local kaz = require("kaztext")

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

local function tagged_lines(file)
    local sentence = {}
    for line in file:lines() do
        local token = line:match("^(%S+) %S+$")
        if token then
            sentence[#sentence + 1] = token
        elseif #sentence > 0 then
            judge(table.concat(sentence, " "))
            sentence = {}
        end
    end
end

for i = 1, #arg do
    if arg[i] == "--wrong" then
        list = tonumber(arg[i + 1])
    elseif arg[i - 1] ~= "--wrong" then
        local file = assert(io.open(arg[i], "rb"))
        if arg[i]:find("%.iob2$") then
            tagged_lines(file)
        else
            for line in file:lines() do
                judge(arg[i]:find("%.tmx$") and line:match("<seg>(.*)</seg>") or line)
            end
        end
        file:close()
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
