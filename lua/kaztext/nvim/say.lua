--- How the plugin speaks: one line, of one form.
local say = {}

local function echo(message, group)
    vim.api.nvim_echo({ { "kaztext: " .. message, group } }, group ~= nil, {})
end

function say.info(message)
    echo(message)
end

function say.warn(message)
    echo(message, "WarningMsg")
end

function say.error(message)
    echo(message, "ErrorMsg")
end

--- «1 line», «2 lines»
function say.count(n, noun)
    return ("%d %s%s"):format(n, noun, n == 1 and "" or "s")
end

return say
