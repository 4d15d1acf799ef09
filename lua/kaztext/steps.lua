--- The steps of recipes. Each says which options it takes, which fields of a record it gives and needs, and makes the
--- function that does it. `read` adds to the options of the document that is opened once for all steps; one of the kind
--- "read" does nothing else. Any other takes a record and returns nothing where the record goes on, or false and the reason
--- where it is dropped, and perhaps what to count that reason under. A step that remembers records is made of three parts,
--- see recipe.lua. `opens` says that it looks at the document.
local core = require("kaztext.core")
local corpus = require("kaztext.corpus")
local ndjson = require("kaztext.ndjson")
local Record = require("kaztext.record")
local rule = require("kaztext.rule")

local steps = {}

local function is(kind)
    return function(value)
        return type(value) == kind, kind
    end
end

local function one_of(...)
    local names, known = { ... }, {}
    for _, name in ipairs(names) do
        known[name] = true
    end
    return function(value)
        return known[value] == true, table.concat(names, ", ")
    end
end

-- A string, or a list of strings.
local function strings(value)
    if type(value) == "string" then
        return true
    end
    local fine = type(value) == "table" and #value > 0
    for _, item in ipairs(fine and value or {}) do
        fine = fine and type(item) == "string"
    end
    return fine, "a string or a list of strings"
end

local function share(value)
    return type(value) == "number" and value >= 0 and value <= 1, "a number from 0 to 1"
end

local function rules(value)
    return type(value) == "string" or type(value) == "table", "rules, or the name of shipped ones"
end

local function giving(value)
    return type(value) == "table", "rules that give something"
end

local function list_of(value)
    return type(value) == "table" and value or { value }
end

-- ---- Reading: bytes to a document ----

steps.decode = {
    kind = "read",
    options = { encoding = is("string") },
    read = function(document, options)
        document.encoding = options.encoding or "auto"
    end,
}

steps.repair = {
    kind = "read",
    options = { profile = is("string"), rules = is("table"), restore = is("boolean") },
    read = function(document, options)
        document.raw = nil
        document.profile, document.rules, document.restore = options.profile, options.rules, options.restore
    end,
}

steps.page = {
    kind = "read",
    -- a day, or "record": the record's own
    options = { input = one_of("auto", "html", "text"), date = is("string") },
    gives = { "title", "paragraphs" },
    read = function(document, options)
        document.plain = nil
        document.date = options.date
        document.input = options.input or "auto"
    end,
}

-- ---- Of the document ----

steps.language = {
    options = { keep = strings, least = share, among = strings },
    gives = { "language", "confidence" },
    make = function(options)
        local keep = {}
        for _, code in ipairs(list_of(options.keep or {})) do
            keep[code] = true
        end
        local among = options.among and list_of(options.among)
        core.language("", among)
        return function(record)
            record.language, record.confidence = core.language(record.text, among)
            record:note(("%s %.2f"):format(record.language, record.confidence))
            if options.keep and not keep[record.language] then
                return false, "the language is " .. record.language
            elseif options.least and record.confidence < options.least then
                local reason = ("the language is %s by %.2f only"):format(record.language, record.confidence)
                return false, reason, "the language is not sure"
            end
        end
    end,
}

