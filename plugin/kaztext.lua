-- Neovim's entry point: the command :Kaztext, the <Plug> maps, and the file types that the user wants checked. Everything
-- else is loaded when it is first used.
if vim.g.loaded_kaztext then
    return
end
vim.g.loaded_kaztext = true

vim.api.nvim_create_user_command("Kaztext", function(call)
    require("kaztext.nvim").command(call)
end, {
    nargs = "*",
    range = "%",
    bang = true,
    bar = true,
    desc = "Repair Kazakh text, check it, see its people and more",
    complete = function(lead, line, pos)
        return require("kaztext.nvim").complete(lead, line, pos)
    end,
})

for _, what in ipairs({ "fix", "translit", "spell" }) do
    local function start(linewise)
        return function()
            require("kaztext.nvim").operator(what, linewise)
        end
    end
    local plug = "<Plug>(kaztext-" .. what
    vim.keymap.set({ "n", "x" }, plug .. ")", start(false), { desc = "kaztext: " .. what })
    vim.keymap.set("n", plug .. "-line)", start(true), { desc = "kaztext: " .. what .. " of lines" })
end

-- an operator without a motion of the user's, so that a dot repeats it
vim.keymap.set("n", "<Plug>(kaztext-fix-here)", function()
    require("kaztext.nvim").operator("fix-here")
end, { desc = "kaztext: fix here" })

for name, command in pairs({ actions = "actions", lemma = "lemma", undo = "undo" }) do
    vim.keymap.set("n", "<Plug>(kaztext-" .. name .. ")", "<Cmd>Kaztext " .. command .. "<CR>", {
        desc = "kaztext: " .. command,
    })
end

-- Whether file types may be wished for; what is wrong with the wishes is said by who reads them.
local function has_wishes()
    local wishes = vim.g.kaztext
    if type(wishes) == "table" then
        return wishes.filetypes ~= nil
    end
    return wishes ~= nil
end

vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("kaztext", { clear = true }),
    desc = "kaztext: the file types of vim.g.kaztext are checked",
    callback = function(event)
        if has_wishes() then
            require("kaztext.nvim").file_type(event.buf)
        end
    end,
})

-- where a plugin manager loads this late, file types were set before
if vim.v.vim_did_enter == 1 and has_wishes() then
    require("kaztext.nvim").file_types()
end
