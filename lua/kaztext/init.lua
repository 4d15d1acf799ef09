--- kaztext: repairs, analyses and mines Kazakh text. The calls are described in doc/api.lua.
local core = require("kaztext.core")

local kaztext = {}

--- The version of this copy.
kaztext.version = "scm"

kaztext.document = core.document
kaztext.decode = core.decode
kaztext.language = core.language
kaztext.languages = core.languages
kaztext.lemma = core.lemma
kaztext.analyse = core.analyse
kaztext.stem = core.stem
kaztext.inflect = core.inflect
kaztext.spell = core.spell
kaztext.suffix = core.suffix
kaztext.verbalize = core.verbalize
kaztext.translit = core.translit
kaztext.upper = core.upper
kaztext.lower = core.lower
kaztext.title = core.title
kaztext.iin = core.iin
kaztext.bin = core.bin
kaztext.iban = core.iban
kaztext.phone = core.phone
kaztext.card = core.card
kaztext.quality = core.quality
kaztext.mask = core.mask

-- Functions of modules, or modules, that are loaded when they are first asked for, so that `require "kaztext"` costs next to nothing.
local LATER = {
    filter = { "kaztext.corpus", "filter" },
    dedup = { "kaztext.corpus", "dedup" },
    recipe = { "kaztext.recipe", "new" },
    recipes = { "kaztext.recipes" },
    rule = { "kaztext.rule", "new" },
    undo = { "kaztext.edits", "undo" },
    tag = { "kaztext.kaznerd", "tag" },
    check = { "kaztext.check", "text" },
    format = { "kaztext.formats", "of" },
    view = { "kaztext.view", "of" },
}

setmetatable(kaztext, {
    later = LATER,
    __index = function(_, name)
        local place = LATER[name]
        if place then
            local module = require(place[1])
            kaztext[name] = place[2] and module[place[2]] or module
            return kaztext[name]
        end
    end,
})

--- The repaired text (the same string where nothing was wrong) and the list of edits that lead to it.
--- Line by line: no line is cut or judged, and none joined unless options.unwrap asks for it. Other options: profile, rules,
--- restore, as of a document.
function kaztext.normalize(text, options)
    local all = {}
    for name, value in pairs(options or {}) do
        all[name] = value
    end
    all.plain, all.unwrap = not all.unwrap, nil
    local doc, message, code = core.document(text, all)
    if not doc then
        return nil, message, code
    end
    local repaired, list = doc:text(), doc:edits()
    doc:close()
    return repaired, list
end

--- The text with Kazakh letters where they were typed as Russian ones, the edits, and the words that remain in doubt.
function kaztext.restore(text)
    local doc, message, code = core.document(text, { plain = true, raw = true, restore = true })
    if not doc then
        return nil, message, code
    end
    local restored, list, doubts = doc:text(), doc:edits(), doc:doubts()
    doc:close()
    return restored, list, doubts
end

-- A layer of a text that is taken as it is, without repair.
local function layer_of(text, layer)
    local doc, message, code = core.document(text, { plain = true, raw = true })
    if not doc then
        return nil, message, code
    end
    local items = doc[layer](doc)
    doc:close()
    return items
end

function kaztext.tokens(text)
    return layer_of(text, "tokens")
end

function kaztext.words(text)
    return layer_of(text, "words")
end

function kaztext.identifiers(text)
    return layer_of(text, "identifiers")
end

-- «екі-екіден» is two, each time.
local function is_distributive(items, text)
    return #items == 2 and items[1].value == items[2].value and text:sub(items[1].last + 1, items[2].first - 1) == "-"
end

