--- :Kaztext check: diagnostics, once, while the user writes, or when the buffer is written.
local buffers = require("kaztext.nvim.buffers")
local findings = require("kaztext.nvim.findings")
local messages = require("kaztext.nvim.messages")
local pieces = require("kaztext.nvim.pieces")
local say = require("kaztext.nvim.say")
local watch = require("kaztext.nvim.watch")

local check = {}

check.NAMESPACE = vim.api.nvim_create_namespace("kaztext")

local LONG = 64 * 1024 -- bytes; a longer line is not checked

local states = buffers.table() -- buffer -> { list, mode, settings, watching, run, full, long }

local function publish(buf, state)
    table.sort(state.list, function(a, b)
        if a.lnum ~= b.lnum then
            return a.lnum < b.lnum
        end
        return a.col < b.col
    end)
    vim.diagnostic.set(check.NAMESPACE, buf, state.list)
end

-- Keeps what is outside the changed lines, where it now stands.
local function move(state, first, old, new)
    local kept = {}
    for _, one in ipairs(state.list) do
        if one.lnum >= old then
            one.lnum, one.end_lnum = one.lnum + new - old, one.end_lnum + new - old
            kept[#kept + 1] = one
        elseif one.lnum < first then
            kept[#kept + 1] = one
        end
    end
    state.list = kept
end

-- Lines with empty ones for those that are too long, and how many these are.
local function without_long_lines(lines)
    local short, long = {}, 0
    for i, line in ipairs(lines) do
        short[i] = line
        if #line > LONG then
            short[i] = ""
            long = long + 1
        end
    end
    return short, long
end

local function stop_run(state)
    if state.run then
        state.run:cancel()
        state.run = nil
    end
end

-- What was found in rows that are checked anew.
local function drop(state, first, last)
    move(state, first, last, last)
end

-- Checks rows piece by piece; calls done(state) at the end.
local function check_rows(buf, state, first, last, wait, done)
    stop_run(state)
    state.full, state.long = false, 0
    drop(state, first, last)
    local options = findings.options(state.settings, buf, first, last)
    local shown = false
    local function finish()
        state.run = nil
        publish(buf, state)
        if done then
            done(state)
        end
    end
    state.run = {
        buf = buf,
        first = first,
        last = last,
        wait = wait,
        each = function(lines, row)
            drop(state, row, row + #lines)
            local short, long = without_long_lines(lines)
            state.long = state.long + long
            vim.list_extend(state.list, findings.of(short, row, options))
            if #state.list > state.settings.limit then
                state.list = vim.list_slice(state.list, 1, state.settings.limit)
                state.full = true
                state.run:cancel()
            end
        end,
        after = function(finished)
            if state.full then
                finish()
            elseif not finished and not shown then
                shown = true
                publish(buf, state)
            end
        end,
        done = finish,
    }
    pieces.run(state.run)
end

-- A pause after changes: their paragraphs are checked anew, before what a check that is under way has not seen.
local function settled(buf, state, first, last)
    local top, bottom = findings.paragraph(buf, first, last)
    if state.run then
        table.insert(state.run.parts, 1, { top, bottom })
    elseif state.full then
        check_rows(buf, state, 0, vim.api.nvim_buf_line_count(buf))
    else
        check_rows(buf, state, top, bottom)
    end
end

local function forget(buf)
    local state = states[buf]
    if state then
        stop_run(state)
        if state.watching then
            state.watching:stop()
        end
        states[buf] = nil
    end
end

local function check_on_writing(buf, state)
    state.autocommand = vim.api.nvim_create_autocmd("BufWritePost", {
        group = vim.api.nvim_create_augroup("kaztext", { clear = false }),
        buffer = buf,
        desc = "Kazakh text is checked",
        callback = function()
            check_rows(buf, state, 0, vim.api.nvim_buf_line_count(buf))
        end,
    })
end

-- Whatever the mode, what was found moves with the lines; only a live check looks at them again.
local function start_watching(buf, state)
    state.watching = watch.start({
        buf = buf,
        delay = state.settings.delay,
        changed = function(first, old, new)
            move(state, first, old, new)
            for _, part in ipairs(state.run and state.run.parts or {}) do
                watch.follow(part, first, old, new)
            end
        end,
        settled = function(first, last)
            if state.mode == "live" then
                settled(buf, state, first, last)
            end
        end,
        gone = function()
            forget(buf)
        end,
    })
end

local function tell(state)
    local sentence = state.full and "first_findings" or state.list[1] and "findings" or "no_findings"
    local found = messages.text(sentence, { n = #state.list })
    if state.long > 0 then
        found = messages.text("long_lines", { findings = found, lines = state.long, kb = LONG / 1024 })
    end
    say.info(found)
end

--- No checks any more, and nothing shown.
function check.stop(buf)
    local state = states[buf]
    if state and state.autocommand then
        vim.api.nvim_del_autocmd(state.autocommand)
    end
    forget(buf)
    vim.diagnostic.reset(check.NAMESPACE, buf)
end

local function new_state(buf, mode, settings)
    findings.try(settings)
    local state = { list = {}, mode = mode, settings = settings, long = 0 }
    states[buf] = state
    start_watching(buf, state)
    return state
end

--- Checks a buffer now, and from now on in the mode: live, save, or once.
function check.start(buf, mode, settings, wait, quiet)
    check.stop(buf)
    local state = new_state(buf, mode, settings)
    if mode == "save" then
        check_on_writing(buf, state)
    end
    check_rows(buf, state, 0, vim.api.nvim_buf_line_count(buf), wait, not quiet and tell or nil)
end

--- Checks some rows once, beside what was found elsewhere.
function check.rows(buf, first, last, settings, wait)
    local state = states[buf] or new_state(buf, "once", settings)
    check_rows(buf, state, first, last, wait, tell)
end

--- live, save, once, or nil.
function check.mode(buf)
    return states[buf] and states[buf].mode
end

return check
