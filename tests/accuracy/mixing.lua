-- Languages within a line: pieces of 2 to 8 words of Kazakh and Russian lines, put together in turn, and the lines by
-- themselves. Of words: how many are given the language of the piece that they come from. The lines are those of a site
-- that the model has not learnt from.
--
--     lua5.4 tests/accuracy/mixing.lua KAZAKH RUSSIAN
package.path = "lua/?.lua;lua/?/init.lua;" .. package.path
local kaz = require("kaztext")
math.randomseed(20261126)

local function words_of(path)
    local lines = {}
    for line in io.lines(path) do
        line = kaz.normalize(line)
        local words = {}
        for word in line:gmatch("%S+") do
            if word:find("[\xD0-\xD3]") then
                words[#words + 1] = word
            end
        end
        if #words >= 5 and kaz.language(line) == (path:find("rus") and "ru" or "kk") then
            lines[#lines + 1] = words
        end
    end
    return lines
end

-- Adds the words at the end of the line, and marks their bytes with the language.
local function add(line, words, first, last, code)
    for i = first, last do
        line.text[#line.text + 1] = words[i]
        line.codes[#line.codes + 1] = code
    end
end

local function judge(lines)
    local n, right, shares, loans = 0, 0, 0, 0
    for _, line in ipairs(lines) do
        local text = table.concat(line.text, " ")
        local found = kaz.languages(text)
        local at, kazakh = 1, 0
        for i, word in ipairs(line.text) do
            local last, code = at + #word - 1, "none"
            for _, span in ipairs(found) do
                if span.first <= last and span.last >= at then
                    code = span.language
                end
            end
            if code ~= "none" then
                n, right = n + 1, right + (code == line.codes[i] and 1 or 0)
            end
            kazakh = kazakh + (line.codes[i] == "kk" and 1 or 0)
            at = last + 2
        end
        shares = shares + math.abs((found.shares.kk or 0) - kazakh / #line.text)
        loans = loans + #found.mixed
    end
    return right / n, n, shares / #lines, loans
end

local function report(name, lines)
    print(("%-44s words %.4f of %d, share of Kazakh wrong by %.4f, %d mixed words"):format(name, judge(lines)))
end

local kk, ru = words_of(arg[1]), words_of(arg[2])
local mixed, alone = {}, { kk = {}, ru = {} }
for i = 1, math.min(#kk, #ru) do
    local line, at = { text = {}, codes = {} }, { 1, 1 }
    local sides = { kk[i], ru[i] }
    local turn = math.random(2)
    for _ = 1, 4 do
        local words = sides[turn]
        local last = math.min(#words, at[turn] + math.random(1, 7))
        add(line, words, at[turn], last, turn == 1 and "kk" or "ru")
        at[turn], turn = last + 1, 3 - turn
    end
    mixed[i] = line
end
for code, list in pairs({ kk = kk, ru = ru }) do
    for i, words in ipairs(list) do
        alone[code][i] = { text = {}, codes = {} }
        add(alone[code][i], words, 1, #words, code)
    end
end
report("Kazakh and Russian in one line", mixed)
report("Kazakh lines", alone.kk)
report("Russian lines", alone.ru)
