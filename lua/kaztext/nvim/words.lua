--- :Kaztext lemma and :Kaztext number: what a word or a number at the cursor is.
local config = require("kaztext.nvim.config")
local kaz = require("kaztext")
local messages = require("kaztext.nvim.messages")
local say = require("kaztext.nvim.say")
local width = require("kaztext.nvim.width")

local words = {}

local function feats_of(reading)
    local list = {}
    for name, value in pairs(reading.feats) do
        list[#list + 1] = name .. "=" .. value
    end
    table.sort(list)
    return list[1] and table.concat(list, "|") or "_"
end

local function line_of(reading, text)
    return ("%s → %s  %s  %s"):format(text, reading.lemma, reading.upos, feats_of(reading))
end

local function float(lines)
    vim.lsp.util.open_floating_preview(lines, "", { border = "single", focus_id = "kaztext" })
end

-- The words of lines, read as they would be repaired, at their places in the lines as they are.
local function words_of(lines, settings)
    local options = config.repair_options(settings, "utf-8")
    options.plain = true
    local doc = assert(kaz.document(table.concat(lines, "\n"), options))
    local list = doc:words()
    for _, word in ipairs(list) do
        word.first, word.last = doc:original(word.first, word.last)
    end
    doc:close()
    return list
end

-- The item of a list whose place covers a 1-based byte, or that ends right before it.
local function at_byte(list, byte)
    local before
    for _, item in ipairs(list) do
        if item.first <= byte and byte <= item.last then
            return item
        elseif item.last + 1 == byte then
            before = item
        end
    end
    return before
end

local SIGNS = { PUNCT = true, SYM = true }

--- The reading of the word at the cursor that fits its sentence, and the others that it could have.
function words.lemma(settings)
    local cursor = vim.api.nvim_win_get_cursor(0)
    local word = at_byte(words_of({ vim.api.nvim_get_current_line() }, settings), cursor[2] + 1)
    if not word or SIGNS[word.upos] then
        return say.info(messages.text("no_word"))
    end
    local lines = { line_of(word, word.text) }
    for _, reading in ipairs(kaz.analyse(word.text)) do
        local other = line_of(reading, word.text)
        if not vim.tbl_contains(lines, other) then
            lines[#lines + 1] = other
        end
    end
    float(lines)
    return lines
end

local function columns(lines, settings)
    local rows, widest = {}, { 0, 0 }
    for _, word in ipairs(words_of(lines, settings)) do
        local row = { word.text, word.lemma, word.upos, feats_of(word), sentence = word.sentence }
        rows[#rows + 1] = row
        for i = 1, 2 do
            widest[i] = math.max(widest[i], width.of(row[i]))
        end
    end
    return rows, widest
end

local function padded(text, cells)
    return text .. (" "):rep(cells - width.of(text))
end

--- All words of rows with lemma, part of speech and features, in a window.
function words.lemmas(call, settings)
    local rows, widest = columns(vim.api.nvim_buf_get_lines(call.buf, call.first, call.last, false), settings)
    local lines, sentence = {}, nil
    for _, row in ipairs(rows) do
        if sentence and sentence ~= row.sentence then
            lines[#lines + 1] = ""
        end
        sentence = row.sentence
        lines[#lines + 1] = ("%s  %s  %-5s  %s"):format(
            padded(row[1], widest[1]),
            padded(row[2], widest[2]),
            row[3],
            row[4]
        )
    end
    vim.cmd((call.mods ~= "" and call.mods or "botright") .. " new")
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = "nofile", "wipe", false
    vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
    vim.bo.modifiable = false
    vim.keymap.set("n", "q", "<Cmd>close<CR>", { buffer = 0, nowait = true, desc = "close the window" })
end

local function described(number)
    local parts =
        { number.text, "=", number.value % 1 == 0 and ("%.0f"):format(number.value) or tostring(number.value) }
    for _, name in ipairs({ "kind", "currency", "unit", "mod", "noun" }) do
        if number[name] then
            parts[#parts + 1] = number[name]
        end
    end
    return table.concat(parts, " ")
end

--- What the number at the cursor is worth, in digits or words.
function words.number()
    local cursor = vim.api.nvim_win_get_cursor(0)
    local doc = assert(kaz.document(vim.api.nvim_get_current_line(), { plain = true, raw = true }))
    local number = at_byte(doc:numbers(), cursor[2] + 1)
    doc:close()
    if not number then
        return say.info(messages.text("no_number"))
    end
    say.info(described(number))
end

return words
