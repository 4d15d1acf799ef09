-- What the specs inside Neovim share: buffers, keys, what was said.
local say = require("kaztext.nvim.say")

local editor = {}

--- What follows is an undo step of its own, as what a user does next would be.
function editor.next_step()
    vim.cmd("let &undolevels = &undolevels")
end

--- A new buffer with these lines in the only window.
function editor.buffer(lines)
    vim.cmd("silent! only!")
    vim.cmd("enew!")
    vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
    editor.next_step()
    return vim.api.nvim_get_current_buf()
end

function editor.lines(buf)
    return vim.api.nvim_buf_get_lines(buf or 0, 0, -1, false)
end

--- Types keys, special ones as <Plug>(…), and waits until they are carried out.
function editor.type(keys)
    vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), "mx", false)
end

function editor.cursor(row, col)
    vim.api.nvim_win_set_cursor(0, { row, col })
end

--- Works on the events of the editor until `condition` holds; an error if that takes too long.
function editor.wait(condition)
    assert(vim.wait(20000, condition, 2), "what was waited for did not happen")
end

--- Calls run() and gives what the plugin said meanwhile, a line each.
function editor.said(run)
    local heard, real = {}, {}
    for _, name in ipairs({ "info", "warn", "error" }) do
        real[name] = say[name]
        say[name] = function(message)
            heard[#heard + 1] = message
        end
    end
    local ok, problem = pcall(run, heard)
    for name, func in pairs(real) do
        say[name] = func
    end
    assert(ok, problem)
    return table.concat(heard, "\n")
end

--- The diagnostics of the plugin: row:col-end code, in order.
function editor.diagnostics(buf)
    local list = {}
    for i, one in ipairs(vim.diagnostic.get(buf or 0, { namespace = require("kaztext.nvim.check").NAMESPACE })) do
        list[i] = ("%d:%d-%d %s"):format(one.lnum, one.col, one.end_col, one.code)
    end
    return list
end

return editor