steps.segment = {
    opens = true,
    gives = { "sentences" },
    make = function()
        return function(record)
            record.sentences = {}
            for i, sentence in ipairs(record:document():sentences()) do
                record.sentences[i] = sentence.text
            end
            record:note(("sentences %d"):format(#record.sentences))
        end
    end,
}

steps.analyse = {
    opens = true,
    gives = { "words", "lemmas", "conllu" },
    make = function()
        return function(record)
            local document = record:document()
            record.words, record.lemmas = document:words(), {}
            for i, word in ipairs(record.words) do
                record.lemmas[i] = word.lemma
            end
            record.conllu = document:conllu()
            record:note(("words %d"):format(#record.words))
        end
    end,
}

local LAYERS = { "entities", "people", "times", "numbers", "quotes", "identifiers" }

steps.extract = {
    opens = true,
    options = { extend = giving },
    -- the document is opened once for all steps, so that those before it see what the rules give, too
    read = function(document, options)
        local extend = options.extend and rule.of(options.extend)
        if extend and not extend:gives() then
            error("extend: no rule of them gives anything", 0)
        end
        document.extend = extend
    end,
    gives = { "entities", "people", "times", "numbers", "quotes", "identifiers", "record" },
    make = function()
        return function(record)
            local document, found = record:document(), {}
            for i, layer in ipairs(LAYERS) do
                record[layer] = document[layer](document)
                found[i] = ("%s %d"):format(layer, #record[layer])
            end
            record.record = document:json()
            record:note(table.concat(found, ", "))
        end
    end,
}

steps.rule = {
    options = { rules },
    required = { 1 },
    opens = true,
    gives = { "matches" },
    make = function(options)
        local set = rule.of(options[1])
        return function(record)
            record.matches = set:match(record:document())
            record:note(("matches %d"):format(#record.matches))
        end
    end,
}

-- ---- Choosing ----

steps.filter = {
    options = {
        profile = function(value)
            return type(value) == "string" or type(value) == "table", "a profile's name, file or rows"
        end,
    },
    make = function(options)
        local judge = corpus.filter(options.profile or "kaztext")
        return function(record)
            local keep, reason, signal, value = judge(record.text)
            if keep == false then
                return false, ("%s (%s: %.4g)"):format(reason, signal, value), reason
            end
        end
    end,
}

steps.dedup = {
    options = {
        unit = one_of("document", "paragraph", "line"),
        near = is("boolean"),
        threshold = share,
        memory = is("number"),
    },
    make = function(options)
        local seen, is_whole = corpus.dedup(options), (options.unit or "document") == "document"
        return {
            ask = function(record)
                return { id = record.id, signatures = corpus.sign(seen, record.text) }
            end,
            answer = function(question)
                return corpus.judge(seen, question.signatures, question.id)
            end,
            apply = function(record, verdicts)
                local text, dropped = corpus.cut(seen, record.text, verdicts)
                if is_whole and #dropped > 0 then
                    return false, dropped[1].reason, dropped[1].kind .. " duplicate"
                end
                record:set_text(text)
                if #dropped > 0 then
                    record:note(("%d seen before"):format(#dropped))
                end
                if not text:find("%S") and #dropped > 0 then
                    return false, "all of it was seen before"
                end
            end,
        }
    end,
}

-- ---- In order ----

-- A user's function that has to see one record after the other, since it remembers something of them.
steps.in_order = {
    options = { is("function") },
    required = { 1 },
    own = true,
    opens = true,
    make = function(options)
        return {
            ask = Record.fields,
            answer = function(fields, extend)
                local record = Record.new(fields, extend)
                record.step = "in_order"
                local result, reason = options[1](record)
                record:close()
                return { fields = record:fields(), dropped = not result and (reason or "dropped by a function") }
            end,
            apply = function(record, answer)
                record:replace(answer.fields)
                if answer.dropped then
                    return false, answer.dropped
                end
            end,
        }
    end,
}

-- ---- Changing the text ----

steps.mask = {
    options = { kinds = is("table"), style = one_of("tag", "shape", "pseudonym"), key = is("string") },
    make = function(options)
        local how = next(options) and options or nil
        core.mask("", how)
        return function(record)
            local text, edits = core.mask(record.text, how)
            record:set_text(text)
            if #edits > 0 then
                record:note(("%d masked"):format(#edits))
            end
        end
    end,
}

steps.translit = {
    options = { to = is("string"), from = is("string") },
    required = { "to" },
    make = function(options)
        core.translit("", options.to, options.from)
        return function(record)
            local text, from = core.translit(record.text, options.to, options.from)
            record:set_text(text)
            record:note(("from %s"):format(from))
        end
    end,
}

-- ---- Writing ----

local function fields_of(record, names)
    local object = {}
    for _, name in ipairs(names) do
        object[name] = record[name]
    end
    return ndjson.object(object, names)
end

steps.emit = {
    options = { [1] = one_of("ndjson", "text", "conllu", "record"), fields = strings },
    gives = { "out" },
    needs = function(options)
        local form = options[1] or "ndjson"
        if form == "conllu" or form == "record" then
            return { form }
        end
        return options.fields and list_of(options.fields) or {}
    end,
    make = function(options)
        local form = options[1] or "ndjson"
        if form == "text" then
            return function(record)
                record.out = record.text
            end
        elseif form == "conllu" then
            return function(record)
                record.out = record.conllu
            end
        elseif form == "record" then
            return function(record)
                record.out = ndjson.with_id(record.record, record.id)
            end
        end
        local names = options.fields and list_of(options.fields) or { "id", "text" }
        return function(record)
            record.out = fields_of(record, names)
        end
    end,
}

return steps
