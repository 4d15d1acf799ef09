--- Marks over a text, { first, last, … }: a text is cut into pieces where one begins or ends, and each piece has the marks
--- that cover it, the outer ones first. A mark that takes no room (last = first - 1) is a piece of its own.
local marks = {}

local DEEPEST = 12 -- more marks over each other no eye can tell apart

local function is_outer(a, b)
    if a.first ~= b.first then
        return a.first < b.first
    end
    return a.last > b.last
end

-- Where the stretches of the list begin that are in order, and where one behind its end would.
local function runs_of(list)
    local runs = { 1 }
    for i = 2, #list do
        if is_outer(list[i], list[i - 1]) then
            runs[#runs + 1] = i
        end
    end
    runs[#runs + 1] = #list + 1
    return runs
end

-- Puts the marks from `first` on and those from `second` on, up to `stop`, in order to `into`.
local function merge(list, first, second, stop, into)
    local a, b = first, second
    for at = first, stop - 1 do
        if a < second and (b == stop or not is_outer(list[b], list[a])) then
            into[at], a = list[a], a + 1
        else
            into[at], b = list[b], b + 1
        end
    end
end

--- The marks in order. Of those over the same words the one that was added first is the outer one. They come in a few
--- layers, each of which is in order or nearly so.
function marks.sorted(list)
    local runs = runs_of(list)
    while #runs > 2 do
        local merged, left = {}, {}
        for i = 1, #runs - 1, 2 do
            left[#left + 1] = runs[i]
            merge(list, runs[i], runs[i + 1], runs[i + 2] or runs[i + 1], merged)
        end
        left[#left + 1] = #list + 1
        list, runs = merged, left
    end
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

-- Opens the marks of `list` from `next_mark` on that begin at `at` or before; those without room are pieces at once.
-- Returns the index of the first that does not.
local function open_at(list, next_mark, at, open, put)
    while list[next_mark] and list[next_mark].first <= at do
        local mark = list[next_mark]
        if mark.last >= at and #open < DEEPEST then
            open[#open + 1] = mark
        elseif mark.first == at and mark.last < at then
            open[#open + 1] = mark
            put(at, at - 1, open)
            open[#open] = nil
        end
        next_mark = next_mark + 1
    end
    return next_mark
end

--- read(first, last, put) for stretches of a text in their order, given its marks in order. It calls put(first, last, marks)
--- for each piece; the list of marks is good for that call alone.
function marks.reader(list)
    local next_mark, open = 1, {}
    return function(first, last, put)
        local at = first
        close_before(open, at, at)
        repeat
            -- what has no room goes before what begins there too, so that it is in nothing that begins after it
            next_mark = open_at(list, next_mark, at, open, put)
            local stop = close_before(open, at, last + 1)
            if list[next_mark] and list[next_mark].first < stop then
                stop = list[next_mark].first
            end
            if stop > at then
                put(at, stop - 1, open)
            end
            at = math.max(stop, at)
            close_before(open, at, at)
        until at > last
        next_mark = open_at(list, next_mark, at, open, put)
    end
end

return marks
