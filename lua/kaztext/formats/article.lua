--- The article alone: headline, blank line, paragraphs with a blank line between; and where a piece of the document's text
--- stands in it.
local utf8_text = require("kaztext.utf8_text")

local article = {}

local GAP = "\n\n"

--- The headline, if there is one, and the paragraphs, each with its place in doc:text(). One may go over several lines of
--- the page; `title` is true in the headline.
function article.blocks(doc)
    local list, title = {}, doc:title()
    for _, line in ipairs(title and doc:lines() or {}) do
        if line.kind == "title" then
            list[1] = { first = line.first, last = line.first + #title - 1, text = title, title = true }
            break
        end
    end
    for _, paragraph in ipairs(doc:paragraphs()) do
        list[#list + 1] = paragraph
    end
    return list
end

--- The text of the article, with a line end.
function article.text(doc)
    local parts = {}
    for i, block in ipairs(article.blocks(doc)) do
        parts[i] = block.text
    end
    return table.concat(parts, GAP) .. (#parts > 0 and "\n" or "")
end

--- The article as valid UTF-8, and place(first, last) for pieces of doc:text(): the code points before it and before what
--- follows it, nil for what is not in the article. It is fast where pieces are asked for in order.
function article.with_places(doc)
    local list, parts, starts, count = article.blocks(doc), {}, {}, 0
    for i, block in ipairs(list) do
        parts[i], starts[i] = utf8_text.valid(block.text), count
        count = count + utf8_text.count(parts[i]) + #GAP
    end
    local at, seen, seen_count = 1, 0, 0
    local function offset(byte)
        if list[at] and byte < list[at].first + seen then
            at, seen, seen_count = 1, 0, 0
        end
        while list[at] and list[at].last < byte - 1 do
            at, seen, seen_count = at + 1, 0, 0
        end
        local block = list[at]
        if not block or byte < block.first then
            return nil
        end
        local length = byte - block.first
        seen_count = seen_count + utf8_text.count(utf8_text.valid(block.text:sub(seen + 1, length)))
        seen = length
        return starts[at] + seen_count
    end
    local text = table.concat(parts, GAP) .. (#parts > 0 and "\n" or "")
    return text,
        function(first, last)
            local start = offset(first)
            local finish = offset(last + 1)
            if start and finish then
                return start, finish
            end
        end
end

return article
