--- What :Kaztext does in Neovim.
local nvim = {}

-- The folder of the checkout, or of the rock, that this file belongs to.
local function root()
    local file = debug.getinfo(1, "S").source:gsub("^@", "")
    return (vim.fn.fnamemodify(file, ":p:h:h:h"))
end

--- The module kaztext, or nil and why not. A checkout's own build is found without any path being set.
function nvim.load()
    local built = root() .. "/build/5.1/?.so"
    if not package.cpath:find(built, 1, true) then
        package.cpath = package.cpath .. ";" .. built
    end
    local found, module = pcall(require, "kaztext")
    if found then
        return module
    end
    return nil, module
end

nvim.HOW_TO_BUILD = "the native part is missing for Neovim's Lua 5.1: run `make build` in %s, "
    .. "or `luarocks --lua-version=5.1 install kaztext`"

local function complain(message)
    vim.api.nvim_echo({ { "kaztext: " .. message, "ErrorMsg" } }, true, {})
end

local commands = {}

-- Repairs the lines of the range; only those that change are written, so that marks elsewhere stay.
function commands.fix(kaz, first, last)
    local before = vim.api.nvim_buf_get_lines(0, first - 1, last, false)
    local repaired, edits = kaz.normalize(table.concat(before, "\n"))
    if not repaired then
        return complain(edits)
    end
    local after, changed = vim.split(repaired, "\n", { plain = true }), 0
    assert(#after == #before, "a repair may not change the number of lines")
    for i, line in ipairs(after) do
        if line ~= before[i] then
            vim.api.nvim_buf_set_lines(0, first + i - 2, first + i - 1, false, { line })
            changed = changed + 1
        end
    end
    vim.api.nvim_echo({ { ("kaztext: %d edits in %d lines"):format(#edits, changed) } }, false, {})
end

local function describe(doc)
    local lines = { doc:title() or "", "" }
    for _, person in ipairs(doc:people()) do
        lines[#lines + 1] = person.name
        for _, position in ipairs(person.positions) do
            lines[#lines + 1] = "    " .. vim.trim(position.organisation .. " " .. position.title)
        end
    end
    local quotes = doc:quotes()
    if #quotes > 0 then
        lines[#lines + 1] = ""
    end
    for _, quote in ipairs(quotes) do
        lines[#lines + 1] = ("%s: «%s»"):format(quote.speaker or "?", quote.text)
    end
    for i, line in ipairs(lines) do
        lines[i] = line:gsub("\n", " ")
    end
    return lines
end

-- The people of the buffer, their posts and what they said, in a scratch window.
function commands.view(kaz)
    local doc, message = kaz.document(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n"))
    if not doc then
        return complain(message)
    end
    local lines = describe(doc)
    doc:close()
    vim.cmd("botright new")
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = "nofile", "wipe", false
    vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
    vim.bo.modifiable = false
end

function nvim.command(call)
    local run = commands[call.args]
    if not run then
        return complain(("there is no %q; fix and view are known"):format(call.args))
    end
    local kaz = nvim.load()
    if not kaz then
        return complain(nvim.HOW_TO_BUILD:format(root()))
    end
    run(kaz, call.line1, call.line2)
end

function nvim.complete(lead)
    return vim.tbl_filter(function(name)
        return vim.startswith(name, lead)
    end, { "fix", "view" })
end

nvim.root = root

return nvim
