--- :Kaztext view html: the buffer as a page for a browser.
local config = require("kaztext.nvim.config")
local kaz = require("kaztext")
local messages = require("kaztext.nvim.messages")
local say = require("kaztext.nvim.say")

local page = {}

local function html_of(buf, settings)
    local text = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), "\n")
    local doc, problem = kaz.document(text, config.document_options(settings))
    if not doc then
        return nil, problem
    end
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buf), ":t")
    local html
    html, problem = kaz.view(doc, { lang = messages.language(), name = name ~= "" and name or nil })
    doc:close()
    return html, problem
end

local function write(path, text)
    local file, problem = io.open(path, "wb")
    if not file then
        return problem
    end
    local written
    written, problem = file:write(text)
    file:close()
    return not written and problem or nil
end

--- Writes the page of a buffer to a file, to one that is made up where none is named. `force`: over one that is there.
function page.write(buf, settings, path, force)
    if path and not force and vim.loop.fs_stat(path) then
        return say.error(messages.text("file_there", { path = path }))
    end
    path = path or vim.fn.tempname() .. ".html"
    local html, problem = html_of(buf, settings)
    if html then
        problem = write(path, html)
    end
    if problem then
        say.error(problem)
    else
        say.info(messages.text("written", { path = path }))
    end
end

return page
