--- Tagged sentences: `token tag` a line, an empty line after a sentence.
local iob2 = {}

--- The sentences of an open file, each a list of { text, tag }.
function iob2.read(file)
    local sentences, sentence = {}, {}
    for line in file:lines() do
        local token, tag = line:match("^(%S+) (%S+)")
        if token then
            sentence[#sentence + 1] = { text = token, tag = tag }
        elseif #sentence > 0 then
            sentences[#sentences + 1] = sentence
            sentence = {}
        end
    end
    sentences[#sentences + 1] = #sentence > 0 and sentence or nil
    return sentences
end

function iob2.words(sentence)
    local words = {}
    for i, token in ipairs(sentence) do
        words[i] = token.text
    end
    return words
end

--- The spans of a list of tags: { class, from, to }, indices of tokens.
function iob2.spans(tags)
    local spans, open = {}, nil
    for i, tag in ipairs(tags) do
        local sort, class = tag:match("^([BI])%-(.*)$")
        if sort == "B" or (sort == "I" and not (open and open.class == class)) then
            open = { class = class, from = i, to = i }
            spans[#spans + 1] = open
        elseif sort == "I" then
            open.to = i
        else
            open = nil
        end
    end
    return spans
end

return iob2
