-- Reads a data file: UTF-8, tab-separated, `#` starts a comment line, the first other line names the columns.
-- Returns a list of rows, each a table by column name with `line` and `file` added. Stops at a row that has another
-- number of columns, so that a slip in a data file is found when it is made.
local tsv = {}

local function split(line)
    local cells = {}
    for cell in (line .. "\t"):gmatch("([^\t]*)\t") do
        cells[#cells + 1] = cell
    end
    return cells
end

function tsv.read(path)
    local rows, columns, number = {}, nil, 0
    for line in assert(io.open(path, "rb")):lines() do
        number = number + 1
        line = line:gsub("\r$", "")
        if line ~= "" and line:sub(1, 1) ~= "#" then
            local cells = split(line)
            if not columns then
                columns = cells
            else
                if #cells ~= #columns then
                    error(("%s:%d: %d columns where %d are named"):format(path, number, #cells, #columns), 0)
                end
                local row = { line = number, file = path }
                for i, name in ipairs(columns) do
                    row[name] = cells[i]
                end
                rows[#rows + 1] = row
            end
        end
    end
    return rows, columns
end

-- Raises with the row's place.
function tsv.fail(row, message)
    error(("%s:%d: %s"):format(row.file, row.line, message), 0)
end

return tsv
