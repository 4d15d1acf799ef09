--- The commands for text and words, a block or a line at a time: langid, sentences, parse, tag, lemma, stem, inflect, number,
--- spell, suffix, verbalize, translit.
local blocks = require("kaztext.cli.blocks")
local kaz = require("kaztext")
local options = require("kaztext.cli.options")
local output = require("kaztext.cli.output")

local words = {}

local function write_language(line)
    output.write(("%s\t%.2f\n"):format(kaz.language(line)))
end

local function write_stretches(line)
    for _, stretch in ipairs(assert(kaz.languages(line))) do
        local part = line:sub(stretch.first, stretch.last)
        output.write(("%s\t%.2f\t%s\n"):format(stretch.language, stretch.confidence, part))
    end
    output.write("\n")
end

local function langid(run, args)
    local write = args.stretches and write_stretches or write_language
    blocks.each_record(run, args, "lines", function(record)
        write(blocks.as_utf8(record.text))
    end)
end

local function sentences(run, args)
    blocks.each_block(run, args, function(block)
        for _, sentence in ipairs(assert(kaz.sentences(block))) do
            output.write(sentence.text, "\n")
        end
    end)
end

local function parse(run, args)
    blocks.each_block(run, args, function(block)
        local doc = assert(kaz.document(block, { plain = true, raw = true, tokens = args.input == "tokens" }))
        output.write((assert(doc:conllu())))
        doc:close()
    end, { cut_at = args.input == "tokens" and blocks.AFTER_EMPTY_LINE or nil })
end

local function write_tags(tokens, how)
    local tags = assert(kaz.tag(tokens, how))
    for i, token in ipairs(tokens) do
        output.write(token, " ", tags[i], "\n")
    end
    output.write("\n")
end

-- A pattern for the spaces at the end would be tried at each of those within.
local function trimmed(line)
    local last = #line
    while last > 0 and line:find("^%s", last) do
        last = last - 1
    end
    return line:sub(line:match("^%s*()"), last)
end

