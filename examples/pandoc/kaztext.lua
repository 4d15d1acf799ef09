--- A pandoc filter (2.17 or later): repairs the Kazakh of a document and, where the metadata ask for it, writes it in
--- another alphabet.
---
---   kaztext:
---     scheme: latn-2021     cyrl, latn-2017, latn-2018, latn-2021, arab, bgn, iso9; none: the alphabet stays
---     profile: strict       a profile of the repair
---
--- A paragraph is read as one text, so a word that is partly bold is still one word. Code, formulas, raw pieces,
--- citations and what is marked as another language stay as they are, and so do attributes and addresses of links.
local kaz = require("kaztext")

-- Stands for a piece that is not text; it is found again by its place.
local OBJECT = "\238\128\128"
local SPACES = { Space = " ", SoftBreak = "\n" }
local META_TEXTS = { "title", "subtitle", "author", "abstract", "description", "keywords" }
local LANGUAGES = { cyrl = "kk-Cyrl", arab = "kk-Arab" }

local options = {}

local function is_other_language(element)
    local language = element.attributes.lang or element.attributes["xml:lang"]
    return language and not language:find("^kk") and true or false
end

-- Its text is a text of its own, or none.
local function is_opaque(inline)
    if inline.t == "Span" then
        return is_other_language(inline)
    elseif inline.t == "Link" then
        return pandoc.utils.stringify(inline.content) == inline.target:gsub("^mailto:", "")
    end
    return not inline.content or inline.t == "Note" or inline.t == "Cite"
end

-- The inlines with `"` where pandoc made a pair of quotation marks of it: which marks they should be is for the repair.
local function without_quoted(inlines)
    local flat = pandoc.List()
    for _, inline in ipairs(inlines) do
        if inline.t == "Quoted" and inline.quotetype == "DoubleQuote" then
            flat:insert(pandoc.Str('"'))
            flat:extend(without_quoted(inline.content))
            flat:insert(pandoc.Str('"'))
        else
            flat:insert(inline)
        end
    end
    return flat
end

