--- What kaz.check finds in lines of a buffer, as diagnostics.
local encoding = require("kaztext.nvim.encoding")
local kaz = require("kaztext")
local messages = require("kaztext.nvim.messages")
local places = require("kaztext.nvim.places")

local findings = {}

local SEVERITY = vim.diagnostic.severity
local SEVERITIES = {
    encoding = SEVERITY.ERROR,
    lookalike = SEVERITY.ERROR,
    ["mixed-scripts"] = SEVERITY.WARN,
    ["kazakh-letters"] = SEVERITY.WARN,
    suffix = SEVERITY.WARN,
    ["invalid-bytes"] = SEVERITY.ERROR,
    composition = SEVERITY.WARN,
    invisible = SEVERITY.WARN,
    quotes = SEVERITY.INFO,
    space = SEVERITY.HINT,
    punctuation = SEVERITY.HINT,
}

local PARAGRAPH = 40 -- lines that are looked at on either side of a change

-- What is only missing has no place of its own: the character before it is shown.
local function shown(line, col, end_col)
    if col < end_col or col == 0 then
        return col, end_col
    end
    local from = line:sub(1, col):find("[^\128-\191][\128-\191]*$")
    return from - 1, col
end

local function diagnostic(finding, at, lines)
    local row, col, end_row, end_col = at:span(finding.first, finding.last)
    local from, to = shown(lines[row - at.row + 1], col, end_col)
    return {
        lnum = row,
        col = from,
        end_lnum = end_row,
        end_col = to,
        severity = SEVERITIES[finding.kind],
        source = "kaztext",
        code = finding.kind,
        message = finding.message,
        user_data = { kaztext = { col = col, from = finding.text, to = finding.fix } },
    }
end

--- The options of kaz.check by the user's settings, for rows of a buffer.
function findings.options(settings, buf, first, last)
    return {
        encoding = encoding.of(buf, first, last),
        kinds = settings.kinds,
        messages = messages.language(),
        profile = settings.profile,
        rules = settings.rules,
        restore = settings.restore or nil,
    }
end

--- Raises what is wrong with the user's settings, before they are used again and again.
function findings.try(settings)
    kaz.check("", findings.options(settings, 0, 0, 0))
end

--- The diagnostics of lines, the first of which is the row `row`.
function findings.of(lines, row, options)
    local list = {}
    local at = places.of(lines, row)
    for _, finding in ipairs(assert(kaz.check(table.concat(lines, "\n"), options))) do
        local one = diagnostic(finding, at, lines)
        if one.lnum == one.end_lnum then
            list[#list + 1] = one
        end
    end
    return list
end

--- The rows of the paragraphs that the rows from `first` to before `last` are in: what a quotation mark is depends on them.
function findings.paragraph(buf, first, last)
    local top = math.max(0, first - PARAGRAPH)
    local above = vim.api.nvim_buf_get_lines(buf, top, first, false)
    for i = #above, 1, -1 do
        if not above[i]:find("%S") then
            top = top + i
            break
        end
    end
    for i, line in ipairs(vim.api.nvim_buf_get_lines(buf, last, last + PARAGRAPH, false)) do
        if not line:find("%S") then
            return top, last + i
        end
    end
    return top, math.min(last + PARAGRAPH, vim.api.nvim_buf_line_count(buf))
end

--- The findings at a place, checked now: those that cover the column, or else all of the row.
function findings.here(buf, row, col, settings)
    local first, last = findings.paragraph(buf, row, row + 1)
    local lines = vim.api.nvim_buf_get_lines(buf, first, last, false)
    local of_row, covering = {}, {}
    for _, one in ipairs(findings.of(lines, first, findings.options(settings, buf, first, last))) do
        if one.lnum == row then
            of_row[#of_row + 1] = one
            if one.col <= col and col < math.max(one.end_col, one.col + 1) then
                covering[#covering + 1] = one
            end
        end
    end
    return covering[1] and covering or of_row
end

return findings
