--- Corpora: filters by a profile, and texts that came before.
local core = require("kaztext.core")
local profiles = require("kaztext.profiles")

local corpus = {}

-- ---- Filters ----

-- What kaz.quality measures, without the language's name.
local function signals()
    local known = core.quality("")
    known.language = nil
    return known
end

local COLUMNS = "signal\tleast\tmost\treason"

-- A row of a profile in a file; raises with its place.
local function read_row(line, place)
    local signal, least, most, reason = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)$")
    if not signal then
        error(place .. ": four columns are expected: " .. COLUMNS:gsub("\t", ", "), 0)
    end
    for _, bound in ipairs({ least, most }) do
        if bound ~= "" and not tonumber(bound) then
            error(("%s: '%s' is no number"):format(place, bound), 0)
        end
    end
    return { signal = signal, least = tonumber(least), most = tonumber(most), reason = reason, place = place }
end

local function read_profile(path)
    local file, message = io.open(path, "rb")
    local text
    if file then
        text, message = file:read("*a")
        file:close()
    end
    if not text then
        error(("there is no profile '%s' (%s)"):format(path, message), 0)
    end
    local rows, number, named = {}, 0, false
    for line in (text .. "\n"):gmatch("([^\n]*)\n") do
        number = number + 1
        line = line:gsub("\r$", "")
        local content = line ~= "" and line:sub(1, 1) ~= "#"
        if content and named then
            rows[#rows + 1] = read_row(line, path .. ":" .. number)
        elseif content then
            named = line == COLUMNS
            if not named then
                error(("%s:%d: the columns are to be named: %s"):format(path, number, COLUMNS:gsub("\t", ", ")), 0)
            end
        end
    end
    return rows
end

-- The rows, each with a known signal and a bound; raises with a row's place.
local function check_rows(rows)
    local known = signals()
    for i, row in ipairs(rows) do
        local place = type(row) == "table" and row.place or ("row %d"):format(i)
        if type(row) ~= "table" then
            error(place .. ": a table is expected", 0)
        elseif not known[row.signal or 0] then
            error(("%s: there is no signal '%s'"):format(place, tostring(row.signal)), 0)
        elseif row.least == nil and row.most == nil then
            error(("%s: least, most or both are expected"):format(place), 0)
        end
        for _, name in ipairs({ "least", "most" }) do
            if row[name] ~= nil and type(row[name]) ~= "number" then
                error(("%s: %s: a number is expected"):format(place, name), 0)
            end
        end
    end
    if #rows == 0 then
        error("a profile has a row or more", 0)
    end
    return rows
end

local function rows_of(profile)
    if type(profile) == "table" then
        return check_rows(profile)
    elseif type(profile) == "string" then
        return check_rows(profiles[profile] or read_profile(profile))
    end
    error("a profile's name, file or rows are expected, got " .. type(profile), 0)
end

local function filter_by(rows, text)
    local quality, message, code
    if type(text) == "table" then
        quality = text
    else
        quality, message, code = core.quality(text)
    end
    if not quality then
        return nil, message, code
    end
    for _, row in ipairs(rows) do
        local value = quality[row.signal]
        if value and (row.least and value < row.least or row.most and value > row.most) then
            return false, row.reason or row.signal, row.signal, value
        end
    end
    return true
end

--- A function that tells whether a text (or what kaz.quality gave of it) is kept by the profile, and why not.
function corpus.filter(profile)
    local read, rows = pcall(rows_of, profile)
    if not read then
        error("bad argument #1 to 'filter' (" .. rows .. ")", 2)
    end
    return function(text)
        return filter_by(rows, text)
    end
end

-- ---- Duplicates ----

local Dedup = {}
Dedup.__index = Dedup

local UNITS = { document = true, paragraph = true, line = true }
local DEFAULT_THRESHOLD, DEFAULT_MEMORY = 0.48, 1024 * 1024 * 1024

local function complain(name, what)
    error(("bad argument #1 to 'dedup' (%s: %s)"):format(name, what), 3)
end

local function check_options(options)
    if type(options) ~= "table" then
        error("bad argument #1 to 'dedup' (table expected, got " .. type(options) .. ")", 3)
    end
    for name in pairs(options) do
        if name ~= "unit" and name ~= "near" and name ~= "threshold" and name ~= "memory" then
            error(("bad argument #1 to 'dedup' (unknown option '%s')"):format(tostring(name)), 3)
        end
    end
    local threshold, memory = options.threshold, options.memory
    if options.unit ~= nil and not UNITS[options.unit] then
        complain("unit", "document, paragraph or line is expected")
    elseif options.near ~= nil and type(options.near) ~= "boolean" then
        complain("near", "true or false is expected")
    elseif threshold ~= nil and not (type(threshold) == "number" and threshold > 0 and threshold <= 1) then
        complain("threshold", "a number over 0, at most 1, is expected")
    elseif memory ~= nil and not (type(memory) == "number" and memory >= 1) then
        complain("memory", "a number of bytes is expected")
    end
end

--- Remembers texts, in bounded memory, and tells which came before.
function corpus.dedup(options)
    options = options or {}
    check_options(options)
    local near = options.near ~= false
    local seen, least = core.dedup(near, options.threshold or DEFAULT_THRESHOLD, options.memory or DEFAULT_MEMORY)
    if not seen then
        complain("memory", ("%d bytes or more are expected"):format(least))
    end
    return setmetatable({ core = seen, unit = options.unit or "document", ids = {}, count = 0 }, Dedup)
end

local function check_text(name, self, text)
    if getmetatable(self) ~= Dedup then
        error(("bad argument #1 to '%s' (a Dedup expected, got %s)"):format(name, type(self)), 3)
    elseif type(text) ~= "string" then
        error(("bad argument #2 to '%s' (string expected, got %s)"):format(name, type(text)), 3)
    end
end

local REASONS = { exact = "the same words as in %s", near = "nearly the same words as in %s" }

-- What is told of a text, by itself or by its signature (`how` is see or judge); nil where it is new.
local function judge(self, how, text, id)
    local kind, of, similarity = self.core[how](self.core, text)
    self.count = self.count + 1
    if not kind then
        self.ids[of] = nil -- that of a text that was forgotten for this one
        self.ids[self.count] = id
        return nil
    end
    local earlier = self.ids[of]
    if earlier == nil then
        earlier = of
    end
    return {
        duplicate_of = earlier,
        similarity = similarity,
        kind = kind,
        reason = REASONS[kind]:format(tostring(earlier)),
    }
end

--- nil for a text that is new, and is remembered by its id (its number, where none is given); else what it repeats.
function Dedup:add(text, id)
    check_text("add", self, text)
    return judge(self, "see", text, id)
end

-- Where the unit that begins at `at` ends, and where the next one begins.
local ENDS = {
    document = function(text)
        return #text, #text + 1
    end,
    line = function(text, at)
        local newline = text:find("\n", at, true)
        return newline and newline - 1 or #text, (newline or #text) + 1
    end,
    -- lines without an empty one between
    paragraph = function(text, at)
        local last, after = text:match("()\n[ \t\r]*\n[ \t\r\n]*()", at)
        if not last then
            return #text, #text + 1
        end
        return last - 1, after
    end,
}

-- The units of a text: where each begins and ends, and where the next one begins.
local function units(self, text)
    local at = 1
    return function()
        if at <= #text then
            local first = at
            local last, after = ENDS[self.unit](text, first)
            at = after
            return first, last, after
        end
    end
end

-- The text without the units that have a verdict, and the list of the verdicts.
local function cut(self, text, verdict_of)
    local kept, dropped, i = {}, {}, 0
    for first, last, after in units(self, text) do
        i = i + 1
        local found = verdict_of(i, first, last)
        if found then
            found.first, found.last = first, last
            dropped[#dropped + 1] = found
        else
            kept[#kept + 1] = text:sub(first, after - 1)
        end
    end
    return #dropped == 0 and text or table.concat(kept), dropped
end

--- The text without the units that came before, in this text or an earlier one, and a list of what was dropped.
function Dedup:clean(text, id)
    check_text("clean", self, text)
    return cut(self, text, function(_, first, last)
        return judge(self, "see", text:sub(first, last), id)
    end)
end

--- How many texts were seen, are remembered and were forgotten, how many may be remembered, and the bytes taken.
function Dedup:stats()
    return self.core:stats()
end

--- Frees the memory at once.
function Dedup:close()
    self.core:close()
    self.ids = {}
end

Dedup.__close = Dedup.close

-- Dedup:clean in three parts, for those who work on several texts at once: only the middle part, which is cheap, has to see
-- all of them one after the other.

--- What is compared of a text: a signature of each unit. Nothing is remembered.
function corpus.sign(seen, text)
    local signatures = {}
    for first, last in units(seen, text) do
        signatures[#signatures + 1] = seen.core:sign(text:sub(first, last))
    end
    return signatures
end

--- What each unit repeats, as Dedup:add tells it; false for those that are new.
function corpus.judge(seen, signatures, id)
    local verdicts = {}
    for i, signature in ipairs(signatures) do
        verdicts[i] = judge(seen, "judge", signature, id) or false
    end
    return verdicts
end

--- What Dedup:clean gives, by these verdicts.
function corpus.cut(seen, text, verdicts)
    return cut(seen, text, function(i)
        return verdicts[i]
    end)
end

return corpus
