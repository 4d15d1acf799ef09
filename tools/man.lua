-- Makes doc/kaztext.1 of the command line's own parser and the text below. Run from the project's root with Lua 5.4, after
-- a build; writes only what differs.
package.path = "tools/lib/?.lua;lua/?.lua;lua/?/init.lua;" .. package.path
package.cpath = "build/5.4/?.so;" .. package.cpath
local file = require("file")
local cli = require("kaztext.cli")
local examples = require("kaztext.cli.examples")
local facts = require("kaztext.formats.facts")
local outline = require("kaztext.cli.outline")

local PATH = "doc/kaztext.1"

local DESCRIPTION = {
    "Each command reads the files, or standard input where none is named or for `-`, and writes UTF-8 to standard output. "
        .. "What could not be read is told on standard error, and the rest goes on.",
    "Text may begin with a byte order mark. Lines, words, objects and tables may be in UTF-16 or UTF-32, and a CSV may have "
        .. "semicolons for commas, as spreadsheets write it where a comma is in numbers.",
    "No command writes to a file that it reads. A file that `run` writes to is locked until that run ends, in whatever way; "
        .. "another run that would write to it ends with status 1.",
    "Facts have their place in the page as it was given, whatever was repaired; no network is used.",
}

local FORMATS = {
    { "json", "One object a page, a line each: the record. doc/record.md says what each key means." },
    {
        "ndjson",
        "One object a fact, a line each, as it stands in the record, with `page` and `layer` before it; --layer tells which.",
    },
    {
        "csv",
        "One row a fact, as RFC 4180 has it: page, layer, type, text, value, unit, person, organisation, confidence, start, "
            .. "end. `value` is the dictionary form of a name, the TIMEX3 value of a time, the worth of a number, what a "
            .. "repair made of the words; `person` is the full name of who is named, holds the post or speaks. start and "
            .. "end are code points of the page, counted from 0, the end exclusive. What a spreadsheet would take for a "
            .. "formula has an apostrophe before it.",
    },
    {
        "conllu",
        "The words of the article as `parse` gives them, with # newdoc, # newpar and # sent_id, and in MISC NER=B-PERSON, "
            .. "NER=I-PERSON … (IOB2, KazNERD's classes).",
    },
    {
        "brat",
        "Standoff annotations, a .ann; its places count in the code points of the .txt that `clean` writes of the same page "
            .. "with the same options. Values and dictionary forms are notes, the mentions of a person an Alias, posts and "
            .. "speakers relations.",
    },
    {
        "text",
        "For people: the article, then what was found. In colour names, times and numbers are marked in the article. Lines "
            .. "are broken at the width of the terminal, or of COLUMNS.",
    },
}

local ENVIRONMENT = {
    { "NO_COLOR", "If it is set and not empty, --colour=auto does not colour." },
    { "COLUMNS", "The width of --format text." },
    { "LC_ALL, LC_MESSAGES, LANG", "If they begin with kk, the pages of `view` speak Kazakh." },
}

local STATUS = {
    { "0", "All went well." },
    { "1", "Something could not be read or written; the rest was done. Standard error has the file and the reason." },
    { "2", "The command line was wrong; nothing was done." },
    { "130", "It was interrupted (Ctrl-C)." },
}

-- Text for troff: it has signs of its own, and a line may not begin with a full stop or an apostrophe.
local function escape(text)
    return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("`([^`]*)`", "\\fB%1\\fR"):gsub("^([.'])", "\\&%1"))
end

local function literal(text)
    return (
        text:gsub("\\", "\\e")
            :gsub("%-", "\\-")
            :gsub("'", "\\(aq")
            :gsub("`", "\\(ga")
            :gsub("%^", "\\(ha")
            :gsub("~", "\\(ti")
    )
end

local WIDTH = 78

