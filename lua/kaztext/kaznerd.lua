--- Tags as KazNERD has them. Its spans have other borders than the record's; the modules of kaztext.kaznerd map the one onto
--- the other.
local amounts = require("kaztext.kaznerd.amounts")
local core = require("kaztext.core")
local names = require("kaztext.kaznerd.names")
local posts = require("kaztext.kaznerd.posts")
local rules = require("kaztext.kaznerd.rules")

local kaznerd = {}

-- Whether a space stands before token i, as the sentence was before it was cut up.
local function parted(tokens, i)
    local before, token, after = tokens[i - 1], tokens[i], tokens[i + 1]
    if not before or before == "(" or before == "«" then
        return false
    end
    if token:find("^[\128-\255%a]") then
        return token ~= "»"
    end
    local inside = before:find("^[,:]$") and i > 2 and tokens[i - 2]:find("^%d+$") and token:find("^%d")
    local begins = token:find("^[,:]$") and before:find("^%d+$") and after and after:find("^%d")
    return not (inside or begins or token:find("^[,.;:!?)]$") or token == "»")
end

-- The sentence's text, and where each token stands in it.
local function join(tokens)
    local text, places, at = {}, {}, 1
    for i, token in ipairs(tokens) do
        if parted(tokens, i) then
            text[#text + 1] = " "
            at = at + 1
        end
        places[i] = { first = at, last = at + #token - 1 }
        text[#text + 1] = token
        at = at + #token
    end
    return table.concat(text), places
end

-- The first token that ends at the place or after it.
local function token_at(places, at)
    local low, high = 1, #places + 1
    while low < high do
        local middle = math.floor((low + high) / 2)
        if places[middle].last < at then
            low = middle + 1
        else
            high = middle
        end
    end
    return low
end

local function is_free(tags, places, from, last)
    local i = from
    while places[i] and places[i].first <= last do
        if tags[i] ~= "O" then
            return false
        end
        i = i + 1
    end
    return i > from
end

-- Where two spans overlap, the first one given has the tokens.
local function tags_of(spans, places)
    local tags = {}
    for i = 1, #places do
        tags[i] = "O"
    end
    for _, span in ipairs(spans) do
        local i = token_at(places, span.first)
        local sign = is_free(tags, places, i, span.last) and "B-"
        while sign and places[i] and places[i].first <= span.last do
            tags[i], sign, i = sign .. span.class, "I-", i + 1
        end
    end
    return tags
end

--- The spans of a document that is plain and not repaired: { class, first, last }, those that hold others first.
function kaznerd.spans(doc)
    local spans, text, entities = {}, doc:text(), doc:entities()
    local function add(class, first, last)
        spans[#spans + 1] = { class = class, first = first, last = last }
    end
    local found, called = rules.find(doc), {}
    for _, span in ipairs(found) do
        called[#called + 1] = span.called
        if span.holds then
            add(span.class, span.first, span.last)
        end
    end
    posts.add(doc, entities, add)
    names.add_entities(entities, called, add)
    amounts.add_times(doc, text, add)
    amounts.add_numbers(doc, text, add)
    for _, span in ipairs(found) do
        if span.class and not span.holds then
            add(span.class, span.first, span.spanned and amounts.span_end(text, span.last) or span.last)
        end
    end
    return spans
end

local function check(tokens, options)
    for name in pairs(options) do
        if name ~= "extend" then
            error(("bad argument #2 to 'tag' (unknown option '%s')"):format(tostring(name)), 3)
        end
    end
    if type(tokens) ~= "table" then
        error("bad argument #1 to 'tag' (table expected, got " .. type(tokens) .. ")", 3)
    end
    for i, token in ipairs(tokens) do
        if type(token) ~= "string" then
            error(("bad argument #1 to 'tag' (token %d: string expected, got %s)"):format(i, type(token)), 3)
        end
    end
end

-- Only a time with a value shows its class; any day of publication gives one to all.
local DAY = "2019-06-15"

--- The tags of a sentence's tokens, in IOB2: { "B-GPE", "O", … }; nil, message, code where it is too large. Options: extend,
--- as of a document.
function kaznerd.tag(tokens, options)
    options = options or {}
    check(tokens, options)
    local text, places = join(tokens)
    local how = { plain = true, raw = true, encoding = "utf-8", date = DAY, extend = options.extend }
    local doc, message, code = core.document(text, how)
    if not doc then
        return nil, message, code
    end
    local spans = kaznerd.spans(doc)
    doc:close()
    return tags_of(spans, places)
end

return kaznerd
