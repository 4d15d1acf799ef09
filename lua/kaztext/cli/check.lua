--- The command check: what is wrong in a text, a finding a line, in the form that editors and CI read.
local blocks = require("kaztext.cli.blocks")
local kaz = require("kaztext")
local ndjson = require("kaztext.ndjson")
local options = require("kaztext.cli.options")
local output = require("kaztext.cli.output")
local places = require("kaztext.cli.places")

local check = {}

local KEYS = { "file", "line", "column", "kind", "rule", "text", "fix", "message", "confidence" }

local writers = {}

function writers.text(finding)
    return ("%s:%d:%d: %s: %s"):format(finding.file, finding.line, finding.column, finding.kind, finding.message)
end

function writers.json(finding)
    return ndjson.object(finding, KEYS)
end

local function check_text(run, args)
    local write, line = writers[args.format], 1
    local wanted = { kinds = args.kind and #args.kind > 0 and args.kind or nil, messages = args.lang }
    blocks.each_block(run, args, function(block, name, is_first)
        line = is_first and 1 or line
        local place = places.counter(block, line)
        for _, finding in ipairs(assert(kaz.check(block, wanted))) do
            finding.file = name
            finding.line, finding.column = place(finding.first)
            output.write(write(finding), "\n")
            run.status = args.fail and 1 or run.status
        end
        line = place(#block + 1)
    end, { keeps_bytes = true })
end

local function kind(name)
    local known, message = pcall(kaz.check, "", { kinds = { name } })
    if known then
        return name
    end
    return nil, options.words_of(message)
end

--- Adds the command; add(name, description, run) makes one that reads files.
function check.add_commands(add)
    local command = add("check", "Text: what is wrong in it, a finding a line; nothing is changed.", check_text)
    command
        :option("--kind", "Findings of this kind alone: lookalike, suffix, quotes …; may be given again.")
        :count("*")
        :convert(kind)
    command:option("--lang", "Of the messages: en, kk."):choices({ "en", "kk" }):default("en")
    command
        :option("--format", "text: file:line:column: kind: message; json: an object a line.")
        :choices({ "text", "json" })
        :default("text")
    command:flag("--fail", "The exit status is 1 if anything was found.")
end

return check
