-- Help, the man page's source, and completion as the shells do it.
local cli = require("kaztext.cli")
local command = require("support.command")
local examples = require("kaztext.cli.examples")
local outline = require("kaztext.cli.outline")
local kaztext = command.kaztext

local root = outline.of(cli.parser())

local function has(program)
    return select(2, command.run("command -v " .. program .. " >/dev/null")) == 0
end

describe("help", function()
    it("tells of the program and of each command", function()
        local out, status = kaztext("help")
        assert.equal(0, status)
        for _, item in ipairs(root.commands) do
            assert.truthy(out:find("\n   " .. item.name, 1, true), item.name)
        end
        assert.equal(out, (kaztext("--help")))
        assert.equal(kaztext("extract --help"), (kaztext("help extract")))
        assert.equal(2, select(2, kaztext("help nosuch")))
    end)

    it("tells the version, that of the rock", function()
        local file = assert(io.open("kaztext-scm-1.rockspec", "rb"))
        local version = file:read("*a"):match('version = "(%w+)%-%d+"')
        file:close()
        assert.matches("^kaztext " .. version .. " %(.+%)\n$", (kaztext("--version")))
    end)

    it("has an example of each command that can be run as it stands", function()
        local folder = os.tmpname()
        os.remove(folder)
        command.run(("mkdir %s && cp examples/page.txt %s"):format(folder, folder))
        for _, item in ipairs(root.commands) do
            assert.truthy(examples[item.name], item.name)
            assert.truthy(kaztext("help " .. item.name):find(examples[item.name][1], 1, true))
            for _, example in ipairs(examples[item.name]) do
                local line = example:gsub(" | jq .*", ""):gsub(" | less .*", "")
                local out, status = command.run(
                    ('export PATH="$PWD/bin:$PATH"; cd %s && bash -ec %s'):format(
                        folder,
                        "'set -o pipefail; " .. line:gsub("'", "'\\''") .. "'"
                    )
                )
                assert.equal(0, status, example .. "\n" .. out)
                assert.is_nil(out:find("kaztext: ", 1, true), example)
            end
        end
        command.run("rm -r " .. folder)
    end)

    it("says something of each option and argument", function()
        for _, item in ipairs(root.commands) do
            for _, option in ipairs(item.options) do
                assert.truthy(#option.about > 5, item.name .. " " .. option.names[1])
            end
            for _, argument in ipairs(item.arguments) do
                assert.truthy(#argument.about > 5, item.name .. " " .. argument.name)
            end
        end
    end)
end)

-- What bash offers for the last of the words.
local function bash_offers(...)
    local words = { ... }
    for i, word in ipairs(words) do
        words[i] = "'" .. word .. "'"
    end
    local script = ('source <(bin/kaztext completion bash); COMP_WORDS=(%s); COMP_CWORD=%d; _kaztext; echo "${COMPREPLY[*]}"'):format(
        table.concat(words, " "),
        #words - 1
    )
    return (command.run("bash -c '" .. script:gsub("'", "'\\''") .. "'"):gsub("\n$", ""))
end

describe("completion", function()
    it("offers commands, options, values and files in bash", function()
        assert.equal("extract", bash_offers("kaztext", "extr"))
        assert.equal("sentences stem spell suffix", bash_offers("kaztext", "s"))
        assert.equal("--format --folder", bash_offers("kaztext", "extract", "--fo"))
        assert.equal("csv conllu", bash_offers("kaztext", "extract", "--format", "c"))
        assert.equal("conllu", bash_offers("kaztext", "extract", "--format", "=", "con"))
        assert.equal("json ndjson csv conllu brat text", bash_offers("kaztext", "extract", "--format", "="))
        assert.equal("latn-2021", bash_offers("kaztext", "translit", "--to", "latn-2021"))
        assert.equal("gopher", bash_offers("kaztext", "filter", "--profile", "g"))
        assert.equal("news", bash_offers("kaztext", "run", "new"))
        assert.equal("examples", bash_offers("kaztext", "run", "examp"))
        assert.equal("bash zsh fish", bash_offers("kaztext", "completion", ""))
        assert.equal("decode dedup", bash_offers("kaztext", "help", "de"))
        assert.equal("--help --version", (bash_offers("kaztext", "--")))
        assert.equal("", bash_offers("kaztext", "extract", "examp"))
        assert.equal("", bash_offers("kaztext", "view", "-o", "pa"))
    end)

    it("offers the same in fish", function()
        if not has("fish") then
            return pending("fish is not installed")
        end
        local function offers(line)
            local script = ("bin/kaztext completion fish | source; complete -C '%s'"):format(line)
            return (command.run('fish --no-config -c "' .. script .. '"'):gsub("\t[^\n]*", ""):gsub("\n", " "))
        end
        assert.equal("extract ", offers("kaztext extr"))
        assert.matches("^conllu csv $", offers("kaztext extract --format c"))
        assert.equal("news ", offers("kaztext run new"))
        assert.matches("--restore", offers("kaztext view --rest"))
        assert.matches("examples/page.txt", offers("kaztext extract examples/pa"))
    end)

    it("is understood by zsh", function()
        if not has("zsh") then
            return pending("zsh is not installed")
        end
        local out, status = command.run(
            "zsh -f -c 'autoload -U compinit; compinit -D -u; source <(bin/kaztext completion zsh); print $_comps[kaztext]'"
        )
        assert.same({ "_kaztext\n", 0 }, { out, status })
    end)

    it("knows every value that the parser has as a choice", function()
        for _, shell in ipairs({ "bash", "zsh", "fish" }) do
            local script = kaztext("completion " .. shell)
            for _, item in ipairs(root.commands) do
                for _, option in ipairs(item.options) do
                    assert.truthy(script:find(option.names[1]:gsub("^%-+", ""), 1, true), option.names[1])
                    if option.choices then
                        assert.truthy(script:find(table.concat(option.choices, " "), 1, true), option.names[1])
                    end
                end
            end
        end
    end)

    it("refuses another shell", function()
        assert.equal(2, select(2, kaztext("completion csh")))
    end)
end)
