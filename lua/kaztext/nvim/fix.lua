--- :Kaztext fix: repair of lines, of a part of them, of what stands at the cursor.
local check = require("kaztext.check")
local config = require("kaztext.nvim.config")
local edits = require("kaztext.edits")
local encoding = require("kaztext.nvim.encoding")
local endings = require("kaztext.endings")
local kaz = require("kaztext")
local messages = require("kaztext.nvim.messages")
local region = require("kaztext.nvim.region")
local say = require("kaztext.nvim.say")
local transform = require("kaztext.nvim.transform")

local fix = {}

-- Kinds of findings and the rules of repair that belong to them. Others have nothing to do in lines that stay lines.
local function known_names()
    local names, known = {}, {}
    local function add(name)
        if not known[name] then
            known[name] = true
            names[#names + 1] = name
        end
    end
    vim.tbl_map(add, check.KINDS)
    local rules, kinds = check.rules()
    for _, rule in ipairs(rules) do
        if known[kinds[rule]] then
            add(rule)
        end
    end
    return names, known, kinds
end

--- Names that may follow `fix`.
function fix.names()
    return vim.list_extend({ "here" }, (known_names()))
end

-- Which edits are wanted: a function of an edit (nil for all), and whether endings are. nil, message for an unknown name.
local function wanted(names)
    if #names == 0 then
        return nil, true
    end
    local _, known, kinds = known_names()
    local set = {}
    for _, name in ipairs(names) do
        if not known[name] then
            return nil, messages.text("no_rule", { name = name })
        end
        set[name] = true
    end
    return function(edit)
        for _, rule in ipairs(edit.rules) do
            if set[rule] or set[kinds[rule]] then
                return true
            end
        end
        return false
    end,
        set.suffix or false
end

-- An edit that would change the number of lines stays undone.
local function keeps_lines(edit)
    return not edit.from:find("\n", 1, true) and not edit.to:find("\n", 1, true)
end

-- The edits that bring right endings; nothing where there are none.
local function of_endings(text)
    local list, shift = {}, 0
    local pieces, copied = {}, 0
    for _, finding in ipairs(endings.in_text(text)) do
        if #finding.right == 1 then
            local to = finding.base .. "-" .. finding.right[1]
            pieces[#pieces + 1] = text:sub(copied + 1, finding.first - 1)
            pieces[#pieces + 1] = to
            copied = finding.last
            list[#list + 1] = {
                from = text:sub(finding.first, finding.last),
                to = to,
                original_first = finding.first,
                original_last = finding.last,
                first = finding.first + shift,
                last = finding.first + shift + #to - 1,
                rules = { "suffix" },
            }
            shift = shift + #to - (finding.last - finding.first + 1)
        end
    end
    pieces[#pieces + 1] = text:sub(copied + 1)
    return table.concat(pieces), list
end

-- Those of the edits that keep_edit wants; the text with them, and them, or nil where there are none.
local function stage_of(text, list, keep_edit)
    local left
    text, left = edits.undo(text, list, function(edit)
        return not keep_edit(edit)
    end)
    return left[1] and { text = text, edits = left } or nil
end

--- The function that gives the stages of transform.run: repair by these rules (all where the list is empty) of text in an encoding, within a region
--- (the whole lines where there is none). nil, message for an unknown name.
function fix.stages(settings, label, names, area)
    local is_wanted, with_endings = wanted(names)
    if type(with_endings) == "string" then
        return nil, with_endings
    end
    local options = config.repair_options(settings, label)
    return function(text, lines, row)
        local repaired, list = kaz.normalize(text, options)
        if not repaired then
            return nil, list
        end
        local inside = region.filter(area, lines, row)
        local first = repaired ~= text
            and stage_of(repaired, list, function(edit)
                return keeps_lines(edit) and (not is_wanted or is_wanted(edit)) and inside(edit)
            end)
        local stages = { first or nil }
        if with_endings then
            local before = first and first.text or text
            local now = first and vim.split(before, "\n", { plain = true }) or lines
            inside = region.filter(region.grown(area, lines, now, row), now, row)
            local with, changed = of_endings(before)
            stages[#stages + 1] = stage_of(with, changed, inside)
        end
        return stages
    end
end

--- Repairs the rows from `first` to before `last`.
function fix.lines(buf, first, last, settings, names, wait)
    local stages, problem = fix.stages(settings, encoding.of(buf, first, last), names)
    if not stages then
        return say.error(problem)
    end
    return transform.run({ buf = buf, first = first, last = last, what = "fix", stages = stages, wait = wait })
end

return fix