-- The same in short lines, none of which begins with what troff would take for a request.
local function wrapped(text)
    local lines, current = {}, ""
    for word in text:gmatch("%S+") do
        local is_request = word:find("^[.']")
        if current ~= "" and #current + #word + 1 > WIDTH and not is_request then
            lines[#lines + 1], current = current, word
        else
            current = current == "" and word or current .. " " .. word
        end
    end
    lines[#lines + 1] = current
    return table.concat(lines, "\n")
end

local out = {}

local function line(format, ...)
    out[#out + 1] = select("#", ...) > 0 and format:format(...) or format
end

local function tagged(tag, about)
    line(".TP")
    line("%s", tag)
    line("%s", wrapped(escape(about)))
end

local function bold(text)
    return "\\fB" .. escape(text) .. "\\fR"
end

local function italic(text)
    return "\\fI" .. escape(text) .. "\\fR"
end

local function option_tag(option)
    local names = {}
    for i, name in ipairs(option.names) do
        names[i] = bold(name)
    end
    local tag = table.concat(names, ", ")
    if option.choices then
        local choices = {}
        for i, choice in ipairs(option.choices) do
            choices[i] = bold(choice)
        end
        return tag .. " " .. table.concat(choices, "|")
    end
    return option.takes_value and tag .. " " .. italic(option.names[#option.names]:gsub("^%-+", ""):upper()) or tag
end

local function about_option(option)
    local more = {}
    if option.is_required then
        more[#more + 1] = "It must be given."
    end
    if option.default then
        more[#more + 1] = ("Without it: %s."):format(option.default)
    end
    return table.concat({ option.about, table.unpack(more) }, " ")
end

local function argument_word(argument)
    local word = argument.name == "files" and "FILE" or argument.name:upper()
    word = argument.choices and table.concat(argument.choices, "|") or word
    word = italic(word) .. (argument.is_list and " …" or "")
    return argument.is_optional and "[" .. word .. "]" or word
end

local function command(item)
    line(".SS %s", item.name)
    local words = { bold("kaztext " .. item.name) }
    if #item.options > 1 then
        words[2] = "[" .. italic("OPTIONS") .. "]"
    end
    for _, argument in ipairs(item.arguments) do
        words[#words + 1] = argument_word(argument)
    end
    line(table.concat(words, " "):gsub("%%", "%%%%"))
    line(".PP")
    line("%s", wrapped(escape(item.about)))
    for _, option in ipairs(item.options) do
        if option.names[1] ~= "-h" then
            tagged(option_tag(option), about_option(option))
        end
    end
    for i, example in ipairs(examples[item.name] or {}) do
        line(i == 1 and ".PP\n.EX" or ".EX")
        line("    %s", literal(example))
        line(".EE")
    end
end

local function section(title, entries)
    line(".SH %s", title)
    for _, entry in ipairs(entries) do
        tagged(bold(entry[1]), entry[2])
    end
end

local function page(root)
    line('.\\" Generated by tools/man.lua from the command line itself; do not edit.')
    line('.TH KAZTEXT 1 "" kaztext')
    line(".SH NAME")
    line("kaztext \\- repairs, analyses and mines Kazakh text")
    line(".SH SYNOPSIS")
    line("\\fBkaztext\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIFILE\\fR …]")
    line(".SH DESCRIPTION")
    for i, paragraph in ipairs(DESCRIPTION) do
        line("%s%s", i > 1 and ".PP\n" or "", wrapped(escape(paragraph)))
    end
    section("OPTIONS", {
        { "-h, --help", "What the program, or the command, does and takes." },
        { "-V, --version", "The version, and the Lua that runs it." },
    })
    line(".SH COMMANDS")
    for _, item in ipairs(root.commands) do
        command(item)
    end
    section("FORMATS", FORMATS)
    line(".PP")
    line(
        "%s",
        wrapped(
            escape(
                "The layers of --layer are " .. table.concat(facts.layers, ", ") .. "; without it all but the last two."
            )
        )
    )
    line(".SH COMPLETION")
    line("%s", escape("In the start-up file of bash or zsh (after compinit), and once for fish:"))
    for _, shell in ipairs({
        'eval "$(kaztext completion bash)"',
        'eval "$(kaztext completion zsh)"',
        "kaztext completion fish >~/.config/fish/completions/kaztext.fish",
    }) do
        line(".EX")
        line("    %s", literal(shell))
        line(".EE")
    end
    section("EXIT STATUS", STATUS)
    section("ENVIRONMENT", ENVIRONMENT)
    line(".SH SEE ALSO")
    line("%s", escape("README.md, doc/record.md, and in Neovim `:help kaztext`."))
    return table.concat(out, "\n") .. "\n"
end

file.save(PATH, page(outline.of(cli.parser())))
