--- What can be done about a finding: fixed alone, with all of its kind, with all that are there.
local changes = require("kaztext.nvim.changes")
local findings = require("kaztext.nvim.findings")
local fix = require("kaztext.nvim.fix")
local messages = require("kaztext.nvim.messages")
local say = require("kaztext.nvim.say")
local transform = require("kaztext.nvim.transform")

local actions = {}

-- Puts the fixes of findings of one row into it; false where the buffer cannot be changed.
local function apply(buf, row, list)
    if not transform.is_modifiable(buf) then
        return false
    end
    local line = vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1]
    local edits, parts, copied, shift = {}, {}, 0, 0
    for _, one in ipairs(list) do
        local found = one.user_data.kaztext
        parts[#parts + 1] = line:sub(copied + 1, found.col) .. found.to
        copied = found.col + #found.from
        edits[#edits + 1] = {
            from = found.from,
            to = found.to,
            original_first = found.col + 1,
            first = found.col + 1 + shift,
        }
        shift = shift + #found.to - #found.from
    end
    local text = table.concat(parts) .. line:sub(copied + 1)
    local repair = changes.start(buf, "fix")
    changes.apply(repair, row, { line }, { { text = text, edits = edits } })
    changes.finish(repair)
    return true
end

local function with_fix(list)
    return vim.tbl_filter(function(one)
        return one.user_data.kaztext.to ~= nil
    end, list)
end

local function at_cursor(settings)
    local cursor = vim.api.nvim_win_get_cursor(0)
    local row = cursor[1] - 1
    return row, findings.here(0, row, cursor[2], settings)
end

--- Fixes what is wrong at the cursor, or else in its line.
function actions.fix_here(settings)
    local buf = vim.api.nvim_get_current_buf()
    local row, list = at_cursor(settings)
    local fixable = with_fix(list)
    if fixable[1] then
        if apply(buf, row, fixable) then
            say.info(#fixable == 1 and fixable[1].message or messages.text("fixes", { n = #fixable }))
        end
    elseif list[1] then
        say.info(messages.text("no_sure_fix", { finding = list[1].message }))
    else
        say.info(messages.text("nothing_wrong"))
    end
end

local function shown(text)
    if text == "" then
        return "∅"
    elseif text:find("«", 1, true) or text:find("»", 1, true) then
        return text
    end
    return "«" .. text .. "»"
end

local function choices(buf, row, list, settings)
    local items, kinds = {}, {}
    for _, one in ipairs(with_fix(list)) do
        local found = one.user_data.kaztext
        items[#items + 1] = {
            text = ("%s → %s"):format(shown(found.from), shown(found.to)),
            run = function()
                apply(buf, row, { one })
            end,
        }
        if not kinds[one.code] then
            kinds[one.code] = true
            kinds[#kinds + 1] = one.code
        end
    end
    local function everywhere(text, names)
        items[#items + 1] = {
            text = text,
            run = function()
                fix.lines(buf, 0, vim.api.nvim_buf_line_count(buf), settings, names)
            end,
        }
    end
    for _, kind in ipairs(kinds) do
        everywhere(messages.text("all_of_kind", { kind = kind }), { kind })
    end
    everywhere(messages.text("all_in_buffer"), {})
    return items
end

--- Lets the user choose among the fixes at the cursor, those of their kinds, and all.
function actions.choose(settings)
    local buf = vim.api.nvim_get_current_buf()
    local row, list = at_cursor(settings)
    vim.ui.select(choices(buf, row, list, settings), {
        prompt = messages.text("choose_fix"),
        kind = "kaztext",
        format_item = function(item)
            return item.text
        end,
    }, function(item)
        if item then
            item.run()
        end
    end)
end

return actions
