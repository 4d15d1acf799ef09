--- The text of a document as HTML, its marks in it, each line as what it is.
local blocks_of = require("kaztext.formats.article").blocks
local facts = require("kaztext.formats.facts")
local html = require("kaztext.view.html")
local marks = require("kaztext.marks")

local article = {}

local LONG_RUN = 8 -- so many lines that were left out, one after the other, are folded

local TAGS = { title = "h2", heading = "h3" }

local function open_tag(mark, is_first)
    local is_repair = mark.kind == "REPAIR"
    if not is_first then
        return ('<span class="%s cont">%s'):format(mark.kind, is_repair and "<ins>" or "")
    end
    local tag = is_repair and '<span class="%s" id="%s" title="%s"><del>%s</del><ins>'
        or '<span class="%s" id="%s" title="%s">'
    return tag:format(mark.kind, mark.id, mark.title, mark.from)
end

local function close_tag(mark)
    return mark.kind == "REPAIR" and "</ins></span>" or "</span>"
end

-- Collects the pieces of a line; tags of marks that go on stay open between them.
local function line_writer(found)
    local out, stack = {}, {}
    local writer = {}

    local function close_to(depth)
        for i = #stack, depth + 1, -1 do
            out[#out + 1] = close_tag(stack[i])
            stack[i] = nil
        end
    end

    function writer.put(words, covering)
        local same = 0
        while stack[same + 1] and stack[same + 1] == covering[same + 1] do
            same = same + 1
        end
        close_to(same)
        for i = same + 1, #covering do
            local mark = covering[i]
            local is_first = not mark.id
            if is_first then
                found.show(mark)
            end
            out[#out + 1] = open_tag(mark, is_first)
            stack[i] = mark
        end
        out[#out + 1] = html.escape(words)
    end

    function writer.done()
        close_to(0)
        return table.concat(out)
    end
    return writer
end

local function attributes(line)
    local language = line.language
    local known = language ~= "und" and language ~= "mis"
    return (known and (' lang="%s"'):format(language) or "")
        .. (language == "kk-Arab" and ' dir="rtl"' or ' dir="auto"')
end

local function article_line(line, body)
    local tag = TAGS[line.kind] or TAGS[line.part] or "p"
    local class = line.kind == "title" and "title" or line.part or "text"
    return ('<%s class="%s"%s>%s</%s>\n'):format(tag, class, attributes(line), body, tag)
end

local function dropped_line(line, body, id, reason, words)
    local why = html.escape(("%s · %.0f %%"):format(reason, line.confidence * 100))
    return ('<p class="DROPPED" id="%s" title="%s: %s"%s><b class="why">%s</b> %s</p>\n'):format(
        id,
        words[line.kind],
        why,
        attributes(line),
        words[line.kind],
        body
    )
end

-- Lines for the page; a long run of those that were left out is folded.
local function collector(words)
    local out, run = {}, {}

    local function end_run()
        local lines = table.concat(run)
        if #run > LONG_RUN then
            lines = ('<details class="left-out"><summary>%s <small>%d</small></summary>\n%s</details>\n'):format(
                words.dropped,
                #run,
                lines
            )
        end
        out[#out + 1], run = lines, {}
    end

    local collected = {}

    function collected.put_article(line)
        end_run()
        out[#out + 1] = line
    end

    function collected.put_dropped(line)
        run[#run + 1] = line
    end

    function collected.done()
        end_run()
        return table.concat(out)
    end
    return collected
end

-- The block of the article that the line begins, goes on, or nil; and whether it begins it. A line may be longer than what
-- the article has of it, and a block go over several lines.
local function block_finder(doc)
    local blocks, begun = blocks_of(doc), {}
    local at = 1
    return function(line)
        while blocks[at] and blocks[at].last < line.first do
            at = at + 1
        end
        local block = blocks[at]
        if not block or block.first > line.last then
            return nil, true
        end
        local begins = not begun[block]
        begun[block] = true
        return block, begins
    end
end

--- The lines of the document, those of a paragraph joined; and those that were left out, each with an id that begins with
--- `dropped_id`.
function article.write(doc, found, dropped_id, words)
    local out, dropped = collector(words), {}
    local text = doc:text()
    local read, find_block = marks.reader(found.marks), block_finder(doc)

    local function body_of(item)
        local writer = line_writer(found)
        read(item.first, item.last, function(first, last, covering)
            writer.put(text:sub(first, last), covering)
        end)
        return writer.done()
    end

    for _, line in ipairs(doc:lines()) do
        if facts.is_article(line) then
            local block, begins = find_block(line)
            if begins then
                out.put_article(article_line(line, body_of(block or line)))
            end
        elseif line.kind ~= "blank" then
            local id = dropped_id .. #dropped + 1
            local reason = words.reasons[line.reason] or line.reason
            dropped[#dropped + 1] = { id = id, kind = line.kind, text = html.escape(line.text), reason = reason }
            out.put_dropped(dropped_line(line, body_of(line), id, reason, words))
        end
    end
    return out.done(), dropped
end

return article
