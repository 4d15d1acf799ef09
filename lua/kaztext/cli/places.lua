--- Places in a text as editors count them.
local utf8_text = require("kaztext.utf8_text")

local places = {}

--- A function that gives line and column (code points) of places in a text; the places come in order. `line` is the number of
--- the text's first line.
function places.counter(text, line)
    local at, column = 1, 1
    local line_end = text:find("\n", 1, true)
    return function(place)
        while line_end and line_end < place do
            line, at, column = line + 1, line_end + 1, 1
            line_end = text:find("\n", at, true)
        end
        if place > at then
            column, at = column + utf8_text.count(text:sub(at, place - 1)), place
        end
        return line, column
    end
end

return places
