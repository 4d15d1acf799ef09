--- What :Kaztext does in Neovim: finds the native part, reads the command, hands on to kaztext.nvim.*, which are loaded
--- when they are first used.
local config = require("kaztext.nvim.config")
local messages = require("kaztext.nvim.messages")
local say = require("kaztext.nvim.say")

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

--- What to do where the native part is missing.
function nvim.how_to_build()
    return messages.text("build", { folder = root() })
end

--- Optional: the same as setting vim.g.kaztext, but a mistake is an error.
function nvim.setup(wishes)
    local problem = config.problem(wishes or {})
    if problem then
        error("kaztext.nvim.setup: " .. problem, 2)
    end
    vim.g.kaztext = wishes or {}
    nvim.file_types()
end

-- ---- Subcommands: what each does, and what may follow it; kaztext.nvim.messages has a line about each ----

local commands = {}

local function choose_from(list)
    return function(words)
        return #words == 0 and list or {}
    end
end

commands.fix = {
    run = function(call, settings)
        if call.words[1] == "here" then
            return require("kaztext.nvim.actions").fix_here(settings)
        end
        require("kaztext.nvim.fix").lines(call.buf, call.first, call.last, settings, call.words, call.bang)
    end,
    complete = function()
        return require("kaztext.nvim.fix").names()
    end,
}

commands.actions = {
    run = function(_, settings)
        require("kaztext.nvim.actions").choose(settings)
    end,
}

commands.check = {
    most = 1,
    run = function(call, settings)
        local check, mode = require("kaztext.nvim.check"), call.words[1]
        if mode == "off" then
            check.stop(call.buf)
        elseif mode and not vim.tbl_contains(config.MODES, mode) then
            say.error(messages.text("check_mode", { mode = mode }))
        elseif mode or not call.ranged then
            check.start(call.buf, mode or "once", settings, call.bang)
        else
            check.rows(call.buf, call.first, call.last, settings, call.bang)
        end
    end,
    complete = choose_from(config.MODES),
}

commands.translit = {
    most = 2,
    run = function(call, settings)
        local to = call.words[1] or settings.translit
        for _, scheme in ipairs({ to or "", call.words[2] }) do
            if not vim.tbl_contains(config.SCHEMES, scheme) then
                return say.error(messages.text("alphabet_expected", { known = table.concat(config.SCHEMES, ", ") }))
            end
        end
        require("kaztext.nvim.rewrite").translit({
            buf = call.buf,
            first = call.first,
            last = call.last,
            to = to,
            from = call.words[2],
            wait = call.bang,
        })
    end,
    complete = function(words)
        return #words < 2 and config.SCHEMES or {}
    end,
}

commands.spell = {
    of_line = true,
    run = function(call)
        require("kaztext.nvim.rewrite").spell({
            buf = call.buf,
            first = call.first,
            last = call.last,
            wait = call.bang,
        })
    end,
}

commands.number = {
    run = function()
        require("kaztext.nvim.words").number()
    end,
}

commands.lemma = {
    run = function(call, settings)
        local words = require("kaztext.nvim.words")
        if call.ranged then
            words.lemmas(call, settings)
        else
            words.lemma(settings)
        end
    end,
}

commands.entities = {
    run = function(call, settings)
        require("kaztext.nvim.entities").toggle(call.buf, settings, call.bang)
    end,
}

-- The file behind two words, in which a space may have a backslash before it, as Vim wants it; nil where there is none.
local function path_of(args)
    local path = args:match("^%S+%s+%S+%s+(.-)%s*$")
    return path and path ~= "" and vim.fn.expand((path:gsub("\\ ", " "))) or nil
end

local function files(lead)
    return vim.tbl_map(function(path)
        return (path:gsub(" ", "\\ "))
    end, vim.fn.getcompletion((lead:gsub("\\ ", " ")), "file"))
end

commands.view = {
    run = function(call, settings)
        local form = call.words[1]
        if form == "html" then
            return require("kaztext.nvim.page").write(call.buf, settings, path_of(call.args), call.bang)
        elseif form then
            return say.error(messages.text("view_form"))
        end
        require("kaztext.nvim.view").open(call.buf, settings, call.mods)
    end,
    complete = function(words, lead)
        if #words == 0 then
            return { "html" }
        end
        return #words == 1 and words[1] == "html" and files(lead) or {}
    end,
}

commands.undo = {
    run = function(call)
        require("kaztext.nvim.undo").run(call.buf, call.bang)
    end,
}

commands.health = {
    without_core = true,
    run = function()
        -- where LuaRocks put the modules, :checkhealth does not look for them
        if vim.api.nvim_get_runtime_file("lua/kaztext/health.lua", false)[1] then
            return vim.cmd("checkhealth kaztext")
        end
        local found, problem = nvim.load()
        if found then
            say.info(messages.text("loaded"))
        else
            say.error(nvim.how_to_build() .. " (" .. problem .. ")")
        end
    end,
}

