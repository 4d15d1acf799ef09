--- What is wrong in a text, each with its place, a sentence for people and what should stand there.
local core = require("kaztext.core")
local endings = require("kaztext.endings")
local sentences = require("kaztext.check_messages")

local check = {}

-- The rules of repair (data/repair/rules.tsv) by the kind of finding they make. Where several had a part in a change, the
-- first of these decides.
local RULES = {
    { "mojibake", "encoding" },
    { "encoding", "encoding" },
    { "latin-lookalike", "lookalike" },
    { "other-cyrillic", "lookalike" },
    { "other-lookalike", "lookalike" },
    { "digit-for-letter", "lookalike" },
    { "lookalike-word", "lookalike" },
    { "cyrillic-in-latin", "mixed-scripts" },
    { "kazakh-letters", "kazakh-letters" },
    { "hyphenation", "layout" },
    { "unwrap", "layout" },
    { "invalid-bytes", "invalid-bytes" },
    { "compose", "composition" },
    { "invisible", "invisible" },
    { "stray", "invisible" },
    { "quotes", "quotes" },
    { "space", "space" },
    { "marks", "punctuation" },
    { "spacing", "punctuation" },
    { "dash", "punctuation" },
    { "apostrophe", "punctuation" },
    { "html", "html" },
    { "line-ends", "line-ends" },
}

local KIND_OF = {}
for _, pair in ipairs(RULES) do
    KIND_OF[pair[1]] = pair[2]
end

--- The kinds of findings that kaz.check may make, the graver first.
check.KINDS = {
    "encoding",
    "lookalike",
    "mixed-scripts",
    "kazakh-letters",
    "suffix",
    "invalid-bytes",
    "composition",
    "invisible",
    "quotes",
    "space",
    "punctuation",
}

--- The rules of repair, and the kind that each belongs to.
function check.rules()
    local names, kinds = {}, {}
    for i, pair in ipairs(RULES) do
        names[i], kinds[pair[1]] = pair[1], pair[2]
    end
    return names, kinds
end

-- The rule of an edit that decides what is said of it.
local function ruling(edit)
    local had = {}
    for _, rule in ipairs(edit.rules) do
        had[rule] = true
    end
    for _, pair in ipairs(RULES) do
        if had[pair[1]] then
            return pair[1]
        end
    end
    return edit.rules[1]
end

local function finding_of_edit(text, edit, words)
    local rule = ruling(edit)
    local kind = KIND_OF[rule]
    return {
        first = edit.original_first,
        last = edit.original_last,
        text = edit.from,
        kind = kind,
        rule = rule,
        fix = edit.to,
        confidence = edit.confidence,
        message = words.of_edit(rule, edit, text),
    }
end

-- Words are told as a whole, with all that is wrong in them; what is between them edit by edit.
local function repairs(text, doc, words, add)
    local spans = doc:repairs()
    for _, word in ipairs(spans) do
        add(finding_of_edit(text, word, words))
    end
    local at = 1
    for _, edit in ipairs(doc:edits()) do
        while spans[at] and spans[at].original_last < edit.original_first do
            at = at + 1
        end
        local word = spans[at]
        if not word or edit.original_first < word.original_first then
            add(finding_of_edit(text, edit, words))
        end
    end
end

local CYRILLIC, LATIN = "[\208-\211][\128-\191]", "[A-Za-z]"

-- Runs of letters without a sign between that have both alphabets. What is an address or a code to the tokens is no word.
local function mixed_in_line(line, at, words, add)
    local doc = core.document(line, { plain = true, raw = true })
    if not doc then
        return
    end
    for _, token in ipairs(doc:tokens()) do
        for from, part, to in token.text:gmatch("()([%w\128-\255]+)()") do
            if token.kind == "word" and part:find(LATIN) and part:find(CYRILLIC) then
                add({
                    first = at + token.first + from - 2,
                    last = at + token.first + to - 3,
                    text = part,
                    kind = "mixed-scripts",
                    confidence = 0.9,
                    message = words.mixed(part),
                })
            end
        end
    end
    doc:close()
