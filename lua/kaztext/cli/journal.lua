--- What makes a run that was killed go on where it was: a file beside the output, FILE.progress, that says how far input and
--- output had come together. It is replaced as a whole after the output is safe on the disk, so that it never tells of
--- more than there is.
local engine = require("kaztext.recipe")
local loose_json = require("kaztext.loose_json")
local ndjson = require("kaztext.ndjson")
local recipes = require("kaztext.cli.recipes")
local streams = require("kaztext.streams")
local wire = require("kaztext.cli.wire")

local journal = {}

local Journal = {}
Journal.__index = Journal

local VERSION = 1

-- ---- What a run is ----

local function input_state(uv, name)
    local stat = name ~= "-" and uv.fs_stat(name)
    if not stat then
        return name
    end
    return ("%s %d %d.%09d"):format(name, stat.size, stat.mtime.sec, stat.mtime.nsec)
end

-- What must be the same for a run to go on, by the names under which a difference is told.
local function run_state(uv, args)
    local inputs, names = {}, #args.files > 0 and args.files or { "-" }
    for i, name in ipairs(names) do
        inputs[i] = input_state(uv, name)
    end
    local options = { args.input, args.field, args.id_field or "", args.date_field or "", args.limit, args.log or "" }
    for i, value in ipairs(options) do
        options[i] = tostring(value)
    end
    return {
        recipe = recipes.source(args.recipe.name),
        ["input files"] = table.concat(inputs, "\n"),
        options = table.concat(options, "\n"),
    }
end

-- ---- The file ----

--- The journal of the run that args ask for.
function journal.new(uv, args)
    local path = args.output .. ".progress"
    return setmetatable({ uv = uv, path = path, memory_path = path .. ".memory", state = run_state(uv, args) }, Journal)
end

-- Has what was written on the disk, not only with the system.
function Journal:sync(path)
    local descriptor = self.uv.fs_open(path, "r+", 0)
    if descriptor then
        self.uv.fs_fsync(descriptor)
        self.uv.fs_close(descriptor)
    end
end

-- true, or nil and a message.
function Journal:write(progress)
    local path, entry = self.path .. ".new", { version = VERSION, run = self.state, progress = progress }
    local file, message = io.open(path, "wb")
    local written = file and file:write(ndjson.value(entry), "\n")
    if file then
        written = file:close() and written
    end
    if written then
        self:sync(path)
        written, message = os.rename(path, self.path)
    end
    if not written then
        os.remove(path)
        return nil, streams.reason(message or "it cannot be written")
    end
    return true
end

local WHOLE = {
    counts = { "read", "kept", "dropped" },
    lengths = { "memory", "out" },
    position = { "file", "offset", "line", "number", "read", "given" },
}

-- Whether the file tells all that there is to know.
local function is_whole(entry)
    if type(entry) ~= "table" or entry.version ~= VERSION or type(entry.run) ~= "table" then
        return false
    end
    for name, keys in pairs(WHOLE) do
        local part = type(entry.progress) == "table" and entry.progress[name]
        for _, key in ipairs(keys) do
            if type(part) ~= "table" or type(part[key]) ~= "number" then
                return false
            end
        end
    end
    return type(entry.progress.counts.classes) == "table"
end

--- How far an earlier run had come; nil where there was none, false and a message where it was another one.
function Journal:read()
    local file = io.open(self.path, "rb")
    if not file then
        return nil
    end
    local entry = loose_json.read(file:read("*a") or "")
    file:close()
    if not is_whole(entry) then
        return false, ("%s cannot be read; remove it to begin anew"):format(self.path)
    end
    for name, value in pairs(self.state) do
        if entry.run[name] ~= value then
            local message = "%s is of a run with other %s; remove it to begin anew"
            return false, message:format(self.path, name == "recipe" and "steps" or name)
        end
    end
    return entry.progress
end

-- Cuts a file to the length that it had; false where it is shorter.
function Journal:cut(path, length)
    local stat = self.uv.fs_stat(path)
    local descriptor = stat and stat.size >= length and self.uv.fs_open(path, "r+", 0)
    if not descriptor then
        return not stat and length == 0
    end
    local done = self.uv.fs_ftruncate(descriptor, length)
    self.uv.fs_close(descriptor)
    return done
end

--- Cuts the files that were written on to what the journal tells of; nil and a message where one is shorter.
function Journal:take_back(progress, outputs)
    for name, path in pairs(outputs) do
        if not self:cut(path, progress.lengths[name]) then
            return nil, ("%s is shorter than it was"):format(path)
        end
    end
    if not self:cut(self.memory_path, progress.lengths.memory) then
        return nil, ("%s is shorter than it was"):format(self.memory_path)
    end
    return true
end

--- Answers again what steps in order were asked, so that they remember what they did.
function Journal:remind(recipe)
    local file = io.open(self.memory_path, "rb")
    if not file then
        return
    end
    for question in
        function()
            return wire.read(file) or nil
        end
    do
        engine.answer(recipe, question.step, question.about)
    end
    file:close()
end

local function length_of(uv, path)
    local stat = uv.fs_stat(path)
    return stat and stat.size or 0
end

-- Keeps what steps in order were asked since the last time.
function Journal:keep(asked)
    if #asked == 0 then
        return true
    end
    local file, message = io.open(self.memory_path, "ab")
    local written = file ~= nil
    for _, question in ipairs(asked) do
        written = written and wire.write(file, question)
    end
    if file then
        written = file:close() and written
    end
    self:sync(self.memory_path)
    return written and true, message or "the memory of steps in order cannot be written"
end

--- Tells that the run has come to `progress`, with these questions asked since the last time. The files of `outputs` have
--- been handed to the system. true, or nil and a message.
function Journal:commit(progress, outputs, asked)
    local kept, message = self:keep(asked)
    if not kept then
        return nil, message
    end
    progress.lengths = { memory = length_of(self.uv, self.memory_path) }
    for name, path in pairs(outputs) do
        self:sync(path)
        progress.lengths[name] = length_of(self.uv, path)
    end
    return self:write(progress)
end

--- Begins a run anew. true, or nil and a message.
function Journal:begin(progress)
    progress.lengths = { out = 0, log = 0, memory = 0 }
    local written, message = self:write(progress)
    if not written then
        return nil, ("%s: %s"):format(self.path, message)
    end
    os.remove(self.memory_path)
    return true
end

--- The run has ended; there is nothing to go on with.
function Journal:remove()
    os.remove(self.path)
    os.remove(self.path .. ".new")
    os.remove(self.memory_path)
end

return journal
