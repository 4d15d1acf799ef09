--- Text that was opened in a wrong encoding: Neovim shows it as letters, and no file would tell any more.
local kaz = require("kaztext")

local encoding = {}

local SAMPLE = 64 * 1024 -- bytes by which it is told
local STEP = 50 -- lines

local function sample_of(buf, first, last)
    local sample, bytes, row = {}, 0, first
    while row < last and bytes < SAMPLE do
        for _, line in ipairs(vim.api.nvim_buf_get_lines(buf, row, math.min(row + STEP, last), false)) do
            if line:find("[\128-\255]") and #line < SAMPLE then
                sample[#sample + 1] = line
                bytes = bytes + #line
            end
        end
        row = row + STEP
    end
    return table.concat(sample, "\n")
end

--- What the option `encoding` should be for rows: utf-8, or auto where they are to be read anew.
function encoding.of(buf, first, last)
    local text = sample_of(buf, first, last)
    local decoded, name = kaz.decode(text)
    return (not decoded or name == "utf-8" and decoded == text) and "utf-8" or "auto"
end

return encoding