local function names()
    local list = vim.tbl_keys(commands)
    table.sort(list)
    return list
end

-- Those of the command's modifiers that say where a window opens; `silent` and others are Neovim's own business.
local WINDOW_MODIFIERS = {
    vertical = true,
    horizontal = true,
    tab = true,
    topleft = true,
    botright = true,
    aboveleft = true,
    leftabove = true,
    belowright = true,
    rightbelow = true,
}

local function window_modifiers(mods)
    local kept = {}
    for word in mods:gmatch("%S+") do
        if WINDOW_MODIFIERS[word:match("%l+$")] then
            kept[#kept + 1] = word
        end
    end
    return table.concat(kept, " ")
end

-- An error of the library that the user's settings or words caused, without the place in the code.
local function without_place(failure)
    return (tostring(failure):gsub("^[^\n]-%.lua:%d+: ", ""))
end

local function list_commands()
    local chunks = {}
    for _, name in ipairs(names()) do
        chunks[#chunks + 1] = { ("%-10s"):format(name), "Statement" }
        chunks[#chunks + 1] = { messages.text("about_" .. name) .. "\n" }
    end
    chunks[#chunks + 1] = { messages.text("more_help") }
    vim.api.nvim_echo(chunks, false, {})
end

--- Runs :Kaztext as Neovim's command callbacks are called.
function nvim.command(call)
    local words = vim.split(call.args, "%s+", { trimempty = true })
    local name = table.remove(words, 1)
    local command = commands[name]
    if not name then
        return list_commands()
    elseif not command then
        return say.error(messages.text("no_command", { name = name, known = table.concat(names(), ", ") }))
    elseif #words > 0 and not command.complete then
        return say.error(messages.text("no_words", { name = name }))
    elseif #words > (command.most or math.huge) then
        return say.error(messages.text("too_many_words", { name = name, n = command.most }))
    elseif not command.without_core and not nvim.load() then
        return say.error(nvim.how_to_build())
    end
    local settings, problem = config.get()
    if not settings then
        return say.error(problem)
    end
    local ranged = call.range > 0
    local of_line = command.of_line and not ranged
    local here = vim.api.nvim_win_get_cursor(0)[1]
    local ran, failure = pcall(command.run, {
        buf = vim.api.nvim_get_current_buf(),
        words = words,
        args = call.args,
        first = (of_line and here or call.line1) - 1,
        last = of_line and here or call.line2,
        ranged = ranged,
        bang = call.bang,
        mods = window_modifiers(call.mods or ""),
    }, settings)
    if not ran then
        say.error(without_place(failure))
    end
end

--- What may stand at the cursor in the command line: `line` up to the byte `pos`.
function nvim.complete(lead, line, pos)
    -- the last one of several in the line
    local before = line:sub(1, pos):match("^.*%f[%a]Kaz%a*!?%s+(.*)$") or ""
    local words = vim.split(before:sub(1, #before - #lead), "%s+", { trimempty = true })
    local name = table.remove(words, 1)
    local candidates = names()
    if name then
        local command = commands[name]
        local ready = command and command.complete and nvim.load()
        candidates = ready and command.complete(words, lead) or {}
    end
    return vim.tbl_filter(function(candidate)
        return vim.startswith(candidate, lead) and not vim.tbl_contains(words, candidate)
    end, candidates)
end

--- Begins an operator: fix, translit, spell or fix-here; see kaztext.nvim.operators.
function nvim.operator(what, linewise)
    if not nvim.load() then
        return say.error(nvim.how_to_build())
    end
    require("kaztext.nvim.operators").start(what, linewise)
end

--- The buffers that are there already: as of nvim.file_type.
function nvim.file_types()
    for _, buf in ipairs(vim.api.nvim_list_bufs()) do
        if vim.api.nvim_buf_is_loaded(buf) then
            nvim.file_type(buf)
        end
    end
end

--- A buffer's file type was set: those of vim.g.kaztext.filetypes are checked. Where something is missing it is said once.
function nvim.file_type(buf)
    local settings, problem = config.get()
    if not settings then
        return vim.notify_once("kaztext: " .. problem, vim.log.levels.ERROR)
    elseif settings.check == "off" or not vim.tbl_contains(settings.filetypes, vim.bo[buf].filetype) then
        return
    elseif not nvim.load() then
        return vim.notify_once("kaztext: " .. nvim.how_to_build(), vim.log.levels.WARN)
    end
    local check = require("kaztext.nvim.check")
    if check.mode(buf) ~= settings.check then
        local started, failure = pcall(check.start, buf, settings.check, settings, false, true)
        if not started then
            vim.notify_once("kaztext: " .. without_place(failure), vim.log.levels.ERROR)
        end
    end
end

return nvim
