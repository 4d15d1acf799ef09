--- Marks over a text, { first, last, … }: a text is cut into pieces where one begins or ends, and each piece has the marks
--- that cover it, the outer ones first. A mark that takes no room (last = first - 1) is a piece of its own.
local marks = {}

local DEEPEST = 12 -- more marks over each other no eye can tell apart

local function is_outer(a, b)
    if a.first ~= b.first then
        return a.first < b.first
    elseif a.last ~= b.last then
        return a.last > b.last
    end
    return a.order < b.order
end

--- Puts the marks in order. Of those over the same words the one that was added first is the outer one.
function marks.sort(list)
    for order, mark in ipairs(list) do
        mark.order = order
    end
    table.sort(list, is_outer)
    return list
end

-- Takes the marks that end before `at` out of the open ones; returns where the next of the others ends, at most `limit`.
local function close_before(open, at, limit)
    local kept = 0
    for i = 1, #open do
        local mark = open[i]
        open[i] = nil
        if mark.last >= at then
            kept = kept + 1
            open[kept] = mark
            limit = math.min(limit, mark.last + 1)
        end
    end
    return limit
end

local function copy(list)
    local new = {}
    for i, item in ipairs(list) do
        new[i] = item
    end
    return new
end

-- Opens the marks of `list` from `next_mark` on that begin at `at` or before; those without room are pieces at once.
-- Returns the index of the first that does not.
local function open_at(list, next_mark, at, open, pieces)
    while list[next_mark] and list[next_mark].first <= at do
        local mark = list[next_mark]
        if mark.last >= at and #open < DEEPEST then
            open[#open + 1] = mark
        elseif mark.first == at and mark.last < at then
            local covering = copy(open)
            covering[#covering + 1] = mark
            pieces[#pieces + 1] = { first = at, last = at - 1, marks = covering }
        end
        next_mark = next_mark + 1
    end
    return next_mark
end

--- pieces(first, last) for stretches of a text in their order, given its marks in order.
function marks.reader(list)
    local next_mark, open = 1, {}
    return function(first, last)
        local pieces, at = {}, first
        close_before(open, at, at)
        repeat
            -- what has no room goes before what begins there too, so that it is in nothing that begins after it
            next_mark = open_at(list, next_mark, at, open, pieces)
            local stop = close_before(open, at, last + 1)
            if list[next_mark] and list[next_mark].first < stop then
                stop = list[next_mark].first
            end
            if stop > at then
                pieces[#pieces + 1] = { first = at, last = stop - 1, marks = copy(open) }
            end
            at = math.max(stop, at)
            close_before(open, at, at)
        until at > last
        next_mark = open_at(list, next_mark, at, open, pieces)
        return pieces
    end
end

return marks
