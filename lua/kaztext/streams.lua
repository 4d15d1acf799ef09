--- Files by name, read and written: "-" is standard input or output, and what ends in .gz or .zst, or begins as these do, goes
--- through the programs gzip and zstd.
local core = require("kaztext.core")

local streams = {}

local BLOCK = 64 * 1024

local PROGRAMS = { gz = "gzip", zst = "zstd" }
local BEGINNINGS = { gzip = "\31\139", zstd = "\40\181\47\253" }

--- The program that compressed what begins with these bytes; nil where it is none of those that are known.
function streams.packer_of(bytes)
    for program, beginning in pairs(BEGINNINGS) do
        if bytes:sub(1, #beginning) == beginning then
            return program
        end
    end
end

--- The name without the ending that says how it is compressed, and the program that does it.
function streams.plain_name(name)
    local plain, ending = name:match("^(.+)%.(%w+)$")
    if plain and PROGRAMS[ending] then
        return plain, PROGRAMS[ending]
    end
    return name, nil
end

--- Whether both names are of one file, however they are written; devices are no such files.
function streams.is_same(a, b)
    return core.same_file(a, b)
end

--- Keeps a file for this process alone: true and the lock, to be closed, or true alone for what needs none; nil and a message
--- where another process has it or it cannot be written. The system keeps the lock, on the file itself, so it ends with the process, however that
--- ends, and leaves nothing behind.
function streams.lock(name)
    if name == "-" then
        return true
    end
    local lock, message = core.lock(name)
    if lock == false then
        message = "another run is writing to it"
    end
    return message == nil or nil, message or lock
end

--- Has no file that is opened take the place of standard input, output or error where that was closed.
function streams.keep_standard()
    core.fill_standard()
end

--- What the system says of a file, without its name.
function streams.reason(message)
    return (tostring(message):gsub("^.*: ", ""))
end

local function quote(name)
    return "'" .. name:gsub("'", "'\\''") .. "'"
end

-- Whether a command of the shell ends well; Lua 5.1 gives the status as a number.
local function succeeds(command)
    local status = os.execute(command)
    return status == true or status == 0
end

local function check_program(program)
    if succeeds("command -v " .. program .. " >/dev/null 2>&1") then
        return true
    end
    return nil, ("this needs the program %s (Debian, Ubuntu: apt install %s)"):format(program, program)
end

--- Whether standard error is a terminal.
function streams.is_terminal()
    return succeeds("test -t 2")
end

-- Runs a program through a pipe. What it says on standard error goes to a file of its own, after the number of the shell
-- that runs it: Lua 5.1 does not tell how a pipe's program ended, so a failure is written there, too.
local function run(command, mode)
    local trouble = os.tmpname()
    local line = "{ echo $$ >&2; %s || echo failed >&2; } 2>%s"
    local pipe, message = io.popen(line:format(command, quote(trouble)), mode)
    if not pipe then
        os.remove(trouble)
        return nil, message
    end
    return pipe, trouble
end

local function read_file(name)
    local file = io.open(name, "rb")
    local content = file and file:read("*a")
    if file then
        file:close()
    end
    return content
end

-- Ends the pipe; nil and the program's words where it failed.
local function finish(pipe, trouble)
    pipe:close()
    local words = (read_file(trouble) or ""):gsub("^%d+\n", "")
    os.remove(trouble)
    if words:find("%S") then
        return nil, (words:gsub("\nfailed\n$", ""):gsub("^%s+", ""):gsub("%s+$", ""):gsub("%s*\n%s*", "; "))
    end
    return true
end

-- ---- Reading ----

local Input = {}
Input.__index = Input

-- The program by which the file is to be read, if any. What was saved from the web is packed now and then without its name
-- saying so; of a pipe, which cannot go back, it is not seen.
local function program_for(name, file)
    local _, program = streams.plain_name(name)
    if program or not file:seek("set", 0) then
        return program
    end
    program = streams.packer_of(file:read(4) or "")
    file:seek("set", 0)
    return program
end

--- A file to read; nil and a message where it cannot be.
function streams.open(name)
    if name == "-" then
        return setmetatable({ file = io.stdin, is_standard = true }, Input)
    end
    local file, message = io.open(name, "rb")
    if not file then
        return nil, streams.reason(message)
    end
    local program = program_for(name, file)
    if not program then
        return setmetatable({ file = file }, Input)
    end
    file:close()
    local known, missing = check_program(program)
    if not known then
        return nil, missing
    end
    local pipe, trouble = run(("%s -dc <%s"):format(program, quote(name)), "r")
    if not pipe then
        return nil, trouble
    end
    return setmetatable({ file = pipe, trouble = trouble }, Input)
end

local IS_WINDOWS = package.config:sub(1, 1) == "\\"

--- From the first byte on standard input is read as it comes: who feeds a pipe line by line wants to see what comes of it.
function Input:be_prompt()
    self.is_prompt = self.is_standard and not IS_WINDOWS
end

function Input:next_bytes(most)
    if not self.is_prompt then
        return self.file:read(most)
    end
    local bytes, message = core.read_some(self.file, most)
    self.is_slow = bytes ~= nil and #bytes < most
    return bytes, message
end

--- Up to `most` bytes; nil at the end, and a message where it is not the true end. `is_slow` is then true where there were
--- less of them yet.
function Input:read(most)
    local bytes, message = self:next_bytes(most)
    if bytes and not self.has_begun then
        self.has_begun = true
        local program = streams.packer_of(bytes)
        if program then
            return nil, ("what comes here is compressed; %s -dc unpacks it"):format(program)
        end
    end
    if bytes or not self.trouble then
        return bytes, message
    end
    local fine
    fine, message = finish(self.file, self.trouble)
    self.file, self.trouble = nil, nil
    if not fine then
        return nil, message
    end
end

--- Steps over bytes: at once in a plain file, by reading in others. Whether there were so many.
function Input:skip(length)
    if not self.trouble and not self.is_standard and self.file:seek("cur", length) then
        return true
    end
    while length > 0 do
        local bytes = self:read(math.min(length, 1024 * 1024))
        if not bytes then
            return false
        end
        length = length - #bytes
    end
    return true
end

--- How many bytes of the file have been read, as it lies there; nil where that is not known. Of what a program reads Linux
--- tells it.
function Input:consumed()
    if not self.file or self.is_standard then
        return nil
    elseif not self.trouble then
        return self.file:seek()
    end
    local shell = (read_file(self.trouble) or ""):match("^%d+")
    local program = shell and (read_file(("/proc/%s/task/%s/children"):format(shell, shell)) or ""):match("^%d+")
    local state = program and read_file(("/proc/%s/fdinfo/0"):format(program))
    return state and tonumber(state:match("pos:%s*(%d+)"))
end

function Input:close()
    if self.trouble then
        finish(self.file, self.trouble)
    elseif self.file and not self.is_standard then
        self.file:close()
    end
    self.file, self.trouble = nil, nil
end

--- Bytes that a program compressed; nil and a message where they are broken, or more than `limit` come of them.
function streams.expand(bytes, program, limit)
    local known, missing = check_program(program)
    if not known then
        return nil, missing
    end
    local name = os.tmpname()
    local file = assert(io.open(name, "wb"))
    file:write(bytes)
    file:close()
    local pipe, trouble = run(("%s -dc <%s"):format(program, quote(name)), "r")
    if not pipe then
        os.remove(name)
        return nil, trouble
    end
    local expanded, length = {}, 0
    for block in
        function()
            return length <= limit and pipe:read(BLOCK) or nil
        end
    do
        expanded[#expanded + 1], length = block, length + #block
    end
    local fine, message = finish(pipe, trouble)
    os.remove(name)
    if length > limit then
        return nil, ("the content unpacked is over the limit of %d bytes"):format(limit)
    end
    return fine and table.concat(expanded) or nil, message
end

-- ---- Writing ----

local Output = {}
Output.__index = Output

--- A file to write, anew or, with `appends`, behind what it holds; nil and a message where it cannot be.
function streams.create(name, appends)
    if name == "-" then
        return setmetatable({ name = "standard output", file = io.stdout, is_standard = true }, Output)
    end
    local file, message = io.open(name, appends and "ab" or "wb")
    if not file then
        return nil, streams.reason(message)
    end
    local _, program = streams.plain_name(name)
    if program then
        local known, missing = check_program(program)
        if not known then
            file:close()
            return nil, missing
        end
        os.remove(name .. ".member") -- of a run that was killed
    end
    return setmetatable({ name = name, file = file, program = program }, Output)
end

-- A program that outlives a run which is killed must not write to a file that the next run has taken up again, so what is
-- compressed goes to a file of its own first, a new one each time.
function Output:begin_member()
    local member = self.name .. ".member"
    os.remove(member)
    local pipe, trouble = run(("%s -c >%s"):format(self.program, quote(member)), "w")
    if not pipe then
        return nil, trouble
    end
    self.pipe, self.trouble, self.member = pipe, trouble, member
    return true
end

-- Ends what is compressed, and adds it to the file.
function Output:end_member()
    local fine, message = finish(self.pipe, self.trouble)
    self.pipe = nil
    local compressed = fine and io.open(self.member, "rb")
    while compressed do
        local bytes = compressed:read(1024 * 1024)
        if not bytes then
            break
        end
        fine, message = self.file:write(bytes)
        if not fine then
            break
        end
    end
    if compressed then
        compressed:close()
    end
    os.remove(self.member)
    return fine and true, message
end

local function told(fine, message)
    return fine and true or nil, not fine and streams.reason(message) or nil
end

--- A file of Lua to write to until the output is flushed or closed; nil and a message.
function Output:handle()
    if self.program and not self.pipe then
        local begun, message = self:begin_member()
        if not begun then
            return nil, message
        end
    end
    return self.pipe or self.file
end

--- true, or nil and a message.
function Output:write(bytes)
    if bytes == "" then
        return true
    end
    local file, message = self:handle()
    if not file then
        return nil, message
    end
    return told(file:write(bytes))
end

--- Hands everything to the system, so that the file ends well here: what is compressed ends a member (a frame), and the
--- next bytes begin another. true, or nil and a message.
function Output:flush()
    if self.pipe then
        local fine, message = self:end_member()
        if not fine then
            return nil, message
        end
    end
    return told(self.file:flush())
end

--- true, or nil and a message.
function Output:close()
    local fine, message = self:flush()
    if not self.is_standard then
        self.file:close()
    end
    return fine, message
end

return streams