local function tag(run, args)
    local how = { extend = args.extend }
    blocks.each_block(run, args, function(block)
        local tokens = {}
        for line in (block .. "\n\n"):gmatch("([^\n]*)\n") do
            local token = trimmed(line)
            if token ~= "" then
                tokens[#tokens + 1] = token
            elseif #tokens > 0 then
                write_tags(tokens, how)
                tokens = {}
            end
        end
    end, { cut_at = blocks.AFTER_EMPTY_LINE })
end

local function lemma(run, args)
    blocks.each_line(run, args, kaz.lemma)
end

local function stem(run, args)
    blocks.each_line(run, args, kaz.stem)
end

-- Calls make(text, features) for each line of both with a tab between them, and writes what it gives.
local function each_form(run, args, name, make)
    blocks.each_line(run, args, function(line)
        local text, feats = line:match("^([^\t]*)\t?([^\t]*)")
        local done, form, message = pcall(make, text, feats)
        if not done or not form and text ~= "" then
            blocks.complain(
                run,
                name,
                ("%s: %s"):format(blocks.shown(line), done and message or form:match("%((.*)%)") or form)
            )
        end
        return done and form or ""
    end)
end

local function inflect(run, args)
    each_form(run, args, "inflect", kaz.inflect)
end

local function digits(value)
    return (value == math.floor(value) and math.abs(value) < 1e18 and "%.0f" or "%.15g"):format(value)
end

local function number(run, args)
    blocks.each_line(run, args, function(line)
        local value, message = kaz.number(line)
        if not value and line:find("%S") then
            blocks.complain(run, "number", ("%s: %s"):format(blocks.shown(line), message))
        end
        return value and digits(value) or ""
    end)
end

-- What --ordinal, --case and the like ask for.
local function spelling(args)
    return {
        Case = args.case,
        NumType = args.ordinal and "Ord" or args.collective and "Coll" or nil,
        ["Person[psor]"] = args.possessor,
        digits = args.digits,
        distributive = args.distributive,
        approximate = args.approximate,
    }
end

local function spell(run, args)
    local how = spelling(args)
    blocks.each_line(run, args, function(line)
        local spelled, message = kaz.spell(line, how)
        if not spelled and line:find("%S") then
            blocks.complain(run, "spell", ("%s: %s"):format(blocks.shown(line), message))
        end
        return spelled or ""
    end)
end

local function suffix(run, args)
    each_form(run, args, "suffix", kaz.suffix)
end

local function verbalize(run, args)
    local how = { acronym = args.acronyms }
    for _, kind in ipairs(args.without or {}) do
        how[kind] = false
    end
    blocks.each_block(run, args, function(block)
        output.write((assert(kaz.verbalize(block, how))))
    end)
end

local function translit(run, args)
    blocks.each_block(run, args, function(block)
        output.write((assert(kaz.translit(block, args.to, args.from))))
    end)
end

-- Lets the core say whether verbalize knows this kind of expression.
local function sayable(kind)
    if pcall(kaz.verbalize, "", { [kind] = false }) then
        return kind
    end
    return nil, ("there is no kind '%s'"):format(kind)
end

local SCHEMES = { "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }
local CASES = { "Nom", "Gen", "Dat", "Acc", "Loc", "Abl", "Ins" }
local OR_AUTO = { "auto", "cyrl", "latn-2017", "latn-2018", "latn-2021", "arab", "bgn", "iso9" }

local function add_spell(add)
    local command = add("spell", "A number, amount, date or time a line: in words.", spell)
    command:mutex(command:flag("--ordinal", "бесінші."), command:flag("--collective", "бесеу."))
    command:flag("--digits", "Digit by digit.")
    command:flag("--distributive", "бес-бестен.")
    command:flag("--approximate", "беске жуық.")
    command:option("--case", "The case of the last word: " .. table.concat(CASES, ", ") .. "."):choices(CASES)
    command:option("--possessor", "The person whose it is: 1, 2, 3."):choices({ "1", "2", "3" })
end

local function add_verbalize(add)
    local command = add("verbalize", "Text: as it is read aloud, numbers and abbreviations in words.", verbalize)
    command
        :option("--acronyms", "keep, letters (by their names), full (those that have a known name).")
        :choices({ "keep", "letters", "full" })
        :default("keep")
    command
        :option("--without", "What stays as it is written: number, date, phone, abbreviation …; may be given again.")
        :count("*")
        :convert(sayable)
end

--- Adds the commands; add(name, description, run) makes one that reads files.
function words.add_commands(add)
    local languages = add("langid", "A text a line: language and confidence, a line each.", langid)
    languages:flag("--stretches", "The languages within each line, with their words; an empty line after each.")
    options.add_records(languages, { "auto", "files", "lines", "ndjson", "csv", "tsv", "warc" }, "lines")
    add("sentences", "Text: a sentence a line.", sentences)
    add("parse", "Text: its words with lemma, part of speech and features, as CoNLL-U.", parse)
        :option("--input", "text, or tokens: a token a line, an empty line after a sentence.")
        :choices({ "text", "tokens" })
        :default("text")
    options.add_extend(
        add("tag", "A token a line, an empty line after a sentence: `token tag`, IOB2 with KazNERD's classes.", tag)
    )
    add("lemma", "A word a line: its dictionary form.", lemma)
    add("stem", "A word a line: its stem, for search.", stem)
    add("inflect", "lemma, tab, features (Case=Gen|Number=Plur) a line: the form.", inflect)
    add("number", "A number in words, digits or both a line: its value in digits.", number)
    add_spell(add)
    add("suffix", "digits or an acronym, tab, features (Case=Dat) a line: with the ending, 40-қа.", suffix)
    add_verbalize(add)
    local command = add("translit", "Text: in another alphabet of Kazakh, line by line.", translit)
    command:option("--to", "The alphabet: " .. table.concat(SCHEMES, ", ") .. "."):choices(SCHEMES):count(1)
    command:option("--from", "The alphabet of the text; auto finds it out."):choices(OR_AUTO):default("auto")
end

return words