-- Appends the pieces of the text in their order: the runs of words and spaces of one list, and between them what is not
-- text. Gives the inlines as a tree in which a run stands where its words stood.
local function take_apart(inlines, pieces)
    local tree = {}
    local run
    for _, inline in ipairs(without_quoted(inlines)) do
        local text = inline.t == "Str" and inline.text or SPACES[inline.t]
        if text then
            if not run then
                run = { is_run = true }
                pieces[#pieces + 1], tree[#tree + 1] = run, run
            end
            run[#run + 1] = text
        else
            run = nil
            local node = { inline = inline }
            tree[#tree + 1] = node
            if is_opaque(inline) then
                pieces[#pieces + 1] = { inline.t == "Note" and "" or OBJECT }
            else
                node.content = take_apart(inline.content, pieces)
            end
        end
    end
    return tree
end

local function put_together(tree)
    local inlines = pandoc.List()
    for _, node in ipairs(tree) do
        if node.is_run then
            for space, word in node.text:gmatch("([ \n]*)([^ \n]*)") do
                if space ~= "" then
                    inlines:insert(space:find("\n") and pandoc.SoftBreak() or pandoc.Space())
                end
                if word ~= "" then
                    inlines:insert(pandoc.Str(word))
                end
            end
        else
            if node.content then
                node.inline.content = put_together(node.content)
            end
            inlines:insert(node.inline)
        end
    end
    return inlines
end

-- The text of all pieces; each learns its own and where it stands.
local function join(pieces)
    local texts = {}
    local at = 1
    for i, piece in ipairs(pieces) do
        piece.text = piece.text or table.concat(piece)
        piece.first, piece.last = at, at + #piece.text - 1
        texts[i], at = piece.text, piece.last + 1
    end
    return table.concat(texts)
end

-- The pieces that an edit of the bytes first to last touches, as indexes from and to, counted from `from` on. What is
-- put in between two pieces belongs to the one before.
local function touched(pieces, from, first, last)
    while from < #pieces and pieces[from].last < math.min(first, last) do
        from = from + 1
    end
    local to = from
    while to < #pieces and pieces[to].last < last do
        to = to + 1
    end
    return from, to
end

local function all_runs(pieces, from, to)
    for i = from, to do
        if not pieces[i].is_run and pieces[i].text ~= "" then
            return false
        end
    end
    return true
end

-- The new text of an edit goes to the first run that it touches. One that would change what is not text is left out.
local function repair(pieces)
    local _, edits = kaz.normalize(join(pieces), { profile = options.profile })
    local from = 1
    for _, edit in ipairs(edits) do
        local first, last = edit.original_first, edit.original_last
        local to
        from, to = touched(pieces, from, first, last)
        if all_runs(pieces, from, to) then
            local new = edit.to
            for i = from, to do
                local piece = pieces[i]
                if piece.is_run then
                    local done = piece.done or 1
                    local start = math.max(first, piece.first) - piece.first + 1
                    piece.kept = piece.kept or {}
                    table.insert(piece.kept, piece.text:sub(done, start - 1) .. new)
                    piece.done = math.max(start, math.min(last, piece.last) - piece.first + 2)
                    new = ""
                end
            end
        end
    end
    for _, piece in ipairs(pieces) do
        if piece.kept then
            piece.text = table.concat(piece.kept) .. piece.text:sub(piece.done)
        end
    end
end

local function common_prefix(a, b)
    local n = 0
    while n < #a and a:byte(n + 1) == b:byte(n + 1) do
        n = n + 1
    end
    -- not within a letter
    while n > 0 and (b:byte(n + 1) or 0) >= 0x80 and (b:byte(n + 1) or 0) < 0xC0 do
        n = n - 1
    end
    return n
end

local function words_of(text)
    local words = {}
    for first, last in text:gmatch("()[^ \n]+()") do
        words[#words + 1] = { first = first, last = last - 1 }
    end
    return words
end

-- How many bytes of `new` are what the first `place` bytes of `old` became, which are in the word old_word or before it.
local function border(old, new, old_word, new_word, place)
    if place < old_word.first then
        return place - old_word.first + new_word.first
    elseif place >= old_word.last then
        return new_word.last
    end
    local beginning = kaz.translit(old:sub(old_word.first, place), options.scheme, options.from)
    return new_word.first - 1 + common_prefix(beginning, new:sub(new_word.first, new_word.last))
end

-- A word that stands in several pieces is written as a whole, and cut where its beginning alone would end.
local function transliterate(pieces)
    local old = join(pieces)
    local new, from = kaz.translit(old, options.scheme)
    options.from = from
    local old_words, new_words = words_of(old), words_of(new)
    if #old_words ~= #new_words then
        error("kaztext: the words of a text were not kept apart: " .. old)
    end
    local at, word = 0, 1
    for i, piece in ipairs(pieces) do
        while word < #old_words and old_words[word].last < piece.last do
            word = word + 1
        end
        local stop = i == #pieces and #new or border(old, new, old_words[word], new_words[word], piece.last)
        if piece.is_run then
            piece.text = new:sub(at + 1, stop)
        end
        at = stop
    end
end

local function rewrite(inlines)
    local pieces = {}
    local tree = take_apart(inlines, pieces)
    if not join(pieces):find("[\128-\255%a]") then
        return inlines
    end
    repair(pieces)
    if options.scheme then
        transliterate(pieces)
    end
    return put_together(tree)
end

local function rewrite_content(block)
    block.content = rewrite(block.content)
    return block
end

local texts = {
    traverse = "topdown",
    Para = rewrite_content,
    Plain = rewrite_content,
    Header = rewrite_content,
    Div = function(div)
        if is_other_language(div) then
            return div, false
        end
    end,
    LineBlock = function(block)
        for i, line in ipairs(block.content) do
            block.content[i] = rewrite(line)
        end
        return block
    end,
    DefinitionList = function(list)
        for _, item in ipairs(list.content) do
            item[1] = rewrite(item[1])
        end
        return list
    end,
}

local function rewrite_meta(value)
    local kind = pandoc.utils.type(value)
    if kind == "Inlines" then
        return pandoc.MetaInlines(rewrite(value))
    elseif kind == "List" then
        return value:map(rewrite_meta)
    end
    return value -- blocks are walked as those of the document are
end

local function read_options(meta)
    local given = meta.kaztext or {}
    if type(given) ~= "table" then
        error("kaztext: the field kaztext of the metadata holds the fields scheme and profile")
    end
    for _, name in ipairs({ "scheme", "profile" }) do
        options[name] = given[name] and pandoc.utils.stringify(given[name])
    end
end

local settings = {
    Meta = function(meta)
        read_options(meta)
        if options.scheme then
            meta.lang = LANGUAGES[options.scheme] or "kk-Latn"
            meta.dir = options.scheme == "arab" and "rtl" or meta.dir
        end
        for _, name in ipairs(META_TEXTS) do
            meta[name] = meta[name] and rewrite_meta(meta[name])
        end
        return meta
    end,
}

return { settings, texts }
