--- :Kaztext view: the people of a buffer, their posts and what they said, in a window that leads to each mention.
local config = require("kaztext.nvim.config")
local kaz = require("kaztext")
local messages = require("kaztext.nvim.messages")
local places = require("kaztext.nvim.places")
local say = require("kaztext.nvim.say")
local watch = require("kaztext.nvim.watch")

local view = {}

local NAMESPACE = vim.api.nvim_create_namespace("kaztext.view")
local MOST = 2 * 1024 * 1024 -- bytes that are read as one page
local LIVE = 128 * 1024 -- bytes that are read again after each pause
local WIDTH = 50

local shown = {} -- source buffer -> { buf, targets, watching }

-- A line of the view, with the pieces of the text that it stands for and the group that it is shown in.
local function line_of(text, group, spans)
    return { text = (text:gsub("%s+", " ")), group = group, spans = spans or {} }
end

local function post_of(position)
    if position.organisation == "" then
        return position.title
    end
    return position.organisation .. " " .. position.title
end

local function people(doc, add)
    local mentions = doc:entities()
    for _, person in ipairs(doc:people()) do
        local spans = {}
        for _, index in ipairs(person.mentions) do
            spans[#spans + 1] = mentions[index]
        end
        local count = #spans > 1 and (" (%d)"):format(#spans) or ""
        add(line_of(person.name .. count, "KaztextPerson", spans))
        for _, position in ipairs(person.positions) do
            add(line_of("    ", nil, spans), post_of(position))
        end
        if #person.aliases > 0 then
            add(line_of("    ", "Comment", spans), "= " .. table.concat(person.aliases, ", "))
        end
    end
end

local function quotes(doc, add)
    for _, quote in ipairs(doc:quotes()) do
        add(line_of(("%s: «%s»"):format(quote.speaker or "?", quote.text), nil, { quote }))
    end
end

local function title(doc, add)
    local text = doc:title()
    if text and text ~= "" then
        add(line_of(text, "Title"))
    end
end

-- The lines of the view; between its parts is a blank line.
local function describe(doc)
    local lines = {}
    local function add(line, rest)
        line.text = rest and "    " .. rest:gsub("%s+", " ") or line.text
        lines[#lines + 1] = line
    end
    local function add_part(part)
        local before = #lines
        part(doc, add)
        if #lines > before and before > 0 then
            table.insert(lines, before + 1, line_of(""))
        end
        return #lines > before
    end
    add_part(title)
    local has_people, has_quotes = add_part(people), add_part(quotes)
    if not (has_people or has_quotes) then
        add_part(function()
            add(line_of(messages.text("no_people"), "Comment"))
        end)
    end
    return lines
end

-- Where the pieces of each line stand in the source: rows and columns.
local function targets_of(lines, doc, at)
    local targets = {}
    for i, line in ipairs(lines) do
        targets[i] = {}
        for _, span in ipairs(line.spans) do
            local row, col = at:at((doc:original(span.first, span.last)))
            targets[i][#targets[i] + 1] = { row, col }
        end
    end
    return targets
end

local function write(buf, lines)
    local texts = {}
    for i, line in ipairs(lines) do
        texts[i] = line.text
    end
    vim.bo[buf].modifiable = true
    vim.api.nvim_buf_set_lines(buf, 0, -1, false, texts)
    vim.bo[buf].modifiable = false
    vim.api.nvim_buf_clear_namespace(buf, NAMESPACE, 0, -1)
    for i, line in ipairs(lines) do
        if line.group and line.text ~= "" then
            vim.api.nvim_buf_set_extmark(buf, NAMESPACE, i - 1, 0, { end_col = #line.text, hl_group = line.group })
        end
    end
end

local function bytes_in(buf)
    return vim.api.nvim_buf_get_offset(buf, vim.api.nvim_buf_line_count(buf))
end

-- Reads the source anew; false, and why, where it cannot be read.
local function refresh(source, state)
    local bytes = bytes_in(source)
    if bytes > MOST then
        return false, messages.text("too_large", { mb = math.floor(bytes / 2 ^ 20), most = MOST / 2 ^ 20 })
    end
    local lines = vim.api.nvim_buf_get_lines(source, 0, -1, false)
    local options = config.document_options(state.settings)
    local doc, problem = kaz.document(table.concat(lines, "\n"), options)
    if not doc then
        return false, problem
    end
    local described = describe(doc)
    state.targets = targets_of(described, doc, places.of(lines, 0))
    doc:close()
    write(state.buf, described)
    return true
end

local function window_of(source)
    local window = vim.fn.bufwinid(source)
    if window ~= -1 then
        vim.api.nvim_set_current_win(window)
    else
        vim.cmd(("leftabove sbuffer %d"):format(source))
    end
end

-- Goes to the n-th mention of what the line stands for; without a number to the next one each time.
local function jump(source, state, n)
    local row = vim.api.nvim_win_get_cursor(0)[1]
    local targets = state.targets[row] or {}
    if #targets == 0 then
        return
    elseif n == 0 then
        n = state.row == row and state.nth % #targets + 1 or 1
    end
    if not vim.api.nvim_buf_is_loaded(source) then
        return say.info(messages.text("source_gone"))
    end
    state.row, state.nth = row, math.min(n, #targets)
    local target = targets[state.nth]
    window_of(source)
    vim.cmd("normal! m'")
    local lines = vim.api.nvim_buf_line_count(source)
    vim.api.nvim_win_set_cursor(0, { math.min(target[1] + 1, lines), target[2] })
    vim.cmd("normal! zv")
end

local function map_keys(source, state)
    local function map(key, run, what)
        vim.keymap.set("n", key, run, { buffer = state.buf, nowait = true, silent = true, desc = what })
    end
    map("<CR>", function()
        jump(source, state, vim.v.count)
    end, "go to the mention")
    map("q", "<Cmd>bwipeout<CR>", "close the view")
end

local function forget(source)
    local state = shown[source]
    if state then
        shown[source] = nil
        state.watching:stop()
    end
end

local function follow(source, state)
    state.watching = watch.start({
        buf = source,
        delay = state.settings.delay,
        changed = function() end,
        settled = function()
            if vim.api.nvim_buf_is_valid(state.buf) and bytes_in(source) <= LIVE then
                refresh(source, state)
            end
        end,
        gone = function()
            forget(source)
        end,
    })
    vim.api.nvim_create_autocmd("BufWipeout", {
        group = vim.api.nvim_create_augroup("kaztext", { clear = false }),
        buffer = state.buf,
        once = true,
        callback = function()
            forget(source)
        end,
    })
end

local function new_buffer(source)
    local buf = vim.api.nvim_create_buf(false, true)
    vim.bo[buf].bufhidden = "wipe"
    vim.bo[buf].filetype = "kaztextview"
    pcall(vim.api.nvim_buf_set_name, buf, ("kaztext://%d/view"):format(source))
    return buf
end

local function set_window_options()
    for name, value in pairs({
        wrap = true,
        linebreak = true,
        number = false,
        relativenumber = false,
        list = false,
        spell = false,
    }) do
        vim.wo[name] = value
    end
    vim.wo.signcolumn = "no"
    vim.wo.winfixwidth = true
end

local function open_window(buf, mods)
    if mods == "" then
        vim.cmd(("botright vertical %dsplit"):format(math.min(WIDTH, math.floor(vim.o.columns / 2))))
    else
        vim.cmd(mods .. " split")
    end
    vim.api.nvim_win_set_buf(0, buf)
    set_window_options()
end

-- The buffer that a view is of; any other buffer is its own source.
local function source_of(buf)
    for source, state in pairs(shown) do
        if state.buf == buf then
            return source
        end
    end
    return buf
end

--- Opens the view of a buffer, or brings the one that is open up to date. `mods`: those of the command.
function view.open(buf, settings, mods)
    local source = source_of(buf)
    local state = shown[source]
    if state then
        local fine, problem = refresh(source, state)
        return fine or say.error(problem)
    end
    require("kaztext.nvim.entities").define_groups()
    state = { settings = settings, buf = new_buffer(source) }
    local fine, problem = refresh(source, state)
    if not fine then
        vim.api.nvim_buf_delete(state.buf, { force = true })
        return say.error(problem)
    end
    shown[source] = state
    follow(source, state)
    open_window(state.buf, mods or "")
    map_keys(source, state)
end

return view
