--- Tables by buffer that forget a buffer when it is wiped out.
local buffers = {}

local tables = {}

local function forget_wiped()
    vim.api.nvim_create_autocmd("BufWipeout", {
        group = vim.api.nvim_create_augroup("kaztext", { clear = false }),
        desc = "what kaztext knows of the buffer",
        callback = function(event)
            for _, one in ipairs(tables) do
                one[event.buf] = nil
            end
        end,
    })
end

--- An empty table whose keys are to be buffers.
function buffers.table()
    if #tables == 0 then
        forget_wiped()
    end
    tables[#tables + 1] = {}
    return tables[#tables]
end

return buffers