end

local function mixed_scripts(text, words, add)
    for at, line in text:gmatch("()([^\n]+)") do
        if line:find("[A-Za-z][\208-\211]") or line:find(CYRILLIC .. LATIN) then
            mixed_in_line(line, at, words, add)
        end
    end
end

local function suffixes(text, words, add)
    for _, wrong in ipairs(endings.in_text(text)) do
        local sure = #wrong.right == 1
        add({
            first = wrong.first,
            last = wrong.last,
            text = text:sub(wrong.first, wrong.last),
            kind = "suffix",
            fix = sure and wrong.base .. "-" .. wrong.right[1] or nil,
            confidence = sure and 0.95 or 0.8,
            message = words.suffix(wrong.base, wrong.ending, wrong.right),
        })
    end
end

-- Those of the second list that touch none of the first; both are in order.
local function apart(list, others)
    local kept, at = {}, 1
    for _, other in ipairs(others) do
        while list[at] and list[at].last < other.first do
            at = at + 1
        end
        if not list[at] or other.last < list[at].first then
            kept[#kept + 1] = other
        end
    end
    return kept
end

local function collector()
    local list = {}
    return list, function(finding)
        list[#list + 1] = finding
    end
end

local function only(list, wanted)
    local kept = {}
    for _, finding in ipairs(list) do
        if wanted[finding.kind] then
            kept[#kept + 1] = finding
        end
    end
    return kept
end

local OPTIONS = {
    kinds = "table",
    messages = "string",
    profile = "string",
    rules = "table",
    restore = "boolean",
    encoding = "string",
}

local function check_options(options)
    for name, value in pairs(options) do
        if not OPTIONS[name] then
            error(("bad argument #2 to 'check' (unknown option '%s')"):format(tostring(name)), 3)
        elseif type(value) ~= OPTIONS[name] then
            error(("bad argument #2 to 'check' (%s: %s expected, got %s)"):format(name, OPTIONS[name], type(value)), 3)
        end
    end
    if not sentences[options.messages or "en"] then
        error("bad argument #2 to 'check' (messages: en or kk expected)", 3)
    end
end

local function wanted_kinds(kinds)
    local known, wanted = {}, {}
    for _, kind in ipairs(check.KINDS) do
        known[kind] = true
    end
    for _, kind in ipairs(kinds or check.KINDS) do
        if not known[kind] then
            error(("bad argument #2 to 'check' (unknown kind '%s')"):format(tostring(kind)), 3)
        end
        wanted[kind] = true
    end
    return wanted
end

local function document_options(options)
    return {
        plain = true,
        encoding = options.encoding or "utf-8",
        profile = options.profile,
        restore = options.restore,
        rules = options.rules,
    }
end

local function by_place(a, b)
    if a.first ~= b.first then
        return a.first < b.first
    end
    return a.last < b.last
end

-- What repair leaves alone: words of two alphabets, endings that do not fit.
local function beside_repair(text, words)
    local list, add = collector()
    mixed_scripts(text, words, add)
    suffixes(text, words, add)
    table.sort(list, by_place)
    return list
end

--- The findings in a text, in order.
function check.text(text, options)
    if type(text) ~= "string" then
        error("bad argument #1 to 'check' (string expected, got " .. type(text) .. ")", 2)
    end
    options = options or {}
    check_options(options)
    local wanted, words = wanted_kinds(options.kinds), sentences[options.messages or "en"]
    local doc, message, code = core.document(text, document_options(options))
    if not doc then
        return nil, message, code
    end
    local list, add = collector()
    repairs(text, doc, words, add)
    doc:close()
    if wanted["mixed-scripts"] or wanted.suffix then
        for _, finding in ipairs(apart(list, beside_repair(text, words))) do
            list[#list + 1] = finding
        end
    end
    table.sort(list, by_place)
    return only(list, wanted)
end

return check
