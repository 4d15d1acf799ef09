--- The words of an article as CoNLL-U: a document a page, a paragraph a paragraph, names in MISC.
local utf8_text = require("kaztext.utf8_text")

local conllu = {}

-- The tag, IOB2 of KazNERD's classes, of each word that belongs to a name; the index of the word leads to it.
local function name_tags(words, entities)
    local tags, at = {}, 1
    for _, entity in ipairs(entities) do
        while words[at] and words[at].last < entity.first do
            at = at + 1
        end
        local before = "B-"
        while words[at] and words[at].first <= entity.last do
            tags[at] = before .. entity.type
            before, at = "I-", at + 1
        end
    end
    return tags
end

local function with_tag(row, tag)
    return (
        row:gsub("[^\t]+$", function(misc)
            return "NER=" .. tag .. (misc ~= "_" and "|" .. misc or "")
        end)
    )
end

-- Whether the row is that of a word of doc:words(), or of a range, or of what follows the first word of one.
local function rows_reader()
    local range_end
    return function(row)
        local first, last = row:match("^(%d+)-(%d+)\t")
        if first then
            range_end = tonumber(last)
            return false
        end
        local number = tonumber(row:match("^(%d+)\t"))
        local is_tail = range_end ~= nil and number == range_end
        if is_tail then
            range_end = nil
        end
        return number ~= nil and not is_tail
    end
end

--- A document's sentences; options: page, its name, in `# newdoc id` and, without white space and slashes, in sent_id.
function conllu.write(doc, options)
    local written, message = doc:conllu()
    if not written then
        return nil, message
    end
    local words, paragraphs = doc:words(), doc:paragraphs()
    local tags, is_word = name_tags(words, doc:entities()), rows_reader()
    local page = utf8_text.valid(options.page or "page"):gsub("%c", " ")
    local name = page:gsub("[%s/]+", "_")
    local out, sentence, paragraph, word = { "# newdoc id = " .. page }, 0, 0, 0
    for row in written:gmatch("([^\n]*)\n") do
        if row:find("^# text = ") then
            local first = words[word + 1].first
            local begins = false
            while paragraphs[paragraph + 1] and paragraphs[paragraph + 1].first <= first do
                paragraph, begins = paragraph + 1, true
            end
            sentence = sentence + 1
            out[#out + 1] = begins and "# newpar" or nil
            out[#out + 1] = ("# sent_id = %s-%d"):format(name, sentence)
        elseif is_word(row) then
            word = word + 1
            row = tags[word] and with_tag(row, tags[word]) or row
        end
        out[#out + 1] = row
    end
    return sentence > 0 and table.concat(out, "\n") .. "\n" or ""
end

return conllu
