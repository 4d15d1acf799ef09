--- Where things stand in a document.
local places = {}

--- Of spans in order that do not overlap: the one that holds byte `at`, or nil.
function places.holding(spans, at)
    local low, high = 1, #spans
    while low <= high do
        local middle = math.floor((low + high) / 2)
        local span = spans[middle]
        if span.last < at then
            low = middle + 1
        elseif span.first > at then
            high = middle - 1
        else
            return span
        end
    end
end

return places
