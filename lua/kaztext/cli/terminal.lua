--- What is known of the terminal that standard output goes to.
local terminal = {}

local WIDEST = 100 -- longer lines are hard to read

--- Whether standard output is a terminal.
function terminal.is_there()
    local status = os.execute("test -t 1")
    return status == true or status == 0
end

--- Whether to colour, as --colour says; `auto` where there is a terminal that can, and NO_COLOR does not say otherwise.
function terminal.wants_colour(choice)
    if choice ~= "auto" then
        return choice == "always"
    end
    return (os.getenv("NO_COLOR") or "") == "" and os.getenv("TERM") ~= "dumb" and terminal.is_there()
end

--- The columns to write in; nil where lines need no end.
function terminal.width()
    local columns = tonumber(os.getenv("COLUMNS") or "")
    if not columns and terminal.is_there() then
        local pipe = io.popen("stty size 2>/dev/null </dev/tty")
        columns = pipe and tonumber((pipe:read("*a"):match("%d+%s+(%d+)")))
        if pipe then
            pipe:close()
        end
    end
    return columns and columns >= 20 and math.min(columns, WIDEST) or nil
end

return terminal
