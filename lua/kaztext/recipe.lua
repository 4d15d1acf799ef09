--- Recipes: steps that a text goes through, checked when they are put together, run over as many texts as there are.
local charset = require("kaztext.charset")
local core = require("kaztext.core")
local steps = require("kaztext.steps")

local recipe = {}

local Recipe = {}
Recipe.__index = Recipe

-- ---- Records ----

local Record = {}
Record.__index = Record

-- What every record has, whatever the steps are.
local ALWAYS = { id = true, bytes = true, text = true, log = true }

--- The document of the record's text as it is now: what reading made, or, where a step has changed the text, one of the
--- new text as it is.
function Record:document()
    if not self.opened then
        self.opened = assert(core.document(self.text, { plain = true, raw = true }))
    end
    return self.opened
end

function Record:set_text(text)
    if text == self.text then
        return
    end
    if self.opened then
        self.opened:close()
        self.opened = nil
    end
    self.text = text
end

--- Adds what the step that runs did to the record's log.
function Record:note(what)
    self.log[#self.log + 1] = { step = self.step, what = what }
end

-- ---- Putting together ----

local function place(i, name)
    return ("step %d (%s)"):format(i, name)
end

local function complain(i, name, what)
    error(("bad argument #1 to 'recipe' (%s: %s)"):format(place(i, name), what), 0)
end

-- " (keep, least)": what may stand there, for a message.
local function known_names(known)
    local names = {}
    for name in pairs(known) do
        names[#names + 1] = type(name) == "string" and name or nil
    end
    table.sort(names)
    return #names > 0 and (" (%s)"):format(table.concat(names, ", ")) or ""
end

-- The options of a step without its name; { "emit", "ndjson" } has its first option in [1].
local function options_of(i, entry)
    local name, options = entry[1], {}
    for key, value in pairs(entry) do
        if type(key) == "number" and key > 1 then
            options[key - 1] = value
        elseif key ~= 1 then
            options[key] = value
        end
    end
    local known = steps[name].options or {}
    for key, value in pairs(options) do
        if not known[key] then
            complain(i, name, ("unknown option '%s'%s"):format(tostring(key), known_names(known)))
        end
        local fine, wanted = known[key](value)
        if not fine then
            complain(i, name, ("%s: %s is expected"):format(tostring(key), wanted))
        end
    end
    for _, key in ipairs(steps[name].required or {}) do
        if options[key] == nil then
            complain(i, name, ("the option '%s' is missing"):format(key))
        end
    end
    return options
end

local function check_needs(i, name, options, state)
    local needs = steps[name].needs
    for _, field in ipairs(needs and needs(options) or {}) do
        if not state.given[field] and not state.own then
            complain(i, name, ("no step before it gives '%s'"):format(field))
        end
    end
end

local READ_ORDER = { decode = 1, repair = 2, page = 3 }

local function add_reading(i, name, options, state)
    if #state.list > 0 then
        complain(i, name, "it reads the bytes, so it stands before " .. place(state.first, state.list[1].name))
    elseif READ_ORDER[name] <= state.read then
        complain(i, name, "decode, repair, page stand in this order, each once")
    end
    state.read = READ_ORDER[name]
    steps[name].read(state.document, options)
end

local function add_step(i, entry, state)
    if type(entry) == "function" then
        state.own = true
        state.list[#state.list + 1] = { name = "function", run = entry, own = true }
        state.first = state.first or i
        return
    end
    local form = type(entry) == "string" and { entry } or entry
    local name = type(form) == "table" and form[1]
    if type(name) ~= "string" then
        complain(i, type(entry), "a step is a name, a table that begins with one, or a function")
    elseif not steps[name] then
        complain(i, name, "there is no such step" .. known_names(steps))
    end
    local options = options_of(i, form)
    check_needs(i, name, options, state)
    if steps[name].kind == "read" then
        add_reading(i, name, options, state)
    else
        local made, run = pcall(steps[name].make, options)
        if not made then
            complain(i, name, (tostring(run):gsub("^.-bad argument #%d to '%w+' %((.*)%)$", "%1")))
        end
        state.first = state.first or i
        state.list[#state.list + 1] = { name = name, run = run }
    end
    for _, field in ipairs(steps[name].gives or {}) do
        state.given[field] = true
    end
end

--- A recipe of a list of steps; raises where a step, an option or their order is wrong, with the step's number.
function recipe.new(list)
    if type(list) ~= "table" then
        error("bad argument #1 to 'recipe' (table expected, got " .. type(list) .. ")", 2)
    end
    local state = { list = {}, read = 0, document = { plain = true, raw = true, encoding = "utf-8" }, given = {} }
    for field in pairs(ALWAYS) do
        state.given[field] = true
    end
    for i, entry in ipairs(list) do
        local fine, message = pcall(add_step, i, entry, state)
        if not fine then
            error(message, 2)
        end
    end
    if #list == 0 then
        error("bad argument #1 to 'recipe' (there are no steps)", 2)
    end
    return setmetatable({ steps = state.list, reading = state.document }, Recipe)
end

-- ---- Running ----

-- Headline and paragraphs, an empty line between them; the whole text where nothing was cut.
local function article_of(document, plain)
    if plain then
        return document:text()
    end
    local parts = { document:title() }
    for _, paragraph in ipairs(document:paragraphs()) do
        parts[#parts + 1] = paragraph.text
    end
    return table.concat(parts, "\n\n")
end

local function open(reading, bytes)
    local options = {}
    for name, value in pairs(reading) do
        options[name] = value
    end
    options.input = nil
    local html = reading.input == "html" or (reading.input == "auto" and charset.is_html(bytes))
    if html then
        return require("kaztext").html(bytes, options)
    end
    return core.document(bytes, options)
end

-- A record of what an input gave: a text, or a table with text and id.
local function new_record(item, number)
    local record = type(item) == "table" and item or { text = item }
    if type(record.text) ~= "string" then
        return nil, ("record %d has no text"):format(number)
    end
    record.id = record.id or number
    record.bytes, record.log = record.text, {}
    return setmetatable(record, Record)
end

local function read(self, record)
    local document, message = open(self.reading, record.bytes)
    if not document then
        return false, message
    end
    record.text = article_of(document, self.reading.plain)
    if not self.reading.plain then
        record.title = document:title()
        record.paragraphs = {}
        for i, paragraph in ipairs(document:paragraphs()) do
            record.paragraphs[i] = paragraph.text
        end
    end
    record.opened = document
end

-- A user's function: a record (the same or another), or nil, perhaps with a reason, to drop it.
local function run_own(step, record)
    local before = record.text
    local result, reason = step.run(record)
    if result == nil or result == false then
        return false, reason or "dropped by a function"
    end
    if record.text ~= before then
        local text = record.text
        record.text = before
        record:set_text(text)
    end
end

local function run_step(step, record)
    record.step = step.name
    if step.own then
        return run_own(step, record)
    end
    return step.run(record)
end

local function drop(record, step, reason, failed)
    record.dropped, record.failed = reason, failed or nil
    record.log[#record.log + 1] = { step = step, what = "dropped", reason = reason }
end

local function finish(record)
    if record.opened then
        record.opened:close()
        record.opened = nil
    end
    record.step = nil
    return record
end

-- One record through all steps.
local function work(self, record)
    local fine, keep, reason = pcall(read, self, record)
    if not fine or keep == false then
        drop(record, "read", fine and reason or tostring(keep), true)
        return finish(record)
    end
    for _, step in ipairs(self.steps) do
        fine, keep, reason = pcall(run_step, step, record)
        if not fine then
            drop(record, step.name, tostring(keep), true)
            break
        elseif keep == false then
            drop(record, step.name, reason)
            break
        end
    end
    return finish(record)
end

-- What gives the next item: of a text itself, a list, a file's lines, an iterator.
local function source_of(input)
    local kind = io.type(input) == "file" and "file" or type(input)
    if kind == "string" then
        input = { input }
        kind = "table"
    end
    if kind == "table" then
        local i = 0
        return function()
            i = i + 1
            return input[i]
        end
    elseif kind == "file" then
        return input:lines()
    elseif kind == "function" then
        return input
    end
    error("bad argument #1 to 'run' (a text, a list, a file or a function expected, got " .. kind .. ")", 3)
end

--- An iterator over the records that come through: of a text, a list of texts or of { text, id }, an open file (a text a
--- line), or a function that gives one after the other and then nil. `dropped` is called with each that does not; its
--- field `dropped` says why, and `failed` is true where a step raised an error.
function Recipe:run(input, dropped)
    local next_item, number = source_of(input), 0
    return function()
        for item in next_item do
            number = number + 1
            local record, message = new_record(item, number)
            if not record then
                record = setmetatable({ id = number, log = {} }, Record)
                drop(record, "read", message, true)
            else
                work(self, record)
            end
            if not record.dropped then
                return record
            elseif dropped then
                dropped(record)
            end
        end
    end
end

return recipe
