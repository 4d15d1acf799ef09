--- The command `run`: a recipe over inputs of any kind, in one process or several.
local batch = require("kaztext.cli.batch")
local blocks = require("kaztext.cli.blocks")
local engine = require("kaztext.recipe")
local options = require("kaztext.cli.options")
local pool = require("kaztext.cli.pool")
local recipes = require("kaztext.cli.recipes")
local sinks = require("kaztext.cli.sink")
local source = require("kaztext.input.source")

local run_command = {}

local LUV = "needs the Lua module luv (Debian, Ubuntu: apt install lua-luv; else: luarocks install luv)"

local CLOSED = "Broken pipe"

-- luv; nil where it is not there.
local function find_uv()
    local found, uv = pcall(require, "luv")
    return found and uv or nil
end

-- What is wrong with the options, if anything.
local function misuse(args)
    if args.resume and not args.output then
        return "--resume goes on with a file that --output names"
    end
    local in_need = args.jobs > 1 and "--jobs " or args.resume and "--resume "
    return in_need and not find_uv() and in_need .. LUV or nil
end

-- Gives results one after the other, and ends what makes them.
local function in_one_process(args, records)
    return function()
        local chunk = records:chunk(args.chunk)
        if chunk then
            return chunk, batch.run(args.recipe.recipe, chunk, args.log ~= nil)
        end
    end, function() end
end

local function in_processes(args, records, uv, sink)
    local workers = pool.new({
        uv = uv,
        jobs = args.jobs,
        recipe = args.recipe.recipe,
        recipe_name = args.recipe.name,
        limit = args.limit,
        source = records,
        size = args.chunk,
        logs = args.log ~= nil,
        before_start = function()
            sink:flush()
        end,
    })
    return function()
        return workers:next()
    end, function()
        workers:close()
    end
end

-- Whether all was done.
local function work(run, args, records, sink, uv)
    local next_result, finish
    if args.jobs > 1 then
        next_result, finish = in_processes(args, records, uv, sink)
    else
        next_result, finish = in_one_process(args, records)
    end
    local fine, done = pcall(function()
        for chunk, result, asked in next_result do
            local written, name, message = sink:put(chunk, result, asked)
            if written and records:is_slow() then
                written, name, message = sink:flush()
            end
            if not written then
                if message ~= CLOSED then -- a reader that has enough, such as head, need not be told of
                    sink:complain(name, message)
                end
                run.status = 1
                return false
            end
        end
        return true
    end)
    finish()
    if not fine then
        run.is_interrupted = tostring(done):find("interrupted!", 1, true) ~= nil
        sink:complain("run", run.is_interrupted and "interrupted" or tostring(done))
        return false
    end
    return done
end

local function run_recipe(run, args)
    local uv = (args.jobs > 1 or args.output) and find_uv()
    recipes.print_to_standard_error()
    engine.set_limit(args.recipe.recipe, args.limit)
    local records = source.new(args.files, {
        input = args.input,
        fields = { text = args.field, id = args.id_field, date = args.date_field },
        limit = args.limit,
    })
    local sink, name, message = sinks.open(run, args, uv)
    local placed = sink
    if sink and sink.from then
        placed, message = records:go_to(sink.from)
        name = "run"
    end
    if not placed then
        blocks.complain(run, name, message)
        return
    end
    sink:close(work(run, args, records, sink, uv))
    run.status = run.is_interrupted and 130 or run.status
end

local function add_recipe(command)
    command
        :argument(
            "recipe",
            "A Lua file that returns a recipe, or one that is shipped: news, corpus, search, speech, translit."
        )
        :convert(function(name)
            local recipe, message = recipes.load(name)
            return recipe and { name = name, recipe = recipe }, message
        end)
end

local function recipe_file(args)
    return recipes.file(args.recipe.name)
end

--- Adds the command; add(name, description, run) makes one that reads files.
function run_command.add_commands(add)
    local command = add(
        "run",
        "A recipe over texts: what its steps emit.",
        run_recipe,
        { add_first = add_recipe, reads = recipe_file, misuse = misuse, writes_output = true }
    )
    options.add_records(command, { "auto", "files", "lines", "ndjson", "csv", "tsv", "warc" }, "files")
    command:option("--log", "A file for the decisions, an object a line: id, decision, step, reason, log.")
    command:flag(
        "--report",
        "At the end, on standard error: how many records were kept, and dropped for which reasons."
    )
    command:flag("--quiet", "No progress on the terminal.")
    command
        :option("--jobs", "Processes that work side by side; the output is the same.")
        :convert(options.count)
        :default("1")
    command:flag("--resume", "Goes on where a run with the same --output was interrupted.")
    command
        :option("--save-every", "Seconds between the points that --resume can go on from.")
        :convert(options.seconds)
        :default("2")
    command
        :option("--chunk", "Bytes of input that a process works on at a time: 64K, 1M.")
        :convert(options.bytes)
        :default("256K")
end

return run_command
