--- Undoing edits that repair made.
local edits = {}

-- Whether `which` (all, an index, a rule's name, a function) means the edit.
local function is_meant(edit, index, which)
    if which == nil or which == index then
        return true
    elseif type(which) == "function" then
        return which(edit, index) and true or false
    end
    for _, rule in ipairs(edit.rules) do
        if rule == which then
            return true
        end
    end
    return false
end

local function check(text, list, which)
    if type(text) ~= "string" then
        error("bad argument #1 to 'undo' (string expected, got " .. type(text) .. ")", 3)
    elseif type(list) ~= "table" then
        error("bad argument #2 to 'undo' (a list of edits expected, got " .. type(list) .. ")", 3)
    end
    local kind = type(which)
    if kind ~= "nil" and kind ~= "number" and kind ~= "string" and kind ~= "function" then
        error("bad argument #3 to 'undo' (an index, a rule or a function expected, got " .. kind .. ")", 3)
    end
end

-- The edit at another place of the text.
local function moved(edit, by)
    local copy = {}
    for key, value in pairs(edit) do
        copy[key] = value
    end
    copy.first, copy.last = edit.first + by, edit.last + by
    return copy
end

--- The text before these edits were made, and the edits that are left, where they now stand.
function edits.undo(text, list, which)
    check(text, list, which)
    local pieces, left, copied, shift = {}, {}, 0, 0
    for i, edit in ipairs(list) do
        if text:sub(edit.first, edit.last) ~= edit.to then
            error(("bad argument #2 to 'undo' (edit %d is of another text)"):format(i), 2)
        end
        if is_meant(edit, i, which) then
            pieces[#pieces + 1] = text:sub(copied + 1, edit.first - 1)
            pieces[#pieces + 1] = edit.from
            copied = edit.last
            shift = shift + #edit.from - #edit.to
        else
            left[#left + 1] = moved(edit, shift)
        end
    end
    pieces[#pieces + 1] = text:sub(copied + 1)
    return table.concat(pieces), left
end

return edits