-- The one number that a text is, with what it counts.
local function amount(text)
    local doc = core.document(text, { plain = true, raw = true })
    local items = doc and doc:numbers() or {}
    if doc then
        doc:close()
    end
    local from, to = text:match("^%s*()"), #text:match("^(.-)%s*$")
    if not items[1] or items[1].first ~= from then
        return nil
    end
    local last = items[#items]
    local whole = last.last == to or last.noun_last == to
    if whole and (#items == 1 or is_distributive(items, text)) then
        return items[1]
    end
end

local ARABIC_DIGIT = "\217([\160-\169])" -- U+0660 to U+0669

-- A text in Latin or Arabic letters in Cyrillic ones; nil for one that has some already.
local function in_cyrillic(text)
    if text:find("[\208-\211]") then
        return nil
    end
    local digits = text:gsub(ARABIC_DIGIT, function(byte)
        return string.char(byte:byte() - 160 + 48)
    end)
    return core.translit(digits, "cyrl")
end

-- Value, kind, and the entry of a number with what it counts; nil, message, code.
local function read_number(text)
    local value, kind, code = core.number(text)
    if value then
        return value, kind
    end
    local item = amount(text)
    if item then
        return item.value, item.kind, item
    end
    return nil, kind, code
end

--- What a number is worth: in words, digits or both, in any form and alphabet, alone or with what it counts. Only
--- Cyrillic text has an entry: that of another would have the wrong places.
function kaztext.number(text)
    local value, kind, rest = read_number(text)
    if not rest then
        return value, kind
    end
    local cyrillic = not value and in_cyrillic(text)
    if cyrillic then
        local read, read_kind = read_number(cyrillic)
        if read then
            return read, read_kind
        end
    end
    return value, kind, rest
end

local SIGNS = { PUNCT = true, SYM = true }

function kaztext.lemmas(text)
    local words, message, code = kaztext.words(text)
    if not words then
        return nil, message, code
    end
    local lemmas = {}
    for _, word in ipairs(words) do
        if not SIGNS[word.upos] then
            lemmas[#lemmas + 1] = word.lemma
        end
    end
    return lemmas
end

function kaztext.stems(text)
    local tokens, message, code = kaztext.tokens(text)
    if not tokens then
        return nil, message, code
    end
    local stems, known = {}, {}
    for _, token in ipairs(tokens) do
        if token.kind ~= "punct" and token.kind ~= "symbol" then
            known[token.text] = known[token.text] or core.stem(token.text)
            stems[#stems + 1] = known[token.text]
        end
    end
    return stems
end

function kaztext.sentences(text)
    return layer_of(text, "sentences")
end

local adapters = {
    icu = "ICU: `apt install libicu-dev` or `brew install icu4c`",
    pcre = "PCRE2: `apt install libpcre2-dev` or `brew install pcre2`",
    html = "gumbo: `apt install libgumbo-dev` or `brew install gumbo-parser`",
}

-- An adapter is loaded when its first function is called; without it only that function is lost.
local function adapter(name)
    local found, module = pcall(require, "kaztext." .. name)
    if not found then
        error(("kaztext.%s could not be loaded; it needs %s (%s)"):format(name, adapters[name], module), 3)
    end
    return module
end

function kaztext.nfc(text)
    return adapter("icu").nfc(text)
end

function kaztext.pattern(regex, flags)
    return adapter("pcre").compile(regex, flags)
end

local REPAIRED = { "title", "author", "site", "description" }

-- What the page says of itself, its words repaired as the text is.
local function meta_of(heads, options)
    local meta = require("kaztext.metadata").of(heads)
    if not options.raw then
        for _, name in ipairs(REPAIRED) do
            meta[name] = meta[name]
                and kaztext.normalize(meta[name], { profile = options.profile, rules = options.rules })
        end
    end
    return meta
end

--- The document of an HTML page. Options: those of a document, and content_type, the header that HTTP gave with it.
function kaztext.html(bytes, options)
    local parser = adapter("html")
    local all = {}
    for name, value in pairs(options or {}) do
        all[name] = value
    end
    if type(all.content_type) ~= "string" and all.content_type ~= nil then
        error("bad argument #2 to 'html' (content_type: a string is expected)", 2)
    end
    if type(bytes) == "string" and (all.encoding == nil or all.encoding == "auto") then
        all.encoding = require("kaztext.charset").of(bytes, all.content_type) or "auto"
    end
    all.content_type = nil
    local failure
    all.reader = function(text)
        local packed, heads, code = parser.parse(text)
        if not packed then
            failure = { heads, code }
            return nil, {}
        end
        return packed, meta_of(heads, all)
    end
    local doc, message, code = core.document(bytes, all)
    if failure then
        return nil, failure[1], failure[2]
    end
    return doc, message, code
end

return kaztext
