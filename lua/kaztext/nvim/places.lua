--- Places in joined lines, 1-based bytes as the library has them, and in the buffer, 0-based rows and columns. The only
--- place where one becomes the other.
local places = {}

local Places = {}
Places.__index = Places

--- Of lines that are joined by one byte, the first of which is the row `row`.
function places.of(lines, row)
    local starts, at = {}, 1
    for i, line in ipairs(lines) do
        starts[i] = at
        at = at + #line + 1
    end
    return setmetatable({ starts = starts, row = row, n = #lines }, Places)
end

--- Row and column of a byte; behind the end of the last line for the byte behind it.
function Places:at(byte)
    local low, high = 1, self.n
    while low < high do
        local middle = math.floor((low + high + 1) / 2)
        if self.starts[middle] <= byte then
            low = middle
        else
            high = middle - 1
        end
    end
    return self.row + low - 1, byte - self.starts[low]
end

--- Row and column of the first byte, and row and column behind the last one; an empty span ends where it begins.
function Places:span(first, last)
    local row, col = self:at(first)
    if last < first then
        return row, col, row, col
    end
    local end_row, end_col = self:at(last)
    return row, col, end_row, end_col + 1
end

--- The byte at a row and column.
function Places:byte(row, col)
    return self.starts[row - self.row + 1] + col
end

return places
