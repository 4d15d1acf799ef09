-- Neovim's entry point: the command :Kaztext. Everything else is loaded when it is first used.
if vim.g.loaded_kaztext then
    return
end
vim.g.loaded_kaztext = true

vim.api.nvim_create_user_command("Kaztext", function(call)
    require("kaztext.nvim").command(call)
end, {
    nargs = 1,
    range = "%",
    desc = "Repair Kazakh text (fix) or see its people (view)",
    complete = function(lead)
        return require("kaztext.nvim").complete(lead)
    end,
})
