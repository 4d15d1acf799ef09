--- Tells what changed in a buffer, at once and again when the user has paused.
local watch = {}

--- A range of rows after lines from `first` to before `old` became those to before `new`.
function watch.follow(range, first, old, new)
    for _, side in ipairs({ 1, 2 }) do
        if range[side] >= old then
            range[side] = range[side] + new - old
        elseif range[side] > first then
            range[side] = side == 1 and first or new
        end
    end
end

local function add(dirty, first, old, new)
    if not dirty then
        return { first, new }
    end
    watch.follow(dirty, first, old, new)
    return { math.min(dirty[1], first), math.max(dirty[2], new) }
end

local Watch = {}
Watch.__index = Watch

--- Nothing is told any more.
function Watch:stop()
    if not self.stopped then
        self.stopped = true
        self.timer:stop()
        self.timer:close()
    end
end

local function settle(self)
    local dirty = self.dirty
    self.dirty = nil
    if dirty and not self.stopped and vim.api.nvim_buf_is_loaded(self.buf) then
        self.settled(dirty[1], math.min(dirty[2], vim.api.nvim_buf_line_count(self.buf)))
    end
end

-- Between a change and what is done about it, in milliseconds; each change begins it anew.
local function wait(self)
    self.timer:stop()
    self.timer:start(
        self.delay,
        0,
        vim.schedule_wrap(function()
            settle(self)
        end)
    )
end

-- All lines are others now.
local function read_again(self)
    if not self.stopped then
        self.dirty = { 0, math.huge }
        self.changed(0, math.huge, 0)
        wait(self)
    end
end

local attach

-- `:edit` unloads a buffer and loads it again: only afterwards can be told whether it is gone.
local function detached(self)
    vim.schedule(function()
        if self.stopped then
            return
        elseif vim.api.nvim_buf_is_loaded(self.buf) then
            attach(self)
            read_again(self)
        else
            self:stop()
            self.gone()
        end
    end)
end

function attach(self)
    vim.api.nvim_buf_attach(self.buf, false, {
        on_lines = function(_, _, _, first, old, new)
            if self.stopped then
                return true
            end
            self.changed(first, old, new)
            self.dirty = add(self.dirty, first, old, new)
            wait(self)
        end,
        on_reload = function()
            read_again(self)
        end,
        on_detach = function()
            detached(self)
        end,
    })
end

--- Calls changed(first, old, new) for each change of buf, as nvim_buf_attach has it, settled(first, last) for the rows that
--- changed until a pause of `delay` milliseconds, and gone() when the buffer is no longer there.
function watch.start(watching)
    local self = setmetatable(watching, Watch)
    self.timer = vim.loop.new_timer()
    attach(self)
    return self
end

return watch
