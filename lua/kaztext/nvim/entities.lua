--- :Kaztext entities: names, times, numbers and codes in colour, as long as the buffer has them on.
local buffers = require("kaztext.nvim.buffers")
local config = require("kaztext.nvim.config")
local findings = require("kaztext.nvim.findings")
local kaz = require("kaztext")
local messages = require("kaztext.nvim.messages")
local pieces = require("kaztext.nvim.pieces")
local places = require("kaztext.nvim.places")
local say = require("kaztext.nvim.say")
local watch = require("kaztext.nvim.watch")

local entities = {}

entities.NAMESPACE = vim.api.nvim_create_namespace("kaztext.entities")

local LINKS = {
    KaztextPerson = "Function",
    KaztextOrganisation = "Identifier",
    KaztextPlace = "String",
    KaztextName = "Special",
    KaztextTime = "Number",
    KaztextCode = "Underlined",
}

local GROUP_OF = {
    PERSON = "KaztextPerson",
    ORGANISATION = "KaztextOrganisation",
    GPE = "KaztextPlace",
    LOCATION = "KaztextPlace",
    FACILITY = "KaztextPlace",
}

local states = buffers.table() -- buffer -> { watching, run, settings }

--- Defines the highlight groups where the user or the colour scheme has none.
function entities.define_groups()
    for group, link in pairs(LINKS) do
        vim.api.nvim_set_hl(0, group, { link = link, default = true })
    end
end

local function keep_groups()
    entities.define_groups()
    vim.api.nvim_create_autocmd("ColorScheme", {
        group = vim.api.nvim_create_augroup("kaztext.colours", { clear = true }),
        desc = "the highlight groups of kaztext",
        callback = entities.define_groups,
    })
end

local function mark(buf, doc, at, item, group)
    local row, col, end_row, end_col = at:span(doc:original(item.first, item.last))
    vim.api.nvim_buf_set_extmark(buf, entities.NAMESPACE, row, col, {
        end_row = end_row,
        end_col = end_col,
        hl_group = group,
        priority = 110,
    })
end

local function mark_lines(buf, lines, row, settings)
    vim.api.nvim_buf_clear_namespace(buf, entities.NAMESPACE, row, row + #lines)
    local options = config.document_options(settings)
    options.plain = true
    local doc = assert(kaz.document(table.concat(lines, "\n"), options))
    local at = places.of(lines, row)
    for _, layer in ipairs({ { "times", "KaztextTime" }, { "identifiers", "KaztextCode" } }) do
        for _, item in ipairs(doc[layer[1]](doc)) do
            mark(buf, doc, at, item, layer[2])
        end
    end
    for _, item in ipairs(doc:entities()) do
        mark(buf, doc, at, item, GROUP_OF[item.type] or "KaztextName")
    end
    doc:close()
end

local function mark_rows(buf, state, first, last, wait)
    state.run = {
        buf = buf,
        first = first,
        last = last,
        wait = wait,
        each = function(lines, row)
            mark_lines(buf, lines, row, state.settings)
        end,
        done = function()
            state.run = nil
        end,
    }
    pieces.run(state.run)
end

local function stop(buf, state)
    states[buf] = nil
    if state.run then
        state.run:cancel()
    end
    state.watching:stop()
end

--- Whether they are shown in the buffer.
function entities.are_on(buf)
    return states[buf] ~= nil
end

function entities.off(buf)
    stop(buf, states[buf])
    vim.api.nvim_buf_clear_namespace(buf, entities.NAMESPACE, 0, -1)
end

function entities.on(buf, settings, wait)
    keep_groups()
    local state = { settings = settings }
    states[buf] = state
    state.watching = watch.start({
        buf = buf,
        delay = settings.delay,
        changed = function(first, old, new)
            for _, part in ipairs(state.run and state.run.parts or {}) do
                watch.follow(part, first, old, new)
            end
        end,
        settled = function(first, last)
            local top, bottom = findings.paragraph(buf, first, last)
            if state.run then
                table.insert(state.run.parts, 1, { top, bottom })
            else
                mark_rows(buf, state, top, bottom)
            end
        end,
        gone = function()
            stop(buf, state)
        end,
    })
    mark_rows(buf, state, 0, vim.api.nvim_buf_line_count(buf), wait)
end

--- On where they are off, and the other way round.
function entities.toggle(buf, settings, wait)
    if entities.are_on(buf) then
        entities.off(buf)
        say.info(messages.text("entities_off"))
    else
        entities.on(buf, settings, wait)
        say.info(messages.text("entities_on"))
    end
end

return entities
