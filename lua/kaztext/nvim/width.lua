--- How wide text is in a window.
local width = {}

--- The cells that a text takes from the column `from` on. A NUL, which Vim's functions do not take, is shown as ^@.
function width.of(text, from)
    return vim.fn.strdisplaywidth((text:gsub("%z", "^@")), from or 0)
end

return width
