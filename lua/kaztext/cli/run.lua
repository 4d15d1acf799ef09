--- The command `run`: a recipe over files, over the lines of files, or over records of NDJSON.
local blocks = require("kaztext.cli.blocks")
local corpus = require("kaztext.cli.corpus")
local ndjson = require("kaztext.ndjson")

local run_command = {}

-- The recipe of a file, or one that is shipped; nil and a message.
local function load_recipe(name)
    if name:find("^%l+$") then
        local found, recipe = pcall(require, "kaztext.recipes." .. name)
        if found then
            return recipe
        end
    end
    local chunk, message = loadfile(name)
    if not chunk then
        return nil, message
    end
    local fine, recipe = pcall(chunk)
    if not fine then
        return nil, tostring(recipe)
    elseif type(recipe) ~= "table" or type(recipe.run) ~= "function" then
        return nil, name .. " returns no recipe"
    end
    return recipe
end

-- Each calls give(item) with a text, or with a record that has an id.
local inputs = {}

function inputs.files(run, args, give)
    blocks.each_file(run, args.files, function(file, name)
        local bytes, message = file:read("*a")
        if bytes then
            give({ id = name, text = bytes })
        else
            blocks.complain(run, name, message)
        end
    end)
end

function inputs.lines(run, args, give)
    blocks.each_file(run, args.files, function(file)
        for line in file:lines() do
            give((line:gsub("\r$", "")))
        end
    end)
end

function inputs.ndjson(run, args, give)
    blocks.each_file(run, args.files, function(file, name)
        local number = 0
        for line in file:lines() do
            number = number + 1
            local record, message = ndjson.read(line)
            if record then
                give({ id = record.id, text = record.text })
            else
                blocks.complain(run, ("%s:%d"):format(name, number), message)
            end
        end
    end)
end

-- A function that gives what `produce` gives, one after the other.
local function iterator(produce)
    return coroutine.wrap(function()
        produce(coroutine.yield)
    end)
end

local LOG_KEYS = { "id", "decision", "step", "reason", "log" }

local function log_entry(record)
    local last = record.log[#record.log]
    return {
        id = record.id,
        decision = record.dropped and "drop" or "keep",
        step = record.dropped and last.step,
        reason = record.dropped,
        log = record.log,
    }
end

local function run_recipe(run, args)
    local log, close = corpus.open_log(run, args, LOG_KEYS)
    local items = log and iterator(function(give)
        inputs[args.input](run, args, give)
    end)
    if not items then
        return
    end
    for record in
        args.recipe:run(items, function(record)
            log(log_entry(record))
            if record.failed then
                blocks.complain(run, tostring(record.id), record.dropped)
            end
        end)
    do
        log(log_entry(record))
        if record.out then
            io.write(record.out, record.out:find("\n$") and "" or "\n")
        end
    end
    close()
end

local function add_recipe(command)
    command
        :argument(
            "recipe",
            "A Lua file that returns a recipe, or one that is shipped: news, corpus, search, speech, translit."
        )
        :convert(load_recipe)
end

--- Adds the command; add(name, description, run) makes one that reads files.
function run_command.add_commands(add)
    local command = add("run", "A recipe over texts: what its steps emit.", run_recipe, add_recipe)
    command
        :option("--input", "files: a text a file; lines: a text a line; ndjson: objects with `text` and `id`.")
        :choices({ "files", "lines", "ndjson" })
        :default("files")
    command:option("--log", "A file for the decisions, an object a line: id, decision, step, reason, log.")
end

return run_command
