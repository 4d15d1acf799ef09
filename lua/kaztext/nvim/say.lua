--- How the plugin speaks: one line, of one form. The sentences are in kaztext.nvim.messages.
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

return say
