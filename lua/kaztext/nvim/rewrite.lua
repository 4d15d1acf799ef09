--- :Kaztext translit and :Kaztext spell: lines in another alphabet, numbers as they are said.
local edits = require("kaztext.edits")
local kaz = require("kaztext")
local messages = require("kaztext.nvim.messages")
local places = require("kaztext.nvim.places")
local region = require("kaztext.nvim.region")
local transform = require("kaztext.nvim.transform")

local rewrite = {}

-- The part of each line that is in the region.
local function parts_of(area, lines, row)
    local parts, cols = {}, {}
    for i, line in ipairs(lines) do
        local from, to = 0, #line
        if area then
            from, to = area(row + i - 1)
        end
        cols[i] = from
        parts[i] = line:sub(from + 1, math.min(to, #line))
    end
    return parts, cols
end

local function words(text)
    local list = {}
    for at, word in text:gmatch("()([^%s]+)") do
        list[#list + 1] = { at = at, text = word }
    end
    return list
end

-- The words that differ, where both have as many; else one change of all.
local function different_words(old, new)
    local before, after = words(old), words(new)
    if #before ~= #after then
        return { { at = 1, from = old, to = new } }
    end
    local list = {}
    for i, word in ipairs(before) do
        if word.text ~= after[i].text then
            list[#list + 1] = { at = word.at, from = word.text, to = after[i].text }
        end
    end
    return list
end

-- The stage that puts new parts of lines in the place of old ones.
local function stage_of_parts(lines, cols, old, new)
    local at, list, after, shift = places.of(lines, 0), {}, {}, 0
    for i, line in ipairs(lines) do
        for _, word in ipairs(different_words(old[i], new[i])) do
            local first = at:byte(i - 1, cols[i] + word.at - 1)
            list[#list + 1] = {
                from = word.from,
                to = word.to,
                original_first = first,
                original_last = first + #word.from - 1,
                first = first + shift,
                last = first + shift + #word.to - 1,
                rules = {},
            }
            shift = shift + #word.to - #word.from
        end
        after[i] = line:sub(1, cols[i]) .. new[i] .. line:sub(cols[i] + #old[i] + 1)
    end
    return list[1] and { text = table.concat(after, "\n"), edits = list } or nil
end

--- Lines in the alphabet `to`.
function rewrite.translit(work)
    return transform.run({
        buf = work.buf,
        first = work.first,
        last = work.last,
        what = work.to,
        wait = work.wait,
        stages = function(_, lines, row)
            local old, cols = parts_of(work.region, lines, row)
            local text, problem = kaz.translit(table.concat(old, "\n"), work.to, work.from)
            if not text then
                return nil, problem
            end
            local new = vim.split(text, "\n", { plain = true })
            if #new ~= #old then
                return nil, messages.text("line_end_lost")
            end
            return { stage_of_parts(lines, cols, old, new) }
        end,
    })
end

--- Numbers, dates, amounts and short forms as they are said.
function rewrite.spell(work)
    return transform.run({
        buf = work.buf,
        first = work.first,
        last = work.last,
        what = "spell",
        wait = work.wait,
        stages = function(text, lines, row)
            local said, list = kaz.verbalize(text)
            if not said then
                return nil, list
            end
            local inside = region.filter(work.region, lines, row)
            local spelled, left = edits.undo(said, list, function(edit)
                return not inside(edit)
            end)
            return { left[1] and { text = spelled, edits = left } or nil }
        end,
    })
end

return rewrite
