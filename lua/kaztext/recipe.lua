--- Recipes: steps that a text goes through, checked when they are put together, run over as many texts as there are.
local reading = require("kaztext.reading")
local Record = require("kaztext.record")
local steps = require("kaztext.steps")

local recipe = {}

local Recipe = {}
Recipe.__index = Recipe

-- What every record has, whatever the steps are.
local ALWAYS = { id = true, bytes = true, text = true, log = true }

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
            local wanted = select(2, known[key](nil))
            complain(
                i,
                name,
                type(key) == "number" and ("%s is expected after its name"):format(wanted)
                    or ("the option '%s' is missing"):format(key)
            )
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

-- What the step's `make` gives: a function, or the parts of a step in order.
local function add_made(i, name, made, state)
    local step = type(made) == "table" and made or { run = made }
    step.name, step.opens = name, steps[name].opens
    state.list[#state.list + 1] = step
    state.first = state.first or i
    state.own = state.own or steps[name].own
end

-- What a step's own function gives; what it raises is told as wrong with the step.
local function raise_here(i, name, act, ...)
    local fine, made = pcall(act, ...)
    if not fine then
        complain(i, name, (tostring(made):gsub("^.-bad argument #%d to '%w+' %((.*)%)$", "%1")))
    end
    return made
end

local function add_step(i, entry, state)
    if type(entry) == "function" then
        state.own = true
        state.list[#state.list + 1] = { name = "function", run = entry, own = true, opens = true }
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
        if steps[name].read then
            raise_here(i, name, steps[name].read, state.document, options)
        end
        add_made(i, name, raise_here(i, name, steps[name].make, options), state)
    end
    for _, field in ipairs(steps[name].gives or {}) do
        state.given[field] = true
    end
end

-- Marks the steps after which no document is looked at: where a record waits there, its document need not wait with it.
local function mark_last_looks(list)
    local opens = false
    for i = #list, 1, -1 do
        list[i].opens_later = opens
        opens = opens or list[i].opens
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
    mark_last_looks(state.list)
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

-- "latin-lookalike 6, quotes 2", the most frequent first.
local function counted(counts)
    local names, total = {}, 0
    for name, n in pairs(counts) do
        names[#names + 1] = name
        total = total + n
    end
    table.sort(names, function(a, b)
        return counts[a] > counts[b] or (counts[a] == counts[b] and a < b)
    end)
    for i, name in ipairs(names) do
        names[i] = name .. " " .. counts[name]
    end
    return table.concat(names, ", "), total
end

local IN_ARTICLE = { title = true, text = true, blank = true }

-- What reading did, as notes of its steps.
local function note_reading(how, record, document)
    local counts = document:counts()
    if how.encoding ~= "utf-8" then
        record.step = "decode"
        record:note((document:encoding()))
    end
    if not how.raw and counts.edits > 0 then
        record.step = "repair"
        record:note(("edits %d: %s"):format(counts.edits, (counted(counts.rules))))
    end
    if not how.plain then
        for kind in pairs(IN_ARTICLE) do
            counts.lines[kind] = nil
        end
        local kinds, left_out = counted(counts.lines)
        record.step = "page"
        local cut = left_out > 0 and (", lines left out %d: %s"):format(left_out, kinds) or ""
        record:note(("paragraphs %d%s"):format(#record.paragraphs, cut))
    end
end

local function read(self, record)
    local document, message = reading.open(self.reading, record)
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
    note_reading(self.reading, record, document)
end

-- A user's function: a record (the same or another), or nil, perhaps with a reason, to drop it.
local function run_own(step, record)
    local before = record.text
    local result, reason = step.run(record)
    if result == nil or result == false then
        return false, reason or "dropped by a function"
    end
    for name, value in pairs(result ~= record and type(result) == "table" and result or {}) do
        record[name] = value
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

-- Calls act(…) as pcall does. Ctrl-C comes as an error, too, but is no fault of a record's.
local function try(act, ...)
    local fine, result, reason, class = pcall(act, ...)
    if not fine and tostring(result):find("interrupted!$") then
        error(result, 0)
    end
    return fine, result, reason, class
end

-- Calls step(…); false where the record is dropped by it, or by an error in it.
local function survives(record, name, step, ...)
    local fine, keep, reason, class = try(step, ...)
    if not fine then
        record:drop(name, tostring(keep), "an error", true)
    elseif keep == false then
        record:drop(name, reason, class, name == "read")
    end
    return not record.dropped
end

local function finish(record)
    record:close()
    record.step = nil
end

-- Steps in order (dedup) have three parts: `ask` takes from a record what is to be decided by, `answer` decides, `apply`
-- does what was decided. Only `answer` remembers, so only it has to see one record after the other; the rest of a recipe
-- may go on in as many processes as there are. Questions and answers are plain data. Recipe:run asks and answers at once;
-- kaztext.cli.batch and pool do it for many records and processes.

--- A record of an item, which is a text or a table with text and id, read by the first steps.
function recipe.start(self, item, number)
    local record = Record.new(type(item) == "table" and item or { text = item }, self.reading.extend)
    record.id, record.log = record.id or number, {}
    if type(record.text) ~= "string" then
        record:drop("read", ("record %d has no text"):format(number), "no text", true)
        return record
    end
    record.bytes = record.text
    if not survives(record, "read", read, self, record) then
        finish(record)
    end
    return record
end

--- Has records of up to so many bytes read.
function recipe.set_limit(self, bytes)
    self.reading.limit = bytes
end

-- Runs one step; the question of one in order.
local function pass(step, record)
    if not step.ask then
        survives(record, step.name, run_step, step, record)
        return nil
    end
    local question
    survives(record, step.name, function()
        question = step.ask(record)
    end)
    if not step.opens_later then
        record:close()
    end
    return question
end

--- Takes a record on, through all steps or to one in order: the step's number and its question, to go on from with
--- the answer to it. nil where the record is through, or dropped.
function recipe.advance(self, record, number, answer)
    if number then
        local step = self.steps[number]
        record.step = step.name
        if answer.failed then
            record:drop(step.name, answer.failed, "an error", true)
        else
            survives(record, step.name, step.apply, record, answer.given)
        end
    end
    for i = (number or 0) + 1, #self.steps do
        if record.dropped then
            break
        end
        local question = pass(self.steps[i], record)
        if question ~= nil then
            return i, question
        end
    end
    finish(record)
end

--- What the step in order answers; to be asked for one record after the other.
function recipe.answer(self, number, question)
    local fine, given = try(self.steps[number].answer, question, self.reading.extend)
    return fine and { given = given } or { failed = tostring(given) }
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
            local record = recipe.start(self, item, number)
            local step, question
            if not record.dropped then
                step, question = recipe.advance(self, record)
            end
            while step do
                step, question = recipe.advance(self, record, step, recipe.answer(self, step, question))
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
